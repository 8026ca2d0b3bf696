/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-advice-list.h"
#include "ossicle-text.h"
#include "ossicle-variant-card.h"

struct _OssicleVariantCard
{
  AdwBin parent_instance;

  GtkLabel *status;
  GtkLabel *message;
  GtkWidget *slip_box;
  GtkLabel *slip;
  GtkWidget *cause_box;
  GtkLabel *cause_heading;
  OssicleAdviceList *causes;
  GtkWidget *fix_box;
  OssicleAdviceList *fixes;
};

G_DEFINE_FINAL_TYPE (OssicleVariantCard, ossicle_variant_card, ADW_TYPE_BIN)

static void
ossicle_variant_card_class_init (OssicleVariantCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_ADVICE_LIST);
  gtk_widget_class_set_css_name (widget_class, "variant");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/variant-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, status);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, message);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, slip_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, slip);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, cause_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, cause_heading);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, causes);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, fix_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleVariantCard, fixes);
  gtk_widget_class_bind_template_callback (widget_class, ossicle_text_activate_link_cb);
}

static void
ossicle_variant_card_init (OssicleVariantCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_message (OssicleVariantCard *self, OssicleVariant *variant)
{
  const char *message = ossicle_variant_get_message (variant);
  g_autofree char *status = g_strdup_printf ("%u", ossicle_variant_get_status (variant));

  gtk_label_set_label (self->status, status);
  if (message == NULL || *message == '\0')
    {
      message = _ ("The wording of the message is not known.");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
    }
  gtk_label_set_label (self->message, message);
}

GtkWidget *
ossicle_variant_card_new (OssicleVariant *variant, OssicleCatalogue *catalogue)
{
  OssicleVariantCard *self;
  GPtrArray *causes, *fixes;

  g_return_val_if_fail (OSSICLE_IS_VARIANT (variant), NULL);

  self = g_object_new (OSSICLE_TYPE_VARIANT_CARD, NULL);
  causes = ossicle_variant_get_causes (variant);
  fixes = ossicle_variant_get_fixes (variant);

  set_message (self, variant);
  ossicle_text_set (self->slip, ossicle_variant_get_slip (variant), catalogue);
  gtk_widget_set_visible (self->slip_box, ossicle_variant_get_slip (variant) != NULL);
  ossicle_advice_list_set_advice (self->causes, causes, catalogue);
  gtk_widget_set_visible (self->cause_box, causes->len > 0);
  gtk_label_set_label (self->cause_heading, causes->len == 1 ? _ ("Cause") : _ ("Possible causes"));
  ossicle_advice_list_set_advice (self->fixes, fixes, catalogue);
  gtk_widget_set_visible (self->fix_box, fixes->len > 0);

  return GTK_WIDGET (self);
}
