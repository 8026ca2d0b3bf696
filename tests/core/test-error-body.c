/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>
#include <time.h>

#include "core/intake/ossicle-intake.h"

/* The body of an error, as XML, JSON or in base64, whole and in every state of ruin. */

#define NOW G_GINT64_CONSTANT (1795340000)
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define XML_ID "<RequestId>" ID "</RequestId>"

static OssicleCatalogue *catalogue;

static char *
load (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, length, NULL);
  g_assert_nonnull (text);

  return text;
}

/* What holds for every fact, however broken the text. */
static void
assert_sound (GListModel *cases, const char *text, gsize length)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);
      GListModel *facts = ossicle_case_get_facts (one);

      for (guint j = 0; j < g_list_model_get_n_items (facts); j++)
        {
          g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, j);
          const char *value = ossicle_fact_get_value (fact);
          OssicleSpan span;

          g_assert_true (g_utf8_validate (value, -1, NULL));
          if (!ossicle_fact_get_span (fact, &span))
            continue;
          g_assert_cmpuint (span.offset, <=, length);
          g_assert_cmpuint (span.length, <=, length - span.offset);
          if (ossicle_fact_get_how (fact) == OSSICLE_FACT_READ)
            g_assert_cmpmem (text + span.offset, span.length, value, strlen (value));
        }
    }
}

static OssicleReading *
read_all (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  OssicleReading *reading = ossicle_intake_read (source, catalogue, NOW, NULL, NULL);

  assert_sound (ossicle_reading_get_cases (reading), text, length);
  assert_sound (ossicle_reading_get_others (reading), text, length);

  return reading;
}

/* Returns: (nullable): the one case that @text tells */
static OssicleCase *
read_bytes (const char *text, gsize length)
{
  g_autoptr (OssicleReading) reading = read_all (text, length);
  GListModel *cases = ossicle_reading_get_cases (reading);

  g_assert_cmpuint (g_list_model_get_n_items (cases), <=, 1);

  return g_list_model_get_item (cases, 0);
}

static OssicleCase *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

/* Returns: (transfer none) (nullable): what was read from the element of that name */
static OssicleFact *
find_element (OssicleCase *one, const char *name)
{
  GListModel *facts = ossicle_case_get_facts (one);
  g_autofree char *from = g_strconcat ("body:Error/", name, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);

      if (g_strcmp0 (ossicle_fact_get_from (fact), from) == 0)
        return fact; /* the case holds it */
    }

  return NULL;
}

static void
test_first_sample (void)
{
  gsize length;
  g_autofree char *text = load ("cli", "first-sample.txt", &length);
  g_autoptr (OssicleCase) one = read_bytes (text, length);

  g_assert_cmpstr (ossicle_case_get_value (one, "code"), ==, "AccessDenied");
  g_assert_cmpstr (
    ossicle_case_get_value (one, "message"), ==,
    "Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters");
  g_assert_cmpstr (ossicle_case_get_value (one, "request_id_masked"), ==, "1D842BC54255****");
  g_assert_cmpstr (ossicle_case_get_value (one, "host"), ==, "oss-cn-hangzhou.aliyuncs.com");
}

static void
test_unsupported_parameter (void)
{
  gsize length;
  g_autofree char *text = load ("case", "unsupported-parameter.txt", &length);
  g_autoptr (OssicleCase) one = read_bytes (text, length);

  g_assert_cmpstr (ossicle_case_get_value (one, "code"), ==, "NotImplemented");
  g_assert_cmpstr (ossicle_case_get_value (one, "message"), ==,
                   "A header you provided implies functionality that is not implemented.");
  g_assert_cmpstr (ossicle_case_get_value (one, "body.Header"), ==, "If-Modified-Since");
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
      gsize length;
      g_autofree char *text = load ("case/responses", name, &length);
      const char *body = strstr (text, "<?xml");

      if (body == NULL || strstr (body, "</Error>") == NULL)
        continue;
      g_test_message ("%s", name);
      func (text, body, length);
      n++;
    }
  g_assert_cmpuint (n, ==, 13);
}

/* Every element has the value that libxml2 reads there. */
static void
check_sample (const char *text, const char *body, gsize length)
{
  g_autoptr (OssicleCase) one = read_bytes (text, length);
  xmlDoc *doc = xmlReadMemory (body, strlen (body), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      OssicleFact *fact;
      xmlChar *content;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      g_test_message ("%s", node->name);
      fact = find_element (one, (const char *) node->name);
      content = xmlNodeGetContent (node);
      if (xmlStrEqual (node->name, (const xmlChar *) "HostId"))
        content[strcspn ((char *) content, ":")] = '\0'; /* a host has no port */
      g_assert_nonnull (fact);
      g_assert_cmpstr (ossicle_fact_get_value (fact), ==, g_strchomp ((char *) content));
      g_assert_cmpint (ossicle_fact_get_how (fact), ==,
                       strpbrk ((const char *) content, "<&") != NULL ? OSSICLE_FACT_DECODED
                                                                      : OSSICLE_FACT_READ);
      xmlFree (content);
    }
  xmlFreeDoc (doc);
}

static void
test_samples (void)
{
  foreach_sample (check_sample);
}

/* However much is missing at the end: the elements that are there whole are read whole, and of the
 * one that is cut nothing is taken for its value. */
static void
check_truncated_sample (const char *text, const char *body, gsize length)
{
  g_autoptr (OssicleCase) whole = read_bytes (text, length);
  GListModel *facts = ossicle_case_get_facts (whole);

  for (gsize n = body - text; n < length; n += 1 + n / 500)
    {
      g_autofree char *beginning = g_strndup (text, n);
      g_autoptr (OssicleCase) one = read_bytes (beginning, n);

      g_assert_nonnull (one); /* the head tells that it is one */
      for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
        {
          g_autoptr (OssicleFact) wanted = g_list_model_get_item (facts, i);
          const char *from = ossicle_fact_get_from (wanted);
          OssicleFact *fact;
          OssicleSpan span;
          const char *end;

          if (from == NULL || !g_str_has_prefix (from, "body:Error/") ||
              !ossicle_fact_get_span (wanted, &span))
            continue;
          fact = find_element (one, from + strlen ("body:Error/"));
          if (fact != NULL &&
              g_str_equal (ossicle_fact_get_name (fact), OSSICLE_FACT_REQUEST_ID_MASKED))
            fact = NULL; /* what is left of the id, and said to be no more */
          end = strchr (strchr (text + span.offset + span.length, '<'), '>');
          if ((gsize) (end - text) < n)
            g_assert_nonnull (fact);
          if (fact != NULL)
            g_assert_cmpstr (ossicle_fact_get_value (fact), ==, ossicle_fact_get_value (wanted));
        }
    }
}

static void
test_truncated (void)
{
  foreach_sample (check_truncated_sample);
}

static void
check_mangled_sample (const char *text, const char *body, gsize length)
{
  static const char spoil[] = "<>&;'\"/!?[]-\0\xff\xe4\x80 xE";
  g_autoptr (GRand) random = g_rand_new_with_seed (length);

  for (guint round = 0; round < 100; round++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_autoptr (OssicleReading) reading = NULL;

      for (guint i = 0; i < 1 + round / 5; i++)
        copy[g_rand_int_range (random, 0, length)] =
          spoil[g_rand_int_range (random, 0, sizeof spoil - 1)];
      reading = read_all (copy, length);
    }
}

static void
test_mangled (void)
{
  foreach_sample (check_mangled_sample);
}

typedef struct
{
  const char *text, *name;
  const char *value; /* NULL: must not be told */
} Row;

static void
check_rows (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (OssicleCase) one = NULL;

      g_test_message ("%s", rows[i].text);
      one = read_text (rows[i].text);
      g_assert_nonnull (one);
      g_assert_cmpstr (ossicle_case_get_value (one, rows[i].name), ==, rows[i].value);
    }
}

static void
test_xml (void)
{
  static const Row rows[] = {
    { "<Error><Code>NoSuchKey</Code>" XML_ID "</Error>", "code", "NoSuchKey" },
    { "x <Error><Code>NoSuchKey</Code>" XML_ID "</Error> y < & z", "code", "NoSuchKey" },
    { "<Error><Code> \n NoSuchKey\t</Code>" XML_ID "</Error>", "code", "NoSuchKey" },
    { "<Error><Code></Code>" XML_ID "</Error>", "code", NULL },
    { "<Error><Code/> A" XML_ID "</Error>", "code", NULL },
    { "<Error>" XML_ID "<Message>a &lt;b&gt; &amp;c &quot;&apos;&#65;&#x4e2d;</Message></Error>",
      "message", "a <b> &c \"'A中" },
    { "<Error>" XML_ID "<Message><![CDATA[a <b> & </c>]]></Message></Error>", "message",
      "a <b> & </c>" },
    { "<Error>" XML_ID "<Key><![CDATA[a&lt;b]]></Key></Error>", "object", "a&lt;b" },
    { "<Error>" XML_ID "<Message>a<!-- <b> -->c</Message></Error>", "message", NULL },
    { "<Error><Code note='a>b'>NoSuchKey</Code>" XML_ID "</Error>", "code", "NoSuchKey" },
    { "<Error><Code note='a>NoSuchKey</Code>" XML_ID "</Error>", "code", "NoSuchKey" },
    { "<o:Error xmlns:o='urn:x'><o:Code>NoSuchKey</o:Code>" XML_ID "</o:Error>", "code",
      "NoSuchKey" },
    { "<Error>" XML_ID "<NewThing>1</NewThing></Error>", "body.NewThing", "1" },
    { "<Error>" XML_ID
      "<AccessDeniedDetail><PolicyType>P</PolicyType></AccessDeniedDetail></Error>",
      "body.PolicyType", "P" },
    { "<Error>" XML_ID "<Code>NoSuchKey</Code><Code>NoSuchBucket</Code></Error>", "code",
      "NoSuchKey" },
    { "<Error>" XML_ID "<StringToSign>GET\n/b/k </StringToSign></Error>", "string_to_sign",
      "GET\n/b/k " },
    { "<Error>" XML_ID "<Key> k </Key></Error>", "object", " k " },
    { "<Error>" XML_ID "<Key>\n  k\n</Key></Error>", "object", "k" },
    { "<Error>" XML_ID "<SecurityToken>CAIS</SecurityToken></Error>", "body.SecurityToken", NULL },
    /* From here on it is no XML. */
    { "<error><code>NoSuchKey</code><requestid>" ID "</requestid></error>", "code", "NoSuchKey" },
    { "<error><code>NoSuchKey</code><requestid>" ID "</requestid></error>", "request_id", ID },
    { "<error><requestid>" ID "</requestid><securitytoken>CAIS</securitytoken></error>",
      "body.securitytoken", NULL },
    { "<Error><CODE>NoSuchKey</code><Message>m</Message>" XML_ID "</ERROR>", "message", "m" },
    { "<Error><CODE>NoSuchKey</code>" XML_ID "</ERROR>", "code", NULL },
    { "<Error xmlns=“urn:x”><Code>NoSuchKey</Code>" XML_ID "</Error>", "code", "NoSuchKey" },
    { "<Error>" XML_ID "<Message>a & b &c &nope; &#x;</Message></Error>", "message",
      "a & b &c &nope; &#x;" },
    { "<Error>" XML_ID "<Message>&amp;lt;</Message></Error>", "message", "&lt;" },
    { "<Error>" XML_ID "<Message>&#0;&#x110000;&#xD800;</Message></Error>", "message",
      "\uFFFD\uFFFD\uFFFD" },
    { "<Error>" XML_ID "<Message>1 < 2 <= 3</Message></Error>", "message", NULL },
    { "<Code>NoSuchKey</Code>\n<Message>m</Message>" XML_ID, "message", "m" },
    { "text <Code>NoSuchKey</Code>" XML_ID, "code", "NoSuchKey" },
    { "<Error><Code>NoSuchKey</Code>" XML_ID "<Message>beginn", "message", NULL },
    { "<Error><Code>NoSuchKey</Code>" XML_ID "<Message>whole</Mess", "message", NULL },
    { "<Error><Code>NoSuchKey</Code>" XML_ID "<Message><![CDATA[abc", "message", NULL },
    { "<Error>" XML_ID "<script>if (a < b) { c(\"b\") }</script><Code>NoSuchKey</Code></Error>",
      "code", "NoSuchKey" },
    { "<!DOCTYPE x SYSTEM 'file:///etc/passwd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
      "<Error>" XML_ID "<Key>&e;</Key></Error>",
      "object", "&e;" },
    { "<Error><Code>NoSuchKey</Code><a></b>" XML_ID "</Error>", "code", "NoSuchKey" },
    { "<Error><Code>NoSuch\xff</Code>" XML_ID "</Error>", "code", NULL },
    { "<Error><Code>NoSuch\nKey</Code>" XML_ID "</Error>", "code", NULL },
    { "<Error><HostId>b.example\xff.com</HostId>" XML_ID "</Error>", "host", NULL },
    { "<Error><BucketName>demo\xff</BucketName>" XML_ID "</Error>", "bucket", NULL },
    { "<Error><Message>caf\xe9</Message>" XML_ID "</Error>", "message", "caf\uFFFD" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_json (void)
{
  static const Row rows[] = {
    { "{\"Error\":{\"Code\":\"NoSuchTable\",\"Message\":\"m\",\"RequestId\":\"" ID "\"}}", "code",
      "NoSuchTable" },
    { " {\"Error\" : {\"Code\" : \"NoSuchTable\",\"RequestId\" : \"" ID
      "\",\"EC\":\"0003-00000001\"}}",
      "ec", "0003-00000001" },
    { "{\"Error\":{\"Code\":\"NoSuchTable\",\"Message\":\"a \\\"b\\\" c\",\"RequestId\":\"" ID
      "\"}}",
      "message", "a \"b\" c" },
    { "{\"Error\":{\"Message\":\"\\\"Code\\\":\\\"X\\\"\",\"Code\":\"NoSuchTable\",\"RequestId\":"
      "\"" ID "\"}}",
      "code", "NoSuchTable" },
    { "{\"Error\":{\"x\":[1],\"Code\":\"NoSuchTable\",\"RequestId\":\"" ID "\"}}", "code",
      "NoSuchTable" },
    { "{\"Error\":{\"RequestId\":\"" ID "\",\"Code\":\"NoSuch", "code", NULL },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

/* The header x-oss-err, where the answer has no body. */
static void
test_base64 (void)
{
  static const char *const bodies[] = {
    "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code>" XML_ID "</Error>",
    "<Error><Code>NoSuchKey</Code>" XML_ID "</Error>",
    "{\"Error\":{\"Code\":\"NoSuchKey\",\"RequestId\":\"" ID "\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *base64 = g_base64_encode ((const guchar *) bodies[i], strlen (bodies[i]));
      g_autofree char *text = g_strconcat ("x-oss-err: ", base64, "\n", NULL);
      g_autoptr (OssicleCase) one = read_text (text);
      OssicleFact *code = ossicle_case_get_fact (one, "code");
      OssicleSpan span;

      g_assert_cmpstr (ossicle_fact_get_value (code), ==, "NoSuchKey");
      g_assert_cmpint (ossicle_fact_get_how (code), ==, OSSICLE_FACT_DECODED);
      g_assert_true (ossicle_fact_get_span (code, &span));
      g_assert_cmpuint (span.offset, >=, strlen ("x-oss-err: "));
      for (gsize n = 0; n < strlen (text); n++)
        {
          g_autoptr (OssicleCase) cut = read_bytes (text, n);
          const char *value = cut != NULL ? ossicle_case_get_value (cut, "code") : NULL;

          g_assert_true (value == NULL || g_str_equal (value, "NoSuchKey"));
        }
    }
}

static void
test_nothing (void)
{
  static const char *const texts[] = {
    "",
    "hello",
    "<html><body/></html>",
    "<Errors>",
    "<Error",
    "<Error>",
    "<Error>text</Error>",
    "<Error/>",
    "<Error><Message>m</Message></Error>",
    "<code>NoSuchKey</code>",
    "x-oss-err: aGVsbG8=",
    "x-oss-err: =",
    "x-oss-err: PD94bWwg",
    "x-oss-err: eyJFcnJvciI6",
    "null",
    "[]",
    "{\"Error\":\"x\"}",
    "{\"Error\":{}}",
    "{\"a\\",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_null (read_text (texts[i]));
    }
}

/* A NUL is never the end of what is read, and what is before it never a code. */
static void
test_nul_bytes (void)
{
  static const char text[] = "\0<Error><Code>NoSuch\0Key</Code>\0<Key>a\0b</Key>" XML_ID
                             "\0<Message>m</Message></Error>\0\0";
  g_autoptr (OssicleCase) one = read_bytes (text, sizeof text - 1);

  g_assert_null (ossicle_case_get_value (one, "code"));
  g_assert_cmpstr (ossicle_case_get_value (one, "request_id"), ==, ID);
  g_assert_cmpstr (ossicle_case_get_value (one, "object"), ==, "a b");
  g_assert_cmpstr (ossicle_case_get_value (one, "message"), ==, "m");
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
test_hostile (void)
{
  static const struct
  {
    const char *before, *piece;
    gsize times;
    const char *after;
  } table[] = {
    { "<Error><Code>", "AAAAAAAA", 131072, "</Code></Error>" },
    { "<Error><Code>A</Code>", "<a>", 300000, "" },
    { "<Error>", "<a></a>", 140000, "</Error>" },
    { "<Error><", "aaaaaaaaaa", 90000, ">" },
    { "<Error>", "<b>1</b>", 100000, "" },
    { "<Error><Code>A</Code>", "<!-- ", 200000, "" },
    { "<Error><Code>A", "< ", 500000, "</Code></Error>" },
    { "<Error><Code>A", "&#65;", 200000, "</Code></Error>" },
    { "<Error><Code>A</Code>", "<a b='", 150000, "" },
    { "<Error><Code>A</Code>", "<a b='>", 150000, "" },
    { "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><Error><Code>", "&b;", 9999,
      "</Code></Error>" },
    { "{\"Error\":", "[", 500000, "" },
    { "", "{\"Error\":", 100000, "" },
    { "", "eyJFcnJvciI6", 80000, "" },
    { "", "PEVycm9yP ", 80000, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) text = g_string_new (table[i].before);
      g_autoptr (OssicleCase) one = NULL;
      gint64 begin;

      for (gsize j = 0; j < table[i].times; j++)
        g_string_append (text, table[i].piece);
      g_string_append (text, table[i].after);
      begin = get_cpu_time ();
      one = read_bytes (text->str, text->len);
      g_test_message ("%s…: %" G_GINT64_FORMAT " µs", table[i].piece, get_cpu_time () - begin);
      g_assert_cmpint (get_cpu_time () - begin, <, SECOND);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  catalogue = ossicle_catalogue_new (NULL);

  g_test_add_func ("/error-body/first-sample", test_first_sample);
  g_test_add_func ("/error-body/unsupported-parameter", test_unsupported_parameter);
  g_test_add_func ("/error-body/samples", test_samples);
  g_test_add_func ("/error-body/truncated", test_truncated);
  g_test_add_func ("/error-body/mangled", test_mangled);
  g_test_add_func ("/error-body/xml", test_xml);
  g_test_add_func ("/error-body/json", test_json);
  g_test_add_func ("/error-body/base64", test_base64);
  g_test_add_func ("/error-body/nothing", test_nothing);
  g_test_add_func ("/error-body/nul-bytes", test_nul_bytes);
  g_test_add_func ("/error-body/hostile", test_hostile);

  result = g_test_run ();
  g_clear_object (&catalogue);

  return result;
}
