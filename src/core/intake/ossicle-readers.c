/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-readers.h"

/* The order in which readers are believed where two tell different things of one request: first
 * what OSS itself sent, then what clients print, the plainest forms before the looser ones, at last
 * what merely stands there. */
static const OssicleReader readers[] = {
  { "xml-body", N_ ("XML error body"), ossicle_reader_xml_body },
  { "http-response", N_ ("HTTP response"), ossicle_reader_http_response },
  { "bare", N_ ("Request id or code alone"), ossicle_reader_bare },
};

const OssicleReader *
ossicle_readers_get (gsize *n_readers)
{
  *n_readers = G_N_ELEMENTS (readers);

  return readers;
}
