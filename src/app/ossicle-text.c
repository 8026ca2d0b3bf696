/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-text.h"

#define LINK_PREFIX "ossicle://code/"

/* The shortest documented codes have eight letters; short ones would turn ordinary words into
 * links. */
#define LEAST_CODE_LENGTH 8

static gsize
word_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]))
    length++;

  return length;
}

static gboolean
is_code (const char *word, gsize length, OssicleCatalogue *catalogue)
{
  g_autofree char *code = NULL;
  OssicleEntry *entry;

  if (catalogue == NULL || length < LEAST_CODE_LENGTH || !g_ascii_isupper (*word))
    return FALSE;

  code = g_strndup (word, length);
  entry = ossicle_catalogue_lookup (catalogue, code);

  /* The lookup forgives other case; a word in a sentence must be the code as it is written. */
  return entry != NULL && strcmp (ossicle_entry_get_code (entry), code) == 0;
}

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

/**
 * ossicle_text_dup_markup:
 * @text: (nullable): plain text, perhaps from elsewhere
 * @catalogue: (nullable): whose codes become links
 *
 * Returns: (transfer full): @text as Pango markup that shows it literally, without characters that
 *   would steer the display
 */
char *
ossicle_text_dup_markup (const char *text, OssicleCatalogue *catalogue)
{
  g_autofree char *printable = ossicle_dup_printable (text != NULL ? text : "", TRUE);
  GString *markup = g_string_new (NULL);
  const char *p = printable;

  while (*p != '\0')
    {
      gsize length = word_length (p);

      if (length == 0)
        {
          const char *next = g_utf8_next_char (p);

          append_escaped (markup, p, (gsize) (next - p));
          p = next;
          continue;
        }

      if (is_code (p, length, catalogue))
        g_string_append_printf (markup, "<a href=\"" LINK_PREFIX "%.*s\">%.*s</a>", (int) length, p,
                                (int) length, p);
      else
        append_escaped (markup, p, length);
      p += length;
    }

  return g_string_free (markup, FALSE);
}

gboolean
ossicle_text_activate_link_cb (GtkLabel *label, const char *uri, gpointer user_data)
{
  if (g_str_has_prefix (uri, LINK_PREFIX))
    gtk_widget_activate_action (GTK_WIDGET (label), "win.show-code", "s",
                                uri + strlen (LINK_PREFIX));
  else
    gtk_widget_activate_action (GTK_WIDGET (label), "win.open-uri", "s", uri);

  return TRUE;
}

static void
set_markup (GtkLabel *label, const char *markup)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen where a line breaks would look like a part of the code or the name. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_markup (label, markup);
  gtk_widget_set_visible (GTK_WIDGET (label), *markup != '\0');
}

void
ossicle_text_set (GtkLabel *label, const char *text, OssicleCatalogue *catalogue)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  markup = ossicle_text_dup_markup (text, catalogue);
  set_markup (label, markup);
}

/* A zero-width space before each hump lets a long code break where one would read it apart. */
static char *
dup_breakable (const char *code)
{
  GString *text = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    {
      if (p > code && g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        g_string_append (text, "\xe2\x80\x8b");
      g_string_append_c (text, *p);
    }

  return g_string_free (text, FALSE);
}

/**
 * ossicle_text_set_code:
 * @label: a title, which cannot be selected: what breaks the code must not get on the clipboard
 * @code: (nullable): a code, perhaps from elsewhere
 * @catalogue: (nullable): the code becomes a link if it is known there
 */
void
ossicle_text_set_code (GtkLabel *label, const char *code, OssicleCatalogue *catalogue)
{
  g_autofree char *printable = ossicle_dup_printable (code != NULL ? code : "", FALSE);
  g_autofree char *breakable = dup_breakable (printable);
  g_autofree char *markup = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (is_code (printable, strlen (printable), catalogue))
    markup = g_strdup_printf ("<a href=\"" LINK_PREFIX "%s\">%s</a>", printable, breakable);
  else
    markup = g_markup_escape_text (breakable, -1);
  set_markup (label, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, printable,
                                  -1);
}

/* A paragraph that can be selected, with its codes as links. */
GtkWidget *
ossicle_text_new (const char *text, OssicleCatalogue *catalogue)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "selectable", TRUE, "hexpand", TRUE, NULL);

  g_signal_connect (label, "activate-link", G_CALLBACK (ossicle_text_activate_link_cb), NULL);
  ossicle_text_set (GTK_LABEL (label), text, catalogue);

  return label;
}

GtkWidget *
ossicle_text_new_heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "heading");

  return label;
}
