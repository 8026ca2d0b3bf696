/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-source-private.h"
#include "ossicle-view.h"

struct _OssicleView
{
  gatomicrefcount refs;
  OssicleSource *source;
  char *text;
  gsize length;
  OssicleMap *map;
};

struct _OssicleRewrite
{
  OssicleView *from;
  GString *text;
  OssicleMap *map;
};

static OssicleView *
view_take (OssicleSource *source, GString *text, OssicleMap *map)
{
  OssicleView *self = g_new0 (OssicleView, 1);

  g_atomic_ref_count_init (&self->refs);
  self->source = g_object_ref (source);
  self->length = text->len;
  self->text = g_string_free (text, FALSE);
  self->map = map;

  return self;
}

/**
 * ossicle_view_new:
 * @source: a source
 * @start: first byte of its text
 * @length: how many
 *
 * Returns: (transfer full): that part of the text, as it stands
 */
OssicleView *
ossicle_view_new (OssicleSource *source, gsize start, gsize length)
{
  GString *text = g_string_new_len (ossicle_source_get_text (source, NULL) + start, length);
  OssicleMap *map = ossicle_map_new ();

  ossicle_map_append_slice (map, ossicle_source_get_map (source), start, length);

  return view_take (source, text, map);
}

OssicleView *
ossicle_view_ref (OssicleView *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
ossicle_view_unref (OssicleView *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_object_unref (self->source);
  ossicle_map_free (self->map);
  g_free (self->text);
  g_free (self);
}

const char *
ossicle_view_get_text (OssicleView *self, gsize *length)
{
  if (length != NULL)
    *length = self->length;

  return self->text;
}

OssicleSource *
ossicle_view_get_source (OssicleView *self)
{
  return self->source;
}

/**
 * ossicle_view_locate:
 * @self: a view
 * @start: first byte of its text
 * @length: how many
 *
 * Returns: the bytes of the source that they came from
 */
OssicleSpan
ossicle_view_locate (OssicleView *self, gsize start, gsize length)
{
  return ossicle_map_to_source (self->map, start, length);
}

/**
 * ossicle_view_find:
 * @self: a view
 * @source: bytes of the source
 * @text: (out): the bytes of the view's text that came from them
 *
 * Returns: whether any did
 */
gboolean
ossicle_view_find (OssicleView *self, OssicleSpan source, OssicleSpan *text)
{
  return ossicle_map_to_text (self->map, source, text);
}

OssicleRewrite *
ossicle_rewrite_new (OssicleView *from)
{
  OssicleRewrite *self = g_new0 (OssicleRewrite, 1);

  self->from = ossicle_view_ref (from);
  self->text = g_string_sized_new (from->length + 1);
  self->map = ossicle_map_new ();

  return self;
}

void
ossicle_rewrite_copy (OssicleRewrite *self, gsize start, gsize length)
{
  g_string_append_len (self->text, self->from->text + start, length);
  ossicle_map_append_slice (self->map, self->from->map, start, length);
}

/**
 * ossicle_rewrite_put:
 * @self: a rewrite
 * @start: first byte of the old text
 * @length: how many it replaces
 * @text: what to put there
 * @text_length: its length; 0 drops the old text
 */
void
ossicle_rewrite_put (OssicleRewrite *self,
                     gsize start,
                     gsize length,
                     const char *text,
                     gsize text_length)
{
  ossicle_rewrite_put_units (self, start, length, text, text_length, 0, 0);
}

/* As ossicle_rewrite_put(), where so many bytes of text stand for so many of the source. That holds
 * only where the old text stands byte for byte in the source; elsewhere it is a block. */
void
ossicle_rewrite_put_units (OssicleRewrite *self,
                           gsize start,
                           gsize length,
                           const char *text,
                           gsize text_length,
                           guint text_unit,
                           guint source_unit)
{
  OssicleSpan source = ossicle_map_to_source (self->from->map, start, length);

  if (source.length != length)
    text_unit = source_unit = 0;
  g_string_append_len (self->text, text, text_length);
  ossicle_map_append (self->map, text_length, source, text_unit, source_unit);
}

/**
 * ossicle_rewrite_end:
 * @self: (transfer full): a rewrite
 *
 * Returns: (transfer full): the view it made
 */
OssicleView *
ossicle_rewrite_end (OssicleRewrite *self)
{
  OssicleView *view = view_take (self->from->source, self->text, self->map);

  ossicle_view_unref (self->from);
  g_free (self);

  return view;
}

/**
 * ossicle_view_decode:
 * @self: a view
 * @mark: what every code begins with
 * @decode: decodes what stands at a mark
 *
 * Puts for each code in the text what it means.
 *
 * Returns: (transfer full) (nullable): the decoded view; %NULL where there is nothing to decode
 */
OssicleView *
ossicle_view_decode (OssicleView *self, char mark, OssicleDecode decode)
{
  const char *end = self->text + self->length, *from = self->text;
  OssicleRewrite *rewrite = NULL;

  for (const char *p = from; (p = memchr (p, mark, end - p)) != NULL;)
    {
      char utf8[6];
      gsize n = 0, used = decode (p, end, utf8, &n);

      if (used == 0)
        {
          p++;
          continue;
        }
      if (rewrite == NULL)
        rewrite = ossicle_rewrite_new (self);
      ossicle_rewrite_copy (rewrite, from - self->text, p - from);
      ossicle_rewrite_put (rewrite, p - self->text, used, utf8, n);
      p += used;
      from = p;
    }
  if (rewrite == NULL)
    return NULL;
  ossicle_rewrite_copy (rewrite, from - self->text, end - from);

  return ossicle_rewrite_end (rewrite);
}
