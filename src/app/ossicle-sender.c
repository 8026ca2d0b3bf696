/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/signing/ossicle-earlier-signature.h"
#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "net/exchange/ossicle-exchange-tokens.h"
#include "ossicle-sender.h"

struct _OssicleSender
{
  GObject parent_instance;

  OssicleCatalogue *catalogue;
  OssicleProfiles *profiles; /* or NULL: then nothing can be signed */
  GPtrArray *sendings;       /* those under way */
};

G_DEFINE_FINAL_TYPE (OssicleSender, ossicle_sender, G_TYPE_OBJECT)

enum { BEGAN, SENT, N_SIGNALS };

static guint signals[N_SIGNALS];

/* One request on its way. */
typedef struct
{
  OssicleSender *sender;
  OssicleCaseItem *pending;
  OssicleSending *sending;
  GFile *save_to;              /* or NULL */
  OssicleWorksheet *worksheet; /* of the signature, or NULL */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->sender);
  g_clear_object (&job->pending);
  g_clear_object (&job->sending);
  g_clear_object (&job->save_to);
  g_clear_object (&job->worksheet);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static OssicleCaseItem *
create_item (Job *job, OssicleExchange *exchange)
{
  OssicleCatalogue *catalogue = job->sender->catalogue;
  OssicleCaseItem *item;
  const OssicleSigningChoice *signing = ossicle_case_item_get_signing (job->pending);
  gboolean first = ossicle_exchange_get_previous (exchange) == NULL;
  g_autoptr (OssicleRequest) bare = NULL;
  g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
  g_autoptr (OssicleCase) case_ = ossicle_exchange_to_case (exchange, source, catalogue,
                                                            g_get_real_time () / G_USEC_PER_SEC);

  if (first && job->worksheet != NULL)
    ossicle_worksheet_add_to_case (job->worksheet, case_);
  /* Where a redirect led is another request: the signature that came along is not its own. */
  bare = ossicle_request_copy (first ? ossicle_case_item_get_request (job->pending)
                                     : ossicle_exchange_get_request (exchange));
  if (!first && ossicle_signing_choice_signs (signing))
    ossicle_earlier_signature_remove (bare);

  item = ossicle_case_item_new_for_exchange (
    case_, source, exchange, ossicle_case_item_get_options (job->pending), bare, signing);
  if (first)
    ossicle_case_item_set_worksheet (item, job->worksheet);

  return item;
}

/* The last one first, and under it those whose redirects led there. */
static GListModel *
create_items (Job *job, OssicleExchange *exchange)
{
  GListStore *items = g_list_store_new (OSSICLE_TYPE_CASE_ITEM);

  for (OssicleExchange *e = exchange; e != NULL; e = ossicle_exchange_get_previous (e))
    {
      g_autoptr (OssicleCaseItem) item = create_item (job, e);

      g_list_store_append (items, item);
    }

  return G_LIST_MODEL (items);
}

/* Nothing was sent: the request stands there again as it was, with the reason. */
static void
give_back (Job *job, const GError *error)
{
  g_autoptr (GListStore) items = g_list_store_new (OSSICLE_TYPE_CASE_ITEM);

  g_ptr_array_remove (job->sender->sendings, job->sending);
  ossicle_case_item_set_sending (job->pending, NULL);
  ossicle_case_item_set_fault (job->pending, error);
  g_object_set (job->pending, "title", _ ("Request"), NULL);
  g_list_store_append (items, job->pending);
  g_signal_emit (job->sender, signals[SENT], 0, job->pending, items);
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleExchange) exchange = ossicle_client_send_finish (result, &error);
  g_autoptr (OssicleTokenMask) mask = NULL;
  g_autoptr (GListModel) items = NULL;

  /* What is added to sign it may be what cannot be sent. */
  if (exchange == NULL)
    {
      give_back (job, error);
      return;
    }

  g_ptr_array_remove (job->sender->sendings, job->sending);
  ossicle_case_item_set_sending (job->pending, NULL);
  mask = ossicle_exchange_cover_tokens (exchange);
  if (job->worksheet != NULL)
    ossicle_worksheet_cover_tokens (job->worksheet, mask);
  items = create_items (job, exchange);
  g_signal_emit (job->sender, signals[SENT], 0, job->pending, items);
}

static void
progress_cb (guint64 sent, guint64 received, gint64 total, gpointer user_data)
{
  ossicle_sending_report (((Job *) user_data)->sending, sent, received, total);
}

static void
ossicle_sender_dispose (GObject *object)
{
  OssicleSender *self = OSSICLE_SENDER (object);

  ossicle_sender_cancel_all (self);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (ossicle_sender_parent_class)->dispose (object);
}

static void
ossicle_sender_finalize (GObject *object)
{
  g_ptr_array_unref (OSSICLE_SENDER (object)->sendings);

  G_OBJECT_CLASS (ossicle_sender_parent_class)->finalize (object);
}

static void
ossicle_sender_class_init (OssicleSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ossicle_sender_dispose;
  object_class->finalize = ossicle_sender_finalize;

  /* The row that stands for a request until its answer is there. */
  signals[BEGAN] = g_signal_new ("began", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, OSSICLE_TYPE_CASE_ITEM);
  /* That row, and those that came of it, the newest first. */
  signals[SENT] = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, OSSICLE_TYPE_CASE_ITEM, G_TYPE_LIST_MODEL);
}

static void
ossicle_sender_init (OssicleSender *self)
{
  self->sendings = g_ptr_array_new_with_free_func (g_object_unref);
}

OssicleSender *
ossicle_sender_new (OssicleCatalogue *catalogue)
{
  OssicleSender *self;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (OSSICLE_TYPE_SENDER, NULL);
  self->catalogue = g_object_ref (catalogue);

  return self;
}

static OssicleCaseItem *
create_pending (OssicleRequest *request,
                const OssicleSendOptions *options,
                const OssicleSigningChoice *signing)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (OssicleSource) source = ossicle_source_new (nothing, NULL);
  g_autoptr (OssicleRequest) copy = ossicle_request_copy (request);
  OssicleCaseItem *pending = ossicle_case_item_new_for_request (source, copy, options);

  if (signing != NULL)
    ossicle_case_item_set_signing (pending, signing);
  g_object_set (pending, "title", _ ("Sending…"), NULL);

  return pending;
}

OssicleProfiles *
ossicle_sender_get_profiles (OssicleSender *self)
{
  g_return_val_if_fail (OSSICLE_IS_SENDER (self), NULL);

  return self->profiles;
}

/* Those whose access keys sign. */
void
ossicle_sender_set_profiles (OssicleSender *self, OssicleProfiles *profiles)
{
  g_return_if_fail (OSSICLE_IS_SENDER (self));
  g_return_if_fail (OSSICLE_IS_PROFILES (profiles));

  g_set_object (&self->profiles, profiles);
}

static void
send (Job *job, OssicleRequest *outgoing)
{
  ossicle_client_send_async (outgoing, ossicle_case_item_get_options (job->pending), job->save_to,
                             progress_cb, job, ossicle_sending_get_cancellable (job->sending),
                             sent_cb, job);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  const OssicleSigningChoice *signing = ossicle_case_item_get_signing (job->pending);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleRequest)
    outgoing = ossicle_request_copy (ossicle_case_item_get_request (job->pending));
  g_autoptr (OssicleAccessKey)
    key = ossicle_profiles_open_finish (OSSICLE_PROFILES (object), result, &error);

  if (key != NULL)
    job->worksheet = ossicle_signing_choice_sign (signing, outgoing, key,
                                                  g_get_real_time () / G_USEC_PER_SEC, &error);
  if (job->worksheet != NULL)
    send (g_steal_pointer (&job), outgoing);
  else
    give_back (job, error);
}

/* Tries without the secret, which may take a question to the person: what else is missing is told
 * at once. */
static OssicleProfile *
find_profile (OssicleSender *self,
              OssicleRequest *request,
              const OssicleSigningChoice *signing,
              GError **error)
{
  g_autoptr (OssicleRequest) copy = ossicle_request_copy (request);
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  OssicleProfile *profile = self->profiles != NULL
                              ? ossicle_profiles_find_id (self->profiles, signing->profile)
                              : NULL;

  if (profile != NULL)
    key = ossicle_access_key_new (ossicle_profile_get_access_key_id (profile), NULL, NULL);
  worksheet = ossicle_signing_choice_sign (signing, copy, key, 0, error);

  return worksheet != NULL ? profile : NULL;
}

/**
 * ossicle_sender_send:
 * @self: a sender
 * @request: what to send, without the signature that @signing is to make
 * @options: how
 * @signing: (nullable): how to sign it, with the time of then
 * @save_to: (nullable): a file for the whole body of the answer
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR or %OSSICLE_SIGNING_ERROR
 *
 * Returns: whether it is under way; then "began" was emitted, and "sent" is going to be, also if it
 *   fails or is cancelled
 */
gboolean
ossicle_sender_send (OssicleSender *self,
                     OssicleRequest *request,
                     const OssicleSendOptions *options,
                     const OssicleSigningChoice *signing,
                     GFile *save_to,
                     GError **error)
{
  gboolean signs = ossicle_signing_choice_signs (signing);
  OssicleProfile *profile = NULL;
  Job *job;

  g_return_val_if_fail (OSSICLE_IS_SENDER (self), FALSE);
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);

  if (!ossicle_request_check (request, error))
    return FALSE;
  if (signs)
    profile = find_profile (self, request, signing, error);
  if (signs && profile == NULL)
    return FALSE;

  job = g_new0 (Job, 1);
  job->sender = g_object_ref (self);
  job->sending = ossicle_sending_new ();
  job->pending = create_pending (request, options, signing);
  g_set_object (&job->save_to, save_to);
  g_ptr_array_add (self->sendings, g_object_ref (job->sending));
  ossicle_case_item_set_sending (job->pending, job->sending);
  if (signs)
    ossicle_profiles_open_async (self->profiles, profile,
                                 ossicle_sending_get_cancellable (job->sending), opened_cb, job);
  else
    send (job, request);
  g_signal_emit (self, signals[BEGAN], 0, job->pending);

  return TRUE;
}

guint
ossicle_sender_get_n_sending (OssicleSender *self)
{
  g_return_val_if_fail (OSSICLE_IS_SENDER (self), 0);

  return self->sendings->len;
}

void
ossicle_sender_cancel_all (OssicleSender *self)
{
  g_return_if_fail (OSSICLE_IS_SENDER (self));

  for (guint i = 0; i < self->sendings->len; i++)
    ossicle_sending_cancel (g_ptr_array_index (self->sendings, i));
}
