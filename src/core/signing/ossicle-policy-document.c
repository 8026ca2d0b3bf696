/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-json.h"
#include "ossicle-expiry.h"
#include "ossicle-policy-document.h"
#include "ossicle-signing-time.h"

static char *
decode (const char *encoded)
{
  g_autofree char *text = NULL;
  gsize length;

  if (strlen (encoded) > OSSICLE_POST_POLICY_MAX_BYTES)
    return NULL;

  text = (char *) g_base64_decode (encoded, &length);
  text = g_realloc (text, length + 1);
  text[length] = '\0';
  if (length == 0 || strlen (text) != length || !g_utf8_validate (text, length, NULL))
    return NULL;

  return g_steal_pointer (&text);
}

static JsonObject *
parse (OssiclePolicyDocument *self)
{
  if (self->text != NULL)
    self->root = ossicle_json_parse (self->text, strlen (self->text), OSSICLE_POST_POLICY_MAX_DEPTH,
                                     NULL);

  return self->root != NULL && JSON_NODE_HOLDS_OBJECT (self->root)
           ? json_node_get_object (self->root)
           : NULL;
}

static void
read_expiration (OssiclePolicyDocument *self, JsonObject *policy, OssicleSigningWarnings *warnings)
{
  JsonNode *node = json_object_get_member (policy, "expiration");
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node)
                                                                  : NULL;

  if (text == NULL)
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
                                  "expiration");
  else if (!ossicle_signing_time_parse_iso (text, &self->expires_at))
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_EXPIRES_FORM, NULL);
}

static void
read_conditions (OssiclePolicyDocument *self, JsonObject *policy, OssicleSigningWarnings *warnings)
{
  JsonNode *node = json_object_get_member (policy, "conditions");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    self->conditions = json_node_get_array (node);
  else
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
                                  "conditions");
}

/**
 * ossicle_policy_document_new:
 * @encoded: the policy as its form field has it, in base64
 * @warnings: takes what is wrong with it
 *
 * Returns: (transfer full): what could be read of it: without a text where it is not the base64 of
 *   text, without conditions where that is not the JSON of a policy
 */
OssiclePolicyDocument *
ossicle_policy_document_new (const char *encoded, OssicleSigningWarnings *warnings)
{
  OssiclePolicyDocument *self = g_new0 (OssiclePolicyDocument, 1);
  JsonObject *policy;

  self->text = decode (encoded);
  self->expires_at = OSSICLE_NO_TIME;
  policy = parse (self);
  if (policy == NULL)
    {
      ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_POLICY_FORM, NULL);
      return self;
    }

  read_expiration (self, policy, warnings);
  read_conditions (self, policy, warnings);

  return self;
}

void
ossicle_policy_document_free (OssiclePolicyDocument *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}
