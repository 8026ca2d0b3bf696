/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-signing-warning.h"

typedef struct
{
  OssicleSigningWarning warning;
  char *subject;
} Item;

struct _OssicleSigningWarnings
{
  GArray *items; /* made with the first: most signatures need none */
};

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->subject);
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
    [OSSICLE_SIGNING_WARNING_PAYLOAD_FORM] = "payload-form",
    [OSSICLE_SIGNING_WARNING_DATES_DIFFER] = "dates-differ",
    [OSSICLE_SIGNING_WARNING_DATE_FORM] = "date-form",
    [OSSICLE_SIGNING_WARNING_EXPIRES_RANGE] = "expires-range",
    [OSSICLE_SIGNING_WARNING_EXPIRES_PAST] = "expires-past",
    [OSSICLE_SIGNING_WARNING_REGION_MISSING] = "region-missing",
    [OSSICLE_SIGNING_WARNING_REGION_FORM] = "region-form",
    [OSSICLE_SIGNING_WARNING_REGION_DIFFERS] = "region-differs",
    [OSSICLE_SIGNING_WARNING_PRODUCT_UNKNOWN] = "product-unknown",
    [OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH] = "key-leading-slash",
    [OSSICLE_SIGNING_WARNING_KEY_CONTROL] = "key-control",
    [OSSICLE_SIGNING_WARNING_BUCKET_MISSING] = "bucket-missing",
    [OSSICLE_SIGNING_WARNING_BUCKET_NAME] = "bucket-name",
    [OSSICLE_SIGNING_WARNING_BUCKET_DIFFERS] = "bucket-differs",
    [OSSICLE_SIGNING_WARNING_KEY_LENGTH] = "key-length",
    [OSSICLE_SIGNING_WARNING_KEY_NOT_UTF8] = "key-not-utf8",
    [OSSICLE_SIGNING_WARNING_KEY_DOTS] = "key-dots",
    [OSSICLE_SIGNING_WARNING_ID_CHARACTERS] = "id-characters",
    [OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS] = "secret-characters",
    [OSSICLE_SIGNING_WARNING_TOKEN_MISSING] = "token-missing",
    [OSSICLE_SIGNING_WARNING_TOKEN_STRAY] = "token-stray",
    [OSSICLE_SIGNING_WARNING_TOKEN_TWICE] = "token-twice",
    [OSSICLE_SIGNING_WARNING_NO_SECRET] = "no-secret",
    [OSSICLE_SIGNING_WARNING_SCHEME_UNKNOWN] = "scheme-unknown",
    [OSSICLE_SIGNING_WARNING_ID_MISSING] = "id-missing",
    [OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING] = "signature-missing",
    [OSSICLE_SIGNING_WARNING_SIGNATURE_FORM] = "signature-form",
    [OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS] = "signature-plus",
    [OSSICLE_SIGNING_WARNING_SCOPE_MISSING] = "scope-missing",
    [OSSICLE_SIGNING_WARNING_SCOPE_FORM] = "scope-form",
    [OSSICLE_SIGNING_WARNING_PARAMETER_MISSING] = "parameter-missing",
    [OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT] = "parameter-misspelt",
    [OSSICLE_SIGNING_WARNING_EXPIRES_FORM] = "expires-form",
    [OSSICLE_SIGNING_WARNING_EXPIRES_MILLISECONDS] = "expires-milliseconds",
    [OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED] = "ampersand-escaped",
    [OSSICLE_SIGNING_WARNING_ESCAPED_TWICE] = "escaped-twice",
    [OSSICLE_SIGNING_WARNING_SIGNED_TWICE] = "signed-twice",
    [OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER] = "foreign-signer",
    [OSSICLE_SIGNING_WARNING_POLICY_MISSING] = "policy-missing",
    [OSSICLE_SIGNING_WARNING_POLICY_FORM] = "policy-form",
    [OSSICLE_SIGNING_WARNING_POLICY_CONDITION] = "policy-condition",
    [OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE] = "field-after-file",
    [OSSICLE_SIGNING_WARNING_FILE_MISSING] = "file-missing",
  };

  g_return_val_if_fail ((guint) warning < G_N_ELEMENTS (ids), NULL);

  return ids[warning];
}

OssicleSigningWarnings *
ossicle_signing_warnings_new (void)
{
  return g_new0 (OssicleSigningWarnings, 1);
}

void
ossicle_signing_warnings_free (OssicleSigningWarnings *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_array_unref);
  g_free (self);
}

/**
 * ossicle_signing_warnings_add:
 * @self: warnings
 * @warning: one more
 * @subject: (nullable): the header, parameter or value it is about; never a secret
 *
 * A parameter that comes five times is one warning.
 */
void
ossicle_signing_warnings_add (OssicleSigningWarnings *self,
                              OssicleSigningWarning warning,
                              const char *subject)
{
  Item item = { warning, NULL };

  g_return_if_fail (self != NULL);

  if (self->items == NULL)
    {
      self->items = g_array_new (FALSE, FALSE, sizeof (Item));
      g_array_set_clear_func (self->items, clear_item);
    }

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *known = &g_array_index (self->items, Item, i);

      if (known->warning == warning && g_strcmp0 (known->subject, subject) == 0)
        return;
    }

  item.subject = g_strdup (subject);
  g_array_append_val (self->items, item);
}

void
ossicle_signing_warnings_add_all (OssicleSigningWarnings *self,
                                  const OssicleSigningWarnings *others)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (others); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (others, i, &subject);

      ossicle_signing_warnings_add (self, warning, subject);
    }
}

/* No id has a character that cannot be seen. */
void
ossicle_signing_warnings_check_id (OssicleSigningWarnings *self, const char *id)
{
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      {
        ossicle_signing_warnings_add (self, OSSICLE_SIGNING_WARNING_ID_CHARACTERS, NULL);
        return;
      }
}

/* Ids of temporary credentials begin "STS.", those of lasting ones "LTAI". */
void
ossicle_signing_warnings_check_token (OssicleSigningWarnings *self,
                                      const char *id,
                                      gboolean has_token)
{
  if (!has_token && g_str_has_prefix (id, "STS."))
    ossicle_signing_warnings_add (self, OSSICLE_SIGNING_WARNING_TOKEN_MISSING, NULL);
  else if (has_token && g_str_has_prefix (id, "LTAI"))
    ossicle_signing_warnings_add (self, OSSICLE_SIGNING_WARNING_TOKEN_STRAY, NULL);
}

guint
ossicle_signing_warnings_get_length (const OssicleSigningWarnings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items != NULL ? self->items->len : 0;
}

/**
 * ossicle_signing_warnings_get:
 * @self: warnings
 * @position: which, below the length
 * @subject: (out) (optional) (nullable) (transfer none): what it is about
 *
 * Returns: the warning
 */
OssicleSigningWarning
ossicle_signing_warnings_get (const OssicleSigningWarnings *self,
                              guint position,
                              const char **subject)
{
  const Item *item;

  g_return_val_if_fail (position < ossicle_signing_warnings_get_length (self),
                        OSSICLE_SIGNING_WARNING_NO_SECRET);

  item = &g_array_index (self->items, Item, position);
  if (subject != NULL)
    *subject = item->subject;

  return item->warning;
}

gboolean
ossicle_signing_warnings_have (const OssicleSigningWarnings *self, OssicleSigningWarning warning)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (self); i++)
    if (ossicle_signing_warnings_get (self, i, NULL) == warning)
      return TRUE;

  return FALSE;
}
