/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-shown.h"
#include "ossicle-text-block.h"

/* A label lays out all of its text at once. */
#define MOST_CHARACTERS 20000

struct _OssicleTextBlock
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *copy_button;
};

enum { PROP_0, PROP_TITLE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OssicleTextBlock, ossicle_text_block, ADW_TYPE_BIN)

static void
set_title (OssicleTextBlock *self, const char *title)
{
  /* Translators: what is copied, such as "String to sign" */
  g_autofree char *copy = g_strdup_printf (_ ("Copy: %s"), title);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (self->copy_button, copy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  copy, -1);
}

static void
ossicle_text_block_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, gtk_label_get_label (OSSICLE_TEXT_BLOCK (object)->title));
}

static void
ossicle_text_block_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  const char *title = g_value_get_string (value);

  set_title (OSSICLE_TEXT_BLOCK (object), title != NULL ? title : "");
}

static void
ossicle_text_block_class_init (OssicleTextBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ossicle_text_block_get_property;
  object_class->set_property = ossicle_text_block_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/text-block.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleTextBlock, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleTextBlock, text);
  gtk_widget_class_bind_template_child (widget_class, OssicleTextBlock, copy_button);
}

static void
ossicle_text_block_init (OssicleTextBlock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ossicle_text_block_set_text:
 * @self: a block
 * @text: (nullable): what it shows, perhaps from elsewhere; without any it is not there
 */
void
ossicle_text_block_set_text (OssicleTextBlock *self, const char *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *start = NULL;
  g_autofree char *copied = NULL;

  g_return_if_fail (OSSICLE_IS_TEXT_BLOCK (self));

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL)
    return;

  shown = ossicle_dup_shown_bytes (text);
  start = g_utf8_strlen (shown, -1) > MOST_CHARACTERS ? g_utf8_substring (shown, 0, MOST_CHARACTERS)
                                                      : NULL;
  gtk_label_set_label (self->text, start != NULL ? start : *shown != '\0' ? shown : _ ("(empty)"));
  copied = ossicle_dup_printable (text, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", copied);
}
