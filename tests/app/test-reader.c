/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include <time.h>

#include "app-test.h"
#include "app/ossicle-reader.h"

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static GPtrArray *imports; /* of the last reading */

static OssicleReading *
finish (GAsyncResult **result, GError **error)
{
  OssicleReading *reading;

  app_test_wait (is_set, result);
  g_clear_pointer (&imports, g_ptr_array_unref);
  reading = ossicle_reader_read_finish (*result, &imports, error);
  g_clear_object (result);

  return reading;
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("NoSuchKey", 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleReading) reading = NULL;
  GAsyncResult *result = NULL;

  ossicle_reader_read_bytes_async (app_test_get_catalogue (), bytes, "ticket", NULL, NULL,
                                   finished_cb, &result);
  reading = finish (&result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ossicle_source_get_name (ossicle_reading_get_source (reading)), ==, "ticket");
  g_assert_cmpuint (g_list_model_get_n_items (ossicle_reading_get_cases (reading)), >, 0);
}

static int permille;

static OssicleReading *
read_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *result = NULL;

  ossicle_reader_read_file_async (app_test_get_catalogue (), file, &permille, NULL, finished_cb,
                                  &result);

  return finish (&result, error);
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Turns;

/* Of this thread alone: the machine may have other things to do. */
static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
turn_cb (gpointer user_data)
{
  Turns *turns = user_data;
  gint64 now = get_processor_time ();

  turns->longest = MAX (turns->longest, now - turns->last);
  turns->last = now;

  return G_SOURCE_CONTINUE;
}

/* An archive is taken apart in the thread too: the main loop goes on turning meanwhile. */
static void
test_archive (void)
{
  g_autoptr (GString) text = g_string_new ("{\"log\":{\"version\":\"1.2\",\"entries\":[");
  g_autofree char *filler = g_strnfill (16 * 1024, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleReading) reading = NULL;
  GAsyncResult *result = NULL;
  Turns turns = { get_processor_time (), 0 };
  guint turn;

  for (guint i = 0; text->len < 20 * 1024 * 1024; i++)
    g_string_append_printf (text,
                            "%s{\"request\":{\"method\":\"GET\",\"url\":\"https://b.example/%u\","
                            "\"headers\":[{\"name\":\"x-filler\",\"value\":\"%s\"}]},"
                            "\"response\":{\"status\":200}}",
                            i > 0 ? "," : "", i, filler);
  g_string_append (text, "]}}");
  bytes = g_bytes_new (text->str, text->len);

  turn = g_timeout_add (1, turn_cb, &turns);
  ossicle_reader_read_bytes_async (app_test_get_catalogue (), bytes, NULL, NULL, NULL, finished_cb,
                                   &result);
  reading = finish (&result, &error);
  g_source_remove (turn);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 500);
  g_test_message ("the main loop was held up for %" G_GINT64_FORMAT " ms at most",
                  turns.longest / 1000);
  g_assert_cmpint (turns.longest, <, 100 * 1000);
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ossicle-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "工单.txt", NULL);
  g_autoptr (OssicleReading) reading = NULL;

  g_assert_true (g_file_set_contents (path, APP_TEST_ERROR ("NoSuchKey", ""), -1, &error));
  reading = read_path (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ossicle_source_get_name (ossicle_reading_get_source (reading)), ==, "工单.txt");
  g_assert_cmpuint (g_list_model_get_n_items (ossicle_reading_get_cases (reading)), ==, 1);
  g_assert_cmpint (permille, ==, 1000);
  g_unlink (path);
  g_rmdir (folder);
}

/* Yesterday's log is packed. */
static void
test_packed_file (void)
{
  static const char text[] = APP_TEST_ERROR ("NoSuchKey", "");
  g_autoptr (GZlibCompressor)
    compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ossicle-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "app.log.gz", NULL);
  char packed[4096];
  gsize read, written;
  g_autoptr (OssicleReading) reading = NULL;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), text, strlen (text), packed,
                                        sizeof packed, G_CONVERTER_INPUT_AT_END, &read, &written,
                                        &error),
                   ==, G_CONVERTER_FINISHED);
  g_assert_true (g_file_set_contents (path, packed, written, &error));
  reading = read_path (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (ossicle_reading_get_cases (reading)), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_such_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleReading) reading = read_path ("/nowhere/at/all", &error);

  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A device without an end is as far from a paste as a disk image. */
static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleReading) reading = read_path ("/dev/zero", &error);

  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("NoSuchKey", 9);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleReading) reading = NULL;
  GAsyncResult *result = NULL;

  g_cancellable_cancel (cancellable);
  ossicle_reader_read_bytes_async (app_test_get_catalogue (), bytes, NULL, NULL, cancellable,
                                   finished_cb, &result);
  reading = finish (&result, &error);
  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/reader/bytes", test_bytes);
  g_test_add_func ("/reader/file", test_file);
  g_test_add_func ("/reader/packed-file", test_packed_file);
  g_test_add_func ("/reader/no-such-file", test_no_such_file);
  g_test_add_func ("/reader/too-large", test_too_large);
  g_test_add_func ("/reader/cancelled", test_cancelled);
  g_test_add_func ("/reader/archive", test_archive);

  return g_test_run ();
}
