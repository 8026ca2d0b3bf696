/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "core/case/ossicle-json.h"
#include "ossicle-profile-import-entry.h"

/* The Alibaba Cloud CLI's configuration: { "current": …, "profiles": [ { "name": …, … } ] } */

#define DEEPEST 20

static const struct
{
  const char *member;
  OssicleProfileImportField field;
} members[] = {
  { "name", OSSICLE_PROFILE_IMPORT_NAME },
  { "mode", OSSICLE_PROFILE_IMPORT_MODE },
  { "access_key_id", OSSICLE_PROFILE_IMPORT_ID },
  { "access_key_secret", OSSICLE_PROFILE_IMPORT_SECRET },
  { "sts_token", OSSICLE_PROFILE_IMPORT_TOKEN },
  { "region_id", OSSICLE_PROFILE_IMPORT_REGION },
};

static JsonNode *
get_member (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
           ? node
           : NULL;
}

static void
read_profile (OssicleProfileImport *self, JsonObject *object)
{
  OssicleProfileImportEntry entry = { 0 };
  JsonNode *expiry = get_member (object, "sts_expiration", G_TYPE_INT64);
  g_autofree char *number = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = get_member (object, members[i].member, G_TYPE_STRING);
      const char *value = node != NULL ? json_node_get_string (node) : NULL;

      if (value != NULL)
        entry.fields[members[i].field] = (OssicleProfileImportSpan){ value, strlen (value) };
    }
  if (expiry != NULL)
    {
      number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (expiry));
      entry.fields[OSSICLE_PROFILE_IMPORT_EXPIRY] = (OssicleProfileImportSpan){ number,
                                                                                strlen (number) };
    }

  ossicle_profile_import_add (self, &entry);
}

/* The parser's own copies, before it frees them. */
static void
wipe (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *l = values; l != NULL; l = l->next)
        wipe (l->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (GList) values = json_array_get_elements (json_node_get_array (node));

      for (GList *l = values; l != NULL; l = l->next)
        wipe (l->data);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      char *value = (char *) json_node_get_string (node);

      explicit_bzero (value, strlen (value));
    }
}

static gboolean
refuse (GError **error, guint line, const char *what)
{
  g_set_error (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED,
               "Line %u: %s", line, what);

  return FALSE;
}

static JsonArray *
get_profiles (JsonNode *root)
{
  JsonNode *list = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    list = json_object_get_member (json_node_get_object (root), "profiles");

  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

static void
read_profiles (OssicleProfileImport *self, JsonArray *profiles)
{
  for (guint i = 0; i < json_array_get_length (profiles); i++)
    {
      JsonNode *node = json_array_get_element (profiles, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_profile (self, json_node_get_object (node));
    }
}

/* @self gets what stands in the text, which is UTF-8 without a NUL. */
gboolean
ossicle_profile_import_read_json (OssicleProfileImport *self,
                                  const char *text,
                                  gsize length,
                                  GError **error)
{
  guint line;
  g_autoptr (JsonNode) root = ossicle_json_parse (text, length, DEEPEST, &line);
  JsonArray *profiles;

  /* A message of the parser's would quote what stands there. */
  if (root == NULL)
    return refuse (error, line, "no JSON from here on, or nested too deeply");

  profiles = get_profiles (root);
  if (profiles != NULL)
    read_profiles (self, profiles);
  if (root != NULL)
    wipe (root);

  return profiles != NULL || refuse (error, 1, "JSON without a list of profiles");
}
