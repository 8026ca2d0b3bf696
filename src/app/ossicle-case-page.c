/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "ossicle-advice-list.h"
#include "ossicle-answer-card.h"
#include "ossicle-case-page.h"
#include "ossicle-fact-place.h"
#include "ossicle-fact-row.h"
#include "ossicle-prepared.h"
#include "ossicle-request-page.h"
#include "ossicle-response-page.h"
#include "ossicle-signature-page.h"
#include "ossicle-source-page.h"
#include "ossicle-time-page.h"
#include "ossicle-verdict-page.h"

struct _OssicleCasePage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkStack *kind_stack;
  OssicleAnswerCard *answer;
  GtkScrolledWindow *tabs;
  GtkWidget *switcher;
  GtkStack *stack;
  OssicleVerdictPage *verdict;
  GtkListBox *facts;
  OssicleRequestPage *request;
  OssicleResponsePage *response;
  OssicleSignaturePage *signature;
  OssicleTimePage *time;
  OssicleSourcePage *source;
  GtkStackPage *verdict_tab;
  GtkStackPage *facts_tab;
  GtkStackPage *request_tab;
  GtkStackPage *response_tab;
  GtkStackPage *signature_tab;
  GtkStackPage *time_tab;
  GtkStackPage *source_tab;
  OssicleAdviceList *asks;
  OssicleSourcePage *nothing_source;

  OssicleCaseItem *item;
  GPtrArray *remedies; /* or NULL */
  gboolean has_times;
  guint scroll_id;
};

G_DEFINE_FINAL_TYPE (OssicleCasePage, ossicle_case_page, ADW_TYPE_BIN)

enum { PREPARED, N_SIGNALS };

static guint signals[N_SIGNALS];

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
  return ossicle_fact_row_new (item, user_data);
}

static void
set_facts (OssicleCasePage *self, OssicleCase *case_)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_facts, NULL, NULL));
  GListModel *facts = g_object_ref (ossicle_case_get_facts (case_));
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (facts, sorter);
  OssicleTokenMask *mask = ossicle_token_mask_new ();

  ossicle_token_mask_add_case (mask, case_);
  gtk_list_box_bind_model (self->facts, G_LIST_MODEL (sorted), create_fact_row, mask,
                           (GDestroyNotify) ossicle_token_mask_free);
}

/* Where the tabs are wider than the page, the chosen one is brought into sight. */
static gboolean
scroll_to_tab_cb (gpointer user_data)
{
  OssicleCasePage *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->tabs);
  GtkWidget *tab = gtk_widget_get_first_child (self->switcher);
  graphene_rect_t bounds;

  self->scroll_id = 0;
  while (tab != NULL && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
    tab = gtk_widget_get_next_sibling (tab);
  if (tab != NULL && gtk_widget_compute_bounds (tab, self->switcher, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);

  return G_SOURCE_REMOVE;
}

/* Later, when the tabs have their places. */
static void
scroll_to_tab (OssicleCasePage *self)
{
  if (self->scroll_id == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->scroll_id = g_idle_add (scroll_to_tab_cb, self);
}

static void
show_tab (OssicleCasePage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

static GtkWidget *
find_row (OssicleCasePage *self, OssicleFact *fact)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->facts));

  while (row != NULL && ossicle_fact_row_get_fact (OSSICLE_FACT_ROW (row)) != fact)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

/* What stands nowhere is shown among the facts, with where it comes from. */
static void
show_among_facts (OssicleCasePage *self, OssicleFact *fact)
{
  GtkWidget *row = find_row (self, fact);

  show_tab (self, "facts");
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
show_in_source (OssicleCasePage *self, OssicleFact *fact)
{
  show_tab (self, "source");
  if (!ossicle_source_page_select_fact (self->source, fact))
    show_among_facts (self, fact);
}

/* Where the fact was read; of one that was inferred, where that one was which it came from. */
static void
show_fact (OssicleCasePage *self, OssicleFact *fact)
{
  OssicleFact *found = fact;

  switch (ossicle_fact_place_find (ossicle_case_item_get_case (self->item), &found))
    {
    case OSSICLE_FACT_PLACE_SOURCE:
      show_in_source (self, found);
      break;
    case OSSICLE_FACT_PLACE_REQUEST:
      ossicle_case_page_edit_request (self);
      break;
    case OSSICLE_FACT_PLACE_RESPONSE:
      show_tab (self, "response");
      break;
    case OSSICLE_FACT_PLACE_TIME:
      show_tab (self, "time");
      break;
    case OSSICLE_FACT_PLACE_NOWHERE:
    default:
      show_among_facts (self, fact);
    }
}

static void
fact_activated_cb (OssicleCasePage *self, GtkListBoxRow *row)
{
  show_fact (self, ossicle_fact_row_get_fact (OSSICLE_FACT_ROW (row)));
}

static void
show_fact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleCasePage *self = OSSICLE_CASE_PAGE (widget);
  OssicleCase *case_ = self->item != NULL ? ossicle_case_item_get_case (self->item) : NULL;
  OssicleFact *fact = case_ != NULL
                        ? ossicle_case_get_fact (case_, g_variant_get_string (parameter, NULL))
                        : NULL;

  if (fact != NULL)
    show_fact (self, fact);
}

static void
prepare_one (OssicleCasePage *self, const OssicleRemedyRequest *one)
{
  g_autoptr (OssicleSigningChoice)
    signing = ossicle_prepared_dup_signing (one, ossicle_case_item_get_signing (self->item));

  ossicle_request_page_set_request (self->request, one->request);
  ossicle_request_page_set_signing (self->request, signing);
  ossicle_case_page_edit_request (self);
}

/* Only prepared; the person sends it. Of a pair each becomes a row of its own. */
static void
prepare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleCasePage *self = OSSICLE_CASE_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; self->remedies != NULL && i < self->remedies->len; i++)
    {
      const OssicleRemedy *remedy = g_ptr_array_index (self->remedies, i);

      if (!g_str_equal (remedy->id, id))
        continue;
      if (remedy->requests->len == 1)
        prepare_one (self, g_ptr_array_index (remedy->requests, 0));
      else
        {
          g_autoptr (GListModel) items = ossicle_prepared_new_items (remedy, self->item);

          g_signal_emit (self, signals[PREPARED], 0, items);
        }
      gtk_widget_activate_action (widget, "win.toast", "s",
                                  _ ("Prepared. Look it over, then press Send."));
      return;
    }
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_case_page_send (OSSICLE_CASE_PAGE (widget));
}

static void
ossicle_case_page_dispose (GObject *object)
{
  g_clear_handle_id (&OSSICLE_CASE_PAGE (object)->scroll_id, g_source_remove);
  g_clear_object (&OSSICLE_CASE_PAGE (object)->item);
  g_clear_pointer (&OSSICLE_CASE_PAGE (object)->remedies, g_ptr_array_unref);

  G_OBJECT_CLASS (ossicle_case_page_parent_class)->dispose (object);
}

static void
ossicle_case_page_class_init (OssicleCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_case_page_dispose;

  g_type_ensure (OSSICLE_TYPE_ADVICE_LIST);
  g_type_ensure (OSSICLE_TYPE_ANSWER_CARD);
  g_type_ensure (OSSICLE_TYPE_VERDICT_PAGE);
  g_type_ensure (OSSICLE_TYPE_REQUEST_PAGE);
  g_type_ensure (OSSICLE_TYPE_RESPONSE_PAGE);
  g_type_ensure (OSSICLE_TYPE_SIGNATURE_PAGE);
  g_type_ensure (OSSICLE_TYPE_SOURCE_PAGE);
  g_type_ensure (OSSICLE_TYPE_TIME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, kind_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, answer);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, tabs);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, switcher);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, verdict);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, request);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, response);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, signature);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, time);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, source);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, verdict_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, facts_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, request_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, response_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, signature_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, time_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, source_tab);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, asks);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasePage, nothing_source);
  gtk_widget_class_bind_template_callback (widget_class, fact_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_to_tab);

  signals[PREPARED] = g_signal_new ("prepared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  gtk_widget_class_install_action (widget_class, "case.prepare", "s", prepare_action);
  gtk_widget_class_install_action (widget_class, "case.show-fact", "s", show_fact_action);
  gtk_widget_class_install_action (widget_class, "case.send", NULL, send_action);
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

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->tabs), "changed",
                           G_CALLBACK (scroll_to_tab), self, G_CONNECT_SWAPPED);
  ossicle_advice_list_set_steps (self->asks, asks, NULL);
}

/* The request as it was when it failed, whatever became of it since. */
static OssicleRequest *
get_failed_request (OssicleCaseItem *item)
{
  OssicleExchange *exchange = ossicle_case_item_get_exchange (item);

  return exchange != NULL ? ossicle_exchange_get_request (exchange)
                          : ossicle_case_item_get_request (item);
}

static void
set_case (OssicleCasePage *self, OssicleCase *case_, OssicleCatalogue *catalogue)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GListModel) findings = ossicle_diagnose (case_, catalogue, now);
  g_autofree char *sentence = ossicle_diagnosis_dup_sentence (case_, catalogue, findings);

  self->remedies = ossicle_remedy_list (case_, findings, get_failed_request (self->item),
                                        ossicle_case_item_was_signed_here (self->item));
  ossicle_answer_card_set_case (self->answer, case_, sentence, catalogue);
  ossicle_verdict_page_set_case (self->verdict, case_, findings, self->remedies, catalogue);
  set_facts (self, case_);
  self->has_times = ossicle_time_page_set_case (self->time, case_, now);
}

/* Which tabs there are depends on what is known; the one that is seen stays where it can. */
static void
show_tabs (OssicleCasePage *self, OssicleCaseItem *item)
{
  gboolean has_case = ossicle_case_item_get_case (item) != NULL;
  gboolean has_exchange = ossicle_case_item_get_exchange (item) != NULL;
  gsize length;
  const char *seen = gtk_stack_get_visible_child_name (self->stack);
  g_autofree char *kept = g_strdup (seen);

  ossicle_source_get_text (ossicle_case_item_get_source (item), &length);
  gtk_stack_page_set_visible (self->verdict_tab, has_case);
  gtk_stack_page_set_visible (self->facts_tab, has_case);
  gtk_stack_page_set_visible (self->request_tab, ossicle_case_item_get_request (item) != NULL);
  gtk_stack_page_set_visible (self->response_tab, has_exchange);
  gtk_stack_page_set_visible (self->time_tab, has_exchange || (has_case && self->has_times));
  gtk_stack_page_set_visible (self->source_tab, length > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), has_case || length > 0);
  if (!has_case || kept == NULL || g_str_equal (kept, "request") ||
      !gtk_stack_page_get_visible (
        gtk_stack_get_page (self->stack, gtk_stack_get_child_by_name (self->stack, kept))))
    gtk_stack_set_visible_child_name (self->stack, has_case ? "verdict" : "request");
}

static gboolean
is_v4_offered (OssicleCasePage *self)
{
  for (guint i = 0; self->remedies != NULL && i < self->remedies->len; i++)
    {
      const OssicleRemedy *remedy = g_ptr_array_index (self->remedies, i);

      if (g_str_equal (remedy->id, "sign-v4"))
        return TRUE;
    }

  return FALSE;
}

static void
show_exchange (OssicleCasePage *self, OssicleCaseItem *item)
{
  OssicleExchange *exchange = ossicle_case_item_get_exchange (item);

  ossicle_request_page_set_item (self->request, item);
  if (exchange == NULL)
    return;

  ossicle_response_page_set_exchange (self->response, exchange);
  ossicle_time_page_set_exchange (self->time, exchange);
}

void
ossicle_case_page_set_sender (OssicleCasePage *self, OssicleSender *sender)
{
  g_return_if_fail (OSSICLE_IS_CASE_PAGE (self));

  ossicle_request_page_set_sender (self->request, sender);
}

void
ossicle_case_page_set_item (OssicleCasePage *self,
                            OssicleCaseItem *item,
                            OssicleCatalogue *catalogue)
{
  OssicleCase *case_;
  OssicleSource *source;
  gboolean known;

  g_return_if_fail (OSSICLE_IS_CASE_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (item));
  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));

  case_ = ossicle_case_item_get_case (item);
  source = ossicle_case_item_get_source (item);
  known = case_ != NULL || ossicle_case_item_get_request (item) != NULL;
  g_set_object (&self->item, item);
  g_clear_pointer (&self->remedies, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), case_ != NULL);
  if (case_ != NULL)
    set_case (self, case_, catalogue);
  ossicle_source_page_set_case (known ? self->source : self->nothing_source, case_, source);
  show_exchange (self, item);
  if (known)
    gtk_stack_page_set_visible (
      self->signature_tab, ossicle_signature_page_set_item (self->signature, item,
                                                            case_ != NULL && is_v4_offered (self)));
  if (known)
    show_tabs (self, item);
  gtk_stack_set_visible_child_name (self->kind_stack, known ? "case" : "nothing");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/* Sends the request, where it is the request that is seen. */
void
ossicle_case_page_send (OssicleCasePage *self)
{
  g_return_if_fail (OSSICLE_IS_CASE_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "request") == 0)
    ossicle_request_page_send (self->request);
}

/* Sends what is there once more, whatever is seen. What was guessed is looked at first. */
void
ossicle_case_page_send_again (OssicleCasePage *self)
{
  gboolean seen;

  g_return_if_fail (OSSICLE_IS_CASE_PAGE (self));

  if (!gtk_stack_page_get_visible (self->request_tab))
    return;

  seen = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "request") == 0;
  show_tab (self, "request");
  if (seen || ossicle_case_item_get_guesses (self->item) == 0)
    ossicle_request_page_send (self->request);
}

void
ossicle_case_page_edit_request (OssicleCasePage *self)
{
  g_return_if_fail (OSSICLE_IS_CASE_PAGE (self));

  if (!gtk_stack_page_get_visible (self->request_tab))
    return;

  show_tab (self, "request");
  gtk_widget_grab_focus (GTK_WIDGET (self->request));
}
