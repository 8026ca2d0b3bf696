/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <libxml/parser.h>

#include "ossicle-catalogue.h"
#include "ossicle-catalogue-schema.h"

/* The same rules as data/catalogue/catalogue.rng, for the file of a person, who wants to be told
 * what is wrong and not only where. Nothing unchecked is ever read: the readers rely on it. */

/* Far above what anybody writes by hand, far below what would make a search slow. */
#define MAX_BYTES (1024 * 1024)

typedef enum {
  FORM_ADDRESS,
  FORM_CODE,
  FORM_DATE,
  FORM_EC,
  FORM_FACT,
  FORM_GROUP,
  FORM_ID,
  FORM_KIND,
  FORM_NAME,
  FORM_STATUS,
  FORM_VERSION,
} Form;

static const struct
{
  const char *pattern;
  const char *what;
} forms[] = {
  [FORM_ADDRESS] = { "https://[!-~]+", "an https address" },
  [FORM_CODE] = { "[A-Z][A-Za-z0-9]{1,79}", "the name of a code, such as AccessDenied" },
  [FORM_DATE] = { "20[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?", "a date, such as 2021 or 2024-08-05" },
  [FORM_EC] = { "[0-9]{4}-[0-9]{8}", "a fine-grained error code, such as 0003-00000001" },
  [FORM_FACT] = { "[a-z][a-z_]*|header\\.[a-z0-9-]+|body\\.[A-Za-z0-9-]+", "the name of a fact" },
  [FORM_GROUP] = { "[0-9]{4}", "four digits" },
  [FORM_ID] = { "[a-z0-9][a-z0-9-]*", "lower-case letters, digits and hyphens" },
  [FORM_KIND] = { "request|response", "request or response" },
  [FORM_NAME] = { "[A-Z][A-Z_]*", "upper-case letters and underscores" },
  [FORM_STATUS] = { "[1-5][0-9]{2}", "an HTTP status, 100 to 599" },
  [FORM_VERSION] = { "1", "1, the only version there is" },
};

typedef enum {
  CONTENT_ELEMENTS,       /* what `children` says */
  CONTENT_WORDS,          /* text */
  CONTENT_WORDS_OR_EMPTY, /* text or nothing */
  CONTENT_EC,             /* text of one form */
  CONTENT_ADVICE,         /* text, or a <text> and its <item>s */
  CONTENT_VERBATIM,       /* any text */
} Content;

/* children: particles in their order, alternatives divided by a bar; each once, or as its last
 * character says: ? * + */
typedef struct
{
  const char *name;
  Content content;
  const char *children;
  struct
  {
    const char *name;
    Form form;
    gboolean required;
  } attributes[5];
} Element;

static const Element elements[] = {
  { "catalogue",
    CONTENT_ELEMENTS,
    "status|entry|topic|ec-group|ec*",
    { { "version", FORM_VERSION, TRUE } } },
  { "status", CONTENT_ELEMENTS, "meaning", { { "code", FORM_STATUS, TRUE } } },
  { "meaning", CONTENT_WORDS },
  { "entry",
    CONTENT_ELEMENTS,
    "summary variant+ look* ec* related* confused* reference*",
    { { "code", FORM_CODE, TRUE },
      { "source", FORM_ID, TRUE },
      { "date", FORM_DATE, TRUE },
      { "topic", FORM_ID, FALSE } } },
  { "summary", CONTENT_WORDS },
  { "variant",
    CONTENT_ELEMENTS,
    "message? slip? cause* fix*",
    { { "status", FORM_STATUS, TRUE },
      { "source", FORM_ID, FALSE },
      { "date", FORM_DATE, FALSE } } },
  { "message", CONTENT_WORDS },
  { "slip", CONTENT_WORDS },
  { "cause", CONTENT_ADVICE },
  { "fix", CONTENT_ADVICE },
  { "text", CONTENT_WORDS },
  { "item", CONTENT_ADVICE },
  { "look", CONTENT_WORDS, NULL, { { "fact", FORM_FACT, TRUE } } },
  { "related", CONTENT_WORDS_OR_EMPTY, NULL, { { "code", FORM_CODE, TRUE } } },
  { "confused", CONTENT_WORDS, NULL, { { "with", FORM_CODE, TRUE } } },
  { "reference", CONTENT_WORDS, NULL, { { "uri", FORM_ADDRESS, TRUE } } },
  { "topic",
    CONTENT_ELEMENTS,
    "title para|sample+ related* reference*",
    { { "id", FORM_ID, TRUE }, { "source", FORM_ID, TRUE }, { "date", FORM_DATE, TRUE } } },
  { "title", CONTENT_WORDS },
  { "para", CONTENT_ADVICE },
  { "sample", CONTENT_VERBATIM, NULL, { { "kind", FORM_KIND, TRUE } } },
  { "ec-group", CONTENT_ELEMENTS, "", { { "id", FORM_GROUP, TRUE }, { "name", FORM_NAME, TRUE } } },
};

/* The same name for two things: within an entry its id stands as text, at the top it has more. */
static const Element ec_of_entry = { "ec", CONTENT_EC };
static const Element ec_of_catalogue = { "ec",
                                         CONTENT_ELEMENTS,
                                         "meaning?",
                                         { { "id", FORM_EC, TRUE },
                                           { "status", FORM_STATUS, FALSE },
                                           { "code", FORM_CODE, FALSE },
                                           { "uri", FORM_ADDRESS, TRUE } } };

#define NAME(node) ((const char *) (node)->name)

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, const xmlNode *node, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_INVALID, "%s:%ld: %s",
               (const char *) node->doc->URL, xmlGetLineNo (node), reason);

  return FALSE;
}

static gboolean
has_form (const char *value, Form form)
{
  g_autofree char *pattern = g_strdup_printf ("^(?:%s)\\z", forms[form].pattern);

  return g_regex_match_simple (pattern, value, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

static const Element *
find_element (const xmlNode *node)
{
  if (g_str_equal (NAME (node), "ec"))
    return g_str_equal (NAME (node->parent), "entry") ? &ec_of_entry : &ec_of_catalogue;

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (g_str_equal (NAME (node), elements[i].name))
        return &elements[i];
    }

  return NULL;
}

static gboolean
check_attribute (const xmlNode *node,
                 const Element *element,
                 const xmlAttr *attribute,
                 GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (element->attributes); i++)
    {
      Form form = element->attributes[i].form;
      xmlChar *value;
      gboolean good;

      if (g_strcmp0 (NAME (attribute), element->attributes[i].name) != 0)
        continue;

      value = xmlGetNoNsProp (node, attribute->name);
      good = has_form ((const char *) value, form);
      if (!good)
        fail (error, node, "<%s>: %s=\"%.80s\" is not %s", element->name, NAME (attribute),
              (const char *) value, forms[form].what);
      xmlFree (value);
      return good;
    }

  return fail (error, node, "<%s> has no attribute \"%s\"", element->name, NAME (attribute));
}

static gboolean
check_attributes (const xmlNode *node, const Element *element, GError **error)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (!check_attribute (node, element, attribute, error))
        return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (element->attributes); i++)
    {
      const char *name = element->attributes[i].name;

      if (element->attributes[i].required && xmlHasProp (node, BAD_CAST name) == NULL)
        return fail (error, node, "<%s> lacks the attribute \"%s\"", element->name, name);
    }

  return TRUE;
}

/* Comments and the like count as nothing; text has been looked at before. */
static const xmlNode *
skip_to_element (const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;

  return node;
}

static gboolean
is_one_of (const xmlNode *node, const char *names, gsize length)
{
  g_autofree char *list = g_strndup (names, length);
  g_auto (GStrv) alternatives = g_strsplit (list, "|", -1);

  return g_strv_contains ((const char *const *) alternatives, NAME (node));
}

static gboolean
check_children (const xmlNode *node, const char *model, GError **error)
{
  g_auto (GStrv) particles = g_strsplit (model, " ", -1);
  const xmlNode *child = skip_to_element (node->children);

  for (gsize i = 0; particles[i] != NULL; i++)
    {
      gsize length = strcspn (particles[i], "?*+");
      char often = particles[i][length];
      guint count = 0;

      while (child != NULL && is_one_of (child, particles[i], length) &&
             (count == 0 || often == '*' || often == '+'))
        {
          child = skip_to_element (child->next);
          count++;
        }
      if (count == 0 && (often == '\0' || often == '+'))
        return fail (error, child != NULL ? child : node, "<%s> lacks <%.*s>%s", NAME (node),
                     (int) length, particles[i], child != NULL ? " here" : "");
    }

  if (child != NULL)
    return fail (error, child, "<%s> has no place here in <%s>: it takes %s", NAME (child),
                 NAME (node), *model != '\0' ? model : "nothing");

  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
has_text (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
          !is_blank ((const char *) child->content))
        return TRUE;
    }

  return FALSE;
}

/* Items have parts of their own one level down, and no further. */
static gboolean
is_too_deep (const xmlNode *node)
{
  return g_str_equal (NAME (node), "item") && g_str_equal (NAME (node->parent), "item") &&
         skip_to_element (node->children) != NULL;
}

static gboolean
check_content (const xmlNode *node, const Element *element, GError **error)
{
  gboolean text = has_text (node);
  const xmlNode *child = skip_to_element (node->children);

  if (child != NULL && text)
    return fail (error, node, "<%s> has text beside elements: put it into an element",
                 element->name);

  if (element->content == CONTENT_ELEMENTS)
    return text ? fail (error, node, "<%s> has text of its own", element->name)
                : check_children (node, element->children, error);

  if (element->content == CONTENT_ADVICE && child != NULL)
    return is_too_deep (node) ? fail (error, node, "<item> within <item> within <item>")
                              : check_children (node, "text item+", error);

  if (child != NULL)
    return fail (error, child, "<%s> has text only, not <%s>", element->name, NAME (child));

  if (!text && element->content != CONTENT_WORDS_OR_EMPTY && element->content != CONTENT_VERBATIM)
    return fail (error, node, "<%s> is empty", element->name);

  if (element->content == CONTENT_EC)
    {
      xmlChar *content = xmlNodeGetContent (node);
      gboolean good = has_form (g_strstrip ((char *) content), FORM_EC);

      xmlFree (content);
      return good ? TRUE : fail (error, node, "<ec> is not %s", forms[FORM_EC].what);
    }

  return TRUE;
}

static gboolean
check_node (const xmlNode *node, GError **error)
{
  const Element *element = find_element (node);

  if (element == NULL)
    return fail (error, node, "<%s> is not known", NAME (node));
  if (!check_attributes (node, element, error) || !check_content (node, element, error))
    return FALSE;

  for (const xmlNode *child = skip_to_element (node->children); child != NULL;
       child = skip_to_element (child->next))
    {
      if (!check_node (child, error))
        return FALSE;
    }

  return TRUE;
}

/* Nothing at the top stands twice: which of the two would count? */
static gboolean
check_doubles (const xmlNode *root, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *node = skip_to_element (root->children); node != NULL;
       node = skip_to_element (node->next))
    {
      const Element *element = find_element (node);
      xmlChar *key = xmlGetNoNsProp (node, BAD_CAST element->attributes[0].name);
      char *id = g_strdup_printf ("<%s> %s", element->name, (const char *) key);
      gboolean is_new;

      xmlFree (key);
      is_new = !g_hash_table_contains (seen, id);
      if (!is_new)
        fail (error, node, "%s stands twice", id);
      g_hash_table_add (seen, id);
      if (!is_new)
        return FALSE;
    }

  return TRUE;
}

static gboolean
fail_at (GError **error, const char *name, const char *data, const char *where, const char *reason)
{
  guint line = 1;

  for (const char *p = data; p < where; p++)
    line += *p == '\n';
  g_set_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_NOT_XML, "%s:%u: %s", name,
               line, reason);

  return FALSE;
}

/* Entities could hide anything from the checks and grow beyond the bound: none, then. */
static gboolean
check_bytes (const char *data, gsize size, const char *name, GError **error)
{
  const char *where;

  if (size == 0)
    return fail_at (error, name, NULL, NULL, "the file is empty");

  if (size > MAX_BYTES)
    {
      g_set_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_TOO_LARGE,
                   "%s: larger than %d bytes", name, MAX_BYTES);
      return FALSE;
    }

  if (!g_utf8_validate_len (data, size, &where))
    return fail_at (error, name, data, where, *where == '\0' ? "a NUL character" : "not UTF-8");

  where = g_strstr_len (data, size, "<!DOCTYPE");
  if (where != NULL)
    return fail_at (error, name, data, where, "a document type is not allowed");

  return TRUE;
}

static void
fail_to_parse (xmlParserCtxt *context, const char *name, GError **error)
{
  const xmlError *reason = xmlCtxtGetLastError (context);
  g_autofree char *text = g_strdup (reason != NULL ? reason->message : "not XML");

  g_set_error (error, OSSICLE_CATALOGUE_ERROR, OSSICLE_CATALOGUE_ERROR_NOT_XML, "%s:%d: %s", name,
               reason != NULL ? reason->line : 1, g_strstrip (text));
}

/* name: what the file is called in errors. Returns a document that keeps every rule. */
xmlDoc *
ossicle_catalogue_schema_parse (GBytes *xml, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);
  g_autoptr (xmlDoc) doc = NULL;
  xmlParserCtxt *context;
  xmlNode *root;

  if (!check_bytes (data, size, name, error))
    return NULL;

  context = xmlNewParserCtxt ();
  doc = xmlCtxtReadMemory (context, data, size, name, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                             XML_PARSE_BIG_LINES);
  if (doc == NULL)
    fail_to_parse (context, name, error);
  xmlFreeParserCtxt (context);
  if (doc == NULL)
    return NULL;

  root = xmlDocGetRootElement (doc);
  if (!g_str_equal (NAME (root), "catalogue"))
    {
      fail (error, root, "<%s> is not a <catalogue>", NAME (root));
      return NULL;
    }

  if (!check_node (root, error) || !check_doubles (root, error))
    return NULL;

  return g_steal_pointer (&doc);
}
