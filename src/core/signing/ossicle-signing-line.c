/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-signer-v4.h"
#include "ossicle-signing-line.h"
#include "ossicle-secret.h"
#include "ossicle-sub-resource.h"

/* What a policy's base64 is written with: either alphabet, or escaped for a URL. */
#define POLICY_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=%"
#define POLICY_LEAST_BYTES 16

/* Where the reading stands. */
typedef struct
{
  const char *text;
  gsize position;
  gsize length;
  GPtrArray *lines;
} Reader;

static void
line_free (gpointer data)
{
  OssicleSigningLine *line = data;

  g_free (line->name);
  ossicle_secret_wipe_string (line->value);
  g_free (line);
}

static void
add_line (Reader *reader, OssicleSigningLineKind kind, gsize offset, gsize length, char separator)
{
  OssicleSigningLine *line = g_new0 (OssicleSigningLine, 1);
  const char *begin = reader->text + offset;
  const char *mark = separator != '\0' ? memchr (begin, separator, length) : NULL;

  line->kind = kind;
  line->offset = offset;
  line->length = length;
  if (mark != NULL)
    {
      line->name = g_strndup (begin, mark - begin);
      line->value = g_strndup (mark + 1, begin + length - mark - 1);
    }
  else if (separator != '\0')
    {
      line->name = g_strndup (begin, length);
      line->value = g_strdup ("");
    }
  else
    {
      line->value = g_strndup (begin, length);
    }

  g_ptr_array_add (reader->lines, line);
}

static gboolean
at_end (const Reader *reader)
{
  return reader->position > reader->length;
}

static gsize
line_length (const Reader *reader)
{
  return strcspn (reader->text + reader->position, "\n");
}

/* Without its line end; a CR before that counts as part of the line. */
static void
take_line (Reader *reader, OssicleSigningLineKind kind)
{
  gsize length;

  if (at_end (reader))
    return;

  length = line_length (reader);
  add_line (reader, kind, reader->position, length, kind == OSSICLE_LINE_HEADER ? ':' : '\0');
  reader->position += length + 1;
}

static void
take_rest (Reader *reader, OssicleSigningLineKind kind)
{
  if (at_end (reader))
    return;

  add_line (reader, kind, reader->position, reader->length - reader->position, '\0');
  reader->position = reader->length + 1;
}

static void
add_parameters (Reader *reader, gsize offset, gsize length)
{
  gsize end = offset + length;

  while (offset < end)
    {
      const char *ampersand = memchr (reader->text + offset, '&', end - offset);
      gsize stop = ampersand != NULL ? (gsize) (ampersand - reader->text) : end;

      if (stop > offset)
        add_line (reader, OSSICLE_LINE_PARAMETER, offset, stop - offset, '=');

      offset = stop + 1;
    }
}

static gboolean
begins_with_sub_resource (const char *text)
{
  g_autofree char *name = g_strndup (text, strcspn (text, "=&\r\n"));

  return ossicle_sub_resource_is_signed (name) || g_str_has_prefix (name, "x-oss-");
}

/* A key may hold "?" as well: the query begins at the first that a sub-resource follows, and
 * otherwise at the last. */
static const char *
find_query (const char *resource)
{
  for (const char *p = strchr (resource, '?'); p != NULL; p = strchr (p + 1, '?'))
    if (begins_with_sub_resource (p + 1))
      return p;

  return strrchr (resource, '?');
}

static void
take_resource (Reader *reader)
{
  const char *begin = reader->text + reader->position;
  const char *mark;

  if (at_end (reader))
    return;

  mark = find_query (begin);
  if (mark == NULL)
    {
      take_rest (reader, OSSICLE_LINE_RESOURCE);
      return;
    }

  add_line (reader, OSSICLE_LINE_RESOURCE, reader->position, mark - begin, '\0');
  add_parameters (reader, mark + 1 - reader->text,
                  reader->length - (gsize) (mark + 1 - reader->text));
  reader->position = reader->length + 1;
}

static gboolean
is_at_header (const Reader *reader)
{
  const char *begin = reader->text + reader->position;
  gsize length;

  if (at_end (reader) || *begin == '/')
    return FALSE;

  length = line_length (reader);

  return reader->position + length < reader->length && memchr (begin, ':', length) != NULL;
}

static void
split_v1 (Reader *reader)
{
  take_line (reader, OSSICLE_LINE_VERB);
  take_line (reader, OSSICLE_LINE_CONTENT_MD5);
  take_line (reader, OSSICLE_LINE_CONTENT_TYPE);
  take_line (reader, OSSICLE_LINE_DATE);
  while (is_at_header (reader))
    take_line (reader, OSSICLE_LINE_HEADER);

  take_resource (reader);
}

static void
split_v4 (Reader *reader)
{
  take_line (reader, OSSICLE_LINE_ALGORITHM);
  take_line (reader, OSSICLE_LINE_TIMESTAMP);
  take_line (reader, OSSICLE_LINE_SCOPE);
  take_rest (reader, OSSICLE_LINE_HASH);
}

static gboolean
is_at_blank_line (const Reader *reader)
{
  const char *begin = reader->text + reader->position;

  return *begin == '\n' || (begin[0] == '\r' && begin[1] == '\n');
}

static void
split_canonical (Reader *reader)
{
  gsize length;

  take_line (reader, OSSICLE_LINE_VERB);
  take_line (reader, OSSICLE_LINE_RESOURCE);
  if (at_end (reader))
    return;

  length = line_length (reader);
  add_parameters (reader, reader->position,
                  length > 0 && reader->text[reader->position + length - 1] == '\r' ? length - 1
                                                                                    : length);
  reader->position += length + 1;

  while (!at_end (reader) && !is_at_blank_line (reader) &&
         reader->position + line_length (reader) < reader->length)
    take_line (reader, OSSICLE_LINE_HEADER);

  if (!at_end (reader) && is_at_blank_line (reader))
    reader->position += line_length (reader) + 1;

  take_line (reader, OSSICLE_LINE_ADDITIONAL_HEADERS);
  take_rest (reader, OSSICLE_LINE_PAYLOAD);
}

/* No verb, which is what the others begin with, is as long. JSON is a policy that somebody forgot
 * to encode. */
static gboolean
looks_like_policy (const char *text)
{
  gsize length = strcspn (text, "\r\n");

  return *text == '{' ||
         (length >= POLICY_LEAST_BYTES && strspn (text, POLICY_CHARACTERS) >= length);
}

/**
 * ossicle_signing_text_guess_kind:
 * @text: something that is signed
 *
 * Returns: what it is, V1's string to sign where nothing speaks for another
 */
OssicleSigningTextKind
ossicle_signing_text_guess_kind (const char *text)
{
  const char *second = strchr (text, '\n');

  if (strstr (text, "-HMAC-SHA256") != NULL &&
      strstr (text, "-HMAC-SHA256") < text + strcspn (text, "\n"))
    return OSSICLE_TEXT_V4;

  if (looks_like_policy (text))
    return OSSICLE_TEXT_POLICY;

  return second != NULL && (second[1] == '/' || g_ascii_strncasecmp (second + 1, "%2f", 3) == 0)
           ? OSSICLE_TEXT_CANONICAL
           : OSSICLE_TEXT_V1;
}

/**
 * ossicle_signing_line_split:
 * @text: something that is signed, or nearly so
 * @kind: what it is
 *
 * Returns: (transfer full) (element-type OssicleSigningLine): its lines, each with what it is; as
 *   many as there are
 */
GPtrArray *
ossicle_signing_line_split (const char *text, OssicleSigningTextKind kind)
{
  Reader reader = { text, 0, strlen (text), g_ptr_array_new_with_free_func (line_free) };

  switch (kind)
    {
    case OSSICLE_TEXT_V1:
      split_v1 (&reader);
      break;

    case OSSICLE_TEXT_V4:
      split_v4 (&reader);
      break;

    case OSSICLE_TEXT_CANONICAL:
      split_canonical (&reader);
      break;

    case OSSICLE_TEXT_POLICY:
    default:
      take_rest (&reader, OSSICLE_LINE_POLICY);
    }

  return reader.lines;
}

/**
 * ossicle_signing_line_kind_to_string:
 * @kind: a kind of line
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
ossicle_signing_line_kind_to_string (OssicleSigningLineKind kind)
{
  static const char *const names[] = {
    [OSSICLE_LINE_VERB] = "verb",
    [OSSICLE_LINE_CONTENT_MD5] = "content-md5",
    [OSSICLE_LINE_CONTENT_TYPE] = "content-type",
    [OSSICLE_LINE_DATE] = "date",
    [OSSICLE_LINE_HEADER] = "header",
    [OSSICLE_LINE_RESOURCE] = "resource",
    [OSSICLE_LINE_PARAMETER] = "parameter",
    [OSSICLE_LINE_ALGORITHM] = "algorithm",
    [OSSICLE_LINE_TIMESTAMP] = "timestamp",
    [OSSICLE_LINE_SCOPE] = "scope",
    [OSSICLE_LINE_HASH] = "hash",
    [OSSICLE_LINE_ADDITIONAL_HEADERS] = "additional-headers",
    [OSSICLE_LINE_PAYLOAD] = "payload",
    [OSSICLE_LINE_POLICY] = "policy",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
