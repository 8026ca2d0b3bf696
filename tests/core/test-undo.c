/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-undo.h"

typedef struct
{
  const char *name;
  OssicleView *(*undo) (OssicleView *view);
  const char *before;
  const char *after; /* NULL: there is nothing to undo */
} Row;

#define LINE80 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const Row rows[] = {
  { "controls/none", ossicle_undo_controls, "plain\ttext\n", NULL },
  { "controls/colour", ossicle_undo_controls, "\033[1;31mERROR\033[0m", "ERROR" },
  { "controls/title", ossicle_undo_controls, "\033]0;title\aERROR", "ERROR" },
  { "controls/open", ossicle_undo_controls, "a\033[", "a" },
  { "controls/crlf", ossicle_undo_controls, "a\r\nb\r\n", "a\nb\n" },
  { "controls/progress", ossicle_undo_controls, "10%\r20%\rError", "10%\n20%\nError" },
  { "controls/zero-width", ossicle_undo_controls,
    "67D3\xE2\x80\x8B"
    "E6F3",
    "67D3E6F3" },
  { "controls/bidi", ossicle_undo_controls, "\xE2\x80\xAE[Code]\xE2\x80\xAC", "[Code]" },
  { "controls/bom", ossicle_undo_controls, "x\xEF\xBB\xBF<Error>", "x<Error>" },
  { "controls/no-break", ossicle_undo_controls,
    "a\xC2\xA0"
    "b",
    "a b" },
  { "controls/full-width", ossicle_undo_controls, "６７Ｄ３　ａ", "67D3 a" },
  { "controls/chinese", ossicle_undo_controls, "错误码：NoSuchKey", "错误码：NoSuchKey" },
  { "controls/bell", ossicle_undo_controls, "a\ab", "ab" },
  { "wraps/none", ossicle_undo_wraps, "a\nb\n", NULL },
  { "wraps/80", ossicle_undo_wraps, LINE80 "\nbbb\n", LINE80 "bbb\n" },
  { "wraps/label", ossicle_undo_wraps,
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.\nEC: 1\n",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.\nEC: 1\n" },
  { "wraps/records", ossicle_undo_wraps, LINE80 "\n" LINE80 "\n", LINE80 "\n" LINE80 "\n" },
  { "wraps/told-twice", ossicle_undo_wraps,
    "GET https://demo.oss-cn-hangzhou.aliyuncs.com/albums/2025/03/14/picture.jpg\nb\n"
    "GET https://demo.oss-cn-hangzhou.aliyuncs.com/albums/2025/03/14/picture.jpg\nb\n",
    NULL },
  { "wraps/records-alike", ossicle_undo_wraps,
    "2025-03-14 16:21:07 WARN the request failed and will be sent again soon, id 67D3E6F3\n"
    "2025-03-14 16:21:09 WARN the request failed and will be sent again soon, id 67D3E6F5\ngave "
    "up\n",
    NULL },
  { "wraps/tags", ossicle_undo_wraps, LINE80 "\n<Code>\n", LINE80 "\n<Code>\n" },
  { "links/none", ossicle_undo_links, "[RequestId]: 1", NULL },
  { "links/number", ossicle_undo_links, "F7[48](https://x.example/a#b)0B", "F7480B" },
  { "links/host", ossicle_undo_links, "[a.example](http://a.example)", "a.example" },
  { "links/prose", ossicle_undo_links, "see [here](https://x.example) now", NULL },
  { "links/picture", ossicle_undo_links, "![image](https://x.example/a.png)", NULL },
  { "links/open", ossicle_undo_links, "F7[48](https://x.example", NULL },
  { "trace/none", ossicle_undo_trace, "0000: a\n0002: b\n", NULL },
  { "trace/heads", ossicle_undo_trace,
    "== Info: Connected\n=> Send header, 9 bytes (0x9)\n0000: GET / HTTP/1.1\n0010: \n"
    "<= Recv header, 17 bytes (0x11)\n0000: HTTP/1.1 200 OK\n",
    "GET / HTTP/1.1\n\nHTTP/1.1 200 OK\n" },
  { "trace/long-line", ossicle_undo_trace,
    "<= Recv header, 9 bytes\n0000: abc\n0003: def\n0008: ghi", "abcdef\nghi" },
  { "trace/stranger", ossicle_undo_trace, "<= Recv header, \n0000: a\nbye\n0001: b\n",
    "a\nbye\nb\n" },
  { "trace/offset-alone", ossicle_undo_trace, "<= Recv header, \n0000:\n00000000000: x",
    "\n00000000000: x" },
  { "chunks/none", ossicle_undo_chunks, "a\n\n61\nb\n0\n", NULL },
  { "chunks/two", ossicle_undo_chunks,
    "Transfer-Encoding: chunked\n\n5\nhello\na2\n world\n0\n\nnext",
    "Transfer-Encoding: chunked\n\nhello world\nnext" },
  { "chunks/cut", ossicle_undo_chunks, "Transfer-Encoding: chunked\n\n5\nhe",
    "Transfer-Encoding: chunked\n\nhe" },
  { "records/none", ossicle_undo_records, "{\"a\":1}", NULL },
  { "records/docker", ossicle_undo_records,
    "{\"log\":\"<a>\\n\",\"stream\":\"stderr\"}\n{\"log\":\"\\t\\\"b\\\"\\n\",\"x\":1}\n",
    "<a>\n\t\"b\"\n" },
  { "records/cut", ossicle_undo_records, "{\"log\":\"<a>", "{\"log\":\"<a>" },
  { "prefixes/none", ossicle_undo_prefixes, "a\nb\n", NULL },
  { "prefixes/time", ossicle_undo_prefixes,
    "2025-03-14 16:21:07,123 a\n2025-03-14T08:21:07.104Z b\n", "a\nb\n" },
  { "prefixes/level", ossicle_undo_prefixes,
    "2025-03-14 16:21:07 ERROR a\n2025-03-14 16:21:07 [INFO] b\n", "a\nb\n" },
  { "prefixes/logger", ossicle_undo_prefixes,
    "2025-03-14 16:21:07 ERROR [main] c.e.App - a\n2025-03-14 16:21:07 ERROR [main] c.e.App -\n"
    "2025-03-14 16:21:07 ERROR [main] c.e.App - c : d\n",
    "a\n\nc : d\n" },
  { "prefixes/loggers", ossicle_undo_prefixes,
    "2025-03-14 16:21:07 a.B - a\n2025-03-14 16:21:07 a.C - b\n2025-03-14 16:21:08 a.B - c\n",
    "a.B - a\na.C - b\na.B - c\n" },
  { "prefixes/sentence", ossicle_undo_prefixes,
    "2025-03-14 16:21:07 oss: service returned error: 1\n2025-03-14 16:21:07 oss: service returned "
    "error: 2\n2025-03-14 16:21:08 oss: service returned error: 3\n",
    "oss: service returned error: 1\noss: service returned error: 2\n"
    "oss: service returned error: 3\n" },
  { "prefixes/syslog", ossicle_undo_prefixes,
    "Mar 14 16:21:07 web ossfs[36944]: a\nMar 14 16:21:07 web ossfs[1]: b\n", "a\nb\n" },
  { "prefixes/numbers", ossicle_undo_prefixes, "1\t<a>\n2\t<b>\n", "<a>\n<b>\n" },
  { "prefixes/border", ossicle_undo_prefixes, "│ a\n│ b\n", "a\nb\n" },
  { "prefixes/quote", ossicle_undo_prefixes, "> a\n> b\n", "a\nb\n" },
  { "prefixes/logcat", ossicle_undo_prefixes, "I/flutter (23991): a\nI/flutter (23991): b\n",
    "a\nb\n" },
  { "prefixes/container", ossicle_undo_prefixes, "app  | a\napp  | b\n", "a\nb\n" },
  { "prefixes/table", ossicle_undo_prefixes, "Code | a\nHost | b\n", NULL },
  { "prefixes/some", ossicle_undo_prefixes, "> a\nb\nc\nd\n", NULL },
  { "syslog/none", ossicle_undo_syslog, "#1 a #0123", NULL },
  { "syslog/line", ossicle_undo_syslog, "a#012b#011c#015", "a\nb\tc" },
  { "json/none", ossicle_undo_json, "C:\\x", NULL },
  { "json/simple", ossicle_undo_json, "a\\n\\\"b\\\"\\\\", "a\n\"b\"\\" },
  { "json/unicode", ossicle_undo_json, "\\u003cError\\u003e\\ud83d\\ude00", "<Error>😀" },
  { "json/half", ossicle_undo_json, "\\ud83d!", "\xEF\xBF\xBD!" },
  { "json/nul", ossicle_undo_json, "a\\u0000b",
    "a\xEF\xBF\xBD"
    "b" },
  { "json/cut", ossicle_undo_json, "a\\u00", NULL },
  { "entities/none", ossicle_undo_entities, "a & b; &x;", NULL },
  { "entities/named", ossicle_undo_entities, "&lt;a&gt; &amp;&quot;&apos;", "<a> &\"'" },
  { "entities/number", ossicle_undo_entities, "&#60;&#x4E2D;&#0;", "<中\xEF\xBF\xBD" },
  { "entities/own", ossicle_undo_entities, "&lol9;", NULL },
  { "quoted/none", ossicle_undo_quoted, "a=3Db\n", NULL },
  { "quoted/mail", ossicle_undo_quoted, "Id=3D67D3=\nE6F3=20=\n", "Id=67D3E6F3 " },
  { "percent/none", ossicle_undo_percent, "100%", NULL },
  { "percent/markup", ossicle_undo_percent, "%3CCode%3E%0A", "<Code>\n" },
  { "percent/high", ossicle_undo_percent, "%E4", NULL },
};

static OssicleView *
make_view (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  gsize length;

  ossicle_source_get_text (source, &length);

  return ossicle_view_new (source, 0, length);
}

/* Each byte of the new text comes from somewhere in the source, in the same order, and where the
 * bytes are the same they are those very bytes. */
static void
check_ways_back (OssicleView *view)
{
  GBytes *bytes = ossicle_source_get_bytes (ossicle_view_get_source (view));
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize length, last = 0;
  const char *text = ossicle_view_get_text (view, &length);

  g_assert_true (g_utf8_validate (text, length, NULL));
  for (gsize at = 0; at < length; at++)
    {
      OssicleSpan span = ossicle_view_locate (view, at, 1);

      g_assert_cmpuint (span.length, >, 0);
      g_assert_cmpuint (span.offset, >=, last);
      g_assert_cmpuint (span.offset + span.length, <=, g_bytes_get_size (bytes));
      if (span.length == 1 && g_ascii_isgraph (text[at]))
        g_assert_cmpint (data[span.offset], ==, text[at]);
      last = span.offset;
    }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (OssicleView) before = make_view (row->before);
  g_autoptr (OssicleView) after = row->undo (before);

  if (row->after == NULL)
    {
      g_assert_null (after);
      return;
    }
  g_assert_nonnull (after);
  g_assert_cmpstr (ossicle_view_get_text (after, NULL), ==, row->after);
  check_ways_back (after);
}

/* Whatever is cut off, nothing breaks. */
static void
test_cut (gconstpointer data)
{
  const Row *row = data;

  for (gsize n = 0; n <= strlen (row->before); n++)
    {
      g_autofree char *text = g_strndup (row->before, n);
      g_autoptr (OssicleView) before = make_view (text);
      g_autoptr (OssicleView) after = row->undo (before);

      if (after != NULL)
        check_ways_back (after);
    }
}

static void
test_base64 (void)
{
  g_autoptr (OssicleView) view = make_view ("err: PEVycm9yPjxDb2RlPk5vU3VjaEtleTwvQ29kZT4= end");
  gsize from = 0;
  g_autoptr (OssicleView) document = ossicle_undo_base64 (view, &from);
  OssicleSpan span;

  g_assert_nonnull (document);
  g_assert_cmpstr (ossicle_view_get_text (document, NULL), ==, "<Error><Code>NoSuchKey</Code>");
  span = ossicle_view_locate (document, 0, 29);
  g_assert_cmpuint (span.offset, ==, 5);
  g_assert_cmpuint (span.length, ==, 40);
  span = ossicle_view_locate (document, 3, 3);
  g_assert_cmpuint (span.offset, ==, 9);
  g_assert_cmpuint (span.length, ==, 4);
  g_assert_null (ossicle_undo_base64 (view, &from));
}

/* Views on views lead to the source in one step. */
static void
test_chain (void)
{
  g_autoptr (OssicleView) view = make_view ("\033[1m{\\\"a\\\":\\\"x\\\\ny\\\"}\033[0m");
  g_autoptr (OssicleView) plain = ossicle_undo_controls (view);
  g_autoptr (OssicleView) once = ossicle_undo_json (plain);
  g_autoptr (OssicleView) twice = ossicle_undo_json (once);
  OssicleSpan span;

  g_assert_cmpstr (ossicle_view_get_text (twice, NULL), ==, "{\"a\":\"x\ny\"}");
  span = ossicle_view_locate (twice, 6, 3);
  g_assert_cmpuint (span.offset, ==, 13);
  g_assert_cmpuint (span.length, ==, 5);
  g_assert_true (ossicle_view_find (twice, (OssicleSpan){ 13, 1 }, &span));
  g_assert_cmpuint (span.offset, ==, 6);
  g_assert_false (ossicle_view_find (twice, (OssicleSpan){ 900, 1 }, &span));
}

static void
test_decode (void)
{
  g_autofree char *entities = ossicle_decode_entities ("&lt;a&gt; &b", 12);
  g_autofree char *percent = ossicle_decode_percent ("%E5%90%88%2", 11);
  g_autofree char *broken = ossicle_decode_percent ("%E5", 3);

  g_assert_cmpstr (entities, ==, "<a> &b");
  g_assert_cmpstr (percent, ==, "合%2");
  g_assert_null (broken);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *whole = g_strconcat ("/undo/", rows[i].name, NULL);
      g_autofree char *cut = g_strconcat ("/undo/cut/", rows[i].name, NULL);

      g_test_add_data_func (whole, &rows[i], test_row);
      g_test_add_data_func (cut, &rows[i], test_cut);
    }
  g_test_add_func ("/undo/base64", test_base64);
  g_test_add_func ("/undo/chain", test_chain);
  g_test_add_func ("/undo/decode", test_decode);

  return g_test_run ();
}
