/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/intake/ossicle-source.h"
#include "fuzz.h"

/* Whatever the encoding, the text is UTF-8 without NULs, and every span of the source has its place
 * in the text. */

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, "fuzz");
  const char *text;
  gsize length;

  text = ossicle_source_get_text (source, &length);
  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_nonnull (ossicle_source_get_encoding (source));
  for (gsize offset = 0; offset < size; offset += 1 + size / 16)
    {
      OssicleSpan span = { 0, 0 };

      if (ossicle_source_locate (source, (OssicleSpan){ offset, size - offset }, &span))
        {
          g_assert_cmpuint (span.offset, <=, length);
          g_assert_cmpuint (span.length, <=, length - span.offset);
        }
    }

  return 0;
}
