/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-pasted-url.h"
#include "core/signing/ossicle-post-form.h"
#include "core/signing/ossicle-signed-request.h"
#include "ossicle-curl-command.h"
#include "ossicle-signing-import.h"

/* What a client signed, as far as its request tells: without any secret. */

/* "GET /key HTTP/1.1", and not the bare verb that begins a string to sign. */
static gboolean
begins_with_request_line (const char *text)
{
  gsize verb = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gsize line = strcspn (text, "\r\n");

  return verb > 0 && verb < line && text[verb] == ' ' &&
         (text[verb + 1] == '/' || g_str_has_prefix (text + verb + 1, "http"));
}

/* That there is no secret is no news here. */
static void
take_warnings (OssicleSigningWarnings *into, const OssicleSigningWarnings *warnings)
{
  for (guint i = 0; into != NULL && i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);

      if (warning != OSSICLE_SIGNING_WARNING_NO_SECRET)
        ossicle_signing_warnings_add (into, warning, subject);
    }
}

/* Out of @text, where a URL is all that it holds. */
static char *
dup_url (const char *text, OssicleSigningWarnings *into)
{
  g_autoptr (OssicleSigningWarnings) warnings = ossicle_signing_warnings_new ();
  g_autofree char *url = ossicle_pasted_url_dup (text, warnings);

  if ((!g_str_has_prefix (url, "http://") && !g_str_has_prefix (url, "https://")) ||
      url[strcspn (url, " \t")] != '\0')
    return NULL;

  take_warnings (into, warnings);

  return g_steal_pointer (&url);
}

static OssicleRequest *
read_curl (const char *text, GError **error)
{
  g_autoptr (OssicleCurlCommand) curl = ossicle_curl_command_parse (text, error);

  return curl != NULL ? g_object_ref (curl->request) : NULL;
}

/**
 * ossicle_signing_import_read_request:
 * @text: what somebody pasted as one side of a comparison
 * @warnings: (nullable): takes what to mind about it
 * @error: where to put why a request could not be read
 *
 * Returns: (transfer full) (nullable): the request that it is: a curl command, a raw request or a
 *   URL; %NULL without an error where it is something else
 */
OssicleRequest *
ossicle_signing_import_read_request (const char *text,
                                     OssicleSigningWarnings *warnings,
                                     GError **error)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (ossicle_curl_command_recognise (text))
    return read_curl (text, error);
  if (begins_with_request_line (text))
    return ossicle_request_new_from_raw (text, strlen (text), "https", error);

  url = dup_url (text, warnings);

  return url != NULL ? ossicle_request_new ("GET", url) : NULL;
}

static gboolean
is_in_path (OssicleSigningRequest *request, const char *resource)
{
  g_autofree char *path = ossicle_signing_request_dup_path (request);

  return strcmp (resource, path) == 0 ||
         strcmp (resource + 1, ossicle_signing_request_get_key (request)) == 0;
}

/* The bucket of a custom domain stands in what the service signed, if that has one. */
static char *
dup_bucket (OssicleSigningRequest *request, const OssicleSigningText *server)
{
  const char *text = server != NULL ? ossicle_signing_text_get_canonical_request (server) : NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (text == NULL && server != NULL)
    text = ossicle_signing_text_get_string_to_sign (server);
  if (text == NULL)
    return NULL;

  lines = ossicle_signing_line_split (text, ossicle_signing_text_guess_kind (text));
  for (guint i = 0; i < lines->len; i++)
    {
      const OssicleSigningLine *line = g_ptr_array_index (lines, i);

      if (line->kind == OSSICLE_LINE_RESOURCE && line->value[0] == '/' && line->value[1] != '\0' &&
          !is_in_path (request, line->value))
        return g_strndup (line->value + 1, strcspn (line->value + 1, "/"));
    }

  return NULL;
}

static gboolean
lacks_bucket (OssicleSigningRequest *request)
{
  return *ossicle_signing_request_get_bucket (request) == '\0' &&
         *ossicle_signing_request_get_key (request) != '\0';
}

/* What a signed form has in place of a signed request. */
static OssicleSigningText *
rebuild_form (OssicleRequest *request, OssicleSigningWarnings *warnings)
{
  g_autoptr (OssiclePostForm) form = ossicle_post_form_new_for_request (request, NULL);
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;

  if (form == NULL)
    return NULL;

  key = ossicle_access_key_new (ossicle_post_form_get_access_key_id (form), NULL, NULL);
  worksheet = ossicle_post_form_sign_again (form, key);
  if (worksheet == NULL)
    return NULL;

  take_warnings (warnings, ossicle_post_form_get_warnings (form));

  return ossicle_signing_text_new_for_worksheet (worksheet);
}

static void
fail_to_rebuild (OssicleSignedRequest *request, GError **error)
{
  OssicleSignatureVersion version = ossicle_signed_request_get_version (request);

  if (version == OSSICLE_SIGNATURE_V1 || version == OSSICLE_SIGNATURE_V4)
    g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MISSING,
                         "the URL does not tell until when it is good");
  else
    g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_UNSUPPORTED,
                         "only V1 and V4 of OSS can be rebuilt from a request");
}

/**
 * ossicle_signing_import_rebuild:
 * @request: a request that carries a signature, perhaps in the form that is its body
 * @bucket: (nullable): its bucket, where that was told
 * @server: (nullable): what the service signed, which may tell the bucket
 * @warnings: (nullable): takes what to mind about its signature
 * @error: where to put why what was signed cannot be told: an error of %OSSICLE_SIGNING_ERROR
 *
 * Works out what a client that keeps to the rules signed for @request.
 *
 * Returns: (transfer full) (nullable): what it signed
 */
OssicleSigningText *
ossicle_signing_import_rebuild (OssicleRequest *request,
                                const char *bucket,
                                const OssicleSigningText *server,
                                OssicleSigningWarnings *warnings,
                                GError **error)
{
  g_autoptr (OssicleSignedRequest) taken = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autofree char *guess = NULL;
  OssicleSigningRequest *signing;
  OssicleSigningText *form;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  form = rebuild_form (request, warnings);
  if (form != NULL)
    return form;

  taken = ossicle_signed_request_new (request, bucket, error);
  if (taken == NULL)
    return NULL;

  signing = ossicle_signed_request_get_request (taken);
  guess = bucket == NULL && lacks_bucket (signing) ? dup_bucket (signing, server) : NULL;
  if (guess != NULL)
    {
      g_object_unref (taken);
      taken = ossicle_signed_request_new (request, guess, error);
    }
  if (taken == NULL)
    return NULL;

  worksheet = ossicle_signed_request_sign_again (taken, NULL);
  if (worksheet == NULL)
    {
      fail_to_rebuild (taken, error);
      return NULL;
    }

  take_warnings (warnings, ossicle_signed_request_get_warnings (taken));
  take_warnings (warnings, ossicle_worksheet_get_warnings (worksheet));

  return ossicle_signing_text_new_for_worksheet (worksheet);
}
