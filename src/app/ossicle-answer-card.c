/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-intake.h"
#include "ossicle-answer-card.h"
#include "ossicle-text.h"
#include "ossicle-words.h"

struct _OssicleAnswerCard
{
  AdwBin parent_instance;

  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *status;
  GtkLabel *sentence;
  GtkLabel *meaning;
  GtkWidget *id_box;
  GtkLabel *id;
  GtkLabel *id_times;
  GtkLabel *id_form;
  GtkWidget *copy_button;
  GtkLabel *contradiction;
  GtkLabel *shape;
};

G_DEFINE_FINAL_TYPE (OssicleAnswerCard, ossicle_answer_card, ADW_TYPE_BIN)

static void
set_title (OssicleAnswerCard *self, OssicleCase *case_, OssicleCatalogue *catalogue)
{
  OssicleCaseKind kind = ossicle_case_get_kind (case_);
  const char *code = ossicle_case_get_value (case_, OSSICLE_FACT_CODE);
  const char *answerer = ossicle_case_get_answerer (case_);
  g_autofree char *from = NULL;

  if (code != NULL)
    ossicle_text_set_code (self->title, code, kind == OSSICLE_CASE_ERROR ? catalogue : NULL);
  else
    ossicle_text_set (self->title, kind == OSSICLE_CASE_ERROR ? _ ("No code") : answerer, NULL);

  if (kind == OSSICLE_CASE_NOT_OSS && answerer != NULL)
    from = g_strdup_printf (_ ("This did not come from OSS: %s"), answerer);
  else if (kind != OSSICLE_CASE_ERROR)
    from = g_strdup (ossicle_words_for_kind (kind));
  ossicle_text_set (self->kind, from, NULL);
}

static void
set_status (OssicleAnswerCard *self, OssicleCase *case_, OssicleCatalogue *catalogue)
{
  guint status = ossicle_case_get_status (case_);
  g_autofree char *text = g_strdup_printf ("%u", status);
  const char *meaning = NULL;

  if (status != 0 && ossicle_case_get_kind (case_) == OSSICLE_CASE_ERROR)
    meaning = ossicle_catalogue_get_status_meaning (catalogue, status);

  gtk_label_set_label (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != 0);
  ossicle_text_set (self->meaning, meaning, NULL);
}

static void
set_request_id (OssicleAnswerCard *self, OssicleCase *case_)
{
  const char *text = ossicle_case_get_value (case_, OSSICLE_FACT_REQUEST_ID);
  g_autoptr (OssicleRequestId) id = NULL;
  g_autofree char *printable = NULL;
  g_autofree char *times = NULL;
  gint64 unix_ms;

  if (text == NULL)
    text = ossicle_case_get_value (case_, OSSICLE_FACT_REQUEST_ID_MASKED);
  gtk_widget_set_visible (self->id_box, text != NULL);
  if (text == NULL)
    return;

  id = ossicle_request_id_new (text, g_get_real_time () / G_USEC_PER_SEC);
  if (ossicle_request_id_get_time (id, &unix_ms))
    times = ossicle_words_dup_times (unix_ms);
  printable = ossicle_dup_printable (text, FALSE);
  gtk_label_set_label (self->id, printable);
  ossicle_text_set (self->id_times, times, NULL);
  ossicle_text_set (self->id_form, ossicle_words_for_request_id (ossicle_request_id_get_form (id)),
                    NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", printable);
}

/* How the text was understood, and where it does not agree with itself. */
static void
set_reading (OssicleAnswerCard *self, OssicleCase *case_)
{
  const char *shape = ossicle_case_get_shape (case_);
  const char *title = shape != NULL ? ossicle_intake_get_shape_title (shape) : NULL;
  g_autofree char *contradiction = ossicle_diagnosis_dup_contradiction (case_);
  g_autofree char *text = NULL;

  if (title != NULL)
    /* Translators: what kind of text an error was read from, such as "Java SDK v1 exception" */
    text = g_strdup_printf (_ ("Read as: %s"), title);
  ossicle_text_set (self->contradiction, contradiction, NULL);
  ossicle_text_set (self->shape, text, NULL);
}

static void
ossicle_answer_card_class_init (OssicleAnswerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "answer");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/answer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, kind);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, status);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, meaning);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, id_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, id);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, id_times);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, id_form);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, contradiction);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, shape);
  gtk_widget_class_bind_template_callback (widget_class, ossicle_text_activate_link_cb);
}

static void
ossicle_answer_card_init (OssicleAnswerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ossicle_answer_card_set_case (OssicleAnswerCard *self,
                              OssicleCase *case_,
                              const char *sentence,
                              OssicleCatalogue *catalogue)
{
  g_return_if_fail (OSSICLE_IS_ANSWER_CARD (self));
  g_return_if_fail (OSSICLE_IS_CASE (case_));
  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));

  set_title (self, case_, catalogue);
  set_status (self, case_, catalogue);
  ossicle_text_set (self->sentence, sentence, catalogue);
  set_request_id (self, case_);
  set_reading (self, case_);
}
