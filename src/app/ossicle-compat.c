/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-compat.h"

#define WEBSITE "https://github.com/ossicle/ossicle"

/* Not what is installed counts but what the build allows: a build for the oldest versions has only
 * the older calls, whatever it is made on. */
#define HAVE_FILE_DIALOG 0
#if GTK_CHECK_VERSION(4, 10, 0)
#if GDK_VERSION_MAX_ALLOWED >= GDK_VERSION_4_10
#undef HAVE_FILE_DIALOG
#define HAVE_FILE_DIALOG 1
#endif
#endif

#if HAVE_FILE_DIALOG

static void
return_file (GTask *task, GFile *file, GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
open_dialog_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  return_file (user_data, file, error);
}

static void
save_dialog_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  return_file (user_data, file, error);
}

/* To save where there is a name to propose, to open where there is none. */
static void
choose_file (GTask *task, GtkWindow *parent, const char *title, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  if (name != NULL)
    gtk_file_dialog_save (dialog, parent, NULL, save_dialog_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, NULL, open_dialog_cb, task);
}

#else

static void
file_response_cb (GTask *owned, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GTask) task = owned;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
  g_object_unref (dialog);
}

/* To save where there is a name to propose, to open where there is none. */
static void
choose_file (GTask *task, GtkWindow *parent, const char *title, const char *name)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    title, parent, name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
    NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (file_response_cb), task);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
ossicle_compat_open_file_async (GtkWindow *parent,
                                const char *title,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, ossicle_compat_open_file_async);
  choose_file (task, parent, title, NULL);
}

GFile *
ossicle_compat_open_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
ossicle_compat_save_file_async (GtkWindow *parent,
                                const char *title,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (name != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, ossicle_compat_save_file_async);
  choose_file (task, parent, title, name);
}

GFile *
ossicle_compat_save_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer (GObject *dialog, gboolean go)
{
  g_autoptr (GTask) task = g_object_steal_data (dialog, "task");

  if (task != NULL)
    g_task_return_boolean (task, go);
}

static void
response_cb (GObject *dialog, const char *response)
{
  answer (dialog, g_str_equal (response, "go"));
}

/* The window was closed with the question in it. */
static void
destroy_cb (GObject *dialog)
{
  answer (dialog, FALSE);
}

static void
keep_task (gpointer dialog, GTask *task)
{
  g_object_set_data (dialog, "task", task);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroy_cb), NULL);
}

#if ADW_CHECK_VERSION(1, 5, 0)

static void
ask (GTask *task, GtkWindow *parent, const char *heading, const char *body, const char *label)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "go", label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "go");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  keep_task (dialog, task);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
}

#else

static void
ask (GTask *task, GtkWindow *parent, const char *heading, const char *body, const char *label)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "go", label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  keep_task (dialog, task);
  gtk_window_present (GTK_WINDOW (dialog));
}

#endif

/* Asks before something that cannot be undone; label is what the button that does it says. */
void
ossicle_compat_confirm_async (GtkWindow *parent,
                              const char *heading,
                              const char *body,
                              const char *label,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  /* Not of the window: a closed one must be able to go, and to take the question with it. */
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, ossicle_compat_confirm_async);
  ask (task, parent, heading, body, label);
}

gboolean
ossicle_compat_confirm_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
ossicle_compat_open_uri (GtkWindow *parent, const char *uri)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (uri != NULL);

#if HAVE_FILE_DIALOG
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, parent, NULL, NULL, NULL);
#else
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
#endif
}

void
ossicle_compat_show_about (GtkWindow *parent)
{
  const char *developers[] = { _ ("The Ossicle contributors"), NULL };

  g_return_if_fail (GTK_IS_WINDOW (parent));

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (adw_about_dialog_new ());
#else
  GtkWindow *about = g_object_new (ADW_TYPE_ABOUT_WINDOW, "modal", TRUE, "transient-for", parent,
                                   NULL);
#endif

  g_object_set (about, "application-name", _ ("Ossicle"), "application-icon", APPLICATION_ID,
                "version", PACKAGE_VERSION, "comments",
                _ ("Explains what Alibaba Cloud OSS answers when something fails. "
                   "Unofficial: not made or endorsed by the service’s operator."),
                "developer-name", developers[0], "developers", developers, "license-type",
                GTK_LICENSE_GPL_3_0, "website", WEBSITE, "issue-url", WEBSITE "/issues", NULL);

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_present (about);
#endif
}

/* GTK 4.8 does not tell a screen reader the title of an expander. */
GtkWidget *
ossicle_compat_expander_new (const char *title)
{
  GtkWidget *expander = gtk_expander_new (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);

  return expander;
}

/* What has the focus is the button inside, which nothing else names. */
void
ossicle_compat_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  g_return_if_fail (button != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
