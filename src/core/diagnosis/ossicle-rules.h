/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-evidence.h"

G_BEGIN_DECLS

/**
 * OssicleRuleFunc:
 * @evidence: what is known
 * @finding: the finding to be, with the verdict "possible"; the function adds the reasons and,
 * where the facts prove it, sets the verdict. The rule's title, check, steps and questions are
 * added afterwards, where the function has not set its own title or check, and behind its own steps
 *
 * The same evidence always leads to the same finding.
 *
 * Returns: whether the rule has anything to say
 */
typedef gboolean (*OssicleRuleFunc) (const OssicleEvidence *evidence, OssicleFinding *finding);

/**
 * OssicleRule:
 * @id: its name, part of the promise to scripts
 * @codes: the error codes of OSS it speaks to, separated by blanks, or %NULL for any case, errors
 *   of OSS or not
 * @func: looks at the evidence
 * @title: what is wrong, marked for translation
 * @steps: what mends it, in the order to try; marked for translation
 * @decide: the one check that would decide it, marked for translation
 * @asks: what to ask the person whose request failed, marked for translation
 *
 * A family is an array of rules that ends with one without a name; more particular rules stand
 * before more general ones.
 */
typedef struct
{
  const char *id;
  const char *codes;
  OssicleRuleFunc func;
  const char *title;
  const char *steps[6];
  const char *decide;
  const char *asks[4];
} OssicleRule;

gboolean ossicle_judge_network (const OssicleEvidence *evidence, OssicleFinding *finding);

extern const OssicleRule ossicle_rules_reach[];
extern const OssicleRule ossicle_rules_endpoint[];
extern const OssicleRule ossicle_rules_time[];
extern const OssicleRule ossicle_rules_report[];
extern const OssicleRule ossicle_rules_access[];
extern const OssicleRule ossicle_rules_key[];
extern const OssicleRule ossicle_rules_name[];
extern const OssicleRule ossicle_rules_object[];
extern const OssicleRule ossicle_rules_form[];
extern const OssicleRule ossicle_rules_image[];
extern const OssicleRule ossicle_rules_cors[];
extern const OssicleRule ossicle_rules_account[];
extern const OssicleRule ossicle_rules_signature[];
extern const OssicleRule ossicle_rules_compared[];
extern const OssicleRule ossicle_rules_version[];

G_END_DECLS
