/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-side.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/intake/ossicle-intake.h"
#include "core/intake/ossicle-signing-import.h"
#include "core/signing/ossicle-signing-error.h"
#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-input.h"

#define MAX_SIDE (16 * 1024 * 1024)

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

/* @error is there, and empty */
static void
read_text (OssicleCliSide *self, GBytes *bytes, const char *text, GError **error)
{
  if (text[strspn (text, " \t\r\n")] == '\0')
    g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED,
                         _ ("there is nothing in it"));
  else
    self->request = ossicle_signing_import_read_request (text, self->warnings, error);
  if (self->request == NULL && *error == NULL)
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

static void
fail_to_rebuild (GError *failure, GError **error)
{
  const char *text = NULL;

  if (g_error_matches (failure, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MISSING))
    text = _ ("the URL does not tell until when it is good");
  else if (g_error_matches (failure, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_UNSUPPORTED))
    text = _ ("only V1 and V4 of OSS can be rebuilt from a request");
  g_set_error_literal (error, failure->domain, failure->code,
                       text != NULL ? text : failure->message);
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
  g_autoptr (GError) failure = NULL;

  if (self->request == NULL)
    return TRUE;

  self->text = ossicle_signing_import_rebuild (self->request, bucket, other->text, self->warnings,
                                               &failure);
  if (self->text == NULL)
    fail_to_rebuild (failure, error);

  return self->text != NULL;
}

void
ossicle_cli_side_free (OssicleCliSide *self)
{
  g_free (self->name);
  g_clear_object (&self->request);
  g_clear_pointer (&self->text, ossicle_signing_text_free);
  g_clear_pointer (&self->warnings, ossicle_signing_warnings_free);
  g_free (self);
}
