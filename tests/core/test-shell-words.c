/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-shell-words.h"

typedef struct
{
  OssicleShell shell;
  const char *text;
  const char *words; /* joined with '|' */
} Good;

static const Good good[] = {
  { OSSICLE_SHELL_POSIX, "curl https://a", "curl|https://a" },
  { OSSICLE_SHELL_POSIX, "  curl\t'a b'  \"c d\" ", "curl|a b|c d" },
  { OSSICLE_SHELL_POSIX, "curl 'a'\"b\"c", "curl|abc" },
  { OSSICLE_SHELL_POSIX, "curl ''", "curl|" },
  { OSSICLE_SHELL_POSIX, "curl a \\\n  -H b", "curl|a|-H|b" },
  { OSSICLE_SHELL_POSIX, "curl a \\\r\n  -H b", "curl|a|-H|b" },
  { OSSICLE_SHELL_POSIX, "curl a\\ b \\'", "curl|a b|'" },
  { OSSICLE_SHELL_POSIX, "curl \"a\\\"b\\$c\\n\"", "curl|a\"b$c\\n" },
  { OSSICLE_SHELL_POSIX, "curl 'it'\\''s'", "curl|it's" },
  { OSSICLE_SHELL_POSIX, "curl $'a\\nb\\u4e2d\\x41\\101\\'c'",
    "curl|a\nb\xe4\xb8\xad"
    "AA'c" },
  { OSSICLE_SHELL_POSIX, "curl a | jq .", "curl|a" },
  { OSSICLE_SHELL_POSIX, "curl a; rm b", "curl|a" },
  { OSSICLE_SHELL_POSIX, "\n\ncurl a\ncurl b", "curl|a" },
  { OSSICLE_SHELL_POSIX, "curl \"a\\\nb\"", "curl|ab" },
  { OSSICLE_SHELL_CMD, "curl ^\n  a", "curl|a" },
  { OSSICLE_SHELL_CMD, "curl \"a b\" c\r\ncurl d", "curl|a b|c" },
  { OSSICLE_SHELL_CMD, "curl ^\"a^\" ^\r\n -d ^\"^{^\\^\"x^\\^\":1^}^\"", "curl|a|-d|{\"x\":1}" },
  { OSSICLE_SHELL_CMD, "curl -d \"{\"\"a\"\":1}\"", "curl|-d|{\"a\":1}" },
  { OSSICLE_SHELL_CMD, "curl \"a^b\" c^&d", "curl|a^b|c&d" },
  { OSSICLE_SHELL_CMD, "curl \"a\\\\\" b\\c", "curl|a\\|b\\c" },
  { OSSICLE_SHELL_POWERSHELL, "curl.exe 'a b' `\n -H \"c\"", "curl.exe|a b|-H|c" },
  { OSSICLE_SHELL_POWERSHELL, "curl.exe 'it''s' \"a\"\"b\"", "curl.exe|it's|a\"b" },
  { OSSICLE_SHELL_POWERSHELL, "curl.exe \"a`\"b`nc`$d\"", "curl.exe|a\"b\nc$d" },
  { OSSICLE_SHELL_POWERSHELL, "curl.exe -d '{\\\"a\\\":1}'", "curl.exe|-d|{\"a\":1}" },
  { OSSICLE_SHELL_POWERSHELL, "x -Headers @{\n\"a\"=\"b\"; 'c' = 'd'\n} -y",
    "x|-Headers|@{|a|=|b|c|=|d|}|-y" },
};

static void
test_shell_words_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = ossicle_shell_split (good[i].text, good[i].shell, &error);
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      joined = g_strjoinv ("|", words);
      g_assert_cmpstr (joined, ==, good[i].words);
    }
}

static void
test_shell_words_faults (void)
{
  static const struct
  {
    OssicleShell shell;
    const char *text;
    int code;
  } table[] = {
    { OSSICLE_SHELL_POSIX, "", OSSICLE_SHELL_ERROR_EMPTY },
    { OSSICLE_SHELL_POSIX, " \n ;", OSSICLE_SHELL_ERROR_EMPTY },
    { OSSICLE_SHELL_POSIX, "curl 'a", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_POSIX, "curl \"a", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_POSIX, "curl \"a\\", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_POSIX, "curl $'a\\", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_POSIX, "curl $'a\\x", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_CMD, "curl \"a", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_POWERSHELL, "curl \"a`", OSSICLE_SHELL_ERROR_QUOTE },
    { OSSICLE_SHELL_POWERSHELL, "curl 'a", OSSICLE_SHELL_ERROR_QUOTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ossicle_shell_split (table[i].text, table[i].shell, &error));
      g_assert_error (error, OSSICLE_SHELL_ERROR, table[i].code);
    }
}

/* Whatever is cut off, there is an answer or an error, and never both. */
static void
test_shell_words_cut_anywhere (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      for (gsize length = 0; length < strlen (good[i].text); length++)
        {
          g_autofree char *cut = g_strndup (good[i].text, length);
          g_autoptr (GError) error = NULL;
          g_auto (GStrv) words = ossicle_shell_split (cut, good[i].shell, &error);

          g_assert_true ((words != NULL) == (error == NULL));
        }
    }
}

static void
test_shell_words_guess (void)
{
  static const struct
  {
    const char *text;
    OssicleShell shell;
  } table[] = {
    { "curl 'https://a' \\\n -H 'b: c'", OSSICLE_SHELL_POSIX },
    { "curl ^\"https://a^\" ^\n -H ^\"b: c^\"", OSSICLE_SHELL_CMD },
    { "curl \"https://a\" ^\r\n -H \"b: c\"", OSSICLE_SHELL_CMD },
    { "curl.exe \"https://a\"", OSSICLE_SHELL_CMD },
    { "curl.exe 'https://a'", OSSICLE_SHELL_POWERSHELL },
    { "curl \"https://a\" -d \"{\"\"b\"\":1}\"", OSSICLE_SHELL_CMD },
    { "curl.exe \"https://a\" `\n -H 'b: c'", OSSICLE_SHELL_POWERSHELL },
    { "Invoke-WebRequest -Uri \"https://a\"", OSSICLE_SHELL_POWERSHELL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (ossicle_shell_guess (table[i].text), ==, table[i].shell);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/shell-words/good", test_shell_words_good);
  g_test_add_func ("/shell-words/faults", test_shell_words_faults);
  g_test_add_func ("/shell-words/cut-anywhere", test_shell_words_cut_anywhere);
  g_test_add_func ("/shell-words/guess", test_shell_words_guess);

  return g_test_run ();
}
