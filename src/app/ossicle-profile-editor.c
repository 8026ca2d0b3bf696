/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-profile-editor.h"
#include "ossicle-profile-words.h"
#include "ossicle-secret-row.h"

struct _OssicleProfileEditor
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkLabel *problem;
  GtkEditable *name;
  GtkEditable *access_key_id;
  OssicleSecretRow *secret;
  OssicleSecretRow *token;
  GtkEditable *expiry;
  GtkEditable *region;
  AdwComboRow *version;
  GtkSwitch *only_now;

  OssicleProfiles *profiles;
  OssicleProfile *profile; /* what is changed, NULL for a new one */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (OssicleProfileEditor, ossicle_profile_editor, ADW_TYPE_BIN)

enum { SIGNAL_DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_problem (OssicleProfileEditor *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static char *
dup_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* A secret belongs to its access key: that of another one does not stay. */
static gboolean
may_keep_secret (OssicleProfileEditor *self)
{
  g_autofree char *id = dup_stripped (self->access_key_id);

  return self->profile != NULL &&
         g_strcmp0 (id, ossicle_profile_get_access_key_id (self->profile)) == 0;
}

/* What is in the keyring is not fetched for being looked at: it stays, or is entered anew. And a
 * token belongs to the secret that it came with. */
static void
set_titles (OssicleProfileEditor *self)
{
  gboolean keeps_secret = may_keep_secret (self);
  gboolean keeps_token = keeps_secret && ossicle_secret_row_is_empty (self->secret) &&
                         ossicle_profile_is_temporary (self->profile);

  adw_window_title_set_title (self->title,
                              self->profile != NULL ? _ ("Edit Access Key") : _ ("Add Access Key"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret),
                                 keeps_secret ? _ ("Access Key Secret, If It Has Changed")
                                              : _ ("Access Key Secret"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->token),
                                 keeps_token ? _ ("Security Token, If It Has Changed")
                                             : _ ("Security Token"));
}

static void
changed_cb (OssicleProfileEditor *self)
{
  gboolean whole = *gtk_editable_get_text (self->name) != '\0' &&
                   *gtk_editable_get_text (self->access_key_id) != '\0' &&
                   (may_keep_secret (self) || !ossicle_secret_row_is_empty (self->secret));

  set_titles (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save",
                                 whole && self->cancellable == NULL);
  set_problem (self, NULL);
}

/* No secret stays behind when nobody looks at the form any more. */
static void
forget (OssicleProfileEditor *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  ossicle_secret_row_clear (self->secret);
  ossicle_secret_row_clear (self->token);
  g_clear_object (&self->profile);
  g_clear_object (&self->profiles);
}

static void
finish (OssicleProfileEditor *self)
{
  forget (self);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* To where it can be mended. */
static void
focus_cause (OssicleProfileEditor *self, const GError *error)
{
  const struct
  {
    OssicleProfileError code;
    gpointer row;
  } table[] = {
    { OSSICLE_PROFILE_ERROR_NO_NAME, self->name },
    { OSSICLE_PROFILE_ERROR_BAD_NAME, self->name },
    { OSSICLE_PROFILE_ERROR_NAME_TAKEN, self->name },
    { OSSICLE_PROFILE_ERROR_NO_ID, self->access_key_id },
    { OSSICLE_PROFILE_ERROR_BAD_ID, self->access_key_id },
    { OSSICLE_PROFILE_ERROR_NO_SECRET, self->secret },
    { OSSICLE_PROFILE_ERROR_BAD_SECRET, self->secret },
    { OSSICLE_PROFILE_ERROR_BAD_TOKEN, self->token },
    { OSSICLE_PROFILE_ERROR_BAD_REGION, self->region },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_error_matches (error, OSSICLE_PROFILE_ERROR, table[i].code))
      gtk_widget_grab_focus (table[i].row);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleProfileEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = ossicle_profiles_save_finish (OSSICLE_PROFILES (object), result, &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (saved)
    {
      finish (self);
      return;
    }

  words = ossicle_profile_words_dup_error (error);
  changed_cb (self);
  set_problem (self, words);
  focus_cause (self, error);
}

/* 0 where there is none; FALSE for what is no time. */
static gboolean
read_expiry (OssicleProfileEditor *self, gint64 *expiry)
{
  g_autofree char *text = dup_stripped (self->expiry);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  *expiry = time != NULL ? g_date_time_to_unix (time) : 0;

  return time != NULL || *text == '\0';
}

/* A token alone is handed over without a secret: the one that was there stays. */
static OssicleProfile *
make_profile (OssicleProfileEditor *self, gint64 expiry)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_row_dup_secret (self->secret);
  g_autoptr (OssicleSecret) token = ossicle_secret_row_dup_secret (self->token);
  g_autofree char *name = dup_stripped (self->name);
  g_autofree char *id = dup_stripped (self->access_key_id);
  g_autofree char *region = dup_stripped (self->region);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new (id, secret, token);
  OssicleProfile *profile = ossicle_profile_new (
    self->profile != NULL ? ossicle_profile_get_id (self->profile) : NULL, name, key);

  ossicle_profile_set_expiry (profile, expiry);
  ossicle_profile_set_region (profile, region);
  ossicle_profile_set_version (profile, adw_combo_row_get_selected (self->version) == 1
                                          ? OSSICLE_SIGNATURE_V1
                                          : OSSICLE_SIGNATURE_V4);
  ossicle_profile_set_kept (profile, !gtk_switch_get_active (self->only_now));

  return profile;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OssicleProfileEditor *self = OSSICLE_PROFILE_EDITOR (widget);
  g_autoptr (OssicleProfile) profile = NULL;
  gint64 expiry;

  if (!read_expiry (self, &expiry))
    {
      set_problem (self, _ ("The time of expiry looks like 2026-01-31T12:00:00Z, or is empty."));
      gtk_widget_grab_focus (GTK_WIDGET (self->expiry));
      return;
    }

  profile = make_profile (self, expiry);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "editor.save", FALSE);
  ossicle_profiles_save_async (self->profiles, profile, self->cancellable, saved_cb,
                               g_object_ref (self));
}

static void
save_cb (OssicleProfileEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  finish (OSSICLE_PROFILE_EDITOR (widget));
}

static void
ossicle_profile_editor_dispose (GObject *object)
{
  OssicleProfileEditor *self = OSSICLE_PROFILE_EDITOR (object);

  if (self->secret != NULL)
    forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), OSSICLE_TYPE_PROFILE_EDITOR);

  G_OBJECT_CLASS (ossicle_profile_editor_parent_class)->dispose (object);
}

static void
ossicle_profile_editor_class_init (OssicleProfileEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_profile_editor_dispose;

  signals[SIGNAL_DONE] = g_signal_new ("done", OSSICLE_TYPE_PROFILE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (OSSICLE_TYPE_SECRET_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/profile-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, name);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, access_key_id);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, secret);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, token);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, expiry);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, region);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, version);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileEditor, only_now);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.save", NULL);
}

static void
ossicle_profile_editor_init (OssicleProfileEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_expiry (OssicleProfileEditor *self, gint64 expiry)
{
  g_autoptr (GDateTime) time = expiry != 0 ? g_date_time_new_from_unix_utc (expiry) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  gtk_editable_set_text (self->expiry, text != NULL ? text : "");
}

static void
show_profile (OssicleProfileEditor *self, OssicleProfile *profile)
{
  const char *region = profile != NULL ? ossicle_profile_get_region (profile) : NULL;
  gboolean v1 = profile != NULL && ossicle_profile_get_version (profile) == OSSICLE_SIGNATURE_V1;

  gtk_editable_set_text (self->name, profile != NULL ? ossicle_profile_get_name (profile) : "");
  gtk_editable_set_text (self->access_key_id,
                         profile != NULL ? ossicle_profile_get_access_key_id (profile) : "");
  set_expiry (self, profile != NULL ? ossicle_profile_get_expiry (profile) : 0);
  gtk_editable_set_text (self->region, region != NULL ? region : "");
  adw_combo_row_set_selected (self->version, v1 ? 1 : 0);
}

/**
 * ossicle_profile_editor_start:
 * @self: an editor
 * @profiles: where it is saved
 * @profile: (nullable): the profile to change, %NULL for a new one
 */
void
ossicle_profile_editor_start (OssicleProfileEditor *self,
                              OssicleProfiles *profiles,
                              OssicleProfile *profile)
{
  gboolean in_keyring;

  g_return_if_fail (OSSICLE_IS_PROFILE_EDITOR (self));
  g_return_if_fail (OSSICLE_IS_PROFILES (profiles));
  g_return_if_fail (profile == NULL || OSSICLE_IS_PROFILE (profile));

  forget (self);
  self->profiles = g_object_ref (profiles);
  self->profile = profile != NULL ? g_object_ref (profile) : NULL;
  in_keyring = ossicle_profiles_get_state (profiles) != OSSICLE_PROFILES_NO_KEYRING;
  show_profile (self, profile);
  gtk_switch_set_active (self->only_now,
                         !in_keyring || (profile != NULL && !ossicle_profile_is_kept (profile)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->only_now), in_keyring);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
