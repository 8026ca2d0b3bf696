/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-intake.h"
#include "ossicle-answer-card.h"
#include "ossicle-fact-chip.h"
#include "ossicle-text.h"
#include "ossicle-words.h"
#include "ossicle-wrap-box.h"

struct _OssicleAnswerCard
{
  AdwBin parent_instance;

  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *status;
  GtkLabel *sentence;
  OssicleWrapBox *facts;
  GtkWidget *id_box;
  GtkLabel *id;
  GtkLabel *id_times;
  GtkLabel *id_form;
  GtkWidget *copy_button;
  GtkLabel *contradiction;
  GtkLabel *shape;
};

G_DEFINE_FINAL_TYPE (OssicleAnswerCard, ossicle_answer_card, ADW_TYPE_BIN)

/* What stands for a code where none is told. */
static const char *
get_stand_in (OssicleCase *case_)
{
  static const char *const told[] = { OSSICLE_FACT_MESSAGE, OSSICLE_FACT_EC, OSSICLE_FACT_STATUS };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    if (ossicle_case_get_fact (case_, told[i]) != NULL)
      return _ ("An Error without a Code");

  return _ ("A RequestId Alone");
}

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
    ossicle_text_set (self->title, kind == OSSICLE_CASE_ERROR ? get_stand_in (case_) : answerer,
                      NULL);

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
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status),
                               meaning != NULL ? meaning : _ ("HTTP status"));
}

/* What a support engineer looks for next: which bucket, where, and which object. */
static void
set_facts (OssicleAnswerCard *self, OssicleCase *case_)
{
  static const char *const names[] = { OSSICLE_FACT_BUCKET, OSSICLE_FACT_OBJECT, OSSICLE_FACT_HOST,
                                       OSSICLE_FACT_EC };
  gboolean any = FALSE;

  ossicle_wrap_box_clear (self->facts);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      OssicleFact *fact = ossicle_case_get_fact (case_, names[i]);

      if (fact == NULL || *ossicle_fact_get_value (fact) == '\0')
        continue;
      ossicle_wrap_box_append (self->facts, ossicle_fact_chip_new (fact, NULL));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->facts), any);
}

/* What the id tells, and how surely. */
static char *
dup_form (OssicleRequestId *id, gboolean has_time)
{
  const char *form = ossicle_words_for_request_id (ossicle_request_id_get_form (id));

  if (!has_time)
    return g_strdup (form);

  return g_strconcat (form != NULL ? form : "", form != NULL ? " " : "",
                      _ ("Its time is inferred, not documented."), NULL);
}

static void
set_request_id (OssicleAnswerCard *self, OssicleCase *case_)
{
  const char *text = ossicle_case_get_value (case_, OSSICLE_FACT_REQUEST_ID);
  g_autoptr (OssicleRequestId) id = NULL;
  g_autofree char *printable = NULL;
  g_autofree char *times = NULL;
  g_autofree char *form = NULL;
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
  form = dup_form (id, times != NULL);
  ossicle_text_set (self->id_form, form, NULL);
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
  g_type_ensure (OSSICLE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/answer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, kind);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, status);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, OssicleAnswerCard, facts);
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
  set_facts (self, case_);
  set_request_id (self, case_);
  set_reading (self, case_);
}
