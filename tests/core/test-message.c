/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-message.h"

static void
test_message_shape (void)
{
  static const struct
  {
    const char *text;
    const char *shape;
    guint n_words;
  } table[] = {
    { "", "", 0 },
    { " .,;\t", "", 0 },
    { "AccessDenied", "accessdenied", 1 },
    { "The  specified\n key does not exist.", "the specified key does not exist", 6 },
    { "\"The\" \xe2\x80\x9cspecified\xe2\x80\x9d key's", "the specified key s", 4 },
    { "Error status : -1.OSS can not", "error status # oss can not", 6 },
    { "Error status : -1. OSS can not", "error status # oss can not", 6 },
    { "Error status : 502.", "error status #", 3 },
    { "-1 8.8.8.8:9090 reply timeout, cost:5000ms", "# reply timeout cost # ms", 6 },
    { "between 1 and 10000, inclusive", "between # and # inclusive", 5 },
    { "Host a.oss-cn-hangzhou.aliyuncs.com is", "host # is", 3 },
    { "see https://a.example/x?y=1 now", "see # now", 3 },
    { "characters\\[0-9a-zA-Z\\] and several\\[. \\_=\\]", "characters # and several #", 5 },
    { "characters [A-Z] and several [x]", "characters # and several #", 5 },
    { "an open [ bracket", "an open bracket", 3 },
    { "Content-MD5", "content md #", 3 },
    { "\xe6\x8c\x87\xe5\xae\x9a key", "\xe6\x8c\x87\xe5\xae\x9a key", 2 },
    { "a\xff\xfe b", "a b", 2 },
    { "...", "", 0 },
    { "1.2.3.", "#", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleMessage) message = ossicle_message_new (table[i].text);

      g_assert_cmpstr (message->shape, ==, table[i].shape);
      g_assert_cmpuint (message->n_words, ==, table[i].n_words);
    }
}

static void
test_message_fit (void)
{
  static const struct
  {
    const char *known;
    const char *came;
    OssicleFit fit;
  } table[] = {
    { "UserDisable", "userdisable.", OSSICLE_FIT_LITERAL },
    { "Position is not equal to file length.", "Position is not equal to file length",
      OSSICLE_FIT_LITERAL },
    { "Error status : 502.", "Error status : 502.", OSSICLE_FIT_LITERAL },
    { "Error status : 502.", "Error status : 503.", OSSICLE_FIT_SHAPE },
    { "Error status : 502.", "Error status : 5021.", OSSICLE_FIT_SHAPE },
    { "The request signature does not match.",
      "The request signature does not match. Check your key.", OSSICLE_FIT_BEGINS },
    { "Error status : 502.", "Error status : 502. Bad gateway", OSSICLE_FIT_BEGINS },
    { "Error status : 400.", "Error status : 502. Bad gateway", OSSICLE_FIT_BEGINS_SHAPE },
    { "The request signature does not match.", "The request signature", OSSICLE_FIT_CUT },
    { "The request signature does not match.", "The request", OSSICLE_FIT_NONE },
    { "The request signature", "The request signatures", OSSICLE_FIT_NONE },
    { "AccessDenied", "AccessDenied by bucket policy", OSSICLE_FIT_NONE },
    { "", "", OSSICLE_FIT_NONE },
    { "", "Anything at all", OSSICLE_FIT_NONE },
    { "Anything at all", "", OSSICLE_FIT_NONE },
    { "The specified key does not exist.", "The specified bucket does not exist.",
      OSSICLE_FIT_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleMessage) known = ossicle_message_new (table[i].known);
      g_autoptr (OssicleMessage) came = ossicle_message_new (table[i].came);

      g_assert_cmpint (ossicle_message_fit (known, came), ==, (int) table[i].fit);
    }
}

/* What is beyond the bound does not count, and costs nothing. */
static void
test_message_huge (void)
{
  gsize size = 64 * 1024 * 1024;
  g_autofree char *text = g_strnfill (size, '[');
  g_autoptr (OssicleMessage) brackets = ossicle_message_new (text);
  g_autoptr (OssicleMessage) dots = NULL;

  g_assert_cmpuint (brackets->n_words, ==, 0);
  for (gsize i = 0; i < size; i++)
    text[i] = i % 2 ? '.' : 'a';
  dots = ossicle_message_new (text);
  g_assert_cmpuint (strlen (dots->words), <=, 4096);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/message/shape", test_message_shape);
  g_test_add_func ("/message/fit", test_message_fit);
  g_test_add_func ("/message/huge", test_message_huge);

  return g_test_run ();
}
