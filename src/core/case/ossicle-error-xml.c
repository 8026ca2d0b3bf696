/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "ossicle-error-document-private.h"
#include "ossicle-markup.h"

#define WRAPPER "<Error>"
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

/* An element that is open while the parser goes through the text. */
typedef struct
{
  char *name;
  gsize begin; /* of its content */
  gboolean has_children;
  gboolean is_empty; /* one tag that opens and closes it */
} Frame;

typedef struct
{
  OssicleErrorDocument *document;
  const char *text; /* what the reader was given */
  gsize length;
  gssize shift; /* from an offset of the parser to one of the text */
  GArray *frames;
  gboolean wrapped; /* in an element that stands nowhere in the text */
  gboolean well_formed;
  gboolean too_deep;
  gboolean full;
} Reader;

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->name);
}

static char *
dup_path (Reader *reader)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < reader->frames->len; i++)
    {
      if (i > 0)
        g_string_append_c (path, '/');
      g_string_append (path, g_array_index (reader->frames, Frame, i).name);
    }

  return g_string_free (path, FALSE);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0 || c == 0xfeff || (c >= 0x200b && c <= 0x200d) ||
         c == 0x2060;
}

/* Narrows the span to what is not white space, the invisible sort included. */
static void
trim (const char *text, OssicleSpan *span)
{
  const char *p = text + span->offset;
  const char *end = p + span->length;

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c >= (gunichar) -2 || !is_blank (c))
        break;
      p = g_utf8_next_char (p);
    }
  while (p < end)
    {
      const char *last = g_utf8_find_prev_char (p, end);
      gunichar c = last != NULL ? g_utf8_get_char_validated (last, end - last) : (gunichar) -1;

      if (c >= (gunichar) -2 || !is_blank (c))
        break;
      end = last;
    }
  span->offset = p - text;
  span->length = end - p;
}

/* What was signed may end in a blank that matters; only layout, which begins with a line break, is
 * taken off. */
static gboolean
is_exact (const char *name, const char *raw, gsize length)
{
  return length > 0 && raw[0] != '\n' && raw[0] != '\r' &&
         (g_str_equal (name, "StringToSign") || g_str_equal (name, "CanonicalRequest") ||
          g_str_equal (name, "Key"));
}

static void
add_leaf (Reader *reader, const Frame *frame)
{
  OssicleElement element = { 0 };
  gsize end = frame->begin;

  if (!frame->is_empty)
    end = ossicle_markup_find_text_end (reader->text, reader->length, frame->begin, &element.cut);
  element.span = (OssicleSpan){ frame->begin, end - frame->begin };
  if (!is_exact (frame->name, reader->text + frame->begin, element.span.length))
    trim (reader->text, &element.span);
  element.path = dup_path (reader);
  element.value = ossicle_markup_dup_decoded (reader->text + element.span.offset,
                                              element.span.length);
  element.verbatim = strlen (element.value) == element.span.length &&
                     memcmp (element.value, reader->text + element.span.offset,
                             element.span.length) == 0;
  reader->full = !ossicle_error_document_take_element (reader->document, element);
}

static void
close_frame (Reader *reader)
{
  const Frame *frame = &g_array_index (reader->frames, Frame, reader->frames->len - 1);

  if (!frame->has_children && reader->frames->len > 1)
    add_leaf (reader, frame);
  g_array_set_size (reader->frames, reader->frames->len - 1);
}

/* The parser stands at the end of a start tag. The name is taken from the text itself, where no
 * namespace has been resolved. */
static gboolean
read_frame (Reader *reader, gsize position, Frame *frame)
{
  const char *open, *end;

  if (position >= reader->length)
    return FALSE;
  open = memrchr (reader->text, '<', position + 1);
  end = memchr (reader->text + position, '>', reader->length - position);
  if (end == NULL || open == NULL)
    return FALSE;
  frame->name = ossicle_error_document_dup_name (
    open + 1, ossicle_markup_name_length (open + 1, end - open - 1));
  frame->begin = end + 1 - reader->text;
  frame->is_empty = reader->text[position] == '/';

  return TRUE;
}

static void
start_element_cb (void *context,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;
  Reader *reader = parser->_private;
  gsize position = (gsize) (xmlByteConsumed (parser) + reader->shift);
  Frame frame = { 0 };

  if (reader->frames->len > 0)
    g_array_index (reader->frames, Frame, reader->frames->len - 1).has_children = TRUE;
  reader->too_deep = reader->frames->len == OSSICLE_ERROR_DOCUMENT_MAX_DEPTH;
  if (reader->wrapped && reader->frames->len == 0)
    frame.name = g_strdup ("Error");
  else if (reader->too_deep || reader->full || !read_frame (reader, position, &frame))
    {
      xmlStopParser (parser);
      return;
    }
  g_array_append_val (reader->frames, frame);
}

static void
end_element_cb (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *parser = context;
  Reader *reader = parser->_private;

  if (reader->frames->len == 0)
    return;
  close_frame (reader);
  if (reader->frames->len > 0)
    return;
  reader->well_formed = parser->wellFormed;
  xmlStopParser (parser); /* what follows the document is none of ours */
}

/* Goes through @input, whose offsets differ by reader->shift from those of the text. */
static void
parse (Reader *reader, const char *input, gsize length, int options)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();

  reader->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (reader->frames, clear_frame);
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = start_element_cb;
  parser->sax->endElementNs = end_element_cb;
  parser->_private = reader;
  xmlFreeDoc (xmlCtxtReadMemory (parser, input, length, NULL, NULL, PARSE_OPTIONS | options));
  while (reader->frames->len > 0 && !reader->too_deep)
    close_frame (reader); /* the text ended before the element did */
  g_array_unref (reader->frames);
  xmlFreeParserCtxt (parser);
}

static gboolean
parse_strictly (OssicleErrorDocument *self, const char *text, gsize length, gsize root)
{
  Reader reader = { self, text, length, root };

  if (!g_utf8_validate_len (text + root, length - root, NULL))
    return FALSE;
  parse (&reader, text + root, length - root, 0);

  return reader.well_formed;
}

/* Only the tags count; what stands between them is read by this file. A root that is missing, or
 * whose tag is broken, is put round the rest. */
static gboolean
parse_broken (OssicleErrorDocument *self, const char *text, gsize length, gsize root, gboolean wrap)
{
  g_autofree char *tags = ossicle_markup_dup_tags (text + root, length - root);
  g_autofree char *input = NULL;
  Reader reader = { self, text, length, root };

  reader.wrapped = wrap || tags[0] != '<';
  if (reader.wrapped)
    reader.shift -= strlen (WRAPPER);
  input = g_strconcat (reader.wrapped ? WRAPPER : "", tags, NULL);
  ossicle_error_document_clear (self);
  ossicle_error_document_set_recovered (self);
  parse (&reader, input, strlen (input), XML_PARSE_RECOVER);

  return !reader.too_deep;
}

/**
 * ossicle_error_document_new_from_xml:
 * @text: an XML error body, and whatever stands before and after it; untrusted bytes, UTF-8 or
 *   broken UTF-8
 * @length: its bytes, no more than %OSSICLE_ERROR_DOCUMENT_MAX_BYTES
 * @error: return location
 *
 * Reads the first `<Error>` in @text, or elements from `<Code>` on where the root is missing. It is
 * read as XML first, and where it is none, as far as its tags go: a broken prolog, typographic
 * quotes, tags whose case was changed, stray "&" and "<", an end that is missing. No entity is
 * expanded, no DTD looked at, nothing loaded.
 *
 * Values are without white space at their ends, but for `StringToSign`, `CanonicalRequest` and
 * `Key`, where it may matter: there only layout goes, which begins with a line break.
 *
 * Rule: the documentation's page "Error responses"; the elements are those of real answers.
 *
 * Returns: (transfer full): the document, or %NULL with an #OssicleErrorDocumentError
 */
OssicleErrorDocument *
ossicle_error_document_new_from_xml (const char *text, gsize length, GError **error)
{
  g_autoptr (OssicleErrorDocument) self = ossicle_error_document_new_empty ();
  gboolean has_root;
  gsize root;

  g_return_val_if_fail (text != NULL, NULL);

  if (!ossicle_error_document_check_size (length, error))
    return NULL;
  has_root = ossicle_markup_find_tag (text, length, "Error", &root);
  if (!has_root && !ossicle_markup_find_tag (text, length, "Code", &root))
    {
      g_set_error_literal (error, OSSICLE_ERROR_DOCUMENT_ERROR,
                           OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR, "No element “Error”");
      return NULL;
    }
  if ((!has_root || !parse_strictly (self, text, length, root)) &&
      !parse_broken (self, text, length, root, !has_root))
    {
      g_set_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_DEEP,
                   "Byte %" G_GSIZE_FORMAT ": more than %d levels", root,
                   OSSICLE_ERROR_DOCUMENT_MAX_DEPTH);
      return NULL;
    }
  if (ossicle_error_document_get_n_elements (self) == 0)
    {
      g_set_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN,
                   "Byte %" G_GSIZE_FORMAT ": an error without a single value", root);
      return NULL;
    }

  return g_steal_pointer (&self);
}
