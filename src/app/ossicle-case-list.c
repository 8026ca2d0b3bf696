/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-case-list.h"

struct _OssicleRemovedRow
{
  OssicleListItem *row;
  OssicleListItem *next; /* the row that it stood before, or NULL */
  gboolean handed_on;    /* the next one took its heading over */
};

static gboolean
has_heading (GListModel *rows, const char *heading)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OssicleListItem) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (ossicle_list_item_get_heading (row), heading) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * ossicle_case_list_dup_heading:
 * @rows: (element-type OssicleListItem): the list
 * @wanted: what a new group would be called
 *
 * Returns: (transfer full): the same, with a number where there is such a group already, as when
 *   two things are pasted within a minute
 */
char *
ossicle_case_list_dup_heading (GListModel *rows, const char *wanted)
{
  g_autofree char *heading = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (rows), NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  heading = g_strdup (wanted);
  for (guint i = 2; has_heading (rows, heading); i++)
    {
      g_free (heading);
      heading = g_strdup_printf ("%s (%u)", wanted, i);
    }

  return g_steal_pointer (&heading);
}

/**
 * ossicle_case_list_remove:
 * @rows: (element-type OssicleListItem): the list
 * @position: a row of it
 *
 * Takes the row out; the next one of its group takes over the heading.
 *
 * Returns: (transfer full): what is needed to put it back
 */
OssicleRemovedRow *
ossicle_case_list_remove (GListStore *rows, guint position)
{
  OssicleRemovedRow *self;
  const char *heading;

  g_return_val_if_fail (G_IS_LIST_STORE (rows), NULL);
  g_return_val_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (rows)), NULL);

  self = g_new0 (OssicleRemovedRow, 1);
  self->row = g_list_model_get_item (G_LIST_MODEL (rows), position);
  self->next = g_list_model_get_item (G_LIST_MODEL (rows), position + 1);
  heading = ossicle_list_item_get_heading (self->row);
  if (heading != NULL && self->next != NULL && ossicle_list_item_get_heading (self->next) == NULL)
    {
      ossicle_list_item_set_heading (self->next, heading);
      self->handed_on = TRUE;
    }
  g_list_store_remove (rows, position);

  return self;
}

/**
 * ossicle_removed_row_put_back:
 * @self: a row that was taken out
 * @rows: (element-type OssicleListItem): the list that it was taken out of
 *
 * Puts it before the row that it stood before, or at the end where that one is gone.
 *
 * Returns: where it is now
 */
guint
ossicle_removed_row_put_back (OssicleRemovedRow *self, GListStore *rows)
{
  guint position;

  g_return_val_if_fail (self != NULL, G_MAXUINT);
  g_return_val_if_fail (G_IS_LIST_STORE (rows), G_MAXUINT);

  if (self->next == NULL || !g_list_store_find (rows, self->next, &position))
    position = g_list_model_get_n_items (G_LIST_MODEL (rows));
  else if (self->handed_on)
    ossicle_list_item_set_heading (self->next, NULL);
  g_list_store_insert (rows, position, self->row);

  return position;
}

/**
 * ossicle_removed_row_free:
 * @self: (transfer full): a row that was taken out
 */
void
ossicle_removed_row_free (OssicleRemovedRow *self)
{
  g_clear_object (&self->row);
  g_clear_object (&self->next);
  g_free (self);
}
