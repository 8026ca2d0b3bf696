/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-application.h"
#include "ossicle-compat.h"
#include "ossicle-window.h"

struct _OssicleApplication
{
  AdwApplication parent_instance;

  OssicleCatalogue *catalogue;
  OssicleProfiles *profiles;
};

G_DEFINE_FINAL_TYPE (OssicleApplication, ossicle_application, ADW_TYPE_APPLICATION)

static OssicleWindow *
ensure_window (OssicleApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  GtkWindow *window = gtk_application_get_active_window (application);

  if (window == NULL)
    window = GTK_WINDOW (ossicle_window_new (application, self->catalogue, self->profiles));

  return OSSICLE_WINDOW (window);
}

/* A person's own entries stand beside the shipped ones; a broken file of theirs is told, and costs
 * nothing else. */
static void
load_own_entries (OssicleApplication *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "ossicle", "catalogue.xml",
                                            NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return;

  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  if (!ossicle_catalogue_add_own (self->catalogue, bytes, path, &error))
    g_message ("%s", error->message);
}

static void
ossicle_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (OSSICLE_APPLICATION (application))));
}

/* ossicle://code/NoSuchKey */
static char *
dup_linked_code (GFile *file)
{
  g_autofree char *text = g_file_get_uri (file);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *path;

  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "ossicle") != 0 ||
      g_strcmp0 (g_uri_get_host (uri), "code") != 0)
    return NULL;

  path = g_uri_get_path (uri);

  return *path == '/' && path[1] != '\0' ? g_strdup (path + 1) : NULL;
}

static void
ossicle_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  OssicleWindow *window = ensure_window (OSSICLE_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *code = dup_linked_code (files[i]);

      if (code != NULL)
        ossicle_window_show_code (window, code);
      else if (g_file_has_uri_scheme (files[i], "ossicle"))
        ossicle_window_add_toast (window, _ ("This link leads nowhere"));
      else
        ossicle_window_read_file (window, files[i]);
    }
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OssicleApplication *self = OSSICLE_APPLICATION (user_data);

  ossicle_compat_show_about (GTK_WINDOW (ensure_window (self)));
}

static void
install_actions (OssicleApplication *self)
{
  static const GActionEntry entries[] = {
    { "quit", quit_action },
    { "about", about_action },
  };
  const char *quit_accels[] = { "<Control>q", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_accels);
}

static void
ossicle_application_startup (GApplication *application)
{
  OssicleApplication *self = OSSICLE_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (ossicle_application_parent_class)->startup (application);

  gtk_source_init ();
  self->catalogue = ossicle_catalogue_new (&error);
  /* It is compiled in and validated at build time. */
  if (self->catalogue == NULL)
    g_error ("The catalogue cannot be read: %s", error->message);
  load_own_entries (self);
  self->profiles = ossicle_profiles_new ();
  install_actions (self);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  /* Nearly every text can be selected; passing through with Tab should not select each whole. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
ossicle_application_dispose (GObject *object)
{
  OssicleApplication *self = OSSICLE_APPLICATION (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (ossicle_application_parent_class)->dispose (object);
}

static void
ossicle_application_class_init (OssicleApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = ossicle_application_dispose;
  application_class->startup = ossicle_application_startup;
  application_class->activate = ossicle_application_activate;
  application_class->open = ossicle_application_open;
}

static void
ossicle_application_init (OssicleApplication *self)
{
}

OssicleApplication *
ossicle_application_new (void)
{
  return g_object_new (OSSICLE_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/ossicle/Ossicle", NULL);
}
