/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-send-options.h"

G_DEFINE_BOXED_TYPE (OssicleSendOptions,
                     ossicle_send_options,
                     ossicle_send_options_copy,
                     ossicle_send_options_free)

/**
 * ossicle_send_options_new:
 *
 * Returns: (transfer full): the careful way: no redirect followed, no bad certificate trusted,
 *   nothing decoded
 */
OssicleSendOptions *
ossicle_send_options_new (void)
{
  OssicleSendOptions *self = g_new0 (OssicleSendOptions, 1);

  self->timeout = OSSICLE_SEND_OPTIONS_TIMEOUT;
  self->max_body = OSSICLE_SEND_OPTIONS_MAX_BODY;
  self->resolve = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * ossicle_send_options_copy:
 * @self: options
 *
 * Returns: (transfer full): a deep copy
 */
OssicleSendOptions *
ossicle_send_options_copy (const OssicleSendOptions *self)
{
  OssicleSendOptions *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->proxy = g_strdup (self->proxy);
  copy->ca_file = g_strdup (self->ca_file);
  copy->resolve = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->resolve->len; i++)
    g_ptr_array_add (copy->resolve, g_strdup (g_ptr_array_index (self->resolve, i)));

  return copy;
}

/**
 * ossicle_send_options_free:
 * @self: (nullable): options
 */
void
ossicle_send_options_free (OssicleSendOptions *self)
{
  if (self == NULL)
    return;

  g_free (self->proxy);
  g_free (self->ca_file);
  g_ptr_array_unref (self->resolve);
  g_free (self);
}
