/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-context.h"
#include "ossicle-intake.h"
#include "ossicle-readers.h"
#include "ossicle-scan.h"
#include "ossicle-undo.h"

#define SMALL (1024 * 1024)
#define MOST_BASE64 64

struct _OssicleReading
{
  GObject parent_instance;

  OssicleSource *source;
  GListStore *cases;
  GListStore *others;
  GHashTable *by_id; /* request id → case, borrowed */
};

G_DEFINE_FINAL_TYPE (OssicleReading, ossicle_reading, G_TYPE_OBJECT)

static void
ossicle_reading_dispose (GObject *object)
{
  OssicleReading *self = OSSICLE_READING (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->source);
  g_clear_object (&self->cases);
  g_clear_object (&self->others);

  G_OBJECT_CLASS (ossicle_reading_parent_class)->dispose (object);
}

static void
ossicle_reading_class_init (OssicleReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ossicle_reading_dispose;
}

static void
ossicle_reading_init (OssicleReading *self)
{
  self->cases = g_list_store_new (OSSICLE_TYPE_CASE);
  self->others = g_list_store_new (OSSICLE_TYPE_CASE);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static OssicleView *
undo (OssicleView *view, OssicleView *(*step) (OssicleView *) )
{
  OssicleView *next = step (view);

  if (next == NULL)
    return view;
  ossicle_view_unref (view);

  return next;
}

/* What stands between the reader and what the client printed: terminals, loggers, sites. */
static OssicleView *
make_view (OssicleSource *source, gsize start, gsize length)
{
  static OssicleView *(*const steps[]) (OssicleView *) = {
    ossicle_undo_controls, ossicle_undo_trace,   ossicle_undo_quoted,
    ossicle_undo_wraps,    ossicle_undo_links,   ossicle_undo_prefixes,
    ossicle_undo_syslog,   ossicle_undo_records, ossicle_undo_chunks,
  };
  OssicleView *view = ossicle_view_new (source, start, length);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    view = undo (view, steps[i]);

  return view;
}

static void
read_view (OssicleTray *tray, OssicleView *view)
{
  const OssicleReader *readers;
  gsize n;

  readers = ossicle_readers_get (&n);
  for (tray->rank = 0; tray->rank < n; tray->rank++)
    if (!g_cancellable_is_cancelled (tray->cancellable))
      readers[tray->rank].read (tray, view);
}

/* Documents that the text tells in base64. */
static void
read_base64 (OssicleTray *tray, OssicleView *view)
{
  gsize from = 0, before = G_MAXSIZE;

  for (guint i = 0; i < MOST_BASE64 && from != before; i++)
    {
      g_autoptr (OssicleView) document = NULL;

      before = from;
      document = ossicle_undo_base64 (view, &from);
      if (document == NULL)
        continue;
      tray->rank = 0;
      ossicle_reader_xml_body (tray, document);
      ossicle_reader_json_record (tray, document);
    }
}

static gboolean
is_escaped_markup (OssicleView *view)
{
  const char *text = ossicle_view_get_text (view, NULL);

  return strstr (text, "&lt;Code&gt;") != NULL || strstr (text, "&#60;Code") != NULL ||
         strstr (text, "&lt;Error&gt;") != NULL || strstr (text, "&#x3C;Code") != NULL;
}

static gboolean
is_escaped_url (OssicleView *view)
{
  const char *text = ossicle_view_get_text (view, NULL);

  return strstr (text, "%3CCode%3E") != NULL || strstr (text, "%3cCode%3e") != NULL;
}

/* Reads a view, then what it hides behind one or two levels of escapes. */
static void
read_levels (OssicleTray *tray, OssicleView *view)
{
  OssicleView *(*markup) (OssicleView *) = NULL;
  g_autoptr (OssicleView) level = ossicle_view_ref (view);

  if (is_escaped_markup (view))
    markup = ossicle_undo_entities;
  else if (is_escaped_url (view))
    markup = ossicle_undo_percent;

  for (tray->depth = 0; tray->depth < 3 && level != NULL; tray->depth++)
    {
      OssicleView *next = tray->depth < 2 ? ossicle_undo_json (level) : NULL;

      tray->deeper = next != NULL;
      read_view (tray, level);
      if (markup != NULL)
        {
          g_autoptr (OssicleView) plain = markup (level);

          if (plain != NULL)
            read_view (tray, plain);
        }
      read_base64 (tray, level);
      ossicle_view_unref (level);
      level = next;
    }
}

static void
take_case (OssicleReading *self, OssicleCase *result)
{
  const char *id = ossicle_case_get_value (result, OSSICLE_FACT_REQUEST_ID);
  OssicleCase *known = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  GListModel *facts = ossicle_case_get_facts (result);

  if (known != NULL)
    {
      for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
        {
          OssicleFact *fact = g_list_model_get_item (facts, i);

          if (ossicle_case_get_fact (known, ossicle_fact_get_name (fact)) == NULL)
            ossicle_case_take_fact (known, fact);
          else
            g_object_unref (fact);
        }
      return;
    }

  if (id != NULL)
    g_hash_table_insert (self->by_id, g_strdup (id), result);
  g_list_store_append (
    ossicle_case_get_kind (result) == OSSICLE_CASE_ERROR ? self->cases : self->others, result);
}

static void
read_window (OssicleReading *self, OssicleTray *tray, gsize start, gsize end)
{
  g_autoptr (OssicleView) view = make_view (self->source, start, end - start);
  g_autoptr (GPtrArray) groups = NULL;

  read_levels (tray, view);
  groups = ossicle_grouping_group (tray->candidates);
  ossicle_context_read (tray, view, groups);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (OssicleCase) result = ossicle_group_to_case (g_ptr_array_index (groups, i), tray);

      take_case (self, result);
    }
  g_ptr_array_set_size (tray->candidates, 0);
}

/**
 * ossicle_intake_read:
 * @source: what was pasted
 * @catalogue: (nullable): the documented codes
 * @now: seconds since 1970, UTC
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * Reads every error out of the source, and apart from them what else was recognised. Takes time in
 * proportion to the size of the source; of large ones only the surroundings of what looks like an
 * error are read.
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with %G_IO_ERROR_CANCELLED
 */
OssicleReading *
ossicle_intake_read (OssicleSource *source,
                     OssicleCatalogue *catalogue,
                     gint64 now,
                     GCancellable *cancellable,
                     GError **error)
{
  return ossicle_intake_read_with_progress (source, catalogue, now, NULL, NULL, cancellable, error);
}

/**
 * ossicle_intake_read_with_progress:
 * @source: what was pasted
 * @catalogue: (nullable): the documented codes
 * @now: seconds since 1970, UTC
 * @progress: (nullable): told how far the reading is
 * @progress_data: data for @progress
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * As ossicle_intake_read(), for what takes long enough to be watched.
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with %G_IO_ERROR_CANCELLED
 */
OssicleReading *
ossicle_intake_read_with_progress (OssicleSource *source,
                                   OssicleCatalogue *catalogue,
                                   gint64 now,
                                   OssicleIntakeProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (OssicleReading) self = NULL;
  g_autoptr (GPtrArray)
    candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_candidate_free);
  OssicleTray tray = { source, catalogue, now, cancellable, candidates };
  gsize length, from = 0, start, end;
  const char *text;

  g_return_val_if_fail (OSSICLE_IS_SOURCE (source), NULL);

  self = g_object_new (OSSICLE_TYPE_READING, NULL);
  self->source = g_object_ref (source);
  text = ossicle_source_get_text (source, &length);

  if (length <= SMALL)
    read_window (self, &tray, 0, length);
  else
    while (ossicle_scan_next (text, length, &from, &start, &end) &&
           !g_cancellable_is_cancelled (cancellable))
      {
        if (progress != NULL)
          progress (start, length, progress_data);
        read_window (self, &tray, start, end);
      }
  if (progress != NULL)
    progress (length, length, progress_data);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ossicle_reading_get_source:
 * @self: a reading
 *
 * Returns: (transfer none): what was read
 */
OssicleSource *
ossicle_reading_get_source (OssicleReading *self)
{
  g_return_val_if_fail (OSSICLE_IS_READING (self), NULL);

  return self->source;
}

/**
 * ossicle_reading_get_cases:
 * @self: a reading
 *
 * Returns: (transfer none): a list model of #OssicleCase: OSS's errors, in the order of the source
 */
GListModel *
ossicle_reading_get_cases (OssicleReading *self)
{
  g_return_val_if_fail (OSSICLE_IS_READING (self), NULL);

  return G_LIST_MODEL (self->cases);
}

/**
 * ossicle_reading_get_others:
 * @self: a reading
 *
 * Returns: (transfer none): a list model of #OssicleCase: successes, answers of other services,
 *   failures before OSS was reached
 */
GListModel *
ossicle_reading_get_others (OssicleReading *self)
{
  g_return_val_if_fail (OSSICLE_IS_READING (self), NULL);

  return G_LIST_MODEL (self->others);
}

/**
 * ossicle_intake_get_shape_title:
 * @shape: (nullable): the id of a shape
 *
 * Returns: (transfer none) (nullable): its name, translated; %NULL for an unknown one
 */
const char *
ossicle_intake_get_shape_title (const char *shape)
{
  const OssicleReader *readers;
  gsize n;

  readers = ossicle_readers_get (&n);
  for (gsize i = 0; i < n && shape != NULL; i++)
    if (g_str_equal (readers[i].shape, shape))
      return _ (readers[i].title);

  return NULL;
}
