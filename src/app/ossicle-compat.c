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
file_dialog_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
open_file (GTask *task, GtkWindow *parent, const char *title)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_open (dialog, parent, NULL, file_dialog_cb, task);
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

static void
open_file (GTask *task, GtkWindow *parent, const char *title)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

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
  open_file (task, parent, title);
}

GFile *
ossicle_compat_open_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
