/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints every msgid that reading the whole catalogue asks gettext for, a line each. */

#include "config.h"

#include <stdio.h>

#include "core/catalogue/ossicle-catalogue.h"

/* Takes the place of GLib's own in this program: the library is linked statically. */
const char *
g_dgettext (const char *domain, const char *msgid)
{
  if (g_strcmp0 (domain, GETTEXT_PACKAGE) == 0)
    puts (msgid);

  return msgid;
}

static void
read_statuses_and_ecs (OssicleCatalogue *self, char **ecs)
{
  for (guint status = 100; status < 600; status++)
    ossicle_catalogue_get_status_meaning (self, status);
  for (gsize i = 0; ecs[i] != NULL; i++)
    ossicle_catalogue_lookup_ec (self, ecs[i]);
}

/* The arguments are the ECs to read: there is no list of them. */
int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleCatalogue) self = ossicle_catalogue_new (&error);
  GListModel *entries, *topics;

  g_assert_no_error (error);
  entries = ossicle_catalogue_get_entries (self);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);

      ossicle_entry_get_summary (entry);
    }
  topics = ossicle_catalogue_get_topics (self);
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (OssicleTopic) topic = g_list_model_get_item (topics, i);

      ossicle_topic_get_title (topic);
    }
  read_statuses_and_ecs (self, argv + 1);

  return 0;
}
