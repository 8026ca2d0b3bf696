/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-finding-card.h"
#include "app/ossicle-variant-card.h"
#include "app/ossicle-verdict-page.h"

static GtkWidget *
new_page (const char *code, const char *message, GListStore *findings)
{
  g_autoptr (OssicleCase) case_ = app_test_new_case (code, message);
  GtkWidget *page = g_object_ref_sink (g_object_new (OSSICLE_TYPE_VERDICT_PAGE, NULL));

  ossicle_verdict_page_set_case (OSSICLE_VERDICT_PAGE (page), case_, G_LIST_MODEL (findings),
                                 app_test_get_catalogue ());

  return page;
}

static void
test_from_the_catalogue (void)
{
  static const struct
  {
    const char *code;
    const char *message;
    guint n_variants;
    const char *shown;
  } rows[] = {
    { "NoSuchKey", "The specified key does not exist.", 1, "From the catalogue" },
    { "NoSuchKye", "x", 0, "NoSuchKey" },
    { "NoSuchKye", NULL, 0, "does not know this code" },
    { NULL, NULL, 0, "The facts show what could be read" },
  };
  g_autoptr (GListStore) none = g_list_store_new (OSSICLE_TYPE_FINDING);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *page = new_page (rows[i].code, rows[i].message, none);

      g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_VARIANT_CARD), ==, rows[i].n_variants);
      g_assert_true (app_test_has_text (page, rows[i].shown));
      g_assert_finalize_object (page);
    }
}

/* A message that is not known leaves everything that the code can mean. */
static void
test_another_message (void)
{
  g_autoptr (GListStore) none = g_list_store_new (OSSICLE_TYPE_FINDING);
  GtkWidget *page = new_page ("InvalidAccessKeyId", "Something new entirely", none);

  g_assert_true (app_test_has_text (page, "What the code can mean"));
  g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_VARIANT_CARD), >=, 3);
  g_assert_finalize_object (page);
}

/* A status that the code is not known to come with hides nothing of what it can mean. */
static void
test_another_status (void)
{
  g_autoptr (GListStore) none = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleCase) case_ = app_test_new_case ("NoSuchKey", NULL);
  GtkWidget *page = g_object_ref_sink (g_object_new (OSSICLE_TYPE_VERDICT_PAGE, NULL));

  ossicle_case_take_fact (case_, ossicle_fact_new (OSSICLE_FACT_STATUS, "403", OSSICLE_FACT_READ,
                                                   "status-line", OSSICLE_NO_SPAN));
  ossicle_verdict_page_set_case (OSSICLE_VERDICT_PAGE (page), case_, G_LIST_MODEL (none),
                                 app_test_get_catalogue ());
  g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_VARIANT_CARD), >=, 1);
  g_assert_finalize_object (page);
}

static OssicleFinding *
new_finding (OssicleVerdict verdict, const char *title)
{
  static const char *const facts[] = { "object", NULL };
  OssicleFinding *finding = ossicle_finding_new ("key-leading-slash", verdict, title);

  ossicle_finding_add_reason (finding, FALSE, "The name begins with a slash.", facts);
  ossicle_finding_add_reason (finding, TRUE, "Somebody may have meant it.", facts);
  ossicle_finding_add_step (finding, "Leave the slash out.");
  ossicle_finding_set_decide (finding, "List what begins with it.");
  ossicle_finding_add_ask (finding, "The name as the program has it.");

  return finding;
}

static void
test_findings_come_first (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) cause = new_finding (OSSICLE_VERDICT_CAUSE, "A slash too many");
  g_autoptr (OssicleFinding)
    no = ossicle_finding_new ("acl", OSSICLE_VERDICT_RULED_OUT, "No <right> & no AccessDenied");
  GtkWidget *page;

  g_list_store_append (findings, cause);
  g_list_store_append (findings, no);
  page = new_page ("NoSuchKey", "The specified key does not exist.", findings);

  g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_FINDING_CARD), ==, 2);
  g_assert_true (OSSICLE_IS_FINDING_CARD (gtk_widget_get_first_child (page)));
  g_assert_true (app_test_has_text (page, "The cause"));
  g_assert_true (app_test_has_text (page, "A slash too many"));
  g_assert_true (app_test_has_text (page, "The name begins with a slash."));
  g_assert_true (app_test_has_text (page, "Somebody may have meant it."));
  g_assert_true (app_test_has_text (page, "Leave the slash out."));
  g_assert_true (app_test_has_text (page, "List what begins with it."));
  g_assert_true (app_test_has_text (page, "The name as the program has it."));
  g_assert_true (app_test_has_text (page, "Ruled out"));
  g_assert_true (app_test_has_text (page, "No <right> & no AccessDenied"));
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/verdict-page/catalogue", test_from_the_catalogue);
  g_test_add_func ("/verdict-page/another-message", test_another_message);
  g_test_add_func ("/verdict-page/another-status", test_another_status);
  g_test_add_func ("/verdict-page/findings", test_findings_come_first);

  return g_test_run ();
}
