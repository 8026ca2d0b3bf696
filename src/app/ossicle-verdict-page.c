/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-ask-card.h"
#include "ossicle-compat.h"
#include "ossicle-finding-card.h"
#include "ossicle-text.h"
#include "ossicle-variant-card.h"
#include "ossicle-verdict-page.h"

#define MOST_SUGGESTIONS 3

struct _OssicleVerdictPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (OssicleVerdictPage, ossicle_verdict_page, GTK_TYPE_WIDGET)

/* What a verdict is told from. */
typedef struct
{
  OssicleCase *subject;
  GListModel *findings;
  GPtrArray *remedies;
  OssicleCatalogue *catalogue;
} Told;

static void
clear (OssicleVerdictPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
append (OssicleVerdictPage *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
append_heading (OssicleVerdictPage *self, const char *text)
{
  GtkWidget *heading = ossicle_text_new_heading (text);

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_set_margin_top (heading, 6);
  append (self, heading);
}

static void
add_remedies (OssicleFindingCard *card, GPtrArray *remedies, const char *rule)
{
  for (guint i = 0; remedies != NULL && i < remedies->len; i++)
    {
      const OssicleRemedy *remedy = g_ptr_array_index (remedies, i);

      if (g_strcmp0 (remedy->rule, rule) == 0)
        ossicle_finding_card_add_remedy (card, remedy);
    }
}

/* What follows from the request alone goes with what is looked at first. */
static GtkWidget *
create_card (const Told *told, OssicleFinding *finding, gboolean is_first)
{
  GtkWidget *card = ossicle_finding_card_new (finding, told->subject, is_first, told->catalogue);

  add_remedies (OSSICLE_FINDING_CARD (card), told->remedies, ossicle_finding_get_rule (finding));
  if (is_first)
    add_remedies (OSSICLE_FINDING_CARD (card), told->remedies, NULL);

  return card;
}

static guint
count (GListModel *findings, OssicleVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      n += ossicle_finding_get_verdict (finding) == verdict ? 1 : 0;
    }

  return n;
}

/* The facts alone do not tell: that has to be said before anything is named. */
static void
add_undecided (OssicleVerdictPage *self, guint n_possible)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The facts allow %u cause, and prove none.",
                                       "The facts allow %u causes, and prove none.", n_possible),
                          n_possible);
  append_heading (self, text);
}

static void
add_findings (OssicleVerdictPage *self, const Told *told)
{
  guint n_causes = count (told->findings, OSSICLE_VERDICT_CAUSE);
  guint n_possible = count (told->findings, OSSICLE_VERDICT_POSSIBLE);

  if (n_causes == 0 && n_possible > 1)
    add_undecided (self, n_possible);
  for (guint i = 0; i < n_causes + n_possible; i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (told->findings, i);

      if (i == 1)
        append_heading (self, n_causes > 1 ? _ ("Also found") : _ ("Also possible"));
      append (self, create_card (told, finding, i == 0));
    }
}

static void
add_ruled_out (OssicleVerdictPage *self, const Told *told)
{
  guint n = count (told->findings, OSSICLE_VERDICT_RULED_OUT);
  guint n_findings = g_list_model_get_n_items (told->findings);
  GtkWidget *expander, *column;
  g_autofree char *title = NULL;

  if (n == 0)
    return;

  title = g_strdup_printf (_ ("Ruled out (%u)"), n);
  expander = ossicle_compat_expander_new (title);
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (column, 12);
  gtk_expander_set_child (GTK_EXPANDER (expander), column);
  for (guint i = n_findings - n; i < n_findings; i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (told->findings, i);

      gtk_box_append (GTK_BOX (column), create_card (told, finding, FALSE));
    }
  append (self, expander);
}

static void
add_asks (OssicleVerdictPage *self, const Told *told)
{
  g_auto (GStrv) asks = ossicle_ask_card_dup_asks (told->findings);

  if (*asks != NULL)
    append (self, ossicle_ask_card_new ((const char *const *) asks, told->catalogue));
}

/* No rule has a word, nor the catalogue: what there is, and what would say more. */
static void
add_little_known (OssicleVerdictPage *self, const Told *told)
{
  const char *const asks[] = {
    _ ("The complete error output, as text rather than as a picture."),
    _ ("The operation, the bucket and the endpoint, and the time with its time zone."),
    NULL,
  };
  gboolean has_id = ossicle_case_get_fact (told->subject, OSSICLE_FACT_REQUEST_ID) != NULL;

  append (self, ossicle_text_new (
                  has_id ? _ ("A RequestId tells that OSS received the request, and when; not what "
                              "it answered. Support can look the request up by it.")
                         : _ ("Nothing is known that would explain this. The facts show what could "
                              "be read."),
                  NULL));
  append (self, ossicle_ask_card_new (asks, NULL));
}

/* Whose word each part is. */
static void
add_note (OssicleVerdictPage *self)
{
  GtkWidget *note = ossicle_text_new (
    _ ("Codes, statuses and messages are documented by OSS. Which cause it is, Ossicle concludes "
       "from the facts that it cites; fixes are in its own words."),
    NULL);

  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  append (self, note);
}

static gboolean
has_status (GListModel *variants, guint status)
{
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (ossicle_variant_get_status (variant) == status)
        return TRUE;
    }

  return FALSE;
}

/* A heading and what stands under it; folded where the verdict has said enough. */
static GtkBox *
append_section (OssicleVerdictPage *self, const char *title, gboolean is_folded)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *expander;

  if (!is_folded)
    {
      append_heading (self, title);
      append (self, column);
      return GTK_BOX (column);
    }

  expander = ossicle_compat_expander_new (title);
  gtk_widget_set_margin_top (column, 12);
  gtk_expander_set_child (GTK_EXPANDER (expander), column);
  append (self, expander);

  return GTK_BOX (column);
}

/* The message is not known: everything that the code can mean at this status, or at all where it is
 * not known to come with this status. */
static void
add_variants_of (OssicleVerdictPage *self,
                 OssicleEntry *entry,
                 guint status,
                 gboolean is_folded,
                 OssicleCatalogue *catalogue)
{
  GListModel *variants = ossicle_entry_get_variants (entry);
  gboolean any = !has_status (variants, status);
  GtkBox *column = append_section (self, _ ("What the code can mean"), is_folded);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (any || ossicle_variant_get_status (variant) == status)
        gtk_box_append (column, ossicle_variant_card_new (variant, catalogue));
    }
}

static void
add_unknown (OssicleVerdictPage *self, const char *code, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray) near = ossicle_catalogue_suggest (catalogue, code, MOST_SUGGESTIONS);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *text = NULL;

  append (self, ossicle_text_new (_ ("The catalogue does not know this code."), NULL));
  for (guint i = 0; near != NULL && i < near->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            ossicle_entry_get_code (g_ptr_array_index (near, i)));
  if (codes->len == 0)
    return;

  /* Translators: a list of codes */
  text = g_strdup_printf (_ ("Similar ones: %s"), codes->str);
  append (self, ossicle_text_new (text, catalogue));
}

static void
add_catalogue (OssicleVerdictPage *self, const Told *told, gboolean is_folded)
{
  OssicleCatalogue *catalogue = told->catalogue;
  const char *code = ossicle_case_get_value (told->subject, OSSICLE_FACT_CODE);
  const char *message = ossicle_case_get_value (told->subject, OSSICLE_FACT_MESSAGE);
  guint status = ossicle_case_get_status (told->subject);
  OssicleEntry *entry = NULL;
  OssicleVariant *variant = NULL;

  if (ossicle_case_get_kind (told->subject) != OSSICLE_CASE_ERROR ||
      (code == NULL && message == NULL))
    return;

  variant = ossicle_catalogue_match_message (catalogue, code, status, message, &entry);
  if (entry == NULL && code != NULL)
    entry = ossicle_catalogue_lookup (catalogue, code);

  if (variant != NULL)
    gtk_box_append (append_section (self, _ ("From the catalogue"), is_folded),
                    ossicle_variant_card_new (variant, catalogue));
  else if (entry != NULL)
    add_variants_of (self, entry, status, is_folded, catalogue);
  else if (code != NULL)
    add_unknown (self, code, catalogue);
}

static void
ossicle_verdict_page_dispose (GObject *object)
{
  clear (OSSICLE_VERDICT_PAGE (object));

  G_OBJECT_CLASS (ossicle_verdict_page_parent_class)->dispose (object);
}

static void
ossicle_verdict_page_class_init (OssicleVerdictPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ossicle_verdict_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
ossicle_verdict_page_init (OssicleVerdictPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

/**
 * ossicle_verdict_page_set_case:
 * @self: a page
 * @case_: what it is about
 * @findings: (element-type OssicleFinding): what ossicle_diagnose() found
 * @remedies: (nullable) (element-type OssicleRemedy): what can be done here
 * @catalogue: the documented codes
 */
void
ossicle_verdict_page_set_case (OssicleVerdictPage *self,
                               OssicleCase *case_,
                               GListModel *findings,
                               GPtrArray *remedies,
                               OssicleCatalogue *catalogue)
{
  Told told = { case_, findings, remedies, catalogue };
  gboolean is_told;

  g_return_if_fail (OSSICLE_IS_VERDICT_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CASE (case_));
  g_return_if_fail (G_IS_LIST_MODEL (findings));

  clear (self);
  add_findings (self, &told);
  is_told = gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL;
  add_asks (self, &told);
  add_ruled_out (self, &told);
  add_catalogue (self, &told, is_told);
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    {
      if (ossicle_case_get_kind (case_) == OSSICLE_CASE_SUCCESS)
        append (self, ossicle_text_new (_ ("It succeeded: there is nothing to explain."), NULL));
      else
        add_little_known (self, &told);
    }
  else if (is_told)
    add_note (self);
}
