/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-compat.h"
#include "ossicle-options-box.h"
#include "ossicle-settings.h"

struct _OssicleOptionsBox
{
  AdwBin parent_instance;

  GtkSwitch *follow;
  GtkSwitch *decode;
  GtkSwitch *chunked;
  GtkSwitch *trust;
  GtkSwitch *confirm;
  GtkSpinButton *timeout;
  AdwEntryRow *proxy;
  AdwActionRow *save_row;
  GtkWidget *forget_button;

  OssicleSendOptions *options;
  GSettings *settings;
  GFile *save_to;
};

G_DEFINE_FINAL_TYPE (OssicleOptionsBox, ossicle_options_box, ADW_TYPE_BIN)

static void
set_save_to (OssicleOptionsBox *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *printable = name != NULL ? ossicle_dup_printable (name, FALSE) : NULL;

  g_set_object (&self->save_to, file);
  adw_action_row_set_subtitle (
    self->save_row, printable != NULL ? printable : _ ("Nowhere; its first megabyte is shown"));
  gtk_widget_set_visible (self->forget_button, file != NULL);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleOptionsBox) self = user_data;
  g_autoptr (GFile) file = ossicle_compat_save_file_finish (result, NULL);

  /* The window may have been closed meanwhile. */
  if (file != NULL && self->options != NULL)
    set_save_to (self, file);
}

static void
choose_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                  _ ("Save the Body of the Answer"), "body", file_chosen_cb,
                                  g_object_ref (widget));
}

static void
forget_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_save_to (OSSICLE_OPTIONS_BOX (widget), NULL);
}

static void
ossicle_options_box_dispose (GObject *object)
{
  OssicleOptionsBox *self = OSSICLE_OPTIONS_BOX (object);

  g_clear_pointer (&self->options, ossicle_send_options_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->save_to);

  G_OBJECT_CLASS (ossicle_options_box_parent_class)->dispose (object);
}

static void
ossicle_options_box_class_init (OssicleOptionsBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_options_box_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/options-box.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, follow);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, decode);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, chunked);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, trust);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, confirm);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, timeout);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, proxy);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, save_row);
  gtk_widget_class_bind_template_child (widget_class, OssicleOptionsBox, forget_button);

  gtk_widget_class_install_action (widget_class, "options.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "options.forget-file", NULL, forget_file_action);
}

static void
ossicle_options_box_init (OssicleOptionsBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->options = ossicle_send_options_new ();
  self->settings = ossicle_settings_new ();
  if (self->settings != NULL)
    g_settings_bind (self->settings, "confirm-changes", self->confirm, "active",
                     G_SETTINGS_BIND_DEFAULT);
  ossicle_options_box_set_options (self, self->options);
}

void
ossicle_options_box_set_options (OssicleOptionsBox *self, const OssicleSendOptions *options)
{
  OssicleSendOptions *copy;

  g_return_if_fail (OSSICLE_IS_OPTIONS_BOX (self));
  g_return_if_fail (options != NULL);

  /* They may be the very ones that are freed here. */
  copy = ossicle_send_options_copy (options);
  ossicle_send_options_free (self->options);
  self->options = copy;
  gtk_switch_set_active (self->follow, copy->follow_redirects);
  gtk_switch_set_active (self->decode, copy->decode);
  gtk_switch_set_active (self->chunked, copy->chunked);
  gtk_switch_set_active (self->trust, copy->trust_anyway);
  gtk_spin_button_set_value (self->timeout, copy->timeout);
  gtk_editable_set_text (GTK_EDITABLE (self->proxy), copy->proxy != NULL ? copy->proxy : "");
  set_save_to (self, NULL);
}

/* What stands in the box, and of the options that have no row there what came in. */
OssicleSendOptions *
ossicle_options_box_dup_options (OssicleOptionsBox *self)
{
  OssicleSendOptions *options;
  const char *proxy;

  g_return_val_if_fail (OSSICLE_IS_OPTIONS_BOX (self), NULL);

  options = ossicle_send_options_copy (self->options);
  options->follow_redirects = gtk_switch_get_active (self->follow);
  options->decode = gtk_switch_get_active (self->decode);
  options->chunked = gtk_switch_get_active (self->chunked);
  options->trust_anyway = gtk_switch_get_active (self->trust);
  gtk_spin_button_update (self->timeout);
  options->timeout = (guint) gtk_spin_button_get_value_as_int (self->timeout);
  proxy = gtk_editable_get_text (GTK_EDITABLE (self->proxy));
  /* An empty row does not tell the system's proxy from none: what came in does. */
  if (*proxy != '\0' || (options->proxy != NULL && *options->proxy != '\0'))
    {
      g_free (options->proxy);
      options->proxy = *proxy != '\0' ? g_strdup (proxy) : NULL;
    }

  return options;
}

GFile *
ossicle_options_box_get_save_to (OssicleOptionsBox *self)
{
  g_return_val_if_fail (OSSICLE_IS_OPTIONS_BOX (self), NULL);

  return self->save_to;
}

void
ossicle_options_box_set_save_to (OssicleOptionsBox *self, GFile *file)
{
  g_return_if_fail (OSSICLE_IS_OPTIONS_BOX (self));

  set_save_to (self, file);
}

/* Whether to ask before what may change data at the other end. */
gboolean
ossicle_options_box_get_confirm (OssicleOptionsBox *self)
{
  g_return_val_if_fail (OSSICLE_IS_OPTIONS_BOX (self), TRUE);

  return gtk_switch_get_active (self->confirm);
}
