/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-escape.h"
#include "ossicle-signing-request.h"

#define DEFAULT_PRODUCT "oss"
#define DEFAULT_SCHEME "https"
#define DEFAULT_EXPIRES 3600
#define SERVICE_SUFFIX ".aliyuncs.com"

struct _OssicleSigningRequest
{
  GObject parent_instance;

  char *method;
  char *bucket;
  char *key;
  OssicleFields *query;
  OssicleFields *headers;
  GPtrArray *additional;
  gint64 date;
  gint64 expires;
  char *scope_date;
  char *region;
  char *product;
  char *scheme;
  char *endpoint;
  OssicleAddressing addressing;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (OssicleSigningRequest, ossicle_signing_request, G_TYPE_OBJECT)

static void
replace (char **where, const char *value)
{
  char *copy = g_strdup (value != NULL ? value : "");

  g_free (*where);
  *where = copy;
}

static gboolean
begins_with_bucket (const char *host, const char *bucket)
{
  gsize length = strlen (bucket);

  return g_ascii_strncasecmp (host, bucket, length) == 0 && host[length] == '.';
}

static gboolean
is_address (const char *endpoint)
{
  g_autofree char *host = NULL;
  const char *colon;

  if (*endpoint == '[')
    return TRUE;

  colon = strchr (endpoint, ':');
  host = colon != NULL ? g_strndup (endpoint, colon - endpoint) : g_strdup (endpoint);

  return g_hostname_is_ip_address (host) || g_ascii_strcasecmp (host, "localhost") == 0;
}

/* Service hosts, also those of private clouds, begin "oss"; other names are domains of the
 * bucket's owner. */
static gboolean
is_service_host (const char *endpoint)
{
  gsize length = strcspn (endpoint, ":");
  gsize suffix = strlen (SERVICE_SUFFIX);

  return g_ascii_strncasecmp (endpoint, "oss-", 4) == 0 ||
         (length > suffix &&
          g_ascii_strncasecmp (endpoint + length - suffix, SERVICE_SUFFIX, suffix) == 0);
}

/* What AUTO comes to. An endpoint that begins with the bucket is taken as it stands. */
static OssicleAddressing
resolve_addressing (OssicleSigningRequest *self)
{
  if (*self->bucket == '\0')
    return OSSICLE_ADDRESSING_CUSTOM;

  if (self->addressing != OSSICLE_ADDRESSING_AUTO)
    return self->addressing;

  if (is_address (self->endpoint))
    return OSSICLE_ADDRESSING_PATH;

  if (is_service_host (self->endpoint) && !begins_with_bucket (self->endpoint, self->bucket))
    return OSSICLE_ADDRESSING_VIRTUAL;

  return OSSICLE_ADDRESSING_CUSTOM;
}

static void
ossicle_signing_request_finalize (GObject *object)
{
  OssicleSigningRequest *self = OSSICLE_SIGNING_REQUEST (object);

  g_free (self->method);
  g_free (self->bucket);
  g_free (self->key);
  ossicle_fields_free (self->query);
  ossicle_fields_free (self->headers);
  g_ptr_array_unref (self->additional);
  g_free (self->scope_date);
  g_free (self->region);
  g_free (self->product);
  g_free (self->scheme);
  g_free (self->endpoint);

  G_OBJECT_CLASS (ossicle_signing_request_parent_class)->finalize (object);
}

static void
ossicle_signing_request_class_init (OssicleSigningRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_signing_request_finalize;
}

static void
ossicle_signing_request_init (OssicleSigningRequest *self)
{
  self->method = g_strdup ("GET");
  self->bucket = g_strdup ("");
  self->key = g_strdup ("");
  self->query = ossicle_fields_new ();
  self->headers = ossicle_fields_new ();
  self->additional = g_ptr_array_new_with_free_func (g_free);
  self->expires = DEFAULT_EXPIRES;
  self->scope_date = g_strdup ("");
  self->region = g_strdup ("");
  self->product = g_strdup (DEFAULT_PRODUCT);
  self->scheme = g_strdup (DEFAULT_SCHEME);
  self->endpoint = g_strdup ("");
}

/**
 * ossicle_signing_request_new:
 * @method: the verb, as it is sent
 *
 * Returns: (transfer full): a request of the service itself (no bucket, no key), at 1970, over
 *   https, for the product "oss", valid for an hour where it becomes a URL
 */
OssicleSigningRequest *
ossicle_signing_request_new (const char *method)
{
  OssicleSigningRequest *self;

  g_return_val_if_fail (method != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_SIGNING_REQUEST, NULL);
  replace (&self->method, method);

  return self;
}

const char *
ossicle_signing_request_get_method (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->method;
}

/**
 * ossicle_signing_request_set_bucket:
 * @self: a request
 * @bucket: (nullable): the bucket, or "" for the service itself
 */
void
ossicle_signing_request_set_bucket (OssicleSigningRequest *self, const char *bucket)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  replace (&self->bucket, bucket);
}

const char *
ossicle_signing_request_get_bucket (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->bucket;
}

/**
 * ossicle_signing_request_set_key:
 * @self: a request
 * @key: (nullable): the object key as it is named, or ""
 */
void
ossicle_signing_request_set_key (OssicleSigningRequest *self, const char *key)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  replace (&self->key, key);
}

const char *
ossicle_signing_request_get_key (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->key;
}

/**
 * ossicle_signing_request_set_scope_date:
 * @self: a request
 * @scope_date: (nullable): the date of V4's scope, "" for that of the date signed. Only a request
 * that contradicts itself needs it
 */
void
ossicle_signing_request_set_scope_date (OssicleSigningRequest *self, const char *scope_date)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  replace (&self->scope_date, scope_date);
}

const char *
ossicle_signing_request_get_scope_date (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->scope_date;
}

/**
 * ossicle_signing_request_set_region:
 * @self: a request
 * @region: (nullable): the region of V4's scope, as "cn-hangzhou"
 */
void
ossicle_signing_request_set_region (OssicleSigningRequest *self, const char *region)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  replace (&self->region, region);
}

const char *
ossicle_signing_request_get_region (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->region;
}

/**
 * ossicle_signing_request_set_product:
 * @self: a request
 * @product: (nullable): the product of V4's scope, "oss" or "oss-cloudbox"
 */
void
ossicle_signing_request_set_product (OssicleSigningRequest *self, const char *product)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  replace (&self->product, product);
}

const char *
ossicle_signing_request_get_product (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->product;
}

void
ossicle_signing_request_set_scheme (OssicleSigningRequest *self, const char *scheme)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  replace (&self->scheme, scheme);
}

const char *
ossicle_signing_request_get_scheme (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->scheme;
}

/**
 * ossicle_signing_request_get_query:
 * @self: a request
 *
 * Returns: (transfer none): the query's parameters, unescaped, to be filled in
 */
OssicleFields *
ossicle_signing_request_get_query (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->query;
}

/**
 * ossicle_signing_request_get_headers:
 * @self: a request
 *
 * Returns: (transfer none): the headers that will be sent, to be filled in
 */
OssicleFields *
ossicle_signing_request_get_headers (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->headers;
}

/**
 * ossicle_signing_request_get_additional:
 * @self: a request
 *
 * Returns: (transfer none) (element-type utf8): the names of V4's additional headers in lower case
 */
GPtrArray *
ossicle_signing_request_get_additional (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->additional;
}

/**
 * ossicle_signing_request_add_additional:
 * @self: a request
 * @name: a header that V4 is to sign beyond those it signs anyway
 */
void
ossicle_signing_request_add_additional (OssicleSigningRequest *self, const char *name)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  g_ptr_array_add (self->additional, g_ascii_strdown (name, -1));
}

gint64
ossicle_signing_request_get_date (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), 0);

  return self->date;
}

/**
 * ossicle_signing_request_set_date:
 * @self: a request
 * @date: when it is signed, seconds since 1970, UTC; a date among the headers counts more
 */
void
ossicle_signing_request_set_date (OssicleSigningRequest *self, gint64 date)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  self->date = date;
}

gint64
ossicle_signing_request_get_expires (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), 0);

  return self->expires;
}

/**
 * ossicle_signing_request_set_expires:
 * @self: a request
 * @expires: for how many seconds from the date a signed URL is good
 */
void
ossicle_signing_request_set_expires (OssicleSigningRequest *self, gint64 expires)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  self->expires = expires;
}

gboolean
ossicle_signing_request_get_complete (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), FALSE);

  return self->complete;
}

/**
 * ossicle_signing_request_set_complete:
 * @self: a request
 * @complete: whether its headers are all that was sent: a signer adds none to those it signs
 */
void
ossicle_signing_request_set_complete (OssicleSigningRequest *self, gboolean complete)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  self->complete = complete;
}

const char *
ossicle_signing_request_get_endpoint (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  return self->endpoint;
}

/**
 * ossicle_signing_request_set_endpoint:
 * @self: a request
 * @endpoint: (nullable): a host, perhaps with a port; a scheme before it is kept as the scheme
 */
void
ossicle_signing_request_set_endpoint (OssicleSigningRequest *self, const char *endpoint)
{
  const char *host = endpoint != NULL ? endpoint : "";
  const char *mark = strstr (host, "://");

  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  if (mark != NULL)
    {
      g_free (self->scheme);
      self->scheme = g_ascii_strdown (host, mark - host);
      host = mark + strlen ("://");
    }

  g_free (self->endpoint);
  self->endpoint = g_strndup (host, strcspn (host, "/"));
}

void
ossicle_signing_request_set_addressing (OssicleSigningRequest *self, OssicleAddressing addressing)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_REQUEST (self));

  self->addressing = addressing;
}

/**
 * ossicle_signing_request_dup_host:
 * @self: a request
 *
 * Returns: (transfer full): the host to send it to, with the bucket where it belongs; "" without
 *   an endpoint
 */
char *
ossicle_signing_request_dup_host (OssicleSigningRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  if (*self->endpoint != '\0' && resolve_addressing (self) == OSSICLE_ADDRESSING_VIRTUAL)
    return g_strconcat (self->bucket, ".", self->endpoint, NULL);

  return g_strdup (self->endpoint);
}

/**
 * ossicle_signing_request_dup_path:
 * @self: a request
 *
 * Returns: (transfer full): the escaped path of its URL
 */
char *
ossicle_signing_request_dup_path (OssicleSigningRequest *self)
{
  GString *path;

  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (self), NULL);

  path = g_string_new ("/");
  if (resolve_addressing (self) == OSSICLE_ADDRESSING_PATH)
    {
      ossicle_escape_append (path, self->bucket);
      g_string_append_c (path, '/');
    }

  ossicle_escape_append_path (path, self->key);

  return g_string_free (path, FALSE);
}
