/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signatures a second on one core, and beside them what their hashes alone take: nobody can sign
 * faster than GLib hashes. */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/signing/ossicle-signer-v1.h"
#include "core/signing/ossicle-signer-v4.h"

#define SECONDS 1.0
#define BATCH 1000

typedef struct
{
  OssicleSigningRequest *request;
  OssicleAccessKey *key;
  OssicleSigningKey *signing_key;
  GHmac *hmac;
  char *canonical_request;
  char *string_to_sign;
} Bench;

static OssicleSigningRequest *
make_request (void)
{
  OssicleSigningRequest *request = ossicle_signing_request_new ("PUT");
  OssicleFields *headers = ossicle_signing_request_get_headers (request);

  ossicle_signing_request_set_bucket (request, "examplebucket");
  ossicle_signing_request_set_key (request, "photos/2023/12/a b+c.jpg");
  ossicle_signing_request_set_region (request, "cn-hangzhou");
  ossicle_signing_request_set_endpoint (request, "oss-cn-hangzhou.aliyuncs.com");
  ossicle_signing_request_set_date (request, 1701605532);
  ossicle_fields_add (headers, "Content-Type", "image/jpeg");
  ossicle_fields_add (headers, "x-oss-meta-author", "alice");
  ossicle_fields_add (ossicle_signing_request_get_query (request), "partNumber", "7");

  return request;
}

static void
set_up (Bench *bench)
{
  static const guchar bytes[32] = { 1, 2, 3 };
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("ExampleSecret30charsAAAABBBBCC", -1);
  g_autoptr (OssicleWorksheet) worksheet = NULL;

  bench->request = make_request ();
  bench->key = ossicle_access_key_new ("LTAI5tExampleKeyId00001", secret, NULL);
  bench->signing_key = ossicle_signing_key_new (secret, "20231203", "cn-hangzhou", "oss");
  bench->hmac = g_hmac_new (G_CHECKSUM_SHA256, bytes, sizeof bytes);
  worksheet = ossicle_signer_v4_sign (bench->request, OSSICLE_SIGNATURE_IN_HEADER, bench->key,
                                      bench->signing_key);
  bench->canonical_request = g_strdup (ossicle_worksheet_get_canonical_request (worksheet));
  bench->string_to_sign = g_strdup (ossicle_worksheet_get_string_to_sign (worksheet));
}

static void
tear_down (Bench *bench)
{
  g_object_unref (bench->request);
  ossicle_access_key_unref (bench->key);
  ossicle_signing_key_free (bench->signing_key);
  g_hmac_unref (bench->hmac);
  g_free (bench->canonical_request);
  g_free (bench->string_to_sign);
}

static void
run_hmac (Bench *bench)
{
  GHmac *hmac = g_hmac_copy (bench->hmac);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) bench->string_to_sign,
                 (gssize) strlen (bench->string_to_sign));
  g_hmac_get_digest (hmac, digest, &length);
  g_hmac_unref (hmac);
}

static void
run_hashes (Bench *bench)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                         bench->canonical_request, -1);

  g_assert_nonnull (hash);
  run_hmac (bench);
}

static void
run_v4_header (Bench *bench)
{
  g_object_unref (ossicle_signer_v4_sign (bench->request, OSSICLE_SIGNATURE_IN_HEADER, bench->key,
                                          bench->signing_key));
}

static void
run_v4_url (Bench *bench)
{
  g_object_unref (ossicle_signer_v4_sign (bench->request, OSSICLE_SIGNATURE_IN_URL, bench->key,
                                          bench->signing_key));
}

static void
run_v4_alone (Bench *bench)
{
  g_object_unref (
    ossicle_signer_v4_sign (bench->request, OSSICLE_SIGNATURE_IN_HEADER, bench->key, NULL));
}

static void
run_v1_header (Bench *bench)
{
  g_object_unref (ossicle_signer_v1_sign (bench->request, OSSICLE_SIGNATURE_IN_HEADER, bench->key));
}

/* This process's own time: what else runs on the machine does not count. */
static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
measure (const char *what, void (*run) (Bench *bench), Bench *bench)
{
  double start = get_seconds (), elapsed;
  guint n = 0;

  do
    {
      for (guint i = 0; i < BATCH; i++)
        run (bench);

      n += BATCH;
      elapsed = get_seconds () - start;
    }
  while (elapsed < SECONDS);

  printf ("%-44s %9.0f a second, %6.3f us each\n", what, n / elapsed, elapsed / n * 1e6);
}

int
main (void)
{
  Bench bench;

  set_up (&bench);
  measure ("HMAC-SHA256 of a string to sign alone", run_hmac, &bench);
  measure ("SHA-256 of a canonical request, and that", run_hashes, &bench);
  measure ("V4 header, the day's key kept", run_v4_header, &bench);
  measure ("V4 URL, the day's key kept", run_v4_url, &bench);
  measure ("V4 header, the key derived anew", run_v4_alone, &bench);
  measure ("V1 header", run_v1_header, &bench);
  tear_down (&bench);

  return 0;
}
