/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-catalogue.h"

static OssicleCatalogue *
open_built_in (void)
{
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *self = ossicle_catalogue_new (&error);

  g_assert_no_error (error);

  return self;
}

static OssicleCatalogue *
open_fixture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "catalogue", "messages.xml",
                                                 NULL);
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

typedef struct
{
  const char *code;
  guint status;
  const char *message;
  const char *entry;   /* that is found */
  const char *variant; /* its message */
  guint at;            /* its status, where it counts */
} Row;

static void
assert_matches (OssicleCatalogue *self, const Row *table, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      const Row *row = &table[i];
      OssicleEntry *entry = NULL;
      OssicleVariant *variant = ossicle_catalogue_match_message (self, row->code, row->status,
                                                                 row->message, &entry);

      g_assert_cmpstr (entry != NULL ? ossicle_entry_get_code (entry) : NULL, ==, row->entry);
      g_assert_cmpstr (variant != NULL ? ossicle_variant_get_message (variant) : NULL, ==,
                       row->variant);
      if (row->at != 0)
        g_assert_cmpuint (ossicle_variant_get_status (variant), ==, row->at);
    }
}

static void
test_match_fixture (void)
{
  static const Row table[] = {
    /* a number of its own fits better than any number */
    { "CallbackFailed", 203, "Error status : 502.", "CallbackFailed", "Error status : 502." },
    { "CallbackFailed", 203, "error status: 400", "CallbackFailed", "Error status : 400." },
    { "CallbackFailed", 203, "Error status : 418.", "CallbackFailed", NULL },
    { NULL, 0, "Error status : 418.", "CallbackFailed", NULL },
    { "CallbackFailed", 203, "Error status : -1 10.0.0.7:80 reply timeout, cost:1ms",
      "CallbackFailed", "Error status : -1 8.8.8.8:9090 reply timeout, cost:5000ms" },
    /* a beginning to the letter before any other */
    { "CallbackFailed", 203, "Error status : 502. Bad gateway, said the server", "CallbackFailed",
      "Error status : 502." },
    /* the same message at two statuses */
    { "KmsServiceNotEnabled", 400, "Not enabled for you.", "KmsServiceNotEnabled",
      "Not enabled for you.", 400 },
    { "KmsServiceNotEnabled", 403, "Not enabled for you.", "KmsServiceNotEnabled",
      "Not enabled for you.", 403 },
    /* no message: the status decides, or there is one variant only, or nothing decides */
    { "KmsServiceNotEnabled", 403, NULL, "KmsServiceNotEnabled", "Not enabled for you.", 403 },
    { "KmsServiceNotEnabled", 0, NULL, "KmsServiceNotEnabled", NULL },
    { "NotModified", 304, NULL, "NotModified", "" },
    { "NotModified", 0, " ", "NotModified", "" },
    { "NotModified", 500, NULL, "NotModified", NULL },
    /* an unknown message or code is not forced into what is known */
    { "CallbackFailed", 203, "Quite another story.", "CallbackFailed", NULL },
    { "NeverHeardOf", 203, "Error status : 502.", NULL, NULL },
    /* no code: the message alone, unless two entries have it */
    { NULL, 0, "Error status : 502.", "CallbackFailed", "Error status : 502." },
    { NULL, 0, "Please reduce your upload request traffic.", NULL, NULL },
    { NULL, 429, "Please reduce your upload request traffic.", "DownloadLimit",
      "Please reduce your upload request traffic." },
    { NULL, 0, NULL, NULL, NULL },
    { NULL, 403, "", NULL, NULL },
    { NULL, 0, "\xff\xfe\xfd", NULL, NULL },
  };
  g_autoptr (OssicleCatalogue) self = open_fixture ();

  assert_matches (self, table, G_N_ELEMENTS (table));
}

/* Replies as the service sends them, against the messages as the base document has them. */
static void
test_match_built_in (void)
{
  static const Row table[] = {
    { "NoSuchKey", 404, "The specified key does not exist.", "NoSuchKey",
      "The specified key does not exist." },
    { "nosuchkey", 404, "'The specified key does not exist'", "NoSuchKey",
      "The specified key does not exist." },
    { "PositionNotEqualToLength", 409, "Position is not equal to file length",
      "PositionNotEqualToLength", "Position is not equal to file length." },
    { "NotImplemented", 400,
      "A header you provided implies functionality that is not implemented. ", "NotImplemented",
      "A header you provided implies functionality that is not implemented." },
    { "InvalidAccessKeyId", 403,
      "The OSS Access Key Id you provided does not exist in our records..", "InvalidAccessKeyId",
      "The OSS Access Key Id you provided does not exist in our records." },
    { "AccessDenied", 403, "AccessDenied", "AccessDenied", "AccessDenied" },
    { NULL, 0, "The specified bucket does not exist.", "NoSuchBucket",
      "The specified bucket does not exist." },
  };
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  OssicleVariant *variant = NULL;

  assert_matches (self, table, G_N_ELEMENTS (table));

  variant = ossicle_catalogue_match_message (
    self, "SignatureDoesNotMatch", 403,
    "The request signature we calculated does not match the signature you provided. Check your key "
    "and signing method.",
    NULL);
  g_assert_nonnull (variant);
}

/* Every message is found by itself, by its code and alone. */
static void
test_match_itself (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  GListModel *entries = ossicle_catalogue_get_entries (self);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);
      GListModel *variants = ossicle_entry_get_variants (entry);

      for (guint j = 0; j < g_list_model_get_n_items (variants); j++)
        {
          g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, j);
          const char *message = ossicle_variant_get_message (variant);
          OssicleVariant *found;

          if (*message == '\0')
            continue;
          found = ossicle_catalogue_match_message (self, ossicle_entry_get_code (entry),
                                                   ossicle_variant_get_status (variant), message,
                                                   NULL);
          g_assert_nonnull (found);
          g_assert_cmpuint (ossicle_variant_get_status (found), ==,
                            ossicle_variant_get_status (variant));
        }
    }
}

static void
test_suggest (void)
{
  static const struct
  {
    const char *typed;
    const char *first;
  } table[] = {
    { "NoSuchKye", "NoSuchKey" },
    { "NoSuchKey", "NoSuchKey" },
    { "nosuchkey", "NoSuchKey" },
    { "NoSuckKey", "NoSuchKey" },
    { " NoSuchKey\n", "NoSuchKey" },
    { "NoSuchBuket", "NoSuchBucket" },
    { "AcessDenied", "AccessDenied" },
    { "AccesDenied", "AccessDenied" },
    { "SignatureDoesntMatch", "SignatureDoesNotMatch" },
    { "SignatureDoesNot", "SignatureDoesNotMatch" },
    { "SignatureNotMatch", "SignatureDoesNotMatch" },
    { "Callback", "CallbackFailed" },
    { "TooSkewed", "RequestTimeTooSkewed" },
    { "InvalidAccessKey", "InvalidAccessKeyId" },
    { "Zzzzzzzzzzzzzzz", NULL },
    { "", NULL },
    { "   ", NULL },
    { "\xe6\x8c\x87\xe5\xae\x9a", NULL },
    { "\xff", NULL },
  };
  g_autoptr (OssicleCatalogue) self = open_built_in ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) found = ossicle_catalogue_suggest (self, table[i].typed, 3);
      const char *first = found->len > 0 ? ossicle_entry_get_code (found->pdata[0]) : NULL;

      g_assert_cmpuint (found->len, <=, 3);
      g_assert_cmpstr (first, ==, table[i].first);
    }
}

static void
test_suggest_bounds (void)
{
  g_autoptr (OssicleCatalogue) self = open_built_in ();
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'N');
  g_autoptr (GPtrArray) none = ossicle_catalogue_suggest (self, huge, 3);
  g_autoptr (GPtrArray) zero = ossicle_catalogue_suggest (self, "NoSuchKey", 0);
  g_autoptr (GPtrArray) several = ossicle_catalogue_suggest (self, "NoSuch", G_MAXUINT);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (zero->len, ==, 0);
  g_assert_cmpuint (several->len, >=, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue-match/fixture", test_match_fixture);
  g_test_add_func ("/catalogue-match/built-in", test_match_built_in);
  g_test_add_func ("/catalogue-match/itself", test_match_itself);
  g_test_add_func ("/catalogue-match/suggest", test_suggest);
  g_test_add_func ("/catalogue-match/suggest-bounds", test_suggest_bounds);

  return g_test_run ();
}
