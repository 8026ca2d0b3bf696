/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-escape.h"
#include "ossicle-secret.h"
#include "ossicle-signing-text.h"
#include "ossicle-token-mask.h"

struct _OssicleTokenMask
{
  GPtrArray *tokens;
};

static const char *const names[] = { "x-oss-security-token", "security-token",
                                     "x-amz-security-token", NULL };

static void
wipe (gpointer text)
{
  ossicle_secret_wipe_string (text);
}

OssicleTokenMask *
ossicle_token_mask_new (void)
{
  OssicleTokenMask *self = g_new0 (OssicleTokenMask, 1);

  self->tokens = g_ptr_array_new_with_free_func (wipe);

  return self;
}

void
ossicle_token_mask_free (OssicleTokenMask *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->tokens);
  g_free (self);
}

/**
 * ossicle_token_mask_add:
 * @self: a mask
 * @token: (nullable): a token as it is, not escaped; one that was covered before is no token
 */
void
ossicle_token_mask_add (OssicleTokenMask *self, const char *token)
{
  gsize length = token != NULL ? strlen (token) : 0;

  g_return_if_fail (self != NULL);

  if (length < OSSICLE_TOKEN_MASK_LEAST_BYTES || strspn (token, "*") == length ||
      g_ptr_array_find_with_equal_func (self->tokens, token, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->tokens, g_strdup (token));
}

static gboolean
is_name (const char *name, gsize length)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_query (OssicleTokenMask *self, const char *url)
{
  gsize end = strcspn (url, "#");
  gsize path = strcspn (url, "?#");
  g_autofree char *query = path < end ? g_strndup (url + path + 1, end - path - 1) : NULL;
  g_auto (GStrv) parameters = query != NULL ? g_strsplit (query, "&", -1) : NULL;

  for (guint i = 0; parameters != NULL && parameters[i] != NULL; i++)
    {
      gsize length = strcspn (parameters[i], "=");
      const char *value = parameters[i] + length + (parameters[i][length] == '=');
      g_autofree char *token = is_name (parameters[i], length)
                                 ? ossicle_unescape (value, strlen (value), FALSE)
                                 : NULL;

      ossicle_token_mask_add (self, token);
    }
}

/**
 * ossicle_token_mask_add_request:
 * @self: a mask
 * @request: a request, whose header and query may hold a token
 */
void
ossicle_token_mask_add_request (OssicleTokenMask *self, OssicleRequest *request)
{
  OssicleHeaders *headers;

  g_return_if_fail (self != NULL);
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  headers = ossicle_request_get_headers (request);
  for (gsize i = 0; names[i] != NULL; i++)
    ossicle_token_mask_add (self, ossicle_headers_get (headers, names[i]));
  add_query (self, ossicle_request_get_url (request));
}

/**
 * ossicle_token_mask_add_signed_text:
 * @self: a mask
 * @text: (nullable): a string to sign or a canonical request, which may hold a token
 */
void
ossicle_token_mask_add_signed_text (OssicleTokenMask *self, const char *text)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL)
    return;

  lines = ossicle_signing_line_split (text, ossicle_signing_text_guess_kind (text));
  for (guint i = 0; i < lines->len; i++)
    {
      const OssicleSigningLine *line = g_ptr_array_index (lines, i);
      g_autofree char *token = NULL;

      if (line->name == NULL || !is_name (line->name, strlen (line->name)))
        continue;
      ossicle_token_mask_add (self, line->value);
      token = ossicle_unescape (line->value, strlen (line->value), FALSE);
      ossicle_token_mask_add (self, token);
    }
}

static gboolean
ends_with_name (const char *fact)
{
  const char *dot = strrchr (fact, '.');

  return dot != NULL && is_name (dot + 1, strlen (dot + 1));
}

/**
 * ossicle_token_mask_add_case:
 * @self: a mask
 * @case_: a case; its URL, its request and what was signed may hold a token
 */
void
ossicle_token_mask_add_case (OssicleTokenMask *self, OssicleCase *case_)
{
  static const char *const texts[] = { OSSICLE_FACT_STRING_TO_SIGN,
                                       OSSICLE_FACT_BODY_PREFIX "CanonicalRequest",
                                       OSSICLE_FACT_CLIENT_STRING_TO_SIGN,
                                       OSSICLE_FACT_CLIENT_CANONICAL_REQUEST };
  static const char *const hexes[] = { OSSICLE_FACT_BODY_PREFIX "StringToSignBytes",
                                       OSSICLE_FACT_BODY_PREFIX "CanonicalRequestBytes" };
  GListModel *facts;
  const char *url;

  g_return_if_fail (self != NULL);
  g_return_if_fail (OSSICLE_IS_CASE (case_));

  facts = ossicle_case_get_facts (case_);
  url = ossicle_case_get_value (case_, OSSICLE_FACT_URL);
  if (url != NULL)
    add_query (self, url);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    ossicle_token_mask_add_signed_text (self, ossicle_case_get_value (case_, texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (hexes); i++)
    {
      const char *hex = ossicle_case_get_value (case_, hexes[i]);
      g_autofree char *text = hex != NULL ? ossicle_signing_text_decode_bytes (hex) : NULL;

      ossicle_token_mask_add_signed_text (self, text);
    }
  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);

      if (ends_with_name (ossicle_fact_get_name (fact)))
        ossicle_token_mask_add (self, ossicle_fact_get_value (fact));
    }
}

gboolean
ossicle_token_mask_is_empty (const OssicleTokenMask *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->tokens->len == 0;
}

/* A byte of the text: as it is, or of two digits and the blanks after them. */
static int
read_byte (const char **p, const char *end, gboolean hex)
{
  int high, low;

  if (!hex)
    return *p < end ? (guchar) * (*p)++ : -1;
  if (end - *p < 2)
    return -1;

  high = g_ascii_xdigit_value ((*p)[0]);
  low = g_ascii_xdigit_value ((*p)[1]);
  if (high < 0 || low < 0)
    return -1;

  *p += 2;
  while (*p < end && g_ascii_isspace (**p))
    (*p)++;

  return high << 4 | low;
}

static int
read_escaped (const char **p, const char *end, gboolean hex)
{
  int high = read_byte (p, end, hex);
  int low = high >= 0 ? read_byte (p, end, hex) : -1;

  if (low < 0 || !g_ascii_isxdigit (high) || !g_ascii_isxdigit (low))
    return -1;

  return g_ascii_xdigit_value ((char) high) << 4 | g_ascii_xdigit_value ((char) low);
}

/* Where the token that begins at @p ends, each of its bytes plain or escaped, or NULL. */
static const char *
match (const char *p, const char *end, const char *token, gboolean hex)
{
  for (const char *t = token; *t != '\0'; t++)
    {
      int byte = read_byte (&p, end, hex);

      if (byte == (guchar) *t)
        continue;
      if (byte != '%' || read_escaped (&p, end, hex) != (guchar) *t)
        return NULL;
    }

  return p;
}

static void
cover (char *from, const char *to, gboolean hex)
{
  static const char star[] = { '2', 'A' };
  guint n = 0;

  for (char *p = from; p < to; p++)
    {
      if (!hex)
        *p = '*';
      else if (!g_ascii_isspace (*p))
        *p = star[n++ % 2];
    }
}

/* What was cut off in the middle of a token is covered, too, where enough of it is there to be told
 * from a word. */
static gboolean
cover_cut_end (char *text, gsize length, const char *token)
{
  gsize most = MIN (length, strlen (token) - 1);

  for (gsize n = most; n >= OSSICLE_TOKEN_MASK_LEAST_BYTES; n--)
    {
      if (memcmp (text + length - n, token, n) != 0)
        continue;
      memset (text + length - n, '*', n);
      return TRUE;
    }

  return FALSE;
}

static gboolean
cover_token (char *text, gsize length, const char *token)
{
  const char digits[] = { "0123456789ABCDEF"[(guchar) token[0] >> 4],
                          "0123456789abcdef"[(guchar) token[0] >> 4] };
  const char *end = text + length;
  gboolean found = FALSE;

  for (char *p = text; p < end; p++)
    {
      const char *to = NULL;
      gboolean hex = FALSE;

      if (*p == token[0] || *p == '%')
        to = match (p, end, token, FALSE);
      if (to == NULL && (*p == digits[0] || *p == digits[1] || *p == '2'))
        {
          to = match (p, end, token, TRUE);
          hex = TRUE;
        }
      if (to == NULL)
        continue;
      cover (p, to, hex);
      found = TRUE;
    }

  return cover_cut_end (text, length, token) || found;
}

/**
 * ossicle_token_mask_cover:
 * @self: a mask
 * @text: bytes, which are changed
 * @length: how many
 *
 * Returns: whether there was anything to cover
 */
gboolean
ossicle_token_mask_cover (const OssicleTokenMask *self, char *text, gsize length)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      if (cover_token (text, length, g_ptr_array_index (self->tokens, i)))
        found = TRUE;
    }

  return found;
}

/**
 * ossicle_token_mask_dup_covered:
 * @self: a mask
 * @text: (nullable): a text
 *
 * Returns: (transfer full) (nullable): the text without the tokens, as long as it was
 */
char *
ossicle_token_mask_dup_covered (const OssicleTokenMask *self, const char *text)
{
  char *covered = g_strdup (text);

  if (covered != NULL)
    ossicle_token_mask_cover (self, covered, strlen (covered));

  return covered;
}

/**
 * ossicle_token_mask_cover_bytes:
 * @self: a mask
 * @bytes: bytes
 *
 * Returns: (transfer full) (nullable): the bytes without the tokens, or %NULL where there is none
 */
GBytes *
ossicle_token_mask_cover_bytes (const OssicleTokenMask *self, GBytes *bytes)
{
  gsize length;
  const char *data;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (self != NULL && bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0 || ossicle_token_mask_is_empty (self))
    return NULL;

  copy = g_memdup2 (data, length);
  if (!ossicle_token_mask_cover (self, copy, length))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&copy), length);
}
