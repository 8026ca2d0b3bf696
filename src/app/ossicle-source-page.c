/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "ossicle-laid-out.h"
#include "ossicle-shown.h"
#include "ossicle-source-page.h"

/* A text view lays out every line that it comes past: of a longer text it gets the part around the
 * case. */
#define MOST_BYTES (128 * 1024)

struct _OssicleSourcePage
{
  AdwBin parent_instance;

  GtkTextView *view;
  GtkSourceBuffer *buffer;
  GtkWidget *excerpt_note;

  GtkTextTag *tag;
  GtkTextTag *chosen; /* of the fact that is selected: a selection alone is lost among marks */
  OssicleSource *source;
  OssicleSpan excerpt; /* the bytes of the source's text that the buffer has */
};

G_DEFINE_FINAL_TYPE (OssicleSourcePage, ossicle_source_page, ADW_TYPE_BIN)

static gsize
back_to_character (const char *text, gsize offset)
{
  while (offset > 0 && (text[offset] & 0xc0) == 0x80)
    offset--;

  return offset;
}

static OssicleSpan
choose_excerpt (OssicleCase *case_, OssicleSource *source, const char *text, gsize length)
{
  OssicleSpan span;
  OssicleSpan located = OSSICLE_NO_SPAN;
  gsize start = 0;
  gsize end = length;

  if (length <= MOST_BYTES)
    return (OssicleSpan){ 0, length };

  if (case_ != NULL && ossicle_case_get_span (case_, &span))
    ossicle_source_locate (source, span, &located);
  if (located.offset > MOST_BYTES / 4)
    start = back_to_character (text, MIN (located.offset, length) - MOST_BYTES / 4);
  if (length - start > MOST_BYTES)
    end = back_to_character (text, start + MOST_BYTES);

  return (OssicleSpan){ start, end - start };
}

/* Where in the buffer the bytes of a fact stand, as far as they are shown. */
static gboolean
find_fact (OssicleSourcePage *self, OssicleFact *fact, GtkTextIter *start, GtkTextIter *end)
{
  const char *text;
  OssicleSpan span, located;
  gsize length, first, last;

  if (self->source == NULL || !ossicle_fact_get_span (fact, &span) ||
      !ossicle_source_locate (self->source, span, &located))
    return FALSE;

  text = ossicle_source_get_text (self->source, &length);
  first = MAX (located.offset, self->excerpt.offset);
  last = MIN (located.offset + located.length, self->excerpt.offset + self->excerpt.length);
  if (first >= last || last > length)
    return FALSE;

  text += self->excerpt.offset;
  first = (gsize) g_utf8_pointer_to_offset (text, text + first - self->excerpt.offset);
  last = (gsize) g_utf8_pointer_to_offset (text, text + last - self->excerpt.offset);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), start, (int) first);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), end, (int) last);

  return TRUE;
}

static void
scroll_cb (GtkWidget *widget)
{
  OssicleSourcePage *self = OSSICLE_SOURCE_PAGE (widget);
  GtkTextMark *cursor = gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer));

  gtk_text_view_scroll_to_mark (self->view, cursor, 0.0, TRUE, 0.0, 0.2);
}

static void
scroll_to_cursor (OssicleSourcePage *self)
{
  ossicle_call_when_laid_out (GTK_WIDGET (self->view), GTK_WIDGET (self), scroll_cb);
}

static void
mark_facts (OssicleSourcePage *self, OssicleCase *case_)
{
  GListModel *facts = ossicle_case_get_facts (case_);
  GtkTextIter first;

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &first);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      GtkTextIter start, end;

      if (!find_fact (self, fact, &start, &end))
        continue;

      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->tag, &start, &end);
      if (gtk_text_iter_compare (&start, &first) < 0)
        first = start;
    }
  if (!gtk_text_iter_is_end (&first))
    gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &first);
  scroll_to_cursor (self);
}

static void
follow_style_cb (OssicleSourcePage *self, GParamSpec *pspec, AdwStyleManager *manager)
{
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  GdkRGBA mark = { 0.96f, 0.83f, 0.18f, dark ? 0.28f : 0.40f };

  gtk_source_buffer_set_style_scheme (self->buffer, gtk_source_style_scheme_manager_get_scheme (
                                                      schemes, dark ? "Adwaita-dark" : "Adwaita"));
  g_object_set (self->tag, "background-rgba", &mark, NULL);
}

/* The text cannot be changed, so a paste is meant for the window. */
static void
paste_clipboard_cb (OssicleSourcePage *self, GtkTextView *view)
{
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.paste", NULL);
}

static void
ossicle_source_page_dispose (GObject *object)
{
  OssicleSourcePage *self = OSSICLE_SOURCE_PAGE (object);

  g_clear_object (&self->source);

  G_OBJECT_CLASS (ossicle_source_page_parent_class)->dispose (object);
}

static void
ossicle_source_page_class_init (OssicleSourcePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_source_page_dispose;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/source-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleSourcePage, view);
  gtk_widget_class_bind_template_child (widget_class, OssicleSourcePage, buffer);
  gtk_widget_class_bind_template_child (widget_class, OssicleSourcePage, excerpt_note);
  gtk_widget_class_bind_template_callback (widget_class, paste_clipboard_cb);
}

static void
ossicle_source_page_init (OssicleSourcePage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), "fact", NULL);
  self->chosen = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), "chosen", "weight",
                                             PANGO_WEIGHT_BOLD, "underline", PANGO_UNDERLINE_SINGLE,
                                             NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (follow_style_cb), self,
                           G_CONNECT_SWAPPED);
  follow_style_cb (self, NULL, manager);
}

/**
 * ossicle_source_page_set_case:
 * @self: a page
 * @case_: (nullable): the case whose facts are marked
 * @source: the text that it was read from
 */
void
ossicle_source_page_set_case (OssicleSourcePage *self, OssicleCase *case_, OssicleSource *source)
{
  const char *text;
  g_autofree char *shown = NULL;
  GtkTextIter start;
  gsize length;

  g_return_if_fail (OSSICLE_IS_SOURCE_PAGE (self));
  g_return_if_fail (OSSICLE_IS_SOURCE (source));

  g_set_object (&self->source, source);
  text = ossicle_source_get_text (source, &length);
  self->excerpt = choose_excerpt (case_, source, text, length);
  shown = ossicle_dup_shown (text + self->excerpt.offset, self->excerpt.length);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), shown, -1);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_widget_set_visible (self->excerpt_note, self->excerpt.length < length);
  if (case_ != NULL)
    mark_facts (self, case_);
}

/* Whether the fact stands in what is shown; then it is selected and in sight. */
gboolean
ossicle_source_page_select_fact (OssicleSourcePage *self, OssicleFact *fact)
{
  GtkTextIter start, end, first, last;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (OSSICLE_IS_SOURCE_PAGE (self), FALSE);
  g_return_val_if_fail (OSSICLE_IS_FACT (fact), FALSE);

  buffer = GTK_TEXT_BUFFER (self->buffer);

  if (!find_fact (self, fact, &start, &end))
    return FALSE;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_remove_tag (buffer, self->chosen, &first, &last);
  gtk_text_buffer_apply_tag (buffer, self->chosen, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  scroll_to_cursor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return TRUE;
}

GtkTextBuffer *
ossicle_source_page_get_buffer (OssicleSourcePage *self)
{
  g_return_val_if_fail (OSSICLE_IS_SOURCE_PAGE (self), NULL);

  return GTK_TEXT_BUFFER (self->buffer);
}
