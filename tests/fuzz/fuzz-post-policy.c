/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/signing/ossicle-post-fields.h"
#include "core/signing/ossicle-post-form.h"
#include "fuzz.h"

static void
read_form (OssicleFields *fields, gint64 size)
{
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new ("ak", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssiclePostForm) form = ossicle_post_form_new (fields, "demo", size, &error);
  g_autoptr (OssicleWorksheet) worksheet = NULL;

  g_assert_true ((form == NULL) == (error != NULL));
  if (form == NULL)
    return;

  worksheet = ossicle_post_form_sign_again (form, key);
  for (guint i = 0; i < ossicle_post_form_get_n_conditions (form); i++)
    g_assert_nonnull (ossicle_post_form_get_condition (form, i)->operation);
  (void) ossicle_post_form_judge (form, 0);
}

/* As the body of a request: bytes, and then perhaps a file. */
static void
read_body (const unsigned char *data, size_t size)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("POST", "https://demo.oss.com/");
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (OssicleFields) fields = NULL;
  gint64 file_size;

  ossicle_request_append_bytes (request, bytes);
  if (size % 2 == 1)
    ossicle_request_append_file (request, "/nonexistent");
  fields = ossicle_post_fields_read (request, &file_size);

  g_assert_cmpint (file_size, <=, (gint64) size);
  read_form (fields, file_size);
}

/* As the JSON of a policy, as a query whose parameters are the form's fields, and as a form. */
int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *encoded = g_base64_encode (data, size);
  g_autoptr (OssicleFields) policy = ossicle_fields_new ();
  g_autoptr (OssicleFields) fields = ossicle_fields_new ();

  ossicle_fields_add (policy, "key", "user/a.jpg");
  ossicle_fields_add (policy, "policy", encoded);
  ossicle_fields_add (policy, "OSSAccessKeyId", "ak");
  ossicle_fields_add (policy, "file", NULL);
  read_form (policy, (gint64) size);

  (void) ossicle_fields_add_query (fields, text, strlen (text));
  read_form (fields, OSSICLE_NO_SIZE);
  read_body (data, size);

  return 0;
}
