/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-signature-version.h"

/**
 * ossicle_signature_version_to_string:
 * @version: a version
 *
 * Returns: (transfer none): "none", "v1", "v2", "v4", "s3-v2" or "s3-v4"
 */
const char *
ossicle_signature_version_to_string (OssicleSignatureVersion version)
{
  static const char *const names[] = { "none", "v1", "v2", "v4", "s3-v2", "s3-v4" };

  g_return_val_if_fail ((guint) version < G_N_ELEMENTS (names), "none");

  return names[version];
}

/**
 * ossicle_signature_place_to_string:
 * @place: a place
 *
 * Returns: (transfer none): "header", "url" or "post"
 */
const char *
ossicle_signature_place_to_string (OssicleSignaturePlace place)
{
  static const char *const names[] = { "header", "url", "post" };

  g_return_val_if_fail ((guint) place < G_N_ELEMENTS (names), "header");

  return names[place];
}
