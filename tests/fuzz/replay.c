/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <time.h>

#include "fuzz.h"

/* A fuzz target without libFuzzer: every good text in tests/data/fuzz/NAME is cut at every byte,
 * loses and changes every byte, and becomes huge. What holds of any text is the target's to say. */

#define MOST_PLACES 300
#define HUGE_BYTES (256 * 1024)

/* Walking the stack of each allocation takes most of the time with sanitizers. */
#ifdef __SANITIZE_ADDRESS__
#define HUGE_SECONDS 120
#else
#define HUGE_SECONDS 4
#endif

static void
try (const char *text, gsize length)
{
  /* Of the very size, so that a byte read behind the end is seen. */
  g_autofree unsigned char *copy = g_malloc (MAX (length, 1));

  memcpy (copy, text, length);
  LLVMFuzzerTestOneInput (copy, length);
}

static gsize
get_step (GBytes *seed)
{
  return 1 + g_bytes_get_size (seed) / MOST_PLACES;
}

static void
test_cut (gconstpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data ((GBytes *) data, &length);

  for (gsize n = 0; n <= length; n += get_step ((GBytes *) data))
    {
      try (text, n);
      try (text + n, length - n);
    }
}

static void
test_changed (gconstpointer data)
{
  static const char spoil[] = "\0\xff\xe4\"'<>&;:=,/\\%{}[]()$*-0 \t\n\r\x1b";
  gsize length;
  const char *text = g_bytes_get_data ((GBytes *) data, &length);
  g_autofree char *copy = g_memdup2 (text, length);

  for (gsize i = 0; i < length; i += get_step ((GBytes *) data))
    {
      for (gsize j = 0; j < 3; j++)
        {
          copy[i] = spoil[(i + j * 11) % (sizeof spoil - 1)];
          try (copy, length);
        }
      memmove (copy + i, text + i + 1, length - i - 1);
      try (copy, length - 1);
      memcpy (copy + i, text + i, length - i);
    }
}

static double
get_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
try_repeated (const char *text, gsize length)
{
  g_autoptr (GString) huge = g_string_sized_new (HUGE_BYTES + length);
  double begin = get_cpu_seconds ();

  while (huge->len < HUGE_BYTES)
    g_string_append_len (huge, text, length);
  try (huge->str, huge->len);
  g_assert_cmpfloat (get_cpu_seconds () - begin, <, HUGE_SECONDS);
}

/* All of it again and again, then each of its lines. */
static void
test_huge (gconstpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data ((GBytes *) data, &length), *end = text + length;

  try_repeated (text, length);
  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);

      stop = stop != NULL ? stop + 1 : end;
      try_repeated (line, stop - line);
      line = stop;
    }
}

static void
add_tests (const char *name, GBytes *seed)
{
  g_autofree char *cut = g_strconcat ("/replay/", name, "/cut", NULL);
  g_autofree char *changed = g_strconcat ("/replay/", name, "/changed", NULL);
  g_autofree char *huge = g_strconcat ("/replay/", name, "/huge", NULL);

  g_test_add_data_func (cut, seed, test_cut);
  g_test_add_data_func (changed, seed, test_changed);
  g_test_add_data_func (huge, seed, test_huge);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  path = g_test_build_filename (G_TEST_DIST, "data", "fuzz", argv[1], NULL);
  dir = g_dir_open (path, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      char *text = NULL;
      gsize length = 0;

      g_file_get_contents (file, &text, &length, NULL);
      g_assert_cmpuint (length, >, 0);
      g_ptr_array_add (seeds, g_bytes_new_take (text, length));
      add_tests (name, g_ptr_array_index (seeds, seeds->len - 1));
    }
  g_assert_cmpuint (seeds->len, >, 0);

  return g_test_run ();
}
