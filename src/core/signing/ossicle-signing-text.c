/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-secret.h"
#include "ossicle-signing-text.h"

struct _OssicleSigningText
{
  char *string_to_sign;
  char *canonical_request;
};

/* Longer ones are cut: no client sends them, and comparing takes memory. */
static char *
dup_bounded (const char *text)
{
  return text != NULL ? g_strndup (text, strnlen (text, OSSICLE_SIGNING_TEXT_MAX_BYTES)) : NULL;
}

/**
 * ossicle_signing_text_new:
 * @string_to_sign: (nullable): V1's or V4's string to sign, or the base64 of a policy
 * @canonical_request: (nullable): V4's canonical request
 *
 * Returns: (transfer full): both
 */
OssicleSigningText *
ossicle_signing_text_new (const char *string_to_sign, const char *canonical_request)
{
  OssicleSigningText *self = g_new0 (OssicleSigningText, 1);

  self->string_to_sign = dup_bounded (string_to_sign);
  self->canonical_request = dup_bounded (canonical_request);

  return self;
}

OssicleSigningText *
ossicle_signing_text_new_for_worksheet (OssicleWorksheet *worksheet)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (worksheet), NULL);

  return ossicle_signing_text_new (ossicle_worksheet_get_string_to_sign (worksheet),
                                   ossicle_worksheet_get_canonical_request (worksheet));
}

/* Three characters a byte are cut sooner than the text: then it tells more than they do. */
static char *
choose (const char *text, const char *bytes)
{
  g_autofree char *decoded = bytes != NULL ? ossicle_signing_text_decode_bytes (bytes) : NULL;

  if (decoded == NULL || (text != NULL && g_str_has_prefix (text, decoded)))
    return dup_bounded (text);

  return g_steal_pointer (&decoded);
}

/**
 * ossicle_signing_text_new_for_error:
 * @string_to_sign: (nullable): the error's StringToSign
 * @string_to_sign_bytes: (nullable): its StringToSignBytes
 * @canonical_request: (nullable): its CanonicalRequest
 * @canonical_request_bytes: (nullable): its CanonicalRequestBytes
 *
 * The bytes tell what XML and its way here may have changed: where they are, they count.
 *
 * Returns: (transfer full): what the service signed
 */
OssicleSigningText *
ossicle_signing_text_new_for_error (const char *string_to_sign,
                                    const char *string_to_sign_bytes,
                                    const char *canonical_request,
                                    const char *canonical_request_bytes)
{
  OssicleSigningText *self = g_new0 (OssicleSigningText, 1);

  self->string_to_sign = choose (string_to_sign, string_to_sign_bytes);
  self->canonical_request = choose (canonical_request, canonical_request_bytes);

  return self;
}

/* The character that an escape of JSON stands for, and in @length the bytes of the escape; 0 for
 * none. */
static gunichar
read_escape (const char *text, gsize *length)
{
  static const char letters[] = "nrt\"\\/";
  static const char meanings[] = "\n\r\t\"\\/";
  const char *letter = text[1] != '\0' ? strchr (letters, text[1]) : NULL;
  gunichar c = 0;

  *length = 2;
  if (letter != NULL)
    return (gunichar) meanings[letter - letters];
  if (text[1] != 'u')
    return 0;

  for (; *length < 6 && g_ascii_isxdigit (text[*length]); (*length)++)
    c = c << 4 | (gunichar) g_ascii_xdigit_value (text[*length]);

  return *length == 6 && g_unichar_validate (c) ? c : 0;
}

/* Out of JSON, a log or source code: all in one line, "\n" where lines end, perhaps in quotes. */
static char *
dup_unescaped (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));
  gboolean quoted = *text == '"';
  gsize length;

  for (const char *p = text + quoted; *p != '\0'; p += length)
    {
      gunichar c = *p == '\\' ? read_escape (p, &length) : 0;

      if (c != 0)
        {
          g_string_append_unichar (plain, c);
          continue;
        }

      length = 1;
      if (!quoted || *p != '"' || p[1] != '\0')
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

/**
 * ossicle_signing_text_new_pasted:
 * @text: a string to sign or a canonical request, as somebody copied it
 *
 * The one line end that editors put at the end of a file is not part of it. Where it stands in one
 * line, with "\n" for its line ends, those are undone.
 *
 * Returns: (transfer full): the text, taken for what it looks like
 */
OssicleSigningText *
ossicle_signing_text_new_pasted (const char *text)
{
  g_autofree char *copy = dup_bounded (text);

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_has_suffix (copy, "\n"))
    copy[strlen (copy) - 1] = '\0';
  if (g_str_has_suffix (copy, "\r"))
    copy[strlen (copy) - 1] = '\0';

  if (strchr (copy, '\n') == NULL && strstr (copy, "\\n") != NULL)
    {
      char *plain = dup_unescaped (copy);

      ossicle_secret_wipe_string (copy);
      copy = plain;
    }

  if (ossicle_signing_text_guess_kind (copy) == OSSICLE_TEXT_CANONICAL)
    return ossicle_signing_text_new (NULL, copy);

  return ossicle_signing_text_new (copy, NULL);
}

OssicleSigningText *
ossicle_signing_text_copy (const OssicleSigningText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ossicle_signing_text_new (self->string_to_sign, self->canonical_request);
}

void
ossicle_signing_text_free (OssicleSigningText *self)
{
  g_return_if_fail (self != NULL);

  ossicle_secret_wipe_string (self->string_to_sign);
  ossicle_secret_wipe_string (self->canonical_request);
  g_free (self);
}

/**
 * ossicle_signing_text_get_string_to_sign:
 * @self: what was signed
 *
 * Returns: (transfer none) (nullable): the string to sign
 */
const char *
ossicle_signing_text_get_string_to_sign (const OssicleSigningText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->string_to_sign;
}

/**
 * ossicle_signing_text_get_canonical_request:
 * @self: what was signed
 *
 * Returns: (transfer none) (nullable): the canonical request
 */
const char *
ossicle_signing_text_get_canonical_request (const OssicleSigningText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->canonical_request;
}

/**
 * ossicle_signing_text_decode_bytes:
 * @hex: "47 45 54 0A …", as an error's StringToSignBytes
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL where it is something else, cut in the
 *   middle of a byte, or holds a NUL
 */
char *
ossicle_signing_text_decode_bytes (const char *hex)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  g_return_val_if_fail (hex != NULL, NULL);

  for (const char *p = hex; *p != '\0' && bytes->len < OSSICLE_SIGNING_TEXT_MAX_BYTES;)
    {
      char c;

      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }

      if (!g_ascii_isxdigit (p[0]) || !g_ascii_isxdigit (p[1]))
        return NULL;

      c = (char) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
      if (c == '\0')
        return NULL;

      g_string_append_c (bytes, c);
      p += 2;
    }

  return bytes->len > 0 ? g_string_free (g_steal_pointer (&bytes), FALSE) : NULL;
}
