/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-fields.h"

G_BEGIN_DECLS

/**
 * OssicleAddressing:
 * @OSSICLE_ADDRESSING_AUTO: by what the endpoint looks like
 * @OSSICLE_ADDRESSING_VIRTUAL: the bucket in front of the endpoint
 * @OSSICLE_ADDRESSING_PATH: the bucket as the first segment of the path
 * @OSSICLE_ADDRESSING_CUSTOM: the endpoint is a domain bound to the bucket
 *
 * Where the bucket stands in the URL. It never changes what is signed, except a signed host.
 */
typedef enum {
  OSSICLE_ADDRESSING_AUTO,
  OSSICLE_ADDRESSING_VIRTUAL,
  OSSICLE_ADDRESSING_PATH,
  OSSICLE_ADDRESSING_CUSTOM,
} OssicleAddressing;

#define OSSICLE_TYPE_SIGNING_REQUEST (ossicle_signing_request_get_type ())

/* What is to be signed. Everything in it is raw: nothing is escaped. */
G_DECLARE_FINAL_TYPE (OssicleSigningRequest,
                      ossicle_signing_request,
                      OSSICLE,
                      SIGNING_REQUEST,
                      GObject)

OssicleSigningRequest *ossicle_signing_request_new (const char *method);

const char *ossicle_signing_request_get_method (OssicleSigningRequest *self);
const char *ossicle_signing_request_get_bucket (OssicleSigningRequest *self);
void ossicle_signing_request_set_bucket (OssicleSigningRequest *self, const char *bucket);
const char *ossicle_signing_request_get_key (OssicleSigningRequest *self);
void ossicle_signing_request_set_key (OssicleSigningRequest *self, const char *key);
OssicleFields *ossicle_signing_request_get_query (OssicleSigningRequest *self);
OssicleFields *ossicle_signing_request_get_headers (OssicleSigningRequest *self);
GPtrArray *ossicle_signing_request_get_additional (OssicleSigningRequest *self);
void ossicle_signing_request_add_additional (OssicleSigningRequest *self, const char *name);

gint64 ossicle_signing_request_get_date (OssicleSigningRequest *self);
void ossicle_signing_request_set_date (OssicleSigningRequest *self, gint64 date);
gint64 ossicle_signing_request_get_expires (OssicleSigningRequest *self);
void ossicle_signing_request_set_expires (OssicleSigningRequest *self, gint64 expires);
gboolean ossicle_signing_request_get_complete (OssicleSigningRequest *self);
void ossicle_signing_request_set_complete (OssicleSigningRequest *self, gboolean complete);
const char *ossicle_signing_request_get_scope_date (OssicleSigningRequest *self);
void ossicle_signing_request_set_scope_date (OssicleSigningRequest *self, const char *scope_date);
const char *ossicle_signing_request_get_region (OssicleSigningRequest *self);
void ossicle_signing_request_set_region (OssicleSigningRequest *self, const char *region);
const char *ossicle_signing_request_get_product (OssicleSigningRequest *self);
void ossicle_signing_request_set_product (OssicleSigningRequest *self, const char *product);

const char *ossicle_signing_request_get_scheme (OssicleSigningRequest *self);
void ossicle_signing_request_set_scheme (OssicleSigningRequest *self, const char *scheme);
const char *ossicle_signing_request_get_endpoint (OssicleSigningRequest *self);
void ossicle_signing_request_set_endpoint (OssicleSigningRequest *self, const char *endpoint);
void ossicle_signing_request_set_addressing (OssicleSigningRequest *self,
                                             OssicleAddressing addressing);
char *ossicle_signing_request_dup_host (OssicleSigningRequest *self);
char *ossicle_signing_request_dup_path (OssicleSigningRequest *self);

G_END_DECLS
