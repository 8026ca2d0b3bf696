/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "ossicle-catalogue-reader.h"
#include "ossicle-variant-private.h"

/**
 * ossicle_reader_parse:
 * @xml: one element of the catalogue that is compiled in
 * @func: what reads it
 *
 * The data that is compiled in has been validated when it was built, element by element.
 */
void
ossicle_reader_parse (GBytes *xml, OssicleReaderFunc func, gpointer user_data)
{
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);
  xmlDoc *doc = xmlReadMemory (data, size, NULL, "UTF-8", XML_PARSE_NONET);

  g_return_if_fail (doc != NULL);

  func (xmlDocGetRootElement (doc), user_data);
  xmlFreeDoc (doc);
}

static const xmlNode *
skip_to_element (const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;

  return node;
}

const xmlNode *
ossicle_reader_first (const xmlNode *parent)
{
  return skip_to_element (parent->children);
}

const xmlNode *
ossicle_reader_next (const xmlNode *node)
{
  return skip_to_element (node->next);
}

gboolean
ossicle_reader_is (const xmlNode *node, const char *name)
{
  return g_str_equal ((const char *) node->name, name);
}

const xmlNode *
ossicle_reader_find (const xmlNode *parent, const char *name)
{
  const xmlNode *child = ossicle_reader_first (parent);

  while (child != NULL && !ossicle_reader_is (child, name))
    child = ossicle_reader_next (child);

  return child;
}

/* Returns: (nullable) */
char *
ossicle_reader_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* Returns: the attribute's value, or 0 where there is none */
guint
ossicle_reader_get_number (const xmlNode *node, const char *name)
{
  g_autofree char *value = ossicle_reader_dup_attribute (node, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

static void
collapse_white_space (char *text)
{
  const char *from = text;
  char *to = text;

  while (*from != '\0')
    {
      gsize length = strcspn (from, " \t\r\n");

      if (length > 0 && to > text)
        *to++ = ' ';
      memmove (to, from, length);
      to += length;
      from += length;
      from += strspn (from, " \t\r\n");
    }
  *to = '\0';
}

/* node: (nullable) */
char *
ossicle_reader_dup_words (const xmlNode *node)
{
  xmlChar *content;
  char *words;

  if (node == NULL)
    return NULL;

  content = xmlNodeGetContent (node);
  words = g_strdup ((const char *) content);
  xmlFree (content);
  collapse_white_space (words);

  return words;
}

/* node: (nullable). Nobody translates what is not there: "" would fetch the header of the file. */
char *
ossicle_reader_dup_translated (const xmlNode *node)
{
  g_autofree char *words = ossicle_reader_dup_words (node);

  if (words == NULL || *words == '\0')
    return NULL;

  return g_strdup (g_dgettext (GETTEXT_PACKAGE, words));
}

OssicleAdvice *
ossicle_reader_dup_advice (const xmlNode *node)
{
  const xmlNode *text = ossicle_reader_find (node, "text");
  OssicleAdvice *advice = ossicle_advice_new (
    ossicle_reader_dup_translated (text != NULL ? text : node));

  if (text == NULL)
    return advice;

  for (const xmlNode *item = ossicle_reader_next (text); item != NULL;
       item = ossicle_reader_next (item))
    g_ptr_array_add (advice->items, ossicle_reader_dup_advice (item));

  return advice;
}
