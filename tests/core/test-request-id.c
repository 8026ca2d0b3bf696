/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-request-id.h"

#define NOW G_GINT64_CONSTANT (1795334400) /* 2026-11-22T08:00:00Z */

static char *
format_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static void
assert_id (const char *text, const char *form, const char *time)
{
  g_autoptr (OssicleRequestId) id = ossicle_request_id_new (text, NOW);
  g_autofree char *told = NULL;
  gint64 unix_ms;

  if (ossicle_request_id_get_time (id, &unix_ms))
    told = format_time (unix_ms);
  g_test_message ("“%s”", text);
  g_assert_cmpstr (ossicle_request_id_form_to_string (ossicle_request_id_get_form (id)), ==, form);
  g_assert_cmpstr (told, ==, time);
}

/* Real ids; the times stood beside them. */
static void
test_request_id_dated (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "case", "request-ids.tsv",
                                                 NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      cells = g_strsplit (lines[i], "\t", -1);
      assert_id (cells[0], cells[1], cells[2]);
      n++;
    }
  g_assert_cmpuint (n, ==, 60);
}

static void
test_request_id_forms (void)
{
  static const struct
  {
    const char *text, *form, *time;
  } table[] = {
    { "57abd896ccb80c366955187e", "oss", "2016-08-11T01:44:54Z" },
    { " \t57ABD896CCB80C366955187E\r\n", "oss", "2016-08-11T01:44:54Z" },
    { "1D842BC5425544BB", "oss-old", NULL },
    { "1E446260FF9B10C2", "oss-old", NULL },
    { "5BA5C6E4059A3C2F", "oss-old", "2018-09-22T04:36:52Z" },
    { "1D842BC54255****", "masked", NULL },
    { "65AF5037***5347E6D09", "masked", "2024-01-23T05:35:51Z" },
    { "56EA****3EE6", "masked", NULL },
    { "**********************", "masked", NULL },
    { "57ABD896CCB80C366955xxxx", "masked", "2016-08-11T01:44:54Z" },
    { "57ABD896XXXXXXXXXXXXXXXX", "masked", "2016-08-11T01:44:54Z" },
    { "57ABD896…187E", "masked", "2016-08-11T01:44:54Z" },
    { "57ABD896CCB8...", "masked", "2016-08-11T01:44:54Z" },
    { "6721A4AF25DBBF343", "cut", "2024-10-30T03:14:55Z" },
    { "6721A4AF", "cut", "2024-10-30T03:14:55Z" },
    { "6721A4AF25DBBF3431234567", "oss", "2024-10-30T03:14:55Z" },
    { "6721A4AF25DBBF34312345678", "unknown", NULL },
    { "D2331703-AADF-5564-BA9B-26CD51A33BA0", "uuid", NULL },
    { "d2331703-aadf-5564-ba9b-26cd51a33ba0", "uuid", NULL },
    { "D2331703-AADF-5564-BA9B-26CD51A33BAG", "unknown", NULL },
    { "tx000000000000000000ba3-0063a3d1b5-2d7e8b-default", "ceph", NULL },
    { "tx000000000000000000ba3", "ceph", NULL },
    { "tx00000", "unknown", NULL },
    { "TX234S0F24A06C7Z", "amazon", NULL },
    { "AMAZONANDNODIGIT", "unknown", NULL },
    { "tx234s0f24a06c7z", "unknown", NULL },
    { "0x6721A4AF25DBBF34", "unknown", NULL },
    { "6721A4A", "unknown", NULL },
    { "xxx", "unknown", NULL },
    { "000000000000000000000000", "unknown", NULL },
    { "FFFFFFFFFFFFFFFFFFFFFFFF", "unknown", NULL },
    { "67D3E6F3A1B2C33936D4E5F6 67D3E6F3A1B2C33936D4E5F6", "unknown", NULL },
    { "-1", "unknown", NULL },
    { "Unknown", "unknown", NULL },
    { "", "unknown", NULL },
    { "\xff\xfe*********", "unknown", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    assert_id (table[i].text, table[i].form, table[i].time);
}

static void
test_request_id_plausible_times (void)
{
  static const struct
  {
    gint64 seconds;
    const char *form;
  } table[] = {
    { 1262304000 - 1, "unknown" }, /* 2010-01-01 */
    { 1262304000, "oss" },         { NOW, "oss" },
    { NOW + 86400, "oss" },        { NOW + 86401, "unknown" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf ("%08X0000000000000000", (guint) table[i].seconds);
      g_autoptr (OssicleRequestId) id = ossicle_request_id_new (text, NOW);

      g_assert_cmpstr (ossicle_request_id_form_to_string (ossicle_request_id_get_form (id)), ==,
                       table[i].form);
    }
}

static void
test_request_id_eagle (void)
{
  g_autoptr (OssicleRequestId) id = ossicle_request_id_new ("2a51041615470378124956502e", NOW);
  g_autoptr (OssicleRequestId) late = ossicle_request_id_new ("2a51041699970378124956502e", NOW);
  g_autoptr (OssicleRequestId) hex = ossicle_request_id_new ("2a510416154703781249a6502e", NOW);
  g_autoptr (OssicleRequestId) oss = ossicle_request_id_new ("57ABD896CCB80C366955187E", NOW);
  gint64 unix_ms;

  g_assert_cmpint (ossicle_request_id_get_form (id), ==, OSSICLE_REQUEST_ID_EAGLE);
  g_assert_cmpstr (ossicle_request_id_get_edge_address (id), ==, "42.81.4.22");
  g_assert_true (ossicle_request_id_get_time (id, &unix_ms));
  g_assert_cmpint (unix_ms, ==, G_GINT64_CONSTANT (1547037812495));

  g_assert_cmpint (ossicle_request_id_get_form (late), ==, OSSICLE_REQUEST_ID_UNKNOWN);
  g_assert_null (ossicle_request_id_get_edge_address (late));
  g_assert_cmpint (ossicle_request_id_get_form (hex), ==, OSSICLE_REQUEST_ID_UNKNOWN);
  g_assert_null (ossicle_request_id_get_edge_address (oss));
}

static void
test_request_id_keeps_its_text (void)
{
  g_autoptr (OssicleRequestId) id = ossicle_request_id_new (" 57abD896CCB80C366955187e\n", NOW);

  g_assert_cmpstr (ossicle_request_id_get_text (id), ==, "57abD896CCB80C366955187e");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/request-id/dated", test_request_id_dated);
  g_test_add_func ("/request-id/forms", test_request_id_forms);
  g_test_add_func ("/request-id/plausible-times", test_request_id_plausible_times);
  g_test_add_func ("/request-id/eagle", test_request_id_eagle);
  g_test_add_func ("/request-id/keeps-its-text", test_request_id_keeps_its_text);

  return g_test_run ();
}
