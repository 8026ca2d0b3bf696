/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-catalogue.h"

static GBytes *
read_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "catalogue", "own", name,
                                                 NULL);

  return read_path (path);
}

static OssicleCatalogue *
open_built_in (void)
{
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *self = ossicle_catalogue_new (&error);

  g_assert_no_error (error);

  return self;
}

static gboolean
add (OssicleCatalogue *self, const char *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return ossicle_catalogue_add_own (self, bytes, "own.xml", error);
}

static guint
count_entries (OssicleCatalogue *self)
{
  return g_list_model_get_n_items (ossicle_catalogue_get_entries (self));
}

static const OssicleAdvice *
get_fix (OssicleEntry *entry)
{
  g_autoptr (OssicleVariant)
    variant = g_list_model_get_item (ossicle_entry_get_variants (entry), 0);

  return g_ptr_array_index (ossicle_variant_get_fixes (variant), 0);
}

static const char *
get_item (const OssicleAdvice *advice, guint i)
{
  g_assert_cmpuint (i, <, advice->items->len);

  return ((const OssicleAdvice *) g_ptr_array_index (advice->items, i))->text;
}

static void
assert_own_entry (OssicleEntry *entry)
{
  const OssicleAdvice *fix = get_fix (entry);
  const OssicleLook *look = g_ptr_array_index (ossicle_entry_get_looks (entry), 0);
  const OssicleRelation *related = g_ptr_array_index (ossicle_entry_get_related (entry), 0);
  const OssicleRelation *confused = g_ptr_array_index (ossicle_entry_get_confused (entry), 0);
  const OssicleReference *page = g_ptr_array_index (ossicle_entry_get_references (entry), 0);

  g_assert_true (ossicle_entry_is_own (entry));
  g_assert_cmpstr (ossicle_entry_get_summary (entry), ==, "The team's quota is used up.");
  g_assert_cmpstr (ossicle_entry_get_source (entry), ==, "our-gateway");
  g_assert_cmpstr (ossicle_entry_get_date (entry), ==, "2026-11");
  g_assert_cmpstr (ossicle_entry_get_ecs (entry)[0], ==, "0004-00000999");
  g_assert_null (ossicle_entry_get_ecs (entry)[1]);
  g_assert_cmpstr (fix->text, ==, "Ask for more, with");
  g_assert_cmpstr (get_item (fix, 0), ==, "the team's");
  g_assert_cmpstr (get_item (fix, 1), ==, "the RequestId");
  g_assert_cmpstr (get_item (g_ptr_array_index (fix->items, 0), 1), ==, "number");
  g_assert_cmpstr (look->fact, ==, "header.x-gateway-quota");
  g_assert_cmpstr (look->text, ==, "It tells what is left.");
  g_assert_cmpstr (related->code, ==, "QpsLimitExceeded");
  g_assert_null (related->text);
  g_assert_cmpstr (confused->code, ==, "TotalQpsLimitExceeded");
  g_assert_cmpstr (confused->text, ==, "That one is the service's.");
  g_assert_cmpstr (page->uri, ==, "https://wiki.example.com/quota");
}

static void
assert_own_topic (OssicleTopic *topic)
{
  GPtrArray *blocks;
  const OssicleBlock *sample;

  g_assert_nonnull (topic);
  g_assert_cmpstr (ossicle_topic_get_title (topic), ==, "Our gateway");
  g_assert_cmpstr (ossicle_topic_get_source (topic), ==, "our-gateway");
  g_assert_cmpstr (ossicle_topic_get_date (topic), ==, "2026");
  g_assert_cmpuint (ossicle_topic_get_related (topic)->len, ==, 1);
  g_assert_cmpuint (ossicle_topic_get_references (topic)->len, ==, 0);

  blocks = ossicle_topic_get_blocks (topic);
  g_assert_cmpuint (blocks->len, ==, 3);
  sample = g_ptr_array_index (blocks, 1);
  g_assert_cmpint (sample->kind, ==, OSSICLE_BLOCK_RESPONSE);
  g_assert_cmpstr (sample->advice->text, ==, "HTTP/1.1 429\n  x: </entry> &");
  g_assert_cmpstr (get_item (((const OssicleBlock *) g_ptr_array_index (blocks, 2))->advice, 0), ==,
                   "by day");
}

static void
test_own_adds (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autoptr (GBytes) xml = read_file ("good.xml");
  guint before = count_entries (self);
  const OssicleEcInfo *info;
  g_autoptr (GError) error = NULL;

  g_assert_null (ossicle_catalogue_lookup (self, "GatewayQuotaExceeded"));
  ossicle_catalogue_add_own (self, xml, "good.xml", &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_entries (self), ==, before + 1);
  assert_own_entry (ossicle_catalogue_lookup (self, "gatewayquotaexceeded"));
  assert_own_topic (ossicle_catalogue_lookup_topic (self, "our-gateway"));
  g_assert_cmpstr (ossicle_catalogue_get_status_meaning (self, 429), ==, "Too many at once.");
  info = ossicle_catalogue_lookup_ec (self, "0004-00000999");
  g_assert_cmpstr (info->meaning, ==, "used up");
  g_assert_cmpstr (info->code, ==, "GatewayQuotaExceeded");
  g_assert_cmpstr (info->group, ==, "QOS");
}

static void
test_own_is_found (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autoptr (GPtrArray) before = ossicle_catalogue_search (self, "gatewayquota");
  g_autoptr (GBytes) xml = read_file ("good.xml");
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (ossicle_catalogue_add_own (self, xml, "good.xml", NULL));
  after = ossicle_catalogue_search (self, "gatewayquota");
  g_assert_cmpuint (after->len, ==, 1);
}

static const char over[] =
  "<catalogue version='1'>"
  "<entry code='NoSuchKey' source='x' date='2026'><summary>Ours.</summary>"
  "<variant status='404'><message>The specified key does not exist.</message>"
  "<cause>Cleaned up.</cause></variant>"
  "<variant status='410'><message>Gone for good.</message></variant>"
  "<reference uri='https://wiki.example.com/a'>a</reference></entry>"
  "</catalogue>";

static void
test_own_lies_over (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autoptr (OssicleEntry) below = g_object_ref (ossicle_catalogue_lookup (self, "NoSuchKey"));
  guint n_below = g_list_model_get_n_items (ossicle_entry_get_variants (below));
  guint before = count_entries (self);
  g_autoptr (OssicleVariant) variant = NULL;
  g_autoptr (GError) error = NULL;
  OssicleEntry *entry;

  add (self, over, &error);
  g_assert_no_error (error);

  entry = ossicle_catalogue_lookup (self, "NoSuchKey");
  g_assert_true (entry != below);
  g_assert_true (ossicle_entry_is_own (entry));
  g_assert_false (ossicle_entry_is_own (below));
  g_assert_cmpuint (count_entries (self), ==, before);
  g_assert_cmpstr (ossicle_entry_get_summary (entry), ==, "Ours.");

  /* The one with the same message takes the other's place, the one at 410 is new. */
  g_assert_cmpuint (g_list_model_get_n_items (ossicle_entry_get_variants (entry)), ==, n_below + 1);
  variant = g_list_model_get_item (ossicle_entry_get_variants (entry), 0);
  g_assert_cmpuint (ossicle_variant_get_causes (variant)->len, ==, 1);
  g_assert_cmpuint (ossicle_entry_get_references (entry)->len, ==,
                    1 + ossicle_entry_get_references (below)->len);
  g_assert_cmpuint (ossicle_entry_get_looks (entry)->len, ==, ossicle_entry_get_looks (below)->len);
}

/* What the documentation gives people to copy. */
static void
test_own_example (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue", "examples",
                                                 "own-entries.xml", NULL);
  g_autoptr (GBytes) xml = read_path (path);
  g_autoptr (GError) error = NULL;

  ossicle_catalogue_add_own (self, xml, "own-entries.xml", &error);
  g_assert_no_error (error);
  g_assert_true (ossicle_entry_is_own (ossicle_catalogue_lookup (self, "NoSuchKey")));
  g_assert_true (ossicle_entry_is_own (ossicle_catalogue_lookup (self, "GatewayQuotaExceeded")));
}

/* A second file lies over the first. */
static void
test_own_over_own (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autoptr (GBytes) xml = read_file ("good.xml");

  g_assert_true (ossicle_catalogue_add_own (self, xml, "good.xml", NULL));
  g_assert_true (ossicle_catalogue_add_own (self, xml, "good.xml", NULL));
  assert_own_entry (ossicle_catalogue_lookup (self, "GatewayQuotaExceeded"));
  assert_own_topic (ossicle_catalogue_lookup_topic (self, "our-gateway"));
}

static void
test_own_refused (void)
{
  static const struct
  {
    const char *file;
    OssicleCatalogueError code;
    const char *reason; /* the beginning, behind the file's name */
  } table[] = {
    { "bad-code-form.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":4: <entry>: code=\"gateway quota\"" },
    { "bad-cut-off.xml", OSSICLE_CATALOGUE_ERROR_NOT_XML, ":39: " },
    { "bad-date-form.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":4: <entry>: date=\"last week\"" },
    { "bad-ec-form.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":21: <ec> is not a fine-grained" },
    { "bad-empty-cause.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":9: <cause> is empty" },
    { "bad-fact-form.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":20: <look>: fact=\"X-Gateway\"" },
    { "bad-item-too-deep.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":14: <item> within <item>" },
    { "bad-markup-in-words.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":9: <cause> has text beside" },
    { "bad-message-twice.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":8: <message> has no place" },
    { "bad-no-block.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":28: <topic> lacks <para|sample>" },
    { "bad-no-code.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":4: <entry> lacks the attribute" },
    { "bad-no-summary.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":5: <entry> lacks <summary>" },
    { "bad-other-root.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":2: <book> is not a <catalogue>" },
    { "bad-other-version.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":2: <catalogue>: version=\"2\"" },
    { "bad-out-of-order.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":9: <cause> has no place" },
    { "bad-plain-http.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":24: <reference>: uri=\"http://" },
    { "bad-status-form.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":6: <variant>: status=\"42\"" },
    { "bad-stray-text.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":2: <catalogue> has text" },
    { "bad-text-beside-item.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":10: <fix> has text beside" },
    { "bad-unknown-attribute.xml", OSSICLE_CATALOGUE_ERROR_INVALID,
      ":4: <entry> has no attribute" },
    { "bad-unknown-element.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":9: <causes> has no place" },
    { "doctype.xml", OSSICLE_CATALOGUE_ERROR_NOT_XML, ":2: a document type" },
    { "double-ec.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":39: <ec> 0004-00000999 stands twice" },
    { "double-entry.xml", OSSICLE_CATALOGUE_ERROR_INVALID, ":39: <entry> GatewayQuotaExceeded" },
    { "not-utf-8.xml", OSSICLE_CATALOGUE_ERROR_NOT_XML, ":8: not UTF-8" },
    { "nul.xml", OSSICLE_CATALOGUE_ERROR_NOT_XML, ":8: a NUL character" },
  };
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  guint before = count_entries (self);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) xml = read_file (table[i].file);
      g_autofree char *expected = g_strconcat (table[i].file, table[i].reason, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (ossicle_catalogue_add_own (self, xml, table[i].file, &error));
      g_assert_error (error, OSSICLE_CATALOGUE_ERROR, (int) table[i].code);
      if (!g_str_has_prefix (error->message, expected))
        g_error ("%s: got \"%s\"", table[i].file, error->message);
    }

  g_assert_cmpuint (count_entries (self), ==, before);
  g_assert_null (ossicle_catalogue_lookup (self, "GatewayQuotaExceeded"));
}

static void
test_own_not_a_file_at_all (void)
{
  static const char *const table[] = {
    "",
    " ",
    "<",
    "<?xml version='1.0'?>",
    "not XML",
    "<catalogue",
    "<catalogue version='1'>",
    "<a/><b/>",
    "<catalogue version='1'>&nbsp;</catalogue>",
    "{\"a\": 1}",
  };
  g_autoptr (OssicleCatalogue) self = open_built_in ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (add (self, table[i], &error));
      g_assert_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_NOT_XML);
      g_assert_true (g_str_has_prefix (error->message, "own.xml:"));
    }
}

/* Each at a bound, or far beyond it. */
static void
test_own_huge (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autofree char *blanks = g_strnfill (1024 * 1024 + 1, ' ');
  g_autoptr (GString) text = g_string_new ("<catalogue version='1'>");
  g_autoptr (GError) error = NULL;

  g_assert_false (add (self, blanks, &error));
  g_assert_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_TOO_LARGE);
  g_clear_error (&error);

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  g_assert_false (add (self, text->str, &error));
  g_assert_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_NOT_XML);
  g_clear_error (&error);

  g_string_assign (text, "<catalogue version='1'>");
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "<ec-group id='%04d' name='A'/>", i % 10000);
  g_string_append (text, "</catalogue>");
  g_assert_false (add (self, text->str, &error));
  g_assert_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue-own/adds", test_own_adds);
  g_test_add_func ("/catalogue-own/is-found", test_own_is_found);
  g_test_add_func ("/catalogue-own/lies-over", test_own_lies_over);
  g_test_add_func ("/catalogue-own/over-own", test_own_over_own);
  g_test_add_func ("/catalogue-own/example", test_own_example);
  g_test_add_func ("/catalogue-own/refused", test_own_refused);
  g_test_add_func ("/catalogue-own/not-a-file-at-all", test_own_not_a_file_at_all);
  g_test_add_func ("/catalogue-own/huge", test_own_huge);

  return g_test_run ();
}
