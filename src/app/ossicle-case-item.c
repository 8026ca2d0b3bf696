/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "core/handover/ossicle-redaction.h"
#include "ossicle-case-item.h"
#include "ossicle-words.h"

struct _OssicleCaseItem
{
  OssicleListItem parent_instance;

  OssicleCase *case_; /* or NULL */
  OssicleSource *source;
  OssicleExchange *exchange;          /* or NULL */
  OssicleRequest *unsigned_request;   /* what was sent, before it was signed, or NULL */
  OssicleSigningChoice *sent_signing; /* how it was signed, or NULL */
  OssicleRequest *request;            /* as it is being edited, or NULL */
  OssicleSendOptions *options;        /* or NULL */
  OssicleSigningChoice *signing;      /* as it is being chosen, or NULL */
  char *header_text;                  /* where a line of it is no header yet */
  GFile *save_to;                     /* or NULL */
  OssicleSending *sending;            /* or NULL */
  OssicleWorksheet *worksheet;        /* of the signature that was sent, or NULL */
  GError *fault;                      /* why it was not sent, or NULL */
  OssicleGuesses guesses;             /* of the request that the case tells */
};

G_DEFINE_FINAL_TYPE (OssicleCaseItem, ossicle_case_item, OSSICLE_TYPE_LIST_ITEM)

enum { PROP_0, PROP_SENDING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
ossicle_case_item_dispose (GObject *object)
{
  OssicleCaseItem *self = OSSICLE_CASE_ITEM (object);

  g_clear_object (&self->case_);
  g_clear_object (&self->source);
  g_clear_object (&self->exchange);
  g_clear_object (&self->unsigned_request);
  g_clear_pointer (&self->sent_signing, ossicle_signing_choice_free);
  g_clear_object (&self->request);
  g_clear_pointer (&self->options, ossicle_send_options_free);
  g_clear_pointer (&self->signing, ossicle_signing_choice_free);
  g_clear_pointer (&self->header_text, g_free);
  g_clear_object (&self->save_to);
  g_clear_object (&self->sending);
  g_clear_object (&self->worksheet);
  g_clear_error (&self->fault);

  G_OBJECT_CLASS (ossicle_case_item_parent_class)->dispose (object);
}

static void
ossicle_case_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, OSSICLE_CASE_ITEM (object)->sending);
}

static void
ossicle_case_item_class_init (OssicleCaseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ossicle_case_item_dispose;
  object_class->get_property = ossicle_case_item_get_property;

  properties[PROP_SENDING] = g_param_spec_object ("sending", NULL, NULL, OSSICLE_TYPE_SENDING,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_case_item_init (OssicleCaseItem *self)
{
}

/* The first of these facts that the case has. */
static const char *
first_value (OssicleCase *case_, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const char *value = ossicle_case_get_value (case_, *names);

      if (value != NULL && *value != '\0')
        return value;
    }

  return NULL;
}

static const char *
get_title (OssicleCase *case_)
{
  static const char *const names[] = { OSSICLE_FACT_CODE, OSSICLE_FACT_REQUEST_ID,
                                       OSSICLE_FACT_REQUEST_ID_MASKED, NULL };
  OssicleCaseKind kind = ossicle_case_get_kind (case_);
  const char *title = NULL;

  if (kind == OSSICLE_CASE_NOT_OSS)
    title = ossicle_case_get_answerer (case_);
  else if (kind == OSSICLE_CASE_ERROR)
    title = first_value (case_, names);

  return title != NULL ? title : ossicle_words_for_kind (kind);
}

/* What was said, else where, else when, as times are written for people. */
static char *
dup_subtitle (OssicleCase *case_)
{
  static const char *const names[] = { OSSICLE_FACT_MESSAGE, OSSICLE_FACT_HOST, OSSICLE_FACT_URL,
                                       NULL };
  const char *text = first_value (case_, names);
  const char *iso = ossicle_case_get_value (case_, OSSICLE_FACT_REQUEST_TIME);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;

  if (text != NULL)
    return ossicle_dup_printable (text, FALSE);
  if (iso == NULL)
    return NULL;

  time = g_date_time_new_from_iso8601 (iso, utc);

  return time != NULL ? ossicle_words_dup_times (g_date_time_to_unix (time) * 1000)
                      : ossicle_dup_printable (iso, FALSE);
}

static char *
dup_badge (OssicleCase *case_)
{
  guint status = ossicle_case_get_status (case_);

  return status != 0 ? g_strdup_printf ("%u", status) : NULL;
}

/* What the text around the case tells of its request. */
static OssicleRequest *
build_told_request (OssicleCaseItem *self)
{
  g_autoptr (OssicleToldRequest) told = ossicle_told_request_find (self->case_, self->source);

  if (told == NULL)
    return NULL;
  self->guesses = told->guesses;
  if (self->options == NULL)
    self->options = g_steal_pointer (&told->options);

  return g_object_ref (told->request);
}

static OssicleRequest *
build_own_request (OssicleCaseItem *self)
{
  if (self->unsigned_request != NULL)
    return ossicle_request_copy (self->unsigned_request);
  if (self->exchange != NULL)
    return ossicle_request_copy (ossicle_exchange_get_request (self->exchange));

  return self->case_ != NULL ? build_told_request (self) : NULL;
}

/**
 * ossicle_case_item_new:
 * @case_: (nullable): a case, or %NULL for a source without one
 * @source: where it was read
 *
 * Returns: (transfer full): its row
 */
OssicleCaseItem *
ossicle_case_item_new (OssicleCase *case_, OssicleSource *source)
{
  OssicleCaseItem *self;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *badge = NULL;

  g_return_val_if_fail (OSSICLE_IS_SOURCE (source), NULL);

  subtitle = case_ != NULL ? dup_subtitle (case_)
                           : g_strdup (_ ("What was looked for, and what to ask for"));
  title = case_ != NULL ? ossicle_dup_printable (get_title (case_), FALSE)
                        : g_strdup (_ ("No Error Found"));
  badge = case_ != NULL ? dup_badge (case_) : NULL;

  self = g_object_new (OSSICLE_TYPE_CASE_ITEM, "title", title, "subtitle", subtitle, "badge", badge,
                       NULL);
  g_set_object (&self->case_, case_);
  self->source = g_object_ref (source);

  return self;
}

OssicleCase *
ossicle_case_item_get_case (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->case_;
}

OssicleSource *
ossicle_case_item_get_source (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->source;
}

/**
 * ossicle_case_item_new_for_exchange:
 * @case_: what the exchange became
 * @source: the answer, as the case's spans count it
 * @exchange: what was sent and what came
 * @options: how it was sent
 * @unsigned_request: (nullable): the request before it was signed for @exchange, where it was
 * @signing: (nullable): how it was signed, and is to be signed again
 *
 * Returns: (transfer full): its row
 */
OssicleCaseItem *
ossicle_case_item_new_for_exchange (OssicleCase *case_,
                                    OssicleSource *source,
                                    OssicleExchange *exchange,
                                    const OssicleSendOptions *options,
                                    OssicleRequest *unsigned_request,
                                    const OssicleSigningChoice *signing)
{
  OssicleCaseItem *self;

  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (exchange), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = ossicle_case_item_new (case_, source);
  self->exchange = g_object_ref (exchange);
  self->options = ossicle_send_options_copy (options);
  self->options->trust_anyway = FALSE; /* it is given for one exchange */
  g_set_object (&self->unsigned_request, unsigned_request);
  if (signing != NULL)
    self->sent_signing = ossicle_signing_choice_copy (signing);
  ossicle_case_item_reset_request (self);

  return self;
}

/**
 * ossicle_case_item_was_signed_here:
 * @self: a row
 *
 * Returns: whether what was sent was signed by this program
 */
gboolean
ossicle_case_item_was_signed_here (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), FALSE);

  return self->sent_signing != NULL && ossicle_signing_choice_signs (self->sent_signing);
}

/* Without the query: it may hold a signature, and is too long for a row. */
static char *
dup_place (OssicleRequest *request)
{
  const char *url = ossicle_request_get_url (request);
  g_autofree char *place = g_strndup (url, strcspn (url, "?#"));
  g_autofree char *redacted = ossicle_redact_url (place);

  return *redacted != '\0' ? ossicle_dup_printable (redacted, FALSE) : NULL;
}

/* A row without an answer is known by where its request goes. */
static void
show_request (OssicleCaseItem *self, OssicleRequest *request)
{
  g_autofree char *place = dup_place (request);
  g_autofree char *method = ossicle_dup_printable (ossicle_request_get_method (request), FALSE);

  g_object_set (self, "subtitle", place != NULL ? place : _ ("Not sent yet"), "badge", method,
                NULL);
}

/**
 * ossicle_case_item_new_for_request:
 * @source: what it was imported from; may be empty
 * @request: a request that nobody has sent yet
 * @options: (nullable): how it is to be sent
 *
 * Returns: (transfer full): its row
 */
OssicleCaseItem *
ossicle_case_item_new_for_request (OssicleSource *source,
                                   OssicleRequest *request,
                                   const OssicleSendOptions *options)
{
  OssicleCaseItem *self;

  g_return_val_if_fail (OSSICLE_IS_SOURCE (source), NULL);
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  self = g_object_new (OSSICLE_TYPE_CASE_ITEM, "title", _ ("Request"), NULL);
  self->source = g_object_ref (source);
  ossicle_case_item_set_request (self, request, options);

  return self;
}

/* What was sent and what came of it; NULL where the case was not sent from here. */
OssicleExchange *
ossicle_case_item_get_exchange (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->exchange;
}

/**
 * ossicle_case_item_get_request:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the request as it would be sent now: as the person left it,
 *   or as it was sent, or as the case tells it
 */
OssicleRequest *
ossicle_case_item_get_request (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  if (self->request == NULL)
    self->request = build_own_request (self);

  return self->request;
}

const OssicleSendOptions *
ossicle_case_item_get_options (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  if (self->options == NULL)
    self->options = ossicle_send_options_new ();

  return self->options;
}

/* Keeps what the person is writing; the case itself stays as it is. */
void
ossicle_case_item_set_request (OssicleCaseItem *self,
                               OssicleRequest *request,
                               const OssicleSendOptions *options)
{
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  g_set_object (&self->request, request);
  if (self->case_ == NULL)
    show_request (self, request);
  if (options != NULL)
    {
      OssicleSendOptions *copy = ossicle_send_options_copy (options);

      ossicle_send_options_free (self->options);
      self->options = copy;
    }
}

/**
 * ossicle_case_item_get_signing:
 * @self: a row
 *
 * Returns: (transfer none): how the request would be signed now
 */
const OssicleSigningChoice *
ossicle_case_item_get_signing (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  if (self->signing == NULL)
    self->signing = ossicle_signing_choice_new (OSSICLE_SIGNATURE_NONE,
                                                OSSICLE_SIGNATURE_IN_HEADER);

  return self->signing;
}

void
ossicle_case_item_set_signing (OssicleCaseItem *self, const OssicleSigningChoice *signing)
{
  OssicleSigningChoice *copy;

  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));
  g_return_if_fail (signing != NULL);

  copy = ossicle_signing_choice_copy (signing);
  ossicle_signing_choice_free (self->signing);
  self->signing = copy;
}

/* What of the request that the case tells was guessed, or is missing. */
OssicleGuesses
ossicle_case_item_get_guesses (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), 0);

  return ossicle_case_item_get_request (self) != NULL ? self->guesses : 0;
}

/* Forgets what the person wrote over the request of a case, and chose for it. */
void
ossicle_case_item_reset_request (OssicleCaseItem *self)
{
  g_autoptr (OssicleRequest) own = NULL;

  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));

  own = build_own_request (self);
  if (own != NULL)
    g_set_object (&self->request, own);
  g_clear_pointer (&self->signing, ossicle_signing_choice_free);
  if (self->sent_signing != NULL)
    self->signing = ossicle_signing_choice_copy (self->sent_signing);
  g_clear_pointer (&self->header_text, g_free);
  g_clear_object (&self->save_to);
}

/* The headers as they were left, where a line is none that the request could have; or NULL. */
const char *
ossicle_case_item_get_header_text (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->header_text;
}

void
ossicle_case_item_set_header_text (OssicleCaseItem *self, const char *text)
{
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));

  if (g_strcmp0 (self->header_text, text) == 0)
    return;

  g_free (self->header_text);
  self->header_text = g_strdup (text);
}

/* Where the body of the next answer goes; or NULL. */
GFile *
ossicle_case_item_get_save_to (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->save_to;
}

void
ossicle_case_item_set_save_to (OssicleCaseItem *self, GFile *file)
{
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));

  g_set_object (&self->save_to, file);
}

/* The request on its way that the row stands for; NULL where its answer is there, or nothing was
 * sent. */
OssicleSending *
ossicle_case_item_get_sending (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->sending;
}

void
ossicle_case_item_set_sending (OssicleCaseItem *self, OssicleSending *sending)
{
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));

  if (g_set_object (&self->sending, sending))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENDING]);
}

/**
 * ossicle_case_item_get_worksheet:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): every step of the signature that was sent, its tokens
 *   covered; %NULL where it was not signed here
 */
OssicleWorksheet *
ossicle_case_item_get_worksheet (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->worksheet;
}

void
ossicle_case_item_set_worksheet (OssicleCaseItem *self, OssicleWorksheet *worksheet)
{
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));

  g_set_object (&self->worksheet, worksheet);
}

/* Why the request could not be sent when that was tried last, or NULL. */
const GError *
ossicle_case_item_get_fault (OssicleCaseItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (self), NULL);

  return self->fault;
}

void
ossicle_case_item_set_fault (OssicleCaseItem *self, const GError *fault)
{
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (self));

  g_clear_error (&self->fault);
  if (fault != NULL)
    self->fault = g_error_copy (fault);
}
