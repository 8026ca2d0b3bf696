/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-entry.h"
#include "ossicle-topic.h"

G_BEGIN_DECLS

typedef enum {
  OSSICLE_CATALOGUE_ERROR_NOT_XML,
  OSSICLE_CATALOGUE_ERROR_INVALID,
  OSSICLE_CATALOGUE_ERROR_TOO_LARGE,
} OssicleCatalogueError;

#define OSSICLE_CATALOGUE_ERROR (ossicle_catalogue_error_quark ())

GQuark ossicle_catalogue_error_quark (void);

/**
 * OssicleEcInfo:
 * @ec: the fine-grained error code, "0003-00000001", or %NULL where only its group is known
 * @group: the name of its group, "ACCESS_CONTROL", or %NULL
 * @code: the code it was seen with, or %NULL
 * @status: the status it was seen with, or 0
 * @meaning: what it means, or %NULL where only the group is known
 * @uri: its page, or %NULL
 */
typedef struct
{
  char *ec;
  char *group;
  char *code;
  guint status;
  char *meaning;
  char *uri;
} OssicleEcInfo;

#define OSSICLE_TYPE_CATALOGUE (ossicle_catalogue_get_type ())

G_DECLARE_FINAL_TYPE (OssicleCatalogue, ossicle_catalogue, OSSICLE, CATALOGUE, GObject)

OssicleCatalogue *ossicle_catalogue_new (GError **error);
OssicleCatalogue *ossicle_catalogue_new_for_xml (GBytes *xml, const char *name, GError **error);
gboolean
ossicle_catalogue_add_own (OssicleCatalogue *self, GBytes *xml, const char *name, GError **error);

GListModel *ossicle_catalogue_get_entries (OssicleCatalogue *self);
GListModel *ossicle_catalogue_get_topics (OssicleCatalogue *self);
OssicleTopic *ossicle_catalogue_lookup_topic (OssicleCatalogue *self, const char *id);
OssicleEntry *ossicle_catalogue_lookup (OssicleCatalogue *self, const char *code);
GPtrArray *ossicle_catalogue_lookup_status (OssicleCatalogue *self, guint status);
const char *ossicle_catalogue_get_status_meaning (OssicleCatalogue *self, guint status);
const OssicleEcInfo *ossicle_catalogue_lookup_ec (OssicleCatalogue *self, const char *ec);
OssicleVariant *ossicle_catalogue_match_message (OssicleCatalogue *self,
                                                 const char *code,
                                                 guint status,
                                                 const char *message,
                                                 OssicleEntry **entry);
GPtrArray *ossicle_catalogue_search (OssicleCatalogue *self, const char *text);
GPtrArray *ossicle_catalogue_suggest (OssicleCatalogue *self, const char *code, guint most);

G_END_DECLS
