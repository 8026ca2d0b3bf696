/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-secret.h"
#include "ossicle-worksheet-private.h"

typedef struct
{
  OssicleSigningWarning warning;
  char *subject;
} Warning;

G_DEFINE_FINAL_TYPE (OssicleWorksheet, ossicle_worksheet, G_TYPE_OBJECT)

static void
clear_warning (gpointer data)
{
  Warning *warning = data;

  g_free (warning->subject);
}

static void
ossicle_worksheet_finalize (GObject *object)
{
  OssicleWorksheet *self = OSSICLE_WORKSHEET (object);

  g_clear_pointer (&self->canonical_uri, g_free);
  g_clear_pointer (&self->canonical_query, ossicle_secret_wipe_string);
  g_clear_pointer (&self->canonical_headers, ossicle_secret_wipe_string);
  g_clear_pointer (&self->additional_headers, g_free);
  g_clear_pointer (&self->canonical_request, ossicle_secret_wipe_string);
  g_clear_pointer (&self->string_to_sign, ossicle_secret_wipe_string);
  g_clear_pointer (&self->signature, ossicle_secret_wipe_string);
  g_clear_pointer (&self->authorization, ossicle_secret_wipe_string);
  g_clear_pointer (&self->url, ossicle_secret_wipe_string);
  g_clear_pointer (&self->policy, g_free);
  g_clear_pointer (&self->added, ossicle_fields_free);
  g_clear_pointer (&self->warnings, g_array_unref);

  G_OBJECT_CLASS (ossicle_worksheet_parent_class)->finalize (object);
}

static void
ossicle_worksheet_class_init (OssicleWorksheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_worksheet_finalize;
}

static void
ossicle_worksheet_init (OssicleWorksheet *self)
{
  self->added = ossicle_fields_new ();
}

OssicleWorksheet *
ossicle_worksheet_new (OssicleSignatureVersion version, OssicleSignaturePlace place)
{
  OssicleWorksheet *self = g_object_new (OSSICLE_TYPE_WORKSHEET, NULL);

  self->version = version;
  self->place = place;

  return self;
}

/* Once for each subject: a parameter that comes five times is one warning. */
void
ossicle_worksheet_warn (OssicleWorksheet *self, OssicleSigningWarning warning, const char *subject)
{
  Warning item = { warning, NULL };

  if (self->warnings == NULL)
    {
      self->warnings = g_array_new (FALSE, FALSE, sizeof (Warning));
      g_array_set_clear_func (self->warnings, clear_warning);
    }

  for (guint i = 0; i < self->warnings->len; i++)
    {
      const Warning *known = &g_array_index (self->warnings, Warning, i);

      if (known->warning == warning && g_strcmp0 (known->subject, subject) == 0)
        return;
    }

  item.subject = g_strdup (subject);
  g_array_append_val (self->warnings, item);
}

void
ossicle_worksheet_add (OssicleWorksheet *self, const char *name, const char *value)
{
  ossicle_fields_add (self->added, name, value);
}

OssicleSignatureVersion
ossicle_worksheet_get_version (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), OSSICLE_SIGNATURE_NONE);

  return self->version;
}

OssicleSignaturePlace
ossicle_worksheet_get_place (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), OSSICLE_SIGNATURE_IN_HEADER);

  return self->place;
}

/**
 * ossicle_worksheet_get_canonical_uri:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the escaped path that V4 signs; V1: its resource, not
 * escaped
 */
const char *
ossicle_worksheet_get_canonical_uri (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_uri;
}

/**
 * ossicle_worksheet_get_canonical_query:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the query that V4 signs; V1: the sub-resources, not escaped
 */
const char *
ossicle_worksheet_get_canonical_query (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_query;
}

/**
 * ossicle_worksheet_get_canonical_headers:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the signed headers, a line each, every line ended
 */
const char *
ossicle_worksheet_get_canonical_headers (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_headers;
}

/**
 * ossicle_worksheet_get_additional_headers:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): V4: the additional headers that are there, with `;` between
 * them
 */
const char *
ossicle_worksheet_get_additional_headers (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->additional_headers;
}

/**
 * ossicle_worksheet_get_canonical_request:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): V4 only
 */
const char *
ossicle_worksheet_get_canonical_request (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_request;
}

/**
 * ossicle_worksheet_get_string_to_sign:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): what the HMAC goes over; the encoded policy for a form
 */
const char *
ossicle_worksheet_get_string_to_sign (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->string_to_sign;
}

/**
 * ossicle_worksheet_get_signature:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): base64 for V1, hex for V4; %NULL without a secret
 */
const char *
ossicle_worksheet_get_signature (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->signature;
}

/**
 * ossicle_worksheet_get_authorization:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the Authorization header's value
 */
const char *
ossicle_worksheet_get_authorization (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->authorization;
}

/**
 * ossicle_worksheet_get_url:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the signed URL
 */
const char *
ossicle_worksheet_get_url (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->url;
}

/**
 * ossicle_worksheet_get_policy:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the base64 of a form's policy
 */
const char *
ossicle_worksheet_get_policy (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->policy;
}

/**
 * ossicle_worksheet_get_added:
 * @self: a worksheet
 *
 * Returns: (transfer none): the headers, or the fields of a form, that have to be sent beyond those
 *   of the request
 */
const OssicleFields *
ossicle_worksheet_get_added (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->added;
}

guint
ossicle_worksheet_get_n_warnings (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), 0);

  return self->warnings != NULL ? self->warnings->len : 0;
}

/**
 * ossicle_worksheet_get_warning:
 * @self: a worksheet
 * @position: which, below their number
 * @subject: (out) (optional) (nullable) (transfer none): the header, parameter or value it is about
 *
 * Returns: the warning
 */
OssicleSigningWarning
ossicle_worksheet_get_warning (OssicleWorksheet *self, guint position, const char **subject)
{
  const Warning *item;

  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), OSSICLE_SIGNING_WARNING_NO_SECRET);
  g_return_val_if_fail (self->warnings != NULL && position < self->warnings->len,
                        OSSICLE_SIGNING_WARNING_NO_SECRET);

  item = &g_array_index (self->warnings, Warning, position);
  if (subject != NULL)
    *subject = item->subject;

  return item->warning;
}

gboolean
ossicle_worksheet_has_warning (OssicleWorksheet *self, OssicleSigningWarning warning)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), FALSE);

  for (guint i = 0; self->warnings != NULL && i < self->warnings->len; i++)
    if (g_array_index (self->warnings, Warning, i).warning == warning)
      return TRUE;

  return FALSE;
}

/**
 * ossicle_signing_warning_to_string:
 * @warning: a warning
 *
 * Returns: (transfer none): its id, as the JSON of the command line has it
 */
const char *
ossicle_signing_warning_to_string (OssicleSigningWarning warning)
{
  static const char *const ids[] = {
    [OSSICLE_SIGNING_WARNING_QUERY_REPEATED] = "query-repeated",
    [OSSICLE_SIGNING_WARNING_HEADER_REPEATED] = "header-repeated",
    [OSSICLE_SIGNING_WARNING_HEADER_TRIMMED] = "header-trimmed",
    [OSSICLE_SIGNING_WARNING_QUERY_UNLISTED] = "query-unlisted",
    [OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING] = "additional-missing",
    [OSSICLE_SIGNING_WARNING_DATES_DIFFER] = "dates-differ",
    [OSSICLE_SIGNING_WARNING_DATE_FORM] = "date-form",
    [OSSICLE_SIGNING_WARNING_EXPIRES_RANGE] = "expires-range",
    [OSSICLE_SIGNING_WARNING_REGION_MISSING] = "region-missing",
    [OSSICLE_SIGNING_WARNING_REGION_FORM] = "region-form",
    [OSSICLE_SIGNING_WARNING_REGION_DIFFERS] = "region-differs",
    [OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH] = "key-leading-slash",
    [OSSICLE_SIGNING_WARNING_KEY_CONTROL] = "key-control",
    [OSSICLE_SIGNING_WARNING_ID_CHARACTERS] = "id-characters",
    [OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS] = "secret-characters",
    [OSSICLE_SIGNING_WARNING_TOKEN_MISSING] = "token-missing",
    [OSSICLE_SIGNING_WARNING_TOKEN_STRAY] = "token-stray",
    [OSSICLE_SIGNING_WARNING_NO_SECRET] = "no-secret",
  };

  g_return_val_if_fail ((guint) warning < G_N_ELEMENTS (ids), NULL);

  return ids[warning];
}
