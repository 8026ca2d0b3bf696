/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/tree.h>

#include "ossicle-entry.h"

G_BEGIN_DECLS

/* What an entry says, apart from how it got here. */
typedef struct
{
  char *code;
  char *source;
  char *date;
  char *topic; /* or NULL */
  char *summary;
  GPtrArray *variants;   /* of OssicleVariant */
  GPtrArray *looks;      /* of OssicleLook */
  GPtrArray *ecs;        /* of char *, NULL-terminated */
  GPtrArray *related;    /* of OssicleRelation */
  GPtrArray *confused;   /* of OssicleRelation */
  GPtrArray *references; /* of OssicleReference */
} OssicleEntryData;

OssicleEntryData *ossicle_entry_data_read (const xmlNode *node);
void ossicle_entry_data_lay_over (OssicleEntryData *self, const OssicleEntryData *below);
void ossicle_entry_data_free (OssicleEntryData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleEntryData, ossicle_entry_data_free)

GPtrArray *ossicle_relations_new (void);
void ossicle_relations_read (GPtrArray *relations, const xmlNode *node, const char *attribute);
GPtrArray *ossicle_references_new (void);
void ossicle_references_read (GPtrArray *references, const xmlNode *node);

G_END_DECLS
