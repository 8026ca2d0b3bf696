/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "core/case/ossicle-xml-indent.h"
#include "ossicle-body-text.h"
#include "ossicle-body-view.h"
#include "ossicle-code-style.h"
#include "ossicle-compat.h"

struct _OssicleBodyView
{
  AdwBin parent_instance;

  GtkDropDown *kinds;
  GtkToggleButton *indent_button;
  GtkWidget *parts;
  GtkLabel *part;
  GtkLabel *note;
  GtkSourceBuffer *buffer;

  GBytes *body;
  GBytes *indented; /* or NULL */
  GCancellable *cancellable;
  guint64 length;
  guint position;
  guint n_parts;
};

G_DEFINE_FINAL_TYPE (OssicleBodyView, ossicle_body_view, ADW_TYPE_BIN)

static GBytes *
get_shown (OssicleBodyView *self)
{
  gboolean xml = gtk_drop_down_get_selected (self->kinds) == OSSICLE_BODY_XML;

  return xml && self->indented != NULL ? self->indented : self->body;
}

static void
set_note (OssicleBodyView *self, gboolean broken)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *size = g_format_size_full (self->length, G_FORMAT_SIZE_LONG_FORMAT);
  gsize kept = g_bytes_get_size (self->body);

  g_string_append (text, size);
  if (kept < self->length)
    {
      g_autofree char *part = g_format_size (kept);

      /* Translators: an amount such as "1.0 MB" */
      g_string_append_printf (text,
                              _ (" · The first %s were kept. To have it all, choose a file "
                                 "among the options of the request and send it again."),
                              part);
    }
  if (broken)
    g_string_append (text, _ (" · Long lines are broken here; Save does not break them."));
  gtk_label_set_label (self->note, text->str);
}

static void
show_part (OssicleBodyView *self)
{
  OssicleBodyKind kind = gtk_drop_down_get_selected (self->kinds);
  GBytes *shown = get_shown (self);
  GtkTextIter start;
  gboolean broken;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  self->n_parts = ossicle_body_count_parts (shown, kind);
  self->position = MIN (self->position, self->n_parts - 1);
  text = ossicle_body_dup_part (shown, kind, self->position, &broken);
  gtk_source_buffer_set_highlight_syntax (self->buffer, kind == OSSICLE_BODY_XML);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  /* Translators: which part of how many */
  label = g_strdup_printf (_ ("%u of %u"), self->position + 1, self->n_parts);
  gtk_label_set_label (self->part, label);
  gtk_widget_set_visible (self->parts, self->n_parts > 1);
  set_note (self, broken);
}

static void
indent_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gsize size;
  const char *text = g_bytes_get_data (data, &size);
  char *indented = ossicle_xml_indent (text, size);

  g_task_return_pointer (task, g_bytes_new_take (indented, strlen (indented)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
indented_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  OssicleBodyView *self = OSSICLE_BODY_VIEW (object);
  GBytes *indented = g_task_propagate_pointer (G_TASK (result), NULL);

  if (indented == NULL)
    return;

  g_clear_pointer (&self->indented, g_bytes_unref);
  self->indented = indented;
  self->position = 0;
  show_part (self);
}

static void
begin_indent (OssicleBodyView *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, indented_cb, NULL);
  g_task_set_source_tag (task, begin_indent);
  g_task_set_task_data (task, g_bytes_ref (self->body), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, indent_thread);
}

static void
indent_toggled_cb (OssicleBodyView *self)
{
  if (self->body == NULL)
    return;

  if (gtk_toggle_button_get_active (self->indent_button))
    begin_indent (self);
  else
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_pointer (&self->indented, g_bytes_unref);
      self->position = 0;
      show_part (self);
    }
}

static void
kind_changed_cb (OssicleBodyView *self)
{
  gboolean xml = gtk_drop_down_get_selected (self->kinds) == OSSICLE_BODY_XML;

  gtk_widget_set_visible (GTK_WIDGET (self->indent_button), xml);
  self->position = 0;
  if (self->body != NULL)
    show_part (self);
}

/* The text cannot be changed, so a paste is meant for the window. */
static void
paste_clipboard_cb (OssicleBodyView *self, GtkTextView *view)
{
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.paste", NULL);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleBodyView *self = OSSICLE_BODY_VIEW (widget);
  gint64 position = (gint64) self->position + g_variant_get_int32 (parameter);

  self->position = (guint) CLAMP (position, 0, (gint64) self->n_parts - 1);
  show_part (self);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleBodyView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_file_replace_contents_finish (G_FILE (object), result, NULL, &error);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              saved ? _ ("Saved") : error->message);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleBodyView) self = user_data;
  g_autoptr (GFile) file = ossicle_compat_save_file_finish (result, NULL);

  if (file == NULL || self->body == NULL)
    return;

  g_file_replace_contents_bytes_async (file, self->body, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleBodyKind kind = gtk_drop_down_get_selected (OSSICLE_BODY_VIEW (widget)->kinds);
  static const char *const names[] = { "body.txt", "body.xml", "body.bin" };

  ossicle_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save the Body"),
                                  names[kind], file_chosen_cb, g_object_ref (widget));
}

static void
ossicle_body_view_dispose (GObject *object)
{
  OssicleBodyView *self = OSSICLE_BODY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->indented, g_bytes_unref);

  G_OBJECT_CLASS (ossicle_body_view_parent_class)->dispose (object);
}

static void
ossicle_body_view_class_init (OssicleBodyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_body_view_dispose;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/body-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyView, kinds);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyView, indent_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyView, parts);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyView, part);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyView, note);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyView, buffer);
  gtk_widget_class_bind_template_callback (widget_class, indent_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clipboard_cb);

  gtk_widget_class_install_action (widget_class, "body.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "body.save", NULL, save_action);
}

static void
ossicle_body_view_init (OssicleBodyView *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));

  ossicle_compat_name_drop_down (self->kinds, _ ("Show the body as"));
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (languages, "xml"));
  ossicle_code_style_follow (self->buffer);
}

/**
 * ossicle_body_view_set_body:
 * @self: a view
 * @body: the bytes that were kept
 * @length: how many came
 * @content_type: (nullable): what the headers call it
 */
void
ossicle_body_view_set_body (OssicleBodyView *self,
                            GBytes *body,
                            guint64 length,
                            const char *content_type)
{
  OssicleBodyKind kind;

  g_return_if_fail (OSSICLE_IS_BODY_VIEW (self));
  g_return_if_fail (body != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->indented, g_bytes_unref);
  gtk_toggle_button_set_active (self->indent_button, FALSE);

  self->length = length;
  kind = ossicle_body_guess_kind (body, content_type);
  gtk_drop_down_set_selected (self->kinds, kind);
  self->body = g_bytes_ref (body);
  kind_changed_cb (self);
}

GtkTextBuffer *
ossicle_body_view_get_buffer (OssicleBodyView *self)
{
  g_return_val_if_fail (OSSICLE_IS_BODY_VIEW (self), NULL);

  return GTK_TEXT_BUFFER (self->buffer);
}
