/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-compat.h"
#include "ossicle-profiles-dialog.h"
#include "ossicle-window-private.h"

static void
clipboard_text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);

  if (text == NULL || *text == '\0')
    ossicle_window_add_toast (self, _ ("There is no text on the clipboard"));
  else
    ossicle_window_read_text (self, text);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_text_cb,
                                 g_object_ref (widget));
}

static void
new_paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);

  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->cases_page));
  ossicle_cases_page_start_paste (self->cases_page);
}

static void
new_request_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);

  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->cases_page));
  ossicle_cases_page_start_request (self->cases_page);
}

/* To the case that is seen, wherever the focus is; after a send it may be nowhere. */
static void
call_case (GtkWidget *widget, void (*func) (OssicleCasePage *page))
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);
  OssicleCasePage *page = ossicle_cases_page_get_case_page (self->cases_page);

  if (page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)))
    func (page);
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  call_case (widget, ossicle_case_page_send);
}

static void
send_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  call_case (widget, ossicle_case_page_send_again);
}

static void
edit_request_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  call_case (widget, ossicle_case_page_edit_request);
}

/* Taken out of the list, and back again if that was too fast. */
static void
remove_case_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);
  AdwToast *toast;

  if (adw_view_stack_get_visible_child (self->stack) != GTK_WIDGET (self->cases_page) ||
      !ossicle_cases_page_remove_selected (self->cases_page))
    return;

  toast = adw_toast_new (_ ("Removed from the list"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-remove");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
undo_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_cases_page_undo_remove (OSSICLE_WINDOW (widget)->cases_page);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = ossicle_compat_open_file_finish (result, &error);

  if (file != NULL)
    ossicle_window_read_file (OSSICLE_WINDOW (object), file);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_compat_open_file_async (GTK_WINDOW (widget), _ ("Open a Text File"), file_chosen_cb,
                                  NULL);
}

static void
access_keys_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);

  gtk_window_present (ossicle_profiles_dialog_new (GTK_WINDOW (self), self->profiles));
}

static void
focus_list (OssicleWindow *self)
{
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->cases_page))
    ossicle_cases_page_focus_list (self->cases_page);
  else
    ossicle_catalogue_page_focus_list (self->catalogue_page);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);
  OssicleSplit *split = ossicle_window_get_split (self);

  if (split == NULL ||
      (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->catalogue_page) &&
       ossicle_catalogue_page_go_back (self->catalogue_page)))
    return;
  if (!ossicle_split_get_can_go_back (split))
    return;

  ossicle_split_set_show_detail (split, FALSE);
  focus_list (self);
}

static void
show_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);
  GtkWidget *view, *focus;

  adw_view_stack_set_visible_child_name (self->stack, g_variant_get_string (parameter, NULL));
  view = adw_view_stack_get_visible_child (self->stack);
  focus = gtk_root_get_focus (GTK_ROOT (self));
  /* GTK may have found a place in the new view already. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);

  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->catalogue_page));
  ossicle_catalogue_page_start_search (self->catalogue_page);
}

static void
show_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_window_show_code (OSSICLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_topic_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);

  if (ossicle_catalogue_page_show_topic (self->catalogue_page,
                                         g_variant_get_string (parameter, NULL)))
    adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->catalogue_page));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  ossicle_window_add_toast (OSSICLE_WINDOW (widget), _ ("Copied"));
}

static void
open_uri_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_compat_open_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
read_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_window_read_text (OSSICLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_window_add_toast (OSSICLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* From the list to the detail and back, wherever the focus is within them. */
static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleWindow *self = OSSICLE_WINDOW (widget);
  OssicleSplit *split = ossicle_window_get_split (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  GtkWidget *list, *detail;

  if (split == NULL)
    return;

  list = ossicle_split_get_list (split);
  detail = ossicle_split_get_detail (split);
  if (focus != NULL && gtk_widget_is_ancestor (focus, list) && gtk_widget_get_mapped (detail))
    gtk_widget_child_focus (detail, GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_get_mapped (list))
    focus_list (self);
}

void
ossicle_window_class_install_actions (OssicleWindowClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
    const char *value;
  } actions[] = {
    /* Menus show the last of several keys. */
    { "win.paste", NULL, paste_action, GDK_KEY_Insert, GDK_SHIFT_MASK },
    { "win.paste", NULL, NULL, GDK_KEY_v, GDK_CONTROL_MASK },
    { "win.new-paste", NULL, new_paste_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "win.new-request", NULL, new_request_action, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.send", NULL, send_action, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "win.send-again", NULL, send_again_action, GDK_KEY_r, GDK_CONTROL_MASK },
    { "win.edit-request", NULL, edit_request_action, GDK_KEY_e, GDK_CONTROL_MASK },
    { "win.open", NULL, open_action, GDK_KEY_o, GDK_CONTROL_MASK },
    { "win.access-keys", NULL, access_keys_action, GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.remove-case", NULL, remove_case_action },
    { "win.undo-remove", NULL, undo_remove_action },
    { "win.back", NULL, back_action, GDK_KEY_Escape, 0 },
    { "win.back", NULL, NULL, GDK_KEY_Left, GDK_ALT_MASK },
    { "win.search", NULL, search_action, GDK_KEY_f, GDK_CONTROL_MASK },
    { "win.next-pane", NULL, next_pane_action, GDK_KEY_F6, 0 },
    { "win.show-view", "s", show_view_action, GDK_KEY_1, GDK_ALT_MASK, "cases" },
    { "win.show-view", "s", NULL, GDK_KEY_2, GDK_ALT_MASK, "catalogue" },
    { "win.show-code", "s", show_code_action },
    { "win.show-topic", "s", show_topic_action },
    { "win.copy", "s", copy_action },
    { "win.open-uri", "s", open_uri_action },
    { "win.read-text", "s", read_text_action },
    { "win.toast", "s", toast_action },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].activate != NULL)
        gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                         actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, actions[i].value != NULL ? "s" : NULL,
                                             actions[i].value);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

/* A label that has the focus takes Ctrl+F for moving its cursor: the window has to come first. */
void
ossicle_window_init_search (OssicleWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *search = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                          gtk_named_action_new ("win.search"));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), search);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  OssicleWindow *self = OSSICLE_WINDOW (user_data);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *l = files; l != NULL; l = l->next)
        ossicle_window_read_file (self, l->data);

      return files != NULL;
    }

  ossicle_window_read_text (self, g_value_get_string (value));

  return TRUE;
}

void
ossicle_window_init_drop (OssicleWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
