/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OssicleVerdict:
 * @OSSICLE_VERDICT_CAUSE: the facts prove it
 * @OSSICLE_VERDICT_POSSIBLE: the facts allow it
 * @OSSICLE_VERDICT_RULED_OUT: the facts exclude what one would think of first
 */
typedef enum {
  OSSICLE_VERDICT_CAUSE,
  OSSICLE_VERDICT_POSSIBLE,
  OSSICLE_VERDICT_RULED_OUT,
} OssicleVerdict;

/**
 * OssicleReason:
 * @against: whether it speaks against the finding
 * @text: in the person's language
 * @facts: names of the facts it rests on, %NULL-terminated; empty where it rests on one's absence
 */
typedef struct
{
  gboolean against;
  char *text;
  char **facts;
} OssicleReason;

#define OSSICLE_TYPE_FINDING (ossicle_finding_get_type ())

G_DECLARE_FINAL_TYPE (OssicleFinding, ossicle_finding, OSSICLE, FINDING, GObject)

OssicleFinding *ossicle_finding_new (const char *rule, OssicleVerdict verdict, const char *title);

gboolean ossicle_finding_rename (OssicleFinding *self, const char *rule);
void ossicle_finding_set_verdict (OssicleFinding *self, OssicleVerdict verdict);
void ossicle_finding_set_title (OssicleFinding *self, const char *title);
void ossicle_finding_add_reason (OssicleFinding *self,
                                 gboolean against,
                                 const char *text,
                                 const char *const *facts);
void ossicle_finding_add_first_step (OssicleFinding *self, const char *text);
void ossicle_finding_add_step (OssicleFinding *self, const char *text);
void ossicle_finding_set_decide (OssicleFinding *self, const char *text);
void ossicle_finding_add_ask (OssicleFinding *self, const char *text);

const char *ossicle_finding_get_rule (OssicleFinding *self);
OssicleVerdict ossicle_finding_get_verdict (OssicleFinding *self);
const char *ossicle_finding_get_title (OssicleFinding *self);
GPtrArray *ossicle_finding_get_reasons (OssicleFinding *self);
const char *const *ossicle_finding_get_steps (OssicleFinding *self);
const char *ossicle_finding_get_decide (OssicleFinding *self);
const char *const *ossicle_finding_get_asks (OssicleFinding *self);

const char *ossicle_verdict_to_string (OssicleVerdict verdict);

G_END_DECLS
