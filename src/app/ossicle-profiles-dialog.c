/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-compat.h"
#include "ossicle-profile-editor.h"
#include "ossicle-profile-row.h"
#include "ossicle-profile-words.h"
#include "ossicle-profiles-dialog.h"
#include "ossicle-profiles-import.h"

struct _OssicleProfilesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  GtkWidget *list_page;
  GtkWidget *add_button;
  GtkWidget *first_button;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkStack *list_stack;
  GtkListBox *list;
  OssicleProfileEditor *editor;

  OssicleProfiles *profiles;
  GCancellable *cancellable;
  char *told; /* what became of the last import */
};

G_DEFINE_FINAL_TYPE (OssicleProfilesDialog, ossicle_profiles_dialog, ADW_TYPE_WINDOW)

static gboolean
is_empty (OssicleProfilesDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->profiles)) == 0;
}

/* Why they are for this run only, and what became of an import: both may be long, and stay. */
static void
update_notice (OssicleProfilesDialog *self)
{
  const char *words = ossicle_profile_words_for_state (ossicle_profiles_get_state (self->profiles));
  g_autofree char *text = g_strjoin ("\n\n", words != NULL ? words : self->told,
                                     words != NULL ? self->told : NULL, NULL);

  gtk_label_set_label (self->notice_label, text);
  gtk_widget_set_tooltip_text (self->notice, ossicle_profiles_get_problem (self->profiles));
  gtk_widget_set_visible (self->notice, *text != '\0');
}

static void
update_list (OssicleProfilesDialog *self)
{
  gboolean empty = is_empty (self);

  gtk_stack_set_visible_child_name (self->list_stack, empty ? "empty" : "list");
  gtk_widget_set_visible (self->add_button, !empty);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return ossicle_profile_row_new (item);
}

static void
show_words (OssicleProfilesDialog *self, const char *words)
{
  g_autofree char *title = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (title));
}

static void
show_error (OssicleProfilesDialog *self, const GError *error)
{
  g_autofree char *words = ossicle_profile_words_dup_error (error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_words (self, words);
}

static void
edit (OssicleProfilesDialog *self, OssicleProfile *profile)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->editor));
  ossicle_profile_editor_start (self->editor, self->profiles, profile);
}

static void
editor_done_cb (OssicleProfilesDialog *self)
{
  gtk_stack_set_visible_child (self->stack, self->list_page);
  gtk_widget_grab_focus (is_empty (self) ? self->first_button : self->add_button);
}

static void
row_activated_cb (OssicleProfilesDialog *self, GtkListBoxRow *row)
{
  edit (self, ossicle_profile_row_get_profile (OSSICLE_PROFILE_ROW (row)));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (OSSICLE_PROFILES_DIALOG (widget), NULL);
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleProfilesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ossicle_profiles_remove_finish (OSSICLE_PROFILES (object), result, &error))
    show_error (self, error);
}

typedef struct
{
  OssicleProfilesDialog *dialog;
  OssicleProfile *profile;
} Removal;

static void
remove_confirmed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr (OssicleProfilesDialog) self = removal->dialog;
  g_autoptr (OssicleProfile) profile = removal->profile;

  if (ossicle_compat_confirm_finish (result) && self->profiles != NULL)
    ossicle_profiles_remove_async (self->profiles, profile, self->cancellable, removed_cb,
                                   g_object_ref (self));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleProfilesDialog *self = OSSICLE_PROFILES_DIALOG (widget);
  OssicleProfile *profile = ossicle_profiles_find_id (self->profiles,
                                                      g_variant_get_string (parameter, NULL));
  g_autofree char *heading = NULL;
  Removal *removal;

  if (profile == NULL)
    return;

  removal = g_new (Removal, 1);
  removal->dialog = g_object_ref (self);
  removal->profile = g_object_ref (profile);
  heading = g_strdup_printf (_ ("Remove “%s”?"), ossicle_profile_get_name (profile));
  ossicle_compat_confirm_async (GTK_WINDOW (self), heading,
                                ossicle_profile_is_kept (profile)
                                  ? _ ("Its secret is removed from the keyring as well.")
                                  : _ ("Its secret is forgotten."),
                                _ ("_Remove"), remove_confirmed_cb, removal);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleProfilesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  char *told = ossicle_profiles_import_finish (result, &error);

  if (self->profiles == NULL)
    {
      g_free (told);
      return;
    }

  if (told == NULL)
    show_error (self, error);
  g_free (self->told);
  self->told = told;
  update_notice (self);
}

static void
import_environment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleProfilesDialog *self = OSSICLE_PROFILES_DIALOG (widget);

  ossicle_profiles_import_environment_async (self->profiles, self->cancellable, imported_cb,
                                             g_object_ref (self));
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  OssicleProfilesDialog *self = OSSICLE_PROFILES_DIALOG (object);
  g_autoptr (GFile) file = ossicle_compat_open_file_finish (result, NULL);

  if (file != NULL && self->profiles != NULL)
    ossicle_profiles_import_file_async (self->profiles, file, self->cancellable, imported_cb,
                                        g_object_ref (self));
}

static void
import_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_compat_open_file_async (GTK_WINDOW (widget), _ ("Import Access Keys"), file_chosen_cb,
                                  NULL);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleProfilesDialog) self = user_data;

  ossicle_profiles_load_finish (OSSICLE_PROFILES (object), result, NULL);
}

static void
ossicle_profiles_dialog_dispose (GObject *object)
{
  OssicleProfilesDialog *self = OSSICLE_PROFILES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->profiles);
  g_clear_pointer (&self->told, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), OSSICLE_TYPE_PROFILES_DIALOG);

  G_OBJECT_CLASS (ossicle_profiles_dialog_parent_class)->dispose (object);
}

static void
ossicle_profiles_dialog_class_init (OssicleProfilesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_profiles_dialog_dispose;

  g_type_ensure (OSSICLE_TYPE_PROFILE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/profiles-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, list_page);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, first_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, list_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, OssicleProfilesDialog, editor);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);

  gtk_widget_class_install_action (widget_class, "profiles.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "profiles.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "profiles.import-file", NULL, import_file_action);
  gtk_widget_class_install_action (widget_class, "profiles.import-environment", NULL,
                                   import_environment_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "profiles.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
ossicle_profiles_dialog_init (OssicleProfilesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * ossicle_profiles_dialog_new:
 * @parent: the window that it belongs to
 * @profiles: what it shows; they are looked for anew
 *
 * Returns: (transfer none): a dialog that is to be presented
 */
GtkWindow *
ossicle_profiles_dialog_new (GtkWindow *parent, OssicleProfiles *profiles)
{
  OssicleProfilesDialog *self;

  g_return_val_if_fail (OSSICLE_IS_PROFILES (profiles), NULL);

  self = g_object_new (OSSICLE_TYPE_PROFILES_DIALOG, "transient-for", parent, NULL);
  self->profiles = g_object_ref (profiles);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (profiles), create_row, NULL, NULL);
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (update_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (profiles, "notify", G_CALLBACK (update_notice), self, G_CONNECT_SWAPPED);
  update_list (self);
  update_notice (self);
  gtk_window_set_focus (GTK_WINDOW (self), is_empty (self) ? self->first_button : self->add_button);
  ossicle_profiles_load_async (profiles, self->cancellable, loaded_cb, g_object_ref (self));

  return GTK_WINDOW (self);
}
