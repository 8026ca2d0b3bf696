/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "ossicle-view.h"

G_BEGIN_DECLS

/* What one reader made of one place: facts with their spans, and the bytes of the source that the
 * place takes up. Candidates of the same request become one case later. */
typedef struct
{
  const char *shape; /* interned by the reader's row */
  OssicleCaseKind kind;
  const char *answerer; /* static */
  OssicleSpan extent;
  GPtrArray *facts;
  guint rank;  /* the reader's place in the table; set when it is taken */
  guint depth; /* how many views lie between it and the source's text */
} OssicleCandidate;

OssicleCandidate *ossicle_candidate_new (const char *shape);
void ossicle_candidate_free (OssicleCandidate *self);

void ossicle_candidate_cover (OssicleCandidate *self, OssicleView *view, gsize start, gsize end);
void ossicle_candidate_add (OssicleCandidate *self,
                            const char *name,
                            const char *from,
                            OssicleView *view,
                            gsize start,
                            gsize end);
void ossicle_candidate_add_value (OssicleCandidate *self,
                                  const char *name,
                                  const char *value,
                                  const char *from,
                                  OssicleView *view,
                                  gsize start,
                                  gsize end);
void ossicle_candidate_add_inferred (OssicleCandidate *self,
                                     const char *name,
                                     const char *value,
                                     const char *from);
void ossicle_candidate_remove (OssicleCandidate *self, const char *name);
OssicleFact *ossicle_candidate_get_fact (OssicleCandidate *self, const char *name);
const char *ossicle_candidate_get (OssicleCandidate *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleCandidate, ossicle_candidate_free)

G_END_DECLS
