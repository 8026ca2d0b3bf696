/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-request-id.h"
#include "core/intake/ossicle-told-request.h"

G_BEGIN_DECLS

/* What core says in enumerations and keys, in the person's language. */

char *ossicle_words_dup_fact_title (const char *name);
char *ossicle_words_dup_fact_origin (OssicleFact *fact);
char *ossicle_words_dup_source (const char *source);
const char *ossicle_words_for_request_id (OssicleRequestIdForm form);
const char *ossicle_words_for_kind (OssicleCaseKind kind);
char *ossicle_words_dup_times (gint64 unix_ms);
char *ossicle_words_dup_for_guesses (OssicleGuesses guesses);

G_END_DECLS
