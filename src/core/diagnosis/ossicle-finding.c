/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-printable.h"
#include "ossicle-finding.h"

struct _OssicleFinding
{
  GObject parent_instance;

  const char *rule; /* interned */
  char *title;
  GPtrArray *reasons;
  GPtrArray *steps; /* NULL-terminated */
  GPtrArray *asks;  /* NULL-terminated */
  char *decide;
  OssicleVerdict verdict;
};

G_DEFINE_FINAL_TYPE (OssicleFinding, ossicle_finding, G_TYPE_OBJECT)

static void
free_reason (gpointer data)
{
  OssicleReason *reason = data;

  g_free (reason->text);
  g_strfreev (reason->facts);
  g_free (reason);
}

static GPtrArray *
new_strings (void)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (strings, NULL);

  return strings;
}

/* Values of the case are quoted in what is told, so all of it is cleaned. */
static void
add_string (GPtrArray *strings, const char *text)
{
  g_ptr_array_insert (strings, strings->len - 1, ossicle_dup_printable (text, FALSE));
}

static void
ossicle_finding_finalize (GObject *object)
{
  OssicleFinding *self = OSSICLE_FINDING (object);

  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->asks);
  g_free (self->title);
  g_free (self->decide);

  G_OBJECT_CLASS (ossicle_finding_parent_class)->finalize (object);
}

static void
ossicle_finding_class_init (OssicleFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_finding_finalize;
}

static void
ossicle_finding_init (OssicleFinding *self)
{
  self->reasons = g_ptr_array_new_with_free_func (free_reason);
  self->steps = new_strings ();
  self->asks = new_strings ();
}

/**
 * ossicle_finding_new:
 * @rule: the rule's name, "wrong-endpoint": part of the promise to scripts, never translated
 * @verdict: how sure it is
 * @title: what is wrong, in a few words of the person's language
 *
 * Returns: (transfer full): a finding without reasons
 */
OssicleFinding *
ossicle_finding_new (const char *rule, OssicleVerdict verdict, const char *title)
{
  OssicleFinding *self;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_FINDING, NULL);
  self->rule = g_intern_string (rule);
  self->verdict = verdict;
  self->title = ossicle_dup_printable (title, FALSE);

  return self;
}

/**
 * ossicle_finding_rename:
 * @self: a finding
 * @rule: another rule's name
 *
 * Hands a finding that says nothing yet on to another rule: making one for every rule that is asked
 * took longer than asking.
 *
 * Returns: whether it said nothing yet, and is the other rule's now
 */
gboolean
ossicle_finding_rename (OssicleFinding *self, const char *rule)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  if (self->reasons->len > 0 || ossicle_finding_get_steps (self)[0] != NULL ||
      ossicle_finding_get_asks (self)[0] != NULL || self->decide != NULL || *self->title != '\0' ||
      self->verdict != OSSICLE_VERDICT_POSSIBLE)
    return FALSE;
  self->rule = g_intern_string (rule);

  return TRUE;
}

/**
 * ossicle_finding_set_verdict:
 * @self: a finding
 * @verdict: how sure it is
 */
void
ossicle_finding_set_verdict (OssicleFinding *self, OssicleVerdict verdict)
{
  g_return_if_fail (OSSICLE_IS_FINDING (self));

  self->verdict = verdict;
}

/**
 * ossicle_finding_set_title:
 * @self: a finding
 * @title: what is wrong, in a few words of the person's language
 */
void
ossicle_finding_set_title (OssicleFinding *self, const char *title)
{
  g_return_if_fail (OSSICLE_IS_FINDING (self));
  g_return_if_fail (title != NULL);

  g_free (self->title);
  self->title = ossicle_dup_printable (title, FALSE);
}

/**
 * ossicle_finding_add_reason:
 * @self: a finding
 * @against: whether it speaks against the finding
 * @text: one sentence in the person's language
 * @facts: (nullable): names of the facts it rests on, %NULL-terminated
 */
void
ossicle_finding_add_reason (OssicleFinding *self,
                            gboolean against,
                            const char *text,
                            const char *const *facts)
{
  static const char *const none[] = { NULL };
  OssicleReason *reason;

  g_return_if_fail (OSSICLE_IS_FINDING (self));
  g_return_if_fail (text != NULL);

  reason = g_new0 (OssicleReason, 1);
  reason->against = against;
  reason->text = ossicle_dup_printable (text, FALSE);
  reason->facts = g_strdupv ((char **) (facts != NULL ? facts : none));
  g_ptr_array_add (self->reasons, reason);
}

/**
 * ossicle_finding_add_first_step:
 * @self: a finding
 * @text: one thing to do before all others, in the person's language
 */
void
ossicle_finding_add_first_step (OssicleFinding *self, const char *text)
{
  g_return_if_fail (OSSICLE_IS_FINDING (self));
  g_return_if_fail (text != NULL);

  g_ptr_array_insert (self->steps, 0, ossicle_dup_printable (text, FALSE));
}

/**
 * ossicle_finding_add_step:
 * @self: a finding
 * @text: one thing to do, in the person's language; steps are done in the order they are added
 */
void
ossicle_finding_add_step (OssicleFinding *self, const char *text)
{
  g_return_if_fail (OSSICLE_IS_FINDING (self));
  g_return_if_fail (text != NULL);

  add_string (self->steps, text);
}

/**
 * ossicle_finding_set_decide:
 * @self: a finding
 * @text: (nullable): the one check that would decide whether the finding holds
 */
void
ossicle_finding_set_decide (OssicleFinding *self, const char *text)
{
  g_return_if_fail (OSSICLE_IS_FINDING (self));

  g_free (self->decide);
  self->decide = text != NULL ? ossicle_dup_printable (text, FALSE) : NULL;
}

/**
 * ossicle_finding_add_ask:
 * @self: a finding
 * @text: what to ask the person whose request failed
 */
void
ossicle_finding_add_ask (OssicleFinding *self, const char *text)
{
  g_return_if_fail (OSSICLE_IS_FINDING (self));
  g_return_if_fail (text != NULL);

  add_string (self->asks, text);
}

/**
 * ossicle_finding_get_rule:
 * @self: a finding
 *
 * Returns: (transfer none): the rule's name, an interned string
 */
const char *
ossicle_finding_get_rule (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), NULL);

  return self->rule;
}

/**
 * ossicle_finding_get_verdict:
 * @self: a finding
 *
 * Returns: how sure it is
 */
OssicleVerdict
ossicle_finding_get_verdict (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), OSSICLE_VERDICT_POSSIBLE);

  return self->verdict;
}

/**
 * ossicle_finding_get_title:
 * @self: a finding
 *
 * Returns: (transfer none): what is wrong, in a few words of the person's language
 */
const char *
ossicle_finding_get_title (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), NULL);

  return self->title;
}

/**
 * ossicle_finding_get_reasons:
 * @self: a finding
 *
 * Returns: (transfer none) (element-type OssicleReason): for and against, in order
 */
GPtrArray *
ossicle_finding_get_reasons (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), NULL);

  return self->reasons;
}

/**
 * ossicle_finding_get_steps:
 * @self: a finding
 *
 * Returns: (transfer none): what mends it, %NULL-terminated, in the order to try
 */
const char *const *
ossicle_finding_get_steps (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), NULL);

  return (const char *const *) self->steps->pdata;
}

/**
 * ossicle_finding_get_decide:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the one check that would decide whether it holds
 */
const char *
ossicle_finding_get_decide (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), NULL);

  return self->decide;
}

/**
 * ossicle_finding_get_asks:
 * @self: a finding
 *
 * Returns: (transfer none): what to ask the person whose request failed, %NULL-terminated
 */
const char *const *
ossicle_finding_get_asks (OssicleFinding *self)
{
  g_return_val_if_fail (OSSICLE_IS_FINDING (self), NULL);

  return (const char *const *) self->asks->pdata;
}

/**
 * ossicle_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): "cause", "possible" or "ruled-out", never translated
 */
const char *
ossicle_verdict_to_string (OssicleVerdict verdict)
{
  switch (verdict)
    {
    case OSSICLE_VERDICT_CAUSE:
      return "cause";
    case OSSICLE_VERDICT_POSSIBLE:
      return "possible";
    case OSSICLE_VERDICT_RULED_OUT:
      return "ruled-out";
    default:
      g_return_val_if_reached ("possible");
    }
}
