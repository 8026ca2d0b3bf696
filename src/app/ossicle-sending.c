/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-sending.h"

/* A bar need not be told of every piece that comes. */
#define PROGRESS_INTERVAL (50 * 1000)

struct _OssicleSending
{
  GObject parent_instance;

  GCancellable *cancellable;
  double fraction; /* below 0 where the whole is not known */
  char *progress;
  gint64 progress_time;
};

G_DEFINE_FINAL_TYPE (OssicleSending, ossicle_sending, G_TYPE_OBJECT)

enum { PROP_0, PROP_PROGRESS, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
ossicle_sending_finalize (GObject *object)
{
  OssicleSending *self = OSSICLE_SENDING (object);

  g_object_unref (self->cancellable);
  g_free (self->progress);

  G_OBJECT_CLASS (ossicle_sending_parent_class)->finalize (object);
}

static void
ossicle_sending_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, OSSICLE_SENDING (object)->progress);
}

static void
ossicle_sending_class_init (OssicleSendingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_sending_finalize;
  object_class->get_property = ossicle_sending_get_property;

  properties[PROP_PROGRESS] = g_param_spec_string ("progress", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_sending_init (OssicleSending *self)
{
  self->cancellable = g_cancellable_new ();
  self->fraction = -1.0;
  self->progress = g_strdup (_ ("Sending…"));
}

OssicleSending *
ossicle_sending_new (void)
{
  return g_object_new (OSSICLE_TYPE_SENDING, NULL);
}

/**
 * ossicle_sending_report:
 * @self: a request under way
 * @sent: bytes of its body that went out
 * @received: bytes of the answer's body that came in
 * @total: how many the answer announced, or -1
 *
 * "progress" is notified of some of these only.
 */
void
ossicle_sending_report (OssicleSending *self, guint64 sent, guint64 received, gint64 total)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *size = NULL;

  g_return_if_fail (OSSICLE_IS_SENDING (self));

  if (now - self->progress_time < PROGRESS_INTERVAL)
    return;

  self->progress_time = now;
  self->fraction = total > 0 && received > 0 ? MIN ((double) received / (double) total, 1.0) : -1.0;
  size = g_format_size (received > 0 ? received : sent);
  g_free (self->progress);
  self->progress = received > 0
                     /* Translators: an amount such as "3.2 MB" */
                     ? g_strdup_printf (_ ("%s received"), size)
                     /* Translators: an amount such as "3.2 MB" */
                     : g_strdup_printf (_ ("%s sent"), size);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/* From 0 to 1, or less where the whole is not known. */
double
ossicle_sending_get_fraction (OssicleSending *self)
{
  g_return_val_if_fail (OSSICLE_IS_SENDING (self), -1.0);

  return self->fraction;
}

const char *
ossicle_sending_get_progress (OssicleSending *self)
{
  g_return_val_if_fail (OSSICLE_IS_SENDING (self), NULL);

  return self->progress;
}

GCancellable *
ossicle_sending_get_cancellable (OssicleSending *self)
{
  g_return_val_if_fail (OSSICLE_IS_SENDING (self), NULL);

  return self->cancellable;
}

void
ossicle_sending_cancel (OssicleSending *self)
{
  g_return_if_fail (OSSICLE_IS_SENDING (self));

  g_cancellable_cancel (self->cancellable);
}
