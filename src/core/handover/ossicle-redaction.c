/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-redaction.h"

#define LONGEST_NAME 40
#define SHOWN 4
#define MOST_HEADERS_OF_A_PART 512

typedef enum {
  NOTHING,
  SECRET,        /* all of the value goes */
  AUTHORIZATION, /* the scheme, the id and the scope stay */
  KEY_ID,        /* its ends stay */
  CREDENTIAL,    /* an id, then "/" and its scope */
  HEX,           /* a text in hex, which may hold a token */
} Kind;

/* Names in lower case, as headers, parameters, form fields, elements and members have them. */
static const struct
{
  const char *name;
  Kind kind;
} names[] = {
  { "access-key-secret", SECRET },
  { "access_key_id", KEY_ID },
  { "access_key_secret", SECRET },
  { "accesskeyid", KEY_ID },
  { "accesskeysecret", SECRET },
  { "authorization", AUTHORIZATION },
  { "awsaccesskeyid", KEY_ID },
  { "canonicalrequestbytes", HEX },
  { "cookie", SECRET },
  { "credential", CREDENTIAL },
  { "oss_access_key_id", KEY_ID },
  { "oss_access_key_secret", SECRET },
  { "oss_session_token", SECRET },
  { "ossaccesskeyid", KEY_ID },
  { "password", SECRET },
  { "proxy-authorization", AUTHORIZATION },
  { "secretaccesskey", SECRET },
  { "security-token", SECRET },
  { "security_token", SECRET },
  { "securitytoken", SECRET },
  { "session_token", SECRET },
  { "sessiontoken", SECRET },
  { "set-cookie", SECRET },
  { "signature", SECRET },
  { "signatureprovided", SECRET },
  { "stringtosignbytes", HEX },
  { "x-amz-credential", CREDENTIAL },
  { "x-amz-security-token", SECRET },
  { "x-amz-signature", SECRET },
  { "x-oss-credential", CREDENTIAL },
  { "x-oss-security-token", SECRET },
  { "x-oss-signature", SECRET },
};

static Kind
find_kind (const char *name, gsize length)
{
  if (length > LONGEST_NAME)
    return NOTHING;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i].name) == length &&
          g_ascii_strncasecmp (names[i].name, name, length) == 0)
        return names[i].kind;
    }

  return NOTHING;
}

static void
append_key_id (GString *out, const char *id, gsize length)
{
  if (length < 3 * SHOWN)
    {
      g_string_append (out, "****");
      return;
    }
  g_string_append_len (out, id, SHOWN);
  g_string_append (out, "****");
  g_string_append_len (out, id + length - SHOWN, SHOWN);
}

static gsize
id_length (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && (g_ascii_isalnum (text[n]) || strchr ("._-", text[n]) != NULL) &&
         text[n] != '\0')
    n++;

  return n;
}

static void
append_credential (GString *out, const char *value, gsize length)
{
  gsize n = id_length (value, length);

  append_key_id (out, value, n);
  if (n < length && (value[n] == '/' || value[n] == '%'))
    g_string_append_len (out, value + n, length - n);
  else if (n < length)
    g_string_append (out, OSSICLE_REDACTED);
}

/* "OSS id:signature", "OSS4-HMAC-SHA256 Credential=…,AdditionalHeaders=…,Signature=…". What cannot
 * be told apart from a secret goes. */
static void
append_authorization (GString *out, const char *value, gsize length)
{
  const char *blank = memchr (value, ' ', length);
  gsize scheme = blank != NULL ? (gsize) (blank - value) : length;
  gsize id;

  if (blank == NULL || id_length (value, scheme) != scheme || scheme > 24)
    {
      g_string_append (out, OSSICLE_REDACTED);
      return;
    }

  g_string_append_len (out, value, scheme + 1);
  value += scheme + 1;
  length -= scheme + 1;
  id = id_length (value, length);
  if (length > 11 && g_ascii_strncasecmp (value, "Credential=", 11) == 0)
    {
      g_autofree char *rest = g_strndup (value, length);
      g_autofree char *redacted = ossicle_redact_text (rest);

      g_string_append (out, redacted);
    }
  else if (id > 0 && id < length && value[id] == ':')
    {
      append_key_id (out, value, id);
      g_string_append (out, ":" OSSICLE_REDACTED);
    }
  else
    g_string_append (out, OSSICLE_REDACTED);
}

/* "78 2D 6F 73 73 …": whether the bytes name a token. */
static gboolean
hex_has_token (const char *value, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int high = -1;

  for (gsize i = 0; i < length; i++)
    {
      int digit = g_ascii_xdigit_value (value[i]);

      if (digit < 0)
        continue;
      if (high >= 0)
        g_string_append_c (text, g_ascii_tolower (high * 16 + digit));
      high = high < 0 ? digit : -1;
    }

  return memmem (text->str, text->len, "security-token", strlen ("security-token")) != NULL;
}

static void
append_value (GString *out, Kind kind, const char *value, gsize length)
{
  if (length == 0)
    return;

  switch (kind)
    {
    case KEY_ID:
      append_key_id (out, value, length);
      break;
    case CREDENTIAL:
      append_credential (out, value, length);
      break;
    case AUTHORIZATION:
      append_authorization (out, value, length);
      break;
    case HEX:
      if (!hex_has_token (value, length))
        {
          g_string_append_len (out, value, length);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case SECRET:
    case NOTHING:
    default:
      g_string_append (out, OSSICLE_REDACTED);
    }
}

/* Skips quotation marks, also such as are escaped with backslashes. */
static const char *
skip_quotes (const char *p, const char *end)
{
  while (p < end && (*p == '\\' || *p == '"' || *p == '\''))
    p++;

  return p;
}

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;

  return p;
}

static const char *
find_any (const char *p, const char *end, const char *stops)
{
  while (p < end && (*p == '\0' || strchr (stops, *p) == NULL))
    p++;

  return p;
}

/* name="Signature" is followed by the rest of the part's header, an empty line and the value. */
static gboolean
find_form_value (const char *p, const char *end, const char **value, const char **value_end)
{
  const char *limit = MIN (end, p + MOST_HEADERS_OF_A_PART);
  const char *blank = memmem (p, limit - p, "\r\n\r\n", 4);
  gsize gap = 4;

  if (blank == NULL)
    {
      blank = memmem (p, limit - p, "\n\n", 2);
      gap = 2;
    }
  if (blank == NULL || memchr (p, '{', blank - p) != NULL)
    return FALSE;
  *value = blank + gap;
  *value_end = find_any (*value, end, "\r\n");

  return TRUE;
}

/* Where the value of the name that ends at @p stands: name=value, Name: value, <Name>value<,
 * "name": "value", name="Name"…value. @before is the character in front of the name. */
static gboolean
find_value (const char *p, const char *end, char before, const char **value, const char **value_end)
{
  const char *quoted = skip_quotes (p, end), *colon = skip_blanks (quoted, end);

  if (p < end && *p == '>' && before == '<')
    {
      *value = p + 1;
      *value_end = find_any (*value, end, "<");
    }
  else if (end - p > 4 && memcmp (p, "&gt;", 4) == 0)
    {
      *value = p + 4;
      *value_end = find_any (*value, end, "&<\r\n");
    }
  else if (p < end && (*p == '=' || (end - p > 3 && g_ascii_strncasecmp (p, "%3d", 3) == 0)))
    {
      *value = skip_quotes (p + (*p == '=' ? 1 : 3), end);
      *value_end = find_any (*value, end, "& \t\r\n\"'\\<>,;#");
    }
  else if (colon < end && *colon == ':')
    {
      const char *start = skip_blanks (colon + 1, end);

      *value = skip_quotes (start, end);
      if (*value > start)
        *value_end = find_any (*value, end, "\"'\\\r\n");
      else if (before == '"' || before == '\'')
        *value_end = find_any (*value, end, "\"'\r\n<");
      else
        *value_end = find_any (*value, end, "\r\n<");
    }
  else if (quoted > p)
    return find_form_value (quoted, end, value, value_end);
  else
    return FALSE;

  return TRUE;
}

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* "://user:password@": who is asking goes, also where the rest is cut off: no port has letters. */
static gboolean
find_user (const char *p, const char *end, const char **at)
{
  const char *stop, *colon;

  if (end - p < 4 || memcmp (p, "://", 3) != 0 || p[3] == '[')
    return FALSE;
  stop = find_any (p + 3, end, "/?# \t\r\n\"'<>");
  *at = g_strrstr_len (p + 3, stop - p - 3, "@");
  if (*at != NULL)
    return *at > p + 3;

  colon = memchr (p + 3, ':', stop - p - 3);
  *at = stop;

  return colon != NULL && colon + 1 < stop && !g_ascii_isdigit (colon[1]);
}

static GString *
redact (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);
  const char *end = text + length, *value, *value_end, *at;
  char before = '\0';

  for (const char *p = text; p < end;)
    {
      const char *word = p;
      Kind kind;

      if (find_user (p, end, &at))
        {
          g_string_append (out, "://" OSSICLE_REDACTED);
          p = at;
          continue;
        }
      if (!is_name_character (*p))
        {
          before = *p;
          g_string_append_c (out, *p++);
          continue;
        }
      while (p < end && is_name_character (*p))
        p++;
      g_string_append_len (out, word, p - word);
      /* what %26 leaves in front of a name in an escaped URL */
      if (before == '%' && p - word > 2)
        word += 2;
      kind = find_kind (word, p - word);
      if (kind == NOTHING || !find_value (p, end, before, &value, &value_end))
        continue;
      g_string_append_len (out, p, value - p);
      append_value (out, kind, value, value_end - value);
      p = value_end;
      before = '\0';
    }

  return out;
}

/**
 * ossicle_redact_header:
 * @name: a header field's name
 * @value: its value
 *
 * Returns: (transfer full): the value without what somebody else could use
 */
char *
ossicle_redact_header (const char *name, const char *value)
{
  GString *out;
  Kind kind;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  kind = find_kind (name, strlen (name));
  if (kind == NOTHING)
    return ossicle_redact_text (value);
  out = g_string_new (NULL);
  append_value (out, kind, value, strlen (value));

  return g_string_free (out, FALSE);
}

static void
append_parameter (GString *out, const char *parameter)
{
  const char *equals = strchr (parameter, '=');
  const char *plain;
  g_autofree char *name = NULL;
  Kind kind;

  if (equals == NULL)
    {
      g_string_append (out, parameter);
      return;
    }

  name = g_uri_unescape_segment (parameter, equals, NULL);
  /* a URL out of a page's source: the “&” before it was written “&amp;” */
  plain = name != NULL && g_str_has_prefix (name, "amp;") ? name + strlen ("amp;") : name;
  kind = plain != NULL ? find_kind (plain, strlen (plain)) : SECRET;
  g_string_append_len (out, parameter, equals + 1 - parameter);
  if (kind == NOTHING)
    {
      g_autofree char *value = ossicle_redact_text (equals + 1);

      g_string_append (out, value);
    }
  else
    append_value (out, kind, equals + 1, strlen (equals + 1));
}

/**
 * ossicle_redact_url:
 * @url: an address
 *
 * Names of parameters are read as a server reads them, escaped or not.
 *
 * Returns: (transfer full): the address, as it was but for signature, token, key id and user
 */
char *
ossicle_redact_url (const char *url)
{
  const char *query;
  GString *out;
  g_auto (GStrv) parameters = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  query = strchr (url, '?');
  out = redact (url, query != NULL ? (gsize) (query - url) : strlen (url));
  if (query == NULL)
    return g_string_free (out, FALSE);

  g_string_append_c (out, '?');
  parameters = g_strsplit (query + 1, "&", -1);
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '&');
      append_parameter (out, parameters[i]);
    }

  return g_string_free (out, FALSE);
}

/**
 * ossicle_redact_text:
 * @text: any text: headers, a command, an error body in XML or JSON, a form
 *
 * Returns: (transfer full): the text without secrets
 */
char *
ossicle_redact_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_string_free (redact (text, strlen (text)), FALSE);
}

/**
 * ossicle_redact_bytes:
 * @bytes: a body; it may hold any byte
 *
 * Returns: (transfer full): the body without secrets
 */
GBytes *
ossicle_redact_bytes (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) == 0)
    return g_bytes_ref (bytes);

  return g_string_free_to_bytes (redact (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}
