/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-authorization.h"
#include "ossicle-escape.h"
#include "ossicle-secret.h"
#include "ossicle-signer-v4.h"

struct _OssicleAuthorization
{
  GObject parent_instance;

  OssicleSignatureVersion version;
  char *id;
  char *signature;
  OssicleScope *scope;
  char **additional;
  OssicleSigningWarnings *warnings;
};

G_DEFINE_FINAL_TYPE (OssicleAuthorization, ossicle_authorization, G_TYPE_OBJECT)

/* How each version writes its header: the word before it, and what separates names from values. */
static const struct
{
  const char *word;
  OssicleSignatureVersion version;
  char separator; /* '\0': "id:signature" */
  const char *terminator;
} forms[] = {
  { "OSS", OSSICLE_SIGNATURE_V1, '\0', NULL },
  { "OSS2", OSSICLE_SIGNATURE_V2, ':', NULL },
  { OSSICLE_SIGNER_V4_ALGORITHM, OSSICLE_SIGNATURE_V4, '=', OSSICLE_SIGNER_V4_TERMINATOR },
  { "AWS", OSSICLE_SIGNATURE_S3_V2, '\0', NULL },
  { "AWS4-HMAC-SHA256", OSSICLE_SIGNATURE_S3_V4, '=', "aws4_request" },
};

static void
warn (OssicleAuthorization *self, OssicleSigningWarning warning, const char *subject)
{
  ossicle_signing_warnings_add (self->warnings, warning, subject);
}

static gboolean
is_base64 (const char *text, gsize length)
{
  gsize padding = strspn (text + strcspn (text, "="), "=");

  if (strlen (text) != length || padding > 2)
    return FALSE;

  for (const char *p = text; p < text + length - padding; p++)
    if (!g_ascii_isalnum (*p) && *p != '+' && *p != '/')
      return FALSE;

  return strcspn (text, "=") + padding == length;
}

static gboolean
is_hex (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

static gboolean
has_form (OssicleSignatureVersion version, const char *signature)
{
  if (version == OSSICLE_SIGNATURE_V4 || version == OSSICLE_SIGNATURE_S3_V4)
    return is_hex (signature, 64);

  return is_base64 (signature, version == OSSICLE_SIGNATURE_V2 ? 44 : 28);
}

/**
 * ossicle_signature_check_form:
 * @version: what it is said to be
 * @signature: a signature, not escaped
 * @warnings: takes what is wrong with its form
 *
 * HMAC-SHA1 in base64 has 28 characters, HMAC-SHA256 in base64 44 and in hex 64.
 */
void
ossicle_signature_check_form (OssicleSignatureVersion version,
                              const char *signature,
                              OssicleSigningWarnings *warnings)
{
  g_autofree char *plain = NULL;

  if (*signature == '\0')
    {
      ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING, NULL);
      return;
    }

  if (has_form (version, signature))
    return;

  plain = ossicle_unescape (signature, strlen (signature), FALSE);
  if (plain != NULL && has_form (version, plain))
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_ESCAPED_TWICE, "Signature");

  ossicle_signing_warnings_add (warnings,
                                strchr (signature, ' ') != NULL
                                  ? OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS
                                  : OSSICLE_SIGNING_WARNING_SIGNATURE_FORM,
                                NULL);
}

/* Blanks and tabs around an id are a client's spacing; a line end there is part of a broken id. */
static char *
dup_id (const char *text, gsize length)
{
  while (length > 0 && (*text == ' ' || *text == '\t'))
    {
      text++;
      length--;
    }

  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
    length--;

  return g_strndup (text, length);
}

/* "id:signature"; neither part can hold a colon. */
static void
read_pair (OssicleAuthorization *self, const char *text)
{
  const char *colon = strchr (text, ':');

  self->id = dup_id (text, colon != NULL ? (gsize) (colon - text) : strlen (text));
  self->signature = g_strstrip (g_strdup (colon != NULL ? colon + 1 : ""));
}

static void
read_additional (OssicleAuthorization *self, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ";", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = g_strstrip (names[i]);

      if (*name != '\0')
        g_ptr_array_add (kept, g_ascii_strdown (name, -1));
    }

  g_ptr_array_add (kept, NULL);
  g_strfreev (self->additional);
  self->additional = (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static void
read_credential (OssicleAuthorization *self, const char *value, const char *terminator)
{
  g_clear_pointer (&self->scope, ossicle_scope_free);
  self->scope = ossicle_scope_new (value, terminator, self->warnings);
  g_free (self->id);
  self->id = g_strdup (self->scope->id);
}

static void
read_field (OssicleAuthorization *self, const char *name, const char *value, const char *terminator)
{
  if (g_ascii_strcasecmp (name, "Signature") == 0)
    {
      g_clear_pointer (&self->signature, ossicle_secret_wipe_string);
      self->signature = g_strdup (value);
    }
  else if (g_ascii_strcasecmp (name, "AccessKeyId") == 0)
    {
      g_free (self->id);
      self->id = g_strdup (value);
    }
  else if (g_ascii_strcasecmp (name, "Credential") == 0 && terminator != NULL)
    {
      read_credential (self, value, terminator);
    }
  else if (g_ascii_strcasecmp (name, "AdditionalHeaders") == 0)
    {
      read_additional (self, value);
    }
  else if (g_ascii_strcasecmp (name, "SignedHeaders") == 0)
    {
      read_additional (self, value);
      if (self->version == OSSICLE_SIGNATURE_V4)
        warn (self, OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER, "SignedHeaders");
    }
  else
    {
      warn (self, OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT, name);
    }
}

/* "Credential=…, AdditionalHeaders=…,Signature=…" in any order, with or without the blank. */
static void
read_fields (OssicleAuthorization *self, const char *text, char separator, const char *terminator)
{
  g_auto (GStrv) fields = g_strsplit (text, ",", -1);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      char *field = g_strstrip (fields[i]);
      char *mark = strchr (field, separator);

      if (*field == '\0')
        continue;

      if (mark == NULL)
        {
          warn (self, OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT, field);
          continue;
        }

      *mark = '\0';
      read_field (self, g_strstrip (field), g_strstrip (mark + 1), terminator);
    }

  if (self->scope == NULL && terminator != NULL)
    warn (self, OSSICLE_SIGNING_WARNING_SCOPE_MISSING, NULL);
}

static void
ossicle_authorization_finalize (GObject *object)
{
  OssicleAuthorization *self = OSSICLE_AUTHORIZATION (object);

  g_free (self->id);
  ossicle_secret_wipe_string (self->signature);
  g_clear_pointer (&self->scope, ossicle_scope_free);
  g_strfreev (self->additional);
  ossicle_signing_warnings_free (self->warnings);

  G_OBJECT_CLASS (ossicle_authorization_parent_class)->finalize (object);
}

static void
ossicle_authorization_class_init (OssicleAuthorizationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_authorization_finalize;
}

static void
ossicle_authorization_init (OssicleAuthorization *self)
{
  self->additional = g_new0 (char *, 1);
  self->warnings = ossicle_signing_warnings_new ();
}

static const char *
skip_blanks (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return text;
}

/**
 * ossicle_authorization_new:
 * @text: the header's value, or its whole line, in any client's spacing and order of fields
 * @error: set where it is no signature of a known kind, or longer than
 *   %OSSICLE_AUTHORIZATION_MAX_BYTES
 *
 * What is missing or odd in it becomes a warning.
 *
 * Returns: (transfer full): the parts, or %NULL
 */
OssicleAuthorization *
ossicle_authorization_new (const char *text, GError **error)
{
  OssicleAuthorization *self;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > OSSICLE_AUTHORIZATION_MAX_BYTES)
    {
      g_set_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_TOO_LARGE,
                   "An Authorization header of more than %d bytes",
                   OSSICLE_AUTHORIZATION_MAX_BYTES);
      return NULL;
    }

  text = skip_blanks (text);
  if (g_ascii_strncasecmp (text, "authorization:", 14) == 0)
    text = skip_blanks (text + 14);

  length = strcspn (text, " \t\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (strlen (forms[i].word) != length ||
          g_ascii_strncasecmp (text, forms[i].word, length) != 0)
        continue;

      self = g_object_new (OSSICLE_TYPE_AUTHORIZATION, NULL);
      self->version = forms[i].version;
      if (forms[i].separator == '\0')
        read_pair (self, text + length);
      else
        read_fields (self, text + length, forms[i].separator, forms[i].terminator);

      if (self->id == NULL)
        self->id = g_strdup ("");
      if (self->signature == NULL)
        self->signature = g_strdup ("");
      if (*self->id == '\0')
        warn (self, OSSICLE_SIGNING_WARNING_ID_MISSING, NULL);
      ossicle_signing_warnings_check_id (self->warnings, self->id);
      ossicle_signature_check_form (self->version, self->signature, self->warnings);

      return self;
    }

  g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED,
                       "Not an Authorization header of OSS or S3");

  return NULL;
}

OssicleSignatureVersion
ossicle_authorization_get_version (OssicleAuthorization *self)
{
  g_return_val_if_fail (OSSICLE_IS_AUTHORIZATION (self), OSSICLE_SIGNATURE_NONE);

  return self->version;
}

const char *
ossicle_authorization_get_access_key_id (OssicleAuthorization *self)
{
  g_return_val_if_fail (OSSICLE_IS_AUTHORIZATION (self), NULL);

  return self->id;
}

/**
 * ossicle_authorization_get_signature:
 * @self: an authorization
 *
 * Returns: (transfer none): the signature, or ""
 */
const char *
ossicle_authorization_get_signature (OssicleAuthorization *self)
{
  g_return_val_if_fail (OSSICLE_IS_AUTHORIZATION (self), NULL);

  return self->signature;
}

/**
 * ossicle_authorization_get_scope:
 * @self: an authorization
 *
 * Returns: (transfer none) (nullable): the scope of the versions that have one
 */
const OssicleScope *
ossicle_authorization_get_scope (OssicleAuthorization *self)
{
  g_return_val_if_fail (OSSICLE_IS_AUTHORIZATION (self), NULL);

  return self->scope;
}

/**
 * ossicle_authorization_get_additional:
 * @self: an authorization
 *
 * Returns: (transfer none): names of the additional (for S3: the signed) headers, in lower case
 */
const char *const *
ossicle_authorization_get_additional (OssicleAuthorization *self)
{
  g_return_val_if_fail (OSSICLE_IS_AUTHORIZATION (self), NULL);

  return (const char *const *) self->additional;
}

const OssicleSigningWarnings *
ossicle_authorization_get_warnings (OssicleAuthorization *self)
{
  g_return_val_if_fail (OSSICLE_IS_AUTHORIZATION (self), NULL);

  return self->warnings;
}
