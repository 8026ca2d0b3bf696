/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-headers.h"

G_BEGIN_DECLS

typedef enum {
  OSSICLE_REQUEST_ERROR_METHOD,
  OSSICLE_REQUEST_ERROR_URL,
  OSSICLE_REQUEST_ERROR_HEADER,
  OSSICLE_REQUEST_ERROR_SYNTAX,
  OSSICLE_REQUEST_ERROR_UNSUPPORTED,
} OssicleRequestError;

#define OSSICLE_REQUEST_ERROR (ossicle_request_error_quark ())

GQuark ossicle_request_error_quark (void);

/**
 * OssicleBodyPart:
 * @bytes: (nullable): bytes that are sent as they are
 * @path: (nullable): the file that is read when the request is sent, in the file name encoding
 *
 * A body is one part after the other; exactly one of the fields is set.
 */
typedef struct
{
  GBytes *bytes;
  char *path;
} OssicleBodyPart;

#define OSSICLE_TYPE_REQUEST (ossicle_request_get_type ())

/* A request as the person wrote it, or as it went over the wire. */
G_DECLARE_FINAL_TYPE (OssicleRequest, ossicle_request, OSSICLE, REQUEST, GObject)

OssicleRequest *ossicle_request_new (const char *method, const char *url);
OssicleRequest *
ossicle_request_new_from_raw (const char *text, gsize length, const char *scheme, GError **error);
OssicleRequest *ossicle_request_copy (OssicleRequest *self);

const char *ossicle_request_get_method (OssicleRequest *self);
void ossicle_request_set_method (OssicleRequest *self, const char *method);
const char *ossicle_request_get_url (OssicleRequest *self);
void ossicle_request_set_url (OssicleRequest *self, const char *url);
OssicleHeaders *ossicle_request_get_headers (OssicleRequest *self);
void ossicle_request_take_headers (OssicleRequest *self, OssicleHeaders *headers);

void ossicle_request_append_bytes (OssicleRequest *self, GBytes *bytes);
void ossicle_request_append_file (OssicleRequest *self, const char *path);
void ossicle_request_clear_body (OssicleRequest *self);
guint ossicle_request_get_n_body_parts (OssicleRequest *self);
const OssicleBodyPart *ossicle_request_get_body_part (OssicleRequest *self, guint position);

gboolean ossicle_request_check (OssicleRequest *self, GError **error);
char *ossicle_request_dup_target (OssicleRequest *self);
GBytes *ossicle_request_to_raw (OssicleRequest *self);

G_END_DECLS
