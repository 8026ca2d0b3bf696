/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-post-fields.h"
#include "core/signing/ossicle-post-form.h"

#define HEAD "Content-Disposition: form-data; name="
#define TYPE "multipart/form-data; boundary=B"
#define KEY "--B\r\n" HEAD "\"key\"\r\n\r\nuser/a.jpg\r\n"
#define FILE_PART                                                                                  \
  "--B\r\n" HEAD "\"file\"; filename=\"a\"\r\nContent-Type: image/jpeg\r\n\r\n12345\r\n"
#define SHA1 "XdetOP1lviexllrmFGYJmc0XJpI="

static OssicleRequest *
make_request (const char *type, const char *body, gsize length)
{
  OssicleRequest *request = ossicle_request_new ("POST",
                                                 "https://demo.oss-cn-hangzhou.aliyuncs.com/");
  g_autoptr (GBytes) bytes = g_bytes_new (body, length);

  if (type != NULL)
    ossicle_headers_append (ossicle_request_get_headers (request), "Content-Type", type);
  ossicle_request_append_bytes (request, bytes);

  return request;
}

static char *
describe (const OssicleFields *fields)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ossicle_fields_get_length (fields); i++)
    {
      const OssicleField *field = ossicle_fields_get (fields, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? "|" : "", field->name, field->value);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *type;
  const char *body;
  const char *fields;
  gint64 size;
} Form;

static const Form forms[] = {
  { TYPE, KEY FILE_PART "--B--\r\n", "key=user/a.jpg|file=", 5 },
  { "multipart/form-data; boundary=\"B\"", KEY "--B--", "key=user/a.jpg", OSSICLE_NO_SIZE },
  { "Multipart/Form-Data; charset=utf-8; Boundary=B; x=y", KEY "--B--", "key=user/a.jpg",
    OSSICLE_NO_SIZE },
  { NULL, KEY FILE_PART "--B--\r\n", "key=user/a.jpg|file=", 5 },
  { TYPE, "--B\n" HEAD "key\n\na\nb\n--B\n" HEAD "\"policy\"\n\ne30=\n--B--\n",
    "key=a\nb|policy=e30=", OSSICLE_NO_SIZE },
  { TYPE, "preamble\r\n" KEY "--B--", "key=user/a.jpg", OSSICLE_NO_SIZE },
  { TYPE, "--B\r\n" HEAD "\"key\"\r\n\r\n\r\n--B--", "key=", OSSICLE_NO_SIZE },
  { TYPE, "--B\r\ncontent-disposition: form-data;NAME=\"key\"\r\nX: y\r\n\r\na\r\n--B--", "key=a",
    OSSICLE_NO_SIZE },
  { TYPE, "--B\r\n" HEAD "\"file\"; filename=\"name=x\"\r\n\r\na\r\n" KEY "--B--",
    "file=|key=user/a.jpg", 1 },
  /* Cut off: what is there is read, and the size of the file is not known. */
  { TYPE, KEY FILE_PART, "key=user/a.jpg|file=", OSSICLE_NO_SIZE },
  { TYPE, KEY "--B\r\n" HEAD "\"policy\"\r\n\r\ne3", "key=user/a.jpg|policy=e3", OSSICLE_NO_SIZE },
  { TYPE, KEY "--B\r\n" HEAD "\"pol", "key=user/a.jpg", OSSICLE_NO_SIZE },
  { TYPE, KEY "--B", "key=user/a.jpg", OSSICLE_NO_SIZE },
  /* No form at all. */
  { TYPE, "", "", OSSICLE_NO_SIZE },
  { TYPE, "--C\r\n" HEAD "\"key\"\r\n\r\na\r\n--C--", "", OSSICLE_NO_SIZE },
  { "multipart/form-data; boundary=", KEY, "", OSSICLE_NO_SIZE },
  { "application/json", "{}", "", OSSICLE_NO_SIZE },
  { NULL, "--", "", OSSICLE_NO_SIZE },
  { NULL, "key=a&policy=b", "", OSSICLE_NO_SIZE },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (OssicleRequest)
        request = make_request (forms[i].type, forms[i].body, strlen (forms[i].body));
      gint64 size = 0;
      g_autoptr (OssicleFields) fields = ossicle_post_fields_read (request, &size);
      g_autofree char *text = describe (fields);

      g_assert_cmpstr (text, ==, forms[i].fields);
      g_assert_cmpint (size, ==, forms[i].size);
    }
}

/* Bytes of a file are any; a value ends with the first NUL. */
static void
test_nul (void)
{
  static const char body[] = "--B\r\n" HEAD "\"key\"\r\n\r\na\0b\r\n--B\r\n" HEAD
                             "\"file\"\r\n\r\n\0\r\n\0\xff\r\n--B--\r\n";
  g_autoptr (OssicleRequest) request = make_request (TYPE, body, sizeof body - 1);
  gint64 size = 0;
  g_autoptr (OssicleFields) fields = ossicle_post_fields_read (request, &size);
  g_autofree char *text = describe (fields);

  g_assert_cmpstr (text, ==, "key=a|file=");
  g_assert_cmpint (size, ==, 5);
}

/* A file that is only read when it is sent. */
static void
test_path (void)
{
  static const char before[] = KEY "--B\r\n" HEAD "\"file\"\r\n\r\n";
  static const char after[] = "\r\n--B--\r\n";
  g_autoptr (OssicleRequest) request = make_request (TYPE, before, strlen (before));
  g_autoptr (GBytes) tail = g_bytes_new_static (after, strlen (after));
  gint64 size = 0;
  g_autoptr (OssicleFields) fields = NULL;
  g_autofree char *text = NULL;

  ossicle_request_append_file (request, "/nonexistent");
  ossicle_request_append_bytes (request, tail);
  fields = ossicle_post_fields_read (request, &size);
  text = describe (fields);

  g_assert_cmpstr (text, ==, "key=user/a.jpg|file=");
  g_assert_cmpint (size, ==, OSSICLE_NO_SIZE);
}

static void
test_huge (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleFields) fields = NULL;
  gint64 size = 0;

  while (body->len < 2 * OSSICLE_POST_FIELDS_MAX_BYTES)
    g_string_append (body, "--B\r\n" HEAD "a\r\n\r\nb\r\n");
  request = make_request (TYPE, body->str, body->len);
  fields = ossicle_post_fields_read (request, &size);

  g_assert_cmpuint (ossicle_fields_get_length (fields), ==, OSSICLE_POST_FIELDS_MAX);
}

static void
test_cut_anywhere (void)
{
  static const char body[] = KEY FILE_PART "--B--\r\n";

  for (gsize length = 0; length < strlen (body); length++)
    {
      g_autofree char *cut = g_memdup2 (body, MAX (length, 1));
      g_autoptr (OssicleRequest) request = make_request (TYPE, cut, length);
      gint64 size = 0;
      g_autoptr (OssicleFields) fields = ossicle_post_fields_read (request, &size);

      g_assert_cmpuint (ossicle_fields_get_length (fields), <=, 2);
    }
}

/* The form that a request posts, and its conditions on the bucket and the file's size. */
static void
test_form (void)
{
  static const char policy[] =
    "{\"expiration\":\"2023-12-04T12:12:12Z\",\"conditions\":[{\"bucket\":\"demo\"},"
    "[\"content-length-range\",1,4],[\"starts-with\",\"$key\",\"user/\"]]}";
  g_autofree char *encoded = g_base64_encode ((const guchar *) policy, strlen (policy));
  g_autofree char *body = g_strconcat (KEY "--B\r\n" HEAD "\"policy\"\r\n\r\n", encoded,
                                       "\r\n--B\r\n" HEAD
                                       "\"OSSAccessKeyId\"\r\n\r\nak\r\n--B\r\n" HEAD
                                       "\"Signature\"\r\n\r\n" SHA1 "\r\n" FILE_PART "--B--\r\n",
                                       NULL);
  g_autoptr (OssicleRequest) request = make_request (TYPE, body, strlen (body));
  g_autoptr (OssicleRequest) unsigned_request = make_request (TYPE, KEY "--B--", strlen (KEY) + 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssiclePostForm) form = ossicle_post_form_new_for_request (request, &error);
  const OssicleConditionState states[] = { OSSICLE_CONDITION_MET, OSSICLE_CONDITION_FAILED,
                                           OSSICLE_CONDITION_MET };

  g_assert_no_error (error);
  g_assert_cmpstr (ossicle_post_form_get_policy (form), ==, policy);
  g_assert_cmpuint (ossicle_post_form_get_n_conditions (form), ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (ossicle_post_form_get_condition (form, i)->state, ==, states[i]);

  g_assert_null (ossicle_post_form_new_for_request (unsigned_request, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/post-fields/forms", test_forms);
  g_test_add_func ("/post-fields/nul", test_nul);
  g_test_add_func ("/post-fields/path", test_path);
  g_test_add_func ("/post-fields/huge", test_huge);
  g_test_add_func ("/post-fields/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/post-fields/form", test_form);

  return g_test_run ();
}
