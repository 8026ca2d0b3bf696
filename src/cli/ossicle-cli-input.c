/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-input.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/intake/ossicle-unpack.h"

#define CHUNK (64 * 1024)

G_DEFINE_QUARK (ossicle - cli - input - error - quark, ossicle_cli_input_error)

static void
set_unreadable (GError **error, int saved_errno)
{
  g_set_error_literal (error, OSSICLE_CLI_INPUT_ERROR, OSSICLE_CLI_INPUT_ERROR_UNREADABLE,
                       g_strerror (saved_errno));
}

/* By hand, since it must stop at the limit also where nothing tells the size before: a pipe, a
 * device, a file that grows. */
static GBytes *
read_all (int fd, gsize limit, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize used = 0;

  for (;;)
    {
      gssize got;

      g_byte_array_set_size (bytes, used + CHUNK);
      got = read (fd, bytes->data + used, CHUNK);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          set_unreadable (error, errno);
          return NULL;
        }
      if (got == 0)
        break;

      used += got;
      if (used > limit)
        {
          g_set_error (error, OSSICLE_CLI_INPUT_ERROR, OSSICLE_CLI_INPUT_ERROR_TOO_LARGE,
                       _ ("It is larger than %u MiB: give the part with the error."),
                       (guint) (limit / (1024 * 1024)));
          return NULL;
        }
    }

  g_byte_array_set_size (bytes, used);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * ossicle_cli_read:
 * @path: a file's name, or "-" for standard input
 * @limit: the most bytes to take, at most 1 GiB
 * @error: where to put what went wrong, in words for the person
 *
 * Returns: (transfer full): everything that is in it, or %NULL
 */
GBytes *
ossicle_cli_read (const char *path, gsize limit, GError **error)
{
  GBytes *bytes;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_str_equal (path, "-"))
    return read_all (STDIN_FILENO, limit, error);

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      set_unreadable (error, errno);
      return NULL;
    }

  bytes = read_all (fd, limit, error);
  g_close (fd, NULL);

  return bytes;
}

/**
 * ossicle_cli_read_text:
 * @path: a file's name, or "-" for standard input
 * @limit: the most bytes to take, packed and unpacked
 * @error: where to put what went wrong, in words for the person
 *
 * As ossicle_cli_read(), but undoes gzip: the log of yesterday is packed.
 *
 * Returns: (transfer full): the text that is in it, or %NULL
 */
GBytes *
ossicle_cli_read_text (const char *path, gsize limit, GError **error)
{
  g_autoptr (GBytes) bytes = ossicle_cli_read (path, limit, error);
  g_autoptr (GError) fault = NULL;
  GBytes *text;

  if (bytes == NULL)
    return NULL;

  text = ossicle_unpack (bytes, limit, &fault);
  if (text == NULL)
    g_set_error_literal (error, OSSICLE_CLI_INPUT_ERROR,
                         g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE)
                           ? OSSICLE_CLI_INPUT_ERROR_TOO_LARGE
                           : OSSICLE_CLI_INPUT_ERROR_UNREADABLE,
                         fault->message);

  return text;
}
