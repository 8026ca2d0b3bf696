/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/handover/ossicle-redaction.h"

/* What must never come out; each secret of the tables is made of it. */
#define MARK "zQ9"
#define SECRET MARK MARK MARK MARK
#define ID "LTAI5tExampleWxyz"
#define ID_SHOWN "LTAI****Wxyz"

static const struct
{
  const char *text;
  const char *redacted;
} texts[] = {
  { "", "" },
  { "nothing here to hide: a=b&c=d", "nothing here to hide: a=b&c=d" },
  { "Authorization: OSS " ID ":" SECRET "\r\nHost: a\r\n",
    "Authorization: OSS " ID_SHOWN ":REDACTED\r\nHost: a\r\n" },
  { "authorization: OSS4-HMAC-SHA256 Credential=" ID
    "/20250314/cn-hangzhou/oss/aliyun_v4_request,AdditionalHeaders=host,Signature=" SECRET,
    "authorization: OSS4-HMAC-SHA256 Credential=" ID_SHOWN
    "/20250314/cn-hangzhou/oss/aliyun_v4_request,AdditionalHeaders=host,Signature=REDACTED" },
  { "Authorization: Bearer " SECRET "\nX: y", "Authorization: Bearer REDACTED\nX: y" },
  { "Authorization: " SECRET, "Authorization: REDACTED" },
  { "-H 'Authorization: Basic " SECRET "' -H 'Accept: *'",
    "-H 'Authorization: Basic REDACTED' -H 'Accept: *'" },
  { "-H \"x-oss-security-token: " SECRET "\" http://a/",
    "-H \"x-oss-security-token: REDACTED\" http://a/" },
  { "Authorization: OSS STS.NUxampleexampleab12:" SECRET,
    "Authorization: OSS STS.****ab12:REDACTED" },
  { "Authorization: OSS LTAI:" SECRET, "Authorization: OSS ****:REDACTED" },
  { "Cookie: a=" SECRET "; b=" SECRET "\r\n", "Cookie: REDACTED\r\n" },
  { "http://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=" ID "&Expires=1&Signature=" SECRET,
    "http://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=" ID_SHOWN
    "&Expires=1&Signature=REDACTED" },
  { "see https://h/k?x-oss-credential=" ID "%2F20250314%2Fcn-hangzhou&x-oss-signature=" SECRET
    "&x-oss-signature-version=OSS4-HMAC-SHA256 now",
    "see https://h/k?x-oss-credential=" ID_SHOWN
    "%2F20250314%2Fcn-hangzhou&x-oss-signature=REDACTED"
    "&x-oss-signature-version=OSS4-HMAC-SHA256 now" },
  { "url=http%3A%2F%2Fh%2Fk%3Fa%3Db%26Signature%3D" SECRET "&x=1",
    "url=http%3A%2F%2Fh%2Fk%3Fa%3Db%26Signature%3DREDACTED&x=1" },
  { "security-token=" SECRET "%2B%3D&acl", "security-token=REDACTED&acl" },
  { "http://user:" SECRET "@proxy.example:8080/", "http://REDACTED@proxy.example:8080/" },
  { "mail to://nobody", "mail to://nobody" },
  { "<OSSAccessKeyId>" ID "</OSSAccessKeyId><SignatureProvided>" SECRET "</SignatureProvided>",
    "<OSSAccessKeyId>" ID_SHOWN
    "</OSSAccessKeyId><SignatureProvided>REDACTED</SignatureProvided>" },
  { "<StringToSign>GET\n\n\n1\nx-oss-security-token:" SECRET "\n/b/k</StringToSign>",
    "<StringToSign>GET\n\n\n1\nx-oss-security-token:REDACTED\n/b/k</StringToSign>" },
  { "<StringToSignBytes>47 45 54 0A </StringToSignBytes>",
    "<StringToSignBytes>47 45 54 0A </StringToSignBytes>" },
  { "<StringToSignBytes>73 65 63 75 72 69 74 79 2D 74 6F 6B 65 6E 3A 7A 51 39 </StringToSignBytes>",
    "<StringToSignBytes>REDACTED</StringToSignBytes>" },
  { "&lt;SignatureProvided&gt;" SECRET "&lt;/SignatureProvided&gt;",
    "&lt;SignatureProvided&gt;REDACTED&lt;/SignatureProvided&gt;" },
  { "{\"AccessKeyId\": \"" ID "\", \"AccessKeySecret\": \"" SECRET "\", \"a\": 1}",
    "{\"AccessKeyId\": \"" ID_SHOWN "\", \"AccessKeySecret\": \"REDACTED\", \"a\": 1}" },
  { "{\\\"SecurityToken\\\":\\\"" SECRET "\\\",\\\"b\\\":2}",
    "{\\\"SecurityToken\\\":\\\"REDACTED\\\",\\\"b\\\":2}" },
  { "name=\"Signature\"\r\n\r\n" SECRET "\r\n--b\r\n",
    "name=\"Signature\"\r\n\r\nREDACTED\r\n--b\r\n" },
  { "name=\"OSSAccessKeyId\"\r\nContent-Type: text/plain\r\n\r\n" ID "\r\n--b",
    "name=\"OSSAccessKeyId\"\r\nContent-Type: text/plain\r\n\r\n" ID_SHOWN "\r\n--b" },
  { "OSS_ACCESS_KEY_SECRET=" SECRET " OSS_ACCESS_KEY_ID=" ID,
    "OSS_ACCESS_KEY_SECRET=REDACTED OSS_ACCESS_KEY_ID=" ID_SHOWN },
  { "AccessKeyId=short", "AccessKeyId=****" },
  { "The signature we calculated does not match", "The signature we calculated does not match" },
};

static void
test_redaction_text (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *redacted = ossicle_redact_text (texts[i].text);
  g_autofree char *again = ossicle_redact_text (redacted);

  g_assert_cmpstr (redacted, ==, texts[i].redacted);
  g_assert_null (strstr (again, MARK));
}

/* However much of a text is there, nothing of its secret comes out. */
static void
test_redaction_cut (gconstpointer data)
{
  const char *text = texts[GPOINTER_TO_SIZE (data)].text;

  for (gsize length = 0; length <= strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GBytes) clean = ossicle_redact_bytes (bytes);
      g_autofree char *redacted = ossicle_redact_text (part);

      g_assert_null (strstr (redacted, MARK));
      g_assert_cmpmem (g_bytes_get_data (clean, NULL), g_bytes_get_size (clean), redacted,
                       strlen (redacted));
    }
}

static const struct
{
  const char *name;
  const char *value;
  const char *redacted;
} headers[] = {
  { "Authorization", "OSS " ID ":" SECRET, "OSS " ID_SHOWN ":REDACTED" },
  { "AUTHORIZATION", "OSS " ID, "OSS REDACTED" },
  { "Authorization", "", "" },
  { "Authorization", SECRET, "REDACTED" },
  { "Authorization", "Digest username=\"a\", response=\"" SECRET "\"", "Digest REDACTED" },
  { "Proxy-Authorization", "Basic " SECRET, "Basic REDACTED" },
  { "Cookie", SECRET, "REDACTED" },
  { "X-Oss-Security-Token", SECRET, "REDACTED" },
  { "Referer", "https://h/?Signature=" SECRET "&a=b", "https://h/?Signature=REDACTED&a=b" },
  { "x-oss-copy-source", "/b/k", "/b/k" },
  { "Content-Type", "text/plain; charset=utf-8", "text/plain; charset=utf-8" },
};

static void
test_redaction_header (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *redacted = ossicle_redact_header (headers[i].name, headers[i].value);

      g_assert_cmpstr (redacted, ==, headers[i].redacted);
    }
}

static const struct
{
  const char *url;
  const char *redacted;
} urls[] = {
  { "http://h/", "http://h/" },
  { "http://h/?acl", "http://h/?acl" },
  { "http://h/a?", "http://h/a?" },
  { "http://h/a?Signature=" SECRET "%2F", "http://h/a?Signature=REDACTED" },
  { "http://h/a?Signature=" SECRET "+x y'\"", "http://h/a?Signature=REDACTED" },
  { "http://h/a?%53ignature=" SECRET, "http://h/a?%53ignature=REDACTED" },
  { "http://h/a?%zzSignature=" SECRET, "http://h/a?%zzSignature=REDACTED" },
  { "http://h/a?x-oss-signature=" SECRET "&x-oss-signature=" SECRET,
    "http://h/a?x-oss-signature=REDACTED&x-oss-signature=REDACTED" },
  { "http://h/a?callback=http://i/?Signature=" SECRET,
    "http://h/a?callback=http://i/?Signature=REDACTED" },
  { "http://h/a?b=1&amp;Signature=" SECRET "&amp;Expires=1",
    "http://h/a?b=1&amp;Signature=REDACTED&amp;Expires=1" },
  { "https://me:" SECRET "@h/k", "https://REDACTED@h/k" },
};

static void
test_redaction_url (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *redacted = ossicle_redact_url (urls[i].url);

      g_assert_cmpstr (redacted, ==, urls[i].redacted);
      for (gsize length = 0; length <= strlen (urls[i].url); length++)
        {
          g_autofree char *part = g_strndup (urls[i].url, length);
          g_autofree char *rest = ossicle_redact_url (part);

          if (strchr (urls[i].url, '@') == NULL)
            g_assert_null (strstr (rest, MARK));
        }
    }
}

static void
test_redaction_bytes (void)
{
  static const char body[] = "\0\1Signature=" SECRET "&\0" MARK;
  static const char wanted[] = "\0\1Signature=REDACTED&\0" MARK;
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, sizeof body - 1);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) redacted = ossicle_redact_bytes (bytes);
  g_autoptr (GBytes) nothing = ossicle_redact_bytes (empty);

  g_assert_cmpmem (g_bytes_get_data (redacted, NULL), g_bytes_get_size (redacted), wanted,
                   sizeof wanted - 1);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *whole = g_strdup_printf ("/redaction/text/%" G_GSIZE_FORMAT, i);
      g_autofree char *cut = g_strdup_printf ("/redaction/cut/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (whole, GSIZE_TO_POINTER (i), test_redaction_text);
      g_test_add_data_func (cut, GSIZE_TO_POINTER (i), test_redaction_cut);
    }
  g_test_add_func ("/redaction/header", test_redaction_header);
  g_test_add_func ("/redaction/url", test_redaction_url);
  g_test_add_func ("/redaction/bytes", test_redaction_bytes);

  return g_test_run ();
}
