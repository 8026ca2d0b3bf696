/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-advice-list.h"
#include "ossicle-compat.h"
#include "ossicle-fact-chip.h"
#include "ossicle-finding-card.h"
#include "ossicle-text.h"
#include "ossicle-wrap-box.h"

struct _OssicleFindingCard
{
  AdwBin parent_instance;

  GtkBox *column;
  GtkLabel *verdict;
  GtkLabel *title;
  GtkWidget *decide_box;
  GtkLabel *decide;
  GtkWidget *body;
  GtkWidget *reasons_box;
  GtkWidget *reasons_heading;
  GtkBox *reasons;
  GtkWidget *doubt;
  GtkWidget *steps_box;
  GtkLabel *steps_heading;
  OssicleAdviceList *steps;
  GtkWidget *remedies_box;
  OssicleWrapBox *remedies;
};

G_DEFINE_FINAL_TYPE (OssicleFindingCard, ossicle_finding_card, ADW_TYPE_BIN)

static void
set_verdict (OssicleFindingCard *self, OssicleVerdict verdict, gboolean is_first)
{
  static const char *const classes[] = {
    [OSSICLE_VERDICT_CAUSE] = "cause",
    [OSSICLE_VERDICT_POSSIBLE] = "possible",
    [OSSICLE_VERDICT_RULED_OUT] = "ruled-out",
  };
  const char *text = _ ("The cause");

  if (verdict == OSSICLE_VERDICT_POSSIBLE)
    text = is_first ? _ ("Not proved yet: look at this first") : _ ("Possible");
  else if (verdict == OSSICLE_VERDICT_RULED_OUT)
    text = _ ("Ruled out");
  gtk_label_set_label (self->verdict, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), classes[verdict]);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), is_first ? "title-3" : "heading");
}

static void
add_chips (GtkBox *column,
           const OssicleReason *reason,
           OssicleCase *subject,
           const OssicleTokenMask *mask)
{
  GtkWidget *chips = ossicle_wrap_box_new ();

  for (char **name = reason->facts; *name != NULL; name++)
    {
      OssicleFact *fact = ossicle_case_get_fact (subject, *name);

      if (fact != NULL)
        ossicle_wrap_box_append (OSSICLE_WRAP_BOX (chips), ossicle_fact_chip_new (fact, mask));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The facts it rests on"), -1);
  gtk_box_append (column, chips);
  gtk_widget_set_visible (chips, gtk_widget_get_first_child (chips) != NULL);
}

static void
add_reason (OssicleFindingCard *self,
            const OssicleReason *reason,
            OssicleCase *subject,
            const OssicleTokenMask *mask,
            OssicleCatalogue *catalogue)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (reason->against ? "list-remove-symbolic"
                                                                  : "object-select-symbolic");
  const char *side = reason->against ? _ ("Speaks against it:") : _ ("Speaks for it:");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon,
                               reason->against ? _ ("Speaks against it") : _ ("Speaks for it"));
  gtk_widget_add_css_class (icon, "reason-icon");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, side, -1);
  gtk_box_append (GTK_BOX (column), ossicle_text_new (reason->text, catalogue));
  add_chips (GTK_BOX (column), reason, subject, mask);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (self->reasons, row);
}

/* Whether a reason rests on the time that an id tells. */
static gboolean
is_doubtful (OssicleFinding *finding)
{
  GPtrArray *reasons = ossicle_finding_get_reasons (finding);

  for (guint i = 0; i < reasons->len; i++)
    {
      const OssicleReason *reason = g_ptr_array_index (reasons, i);

      if (g_strv_contains ((const char *const *) reason->facts, OSSICLE_FACT_REQUEST_TIME))
        return TRUE;
    }

  return g_str_equal (ossicle_finding_get_rule (finding), "edited-report");
}

static void
set_reasons (OssicleFindingCard *self,
             OssicleFinding *finding,
             OssicleCase *subject,
             OssicleCatalogue *catalogue)
{
  GPtrArray *reasons = ossicle_finding_get_reasons (finding);
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

  ossicle_token_mask_add_case (mask, subject);
  for (guint i = 0; i < reasons->len; i++)
    add_reason (self, g_ptr_array_index (reasons, i), subject, mask, catalogue);
  gtk_widget_set_visible (self->reasons_box, reasons->len > 0);
  gtk_widget_set_visible (self->doubt, is_doubtful (finding));
}

static void
set_steps (OssicleFindingCard *self, OssicleFinding *finding, OssicleCatalogue *catalogue)
{
  const char *const *steps = ossicle_finding_get_steps (finding);
  OssicleVerdict verdict = ossicle_finding_get_verdict (finding);

  gtk_label_set_label (self->steps_heading, verdict == OSSICLE_VERDICT_CAUSE
                                              ? _ ("Do this")
                                              : _ ("If it is so, do this"));
  ossicle_advice_list_set_steps (self->steps, steps, catalogue);
  gtk_widget_set_visible (self->steps_box, verdict != OSSICLE_VERDICT_RULED_OUT && *steps != NULL);
}

static void
set_decide (OssicleFindingCard *self, OssicleFinding *finding, OssicleCatalogue *catalogue)
{
  const char *decide = ossicle_finding_get_decide (finding);

  ossicle_text_set (self->decide, decide, catalogue);
  gtk_widget_set_visible (self->decide_box,
                          decide != NULL &&
                            ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_POSSIBLE);
}

/* Of those that are not the first, the title and what would decide it are enough to begin with. */
static void
fold_body (OssicleFindingCard *self)
{
  GtkWidget *expander = ossicle_compat_expander_new (_ ("Why, and what to do"));
  g_autoptr (GtkWidget) body = g_object_ref (self->body);

  gtk_box_remove (self->column, body);
  gtk_widget_set_margin_top (body, 8);
  gtk_expander_set_child (GTK_EXPANDER (expander), body);
  gtk_box_insert_child_after (self->column, expander, self->decide_box);
}

static void
ossicle_finding_card_class_init (OssicleFindingCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_ADVICE_LIST);
  g_type_ensure (OSSICLE_TYPE_WRAP_BOX);
  gtk_widget_class_set_css_name (widget_class, "finding");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/finding-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, column);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, decide_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, decide);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, body);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, reasons_heading);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, doubt);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, steps_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, steps_heading);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, steps);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, remedies_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleFindingCard, remedies);
  gtk_widget_class_bind_template_callback (widget_class, ossicle_text_activate_link_cb);
}

static void
ossicle_finding_card_init (OssicleFindingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ossicle_finding_card_new:
 * @finding: a finding
 * @subject: the case that it is about
 * @is_first: whether it is the one to look at first, and is shown unfolded
 * @catalogue: (nullable): whose codes become links
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
ossicle_finding_card_new (OssicleFinding *finding,
                          OssicleCase *subject,
                          gboolean is_first,
                          OssicleCatalogue *catalogue)
{
  OssicleFindingCard *self;
  OssicleVerdict verdict;

  g_return_val_if_fail (OSSICLE_IS_FINDING (finding), NULL);
  g_return_val_if_fail (OSSICLE_IS_CASE (subject), NULL);

  self = g_object_new (OSSICLE_TYPE_FINDING_CARD, NULL);
  verdict = ossicle_finding_get_verdict (finding);
  set_verdict (self, verdict, is_first);
  ossicle_text_set (self->title, ossicle_finding_get_title (finding), catalogue);
  set_decide (self, finding, catalogue);
  set_reasons (self, finding, subject, catalogue);
  set_steps (self, finding, catalogue);
  gtk_widget_set_visible (self->reasons_heading, verdict != OSSICLE_VERDICT_RULED_OUT);
  if (!is_first && verdict != OSSICLE_VERDICT_RULED_OUT)
    fold_body (self);

  return GTK_WIDGET (self);
}

/* A button that prepares what the remedy is. */
void
ossicle_finding_card_add_remedy (OssicleFindingCard *self, const OssicleRemedy *remedy)
{
  GtkWidget *label, *button;

  g_return_if_fail (OSSICLE_IS_FINDING_CARD (self));
  g_return_if_fail (remedy != NULL);

  label = g_object_new (GTK_TYPE_LABEL, "label", remedy->title, "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                        NULL);
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, "tooltip-text", remedy->title,
                         "action-name", "case.prepare", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", remedy->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remedy->title, -1);
  ossicle_wrap_box_append (self->remedies, button);
  gtk_widget_set_visible (self->remedies_box, TRUE);
}
