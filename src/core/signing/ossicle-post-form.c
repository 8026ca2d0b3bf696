/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-authorization.h"
#include "ossicle-policy-document.h"
#include "ossicle-post-condition.h"
#include "ossicle-post-fields.h"
#include "ossicle-post-form.h"
#include "ossicle-post-policy.h"
#include "ossicle-signer-v4.h"
#include "ossicle-signing-time.h"

struct _OssiclePostForm
{
  GObject parent_instance;

  OssicleSignatureVersion version;
  char *id;
  char *signature;
  char *encoded;
  char *policy;
  OssicleScope *scope;
  gint64 signed_at;
  gint64 expires_at;
  GPtrArray *conditions;
  OssicleSigningWarnings *warnings;
};

G_DEFINE_FINAL_TYPE (OssiclePostForm, ossicle_post_form, G_TYPE_OBJECT)

static void
warn (OssiclePostForm *self, OssicleSigningWarning warning, const char *subject)
{
  ossicle_signing_warnings_add (self->warnings, warning, subject);
}

static const char *
find (const OssicleFields *fields, const char *name)
{
  const OssicleField *field = ossicle_fields_find (fields, name);

  return field != NULL && field->value != NULL ? field->value : NULL;
}

static const char *
require (OssiclePostForm *self, const OssicleFields *fields, const char *name)
{
  const char *value = find (fields, name);

  if (value == NULL || *value == '\0')
    warn (self, OSSICLE_SIGNING_WARNING_PARAMETER_MISSING, name);

  return value != NULL ? value : "";
}

static void
read_v4 (OssiclePostForm *self, const OssicleFields *fields)
{
  const char *credential = require (self, fields, "x-oss-credential");
  const char *date = require (self, fields, "x-oss-date");

  (void) require (self, fields, "x-oss-signature-version");
  self->version = OSSICLE_SIGNATURE_V4;
  self->signature = g_strdup (require (self, fields, "x-oss-signature"));
  self->scope = ossicle_scope_new (credential, OSSICLE_SIGNER_V4_TERMINATOR, self->warnings);
  self->id = g_strdup (self->scope->id);

  if (!ossicle_signing_time_parse_basic (date, &self->signed_at))
    warn (self, OSSICLE_SIGNING_WARNING_DATE_FORM, NULL);
  else if (!g_str_has_prefix (date, self->scope->date))
    warn (self, OSSICLE_SIGNING_WARNING_DATES_DIFFER, NULL);
}

static void
read_v1 (OssiclePostForm *self, const OssicleFields *fields)
{
  self->version = OSSICLE_SIGNATURE_V1;
  self->id = g_strdup (require (self, fields, "OSSAccessKeyId"));
  self->signature = g_strdup (require (self, fields, "Signature"));
}

static void
read_policy (OssiclePostForm *self,
             const OssicleFields *fields,
             const char *bucket,
             gint64 file_size)
{
  g_autoptr (OssiclePolicyDocument)
    document = ossicle_policy_document_new (self->encoded, self->warnings);
  guint n = document->conditions != NULL ? json_array_get_length (document->conditions) : 0;

  self->policy = g_steal_pointer (&document->text);
  self->expires_at = document->expires_at;
  for (guint i = 0; i < n; i++)
    {
      OssiclePostCondition *condition = ossicle_post_condition_new (
        json_array_get_element (document->conditions, i), fields, bucket, file_size);

      g_ptr_array_add (self->conditions, condition);
      if (condition->state == OSSICLE_CONDITION_FAILED)
        warn (self, OSSICLE_SIGNING_WARNING_POLICY_CONDITION,
              *condition->field != '\0' ? condition->field : condition->operation);
    }
}

/* What stands behind the file is not read by the service. */
static OssicleFields *
cut_behind_file (OssiclePostForm *self, const OssicleFields *fields)
{
  OssicleFields *kept = ossicle_fields_new ();
  gboolean behind = FALSE;

  for (guint i = 0; i < ossicle_fields_get_length (fields); i++)
    {
      const OssicleField *field = ossicle_fields_get (fields, i);

      if (behind)
        warn (self, OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE, field->name);
      else
        ossicle_fields_add (kept, field->name, field->value);

      behind = behind || strcmp (field->lower, "file") == 0;
    }

  if (!behind)
    warn (self, OSSICLE_SIGNING_WARNING_FILE_MISSING, NULL);

  return kept;
}

static void
ossicle_post_form_finalize (GObject *object)
{
  OssiclePostForm *self = OSSICLE_POST_FORM (object);

  g_free (self->id);
  ossicle_secret_wipe_string (self->signature);
  g_free (self->encoded);
  g_free (self->policy);
  g_clear_pointer (&self->scope, ossicle_scope_free);
  g_ptr_array_unref (self->conditions);
  ossicle_signing_warnings_free (self->warnings);

  G_OBJECT_CLASS (ossicle_post_form_parent_class)->finalize (object);
}

static void
ossicle_post_form_class_init (OssiclePostFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_post_form_finalize;
}

static void
ossicle_post_form_init (OssiclePostForm *self)
{
  self->signed_at = OSSICLE_NO_TIME;
  self->expires_at = OSSICLE_NO_TIME;
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_post_condition_free);
  self->warnings = ossicle_signing_warnings_new ();
}

static gboolean
has_signature (const OssicleFields *fields, gboolean *v4)
{
  *v4 = ossicle_fields_find (fields, "x-oss-signature-version") != NULL ||
        ossicle_fields_find (fields, "x-oss-credential") != NULL ||
        ossicle_fields_find (fields, "x-oss-signature") != NULL;

  return *v4 || ossicle_fields_find (fields, "OSSAccessKeyId") != NULL ||
         ossicle_fields_find (fields, "Signature") != NULL ||
         ossicle_fields_find (fields, "policy") != NULL;
}

/**
 * ossicle_post_form_new:
 * @fields: the form's fields in their order, `file` among them
 * @bucket: (nullable): the bucket that is posted to, for conditions on it
 * @file_size: bytes of the file, or %OSSICLE_NO_SIZE
 * @error: set where no field is one of a signature: a form for a bucket that all may write to
 *
 * What is missing or odd becomes a warning.
 *
 * Returns: (transfer full): the parts, or %NULL
 */
OssiclePostForm *
ossicle_post_form_new (const OssicleFields *fields,
                       const char *bucket,
                       gint64 file_size,
                       GError **error)
{
  g_autoptr (OssicleFields) kept = NULL;
  OssiclePostForm *self;
  gboolean v4;

  g_return_val_if_fail (fields != NULL, NULL);

  if (!has_signature (fields, &v4))
    {
      g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED,
                           "No field of the form is one of a signature");
      return NULL;
    }

  self = g_object_new (OSSICLE_TYPE_POST_FORM, NULL);
  kept = cut_behind_file (self, fields);
  (void) require (self, kept, "key");
  if (v4)
    read_v4 (self, kept);
  else
    read_v1 (self, kept);
  ossicle_signature_check_form (self->version, self->signature, self->warnings);
  ossicle_signing_warnings_check_id (self->warnings, self->id);
  ossicle_signing_warnings_check_token (self->warnings, self->id,
                                        find (kept, "x-oss-security-token") != NULL);

  self->encoded = g_strdup (find (kept, "policy"));
  if (self->encoded == NULL)
    warn (self, OSSICLE_SIGNING_WARNING_POLICY_MISSING, NULL);
  else
    read_policy (self, kept, bucket, file_size);

  return self;
}

/**
 * ossicle_post_form_new_for_request:
 * @request: a request
 * @error: set where its body is no form, or one without a signature
 *
 * Returns: (transfer full): the parts of the form that it posts, or %NULL
 */
OssiclePostForm *
ossicle_post_form_new_for_request (OssicleRequest *request, GError **error)
{
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  g_autoptr (OssicleFields) fields = NULL;
  gint64 file_size;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));
  fields = ossicle_post_fields_read (request, &file_size);

  return ossicle_post_form_new (fields, ossicle_endpoint_get_bucket (endpoint), file_size, error);
}

OssicleSignatureVersion
ossicle_post_form_get_version (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), OSSICLE_SIGNATURE_NONE);

  return self->version;
}

const char *
ossicle_post_form_get_access_key_id (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);

  return self->id;
}

const char *
ossicle_post_form_get_signature (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);

  return self->signature;
}

const OssicleScope *
ossicle_post_form_get_scope (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);

  return self->scope;
}

/**
 * ossicle_post_form_get_policy:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the decoded policy, where it could be decoded
 */
const char *
ossicle_post_form_get_policy (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);

  return self->policy;
}

gint64
ossicle_post_form_get_expires_at (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), OSSICLE_NO_TIME);

  return self->expires_at;
}

/**
 * ossicle_post_form_judge:
 * @self: a form
 * @now: seconds since 1970, UTC
 *
 * Returns: whether its policy is good at that time
 */
OssicleExpiry
ossicle_post_form_judge (OssiclePostForm *self, gint64 now)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), OSSICLE_EXPIRY_UNKNOWN);

  return ossicle_expiry_judge (self->signed_at, self->expires_at, now);
}

guint
ossicle_post_form_get_n_conditions (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), 0);

  return self->conditions->len;
}

const OssiclePostCondition *
ossicle_post_form_get_condition (OssiclePostForm *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);
  g_return_val_if_fail (position < self->conditions->len, NULL);

  return g_ptr_array_index (self->conditions, position);
}

const OssicleSigningWarnings *
ossicle_post_form_get_warnings (OssiclePostForm *self)
{
  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);

  return self->warnings;
}

/**
 * ossicle_post_form_sign_again:
 * @self: a form
 * @key: who is said to have signed it
 *
 * Returns: (transfer full) (nullable): what an honest signature of its policy looks like; %NULL
 *   without a policy
 */
OssicleWorksheet *
ossicle_post_form_sign_again (OssiclePostForm *self, const OssicleAccessKey *key)
{
  g_autoptr (OssicleSigningRequest) request = NULL;

  g_return_val_if_fail (OSSICLE_IS_POST_FORM (self), NULL);

  if (self->encoded == NULL)
    return NULL;

  request = ossicle_signing_request_new ("POST");
  if (self->scope != NULL)
    {
      ossicle_signing_request_set_date (request, MAX (self->signed_at, 0));
      ossicle_signing_request_set_scope_date (request, self->scope->date);
      ossicle_signing_request_set_region (request, self->scope->region);
      ossicle_signing_request_set_product (request, self->scope->product);
    }

  return ossicle_post_policy_sign_encoded (request, self->version, self->encoded, key);
}
