/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <dlfcn.h>

#include <glib/gi18n.h>

#include "ossicle-cli-access-key.h"
#include "ossicle-cli-credentials.h"
#include "ossicle-cli-profile.h"
#include "ossicle-cli-terminal.h"

/* The library of the keyring takes its time to load, and hardly any command needs it. */
#define KEYRING "libossicle-cli-keyring.so"

void
ossicle_cli_credentials_clear (OssicleCliCredentials *self)
{
  g_clear_pointer (&self->key, ossicle_access_key_unref);
  g_clear_pointer (&self->region, g_free);
}

/* Beside the module that this stands in. */
static char *
find_keyring (void)
{
  Dl_info self;
  g_autofree char *folder = NULL;

  if (dladdr ((gpointer) ossicle_cli_credentials_load, &self) == 0)
    return g_strdup (KEYRING);

  folder = g_path_get_dirname (self.dli_fname);

  return g_build_filename (folder, KEYRING, NULL);
}

static OssicleCliStatus
open_profile (const char *name, OssicleCliCredentials *into)
{
  g_autofree char *path = find_keyring ();
  gpointer module = dlopen (path, RTLD_NOW | RTLD_LOCAL);
  OssicleCliOpenProfile open = NULL;

  if (module != NULL)
    open = (OssicleCliOpenProfile) dlsym (module, "ossicle_cli_profile_open");
  if (open != NULL)
    return open (name, into);

  ossicle_cli_complain ("%s", dlerror ());

  return OSSICLE_CLI_FAILED;
}

/**
 * ossicle_cli_credentials_load:
 * @command: the command, for complaints
 * @profile: (nullable): a profile's name, as it was typed
 * @id: (nullable): an access key id, as it was typed
 * @secret_file: (nullable): a file with the secret, as it was typed
 * @into: filled
 *
 * Returns: %OSSICLE_CLI_ANSWERED, or the status to exit with
 */
OssicleCliStatus
ossicle_cli_credentials_load (const OssicleCliCommand *command,
                              const char *profile,
                              const char *id,
                              const char *secret_file,
                              OssicleCliCredentials *into)
{
  g_autoptr (GError) error = NULL;

  if (profile != NULL && (id != NULL || secret_file != NULL))
    return ossicle_cli_command_refuse (
      command, _ ("--profile has its own access key: leave the others out."));
  if (profile != NULL)
    return open_profile (profile, into);

  into->key = ossicle_cli_access_key_load (id, secret_file, &error);
  if (into->key != NULL)
    return OSSICLE_CLI_ANSWERED;

  ossicle_cli_complain ("%s", error->message);

  return g_error_matches (error, OSSICLE_CLI_ACCESS_KEY_ERROR, OSSICLE_CLI_ACCESS_KEY_ERROR_MISSING)
           ? OSSICLE_CLI_USAGE
           : OSSICLE_CLI_FAILED;
}
