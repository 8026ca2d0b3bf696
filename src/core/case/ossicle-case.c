/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-case.h"

struct _OssicleCase
{
  GObject parent_instance;

  GListStore *facts;
  GPtrArray *index;     /* the same facts, borrowed: rules ask for them again and again */
  const char *shape;    /* interned */
  const char *answerer; /* interned */
  OssicleSpan span;
  OssicleCaseKind kind;
};

G_DEFINE_FINAL_TYPE (OssicleCase, ossicle_case, G_TYPE_OBJECT)

static void
ossicle_case_dispose (GObject *object)
{
  OssicleCase *self = OSSICLE_CASE (object);

  g_clear_pointer (&self->index, g_ptr_array_unref);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (ossicle_case_parent_class)->dispose (object);
}

static void
ossicle_case_class_init (OssicleCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ossicle_case_dispose;
}

static void
ossicle_case_init (OssicleCase *self)
{
  self->facts = g_list_store_new (OSSICLE_TYPE_FACT);
  self->index = g_ptr_array_new ();
}

/**
 * ossicle_case_new:
 * @kind: what became of the request
 *
 * Returns: (transfer full): a case without facts
 */
OssicleCase *
ossicle_case_new (OssicleCaseKind kind)
{
  OssicleCase *self = g_object_new (OSSICLE_TYPE_CASE, NULL);

  self->kind = kind;

  return self;
}

/**
 * ossicle_case_get_kind:
 * @self: a case
 *
 * Returns: what became of the request
 */
OssicleCaseKind
ossicle_case_get_kind (OssicleCase *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE (self), OSSICLE_CASE_ERROR);

  return self->kind;
}

/**
 * ossicle_case_get_shape:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): the id of the reader that recognised the case, such as
 * "xml-body"
 */
const char *
ossicle_case_get_shape (OssicleCase *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);

  return self->shape;
}

/**
 * ossicle_case_set_shape:
 * @self: a case
 * @shape: (nullable): the id of the reader that recognised the case
 */
void
ossicle_case_set_shape (OssicleCase *self, const char *shape)
{
  g_return_if_fail (OSSICLE_IS_CASE (self));

  self->shape = shape != NULL ? g_intern_string (shape) : NULL;
}

/**
 * ossicle_case_get_answerer:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): who answered instead of OSS, a proper name that is not
 *   translated, such as "Amazon S3"
 */
const char *
ossicle_case_get_answerer (OssicleCase *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);

  return self->answerer;
}

/**
 * ossicle_case_set_answerer:
 * @self: a case
 * @answerer: (nullable): who answered instead of OSS
 */
void
ossicle_case_set_answerer (OssicleCase *self, const char *answerer)
{
  g_return_if_fail (OSSICLE_IS_CASE (self));

  self->answerer = answerer != NULL ? g_intern_string (answerer) : NULL;
}

/**
 * ossicle_case_get_span:
 * @self: a case
 * @span: (out) (optional): the bytes of the source that the case was read from
 *
 * Returns: whether the case was read from a source
 */
gboolean
ossicle_case_get_span (OssicleCase *self, OssicleSpan *span)
{
  g_return_val_if_fail (OSSICLE_IS_CASE (self), FALSE);

  if (span != NULL)
    *span = self->span;

  return self->span.length > 0;
}

/**
 * ossicle_case_set_span:
 * @self: a case
 * @span: the bytes of the source that the case was read from
 */
void
ossicle_case_set_span (OssicleCase *self, OssicleSpan span)
{
  g_return_if_fail (OSSICLE_IS_CASE (self));

  self->span = span;
}

/**
 * ossicle_case_take_fact:
 * @self: a case
 * @fact: (transfer full): a fact
 *
 * Adds @fact. The first fact of a name is the one that counts; a later one of the same name and
 * value is dropped, one of another value stays as a contradiction.
 */
void
ossicle_case_take_fact (OssicleCase *self, OssicleFact *fact)
{
  g_autoptr (OssicleFact) owned = fact;

  g_return_if_fail (OSSICLE_IS_CASE (self));
  g_return_if_fail (OSSICLE_IS_FACT (fact));

  for (guint i = 0; i < self->index->len; i++)
    {
      OssicleFact *other = g_ptr_array_index (self->index, i);

      if (ossicle_fact_get_name (other) == ossicle_fact_get_name (fact) &&
          g_str_equal (ossicle_fact_get_value (other), ossicle_fact_get_value (fact)))
        return;
    }

  g_list_store_append (self->facts, fact);
  g_ptr_array_add (self->index, fact);
}

/**
 * ossicle_case_get_facts:
 * @self: a case
 *
 * Returns: (transfer none): a list model of #OssicleFact, in the order they were found
 */
GListModel *
ossicle_case_get_facts (OssicleCase *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);

  return G_LIST_MODEL (self->facts);
}

/**
 * ossicle_case_get_fact:
 * @self: a case
 * @name: a fact's name
 *
 * Returns: (transfer none) (nullable): the first fact of that name, or %NULL where nothing tells it
 */
OssicleFact *
ossicle_case_get_fact (OssicleCase *self, const char *name)
{
  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->index->len; i++)
    {
      OssicleFact *fact = g_ptr_array_index (self->index, i);

      if (g_str_equal (ossicle_fact_get_name (fact), name))
        return fact;
    }

  return NULL;
}

/**
 * ossicle_case_get_value:
 * @self: a case
 * @name: a fact's name
 *
 * Returns: (transfer none) (nullable): the value of the first fact of that name
 */
const char *
ossicle_case_get_value (OssicleCase *self, const char *name)
{
  OssicleFact *fact = ossicle_case_get_fact (self, name);

  return fact != NULL ? ossicle_fact_get_value (fact) : NULL;
}

/**
 * ossicle_case_get_status:
 * @self: a case
 *
 * Returns: the HTTP status of the service's own answer, 100 to 599, or 0 where nothing tells it
 */
guint
ossicle_case_get_status (OssicleCase *self)
{
  const char *value = ossicle_case_get_value (self, OSSICLE_FACT_STATUS);
  guint64 status;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 100, 599, &status, NULL))
    return 0;

  return status;
}

/**
 * ossicle_case_has_contradiction:
 * @self: a case
 * @name: a fact's name
 *
 * Returns: whether the source tells two different values for @name
 */
gboolean
ossicle_case_has_contradiction (OssicleCase *self, const char *name)
{
  guint count = 0;

  g_return_val_if_fail (OSSICLE_IS_CASE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < self->index->len; i++)
    count += g_str_equal (ossicle_fact_get_name (g_ptr_array_index (self->index, i)), name);

  return count > 1;
}
