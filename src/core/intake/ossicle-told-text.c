/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-har.h"
#include "ossicle-line.h"
#include "ossicle-request-import.h"
#include "ossicle-shell-words.h"
#include "ossicle-told-text.h"

/* How far before an answer its request is looked for; an archive holds bodies. */
#define MOST_BYTES ((gsize) 64 * 1024)
#define MOST_ENTRY ((gsize) 1024 * 1024)
#define MOST_COMMAND_LINES 100
#define LONGEST_METHOD 20

static OssicleToldRequest *
take (OssicleRequest *request, OssicleSendOptions *options, OssicleGuesses guesses)
{
  OssicleToldRequest *told = g_new0 (OssicleToldRequest, 1);

  told->request = request;
  told->options = options != NULL ? options : ossicle_send_options_new ();
  told->guesses = guesses;

  return told;
}

/* Behind the brace that closes the one at @start; braces within strings are none. */
static gboolean
find_closing (const char *text, gsize start, gsize length, gsize *end)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = start; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (text[i] == '\\' && quoted)
        i++;
      else if (text[i] == '{' && !quoted)
        depth++;
      else if (text[i] == '}' && !quoted && --depth == 0)
        {
          *end = i + 1;
          return TRUE;
        }
    }

  return FALSE;
}

/* "request": { … } of the entry that the answer belongs to. */
static OssicleToldRequest *
find_entry (const char *text, gsize length, gsize at)
{
  gsize from = at > MOST_ENTRY ? at - MOST_ENTRY : 0;
  gsize name, start, end;
  OssicleRequest *request;

  if (!ossicle_line_find_last (text, from, at, "\"request\"", &name) ||
      !ossicle_line_find (text, name, at, "{", &start) ||
      !find_closing (text, start, MIN (length, start + MOST_ENTRY), &end))
    return NULL;

  request = ossicle_har_read_request (text + start, end - start);

  return request != NULL ? take (request, NULL, 0) : NULL;
}

/* Whether the lines from @start belong to one command, which may go on below. */
static OssicleImport *
read_command (const char *text, gsize start, gsize at)
{
  gsize end = start;

  for (guint i = 0; i < MOST_COMMAND_LINES && end < at; i++)
    {
      g_autofree char *command = NULL;
      g_autoptr (GError) error = NULL;
      OssicleImport *import;

      end = MIN (ossicle_line_end (text, end, at), at);
      command = g_strchomp (g_strndup (text + start, end - start));
      end = MIN (end + 1, at);
      if (strchr ("\\^`", command[MAX (strlen (command), 1) - 1]) != NULL && end < at)
        continue;
      import = ossicle_request_import (command, strlen (command), 0, &error);
      if (import != NULL ||
          !g_error_matches (error, OSSICLE_SHELL_ERROR, OSSICLE_SHELL_ERROR_QUOTE))
        return import;
    }

  return NULL;
}

static OssicleToldRequest *
find_command (const char *text, gsize start, gsize end, gsize at)
{
  g_autofree char *line = g_strndup (text + start, end - start);
  OssicleImportKind kind;
  g_autoptr (OssicleImport) import = NULL;

  if (strcasestr (line, "curl") == NULL && strcasestr (line, "invoke-") == NULL)
    return NULL;
  kind = ossicle_request_import_recognise (line);
  if (kind != OSSICLE_IMPORT_CURL && kind != OSSICLE_IMPORT_POWERSHELL)
    return NULL;
  import = read_command (text, start, at);
  if (import == NULL || !ossicle_request_check (import->request, NULL))
    return NULL;

  return take (g_object_ref (import->request), g_steal_pointer (&import->options), 0);
}

/* Where "GET /a HTTP/1.1" begins, if that is how the line ends: what a log or a tool wrote before
 * it ends with a blank. */
static gboolean
find_request_line (const char *text, gsize start, gsize end, gsize *found)
{
  gsize version, target, method;

  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (!ossicle_line_find_last (text, start, end, " HTTP/", &version) || end - version > 9)
    return FALSE;
  for (target = version; target > start && text[target - 1] != ' ';)
    target--;
  if (target == start || (text[target] != '/' && strncmp (text + target, "http", 4) != 0))
    return FALSE;
  for (method = target - 1; method > start && g_ascii_isupper (text[method - 1]);)
    method--;
  *found = method;

  return target - 1 - method >= 3 && target - 1 - method <= LONGEST_METHOD &&
         (method == start || text[method - 1] == ' ');
}

/* Where the fields of a line begin: behind the "> " that curl puts before what it sends. */
static gboolean
skip_marker (const char *text, gsize start, gsize end, gboolean marked, gsize *field)
{
  gsize marker;

  *field = start;
  if (!marked)
    return TRUE;
  if (!ossicle_line_find (text, start, end, "> ", &marker))
    return FALSE;
  *field = marker + 2;

  return TRUE;
}

static void
drop_body_headers (OssicleToldRequest *told)
{
  OssicleHeaders *headers = ossicle_request_get_headers (told->request);
  const char *length = ossicle_headers_get (headers, "Content-Length");

  if (ossicle_headers_get (headers, "Transfer-Encoding") != NULL ||
      (length != NULL && strcmp (length, "0") != 0))
    told->guesses |= OSSICLE_GUESS_BODY;
  else
    return;

  /* The body is not among what was read, and without it they would be wrong. */
  ossicle_headers_remove (headers, "Content-Length");
  ossicle_headers_remove (headers, "Transfer-Encoding");
}

static OssicleToldRequest *
read_message (const char *text, gsize start, gsize end, gsize at)
{
  gboolean marked = start >= 2 && text[start - 1] == ' ' && text[start - 2] == '>';
  g_autoptr (GString) message = g_string_new_len (text + start, (gssize) (end - start));
  g_autoptr (OssicleImport) import = NULL;
  OssicleToldRequest *told;
  gsize field;

  g_strchomp (message->str);
  g_string_truncate (message, strlen (message->str));
  for (start = end + 1; start < at; start = end + 1)
    {
      end = MIN (ossicle_line_end (text, start, at), at);
      if (!skip_marker (text, start, end, marked, &field) ||
          memchr (text + field, ':', end - field) == NULL)
        break;
      g_string_append (message, "\r\n");
      g_string_append_len (message, text + field, (gssize) (end - field));
      while (g_ascii_isspace (message->str[message->len - 1]))
        g_string_truncate (message, message->len - 1);
    }
  g_string_append (message, "\r\n\r\n");

  import = ossicle_request_import (message->str, message->len, 0, NULL);
  if (import == NULL || !ossicle_request_check (import->request, NULL))
    return NULL;
  told = take (g_object_ref (import->request), g_steal_pointer (&import->options),
               OSSICLE_GUESS_SCHEME);
  drop_body_headers (told);

  return told;
}

/* Another answer: what stands above it led to that one. */
static gboolean
is_answer (const char *text, gsize start, gsize end)
{
  gsize found;

  if (ossicle_line_find (text, start, end, "<RequestId>", &found))
    return TRUE;
  if (!ossicle_line_find (text, start, end, "HTTP/", &found) ||
      (found > start && !strchr (" <", text[found - 1])))
    return FALSE;
  while (found < end && text[found] != ' ')
    found++;

  return found + 4 <= end && g_ascii_isdigit (text[found + 1]) &&
         g_ascii_isdigit (text[found + 2]) && g_ascii_isdigit (text[found + 3]) &&
         text[found + 1] != '1';
}

/* A command may have been led elsewhere by a redirect: then what was seen going out stands. */
static gboolean
is_same (OssicleRequest *command, OssicleRequest *message)
{
  const char *one = strstr (ossicle_request_get_url (command), "://");
  const char *other = strstr (ossicle_request_get_url (message), "://");

  return one != NULL && other != NULL && strcmp (one, other) == 0;
}

static OssicleToldRequest *
find_above (const char *text, gsize at)
{
  gsize least = at > MOST_BYTES ? at - MOST_BYTES : 0;
  gsize end = ossicle_line_start (text, at);
  g_autoptr (OssicleToldRequest) message = NULL;

  while (end > least)
    {
      gsize start = ossicle_line_start (text, end - 1), found;
      OssicleToldRequest *command;

      end--;
      if (is_answer (text, start, end))
        break;
      command = find_command (text, start, end, at);
      if (command != NULL && (message == NULL || is_same (command->request, message->request)))
        return command;
      if (command != NULL)
        {
          ossicle_told_request_free (command);
          break;
        }
      if (message == NULL && find_request_line (text, start, end, &found))
        message = read_message (text, found, end, ossicle_line_start (text, at));
      end = start;
    }

  return g_steal_pointer (&message);
}

OssicleToldRequest *
ossicle_told_text_find (const char *text, gsize length, gsize at)
{
  const char *first = text + ossicle_line_skip_blanks (text, 0, length);

  at = MIN (at, length);
  if (*first == '{')
    return find_entry (text, length, at);

  return find_above (text, at);
}
