/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/signing/ossicle-post-policy.h"
#include "core/signing/ossicle-signer-v1.h"
#include "core/signing/ossicle-signer-v4.h"

#define PLANTED 40
#define CHUNK (256 * 1024)

/* The sanitizer maps terabytes for its own use, and keeps what is freed. */
#ifdef __SANITIZE_ADDRESS__
#define CAN_LOOK FALSE
#else
#define CAN_LOOK (access ("/proc/self/mem", R_OK) == 0)
#endif

/* What is searched for must not stand in memory because it is searched for: only its complement
 * does. */
static guchar planted_complement[2][PLANTED];

static OssicleSecret *
plant (guint which, char first)
{
  char text[PLANTED];
  OssicleSecret *secret;

  for (guint i = 0; i < PLANTED; i++)
    {
      text[i] = (char) (first + (i * 7 + which) % 26);
      planted_complement[which][i] = (guchar) (text[i] ^ 0xff);
    }

  secret = ossicle_secret_new (text, sizeof text);
  explicit_bzero (text, sizeof text);

  return secret;
}

static gboolean
is_planted (const guchar *at, guint which)
{
  guint i = 0;

  while (i < PLANTED && (at[i] ^ planted_complement[which][i]) == 0xff)
    i++;

  return i == PLANTED;
}

static guint
count_in (int memory, gsize begin, gsize end, guchar *buffer, guint which)
{
  guint found = 0;

  for (gsize at = begin; at < end; at += CHUNK)
    {
      gssize got = pread (memory, buffer, MIN (CHUNK + PLANTED, end - at), (off_t) at);

      for (gssize i = 0; i + PLANTED <= got && i < CHUNK; i++)
        found += is_planted (buffer + i, which);
    }

  explicit_bzero (buffer, CHUNK + PLANTED);

  return found;
}

/* Every writable page of this process, its heap and stack among them. */
static guint
count_planted (guint which)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree guchar *buffer = g_malloc (CHUNK + PLANTED);
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint found = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize begin, end;
      char rights[5];

      if (sscanf (lines[i], "%zx-%zx %4s", &begin, &end, rights) == 3 && rights[1] == 'w' &&
          strstr (lines[i], "[v") == NULL)
        found += count_in (memory, begin, end, buffer, which);
    }

  close (memory);

  return found;
}

static OssicleSigningRequest *
make_request (void)
{
  OssicleSigningRequest *request = ossicle_signing_request_new ("PUT");

  ossicle_signing_request_set_bucket (request, "demo");
  ossicle_signing_request_set_key (request, "a b");
  ossicle_signing_request_set_region (request, "cn-hangzhou");
  ossicle_signing_request_set_endpoint (request, "oss-cn-hangzhou.aliyuncs.com");

  return request;
}

static void
sign_everything (const OssicleAccessKey *key)
{
  g_autoptr (OssicleSigningRequest) request = make_request ();
  OssicleSignaturePlace places[] = { OSSICLE_SIGNATURE_IN_HEADER, OSSICLE_SIGNATURE_IN_URL };
  OssicleSignatureVersion versions[] = { OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_V4 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (OssicleWorksheet) v1 = ossicle_signer_v1_sign (request, places[i], key);
      g_autoptr (OssicleWorksheet) v4 = ossicle_signer_v4_sign (request, places[i], key, NULL);
      g_autoptr (OssicleWorksheet)
        form = ossicle_post_policy_sign (request, versions[i], "{}", key);

      g_assert_nonnull (ossicle_worksheet_get_signature (v1));
      g_assert_nonnull (ossicle_worksheet_get_signature (v4));
      g_assert_nonnull (ossicle_worksheet_get_signature (form));
    }
}

/* Once an access key is gone, neither its secret nor its token stands anywhere in memory. */
static void
test_secret_is_wiped (void)
{
  g_autoptr (OssicleSecret) secret = NULL;
  g_autoptr (OssicleSecret) token = NULL;
  OssicleAccessKey *key;

  if (!CAN_LOOK)
    {
      g_test_skip ("this process cannot look at its memory");
      return;
    }

  secret = plant (0, 'A');
  token = plant (1, 'a');
  g_assert_cmpuint (count_planted (0), >=, 1);
  g_assert_cmpuint (count_planted (1), >=, 1);

  key = ossicle_access_key_new ("STS.demo", secret, token);
  sign_everything (key);
  ossicle_access_key_unref (key);
  g_clear_pointer (&secret, ossicle_secret_unref);
  g_clear_pointer (&token, ossicle_secret_unref);

  g_assert_cmpuint (count_planted (0), ==, 0);
  g_assert_cmpuint (count_planted (1), ==, 0);
}

static void
test_secret_is_shared (void)
{
  OssicleSecret *secret = ossicle_secret_new ("abc\0def", 7);
  OssicleSecret *other = ossicle_secret_ref (secret);
  gsize length;

  g_assert_true (ossicle_secret_peek (secret, &length) == ossicle_secret_peek (other, NULL));
  g_assert_cmpmem (ossicle_secret_peek (secret, NULL), length, "abc\0def", 7);
  ossicle_secret_unref (secret);
  ossicle_secret_unref (other);
}

static void
test_stray_characters (void)
{
  static const struct
  {
    const char *text;
    gboolean stray;
  } cases[] = {
    { "ExampleSecret30charsAAAABBBBCC", FALSE },
    { "CAIStoken+with/special=chars==", FALSE },
    { "", FALSE },
    { "secret ", TRUE },
    { " secret", TRUE },
    { "secret\r", TRUE },
    { "secret\n", TRUE },
    { "sec\tret", TRUE },
    { "secret\xc2\xa0", TRUE },
    { "\xef\xbb\xbfsecret", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OssicleSecret) secret = ossicle_secret_new (cases[i].text, -1);

      g_assert_cmpint (ossicle_secret_has_stray_characters (secret), ==, cases[i].stray);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/secret/is-wiped", test_secret_is_wiped);
  g_test_add_func ("/secret/is-shared", test_secret_is_shared);
  g_test_add_func ("/secret/stray-characters", test_stray_characters);

  return g_test_run ();
}
