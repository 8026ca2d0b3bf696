/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "cli/ossicle-cli-input.h"

static char *
write_file (const char *name, gsize length)
{
  char *path = g_build_filename (g_get_user_runtime_dir (), name, NULL);
  g_autofree char *bytes = g_malloc (length + 1);
  g_autoptr (GError) error = NULL;

  memset (bytes, 'x', length);
  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_input_reads_up_to_the_limit (void)
{
  static const struct
  {
    gsize length;
    gsize limit;
    gboolean fits;
  } table[] = {
    { 0, 0, TRUE },
    { 1, 0, FALSE },
    { 1000, 1000, TRUE },
    { 1001, 1000, FALSE },
    { 64 * 1024, 64 * 1024, TRUE },
    { 64 * 1024 + 1, 64 * 1024, FALSE },
    { 300 * 1024, 1024 * 1024, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = write_file ("input", table[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = ossicle_cli_read (path, table[i].limit, &error);

      if (table[i].fits)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (g_bytes_get_size (bytes), ==, table[i].length);
        }
      else
        {
          g_assert_error (error, OSSICLE_CLI_INPUT_ERROR, OSSICLE_CLI_INPUT_ERROR_TOO_LARGE);
          g_assert_null (bytes);
        }
      g_assert_no_errno (g_remove (path));
    }
}

static void
test_input_tells_what_cannot_be_read (void)
{
  static const char *const paths[] = { "/nonexistent/file", "/", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = ossicle_cli_read (paths[i], 10, &error);

      g_assert_error (error, OSSICLE_CLI_INPUT_ERROR, OSSICLE_CLI_INPUT_ERROR_UNREADABLE);
      g_assert_null (bytes);
    }
}

/* A device has no end: only the limit stops it. */
static void
test_input_stops_at_the_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ossicle_cli_read ("/dev/zero", 1024 * 1024, &error);

  g_assert_error (error, OSSICLE_CLI_INPUT_ERROR, OSSICLE_CLI_INPUT_ERROR_TOO_LARGE);
  g_assert_null (bytes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/input/reads-up-to-the-limit", test_input_reads_up_to_the_limit);
  g_test_add_func ("/cli/input/tells-what-cannot-be-read", test_input_tells_what_cannot_be_read);
  g_test_add_func ("/cli/input/stops-at-the-limit", test_input_stops_at_the_limit);

  return g_test_run ();
}
