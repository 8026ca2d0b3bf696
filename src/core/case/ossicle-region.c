/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-region.h"

/* As signature V4 names them; endpoints have "oss-" before it. Ids that are not listed here are
 * read all the same where they look like one.
 * Source: https://help.aliyun.com/en/oss/user-guide/regions-and-endpoints, 2025. */
static const char *const known[] = {
  "cn-hangzhou",
  "cn-shanghai",
  "cn-nanjing",
  "cn-fuzhou",
  "cn-wuhan-lr",
  "cn-qingdao",
  "cn-beijing",
  "cn-zhangjiakou",
  "cn-huhehaote",
  "cn-wulanchabu",
  "cn-shenzhen",
  "cn-heyuan",
  "cn-guangzhou",
  "cn-chengdu",
  "cn-hongkong",
  "us-west-1",
  "us-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ap-south-1",
  "eu-central-1",
  "eu-west-1",
  "me-east-1",
  "cn-hzfinance",
  "cn-shanghai-finance-1",
  "cn-shanghai-finance-1-pub",
  "cn-shenzhen-finance-1",
  "cn-szfinance",
  NULL,
};

/**
 * ossicle_region_get_known:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids that the documentation has, without
 *   "oss-"
 */
const char *const *
ossicle_region_get_known (void)
{
  return known;
}

/**
 * ossicle_region_is_known:
 * @id: a region's id without "oss-", such as "cn-hangzhou"; any text
 *
 * Returns: whether the documentation has it
 */
gboolean
ossicle_region_is_known (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return g_strv_contains (known, id);
}

static gsize
span_of (const char *text, gboolean (*accept) (char c))
{
  gsize n = 0;

  while (accept (text[n]))
    n++;

  return n;
}

static gboolean
is_lower (char c)
{
  return g_ascii_islower (c);
}

static gboolean
is_tail (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '-';
}

/**
 * ossicle_region_is_well_formed:
 * @id: a region's id without "oss-"; any text
 *
 * Regions come and go, so an id that is not in the table is believed where it looks like one: two
 * letters, a hyphen, a word of lower-case letters, then perhaps further parts
 * (`^[a-z]{2}-[a-z]+(-[0-9]+)?(-[a-z0-9-]+)?$`).
 *
 * Returns: whether it looks like the id of a region
 */
gboolean
ossicle_region_is_well_formed (const char *id)
{
  const char *word, *tail;

  g_return_val_if_fail (id != NULL, FALSE);

  if (span_of (id, is_lower) != 2 || id[2] != '-')
    return FALSE;
  word = id + 3;
  tail = word + span_of (word, is_lower);
  if (tail == word)
    return FALSE;
  if (*tail == '\0')
    return TRUE;

  return *tail == '-' && tail[1] != '\0' && tail[1 + span_of (tail + 1, is_tail)] == '\0';
}
