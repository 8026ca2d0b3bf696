/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-side.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/intake/ossicle-curl-command.h"
#include "core/intake/ossicle-intake.h"
#include "core/signing/ossicle-pasted-url.h"
#include "core/signing/ossicle-post-form.h"
#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-input.h"

#define MAX_SIDE (16 * 1024 * 1024)

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
take_warnings (OssicleCliSide *self, const OssicleSigningWarnings *warnings)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);

      if (warning != OSSICLE_SIGNING_WARNING_NO_SECRET)
        ossicle_signing_warnings_add (self->warnings, warning, subject);
    }
}

/* Out of @text, where a URL is all that it holds. */
static char *
dup_url (OssicleCliSide *self, const char *text)
{
  g_autoptr (OssicleSigningWarnings) warnings = ossicle_signing_warnings_new ();
  g_autofree char *url = ossicle_pasted_url_dup (text, warnings);

  if ((!g_str_has_prefix (url, "http://") && !g_str_has_prefix (url, "https://")) ||
      url[strcspn (url, " \t")] != '\0')
    return NULL;

  take_warnings (self, warnings);

  return g_steal_pointer (&url);
}

static OssicleRequest *
read_curl (const char *text, GError **error)
{
  g_autoptr (OssicleCurlCommand) curl = ossicle_curl_command_parse (text, error);

  return curl != NULL ? g_object_ref (curl->request) : NULL;
}

/* What OSS says it signed, out of anything that holds its answer. */
static OssicleSigningText *
read_answer (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (OssicleCatalogue) catalogue = ossicle_cli_load_catalogue ();
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, name);
  g_autoptr (OssicleReading) reading = NULL;
  const char *code = NULL;
  GListModel *cases;

  if (catalogue == NULL)
    return NULL;

  reading = ossicle_intake_read (source, catalogue, g_get_real_time () / G_USEC_PER_SEC, NULL,
                                 error);
  cases = reading != NULL ? ossicle_reading_get_cases (reading) : NULL;
  for (guint i = 0; cases != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) item = g_list_model_get_item (cases, i);
      const char *string = ossicle_case_get_value (item, OSSICLE_FACT_STRING_TO_SIGN);
      const char *hex = ossicle_case_get_value (item, OSSICLE_FACT_BODY_PREFIX "StringToSignBytes");

      if (string != NULL || hex != NULL)
        return ossicle_signing_text_new_for_error (
          string, hex, ossicle_case_get_value (item, OSSICLE_FACT_BODY_PREFIX "CanonicalRequest"),
          ossicle_case_get_value (item, OSSICLE_FACT_BODY_PREFIX "CanonicalRequestBytes"));

      code = code != NULL ? code : ossicle_case_get_value (item, OSSICLE_FACT_CODE);
    }

  if (code != NULL)
    g_set_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED,
                 _ ("an answer (%s) that does not tell what OSS signed"), code);

  return NULL;
}

static void
read_text (OssicleCliSide *self, GBytes *bytes, const char *text, GError **error)
{
  g_autofree char *url = dup_url (self, text);

  if (text[strspn (text, " \t\r\n")] == '\0')
    g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED,
                         _ ("there is nothing in it"));
  else if (ossicle_curl_command_recognise (text))
    self->request = read_curl (text, error);
  else if (begins_with_request_line (text))
    self->request = ossicle_request_new_from_raw (text, strlen (text), "https", error);
  else if (url != NULL)
    self->request = ossicle_request_new ("GET", url);
  else
    self->text = read_answer (bytes, self->name, error);

  if (self->request != NULL)
    self->kind = "request";
  else if (self->text != NULL)
    self->kind = "answer";
}

/**
 * ossicle_cli_side_read:
 * @path: a file, or "-" for standard input
 * @error: where to put why it could not be read
 *
 * Takes what is in it for a request (raw, curl command or URL), for an answer of OSS, and otherwise
 * for a string to sign or canonical request.
 *
 * Returns: (transfer full): the side, or %NULL; a request is still to be rebuilt
 */
OssicleCliSide *
ossicle_cli_side_read (const char *path, GError **error)
{
  g_autoptr (OssicleCliSide) self = g_new0 (OssicleCliSide, 1);
  g_autoptr (GBytes) bytes = ossicle_cli_read (path, MAX_SIDE, error);
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  text = g_strndup (data != NULL ? data : "", length);
  self->warnings = ossicle_signing_warnings_new ();
  self->name = g_str_equal (path, "-") ? g_strdup ("-") : g_filename_display_name (path);
  read_text (self, bytes, text, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  if (self->kind == NULL)
    {
      self->kind = "string";
      self->text = ossicle_signing_text_new_pasted (text);
    }

  return g_steal_pointer (&self);
}

static gboolean
is_in_path (OssicleSigningRequest *request, const char *resource)
{
  g_autofree char *path = ossicle_signing_request_dup_path (request);

  return strcmp (resource, path) == 0 ||
         strcmp (resource + 1, ossicle_signing_request_get_key (request)) == 0;
}

/* The bucket of a custom domain stands in what the other side signed, if that has one. */
static char *
dup_bucket (OssicleSigningRequest *request, const OssicleCliSide *other)
{
  const char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (other->text != NULL)
    text = ossicle_signing_text_get_canonical_request (other->text);
  if (text == NULL && other->text != NULL)
    text = ossicle_signing_text_get_string_to_sign (other->text);
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
static gboolean
rebuild_form (OssicleCliSide *self)
{
  g_autoptr (OssiclePostForm) form = ossicle_post_form_new_for_request (self->request, NULL);
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;

  if (form == NULL)
    return FALSE;

  key = ossicle_access_key_new (ossicle_post_form_get_access_key_id (form), NULL, NULL);
  worksheet = ossicle_post_form_sign_again (form, key);
  if (worksheet == NULL)
    return FALSE;

  self->text = ossicle_signing_text_new_for_worksheet (worksheet);
  take_warnings (self, ossicle_post_form_get_warnings (form));

  return TRUE;
}

static void
fail_to_rebuild (OssicleSignedRequest *request, GError **error)
{
  OssicleSignatureVersion version = ossicle_signed_request_get_version (request);

  if (version == OSSICLE_SIGNATURE_V1 || version == OSSICLE_SIGNATURE_V4)
    g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED,
                         _ ("the URL does not tell until when it is good"));
  else
    g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_UNSUPPORTED,
                         _ ("only V1 and V4 of OSS can be rebuilt from a request"));
}

/**
 * ossicle_cli_side_rebuild:
 * @self: a side
 * @bucket: (nullable): its bucket, where it was told
 * @other: the other side, which may tell the bucket
 * @error: where to put why what was signed cannot be told
 *
 * Works out what the request of @self, if it is one, signed.
 *
 * Returns: whether @self has a text now
 */
gboolean
ossicle_cli_side_rebuild (OssicleCliSide *self,
                          const char *bucket,
                          const OssicleCliSide *other,
                          GError **error)
{
  OssicleSigningRequest *request;
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autofree char *guess = NULL;

  if (self->request == NULL || rebuild_form (self))
    return TRUE;

  self->signed_request = ossicle_signed_request_new (self->request, bucket, error);
  if (self->signed_request == NULL)
    return FALSE;

  request = ossicle_signed_request_get_request (self->signed_request);
  guess = bucket == NULL && lacks_bucket (request) ? dup_bucket (request, other) : NULL;
  if (guess != NULL)
    {
      g_clear_object (&self->signed_request);
      self->signed_request = ossicle_signed_request_new (self->request, guess, error);
    }

  worksheet = self->signed_request != NULL
                ? ossicle_signed_request_sign_again (self->signed_request, NULL)
                : NULL;
  if (worksheet == NULL)
    {
      if (self->signed_request != NULL)
        fail_to_rebuild (self->signed_request, error);
      return FALSE;
    }

  self->text = ossicle_signing_text_new_for_worksheet (worksheet);
  take_warnings (self, ossicle_signed_request_get_warnings (self->signed_request));
  take_warnings (self, ossicle_worksheet_get_warnings (worksheet));

  return TRUE;
}

void
ossicle_cli_side_free (OssicleCliSide *self)
{
  g_free (self->name);
  g_clear_object (&self->request);
  g_clear_object (&self->signed_request);
  g_clear_pointer (&self->text, ossicle_signing_text_free);
  g_clear_pointer (&self->warnings, ossicle_signing_warnings_free);
  g_free (self);
}
