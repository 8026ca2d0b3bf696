/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleUrl:
 * @scheme: what stands before "://"
 * @user: (nullable): what stands before an "@" in the authority
 * @host: the host, an IPv6 address in its brackets
 * @port: (nullable): the port as it is written
 * @path: from the first slash on, escapes untouched; "" where there is none
 * @query: (nullable): what stands behind the first "?", escapes untouched
 *
 * An address cut where it can be cut without resolving a single escape, so that what is put
 * together again is the same to the byte. A fragment is dropped: it is never sent.
 */
typedef struct
{
  char *scheme;
  char *user;
  char *host;
  char *port;
  char *path;
  char *query;
} OssicleUrl;

OssicleUrl *ossicle_url_new (const char *text);
void ossicle_url_free (OssicleUrl *self);

void ossicle_url_set_host (OssicleUrl *self, const char *host);
void ossicle_url_take_path (OssicleUrl *self, char *path);
gboolean ossicle_url_remove_parameters (OssicleUrl *self, const char *const *names);
void ossicle_url_set_parameter (OssicleUrl *self, const char *name, const char *value);
gboolean ossicle_url_has_parameter (const OssicleUrl *self, const char *name);
char *ossicle_url_to_string (const OssicleUrl *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleUrl, ossicle_url_free)

G_END_DECLS
