/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <time.h>

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "core/case/ossicle-error-document.h"

static char *
load (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "case", name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, length, NULL));

  return text;
}

/* What holds for every document, however broken the text. */
static void
assert_sound (OssicleErrorDocument *self, const char *text, gsize length)
{
  for (guint i = 0; i < ossicle_error_document_get_n_elements (self); i++)
    {
      const OssicleElement *element = ossicle_error_document_get_element (self, i);

      g_assert_true (g_utf8_validate (element->value, -1, NULL));
      g_assert_true (g_str_has_prefix (element->path, "Error/"));
      g_assert_cmpuint (element->span.offset, <=, length);
      g_assert_cmpuint (element->span.length, <=, length - element->span.offset);
      if (element->verbatim)
        g_assert_cmpmem (text + element->span.offset, element->span.length, element->value,
                         strlen (element->value));
    }
}

static OssicleErrorDocument *
read_xml (const char *text)
{
  g_autoptr (GError) error = NULL;
  OssicleErrorDocument *self = ossicle_error_document_new_from_xml (text, strlen (text), &error);

  g_assert_no_error (error);
  assert_sound (self, text, strlen (text));

  return self;
}

static const char *
value_of (OssicleErrorDocument *self, const char *path)
{
  const OssicleElement *element = ossicle_error_document_find (self, path);

  return element != NULL ? element->value : NULL;
}

static void
test_error_document_first_sample (void)
{
  gsize length;
  g_autofree char *text = load ("first-sample.txt", &length);
  g_autoptr (OssicleErrorDocument) self = read_xml (text);

  g_assert_true (ossicle_error_document_is_recovered (self));
  g_assert_cmpuint (ossicle_error_document_get_n_elements (self), ==, 4);
  g_assert_cmpstr (value_of (self, "Error/Code"), ==, "AccessDenied");
  g_assert_cmpstr (
    value_of (self, "Error/Message"), ==,
    "Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters");
  g_assert_cmpstr (value_of (self, "Error/RequestId"), ==, "1D842BC54255****");
  g_assert_cmpstr (value_of (self, "Error/HostId"), ==, "oss-cn-hangzhou.aliyuncs.com");
  for (guint i = 0; i < 4; i++)
    g_assert_true (ossicle_error_document_get_element (self, i)->verbatim);
}

static void
test_error_document_unsupported_parameter (void)
{
  gsize length;
  g_autofree char *text = load ("unsupported-parameter.txt", &length);
  g_autoptr (OssicleErrorDocument) self = read_xml (text);

  g_assert_cmpstr (value_of (self, "Error/Code"), ==, "NotImplemented");
  g_assert_cmpstr (value_of (self, "Error/Message"), ==,
                   "A header you provided implies functionality that is not implemented.");
  g_assert_cmpstr (value_of (self, "Error/RequestId"), ==, "57ABD896CCB80C366955****");
  g_assert_cmpstr (value_of (self, "Error/Header"), ==, "If-Modified-Since");
}

static void
assert_as_libxml_reads_it (OssicleErrorDocument *self, const char *body)
{
  xmlDoc *doc = xmlReadMemory (body, strlen (body), NULL, NULL, XML_PARSE_NONET);
  guint i = 0;

  g_assert_nonnull (doc);
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      const OssicleElement *element;
      xmlChar *content;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      element = ossicle_error_document_get_element (self, i++);
      content = xmlNodeGetContent (node);
      g_assert_cmpstr (strrchr (element->path, '/') + 1, ==, (const char *) node->name);
      g_assert_cmpstr (element->value, ==, g_strchomp ((char *) content));
      xmlFree (content);
    }
  g_assert_cmpuint (i, ==, ossicle_error_document_get_n_elements (self));
  xmlFreeDoc (doc);
}

typedef void (*SampleFunc) (const char *text, const char *body, gsize length);

static void
foreach_sample (SampleFunc func)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "case", "responses", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *relative = g_build_filename ("responses", name, NULL);
      gsize length;
      g_autofree char *text = load (relative, &length);
      const char *body = strstr (text, "<?xml");

      if (body == NULL || strstr (body, "</Error>") == NULL)
        continue;
      g_test_message ("%s", name);
      func (text, body, length);
      n++;
    }
  g_assert_cmpuint (n, ==, 13);
}

static void
check_sample (const char *text, const char *body, gsize length)
{
  g_autoptr (OssicleErrorDocument) self = read_xml (text);

  g_assert_false (ossicle_error_document_is_recovered (self));
  g_assert_nonnull (value_of (self, "Error/Code"));
  assert_as_libxml_reads_it (self, body);
  for (guint i = 0; i < ossicle_error_document_get_n_elements (self); i++)
    {
      const OssicleElement *element = ossicle_error_document_get_element (self, i);

      g_assert_false (element->cut);
      g_assert_cmpint (element->verbatim, ==, strpbrk (element->value, "<&") == NULL);
    }
}

static void
test_error_document_samples (void)
{
  foreach_sample (check_sample);
}

/* However much is missing at the end, what is there whole is read whole, and no beginning of a
 * value is given as the value. */
static void
check_truncated_sample (const char *text, const char *body, gsize length)
{
  g_autoptr (OssicleErrorDocument) whole = read_xml (text);

  for (gsize n = body - text; n < length; n += 1 + n / 500)
    {
      g_autofree char *beginning = g_memdup2 (text, MAX (n, 1));
      g_autoptr (OssicleErrorDocument)
        self = ossicle_error_document_new_from_xml (beginning, n, NULL);

      for (guint i = 0; i < ossicle_error_document_get_n_elements (whole); i++)
        {
          const OssicleElement *wanted = ossicle_error_document_get_element (whole, i);
          const char *end = strchr (text + wanted->span.offset + wanted->span.length, '<');
          const OssicleElement *element;

          if ((gsize) (end - text) >= n)
            break;
          element = ossicle_error_document_find (self, wanted->path);
          g_assert_cmpstr (element->value, ==, wanted->value);
          g_assert_cmpuint (element->span.offset, ==, wanted->span.offset);
          g_assert_cmpuint (element->span.length, ==, wanted->span.length);
          g_assert_false (element->cut);
        }
      if (self != NULL)
        {
          guint last = ossicle_error_document_get_n_elements (self) - 1;
          const OssicleElement *element = ossicle_error_document_get_element (self, last);
          const OssicleElement *wanted = ossicle_error_document_get_element (whole, last);

          assert_sound (self, beginning, n);
          if (!g_str_equal (element->value, wanted->value))
            g_assert_true (element->cut);
        }
    }
}

static void
test_error_document_truncated (void)
{
  foreach_sample (check_truncated_sample);
}

static void
check_mangled_sample (const char *text, const char *body, gsize length)
{
  static const char spoil[] = "<>&;'\"/!?[]-\0\xff\xe4\x80 xE";
  g_autoptr (GRand) random = g_rand_new_with_seed (length);

  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_autoptr (OssicleErrorDocument) self = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 1 + round / 10; i++)
        copy[g_rand_int_range (random, 0, length)] =
          spoil[g_rand_int_range (random, 0, sizeof spoil - 1)];
      self = ossicle_error_document_new_from_xml (copy, length, &error);
      g_assert_true ((self == NULL) == (error != NULL));
      if (self != NULL)
        assert_sound (self, copy, length);
    }
}

static void
test_error_document_mangled (void)
{
  foreach_sample (check_mangled_sample);
}

static void
test_error_document_broken (void)
{
  static const struct
  {
    const char *text, *path, *value;
    gboolean verbatim, cut, recovered;
  } table[] = {
    { "<Error><Code>A</Code></Error>", "Error/Code", "A", TRUE, FALSE, FALSE },
    { "x <Error><Code>A</Code></Error> y < & z", "Error/Code", "A", TRUE, FALSE, FALSE },
    { "<?xml version='1.0' encoding='GBK'?><Error><Code>é</Code></Error>", "Error/Code", "é", TRUE,
      FALSE, FALSE },
    { "<Error><Code> \n A\t</Code></Error>", "Error/Code", "A", TRUE, FALSE, FALSE },
    { "<Error><Code>\u00a0A\u200b</Code></Error>", "Error/Code", "A", TRUE, FALSE, FALSE },
    { "<Error><Code></Code></Error>", "Error/Code", "", TRUE, FALSE, FALSE },
    { "<Error><Code/> A</Error>", "Error/Code", "", TRUE, FALSE, FALSE },
    { "<Error><Message>a &lt;b&gt; &amp;c &quot;&apos;&#65;&#x4e2d;</Message></Error>",
      "Error/Message", "a <b> &c \"'A中", FALSE, FALSE, FALSE },
    { "<Error><Message><![CDATA[a <b> & </c>]]></Message></Error>", "Error/Message", "a <b> & </c>",
      FALSE, FALSE, FALSE },
    { "<Error><Message>a<!-- <b> -->c</Message></Error>", "Error/Message", "ac", FALSE, FALSE,
      FALSE },
    { "<Error><Code note='a>b'>A</Code></Error>", "Error/Code", "A", TRUE, FALSE, FALSE },
    { "<o:Error xmlns:o='urn:x'><o:Code>A</o:Code></o:Error>", "Error/Code", "A", TRUE, FALSE,
      FALSE },
    { "<Error><NewThing>1</NewThing></Error>", "Error/NewThing", "1", TRUE, FALSE, FALSE },
    { "<Error><AccessDeniedDetail><PolicyType>P</PolicyType></AccessDeniedDetail></Error>",
      "Error/AccessDeniedDetail/PolicyType", "P", TRUE, FALSE, FALSE },
    { "<Error><Code>A</Code><Code>B</Code></Error>", "Error/Code", "A", TRUE, FALSE, FALSE },
    { "<Error><StringToSign>GET\n/b/k </StringToSign></Error>", "Error/StringToSign", "GET\n/b/k ",
      TRUE, FALSE, FALSE },
    { "<Error><Key> k </Key></Error>", "Error/Key", " k ", TRUE, FALSE, FALSE },
    { "<Error><Key>\n  k\n</Key></Error>", "Error/Key", "k", TRUE, FALSE, FALSE },
    /* From here on it is no XML. */
    { "<error><code>A</code><requestid>B</requestid></error>", "Error/RequestId", "B", TRUE, FALSE,
      FALSE },
    { "<Error><CODE>A</code><Message>m</message></ERROR>", "Error/Message", "m", TRUE, FALSE,
      TRUE },
    { "<Error xmlns=“urn:x”><Code>A</Code></Error>", "Error/Code", "A", TRUE, FALSE, TRUE },
    { "<Error><Message>a & b &c &nope; &#0; &#x110000;</Message></Error>", "Error/Message",
      "a & b &c &nope; &#0; &#x110000;", TRUE, FALSE, TRUE },
    { "<Error><Message>1 < 2 <= 3</Message></Error>", "Error/Message", "1 < 2 <= 3", TRUE, FALSE,
      TRUE },
    { "<Error><Message>caf\xe9</Message></Error>", "Error/Message", "caf\xef\xbf\xbd", FALSE, FALSE,
      TRUE },
    { "<Code>A</Code>\n<Message>m</Message>", "Error/Message", "m", TRUE, FALSE, TRUE },
    { "text <Code>A</Code>", "Error/Code", "A", TRUE, FALSE, TRUE },
    { "<Error><Code>A</Code><Message>beginn", "Error/Message", "beginn", TRUE, TRUE, TRUE },
    { "<Error><Code>A</Code><Message>whole<", "Error/Message", "whole", TRUE, FALSE, TRUE },
    { "<Error><Code>A</Code><Message>whole</Mess", "Error/Message", "whole", TRUE, FALSE, TRUE },
    { "<Error><Code>A</Code><Message", "Error/Code", "A", TRUE, FALSE, TRUE },
    { "<Error><Code>A</Code><Message><![CDATA[abc", "Error/Message", "abc", FALSE, TRUE, TRUE },
    { "<Error><script>if (a < b) { c(\"b\") }</script><Code>A</Code></Error>", "Error/Code", "A",
      TRUE, FALSE, TRUE },
    { "<!DOCTYPE x SYSTEM 'file:///etc/passwd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
      "<Error><Code>&e;</Code></Error>",
      "Error/Code", "&e;", TRUE, FALSE, TRUE },
    { "<Error><Code>A</Code><a></b></Error>", "Error/Code", "A", TRUE, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleErrorDocument) self = NULL;
      const OssicleElement *element;

      g_test_message ("%s", table[i].text);
      self = read_xml (table[i].text);
      element = ossicle_error_document_find (self, table[i].path);
      g_assert_nonnull (element);
      g_assert_cmpstr (element->value, ==, table[i].value);
      g_assert_cmpint (element->verbatim, ==, table[i].verbatim);
      g_assert_cmpint (element->cut, ==, table[i].cut);
      g_assert_cmpint (ossicle_error_document_is_recovered (self), ==, table[i].recovered);
    }
}

static void
test_error_document_nul_bytes (void)
{
  static const char text[] = "\0<Error><Code>No\0SuchKey</Code>\0<Key>a\0</Key></Error>\0\0";
  g_autoptr (OssicleErrorDocument)
    self = ossicle_error_document_new_from_xml (text, sizeof text - 1, NULL);

  g_assert_nonnull (self);
  assert_sound (self, text, sizeof text - 1);
  g_assert_cmpstr (value_of (self, "Error/Code"), ==, "NoSuchKey");
  g_assert_cmpstr (value_of (self, "Error/Key"), ==, "a");
  g_assert_false (ossicle_error_document_find (self, "Error/Code")->verbatim);
}

static char *
repeat (const char *before, const char *text, gsize times, const char *after)
{
  GString *joined = g_string_new (before);

  for (gsize i = 0; i < times; i++)
    g_string_append (joined, text);
  g_string_append (joined, after);

  return g_string_free (joined, FALSE);
}

static void
test_error_document_refused (void)
{
  g_autofree char *large = repeat ("<Error><Code>", "AAAAAAAA", 131072, "</Code></Error>");
  g_autofree char *deep = repeat ("<Error><Code>A</Code>", "<a>", 10000, "");
  g_autofree char *deep_broken = repeat ("<Error><Code>A</Code>&", "<a>", 300000, "");
  const struct
  {
    const char *text;
    OssicleErrorDocumentError code;
  } table[] = {
    { large, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_LARGE },
    { deep, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_DEEP },
    { deep_broken, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_DEEP },
    { "", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "hello", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "<html><body/></html>", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "<Errors>", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "<Error", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "<Error>", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "<Error>text</Error>", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "<Error/>", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%.20s", table[i].text);
      g_assert_null (
        ossicle_error_document_new_from_xml (table[i].text, strlen (table[i].text), &error));
      g_assert_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, (int) table[i].code);
    }
}

/* With sanitizers, walking the stack of each allocation takes most of the time. */
#ifdef __SANITIZE_ADDRESS__
#define SECOND (60 * G_USEC_PER_SEC)
#else
#define SECOND G_USEC_PER_SEC
#endif

/* Of this process alone, in microseconds: what else the machine does is not counted. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Each within a second, whatever is thrown at it. */
static void
test_error_document_hostile (void)
{
  g_autofree char *tags = repeat ("<Error>", "<a></a>", 140000, "</Error>");
  g_autofree char *name = repeat ("<Error><", "aaaaaaaaaa", 9000, ">");
  g_autofree char *names = repeat (name, "<b>1</b>", 100000, "");
  g_autofree char *comments = repeat ("<Error><Code>A</Code>", "<!-- ", 200000, "");
  g_autofree char *opens = repeat ("<Error><Code>A", "< ", 500000, "</Code></Error>");
  g_autofree char *references = repeat ("<Error><Code>A", "&#65;", 200000, "</Code></Error>");
  g_autofree char *quotes = repeat ("<Error><Code>A</Code>", "<a b='", 150000, "");
  g_autofree char *laughs = repeat (
    "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><Error><Code>", "&b;", 9999,
    "</Code></Error>");
  const char *const table[] = { tags, names, comments, opens, references, quotes, laughs };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 begin = get_cpu_time (), end;
      g_autoptr (OssicleErrorDocument)
        self = ossicle_error_document_new_from_xml (table[i], strlen (table[i]), NULL);

      if (self != NULL)
        assert_sound (self, table[i], strlen (table[i]));
      end = get_cpu_time ();
      g_test_message ("%" G_GSIZE_FORMAT ": %" G_GINT64_FORMAT " µs", i, end - begin);
      g_assert_cmpint (end - begin, <, SECOND);
    }
}

static void
test_error_document_json (void)
{
  static const struct
  {
    const char *text, *path, *value;
    gboolean verbatim;
  } table[] = {
    { "{\"Error\":{\"Code\":\"A\",\"Message\":\"m\"}}", "Error/Code", "A", TRUE },
    { " {\"Error\" : {\"Code\" : \"Code\",\"EC\":\"0003-00000001\"}}", "Error/EC", "0003-00000001",
      TRUE },
    { "{\"message\":\"no such table\"}", "Error/Message", "no such table", TRUE },
    { "{\"Error\":{\"Message\":\"a \\\"b\\\" \\u4e2d\"}}", "Error/Message", "a \"b\" 中", FALSE },
    { "{\"Error\":{\"Count\":12,\"Code\":\"A\"}}", "Error/Count", "12", TRUE },
    { "{\"Error\":{\"Code\":\"A\",\"Detail2\":{\"Code\":\"B\"},\"Key\":\"k\"}}",
      "Error/Detail2/Code", "B", TRUE },
    { "{\"Error\":{\"\\u0041\":\"1\",\"Code\":\"B\"}}", "Error/Code", "B", FALSE },
    { "{\"Error\":{\"x\":[1],\"Code\":\"B\"}}", "Error/Code", "B", TRUE },
    { "{\"Error\":{\"Message\":\"\\\"Code\\\":\\\"X\\\"\",\"Code\":\"B\"}}", "Error/Code", "B",
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleErrorDocument)
        self = ossicle_error_document_new_from_json (table[i].text, strlen (table[i].text), &error);

      g_test_message ("%s", table[i].text);
      g_assert_no_error (error);
      assert_sound (self, table[i].text, strlen (table[i].text));
      g_assert_cmpstr (value_of (self, table[i].path), ==, table[i].value);
      g_assert_cmpint (ossicle_error_document_find (self, table[i].path)->verbatim, ==,
                       table[i].verbatim);
    }
}

static void
test_error_document_json_refused (void)
{
  g_autofree char *deep = repeat ("{\"Error\":", "[", 500000, "");
  g_autofree char *large = repeat ("{\"Error\":{\"Code\":\"", "AAAAAAAA", 131072, "\"}}");
  const struct
  {
    const char *text;
    OssicleErrorDocumentError code;
  } table[] = {
    { deep, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_DEEP },
    { large, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_LARGE },
    { "", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "null", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "[]", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "{}", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "{\"Error\":\"x\"}", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "{\"Error\":{}}", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "{\"Error\":{\"Code\":\"A\"", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "{\"Error\":{\"Code\":\"\xff\"}}", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "\"", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "{\"a\\", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%.20s", table[i].text);
      g_assert_null (
        ossicle_error_document_new_from_json (table[i].text, strlen (table[i].text), &error));
      g_assert_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, (int) table[i].code);
    }
}

static void
test_error_document_header (void)
{
  static const char body[] = "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>";
  g_autofree char *base64 = g_base64_encode ((const guchar *) body, strlen (body));
  g_autofree char *cut = g_strndup (base64, 60);
  g_autoptr (OssicleErrorDocument)
    self = ossicle_error_document_new_from_header (base64, strlen (base64), NULL);
  g_autoptr (OssicleErrorDocument)
    partial = ossicle_error_document_new_from_header (cut, strlen (cut), NULL);
  const OssicleElement *element = ossicle_error_document_find (self, "Error/Code");

  g_assert_cmpstr (element->value, ==, "NoSuchKey");
  g_assert_false (element->verbatim);
  g_assert_cmpuint (element->span.offset, ==, 0);
  g_assert_cmpuint (element->span.length, ==, strlen (base64));
  g_assert_true (ossicle_error_document_is_recovered (partial));
}

static void
test_error_document_header_refused (void)
{
  static const struct
  {
    const char *text;
    OssicleErrorDocumentError code;
  } table[] = {
    { "", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "<Error>", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN },
    { "aGVsbG8=", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "=", OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR },
    { "eyJ4Ijox", OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN }, /* {"x":1 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].text);
      g_assert_null (
        ossicle_error_document_new_from_header (table[i].text, strlen (table[i].text), &error));
      g_assert_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, (int) table[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/error-document/first-sample", test_error_document_first_sample);
  g_test_add_func ("/error-document/unsupported-parameter",
                   test_error_document_unsupported_parameter);
  g_test_add_func ("/error-document/samples", test_error_document_samples);
  g_test_add_func ("/error-document/truncated", test_error_document_truncated);
  g_test_add_func ("/error-document/mangled", test_error_document_mangled);
  g_test_add_func ("/error-document/broken", test_error_document_broken);
  g_test_add_func ("/error-document/nul-bytes", test_error_document_nul_bytes);
  g_test_add_func ("/error-document/refused", test_error_document_refused);
  g_test_add_func ("/error-document/hostile", test_error_document_hostile);
  g_test_add_func ("/error-document/json", test_error_document_json);
  g_test_add_func ("/error-document/json-refused", test_error_document_json_refused);
  g_test_add_func ("/error-document/header", test_error_document_header);
  g_test_add_func ("/error-document/header-refused", test_error_document_header_refused);

  return g_test_run ();
}
