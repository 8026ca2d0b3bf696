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

  ossicle_verdict_page_set_case (OSSICLE_VERDICT_PAGE (page), case_, G_LIST_MODEL (findings), NULL,
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
  ossicle_verdict_page_set_case (OSSICLE_VERDICT_PAGE (page), case_, G_LIST_MODEL (none), NULL,
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

/* Pages of a list of findings, and what can be done about them. */
static GtkWidget *
new_verdict (OssicleCase *case_, GListStore *findings, GPtrArray *remedies)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (OSSICLE_TYPE_VERDICT_PAGE, NULL));

  ossicle_verdict_page_set_case (OSSICLE_VERDICT_PAGE (page), case_, G_LIST_MODEL (findings),
                                 remedies, app_test_get_catalogue ());

  return page;
}

static void
unfold (GtkWidget *page, guint position)
{
  gtk_expander_set_expanded (GTK_EXPANDER (app_test_find (page, GTK_TYPE_EXPANDER, position)),
                             TRUE);
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

  g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_FINDING_CARD), ==, 1);
  g_assert_true (OSSICLE_IS_FINDING_CARD (gtk_widget_get_first_child (page)));
  g_assert_true (app_test_has_text (page, "The cause"));
  g_assert_true (app_test_has_text (page, "A slash too many"));
  g_assert_true (app_test_has_text (page, "The name begins with a slash."));
  g_assert_true (app_test_has_text (page, "Somebody may have meant it."));
  g_assert_true (app_test_has_text (page, "Do this"));
  g_assert_true (app_test_has_text (page, "Leave the slash out."));
  g_assert_true (app_test_has_text (page, "Ask the customer for"));
  g_assert_true (app_test_has_text (page, "The name as the program has it."));
  g_assert_true (app_test_has_text (page, "Ossicle concludes"));
  /* What is proved needs no check. */
  g_assert_false (app_test_has_text (page, "List what begins with it."));
  g_assert_false (app_test_has_text (page, "The facts allow"));

  g_assert_true (app_test_has_text (page, "Ruled out (1)"));
  g_assert_false (app_test_has_text (page, "No <right> & no AccessDenied"));
  unfold (page, 0);
  g_assert_true (app_test_has_text (page, "No <right> & no AccessDenied"));
  g_assert_false (app_test_has_text (page, "The specified key does not exist."));
  unfold (page, 1);
  g_assert_true (app_test_has_text (page, "The specified key does not exist."));
  g_assert_finalize_object (page);
}

/* Where nothing is proved, that is said first, and each has its check. */
static void
test_undecided (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) one = new_finding (OSSICLE_VERDICT_POSSIBLE, "A slash too many");
  g_autoptr (OssicleFinding)
    other = ossicle_finding_new ("acl", OSSICLE_VERDICT_POSSIBLE, "No right");
  static const char *const none[] = { NULL };
  GtkWidget *page;

  ossicle_finding_add_reason (other, FALSE, "OSS says so.", none);
  ossicle_finding_add_step (other, "Ask for it.");
  ossicle_finding_set_decide (other, "Look at the policy.");
  ossicle_finding_add_ask (other, "The name as the program has it.");
  ossicle_finding_add_ask (other, "The policy.");
  g_list_store_append (findings, one);
  g_list_store_append (findings, other);
  page = new_page ("NoSuchKey", NULL, findings);

  g_assert_true (app_test_has_text (page, "The facts allow 2 causes, and prove none."));
  g_assert_true (app_test_has_text (page, "Not proved yet: look at this first"));
  g_assert_true (app_test_has_text (page, "List what begins with it."));
  g_assert_true (app_test_has_text (page, "If it is so, do this"));
  g_assert_true (app_test_has_text (page, "Also possible"));
  g_assert_true (app_test_has_text (page, "No right"));
  g_assert_true (app_test_has_text (page, "Look at the policy."));
  g_assert_false (app_test_has_text (page, "The cause"));
  g_assert_false (app_test_has_text (page, "Ask for it."));
  unfold (page, 0);
  g_assert_true (app_test_has_text (page, "OSS says so."));
  g_assert_true (app_test_has_text (page, "Ask for it."));
  g_assert_finalize_object (page);
}

static const char *
get_target (GtkWidget *button)
{
  return g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)),
                               NULL);
}

static GtkWidget *
find_button (GtkWidget *page, const char *action, guint position)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = app_test_find (page, GTK_TYPE_BUTTON, i);

      if (button == NULL ||
          (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0 &&
           position-- == 0))
        return button;
    }
}

/* Each question once, as one would write them into a ticket. */
static void
test_asks (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) one = new_finding (OSSICLE_VERDICT_POSSIBLE, "One");
  g_autoptr (OssicleFinding) other = new_finding (OSSICLE_VERDICT_POSSIBLE, "Other");
  g_autoptr (OssicleFinding) out = new_finding (OSSICLE_VERDICT_RULED_OUT, "Out");
  GtkWidget *page;

  ossicle_finding_add_ask (other, "And the time.");
  ossicle_finding_add_ask (out, "What nobody needs.");
  g_list_store_append (findings, one);
  g_list_store_append (findings, other);
  g_list_store_append (findings, out);
  page = new_page ("NoSuchKey", NULL, findings);

  g_assert_cmpstr (get_target (find_button (page, "win.copy", 0)), ==,
                   "- The name as the program has it.\n- And the time.\n");
  g_assert_finalize_object (page);
}

/* The facts that a reason rests on lead to where they stand; what is not documented says so. */
static void
test_chips (void)
{
  static const char *const facts[] = { "object", "request_time", "nothing", NULL };
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) finding = ossicle_finding_new ("x", OSSICLE_VERDICT_CAUSE, "So");
  g_autoptr (OssicleCase) case_ = app_test_new_case ("NoSuchKey", NULL);
  GtkWidget *page, *chip;

  ossicle_case_take_fact (case_, ossicle_fact_new ("object", "/a\n\xe2\x80\xae", OSSICLE_FACT_READ,
                                                   "Key", (OssicleSpan){ 3, 2 }));
  ossicle_case_take_fact (case_,
                          ossicle_fact_new ("request_time", "2025-03-14T08:21:07Z",
                                            OSSICLE_FACT_INFERRED, "request_id", OSSICLE_NO_SPAN));
  ossicle_finding_add_reason (finding, FALSE, "It is so.", facts);
  g_list_store_append (findings, finding);
  page = new_verdict (case_, findings, NULL);

  chip = find_button (page, "case.show-fact", 0);
  g_assert_cmpstr (get_target (chip), ==, "object");
  g_assert_true (app_test_has_text (chip, "/a"));
  g_assert_false (app_test_has_text (chip, "\n"));
  g_assert_false (gtk_widget_has_css_class (chip, "inferred"));
  chip = find_button (page, "case.show-fact", 1);
  g_assert_cmpstr (get_target (chip), ==, "request_time");
  g_assert_true (app_test_has_text (chip, "2025-03-14 08:21:07 UTC"));
  g_assert_true (app_test_has_text (chip, "inferred, undocumented"));
  g_assert_true (gtk_widget_has_css_class (chip, "inferred"));
  g_assert_null (find_button (page, "case.show-fact", 2));
  g_assert_true (app_test_has_text (page, "OSS does not document it"));
  g_assert_finalize_object (page);
}

/* Neither the eye nor the ear is told a security token. */
static void
test_chips_cover_tokens (void)
{
  static const char *const facts[] = { "request.x-oss-security-token", "url", NULL };
  const char *token = "CAIS9exampleTOKEN";
  const char *url = "https://h/k?security-token=CAIS9exampleTOKEN";
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) finding = ossicle_finding_new ("x", OSSICLE_VERDICT_CAUSE, "So");
  g_autoptr (OssicleCase) case_ = app_test_new_case ("InvalidSecurityToken", NULL);
  GtkWidget *page, *chip;

  ossicle_case_take_fact (case_,
                          ossicle_fact_new (facts[0], token, OSSICLE_FACT_READ,
                                            "request:x-oss-security-token", OSSICLE_NO_SPAN));
  ossicle_case_take_fact (
    case_, ossicle_fact_new (facts[1], url, OSSICLE_FACT_READ, "request", OSSICLE_NO_SPAN));
  ossicle_finding_add_reason (finding, FALSE, "It is so.", facts);
  g_list_store_append (findings, finding);
  page = new_verdict (case_, findings, NULL);

  for (guint i = 0; i < 2; i++)
    {
      chip = find_button (page, "case.show-fact", i);
      g_assert_cmpstr (get_target (chip), ==, facts[i]);
      g_assert_true (app_test_has_text (chip, "*****************"));
      g_assert_false (app_test_has_text (chip, "CAIS9"));
    }
  g_assert_finalize_object (page);
}

static void
test_no_doubt (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) finding = new_finding (OSSICLE_VERDICT_CAUSE, "So");
  GtkWidget *page;

  g_list_store_append (findings, finding);
  page = new_page ("NoSuchKey", NULL, findings);
  g_assert_false (app_test_has_text (page, "OSS does not document it"));
  g_assert_finalize_object (page);
}

/* A step that can be done here is a button of the finding that it follows from. */
static void
test_remedies (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  g_autoptr (OssicleFinding) finding = new_finding (OSSICLE_VERDICT_CAUSE, "A slash too many");
  g_autoptr (OssicleCase) case_ = app_test_new_case ("NoSuchKey", NULL);
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("HEAD", "https://b.oss-cn-hangzhou.aliyuncs.com//k");
  g_autoptr (GPtrArray) remedies = NULL;
  GtkWidget *page, *button;

  g_list_store_append (findings, finding);
  remedies = ossicle_remedy_list (case_, G_LIST_MODEL (findings), request, FALSE);
  page = new_verdict (case_, findings, remedies);

  button = find_button (page, "case.prepare", 0);
  g_assert_cmpstr (get_target (button), ==, "key-without-slash");
  g_assert_true (app_test_has_text (button, "Ask for “k”"));
  g_assert_cmpstr (get_target (find_button (page, "case.prepare", 1)), ==, "one-byte");
  g_assert_true (app_test_has_text (page, "Nothing is sent before you press Send."));
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
  g_test_add_func ("/verdict-page/undecided", test_undecided);
  g_test_add_func ("/verdict-page/asks", test_asks);
  g_test_add_func ("/verdict-page/chips", test_chips);
  g_test_add_func ("/verdict-page/chips-cover-tokens", test_chips_cover_tokens);
  g_test_add_func ("/verdict-page/no-doubt", test_no_doubt);
  g_test_add_func ("/verdict-page/remedies", test_remedies);

  return g_test_run ();
}
