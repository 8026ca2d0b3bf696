/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-prepared.h"

/* The same key and place, in another way. */
static OssicleSigningChoice *
sign (const OssicleRemedyRequest *one, const OssicleSigningChoice *present)
{
  OssicleSigningChoice *signing = ossicle_signing_choice_copy (present);

  signing->version = one->version;
  signing->place = one->place;

  return signing;
}

/**
 * ossicle_prepared_dup_signing:
 * @one: a request of a remedy
 * @present: how the request of the case is signed
 *
 * Returns: (transfer full): how this one is to be signed
 */
OssicleSigningChoice *
ossicle_prepared_dup_signing (const OssicleRemedyRequest *one, const OssicleSigningChoice *present)
{
  g_return_val_if_fail (one != NULL, NULL);
  g_return_val_if_fail (present != NULL, NULL);

  switch (one->signing)
    {
    case OSSICLE_REMEDY_SIGNING_NONE:
      return ossicle_signing_choice_new (OSSICLE_SIGNATURE_NONE, OSSICLE_SIGNATURE_IN_HEADER);
    case OSSICLE_REMEDY_SIGNING_WANTED:
      return sign (one, present);
    case OSSICLE_REMEDY_SIGNING_RENEWED:
      return ossicle_signing_choice_signs (present) ? ossicle_signing_choice_copy (present)
                                                    : sign (one, present);
    case OSSICLE_REMEDY_SIGNING_KEPT:
    default:
      return ossicle_signing_choice_copy (present);
    }
}

/**
 * ossicle_prepared_new_items:
 * @remedy: a remedy
 * @item: the case that it is for
 *
 * Returns: (transfer full) (element-type OssicleCaseItem): a row for each of its requests
 */
GListModel *
ossicle_prepared_new_items (const OssicleRemedy *remedy, OssicleCaseItem *item)
{
  GListStore *items = g_list_store_new (OSSICLE_TYPE_CASE_ITEM);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (OssicleSource) source = ossicle_source_new (nothing, NULL);

  g_return_val_if_fail (remedy != NULL, G_LIST_MODEL (items));
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (item), G_LIST_MODEL (items));

  for (guint i = 0; i < remedy->requests->len; i++)
    {
      const OssicleRemedyRequest *one = g_ptr_array_index (remedy->requests, i);
      g_autoptr (OssicleSigningChoice)
        signing = ossicle_prepared_dup_signing (one, ossicle_case_item_get_signing (item));
      g_autoptr (OssicleCaseItem) made = ossicle_case_item_new_for_request (
        source, one->request, ossicle_case_item_get_options (item));

      ossicle_case_item_set_signing (made, signing);
      if (one->name != NULL)
        g_object_set (made, "title", one->name, NULL);
      g_list_store_append (items, made);
    }

  return G_LIST_MODEL (items);
}
