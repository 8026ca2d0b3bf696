/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "ossicle-variant.h"

G_BEGIN_DECLS

/* Elements that keep the schema, read. Words come trimmed, with one blank for a run of white space:
 * the same text that xgettext takes by the rules in data/catalogue/its. */

typedef void (*OssicleReaderFunc) (const xmlNode *node, gpointer user_data);

void ossicle_reader_parse (GBytes *xml, OssicleReaderFunc func, gpointer user_data);

const xmlNode *ossicle_reader_first (const xmlNode *parent);
const xmlNode *ossicle_reader_next (const xmlNode *node);
gboolean ossicle_reader_is (const xmlNode *node, const char *name);
const xmlNode *ossicle_reader_find (const xmlNode *parent, const char *name);

char *ossicle_reader_dup_attribute (const xmlNode *node, const char *name);
guint ossicle_reader_get_number (const xmlNode *node, const char *name);
char *ossicle_reader_dup_words (const xmlNode *node);
char *ossicle_reader_dup_translated (const xmlNode *node);
OssicleAdvice *ossicle_reader_dup_advice (const xmlNode *node);

G_END_DECLS
