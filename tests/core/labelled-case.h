/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"

G_BEGIN_DECLS

/* One file of data/verdicts/cases; its README tells what is in it. */
typedef struct
{
  char *family;
  char *name;
  char *first;
  char *check;
  GPtrArray *also;
  char *scheme;
  char *request;
  char *response;
  char *paste;
  gint64 now;
} LabelledCase;

/* Makes a case of what the file has: (transfer full) (nullable). */
typedef OssicleCase *(*LabelledRead) (const LabelledCase *label);

GPtrArray *labelled_cases_load (void);
void labelled_cases_score (LabelledRead read, gboolean requests_only);

G_END_DECLS
