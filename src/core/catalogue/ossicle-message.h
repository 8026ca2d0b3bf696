/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a message that came fits one of the catalogue; more is better. */
typedef enum {
  OSSICLE_FIT_NONE,
  OSSICLE_FIT_CUT,          /* the catalogue's goes on where the message ends */
  OSSICLE_FIT_BEGINS_SHAPE, /* as OSSICLE_FIT_BEGINS, but for what varies */
  OSSICLE_FIT_BEGINS,       /* the message goes on where the catalogue's ends */
  OSSICLE_FIT_SHAPE,        /* the same but for numbers, addresses, hosts, lists */
  OSSICLE_FIT_LITERAL,      /* the same words */
} OssicleFit;

/**
 * OssicleMessage:
 * @words: its words, casefolded, one blank between them, no punctuation
 * @shape: the same, with "#" in place of what varies
 * @n_words: how many there are in @shape
 */
typedef struct
{
  char *words;
  char *shape;
  guint n_words;
} OssicleMessage;

OssicleMessage *ossicle_message_new (const char *text);
void ossicle_message_free (OssicleMessage *self);

OssicleFit ossicle_message_fit (const OssicleMessage *known, const OssicleMessage *came);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleMessage, ossicle_message_free)

G_END_DECLS
