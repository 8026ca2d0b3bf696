/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-canonical.h"
#include "ossicle-escape.h"
#include "ossicle-signed-request.h"
#include "ossicle-signer-v1.h"
#include "ossicle-signer-v4.h"
#include "ossicle-signing-time.h"

struct _OssicleSignedRequest
{
  GObject parent_instance;

  OssicleSigningRequest *request;
  OssicleAuthorization *authorization;
  OssiclePresignedUrl *url;
  OssicleSigningWarnings *warnings;
};

G_DEFINE_FINAL_TYPE (OssicleSignedRequest, ossicle_signed_request, G_TYPE_OBJECT)

static gboolean
fail_on_nul (GError **error)
{
  g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED,
                       "The URL holds an escaped NUL");

  return FALSE;
}

/* The bucket's name out of the path, where the host has none: "/bucket/key", and also "/bucket". */
static gboolean
split_path (char *path, const char **bucket, const char **key)
{
  char *slash = strchr (path + 1, '/');

  if (path[0] != '/' || path[1] == '\0')
    return FALSE;

  *bucket = path + 1;
  *key = "";
  if (slash != NULL)
    {
      *slash = '\0';
      *key = slash + 1;
    }

  return TRUE;
}

static void
read_place (OssicleSignedRequest *self, OssicleEndpoint *endpoint, char *path, const char *hint)
{
  OssicleEndpointKind kind = ossicle_endpoint_get_kind (endpoint);
  gboolean in_path = kind == OSSICLE_ENDPOINT_ADDRESS ||
                     (ossicle_endpoint_is_oss (endpoint) &&
                      ossicle_endpoint_get_bucket (endpoint) == NULL);
  const char *bucket = ossicle_endpoint_get_bucket (endpoint);
  const char *key = *path == '/' ? path + 1 : path;
  gsize length = hint != NULL ? strlen (hint) : 0;
  OssicleAddressing addressing = OSSICLE_ADDRESSING_CUSTOM;

  if (in_path && hint != NULL)
    in_path = strncmp (key, hint, length) == 0 && (key[length] == '/' || key[length] == '\0');

  if (in_path && split_path (path, &bucket, &key))
    addressing = OSSICLE_ADDRESSING_PATH;

  ossicle_signing_request_set_bucket (self->request, hint != NULL ? hint : bucket);
  ossicle_signing_request_set_key (self->request, key);
  ossicle_signing_request_set_addressing (self->request, addressing);
}

static gboolean
read_url (OssicleSignedRequest *self, const char *url, const char *hint, GError **error)
{
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  const char *mark = strstr (url, "://");
  const char *authority, *path, *query;
  g_autofree char *host = NULL;
  g_autofree char *raw = NULL;

  /* Only before a path or query does it end a scheme. */
  if (mark != NULL && mark > url + strcspn (url, "/?#"))
    mark = NULL;

  if (mark != NULL)
    {
      g_autofree char *scheme = g_ascii_strdown (url, mark - url);

      ossicle_signing_request_set_scheme (self->request, scheme);
    }

  authority = mark != NULL ? mark + strlen ("://") : url;
  path = authority + strcspn (authority, "/?#");
  query = path + strcspn (path, "?#");
  host = g_strndup (authority, path - authority);
  raw = ossicle_unescape (path, query - path, FALSE);
  if (raw == NULL)
    return fail_on_nul (error);

  endpoint = ossicle_endpoint_new (host);
  ossicle_signing_request_set_endpoint (self->request, host);
  read_place (self, endpoint, raw, hint);

  if (*query == '?' && !ossicle_fields_add_query (ossicle_signing_request_get_query (self->request),
                                                  query + 1, strcspn (query + 1, "#")))
    return fail_on_nul (error);

  return TRUE;
}

static void
read_headers (OssicleSignedRequest *self, OssicleHeaders *headers)
{
  OssicleFields *fields = ossicle_signing_request_get_headers (self->request);

  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);

      if (g_ascii_strcasecmp (header->name, "authorization") != 0)
        ossicle_fields_add (fields, header->name, header->value);
    }
}

static gint64
header_time (OssicleSignedRequest *self, const char *name)
{
  const OssicleField *field = ossicle_fields_find (
    ossicle_signing_request_get_headers (self->request), name);
  gint64 time = 0;

  if (field == NULL || field->value == NULL)
    return 0;

  if (!ossicle_signing_time_parse_basic (field->value, &time))
    (void) ossicle_signing_time_parse_http (field->value, &time);

  return time;
}

static void
take_scope (OssicleSignedRequest *self, const OssicleScope *scope)
{
  if (scope == NULL)
    return;

  ossicle_signing_request_set_scope_date (self->request, scope->date);
  ossicle_signing_request_set_region (self->request, scope->region);
  ossicle_signing_request_set_product (self->request, scope->product);
}

static void
take_additional (OssicleSignedRequest *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    ossicle_signing_request_add_additional (self->request, names[i]);
}

static void
take_authorization (OssicleSignedRequest *self)
{
  gint64 time = header_time (self, OSSICLE_HEADER_DATE);

  ossicle_signing_request_set_complete (self->request, TRUE);
  ossicle_signing_request_set_date (self->request, time != 0 ? time : header_time (self, "date"));
  take_scope (self, ossicle_authorization_get_scope (self->authorization));
  take_additional (self, ossicle_authorization_get_additional (self->authorization));
}

/* What the signer adds, it adds again: everything of the signature is taken out of the query. */
static void
take_url (OssicleSignedRequest *self)
{
  static const char *const v1[] = { "OSSAccessKeyId", "Expires", "Signature" };
  static const char *const v4[] = {
    "x-oss-signature-version", "x-oss-credential", "x-oss-date",
    "x-oss-expires",           "x-oss-signature",  "x-oss-additional-headers"
  };
  OssicleFields *query = ossicle_signing_request_get_query (self->request);
  gint64 signed_at = ossicle_presigned_url_get_signed_at (self->url);
  gint64 expires_at = ossicle_presigned_url_get_expires_at (self->url);

  if (ossicle_presigned_url_get_version (self->url) == OSSICLE_SIGNATURE_V4)
    {
      for (guint i = 0; i < G_N_ELEMENTS (v4); i++)
        ossicle_fields_remove (query, v4[i]);
      take_scope (self, ossicle_presigned_url_get_scope (self->url));
      take_additional (self, ossicle_presigned_url_get_additional (self->url));
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (v1); i++)
        ossicle_fields_remove (query, v1[i]);
      signed_at = 0;
    }

  if (signed_at != OSSICLE_NO_TIME)
    ossicle_signing_request_set_date (self->request, signed_at);
  if (signed_at != OSSICLE_NO_TIME && expires_at != OSSICLE_NO_TIME)
    ossicle_signing_request_set_expires (self->request, expires_at - signed_at);
}

static gboolean
read_signature (OssicleSignedRequest *self, OssicleRequest *request, GError **error)
{
  const char *header = ossicle_headers_get (ossicle_request_get_headers (request), "Authorization");
  g_autoptr (GError) url_error = NULL;

  self->url = ossicle_presigned_url_new (ossicle_request_get_url (request), &url_error);
  if (header == NULL && self->url == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&url_error));
      return FALSE;
    }

  if (header != NULL)
    {
      self->authorization = ossicle_authorization_new (header, error);
      if (self->authorization == NULL)
        return FALSE;

      if (self->url != NULL)
        ossicle_signing_warnings_add (self->warnings, OSSICLE_SIGNING_WARNING_SIGNED_TWICE, NULL);
      ossicle_signing_warnings_add_all (self->warnings,
                                        ossicle_authorization_get_warnings (self->authorization));
      g_clear_object (&self->url);
      take_authorization (self);
      return TRUE;
    }

  ossicle_signing_warnings_add_all (self->warnings, ossicle_presigned_url_get_warnings (self->url));
  take_url (self);

  return TRUE;
}

static void
ossicle_signed_request_finalize (GObject *object)
{
  OssicleSignedRequest *self = OSSICLE_SIGNED_REQUEST (object);

  g_clear_object (&self->request);
  g_clear_object (&self->authorization);
  g_clear_object (&self->url);
  ossicle_signing_warnings_free (self->warnings);

  G_OBJECT_CLASS (ossicle_signed_request_parent_class)->finalize (object);
}

static void
ossicle_signed_request_class_init (OssicleSignedRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_signed_request_finalize;
}

static void
ossicle_signed_request_init (OssicleSignedRequest *self)
{
  self->warnings = ossicle_signing_warnings_new ();
}

/* What of @request there is to sign; a signature is not looked for. */
static OssicleSignedRequest *
read_request (OssicleRequest *request, const char *bucket, GError **error)
{
  g_autoptr (OssicleSignedRequest) self = g_object_new (OSSICLE_TYPE_SIGNED_REQUEST, NULL);

  self->request = ossicle_signing_request_new (ossicle_request_get_method (request));
  if (!read_url (self, ossicle_request_get_url (request), bucket, error))
    return NULL;

  read_headers (self, ossicle_request_get_headers (request));

  return g_steal_pointer (&self);
}

/**
 * ossicle_signed_request_read:
 * @request: a request, signed or not
 * @bucket: (nullable): its bucket, for a custom domain, which does not tell it
 * @error: set where its URL cannot be read
 *
 * Returns: (transfer full): what a signer would sign of it, without an Authorization header, or
 *   %NULL
 */
OssicleSigningRequest *
ossicle_signed_request_read (OssicleRequest *request, const char *bucket, GError **error)
{
  g_autoptr (OssicleSignedRequest) self = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  self = read_request (request, bucket, error);

  return self != NULL ? g_object_ref (self->request) : NULL;
}

/**
 * ossicle_signed_request_new:
 * @request: a request as it went over the wire
 * @bucket: (nullable): its bucket, for a custom domain, which does not tell it
 * @error: set where it is not signed, or its URL cannot be read
 *
 * Returns: (transfer full): what was signed, or %NULL
 */
OssicleSignedRequest *
ossicle_signed_request_new (OssicleRequest *request, const char *bucket, GError **error)
{
  g_autoptr (OssicleSignedRequest) self = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  self = read_request (request, bucket, error);
  if (self == NULL || !read_signature (self, request, error))
    return NULL;

  return g_steal_pointer (&self);
}

OssicleSignatureVersion
ossicle_signed_request_get_version (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), OSSICLE_SIGNATURE_NONE);

  if (self->authorization != NULL)
    return ossicle_authorization_get_version (self->authorization);

  return ossicle_presigned_url_get_version (self->url);
}

OssicleSignaturePlace
ossicle_signed_request_get_place (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), OSSICLE_SIGNATURE_IN_HEADER);

  return self->authorization != NULL ? OSSICLE_SIGNATURE_IN_HEADER : OSSICLE_SIGNATURE_IN_URL;
}

/**
 * ossicle_signed_request_get_request:
 * @self: a signed request
 *
 * Returns: (transfer none): what was signed, without the signature
 */
OssicleSigningRequest *
ossicle_signed_request_get_request (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  return self->request;
}

/**
 * ossicle_signed_request_get_authorization:
 * @self: a signed request
 *
 * Returns: (transfer none) (nullable): its header, taken apart
 */
OssicleAuthorization *
ossicle_signed_request_get_authorization (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  return self->authorization;
}

/**
 * ossicle_signed_request_get_url:
 * @self: a signed request
 *
 * Returns: (transfer none) (nullable): its signed URL, taken apart
 */
OssiclePresignedUrl *
ossicle_signed_request_get_url (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  return self->url;
}

const char *
ossicle_signed_request_get_access_key_id (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  if (self->authorization != NULL)
    return ossicle_authorization_get_access_key_id (self->authorization);

  return ossicle_presigned_url_get_access_key_id (self->url);
}

/**
 * ossicle_signed_request_get_signature:
 * @self: a signed request
 *
 * Returns: (transfer none) (nullable): the signature it carries
 */
const char *
ossicle_signed_request_get_signature (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  if (self->authorization != NULL)
    return ossicle_authorization_get_signature (self->authorization);

  return ossicle_presigned_url_get_signature (self->url);
}

/**
 * ossicle_signed_request_get_warnings:
 * @self: a signed request
 *
 * Returns: (transfer none): what to mind about it, its header or its URL
 */
const OssicleSigningWarnings *
ossicle_signed_request_get_warnings (OssicleSignedRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  return self->warnings;
}

/**
 * ossicle_signed_request_sign_again:
 * @self: a signed request
 * @secret: (nullable): the secret of its access key
 *
 * Signs the request as it is, token included, for its own access key, date and scope. A signature
 * other than the one it carries was made with another secret or over something else.
 *
 * Returns: (transfer full) (nullable): the worksheet, its signature left out without a secret;
 *   %NULL for versions that are only recognised, and for URLs whose times cannot be read
 */
OssicleWorksheet *
ossicle_signed_request_sign_again (OssicleSignedRequest *self, OssicleSecret *secret)
{
  g_autoptr (OssicleAccessKey) key = NULL;

  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), NULL);

  if (self->url != NULL && ossicle_presigned_url_get_expires_at (self->url) == OSSICLE_NO_TIME)
    return NULL;

  key = ossicle_access_key_new (ossicle_signed_request_get_access_key_id (self), secret, NULL);
  switch (ossicle_signed_request_get_version (self))
    {
    case OSSICLE_SIGNATURE_V1:
      return ossicle_signer_v1_sign (self->request, ossicle_signed_request_get_place (self), key);

    case OSSICLE_SIGNATURE_V4:
      return ossicle_signer_v4_sign (self->request, ossicle_signed_request_get_place (self), key,
                                     NULL);

    case OSSICLE_SIGNATURE_NONE:
    case OSSICLE_SIGNATURE_V2:
    case OSSICLE_SIGNATURE_S3_V2:
    case OSSICLE_SIGNATURE_S3_V4:
    default:
      return NULL;
    }
}

/* Takes as long for a signature that is nearly right as for one that is not. */
static gboolean
is_same_signature (const char *a, const char *b)
{
  gsize length = strlen (a);
  guint difference = strlen (b) != length;

  for (gsize i = 0; i < length && b[i] != '\0'; i++)
    difference |= (guint) (a[i] ^ b[i]);

  return difference == 0;
}

/**
 * ossicle_signed_request_verify:
 * @self: a signed request
 * @secret: the secret of its access key
 *
 * Neither the clock nor the access key id is looked at.
 *
 * Returns: whether the signature it carries is the one that @secret makes
 */
gboolean
ossicle_signed_request_verify (OssicleSignedRequest *self, OssicleSecret *secret)
{
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  const char *carried;

  g_return_val_if_fail (OSSICLE_IS_SIGNED_REQUEST (self), FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  worksheet = ossicle_signed_request_sign_again (self, secret);
  carried = ossicle_signed_request_get_signature (self);

  return worksheet != NULL && carried != NULL &&
         is_same_signature (ossicle_worksheet_get_signature (worksheet), carried);
}
