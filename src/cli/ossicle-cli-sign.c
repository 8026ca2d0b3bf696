/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/case/ossicle-endpoint.h"
#include "core/signing/ossicle-post-policy.h"
#include "core/signing/ossicle-signer-v1.h"
#include "core/signing/ossicle-signer-v4.h"
#include "core/signing/ossicle-signing-time.h"
#include "ossicle-cli-credentials.h"
#include "ossicle-cli-terminal.h"
#include "ossicle-cli-worksheet.h"

/* What was typed; the strings are bytes, since keys need not be UTF-8. */
typedef struct
{
  char *sig;
  char *mode;
  char *method;
  char *bucket;
  char *key;
  char **query;
  char **headers;
  char **additional;
  char *date;
  char *region;
  char *product;
  char *endpoint;
  char *addressing;
  char *scheme;
  gint64 expires;
  char *policy;
  char *id;
  char *secret_file;
  char *profile;
  char **rest;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->sig);
  g_free (options->mode);
  g_free (options->method);
  g_free (options->bucket);
  g_free (options->key);
  g_strfreev (options->query);
  g_strfreev (options->headers);
  g_strfreev (options->additional);
  g_free (options->date);
  g_free (options->region);
  g_free (options->product);
  g_free (options->endpoint);
  g_free (options->addressing);
  g_free (options->scheme);
  g_free (options->policy);
  g_free (options->id);
  g_free (options->secret_file);
  g_free (options->profile);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (const OssicleCliCommand *command, char **arguments, Options *options)
{
  const GOptionArg bytes = G_OPTION_ARG_FILENAME;
  const GOptionArg many = G_OPTION_ARG_FILENAME_ARRAY;
  const GOptionEntry entries[] = {
    { "sig", 0, 0, bytes, &options->sig, N_ ("Version of the signature: v1 or v4 (default)"),
      "v1|v4" },
    { "mode", 0, 0, bytes, &options->mode, N_ ("Where it goes: header (default), url or post"),
      "header|url|post" },
    { "method", 'X', 0, bytes, &options->method, N_ ("Method (default GET)"), N_ ("METHOD") },
    { "bucket", 0, 0, bytes, &options->bucket, N_ ("Bucket"), N_ ("NAME") },
    { "key", 0, 0, bytes, &options->key, N_ ("Object key as it is named, not escaped"),
      N_ ("KEY") },
    { "query", 0, 0, many, &options->query, N_ ("Parameter, not escaped; may be repeated"),
      N_ ("NAME[=VALUE]") },
    { "header", 'H', 0, many, &options->headers, N_ ("Header that is sent; may be repeated"),
      N_ ("NAME: VALUE") },
    { "additional-header", 0, 0, many, &options->additional,
      N_ ("Header that V4 signs as well; may be repeated"), N_ ("NAME") },
    { "date", 0, 0, bytes, &options->date, N_ ("Time of signing (default now)"), "RFC3339" },
    { "region", 0, 0, bytes, &options->region, N_ ("Region (default the endpoint's)"),
      N_ ("REGION") },
    { "product", 0, 0, bytes, &options->product, N_ ("Product of V4's scope (default oss)"),
      N_ ("PRODUCT") },
    { "endpoint", 0, 0, bytes, &options->endpoint, N_ ("Endpoint (default the region's)"),
      N_ ("HOST") },
    { "addressing", 0, 0, bytes, &options->addressing,
      N_ ("auto (default), virtual, path or custom"), N_ ("WHERE") },
    { "scheme", 0, 0, bytes, &options->scheme, N_ ("Scheme of the URL: https (default) or http"),
      "https|http" },
    { "expires", 0, 0, G_OPTION_ARG_INT64, &options->expires,
      N_ ("How long a URL is good (default 3600)"), N_ ("SECONDS") },
    { "policy", 0, 0, bytes, &options->policy, N_ ("Policy of a form, signed as it is written"),
      "JSON" },
    { "access-key-id", 0, 0, bytes, &options->id, N_ ("Access key id (default OSS_ACCESS_KEY_ID)"),
      N_ ("ID") },
    { "secret-file", 0, 0, bytes, &options->secret_file,
      N_ ("File of the secret and, below it, a token"), N_ ("FILE") },
    { "profile", 0, 0, bytes, &options->profile, N_ ("Access key out of the keyring"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, many, &options->rest, NULL, NULL },
    { NULL },
  };

  options->expires = 3600;

  return ossicle_cli_command_parse (command, entries, arguments);
}

/* Which of the words it is, the first where nothing was said; -1 where it is none of them. */
static int
choose (const char *word, const char *const *words)
{
  if (word == NULL)
    return 0;

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;

  return -1;
}

static gboolean
add_query (OssicleSigningRequest *request, char **query, const char **bad)
{
  for (gsize i = 0; query != NULL && query[i] != NULL; i++)
    {
      const char *equals = strchr (query[i], '=');
      g_autofree char *name = NULL;

      if (*query[i] == '\0' || equals == query[i])
        {
          *bad = query[i];
          return FALSE;
        }

      name = equals != NULL ? g_strndup (query[i], equals - query[i]) : g_strdup (query[i]);

      ossicle_fields_add (ossicle_signing_request_get_query (request), name,
                          equals != NULL ? equals + 1 : NULL);
    }

  return TRUE;
}

/* RFC 9110's tokens; a line end in a value would make another header of the rest. */
static gboolean
is_header (const char *text)
{
  gsize length = strcspn (text, ":");

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("!#$%&'*+-.^_`|~", text[i]) == NULL)
      return FALSE;

  return length > 0 && text[length] == ':' && strpbrk (text, "\r\n") == NULL;
}

static gboolean
add_headers (OssicleSigningRequest *request, char **headers, const char **bad)
{
  for (gsize i = 0; headers != NULL && headers[i] != NULL; i++)
    {
      const char *colon = strchr (headers[i], ':');
      g_autofree char *name = NULL;

      if (!is_header (headers[i]))
        {
          *bad = headers[i];
          return FALSE;
        }

      name = g_strndup (headers[i], colon - headers[i]);
      ossicle_fields_add (ossicle_signing_request_get_headers (request), name,
                          colon[1] == ' ' ? colon + 2 : colon + 1);
    }

  return TRUE;
}

/* Region and endpoint tell each other, where only one of them is given; a profile's region is for
 * where neither does. */
static void
add_place (OssicleSigningRequest *request, const Options *options, const char *profile_region)
{
  const char *region = options->region;
  g_autofree char *host = NULL;
  g_autoptr (OssicleEndpoint) endpoint = NULL;

  if (options->scheme != NULL)
    ossicle_signing_request_set_scheme (request, options->scheme);

  if (region == NULL && options->endpoint == NULL)
    region = profile_region;
  if (options->endpoint == NULL && region != NULL)
    host = g_strdup_printf ("oss-%s.aliyuncs.com", region);
  ossicle_signing_request_set_endpoint (request, host != NULL ? host : options->endpoint);

  ossicle_signing_request_set_region (request, region);
  if (region != NULL || options->endpoint == NULL)
    return;

  endpoint = ossicle_endpoint_new (options->endpoint);
  region = ossicle_endpoint_get_region (endpoint);
  ossicle_signing_request_set_region (request, region != NULL ? region : profile_region);
}

static gboolean
add_date (OssicleSigningRequest *request, const char *text)
{
  gint64 date = g_get_real_time () / G_USEC_PER_SEC;

  if (text != NULL && !ossicle_signing_time_parse_iso (text, &date))
    return FALSE;

  ossicle_signing_request_set_date (request, date);

  return TRUE;
}

/* Verbs are written in capital letters, whatever was typed. */
static char *
dup_method (const Options *options, int mode)
{
  if (options->method != NULL)
    return g_ascii_strup (options->method, -1);

  return g_strdup (mode == OSSICLE_SIGNATURE_IN_FORM ? "POST" : "GET");
}

static OssicleSigningRequest *
make_request (const OssicleCliCommand *command,
              const Options *options,
              const char *profile_region,
              int addressing,
              int mode)
{
  g_autofree char *method = dup_method (options, mode);
  g_autoptr (OssicleSigningRequest) request = ossicle_signing_request_new (method);
  const char *bad = NULL;

  ossicle_signing_request_set_bucket (request, options->bucket);
  ossicle_signing_request_set_key (request, options->key);
  ossicle_signing_request_set_addressing (request, (OssicleAddressing) addressing);
  ossicle_signing_request_set_expires (request, options->expires);
  if (options->product != NULL)
    ossicle_signing_request_set_product (request, options->product);
  add_place (request, options, profile_region);
  for (gsize i = 0; options->additional != NULL && options->additional[i] != NULL; i++)
    ossicle_signing_request_add_additional (request, options->additional[i]);

  if (!add_query (request, options->query, &bad))
    ossicle_cli_command_refuse (command, _ ("“%s” is no parameter: write NAME or NAME=VALUE."),
                                bad);
  else if (!add_headers (request, options->headers, &bad))
    ossicle_cli_command_refuse (command, _ ("“%s” is no header: write “Name: value”."), bad);
  else if (!add_date (request, options->date))
    ossicle_cli_command_refuse (
      command, _ ("“%s” is no time: write it as in 2023-12-03T12:12:12Z."), options->date);
  else
    return g_steal_pointer (&request);

  return NULL;
}

static gboolean
is_complete (const OssicleCliCommand *command,
             OssicleSigningRequest *request,
             const Options *options,
             OssicleSignatureVersion version,
             OssicleSignaturePlace mode)
{
  if (mode == OSSICLE_SIGNATURE_IN_FORM && options->policy == NULL)
    ossicle_cli_command_refuse (command, _ ("A form needs its policy: use --policy."));
  else if (mode != OSSICLE_SIGNATURE_IN_FORM && options->policy != NULL)
    ossicle_cli_command_refuse (command, _ ("--policy goes with --mode post."));
  else if (version == OSSICLE_SIGNATURE_V4 && *ossicle_signing_request_get_region (request) == '\0')
    ossicle_cli_command_refuse (command,
                                _ ("V4 needs a region that the endpoint does not tell: use "
                                   "--region."));
  else if (mode == OSSICLE_SIGNATURE_IN_URL &&
           *ossicle_signing_request_get_endpoint (request) == '\0')
    ossicle_cli_command_refuse (command, _ ("A URL needs --endpoint or --region."));
  else
    return TRUE;

  return FALSE;
}

static OssicleWorksheet *
sign (OssicleSigningRequest *request,
      const Options *options,
      OssicleSignatureVersion version,
      OssicleSignaturePlace mode,
      const OssicleAccessKey *key)
{
  if (mode == OSSICLE_SIGNATURE_IN_FORM)
    return ossicle_post_policy_sign (request, version, options->policy, key);

  if (version == OSSICLE_SIGNATURE_V1)
    return ossicle_signer_v1_sign (request, mode, key);

  return ossicle_signer_v4_sign (request, mode, key, NULL);
}

static OssicleCliStatus
answer (OssicleWorksheet *worksheet, gboolean json)
{
  g_autoptr (OssicleCliPrinter) printer = NULL;

  if (json)
    return ossicle_cli_worksheet_write_json (worksheet) ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_FAILED;

  printer = ossicle_cli_printer_new_for_output ();
  ossicle_cli_worksheet_print (worksheet, printer);

  return ossicle_cli_printer_write (printer) ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_FAILED;
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  static const char *const versions[] = { "v4", "v1", NULL };
  static const char *const modes[] = { "header", "url", "post", NULL };
  static const char *const schemes[] = { "https", "http", NULL };
  static const char *const addressings[] = { "auto", "virtual", "path", "custom", NULL };
  g_autoptr (OssicleSigningRequest) request = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_auto (OssicleCliCredentials) credentials = { 0 };
  g_auto (Options) options = { 0 };
  OssicleSignatureVersion version;
  OssicleCliStatus status;
  int mode, addressing;

  if (!parse (command, arguments, &options))
    return OSSICLE_CLI_USAGE;
  if (options.rest != NULL)
    return ossicle_cli_command_refuse (command,
                                       _ ("“%s” is no option. What is signed is named with "
                                          "--method, --bucket, --key and --endpoint."),
                                       options.rest[0]);
  if (choose (options.sig, versions) < 0)
    return ossicle_cli_command_refuse (command, _ ("--sig is v1 or v4."));

  mode = choose (options.mode, modes);
  addressing = choose (options.addressing, addressings);
  if (mode < 0)
    return ossicle_cli_command_refuse (command, _ ("--mode is header, url or post."));
  if (choose (options.scheme, schemes) < 0)
    return ossicle_cli_command_refuse (command, _ ("--scheme is https or http."));
  if (addressing < 0)
    return ossicle_cli_command_refuse (command,
                                       _ ("--addressing is auto, virtual, path or custom."));

  if (options.profile != NULL)
    {
      status = ossicle_cli_credentials_load (command, options.profile, options.id,
                                             options.secret_file, &credentials);
      if (status != OSSICLE_CLI_ANSWERED)
        return status;
    }

  version = choose (options.sig, versions) == 1 ? OSSICLE_SIGNATURE_V1 : OSSICLE_SIGNATURE_V4;
  if (options.sig == NULL && credentials.version != OSSICLE_SIGNATURE_NONE)
    version = credentials.version;
  request = make_request (command, &options, credentials.region, addressing, mode);
  if (request == NULL || !is_complete (command, request, &options, version, mode))
    return OSSICLE_CLI_USAGE;

  if (credentials.key == NULL)
    {
      status = ossicle_cli_credentials_load (command, NULL, options.id, options.secret_file,
                                             &credentials);
      if (status != OSSICLE_CLI_ANSWERED)
        return status;
    }

  worksheet = sign (request, &options, version, mode, credentials.key);

  return answer (worksheet, options.json);
}

const OssicleCliCommand ossicle_cli_sign = {
  "sign",
  NULL,
  N_ ("Signs a request and sends nothing: shows every step of the signature."),
  run,
};
