/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-curl-command.h"
#include "core/intake/ossicle-shell-words.h"

/* What the request has to be is held against curl itself in test-curl-import.py; here stands what
 * curl's traffic does not show: options, warnings, faults. */

static OssicleCurlCommand *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  OssicleCurlCommand *command = ossicle_curl_command_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (command);

  return command;
}

static void
test_curl_options (void)
{
  g_autoptr (OssicleCurlCommand) command = NULL;

  command = parse ("curl -skL --http1.1 -x proxy:3128 --cacert ca.pem -m 2.5 --compressed "
                   "--resolve a:443:127.0.0.1 --resolve b:80:127.0.0.2 https://a/");

  g_assert_true (command->options->follow_redirects);
  g_assert_true (command->options->trust_anyway);
  g_assert_true (command->options->decode);
  g_assert_cmpstr (command->options->proxy, ==, "http://proxy:3128");
  g_assert_cmpstr (command->options->ca_file, ==, "ca.pem");
  g_assert_cmpuint (command->options->timeout, ==, 3);
  g_assert_cmpuint (command->options->resolve->len, ==, 2);
  g_assert_cmpuint (command->warnings->len, ==, 0);
}

static void
test_curl_is_careful_by_default (void)
{
  g_autoptr (OssicleCurlCommand) command = parse ("curl https://a/");

  g_assert_false (command->options->follow_redirects);
  g_assert_false (command->options->trust_anyway);
  g_assert_false (command->options->decode);
  g_assert_null (command->options->proxy);
}

static void
test_curl_scheme (void)
{
  static const struct
  {
    const char *text;
    const char *url;
  } table[] = {
    { "curl a.example/b", "http://a.example/b" },
    { "curl https://a.example/b", "https://a.example/b" },
    { "curl 'a.example/?next=https://b/'", "http://a.example/?next=https://b/" },
    { "curl 'a.example/c#://'", "http://a.example/c" },
    { "curl 'a#://'", "http://a/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleCurlCommand) command = parse (table[i].text);

      g_assert_cmpstr (ossicle_request_get_url (command->request), ==, table[i].url);
    }
}

static void
test_curl_warnings (void)
{
  static const struct
  {
    const char *text;
    const char *warning;
  } table[] = {
    { "curl --cert me.pem https://a", "--cert me.pem" },
    { "curl -K rc https://a", "--config rc" },
    { "curl -0 https://a", "--http1.0" },
    { "curl -H @headers.txt https://a", "-H @headers.txt" },
    { "curl -d @body.txt https://a", "-d @body.txt" },
    { "curl --data-urlencode x@f https://a", "--data-urlencode x@f" },
    { "curl -b jar https://a", "-b jar" },
    { "curl https://a https://b", "https://b" },
    { "curl -F broken https://a", "-F broken" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleCurlCommand) command = parse (table[i].text);

      g_assert_cmpuint (command->warnings->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (command->warnings, 0), ==, table[i].warning);
    }
}

static void
test_curl_faults (void)
{
  static const struct
  {
    const char *text;
    gboolean request; /* else an error of the shell's words */
    int code;
  } table[] = {
    { "", FALSE, OSSICLE_SHELL_ERROR_EMPTY },
    { "wget https://a", TRUE, OSSICLE_REQUEST_ERROR_SYNTAX },
    { "curl", TRUE, OSSICLE_REQUEST_ERROR_URL },
    { "curl -v", TRUE, OSSICLE_REQUEST_ERROR_URL },
    { "curl https://a -H", TRUE, OSSICLE_REQUEST_ERROR_SYNTAX },
    { "curl https://a --data-raw", TRUE, OSSICLE_REQUEST_ERROR_SYNTAX },
    { "curl 'https://a", FALSE, OSSICLE_SHELL_ERROR_QUOTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      GQuark domain = table[i].request ? OSSICLE_REQUEST_ERROR : OSSICLE_SHELL_ERROR;

      g_assert_null (ossicle_curl_command_parse (table[i].text, &error));
      g_assert_error (error, domain, table[i].code);
    }
}

static void
test_curl_recognise (void)
{
  static const struct
  {
    const char *text;
    gboolean curl;
  } table[] = {
    { "curl https://a", TRUE },
    { "  $ curl -v 'https://a'", TRUE },
    { "sudo /usr/bin/curl https://a", TRUE },
    { "C:\\Windows\\System32\\curl.exe \"https://a\"", TRUE },
    { "AK=1 curl https://a", TRUE },
    { "I used curl", FALSE },
    { "curly https://a", FALSE },
    { "<Error><Code>curl</Code>", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (ossicle_curl_command_recognise (table[i].text), ==, table[i].curl);
}

static void
test_curl_addresses (void)
{
  static const struct
  {
    const char *text;
    const char *url;
  } table[] = {
    { "curl demo/a", "http://demo/a" },
    { "curl demo:8080", "http://demo:8080/" },
    { "curl demo/a#https://b", "http://demo/a" },
    { "curl demo/a?b=https://c", "http://demo/a?b=https://c" },
    { "curl https://demo/a/.././b", "https://demo/b" },
    { "curl -T x https://demo/a/", "https://demo/a/x" },
    { "curl ://demo", "http://://demo" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleCurlCommand) command = parse (table[i].text);

      g_assert_cmpstr (ossicle_request_get_url (command->request), ==, table[i].url);
    }
}

static void
test_curl_files_are_not_read (void)
{
  g_autoptr (OssicleCurlCommand) command = NULL;

  command = parse ("curl -F key=a.jpg -F 'file=@/nowhere/a.jpg' https://a");
  g_assert_cmpuint (ossicle_request_get_n_body_parts (command->request), ==, 3);
  g_assert_cmpstr (ossicle_request_get_body_part (command->request, 1)->path, ==, "/nowhere/a.jpg");
}

static void
test_curl_cut_anywhere (void)
{
  static const char text[] =
    "curl -sXPUT 'https://a/b?c' -H $'x: \\u4e2d' --data-raw \"{\\\"a\\\"}\" "
    "-F a=@b;type=c -u me:pw --json {} -T up -G -d x";

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *cut = g_strndup (text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleCurlCommand) command = ossicle_curl_command_parse (cut, &error);

      g_assert_true ((command != NULL) == (error == NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/curl-command/options", test_curl_options);
  g_test_add_func ("/curl-command/careful-by-default", test_curl_is_careful_by_default);
  g_test_add_func ("/curl-command/scheme", test_curl_scheme);
  g_test_add_func ("/curl-command/warnings", test_curl_warnings);
  g_test_add_func ("/curl-command/faults", test_curl_faults);
  g_test_add_func ("/curl-command/recognise", test_curl_recognise);
  g_test_add_func ("/curl-command/addresses", test_curl_addresses);
  g_test_add_func ("/curl-command/files-are-not-read", test_curl_files_are_not_read);
  g_test_add_func ("/curl-command/cut-anywhere", test_curl_cut_anywhere);

  return g_test_run ();
}
