/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-send-request.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/case/ossicle-endpoint.h"
#include "core/diagnosis/ossicle-signing-words.h"
#include "core/intake/ossicle-request-import.h"
#include "core/signing/ossicle-request-signer.h"
#include "ossicle-cli-credentials.h"
#include "ossicle-cli-input.h"
#include "ossicle-cli-terminal.h"

#define MOST_REQUEST_BYTES (64 * 1024 * 1024)

/* "FILE#N": the entry as people count, from 1. */
static char *
split_entry (const char *word, int *entry)
{
  const char *mark = strrchr (word, '#');
  guint64 number;

  *entry = OSSICLE_IMPORT_FIRST_FAILED;
  if (mark == NULL || !g_ascii_string_to_unsigned (mark + 1, 10, 1, G_MAXINT, &number, NULL))
    return g_strdup (word);

  *entry = number - 1;

  return g_strndup (word, mark - word);
}

static OssicleImport *
import_bytes (GBytes *bytes, int entry, OssicleImportKind wanted, GError **error)
{
  gsize length = g_bytes_get_size (bytes);
  g_autofree char *text = g_malloc (length + 1);
  g_autoptr (OssicleImport) import = NULL;

  if (length > 0)
    memcpy (text, g_bytes_get_data (bytes, NULL), length);
  text[length] = '\0';
  import = ossicle_request_import (text, length, entry, error);
  if (import != NULL && import->kind != wanted &&
      !(wanted == OSSICLE_IMPORT_CURL && import->kind == OSSICLE_IMPORT_POWERSHELL))
    {
      g_set_error_literal (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                           _ ("it is something else than the option says"));
      return NULL;
    }

  return g_steal_pointer (&import);
}

/* Returns NULL with *status set where it cannot be had. */
static OssicleImport *
import_file (const char *path, int entry, OssicleImportKind kind, OssicleCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ossicle_cli_read (path, MOST_REQUEST_BYTES, &error);
  g_autofree char *name = g_filename_display_name (path);
  OssicleImport *import = NULL;

  if (bytes != NULL)
    import = import_bytes (bytes, entry, kind, &error);
  if (import == NULL)
    {
      *status = bytes == NULL ? OSSICLE_CLI_FAILED : OSSICLE_CLI_USAGE;
      ossicle_cli_complain ("%s: %s", name, error->message);
    }

  return import;
}

static OssicleImport *
import_text (const char *text, OssicleImportKind kind, OssicleCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  OssicleImport *import = import_bytes (bytes, OSSICLE_IMPORT_FIRST_FAILED, kind, &error);

  if (import == NULL)
    {
      *status = OSSICLE_CLI_USAGE;
      ossicle_cli_complain ("%s", error->message);
    }

  return import;
}

static OssicleImport *
import (const OssicleCliCommand *command,
        const OssicleCliSendArguments *arguments,
        OssicleCliStatus *status)
{
  guint n = (arguments->urls != NULL ? g_strv_length (arguments->urls) : 0) +
            (arguments->curl != NULL) + (arguments->http != NULL) + (arguments->har != NULL);
  g_autofree char *path = NULL;
  int entry;

  if (n != 1)
    {
      *status = ossicle_cli_command_refuse (
        command, n == 0 ? _ ("There is nothing to send: give a URL, --curl, --http or --har.")
                        : _ ("Give one of a URL, --curl, --http and --har."));
      return NULL;
    }
  if (arguments->http != NULL)
    return import_file (arguments->http, OSSICLE_IMPORT_FIRST_FAILED, OSSICLE_IMPORT_HTTP, status);
  if (arguments->har != NULL)
    {
      path = split_entry (arguments->har, &entry);
      return import_file (path, entry, OSSICLE_IMPORT_HAR, status);
    }
  if (arguments->curl != NULL && g_str_equal (arguments->curl, "-"))
    return import_file ("-", OSSICLE_IMPORT_FIRST_FAILED, OSSICLE_IMPORT_CURL, status);
  if (arguments->curl != NULL)
    return import_text (arguments->curl, OSSICLE_IMPORT_CURL, status);

  return import_text (arguments->urls[0], OSSICLE_IMPORT_URL, status);
}

/* One that is given takes the place of those of its name that the request came with. */
static gboolean
add_headers (OssicleRequest *request, char **lines, const char **bad)
{
  OssicleHeaders *headers = ossicle_request_get_headers (request);

  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      g_autofree char *name = colon != NULL ? g_strndup (lines[i], colon - lines[i]) : NULL;

      *bad = lines[i];
      if (name == NULL || !ossicle_header_name_is_valid (name))
        return FALSE;
      ossicle_headers_remove (headers, name);
    }
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      *bad = lines[i];
      if (!ossicle_headers_append_line (headers, lines[i], strlen (lines[i]), NULL))
        return FALSE;
    }

  return TRUE;
}

static OssicleCliStatus
add_body (const OssicleCliCommand *command,
          const OssicleCliSendArguments *arguments,
          OssicleRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (arguments->data == NULL && arguments->data_file == NULL)
    return OSSICLE_CLI_ANSWERED;
  if (arguments->data != NULL && arguments->data_file != NULL)
    return ossicle_cli_command_refuse (command, _ ("Give one of --data and --data-file."));
  if (arguments->method == NULL && arguments->urls != NULL)
    return ossicle_cli_command_refuse (
      command, _ ("A body needs its method: PUT stores an object, POST does not. Use -X."));

  ossicle_request_clear_body (request);
  if (arguments->data != NULL)
    bytes = g_bytes_new (arguments->data, strlen (arguments->data));
  else if (g_str_equal (arguments->data_file, "-"))
    {
      bytes = ossicle_cli_read ("-", OSSICLE_CLI_MAX_INPUT, &error);
      if (bytes == NULL)
        {
          ossicle_cli_complain ("%s: %s", _ ("standard input"), error->message);
          return OSSICLE_CLI_FAILED;
        }
    }
  if (bytes != NULL)
    ossicle_request_append_bytes (request, bytes);
  else
    ossicle_request_append_file (request, arguments->data_file);

  return OSSICLE_CLI_ANSWERED;
}

static char *
complete_proxy (const char *word)
{
  return *word == '\0' || strstr (word, "://") != NULL ? g_strdup (word)
                                                       : g_strconcat ("http://", word, NULL);
}

/* Whether no_proxy names @host: "*", the host, or a domain that it is in. */
static gboolean
goes_direct (const char *host, const char *list)
{
  g_auto (GStrv) names = g_strsplit_set (list != NULL ? list : "", ", ", -1);
  gsize length = strlen (host);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *name = names[i][0] == '.' ? names[i] + 1 : names[i];
      gsize n = strlen (name);

      if (g_str_equal (name, "*") ||
          (n > 0 && n <= length && g_ascii_strcasecmp (host + length - n, name) == 0 &&
           (n == length || host[length - n - 1] == '.')))
        return TRUE;
    }

  return FALSE;
}

static const char *
get_variable (const char *lower, const char *upper)
{
  const char *value = g_getenv (lower);

  return value != NULL || upper == NULL ? value : g_getenv (upper);
}

/* As curl does it, so that the two go the same way; HTTP_PROXY is left alone as it does, since a
 * web server sets it from what a stranger sent. */
static char *
dup_proxy (const char *url)
{
  g_autoptr (OssicleEndpoint) endpoint = ossicle_endpoint_new_for_url (url);
  gboolean secure = g_strcmp0 (ossicle_endpoint_get_scheme (endpoint), "https") == 0;
  const char *proxy = secure ? get_variable ("https_proxy", "HTTPS_PROXY")
                             : get_variable ("http_proxy", NULL);

  if (proxy == NULL)
    proxy = get_variable ("all_proxy", "ALL_PROXY");
  if (proxy == NULL ||
      goes_direct (ossicle_endpoint_get_host (endpoint), get_variable ("no_proxy", "NO_PROXY")))
    return g_strdup ("");

  return complete_proxy (proxy);
}

static OssicleCliStatus
fill_options (const OssicleCliCommand *command,
              const OssicleCliSendArguments *arguments,
              const char *url,
              OssicleSendOptions *options)
{
  if (arguments->timeout < -1 || arguments->timeout > G_MAXINT16)
    return ossicle_cli_command_refuse (command, _ ("--timeout is a number of seconds."));
  if (arguments->max_body < -1 || arguments->max_body > G_MAXINT32)
    return ossicle_cli_command_refuse (command, _ ("--max-body is a number of bytes."));

  if (arguments->timeout >= 0)
    options->timeout = arguments->timeout;
  if (arguments->max_body >= 0)
    options->max_body = arguments->max_body;
  for (gsize i = 0; arguments->resolve != NULL && arguments->resolve[i] != NULL; i++)
    g_ptr_array_add (options->resolve, g_strdup (arguments->resolve[i]));
  if (arguments->ca_file != NULL)
    {
      g_free (options->ca_file);
      options->ca_file = g_strdup (arguments->ca_file);
    }
  if (arguments->proxy != NULL || options->proxy == NULL)
    {
      g_free (options->proxy);
      options->proxy = arguments->proxy != NULL ? complete_proxy (arguments->proxy)
                                                : dup_proxy (url);
    }

  return OSSICLE_CLI_ANSWERED;
}

/* Whether @word names a way to sign; "none" leaves @how without a version. */
static gboolean
read_sign (const char *word, OssicleRequestSigning *how)
{
  static const struct
  {
    const char *name;
    OssicleSignatureVersion version;
    OssicleSignaturePlace place;
  } rows[] = {
    { "none", OSSICLE_SIGNATURE_NONE, OSSICLE_SIGNATURE_IN_HEADER },
    { "v1", OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_HEADER },
    { "v4", OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER },
    { "v1-url", OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL },
    { "v4-url", OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_URL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_strcmp0 (rows[i].name, word) == 0)
        {
          how->version = rows[i].version;
          how->place = rows[i].place;
          return TRUE;
        }
    }

  return word == NULL;
}

/* It is sent all the same: perhaps just that is to be seen. */
static void
complain_of_warnings (const OssicleSigningWarnings *warnings)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);
      const char *text = ossicle_signing_warning_get_text (warning);

      if (subject != NULL)
        ossicle_cli_complain ("%s: %s", subject, text);
      else
        ossicle_cli_complain ("%s", text);
    }
}

static OssicleCliStatus
sign (const OssicleCliCommand *command,
      const OssicleCliSendArguments *arguments,
      OssicleRequest *request,
      OssicleWorksheet **worksheet)
{
  OssicleRequestSigning how = {
    OSSICLE_SIGNATURE_NONE, OSSICLE_SIGNATURE_IN_HEADER,         arguments->bucket,
    arguments->region,      g_get_real_time () / G_USEC_PER_SEC, arguments->expires
  };
  g_auto (OssicleCliCredentials) credentials = { 0 };
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean by_profile = arguments->sign == NULL && arguments->profile != NULL;
  OssicleCliStatus status;

  if (!read_sign (arguments->sign, &how))
    return ossicle_cli_command_refuse (command, _ ("--sign is v1, v4, v4-url, v1-url or none."));
  if (how.version == OSSICLE_SIGNATURE_NONE && !by_profile)
    return OSSICLE_CLI_ANSWERED;

  status = ossicle_cli_credentials_load (command, arguments->profile, NULL, arguments->secret_file,
                                         &credentials);
  if (status != OSSICLE_CLI_ANSWERED)
    return status;

  if (by_profile)
    how.version = credentials.version;
  endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));
  if (how.region == NULL && (endpoint == NULL || ossicle_endpoint_get_region (endpoint) == NULL))
    how.region = credentials.region;
  *worksheet = ossicle_request_sign (request, &how, credentials.key, &error);
  if (*worksheet == NULL)
    return ossicle_cli_command_refuse (command, _ ("It cannot be signed: %s. Use --region."),
                                       error->message);
  complain_of_warnings (ossicle_worksheet_get_warnings (*worksheet));

  return OSSICLE_CLI_ANSWERED;
}

/**
 * ossicle_cli_send_arguments_clear:
 * @self: arguments
 */
void
ossicle_cli_send_arguments_clear (OssicleCliSendArguments *self)
{
  g_free (self->method);
  g_strfreev (self->headers);
  g_free (self->data);
  g_free (self->data_file);
  g_free (self->curl);
  g_free (self->http);
  g_free (self->har);
  g_free (self->sign);
  g_free (self->profile);
  g_free (self->region);
  g_free (self->bucket);
  g_free (self->secret_file);
  g_strfreev (self->resolve);
  g_free (self->ca_file);
  g_free (self->proxy);
  g_strfreev (self->urls);
}

/**
 * ossicle_cli_send_build:
 * @command: the command
 * @arguments: what was typed
 * @request: (out): the request, signed where that was asked for
 * @worksheet: (out) (nullable): what was signed, or %NULL
 * @options: (out): how to send it
 *
 * Says on standard error what is wrong with @arguments.
 *
 * Returns: %OSSICLE_CLI_ANSWERED, or the status to exit with
 */
OssicleCliStatus
ossicle_cli_send_build (const OssicleCliCommand *command,
                        const OssicleCliSendArguments *arguments,
                        OssicleRequest **request,
                        OssicleWorksheet **worksheet,
                        OssicleSendOptions **options)
{
  g_autoptr (OssicleImport) imported = NULL;
  g_autoptr (OssicleWorksheet) signed_by = NULL;
  g_autoptr (GError) error = NULL;
  OssicleCliStatus status = OSSICLE_CLI_ANSWERED;
  const char *bad = NULL;

  imported = import (command, arguments, &status);
  if (imported == NULL)
    return status;
  for (guint i = 0; i < imported->warnings->len; i++)
    ossicle_cli_complain (_ ("Left out, since it has no counterpart here: %s"),
                          (const char *) g_ptr_array_index (imported->warnings, i));

  if (arguments->method != NULL)
    ossicle_request_set_method (imported->request, arguments->method);
  if (!add_headers (imported->request, arguments->headers, &bad))
    return ossicle_cli_command_refuse (command, _ ("“%s” is no header: write “Name: value”."), bad);
  status = add_body (command, arguments, imported->request);
  if (status == OSSICLE_CLI_ANSWERED)
    status = fill_options (command, arguments, ossicle_request_get_url (imported->request),
                           imported->options);
  if (status == OSSICLE_CLI_ANSWERED)
    status = sign (command, arguments, imported->request, &signed_by);
  if (status != OSSICLE_CLI_ANSWERED)
    return status;
  if (!ossicle_request_check (imported->request, &error))
    return ossicle_cli_command_refuse (command, _ ("It cannot be sent: %s."), error->message);

  *request = g_steal_pointer (&imported->request);
  *worksheet = g_steal_pointer (&signed_by);
  *options = ossicle_send_options_copy (imported->options);

  return OSSICLE_CLI_ANSWERED;
}
