/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-error-document.h"
#include "fuzz.h"

typedef OssicleErrorDocument *(*Reader) (const char *text, gsize length, GError **error);

static void
check_element (const OssicleElement *element, const char *text, gsize length)
{
  g_assert_nonnull (element->path);
  g_assert_true (g_utf8_validate (element->value, -1, NULL));
  g_assert_cmpuint (element->span.offset, <=, length);
  g_assert_cmpuint (element->span.length, <=, length - element->span.offset);
  if (element->verbatim)
    {
      g_assert_cmpuint (element->span.length, ==, strlen (element->value));
      g_assert_true (memcmp (text + element->span.offset, element->value, element->span.length) ==
                     0);
    }
}

static void
try_reader (Reader reader, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleErrorDocument) document = reader (text, length, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    return;

  for (guint i = 0; i < ossicle_error_document_get_n_elements (document); i++)
    check_element (ossicle_error_document_get_element (document, i), text, length);
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_memdup2 (data, size);

  /* A copy of the very size, so that a byte read behind the end is seen. */
  try_reader (ossicle_error_document_new_from_xml, text ? text : "", size);
  try_reader (ossicle_error_document_new_from_json, text ? text : "", size);
  try_reader (ossicle_error_document_new_from_header, text ? text : "", size);

  return 0;
}
