/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-error-document-private.h"

/* No error has a hundredth of these; what goes beyond them is there to use up memory. */
#define MOST_ELEMENTS 1000
#define PATH_MOST_BYTES 1024

struct _OssicleErrorDocument
{
  GObject parent_instance;

  GArray *elements; /* of OssicleElement */
  gboolean recovered;
};

G_DEFINE_FINAL_TYPE (OssicleErrorDocument, ossicle_error_document, G_TYPE_OBJECT)

G_DEFINE_QUARK (ossicle - error - document - error - quark, ossicle_error_document_error)

static void
clear_element (gpointer data)
{
  OssicleElement *element = data;

  g_free (element->path);
  g_free (element->value);
}

static void
ossicle_error_document_finalize (GObject *object)
{
  OssicleErrorDocument *self = OSSICLE_ERROR_DOCUMENT (object);

  g_array_unref (self->elements);

  G_OBJECT_CLASS (ossicle_error_document_parent_class)->finalize (object);
}

static void
ossicle_error_document_class_init (OssicleErrorDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_error_document_finalize;
}

static void
ossicle_error_document_init (OssicleErrorDocument *self)
{
  self->elements = g_array_new (FALSE, FALSE, sizeof (OssicleElement));
  g_array_set_clear_func (self->elements, clear_element);
}

/* Returns: (transfer full): a document without elements */
OssicleErrorDocument *
ossicle_error_document_new_empty (void)
{
  return g_object_new (OSSICLE_TYPE_ERROR_DOCUMENT, NULL);
}

void
ossicle_error_document_set_recovered (OssicleErrorDocument *self)
{
  self->recovered = TRUE;
}

void
ossicle_error_document_clear (OssicleErrorDocument *self)
{
  g_array_set_size (self->elements, 0);
}

/* Takes what @element owns. Returns: whether there was room for it. */
gboolean
ossicle_error_document_take_element (OssicleErrorDocument *self, OssicleElement element)
{
  if (self->elements->len == MOST_ELEMENTS || strlen (element.path) > PATH_MOST_BYTES)
    {
      clear_element (&element);
      self->recovered = TRUE;
      return FALSE;
    }
  g_array_append_val (self->elements, element);

  return TRUE;
}

/* Returns: (transfer full): the name without its namespace prefix; one that OSS uses is spelt as
 * OSS spells it, since tools change the case of tags */
char *
ossicle_error_document_dup_name (const char *name, gsize length)
{
  static const char *const known[] = {
    "AccessDeniedDetail",
    "ArgumentName",
    "ArgumentValue",
    "AuthAction",
    "AuthPrincipalDisplayName",
    "AuthPrincipalOwnerId",
    "AuthPrincipalType",
    "Authorization",
    "AWSAccessKeyId",
    "Bucket",
    "BucketName",
    "CanonicalRequest",
    "CanonicalRequestBytes",
    "Code",
    "Condition",
    "Content-MD5",
    "CreateTime",
    "DestinationBucket",
    "Detail",
    "EC",
    "EncodedDiagnosticMessage",
    "Endpoint",
    "Error",
    "ErrorBucket",
    "ErrorDetail",
    "ErrorPrefix",
    "ETag",
    "Expires",
    "Header",
    "HostId",
    "Key",
    "MaxAllowedSkewMilliseconds",
    "Message",
    "Method",
    "NoPermissionType",
    "ObjectName",
    "OSSAccessKeyId",
    "PartNumber",
    "PolicyType",
    "RecommendDoc",
    "RequestId",
    "RequestTime",
    "ResourceType",
    "ServerTime",
    "SignatureProvided",
    "SourceBucket",
    "SpecialChar",
    "StringToSign",
    "StringToSignBytes",
    "UploadId",
  };
  const char *colon = memrchr (name, ':', length);
  gsize skip = colon != NULL ? (gsize) (colon + 1 - name) : 0;
  g_autofree char *local = g_strndup (name + skip, length - skip);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (local, known[i]) == 0)
      return g_strdup (known[i]);

  return g_steal_pointer (&local);
}

gboolean
ossicle_error_document_check_size (gsize length, GError **error)
{
  if (length <= OSSICLE_ERROR_DOCUMENT_MAX_BYTES)
    return TRUE;
  g_set_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_LARGE,
               "%" G_GSIZE_FORMAT " bytes, more than an error document may have", length);

  return FALSE;
}

static gboolean
is_base64 (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("+/=\r\n\t ", text[i]) == NULL)
      return FALSE;

  return length > 0 && memchr (text, '\0', length) == NULL;
}

/**
 * ossicle_error_document_new_from_header:
 * @base64: the value of the header `x-oss-err`, which stands in for the body of an answer that may
 *   have none (HEAD); untrusted
 * @length: its bytes, no more than %OSSICLE_ERROR_DOCUMENT_MAX_BYTES
 * @error: return location
 *
 * The span of every element is the whole of @base64, and none is verbatim.
 *
 * Rule: the SDKs for Python and Go decode the header where the body is empty.
 *
 * Returns: (transfer full): the document, or %NULL with an #OssicleErrorDocumentError
 */
OssicleErrorDocument *
ossicle_error_document_new_from_header (const char *base64, gsize length, GError **error)
{
  g_autoptr (OssicleErrorDocument) self = NULL;
  g_autofree char *text = NULL;
  g_autofree guchar *decoded = NULL;
  gsize n;

  g_return_val_if_fail (base64 != NULL, NULL);

  if (!ossicle_error_document_check_size (length, error))
    return NULL;
  if (!is_base64 (base64, length))
    {
      g_set_error_literal (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN,
                           "Not base64");
      return NULL;
    }
  text = g_strndup (base64, length);
  decoded = g_base64_decode (text, &n);
  self = n > 0 && decoded[0] == '{'
           ? ossicle_error_document_new_from_json ((const char *) decoded, n, error)
           : ossicle_error_document_new_from_xml ((const char *) decoded, n, error);
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < self->elements->len; i++)
    {
      OssicleElement *element = &g_array_index (self->elements, OssicleElement, i);

      element->span = (OssicleSpan){ 0, length };
      element->verbatim = FALSE;
    }

  return g_steal_pointer (&self);
}

/**
 * ossicle_error_document_is_recovered:
 * @self: an error document
 *
 * Returns: whether the text was broken, and only what could be made out is there
 */
gboolean
ossicle_error_document_is_recovered (OssicleErrorDocument *self)
{
  g_return_val_if_fail (OSSICLE_IS_ERROR_DOCUMENT (self), FALSE);

  return self->recovered;
}

/**
 * ossicle_error_document_get_n_elements:
 * @self: an error document
 *
 * Returns: the number of elements that hold a value; those that hold elements do not count
 */
guint
ossicle_error_document_get_n_elements (OssicleErrorDocument *self)
{
  g_return_val_if_fail (OSSICLE_IS_ERROR_DOCUMENT (self), 0);

  return self->elements->len;
}

/**
 * ossicle_error_document_get_element:
 * @self: an error document
 * @position: less than ossicle_error_document_get_n_elements()
 *
 * Returns: (transfer none): an element, in the order of the text
 */
const OssicleElement *
ossicle_error_document_get_element (OssicleErrorDocument *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_ERROR_DOCUMENT (self), NULL);
  g_return_val_if_fail (position < self->elements->len, NULL);

  return &g_array_index (self->elements, OssicleElement, position);
}

/**
 * ossicle_error_document_find:
 * @self: an error document
 * @path: "Error/Code"
 *
 * Returns: (transfer none) (nullable): the first element of that path
 */
const OssicleElement *
ossicle_error_document_find (OssicleErrorDocument *self, const char *path)
{
  g_return_val_if_fail (OSSICLE_IS_ERROR_DOCUMENT (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < self->elements->len; i++)
    {
      const OssicleElement *element = &g_array_index (self->elements, OssicleElement, i);

      if (g_str_equal (element->path, path))
        return element;
    }

  return NULL;
}
