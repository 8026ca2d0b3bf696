/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-body-editor.h"
#include "ossicle-code-style.h"
#include "ossicle-compat.h"

/* A longer text is sent as it is, and not edited. */
#define MOST_BYTES (256 * 1024)

/* The rows of the drop-down, in its order. */
enum { KIND_NONE, KIND_TEXT, KIND_FILE, KIND_KEPT };

struct _OssicleBodyEditor
{
  AdwBin parent_instance;

  GtkDropDown *kinds;
  GtkStack *stack;
  GtkSourceBuffer *buffer;
  GtkLabel *file_name;
  GtkLabel *kept_note;

  char *path;
  OssicleRequest *kept; /* whose body goes along as it is */
};

G_DEFINE_FINAL_TYPE (OssicleBodyEditor, ossicle_body_editor, ADW_TYPE_BIN)

static void
set_path (OssicleBodyEditor *self, const char *path)
{
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;
  g_autofree char *printable = shown != NULL ? ossicle_dup_printable (shown, FALSE) : NULL;

  g_free (self->path);
  self->path = g_strdup (path);
  gtk_label_set_label (self->file_name, printable != NULL ? printable : _ ("No file chosen"));
}

static void
kind_changed_cb (OssicleBodyEditor *self)
{
  static const char *const names[] = { "none", "text", "file", "kept" };
  guint kind = gtk_drop_down_get_selected (self->kinds);

  if (kind < G_N_ELEMENTS (names))
    gtk_stack_set_visible_child_name (self->stack, names[kind]);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleBodyEditor) self = user_data;
  g_autoptr (GFile) file = ossicle_compat_open_file_finish (result, NULL);

  if (file != NULL)
    ossicle_body_editor_set_file (self, file);
}

static void
choose_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_compat_open_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Send a File"),
                                  file_chosen_cb, g_object_ref (widget));
}

static const char *
get_editable_text (const OssicleBodyPart *part, gsize *length)
{
  const char *text;

  if (part->bytes == NULL)
    return NULL;

  text = g_bytes_get_data (part->bytes, length);
  if (*length > MOST_BYTES || !g_utf8_validate (text, (gssize) *length, NULL) ||
      memchr (text, '\r', *length) != NULL)
    return NULL;

  return text;
}

static guint64
count_bytes (OssicleRequest *request)
{
  guint64 size = 0;

  for (guint i = 0; i < ossicle_request_get_n_body_parts (request); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (request, i);

      size += part->bytes != NULL ? g_bytes_get_size (part->bytes) : 0;
    }

  return size;
}

/* A choice that only what was imported needs. */
static void
set_kept (OssicleBodyEditor *self, OssicleRequest *request)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->kinds));
  gboolean has = g_list_model_get_n_items (G_LIST_MODEL (names)) > KIND_KEPT;
  g_autofree char *size = NULL;
  g_autofree char *note = NULL;

  g_set_object (&self->kept, request);
  if (request == NULL && has)
    gtk_string_list_remove (names, KIND_KEPT);
  if (request == NULL)
    return;

  if (!has)
    gtk_string_list_append (names, _ ("As It Came"));
  size = g_format_size (count_bytes (request));
  /* Translators: an amount such as "3.2 MB" */
  note = g_strdup_printf (_ ("The body is sent as it came, byte for byte: %s, and the files that "
                             "belong to it."),
                          size);
  gtk_label_set_label (self->kept_note, note);
}

static void
ossicle_body_editor_dispose (GObject *object)
{
  OssicleBodyEditor *self = OSSICLE_BODY_EDITOR (object);

  g_clear_object (&self->kept);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (ossicle_body_editor_parent_class)->dispose (object);
}

static void
ossicle_body_editor_class_init (OssicleBodyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_body_editor_dispose;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/body-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyEditor, kinds);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyEditor, file_name);
  gtk_widget_class_bind_template_child (widget_class, OssicleBodyEditor, kept_note);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);

  gtk_widget_class_install_action (widget_class, "body.choose-file", NULL, choose_file_action);
}

static void
ossicle_body_editor_init (OssicleBodyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  ossicle_compat_name_drop_down (self->kinds, _ ("What the body is"));
  ossicle_code_style_follow (self->buffer);
  set_path (self, NULL);
}

void
ossicle_body_editor_set_request (OssicleBodyEditor *self, OssicleRequest *request)
{
  const OssicleBodyPart *part = NULL;
  const char *text = NULL;
  gsize length = 0;
  guint n, kind;

  g_return_if_fail (OSSICLE_IS_BODY_EDITOR (self));
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  n = ossicle_request_get_n_body_parts (request);
  if (n == 1)
    part = ossicle_request_get_body_part (request, 0);
  if (part != NULL)
    text = get_editable_text (part, &length);

  if (n == 0)
    kind = KIND_NONE;
  else if (text != NULL)
    kind = KIND_TEXT;
  else
    kind = part != NULL && part->path != NULL ? KIND_FILE : KIND_KEPT;

  set_kept (self, kind == KIND_KEPT ? request : NULL);
  set_path (self, kind == KIND_FILE ? part->path : NULL);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text != NULL ? text : "", (int) length);
  gtk_drop_down_set_selected (self->kinds, kind);
  kind_changed_cb (self);
}

static void
append_text (OssicleBodyEditor *self, OssicleRequest *request)
{
  GtkTextIter start, end;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  text = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
  bytes = g_bytes_new_take (text, strlen (text));
  if (g_bytes_get_size (bytes) > 0)
    ossicle_request_append_bytes (request, bytes);
}

static void
append_kept (OssicleRequest *from, OssicleRequest *request)
{
  for (guint i = 0; i < ossicle_request_get_n_body_parts (from); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (from, i);

      if (part->bytes != NULL)
        ossicle_request_append_bytes (request, part->bytes);
      else
        ossicle_request_append_file (request, part->path);
    }
}

void
ossicle_body_editor_append_to (OssicleBodyEditor *self, OssicleRequest *request)
{
  g_return_if_fail (OSSICLE_IS_BODY_EDITOR (self));
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  switch (gtk_drop_down_get_selected (self->kinds))
    {
    case KIND_TEXT:
      append_text (self, request);
      break;
    case KIND_FILE:
      if (self->path != NULL)
        ossicle_request_append_file (request, self->path);
      break;
    case KIND_KEPT:
      append_kept (self->kept, request);
      break;
    default:
      break;
    }
}

void
ossicle_body_editor_set_file (OssicleBodyEditor *self, GFile *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (OSSICLE_IS_BODY_EDITOR (self));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path != NULL)
    set_path (self, path);
}
