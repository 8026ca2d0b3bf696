/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-map.h"

typedef struct
{
  gsize text;
  gsize source;
  gsize source_length;
  guint8 text_unit; /* 0: a block */
  guint8 source_unit;
} Run;

struct _OssicleMap
{
  GArray *runs;
  gsize length;
};

/* The run that holds the text position @at; the map is not empty. */
static guint
find_run (OssicleMap *self, gsize at)
{
  guint low = 0, high = self->runs->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, Run, middle).text <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The last run that begins at or before the source position @at, or the first. */
static guint
find_source (OssicleMap *self, gsize at)
{
  guint low = 0, high = self->runs->len;

  while (high > low + 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, Run, middle).source <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static gsize
run_end (OssicleMap *self, guint position)
{
  return position + 1 < self->runs->len ? g_array_index (self->runs, Run, position + 1).text
                                        : self->length;
}

static OssicleSpan
run_slice (const Run *run, gsize from, gsize to)
{
  OssicleSpan span = { run->source, run->source_length };

  if (run->text_unit != 0)
    {
      gsize first = (from - run->text) / run->text_unit;
      gsize last = (to - run->text + run->text_unit - 1) / run->text_unit;

      span.offset = run->source + first * run->source_unit;
      span.length = MIN ((last - first) * run->source_unit,
                         run->source + run->source_length - span.offset);
    }

  return span;
}

OssicleMap *
ossicle_map_new (void)
{
  OssicleMap *self = g_new0 (OssicleMap, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));

  return self;
}

void
ossicle_map_free (OssicleMap *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * ossicle_map_append:
 * @self: a map
 * @length: how many bytes of text follow
 * @source: the bytes of the source that they stand for
 * @text_unit: bytes of text in a unit, or 0 for a block
 * @source_unit: bytes of the source in a unit
 *
 * Tells where the next @length bytes of the text come from.
 */
void
ossicle_map_append (OssicleMap *self,
                    gsize length,
                    OssicleSpan source,
                    guint text_unit,
                    guint source_unit)
{
  Run run = { self->length, source.offset, source.length, text_unit, source_unit };

  if (length == 0)
    return;

  if (self->runs->len > 0 && text_unit != 0)
    {
      Run *last = &g_array_index (self->runs, Run, self->runs->len - 1);

      if (last->text_unit == text_unit && last->source_unit == source_unit &&
          last->source + last->source_length == source.offset &&
          (self->length - last->text) % text_unit == 0)
        {
          last->source_length += source.length;
          self->length += length;
          return;
        }
    }

  g_array_append_val (self->runs, run);
  self->length += length;
}

/**
 * ossicle_map_append_slice:
 * @self: a map
 * @other: the map of the text that is copied from
 * @start: first byte copied
 * @length: how many
 *
 * Tells that the next @length bytes of the text are copied from @other's.
 */
void
ossicle_map_append_slice (OssicleMap *self, OssicleMap *other, gsize start, gsize length)
{
  gsize end = start + length;

  if (length == 0 || other->runs->len == 0)
    return;

  for (guint i = find_run (other, start); i < other->runs->len && start < end; i++)
    {
      const Run *run = &g_array_index (other->runs, Run, i);
      gsize stop = MIN (end, run_end (other, i));
      gboolean whole = run->text_unit != 0 && (start - run->text) % run->text_unit == 0;

      ossicle_map_append (self, stop - start, run_slice (run, start, stop),
                          whole ? run->text_unit : 0, run->source_unit);
      start = stop;
    }
}

/**
 * ossicle_map_to_source:
 * @self: a map
 * @start: first byte of the text
 * @length: how many
 *
 * Returns: the bytes of the source that they came from, from the first to the last
 */
OssicleSpan
ossicle_map_to_source (OssicleMap *self, gsize start, gsize length)
{
  OssicleSpan first, last;
  guint at;

  if (self->runs->len == 0 || length == 0 || start + length > self->length)
    return OSSICLE_NO_SPAN;

  at = find_run (self, start);
  first = run_slice (&g_array_index (self->runs, Run, at), start,
                     MIN (start + length, run_end (self, at)));
  at = find_run (self, start + length - 1);
  last = run_slice (&g_array_index (self->runs, Run, at), start + length - 1, start + length);

  first.length = last.offset + last.length - first.offset;

  return first;
}

/**
 * ossicle_map_to_text:
 * @self: a map
 * @source: bytes of the source
 * @text: (out): the bytes of the text that came from them
 *
 * Returns: whether anything of the text came from them
 */
gboolean
ossicle_map_to_text (OssicleMap *self, OssicleSpan source, OssicleSpan *text)
{
  gsize from = G_MAXSIZE, to = 0;

  for (guint i = find_source (self, source.offset); i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      gsize end = run_end (self, i);
      gsize first = run->text, last = end;

      if (run->source + run->source_length <= source.offset)
        continue;
      if (run->source >= source.offset + source.length)
        break;

      if (run->text_unit != 0 && source.offset > run->source)
        first += (source.offset - run->source) / run->source_unit * run->text_unit;
      if (run->text_unit != 0 && source.offset + source.length < run->source + run->source_length)
        last = run->text + (source.offset + source.length - run->source + run->source_unit - 1) /
                             run->source_unit * run->text_unit;
      from = MIN (from, first);
      to = MAX (to, MIN (last, end));
    }

  if (from >= to)
    return FALSE;

  *text = (OssicleSpan){ from, to - from };

  return TRUE;
}
