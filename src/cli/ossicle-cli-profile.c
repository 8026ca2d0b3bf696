/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "ossicle-cli-profile.h"
#include "ossicle-cli-terminal.h"
#include "store/credentials/ossicle-profiles.h"

typedef struct
{
  OssicleAccessKey *key;
  GError *error;
  gboolean done;
} Waiting;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Waiting *self = user_data;

  ossicle_profiles_load_finish (OSSICLE_PROFILES (object), result, NULL);
  self->done = TRUE;
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Waiting *self = user_data;

  self->key = ossicle_profiles_open_finish (OSSICLE_PROFILES (object), result, &self->error);
  self->done = TRUE;
}

static void
wait_for (Waiting *self)
{
  while (!self->done)
    g_main_context_iteration (NULL, TRUE);
  self->done = FALSE;
}

static OssicleCliStatus
complain_of_keyring (OssicleProfiles *profiles)
{
  const char *problem = ossicle_profiles_get_problem (profiles);

  ossicle_cli_complain ("%s (%s)",
                        ossicle_profiles_get_state (profiles) == OSSICLE_PROFILES_NO_KEYRING
                          ? _ ("There is no keyring to take the profile from")
                          : _ ("The keyring failed"),
                        problem != NULL ? problem : "");

  return OSSICLE_CLI_FAILED;
}

static OssicleCliStatus
complain_of_name (OssicleProfiles *profiles, const char *name)
{
  GListModel *model = G_LIST_MODEL (profiles);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OssicleProfile) profile = g_list_model_get_item (model, i);

      g_string_append_printf (known, "%s“%s”", i > 0 ? ", " : "",
                              ossicle_profile_get_name (profile));
    }

  if (known->len > 0)
    ossicle_cli_complain (_ ("There is no profile “%s”, but %s."), name, known->str);
  else
    ossicle_cli_complain (_ ("There is no profile “%s”, and no other."), name);

  return OSSICLE_CLI_USAGE;
}

static OssicleCliStatus
complain_of_secret (const GError *error)
{
  if (g_error_matches (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_LOCKED))
    ossicle_cli_complain (_ ("The keyring is locked."));
  else
    ossicle_cli_complain ("%s (%s)", _ ("The keyring failed"), error->message);

  return OSSICLE_CLI_FAILED;
}

/* It is used all the same: the service's answer to it may be what is looked for. */
static void
warn_if_expired (OssicleProfile *profile)
{
  g_autoptr (GDateTime) expiry = NULL;
  g_autofree char *text = NULL;

  if (!ossicle_profile_is_expired (profile, g_get_real_time () / G_USEC_PER_SEC))
    return;

  expiry = g_date_time_new_from_unix_utc (ossicle_profile_get_expiry (profile));
  text = expiry != NULL ? g_date_time_format_iso8601 (expiry) : NULL;
  ossicle_cli_complain (_ ("The security token of “%s” has expired (%s)."),
                        ossicle_profile_get_name (profile), text != NULL ? text : "?");
}

/**
 * ossicle_cli_profile_open:
 * @name: a profile's name, as it was typed
 * @into: filled
 *
 * Returns: %OSSICLE_CLI_ANSWERED, or after a complaint the status to exit with
 */
OssicleCliStatus
ossicle_cli_profile_open (const char *name, OssicleCliCredentials *into)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autofree char *valid = ossicle_cli_dup_utf8 (name);
  g_autoptr (GError) error = NULL;
  Waiting self = { 0 };
  OssicleProfile *profile;

  ossicle_profiles_load_async (profiles, NULL, loaded_cb, &self);
  wait_for (&self);
  if (ossicle_profiles_get_state (profiles) != OSSICLE_PROFILES_IN_KEYRING)
    return complain_of_keyring (profiles);

  profile = ossicle_profiles_find_name (profiles, valid);
  if (profile == NULL)
    return complain_of_name (profiles, valid);

  warn_if_expired (profile);
  into->region = g_strdup (ossicle_profile_get_region (profile));
  into->version = ossicle_profile_get_version (profile);
  ossicle_profiles_open_async (profiles, profile, NULL, opened_cb, &self);
  wait_for (&self);
  into->key = self.key;
  error = self.error;

  return into->key != NULL ? OSSICLE_CLI_ANSWERED : complain_of_secret (error);
}
