/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-body-view.h"
#include "ossicle-header-list.h"
#include "ossicle-response-page.h"
#include "ossicle-text.h"

struct _OssicleResponsePage
{
  AdwBin parent_instance;

  GtkLabel *failure;
  GtkWidget *answer;
  OssicleHeaderList *headers;
  GtkWidget *repeat_button;
  GtkWidget *empty;
  OssicleBodyView *body;
};

G_DEFINE_FINAL_TYPE (OssicleResponsePage, ossicle_response_page, ADW_TYPE_BIN)

static void
show_failure (OssicleResponsePage *self, OssicleExchange *exchange)
{
  gboolean answered = ossicle_exchange_get_response (exchange) != NULL;
  const char *reason = ossicle_exchange_get_failure_text (exchange);
  g_autofree char *text = NULL;

  if (ossicle_exchange_get_failure (exchange) != OSSICLE_FAILURE_NONE)
    text = g_strdup_printf (answered
                              /* Translators: what the system says about it */
                              ? _ ("The answer is not whole: %s")
                              /* Translators: what the system says about it */
                              : _ ("No answer came: %s"),
                            reason != NULL ? reason : "");
  ossicle_text_set (self->failure, text, NULL);
}

static void
show_answer (OssicleResponsePage *self, OssicleExchange *exchange, OssicleResponse *response)
{
  OssicleHeaders *headers = ossicle_response_get_headers (response);
  GBytes *body = ossicle_response_get_body (response);
  const char *method = ossicle_request_get_method (ossicle_exchange_get_request (exchange));
  g_autofree char *line = ossicle_response_dup_status_line (response);
  gboolean empty = ossicle_response_get_body_length (response) == 0;

  ossicle_header_list_set_headers (
    self->headers, line, headers,
    _ ("The HTTP library hands on well-known fields before the others and in its own letter case, "
       "and takes off the blanks around a value."));
  gtk_widget_set_visible (self->repeat_button, strcmp (method, "HEAD") == 0 &&
                                                 ossicle_response_get_status (response) >= 400);
  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->body), !empty);
  ossicle_body_view_set_body (self->body, body, ossicle_response_get_body_length (response),
                              ossicle_headers_get (headers, "Content-Type"));
}

static void
ossicle_response_page_class_init (OssicleResponsePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_HEADER_LIST);
  g_type_ensure (OSSICLE_TYPE_BODY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/response-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleResponsePage, failure);
  gtk_widget_class_bind_template_child (widget_class, OssicleResponsePage, answer);
  gtk_widget_class_bind_template_child (widget_class, OssicleResponsePage, headers);
  gtk_widget_class_bind_template_child (widget_class, OssicleResponsePage, repeat_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleResponsePage, empty);
  gtk_widget_class_bind_template_child (widget_class, OssicleResponsePage, body);
}

static void
ossicle_response_page_init (OssicleResponsePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ossicle_response_page_set_exchange (OssicleResponsePage *self, OssicleExchange *exchange)
{
  OssicleResponse *response;

  g_return_if_fail (OSSICLE_IS_RESPONSE_PAGE (self));
  g_return_if_fail (OSSICLE_IS_EXCHANGE (exchange));

  response = ossicle_exchange_get_response (exchange);
  show_failure (self, exchange);
  gtk_widget_set_visible (self->answer, response != NULL);
  if (response != NULL)
    show_answer (self, exchange, response);
}
