/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-tray.h"

/* Whether a client's print tells of a request that went well: 203 is an error in disguise. */
static gboolean
is_success (OssicleCandidate *candidate)
{
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);

  return status != NULL && *status == '2' && !g_str_equal (status, "203") &&
         ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) == NULL &&
         ossicle_candidate_get (candidate, OSSICLE_FACT_EC) == NULL &&
         ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE) == NULL;
}

/**
 * ossicle_tray_take:
 * @self: a tray
 * @candidate: (transfer full): what a reader found
 */
void
ossicle_tray_take (OssicleTray *self, OssicleCandidate *candidate)
{
  if (candidate->facts->len == 0 && candidate->kind == OSSICLE_CASE_ERROR)
    {
      ossicle_candidate_free (candidate);
      return;
    }

  if (candidate->kind == OSSICLE_CASE_ERROR && is_success (candidate))
    candidate->kind = OSSICLE_CASE_SUCCESS;
  candidate->rank = self->rank;
  candidate->depth = self->depth;
  g_ptr_array_add (self->candidates, candidate);
}

static gboolean
is_oss_host (const char *host)
{
  g_autoptr (OssicleEndpoint) endpoint = ossicle_endpoint_new (host);

  return ossicle_endpoint_is_oss (endpoint);
}

/**
 * ossicle_tray_take_loose:
 * @self: a tray
 * @candidate: (transfer full): what was read from members that any program's object may have
 *
 * As ossicle_tray_take(), without what a program that only hands on an id may say of itself:
 * its own message, its host, its failure.
 */
void
ossicle_tray_take_loose (OssicleTray *self, OssicleCandidate *candidate)
{
  const char *message = ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE);
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  const char *host = ossicle_candidate_get (candidate, OSSICLE_FACT_HOST);

  if (ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) == NULL &&
      ossicle_candidate_get (candidate, OSSICLE_FACT_EC) == NULL)
    {
      if (message != NULL && !ossicle_tray_knows_message (self, NULL, message))
        ossicle_candidate_remove (candidate, OSSICLE_FACT_MESSAGE);
      if (status != NULL && *status == '5')
        ossicle_candidate_remove (candidate, OSSICLE_FACT_STATUS);
      if (host != NULL && !is_oss_host (host))
        ossicle_candidate_remove (candidate, OSSICLE_FACT_HOST);
    }
  ossicle_tray_take (self, candidate);
}

/* Whether the code is documented; without a catalogue none is. */
gboolean
ossicle_tray_knows_code (OssicleTray *self, const char *code)
{
  return self->catalogue != NULL && code != NULL &&
         ossicle_catalogue_lookup (self->catalogue, code) != NULL;
}

/* The length of a message without its final punctuation. */
static gsize
bare_length (const char *message)
{
  gsize n = strlen (message);

  while (n > 0 && strchr (" .!", message[n - 1]) != NULL)
    n--;

  return n;
}

/* Whether OSS is documented to say so, neither more nor less. */
gboolean
ossicle_tray_knows_message (OssicleTray *self, const char *code, const char *message)
{
  OssicleEntry *entry = NULL;
  OssicleVariant *variant = NULL;
  gsize came, known;

  if (self->catalogue != NULL && message != NULL)
    variant = ossicle_catalogue_match_message (self->catalogue, code, 0, message, &entry);
  if (variant == NULL)
    return FALSE;

  came = bare_length (message);
  known = bare_length (ossicle_variant_get_message (variant));

  return came == known ||
         strpbrk (ossicle_variant_get_message (variant), "0123456789\"'%<>:") != NULL;
}

/* Whether OSS is documented to say more in the same words. */
gboolean
ossicle_tray_is_cut_message (OssicleTray *self, const char *message)
{
  OssicleEntry *entry = NULL;
  OssicleVariant *variant = NULL;
  gsize n = strlen (message);

  if (self->catalogue != NULL && n > 0 && g_ascii_isalnum (message[n - 1]))
    variant = ossicle_catalogue_match_message (self->catalogue, NULL, 0, message, &entry);

  return variant != NULL && bare_length (ossicle_variant_get_message (variant)) > n &&
         g_ascii_strncasecmp (ossicle_variant_get_message (variant), message, n) == 0;
}

/* Whether a status that merely stands nearby may belong to the code. */
gboolean
ossicle_tray_allows_status (OssicleTray *self, const char *code, guint status)
{
  OssicleEntry *entry = NULL;
  const guint *statuses;
  gsize n;

  if (self->catalogue != NULL && code != NULL)
    entry = ossicle_catalogue_lookup (self->catalogue, code);
  if (entry == NULL)
    return status >= 300 && status < 500;

  statuses = ossicle_entry_get_statuses (entry, &n);
  for (gsize i = 0; i < n; i++)
    if (statuses[i] == status)
      return TRUE;

  return n == 0;
}

/* Codes that OSS has and Amazon S3 and its likes have not: who says them is OSS. */
gboolean
ossicle_code_is_only_oss (const char *code)
{
  static const char *const codes[] = {
    "SecondLevelDomainForbidden",
    "CallbackFailed",
    "InvalidObjectName",
    "AccessForbidden",
    "SecurityTokenExpired",
    "InvalidSecurityToken",
    "SecurityTokenNotSupported",
    "AccessKeyIdAndSecurityTokenNotMatch",
    "UserDisable",
    "FileAlreadyExists",
    "FileImmutable",
    "PositionNotEqualToLength",
    "ObjectNotAppendable",
    "ImageDamage",
    "NoSuchStyle",
    "QpsLimitExceeded",
    "TotalQpsLimitExceeded",
    "DownloadTrafficRateLimitExceeded",
    "UploadTrafficRateLimitExceeded",
    "MetaOperationQpsLimitExceeded",
    "ApkDownloadForbidden",
    "PublicEndpointForbidden",
    "ExternalRedirectForbidden",
    "NonStandardHostForbidden",
    "CnameDenied",
    "NeedVerifyDomainOwnership",
    "MirrorFailed",
    "SymlinkTargetNotExist",
    "InvalidLinkName",
    "InvalidEncryptionAlgorithmError",
    "FilePartNotExist",
    "FilePartStale",
    "FilePartInterity",
    "PartNotSequential",
    "InvalidTargetType",
    "NotSymlink",
    "InvalidCRC64",
    "NoSuchLiveChannel",
    "BucketDisable",
    "InDebt",
    "AbnormalBucketOwnerStatus",
    "RequestDeniedByCallback",
    "NoSuchFile",
    "NoSuchInventory",
    "CORSRuleBeyondLimit",
  };

  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (code, codes[i]))
      return TRUE;

  return FALSE;
}
