/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-paste-box.h"

struct _OssiclePasteBox
{
  AdwBin parent_instance;

  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;
};

G_DEFINE_FINAL_TYPE (OssiclePasteBox, ossicle_paste_box, ADW_TYPE_BIN)

static char *
dup_text (OssiclePasteBox *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
text_changed_cb (OssiclePasteBox *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (self->buffer) == 0;

  gtk_widget_set_visible (self->placeholder, empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste-box.diagnose", !empty);
}

/* A paste into the empty box is all that there will be: no need to press a button as well. */
static void
paste_clipboard_cb (OssiclePasteBox *self, GtkTextView *text_view)
{
  if (gtk_text_buffer_get_char_count (self->buffer) > 0)
    return;

  g_signal_stop_emission_by_name (text_view, "paste-clipboard");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.paste", NULL);
}

static void
diagnose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = dup_text (OSSICLE_PASTE_BOX (widget));

  gtk_widget_activate_action (widget, "win.read-text", "s", text);
}

/* The keys: with nothing to diagnose, they must not go on to the text as a line of its own. */
static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "paste-box.diagnose", NULL);
}

static void
sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = g_strdup_printf ("/io/github/ossicle/Ossicle/samples/%s.txt",
                                           g_variant_get_string (parameter, NULL));
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL)
    gtk_widget_activate_action (widget, "win.read-text", "s", g_bytes_get_data (bytes, NULL));
}

static gboolean
ossicle_paste_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (OSSICLE_PASTE_BOX (widget)->text_view));
}

static void
ossicle_paste_box_class_init (OssiclePasteBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ossicle_paste_box_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/paste-box.ui");
  gtk_widget_class_bind_template_child (widget_class, OssiclePasteBox, text_view);
  gtk_widget_class_bind_template_child (widget_class, OssiclePasteBox, buffer);
  gtk_widget_class_bind_template_child (widget_class, OssiclePasteBox, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clipboard_cb);

  gtk_widget_class_install_action (widget_class, "paste-box.diagnose", NULL, diagnose_action);
  gtk_widget_class_install_action (widget_class, "paste-box.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "paste-box.sample", "s", sample_action);
}

static void
ossicle_paste_box_init (OssiclePasteBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  text_changed_cb (self);
}

void
ossicle_paste_box_clear (OssiclePasteBox *self)
{
  g_return_if_fail (OSSICLE_IS_PASTE_BOX (self));

  gtk_text_buffer_set_text (self->buffer, "", -1);
}
