/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/catalogue/ossicle-catalogue-data.h"
#include "ossicle-catalogue-private.h"
#include "ossicle-catalogue-reader.h"
#include "ossicle-catalogue-schema.h"
#include "ossicle-catalogue-search.h"
#include "ossicle-catalogue-split.h"
#include "ossicle-catalogue.h"
#include "ossicle-entry-private.h"
#include "ossicle-topic-private.h"

#define PREFIX "/io/github/ossicle/Ossicle/catalogue/"

struct _OssicleCatalogue
{
  GObject parent_instance;

  GListStore *entries;
  GListStore *topics;
  GPtrArray *array;          /* of OssicleEntry, which the store owns */
  GHashTable *by_code;       /* code → OssicleEntry, neither owned */
  GHashTable *by_lower_code; /* the code in lower case → OssicleEntry, not owned */
  GHashTable *topics_by_id;  /* id → OssicleTopic, neither owned */

  GMutex mutex;         /* guards all below, which lookups fill */
  GHashTable *unread;   /* "ec 0003-00000001" → GBytes */
  GHashTable *ecs;      /* EC → OssicleEcInfo */
  GHashTable *groups;   /* "0003" → OssicleEcInfo of which only the group is known */
  GHashTable *meanings; /* status → char * */
  OssicleSearch *search;
};

G_DEFINE_FINAL_TYPE (OssicleCatalogue, ossicle_catalogue, G_TYPE_OBJECT)

G_DEFINE_QUARK (ossicle - catalogue - error - quark, ossicle_catalogue_error)

static void
ec_info_free (gpointer data)
{
  OssicleEcInfo *info = data;

  g_free (info->ec);
  g_free (info->group);
  g_free (info->code);
  g_free (info->meaning);
  g_free (info->uri);
  g_free (info);
}

static void
read_status_cb (const xmlNode *node, gpointer user_data)
{
  OssicleCatalogue *self = user_data;

  g_hash_table_insert (self->meanings, GUINT_TO_POINTER (ossicle_reader_get_number (node, "code")),
                       ossicle_reader_dup_translated (ossicle_reader_find (node, "meaning")));
}

static void
read_group_cb (const xmlNode *node, gpointer user_data)
{
  OssicleCatalogue *self = user_data;
  OssicleEcInfo *info = g_new0 (OssicleEcInfo, 1);

  info->group = ossicle_reader_dup_attribute (node, "name");
  g_hash_table_insert (self->groups, ossicle_reader_dup_attribute (node, "id"), info);
}

static void
read_ec_cb (const xmlNode *node, gpointer user_data)
{
  OssicleCatalogue *self = user_data;
  OssicleEcInfo *info = g_new0 (OssicleEcInfo, 1);

  info->ec = ossicle_reader_dup_attribute (node, "id");
  info->code = ossicle_reader_dup_attribute (node, "code");
  info->status = ossicle_reader_get_number (node, "status");
  info->meaning = ossicle_reader_dup_translated (ossicle_reader_find (node, "meaning"));
  info->uri = ossicle_reader_dup_attribute (node, "uri");
  g_hash_table_replace (self->ecs, info->ec, info);
}

static void
index_entry (OssicleCatalogue *self, OssicleEntry *entry)
{
  const char *code = ossicle_entry_get_code (entry);

  g_hash_table_replace (self->by_code, (gpointer) code, entry);
  g_hash_table_replace (self->by_lower_code, g_ascii_strdown (code, -1), entry);
}

/* entry: (transfer full): takes the place of the one of the same code, where there is one */
static void
take_entry (OssicleCatalogue *self, OssicleEntry *entry)
{
  g_autoptr (OssicleEntry) owned = entry;
  OssicleEntry *below = g_hash_table_lookup (self->by_code, ossicle_entry_get_code (entry));
  guint position;

  index_entry (self, entry);
  if (below != NULL && g_ptr_array_find (self->array, below, &position))
    {
      self->array->pdata[position] = entry;
      g_list_store_splice (self->entries, position, 1, (gpointer *) &owned, 1);
    }
  else
    {
      g_ptr_array_add (self->array, entry);
      g_list_store_append (self->entries, entry);
    }
}

/* topic: (transfer full) */
static void
take_topic (OssicleCatalogue *self, OssicleTopic *topic)
{
  g_autoptr (OssicleTopic) owned = topic;
  const char *id = ossicle_topic_get_id (topic);
  OssicleTopic *below = g_hash_table_lookup (self->topics_by_id, id);
  guint position;

  g_hash_table_replace (self->topics_by_id, (gpointer) id, topic);
  if (below != NULL && g_list_store_find (self->topics, below, &position))
    g_list_store_splice (self->topics, position, 1, (gpointer *) &owned, 1);
  else
    g_list_store_append (self->topics, topic);
}

static void
take_unread_cb (const char *element, const char *key, GBytes *xml, gpointer user_data)
{
  OssicleCatalogue *self = user_data;

  if (g_str_equal (element, "entry"))
    take_entry (self, ossicle_entry_new_unread (key, xml));
  else if (g_str_equal (element, "topic"))
    take_topic (self, ossicle_topic_new_unread (key, xml));
  else
    g_hash_table_replace (self->unread, g_strconcat (element, " ", key, NULL), g_bytes_ref (xml));
}

static void
read_entry (OssicleCatalogue *self, const xmlNode *node, gboolean own)
{
  OssicleEntryData *data = ossicle_entry_data_read (node);
  OssicleEntry *below = g_hash_table_lookup (self->by_code, data->code);

  if (below != NULL)
    ossicle_entry_data_lay_over (data, ossicle_entry_get_data (below));
  take_entry (self, ossicle_entry_new (data, own));
}

static void
read_document (OssicleCatalogue *self, xmlDoc *doc, gboolean own)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *node = ossicle_reader_first (root); node != NULL;
       node = ossicle_reader_next (node))
    {
      if (ossicle_reader_is (node, "entry"))
        read_entry (self, node, own);
      else if (ossicle_reader_is (node, "topic"))
        take_topic (self, ossicle_topic_new (node));
      else if (ossicle_reader_is (node, "status"))
        read_status_cb (node, self);
      else if (ossicle_reader_is (node, "ec-group"))
        read_group_cb (node, self);
      else
        read_ec_cb (node, self);
    }
}

static gboolean
add_document (OssicleCatalogue *self, GBytes *xml, const char *name, gboolean own, GError **error)
{
  g_autoptr (xmlDoc) doc = ossicle_catalogue_schema_parse (xml, name, error);

  if (doc == NULL)
    return FALSE;

  read_document (self, doc, own);
  g_clear_pointer (&self->search, ossicle_search_free);

  return TRUE;
}

static void
ossicle_catalogue_finalize (GObject *object)
{
  OssicleCatalogue *self = OSSICLE_CATALOGUE (object);

  g_clear_pointer (&self->search, ossicle_search_free);
  g_ptr_array_unref (self->array);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_lower_code);
  g_hash_table_unref (self->topics_by_id);
  g_hash_table_unref (self->unread);
  g_hash_table_unref (self->ecs);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->meanings);
  g_object_unref (self->entries);
  g_object_unref (self->topics);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ossicle_catalogue_parent_class)->finalize (object);
}

static void
ossicle_catalogue_class_init (OssicleCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_catalogue_finalize;
}

static void
ossicle_catalogue_init (OssicleCatalogue *self)
{
  self->entries = g_list_store_new (OSSICLE_TYPE_ENTRY);
  self->topics = g_list_store_new (OSSICLE_TYPE_TOPIC);
  self->array = g_ptr_array_new ();
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_lower_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->topics_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_bytes_unref);
  self->ecs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, ec_info_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ec_info_free);
  self->meanings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_mutex_init (&self->mutex);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GResource *
get_resource (void)
{
  static gsize is_registered = 0;

  if (g_once_init_enter (&is_registered))
    {
      ossicle_catalogue_data_register_resource ();
      g_once_init_leave (&is_registered, 1);
    }

  return ossicle_catalogue_data_get_resource ();
}

/**
 * ossicle_catalogue_new:
 * @error: return location for a #GError
 *
 * Opens the catalogue that is compiled in, in the language of the process. Once every
 * ossicle_catalogue_add_own() is over, threads may share it, but for the list models, which belong
 * to one.
 *
 * Returns: (transfer full): the catalogue, its entries in the order of the files' names
 */
OssicleCatalogue *
ossicle_catalogue_new (GError **error)
{
  g_autoptr (OssicleCatalogue) self = g_object_new (OSSICLE_TYPE_CATALOGUE, NULL);
  GResource *resource = get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, PREFIX, 0, error);

  if (names == NULL)
    return NULL;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (PREFIX, names[i], NULL);
      g_autoptr (GBytes) xml = g_resource_lookup_data (resource, path, 0, error);

      if (xml == NULL)
        return NULL;
      ossicle_catalogue_split (xml, take_unread_cb, self);
    }

  return g_steal_pointer (&self);
}

/**
 * ossicle_catalogue_new_for_xml:
 * @xml: a file of the catalogue
 * @name: what to call it in errors
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a catalogue that has nothing but @xml, or %NULL where it breaks a rule
 */
OssicleCatalogue *
ossicle_catalogue_new_for_xml (GBytes *xml, const char *name, GError **error)
{
  g_autoptr (OssicleCatalogue) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_CATALOGUE, NULL);

  return add_document (self, xml, name, FALSE, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ossicle_catalogue_add_own:
 * @self: a catalogue
 * @xml: a file of the person's own, in the form of data/catalogue/examples/own-entries.xml; 1 MiB
 *   at most
 * @name: what to call it in errors
 * @error: return location for a #GError
 *
 * Adds entries, topics, statuses and fine-grained error codes, and lays them over those that are
 * there. All of @xml counts or none of it: what is wrong is told with file, line and reason.
 *
 * Returns: whether it was added
 */
gboolean
ossicle_catalogue_add_own (OssicleCatalogue *self, GBytes *xml, const char *name, GError **error)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), FALSE);
  g_return_val_if_fail (xml != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return add_document (self, xml, name, TRUE, error);
}

/**
 * ossicle_catalogue_get_entries:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list model of #OssicleEntry; what is added later appears in it
 */
GListModel *
ossicle_catalogue_get_entries (OssicleCatalogue *self)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->entries);
}

GPtrArray *
ossicle_catalogue_get_array (OssicleCatalogue *self)
{
  return self->array;
}

/**
 * ossicle_catalogue_get_topics:
 * @self: a catalogue
 *
 * Returns: (transfer none): a list model of #OssicleTopic
 */
GListModel *
ossicle_catalogue_get_topics (OssicleCatalogue *self)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->topics);
}

/**
 * ossicle_catalogue_lookup_topic:
 * @self: a catalogue
 * @id: a topic's id
 *
 * Returns: (transfer none) (nullable): the topic
 */
OssicleTopic *
ossicle_catalogue_lookup_topic (OssicleCatalogue *self, const char *id)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->topics_by_id, id);
}

/**
 * ossicle_catalogue_lookup:
 * @self: a catalogue
 * @code: a code, as it came
 *
 * Returns: (transfer none) (nullable): its entry; case counts only where two codes differ in
 * nothing else
 */
OssicleEntry *
ossicle_catalogue_lookup (OssicleCatalogue *self, const char *code)
{
  g_autofree char *lower = NULL;
  OssicleEntry *entry;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  entry = g_hash_table_lookup (self->by_code, code);
  if (entry != NULL)
    return entry;

  lower = g_ascii_strdown (code, -1);

  return g_hash_table_lookup (self->by_lower_code, lower);
}

static gboolean
has_status (OssicleEntry *entry, guint status)
{
  gsize n_statuses;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n_statuses);

  for (gsize i = 0; i < n_statuses; i++)
    {
      if (statuses[i] == status)
        return TRUE;
    }

  return FALSE;
}

/**
 * ossicle_catalogue_lookup_status:
 * @self: a catalogue
 * @status: an HTTP status
 *
 * Returns: (transfer full) (element-type OssicleEntry): the entries that have a variant with it, in
 *   the order of the catalogue
 */
GPtrArray *
ossicle_catalogue_lookup_status (OssicleCatalogue *self, guint status)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < self->array->len; i++)
    {
      OssicleEntry *entry = g_ptr_array_index (self->array, i);

      if (has_status (entry, status))
        g_ptr_array_add (found, g_object_ref (entry));
    }

  return g_steal_pointer (&found);
}

/* Reads an element that is compiled in and has not been needed so far. */
static void
read_if_unread (OssicleCatalogue *self,
                const char *element,
                const char *key,
                OssicleReaderFunc func)
{
  g_autofree char *id = g_strconcat (element, " ", key, NULL);
  GBytes *xml = g_hash_table_lookup (self->unread, id);

  if (xml != NULL)
    ossicle_reader_parse (xml, func, self);
}

/**
 * ossicle_catalogue_get_status_meaning:
 * @self: a catalogue
 * @status: an HTTP status
 *
 * Returns: (transfer none) (nullable): what it means when OSS answers with it, in the person's
 *   language; valid until ossicle_catalogue_add_own()
 */
const char *
ossicle_catalogue_get_status_meaning (OssicleCatalogue *self, guint status)
{
  char key[16];
  const char *meaning;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);

  g_snprintf (key, sizeof key, "%u", status);
  g_mutex_lock (&self->mutex);
  if (!g_hash_table_contains (self->meanings, GUINT_TO_POINTER (status)))
    read_if_unread (self, "status", key, read_status_cb);
  meaning = g_hash_table_lookup (self->meanings, GUINT_TO_POINTER (status));
  g_mutex_unlock (&self->mutex);

  return meaning;
}

static OssicleEcInfo *
find_group (OssicleCatalogue *self, const char *ec)
{
  g_autofree char *group = g_strndup (ec, 4);

  if (!g_hash_table_contains (self->groups, group))
    read_if_unread (self, "ec-group", group, read_group_cb);

  return g_hash_table_lookup (self->groups, group);
}

static gboolean
is_ec (const char *text)
{
  return strlen (text) == 13 && text[4] == '-' && strspn (text, "0123456789") == 4 &&
         strspn (text + 5, "0123456789") == 8;
}

/**
 * ossicle_catalogue_lookup_ec:
 * @self: a catalogue
 * @ec: a fine-grained error code, as it came
 *
 * Returns: (transfer none) (nullable): what is known of it, perhaps its group only; %NULL where @ec
 *   has another form or an unknown group. Valid until ossicle_catalogue_add_own()
 */
const OssicleEcInfo *
ossicle_catalogue_lookup_ec (OssicleCatalogue *self, const char *ec)
{
  OssicleEcInfo *info, *group;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (ec != NULL, NULL);

  if (!is_ec (ec))
    return NULL;

  g_mutex_lock (&self->mutex);
  group = find_group (self, ec);
  if (!g_hash_table_contains (self->ecs, ec))
    read_if_unread (self, "ec", ec, read_ec_cb);
  info = g_hash_table_lookup (self->ecs, ec);
  if (info != NULL && info->group == NULL && group != NULL)
    info->group = g_strdup (group->group);
  g_mutex_unlock (&self->mutex);

  return info != NULL ? info : group;
}

/**
 * ossicle_catalogue_search:
 * @self: a catalogue
 * @text: what a person has typed so far
 *
 * Returns: (transfer full) (element-type OssicleEntry): the entries in which every word of @text
 *   stands, best first: those with the word in the code before those with it in a message before
 *   those with it in causes and fixes. A word that stands nowhere, or nowhere with the others, is
 * taken for a misspelt one. All entries in the order of the catalogue where @text has no words.
 */
GPtrArray *
ossicle_catalogue_search (OssicleCatalogue *self, const char *text)
{
  GPtrArray *found;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  g_mutex_lock (&self->mutex);
  if (self->search == NULL)
    self->search = ossicle_search_new (self->array);
  found = ossicle_search_find (self->search, text);
  g_mutex_unlock (&self->mutex);

  return found;
}
