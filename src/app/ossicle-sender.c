/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/signing/ossicle-earlier-signature.h"
#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "ossicle-sender.h"

/* A bar need not be told of every piece that comes. */
#define PROGRESS_INTERVAL (50 * 1000)

struct _OssicleSender
{
  GObject parent_instance;

  OssicleCatalogue *catalogue;
  OssicleAccessKeyLookup lookup;
  gpointer lookup_data;
  OssicleRequest *request; /* as it was written, not signed */
  OssicleSendOptions *options;
  OssicleSigningChoice *signing; /* or NULL */
  GCancellable *cancellable;
  gboolean sending;
  double fraction; /* below 0 where the whole is not known */
  char *progress;
  gint64 progress_time;
};

G_DEFINE_FINAL_TYPE (OssicleSender, ossicle_sender, G_TYPE_OBJECT)

enum { PROP_0, PROP_SENDING, PROP_FRACTION, PROP_PROGRESS, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SENT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_sending (OssicleSender *self, gboolean sending)
{
  self->sending = sending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENDING]);
}

static void
set_progress (OssicleSender *self, double fraction, char *progress)
{
  self->fraction = fraction;
  g_free (self->progress);
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static OssicleCaseItem *
create_item (OssicleSender *self, OssicleExchange *exchange)
{
  gboolean first = ossicle_exchange_get_previous (exchange) == NULL;
  g_autoptr (OssicleRequest) bare = NULL;
  g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
  g_autoptr (OssicleCase) case_ = ossicle_exchange_to_case (exchange, source, self->catalogue,
                                                            g_get_real_time () / G_USEC_PER_SEC);

  /* Where a redirect led is another request: the signature that came along is not its own. */
  bare = ossicle_request_copy (first ? self->request : ossicle_exchange_get_request (exchange));
  if (!first && ossicle_signing_choice_signs (self->signing))
    ossicle_earlier_signature_remove (bare);

  return ossicle_case_item_new_for_exchange (case_, source, exchange, self->options, bare,
                                             self->signing);
}

/* The last one first, and under it those whose redirects led there. */
static GListModel *
create_items (OssicleSender *self, OssicleExchange *exchange)
{
  GListStore *items = g_list_store_new (OSSICLE_TYPE_CASE_ITEM);

  for (OssicleExchange *e = exchange; e != NULL; e = ossicle_exchange_get_previous (e))
    {
      g_autoptr (OssicleCaseItem) item = create_item (self, e);

      g_list_store_append (items, item);
    }

  return G_LIST_MODEL (items);
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleSender) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleExchange) exchange = ossicle_client_send_finish (result, &error);
  g_autoptr (GListModel) items = NULL;

  g_clear_object (&self->cancellable);
  set_sending (self, FALSE);
  if (exchange == NULL || self->catalogue == NULL)
    return;

  items = create_items (self, exchange);
  g_signal_emit (self, signals[SENT], 0, items);
}

static void
progress_cb (guint64 sent, guint64 received, gint64 total, gpointer user_data)
{
  OssicleSender *self = OSSICLE_SENDER (user_data);
  gint64 now = g_get_monotonic_time ();
  g_autofree char *out = NULL;
  g_autofree char *in = NULL;
  double fraction = total > 0 ? (double) received / (double) total : -1.0;

  if (now - self->progress_time < PROGRESS_INTERVAL)
    return;

  self->progress_time = now;
  out = g_format_size (sent);
  in = g_format_size (received);
  if (received > 0)
    /* Translators: an amount such as "3.2 MB" */
    set_progress (self, MIN (fraction, 1.0), g_strdup_printf (_ ("%s received"), in));
  else
    /* Translators: an amount such as "3.2 MB" */
    set_progress (self, -1.0, g_strdup_printf (_ ("%s sent"), out));
}

static void
ossicle_sender_dispose (GObject *object)
{
  OssicleSender *self = OSSICLE_SENDER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->request);
  g_clear_pointer (&self->options, ossicle_send_options_free);
  g_clear_pointer (&self->signing, ossicle_signing_choice_free);
  g_clear_pointer (&self->progress, g_free);

  G_OBJECT_CLASS (ossicle_sender_parent_class)->dispose (object);
}

static void
ossicle_sender_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleSender *self = OSSICLE_SENDER (object);

  switch (prop_id)
    {
    case PROP_SENDING:
      g_value_set_boolean (value, self->sending);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_PROGRESS:
      g_value_set_string (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_sender_class_init (OssicleSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ossicle_sender_dispose;
  object_class->get_property = ossicle_sender_get_property;

  properties[PROP_SENDING] = g_param_spec_boolean ("sending", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1.0, 1.0, -1.0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] = g_param_spec_string ("progress", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The rows that came of it, the newest first. */
  signals[SENT] = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
}

static void
ossicle_sender_init (OssicleSender *self)
{
  self->fraction = -1.0;
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

/**
 * ossicle_sender_set_access_keys:
 * @self: a sender
 * @lookup: finds the access key of a profile, when something is to be signed with it
 * @data: handed to @lookup
 */
void
ossicle_sender_set_access_keys (OssicleSender *self, OssicleAccessKeyLookup lookup, gpointer data)
{
  g_return_if_fail (OSSICLE_IS_SENDER (self));

  self->lookup = lookup;
  self->lookup_data = data;
}

/* What goes out in place of @request: the same, signed now. */
static OssicleRequest *
create_signed (OssicleSender *self,
               OssicleRequest *request,
               const OssicleSigningChoice *signing,
               GError **error)
{
  g_autoptr (OssicleRequest) copy = ossicle_request_copy (request);
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;

  if (!ossicle_signing_choice_signs (signing))
    return g_steal_pointer (&copy);

  if (self->lookup != NULL && signing->profile != NULL)
    key = self->lookup (signing->profile, self->lookup_data);
  worksheet = ossicle_signing_choice_sign (signing, copy, key, g_get_real_time () / G_USEC_PER_SEC,
                                           error);

  return worksheet != NULL ? g_steal_pointer (&copy) : NULL;
}

/**
 * ossicle_sender_send:
 * @self: a sender that is not sending
 * @request: what to send, without the signature that @signing is to make
 * @options: how
 * @signing: (nullable): how to sign it, with the time of now
 * @save_to: (nullable): a file for the whole body of the answer
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR or %OSSICLE_SIGNING_ERROR
 *
 * Returns: whether it is under way; then "sent" is emitted once, also if it fails or is cancelled
 */
gboolean
ossicle_sender_send (OssicleSender *self,
                     OssicleRequest *request,
                     const OssicleSendOptions *options,
                     const OssicleSigningChoice *signing,
                     GFile *save_to,
                     GError **error)
{
  g_autoptr (OssicleRequest) outgoing = NULL;

  g_return_val_if_fail (OSSICLE_IS_SENDER (self), FALSE);
  g_return_val_if_fail (!self->sending, FALSE);
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);

  if (!ossicle_request_check (request, error))
    return FALSE;
  outgoing = create_signed (self, request, signing, error);
  if (outgoing == NULL)
    return FALSE;

  g_clear_object (&self->request);
  self->request = ossicle_request_copy (request);
  g_clear_pointer (&self->options, ossicle_send_options_free);
  self->options = ossicle_send_options_copy (options);
  g_clear_pointer (&self->signing, ossicle_signing_choice_free);
  self->signing = signing != NULL ? ossicle_signing_choice_copy (signing) : NULL;
  self->cancellable = g_cancellable_new ();
  self->progress_time = 0;
  set_progress (self, -1.0, g_strdup (_ ("Sending…")));
  set_sending (self, TRUE);
  ossicle_client_send_async (outgoing, options, save_to, progress_cb, self, self->cancellable,
                             sent_cb, g_object_ref (self));

  return TRUE;
}

void
ossicle_sender_cancel (OssicleSender *self)
{
  g_return_if_fail (OSSICLE_IS_SENDER (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
ossicle_sender_get_sending (OssicleSender *self)
{
  g_return_val_if_fail (OSSICLE_IS_SENDER (self), FALSE);

  return self->sending;
}
