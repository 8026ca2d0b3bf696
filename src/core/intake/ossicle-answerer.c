/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-request-id.h"
#include "ossicle-answerer.h"

#define AMAZON "Amazon S3"
#define MINIO "MinIO"
#define CEPH "Ceph"
#define COS "Tencent Cloud COS"
#define OBS "Huawei Cloud OBS"
#define GCS "Google Cloud Storage"
#define AZURE "Azure Storage"
#define BOS "Baidu AI Cloud BOS"
#define ALIBABA "Alibaba Cloud (another product)"
#define OTHER "another service"

static gboolean
is_base64_host (const char *host)
{
  return host != NULL && strlen (host) >= 40 && strchr (host, '.') == NULL;
}

static gboolean
is_oss_host (const char *host)
{
  g_autoptr (OssicleEndpoint) endpoint = NULL;

  if (host == NULL)
    return FALSE;
  endpoint = ossicle_endpoint_new (host);

  return ossicle_endpoint_is_oss (endpoint);
}

static gboolean
mentions (OssicleCandidate *candidate, const char *name, const char *word)
{
  const char *value = ossicle_candidate_get (candidate, name);

  return value != NULL && strstr (value, word) != NULL;
}

/* Marks that only one service leaves. */
static const char *
by_mark (OssicleCandidate *candidate)
{
  static const struct
  {
    const char *name;
    const char *word;
    const char *answerer;
  } marks[] = {
    { "body.Resource", "myqcloud.com", COS }, { "body.TraceId", "", COS },
    { "body.Details", "storage.", GCS },      { "body.Details", "", GCS },
    { "body.Message", "RequestId:", AZURE },  { "message", "RequestId:", AZURE },
    { "header.server", "MinIO", MINIO },      { "header.server", "AmazonS3", AMAZON },
    { "header.server", "tencent-cos", COS },  { "header.server", "OBS", OBS },
    { "header.server", "UploadServer", GCS }, { "header.server", "Windows-Azure", AZURE },
    { "header.server", "BceBos", BOS },       { "header.server", "Ceph", CEPH },
    { "body.Recommend", "", ALIBABA },        { OSSICLE_FACT_ACCESS_KEY_ID, "AKIA", AMAZON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (mentions (candidate, marks[i].name, marks[i].word))
      return marks[i].answerer;

  return NULL;
}

/* Whose the id is that is not one of OSS. */
static const char *
by_id (OssicleTray *tray, OssicleCandidate *candidate, const char *text)
{
  g_autoptr (OssicleRequestId) id = ossicle_request_id_new (text, tray->now);
  const char *host = ossicle_candidate_get (candidate, "body.HostId");

  switch (ossicle_request_id_get_form (id))
    {
    case OSSICLE_REQUEST_ID_UUID:
      return mentions (candidate, OSSICLE_FACT_HOST, "aliyuncs.com") ? ALIBABA : OTHER;
    case OSSICLE_REQUEST_ID_CEPH:
      return CEPH;
    case OSSICLE_REQUEST_ID_AMAZON:
      return AMAZON;
    case OSSICLE_REQUEST_ID_OSS_OLD:
      return is_base64_host (host) && strlen (host) != 64 ? AMAZON : MINIO;
    case OSSICLE_REQUEST_ID_UNKNOWN:
      if (strlen (text) == 32 && strspn (text, "0123456789ABCDEF") == 32)
        return OBS;
      if (strlen (text) > 24 && text[strlen (text) - 1] == '=')
        return COS;
      return OTHER;
    case OSSICLE_REQUEST_ID_OSS:
    case OSSICLE_REQUEST_ID_MASKED:
    case OSSICLE_REQUEST_ID_CUT:
    case OSSICLE_REQUEST_ID_EAGLE:
    default:
      return OTHER;
    }
}

/* Whether what is left of an error body that was cut can be OSS's: a code that it has, and no
 * message that only others have. */
static gboolean
can_be_ours (OssicleTray *tray, const char *code, const char *message)
{
  if (code == NULL || (tray->catalogue != NULL && !ossicle_tray_knows_code (tray, code)))
    return FALSE;

  return message == NULL || (g_ascii_strcasecmp (message, "Access Denied") != 0 &&
                             g_ascii_strcasecmp (message, "Access Denied.") != 0);
}

/**
 * ossicle_answerer_judge:
 * @tray: the tray
 * @candidate: an error body, or what a client made of one
 * @whole: whether all of it is there, so that what is missing was never told
 *
 * Finds out whether OSS said this; if something else did, makes the candidate a case that is not
 * OSS's, and names who answered.
 *
 * Returns: whether it is an error, of OSS or of another, and not just anything
 */
gboolean
ossicle_answerer_judge (OssicleTray *tray, OssicleCandidate *candidate, gboolean whole)
{
  const char *code = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);
  const char *other = ossicle_candidate_get (candidate, "body.RequestId");
  const char *answerer = NULL, *message;

  if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL ||
      ossicle_candidate_get (candidate, OSSICLE_FACT_EC) != NULL ||
      mentions (candidate, "body.RecommendDoc", "ali") ||
      is_oss_host (ossicle_candidate_get (candidate, OSSICLE_FACT_HOST)))
    return TRUE;

  answerer = by_mark (candidate);
  if (answerer == NULL && other != NULL && strspn (other, "*#xX") != strlen (other))
    answerer = by_id (tray, candidate, other);
  if (answerer == NULL && ossicle_candidate_get (candidate, "body.Resource") != NULL)
    answerer = OTHER;
  if (answerer != NULL)
    {
      candidate->kind = OSSICLE_CASE_NOT_OSS;
      candidate->answerer = answerer;
      return TRUE;
    }

  if (!whole && other == NULL &&
      ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) == NULL &&
      !ossicle_code_is_only_oss (code))
    return can_be_ours (tray, code, ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE));
  if (!whole || other != NULL ||
      ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) != NULL ||
      ossicle_code_is_only_oss (code))
    return code != NULL;

  message = ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE);

  return message != NULL ? ossicle_tray_knows_message (tray, code, message)
                         : ossicle_tray_knows_code (tray, code);
}
