/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-signing-line.h"

/* Of whatever is left of a signed text there are lines, each within it, and nothing behind its end
 * is looked at: the copy ends where the sanitizer watches. */
static void
test_signing_line_cut (void)
{
  static const char *const texts[] = {
    "GET\n\ntext/plain\nThu, 11 Aug 2016 01:44:50 GMT\nx-oss-meta-a:1\n/demo/a?acl",
    "OSS4-HMAC-SHA256\n20250314T082107Z\n20250314/cn-hangzhou/oss/aliyun_v4_request\nabc",
    "GET\n/demo/a\nx-oss-date=1&b=\nhost:demo\n\nhost\nUNSIGNED-PAYLOAD",
  };
  static const OssicleSigningTextKind kinds[] = { OSSICLE_TEXT_V1, OSSICLE_TEXT_V4,
                                                  OSSICLE_TEXT_CANONICAL, OSSICLE_TEXT_POLICY };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 0; length <= strlen (texts[i]); length++)
      for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
        {
          g_autofree char *cut = g_strndup (texts[i], length);
          g_autoptr (GPtrArray) lines = ossicle_signing_line_split (cut, kinds[j]);

          g_assert_nonnull (lines);
          g_assert_cmpuint (lines->len, <=, length + 2);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/signing-line/cut", test_signing_line_cut);

  return g_test_run ();
}
