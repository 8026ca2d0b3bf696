/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an option of curl(1) says about the request; what says nothing is ignored, what has no
 * counterpart here is unsupported and reported. */
typedef enum {
  OSSICLE_CURL_IGNORED,
  OSSICLE_CURL_UNSUPPORTED,
  OSSICLE_CURL_AGENT,
  OSSICLE_CURL_AUTHORITY,
  OSSICLE_CURL_BEARER,
  OSSICLE_CURL_COMPRESSED,
  OSSICLE_CURL_COOKIE,
  OSSICLE_CURL_DATA,
  OSSICLE_CURL_DATA_BINARY,
  OSSICLE_CURL_DATA_RAW,
  OSSICLE_CURL_DATA_URLENCODE,
  OSSICLE_CURL_FORM,
  OSSICLE_CURL_FORM_STRING,
  OSSICLE_CURL_GET,
  OSSICLE_CURL_HEAD,
  OSSICLE_CURL_HEADER,
  OSSICLE_CURL_INSECURE,
  OSSICLE_CURL_JSON,
  OSSICLE_CURL_LOCATION,
  OSSICLE_CURL_METHOD,
  OSSICLE_CURL_PATH_AS_IS,
  OSSICLE_CURL_PROXY,
  OSSICLE_CURL_RANGE,
  OSSICLE_CURL_REFERER,
  OSSICLE_CURL_RESOLVE,
  OSSICLE_CURL_TIMEOUT,
  OSSICLE_CURL_UPLOAD,
  OSSICLE_CURL_URL,
  OSSICLE_CURL_USER,
} OssicleCurlMeaning;

/**
 * OssicleCurlOption:
 * @letter: the short form, or 0
 * @name: the long form, without its hyphens
 * @takes_word: whether the next word belongs to it
 * @meaning: what it says
 */
typedef struct
{
  char letter;
  const char *name;
  gboolean takes_word;
  OssicleCurlMeaning meaning;
} OssicleCurlOption;

const OssicleCurlOption *ossicle_curl_option_find_letter (char letter);
const OssicleCurlOption *ossicle_curl_option_find_name (const char *name);
gboolean ossicle_curl_option_is_quiet (char letter);

G_END_DECLS
