/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "ossicle-code-style.h"
#include "ossicle-header-completion.h"
#include "ossicle-header-editor.h"

struct _OssicleHeaderEditor
{
  AdwBin parent_instance;

  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  GtkLabel *fault;

  GtkTextTag *tag;
};

G_DEFINE_FINAL_TYPE (OssicleHeaderEditor, ossicle_header_editor, ADW_TYPE_BIN)

/* Why a line cannot be sent, or NULL. */
static const char *
find_fault (const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = NULL;

  if (*line == '\0')
    return NULL;
  if (colon == NULL)
    return _ ("a colon is missing between name and value");

  name = g_strndup (line, (gsize) (colon - line));
  if (*name == '\0')
    return _ ("there is no name before the colon");
  if (strchr (name, ' ') != NULL)
    return _ ("there is a blank in the name");
  if (!ossicle_header_name_is_valid (name))
    return _ ("the name has a character that names must not have");
  if (!ossicle_header_value_is_valid (colon + 1))
    return _ ("the value has a control character");

  return NULL;
}

static char *
dup_line (OssicleHeaderEditor *self, int number, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), start, number);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);

  return gtk_text_iter_get_slice (start, end);
}

static void
mark_faults (OssicleHeaderEditor *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autofree char *first = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    {
      g_autofree char *line = dup_line (self, i, &start, &end);
      const char *fault = find_fault (line);

      if (fault == NULL)
        continue;
      gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
      if (first == NULL)
        /* Translators: the number of a line, and what is wrong with it */
        first = g_strdup_printf (_ ("Line %d: %s"), i + 1, fault);
    }
  gtk_label_set_label (self->fault, first != NULL ? first : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), first != NULL);
}

static gboolean
query_tooltip_cb (OssicleHeaderEditor *self,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  GtkTextView *view)
{
  GtkTextIter iter, start, end;
  g_autofree char *line = NULL;
  const char *fault;

  if (keyboard)
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter,
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      gtk_text_view_get_iter_at_location (view, &iter, x, y);
    }
  line = dup_line (self, gtk_text_iter_get_line (&iter), &start, &end);
  fault = find_fault (line);
  gtk_tooltip_set_text (tooltip, fault);

  return fault != NULL;
}

/* Behind what is written: the next header comes there. */
static gboolean
ossicle_header_editor_grab_focus (GtkWidget *widget)
{
  OssicleHeaderEditor *self = OSSICLE_HEADER_EDITOR (widget);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &end);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ossicle_header_editor_class_init (OssicleHeaderEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ossicle_header_editor_grab_focus;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/header-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderEditor, view);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderEditor, fault);
  gtk_widget_class_bind_template_callback (widget_class, mark_faults);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
ossicle_header_editor_init (OssicleHeaderEditor *self)
{
  g_autoptr (OssicleHeaderCompletion) names = ossicle_header_completion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), "fault", "underline",
                                          PANGO_UNDERLINE_ERROR, NULL);
  gtk_source_completion_add_provider (gtk_source_view_get_completion (self->view),
                                      GTK_SOURCE_COMPLETION_PROVIDER (names));
  ossicle_code_style_follow (self->buffer);
}

void
ossicle_header_editor_set_headers (OssicleHeaderEditor *self, OssicleHeaders *headers)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;

  g_return_if_fail (OSSICLE_IS_HEADER_EDITOR (self));
  g_return_if_fail (OSSICLE_IS_HEADERS (headers));

  text = ossicle_headers_to_text (headers, "\n");
  valid = g_utf8_make_valid (text, -1);
  if (g_str_has_suffix (valid, "\n"))
    valid[strlen (valid) - 1] = '\0';
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), valid, -1);
}

/**
 * ossicle_header_editor_dup_headers:
 * @self: an editor
 * @faulty: (out) (optional): whether a line is none of a header field
 *
 * Returns: (transfer full): the fields that could be read; empty lines are none
 */
OssicleHeaders *
ossicle_header_editor_dup_headers (OssicleHeaderEditor *self, gboolean *faulty)
{
  OssicleHeaders *headers;
  gboolean found = FALSE;

  g_return_val_if_fail (OSSICLE_IS_HEADER_EDITOR (self), NULL);

  headers = ossicle_headers_new ();
  for (int i = 0; i < gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self->buffer)); i++)
    {
      GtkTextIter start, end;
      g_autofree char *line = dup_line (self, i, &start, &end);

      if (*line != '\0' && (find_fault (line) != NULL ||
                            !ossicle_headers_append_line (headers, line, strlen (line), NULL)))
        found = TRUE;
    }
  if (faulty != NULL)
    *faulty = found;

  return headers;
}

/* What is written, faults and all. */
char *
ossicle_header_editor_dup_text (OssicleHeaderEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (OSSICLE_IS_HEADER_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

void
ossicle_header_editor_set_text (OssicleHeaderEditor *self, const char *text)
{
  g_return_if_fail (OSSICLE_IS_HEADER_EDITOR (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
}

GtkTextBuffer *
ossicle_header_editor_get_buffer (OssicleHeaderEditor *self)
{
  g_return_val_if_fail (OSSICLE_IS_HEADER_EDITOR (self), NULL);

  return GTK_TEXT_BUFFER (self->buffer);
}
