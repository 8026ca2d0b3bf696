/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-catalogue-reader.h"
#include "ossicle-entry-private.h"

struct _OssicleEntry
{
  GObject parent_instance;

  char *code;
  GBytes *xml; /* what is compiled in, read when somebody first asks */
  OssicleEntryData *data;
  GListStore *variants;
  GArray *statuses;
  gsize is_read;
  gboolean is_own;
};

G_DEFINE_FINAL_TYPE (OssicleEntry, ossicle_entry, G_TYPE_OBJECT)

enum { PROP_0, PROP_CODE, PROP_SUMMARY, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
add_status (GArray *statuses, guint status)
{
  guint i = 0;

  while (i < statuses->len && g_array_index (statuses, guint, i) < status)
    i++;
  if (i == statuses->len || g_array_index (statuses, guint, i) != status)
    g_array_insert_val (statuses, i, status);
}

/* data: (transfer full) */
static void
take_data (OssicleEntry *self, OssicleEntryData *data)
{
  self->data = data;
  self->variants = g_list_store_new (OSSICLE_TYPE_VARIANT);
  self->statuses = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < data->variants->len; i++)
    {
      OssicleVariant *variant = g_ptr_array_index (data->variants, i);

      g_list_store_append (self->variants, variant);
      add_status (self->statuses, ossicle_variant_get_status (variant));
    }
}

static void
read_cb (const xmlNode *node, gpointer user_data)
{
  take_data (user_data, ossicle_entry_data_read (node));
}

/* A catalogue is shared between threads; whoever asks first reads. */
static void
ensure_read (OssicleEntry *self)
{
  if (g_once_init_enter (&self->is_read))
    {
      if (self->data == NULL)
        ossicle_reader_parse (self->xml, read_cb, self);
      g_once_init_leave (&self->is_read, 1);
    }
}

static void
ossicle_entry_finalize (GObject *object)
{
  OssicleEntry *self = OSSICLE_ENTRY (object);

  g_free (self->code);
  g_clear_pointer (&self->xml, g_bytes_unref);
  g_clear_pointer (&self->data, ossicle_entry_data_free);
  g_clear_object (&self->variants);
  g_clear_pointer (&self->statuses, g_array_unref);

  G_OBJECT_CLASS (ossicle_entry_parent_class)->finalize (object);
}

static void
ossicle_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleEntry *self = OSSICLE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, ossicle_entry_get_code (self));
      break;

    case PROP_SUMMARY:
      g_value_set_string (value, ossicle_entry_get_summary (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_entry_class_init (OssicleEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ossicle_entry_finalize;
  object_class->get_property = ossicle_entry_get_property;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_entry_init (OssicleEntry *self)
{
}

OssicleEntry *
ossicle_entry_new_unread (const char *code, GBytes *xml)
{
  OssicleEntry *self = g_object_new (OSSICLE_TYPE_ENTRY, NULL);

  self->code = g_strdup (code);
  self->xml = g_bytes_ref (xml);

  return self;
}

/* data: (transfer full) */
OssicleEntry *
ossicle_entry_new (OssicleEntryData *data, gboolean own)
{
  OssicleEntry *self = g_object_new (OSSICLE_TYPE_ENTRY, NULL);

  self->code = g_strdup (data->code);
  self->is_own = own;
  take_data (self, data);

  return self;
}

const OssicleEntryData *
ossicle_entry_get_data (OssicleEntry *self)
{
  ensure_read (self);

  return self->data;
}

/**
 * ossicle_entry_get_code:
 * @self: an entry
 *
 * Returns: (transfer none): the code, as OSS writes it
 */
const char *
ossicle_entry_get_code (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  return self->code;
}

/**
 * ossicle_entry_get_summary:
 * @self: an entry
 *
 * Returns: (transfer none): one sentence in the person's language: what has happened
 */
const char *
ossicle_entry_get_summary (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->summary;
}

/**
 * ossicle_entry_get_variants:
 * @self: an entry
 *
 * Returns: (transfer none): a list model of #OssicleVariant, at least one
 */
GListModel *
ossicle_entry_get_variants (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return G_LIST_MODEL (self->variants);
}

/**
 * ossicle_entry_get_statuses:
 * @self: an entry
 * @n_statuses: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_statuses): the HTTP statuses of the variants, each once,
 *   lowest first
 */
const guint *
ossicle_entry_get_statuses (OssicleEntry *self, gsize *n_statuses)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);
  g_return_val_if_fail (n_statuses != NULL, NULL);

  ensure_read (self);
  *n_statuses = self->statuses->len;

  return (const guint *) (gpointer) self->statuses->data;
}

/**
 * ossicle_entry_get_looks:
 * @self: an entry
 *
 * Returns: (transfer none) (element-type OssicleLook): the facts that decide
 */
GPtrArray *
ossicle_entry_get_looks (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->looks;
}

/**
 * ossicle_entry_get_ecs:
 * @self: an entry
 *
 * Returns: (transfer none) (array zero-terminated=1): the fine-grained error codes that it has been
 *   seen with
 */
const char *const *
ossicle_entry_get_ecs (OssicleEntry *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->ecs->len > 0 ? (const char *const *) self->data->ecs->pdata : none;
}

/**
 * ossicle_entry_get_related:
 * @self: an entry
 *
 * Returns: (transfer none) (element-type OssicleRelation): other codes that are worth knowing here
 */
GPtrArray *
ossicle_entry_get_related (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->related;
}

/**
 * ossicle_entry_get_confused:
 * @self: an entry
 *
 * Returns: (transfer none) (element-type OssicleRelation): codes it is taken for, and how to tell
 *   them apart
 */
GPtrArray *
ossicle_entry_get_confused (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->confused;
}

/**
 * ossicle_entry_get_references:
 * @self: an entry
 *
 * Returns: (transfer none) (element-type OssicleReference): pages to read on
 */
GPtrArray *
ossicle_entry_get_references (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->references;
}

/**
 * ossicle_entry_get_source:
 * @self: an entry
 *
 * Returns: (transfer none): the id of the source that its facts are from, such as
 *   "error-responses"; data/catalogue/catalogue.rng lists them
 */
const char *
ossicle_entry_get_source (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->source;
}

/**
 * ossicle_entry_get_date:
 * @self: an entry
 *
 * Returns: (transfer none): the date of that source, from a year to a day ("2021", "2024-08-05")
 */
const char *
ossicle_entry_get_date (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->date;
}

/**
 * ossicle_entry_get_topic:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the id of the #OssicleTopic about the family it belongs to
 */
const char *
ossicle_entry_get_topic (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), NULL);

  ensure_read (self);

  return self->data->topic;
}

/**
 * ossicle_entry_is_own:
 * @self: an entry
 *
 * Returns: whether a file of the person's had a hand in it
 */
gboolean
ossicle_entry_is_own (OssicleEntry *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY (self), FALSE);

  return self->is_own;
}
