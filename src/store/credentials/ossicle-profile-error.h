/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleProfileError:
 * @OSSICLE_PROFILE_ERROR_NO_NAME: the name is empty
 * @OSSICLE_PROFILE_ERROR_BAD_NAME: the name is too long, or not plain text of one line
 * @OSSICLE_PROFILE_ERROR_NAME_TAKEN: another profile has this name
 * @OSSICLE_PROFILE_ERROR_NO_ID: the access key id is empty
 * @OSSICLE_PROFILE_ERROR_BAD_ID: the access key id holds a blank or another stray character
 * @OSSICLE_PROFILE_ERROR_NO_SECRET: the secret is empty
 * @OSSICLE_PROFILE_ERROR_BAD_SECRET: the secret holds a blank or another stray character
 * @OSSICLE_PROFILE_ERROR_BAD_TOKEN: the security token does
 * @OSSICLE_PROFILE_ERROR_BAD_REGION: the region is none by its form
 * @OSSICLE_PROFILE_ERROR_GONE: the profile was removed meanwhile
 * @OSSICLE_PROFILE_ERROR_LOCKED: the keyring is locked, and was not opened
 * @OSSICLE_PROFILE_ERROR_NO_KEYRING: there is no keyring
 * @OSSICLE_PROFILE_ERROR_KEYRING: the keyring failed, as the message says
 */
typedef enum {
  OSSICLE_PROFILE_ERROR_NO_NAME,
  OSSICLE_PROFILE_ERROR_BAD_NAME,
  OSSICLE_PROFILE_ERROR_NAME_TAKEN,
  OSSICLE_PROFILE_ERROR_NO_ID,
  OSSICLE_PROFILE_ERROR_BAD_ID,
  OSSICLE_PROFILE_ERROR_NO_SECRET,
  OSSICLE_PROFILE_ERROR_BAD_SECRET,
  OSSICLE_PROFILE_ERROR_BAD_TOKEN,
  OSSICLE_PROFILE_ERROR_BAD_REGION,
  OSSICLE_PROFILE_ERROR_GONE,
  OSSICLE_PROFILE_ERROR_LOCKED,
  OSSICLE_PROFILE_ERROR_NO_KEYRING,
  OSSICLE_PROFILE_ERROR_KEYRING,
} OssicleProfileError;

#define OSSICLE_PROFILE_ERROR (ossicle_profile_error_quark ())

GQuark ossicle_profile_error_quark (void);

G_END_DECLS
