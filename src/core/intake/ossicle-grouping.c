/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-grouping.h"
#include "ossicle-inference.h"

#define NEAR 2048
#define MOST_ACTIVE 64

static void
group_free (OssicleGroup *self)
{
  g_ptr_array_unref (self->candidates);
  g_clear_pointer (&self->context, ossicle_candidate_free);
  g_free (self);
}

static gsize
span_end (OssicleSpan span)
{
  return span.offset + span.length;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const OssicleCandidate *left = *(OssicleCandidate *const *) a;
  const OssicleCandidate *right = *(OssicleCandidate *const *) b;

  if (left->extent.offset != right->extent.offset)
    return left->extent.offset < right->extent.offset ? -1 : 1;

  return (left->rank > right->rank) - (left->rank < right->rank);
}

static int
compare_beliefs (gconstpointer a, gconstpointer b)
{
  const OssicleCandidate *left = *(OssicleCandidate *const *) a;
  const OssicleCandidate *right = *(OssicleCandidate *const *) b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  if (left->depth != right->depth)
    return left->depth < right->depth ? -1 : 1;

  return compare_places (a, b);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const OssicleGroup *left = *(OssicleGroup *const *) a;
  const OssicleGroup *right = *(OssicleGroup *const *) b;

  return (left->extent.offset > right->extent.offset) -
         (left->extent.offset < right->extent.offset);
}

/**
 * ossicle_group_get:
 * @self: a group
 * @name: a fact's name
 *
 * Returns: (transfer none) (nullable): the value that is believed most
 */
const char *
ossicle_group_get (OssicleGroup *self, const char *name)
{
  const char *value = NULL;
  guint rank = G_MAXUINT;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      OssicleCandidate *candidate = g_ptr_array_index (self->candidates, i);
      const char *own = ossicle_candidate_get (candidate, name);

      if (own != NULL && candidate->rank < rank)
        {
          value = own;
          rank = candidate->rank;
        }
    }

  return value;
}

/* Whether two values of @name can be those of one request. */
static gboolean
agrees (OssicleGroup *group, OssicleCandidate *candidate, const char *name)
{
  const char *left = ossicle_group_get (group, name);
  const char *right = ossicle_candidate_get (candidate, name);

  return left == NULL || right == NULL || g_str_equal (left, right);
}

static void
join (OssicleGroup *group, OssicleCandidate *candidate)
{
  gsize end = MAX (span_end (group->extent), span_end (candidate->extent));

  if (group->candidates->len == 0)
    group->extent = candidate->extent;
  else
    {
      group->extent.offset = MIN (group->extent.offset, candidate->extent.offset);
      group->extent.length = end - group->extent.offset;
    }
  g_ptr_array_add (group->candidates, candidate);
}

/* What tells requests apart that have no id. */
static char *
dup_key (OssicleCandidate *candidate)
{
  const char *id = ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID);
  const char *code = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);
  const char *message = ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE);
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  const char *masked = ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED);

  if (id != NULL)
    return g_ascii_strup (id, -1);

  return g_strdup_printf ("%d|%s|%s|%s|%s", candidate->kind, code ? code : "",
                          message ? message : "", status ? status : "", masked ? masked : "");
}

/* Whether @candidate, which begins behind @group, tells the same thing again or goes on with it. */
static gboolean
goes_on (OssicleGroup *group, OssicleCandidate *candidate)
{
  const char *left = ossicle_group_get (group, OSSICLE_FACT_CODE);
  const char *right = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);
  const char *told = ossicle_group_get (group, OSSICLE_FACT_MESSAGE);
  const char *message = ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE);
  gboolean one_id = ossicle_group_get (group, OSSICLE_FACT_REQUEST_ID) == NULL ||
                    ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) == NULL;

  if (!one_id || candidate->extent.offset > span_end (group->extent) + NEAR ||
      !agrees (group, candidate, OSSICLE_FACT_CODE) ||
      !agrees (group, candidate, OSSICLE_FACT_STATUS) ||
      !agrees (group, candidate, OSSICLE_FACT_HOST) || !agrees (group, candidate, OSSICLE_FACT_EC))
    return FALSE;
  if (left != NULL && right != NULL)
    return agrees (group, candidate, OSSICLE_FACT_MESSAGE);

  return told != NULL && message != NULL && g_str_equal (told, message);
}

static OssicleGroup *
find_overlap (GPtrArray *groups, OssicleCandidate *candidate)
{
  guint n = groups->len;

  for (guint i = 0; i < n && i < MOST_ACTIVE; i++)
    {
      OssicleGroup *group = g_ptr_array_index (groups, n - 1 - i);

      if (span_end (group->extent) > candidate->extent.offset &&
          agrees (group, candidate, OSSICLE_FACT_REQUEST_ID) &&
          (agrees (group, candidate, OSSICLE_FACT_CODE) ||
           ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL))
        return group;
    }
  if (n > 0 && goes_on (g_ptr_array_index (groups, n - 1), candidate))
    return g_ptr_array_index (groups, n - 1);

  return NULL;
}

static gboolean
is_error (OssicleGroup *group)
{
  return ossicle_group_get_kind (group) == OSSICLE_CASE_ERROR;
}

static gboolean
has (OssicleGroup *group, const char *name)
{
  return ossicle_group_get (group, name) != NULL;
}

/* Whether an error without an id can be the one that the only id belongs to. */
static gboolean
completes (OssicleGroup *only, OssicleGroup *other)
{
  static const char *const names[] = { OSSICLE_FACT_CODE, OSSICLE_FACT_STATUS, OSSICLE_FACT_EC,
                                       OSSICLE_FACT_HOST };
  gsize gap = only->extent.offset > other->extent.offset
                ? only->extent.offset - MIN (only->extent.offset, span_end (other->extent))
                : other->extent.offset - MIN (other->extent.offset, span_end (only->extent));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (has (only, names[i]) && has (other, names[i]) &&
        !g_str_equal (ossicle_group_get (only, names[i]), ossicle_group_get (other, names[i])))
      return FALSE;

  return gap <= 2 * NEAR && (!has (only, OSSICLE_FACT_CODE) || has (other, OSSICLE_FACT_CODE) ||
                             !has (only, OSSICLE_FACT_MESSAGE));
}

/* A text with one id tells one story: what it says without an id goes with it where it fits. A
 * message alone is no error of its own beside others. */
static void
tell_one_story (GPtrArray *groups)
{
  OssicleGroup *only = NULL;
  guint ids = 0, errors = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      OssicleGroup *group = g_ptr_array_index (groups, i);

      errors += is_error (group);
      if (is_error (group) && has (group, OSSICLE_FACT_REQUEST_ID))
        ids++, only = group;
    }
  for (guint i = groups->len; i > 0 && errors > 1; i--)
    {
      OssicleGroup *group = g_ptr_array_index (groups, i - 1);
      gboolean alone = !has (group, OSSICLE_FACT_CODE) && !has (group, OSSICLE_FACT_EC) &&
                       !has (group, OSSICLE_FACT_REQUEST_ID_MASKED);

      if (!is_error (group) || has (group, OSSICLE_FACT_REQUEST_ID))
        continue;
      if (ids == 1 && completes (only, group))
        {
          for (guint j = 0; j < group->candidates->len; j++)
            join (only, g_ptr_array_index (group->candidates, j));
          g_ptr_array_sort (only->candidates, compare_beliefs);
        }
      else if (!alone)
        continue;
      g_ptr_array_remove_index (groups, i - 1);
      errors--;
    }
}

/**
 * ossicle_grouping_group:
 * @candidates: (element-type OssicleCandidate): what the readers found; sorted by this
 *
 * Puts together what belongs to one request: what has the same id, what overlaps, a copy and what
 * was cut of it. Two ids are never one request.
 *
 * Returns: (transfer full) (element-type OssicleGroup): the groups, in the order of their places
 */
GPtrArray *
ossicle_grouping_group (GPtrArray *candidates)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_sort (candidates, compare_places);
  for (guint i = 0; i < candidates->len; i++)
    {
      OssicleCandidate *candidate = g_ptr_array_index (candidates, i);
      char *key = dup_key (candidate);
      OssicleGroup *group = g_hash_table_lookup (by_key, key);

      if (group == NULL)
        group = find_overlap (groups, candidate);
      if (group == NULL)
        {
          group = g_new0 (OssicleGroup, 1);
          group->candidates = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
        }
      join (group, candidate);
      g_hash_table_replace (by_key, key, group);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      OssicleGroup *group = g_ptr_array_index (groups, i);

      g_ptr_array_sort (group->candidates, compare_beliefs);
    }
  tell_one_story (groups);
  g_ptr_array_sort (groups, compare_groups);

  return groups;
}

/**
 * ossicle_group_get_kind:
 * @self: a group
 *
 * Returns: what became of the request, as the most believed candidate tells it
 */
OssicleCaseKind
ossicle_group_get_kind (OssicleGroup *self)
{
  OssicleCandidate *best = g_ptr_array_index (self->candidates, 0);

  return best->kind;
}

/* Whether another value of that fact is a contradiction worth telling, and not just another way
 * of saying it. */
static gboolean
contradicts (OssicleFact *fact)
{
  const char *name = ossicle_fact_get_name (fact);
  const char *from = ossicle_fact_get_from (fact);

  return (g_str_equal (name, OSSICLE_FACT_STATUS) || g_str_equal (name, OSSICLE_FACT_EC) ||
          g_str_equal (name, OSSICLE_FACT_CODE)) &&
         from != NULL &&
         (g_str_has_prefix (from, "body:") || g_str_has_prefix (from, "header:") ||
          g_str_equal (from, "status-line"));
}

static void
take_facts (OssicleCase *result, OssicleCandidate *candidate)
{
  for (guint i = 0; i < candidate->facts->len; i++)
    {
      OssicleFact *fact = g_ptr_array_index (candidate->facts, i);

      if (ossicle_case_get_fact (result, ossicle_fact_get_name (fact)) == NULL ||
          contradicts (fact))
        ossicle_case_take_fact (result, g_object_ref (fact));
    }
}

/* The shape that tells most about where the text came from: a client's rather than that of the
 * body it printed. */
static const char *
get_shape (OssicleGroup *self)
{
  OssicleCandidate *best = g_ptr_array_index (self->candidates, 0);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      OssicleCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (!g_str_equal (candidate->shape, "xml-body") &&
          !g_str_equal (candidate->shape, "labels") && !g_str_equal (candidate->shape, "bare"))
        return candidate->shape;
    }

  return best->shape;
}

/**
 * ossicle_group_to_case:
 * @self: a group
 * @tray: the tray
 *
 * Returns: (transfer full): the case that the group makes
 */
OssicleCase *
ossicle_group_to_case (OssicleGroup *self, OssicleTray *tray)
{
  OssicleCandidate *best = g_ptr_array_index (self->candidates, 0);
  OssicleCase *result = ossicle_case_new (best->kind);

  ossicle_case_set_shape (result, get_shape (self));
  ossicle_case_set_answerer (result, best->answerer);
  ossicle_case_set_span (result, self->extent);
  for (guint i = 0; i < self->candidates->len; i++)
    take_facts (result, g_ptr_array_index (self->candidates, i));
  if (self->context != NULL)
    take_facts (result, self->context);
  ossicle_inference_complete (result, tray->now);

  return result;
}
