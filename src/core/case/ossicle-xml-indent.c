/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-xml-indent.h"

#define MOST_LEVELS 40

typedef enum { TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_OTHER } TokenKind;

typedef struct
{
  TokenKind kind;
  const char *start;
  gsize length;
} Token;

/* Behind what ends the token, or at the end of a text that was cut. */
static const char *
find_end (const char *start, const char *end, const char *mark)
{
  const char *found = memmem (start, (gsize) (end - start), mark, strlen (mark));

  return found != NULL ? found + strlen (mark) : end;
}

/* A ">" within quotes does not end a tag. */
static const char *
find_tag_end (const char *p, const char *end)
{
  char quote = '\0';

  for (; p < end; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '>')
        return p + 1;
    }

  return end;
}

static gboolean
starts_with (const char *p, const char *end, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (end - p) >= length && memcmp (p, prefix, length) == 0;
}

static void
next_token (const char *p, const char *end, Token *token)
{
  const char *stop;

  token->start = p;
  token->kind = TOKEN_OTHER;
  if (*p != '<')
    {
      stop = memchr (p, '<', (gsize) (end - p));
      stop = stop != NULL ? stop : end;
      token->kind = TOKEN_TEXT;
    }
  else if (starts_with (p, end, "<!--"))
    stop = find_end (p, end, "-->");
  else if (starts_with (p, end, "<![CDATA["))
    {
      stop = find_end (p, end, "]]>");
      token->kind = TOKEN_TEXT;
    }
  else if (starts_with (p, end, "<?"))
    stop = find_end (p, end, "?>");
  else
    {
      stop = find_tag_end (p, end);
      if (starts_with (p, end, "</"))
        token->kind = TOKEN_CLOSE;
      else if (p + 1 < end && p[1] != '!' && stop[-1] == '>' && stop[-2] != '/')
        token->kind = TOKEN_OPEN;
    }
  token->length = (gsize) (stop - p);
}

static gboolean
is_blank (const Token *token)
{
  for (gsize i = 0; i < token->length; i++)
    if (!g_ascii_isspace (token->start[i]))
      return FALSE;

  return TRUE;
}

static void
begin_line (GString *out, guint level)
{
  if (out->len == 0)
    return;

  g_string_append_c (out, '\n');
  for (guint i = 0; i < MIN (level, MOST_LEVELS); i++)
    g_string_append (out, "  ");
}

/**
 * ossicle_xml_indent:
 * @text: a document in XML, whole or cut, well-formed or not
 * @length: bytes in @text
 *
 * Begins each tag on a line of its own, indented by its depth. An element with nothing but text in
 * it stays on one line, and text is left as it is; only blanks between two tags go. Nothing is
 * resolved and nothing has to be right, so that a document with a fault can be read too.
 *
 * Returns: (transfer full): the text over lines
 */
char *
ossicle_xml_indent (const char *text, gsize length)
{
  const char *p = text, *end = text + length;
  GString *out = g_string_sized_new (length + length / 4);
  TokenKind last = TOKEN_OTHER;
  guint level = 0;

  g_return_val_if_fail (text != NULL, NULL);

  while (p < end)
    {
      Token token;

      next_token (p, end, &token);
      p += token.length;
      if (token.kind == TOKEN_TEXT && is_blank (&token) && p < end &&
          !(last == TOKEN_OPEN && starts_with (p, end, "</")))
        continue;

      if (token.kind == TOKEN_CLOSE && level > 0)
        level--;
      if (token.kind != TOKEN_TEXT &&
          !(token.kind == TOKEN_CLOSE && (last == TOKEN_TEXT || last == TOKEN_OPEN)))
        begin_line (out, level);
      g_string_append_len (out, token.start, (gssize) token.length);
      if (token.kind == TOKEN_OPEN)
        level++;
      last = token.kind;
    }

  return g_string_free (out, FALSE);
}
