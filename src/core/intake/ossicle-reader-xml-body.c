/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-answerer.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"
#include "ossicle-undo.h"

/* The XML error body, alone or anywhere in other text: indented, on one line, cut off, without its
 * root, with things set between its elements. Elements are taken one by one, each from its start
 * to its end tag, so what stands between them does not matter; an element without an end is not
 * taken. Declarations of entities are never looked at. */

#define MAX_VALUE (256 * 1024)
#define MAX_GAP (4 * 1024)
#define MAX_CDATA (16 * 1024)
#define MAX_NAME 64
#define MAX_ATTRIBUTES 512
#define CDATA "<![CDATA["

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
  OssicleCandidate *candidate; /* NULL outside of a document */
  gsize first, last;           /* what the document takes up */
  gboolean rooted;
  gboolean debris;
  gsize elements;
} Scan;

/* What the common elements mean; a browser may have translated their names, or changed their
 * case. */
typedef struct
{
  const char *name;
  const char *fact; /* NULL: never kept */
  OssicleValueKind kind;
} Element;

static const Element elements[] = {
  { "Code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "RequestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "HostId", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "EC", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "BucketName", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "Bucket", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "Key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "ObjectName", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "Method", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "ServerTime", OSSICLE_FACT_SERVER_TIME, OSSICLE_VALUE_WORD },
  { "OSSAccessKeyId", OSSICLE_FACT_ACCESS_KEY_ID, OSSICLE_VALUE_KEY_ID },
  { "AWSAccessKeyId", OSSICLE_FACT_ACCESS_KEY_ID, OSSICLE_VALUE_KEY_ID },
  { "StringToSign", OSSICLE_FACT_STRING_TO_SIGN, OSSICLE_VALUE_KEY_ID },
  { "SignatureProvided", OSSICLE_FACT_SIGNATURE_PROVIDED, OSSICLE_VALUE_KEY_ID },
  { "SecurityToken", NULL, OSSICLE_VALUE_NOTHING },
  { "Signature", NULL, OSSICLE_VALUE_NOTHING },
  { "Authorization", NULL, OSSICLE_VALUE_NOTHING },
};

static const struct
{
  const char *translated;
  const char *element;
} translations[] = {
  { "错误", "Error" },       { "代码", "Code" },          { "错误代码", "Code" },
  { "错误码", "Code" },      { "消息", "Message" },       { "信息", "Message" },
  { "错误信息", "Message" }, { "错误消息", "Message" },   { "请求ID", "RequestId" },
  { "请求Id", "RequestId" }, { "请求标识", "RequestId" }, { "主机ID", "HostId" },
  { "主机Id", "HostId" },    { "主机标识", "HostId" },    { "存储桶名称", "BucketName" },
  { "键", "Key" },           { "密钥", "Key" },
};

/* Returns the ">" behind the attributes at @p, or where there is none. Quotation marks may hide a
 * ">" where they come in pairs. */
static const char *
skip_attributes (const char *p, const char *end)
{
  const char *stop = p + MIN (end - p, MAX_ATTRIBUTES), *first = NULL;
  char quote = '\0';

  for (; p < stop && *p != '<'; p++)
    {
      if (*p == '>' && quote == '\0')
        return p;
      if (*p == '>' && first == NULL)
        first = p;
      if (quote != '\0' ? *p == quote : *p == '"' || *p == '\'')
        quote = quote != '\0' ? '\0' : *p;
    }

  return first != NULL ? first : p;
}

/* Reads the name of the tag at @p, a "<"; returns what follows the tag, or NULL. */
static const char *
tag (const char *p, const char *end, gboolean *closing, char name[MAX_NAME])
{
  const char *q = p + 1, *colon;
  gsize n = 0;

  *closing = q < end && *q == '/';
  for (q += *closing; q < end && *q == ' ';)
    q++;
  for (; q < end && n < MAX_NAME - 1 &&
         (g_ascii_isalnum (*q) || *q == '-' || *q == '_' || *q == ':' || (guchar) *q >= 0x80);)
    name[n++] = *q++;
  name[n] = '\0';
  if (n == 0)
    return NULL;
  while (q < end && *q == ' ' && q[1] == '>')
    q++;
  if (q < end && *q == ' ' && !*closing)
    q = skip_attributes (q, end);
  if (q >= end || *q != '>')
    return NULL;

  colon = strchr (name, ':');
  if (colon != NULL)
    memmove (name, colon + 1, strlen (colon));
  for (gsize i = 0; i < G_N_ELEMENTS (translations); i++)
    if ((guchar) name[0] >= 0x80 && g_str_equal (name, translations[i].translated))
      g_strlcpy (name, translations[i].element, MAX_NAME);

  return q + 1;
}

static gboolean
has_escapes (const char *from, const char *to)
{
  for (const char *p = from; p < to && (p = memchr (p, '\\', to - p)) != NULL; p++)
    if (p[1] == 'n' || p[1] == '"')
      return TRUE;

  return FALSE;
}

static void
finish (Scan *self, gboolean whole)
{
  OssicleCandidate *candidate = g_steal_pointer (&self->candidate);

  if (candidate == NULL)
    return;

  ossicle_candidate_cover (candidate, self->view, self->first, self->last);
  if (self->elements > 0 && !(self->debris && self->tray->deeper) &&
      ossicle_answerer_judge (self->tray, candidate, whole) &&
      (ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) != NULL ||
       ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL))
    ossicle_tray_take (self->tray, candidate);
  else
    ossicle_candidate_free (candidate);
}

static void
begin (Scan *self, gsize at, gboolean rooted)
{
  finish (self, FALSE);
  self->candidate = ossicle_candidate_new ("xml-body");
  self->first = self->last = at;
  self->rooted = rooted;
  self->debris = FALSE;
  self->elements = 0;
}

/* White space at the ends counts where a logger did not make it. */
static void
trim (const char *text, gsize *from, gsize *to, OssicleValueKind kind)
{
  gboolean folded = memchr (text + *from, '\n', *to - *from) != NULL;

  if (kind == OSSICLE_VALUE_KEY_ID || (kind == OSSICLE_VALUE_OBJECT && !folded))
    return;
  while (*from < *to && g_ascii_isspace (text[*from]))
    (*from)++;
  while (*to > *from && g_ascii_isspace (text[*to - 1]))
    (*to)--;
}

static char *
fold (char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " \t\n", -1);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  g_free (value);

  return g_string_free (out, FALSE);
}

static void
add_text (Scan *self,
          const char *fact,
          const char *from_name,
          gsize from,
          gsize to,
          gboolean entities)
{
  g_autofree char *value = entities && memchr (self->text + from, '&', to - from) != NULL
                             ? ossicle_decode_entities (self->text + from, to - from)
                             : g_strndup (self->text + from, to - from);

  if (g_str_equal (fact, OSSICLE_FACT_MESSAGE) && strchr (value, '\n') != NULL)
    value = fold (g_steal_pointer (&value));
  ossicle_candidate_add_value (self->candidate, fact, value, from_name, self->view, from, to);
}

static const Element *
find_element (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_ascii_strcasecmp (elements[i].name, name) == 0)
      return &elements[i];

  return NULL;
}

/* Whether a name, as those of codes, hosts and buckets, was folded or damaged: a beginning is not
 * the name. */
static gboolean
is_broken_name (Scan *self, OssicleValueKind kind, gsize from, gsize to)
{
  if (kind != OSSICLE_VALUE_CODE && kind != OSSICLE_VALUE_HOST && kind != OSSICLE_VALUE_BUCKET)
    return FALSE;
  for (gsize i = from; i < to; i++)
    if (g_ascii_isspace (self->text[i]))
      return TRUE;

  return g_strstr_len (self->text + from, to - from, "\uFFFD") != NULL;
}

/* Takes the element @name with the text from @from to @to. */
static void
take_element (Scan *self, const char *name, gsize from, gsize to, gboolean entities)
{
  const Element *element = find_element (name);
  const char *spelt = element != NULL ? element->name : name;
  OssicleValueKind kind = element != NULL ? element->kind : OSSICLE_VALUE_WORD;
  g_autofree char *from_name = g_strconcat ("body:Error/", spelt, NULL);
  g_autofree char *other = g_strconcat (OSSICLE_FACT_BODY_PREFIX, spelt, NULL);
  const char *fact = other;

  self->elements++;
  if (kind == OSSICLE_VALUE_NOTHING)
    return;
  trim (self->text, &from, &to, kind);
  if (kind == OSSICLE_VALUE_TEXT || kind == OSSICLE_VALUE_OBJECT || kind == OSSICLE_VALUE_KEY_ID)
    fact = element->fact;
  else if (element != NULL && !is_broken_name (self, kind, from, to))
    {
      OssicleField field = { from_name, element->fact, kind };

      if (ossicle_value_add (self->tray, self->candidate, &field, self->view, from, to, TRUE))
        return;
    }
  if (fact != other || to - from <= MAX_VALUE)
    add_text (self, fact, from_name, from, to, entities);
}

/* An element that the text was cut in tells at most the beginning of the id. */
static void
take_cut (Scan *self, const char *name, gsize from)
{
  static const OssicleField field = { "body:Error/RequestId", OSSICLE_FACT_REQUEST_ID,
                                      OSSICLE_VALUE_ID };

  if (g_str_equal (name, "RequestId"))
    ossicle_value_add (self->tray, self->candidate, &field, self->view, from,
                       MIN (self->length, from + 40), FALSE);
}

/* Handles the start tag @name whose content begins at @content; returns where to go on. */
static gsize
start_tag (Scan *self, const char *name, gsize at, gsize content)
{
  const char *end = self->text + self->length, *text_end, *next, *after;
  gsize from = content;
  gboolean closing, cdata;
  char closer[MAX_NAME];

  if (g_ascii_strcasecmp (name, "Error") == 0)
    {
      begin (self, at, TRUE);
      self->last = content;
      return content;
    }
  if (g_str_equal (name, "Code") &&
      (self->candidate == NULL ||
       (!self->rooted && ossicle_candidate_get (self->candidate, OSSICLE_FACT_CODE) != NULL)))
    begin (self, at, FALSE);
  if (self->candidate == NULL)
    return content;
  if (self->elements > 0 || self->rooted)
    self->debris |= has_escapes (self->text + self->last, self->text + at);

  cdata = g_str_has_prefix (self->text + content, CDATA);
  if (cdata)
    from += strlen (CDATA);
  text_end = cdata ? memmem (self->text + from, MIN (self->length - from, MAX_CDATA), "]]>", 3)
                   : memchr (self->text + from, '<', self->length - from);
  next = text_end != NULL && cdata ? text_end + 3 : text_end;
  after = next != NULL && *next == '<' ? tag (next, end, &closing, closer) : NULL;
  if (after == NULL || !closing || !g_str_equal (closer, name))
    {
      take_cut (self, name, from);
      return content;
    }

  self->debris |= has_escapes (self->text + from, text_end) && self->tray->deeper &&
                  !g_str_equal (name, "Key");
  take_element (self, name, from, text_end - self->text, !cdata);
  self->last = after - self->text;

  return self->last;
}

void
ossicle_reader_xml_body (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };
  const char *p, *end;

  self.text = ossicle_view_get_text (view, &self.length);
  end = self.text + self.length;
  for (p = self.text; p < end && (p = memchr (p, '<', end - p)) != NULL;)
    {
      char name[MAX_NAME];
      gboolean closing;
      const char *after = tag (p, end, &closing, name);

      if (self.candidate != NULL &&
          (gsize) (p - self.text) > self.last + (self.rooted ? MAX_VALUE : MAX_GAP))
        finish (&self, FALSE);
      if (after == NULL)
        {
          p++;
          continue;
        }
      if (!closing)
        {
          p = self.text + start_tag (&self, name, p - self.text, after - self.text);
          continue;
        }
      if (g_ascii_strcasecmp (name, "Error") == 0 && self.candidate != NULL)
        {
          self.last = after - self.text;
          finish (&self, self.rooted);
        }
      p = after;
    }
  finish (&self, FALSE);
}
