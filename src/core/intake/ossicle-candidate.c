/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-candidate.h"

OssicleCandidate *
ossicle_candidate_new (const char *shape)
{
  OssicleCandidate *self = g_new0 (OssicleCandidate, 1);

  self->shape = shape;
  self->facts = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
ossicle_candidate_free (OssicleCandidate *self)
{
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static void
cover (OssicleCandidate *self, OssicleSpan span)
{
  gsize end;

  if (span.length == 0)
    return;
  if (self->extent.length == 0)
    {
      self->extent = span;
      return;
    }
  end = MAX (self->extent.offset + self->extent.length, span.offset + span.length);
  self->extent.offset = MIN (self->extent.offset, span.offset);
  self->extent.length = end - self->extent.offset;
}

/**
 * ossicle_candidate_cover:
 * @self: a candidate
 * @view: the view it was read in
 * @start: first byte of the view's text
 * @end: first byte behind it
 *
 * Tells that the candidate takes up that part of the text.
 */
void
ossicle_candidate_cover (OssicleCandidate *self, OssicleView *view, gsize start, gsize end)
{
  if (end > start)
    cover (self, ossicle_view_locate (view, start, end - start));
}

/**
 * ossicle_candidate_add:
 * @self: a candidate
 * @name: name of the fact
 * @from: element, header, label or rule that it comes from
 * @view: the view it stands in
 * @start: first byte of the value
 * @end: first byte behind it
 *
 * Adds a value as it stands in the view.
 */
void
ossicle_candidate_add (OssicleCandidate *self,
                       const char *name,
                       const char *from,
                       OssicleView *view,
                       gsize start,
                       gsize end)
{
  g_autofree char *value = g_strndup (ossicle_view_get_text (view, NULL) + start, end - start);

  ossicle_candidate_add_value (self, name, value, from, view, start, end);
}

/**
 * ossicle_candidate_add_value:
 * @self: a candidate
 * @name: name of the fact
 * @value: its value; an empty one is none
 * @from: element, header, label or rule that it comes from
 * @view: the view it stands in
 * @start: first byte it was made of
 * @end: first byte behind it
 *
 * Adds a value that something was done to. It counts as read where the source's bytes are the value
 * all the same. The first fact of a name stays.
 */
void
ossicle_candidate_add_value (OssicleCandidate *self,
                             const char *name,
                             const char *value,
                             const char *from,
                             OssicleView *view,
                             gsize start,
                             gsize end)
{
  OssicleSpan span = ossicle_view_locate (view, start, end - start);
  GBytes *bytes = ossicle_source_get_bytes (ossicle_view_get_source (view));
  const char *data = g_bytes_get_data (bytes, NULL);
  gboolean same = span.length == strlen (value) &&
                  memcmp (data + span.offset, value, span.length) == 0;

  if (*value == '\0' || ossicle_candidate_get_fact (self, name) != NULL)
    return;

  g_ptr_array_add (
    self->facts,
    ossicle_fact_new (name, value, same ? OSSICLE_FACT_READ : OSSICLE_FACT_DECODED, from, span));
  cover (self, span);
}

/* Adds a value that was reasoned from other facts; the first fact of a name stays. */
void
ossicle_candidate_add_inferred (OssicleCandidate *self,
                                const char *name,
                                const char *value,
                                const char *from)
{
  if (value == NULL || *value == '\0' || ossicle_candidate_get_fact (self, name) != NULL)
    return;

  g_ptr_array_add (self->facts,
                   ossicle_fact_new (name, value, OSSICLE_FACT_INFERRED, from, OSSICLE_NO_SPAN));
}

void
ossicle_candidate_remove (OssicleCandidate *self, const char *name)
{
  OssicleFact *fact = ossicle_candidate_get_fact (self, name);

  if (fact != NULL)
    g_ptr_array_remove (self->facts, fact);
}

OssicleFact *
ossicle_candidate_get_fact (OssicleCandidate *self, const char *name)
{
  const char *wanted = g_intern_string (name);

  for (guint i = 0; i < self->facts->len; i++)
    {
      OssicleFact *fact = g_ptr_array_index (self->facts, i);

      if (ossicle_fact_get_name (fact) == wanted)
        return fact;
    }

  return NULL;
}

const char *
ossicle_candidate_get (OssicleCandidate *self, const char *name)
{
  OssicleFact *fact = ossicle_candidate_get_fact (self, name);

  return fact != NULL ? ossicle_fact_get_value (fact) : NULL;
}
