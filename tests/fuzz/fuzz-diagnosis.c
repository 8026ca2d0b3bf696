/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/diagnosis/ossicle-diagnosis.h"
#include "fuzz.h"

/* Those that rules look at; any other name would stay interned for good. */
static const char *const names[] = { "access_key_id",
                                     "body.ArgumentName",
                                     "body.ArgumentValue",
                                     "body.AuthAction",
                                     "body.CanonicalRequest",
                                     "body.Condition",
                                     "body.Content-MD5",
                                     "body.ETag",
                                     "body.Endpoint",
                                     "body.ErrorDetail",
                                     "body.Expires",
                                     "body.Header",
                                     "body.MaxAllowedSkewMilliseconds",
                                     "body.NoPermissionType",
                                     "body.PartNumber",
                                     "body.PolicyType",
                                     "body.RequestId",
                                     "body.RequestTime",
                                     "body.ResourceType",
                                     "bucket",
                                     "client.canonical_request",
                                     "client.string_to_sign",
                                     "code",
                                     "ec",
                                     "failure_text",
                                     "header.access-control-allow-origin",
                                     "header.content-type",
                                     "header.date",
                                     "header.eagleid",
                                     "header.location",
                                     "header.server",
                                     "header.via",
                                     "header.x-oss-delete-marker",
                                     "header.x-oss-force-download",
                                     "header.x-oss-next-append-position",
                                     "header.x-oss-object-type",
                                     "header.x-oss-restore",
                                     "header.x-oss-storage-class",
                                     "header.x-oss-symlink-target",
                                     "host",
                                     "message",
                                     "method",
                                     "object",
                                     "region",
                                     "request.authorization",
                                     "request.content-type",
                                     "request.date",
                                     "request.host",
                                     "request.origin",
                                     "request.referer",
                                     "request.x-oss-date",
                                     "request.x-oss-forbid-overwrite",
                                     "request.x-oss-meta-a",
                                     "request.x-oss-request-payer",
                                     "request.x-oss-security-token",
                                     "request.x-oss-tagging",
                                     "request_id",
                                     "request_time",
                                     "server_time",
                                     "signature_provided",
                                     "status",
                                     "string_to_sign",
                                     "url",
                                     NULL };

/* A line a fact: "name=value"; a vertical tab stands for a line end in the value. */
static OssicleCase *
read_case (const char *text)
{
  OssicleCase *subject = ossicle_case_new ((OssicleCaseKind) (*text % 4));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 40);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      char *equals = strchr (lines[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      value = g_utf8_make_valid (g_strdelimit (equals + 1, "\v", '\n'), -1);
      if (g_strv_contains (names, lines[i]))
        ossicle_case_take_fact (
          subject, ossicle_fact_new (lines[i], value, OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
    }

  return subject;
}

static void
check_finding (OssicleFinding *finding, OssicleCase *subject)
{
  GPtrArray *reasons = ossicle_finding_get_reasons (finding);

  g_assert_cmpuint (reasons->len, >, 0);
  for (guint i = 0; i < reasons->len; i++)
    {
      const OssicleReason *reason = g_ptr_array_index (reasons, i);

      g_assert_true (g_utf8_validate (reason->text, -1, NULL));
      g_assert_null (strpbrk (reason->text, "\x1b\r\n"));
      for (gsize j = 0; reason->facts[j] != NULL; j++)
        g_assert_nonnull (ossicle_case_get_fact (subject, reason->facts[j]));
    }
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  static OssicleCatalogue *catalogue;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (OssicleCase) subject = read_case (text);
  g_autoptr (GListModel) findings = NULL;
  g_autofree char *sentence = NULL;

  if (catalogue == NULL)
    catalogue = ossicle_catalogue_new (NULL);
  findings = ossicle_diagnose (subject, catalogue, FUZZ_NOW);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      check_finding (finding, subject);
      for (guint j = 0; j < i; j++)
        {
          g_autoptr (OssicleFinding) other = g_list_model_get_item (findings, j);

          g_assert_cmpstr (ossicle_finding_get_rule (finding), !=,
                           ossicle_finding_get_rule (other));
        }
    }
  sentence = ossicle_diagnosis_dup_sentence (subject, catalogue, findings);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));

  return 0;
}
