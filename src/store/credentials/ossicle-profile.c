/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-profile.h"

struct _OssicleProfile
{
  GObject parent_instance;

  char *id;
  char *name;
  OssicleAccessKey *key;
  char *region;
  gint64 expiry;
  OssicleSignatureVersion version;
  gboolean temporary;
  gboolean kept;
};

G_DEFINE_FINAL_TYPE (OssicleProfile, ossicle_profile, G_TYPE_OBJECT)

enum { PROP_0, PROP_ID, PROP_NAME, PROP_ACCESS_KEY_ID, PROP_REGION, PROP_KEPT, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
ossicle_profile_finalize (GObject *object)
{
  OssicleProfile *self = OSSICLE_PROFILE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->key, ossicle_access_key_unref);
  g_clear_pointer (&self->region, g_free);

  G_OBJECT_CLASS (ossicle_profile_parent_class)->finalize (object);
}

static void
ossicle_profile_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleProfile *self = OSSICLE_PROFILE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ACCESS_KEY_ID:
      g_value_set_string (value, ossicle_profile_get_access_key_id (self));
      break;
    case PROP_REGION:
      g_value_set_string (value, self->region);
      break;
    case PROP_KEPT:
      g_value_set_boolean (value, self->kept);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_profile_class_init (OssicleProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ossicle_profile_finalize;
  object_class->get_property = ossicle_profile_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ACCESS_KEY_ID] = g_param_spec_string ("access-key-id", NULL, NULL, NULL, flags);
  properties[PROP_REGION] = g_param_spec_string ("region", NULL, NULL, NULL, flags);
  properties[PROP_KEPT] = g_param_spec_boolean ("kept", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_profile_init (OssicleProfile *self)
{
  self->kept = TRUE;
  self->version = OSSICLE_SIGNATURE_V4;
}

/**
 * ossicle_profile_new:
 * @id: (nullable): what tells it from others whatever its name is, or %NULL for a new one
 * @name: what the person calls it
 * @key: the access key; without a secret it stands for one that is in the keyring
 *
 * Returns: (transfer full): a profile that is to be kept in the keyring and signs V4
 */
OssicleProfile *
ossicle_profile_new (const char *id, const char *name, OssicleAccessKey *key)
{
  OssicleProfile *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_PROFILE, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->key = ossicle_access_key_ref (key);
  self->temporary = ossicle_access_key_get_token (key) != NULL;

  return self;
}

/**
 * ossicle_profile_copy:
 * @self: a profile
 * @key: the access key of the copy, whose id, secret and token may be others
 *
 * Returns: (transfer full): another profile of the same id and with the same of everything else
 */
OssicleProfile *
ossicle_profile_copy (OssicleProfile *self, OssicleAccessKey *key)
{
  OssicleProfile *copy;

  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  copy = ossicle_profile_new (self->id, self->name, key);
  copy->region = g_strdup (self->region);
  copy->expiry = self->expiry;
  copy->version = self->version;
  copy->temporary = self->temporary;
  copy->kept = self->kept;

  return copy;
}

/**
 * ossicle_profile_rename:
 * @self: a profile
 * @name: another name
 *
 * Returns: (transfer full): the same profile with this name
 */
OssicleProfile *
ossicle_profile_rename (OssicleProfile *self, const char *name)
{
  OssicleProfile *copy;

  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = ossicle_profile_copy (self, self->key);
  g_free (copy->name);
  copy->name = g_strdup (name);

  return copy;
}

/**
 * ossicle_profile_equal:
 * @self: a profile
 * @other: another
 *
 * Returns: whether they are the same but for secrets
 */
gboolean
ossicle_profile_equal (OssicleProfile *self, OssicleProfile *other)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), FALSE);
  g_return_val_if_fail (OSSICLE_IS_PROFILE (other), FALSE);

  return g_str_equal (self->id, other->id) && g_str_equal (self->name, other->name) &&
         g_str_equal (ossicle_access_key_get_id (self->key),
                      ossicle_access_key_get_id (other->key)) &&
         g_strcmp0 (self->region, other->region) == 0 && self->expiry == other->expiry &&
         self->version == other->version && self->temporary == other->temporary &&
         self->kept == other->kept;
}

const char *
ossicle_profile_get_id (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);

  return self->id;
}

const char *
ossicle_profile_get_name (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);

  return self->name;
}

const char *
ossicle_profile_get_access_key_id (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);

  return ossicle_access_key_get_id (self->key);
}

/**
 * ossicle_profile_dup_access_key:
 * @self: a profile
 *
 * Returns: (transfer full): its access key, without secret and token where they are in the
 *   keyring: ossicle_profiles_open_async() fetches those
 */
OssicleAccessKey *
ossicle_profile_dup_access_key (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);

  return ossicle_access_key_ref (self->key);
}

gboolean
ossicle_profile_has_secret (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), FALSE);

  return ossicle_access_key_get_secret (self->key) != NULL;
}

/**
 * ossicle_profile_is_temporary:
 * @self: a profile
 *
 * Returns: whether a security token belongs to the access key
 */
gboolean
ossicle_profile_is_temporary (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), FALSE);

  return self->temporary;
}

void
ossicle_profile_set_temporary (OssicleProfile *self, gboolean temporary)
{
  g_return_if_fail (OSSICLE_IS_PROFILE (self));

  self->temporary = temporary;
}

/**
 * ossicle_profile_get_expiry:
 * @self: a profile
 *
 * Returns: when the token expires, in seconds since 1970, or 0 where nobody said
 */
gint64
ossicle_profile_get_expiry (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), 0);

  return self->expiry;
}

void
ossicle_profile_set_expiry (OssicleProfile *self, gint64 expiry)
{
  g_return_if_fail (OSSICLE_IS_PROFILE (self));

  self->expiry = expiry;
}

/**
 * ossicle_profile_is_expired:
 * @self: a profile
 * @now: seconds since 1970
 *
 * Returns: whether its token is known to be of no use any more
 */
gboolean
ossicle_profile_is_expired (OssicleProfile *self, gint64 now)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), FALSE);

  return self->temporary && self->expiry != 0 && self->expiry <= now;
}

/**
 * ossicle_profile_get_region:
 * @self: a profile
 *
 * Returns: (nullable): the region to sign for where the endpoint tells none, such as "cn-hangzhou"
 */
const char *
ossicle_profile_get_region (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), NULL);

  return self->region;
}

void
ossicle_profile_set_region (OssicleProfile *self, const char *region)
{
  g_return_if_fail (OSSICLE_IS_PROFILE (self));

  g_free (self->region);
  self->region = region != NULL && *region != '\0' ? g_strdup (region) : NULL;
}

/**
 * ossicle_profile_get_version:
 * @self: a profile
 *
 * Returns: %OSSICLE_SIGNATURE_V1 or %OSSICLE_SIGNATURE_V4: what it signs with by itself
 */
OssicleSignatureVersion
ossicle_profile_get_version (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), OSSICLE_SIGNATURE_V4);

  return self->version;
}

void
ossicle_profile_set_version (OssicleProfile *self, OssicleSignatureVersion version)
{
  g_return_if_fail (OSSICLE_IS_PROFILE (self));
  g_return_if_fail (version == OSSICLE_SIGNATURE_V1 || version == OSSICLE_SIGNATURE_V4);

  self->version = version;
}

/**
 * ossicle_profile_is_kept:
 * @self: a profile
 *
 * Returns: whether it is kept in the keyring, %FALSE if it is for this run only
 */
gboolean
ossicle_profile_is_kept (OssicleProfile *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), FALSE);

  return self->kept;
}

void
ossicle_profile_set_kept (OssicleProfile *self, gboolean kept)
{
  g_return_if_fail (OSSICLE_IS_PROFILE (self));

  self->kept = kept;
}

static gboolean
refuse (GError **error, OssicleProfileError code, const char *message)
{
  g_set_error_literal (error, OSSICLE_PROFILE_ERROR, code, message);

  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (*name == '\0' || g_ascii_isspace (*name) || g_ascii_isspace (name[strlen (name) - 1]))
    return refuse (error, OSSICLE_PROFILE_ERROR_NO_NAME,
                   "The name is empty, or a blank stands at one of its ends");
  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > OSSICLE_PROFILE_MAX_NAME)
    return refuse (error, OSSICLE_PROFILE_ERROR_BAD_NAME, "The name is too long, or no text");

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isprint (g_utf8_get_char (at)))
      return refuse (error, OSSICLE_PROFILE_ERROR_BAD_NAME,
                     "The name holds a character that cannot be seen");

  return TRUE;
}

static gboolean
has_stray_characters (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return TRUE;

  return FALSE;
}

/* Regions and what stands in for one: lower-case letters, digits, hyphens. */
static gboolean
is_region (const char *text)
{
  return strlen (text) <= 63 &&
         text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/**
 * ossicle_profile_check:
 * @self: a profile
 * @error: where to put what is wrong with it
 *
 * Returns: whether it is one that can be saved; that its secret is in the keyring counts as having
 *   one
 */
gboolean
ossicle_profile_check (OssicleProfile *self, GError **error)
{
  OssicleSecret *secret, *token;
  const char *id;
  gsize length = 1;

  g_return_val_if_fail (OSSICLE_IS_PROFILE (self), FALSE);

  id = ossicle_access_key_get_id (self->key);
  secret = ossicle_access_key_get_secret (self->key);
  token = ossicle_access_key_get_token (self->key);
  if (secret != NULL)
    ossicle_secret_peek (secret, &length);

  if (!check_name (self->name, error))
    return FALSE;
  if (*id == '\0')
    return refuse (error, OSSICLE_PROFILE_ERROR_NO_ID, "There is no access key id");
  if (has_stray_characters (id))
    return refuse (error, OSSICLE_PROFILE_ERROR_BAD_ID,
                   "The access key id holds a blank or another stray character");
  if (length == 0)
    return refuse (error, OSSICLE_PROFILE_ERROR_NO_SECRET, "There is no secret");
  if (secret != NULL && ossicle_secret_has_stray_characters (secret))
    return refuse (error, OSSICLE_PROFILE_ERROR_BAD_SECRET,
                   "The secret holds a blank or another stray character");
  if (token != NULL && ossicle_secret_has_stray_characters (token))
    return refuse (error, OSSICLE_PROFILE_ERROR_BAD_TOKEN,
                   "The security token holds a blank or another stray character");
  if (self->region != NULL && !is_region (self->region))
    return refuse (error, OSSICLE_PROFILE_ERROR_BAD_REGION,
                   "The region is none: it looks like cn-hangzhou");

  return TRUE;
}
