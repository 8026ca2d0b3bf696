/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-curl-command.h"
#include "ossicle-har.h"
#include "ossicle-powershell.h"
#include "ossicle-request-import.h"

#define LONGEST_METHOD 20

static const char *
skip_blanks (const char *text)
{
  if (g_str_has_prefix (text, "\357\273\277")) /* a byte order mark */
    text += 3;
  while (g_ascii_isspace (*text))
    text++;

  return text;
}

/* "GET /a HTTP/1.1", or "GET /a" with header fields under it. */
static gboolean
is_http (const char *text)
{
  gsize method = 0, line = strcspn (text, "\r\n");
  g_autofree char *first = NULL;

  while (g_ascii_isupper (text[method]) || text[method] == '-')
    method++;
  if (method == 0 || method > LONGEST_METHOD || text[method] != ' ')
    return FALSE;
  first = g_strndup (text, line);

  return strstr (first, " HTTP/") != NULL ||
         ((first[method + 1] == '/' || strstr (first, "://") != NULL) && text[line] != '\0' &&
          strcasestr (text + line, "\nHost:") != NULL);
}

static gboolean
is_url (const char *text)
{
  gsize length = strcspn (text, " \t\r\n\"'<>");

  return (g_ascii_strncasecmp (text, "http://", 7) == 0 ||
          g_ascii_strncasecmp (text, "https://", 8) == 0) &&
         *skip_blanks (text + length) == '\0';
}

/* What a Host header without a scheme was sent over is not told: OSS is asked over https, a
 * loopback server or a port of one's own hardly ever. */
static const char *
guess_scheme (const char *text)
{
  const char *line = strcasestr (text, "\nHost:");
  g_autofree char *host = NULL;
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  guint port;

  if (line == NULL)
    return "https";
  line += strlen ("\nHost:");
  host = g_strstrip (g_strndup (line, strcspn (line, "\r\n")));
  endpoint = ossicle_endpoint_new (host);
  port = ossicle_endpoint_get_port (endpoint);

  return (port != 0 && port != 443) ||
             (port == 0 && ossicle_endpoint_get_kind (endpoint) == OSSICLE_ENDPOINT_ADDRESS)
           ? "http"
           : "https";
}

static gboolean
import_curl (OssicleImport *self, const char *text, GError **error)
{
  g_autoptr (OssicleCurlCommand) command = ossicle_curl_command_parse (text, error);

  if (command == NULL)
    return FALSE;
  self->request = g_object_ref (command->request);
  ossicle_send_options_free (self->options);
  self->options = g_steal_pointer (&command->options);
  g_ptr_array_unref (self->warnings);
  self->warnings = g_ptr_array_ref (command->warnings);

  return TRUE;
}

static gboolean
import_har (OssicleImport *self, const char *text, gsize length, int entry, GError **error)
{
  g_autoptr (OssicleHar) archive = ossicle_har_new (text, length, error);
  guint n, position;

  if (archive == NULL)
    return FALSE;
  n = ossicle_har_get_n_entries (archive);
  position = entry < 0 ? ossicle_har_find_failed (archive) : (guint) entry;
  if (position >= n)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                   "the archive has %u entries", n);
      return FALSE;
    }
  self->request = ossicle_har_dup_request (archive, position, error);

  return self->request != NULL;
}

static void
import_url (OssicleImport *self, const char *text)
{
  g_autofree char *url = g_strstrip (g_strdup (text));

  self->request = ossicle_request_new ("GET", url);
}

static gboolean
import (OssicleImport *self, const char *text, gsize length, int entry, GError **error)
{
  switch (self->kind)
    {
    case OSSICLE_IMPORT_CURL:
      return import_curl (self, text, error);

    case OSSICLE_IMPORT_POWERSHELL:
      self->request = ossicle_powershell_parse (text, self->options, self->warnings, error);
      break;

    case OSSICLE_IMPORT_HTTP:
      self->request = ossicle_request_new_from_raw (text, length, guess_scheme (text), error);
      break;

    case OSSICLE_IMPORT_HAR:
      return import_har (self, text, length, entry, error);

    case OSSICLE_IMPORT_URL:
      import_url (self, text);
      break;

    case OSSICLE_IMPORT_NONE:
    default:
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                   "neither a curl or PowerShell command, nor an HTTP request, an archive (HAR) or "
                   "an address");
    }

  return self->request != NULL;
}

/**
 * ossicle_request_import_recognise:
 * @text: what was pasted or opened, UTF-8
 *
 * Returns: what ossicle_request_import() would take it for
 */
OssicleImportKind
ossicle_request_import_recognise (const char *text)
{
  g_return_val_if_fail (text != NULL, OSSICLE_IMPORT_NONE);

  text = skip_blanks (text);
  if (*text == '{')
    return strstr (text, "\"entries\"") != NULL ? OSSICLE_IMPORT_HAR : OSSICLE_IMPORT_NONE;
  if (is_url (text))
    return OSSICLE_IMPORT_URL;
  if (is_http (text))
    return OSSICLE_IMPORT_HTTP;
  if (ossicle_curl_command_recognise (text))
    return OSSICLE_IMPORT_CURL;
  if (ossicle_powershell_recognise (text))
    return OSSICLE_IMPORT_POWERSHELL;

  return OSSICLE_IMPORT_NONE;
}

/**
 * ossicle_request_import:
 * @text: a command, a request, an archive or an address; UTF-8, but a body may hold any byte
 * @length: bytes in @text; there is a NUL behind them
 * @entry: of an archive the entry to take, from 0, or %OSSICLE_IMPORT_FIRST_FAILED
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR or %OSSICLE_SHELL_ERROR
 *
 * Nothing is run, no variable is expanded and no file is read.
 *
 * Returns: (transfer full): the request and how to send it, or %NULL with @error set
 */
OssicleImport *
ossicle_request_import (const char *text, gsize length, int entry, GError **error)
{
  g_autoptr (OssicleImport) self = NULL;
  const char *start;

  g_return_val_if_fail (text != NULL, NULL);

  start = skip_blanks (text);
  length -= MIN (length, (gsize) (start - text));
  self = g_new0 (OssicleImport, 1);
  self->kind = ossicle_request_import_recognise (start);
  self->options = ossicle_send_options_new ();
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!import (self, start, length, entry, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
add_entries (GPtrArray *imports, const char *text, gsize length, guint most, GCancellable *stop)
{
  g_autoptr (OssicleHar) archive = ossicle_har_new (text, length, NULL);
  guint n = archive != NULL ? ossicle_har_get_n_entries (archive) : 0;

  for (guint i = 0; i < n && imports->len < most && !g_cancellable_is_cancelled (stop); i++)
    {
      OssicleRequest *request = ossicle_har_dup_request (archive, i, NULL);
      OssicleImport *one;

      if (request == NULL)
        continue;
      one = g_new0 (OssicleImport, 1);
      one->kind = OSSICLE_IMPORT_HAR;
      one->request = request;
      one->options = ossicle_send_options_new ();
      one->warnings = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (imports, one);
    }
}

/**
 * ossicle_request_import_all:
 * @text: as for ossicle_request_import()
 * @length: bytes in @text; there is a NUL behind them
 * @most: of how many entries of an archive at most
 * @cancellable: (nullable): an archive is long; stops between two entries
 *
 * Returns: (transfer full) (element-type OssicleImport): each request that the text holds, perhaps
 *   none
 */
GPtrArray *
ossicle_request_import_all (const char *text, gsize length, guint most, GCancellable *cancellable)
{
  g_autoptr (GPtrArray)
    imports = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_import_free);
  OssicleImport *import;

  g_return_val_if_fail (text != NULL, NULL);

  if (ossicle_request_import_recognise (text) == OSSICLE_IMPORT_HAR)
    add_entries (imports, text, length, most, cancellable);
  else if ((import = ossicle_request_import (text, length, 0, NULL)) != NULL)
    g_ptr_array_add (imports, import);

  return g_steal_pointer (&imports);
}

/**
 * ossicle_import_free:
 * @self: (nullable): what was imported
 */
void
ossicle_import_free (OssicleImport *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->request);
  ossicle_send_options_free (self->options);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
