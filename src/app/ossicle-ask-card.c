/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/diagnosis/ossicle-finding.h"
#include "ossicle-advice-list.h"
#include "ossicle-ask-card.h"

struct _OssicleAskCard
{
  AdwBin parent_instance;

  GtkWidget *copy_button;
  OssicleAdviceList *asks;
};

G_DEFINE_FINAL_TYPE (OssicleAskCard, ossicle_ask_card, ADW_TYPE_BIN)

/* Several findings may want to know the same. */
static void
add_asks (GPtrArray *asks, OssicleFinding *finding)
{
  for (const char *const *ask = ossicle_finding_get_asks (finding); *ask != NULL; ask++)
    if (!g_ptr_array_find_with_equal_func (asks, *ask, g_str_equal, NULL))
      g_ptr_array_add (asks, g_strdup (*ask));
}

/* As one would write it into a ticket. */
static char *
dup_text (const char *const *asks)
{
  GString *text = g_string_new (NULL);

  for (; *asks != NULL; asks++)
    g_string_append_printf (text, "- %s\n", *asks);

  return g_string_free (text, FALSE);
}

static void
ossicle_ask_card_class_init (OssicleAskCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_ADVICE_LIST);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/ask-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleAskCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleAskCard, asks);
}

static void
ossicle_ask_card_init (OssicleAskCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ossicle_ask_card_new:
 * @asks: what to ask for, %NULL-terminated
 * @catalogue: (nullable): whose codes become links
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
ossicle_ask_card_new (const char *const *asks, OssicleCatalogue *catalogue)
{
  OssicleAskCard *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (asks != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_ASK_CARD, NULL);
  text = dup_text (asks);
  ossicle_advice_list_set_steps (self->asks, asks, catalogue);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", text);

  return GTK_WIDGET (self);
}

/**
 * ossicle_ask_card_dup_asks:
 * @findings: (element-type OssicleFinding): what the rules found
 *
 * Returns: (transfer full): what all of them that are not ruled out want to know, each once
 */
char **
ossicle_ask_card_dup_asks (GListModel *findings)
{
  g_autoptr (GPtrArray) asks = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (G_IS_LIST_MODEL (findings), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      if (ossicle_finding_get_verdict (finding) != OSSICLE_VERDICT_RULED_OUT)
        add_asks (asks, finding);
    }
  g_ptr_array_add (asks, NULL);

  return (char **) g_ptr_array_steal (asks, NULL);
}
