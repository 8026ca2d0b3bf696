/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-profile-words.h"
#include "store/credentials/ossicle-profile-import.h"

static const char *
words_for_profile_error (int code)
{
  switch ((OssicleProfileError) code)
    {
    case OSSICLE_PROFILE_ERROR_NO_NAME:
      return _ ("It needs a name that neither begins nor ends with a blank.");
    case OSSICLE_PROFILE_ERROR_BAD_NAME:
      return _ ("This name is too long, or holds something that cannot be seen.");
    case OSSICLE_PROFILE_ERROR_NAME_TAKEN:
      return _ ("Another access key has this name.");
    case OSSICLE_PROFILE_ERROR_NO_ID:
      return _ ("The access key ID is missing.");
    case OSSICLE_PROFILE_ERROR_BAD_ID:
      return _ ("The access key ID holds a blank or another stray character.");
    case OSSICLE_PROFILE_ERROR_NO_SECRET:
      return _ ("The secret is missing.");
    case OSSICLE_PROFILE_ERROR_BAD_SECRET:
      return _ ("The secret holds a blank or another stray character.");
    case OSSICLE_PROFILE_ERROR_BAD_TOKEN:
      return _ ("The security token holds a blank or another stray character.");
    case OSSICLE_PROFILE_ERROR_BAD_REGION:
      return _ ("This is no region: they look like cn-hangzhou.");
    case OSSICLE_PROFILE_ERROR_GONE:
      return _ ("It is not in the keyring any more.");
    case OSSICLE_PROFILE_ERROR_LOCKED:
      return _ ("The keyring is locked, and was not unlocked.");
    case OSSICLE_PROFILE_ERROR_NO_KEYRING:
      return _ ("There is no keyring any more.");
    case OSSICLE_PROFILE_ERROR_KEYRING:
      return _ ("The keyring failed");
    default:
      return NULL;
    }
}

static const char *
words_for_import_error (int code)
{
  switch ((OssicleProfileImportError) code)
    {
    case OSSICLE_PROFILE_IMPORT_ERROR_TOO_LARGE:
      return _ ("The file is too large for a configuration.");
    case OSSICLE_PROFILE_IMPORT_ERROR_NOTHING:
      return _ ("There is no access key in it.");
    case OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT:
      return _ ("The file is no text");
    case OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED:
      return _ ("The file is not a configuration of ossutil or of the Alibaba Cloud CLI");
    default:
      return NULL;
    }
}

/**
 * ossicle_profile_words_dup_error:
 * @error: what went wrong with a profile or an import, or with reading a file
 *
 * Returns: (transfer full): a sentence; with the line of the file or the keyring's own words where
 *   those tell more
 */
char *
ossicle_profile_words_dup_error (const GError *error)
{
  g_autofree char *detail = ossicle_dup_printable (error->message, FALSE);
  const char *words = NULL;

  if (error->domain == OSSICLE_PROFILE_ERROR)
    words = words_for_profile_error (error->code);
  else if (error->domain == OSSICLE_PROFILE_IMPORT_ERROR)
    words = words_for_import_error (error->code);

  if (words == NULL)
    return g_steal_pointer (&detail);
  if (!g_error_matches (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_KEYRING) &&
      !g_error_matches (error, OSSICLE_PROFILE_IMPORT_ERROR,
                        OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT) &&
      !g_error_matches (error, OSSICLE_PROFILE_IMPORT_ERROR,
                        OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED))
    return g_strdup (words);

  /* Translators: what failed, then the details in the words of the program that failed. */
  return g_strdup_printf (_ ("%s: %s"), words, detail);
}

/**
 * ossicle_profile_words_for_state:
 * @state: where profiles are kept
 *
 * Returns: (transfer none) (nullable): why they do not outlive this run, or %NULL if they do
 */
const char *
ossicle_profile_words_for_state (OssicleProfilesState state)
{
  switch (state)
    {
    case OSSICLE_PROFILES_NO_KEYRING:
      return _ (
        "There is no keyring on this system: access keys are kept until Ossicle is closed.");
    case OSSICLE_PROFILES_LOCKED:
      return _ ("The keyring is locked: new access keys are kept until Ossicle is closed.");
    case OSSICLE_PROFILES_REFUSED:
      return _ ("The keyring failed: new access keys are kept until Ossicle is closed.");
    case OSSICLE_PROFILES_UNREAD:
    case OSSICLE_PROFILES_IN_KEYRING:
    default:
      return NULL;
    }
}

static char *
dup_expiry (OssicleProfile *profile, gint64 now)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (ossicle_profile_get_expiry (profile) != 0)
    time = g_date_time_new_from_unix_utc (ossicle_profile_get_expiry (profile));
  if (time == NULL)
    return g_strdup (_ ("temporary"));

  text = g_date_time_format (time, "%Y-%m-%d %H:%M");

  return ossicle_profile_is_expired (profile, now) ? g_strdup_printf (_ ("expired %s UTC"), text)
                                                   : g_strdup_printf (_ ("expires %s UTC"), text);
}

/**
 * ossicle_profile_words_dup_summary:
 * @profile: a profile
 * @now: seconds since 1970
 *
 * Returns: (transfer full): in one line what tells it from others besides its name
 */
char *
ossicle_profile_words_dup_summary (OssicleProfile *profile, gint64 now)
{
  GString *text = g_string_new (ossicle_profile_get_access_key_id (profile));
  const char *region = ossicle_profile_get_region (profile);

  if (region != NULL)
    g_string_append_printf (text, " · %s", region);
  g_string_append (text, ossicle_profile_get_version (profile) == OSSICLE_SIGNATURE_V1 ? " · V1"
                                                                                       : " · V4");
  if (ossicle_profile_is_temporary (profile))
    {
      g_autofree char *expiry = dup_expiry (profile, now);

      g_string_append_printf (text, " · %s", expiry);
    }
  if (!ossicle_profile_is_kept (profile))
    g_string_append_printf (text, " · %s", _ ("only for this run"));

  return g_string_free (text, FALSE);
}
