/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Pictures that OSS is to change while it hands them out. */

static gboolean
by_code (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", "message", NULL);

  return TRUE;
}

static gboolean
judge_style (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *process = ossicle_evidence_get_query (e, "x-oss-process");
  g_autofree char *text = NULL;

  by_code (e, finding);
  if (process == NULL || !g_str_has_prefix (process, "style/"))
    return TRUE;
  text = g_strdup_printf (_ ("The URL asks for the style “%s”."), process + strlen ("style/"));
  ossicle_evidence_because (e, finding, text, "url", NULL);

  return TRUE;
}

static gboolean
judge_large (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "ImageTooLarge"))
    return by_code (e, finding);
  if (!ossicle_evidence_is_ec (e, "0040-00000007 0040-00000012"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The fine-grained code (EC) says so."), "ec", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_image[] = {
  { "image-style-missing",
    "NoSuchStyle",
    judge_style,
    N_ ("The bucket has no image style of that name"),
    { N_ ("Compare the name behind “style/” with the bucket's list of image styles, letter by "
          "letter."),
      N_ ("Create the style in that bucket: styles belong to a bucket and do not move with "
          "objects.") },
    NULL,
    { N_ ("The URL, and the bucket's list of image styles.") } },
  { "image-damaged",
    "ImageDamage",
    by_code,
    N_ ("The picture cannot be read: it is damaged, cut, or of another format"),
    { N_ ("Get the object without x-oss-process, and open it with another program."),
      N_ ("Compare its size and checksum with the original, and upload it again."),
      N_ ("Look whether its format is one that image processing takes.") },
    NULL,
    { N_ ("The object itself, without processing.") } },
  { "image-too-large",
    NULL,
    judge_large,
    N_ ("The picture, or what is to become of it, is larger than image processing takes"),
    { N_ ("Make the picture smaller before the upload, or ask for a smaller result."),
      N_ ("Serve the original without x-oss-process.") },
    NULL,
    { N_ ("The picture's width, height and size, and the x-oss-process of the URL.") } },
  { NULL },
};
