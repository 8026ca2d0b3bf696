/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-send-bar.h"

#define PULSE_MS 100

struct _OssicleSendBar
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkProgressBar *progress;
  GtkButton *send_button;
  GtkWidget *cancel_button;

  OssicleSending *sending; /* or NULL */
  GSignalGroup *signals;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (OssicleSendBar, ossicle_send_bar, ADW_TYPE_BIN)

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (user_data));

  return G_SOURCE_CONTINUE;
}

static void
progress_cb (OssicleSendBar *self)
{
  double fraction = ossicle_sending_get_fraction (self->sending);

  gtk_progress_bar_set_text (self->progress, ossicle_sending_get_progress (self->sending));
  if (fraction >= 0.0)
    {
      g_clear_handle_id (&self->pulse_id, g_source_remove);
      gtk_progress_bar_set_fraction (self->progress, fraction);
    }
  else if (self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self->progress);
}

static void
ossicle_send_bar_dispose (GObject *object)
{
  OssicleSendBar *self = OSSICLE_SEND_BAR (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->sending);

  G_OBJECT_CLASS (ossicle_send_bar_parent_class)->dispose (object);
}

static gboolean
ossicle_send_bar_grab_focus (GtkWidget *widget)
{
  OssicleSendBar *self = OSSICLE_SEND_BAR (widget);

  return gtk_widget_grab_focus (self->sending != NULL ? self->cancel_button
                                                      : GTK_WIDGET (self->send_button));
}

static void
ossicle_send_bar_class_init (OssicleSendBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_send_bar_dispose;
  widget_class->grab_focus = ossicle_send_bar_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/send-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleSendBar, stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleSendBar, progress);
  gtk_widget_class_bind_template_child (widget_class, OssicleSendBar, send_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleSendBar, cancel_button);
}

static void
ossicle_send_bar_init (OssicleSendBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (OSSICLE_TYPE_SENDING);
  g_signal_group_connect_swapped (self->signals, "notify::progress", G_CALLBACK (progress_cb),
                                  self);
}

/* Whether it was sent before. */
void
ossicle_send_bar_set_again (OssicleSendBar *self, gboolean again)
{
  g_return_if_fail (OSSICLE_IS_SEND_BAR (self));

  gtk_button_set_label (self->send_button, again ? _ ("_Send Again") : _ ("_Send"));
}

/* sending: (nullable): the request on its way that is shown */
void
ossicle_send_bar_set_sending (OssicleSendBar *self, OssicleSending *sending)
{
  g_return_if_fail (OSSICLE_IS_SEND_BAR (self));

  g_set_object (&self->sending, sending);
  g_signal_group_set_target (self->signals, sending);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, sending != NULL ? "busy" : "idle");
  if (sending != NULL)
    progress_cb (self);
}
