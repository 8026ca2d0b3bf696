/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-response.h"

static void
test_response_status_line (void)
{
  static const struct
  {
    const char *version;
    guint status;
    const char *reason;
    const char *line;
  } table[] = {
    { "HTTP/1.1", 403, "Forbidden", "HTTP/1.1 403 Forbidden" },
    { "HTTP/2", 404, NULL, "HTTP/2 404" },
    { "HTTP/1.0", 200, "", "HTTP/1.0 200" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleResponse) response = NULL;
      g_autofree char *line = NULL;

      response = ossicle_response_new (table[i].version, table[i].status, table[i].reason);
      line = ossicle_response_dup_status_line (response);
      g_assert_cmpstr (line, ==, table[i].line);
    }
}

static void
test_response_body (void)
{
  g_autoptr (OssicleResponse) response = ossicle_response_new ("HTTP/1.1", 200, "OK");
  g_autoptr (GBytes) kept = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) raw = NULL;

  g_assert_true (ossicle_response_is_body_whole (response));
  ossicle_headers_append (ossicle_response_get_headers (response), "Server", "AliyunOSS");
  ossicle_response_set_body (response, kept, 3);
  g_assert_true (ossicle_response_is_body_whole (response));
  ossicle_response_set_body (response, kept, 300);
  g_assert_false (ossicle_response_is_body_whole (response));
  g_assert_cmpuint (ossicle_response_get_body_length (response), ==, 300);

  raw = ossicle_response_to_raw (response);
  g_assert_cmpmem (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw),
                   "HTTP/1.1 200 OK\r\nServer: AliyunOSS\r\n\r\nabc", 41);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/response/status-line", test_response_status_line);
  g_test_add_func ("/response/body", test_response_body);

  return g_test_run ();
}
