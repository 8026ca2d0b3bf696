/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-entry.h"

G_BEGIN_DECLS

typedef enum {
  OSSICLE_BLOCK_PARAGRAPH,
  OSSICLE_BLOCK_REQUEST,
  OSSICLE_BLOCK_RESPONSE,
} OssicleBlockKind;

/**
 * OssicleBlock:
 * @kind: what it is
 * @advice: a paragraph in the person's language, perhaps with parts; or a sample to the letter, its
 *   lines kept, which has none
 */
typedef struct
{
  OssicleBlockKind kind;
  OssicleAdvice *advice;
} OssicleBlock;

#define OSSICLE_TYPE_TOPIC (ossicle_topic_get_type ())

/* Something to know that is not bound to one code. */
G_DECLARE_FINAL_TYPE (OssicleTopic, ossicle_topic, OSSICLE, TOPIC, GObject)

const char *ossicle_topic_get_id (OssicleTopic *self);
const char *ossicle_topic_get_title (OssicleTopic *self);
const char *ossicle_topic_get_source (OssicleTopic *self);
const char *ossicle_topic_get_date (OssicleTopic *self);
GPtrArray *ossicle_topic_get_blocks (OssicleTopic *self);
GPtrArray *ossicle_topic_get_related (OssicleTopic *self);
GPtrArray *ossicle_topic_get_references (OssicleTopic *self);

G_END_DECLS
