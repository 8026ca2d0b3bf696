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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/labels/messages", (gconstpointer) read_as_messages, test_labels);
  g_test_add_data_func ("/labels/curl", (gconstpointer) read_as_curl, test_labels);

  return g_test_run ();
}
