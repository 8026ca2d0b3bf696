/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-printable.h"
#include "ossicle-settings.h"
#include "ossicle-window-private.h"
#include "ossicle-wiping-free.h"

G_DEFINE_FINAL_TYPE (OssicleWindow, ossicle_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_0, PROP_CATALOGUE, PROP_PROFILES, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
update_layout_cb (OssicleWindow *self)
{
  OssicleSplit *split = ossicle_window_get_split (self);
  gboolean narrow, can_go_back;

  if (split == NULL)
    return;

  narrow = ossicle_split_get_folded (split);
  can_go_back = ossicle_split_get_can_go_back (split) ||
                (adw_view_stack_get_visible_child (self->stack) ==
                   GTK_WIDGET (self->catalogue_page) &&
                 ossicle_catalogue_page_get_can_go_back (self->catalogue_page));
  gtk_stack_set_visible_child_name (self->title_stack, narrow ? "title" : "switcher");
  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    narrow && !ossicle_split_get_can_go_back (split));
  gtk_widget_set_visible (self->back_button, can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", can_go_back);
}

static void
follow_split (OssicleWindow *self, OssicleSplit *split, const char *key)
{
  g_signal_connect_object (split, "notify::folded", G_CALLBACK (update_layout_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (split, "notify::can-go-back", G_CALLBACK (update_layout_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_settings_bind (self->settings, key, split, "position", G_SETTINGS_BIND_DEFAULT);
}

static void
keep_window_state (OssicleWindow *self)
{
  static const char *const names[][2] = {
    { "window-width", "default-width" },
    { "window-height", "default-height" },
    { "window-maximized", "maximized" },
  };

  self->settings = ossicle_settings_new ();
  if (self->settings == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_settings_bind (self->settings, names[i][0], self, names[i][1], G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "view", self->stack, "visible-child-name",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
ossicle_window_constructed (GObject *object)
{
  OssicleWindow *self = OSSICLE_WINDOW (object);

  G_OBJECT_CLASS (ossicle_window_parent_class)->constructed (object);

  ossicle_cases_page_set_catalogue (self->cases_page, self->catalogue);
  ossicle_cases_page_set_profiles (self->cases_page, self->profiles);
  ossicle_catalogue_page_set_catalogue (self->catalogue_page, self->catalogue);
  g_signal_connect (self->profiles, "notify::state", G_CALLBACK (ossicle_wiping_free_begin), NULL);
}

static void
ossicle_window_dispose (GObject *object)
{
  OssicleWindow *self = OSSICLE_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (ossicle_window_parent_class)->dispose (object);
}

static void
ossicle_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleWindow *self = OSSICLE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CATALOGUE:
      g_value_set_object (value, self->catalogue);
      break;
    case PROP_PROFILES:
      g_value_set_object (value, self->profiles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  OssicleWindow *self = OSSICLE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CATALOGUE:
      self->catalogue = g_value_dup_object (value);
      break;
    case PROP_PROFILES:
      self->profiles = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_window_class_init (OssicleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ossicle_window_constructed;
  object_class->dispose = ossicle_window_dispose;
  object_class->get_property = ossicle_window_get_property;
  object_class->set_property = ossicle_window_set_property;

  properties[PROP_CATALOGUE] = g_param_spec_object ("catalogue", NULL, NULL, OSSICLE_TYPE_CATALOGUE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                      G_PARAM_STATIC_STRINGS);
  properties[PROP_PROFILES] = g_param_spec_object ("profiles", NULL, NULL, OSSICLE_TYPE_PROFILES,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                     G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (OSSICLE_TYPE_CASES_PAGE);
  g_type_ensure (OSSICLE_TYPE_CATALOGUE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/window.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, cases_page);
  gtk_widget_class_bind_template_child (widget_class, OssicleWindow, catalogue_page);
  gtk_widget_class_bind_template_callback (widget_class, update_layout_cb);

  ossicle_window_class_install_actions (klass);
}

static void
ossicle_window_init (OssicleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  keep_window_state (self);
  follow_split (self, ossicle_cases_page_get_split (self->cases_page), "cases-split");
  follow_split (self, ossicle_catalogue_page_get_split (self->catalogue_page), "catalogue-split");
  g_signal_connect_object (self->catalogue_page, "notify::can-go-back",
                           G_CALLBACK (update_layout_cb), self, G_CONNECT_SWAPPED);
  ossicle_window_init_drop (self);
  ossicle_window_init_search (self);
  update_layout_cb (self);
  /* Otherwise the first button of the header bar has it, and what is typed goes nowhere. */
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->cases_page))
    ossicle_cases_page_start_paste (self->cases_page);
}

/* The split of the view that is seen. */
OssicleSplit *
ossicle_window_get_split (OssicleWindow *self)
{
  GtkWidget *child;

  g_return_val_if_fail (OSSICLE_IS_WINDOW (self), NULL);

  child = adw_view_stack_get_visible_child (self->stack);
  if (child == NULL || self->cases_page == NULL || self->catalogue_page == NULL)
    return NULL;

  return child == GTK_WIDGET (self->cases_page)
           ? ossicle_cases_page_get_split (self->cases_page)
           : ossicle_catalogue_page_get_split (self->catalogue_page);
}

OssicleWindow *
ossicle_window_new (GtkApplication *application,
                    OssicleCatalogue *catalogue,
                    OssicleProfiles *profiles)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (OSSICLE_IS_PROFILES (profiles), NULL);

  return g_object_new (OSSICLE_TYPE_WINDOW, "application", application, "catalogue", catalogue,
                       "profiles", profiles, NULL);
}

/* The same for all windows; nobody looked for them before the first that needs them does. */
OssicleProfiles *
ossicle_window_get_profiles (OssicleWindow *self)
{
  g_return_val_if_fail (OSSICLE_IS_WINDOW (self), NULL);

  return self->profiles;
}

void
ossicle_window_show_code (OssicleWindow *self, const char *code)
{
  g_return_if_fail (OSSICLE_IS_WINDOW (self));
  g_return_if_fail (code != NULL);

  if (ossicle_catalogue_page_show_code (self->catalogue_page, code))
    adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->catalogue_page));
}

/* A clipboard or a file dialog may answer later than that. */
static gboolean
was_closed (OssicleWindow *self)
{
  return self->catalogue == NULL;
}

void
ossicle_window_read_text (OssicleWindow *self, const char *text)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (OSSICLE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (was_closed (self))
    return;

  bytes = g_bytes_new (text, strlen (text));
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->cases_page));
  ossicle_cases_page_read_bytes (self->cases_page, bytes);
}

void
ossicle_window_read_file (OssicleWindow *self, GFile *file)
{
  g_return_if_fail (OSSICLE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (was_closed (self))
    return;

  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->cases_page));
  ossicle_cases_page_read_file (self->cases_page, file);
}

/* text: plain, perhaps with a file's name in it */
void
ossicle_window_add_toast (OssicleWindow *self, const char *text)
{
  AdwToast *toast;
  g_autofree char *printable = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (OSSICLE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (was_closed (self))
    return;

  printable = ossicle_dup_printable (text, FALSE);
  /* The title of a toast is markup. */
  title = g_markup_escape_text (printable, -1);
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
