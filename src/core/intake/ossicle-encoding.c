/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-encoding.h"

#define SAMPLE (64 * 1024)
#define REPLACEMENT "\xEF\xBF\xBD"
#define VISIBLE_NUL "\xE2\x90\x80"

/* Length of the valid UTF-8 character at @p, at least two bytes; 0 where there is none. */
static gsize
utf8_sequence (const char *p, gsize left)
{
  gunichar c = g_utf8_get_char_validated (p, MIN (left, 6));

  if (c == (gunichar) -1 || c == (gunichar) -2 || c < 0x80)
    return 0;

  return g_unichar_to_utf8 (c, NULL);
}

/* UTF-16 of mostly Latin text has a NUL in every other byte. */
static const char *
guess_utf16 (const char *bytes, gsize length)
{
  gsize n = MIN (length, SAMPLE) & ~(gsize) 1, even = 0, odd = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      even += bytes[i] == '\0';
      odd += bytes[i + 1] == '\0';
    }

  if (n >= 8 && odd > n / 5 && even <= n / 40)
    return "utf-16le";
  if (n >= 8 && even > n / 5 && odd <= n / 40)
    return "utf-16be";

  return NULL;
}

/* Weighs what is not ASCII: whole UTF-8 characters against pairs of GBK. */
static const char *
guess_multibyte (const char *bytes, gsize length)
{
  gsize utf8 = 0, broken = 0, pairs = 0, odd = 0;

  for (gsize i = 0; i < length && i < 16 * SAMPLE;)
    {
      gsize n;

      if ((guchar) bytes[i] < 0x80)
        i++;
      else if ((n = utf8_sequence (bytes + i, length - i)) > 0)
        utf8++, i += n;
      else
        broken++, i++;
    }
  for (gsize i = 0; i < length && i < 16 * SAMPLE; i++)
    if ((guchar) bytes[i] >= 0x80)
      {
        guchar first = bytes[i], second = i + 1 < length ? bytes[i + 1] : 0;

        if (first > 0x80 && first < 0xFF && second >= 0x40 && second != 0x7F && second != 0xFF)
          pairs++, i++;
        else
          odd++;
      }

  return broken > utf8 && pairs > 20 * odd ? "gb18030" : "utf-8-damaged";
}

/**
 * ossicle_encoding_guess:
 * @bytes: any bytes
 * @length: how many
 *
 * Returns: (transfer none): "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030", or
 *   "utf-8-damaged" where nothing fits (NUL bytes included)
 */
const char *
ossicle_encoding_guess (const char *bytes, gsize length)
{
  const char *utf16;

  if (length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    return "utf-16le";
  if (length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0)
    return "utf-16be";
  if ((utf16 = guess_utf16 (bytes, length)) != NULL)
    return utf16;
  if (g_utf8_validate_len (bytes, length, NULL))
    return length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? "utf-8-bom" : "utf-8";

  return guess_multibyte (bytes, length);
}

static void
put_utf16_unit (GString *text, OssicleMap *map, gunichar c, gsize at, gsize length)
{
  char utf8[6];
  gint n;

  if (c == 0)
    {
      g_string_append (text, VISIBLE_NUL);
      ossicle_map_append (map, 3, (OssicleSpan){ at, length }, 0, 0);
      return;
    }
  if (!g_unichar_validate (c))
    c = 0xFFFD;
  n = g_unichar_to_utf8 (c, utf8);
  g_string_append_len (text, utf8, n);
  ossicle_map_append (map, n, (OssicleSpan){ at, length }, n, length);
}

static void
decode_utf16 (const char *bytes, gsize length, gboolean big, GString *text, OssicleMap *map)
{
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big ? (guchar) bytes[i] << 8 | (guchar) bytes[i + 1]
                       : (guchar) bytes[i + 1] << 8 | (guchar) bytes[i];
      gsize n = 2;

      if (c == 0xFEFF && i == 0)
        continue;
      if (c >= 0xD800 && c < 0xDC00 && i + 3 < length)
        {
          gunichar low = big ? (guchar) bytes[i + 2] << 8 | (guchar) bytes[i + 3]
                             : (guchar) bytes[i + 3] << 8 | (guchar) bytes[i + 2];

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              n = 4;
            }
        }
      put_utf16_unit (text, map, c, i, n);
      i += n - 2;
    }
}

/* One character of GB18030 at @p: two bytes, or four where the second is a digit. */
static gsize
gb_sequence (GIConv convert, const char *p, gsize left, char utf8[8], gsize *n)
{
  gsize take = left >= 4 && g_ascii_isdigit (p[1]) ? 4 : 2;
  char *in = (char *) p, *out = utf8;
  gsize in_left = MIN (take, left), out_left = 8;

  if (take > left || g_iconv (convert, &in, &in_left, &out, &out_left) == (gsize) -1 || in_left > 0)
    {
      g_iconv (convert, NULL, NULL, NULL, NULL);
      return 0;
    }
  *n = 8 - out_left;

  return take;
}

static void
decode_bytes (const char *bytes, gsize length, GIConv convert, GString *text, OssicleMap *map)
{
  for (gsize i = 0; i < length;)
    {
      char utf8[8];
      gsize start = i, n = 0, take;

      while (i < length && bytes[i] != '\0' && (guchar) bytes[i] < 0x80)
        i++;
      g_string_append_len (text, bytes + start, i - start);
      ossicle_map_append (map, i - start, (OssicleSpan){ start, i - start }, 1, 1);
      if (i >= length)
        break;

      if (bytes[i] == '\0')
        {
          for (start = i; i < length && bytes[i] == '\0';)
            i++;
          g_string_append (text, VISIBLE_NUL);
          ossicle_map_append (map, 3, (OssicleSpan){ start, i - start }, 0, 0);
        }
      else if (convert != NULL && (take = gb_sequence (convert, bytes + i, length - i, utf8, &n)))
        {
          g_string_append_len (text, utf8, n);
          ossicle_map_append (map, n, (OssicleSpan){ i, take }, n, take);
          i += take;
        }
      else if (convert == NULL && (take = utf8_sequence (bytes + i, length - i)))
        {
          g_string_append_len (text, bytes + i, take);
          ossicle_map_append (map, take, (OssicleSpan){ i, take }, 1, 1);
          i += take;
        }
      else
        {
          g_string_append (text, REPLACEMENT);
          ossicle_map_append (map, 3, (OssicleSpan){ i, 1 }, 0, 0);
          i++;
        }
    }
}

/**
 * ossicle_encoding_decode:
 * @encoding: what ossicle_encoding_guess() said
 * @bytes: the bytes
 * @length: how many
 * @text_length: (out): length of the text
 * @map: told where each part of the text comes from
 *
 * Returns: (transfer full): the text, valid UTF-8 without NUL bytes inside
 */
char *
ossicle_encoding_decode (const char *encoding,
                         const char *bytes,
                         gsize length,
                         gsize *text_length,
                         OssicleMap *map)
{
  GString *text = g_string_sized_new (length + 1);

  if (g_str_equal (encoding, "utf-16le") || g_str_equal (encoding, "utf-16be"))
    decode_utf16 (bytes, length, g_str_has_suffix (encoding, "be"), text, map);
  else if (g_str_equal (encoding, "gb18030"))
    {
      GIConv convert = g_iconv_open ("UTF-8", "GB18030");

      decode_bytes (bytes, length, convert != (GIConv) -1 ? convert : NULL, text, map);
      if (convert != (GIConv) -1)
        g_iconv_close (convert);
    }
  else
    decode_bytes (bytes, length, NULL, text, map);

  *text_length = text->len;

  return g_string_free (text, FALSE);
}
