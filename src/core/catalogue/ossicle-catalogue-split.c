/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-catalogue-split.h"

/* To parse the whole catalogue takes longer than all the rest of a program that only wants one
 * entry. So it is cut into its elements, and each is parsed when it is asked for.
 *
 * This is no XML parser. It reads what is compiled in, which the schema has judged and a test
 * compares with what a parser makes of it; never a file from elsewhere. */

/* Returns: just behind @mark, or @end */
static const char *
skip_past (const char *from, const char *end, const char *mark)
{
  const char *found = memmem (from, end - from, mark, strlen (mark));

  return found != NULL ? found + strlen (mark) : end;
}

/* The id is tried first: an EC has one, and beside it a code that is not its own name.
 * Returns: (nullable): the attribute that names the element */
static char *
dup_key (const char *tag, const char *tag_end)
{
  static const char *const names[] = { " id=\"", " code=\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = skip_past (tag, tag_end, names[i]);
      const char *quote = value < tag_end ? memchr (value, '"', tag_end - value) : NULL;

      if (quote != NULL)
        return g_strndup (value, quote - value);
    }

  return NULL;
}

/* tag: at the "<" of a child of the root. Returns: behind the element */
static const char *
split_element (GBytes *xml,
               const char *tag,
               const char *end,
               OssicleSplitFunc func,
               gpointer user_data)
{
  const char *data = g_bytes_get_data (xml, NULL);
  const char *tag_end = skip_past (tag, end, ">");
  g_autofree char *element = g_strndup (tag + 1, strcspn (tag + 1, " \t\r\n/>"));
  g_autofree char *key = dup_key (tag, tag_end);
  g_autofree char *closing = g_strconcat ("</", element, ">", NULL);
  const char *behind = tag_end[-2] == '/' ? tag_end : skip_past (tag_end, end, closing);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (xml, tag - data, behind - tag);

  if (key != NULL)
    func (element, key, part, user_data);

  return behind;
}

/**
 * ossicle_catalogue_split:
 * @xml: a file of the catalogue that is compiled in
 * @func: called for each child of the root, with its name, its id and its bytes
 */
void
ossicle_catalogue_split (GBytes *xml, OssicleSplitFunc func, gpointer user_data)
{
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);
  const char *end, *at;

  if (size == 0)
    return;

  end = data + size;
  at = skip_past (data, end, "<catalogue");
  at = skip_past (at, end, ">");
  while ((at = memchr (at, '<', end - at)) != NULL && end - at > 2 && at[1] != '/')
    at = at[1] == '!' ? skip_past (at, end, "-->") : split_element (xml, at, end, func, user_data);
}
