/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-catalogue-reader.h"
#include "ossicle-entry-data.h"
#include "ossicle-topic-private.h"
#include "ossicle-variant-private.h"

struct _OssicleTopic
{
  GObject parent_instance;

  char *id;
  char *source;
  char *date;
  char *title;
  GPtrArray *blocks;
  GPtrArray *related;
  GPtrArray *references;
  GBytes *xml; /* what is compiled in, read when somebody first asks */
  gsize is_read;
};

G_DEFINE_FINAL_TYPE (OssicleTopic, ossicle_topic, G_TYPE_OBJECT)

static void
block_free (gpointer data)
{
  OssicleBlock *block = data;

  ossicle_advice_free (block->advice);
  g_free (block);
}

/* The line of the opening tag is not part of the sample, nor is the indentation of the closing. */
static char *
dup_sample (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  const char *text = (const char *) content;
  char *sample;

  if (*text == '\n')
    text++;
  sample = g_strchomp (g_strdup (text));
  xmlFree (content);

  return sample;
}

static OssicleBlock *
read_block (const xmlNode *node)
{
  OssicleBlock *block = g_new0 (OssicleBlock, 1);
  g_autofree char *kind = ossicle_reader_dup_attribute (node, "kind");

  if (ossicle_reader_is (node, "para"))
    {
      block->kind = OSSICLE_BLOCK_PARAGRAPH;
      block->advice = ossicle_reader_dup_advice (node);
    }
  else
    {
      block->kind = g_strcmp0 (kind, "request") == 0 ? OSSICLE_BLOCK_REQUEST
                                                     : OSSICLE_BLOCK_RESPONSE;
      block->advice = ossicle_advice_new (dup_sample (node));
    }

  return block;
}

static void
read_cb (const xmlNode *node, gpointer user_data)
{
  OssicleTopic *self = user_data;

  self->source = ossicle_reader_dup_attribute (node, "source");
  self->date = ossicle_reader_dup_attribute (node, "date");

  for (const xmlNode *child = ossicle_reader_first (node); child != NULL;
       child = ossicle_reader_next (child))
    {
      if (ossicle_reader_is (child, "title"))
        self->title = ossicle_reader_dup_translated (child);
      else if (ossicle_reader_is (child, "related"))
        ossicle_relations_read (self->related, child, "code");
      else if (ossicle_reader_is (child, "reference"))
        ossicle_references_read (self->references, child);
      else
        g_ptr_array_add (self->blocks, read_block (child));
    }
}

static void
ensure_read (OssicleTopic *self)
{
  if (g_once_init_enter (&self->is_read))
    {
      if (self->xml != NULL)
        ossicle_reader_parse (self->xml, read_cb, self);
      g_once_init_leave (&self->is_read, 1);
    }
}

static void
ossicle_topic_finalize (GObject *object)
{
  OssicleTopic *self = OSSICLE_TOPIC (object);

  g_free (self->id);
  g_free (self->source);
  g_free (self->date);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->related);
  g_ptr_array_unref (self->references);
  g_clear_pointer (&self->xml, g_bytes_unref);

  G_OBJECT_CLASS (ossicle_topic_parent_class)->finalize (object);
}

static void
ossicle_topic_class_init (OssicleTopicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_topic_finalize;
}

static void
ossicle_topic_init (OssicleTopic *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->related = ossicle_relations_new ();
  self->references = ossicle_references_new ();
}

/* node: a <topic> that keeps the schema */
OssicleTopic *
ossicle_topic_new (const xmlNode *node)
{
  OssicleTopic *self = g_object_new (OSSICLE_TYPE_TOPIC, NULL);

  self->id = ossicle_reader_dup_attribute (node, "id");
  read_cb (node, self);

  return self;
}

OssicleTopic *
ossicle_topic_new_unread (const char *id, GBytes *xml)
{
  OssicleTopic *self = g_object_new (OSSICLE_TYPE_TOPIC, NULL);

  self->id = g_strdup (id);
  self->xml = g_bytes_ref (xml);

  return self;
}

/**
 * ossicle_topic_get_id:
 * @self: a topic
 *
 * Returns: (transfer none): its id, such as "unsupported-parameters"
 */
const char *
ossicle_topic_get_id (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  return self->id;
}

/**
 * ossicle_topic_get_title:
 * @self: a topic
 *
 * Returns: (transfer none): its title, in the person's language
 */
const char *
ossicle_topic_get_title (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  ensure_read (self);

  return self->title;
}

/**
 * ossicle_topic_get_source:
 * @self: a topic
 *
 * Returns: (transfer none): the id of the source that its facts are from
 */
const char *
ossicle_topic_get_source (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  ensure_read (self);

  return self->source;
}

/**
 * ossicle_topic_get_date:
 * @self: a topic
 *
 * Returns: (transfer none): the date of that source
 */
const char *
ossicle_topic_get_date (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  ensure_read (self);

  return self->date;
}

/**
 * ossicle_topic_get_blocks:
 * @self: a topic
 *
 * Returns: (transfer none) (element-type OssicleBlock): its paragraphs and samples, in order
 */
GPtrArray *
ossicle_topic_get_blocks (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  ensure_read (self);

  return self->blocks;
}

/**
 * ossicle_topic_get_related:
 * @self: a topic
 *
 * Returns: (transfer none) (element-type OssicleRelation): the codes it is about
 */
GPtrArray *
ossicle_topic_get_related (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  ensure_read (self);

  return self->related;
}

/**
 * ossicle_topic_get_references:
 * @self: a topic
 *
 * Returns: (transfer none) (element-type OssicleReference): pages to read on
 */
GPtrArray *
ossicle_topic_get_references (OssicleTopic *self)
{
  g_return_val_if_fail (OSSICLE_IS_TOPIC (self), NULL);

  ensure_read (self);

  return self->references;
}
