/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/diagnosis/ossicle-signing-words.h"
#include "core/signing/ossicle-comparison.h"
#include "fuzz.h"

/* The two texts stand one behind the other, with a byte between them that no text has. */
int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  const unsigned char *mark = memchr (data, '\xff', size);
  gsize length = mark != NULL ? (gsize) (mark - data) : size / 2;
  gsize begin = mark != NULL ? length + 1 : length;
  g_autofree char *first = g_strndup ((const char *) data, length);
  g_autofree char *second = g_strndup ((const char *) data + begin, size - begin);
  g_autoptr (OssicleSigningText) client = ossicle_signing_text_new_pasted (first);
  g_autoptr (OssicleSigningText)
    server = ossicle_signing_text_new_for_error (second, first, second, NULL);
  g_autoptr (OssicleComparison) comparison = ossicle_comparison_new (client, server);
  const OssicleDifference *difference = ossicle_comparison_get_difference (comparison);

  g_assert_true (difference == NULL || !ossicle_comparison_is_equal (comparison));
  g_assert_true (difference == NULL ||
                 difference->row < (int) ossicle_comparison_get_n_rows (comparison));
  for (guint i = 0; i < ossicle_comparison_get_n_rows (comparison); i++)
    {
      const OssicleComparisonRow *row = ossicle_comparison_get_row (comparison, i);
      g_autofree char *title = ossicle_signing_line_dup_title (row->server != NULL ? row->server
                                                                                   : row->client);

      g_assert_nonnull (title);
    }
  for (guint i = 0; i < ossicle_comparison_get_n_reasons (comparison); i++)
    {
      const OssicleComparisonReason *reason = ossicle_comparison_get_reason (comparison, i);
      g_autofree char *detail = ossicle_signing_reason_dup_detail (reason->reason, reason->detail);

      g_assert_cmpint ((detail == NULL), ==, (reason->detail == NULL));
    }

  return 0;
}
