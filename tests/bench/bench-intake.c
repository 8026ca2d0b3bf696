/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/intake/ossicle-intake.h"

/* How fast pasted text and logs are read, beside grep looking for ids in the same file. */

#define NOW G_GINT64_CONSTANT (1773476467)
#define MIB ((gsize) 1024 * 1024)
#define RUNS 3

static void
add_log (GString *text, gsize size, guint between)
{
  for (guint i = 0; text->len < size; i++)
    {
      if (i % between == between / 2)
        g_string_append_printf (
          text,
          "2026-03-14 08:21:07,%03u ERROR [pool-1] oss: service returned error: StatusCode=404, "
          "ErrorCode=NoSuchKey, ErrorMessage=\"The specified key does not exist.\", "
          "RequestId=69B51A73%08X3137A90F\n",
          i % 1000, i);
      else
        g_string_append_printf (text,
                                "2026-03-14 08:21:07,%03u INFO [pool-%u] c.e.app.OrderService - "
                                "order %u stored in %u ms, trace=%08x%08x\n",
                                i % 1000, i % 8, i, i % 97, i * 2654435761u, i);
    }
}

static void
add_xml (GString *text, gsize size)
{
  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (
      text,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>NoSuchKey</Code>\n"
      "  <Message>The specified key does not exist.</Message>\n"
      "  <RequestId>69B51A73%08X3137A90F</RequestId>\n"
      "  <HostId>demo-%u.oss-cn-hangzhou.aliyuncs.com</HostId>\n  <Key>a/%u.jpg</Key>\n"
      "  <EC>0026-00000001</EC>\n</Error>\n",
      i, i, i);
}

/* What makes a careless pattern go back again and again. */
static void
add_traps (GString *text, gsize size)
{
  static const char *const traps[] = {
    " ",          "<",      "(",    "{",   "\\", "\"",           "A0",
    "RequestId=", "<Code>", "&lt;", "%25", "[",  "aliyuncs.com", "\xef\xbc\xa1"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      gsize end = text->len + size / G_N_ELEMENTS (traps);

      while (text->len < end)
        g_string_append (text, traps[i]);
      g_string_append_c (text, '\n');
    }
}

static double
time_intake (const GString *text, OssicleCatalogue *catalogue, guint *n_cases)
{
  double best = G_MAXDOUBLE;

  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (OssicleSource) source = ossicle_source_new (bytes, "bench");
      g_autoptr (OssicleReading) reading = ossicle_intake_read (source, catalogue, NOW, NULL, NULL);

      best = MIN (best, (g_get_monotonic_time () - begin) / 1e6);
      *n_cases = g_list_model_get_n_items (ossicle_reading_get_cases (reading));
    }

  return best;
}

static double
time_grep (const GString *text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "ossicle-bench-intake", NULL);
  char *words[] = { (char *) "grep",         (char *) "-c", (char *) "-E",
                    (char *) "[0-9A-F]{24}", path,          NULL };
  double best = G_MAXDOUBLE;

  if (!g_file_set_contents (path, text->str, text->len, NULL))
    return 0;
  for (guint run = 0; run < RUNS; run++)
    {
      gint64 begin = g_get_monotonic_time ();

      g_autofree char *count = NULL;

      /* its output is read: where that goes nowhere, grep stops at the first line found */
      if (!g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &count, NULL, NULL,
                         NULL))
        return 0;
      best = MIN (best, (g_get_monotonic_time () - begin) / 1e6);
    }
  g_unlink (path);

  return best;
}

static void
measure (const char *name, const GString *text, OssicleCatalogue *catalogue)
{
  guint n_cases;
  double intake = time_intake (text, catalogue, &n_cases), grep = time_grep (text);
  double size = (double) text->len / MIB;

  g_print (
    "%-34s %8.2f MiB %6u cases  intake %8.1f ms %7.1f MiB/s   grep %8.1f ms  %5.2f of its time\n",
    name, size, n_cases, intake * 1e3, size / intake, grep * 1e3, intake / grep);
}

int
main (void)
{
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);
  g_autoptr (GString) log = g_string_new (NULL), xml = g_string_new (NULL);
  g_autoptr (GString) traps = g_string_new (NULL), paste = g_string_new (NULL);

  add_log (paste, 64 * 1024, 100);
  add_log (log, 100 * MIB, 10000);
  add_xml (xml, MIB);
  add_traps (traps, MIB);
  measure ("a log, an error in 10,000 lines", log, catalogue);
  measure ("nothing but XML errors", xml, catalogue);
  measure ("traps for patterns", traps, catalogue);
  measure ("a paste of 64 KiB", paste, catalogue);

  return 0;
}
