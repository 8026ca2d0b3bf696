/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-fact.h"

struct _OssicleFact
{
  GObject parent_instance;

  const char *name; /* interned: few names, many facts */
  char *value;
  const char *from; /* interned */
  OssicleSpan span;
  OssicleFactHow how;
};

G_DEFINE_FINAL_TYPE (OssicleFact, ossicle_fact, G_TYPE_OBJECT)

typedef enum { PROP_NAME = 1, PROP_VALUE, PROP_FROM, N_PROPS } OssicleFactProperty;

static GParamSpec *properties[N_PROPS];

static void
ossicle_fact_finalize (GObject *object)
{
  OssicleFact *self = OSSICLE_FACT (object);

  g_free (self->value);

  G_OBJECT_CLASS (ossicle_fact_parent_class)->finalize (object);
}

static void
ossicle_fact_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleFact *self = OSSICLE_FACT (object);

  switch ((OssicleFactProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_static_string (value, self->name);
      break;

    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;

    case PROP_FROM:
      g_value_set_static_string (value, self->from);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_fact_class_init (OssicleFactClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_fact_finalize;
  object_class->get_property = ossicle_fact_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FROM] = g_param_spec_string ("from", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_fact_init (OssicleFact *self)
{
}

/**
 * ossicle_fact_new:
 * @name: the fact's name, one of the `OSSICLE_FACT_*` names, or "body.NAME" or "header.name"
 * @value: the value, UTF-8; it comes from untrusted text and is shown only after cleaning
 * @how: how it was come by
 * @from: (nullable): where it was read ("status-line", "header:date", "body:Error/Code"), or
 *   the name of the fact it was reasoned from
 * @span: the bytes of the source it was read from, or %OSSICLE_NO_SPAN
 *
 * Facts never change once they are made, so threads may share them.
 *
 * Returns: (transfer full): a new fact
 */
OssicleFact *
ossicle_fact_new (const char *name,
                  const char *value,
                  OssicleFactHow how,
                  const char *from,
                  OssicleSpan span)
{
  OssicleFact *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_FACT, NULL);
  self->name = g_intern_string (name);
  self->value = g_strdup (value);
  self->from = from != NULL ? g_intern_string (from) : NULL;
  self->span = span;
  self->how = how;

  return self;
}

/**
 * ossicle_fact_get_name:
 * @self: a fact
 *
 * Returns: (transfer none): the name, an interned string
 */
const char *
ossicle_fact_get_name (OssicleFact *self)
{
  g_return_val_if_fail (OSSICLE_IS_FACT (self), NULL);

  return self->name;
}

/**
 * ossicle_fact_get_value:
 * @self: a fact
 *
 * Returns: (transfer none): the value, UTF-8
 */
const char *
ossicle_fact_get_value (OssicleFact *self)
{
  g_return_val_if_fail (OSSICLE_IS_FACT (self), NULL);

  return self->value;
}

/**
 * ossicle_fact_get_how:
 * @self: a fact
 *
 * Returns: how it was come by
 */
OssicleFactHow
ossicle_fact_get_how (OssicleFact *self)
{
  g_return_val_if_fail (OSSICLE_IS_FACT (self), OSSICLE_FACT_INFERRED);

  return self->how;
}

/**
 * ossicle_fact_get_from:
 * @self: a fact
 *
 * Returns: (transfer none) (nullable): where it was read, or what it was reasoned from
 */
const char *
ossicle_fact_get_from (OssicleFact *self)
{
  g_return_val_if_fail (OSSICLE_IS_FACT (self), NULL);

  return self->from;
}

/**
 * ossicle_fact_get_span:
 * @self: a fact
 * @span: (out) (optional): the bytes of the source it was read from
 *
 * Returns: whether the fact stands anywhere in the source
 */
gboolean
ossicle_fact_get_span (OssicleFact *self, OssicleSpan *span)
{
  g_return_val_if_fail (OSSICLE_IS_FACT (self), FALSE);

  if (span != NULL)
    *span = self->span;

  return self->span.length > 0;
}

/**
 * ossicle_fact_how_to_string:
 * @how: how a fact was come by
 *
 * Returns: (transfer none): "read", "decoded" or "inferred", as the JSON of the command line has it
 */
const char *
ossicle_fact_how_to_string (OssicleFactHow how)
{
  switch (how)
    {
    case OSSICLE_FACT_READ:
      return "read";
    case OSSICLE_FACT_DECODED:
      return "decoded";
    case OSSICLE_FACT_INFERRED:
      return "inferred";
    default:
      g_return_val_if_reached ("inferred");
    }
}
