/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "ossicle-advice-list.h"
#include "ossicle-answer-card.h"
#include "ossicle-case-page.h"
#include "ossicle-fact-row.h"
#include "ossicle-source-page.h"
#include "ossicle-verdict-page.h"

struct _OssicleCasePage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkStack *kind_stack;
  OssicleAnswerCard *answer;
  GtkStack *stack;
  OssicleVerdictPage *verdict;
  GtkListBox *facts;
  OssicleSourcePage *source;
  OssicleAdviceList *asks;
  OssicleSourcePage *nothing_source;
};

G_DEFINE_FINAL_TYPE (OssicleCasePage, ossicle_case_page, ADW_TYPE_BIN)

/* What a person asks for first comes first; the rest in the order in which it was read. */
static guint
get_rank (OssicleFact *fact)
{
  static const char *const first[] = {
    OSSICLE_FACT_CODE,         OSSICLE_FACT_STATUS,     OSSICLE_FACT_MESSAGE,
    OSSICLE_FACT_EC,           OSSICLE_FACT_REQUEST_ID, OSSICLE_FACT_REQUEST_ID_MASKED,
    OSSICLE_FACT_REQUEST_TIME, OSSICLE_FACT_BUCKET,     OSSICLE_FACT_OBJECT,
    OSSICLE_FACT_REGION,       OSSICLE_FACT_HOST,       OSSICLE_FACT_METHOD,
    OSSICLE_FACT_URL,
  };
  const char *name = ossicle_fact_get_name (fact);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (strcmp (first[i], name) == 0)
      return i;
  if (g_str_has_prefix (name, OSSICLE_FACT_BODY_PREFIX))
    return G_N_ELEMENTS (first) + 1;
  if (g_str_has_prefix (name, OSSICLE_FACT_HEADER_PREFIX))
    return G_N_ELEMENTS (first) + 2;

  return G_N_ELEMENTS (first);
}

static int
compare_facts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) get_rank ((OssicleFact *) a) - (int) get_rank ((OssicleFact *) b);
}

static GtkWidget *
create_fact_row (gpointer item, gpointer user_data)
{
  return ossicle_fact_row_new (item);
}

static void
set_facts (OssicleCasePage *self, OssicleCase *case_)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_facts, NULL, NULL));
  GListModel *facts = g_object_ref (ossicle_case_get_facts (case_));
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (facts, sorter);

  gtk_list_box_bind_model (self->facts, G_LIST_MODEL (sorted), create_fact_row, NULL, NULL);
}

static void
fact_activated_cb (OssicleCasePage *self, GtkListBoxRow *row)
{
  gtk_stack_set_visible_child_name (self->stack, "source");
  ossicle_source_page_select_fact (self->source,
                                   ossicle_fact_row_get_fact (OSSICLE_FACT_ROW (row)));
}

static void
ossicle_case_page_class_init (OssicleCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_ADVICE_LIST);
  g_type_ensure (OSSICLE_TYPE_ANSWER_CARD);
  g_type_ensure (OSSICLE_TYPE_VERDICT_PAGE);
  g_type_ensure (OSSICLE_TYPE_SOURCE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, kind_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, answer);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, verdict);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, source);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, asks);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, nothing_source);
  gtk_widget_class_bind_template_callback (widget_class, fact_activated_cb);
}

static void
ossicle_case_page_init (OssicleCasePage *self)
{
  const char *const asks[] = {
    _ ("The complete error output, as text rather than as a picture."),
    _ ("The RequestId. It stands in the error body, in the response header x-oss-request-id and in "
       "the SDK’s exception."),
    _ ("Without a RequestId: the time with its time zone, the bucket, the endpoint and the "
       "operation."),
    NULL,
  };

  gtk_widget_init_template (GTK_WIDGET (self));

  ossicle_advice_list_set_steps (self->asks, asks, NULL);
}

static void
set_case (OssicleCasePage *self,
          OssicleCase *case_,
          OssicleSource *source,
          OssicleCatalogue *catalogue)
{
  g_autoptr (GListModel)
    findings = ossicle_diagnose (case_, catalogue, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *sentence = ossicle_diagnosis_dup_sentence (case_, catalogue, findings);

  ossicle_answer_card_set_case (self->answer, case_, sentence, catalogue);
  ossicle_verdict_page_set_case (self->verdict, case_, findings, catalogue);
  set_facts (self, case_);
  ossicle_source_page_set_case (self->source, case_, source);
}

void
ossicle_case_page_set_item (OssicleCasePage *self,
                            OssicleCaseItem *item,
                            OssicleCatalogue *catalogue)
{
  OssicleCase *case_;
  OssicleSource *source;

  g_return_if_fail (OSSICLE_IS_CASE_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (item));
  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));

  case_ = ossicle_case_item_get_case (item);
  source = ossicle_case_item_get_source (item);
  if (case_ != NULL)
    set_case (self, case_, source, catalogue);
  else
    ossicle_source_page_set_case (self->nothing_source, NULL, source);
  gtk_stack_set_visible_child_name (self->kind_stack, case_ != NULL ? "case" : "nothing");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}
