/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "core/diagnosis/ossicle-signing-words.h"
#include "core/signing/ossicle-invisible.h"
#include "ossicle-sides-row.h"
#include "ossicle-shown.h"
#include "ossicle-sides.h"

/* A label lays out all of its text at once. */
#define MOST_BYTES 8000
#define MARK_ALPHA (G_MAXUINT16 * 2 / 5)
#define NO_MARK ((gssize) -1)

struct _OssicleSidesRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *state;
  GtkWidget *client_box;
  GtkWidget *client_title;
  GtkLabel *client;
  GtkWidget *server_box;
  GtkWidget *server_title;
  GtkLabel *server;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (OssicleSidesRow, ossicle_sides_row, GTK_TYPE_LIST_BOX_ROW)

static void
ossicle_sides_row_class_init (OssicleSidesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_SIDES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/sides-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, state);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, client_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, client_title);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, client);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, server_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, server_title);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, server);
  gtk_widget_class_bind_template_child (widget_class, OssicleSidesRow, note);
}

static void
ossicle_sides_row_init (OssicleSidesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where the character begins that the byte is a part of. */
static gsize
find_character (const char *value, gsize at)
{
  gsize begin = at;

  while (begin > 0 && ((guchar) value[begin] & 0xc0) == 0x80)
    begin--;
  if (g_utf8_get_char_validated (value + begin, -1) >= (gunichar) -2 ||
      g_utf8_next_char (value + begin) <= value + at)
    return at;

  return begin;
}

/* The bytes of @value before @at take as many characters in what is shown as they are. */
static gsize
count_characters (const char *value, gsize at)
{
  g_autofree char *before = g_strndup (value, find_character (value, at));
  g_autofree char *valid = g_utf8_make_valid (before, -1);

  return (gsize) g_utf8_strlen (valid, -1);
}

static void
add_mark (PangoAttrList *attributes, const char *shown, gsize character)
{
  const char *begin = g_utf8_offset_to_pointer (shown, (glong) character);
  PangoAttribute *mark[] = { pango_attr_background_new (0xe000, 0x1b00, 0x2400),
                             pango_attr_background_alpha_new (MARK_ALPHA),
                             pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                             pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

  for (gsize i = 0; i < G_N_ELEMENTS (mark); i++)
    {
      mark[i]->start_index = (guint) (begin - shown);
      mark[i]->end_index = (guint) (g_utf8_next_char (begin) - shown);
      pango_attr_list_insert (attributes, mark[i]);
    }
}

/* @mark: the byte of the value that is marked, or NO_MARK; one behind the end gets a sign for it */
static void
show_value (GtkLabel *label, const char *value, gssize mark, const OssicleTokenMask *mask)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *bounded = g_strndup (value, MOST_BYTES);
  g_autofree char *covered = ossicle_token_mask_dup_covered (mask, bounded);
  g_autofree char *shown = ossicle_dup_shown_bytes (covered);
  gboolean at_end = mark >= 0 && (gsize) mark >= strlen (bounded);
  g_autofree char *text = g_strconcat (shown, at_end ? "\xe2\x96\x8f" : "", NULL);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (mark >= 0 && strlen (value) == strlen (bounded))
    add_mark (attributes, text, count_characters (bounded, MIN ((gsize) mark, strlen (bounded))));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, *text != '\0' ? text : _ ("(empty)"));
  if (*text == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
}

/* What stands at a byte, to be read aloud. */
static char *
describe_character (const char *value, gsize at)
{
  gsize length = strlen (value);
  g_autofree char *invisible = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *printable = NULL;

  if (at >= length)
    return g_strdup (_ ("the end of the line"));

  invisible = ossicle_invisible_dup_name (value, length, at);
  if (invisible != NULL)
    return g_steal_pointer (&invisible);

  while (at > 0 && ((guchar) value[at] & 0xc0) == 0x80)
    at--;
  rest = g_utf8_make_valid (value + at, MIN (length - at, 8));
  *g_utf8_next_char (rest) = '\0';
  printable = ossicle_dup_printable (rest, FALSE);

  return g_strdup_printf (_ ("“%s”"), printable);
}

/* The first byte in which the two differ. */
static gsize
find_mark (const char *client, const char *server)
{
  gsize at = 0;

  while (client[at] != '\0' && client[at] == server[at])
    at++;

  return at;
}

static void
show_note (OssicleSidesRow *self, const char *text, gboolean first)
{
  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), first ? "error" : "dim-label");
}

static void
show_difference (OssicleSidesRow *self, const OssicleComparisonRow *row, gsize at, gboolean first)
{
  g_autofree char *client = describe_character (row->client->value, at);
  g_autofree char *server = describe_character (row->server->value, at);
  g_autofree char *text = NULL;

  /* Translators: a number, and two characters or names of characters */
  text = g_strdup_printf (first ? _ ("First difference: byte %u. The client has %s, OSS has %s.")
                                : _ ("Byte %u: the client has %s, OSS has %s."),
                          (guint) at + 1, client, server);
  show_note (self, text, first);
}

static gboolean
is_seen (const char *text, gboolean inner)
{
  gunichar c = g_utf8_get_char_validated (text, -1);

  return (c == ' ' && inner) || (c < 0x110000 && g_unichar_isgraph (c));
}

/* What nobody sees is named even where both sides have it. */
static void
show_invisible (OssicleSidesRow *self, const char *value)
{
  gsize length = MIN (strlen (value), MOST_BYTES);

  for (gsize i = 0; i < length; i++)
    {
      gboolean inner = i > 0 && value[i + 1] != '\0';
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      if (((guchar) value[i] & 0xc0) == 0x80 || is_seen (value + i, inner))
        continue;
      name = ossicle_invisible_dup_name (value, strlen (value), i);
      if (name == NULL)
        continue;
      /* Translators: a number, and the name of a character that cannot be seen */
      text = g_strdup_printf (_ ("Byte %u: %s"), (guint) i + 1, name);
      show_note (self, text, FALSE);
      return;
    }
}

static const char *
get_state (OssicleRowState state)
{
  static const char *const words[] = {
    [OSSICLE_ROW_SAME] = N_ ("Same"),
    [OSSICLE_ROW_DIFFERS] = N_ ("Differs"),
    [OSSICLE_ROW_ONLY_CLIENT] = N_ ("Only the client signed it"),
    [OSSICLE_ROW_ONLY_SERVER] = N_ ("Only OSS signed it"),
  };

  return _ (words[state]);
}

static void
show_state (OssicleSidesRow *self, OssicleRowState state)
{
  gtk_label_set_label (self->state, get_state (state));
  gtk_widget_add_css_class (GTK_WIDGET (self->state),
                            state == OSSICLE_ROW_SAME ? "dim-label" : "error");
}

static OssicleSidesRow *
create (const OssicleSigningLine *line)
{
  OssicleSidesRow *self = g_object_new (OSSICLE_TYPE_SIDES_ROW, NULL);
  g_autofree char *title = ossicle_signing_line_dup_title (line);
  g_autofree char *printable = ossicle_dup_printable (title, FALSE);

  gtk_label_set_label (self->title, printable);

  return self;
}

static void
describe (OssicleSidesRow *self)
{
  g_autofree char *text = g_strjoin (" ", gtk_label_get_text (self->state),
                                     gtk_label_get_text (self->note), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_side (GtkLabel *label,
           const OssicleSigningLine *line,
           gssize mark,
           const OssicleTokenMask *mask)
{
  if (line != NULL)
    show_value (label, line->value, mark, mask);
  else
    {
      gtk_label_set_label (label, _ ("(not there)"));
      gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
    }
}

/**
 * ossicle_sides_row_new:
 * @row: a row of a comparison
 * @first: whether the first difference is in it
 * @mask: the tokens that are not shown
 *
 * Returns: (transfer full): a row for a list
 */
GtkWidget *
ossicle_sides_row_new (const OssicleComparisonRow *row,
                       gboolean first,
                       const OssicleTokenMask *mask)
{
  const OssicleSigningLine *client = row->client;
  const OssicleSigningLine *server = row->server;
  OssicleSidesRow *self = create (client != NULL ? client : server);
  gboolean same = row->state == OSSICLE_ROW_SAME;
  gboolean differs = row->state == OSSICLE_ROW_DIFFERS && client != NULL && server != NULL;
  gssize mark = differs ? (gssize) find_mark (client->value, server->value) : NO_MARK;

  show_state (self, row->state);
  gtk_widget_set_visible (self->server_box, !same);
  gtk_widget_set_visible (self->client_title, !same);
  show_side (self->client, client, mark, mask);
  show_side (self->server, server, mark, mask);
  if (differs)
    show_difference (self, row, (gsize) mark, first);
  else if (first)
    show_note (self, _ ("The first difference."), TRUE);
  else
    show_invisible (self, client != NULL ? client->value : server->value);
  describe (self);

  return GTK_WIDGET (self);
}

/**
 * ossicle_sides_row_new_single:
 * @line: a line of the only side that is known
 * @mask: the tokens that are not shown
 *
 * Returns: (transfer full): a row for a list
 */
GtkWidget *
ossicle_sides_row_new_single (const OssicleSigningLine *line, const OssicleTokenMask *mask)
{
  OssicleSidesRow *self = create (line);

  gtk_widget_set_visible (self->client_box, FALSE);
  gtk_widget_set_visible (self->server_title, FALSE);
  show_side (self->server, line, NO_MARK, mask);
  show_invisible (self, line->value);
  describe (self);

  return GTK_WIDGET (self);
}
