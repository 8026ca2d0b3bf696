/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word as characters that can be counted. */
typedef struct
{
  gunichar *chars;
  gsize length;
  guint64 letters; /* a bit for each that occurs, several sharing one */
} OssicleSpelling;

/* Longer words are cut: nobody's slip of the finger decides them. */
#define OSSICLE_SPELLING_MOST 80

void ossicle_spelling_init (OssicleSpelling *self, const char *word);
void ossicle_spelling_clear (OssicleSpelling *self);

guint ossicle_spelling_distance (const OssicleSpelling *a, const OssicleSpelling *b, guint most);
guint ossicle_spelling_distance_to_beginning (const OssicleSpelling *typed,
                                              const OssicleSpelling *word,
                                              guint most);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OssicleSpelling, ossicle_spelling_clear)

G_END_DECLS
