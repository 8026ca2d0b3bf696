/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-post-condition.h"

static const char *
string_at (JsonArray *array, guint position)
{
  JsonNode *node = position < json_array_get_length (array)
                     ? json_array_get_element (array, position)
                     : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  return json_node_get_string (node);
}

static const char *
find_value (const OssicleFields *fields, const char *name, const char *bucket)
{
  const OssicleField *field = ossicle_fields_find (fields, name);

  if (field != NULL)
    return field->value != NULL ? field->value : "";

  return g_ascii_strcasecmp (name, "bucket") == 0 ? bucket : "";
}

static OssicleConditionState
state_of (gboolean met)
{
  return met ? OSSICLE_CONDITION_MET : OSSICLE_CONDITION_FAILED;
}

static OssicleConditionState
check_membership (const char *value, JsonArray *array, gboolean wanted)
{
  JsonNode *node = json_array_get_length (array) > 2 ? json_array_get_element (array, 2) : NULL;
  JsonArray *members;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return OSSICLE_CONDITION_UNKNOWN;

  members = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (members); i++)
    if (g_strcmp0 (string_at (members, i), value) == 0)
      return state_of (wanted);

  return state_of (!wanted);
}

static gboolean
integer_at (JsonArray *array, guint position, gint64 *value)
{
  JsonNode *node = position < json_array_get_length (array)
                     ? json_array_get_element (array, position)
                     : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }

  return json_node_get_string (node) != NULL &&
         g_ascii_string_to_signed (json_node_get_string (node), 10, 0, G_MAXINT64, value, NULL);
}

static OssicleConditionState
check_length (JsonArray *array, gint64 file_size)
{
  gint64 least, most;

  if (file_size == OSSICLE_NO_SIZE || !integer_at (array, 1, &least) ||
      !integer_at (array, 2, &most))
    return OSSICLE_CONDITION_UNKNOWN;

  return state_of (file_size >= least && file_size <= most);
}

static OssicleConditionState
check_array (OssiclePostCondition *self,
             JsonArray *array,
             const OssicleFields *fields,
             const char *bucket,
             gint64 file_size)
{
  const char *operand = string_at (array, 2);
  const char *value;

  if (g_ascii_strcasecmp (self->operation, "content-length-range") == 0)
    return check_length (array, file_size);

  value = *self->field != '\0' ? find_value (fields, self->field, bucket) : NULL;
  if (value == NULL)
    return OSSICLE_CONDITION_UNKNOWN;

  if (g_ascii_strcasecmp (self->operation, "in") == 0)
    return check_membership (value, array, TRUE);

  if (g_ascii_strcasecmp (self->operation, "not-in") == 0)
    return check_membership (value, array, FALSE);

  if (operand == NULL)
    return OSSICLE_CONDITION_UNKNOWN;

  if (g_ascii_strcasecmp (self->operation, "eq") == 0)
    return state_of (strcmp (value, operand) == 0);

  if (g_ascii_strcasecmp (self->operation, "starts-with") == 0)
    return state_of (g_str_has_prefix (value, operand));

  return OSSICLE_CONDITION_UNKNOWN;
}

static void
read_array (OssiclePostCondition *self,
            JsonArray *array,
            const OssicleFields *fields,
            const char *bucket,
            gint64 file_size)
{
  const char *operation = string_at (array, 0);
  const char *field = string_at (array, 1);

  self->operation = g_strdup (operation != NULL ? operation : "");
  self->field = g_strdup (field != NULL && *field == '$' ? field + 1 : "");
  self->state = check_array (self, array, fields, bucket, file_size);
}

/* {"bucket": "demo"}: equality in short. */
static void
read_object (OssiclePostCondition *self,
             JsonObject *object,
             const OssicleFields *fields,
             const char *bucket)
{
  g_autoptr (GList) names = json_object_get_members (object);
  const char *name = names != NULL ? names->data : "";
  JsonNode *node = names != NULL ? json_object_get_member (object, name) : NULL;
  const char *wanted = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node)
                                                                    : NULL;
  const char *value = *name != '\0' ? find_value (fields, name, bucket) : NULL;

  self->operation = g_strdup ("eq");
  self->field = g_strdup (name);
  if (wanted != NULL && value != NULL && names->next == NULL)
    self->state = state_of (strcmp (wanted, value) == 0);
}

/**
 * ossicle_post_condition_new:
 * @node: one of the policy's conditions
 * @fields: the form's fields
 * @bucket: (nullable): the bucket that is posted to
 * @file_size: bytes of the file, or %OSSICLE_NO_SIZE
 *
 * Returns: (transfer full): the condition, and whether the form meets it
 */
OssiclePostCondition *
ossicle_post_condition_new (JsonNode *node,
                            const OssicleFields *fields,
                            const char *bucket,
                            gint64 file_size)
{
  OssiclePostCondition *self = g_new0 (OssiclePostCondition, 1);

  self->text = json_to_string (node, FALSE);
  if (JSON_NODE_HOLDS_ARRAY (node))
    read_array (self, json_node_get_array (node), fields, bucket, file_size);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    read_object (self, json_node_get_object (node), fields, bucket);

  if (self->operation == NULL)
    self->operation = g_strdup ("");
  if (self->field == NULL)
    self->field = g_strdup ("");

  return self;
}

void
ossicle_post_condition_free (OssiclePostCondition *self)
{
  g_free (self->text);
  g_free (self->operation);
  g_free (self->field);
  g_free (self);
}
