/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-escape.h"
#include "ossicle-pasted-url.h"
#include "ossicle-secret.h"

/* What stands round a URL in a chat, a mail or a log. */
static const char *const openers[] = {
  "<", "(", "[", "\"", "'", "`", "“", "‘", "（", "《", "「", "【",
};
static const char *const closers[] = {
  ">", ")",  "]",  "\"", "'",  "`",  ".",  ",",  ";",  ":",  "!",  "?",  "”",
  "’", "）", "》", "」", "】", "。", "，", "；", "：", "！", "？", "、", "…",
};

/* Parameters whose values end with a letter, a digit or a "=". */
static const char *const plain_parameters[] = {
  "Signature",        "Expires",
  "OSSAccessKeyId",   "security-token",
  "x-oss-signature",  "x-oss-expires",
  "x-oss-date",       "x-oss-security-token",
  "x-oss-credential", "x-oss-signature-version",
};

static gboolean
has_plain_end (const char *url, gsize length)
{
  const char *name = url + length;

  while (name > url && name[-1] != '&' && name[-1] != '?')
    name--;

  for (gsize i = 0; name > url && i < G_N_ELEMENTS (plain_parameters); i++)
    {
      gsize n = strlen (plain_parameters[i]);

      if (g_ascii_strncasecmp (name, plain_parameters[i], n) == 0 && name[n] == '=')
        return TRUE;
    }

  return FALSE;
}

static gsize
opener_length (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_str_has_prefix (text, openers[i]))
      return strlen (openers[i]);

  return 0;
}

static gsize
closer_length (const char *text, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (closers); i++)
    {
      gsize n = strlen (closers[i]);

      if (n <= length && memcmp (text + length - n, closers[i], n) == 0)
        return n;
    }

  return 0;
}

/* Without what it was wrapped in. A closing character that may be the URL's own stays. */
static char *
dup_bare (const char *text)
{
  gboolean bounded = FALSE;
  gsize length, n;

  for (; *text != '\0'; text += n)
    {
      n = g_ascii_isspace (*text) ? 1 : opener_length (text);
      if (n == 0)
        break;

      bounded = bounded || !g_ascii_isspace (*text);
    }

  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  if (bounded || has_plain_end (text, length))
    for (n = closer_length (text, length); n > 0; n = closer_length (text, length))
      length -= n;

  return g_strndup (text, length);
}

/* A mail breaks long lines, and may put blanks before what follows. */
static void
join_lines (GString *url)
{
  gsize kept = 0;

  for (const char *p = url->str; *p != '\0';)
    if (*p == '\r' || *p == '\n')
      p += strspn (p, " \t\r\n");
    else
      url->str[kept++] = *p++;

  g_string_truncate (url, kept);
}

static gboolean
replace (GString *url, const char *what, const char *with)
{
  return g_string_replace (url, what, with, 0) > 0;
}

/* A URL that was a parameter of another one. */
static char *
dup_unescaped (const char *url, OssicleSigningWarnings *warnings)
{
  char *plain = NULL;

  if (g_ascii_strncasecmp (url, "http%3A%2F%2F", 13) == 0 ||
      g_ascii_strncasecmp (url, "https%3A%2F%2F", 14) == 0)
    plain = ossicle_unescape (url, strlen (url), FALSE);

  if (plain == NULL)
    return g_strdup (url);

  ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_ESCAPED_TWICE, NULL);

  return plain;
}

/**
 * ossicle_pasted_url_dup:
 * @text: a URL as somebody copied it, or what follows the host in it
 * @warnings: takes what was undone, as far as it changes parameters
 *
 * Takes off brackets, quotation marks, punctuation and line breaks that came along, and undoes what
 * HTML ("&amp;"), JSON ("\u0026", "\/") or another URL ("https%3A%2F%2F") made of it.
 *
 * Returns: (transfer full): the URL, which may hold a token
 */
char *
ossicle_pasted_url_dup (const char *text, OssicleSigningWarnings *warnings)
{
  char *bare = dup_bare (text);
  char *plain = dup_unescaped (bare, warnings);
  GString *url = g_string_new (plain);
  gboolean escaped;

  ossicle_secret_wipe_string (bare);
  ossicle_secret_wipe_string (plain);

  join_lines (url);
  escaped = replace (url, "&amp;", "&");
  escaped = replace (url, "\\u0026", "&") || escaped;
  escaped = (strstr (url->str, ":\\/\\/") != NULL && replace (url, "\\/", "/")) || escaped;
  if (escaped)
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED, NULL);

  return g_string_free (url, FALSE);
}
