/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "ossicle-endpoint.h"
#include "ossicle-region.h"

#define DOMAIN_SUFFIX ".aliyuncs.com"
#define DOMAIN_LABELS 2

struct _OssicleEndpoint
{
  GObject parent_instance;

  char *host;
  char *scheme;
  char *bucket;
  char *object;
  char *region;
  char *service_host;
  guint port;
  OssicleEndpointKind kind;
  gboolean internal;
  gboolean path_style;
  gboolean bucket_twice;
};

G_DEFINE_FINAL_TYPE (OssicleEndpoint, ossicle_endpoint, G_TYPE_OBJECT)

static char *
join_labels (char **labels, guint first, guint end)
{
  GString *joined = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (joined, i > first ? ".%s" : "%s", labels[i]);

  return g_string_free (joined, FALSE);
}

/* Everything before the service's own labels is the bucket. Bucket names have no dot, so more than
 * one label means that the endpoint was configured with a bucket in it; which of two different ones
 * is meant, the host does not tell. */
static void
take_bucket (OssicleEndpoint *self, char **labels, guint n_before)
{
  self->service_host = join_labels (labels, n_before, g_strv_length (labels));
  if (n_before == 0)
    return;
  self->bucket_twice = n_before > 1;
  if (n_before == 1 || g_str_equal (labels[0], labels[1]))
    self->bucket = g_strdup (labels[0]);
}

static void
take_region (OssicleEndpoint *self, const char *label)
{
  g_autofree char *region = g_strdup (g_str_has_prefix (label, "oss-") ? label + 4 : label);

  if (g_str_has_suffix (region, "-internal"))
    {
      region[strlen (region) - strlen ("-internal")] = '\0';
      self->internal = TRUE;
    }
  if (ossicle_region_is_well_formed (region))
    self->region = g_steal_pointer (&region);
}

static gboolean
parse_regional (OssicleEndpoint *self, char **labels, guint n)
{
  gboolean s3 = n > 1 && g_str_equal (labels[n - 2], "s3");

  if (!g_str_has_prefix (labels[n - 1], "oss-"))
    return FALSE;
  take_region (self, labels[n - 1]);
  if (self->region == NULL)
    return FALSE;
  self->kind = s3               ? OSSICLE_ENDPOINT_S3
               : self->internal ? OSSICLE_ENDPOINT_INTERNAL
                                : OSSICLE_ENDPOINT_PUBLIC;
  take_bucket (self, labels, n - (s3 ? 2 : 1));

  return TRUE;
}

/* BUCKET.cn-hangzhou.oss.aliyuncs.com has both stacks. "oss.aliyuncs.com" alone is the first
 * endpoint that the service had, in Hangzhou. */
static gboolean
parse_plain (OssicleEndpoint *self, char **labels, guint n)
{
  const char *before = n > 1 ? labels[n - 2] : NULL;
  gboolean regional;

  self->internal = g_str_equal (labels[n - 1], "oss-internal");
  if (!self->internal && !g_str_equal (labels[n - 1], "oss"))
    return FALSE;
  regional = !self->internal && before != NULL &&
             (n > 2 ? ossicle_region_is_well_formed (before) && !g_str_equal (labels[0], before)
                    : ossicle_region_is_known (before));
  self->kind = regional         ? OSSICLE_ENDPOINT_DUAL_STACK
               : self->internal ? OSSICLE_ENDPOINT_INTERNAL
                                : OSSICLE_ENDPOINT_PUBLIC;
  self->region = g_strdup (regional ? before : "cn-hangzhou");
  take_bucket (self, labels, n - (regional ? 2 : 1));

  return TRUE;
}

static gboolean
parse_accelerate (OssicleEndpoint *self, char **labels, guint n)
{
  if (!g_str_equal (labels[n - 1], "oss-accelerate") &&
      !g_str_equal (labels[n - 1], "oss-accelerate-overseas"))
    return FALSE;
  self->kind = OSSICLE_ENDPOINT_ACCELERATE;
  take_bucket (self, labels, n - 1);

  return TRUE;
}

/* A vector bucket's host is BUCKET-UID. */
static void
cut_account (OssicleEndpoint *self)
{
  char *hyphen = self->bucket != NULL ? strrchr (self->bucket, '-') : NULL;

  if (hyphen != NULL && hyphen > self->bucket && hyphen[1] != '\0' &&
      hyphen[1 + strspn (hyphen + 1, "0123456789")] == '\0')
    *hyphen = '\0';
}

static gboolean
parse_product (OssicleEndpoint *self, char **labels, guint n)
{
  static const struct
  {
    const char *label;
    OssicleEndpointKind kind;
    guint n_own;         /* labels that are the service's, the region's among them */
    gboolean has_bucket; /* whether what stands before them is a bucket */
  } table[] = {
    { "oss-accesspoint", OSSICLE_ENDPOINT_ACCESS_POINT, 2, FALSE },
    { "oss-object-process", OSSICLE_ENDPOINT_OBJECT_PROCESS, 2, FALSE },
    { "oss-cloudbox", OSSICLE_ENDPOINT_CLOUD_BOX, 3, TRUE },
    { "oss-cloudbox-control", OSSICLE_ENDPOINT_CLOUD_BOX, 3, TRUE },
    { "oss-dls", OSSICLE_ENDPOINT_HDFS, 2, TRUE },
    { "oss-vectors", OSSICLE_ENDPOINT_VECTORS, 2, TRUE },
    { "oss-tables", OSSICLE_ENDPOINT_TABLES, 2, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (!g_str_equal (labels[n - 1], table[i].label) || n < table[i].n_own)
        continue;
      self->kind = table[i].kind;
      take_region (self, labels[n - 2]);
      if (table[i].has_bucket)
        take_bucket (self, labels, n - table[i].n_own);
      else
        self->service_host = join_labels (labels, n - table[i].n_own, g_strv_length (labels));
      if (self->kind == OSSICLE_ENDPOINT_VECTORS)
        cut_account (self);
      return TRUE;
    }

  return FALSE;
}

static gboolean
has_empty_label (char **labels)
{
  for (guint i = 0; labels[i] != NULL; i++)
    if (*labels[i] == '\0')
      return TRUE;

  return FALSE;
}

/* Read from the right: a bucket may be named "oss-anything". */
static gboolean
parse_oss (OssicleEndpoint *self)
{
  g_auto (GStrv) labels = g_strsplit (self->host, ".", -1);
  guint n = g_strv_length (labels);

  if (!g_str_has_suffix (self->host, DOMAIN_SUFFIX) || has_empty_label (labels))
    return FALSE;
  n -= DOMAIN_LABELS;

  return parse_product (self, labels, n) || parse_accelerate (self, labels, n) ||
         parse_plain (self, labels, n) || parse_regional (self, labels, n);
}

static gboolean
is_drive (const char *host)
{
  return g_str_has_suffix (host, ".aliyundrive.net") || g_str_has_suffix (host, ".pds.uc.cn") ||
         g_str_has_suffix (host, ".pds.quark.cn");
}

static void
parse_host (OssicleEndpoint *self)
{
  if (g_hostname_is_ip_address (self->host) || g_str_equal (self->host, "localhost"))
    self->kind = OSSICLE_ENDPOINT_ADDRESS;
  else if (is_drive (self->host))
    self->kind = OSSICLE_ENDPOINT_DRIVE;
  else if (!parse_oss (self))
    {
      self->kind = OSSICLE_ENDPOINT_CUSTOM;
      self->internal = FALSE;
    }
}

/* Takes "user@host:port" apart; a bare IPv6 address has more than one colon. */
static void
take_authority (OssicleEndpoint *self, const char *text, gsize length)
{
  g_autofree char *authority = g_ascii_strdown (text, length);
  char *host = strrchr (authority, '@');
  char *colon, *end;
  guint64 port;

  host = g_strstrip (host != NULL ? host + 1 : authority);
  end = *host == '[' ? strchr (host, ']') : NULL;
  colon = end != NULL ? strchr (end, ':') : strchr (host, ':');
  if (colon != NULL && (end != NULL || strchr (colon + 1, ':') == NULL))
    {
      if (g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT16, &port, NULL))
        self->port = port;
      *colon = '\0';
    }
  if (end != NULL)
    {
      *end = '\0';
      host++;
    }
  while (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';
  self->host = g_utf8_make_valid (host, -1);
}

/* Returns what follows the authority: "", or the path with its slash, the query or the fragment. */
static const char *
take_scheme_and_authority (OssicleEndpoint *self, const char *url)
{
  const char *separator = strstr (url, "://");
  const char *begin = url;
  gsize length;

  if (separator != NULL && strcspn (url, "/?#") >= (gsize) (separator - url))
    {
      g_autofree char *scheme = g_ascii_strdown (url, separator - url);

      self->scheme = g_utf8_make_valid (g_strstrip (scheme), -1);
      begin = separator + 3;
    }
  else if (g_str_has_prefix (url, "//"))
    begin = url + 2;
  length = strcspn (begin, "/?#");
  take_authority (self, begin, length);

  return begin + length;
}

/* The same escapes as in any URL; a "+" stays what it is. */
static char *
decode (const char *text, gsize length)
{
  g_autofree char *decoded = g_uri_unescape_segment (text, text + length, NULL);

  if (decoded == NULL || *decoded == '\0' || !g_utf8_validate (decoded, -1, NULL))
    return NULL;

  return g_steal_pointer (&decoded);
}

static gboolean
serves_path_style (OssicleEndpointKind kind)
{
  return kind == OSSICLE_ENDPOINT_PUBLIC || kind == OSSICLE_ENDPOINT_INTERNAL ||
         kind == OSSICLE_ENDPOINT_DUAL_STACK || kind == OSSICLE_ENDPOINT_ACCELERATE ||
         kind == OSSICLE_ENDPOINT_S3 || kind == OSSICLE_ENDPOINT_ADDRESS;
}

static void
take_path (OssicleEndpoint *self, const char *path)
{
  gsize length = strcspn (path, "?#");
  gsize segment;

  if (length < 2)
    return;
  path++;
  length--;
  segment = strcspn (path, "/?#");
  if (self->bucket == NULL && !self->bucket_twice && segment > 0 && serves_path_style (self->kind))
    {
      self->bucket = decode (path, segment);
      self->path_style = TRUE;
      path += MIN (segment + 1, length);
      length -= MIN (segment + 1, length);
    }
  self->object = decode (path, length);
}

static void
ossicle_endpoint_finalize (GObject *object)
{
  OssicleEndpoint *self = OSSICLE_ENDPOINT (object);

  g_free (self->host);
  g_free (self->scheme);
  g_free (self->bucket);
  g_free (self->object);
  g_free (self->region);
  g_free (self->service_host);

  G_OBJECT_CLASS (ossicle_endpoint_parent_class)->finalize (object);
}

static void
ossicle_endpoint_class_init (OssicleEndpointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_endpoint_finalize;
}

static void
ossicle_endpoint_init (OssicleEndpoint *self)
{
}

/**
 * ossicle_endpoint_new:
 * @host: a host as it stands in a Host header, an error's HostId or a configuration: any text;
 *   scheme, user, port, a final dot and whatever follows a slash do not matter
 *
 * Takes a host apart after the families that the documentation's page "Regions and endpoints"
 * and the SDKs have.
 *
 * Returns: (transfer full): what the host tells
 */
OssicleEndpoint *
ossicle_endpoint_new (const char *host)
{
  OssicleEndpoint *self;

  g_return_val_if_fail (host != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_ENDPOINT, NULL);
  take_scheme_and_authority (self, host);
  parse_host (self);

  return self;
}

/**
 * ossicle_endpoint_new_for_url:
 * @url: an address as it was asked for, with or without a scheme; any text
 *
 * Like ossicle_endpoint_new(), and takes the object key out of the path. Where the host of a
 * regional endpoint or an IP address has no bucket, the first segment of the path is one: the
 * request is in path style, which OSS refuses with SecondLevelDomainForbidden.
 *
 * Returns: (transfer full): what the address tells
 */
OssicleEndpoint *
ossicle_endpoint_new_for_url (const char *url)
{
  OssicleEndpoint *self;
  const char *path;

  g_return_val_if_fail (url != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_ENDPOINT, NULL);
  path = take_scheme_and_authority (self, url);
  parse_host (self);
  take_path (self, path);

  return self;
}

/**
 * ossicle_endpoint_get_host:
 * @self: an endpoint
 *
 * Returns: (transfer none): the host in lower case, without port, brackets and final dot; UTF-8
 */
const char *
ossicle_endpoint_get_host (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), NULL);

  return self->host;
}

/**
 * ossicle_endpoint_get_scheme:
 * @self: an endpoint
 *
 * Returns: (transfer none) (nullable): "http" or "https" where it was given, in lower case
 */
const char *
ossicle_endpoint_get_scheme (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), NULL);

  return self->scheme;
}

/**
 * ossicle_endpoint_get_port:
 * @self: an endpoint
 *
 * Returns: the port that was given, 1 to 65535, or 0
 */
guint
ossicle_endpoint_get_port (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), 0);

  return self->port;
}

/**
 * ossicle_endpoint_get_kind:
 * @self: an endpoint
 *
 * Returns: the family that the host belongs to
 */
OssicleEndpointKind
ossicle_endpoint_get_kind (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), OSSICLE_ENDPOINT_CUSTOM);

  return self->kind;
}

/**
 * ossicle_endpoint_get_bucket:
 * @self: an endpoint
 *
 * Returns: (transfer none) (nullable): the bucket, UTF-8, or %NULL where nothing tells it: a custom
 *   domain, an access point's alias, or two different buckets in one host
 */
const char *
ossicle_endpoint_get_bucket (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), NULL);

  return self->bucket;
}

/**
 * ossicle_endpoint_get_object:
 * @self: an endpoint
 *
 * Returns: (transfer none) (nullable): the object key out of the URL's path, percent-decoded,
 *   UTF-8; %NULL where there is none or its escapes are broken
 */
const char *
ossicle_endpoint_get_object (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), NULL);

  return self->object;
}

/**
 * ossicle_endpoint_get_region:
 * @self: an endpoint
 *
 * Returns: (transfer none) (nullable): the region as signature V4 names it, without "oss-" and
 *   "-internal", or %NULL where the host does not tell it
 */
const char *
ossicle_endpoint_get_region (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), NULL);

  return self->region;
}

/**
 * ossicle_endpoint_get_service_host:
 * @self: an endpoint
 *
 * Returns: (transfer none) (nullable): the host without the bucket: the endpoint to configure;
 *   %NULL for hosts that are not OSS's own
 */
const char *
ossicle_endpoint_get_service_host (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), NULL);

  return self->service_host;
}

/**
 * ossicle_endpoint_is_oss:
 * @self: an endpoint
 *
 * Returns: whether the name is one of OSS's own; a custom domain may lead to OSS all the same
 */
gboolean
ossicle_endpoint_is_oss (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), FALSE);

  return self->kind != OSSICLE_ENDPOINT_DRIVE && self->kind != OSSICLE_ENDPOINT_ADDRESS &&
         self->kind != OSSICLE_ENDPOINT_CUSTOM;
}

/**
 * ossicle_endpoint_is_internal:
 * @self: an endpoint
 *
 * Returns: whether the name can be reached only from within Alibaba Cloud's network
 */
gboolean
ossicle_endpoint_is_internal (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), FALSE);

  return self->internal;
}

/**
 * ossicle_endpoint_is_path_style:
 * @self: an endpoint
 *
 * Returns: whether the bucket was taken out of the URL's path
 */
gboolean
ossicle_endpoint_is_path_style (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), FALSE);

  return self->path_style;
}

/**
 * ossicle_endpoint_has_bucket_twice:
 * @self: an endpoint
 *
 * Returns: whether more than one label stands before the endpoint: a client put its bucket before
 *   an endpoint that had one already
 */
gboolean
ossicle_endpoint_has_bucket_twice (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), FALSE);

  return self->bucket_twice;
}

/**
 * ossicle_endpoint_region_is_known:
 * @self: an endpoint
 *
 * Returns: whether the region is in the table of regions
 */
gboolean
ossicle_endpoint_region_is_known (OssicleEndpoint *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENDPOINT (self), FALSE);

  return self->region != NULL && ossicle_region_is_known (self->region);
}

/**
 * ossicle_endpoint_kind_to_string:
 * @kind: a family of hosts
 *
 * Returns: (transfer none): its name, never translated
 */
const char *
ossicle_endpoint_kind_to_string (OssicleEndpointKind kind)
{
  static const char *const names[] = {
    [OSSICLE_ENDPOINT_PUBLIC] = "public",
    [OSSICLE_ENDPOINT_INTERNAL] = "internal",
    [OSSICLE_ENDPOINT_DUAL_STACK] = "dual-stack",
    [OSSICLE_ENDPOINT_ACCELERATE] = "accelerate",
    [OSSICLE_ENDPOINT_S3] = "s3",
    [OSSICLE_ENDPOINT_ACCESS_POINT] = "access-point",
    [OSSICLE_ENDPOINT_OBJECT_PROCESS] = "object-process",
    [OSSICLE_ENDPOINT_CLOUD_BOX] = "cloud-box",
    [OSSICLE_ENDPOINT_HDFS] = "hdfs",
    [OSSICLE_ENDPOINT_VECTORS] = "vectors",
    [OSSICLE_ENDPOINT_TABLES] = "tables",
    [OSSICLE_ENDPOINT_DRIVE] = "drive",
    [OSSICLE_ENDPOINT_ADDRESS] = "address",
    [OSSICLE_ENDPOINT_CUSTOM] = "custom",
  };

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (names), names[OSSICLE_ENDPOINT_CUSTOM]);

  return names[kind];
}
