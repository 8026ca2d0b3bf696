/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-laid-out.h"

#define PENDING "ossicle-laid-out"

typedef struct
{
  GtkWidget *owner; /* an ancestor of the widget: not kept alive, nor called once it is none */
  OssicleLaidOutFunc func;
} Call;

static void
run_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autofree Call *call = g_object_steal_data (G_OBJECT (widget), PENDING);

  if (call != NULL && gtk_widget_get_mapped (widget) &&
      gtk_widget_is_ancestor (widget, call->owner))
    call->func (call->owner);
}

static gboolean
wait_for_size_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  g_idle_add_once (run_cb, g_object_ref (widget));

  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, map_cb, NULL);
  gtk_widget_add_tick_callback (widget, wait_for_size_cb, NULL, NULL);
}

static void
wait_until_mapped (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget))
    map_cb (widget);
  else
    g_signal_connect_after (widget, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * ossicle_call_when_laid_out:
 * @widget: a view that shows more than fits in it
 * @owner: the template widget that it is a part of
 * @func: what to call; one and the same for @widget
 *
 * A view that is not in front has no size, and one that has just got it lays out its lines or rows
 * in idle handlers. Told to scroll before they are done, it goes to the wrong place or nowhere.
 * While a call is pending, another one is dropped.
 */
void
ossicle_call_when_laid_out (GtkWidget *widget, GtkWidget *owner, OssicleLaidOutFunc func)
{
  Call *call;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (owner));

  if (g_object_get_data (G_OBJECT (widget), PENDING) != NULL)
    return;

  call = g_new0 (Call, 1);
  call->owner = owner;
  call->func = func;
  g_object_set_data_full (G_OBJECT (widget), PENDING, call, g_free);
  wait_until_mapped (widget);
}
