/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/labelled-case.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "net/exchange/ossicle-exchange-private.h"

static OssicleRequest *
parse_request (const LabelledCase *label)
{
  g_auto (GStrv) parts = g_strsplit (label->request, "\n", -1);
  g_autofree char *wire = g_strjoinv ("\r\n", parts);
  g_autoptr (GError) error = NULL;
  OssicleRequest *request = ossicle_request_new_from_raw (wire, strlen (wire), label->scheme,
                                                          &error);

  g_assert_no_error (error);

  return request;
}

static OssicleResponse *
parse_response (const char *text)
{
  const char *end = strstr (text, "\n\n");
  g_autofree char *head = g_strndup (text, end - text);
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  g_auto (GStrv) status = g_strsplit (lines[0], " ", 3);
  g_autoptr (GBytes) body = g_bytes_new (end + 2, strlen (end + 2));
  OssicleResponse *response = ossicle_response_new ("HTTP/1.1", atoi (status[1]), status[2]);

  for (gsize i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) header = g_strsplit (lines[i], ": ", 2);

      ossicle_headers_append (ossicle_response_get_headers (response), header[0],
                              header[1] != NULL ? header[1] : "");
    }
  ossicle_response_set_body (response, body, g_bytes_get_size (body));

  return response;
}

/* What sending would have made of it. Pastes are the core's affair. */
static OssicleCase *
read_as_exchange (const LabelledCase *label)
{
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autoptr (OssicleSource) source = NULL;

  if (label->request == NULL)
    return NULL;
  request = parse_request (label);
  exchange = ossicle_exchange_new (request);
  exchange->sent = ossicle_request_copy (request);
  exchange->response = parse_response (label->response);
  source = ossicle_exchange_dup_source (exchange);

  return ossicle_exchange_to_case (exchange, source, NULL, label->now);
}

static void
test_exchange_labels (void)
{
  labelled_cases_score (read_as_exchange, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/exchange-labels/score", test_exchange_labels);

  return g_test_run ();
}
