/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "core/diagnosis/ossicle-signing-words.h"
#include "ossicle-comparison-view.h"
#include "ossicle-sides-row.h"
#include "ossicle-text.h"

/* Every line is a widget. */
#define MOST_ROWS 300

struct _OssicleComparisonView
{
  AdwBin parent_instance;

  GtkBox *reasons;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (OssicleComparisonView, ossicle_comparison_view, ADW_TYPE_BIN)

static void
ossicle_comparison_view_class_init (OssicleComparisonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/comparison-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleComparisonView, reasons);
  gtk_widget_class_bind_template_child (widget_class, OssicleComparisonView, rows);
}

static void
ossicle_comparison_view_init (OssicleComparisonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
clear (OssicleComparisonView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_box_remove (self->reasons, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
}

static void
append_conclusion (OssicleComparisonView *self, const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), ossicle_text_new_heading (title));
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), ossicle_text_new (text, NULL));
  gtk_box_append (self->reasons, box);
}

static void
append_reason (OssicleComparisonView *self, const OssicleComparisonReason *reason)
{
  const char *advice = ossicle_signing_reason_get_advice (reason->reason);
  g_autofree char *detail = ossicle_signing_reason_dup_detail (reason->reason, reason->detail);
  g_autofree char *printable = detail != NULL ? ossicle_dup_printable (detail, FALSE) : NULL;
  /* Translators: a detail such as the name of a header, and below it what to do */
  g_autofree char *text = printable != NULL
                            ? g_strdup_printf (_ ("In detail: %s.\n%s"), printable, advice)
                            : g_strdup (advice);

  append_conclusion (self, ossicle_signing_reason_get_title (reason->reason), text);
}

static void
show_conclusion (OssicleComparisonView *self, OssicleComparison *comparison)
{
  OssicleHashCheck check = ossicle_comparison_check_hash (comparison);
  guint n = ossicle_comparison_get_n_reasons (comparison);

  for (guint i = 0; i < n; i++)
    append_reason (self, ossicle_comparison_get_reason (comparison, i));
  if (n > 0)
    return;

  if (ossicle_comparison_needs_canonical_request (comparison))
    append_conclusion (self, _ ("The canonical requests differ."),
                       _ ("The strings to sign differ only in the hash: the canonical request of "
                          "the client would show where."));
  else if (check != OSSICLE_HASH_UNCHECKED)
    append_conclusion (self, ossicle_hash_check_get_title (check),
                       ossicle_hash_check_get_advice (check));
  else if (!ossicle_comparison_is_comparable (comparison))
    append_conclusion (
      self, _ ("The two texts cannot be compared."),
      _ ("A string to sign belongs beside a string to sign, and a canonical request "
         "beside a canonical request."));
  else
    append_conclusion (self, _ ("The texts differ in a way that has no name here."),
                       _ ("Look at the first line that is marked."));
}

/* What begins a list, or a second one within it. */
static void
append_heading (OssicleComparisonView *self, const char *text)
{
  GtkWidget *label = ossicle_text_new_heading (text);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", label, NULL);

  gtk_widget_add_css_class (label, "row-padding");
  gtk_list_box_append (self->rows, row);
}

static const char *
get_heading (gboolean canonical)
{
  return canonical ? _ ("Canonical request") : _ ("String to sign");
}

static void
show_rows (OssicleComparisonView *self, OssicleComparison *comparison, const OssicleTokenMask *mask)
{
  const OssicleDifference *difference = ossicle_comparison_get_difference (comparison);
  guint n = MIN (ossicle_comparison_get_n_rows (comparison), MOST_ROWS);

  for (guint i = 0; i < n; i++)
    {
      const OssicleComparisonRow *row = ossicle_comparison_get_row (comparison, i);

      if (i == 0 || row->canonical != ossicle_comparison_get_row (comparison, i - 1)->canonical)
        append_heading (self, get_heading (row->canonical));
      gtk_list_box_append (
        self->rows,
        ossicle_sides_row_new (row, difference != NULL && difference->row == (int) i, mask));
    }
}

static void
show_single (OssicleComparisonView *self,
             const char *text,
             gboolean canonical,
             const OssicleTokenMask *mask)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (text == NULL)
    return;

  append_heading (self, get_heading (canonical));
  lines = ossicle_signing_line_split (text, ossicle_signing_text_guess_kind (text));
  for (guint i = 0; i < MIN (lines->len, MOST_ROWS); i++)
    gtk_list_box_append (self->rows,
                         ossicle_sides_row_new_single (g_ptr_array_index (lines, i), mask));
}

/**
 * ossicle_comparison_view_set_texts:
 * @self: a view
 * @client: (nullable): what the client signed
 * @server: (nullable): what OSS signed; without both only the lines of the one are shown
 * @mask: the tokens that are not shown; it is not kept
 */
void
ossicle_comparison_view_set_texts (OssicleComparisonView *self,
                                   const OssicleSigningText *client,
                                   const OssicleSigningText *server,
                                   const OssicleTokenMask *mask)
{
  const OssicleSigningText *only = server != NULL ? server : client;

  g_return_if_fail (OSSICLE_IS_COMPARISON_VIEW (self));

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), only != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), client != NULL && server != NULL);
  if (client != NULL && server != NULL)
    {
      g_autoptr (OssicleComparison) comparison = ossicle_comparison_new (client, server);

      show_conclusion (self, comparison);
      show_rows (self, comparison, mask);
    }
  else if (only != NULL)
    {
      show_single (self, ossicle_signing_text_get_string_to_sign (only), FALSE, mask);
      show_single (self, ossicle_signing_text_get_canonical_request (only), TRUE, mask);
    }
}
