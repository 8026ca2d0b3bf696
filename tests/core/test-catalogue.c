/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-catalogue.h"

static OssicleCatalogue *
open_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *self = ossicle_catalogue_new (&error);

  g_assert_no_error (error);

  return self;
}

static OssicleCatalogue *
open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = NULL;
  OssicleCatalogue *self;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  xml = g_bytes_new_take (data, size);
  self = ossicle_catalogue_new_for_xml (xml, path, &error);
  g_assert_no_error (error);

  return self;
}

static void
assert_same_advice (GPtrArray *one, GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const OssicleAdvice *a = g_ptr_array_index (one, i);
      const OssicleAdvice *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_nonnull (a->text);
      assert_same_advice (a->items, b->items);
    }
}

static void
assert_same_relations (GPtrArray *one, GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const OssicleRelation *a = g_ptr_array_index (one, i);
      const OssicleRelation *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->code, ==, b->code);
      g_assert_cmpstr (a->text, ==, b->text);
    }
}

static void
assert_same_variants (GListModel *one, GListModel *other)
{
  guint n = g_list_model_get_n_items (one);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (other));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleVariant) a = g_list_model_get_item (one, i);
      g_autoptr (OssicleVariant) b = g_list_model_get_item (other, i);

      g_assert_cmpuint (ossicle_variant_get_status (a), ==, ossicle_variant_get_status (b));
      g_assert_cmpstr (ossicle_variant_get_message (a), ==, ossicle_variant_get_message (b));
      g_assert_cmpstr (ossicle_variant_get_slip (a), ==, ossicle_variant_get_slip (b));
      g_assert_cmpstr (ossicle_variant_get_source (a), ==, ossicle_variant_get_source (b));
      g_assert_cmpstr (ossicle_variant_get_date (a), ==, ossicle_variant_get_date (b));
      assert_same_advice (ossicle_variant_get_causes (a), ossicle_variant_get_causes (b));
      assert_same_advice (ossicle_variant_get_fixes (a), ossicle_variant_get_fixes (b));
    }
}

static void
assert_same_entry (OssicleEntry *one, OssicleEntry *other)
{
  g_assert_cmpstr (ossicle_entry_get_code (one), ==, ossicle_entry_get_code (other));
  g_assert_cmpstr (ossicle_entry_get_summary (one), ==, ossicle_entry_get_summary (other));
  g_assert_cmpstr (ossicle_entry_get_source (one), ==, ossicle_entry_get_source (other));
  g_assert_cmpstr (ossicle_entry_get_date (one), ==, ossicle_entry_get_date (other));
  g_assert_cmpstr (ossicle_entry_get_topic (one), ==, ossicle_entry_get_topic (other));
  g_assert_cmpstrv (ossicle_entry_get_ecs (one), ossicle_entry_get_ecs (other));
  g_assert_false (ossicle_entry_is_own (one));
  assert_same_variants (ossicle_entry_get_variants (one), ossicle_entry_get_variants (other));
  assert_same_relations (ossicle_entry_get_related (one), ossicle_entry_get_related (other));
  assert_same_relations (ossicle_entry_get_confused (one), ossicle_entry_get_confused (other));
  g_assert_cmpuint (ossicle_entry_get_looks (one)->len, ==, ossicle_entry_get_looks (other)->len);
  g_assert_cmpuint (ossicle_entry_get_references (one)->len, ==,
                    ossicle_entry_get_references (other)->len);
}

static guint
compare_with_file (OssicleCatalogue *self, const char *path)
{
  g_autoptr (OssicleCatalogue) parsed = open_file (path);
  GListModel *entries = ossicle_catalogue_get_entries (parsed);
  GListModel *topics = ossicle_catalogue_get_topics (parsed);
  guint n = g_list_model_get_n_items (entries);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);
      OssicleEntry *other = ossicle_catalogue_lookup (self, ossicle_entry_get_code (entry));

      g_assert_nonnull (other);
      assert_same_entry (other, entry);
    }
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (OssicleTopic) topic = g_list_model_get_item (topics, i);
      OssicleTopic *other = ossicle_catalogue_lookup_topic (self, ossicle_topic_get_id (topic));

      g_assert_nonnull (other);
      g_assert_cmpstr (ossicle_topic_get_title (topic), ==, ossicle_topic_get_title (other));
      g_assert_cmpuint (ossicle_topic_get_blocks (topic)->len, ==,
                        ossicle_topic_get_blocks (other)->len);
    }

  return n;
}

/* What is cut out and read piece by piece is what a parser reads in one go, and nothing is left
 * out; and the data that is compiled in passes the checks that a person's own has to pass. */
static void
test_catalogue_is_what_the_files_say (void)
{
  g_autoptr (OssicleCatalogue) self = open_catalogue ();
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".xml"))
        n += compare_with_file (self, path);
    }

  g_assert_cmpuint (n, >=, 46);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (ossicle_catalogue_get_entries (self)));
}

static void
test_catalogue_lookup (void)
{
  static const struct
  {
    const char *code;
    const char *found;
  } table[] = {
    { "NoSuchKey", "NoSuchKey" },
    { "nosuchkey", "NoSuchKey" },
    { "NOSUCHKEY", "NoSuchKey" },
    { "AccessDenied", "AccessDenied" },
    { "NoSuchKey ", NULL },
    { "NoSuchKe", NULL },
    { "", NULL },
    { "N\xc3\xb6SuchKey", NULL },
    { "\xff\xfe", NULL },
  };
  g_autoptr (OssicleCatalogue) self = open_catalogue ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      OssicleEntry *entry = ossicle_catalogue_lookup (self, table[i].code);

      g_assert_cmpstr (entry != NULL ? ossicle_entry_get_code (entry) : NULL, ==, table[i].found);
    }
}

static void
test_catalogue_status (void)
{
  static const guint empty[] = { 0, 100, 200, 418, 999, G_MAXUINT };
  g_autoptr (OssicleCatalogue) self = open_catalogue ();
  g_autoptr (GPtrArray) found = ossicle_catalogue_lookup_status (self, 404);
  OssicleEntry *key = ossicle_catalogue_lookup (self, "NoSuchKey");
  gsize n_statuses;

  g_assert_true (g_ptr_array_find (found, key, NULL));
  g_assert_false (g_ptr_array_find (found, ossicle_catalogue_lookup (self, "AccessDenied"), NULL));
  g_assert_cmpuint (ossicle_entry_get_statuses (key, &n_statuses)[0], ==, 404);
  g_assert_cmpuint (n_statuses, ==, 1);
  g_assert_nonnull (ossicle_catalogue_get_status_meaning (self, 403));
  g_assert_true (ossicle_catalogue_get_status_meaning (self, 403) ==
                 ossicle_catalogue_get_status_meaning (self, 403));

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (GPtrArray) none = ossicle_catalogue_lookup_status (self, empty[i]);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_null (ossicle_catalogue_get_status_meaning (self, empty[i]));
    }
}

static const char fixture[] =
  "<catalogue version=\"1\">"
  "<status code=\"411\"><meaning>  Length\n  wanted </meaning></status>"
  "<ec-group id=\"0003\" name=\"ACCESS_CONTROL\"/>"
  "<ec id=\"0003-00000001\" status=\"403\" code=\"AccessDenied\" uri=\"https://e.example/1\">"
  "<meaning>no right</meaning></ec>"
  "<ec id=\"0099-00000001\" uri=\"https://e.example/2\"/>"
  "</catalogue>";

static OssicleCatalogue *
parse (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *self = ossicle_catalogue_new_for_xml (bytes, "test.xml", &error);

  g_assert_no_error (error);

  return self;
}

static void
test_catalogue_ec (void)
{
  static const struct
  {
    const char *asked;
    const char *ec;
    const char *group;
    const char *meaning;
    guint status;
  } table[] = {
    { "0003-00000001", "0003-00000001", "ACCESS_CONTROL", "no right", 403 },
    { "0099-00000001", "0099-00000001", NULL, NULL, 0 },
    { "0003-00009999", NULL, "ACCESS_CONTROL", NULL, 0 },
  };
  static const char *const unknown[] = {
    "0098-00000001",  "0003",          "0003-0000000",    "",
    "0003-000000012", "0003 00000001", "000\xc2\xb2-000", "-"
  };
  g_autoptr (OssicleCatalogue) self = parse (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const OssicleEcInfo *info = ossicle_catalogue_lookup_ec (self, table[i].asked);

      g_assert_nonnull (info);
      g_assert_cmpstr (info->ec, ==, table[i].ec);
      g_assert_cmpstr (info->group, ==, table[i].group);
      g_assert_cmpstr (info->meaning, ==, table[i].meaning);
      g_assert_cmpuint (info->status, ==, table[i].status);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (ossicle_catalogue_lookup_ec (self, unknown[i]));

  g_assert_cmpstr (ossicle_catalogue_get_status_meaning (self, 411), ==, "Length wanted");
}

/* These are cut out of what is compiled in, unlike the fixture's. */
static void
test_catalogue_ec_compiled_in (void)
{
  static const struct
  {
    const char *asked;
    const char *code;
    guint status;
    gboolean told;
  } table[] = {
    { "0003-00000503", "AccessDenied", 403, TRUE },
    { "0002-00000080", NULL, 403, TRUE },
    { "0002-00000067", NULL, 0, TRUE },
    { "0001-00000000", NULL, 0, FALSE },
  };
  g_autoptr (OssicleCatalogue) self = open_catalogue ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const OssicleEcInfo *info = ossicle_catalogue_lookup_ec (self, table[i].asked);

      g_assert_nonnull (info);
      g_assert_cmpstr (info->ec, ==, table[i].asked);
      g_assert_cmpstr (info->code, ==, table[i].code);
      g_assert_cmpuint (info->status, ==, table[i].status);
      g_assert_true ((info->meaning != NULL) == table[i].told);
      g_assert_true (g_str_has_prefix (info->uri, "https://"));
      g_assert_nonnull (info->group);
    }
}

static gpointer
read_all_cb (gpointer data)
{
  OssicleCatalogue *self = data;
  g_autoptr (GPtrArray) found = ossicle_catalogue_lookup_status (self, 403);
  g_autoptr (GPtrArray) typed = ossicle_catalogue_search (self, "sigantuer");
  OssicleEntry *entry;

  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpuint (typed->len, >, 0);
  g_assert_nonnull (ossicle_catalogue_get_status_meaning (self, 403));
  g_assert_nonnull (
    ossicle_catalogue_match_message (self, NULL, 0, "the SPECIFIED bucket does not exist", &entry));

  return g_object_ref (entry);
}

/* Whoever comes first reads; all see the same. */
static void
test_catalogue_threads (void)
{
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (OssicleCatalogue) self = open_catalogue ();
      GThread *threads[4];

      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new (NULL, read_all_cb, self);
      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          g_autoptr (OssicleEntry) entry = g_thread_join (threads[i]);

          g_assert_true (entry == ossicle_catalogue_lookup (self, "NoSuchBucket"));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue/is-what-the-files-say", test_catalogue_is_what_the_files_say);
  g_test_add_func ("/catalogue/lookup", test_catalogue_lookup);
  g_test_add_func ("/catalogue/status", test_catalogue_status);
  g_test_add_func ("/catalogue/ec", test_catalogue_ec);
  g_test_add_func ("/catalogue/ec-compiled-in", test_catalogue_ec_compiled_in);
  g_test_add_func ("/catalogue/threads", test_catalogue_threads);

  return g_test_run ();
}
