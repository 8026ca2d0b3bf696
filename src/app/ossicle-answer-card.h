/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_ANSWER_CARD (ossicle_answer_card_get_type ())

/* What a case comes to, at a glance. */
G_DECLARE_FINAL_TYPE (OssicleAnswerCard, ossicle_answer_card, OSSICLE, ANSWER_CARD, AdwBin)

void ossicle_answer_card_set_case (OssicleAnswerCard *self,
                                   OssicleCase *case_,
                                   const char *sentence,
                                   OssicleCatalogue *catalogue);

G_END_DECLS
