/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "ossicle-spelling.h"

G_BEGIN_DECLS

/**
 * OssicleSearchWord:
 * @text: a word, folded
 * @spelling: the same
 * @rows: (element-type guint): the indices of the rows that have it, each once
 */
typedef struct
{
  char *text;
  OssicleSpelling spelling;
  GArray *rows;
} OssicleSearchWord;

/* Every word of the catalogue, to find the one that was meant. */
typedef struct _OssicleSearchWords OssicleSearchWords;

OssicleSearchWords *ossicle_search_words_new (void);
void ossicle_search_words_free (OssicleSearchWords *self);

void ossicle_search_words_add (OssicleSearchWords *self, const char *text, guint row);
GPtrArray *ossicle_search_words_find_like (OssicleSearchWords *self, const char *typed);

G_END_DECLS
