/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app-test.h"
#include "app/ossicle-profile-editor.h"
#include "app/ossicle-profile-row.h"
#include "app/ossicle-profile-words.h"
#include "app/ossicle-profiles-dialog.h"
#include "app/ossicle-profiles-import.h"
#include "app/ossicle-secret-row.h"

/* There is no keyring: the environment names a session bus that is not there. */

static GtkWindow *
present (OssicleProfiles *profiles)
{
  GtkWindow *dialog = ossicle_profiles_dialog_new (NULL, profiles);

  gtk_window_present (dialog);
  app_test_settle ();

  return dialog;
}

static gboolean
has_n_items (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) > 0;
}

static gboolean
is_read (gpointer user_data)
{
  return ossicle_profiles_get_state (user_data) != OSSICLE_PROFILES_UNREAD;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ossicle_profiles_save_finish (OSSICLE_PROFILES (object), result, &error);
  g_assert_no_error (error);
}

static OssicleProfiles *
make_profiles (const char *name)
{
  OssicleProfiles *profiles = ossicle_profiles_new ();
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("TheSecret", -1);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new ("LTAI5tExample", secret, NULL);
  g_autoptr (OssicleProfile) profile = NULL;

  if (name == NULL)
    return profiles;

  profile = ossicle_profile_new (NULL, name, key);
  ossicle_profile_set_kept (profile, FALSE);
  ossicle_profiles_save_async (profiles, profile, NULL, saved_cb, NULL);
  app_test_wait (has_n_items, profiles);

  return profiles;
}

/* The form, which is found only while it is seen: name, id, secret, token, expiry, region. */
typedef struct
{
  GtkWidget *editor;
  GtkEditable *entries[6];
} Form;

static Form
find_form (GtkWindow *dialog)
{
  Form form = { 0 };

  app_test_settle ();
  form.editor = app_test_find (GTK_WIDGET (dialog), OSSICLE_TYPE_PROFILE_EDITOR, 0);
  for (guint i = 0; i < G_N_ELEMENTS (form.entries); i++)
    form.entries[i] = GTK_EDITABLE (app_test_find (form.editor, ADW_TYPE_ENTRY_ROW, i));

  return form;
}

static Form
start_form (GtkWindow *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "profiles.add", NULL);

  return find_form (dialog);
}

static void
fill (Form *form, const char *const values[6])
{
  for (guint i = 0; i < G_N_ELEMENTS (form->entries); i++)
    gtk_editable_set_text (form->entries[i], values[i]);
}

static void
save (Form *form)
{
  gtk_widget_activate_action (form->editor, "editor.save", NULL);
  app_test_settle ();
}

static void
assert_no_secret_in (Form *form)
{
  g_assert_cmpstr (gtk_editable_get_text (form->entries[2]), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (form->entries[3]), ==, "");
}

static void
test_no_keyring_is_told (void)
{
  g_autoptr (OssicleProfiles) profiles = make_profiles (NULL);
  GtkWindow *dialog = present (profiles);

  app_test_wait (is_read, profiles);
  app_test_settle ();
  g_assert_true (app_test_has_text (GTK_WIDGET (dialog), "No Access Keys"));
  g_assert_true (app_test_has_text (GTK_WIDGET (dialog),
                                    "There is no keyring on this system: access keys are kept "
                                    "until Ossicle is closed."));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (dialog);
  app_test_settle ();
  g_assert_null (dialog);
}

static void
test_adds (void)
{
  static const char *const values[] = {
    " work ", "LTAI5tExample ", " TheSecret\n", "CAISToken", "2026-01-31T12:00:00Z", "cn-hangzhou",
  };
  g_autoptr (OssicleProfiles) profiles = make_profiles (NULL);
  g_autoptr (OssicleAccessKey) key = NULL;
  GtkWindow *dialog = present (profiles);
  Form form = start_form (dialog);
  OssicleProfile *profile;

  fill (&form, values);
  save (&form);
  app_test_wait (has_n_items, profiles);
  app_test_settle ();
  profile = ossicle_profiles_find_name (profiles, "work");
  g_assert_nonnull (profile);
  key = ossicle_profile_dup_access_key (profile);
  g_assert_cmpstr (ossicle_access_key_get_id (key), ==, "LTAI5tExample");
  g_assert_cmpstr (ossicle_secret_peek (ossicle_access_key_get_secret (key), NULL), ==,
                   "TheSecret");
  g_assert_cmpstr (ossicle_secret_peek (ossicle_access_key_get_token (key), NULL), ==, "CAISToken");
  g_assert_cmpint (ossicle_profile_get_expiry (profile), ==, 1769860800);
  g_assert_cmpstr (ossicle_profile_get_region (profile), ==, "cn-hangzhou");
  g_assert_false (ossicle_profile_is_kept (profile));
  g_assert_cmpuint (app_test_count (GTK_WIDGET (dialog), OSSICLE_TYPE_PROFILE_ROW), ==, 1);
  g_assert_true (app_test_has_text (GTK_WIDGET (dialog), "work"));
  assert_no_secret_in (&form);
  gtk_window_destroy (dialog);
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *values[6];
    const char *problem;
  } table[] = {
    { { "Work", "LTAI5t", "s", "", "", "" }, "Another access key has this name." },
    { { "w", "LTAI 5t", "s", "", "", "" },
      "The access key ID holds a blank or another stray character." },
    { { "w", "LTAI5t", "s s", "", "", "" },
      "The secret holds a blank or another stray character." },
    { { "w", "LTAI5t", "s", "t t", "", "" },
      "The security token holds a blank or another stray character." },
    { { "w", "LTAI5t", "s", "", "tomorrow", "" },
      "The time of expiry looks like 2026-01-31T12:00:00Z, or is empty." },
    { { "w", "LTAI5t", "s", "", "", "Hang Zhou" },
      "This is no region: they look like cn-hangzhou." },
  };
  g_autoptr (OssicleProfiles) profiles = make_profiles ("work");
  GtkWindow *dialog = present (profiles);
  Form form = start_form (dialog);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      fill (&form, table[i].values);
      save (&form);
      g_test_message ("%s", table[i].problem);
      g_assert_true (app_test_has_text (form.editor, table[i].problem));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (profiles)), ==, 1);
    }
  gtk_widget_activate_action (form.editor, "editor.cancel", NULL);
  assert_no_secret_in (&form);
  gtk_window_destroy (dialog);
}

/* Without a new secret the old one stays. */
static void
test_changes (void)
{
  g_autoptr (OssicleProfiles) profiles = make_profiles ("work");
  g_autoptr (OssicleAccessKey) key = NULL;
  GtkWindow *dialog = present (profiles);
  GtkWidget *row = app_test_find (GTK_WIDGET (dialog), OSSICLE_TYPE_PROFILE_ROW, 0);
  Form form;

  gtk_widget_activate (row);
  app_test_settle ();
  form = find_form (dialog);
  g_assert_cmpstr (gtk_editable_get_text (form.entries[0]), ==, "work");
  assert_no_secret_in (&form);
  gtk_editable_set_text (form.entries[0], "at work");
  save (&form);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (profiles)), ==, 1);
  key = ossicle_profile_dup_access_key (ossicle_profiles_find_name (profiles, "at work"));
  g_assert_cmpstr (ossicle_secret_peek (ossicle_access_key_get_secret (key), NULL), ==,
                   "TheSecret");
  gtk_window_destroy (dialog);
}

/* Of another access key the old secret is not. */
static void
test_changes_key (void)
{
  g_autoptr (OssicleProfiles) profiles = make_profiles ("work");
  g_autoptr (OssicleAccessKey) key = NULL;
  GtkWindow *dialog = present (profiles);
  Form form;

  gtk_widget_activate (app_test_find (GTK_WIDGET (dialog), OSSICLE_TYPE_PROFILE_ROW, 0));
  form = find_form (dialog);
  g_assert_true (app_test_has_text (form.editor, "Access Key Secret, If It Has Changed"));
  gtk_editable_set_text (form.entries[1], "LTAI5tOther");
  g_assert_false (app_test_has_text (form.editor, "Access Key Secret, If It Has Changed"));
  save (&form);
  g_assert_nonnull (app_test_find (GTK_WIDGET (dialog), OSSICLE_TYPE_PROFILE_EDITOR, 0));
  g_assert_cmpstr (
    ossicle_profile_get_access_key_id (ossicle_profiles_find_name (profiles, "work")), ==,
    "LTAI5tExample");

  gtk_editable_set_text (form.entries[2], "OtherSecret");
  save (&form);
  key = ossicle_profile_dup_access_key (ossicle_profiles_find_name (profiles, "work"));
  g_assert_cmpstr (ossicle_access_key_get_id (key), ==, "LTAI5tOther");
  g_assert_cmpstr (ossicle_secret_peek (ossicle_access_key_get_secret (key), NULL), ==,
                   "OtherSecret");
  gtk_window_destroy (dialog);
}

typedef struct
{
  char *told;
  GError *error;
} Import;

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;

  import->told = ossicle_profiles_import_finish (result, &import->error);
}

static gboolean
is_imported (gpointer user_data)
{
  Import *import = user_data;

  return import->told != NULL || import->error != NULL;
}

/* Under names that are free; what lacks something is named. */
static void
test_imports (void)
{
  static const char text[] = "[profile work]\naccessKeyID=A\naccessKeySecret=B\n"
                             "[profile role]\nmode=RamRoleArn\nroleArn=acs:ram::1:role/r\n";
  g_autoptr (OssicleProfiles) profiles = make_profiles ("work");
  g_autofree char *folder = g_dir_make_tmp ("ossicle-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "config", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Import import = { 0 };
  Import broken = { 0 };
  Import missing = { 0 };
  g_autofree char *words = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  ossicle_profiles_import_file_async (profiles, file, NULL, imported_cb, &import);
  app_test_wait (is_imported, &import);
  g_assert_no_error (import.error);
  g_assert_cmpstr (import.told, ==,
                   "1 access key imported. Left out, since the file does not hold all they need: "
                   "role (RamRoleArn).");
  g_assert_nonnull (ossicle_profiles_find_name (profiles, "work 2"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (profiles)), ==, 2);

  g_assert_true (g_file_set_contents (path, "[default]\nnonsense\n", -1, NULL));
  ossicle_profiles_import_file_async (profiles, file, NULL, imported_cb, &broken);
  app_test_wait (is_imported, &broken);
  words = ossicle_profile_words_dup_error (broken.error);
  g_assert_true (g_str_has_prefix (words, "The file is not a configuration of ossutil"));
  g_assert_nonnull (strstr (words, "Line 2"));

  g_unlink (path);
  ossicle_profiles_import_file_async (profiles, file, NULL, imported_cb, &missing);
  app_test_wait (is_imported, &missing);
  g_assert_error (missing.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
  g_free (import.told);
  g_error_free (broken.error);
  g_error_free (missing.error);
}

static void
test_secret_row_is_edited (GtkWidget *row)
{
  static const struct
  {
    int at;
    const char *insert; /* NULL to delete */
    int end;
    const char *secret;
  } table[] = {
    { 0, NULL, -1, NULL },   { 0, "abc", 0, "abc" }, { 1, "12", 0, "a12bc" },
    { 5, "é", 0, "a12bcé" }, { 2, NULL, 4, "a1cé" }, { 3, NULL, -1, "a1c" },
    { 0, NULL, 1, "1c" },    { 0, NULL, 0, "1c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int at = table[i].at;
      g_autoptr (OssicleSecret) secret = NULL;

      if (table[i].insert != NULL)
        gtk_editable_insert_text (GTK_EDITABLE (row), table[i].insert, -1, &at);
      else
        gtk_editable_delete_text (GTK_EDITABLE (row), at, table[i].end);
      secret = ossicle_secret_row_dup_secret (OSSICLE_SECRET_ROW (row));
      g_assert_cmpstr (secret != NULL ? ossicle_secret_peek (secret, NULL) : NULL, ==,
                       table[i].secret);
      g_assert_cmpint (g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (row)), -1), ==,
                       table[i].secret != NULL ? g_utf8_strlen (table[i].secret, -1) : 0);
    }
}

/* What is told to input methods and screen readers, and that nothing of it can be taken away again.
 */
static void
test_secret_row (void)
{
  GtkWidget *row = g_object_new (OSSICLE_TYPE_SECRET_ROW, "title", "Secret", NULL);
  GtkWidget *window = app_test_show (row, 300, 100);
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  g_autoptr (OssicleSecret) secret = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "\tTheSecret \n");
  secret = ossicle_secret_row_dup_secret (OSSICLE_SECRET_ROW (row));
  g_assert_cmpstr (ossicle_secret_peek (secret, NULL), ==, "TheSecret");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "••••••••••••");
  g_assert_false (gtk_text_get_visibility (text));
  g_assert_cmpint (gtk_text_get_input_purpose (text), ==, GTK_INPUT_PURPOSE_PASSWORD);
  g_assert_true (gtk_text_get_input_hints (text) & GTK_INPUT_HINT_PRIVATE);
  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (text)));
  test_secret_row_is_edited (row);
  ossicle_secret_row_clear (OSSICLE_SECRET_ROW (row));
  g_assert_true (ossicle_secret_row_is_empty (OSSICLE_SECRET_ROW (row)));
  g_assert_null (ossicle_secret_row_dup_secret (OSSICLE_SECRET_ROW (row)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  app_test_init (&argc, &argv);

  g_test_add_func ("/profiles-dialog/no-keyring-is-told", test_no_keyring_is_told);
  g_test_add_func ("/profiles-dialog/adds", test_adds);
  g_test_add_func ("/profiles-dialog/refuses", test_refuses);
  g_test_add_func ("/profiles-dialog/changes", test_changes);
  g_test_add_func ("/profiles-dialog/changes-key", test_changes_key);
  g_test_add_func ("/profiles-dialog/imports", test_imports);
  g_test_add_func ("/profiles-dialog/secret-row", test_secret_row);

  return g_test_run ();
}
