/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-fact.h"

G_BEGIN_DECLS

#define OSSICLE_ERROR_DOCUMENT_MAX_BYTES (1024 * 1024)
#define OSSICLE_ERROR_DOCUMENT_MAX_DEPTH 100

typedef enum {
  OSSICLE_ERROR_DOCUMENT_ERROR_TOO_LARGE,
  OSSICLE_ERROR_DOCUMENT_ERROR_TOO_DEEP,
  OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR,
  OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN,
} OssicleErrorDocumentError;

#define OSSICLE_ERROR_DOCUMENT_ERROR (ossicle_error_document_error_quark ())

GQuark ossicle_error_document_error_quark (void);

/**
 * OssicleElement:
 * @path: where it stands, "Error/Code" or "Error/AccessDeniedDetail/PolicyType"; names that OSS
 *   uses are spelt as OSS spells them
 * @value: its text, UTF-8, white space at both ends removed
 * @span: the bytes of the text given to the reader that @value came from
 * @verbatim: whether those bytes are @value itself (no entity, no CDATA, no escape)
 * @cut: whether the text ended within it, so that @value may be only its beginning
 */
typedef struct
{
  char *path;
  char *value;
  OssicleSpan span;
  gboolean verbatim;
  gboolean cut;
} OssicleElement;

#define OSSICLE_TYPE_ERROR_DOCUMENT (ossicle_error_document_get_type ())

G_DECLARE_FINAL_TYPE (OssicleErrorDocument,
                      ossicle_error_document,
                      OSSICLE,
                      ERROR_DOCUMENT,
                      GObject)

OssicleErrorDocument *
ossicle_error_document_new_from_xml (const char *text, gsize length, GError **error);
OssicleErrorDocument *
ossicle_error_document_new_from_json (const char *text, gsize length, GError **error);
OssicleErrorDocument *
ossicle_error_document_new_from_header (const char *base64, gsize length, GError **error);

gboolean ossicle_error_document_is_recovered (OssicleErrorDocument *self);
guint ossicle_error_document_get_n_elements (OssicleErrorDocument *self);
const OssicleElement *ossicle_error_document_get_element (OssicleErrorDocument *self,
                                                          guint position);
const OssicleElement *ossicle_error_document_find (OssicleErrorDocument *self, const char *path);

G_END_DECLS
