/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-catalogue-reader.h"
#include "ossicle-entry-data.h"
#include "ossicle-variant-private.h"

static void
relation_free (gpointer data)
{
  OssicleRelation *relation = data;

  g_free (relation->code);
  g_free (relation->text);
  g_free (relation);
}

static void
reference_free (gpointer data)
{
  OssicleReference *reference = data;

  g_free (reference->title);
  g_free (reference->uri);
  g_free (reference);
}

static void
look_free (gpointer data)
{
  OssicleLook *look = data;

  g_free (look->fact);
  g_free (look->text);
  g_free (look);
}

static OssicleLook *
look_new (char *fact, char *text)
{
  OssicleLook *look = g_new (OssicleLook, 1);

  look->fact = fact;
  look->text = text;

  return look;
}

static OssicleRelation *
relation_new (char *code, char *text)
{
  OssicleRelation *relation = g_new (OssicleRelation, 1);

  relation->code = code;
  relation->text = text;

  return relation;
}

static OssicleReference *
reference_new (char *title, char *uri)
{
  OssicleReference *reference = g_new (OssicleReference, 1);

  reference->title = title;
  reference->uri = uri;

  return reference;
}

GPtrArray *
ossicle_relations_new (void)
{
  return g_ptr_array_new_with_free_func (relation_free);
}

void
ossicle_relations_read (GPtrArray *relations, const xmlNode *node, const char *attribute)
{
  g_ptr_array_add (relations, relation_new (ossicle_reader_dup_attribute (node, attribute),
                                            ossicle_reader_dup_translated (node)));
}

GPtrArray *
ossicle_references_new (void)
{
  return g_ptr_array_new_with_free_func (reference_free);
}

void
ossicle_references_read (GPtrArray *references, const xmlNode *node)
{
  g_ptr_array_add (references, reference_new (ossicle_reader_dup_translated (node),
                                              ossicle_reader_dup_attribute (node, "uri")));
}

static OssicleVariant *
read_variant (const xmlNode *node)
{
  g_auto (OssicleVariantParts) parts = { 0 };

  parts.status = ossicle_reader_get_number (node, "status");
  parts.source = ossicle_reader_dup_attribute (node, "source");
  parts.date = ossicle_reader_dup_attribute (node, "date");
  parts.causes = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_advice_free);
  parts.fixes = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_advice_free);

  for (const xmlNode *child = ossicle_reader_first (node); child != NULL;
       child = ossicle_reader_next (child))
    {
      if (ossicle_reader_is (child, "message"))
        parts.message = ossicle_reader_dup_words (child);
      else if (ossicle_reader_is (child, "slip"))
        parts.slip = ossicle_reader_dup_translated (child);
      else if (ossicle_reader_is (child, "cause"))
        g_ptr_array_add (parts.causes, ossicle_reader_dup_advice (child));
      else
        g_ptr_array_add (parts.fixes, ossicle_reader_dup_advice (child));
    }
  if (parts.message == NULL)
    parts.message = g_strdup ("");

  return ossicle_variant_new (&parts);
}

static void
read_child (OssicleEntryData *self, const xmlNode *node)
{
  if (ossicle_reader_is (node, "summary"))
    self->summary = ossicle_reader_dup_translated (node);
  else if (ossicle_reader_is (node, "variant"))
    g_ptr_array_add (self->variants, read_variant (node));
  else if (ossicle_reader_is (node, "look"))
    g_ptr_array_add (self->looks, look_new (ossicle_reader_dup_attribute (node, "fact"),
                                            ossicle_reader_dup_translated (node)));
  else if (ossicle_reader_is (node, "ec"))
    g_ptr_array_add (self->ecs, ossicle_reader_dup_words (node));
  else if (ossicle_reader_is (node, "related"))
    ossicle_relations_read (self->related, node, "code");
  else if (ossicle_reader_is (node, "confused"))
    ossicle_relations_read (self->confused, node, "with");
  else
    ossicle_references_read (self->references, node);
}

/* node: an <entry> that keeps the schema */
OssicleEntryData *
ossicle_entry_data_read (const xmlNode *node)
{
  OssicleEntryData *self = g_new0 (OssicleEntryData, 1);

  self->code = ossicle_reader_dup_attribute (node, "code");
  self->source = ossicle_reader_dup_attribute (node, "source");
  self->date = ossicle_reader_dup_attribute (node, "date");
  self->topic = ossicle_reader_dup_attribute (node, "topic");
  self->variants = g_ptr_array_new_with_free_func (g_object_unref);
  self->looks = g_ptr_array_new_with_free_func (look_free);
  self->ecs = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->related = ossicle_relations_new ();
  self->confused = ossicle_relations_new ();
  self->references = ossicle_references_new ();

  for (const xmlNode *child = ossicle_reader_first (node); child != NULL;
       child = ossicle_reader_next (child))
    read_child (self, child);

  return self;
}

static gboolean
is_same_variant (gconstpointer a, gconstpointer b)
{
  OssicleVariant *one = (OssicleVariant *) a;
  OssicleVariant *other = (OssicleVariant *) b;

  return ossicle_variant_get_status (one) == ossicle_variant_get_status (other) &&
         g_str_equal (ossicle_variant_get_message (one), ossicle_variant_get_message (other));
}

static gboolean
is_same_look (gconstpointer a, gconstpointer b)
{
  const OssicleLook *one = a;
  const OssicleLook *other = b;

  return g_str_equal (one->fact, other->fact) && g_str_equal (one->text, other->text);
}

static gboolean
is_same_relation (gconstpointer a, gconstpointer b)
{
  return g_str_equal (((const OssicleRelation *) a)->code, ((const OssicleRelation *) b)->code);
}

static gboolean
is_same_reference (gconstpointer a, gconstpointer b)
{
  return g_str_equal (((const OssicleReference *) a)->uri, ((const OssicleReference *) b)->uri);
}

static gpointer
copy_object (gconstpointer source, gpointer user_data)
{
  return g_object_ref ((gpointer) source);
}

static gpointer
copy_string (gconstpointer source, gpointer user_data)
{
  return g_strdup (source);
}

static gpointer
copy_look (gconstpointer source, gpointer user_data)
{
  const OssicleLook *look = source;

  return look_new (g_strdup (look->fact), g_strdup (look->text));
}

static gpointer
copy_relation (gconstpointer source, gpointer user_data)
{
  const OssicleRelation *relation = source;

  return relation_new (g_strdup (relation->code), g_strdup (relation->text));
}

static gpointer
copy_reference (gconstpointer source, gpointer user_data)
{
  const OssicleReference *reference = source;

  return reference_new (g_strdup (reference->title), g_strdup (reference->uri));
}

static void
append_others (GPtrArray *above, GPtrArray *below, GEqualFunc is_same, GCopyFunc copy)
{
  for (guint i = 0; i < below->len; i++)
    {
      gpointer item = g_ptr_array_index (below, i);

      if (!g_ptr_array_find_with_equal_func (above, item, is_same, NULL))
        g_ptr_array_add (above, copy (item, NULL));
    }
}

/* Lays an entry over another of the same code: what it says stands, and comes first; the rest is
 * as below. */
void
ossicle_entry_data_lay_over (OssicleEntryData *self, const OssicleEntryData *below)
{
  if (self->topic == NULL)
    self->topic = g_strdup (below->topic);
  append_others (self->variants, below->variants, is_same_variant, copy_object);
  append_others (self->looks, below->looks, is_same_look, copy_look);
  append_others (self->ecs, below->ecs, g_str_equal, copy_string);
  append_others (self->related, below->related, is_same_relation, copy_relation);
  append_others (self->confused, below->confused, is_same_relation, copy_relation);
  append_others (self->references, below->references, is_same_reference, copy_reference);
}

void
ossicle_entry_data_free (OssicleEntryData *self)
{
  g_free (self->code);
  g_free (self->source);
  g_free (self->date);
  g_free (self->topic);
  g_free (self->summary);
  g_ptr_array_unref (self->variants);
  g_ptr_array_unref (self->looks);
  g_ptr_array_unref (self->ecs);
  g_ptr_array_unref (self->related);
  g_ptr_array_unref (self->confused);
  g_ptr_array_unref (self->references);
  g_free (self);
}
