/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-access-key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

G_DEFINE_QUARK (ossicle - cli - access - key - error - quark, ossicle_cli_access_key_error)

static gboolean
fail (GError **error, int saved_errno, const char *path)
{
  g_set_error (error, OSSICLE_CLI_ACCESS_KEY_ERROR, OSSICLE_CLI_ACCESS_KEY_ERROR_UNREADABLE,
               "%s: %s", path, g_strerror (saved_errno));

  return FALSE;
}

/* Into memory that the caller wipes: what GLib reads with grows, and leaves copies behind. */
static gboolean
read_into (const char *path, char *into, gsize size, gsize *length, GError **error)
{
  gboolean standard_input = g_str_equal (path, "-");
  int fd = standard_input ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int saved_errno = 0;

  if (fd < 0)
    return fail (error, errno, path);

  *length = 0;
  while (*length < size)
    {
      gssize got = read (fd, into + *length, size - *length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        saved_errno = errno;
      if (got <= 0)
        break;

      *length += got;
    }

  if (!standard_input)
    g_close (fd, NULL);
  if (saved_errno != 0)
    return fail (error, saved_errno, path);
  if (*length == size)
    return fail (error, EFBIG, path);

  return TRUE;
}

/* The line's text without its end; *line moves to the next one. */
static OssicleSecret *
take_line (const char **line, const char *end)
{
  const char *begin = *line;
  const char *stop = memchr (begin, '\n', end - begin);

  if (stop == NULL)
    stop = end;

  *line = stop < end ? stop + 1 : end;
  if (stop > begin && stop[-1] == '\r')
    stop--;

  return stop > begin ? ossicle_secret_new (begin, stop - begin) : NULL;
}

static gboolean
read_secret_file (const char *path, OssicleSecret **secret, OssicleSecret **token, GError **error)
{
  char text[OSSICLE_CLI_MAX_SECRET];
  const char *line = text;
  gsize length;
  gboolean read = read_into (path, text, sizeof text, &length, error);

  if (read)
    {
      *secret = take_line (&line, text + length);
      *token = take_line (&line, text + length);
    }

  explicit_bzero (text, sizeof text);
  if (read && *secret == NULL)
    {
      g_set_error (error, OSSICLE_CLI_ACCESS_KEY_ERROR, OSSICLE_CLI_ACCESS_KEY_ERROR_MISSING,
                   _ ("%s: there is no secret in its first line."), path);
      return FALSE;
    }

  return read;
}

static OssicleSecret *
get_secret (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0' ? ossicle_secret_new (value, -1) : NULL;
}

/**
 * ossicle_cli_access_key_load:
 * @id: (nullable): the access key id as it was given, or %NULL for OSS_ACCESS_KEY_ID
 * @secret_file: (nullable): a file, or "-" for standard input, whose first line is the secret and
 *   whose second, if there is one, the security token; %NULL for OSS_ACCESS_KEY_SECRET and
 *   OSS_SESSION_TOKEN
 * @error: where to put what is missing, in words for the person
 *
 * Returns: (transfer full): the access key, or %NULL
 */
OssicleAccessKey *
ossicle_cli_access_key_load (const char *id, const char *secret_file, GError **error)
{
  g_autoptr (OssicleSecret) secret = NULL;
  g_autoptr (OssicleSecret) token = NULL;

  if (id == NULL)
    id = g_getenv ("OSS_ACCESS_KEY_ID");
  if (id == NULL || *id == '\0')
    {
      g_set_error_literal (error, OSSICLE_CLI_ACCESS_KEY_ERROR,
                           OSSICLE_CLI_ACCESS_KEY_ERROR_MISSING,
                           _ ("There is no access key id: set OSS_ACCESS_KEY_ID."));
      return NULL;
    }

  if (secret_file != NULL && !read_secret_file (secret_file, &secret, &token, error))
    return NULL;
  if (secret_file == NULL)
    secret = get_secret ("OSS_ACCESS_KEY_SECRET");
  if (token == NULL)
    token = get_secret ("OSS_SESSION_TOKEN");
  if (secret == NULL)
    {
      g_set_error_literal (error, OSSICLE_CLI_ACCESS_KEY_ERROR,
                           OSSICLE_CLI_ACCESS_KEY_ERROR_MISSING,
                           _ ("There is no secret: set OSS_ACCESS_KEY_SECRET or use "
                              "--secret-file."));
      return NULL;
    }

  return ossicle_access_key_new (id, secret, token);
}
