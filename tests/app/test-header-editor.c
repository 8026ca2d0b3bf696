/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-header-completion.h"
#include "app/ossicle-header-editor.h"

typedef struct
{
  const char *text;
  guint n_headers;
  const char *fault; /* a part of what is said, or NULL */
} Row;

static void
test_faults (void)
{
  static const Row rows[] = {
    { "", 0, NULL },
    { "Host: a\n\nx-oss-acl: private\n", 2, NULL },
    { "Name:", 1, NULL },
    { "A: 1\nno colon\nB: 2", 2, "Line 2: a colon" },
    { ": value", 0, "Line 1: there is no name" },
    { "Two Words: x", 0, "a blank in the name" },
    { "Näme: x", 0, "a character" },
    { "Name: a\x01"
      "b",
      0, "a control character" },
    { "x-oss-meta-a: 照片", 1, NULL },
  };
  OssicleHeaderEditor *editor = g_object_new (OSSICLE_TYPE_HEADER_EDITOR, NULL);
  GtkWidget *window = app_test_show (GTK_WIDGET (editor), 400, 300);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleHeaders) headers = NULL;
      gboolean faulty;

      gtk_text_buffer_set_text (ossicle_header_editor_get_buffer (editor), rows[i].text, -1);
      headers = ossicle_header_editor_dup_headers (editor, &faulty);
      g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, rows[i].n_headers);
      g_assert_cmpint (faulty, ==, rows[i].fault != NULL);
      if (rows[i].fault != NULL)
        g_assert_true (app_test_has_text (GTK_WIDGET (editor), rows[i].fault));
      else
        g_assert_false (app_test_has_text (GTK_WIDGET (editor), "Line"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Order, duplicates and letter case come back as they went in. */
static void
test_round_trip (void)
{
  OssicleHeaderEditor *editor = g_object_ref_sink (g_object_new (OSSICLE_TYPE_HEADER_EDITOR, NULL));
  g_autoptr (OssicleHeaders) headers = ossicle_headers_new ();
  g_autoptr (OssicleHeaders) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  ossicle_headers_append (headers, "x-OSS-Meta-A", "1");
  ossicle_headers_append (headers, "Host", "b.example");
  ossicle_headers_append (headers, "x-oss-meta-a", "2");
  ossicle_headers_append (headers, "Empty", "");
  ossicle_header_editor_set_headers (editor, headers);
  back = ossicle_header_editor_dup_headers (editor, NULL);
  before = ossicle_headers_to_text (headers, "\n");
  after = ossicle_headers_to_text (back, "\n");
  g_assert_cmpstr (after, ==, before);
  g_assert_finalize_object (editor);
}

static guint
count_names (const char *begin)
{
  g_autoptr (GListModel) names = ossicle_header_completion_list (begin);

  return g_list_model_get_n_items (names);
}

static void
test_completes (void)
{
  g_autoptr (GListModel) names = ossicle_header_completion_list ("x-oss-server-time");
  g_autoptr (GtkSourceCompletionProposal) name = g_list_model_get_item (names, 0);
  g_autofree char *text = gtk_source_completion_proposal_get_typed_text (name);

  g_assert_cmpstr (text, ==, "x-oss-server-time");
  g_assert_cmpuint (count_names ("X-OSS-"), >, 20);
  g_assert_cmpuint (count_names ("encoding"), ==, 3);
  g_assert_cmpuint (count_names ("nothing-begins-so"), ==, 0);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/header-editor/faults", test_faults);
  g_test_add_func ("/header-editor/round-trip", test_round_trip);
  g_test_add_func ("/header-editor/completes", test_completes);

  return g_test_run ();
}
