/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-remedy-change.h"

/* What a request carries: its headers, and signatures that do not belong. */

#define MD5_DIGITS 32

static const char *
get_header (OssicleChange *self, const char *name)
{
  return ossicle_headers_get (ossicle_request_get_headers (self->request), name);
}

/* Takes out all of the headers, and tells which were there. */
static gboolean
remove_headers (OssicleChange *self, const char *const *names)
{
  OssicleHeaders *headers = ossicle_request_get_headers (self->request);
  GString *removed = g_string_new (NULL);

  for (; *names != NULL; names++)
    if (ossicle_headers_remove (headers, *names))
      g_string_append_printf (removed, "%s%s", removed->len > 0 ? ", " : "", *names);
  if (removed->len > 0 && self->detail == NULL)
    {
      self->detail = g_string_free (removed, FALSE);
      return TRUE;
    }
  g_string_free (removed, TRUE);

  return FALSE;
}

static gboolean
is_signed_in_url (OssicleChange *self)
{
  return ossicle_url_has_parameter (self->url, "Signature") ||
         ossicle_url_has_parameter (self->url, "x-oss-signature");
}

OssicleChanged
ossicle_change_without_conditions (OssicleChange *self)
{
  static const char *const plain[] = { "If-Match", "If-None-Match", "If-Modified-Since",
                                       "If-Unmodified-Since", NULL };
  static const char *const copied[] = { "x-oss-copy-source-if-match",
                                        "x-oss-copy-source-if-none-match",
                                        "x-oss-copy-source-if-modified-since",
                                        "x-oss-copy-source-if-unmodified-since", NULL };

  if (remove_headers (self, copied))
    return OSSICLE_CHANGED_SIGNED;

  return remove_headers (self, plain) ? OSSICLE_CHANGED_UNSIGNED : OSSICLE_CHANGED_NOTHING;
}

/* Conditions are what reading alone may have. */
OssicleChanged
ossicle_change_without_header (OssicleChange *self)
{
  const char *name = ossicle_case_get_value (self->subject, "body.Header");
  const char *const names[] = { name, NULL };
  const char *method = ossicle_request_get_method (self->request);

  if (name != NULL)
    return remove_headers (self, names) ? OSSICLE_CHANGED_SIGNED : OSSICLE_CHANGED_NOTHING;
  if (g_str_equal (method, "GET") || g_str_equal (method, "HEAD"))
    return OSSICLE_CHANGED_NOTHING;

  return ossicle_change_without_conditions (self);
}

/* It is the signature in the URL that is right, and what was put beside it that is not. */
OssicleChanged
ossicle_change_without_content_type (OssicleChange *self)
{
  const char *const names[] = { "Content-Type", NULL };

  return is_signed_in_url (self) && remove_headers (self, names) ? OSSICLE_CHANGED_UNSIGNED
                                                                 : OSSICLE_CHANGED_NOTHING;
}

OssicleChanged
ossicle_change_without_content_md5 (OssicleChange *self)
{
  const char *const names[] = { "Content-MD5", NULL };

  if (!remove_headers (self, names))
    return OSSICLE_CHANGED_NOTHING;

  return is_signed_in_url (self) && g_strcmp0 (ossicle_case_get_value (self->subject, "code"),
                                               "SignatureDoesNotMatch") == 0
           ? OSSICLE_CHANGED_UNSIGNED
           : OSSICLE_CHANGED_SIGNED;
}

OssicleChanged
ossicle_change_without_further_actions (OssicleChange *self)
{
  static const char *const names[] = { "x-oss-tagging", "x-oss-object-acl", "x-oss-acl", NULL };

  return remove_headers (self, names) ? OSSICLE_CHANGED_SIGNED : OSSICLE_CHANGED_NOTHING;
}

OssicleChanged
ossicle_change_without_token (OssicleChange *self)
{
  static const char *const headers[] = { "x-oss-security-token", NULL };
  static const char *const parameters[] = { "security-token", "x-oss-security-token", NULL };
  gboolean in_header = remove_headers (self, headers);
  gboolean in_url = ossicle_url_remove_parameters (self->url, parameters);

  return in_header || in_url ? OSSICLE_CHANGED_SIGNED : OSSICLE_CHANGED_NOTHING;
}

/* Of two signatures the one in the URL is left. */
OssicleChanged
ossicle_change_without_authorization (OssicleChange *self)
{
  static const char *const names[] = { "Authorization", NULL };

  return is_signed_in_url (self) && remove_headers (self, names) ? OSSICLE_CHANGED_UNSIGNED
                                                                 : OSSICLE_CHANGED_NOTHING;
}

OssicleChanged
ossicle_change_without_referer (OssicleChange *self)
{
  static const char *const names[] = { "Referer", NULL };

  return remove_headers (self, names) ? OSSICLE_CHANGED_UNSIGNED : OSSICLE_CHANGED_NOTHING;
}

OssicleChanged
ossicle_change_digest_to_base64 (OssicleChange *self)
{
  const char *hex = get_header (self, "Content-MD5");
  guchar bytes[MD5_DIGITS / 2];
  g_autofree char *base64 = NULL;

  if (hex == NULL || strlen (hex) != MD5_DIGITS)
    return OSSICLE_CHANGED_NOTHING;

  for (gsize i = 0; i < MD5_DIGITS; i++)
    {
      int digit = g_ascii_xdigit_value (hex[i]);

      if (digit < 0)
        return OSSICLE_CHANGED_NOTHING;
      bytes[i / 2] = (guchar) (i % 2 == 0 ? digit << 4 : bytes[i / 2] | digit);
    }
  base64 = g_base64_encode (bytes, sizeof bytes);
  ossicle_headers_replace (ossicle_request_get_headers (self->request), "Content-MD5", base64);

  return OSSICLE_CHANGED_SIGNED;
}

OssicleChanged
ossicle_change_to_payer (OssicleChange *self)
{
  const char *payer = get_header (self, "x-oss-request-payer");

  if (payer != NULL && g_ascii_strcasecmp (payer, "requester") == 0)
    return OSSICLE_CHANGED_NOTHING;

  ossicle_headers_replace (ossicle_request_get_headers (self->request), "x-oss-request-payer",
                           "requester");

  return OSSICLE_CHANGED_SIGNED;
}
