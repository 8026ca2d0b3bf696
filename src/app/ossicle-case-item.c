/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-case-item.h"
#include "ossicle-words.h"

struct _OssicleCaseItem
{
  OssicleListItem parent_instance;

  OssicleCase *case_; /* or NULL */
  OssicleSource *source;
};

G_DEFINE_FINAL_TYPE (OssicleCaseItem, ossicle_case_item, OSSICLE_TYPE_LIST_ITEM)

static void
ossicle_case_item_dispose (GObject *object)
{
  OssicleCaseItem *self = OSSICLE_CASE_ITEM (object);

  g_clear_object (&self->case_);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (ossicle_case_item_parent_class)->dispose (object);
}

static void
ossicle_case_item_class_init (OssicleCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ossicle_case_item_dispose;
}

static void
ossicle_case_item_init (OssicleCaseItem *self)
{
}

/* The first of these facts that the case has. */
static const char *
first_value (OssicleCase *case_, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const char *value = ossicle_case_get_value (case_, *names);

      if (value != NULL && *value != '\0')
        return value;
    }

  return NULL;
}

static const char *
get_title (OssicleCase *case_)
{
  static const char *const names[] = { OSSICLE_FACT_CODE, OSSICLE_FACT_REQUEST_ID,
                                       OSSICLE_FACT_REQUEST_ID_MASKED, NULL };
  OssicleCaseKind kind = ossicle_case_get_kind (case_);
  const char *title = NULL;

  if (kind == OSSICLE_CASE_NOT_OSS)
    title = ossicle_case_get_answerer (case_);
  else if (kind == OSSICLE_CASE_ERROR)
    title = first_value (case_, names);

  return title != NULL ? title : ossicle_words_for_kind (kind);
}

static const char *
get_subtitle (OssicleCase *case_)
{
  static const char *const names[] = { OSSICLE_FACT_MESSAGE, OSSICLE_FACT_HOST, OSSICLE_FACT_URL,
                                       OSSICLE_FACT_REQUEST_TIME, NULL };

  return first_value (case_, names);
}

static char *
dup_badge (OssicleCase *case_)
{
  guint status = ossicle_case_get_status (case_);

  return status != 0 ? g_strdup_printf ("%u", status) : NULL;
}

/**
 * ossicle_case_item_new:
 * @case_: (nullable): a case, or %NULL for a source without one
 * @source: where it was read
 *
 * Returns: (transfer full): its row
 */
OssicleCaseItem *
ossicle_case_item_new (OssicleCase *case_, OssicleSource *source)
{
  OssicleCaseItem *self;
  const char *subtitle;
  g_autofree char *title = NULL;
  g_autofree char *printable = NULL;
  g_autofree char *badge = NULL;

  g_return_val_if_fail (OSSICLE_IS_SOURCE (source), NULL);

  subtitle = case_ != NULL ? get_subtitle (case_) : _ ("What was looked for, and what to ask for");
  title = case_ != NULL ? ossicle_dup_printable (get_title (case_), FALSE)
                        : g_strdup (_ ("No Error Found"));
  printable = subtitle != NULL ? ossicle_dup_printable (subtitle, FALSE) : NULL;
  badge = case_ != NULL ? dup_badge (case_) : NULL;

  self = g_object_new (OSSICLE_TYPE_CASE_ITEM, "title", title, "subtitle", printable, "badge",
                       badge, NULL);
  g_set_object (&self->case_, case_);
  self->source = g_object_ref (source);

  return self;
}

OssicleCase *
ossicle_case_item_get_case (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->case_;
}

OssicleSource *
ossicle_case_item_get_source (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->source;
}
