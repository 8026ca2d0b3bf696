/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli/ossicle-cli-diagnosis.h"

#define NOW G_GINT64_CONSTANT (1790000000)

/* A catalogue of one's own, so that no word of the shipped one matters here. */
static const char catalogue_xml[] =
  "<catalogue version=\"1\">"
  "<entry code=\"DemoRefused\" source=\"test\" date=\"2026\">"
  "<summary>The demo said no.</summary>"
  "<variant status=\"403\"><message>Not today.</message>"
  "<cause>It is Sunday.</cause><cause>The clock thinks so.</cause>"
  "<fix>Wait for Monday.</fix><fix>Set the clock.</fix></variant>"
  "<variant status=\"403\"><message>Not ever.</message>"
  "<cause>Somebody decided so.</cause><fix>Ask somebody.</fix></variant>"
  "<look fact=\"ec\">It tells who decided.</look>"
  "</entry></catalogue>";

static char *
dup_diagnosis (const char *text)
{
  g_autoptr (GBytes) xml = g_bytes_new_static (catalogue_xml, strlen (catalogue_xml));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new_for_xml (xml, "test", &error);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, "test");
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (80, FALSE);
  g_autoptr (OssicleReading) reading = NULL;

  g_assert_no_error (error);
  reading = ossicle_intake_read (source, catalogue, NOW, NULL, &error);
  g_assert_no_error (error);
  ossicle_cli_diagnosis_print (reading, catalogue, NOW, printer);

  return g_strdup (ossicle_cli_printer_get_text (printer));
}

static void
assert_order (const char *text, const char *const *parts)
{
  const char *p = text;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *found = strstr (p, parts[i]);

      if (found == NULL)
        g_error ("“%s” is missing or too early in:\n%s", parts[i], text);
      p = found + strlen (parts[i]);
    }
}

static char *
dup_error (const char *message, const char *id)
{
  return g_strdup_printf ("<Error><Code>DemoRefused</Code><Message>%s</Message>"
                          "<RequestId>%s</RequestId>"
                          "<HostId>demo.oss-cn-hangzhou.aliyuncs.com</HostId></Error>\n\n",
                          message, id);
}

static void
test_diagnosis_of_a_known_message (void)
{
  static const char *const parts[] = { "DemoRefused\nNot today.\n",
                                       "\n\nRequestId  57ABD896CCB80C366955187E\n",
                                       "Time       2016-08-11 01:44:54 UTC\n",
                                       "Host       demo.oss-cn-hangzhou.aliyuncs.com\n",
                                       "Bucket     demo\n",
                                       "Region     cn-hangzhou\n\n",
                                       "The clock thinks so.",
                                       "What to do\n  1. Wait for Monday.\n",
                                       "  2. Set the clock.\n",
                                       "More: ossicle-cli explain DemoRefused\n",
                                       NULL };
  g_autofree char *error = dup_error ("Not today.", "57ABD896CCB80C366955187E");
  g_autofree char *text = dup_diagnosis (error);

  assert_order (text, parts);
  g_assert_null (strstr (text, "Ask for"));
  g_assert_null (strstr (text, "Ask somebody"));
}

/* Blank beats wrong: of a message that is not in the catalogue no cause is told. */
static void
test_diagnosis_of_an_unknown_message (void)
{
  static const char *const parts[] = { "DemoRefused\nPerhaps later.\n",
                                       "What to look at\n  ec: It tells who decided.\n",
                                       "More: ossicle-cli explain DemoRefused\n", NULL };
  g_autofree char *error = dup_error ("Perhaps later.", "57ABD896CCB80C366955187E");
  g_autofree char *text = dup_diagnosis (error);

  assert_order (text, parts);
  g_assert_null (strstr (text, "Sunday"));
  g_assert_null (strstr (text, "Ask somebody"));
}

static void
test_diagnosis_asks_for_a_masked_id (void)
{
  static const char *const parts[] = { "RequestId, masked  57ABD896CCB80C366955****\n", "Ask for\n",
                                       "x-oss-request-id", "More: ", NULL };
  g_autofree char *error = dup_error ("Not today.", "57ABD896CCB80C366955****");
  g_autofree char *text = dup_diagnosis (error);

  assert_order (text, parts);
}

static void
test_diagnosis_of_several (void)
{
  static const struct
  {
    guint n;
    const char *first;
    gboolean whole;
  } table[] = {
    { 1, "DemoRefused\nNot today.", TRUE },
    { 2, "[1/2] DemoRefused\nNot today.", TRUE },
    { 5, "[1/5] DemoRefused\nNot today.", TRUE },
    { 6, "DemoRefused 57ABD896CCB80C3669550000 · 2016-08-11T01:44:54Z · demo\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) errors = g_string_new (NULL);
      g_autofree char *text = NULL;

      for (guint j = 0; j < table[i].n; j++)
        {
          g_autofree char *id = g_strdup_printf ("57ABD896CCB80C366955%04X", j);
          g_autofree char *error = dup_error ("Not today.", id);

          g_string_append (errors, error);
        }
      text = dup_diagnosis (errors->str);
      g_assert_true (g_str_has_prefix (text, table[i].first));
      g_assert_cmpint (strstr (text, "What to do") != NULL, ==, table[i].whole);
    }
}

static void
test_diagnosis_of_nothing (void)
{
  static const char *const texts[] = { "", "good morning", "\n\n\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = dup_diagnosis (texts[i]);

      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_diagnosis_names_kinds (void)
{
  g_assert_cmpstr (ossicle_cli_case_kind_to_string (OSSICLE_CASE_ERROR), ==, "error");
  g_assert_cmpstr (ossicle_cli_case_kind_to_string (OSSICLE_CASE_SUCCESS), ==, "success");
  g_assert_cmpstr (ossicle_cli_case_kind_to_string (OSSICLE_CASE_NOT_OSS), ==, "not-oss");
  g_assert_cmpstr (ossicle_cli_case_kind_to_string (OSSICLE_CASE_NETWORK), ==, "network");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/diagnosis/of-a-known-message", test_diagnosis_of_a_known_message);
  g_test_add_func ("/cli/diagnosis/of-an-unknown-message", test_diagnosis_of_an_unknown_message);
  g_test_add_func ("/cli/diagnosis/asks-for-a-masked-id", test_diagnosis_asks_for_a_masked_id);
  g_test_add_func ("/cli/diagnosis/of-several", test_diagnosis_of_several);
  g_test_add_func ("/cli/diagnosis/of-nothing", test_diagnosis_of_nothing);
  g_test_add_func ("/cli/diagnosis/names-kinds", test_diagnosis_names_kinds);

  return g_test_run ();
}
