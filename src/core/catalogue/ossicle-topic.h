/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-entry.h"

G_BEGIN_DECLS

typedef enum {
  OSSICLE_BLOCK_PARAGRAPH,
  OSSICLE_BLOCK_ITEM,
  OSSICLE_BLOCK_REQUEST,
  OSSICLE_BLOCK_RESPONSE,
} OssicleBlockKind;

/**
 * OssicleBlock:
 * @kind: what it is
 * @text: a paragraph or an item of a list in the person's language, or a sample to the letter, its
 *   lines kept
 */
typedef struct
{
  OssicleBlockKind kind;
  char *text;
} OssicleBlock;

#define OSSICLE_TYPE_TOPIC (ossicle_topic_get_type ())

/* Something to know that is not bound to one code. */
G_DECLARE_FINAL_TYPE (OssicleTopic, ossicle_topic, OSSICLE, TOPIC, GObject)

const char *ossicle_topic_get_id (OssicleTopic *self);
const char *ossicle_topic_get_title (OssicleTopic *self);
GPtrArray *ossicle_topic_get_blocks (OssicleTopic *self);
GPtrArray *ossicle_topic_get_related (OssicleTopic *self);
GPtrArray *ossicle_topic_get_references (OssicleTopic *self);

G_END_DECLS
