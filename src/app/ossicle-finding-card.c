/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-advice-list.h"
#include "ossicle-finding-card.h"
#include "ossicle-text.h"

struct _OssicleFindingCard
{
  AdwBin parent_instance;

  GtkLabel *verdict;
  GtkLabel *title;
  GtkBox *reasons;
  GtkWidget *steps_box;
  OssicleAdviceList *steps;
  GtkWidget *decide_box;
  GtkLabel *decide;
  GtkWidget *asks_box;
  OssicleAdviceList *asks;
};

G_DEFINE_FINAL_TYPE (OssicleFindingCard, ossicle_finding_card, ADW_TYPE_BIN)

static void
set_verdict (OssicleFindingCard *self, OssicleVerdict verdict)
{
  static const struct
  {
    const char *text;
    const char *css_class;
  } looks[] = {
    [OSSICLE_VERDICT_CAUSE] = { N_ ("The cause"), "error" },
    [OSSICLE_VERDICT_POSSIBLE] = { N_ ("Possible"), "warning" },
    [OSSICLE_VERDICT_RULED_OUT] = { N_ ("Ruled out"), "dim-label" },
  };

  gtk_label_set_label (self->verdict, _ (looks[verdict].text));
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), looks[verdict].css_class);
}

static void
add_reason (OssicleFindingCard *self, const OssicleReason *reason, OssicleCatalogue *catalogue)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (reason->against ? "list-remove-symbolic"
                                                                  : "object-select-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "reason-icon");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reason->against ? _ ("Speaks against it:") : _ ("Speaks for it:"),
                                  -1);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), ossicle_text_new (reason->text, catalogue));
  gtk_box_append (self->reasons, row);
}

static void
set_steps (OssicleAdviceList *list,
           GtkWidget *box,
           const char *const *steps,
           OssicleCatalogue *catalogue)
{
  ossicle_advice_list_set_steps (list, steps, catalogue);
  gtk_widget_set_visible (box, steps != NULL && *steps != NULL);
}

static void
ossicle_finding_card_class_init (OssicleFindingCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_ADVICE_LIST);
  gtk_widget_class_set_css_name (widget_class, "finding");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/finding-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, steps_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, steps);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, decide_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, decide);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, asks_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, asks);
  gtk_widget_class_bind_template_callback (widget_class, ossicle_text_activate_link_cb);
}

static void
ossicle_finding_card_init (OssicleFindingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ossicle_finding_card_new (OssicleFinding *finding, OssicleCatalogue *catalogue)
{
  OssicleFindingCard *self;
  GPtrArray *reasons;

  g_return_val_if_fail (OSSICLE_IS_FINDING (finding), NULL);

  self = g_object_new (OSSICLE_TYPE_FINDING_CARD, NULL);
  set_verdict (self, ossicle_finding_get_verdict (finding));
  ossicle_text_set (self->title, ossicle_finding_get_title (finding), catalogue);

  reasons = ossicle_finding_get_reasons (finding);
  for (guint i = 0; i < reasons->len; i++)
    add_reason (self, g_ptr_array_index (reasons, i), catalogue);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), reasons->len > 0);

  set_steps (self->steps, self->steps_box, ossicle_finding_get_steps (finding), catalogue);
  set_steps (self->asks, self->asks_box, ossicle_finding_get_asks (finding), catalogue);
  ossicle_text_set (self->decide, ossicle_finding_get_decide (finding), catalogue);
  gtk_widget_set_visible (self->decide_box, ossicle_finding_get_decide (finding) != NULL);

  return GTK_WIDGET (self);
}
