/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-catalogue-split.h"

static void
collect_cb (const char *element, const char *key, GBytes *xml, gpointer user_data)
{
  GString *all = user_data;
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);

  g_string_append_printf (all, "%s %s %.*s|", element, key, (int) size, data);
}

static char *
split (const char *text, gsize size)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GBytes) xml = g_bytes_new (text, size);

  ossicle_catalogue_split (xml, collect_cb, all);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_split_table (void)
{
  static const struct
  {
    const char *xml;
    const char *parts; /* element, key and text of each */
  } table[] = {
    { "<catalogue version=\"1\"></catalogue>", "" },
    { "<catalogue version=\"1\"><a id=\"1\"/></catalogue>", "a 1 <a id=\"1\"/>|" },
    { "<catalogue version=\"1\">\n <a id=\"1\"/>\n <b code=\"2\">x</b>\n</catalogue>\n",
      "a 1 <a id=\"1\"/>|b 2 <b code=\"2\">x</b>|" },
    /* the id before the code, whichever stands first */
    { "<catalogue><ec code=\"A\" id=\"1\"/></catalogue>", "ec 1 <ec code=\"A\" id=\"1\"/>|" },
    { "<catalogue><ec id=\"1\" code=\"A\"/></catalogue>", "ec 1 <ec id=\"1\" code=\"A\"/>|" },
    /* the key is the element's own, not one within */
    { "<catalogue><e code=\"A\"><r code=\"B\"/><ec>1</ec></e></catalogue>",
      "e A <e code=\"A\"><r code=\"B\"/><ec>1</ec></e>|" },
    { "<catalogue><e\n  code=\"A\"\n  source=\"s\">x</e></catalogue>",
      "e A <e\n  code=\"A\"\n  source=\"s\">x</e>|" },
    { "<catalogue><ec-group id=\"1\"/><ec id=\"2\"></ec></catalogue>",
      "ec-group 1 <ec-group id=\"1\"/>|ec 2 <ec id=\"2\"></ec>|" },
    /* comments, before and between */
    { "<?xml version=\"1.0\"?><!-- <a id=\"0\"/> --><catalogue><!-- <a id=\"9\"/> -->"
      "<a id=\"1\"/></catalogue>",
      "a 1 <a id=\"1\"/>|" },
    /* a sample that looks like something else */
    { "<catalogue><t id=\"1\"><![CDATA[<Error></e>]]></t><a id=\"2\"/></catalogue>",
      "t 1 <t id=\"1\"><![CDATA[<Error></e>]]></t>|a 2 <a id=\"2\"/>|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *parts = split (table[i].xml, strlen (table[i].xml));

      g_assert_cmpstr (parts, ==, table[i].parts);
    }
}

/* Cut off anywhere, it ends, and reads nothing that is not there: the bytes are copied, so that a
 * sanitizer sees a step too far. */
static void
test_split_cut_off (void)
{
  static const char xml[] = "<?xml version=\"1.0\"?><!-- c --><catalogue version=\"1\"><!-- d -->"
                            "<a id=\"1\"/><b code=\"2\">x<c/></b></catalogue>";

  for (gsize size = 0; size < sizeof xml; size++)
    {
      g_autofree char *copy = g_memdup2 (xml, MAX (1, size));
      g_autofree char *parts = split (copy, size);

      g_assert_nonnull (parts);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue-split/table", test_split_table);
  g_test_add_func ("/catalogue-split/cut-off", test_split_cut_off);

  return g_test_run ();
}
