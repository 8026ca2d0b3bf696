/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-markup.h"

#define REFERENCE_MOST_BYTES 12 /* "&#x10FFFF;" and a zero or two before it */

/* Sections in which "<" and "&" mean nothing. */
typedef struct
{
  const char *open;
  const char *close;
  gboolean is_text;
} Section;

static const Section sections[] = {
  { "<!--", "-->", FALSE },
  { "<![CDATA[", "]]>", TRUE },
  { "<?", ">", FALSE },
  { "<!", ">", FALSE },
};

static gboolean
starts_with (const char *text, gsize length, const char *prefix)
{
  gsize n = strlen (prefix);

  return length >= n && memcmp (text, prefix, n) == 0;
}

static const Section *
find_section (const char *text, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (starts_with (text, length, sections[i].open))
      return &sections[i];

  return NULL;
}

/* The length of the section that @text begins with; all of @text where the section has no end. */
static gsize
section_length (const Section *section, const char *text, gsize length, gboolean *complete)
{
  gsize open = strlen (section->open);
  const char *end = memmem (text + open, length - open, section->close, strlen (section->close));

  *complete = end != NULL;

  return end != NULL ? (gsize) (end - text) + strlen (section->close) : length;
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gboolean
is_name_char (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c) || c == '-' || c == '.' || c == ':';
}

/**
 * ossicle_markup_name_length:
 * @text: any bytes
 * @length: their number
 *
 * Returns: how many bytes at the beginning of @text are the name of an element, prefix included
 */
gsize
ossicle_markup_name_length (const char *text, gsize length)
{
  gsize n = 0;

  if (length == 0 || !is_name_start (*text))
    return 0;
  while (n < length && is_name_char (text[n]))
    n++;

  return n;
}

/* The position of the ">" that ends the tag whose name ends at @begin. Quotes may hide a ">" where
 * they come in pairs. */
static gboolean
find_tag_end (const char *text, gsize length, gsize begin, gsize *position)
{
  gsize first = length;
  char quote = '\0';

  for (gsize i = begin; i < length; i++)
    {
      if (quote != '\0')
        quote = text[i] == quote ? '\0' : quote;
      else if (text[i] == '"' || text[i] == '\'')
        quote = text[i];
      if (text[i] == '>' && first == length)
        first = i;
      if (text[i] == '>' && quote == '\0')
        {
          *position = i;
          return TRUE;
        }
      if (text[i] == '<')
        break;
    }
  *position = first;

  return first < length;
}

/* Copies the tag at @position without attributes; returns where to go on. */
static gsize
copy_tag (char *tags, const char *text, gsize length, gsize position)
{
  gboolean closes = position + 1 < length && text[position + 1] == '/';
  gsize begin = position + (closes ? 2 : 1);
  gsize n = ossicle_markup_name_length (text + begin, length - begin);
  gsize end;

  if (n == 0 || !find_tag_end (text, length, begin + n, &end))
    return position + 1;
  memcpy (tags + position, text + position, begin + n - position);
  tags[end] = '>';
  if (!closes && text[end - 1] == '/')
    tags[end - 1] = '/';

  return end + 1;
}

/**
 * ossicle_markup_dup_tags:
 * @text: any bytes
 * @length: their number
 *
 * Keeps the tags of a broken XML text and blanks all else: text, attributes, comments, CDATA
 * sections. What is left has as many bytes, each tag where it stood, and nothing that a parser
 * could stumble over but tags that do not match.
 *
 * Returns: (transfer full): ASCII of @length bytes
 */
char *
ossicle_markup_dup_tags (const char *text, gsize length)
{
  char *tags = g_malloc (length + 1);
  gsize i = 0;

  memset (tags, ' ', length);
  tags[length] = '\0';
  while (i < length)
    {
      const char *open = memchr (text + i, '<', length - i);
      const Section *section;
      gboolean complete;

      if (open == NULL)
        break;
      i = open - text;
      section = find_section (open, length - i);
      i = section != NULL ? i + section_length (section, open, length - i, &complete)
                          : copy_tag (tags, text, length, i);
    }

  return tags;
}

/**
 * ossicle_markup_find_text_end:
 * @text: any bytes
 * @length: their number
 * @begin: where a text begins, just behind a tag
 * @cut: (out): whether @text ended within it, so that it may not be whole
 *
 * A "<" that begins no tag, comment or section counts as text.
 *
 * Returns: the offset of the tag that ends the text, or @length
 */
gsize
ossicle_markup_find_text_end (const char *text, gsize length, gsize begin, gboolean *cut)
{
  gsize i = begin;

  while (i < length)
    {
      const char *open = memchr (text + i, '<', length - i);
      const Section *section;
      gboolean complete = TRUE;

      if (open == NULL)
        break;
      i = open - text;
      section = find_section (open, length - i);
      if (section == NULL && (i + 1 == length || open[1] == '/' || is_name_start (open[1])))
        {
          *cut = FALSE;
          return i;
        }
      i += section != NULL ? section_length (section, open, length - i, &complete) : 1;
    }
  *cut = TRUE;

  return length;
}

/**
 * ossicle_markup_find_tag:
 * @text: any bytes
 * @length: their number
 * @name: the name of an element, without prefix
 * @position: (out): the offset of its "<"
 *
 * Finds the first tag that opens an element of that name, in whatever case it is written and with
 * whatever namespace prefix.
 *
 * Returns: whether there is one
 */
gboolean
ossicle_markup_find_tag (const char *text, gsize length, const char *name, gsize *position)
{
  for (gsize i = 0; i + 1 < length; i++)
    {
      const char *open = memchr (text + i, '<', length - 1 - i);
      const char *local, *colon;
      gsize n;

      if (open == NULL)
        return FALSE;
      i = open - text;
      n = ossicle_markup_name_length (open + 1, length - 1 - i);
      colon = memrchr (open + 1, ':', n);
      local = colon != NULL ? colon + 1 : open + 1;
      n -= local - (open + 1);
      if (n == strlen (name) && g_ascii_strncasecmp (local, name, n) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
append_character (GString *decoded, const char *digits, guint base)
{
  guint64 character;

  if (!g_ascii_string_to_unsigned (digits, base, 1, 0x10ffff, &character, NULL) ||
      !g_unichar_validate (character))
    return FALSE;
  g_string_append_unichar (decoded, character);

  return TRUE;
}

static gboolean
append_reference (GString *decoded, const char *name)
{
  static const struct
  {
    const char *name, *text;
  } table[] = { { "lt", "<" }, { "gt", ">" }, { "amp", "&" }, { "quot", "\"" }, { "apos", "'" } };

  if (name[0] == '#')
    return name[1] == 'x' ? append_character (decoded, name + 2, 16)
                          : append_character (decoded, name + 1, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (name, table[i].name))
      {
        g_string_append (decoded, table[i].text);
        return TRUE;
      }

  return FALSE;
}

/* A reference that is not known stands as it was written: entities are never expanded. */
static gsize
decode_reference (GString *decoded, const char *raw, gsize length)
{
  const char *semicolon = memchr (raw, ';', MIN (length, REFERENCE_MOST_BYTES));
  g_autofree char *name = NULL;

  if (semicolon != NULL)
    name = g_strndup (raw + 1, semicolon - raw - 1);
  if (name != NULL && append_reference (decoded, name))
    return semicolon - raw + 1;
  g_string_append_c (decoded, '&');

  return 1;
}

static gsize
decode_section (GString *decoded, const char *raw, gsize length)
{
  const Section *section = find_section (raw, length);
  gboolean complete;
  gsize n, open, close;

  if (section == NULL)
    {
      g_string_append_c (decoded, '<');
      return 1;
    }
  n = section_length (section, raw, length, &complete);
  open = strlen (section->open);
  close = complete ? strlen (section->close) : 0;
  if (section->is_text)
    g_string_append_len (decoded, raw + open, n - open - close);

  return n;
}

/**
 * ossicle_markup_dup_decoded:
 * @raw: the bytes between two tags
 * @length: their number
 *
 * Resolves character references, the five entities of XML and CDATA sections, and leaves comments
 * out. NUL bytes are dropped, and bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the text, UTF-8, white space kept
 */
char *
ossicle_markup_dup_decoded (const char *raw, gsize length)
{
  g_autoptr (GString) decoded = g_string_sized_new (length);
  gsize i = 0;

  while (i < length)
    {
      if (raw[i] == '<')
        i += decode_section (decoded, raw + i, length - i);
      else if (raw[i] == '&')
        i += decode_reference (decoded, raw + i, length - i);
      else if (raw[i++] != '\0')
        g_string_append_c (decoded, raw[i - 1]);
    }
  for (char *nul = memchr (decoded->str, '\0', decoded->len); nul != NULL;
       nul = memchr (decoded->str, '\0', decoded->len))
    g_string_erase (decoded, nul - decoded->str, 1); /* out of a CDATA section */

  return g_utf8_make_valid (decoded->str, decoded->len);
}
