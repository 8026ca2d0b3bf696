/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-intake.h"
#include "labelled-case.h"

static OssicleCase *
read_text (const char *text, gint64 now)
{
  static OssicleCatalogue *catalogue = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (OssicleReading) reading = NULL;
  OssicleCase *first;

  if (catalogue == NULL)
    catalogue = ossicle_catalogue_new (NULL);
  reading = ossicle_intake_read (source, catalogue, now, NULL, NULL);
  first = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);

  return first != NULL ? first : g_list_model_get_item (ossicle_reading_get_others (reading), 0);
}

/* Request and answer one after the other, as a proxy's window shows them. */
static OssicleCase *
read_as_messages (const LabelledCase *label)
{
  g_autofree char *text = NULL;

  if (label->paste != NULL)
    return read_text (label->paste, label->now);
  text = g_strconcat (label->request != NULL ? label->request : "", "\n", label->response, NULL);

  return read_text (text, label->now);
}

/* @message with @mark before each line of its head; of the body what @with_body says. */
static void
append_marked (GString *text, const char *message, const char *mark, gboolean with_body)
{
  const char *end = strstr (message, "\n\n");
  g_autofree char *head = g_strndup (message, end - message);
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s %s\n", mark, lines[i]);
  g_string_append_printf (text, "%s \n", mark);
  if (with_body)
    g_string_append (text, end + 2);
}

/* What "curl -v" shows. */
static OssicleCase *
read_as_curl (const LabelledCase *label)
{
  g_autoptr (GString) text = g_string_new ("*   Trying 118.31.219.250:443...\n"
                                           "* Connected to demo (118.31.219.250) port 443 (#0)\n");

  if (label->paste != NULL)
    return read_text (label->paste, label->now);
  if (label->request != NULL)
    append_marked (text, label->request, ">", FALSE);
  append_marked (text, label->response, "<", TRUE);
  g_string_append (text, "\n* Connection #0 to host demo left intact\n");

  return read_text (text->str, label->now);
}

static void
test_labels (gconstpointer data)
{
  labelled_cases_score ((LabelledRead) data, FALSE);
}

/* The secrets that stand in requests of the cases: tokens, cookies, signatures. */
static const char *const secrets[] = { "CAIS8wF1q6Ft5B2y", "sid=1234",
                                       "NZVlrvdMUhmTkOdq4Lh8yYTz0AQ",
                                       "9f86d081884c7d659a2feaa0c55ad015" };

/* What OSS printed stays as it is; of the request no secret becomes a fact. */
static void
check_secrets (OssicleCase *subject, guint *n_headers)
{
  GListModel *facts = ossicle_case_get_facts (subject);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      const char *name = ossicle_fact_get_name (fact);

      if (!g_str_has_prefix (name, OSSICLE_FACT_REQUEST_PREFIX) &&
          !g_str_equal (name, OSSICLE_FACT_URL))
        continue;
      ++*n_headers;
      for (gsize j = 0; j < G_N_ELEMENTS (secrets); j++)
        g_assert_null (strstr (ossicle_fact_get_value (fact), secrets[j]));
    }
}

static void
test_labels_secrets (void)
{
  g_autoptr (GPtrArray) cases = labelled_cases_load ();
  guint n_headers = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const LabelledCase *label = g_ptr_array_index (cases, i);
      g_autoptr (OssicleCase) messages = read_as_messages (label);
      g_autoptr (OssicleCase) curl = read_as_curl (label);

      g_test_message ("%s/%s", label->family, label->name);
      if (messages != NULL)
        check_secrets (messages, &n_headers);
      if (curl != NULL)
        check_secrets (curl, &n_headers);
    }
  g_assert_cmpuint (n_headers, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/labels/messages", (gconstpointer) read_as_messages, test_labels);
  g_test_add_data_func ("/labels/curl", (gconstpointer) read_as_curl, test_labels);
  g_test_add_func ("/labels/secrets", test_labels_secrets);

  return g_test_run ();
}
