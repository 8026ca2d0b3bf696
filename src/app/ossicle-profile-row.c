/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-profile-row.h"
#include "ossicle-profile-words.h"

struct _OssicleProfileRow
{
  AdwActionRow parent_instance;

  GtkWidget *remove_button;

  OssicleProfile *profile;
};

G_DEFINE_FINAL_TYPE (OssicleProfileRow, ossicle_profile_row, ADW_TYPE_ACTION_ROW)

static void
ossicle_profile_row_dispose (GObject *object)
{
  OssicleProfileRow *self = OSSICLE_PROFILE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), OSSICLE_TYPE_PROFILE_ROW);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (ossicle_profile_row_parent_class)->dispose (object);
}

static void
ossicle_profile_row_class_init (OssicleProfileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_profile_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/profile-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleProfileRow, remove_button);
}

static void
ossicle_profile_row_init (OssicleProfileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ossicle_profile_row_new (OssicleProfile *profile)
{
  OssicleProfileRow *self = g_object_new (OSSICLE_TYPE_PROFILE_ROW, NULL);
  const char *name = ossicle_profile_get_name (profile);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *summary = ossicle_profile_words_dup_summary (profile, now);
  g_autofree char *subtitle = g_markup_escape_text (summary, -1);
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), name);

  self->profile = g_object_ref (profile);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s",
                                    ossicle_profile_get_id (profile));

  return GTK_WIDGET (self);
}

OssicleProfile *
ossicle_profile_row_get_profile (OssicleProfileRow *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILE_ROW (self), NULL);

  return self->profile;
}
