/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-tray.h"

G_BEGIN_DECLS

typedef enum {
  OSSICLE_VALUE_ID,
  OSSICLE_VALUE_STATUS,
  OSSICLE_VALUE_CODE,
  OSSICLE_VALUE_EC,
  OSSICLE_VALUE_HOST,
  OSSICLE_VALUE_BUCKET,
  OSSICLE_VALUE_TEXT,
  OSSICLE_VALUE_OBJECT,
  OSSICLE_VALUE_URL,
  OSSICLE_VALUE_WORD,
  OSSICLE_VALUE_KEY_ID,
  OSSICLE_VALUE_NOTHING, /* a label that ends the value before it, and is not kept */
} OssicleValueKind;

/* A labelled value as a client prints it: "ErrorCode=" */
typedef struct
{
  const char *print;
  const char *fact;
  OssicleValueKind kind;
} OssicleField;

typedef enum {
  OSSICLE_RECORD_PLAIN = 0,
  OSSICLE_RECORD_NESTED = 1 << 0,     /* a label may come again, in a part of the whole */
  OSSICLE_RECORD_FULL_STOPS = 1 << 1, /* the client sets a full stop behind each value */
  OSSICLE_RECORD_CASE = 1 << 2,       /* upper and lower case count in labels */
  OSSICLE_RECORD_KEYS = 1 << 3,       /* labels are keys of a dictionary; case counts */
} OssicleRecordFlags;

gboolean ossicle_record_read (OssicleTray *tray,
                              OssicleCandidate *candidate,
                              OssicleView *view,
                              gsize start,
                              gsize end,
                              const OssicleField *fields,
                              gsize n_fields,
                              OssicleRecordFlags flags,
                              gsize *stop);

gboolean ossicle_value_add (OssicleTray *tray,
                            OssicleCandidate *candidate,
                            const OssicleField *field,
                            OssicleView *view,
                            gsize start,
                            gsize end,
                            gboolean closed);

void ossicle_value_decode_object (OssicleCandidate *candidate);
gsize ossicle_value_id_length (const char *p, gint64 now);
gboolean ossicle_value_has_ids (const char *text, gsize start, gsize end, gint64 now);
gboolean ossicle_value_is_ec (const char *p);

G_END_DECLS
