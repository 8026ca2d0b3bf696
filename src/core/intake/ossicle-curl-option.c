/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-curl-option.h"

static const OssicleCurlOption curl_options[] = {
  { 'A', "user-agent", TRUE, OSSICLE_CURL_AGENT },
  { 'C', "continue-at", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 'D', "dump-header", TRUE, OSSICLE_CURL_IGNORED },
  { 'E', "cert", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 'F', "form", TRUE, OSSICLE_CURL_FORM },
  { 'G', "get", FALSE, OSSICLE_CURL_GET },
  { 'H', "header", TRUE, OSSICLE_CURL_HEADER },
  { 'I', "head", FALSE, OSSICLE_CURL_HEAD },
  { 'K', "config", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 'L', "location", FALSE, OSSICLE_CURL_LOCATION },
  { 'T', "upload-file", TRUE, OSSICLE_CURL_UPLOAD },
  { 'U', "proxy-user", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 'X', "request", TRUE, OSSICLE_CURL_METHOD },
  { 'b', "cookie", TRUE, OSSICLE_CURL_COOKIE },
  { 'c', "cookie-jar", TRUE, OSSICLE_CURL_IGNORED },
  { 'd', "data", TRUE, OSSICLE_CURL_DATA },
  { 'e', "referer", TRUE, OSSICLE_CURL_REFERER },
  { 'k', "insecure", FALSE, OSSICLE_CURL_INSECURE },
  { 'm', "max-time", TRUE, OSSICLE_CURL_TIMEOUT },
  { 'n', "netrc", FALSE, OSSICLE_CURL_UNSUPPORTED },
  { 'o', "output", TRUE, OSSICLE_CURL_IGNORED },
  { 'r', "range", TRUE, OSSICLE_CURL_RANGE },
  { 'u', "user", TRUE, OSSICLE_CURL_USER },
  { 'w', "write-out", TRUE, OSSICLE_CURL_IGNORED },
  { 'x', "proxy", TRUE, OSSICLE_CURL_PROXY },
  { 'y', "speed-time", TRUE, OSSICLE_CURL_IGNORED },
  { 'Y', "speed-limit", TRUE, OSSICLE_CURL_IGNORED },
  { 'z', "time-cond", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { '0', "http1.0", FALSE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "aws-sigv4", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "cacert", TRUE, OSSICLE_CURL_AUTHORITY },
  { 0, "capath", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "ciphers", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "compressed", FALSE, OSSICLE_CURL_COMPRESSED },
  { 0, "connect-timeout", TRUE, OSSICLE_CURL_TIMEOUT },
  { 0, "connect-to", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "data-ascii", TRUE, OSSICLE_CURL_DATA },
  { 0, "data-binary", TRUE, OSSICLE_CURL_DATA_BINARY },
  { 0, "data-raw", TRUE, OSSICLE_CURL_DATA_RAW },
  { 0, "data-urlencode", TRUE, OSSICLE_CURL_DATA_URLENCODE },
  { 0, "form-string", TRUE, OSSICLE_CURL_FORM_STRING },
  { 0, "http1.1", FALSE, OSSICLE_CURL_IGNORED },
  { 0, "http2", FALSE, OSSICLE_CURL_IGNORED },
  { 0, "interface", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "json", TRUE, OSSICLE_CURL_JSON },
  { 0, "key", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "limit-rate", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "location-trusted", FALSE, OSSICLE_CURL_LOCATION },
  { 0, "max-filesize", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "max-redirs", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "noproxy", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "oauth2-bearer", TRUE, OSSICLE_CURL_BEARER },
  { 0, "output-dir", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "path-as-is", FALSE, OSSICLE_CURL_PATH_AS_IS },
  { 0, "proto", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "resolve", TRUE, OSSICLE_CURL_RESOLVE },
  { 0, "retry", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "retry-delay", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "retry-max-time", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "stderr", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "trace", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "trace-ascii", TRUE, OSSICLE_CURL_IGNORED },
  { 0, "unix-socket", TRUE, OSSICLE_CURL_UNSUPPORTED },
  { 0, "url", TRUE, OSSICLE_CURL_URL },
};

/* The letters of options that stand alone and say nothing about the request. */
static const char quiet_letters[] = "#0123456789BJMNOPQRSVafghijlpqstv:";

/**
 * ossicle_curl_option_find_letter:
 * @letter: what stands behind a single hyphen
 *
 * Returns: (transfer none) (nullable): the option, or %NULL where it is none that matters here
 */
const OssicleCurlOption *
ossicle_curl_option_find_letter (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (curl_options); i++)
    {
      if (letter != '\0' && curl_options[i].letter == letter)
        return &curl_options[i];
    }

  return NULL;
}

/**
 * ossicle_curl_option_find_name:
 * @name: what stands behind two hyphens
 *
 * Returns: (transfer none) (nullable): the option, or %NULL where it is none that matters here
 */
const OssicleCurlOption *
ossicle_curl_option_find_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (curl_options); i++)
    {
      if (g_str_equal (curl_options[i].name, name))
        return &curl_options[i];
    }

  return NULL;
}

/**
 * ossicle_curl_option_is_quiet:
 * @letter: what stands behind a single hyphen
 *
 * Returns: whether it is an option that takes no word and says nothing about the request
 */
gboolean
ossicle_curl_option_is_quiet (char letter)
{
  return letter != '\0' && strchr (quiet_letters, letter) != NULL;
}
