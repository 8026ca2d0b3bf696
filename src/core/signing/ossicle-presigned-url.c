/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-authorization.h"
#include "ossicle-pasted-url.h"
#include "ossicle-presigned-url.h"
#include "ossicle-secret.h"
#include "ossicle-signer-v4.h"
#include "ossicle-signing-time.h"

#define MILLISECONDS_DIGITS 13

struct _OssiclePresignedUrl
{
  GObject parent_instance;

  OssicleSignatureVersion version;
  char *base;
  OssicleFields *query;
  char *id;
  const char *signature; /* borrowed from the query, as the next one */
  const char *token;
  OssicleScope *scope;
  char **additional;
  gint64 signed_at;
  gint64 expires_at;
  OssicleSigningWarnings *warnings;
};

G_DEFINE_FINAL_TYPE (OssiclePresignedUrl, ossicle_presigned_url, G_TYPE_OBJECT)

/* The parameters of each version; NULL where it has none of that kind. */
typedef struct
{
  OssicleSignatureVersion version;
  const char *marker; /* whose presence tells the version */
  const char *marker_value;
  const char *id;
  const char *credential;
  const char *date;
  const char *expires;
  const char *signature;
  const char *token;
  const char *additional;
  const char *terminator;
} Form;

static const Form forms[] = {
  { OSSICLE_SIGNATURE_V4, "x-oss-signature-version", OSSICLE_SIGNER_V4_ALGORITHM, NULL,
    "x-oss-credential", "x-oss-date", "x-oss-expires", "x-oss-signature", "x-oss-security-token",
    "x-oss-additional-headers", OSSICLE_SIGNER_V4_TERMINATOR },
  { OSSICLE_SIGNATURE_V2, "x-oss-signature-version", "OSS2", "x-oss-access-key-id", NULL, NULL,
    "x-oss-expires", "x-oss-signature", "security-token", "x-oss-additional-headers", NULL },
  { OSSICLE_SIGNATURE_S3_V4, "X-Amz-Algorithm", "AWS4-HMAC-SHA256", NULL, "X-Amz-Credential",
    "X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-SignedHeaders",
    "aws4_request" },
  { OSSICLE_SIGNATURE_S3_V2, "AWSAccessKeyId", NULL, "AWSAccessKeyId", NULL, NULL, "Expires",
    "Signature", "x-amz-security-token", NULL, NULL },
  { OSSICLE_SIGNATURE_V1, "OSSAccessKeyId", NULL, "OSSAccessKeyId", NULL, NULL, "Expires",
    "Signature", "security-token", NULL, NULL },
  /* Without the parameter that should tell. */
  { OSSICLE_SIGNATURE_V2, "x-oss-access-key-id", NULL, "x-oss-access-key-id", NULL, NULL,
    "x-oss-expires", "x-oss-signature", "security-token", "x-oss-additional-headers", NULL },
  { OSSICLE_SIGNATURE_V4, "x-oss-credential", NULL, NULL, "x-oss-credential", "x-oss-date",
    "x-oss-expires", "x-oss-signature", "x-oss-security-token", "x-oss-additional-headers",
    OSSICLE_SIGNER_V4_TERMINATOR },
  { OSSICLE_SIGNATURE_V4, "x-oss-signature", NULL, NULL, "x-oss-credential", "x-oss-date",
    "x-oss-expires", "x-oss-signature", "x-oss-security-token", "x-oss-additional-headers",
    OSSICLE_SIGNER_V4_TERMINATOR },
  { OSSICLE_SIGNATURE_V1, "Signature", NULL, "OSSAccessKeyId", NULL, NULL, "Expires", "Signature",
    "security-token", NULL, NULL },
};

static void
warn (OssiclePresignedUrl *self, OssicleSigningWarning warning, const char *subject)
{
  ossicle_signing_warnings_add (self->warnings, warning, subject);
}

static const char *
find (OssiclePresignedUrl *self, const char *name)
{
  const OssicleField *field = ossicle_fields_find_exactly (self->query, name);

  return field != NULL && field->value != NULL ? field->value : NULL;
}

/* A parameter that is there under nearly its name, as documentation itself once misspelt one. */
static const OssicleField *
find_misspelt (OssiclePresignedUrl *self, const char *name)
{
  const OssicleField *field = NULL;

  if (strcmp (name, "x-oss-signature-version") == 0)
    field = ossicle_fields_find (self->query, "x-oss-signature-verion");

  return field != NULL ? field : ossicle_fields_find (self->query, name);
}

static gboolean
has_marker (OssiclePresignedUrl *self, const Form *form, gboolean nearly)
{
  const OssicleField *field = nearly ? find_misspelt (self, form->marker)
                                     : ossicle_fields_find_exactly (self->query, form->marker);

  return field != NULL && field->value != NULL && *field->value != '\0' &&
         (form->marker_value == NULL || g_ascii_strcasecmp (field->value, form->marker_value) == 0);
}

/* Names in another case count only where no name is right: some gateways change all of them. */
static const Form *
find_form (OssiclePresignedUrl *self)
{
  for (guint nearly = 0; nearly < 2; nearly++)
    for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
      if (has_marker (self, &forms[i], nearly != 0))
        return &forms[i];

  return NULL;
}

/* Its value also where it is misspelt: who made the mistake wants to know the rest as well. */
static const char *
require (OssiclePresignedUrl *self, const char *name)
{
  const OssicleField *misspelt;
  const char *value;

  if (name == NULL)
    return NULL;

  value = find (self, name);
  if (value != NULL && *value != '\0')
    return value;

  misspelt = value == NULL ? find_misspelt (self, name) : NULL;
  if (misspelt == NULL)
    {
      warn (self, OSSICLE_SIGNING_WARNING_PARAMETER_MISSING, name);
      return value;
    }

  warn (self, OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT, misspelt->name);

  return misspelt->value;
}

static void
read_who (OssiclePresignedUrl *self, const Form *form)
{
  const char *value = require (self, form->id != NULL ? form->id : form->credential);

  if (form->credential == NULL)
    {
      self->id = g_strdup (value != NULL ? value : "");
    }
  else if (value != NULL)
    {
      self->scope = ossicle_scope_new (value, form->terminator, self->warnings);
      self->id = g_strdup (self->scope->id);
    }
  else
    {
      self->id = g_strdup ("");
    }

  ossicle_signing_warnings_check_id (self->warnings, self->id);
}

static void
read_relative (OssiclePresignedUrl *self, gint64 seconds)
{
  if (seconds < 1 || seconds > OSSICLE_SIGNER_V4_MAX_EXPIRES)
    warn (self, OSSICLE_SIGNING_WARNING_EXPIRES_RANGE, NULL);

  if (self->signed_at != OSSICLE_NO_TIME && seconds <= OSSICLE_SIGNING_TIME_MAX)
    self->expires_at = self->signed_at + seconds;
}

static void
read_when (OssiclePresignedUrl *self, const Form *form)
{
  const char *date = require (self, form->date);
  const char *expires = require (self, form->expires);
  gint64 seconds;

  if (date != NULL && !ossicle_signing_time_parse_basic (date, &self->signed_at))
    warn (self, OSSICLE_SIGNING_WARNING_DATE_FORM, NULL);

  if (date != NULL && self->scope != NULL && !g_str_has_prefix (date, self->scope->date))
    warn (self, OSSICLE_SIGNING_WARNING_DATES_DIFFER, NULL);

  if (expires == NULL || *expires == '\0')
    return;

  if (!ossicle_signing_time_parse_seconds (expires, &seconds))
    {
      warn (self, OSSICLE_SIGNING_WARNING_EXPIRES_FORM, NULL);
      return;
    }

  if (form->date != NULL)
    read_relative (self, seconds);
  else
    self->expires_at = seconds;

  if (form->date == NULL && strlen (expires) >= MILLISECONDS_DIGITS)
    warn (self, OSSICLE_SIGNING_WARNING_EXPIRES_MILLISECONDS, NULL);
}

static void
read_rest (OssiclePresignedUrl *self, const Form *form)
{
  const char *additional = form->additional != NULL ? find (self, form->additional) : NULL;

  self->signature = require (self, form->signature);
  if (self->signature != NULL && *self->signature != '\0')
    ossicle_signature_check_form (self->version, self->signature, self->warnings);

  self->token = find (self, form->token);
  ossicle_signing_warnings_check_token (self->warnings, self->id, self->token != NULL);

  if (additional != NULL && *additional != '\0')
    {
      g_strfreev (self->additional);
      self->additional = g_strsplit (additional, ";", -1);
    }

  if (self->version == OSSICLE_SIGNATURE_S3_V2 || self->version == OSSICLE_SIGNATURE_S3_V4)
    warn (self, OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER, NULL);
}

static void
ossicle_presigned_url_finalize (GObject *object)
{
  OssiclePresignedUrl *self = OSSICLE_PRESIGNED_URL (object);

  g_free (self->base);
  ossicle_fields_free (self->query);
  g_free (self->id);
  g_clear_pointer (&self->scope, ossicle_scope_free);
  g_strfreev (self->additional);
  ossicle_signing_warnings_free (self->warnings);

  G_OBJECT_CLASS (ossicle_presigned_url_parent_class)->finalize (object);
}

static void
ossicle_presigned_url_class_init (OssiclePresignedUrlClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_presigned_url_finalize;
}

static void
ossicle_presigned_url_init (OssiclePresignedUrl *self)
{
  self->query = ossicle_fields_new ();
  self->additional = g_new0 (char *, 1);
  self->signed_at = OSSICLE_NO_TIME;
  self->expires_at = OSSICLE_NO_TIME;
  self->warnings = ossicle_signing_warnings_new ();
}

/* Of a parameter that comes twice, the first is read here; who knows which one the service reads.
 */
static void
check_repeated (OssiclePresignedUrl *self, const Form *form)
{
  const char *const names[] = { form->marker,  form->id,    form->credential, form->date,
                                form->expires, form->token, form->additional, form->signature };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint n = 0;

      for (guint j = 0; names[i] != NULL && j < ossicle_fields_get_length (self->query); j++)
        n += strcmp (ossicle_fields_get (self->query, j)->name, names[i]) == 0;

      if (n > 1)
        warn (self, OSSICLE_SIGNING_WARNING_QUERY_REPEATED, names[i]);
    }
}

static gboolean
read_text (OssiclePresignedUrl *self, const char *text, GError **error)
{
  char *url = ossicle_pasted_url_dup (text, self->warnings);
  gsize length = strcspn (url, "?#");
  const char *query = url[length] == '?' ? url + length + 1 : "";
  gboolean read = ossicle_fields_add_query (self->query, query, strcspn (query, "#"));
  const Form *form;

  self->base = g_strndup (url, length);
  ossicle_secret_wipe_string (url);
  if (!read)
    {
      g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED,
                           "A parameter of the URL holds an escaped NUL");
      return FALSE;
    }

  form = find_form (self);
  if (form == NULL)
    {
      g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED,
                           "No parameter of the URL is one of a signature");
      return FALSE;
    }

  self->version = form->version;
  if (form->version == OSSICLE_SIGNATURE_V4)
    (void) require (self, "x-oss-signature-version");
  read_who (self, form);
  read_when (self, form);
  read_rest (self, form);
  check_repeated (self, form);

  return TRUE;
}

/**
 * ossicle_presigned_url_new:
 * @text: a URL, or what follows the host in a request line
 * @error: set where it is not signed, cannot be read, or is longer than
 *   %OSSICLE_PRESIGNED_URL_MAX_BYTES
 *
 * What is missing or odd in the signature becomes a warning.
 *
 * Returns: (transfer full): the parts, or %NULL
 */
OssiclePresignedUrl *
ossicle_presigned_url_new (const char *text, GError **error)
{
  g_autoptr (OssiclePresignedUrl) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > OSSICLE_PRESIGNED_URL_MAX_BYTES)
    {
      g_set_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_TOO_LARGE,
                   "A URL of more than %d bytes", OSSICLE_PRESIGNED_URL_MAX_BYTES);
      return NULL;
    }

  self = g_object_new (OSSICLE_TYPE_PRESIGNED_URL, NULL);
  if (!read_text (self, text, error))
    return NULL;

  return g_steal_pointer (&self);
}

OssicleSignatureVersion
ossicle_presigned_url_get_version (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), OSSICLE_SIGNATURE_NONE);

  return self->version;
}

/**
 * ossicle_presigned_url_get_base:
 * @self: a signed URL
 *
 * Returns: (transfer none): the URL before its query, as it was written
 */
const char *
ossicle_presigned_url_get_base (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return self->base;
}

const char *
ossicle_presigned_url_get_access_key_id (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return self->id;
}

/**
 * ossicle_presigned_url_get_signature:
 * @self: a signed URL
 *
 * Returns: (transfer none) (nullable): the signature, unescaped
 */
const char *
ossicle_presigned_url_get_signature (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return self->signature;
}

/**
 * ossicle_presigned_url_get_token:
 * @self: a signed URL
 *
 * Returns: (transfer none) (nullable): the security token, which is nobody's to see
 */
const char *
ossicle_presigned_url_get_token (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return self->token;
}

/**
 * ossicle_presigned_url_get_scope:
 * @self: a signed URL
 *
 * Returns: (transfer none) (nullable): the scope of the versions that have one
 */
const OssicleScope *
ossicle_presigned_url_get_scope (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return self->scope;
}

const char *const *
ossicle_presigned_url_get_additional (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return (const char *const *) self->additional;
}

/**
 * ossicle_presigned_url_get_signed_at:
 * @self: a signed URL
 *
 * Returns: when it was signed, seconds since 1970; %OSSICLE_NO_TIME where it does not tell, as V1
 *   never does
 */
gint64
ossicle_presigned_url_get_signed_at (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), OSSICLE_NO_TIME);

  return self->signed_at;
}

/**
 * ossicle_presigned_url_get_expires_at:
 * @self: a signed URL
 *
 * Returns: until when it is good, seconds since 1970, or %OSSICLE_NO_TIME
 */
gint64
ossicle_presigned_url_get_expires_at (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), OSSICLE_NO_TIME);

  return self->expires_at;
}

/**
 * ossicle_presigned_url_judge:
 * @self: a signed URL
 * @now: seconds since 1970, UTC
 *
 * Returns: whether it is good at that time, as far as the clock is concerned
 */
OssicleExpiry
ossicle_presigned_url_judge (OssiclePresignedUrl *self, gint64 now)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), OSSICLE_EXPIRY_UNKNOWN);

  return ossicle_expiry_judge (self->signed_at, self->expires_at, now);
}

const OssicleSigningWarnings *
ossicle_presigned_url_get_warnings (OssiclePresignedUrl *self)
{
  g_return_val_if_fail (OSSICLE_IS_PRESIGNED_URL (self), NULL);

  return self->warnings;
}
