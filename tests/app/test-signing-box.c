/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-sender.h"
#include "app/ossicle-signing-box.h"
#include "app/ossicle-text-block.h"
#include "tests/net/wire-server.h"

#define SECRET "ExampleSecret30charsAAAABBBBCC"
#define TOKEN "CAIS9/example+of/a+token=="
#define HOST "https://demo-photos.oss-cn-hangzhou.aliyuncs.com"

typedef struct
{
  OssicleProfiles *profiles;
  OssicleSigningBox *box;
  GtkWidget *window;
} Fixture;

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ossicle_profiles_save_finish (OSSICLE_PROFILES (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
add_profile (OssicleProfiles *profiles, const char *id, const char *token_text, const char *region)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);
  g_autoptr (OssicleSecret) token = token_text != NULL ? ossicle_secret_new (token_text, -1) : NULL;
  g_autoptr (OssicleAccessKey)
    key = ossicle_access_key_new (token != NULL ? "STS.NExample" : "LTAI5tExample", secret, token);
  g_autoptr (OssicleProfile) profile = ossicle_profile_new (id, id, key);
  gboolean done = FALSE;

  ossicle_profile_set_temporary (profile, token != NULL);
  ossicle_profile_set_region (profile, region);
  ossicle_profile_set_kept (profile, FALSE);
  ossicle_profiles_save_async (profiles, profile, NULL, saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
remove_profile (OssicleProfiles *profiles, const char *id)
{
  ossicle_profiles_remove_async (profiles, ossicle_profiles_find_id (profiles, id), NULL, NULL,
                                 NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->profiles = ossicle_profiles_new ();
  fixture->box = g_object_new (OSSICLE_TYPE_SIGNING_BOX, NULL);
  ossicle_signing_box_set_profiles (fixture->box, fixture->profiles);
  fixture->window = app_test_show (GTK_WIDGET (fixture->box), 500, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer weak = fixture->box;

  g_object_add_weak_pointer (G_OBJECT (fixture->box), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
  g_assert_null (weak);
  g_assert_finalize_object (fixture->profiles);
}

static void
set_url (Fixture *fixture, const char *url)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);

  ossicle_signing_box_set_request (fixture->box, request);
  app_test_settle ();
}

static void
choose (Fixture *fixture, OssicleSignatureVersion version, OssicleSignaturePlace place)
{
  g_autoptr (OssicleSigningChoice) choice = ossicle_signing_choice_new (version, place);

  ossicle_signing_box_set_choice (fixture->box, choice);
  app_test_settle ();
}

static gboolean
sees (Fixture *fixture, const char *text)
{
  return app_test_has_text (GTK_WIDGET (fixture->box), text);
}

static GtkWidget *
get_entry (Fixture *fixture, guint position)
{
  return app_test_find (GTK_WIDGET (fixture->box), ADW_TYPE_ENTRY_ROW, position);
}

static void
test_rows_for_each_scheme (Fixture *fixture, gconstpointer data)
{
  add_profile (fixture->profiles, "work", NULL, NULL);
  set_url (fixture, HOST "/a");
  g_assert_false (sees (fixture, "Access key"));
  g_assert_false (sees (fixture, "Preview"));

  choose (fixture, OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_assert_true (sees (fixture, "Access key"));
  g_assert_true (sees (fixture, "from the address"));
  g_assert_false (sees (fixture, "Good for"));
  choose (fixture, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_HEADER);
  g_assert_cmpuint (app_test_count (GTK_WIDGET (fixture->box), ADW_TYPE_ENTRY_ROW), ==, 0);
  choose (fixture, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL);
  g_assert_true (sees (fixture, "Good for"));
  set_url (fixture, "https://files.example.com/a");
  g_assert_true (sees (fixture, "Bucket that the domain belongs to"));
}

static void
test_region (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleSigningChoice) guessed = NULL;
  g_autoptr (OssicleSigningChoice) of_key = NULL;
  g_autoptr (OssicleSigningChoice) own = NULL;
  GtkWidget *region;

  add_profile (fixture->profiles, "work", NULL, "cn-beijing");
  choose (fixture, OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  set_url (fixture, HOST "/a");
  region = get_entry (fixture, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (region)), ==, "cn-hangzhou");
  guessed = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_null (guessed->region);

  set_url (fixture, "http://127.0.0.1/b/k");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (region)), ==, "cn-beijing");
  g_assert_true (sees (fixture, "from the access key"));
  of_key = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_cmpstr (of_key->region, ==, "cn-beijing");

  gtk_editable_set_text (GTK_EDITABLE (region), "cn-shenzhen");
  app_test_settle ();
  g_assert_false (sees (fixture, "from the access key"));
  set_url (fixture, HOST "/b");
  own = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_cmpstr (own->region, ==, "cn-shenzhen");
  g_assert_true (sees (fixture, "The endpoint is of this other region"));
  /* Emptied, it is guessed again with the next change. */
  gtk_editable_set_text (GTK_EDITABLE (region), "");
  set_url (fixture, HOST "/c");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (region)), ==, "cn-hangzhou");
}

static void
test_key_that_comes_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_autoptr (OssicleSigningChoice) before = NULL;
  g_autoptr (OssicleSigningChoice) after = NULL;

  set_url (fixture, HOST "/a");
  choice->profile = g_strdup ("second");
  ossicle_signing_box_set_choice (fixture->box, choice);
  app_test_settle ();
  g_assert_true (sees (fixture, "New Access Key…"));
  g_assert_true (sees (fixture, "Choose an access key"));
  before = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_cmpstr (before->profile, ==, "second");

  add_profile (fixture->profiles, "first", NULL, NULL);
  app_test_settle ();
  g_assert_true (sees (fixture, "Choose an access key"));
  add_profile (fixture->profiles, "second", NULL, NULL);
  app_test_settle ();
  g_assert_false (sees (fixture, "Choose an access key"));
  after = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_true (ossicle_signing_choice_equal (after, before));

  /* Saved anew it is another object at perhaps another place; removed, no other one signs for it.
   */
  add_profile (fixture->profiles, "second", NULL, "cn-beijing");
  app_test_settle ();
  g_assert_false (sees (fixture, "Choose an access key"));
  remove_profile (fixture->profiles, "second");
  app_test_settle ();
  g_assert_true (sees (fixture, "Choose an access key"));
}

/* A key that was to be made and was not does not let the next one that comes take its place. */
static void
test_new_key_that_was_not_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleSigningChoice) choice = NULL;

  add_profile (fixture->profiles, "first", NULL, NULL);
  add_profile (fixture->profiles, "second", NULL, NULL);
  set_url (fixture, HOST "/a");
  choose (fixture, OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  gtk_widget_activate_action (GTK_WIDGET (fixture->box), "signing.new-key", NULL);
  choose (fixture, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_HEADER);
  add_profile (fixture->profiles, "third", NULL, NULL);
  app_test_settle ();
  choice = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_cmpstr (choice->profile, ==, "first");
}

/* One that is changed is none that was made. */
static void
test_new_key_beside_a_changed_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleSigningChoice) changed = NULL;
  g_autoptr (OssicleSigningChoice) made = NULL;

  add_profile (fixture->profiles, "first", NULL, NULL);
  add_profile (fixture->profiles, "second", NULL, NULL);
  set_url (fixture, HOST "/a");
  choose (fixture, OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  gtk_widget_activate_action (GTK_WIDGET (fixture->box), "signing.new-key", NULL);
  add_profile (fixture->profiles, "second", NULL, "cn-beijing");
  app_test_settle ();
  changed = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_cmpstr (changed->profile, ==, "first");
  add_profile (fixture->profiles, "third", NULL, NULL);
  app_test_settle ();
  made = ossicle_signing_box_dup_choice (fixture->box);
  g_assert_cmpstr (made->profile, ==, "third");
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkExpander *expander;

  add_profile (fixture->profiles, "sts", TOKEN, NULL);
  set_url (fixture, HOST "/a%20b");
  choose (fixture, OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_assert_false (sees (fixture, "Credential="));
  expander = GTK_EXPANDER (app_test_find (GTK_WIDGET (fixture->box), GTK_TYPE_EXPANDER, 0));
  gtk_expander_set_expanded (expander, TRUE);
  app_test_settle ();
  g_assert_true (sees (fixture, "OSS4-HMAC-SHA256 Credential=STS.NExample/"));
  g_assert_true (sees (fixture, "x-oss-security-token:**************************"));
  g_assert_true (sees (fixture, "/demo-photos/a%20b"));
  g_assert_false (sees (fixture, TOKEN));
  g_assert_false (sees (fixture, SECRET));

  choose (fixture, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL);
  g_assert_true (sees (fixture, "OSSAccessKeyId=STS.NExample"));
  g_assert_false (sees (fixture, "CAIS9"));
  gtk_expander_set_expanded (expander, FALSE);
  app_test_settle ();
  g_assert_false (sees (fixture, "OSSAccessKeyId="));
}

typedef struct
{
  OssicleCaseItem *item;
} Sent;

static void
sent_cb (Sent *sent, OssicleCaseItem *pending, GListModel *items)
{
  g_clear_object (&sent->item);
  sent->item = g_list_model_get_item (items, 0);
}

static gboolean
is_sent (gpointer user_data)
{
  return ((Sent *) user_data)->item != NULL;
}

static OssicleCaseItem *
send (OssicleSender *sender, OssicleRequest *request, const OssicleSigningChoice *choice)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (GError) error = NULL;
  Sent sent = { NULL };
  gulong id = g_signal_connect_swapped (sender, "sent", G_CALLBACK (sent_cb), &sent);

  ossicle_sender_send (sender, request, options, choice, NULL, &error);
  g_assert_no_error (error);
  app_test_wait (is_sent, &sent);
  g_signal_handler_disconnect (sender, id);

  return sent.item;
}

static char *
dup_recorded (WireServer *server, guint position)
{
  g_autoptr (GBytes) bytes = wire_server_dup_recorded (server, position);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Signed when it goes out, kept unsigned, and signed anew from there. */
static void
test_sends_signed (void)
{
  static const WireAnswer answer = { "HTTP/1.1 403 Forbidden\r\nConnection: close\r\n"
                                     "x-oss-request-id: " APP_TEST_REQUEST_ID
                                     "\r\n\r\n" APP_TEST_ERROR ("AccessDenied", ""),
                                     -1, NULL, FALSE, FALSE };
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleSender) sender = ossicle_sender_new (app_test_get_catalogue ());
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/b/k", wire_server_get_port (server));
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  g_autoptr (OssicleCaseItem) first = NULL;
  g_autoptr (OssicleCaseItem) second = NULL;
  g_autofree char *wire = NULL;
  g_autofree char *again = NULL;
  OssicleCase *case_;

  wire_server_set_answers (server, &answer, 1);
  add_profile (profiles, "sts", TOKEN, NULL);
  ossicle_sender_set_profiles (sender, profiles);
  choice->profile = g_strdup ("sts");
  choice->region = g_strdup ("cn-hangzhou");

  first = send (sender, request, choice);
  wire = dup_recorded (server, 0);
  g_assert_nonnull (strstr (wire, "\r\nx-oss-security-token: " TOKEN "\r\n"));
  g_assert_nonnull (strstr (wire, "\r\nAuthorization: OSS4-HMAC-SHA256 Credential=STS.NExample/"));
  g_assert_cmpuint (ossicle_headers_get_n_headers (
                      ossicle_request_get_headers (ossicle_case_item_get_request (first))),
                    ==, 0);
  g_assert_true (ossicle_signing_choice_equal (ossicle_case_item_get_signing (first), choice));
  case_ = ossicle_case_item_get_case (first);
  g_assert_nonnull (strstr (ossicle_case_get_value (case_, OSSICLE_FACT_CLIENT_CANONICAL_REQUEST),
                            "x-oss-security-token:****"));
  g_assert_true (ossicle_exchange_has_covered_tokens (ossicle_case_item_get_exchange (first)));
  g_assert_nonnull (ossicle_case_item_get_worksheet (first));

  second = send (sender, ossicle_case_item_get_request (first),
                 ossicle_case_item_get_signing (first));
  again = dup_recorded (server, 1);
  g_assert_nonnull (strstr (again, "\r\nx-oss-security-token: " TOKEN "\r\n"));
  g_assert_nonnull (strstr (again, "\r\nAuthorization: OSS4-HMAC-SHA256 "));
  g_assert_finalize_object (g_steal_pointer (&sender));
}

/* What cannot be sent once it is signed comes back with the reason, and waits for nothing. */
static void
test_comes_back_unsent (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleSender) sender = ossicle_sender_new (app_test_get_catalogue ());
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "http://127.0.0.1:9/b/k");
  g_autoptr (OssicleCaseItem) item = NULL;

  add_profile (profiles, "work", NULL, NULL);
  ossicle_sender_set_profiles (sender, profiles);
  choice->profile = g_strdup ("work");
  choice->region = g_strdup ("cn\nhangzhou");

  item = send (sender, request, choice);
  g_assert_null (ossicle_case_item_get_case (item));
  g_assert_null (ossicle_case_item_get_sending (item));
  g_assert_error (ossicle_case_item_get_fault (item), OSSICLE_REQUEST_ERROR,
                  OSSICLE_REQUEST_ERROR_HEADER);
  g_assert_cmpuint (ossicle_sender_get_n_sending (sender), ==, 0);
}

static void
test_sends_nothing_unsigned (void)
{
  g_autoptr (OssicleSender) sender = ossicle_sender_new (app_test_get_catalogue ());
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "http://127.0.0.1:1/b/k");
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_autoptr (GError) error = NULL;

  choice->profile = g_strdup ("work");
  g_assert_false (ossicle_sender_send (sender, request, options, choice, NULL, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MISSING);
  g_clear_error (&error);

  add_profile (profiles, "work", NULL, NULL);
  ossicle_sender_set_profiles (sender, profiles);
  g_assert_false (ossicle_sender_send (sender, request, options, choice, NULL, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED);
  g_assert_cmpuint (ossicle_sender_get_n_sending (sender), ==, 0);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/signing-box/rows", test_rows_for_each_scheme);
  ADD ("/signing-box/region", test_region);
  ADD ("/signing-box/later", test_key_that_comes_later);
  ADD ("/signing-box/new-key-not-made", test_new_key_that_was_not_made);
  ADD ("/signing-box/new-key-beside-changed", test_new_key_beside_a_changed_one);
  ADD ("/signing-box/preview", test_preview);
#undef ADD
  g_test_add_func ("/signing-box/sends", test_sends_signed);
  g_test_add_func ("/signing-box/refuses", test_sends_nothing_unsigned);
  g_test_add_func ("/signing-box/comes-back", test_comes_back_unsent);

  return g_test_run ();
}
