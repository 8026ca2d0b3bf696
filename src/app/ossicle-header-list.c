/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-printable.h"
#include "ossicle-header-list.h"
#include "ossicle-header-row.h"

/* Nobody reads more, and each is a row. */
#define MOST_ROWS 500

struct _OssicleHeaderList
{
  AdwBin parent_instance;

  GtkLabel *start;
  GtkListBox *list;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (OssicleHeaderList, ossicle_header_list, ADW_TYPE_BIN)

static void
ossicle_header_list_class_init (OssicleHeaderListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/header-list.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderList, start);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderList, list);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderList, note);
}

static void
ossicle_header_list_init (OssicleHeaderList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ossicle_header_list_set_headers:
 * @self: a list
 * @start: the line above the headers
 * @headers: the fields, in their order
 * @note: (nullable): what must be known to read them
 */
void
ossicle_header_list_set_headers (OssicleHeaderList *self,
                                 const char *start,
                                 OssicleHeaders *headers,
                                 const char *note)
{
  g_autofree char *printable = NULL;
  GtkWidget *child;
  guint n;

  g_return_if_fail (OSSICLE_IS_HEADER_LIST (self));
  g_return_if_fail (start != NULL);
  g_return_if_fail (OSSICLE_IS_HEADERS (headers));

  printable = ossicle_dup_printable (start, FALSE);
  gtk_label_set_label (self->start, printable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  n = MIN (ossicle_headers_get_n_headers (headers), MOST_ROWS);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list,
                         ossicle_header_row_new (ossicle_headers_get_header (headers, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}
