/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-request-id.h"

#define EARLIEST G_GINT64_CONSTANT (1262304000) /* 2010-01-01, before the service opened */
#define ONE_DAY 86400
#define HEX_TIME_DIGITS 8
#define OSS_DIGITS 24
#define OLD_DIGITS 16
#define EAGLE_DIGITS 26
#define EAGLE_TIME_DIGITS 13
#define MASKED_MOST_CHARACTERS 32
#define ELLIPSIS "\xe2\x80\xa6"

struct _OssicleRequestId
{
  GObject parent_instance;

  char *text;
  char *edge_address;
  gint64 unix_ms; /* -1: not told */
  OssicleRequestIdForm form;
};

G_DEFINE_FINAL_TYPE (OssicleRequestId, ossicle_request_id, G_TYPE_OBJECT)

static gsize
count_hex_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isxdigit (text[n]))
    n++;

  return n;
}

static gint64
parse_digits (const char *text, gsize length, guint base)
{
  gint64 value = 0;

  for (gsize i = 0; i < length; i++)
    {
      int digit = base == 16 ? g_ascii_xdigit_value (text[i]) : g_ascii_digit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * base + digit;
    }

  return value;
}

static gboolean
is_plausible (gint64 seconds, gint64 now)
{
  return seconds >= EARLIEST && seconds <= now + ONE_DAY;
}

static gboolean
read_hex_time (OssicleRequestId *self, gint64 now)
{
  gint64 seconds;

  if (count_hex_digits (self->text) < HEX_TIME_DIGITS)
    return FALSE;
  seconds = parse_digits (self->text, HEX_TIME_DIGITS, 16);
  if (!is_plausible (seconds, now))
    return FALSE;
  self->unix_ms = seconds * 1000;

  return TRUE;
}

static gboolean
read_eagle (OssicleRequestId *self, gint64 now)
{
  gint64 address = parse_digits (self->text, HEX_TIME_DIGITS, 16);
  gint64 unix_ms = parse_digits (self->text + HEX_TIME_DIGITS, EAGLE_TIME_DIGITS, 10);

  if (unix_ms < 0 || !is_plausible (unix_ms / 1000, now))
    return FALSE;
  self->unix_ms = unix_ms;
  self->edge_address = g_strdup_printf ("%d.%d.%d.%d", (int) (address >> 24 & 255),
                                        (int) (address >> 16 & 255), (int) (address >> 8 & 255),
                                        (int) (address & 255));

  return TRUE;
}

static gsize
mask_length (const char *p)
{
  if (*p == '*' || *p == 'x' || *p == 'X')
    return 1;
  if (g_str_has_prefix (p, ELLIPSIS) || g_str_has_prefix (p, "..."))
    return 3;

  return 0;
}

static gboolean
is_masked (const char *text)
{
  gsize characters = 0, masks = 0;

  if (g_str_has_prefix (text, "0x") || g_str_has_prefix (text, "0X"))
    return FALSE;
  for (const char *p = text; *p != '\0'; characters++)
    {
      gsize length = mask_length (p);

      if (length > 0)
        masks++;
      else if (g_ascii_isxdigit (*p))
        length = 1;
      else
        return FALSE;
      p += length;
    }

  return masks > 0 && characters >= HEX_TIME_DIGITS && characters <= MASKED_MOST_CHARACTERS;
}

static gboolean
is_uuid (const char *text)
{
  return strlen (text) == 36 && g_uuid_string_is_valid (text);
}

static gboolean
is_amazon (const char *text)
{
  if (strlen (text) != 16 || strpbrk (text, "0123456789") == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && !g_ascii_isupper (*p))
      return FALSE;

  return TRUE;
}

static gboolean
is_ceph (const char *text)
{
  gsize n;

  if (!g_str_has_prefix (text, "tx"))
    return FALSE;
  n = count_hex_digits (text + 2);

  return n >= 20 && (text[2 + n] == '-' || text[2 + n] == '\0');
}

static OssicleRequestIdForm
classify_hex (OssicleRequestId *self, gsize digits, gint64 now)
{
  if (digits == OSS_DIGITS)
    return read_hex_time (self, now) ? OSSICLE_REQUEST_ID_OSS : OSSICLE_REQUEST_ID_UNKNOWN;
  if (digits == EAGLE_DIGITS)
    return read_eagle (self, now) ? OSSICLE_REQUEST_ID_EAGLE : OSSICLE_REQUEST_ID_UNKNOWN;
  if (digits == OLD_DIGITS)
    {
      read_hex_time (self, now);
      return OSSICLE_REQUEST_ID_OSS_OLD;
    }
  if (digits < OSS_DIGITS && read_hex_time (self, now))
    return OSSICLE_REQUEST_ID_CUT;

  return OSSICLE_REQUEST_ID_UNKNOWN;
}

static OssicleRequestIdForm
classify (OssicleRequestId *self, gint64 now)
{
  gsize digits = count_hex_digits (self->text);

  if (digits > 0 && self->text[digits] == '\0')
    return classify_hex (self, digits, now);
  if (is_uuid (self->text))
    return OSSICLE_REQUEST_ID_UUID;
  if (is_ceph (self->text))
    return OSSICLE_REQUEST_ID_CEPH;
  if (is_masked (self->text))
    {
      read_hex_time (self, now);
      return OSSICLE_REQUEST_ID_MASKED;
    }
  if (is_amazon (self->text))
    return OSSICLE_REQUEST_ID_AMAZON;

  return OSSICLE_REQUEST_ID_UNKNOWN;
}

static void
ossicle_request_id_finalize (GObject *object)
{
  OssicleRequestId *self = OSSICLE_REQUEST_ID (object);

  g_free (self->text);
  g_free (self->edge_address);

  G_OBJECT_CLASS (ossicle_request_id_parent_class)->finalize (object);
}

static void
ossicle_request_id_class_init (OssicleRequestIdClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_request_id_finalize;
}

static void
ossicle_request_id_init (OssicleRequestId *self)
{
  self->unix_ms = -1;
}

/**
 * ossicle_request_id_new:
 * @text: what is given as a request id; any text, ASCII white space at its ends does not count
 * @now: seconds since 1970, UTC
 *
 * Tells the form of an id. The first four bytes of an OSS id are the second in which OSS received
 * the request; a time is plausible from 2010 to a day after @now. An implausible 24-digit id is
 * %OSSICLE_REQUEST_ID_UNKNOWN. A plausible one is no proof: MongoDB builds its ObjectIds, in lower
 * case, in the same manner.
 *
 * Rule: observed in 2012 to 2026 on request ids that stand beside a Date header.
 *
 * Returns: (transfer full): the id taken apart
 */
OssicleRequestId *
ossicle_request_id_new (const char *text, gint64 now)
{
  OssicleRequestId *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_REQUEST_ID, NULL);
  self->text = g_strstrip (g_strdup (text));
  self->form = classify (self, now);

  return self;
}

/**
 * ossicle_request_id_get_text:
 * @self: a request id
 *
 * Returns: (transfer none): the id as it was given, case kept, without white space at its ends
 */
const char *
ossicle_request_id_get_text (OssicleRequestId *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST_ID (self), NULL);

  return self->text;
}

/**
 * ossicle_request_id_get_form:
 * @self: a request id
 *
 * Returns: what sort of id it is
 */
OssicleRequestIdForm
ossicle_request_id_get_form (OssicleRequestId *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST_ID (self), OSSICLE_REQUEST_ID_UNKNOWN);

  return self->form;
}

/**
 * ossicle_request_id_get_time:
 * @self: a request id
 * @unix_ms: (out) (optional): milliseconds since 1970, UTC; whole seconds but for an EagleId
 *
 * The time at which the service received the request. Ids that are masked, cut or old tell it
 * only where their first eight digits are there and plausible.
 *
 * Returns: whether the id tells a time
 */
gboolean
ossicle_request_id_get_time (OssicleRequestId *self, gint64 *unix_ms)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST_ID (self), FALSE);

  if (self->unix_ms < 0)
    return FALSE;
  if (unix_ms != NULL)
    *unix_ms = self->unix_ms;

  return TRUE;
}

/**
 * ossicle_request_id_get_edge_address:
 * @self: a request id
 *
 * Returns: (transfer none) (nullable): the IPv4 address of the CDN's edge that an EagleId begins
 *   with, "42.81.4.22", or %NULL for every other form
 */
const char *
ossicle_request_id_get_edge_address (OssicleRequestId *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST_ID (self), NULL);

  return self->edge_address;
}

/**
 * ossicle_request_id_form_to_string:
 * @form: a form
 *
 * Returns: (transfer none): its name in the JSON of the command line, never translated
 */
const char *
ossicle_request_id_form_to_string (OssicleRequestIdForm form)
{
  static const char *const names[] = {
    [OSSICLE_REQUEST_ID_UNKNOWN] = "unknown", [OSSICLE_REQUEST_ID_OSS] = "oss",
    [OSSICLE_REQUEST_ID_OSS_OLD] = "oss-old", [OSSICLE_REQUEST_ID_MASKED] = "masked",
    [OSSICLE_REQUEST_ID_CUT] = "cut",         [OSSICLE_REQUEST_ID_EAGLE] = "eagle",
    [OSSICLE_REQUEST_ID_UUID] = "uuid",       [OSSICLE_REQUEST_ID_AMAZON] = "amazon",
    [OSSICLE_REQUEST_ID_CEPH] = "ceph",
  };

  g_return_val_if_fail ((gsize) form < G_N_ELEMENTS (names), names[0]);

  return names[form];
}
