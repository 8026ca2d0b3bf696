/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-printable.h"
#include "ossicle-profile-import-entry.h"

#define LONGEST_WHY 40

G_DEFINE_QUARK (ossicle - profile - import - error - quark, ossicle_profile_import_error)

OssicleProfileImport *
ossicle_profile_import_new (void)
{
  OssicleProfileImport *self = g_new0 (OssicleProfileImport, 1);

  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->left_out = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
ossicle_profile_import_free (OssicleProfileImport *self)
{
  g_ptr_array_unref (self->profiles);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

/* Tells so where neither a profile nor the name of one was found. */
gboolean
ossicle_profile_import_is_empty (OssicleProfileImport *self, GError **error)
{
  if (self->profiles->len > 0 || self->left_out->len > 0)
    return FALSE;

  g_set_error_literal (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING,
                       "There is no access key in it");

  return TRUE;
}

static gboolean
has (const OssicleProfileImportEntry *entry, OssicleProfileImportField field)
{
  return entry->fields[field].length > 0;
}

static char *
dup_field (const OssicleProfileImportEntry *entry, OssicleProfileImportField field)
{
  const OssicleProfileImportSpan *span = &entry->fields[field];

  return g_strndup (span->text != NULL ? span->text : "", span->length);
}

static OssicleSecret *
make_secret (const OssicleProfileImportEntry *entry, OssicleProfileImportField field)
{
  const OssicleProfileImportSpan *span = &entry->fields[field];

  return span->length > 0 ? ossicle_secret_new (span->text, (gssize) span->length) : NULL;
}

/* Names come from elsewhere: they are made such that ossicle_profile_check() takes them. */
static char *
dup_name (const OssicleProfileImportEntry *entry)
{
  g_autofree char *given = dup_field (entry, OSSICLE_PROFILE_IMPORT_NAME);
  g_autofree char *printable = ossicle_dup_printable (given, FALSE);
  g_autofree char *cut = g_utf8_substring (
    printable, 0, MIN (g_utf8_strlen (printable, -1), OSSICLE_PROFILE_MAX_NAME));

  g_strstrip (cut);

  return g_strdup (*cut != '\0' ? cut : "default");
}

/* "https://oss-cn-hangzhou.aliyuncs.com" and "oss-cn-hangzhou-internal.aliyuncs.com" tell it. */
static char *
dup_region (const OssicleProfileImportEntry *entry)
{
  g_autofree char *endpoint = dup_field (entry, OSSICLE_PROFILE_IMPORT_ENDPOINT);
  g_autoptr (OssicleEndpoint) parsed = NULL;

  if (has (entry, OSSICLE_PROFILE_IMPORT_REGION))
    return dup_field (entry, OSSICLE_PROFILE_IMPORT_REGION);

  if (strstr (endpoint, "://") != NULL)
    parsed = ossicle_endpoint_new_for_url (endpoint);
  else if (*endpoint != '\0')
    parsed = ossicle_endpoint_new (endpoint);

  return parsed != NULL ? g_strdup (ossicle_endpoint_get_region (parsed)) : NULL;
}

/* Modes in which the key stands in the file itself. */
static gboolean
holds_its_key (const OssicleProfileImportEntry *entry)
{
  static const char *const modes[] = { "AK", "StsToken", "Sts" };
  g_autofree char *mode = dup_field (entry, OSSICLE_PROFILE_IMPORT_MODE);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_ascii_strcasecmp (mode, modes[i]) == 0)
      return TRUE;

  return *mode == '\0';
}

static void
leave_out (OssicleProfileImport *self, const OssicleProfileImportEntry *entry, const char *why)
{
  g_autofree char *name = dup_name (entry);
  g_autofree char *mode = dup_field (entry, OSSICLE_PROFILE_IMPORT_MODE);
  g_autofree char *whole = ossicle_dup_printable (why != NULL ? why : mode, FALSE);
  g_autofree char *printable = g_utf8_substring (whole, 0,
                                                 MIN (g_utf8_strlen (whole, -1), LONGEST_WHY));

  g_ptr_array_add (self->left_out, g_strdup_printf ("%s (%s)", name, printable));
}

/* What a file says of itself beyond the key is a default only: nothing is lost with it. */
static void
set_defaults (OssicleProfile *profile, const OssicleProfileImportEntry *entry)
{
  g_autofree char *expiry = dup_field (entry, OSSICLE_PROFILE_IMPORT_EXPIRY);
  g_autofree char *version = dup_field (entry, OSSICLE_PROFILE_IMPORT_VERSION);
  g_autofree char *region = dup_region (entry);

  ossicle_profile_set_expiry (profile, MAX (g_ascii_strtoll (expiry, NULL, 10), 0));
  if (g_ascii_strcasecmp (version, "v1") == 0)
    ossicle_profile_set_version (profile, OSSICLE_SIGNATURE_V1);
  ossicle_profile_set_region (profile, region);
  if (!ossicle_profile_check (profile, NULL))
    ossicle_profile_set_region (profile, NULL);
}

/**
 * ossicle_profile_import_add:
 * @self: what was found so far
 * @entry: what stands in one place
 *
 * Adds a profile, or the reason why it is none; nothing at all for an entry that is empty.
 */
void
ossicle_profile_import_add (OssicleProfileImport *self, const OssicleProfileImportEntry *entry)
{
  g_autoptr (OssicleSecret) secret = make_secret (entry, OSSICLE_PROFILE_IMPORT_SECRET);
  g_autoptr (OssicleSecret) token = make_secret (entry, OSSICLE_PROFILE_IMPORT_TOKEN);
  g_autofree char *id = dup_field (entry, OSSICLE_PROFILE_IMPORT_ID);
  g_autofree char *name = dup_name (entry);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new (id, secret, token);
  g_autoptr (OssicleProfile) profile = NULL;

  if (!holds_its_key (entry))
    leave_out (self, entry, NULL);
  else if (*id == '\0' && secret == NULL)
    return;
  else if (*id == '\0')
    leave_out (self, entry, "access key id");
  else if (secret == NULL)
    leave_out (self, entry, "access key secret");
  else
    {
      profile = ossicle_profile_new (NULL, name, key);
      set_defaults (profile, entry);
      if (ossicle_profile_check (profile, NULL))
        g_ptr_array_add (self->profiles, g_steal_pointer (&profile));
      else
        leave_out (self, entry, "stray characters");
    }
}

/* One set of variables that belong together. */
static void
add_variables (OssicleProfileImport *self,
               const char *const *environment,
               const char *name,
               const char *const variables[4])
{
  static const OssicleProfileImportField fields[] = { OSSICLE_PROFILE_IMPORT_ID,
                                                      OSSICLE_PROFILE_IMPORT_SECRET,
                                                      OSSICLE_PROFILE_IMPORT_TOKEN,
                                                      OSSICLE_PROFILE_IMPORT_REGION };
  OssicleProfileImportEntry entry = { 0 };

  entry.fields[OSSICLE_PROFILE_IMPORT_NAME] = (OssicleProfileImportSpan){ name, strlen (name) };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = g_environ_getenv ((char **) environment, variables[i]);

      if (value != NULL)
        entry.fields[fields[i]] = (OssicleProfileImportSpan){ value, strlen (value) };
    }

  ossicle_profile_import_add (self, &entry);
}

/**
 * ossicle_profile_import_environment:
 * @environment: the environment, "NAME=VALUE"
 * @error: where to put that there is nothing in it
 *
 * Returns: (transfer full) (nullable): the keys that OSS's and Alibaba Cloud's own programs would
 *   take from it
 */
OssicleProfileImport *
ossicle_profile_import_environment (const char *const *environment, GError **error)
{
  static const char *const oss[] = { "OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET",
                                     "OSS_SESSION_TOKEN", "OSS_REGION" };
  static const char *const cloud[] = { "ALIBABA_CLOUD_ACCESS_KEY_ID",
                                       "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                                       "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_REGION_ID" };
  g_autoptr (OssicleProfileImport) self = ossicle_profile_import_new ();

  g_return_val_if_fail (environment != NULL, NULL);

  add_variables (self, environment, "OSS_ACCESS_KEY_ID", oss);
  add_variables (self, environment, "ALIBABA_CLOUD_ACCESS_KEY_ID", cloud);

  return ossicle_profile_import_is_empty (self, error) ? NULL : g_steal_pointer (&self);
}

static gboolean
is_text (const char *text, gsize length, GError **error)
{
  const char *end;
  guint line = 1;

  if (g_utf8_validate_len (text, length, &end))
    return TRUE;

  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  g_set_error (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT,
               "Line %u holds a byte that is no UTF-8 text", line);

  return FALSE;
}

/**
 * ossicle_profile_import_file:
 * @text: a configuration of ossutil (1 or 2) or of the Alibaba Cloud CLI
 * @length: its bytes
 * @error: where to put what is wrong with it, and in which line; never what stands there
 *
 * Returns: (transfer full) (nullable): what it holds
 */
OssicleProfileImport *
ossicle_profile_import_file (const char *text, gsize length, GError **error)
{
  g_autoptr (OssicleProfileImport) self = ossicle_profile_import_new ();
  const char *begin = text;
  const char *end = text + length;
  gboolean read;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length > OSSICLE_PROFILE_IMPORT_MAX_BYTES)
    {
      g_set_error (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_TOO_LARGE,
                   "It is larger than %d bytes", OSSICLE_PROFILE_IMPORT_MAX_BYTES);
      return NULL;
    }
  if (!is_text (text, length, error))
    return NULL;

  if (length >= 3 && memcmp (begin, "\xef\xbb\xbf", 3) == 0)
    begin += 3;
  text = begin;
  while (begin < end && g_ascii_isspace (*begin))
    begin++;
  if (begin < end && *begin == '{')
    read = ossicle_profile_import_read_json (self, text, (gsize) (end - text), error);
  else
    read = ossicle_profile_import_read_ini (self, text, (gsize) (end - text), error);

  return read && !ossicle_profile_import_is_empty (self, error) ? g_steal_pointer (&self) : NULL;
}
