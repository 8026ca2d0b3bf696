/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-fact-chip.h"
#include "ossicle-words.h"

/* A chip says which fact it is; the whole of it stands where it leads. */
#define MOST_CHARACTERS 48
#define MOST_BYTES 400

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "ellipsize",
                                   PANGO_ELLIPSIZE_MIDDLE, "max-width-chars", MOST_CHARACTERS,
                                   "single-line-mode", TRUE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A chip has room for the short name alone. */
static char *
dup_title (OssicleFact *fact)
{
  const char *name = ossicle_fact_get_name (fact);

  return g_str_equal (name, OSSICLE_FACT_EC) ? g_strdup ("EC")
                                             : ossicle_words_dup_fact_title (name);
}

/* What the value looks like in a line; a time as times are written everywhere else. */
static char *
dup_value (OssicleFact *fact, const OssicleTokenMask *mask)
{
  const char *whole = ossicle_fact_get_value (fact);
  g_autofree char *covered = mask != NULL ? ossicle_token_mask_dup_covered (mask, whole) : NULL;
  const char *value = covered != NULL ? covered : whole;
  g_autofree char *cut = g_utf8_make_valid (value, (gssize) MIN (strlen (value), MOST_BYTES));
  g_autoptr (GDateTime) time = NULL;

  if (g_str_equal (ossicle_fact_get_name (fact), OSSICLE_FACT_REQUEST_TIME) &&
      (time = g_date_time_new_from_iso8601 (value, NULL)) != NULL)
    return g_date_time_format (time, "%Y-%m-%d %H:%M:%S UTC");

  return ossicle_dup_printable (cut, FALSE);
}

/* That an id holds its time is observed, and promised by nobody. */
static const char *
get_doubt (OssicleFact *fact)
{
  if (g_str_equal (ossicle_fact_get_name (fact), OSSICLE_FACT_REQUEST_TIME) &&
      ossicle_fact_get_how (fact) == OSSICLE_FACT_INFERRED)
    return _ ("inferred, undocumented");

  return NULL;
}

static void
describe (GtkWidget *chip, OssicleFact *fact, const char *title, const char *value)
{
  g_autofree char *origin = ossicle_words_dup_fact_origin (fact);
  g_autofree char *label = NULL;

  /* Translators: a fact, its value, and how it is known */
  label = g_strdup_printf (_ ("%s: %s. %s. Show where it stands"), title, value, origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (chip, origin);
}

/**
 * ossicle_fact_chip_new:
 * @fact: a fact that a reason cites
 * @mask: (nullable): the tokens that are neither shown nor read out
 *
 * Returns: (transfer floating): a button that shows where the fact stands
 */
GtkWidget *
ossicle_fact_chip_new (OssicleFact *fact, const OssicleTokenMask *mask)
{
  GtkWidget *chip, *box;
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (OSSICLE_IS_FACT (fact), NULL);

  title = dup_title (fact);
  value = dup_value (fact, mask);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  gtk_box_append (GTK_BOX (box), create_label (title, "dim-label"));
  gtk_box_append (GTK_BOX (box), create_label (value, NULL));
  if (get_doubt (fact) != NULL)
    gtk_box_append (GTK_BOX (box), create_label (get_doubt (fact), "doubt"));

  chip = g_object_new (GTK_TYPE_BUTTON, "child", box, "action-name", "case.show-fact", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", ossicle_fact_get_name (fact));
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "flat");
  if (ossicle_fact_get_how (fact) == OSSICLE_FACT_INFERRED)
    gtk_widget_add_css_class (chip, "inferred");
  describe (chip, fact, title, value);

  return chip;
}
