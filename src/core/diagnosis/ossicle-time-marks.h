/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"

G_BEGIN_DECLS

/**
 * OssicleTimeMarkKind:
 * @OSSICLE_TIME_MARK_CLIENT: when the request was made, by the client's clock
 * @OSSICLE_TIME_MARK_SERVER: when it was answered, by the server's clock
 * @OSSICLE_TIME_MARK_REQUEST_ID: when it arrived, by the id that the server gave it
 * @OSSICLE_TIME_MARK_EXPIRY: until when a URL or a form's policy was good
 * @OSSICLE_TIME_MARK_NOW: the clock here
 */
typedef enum {
  OSSICLE_TIME_MARK_CLIENT,
  OSSICLE_TIME_MARK_SERVER,
  OSSICLE_TIME_MARK_REQUEST_ID,
  OSSICLE_TIME_MARK_EXPIRY,
  OSSICLE_TIME_MARK_NOW,
} OssicleTimeMarkKind;

/**
 * OssicleTimeMark:
 * @kind: whose time it is
 * @title: the same in words, in the person's language
 * @unix_ms: milliseconds since 1970, UTC
 * @fact: (nullable): the name of the fact that tells it
 * @is_inferred: whether it rests on what is observed and not documented
 */
typedef struct
{
  OssicleTimeMarkKind kind;
  char *title;
  gint64 unix_ms;
  const char *fact;
  gboolean is_inferred;
} OssicleTimeMark;

/* The times that a case tells, the earliest first, and how far apart they are. */
typedef struct _OssicleTimeMarks OssicleTimeMarks;

OssicleTimeMarks *ossicle_time_marks_new (OssicleCase *subject, gint64 now);
void ossicle_time_marks_free (OssicleTimeMarks *self);

guint ossicle_time_marks_get_n_marks (const OssicleTimeMarks *self);
const OssicleTimeMark *ossicle_time_marks_get_mark (const OssicleTimeMarks *self, guint position);
guint ossicle_time_marks_get_n_known (const OssicleTimeMarks *self);
const char *const *ossicle_time_marks_get_sentences (const OssicleTimeMarks *self);
gboolean ossicle_time_marks_get_pair (const OssicleTimeMarks *self, guint *first, guint *second);
gboolean
ossicle_time_marks_get_window (const OssicleTimeMarks *self, gint64 *start_ms, gint64 *end_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleTimeMarks, ossicle_time_marks_free)

G_END_DECLS
