/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-signing-box.h"
#include "ossicle-signing-trial.h"
#include "ossicle-worksheet-view.h"

/* V4 allows a week, V1 whatever one asks for. */
#define MOST_SECONDS_V4 604800
#define MOST_SECONDS_V1 (10 * 366 * 86400)

struct _OssicleSigningBox
{
  AdwBin parent_instance;

  AdwComboRow *scheme;
  AdwComboRow *profile;
  GtkWidget *no_profile;
  GtkWidget *region;
  GtkLabel *region_origin;
  GtkWidget *bucket;
  GtkWidget *expires_row;
  GtkSpinButton *expires;
  GtkBox *notes;
  GtkExpander *preview_box;
  GtkLabel *preview_note;
  OssicleWorksheetView *preview;

  OssicleProfiles *profiles;
  OssicleRequest *request;
  GtkStringList *names; /* of the profiles, behind one that stands for none */
  char *chosen;         /* the id of a profile, which may not be in the list, or not yet */
  gboolean own_region;  /* whether the person wrote it */
  char **known;         /* the ids there were when a new access key was asked for here, or NULL */
  int filling;          /* above 0 while it is not the person who changes things */
  GCancellable *opening;
  OssicleAccessKey *key; /* of the profile that is chosen, while the preview is open */
};

G_DEFINE_FINAL_TYPE (OssicleSigningBox, ossicle_signing_box, ADW_TYPE_BIN)

/* In the order of the rows of the list in the .ui file. */
static const struct
{
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
} schemes[] = {
  { OSSICLE_SIGNATURE_NONE, OSSICLE_SIGNATURE_IN_HEADER },
  { OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER },
  { OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_HEADER },
  { OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_URL },
  { OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL },
};

static guint
find_scheme (const OssicleSigningChoice *choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (schemes[i].version == choice->version && schemes[i].place == choice->place)
        return i;
    }

  return 0;
}

static guint
get_scheme (OssicleSigningBox *self)
{
  return MIN (adw_combo_row_get_selected (self->scheme), G_N_ELEMENTS (schemes) - 1);
}

static OssicleProfile *
get_profile (OssicleSigningBox *self)
{
  return self->profiles != NULL ? ossicle_profiles_find_id (self->profiles, self->chosen) : NULL;
}

static char *
dup_text (GtkWidget *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text != '\0')
    return text;

  g_free (text);

  return NULL;
}

/* What the address tells, or else the access key's profile. */
static const char *
guess_region (OssicleSigningBox *self, OssicleEndpoint *endpoint, const char **origin)
{
  OssicleProfile *profile = get_profile (self);

  *origin = _ ("from the address");
  if (ossicle_endpoint_get_region (endpoint) != NULL)
    return ossicle_endpoint_get_region (endpoint);

  *origin = profile != NULL && ossicle_profile_get_region (profile) != NULL
              ? _ ("from the access key")
              : NULL;

  return profile != NULL ? ossicle_profile_get_region (profile) : NULL;
}

/* One's own, or the profile's where the address tells none. */
static char *
dup_region (OssicleSigningBox *self)
{
  const char *url = self->request != NULL ? ossicle_request_get_url (self->request) : "";
  g_autoptr (OssicleEndpoint) endpoint = ossicle_endpoint_new_for_url (url);
  const char *origin;

  if (self->own_region)
    return dup_text (self->region);
  if (ossicle_endpoint_get_region (endpoint) != NULL)
    return NULL;

  return g_strdup (guess_region (self, endpoint, &origin));
}

static void
show_region (OssicleSigningBox *self)
{
  const char *url = self->request != NULL ? ossicle_request_get_url (self->request) : "";
  g_autoptr (OssicleEndpoint) endpoint = ossicle_endpoint_new_for_url (url);
  const char *origin = NULL;
  const char *guess = guess_region (self, endpoint, &origin);

  if (!self->own_region)
    {
      self->filling++;
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->region)),
                     guess != NULL ? guess : "") != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->region), guess != NULL ? guess : "");
      self->filling--;
    }
  /* Translators: of a region that was not written by the person */
  gtk_label_set_label (self->region_origin, self->own_region || origin == NULL ? "" : origin);
  gtk_widget_set_visible (GTK_WIDGET (self->region_origin), !self->own_region && origin != NULL);
}

static void
show_notes (OssicleSigningBox *self, GPtrArray *notes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, child);
  for (guint i = 0; i < notes->len; i++)
    {
      const OssicleSigningNote *note = g_ptr_array_index (notes, i);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", note->text, "wrap", TRUE,
                                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, note->prevents ? "error" : "warning");
      gtk_box_append (self->notes, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
}

static void
show_rows (OssicleSigningBox *self, const OssicleSigningChoice *choice)
{
  gboolean signs = ossicle_signing_choice_signs (choice);

  gboolean have = self->profiles != NULL &&
                  g_list_model_get_n_items (G_LIST_MODEL (self->profiles)) > 0;

  /* A list of nothing would be insensitive, and its button with it. */
  gtk_widget_set_visible (GTK_WIDGET (self->profile), signs && have);
  gtk_widget_set_visible (self->no_profile, signs && !have);
  gtk_widget_set_visible (self->region, choice->version == OSSICLE_SIGNATURE_V4);
  gtk_widget_set_visible (
    self->bucket, signs && self->request != NULL &&
                    (ossicle_signing_trial_lacks_bucket (self->request) || choice->bucket != NULL));
  gtk_widget_set_visible (self->expires_row, signs && choice->place == OSSICLE_SIGNATURE_IN_URL);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_box), signs);
  gtk_spin_button_set_range (
    self->expires, 1, choice->version == OSSICLE_SIGNATURE_V1 ? MOST_SECONDS_V1 : MOST_SECONDS_V4);
}

static void
show_preview (OssicleSigningBox *self, OssicleWorksheet *worksheet)
{
  gboolean locked = self->key == NULL && self->opening == NULL && get_profile (self) != NULL;

  ossicle_worksheet_view_set_worksheet (self->preview, worksheet);
  gtk_label_set_label (self->preview_note,
                       locked ? _ ("The secret could not be fetched: what is signed is shown "
                                   "without the signature and without a security token.")
                              : _ ("As it would be sent now. A security token is covered with "
                                   "stars here; the secret is never shown."));
  gtk_widget_set_visible (GTK_WIDGET (self->preview_note), worksheet != NULL);
}

static void
update (OssicleSigningBox *self)
{
  g_autoptr (OssicleSigningChoice) choice = NULL;
  g_autoptr (OssicleSigningTrial) trial = NULL;

  if (self->filling > 0)
    return;

  self->filling++;
  show_region (self);
  choice = ossicle_signing_box_dup_choice (self);
  show_rows (self, choice);
  self->filling--;
  if (self->request == NULL)
    return;

  trial = ossicle_signing_trial_new (self->request, choice, get_profile (self), self->key,
                                     g_get_real_time () / G_USEC_PER_SEC);
  show_notes (self, trial->notes);
  if (gtk_expander_get_expanded (self->preview_box))
    show_preview (self, trial->worksheet);
}

static void
forget_key (OssicleSigningBox *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->key, ossicle_access_key_unref);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleSigningBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleAccessKey)
    key = ossicle_profiles_open_finish (OSSICLE_PROFILES (object), result, &error);

  /* Who cancelled it waits for another one, or for none. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->opening == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->opening);
  self->key = g_steal_pointer (&key);
  update (self);
}

/* The secret is fetched only for somebody who looks at the preview, and let go of afterwards. */
static void
open_key (OssicleSigningBox *self)
{
  OssicleProfile *profile = get_profile (self);

  forget_key (self);
  if (profile == NULL || get_scheme (self) == 0 || !gtk_expander_get_expanded (self->preview_box) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->opening = g_cancellable_new ();
  ossicle_profiles_open_async (self->profiles, profile, self->opening, opened_cb,
                               g_object_ref (self));
}

static void
load_profiles (OssicleSigningBox *self)
{
  if (self->profiles != NULL && get_scheme (self) != 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      ossicle_profiles_get_state (self->profiles) == OSSICLE_PROFILES_UNREAD)
    ossicle_profiles_load_async (self->profiles, NULL, NULL, NULL);
}

static void
changed_cb (OssicleSigningBox *self)
{
  if (self->filling > 0)
    return;

  load_profiles (self);
  open_key (self);
  update (self);
}

static void
choose_profile (OssicleSigningBox *self, guint position)
{
  g_autoptr (OssicleProfile)
    profile = g_list_model_get_item (G_LIST_MODEL (self->profiles), position);

  g_free (self->chosen);
  self->chosen = profile != NULL ? g_strdup (ossicle_profile_get_id (profile)) : NULL;
}

static char **
dup_ids (OssicleProfiles *profiles)
{
  GListModel *model = G_LIST_MODEL (profiles);
  guint n = g_list_model_get_n_items (model);
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleProfile) profile = g_list_model_get_item (model, i);

      ids[i] = g_strdup (ossicle_profile_get_id (profile));
    }

  return ids;
}

/* One that is changed comes anew as well, but is none that was made for here. */
static gboolean
is_wanted (OssicleSigningBox *self, guint position)
{
  g_autoptr (OssicleProfile)
    profile = g_list_model_get_item (G_LIST_MODEL (self->profiles), position);

  return self->known != NULL && profile != NULL &&
         !g_strv_contains ((const char *const *) self->known, ossicle_profile_get_id (profile));
}

static void
profile_cb (OssicleSigningBox *self)
{
  guint selected = adw_combo_row_get_selected (self->profile);

  if (self->filling > 0 || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_clear_pointer (&self->known, g_strfreev);
  if (selected > 0)
    choose_profile (self, selected - 1);
  else
    g_clear_pointer (&self->chosen, g_free);
  changed_cb (self);
}

static void
region_cb (OssicleSigningBox *self)
{
  if (self->filling > 0)
    return;

  self->own_region = *gtk_editable_get_text (GTK_EDITABLE (self->region)) != '\0';
  /* What is guessed comes back with the next change: not under the hands of who writes. */
  self->filling++;
  gtk_widget_set_visible (GTK_WIDGET (self->region_origin), FALSE);
  self->filling--;
  if (self->own_region)
    update (self);
}

/* A row of its own for none: GTK 4.8 crashes where a row that shows nothing is to show something.
 */
static void
show_profiles (OssicleSigningBox *self)
{
  GListModel *model = G_LIST_MODEL (self->profiles);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OssicleProfile) profile = g_list_model_get_item (model, i);

      g_ptr_array_add (names, g_strdup (ossicle_profile_get_name (profile)));
      if (g_strcmp0 (ossicle_profile_get_id (profile), self->chosen) == 0)
        selected = i + 1;
    }
  g_ptr_array_add (names, NULL);

  self->filling++;
  adw_combo_row_set_selected (self->profile, 0);
  gtk_string_list_splice (self->names, 1, g_list_model_get_n_items (G_LIST_MODEL (self->names)) - 1,
                          (const char *const *) names->pdata);
  adw_combo_row_set_selected (self->profile, selected);
  self->filling--;
}

/* What was chosen stays chosen, and no other key takes the place of one that is gone. */
static void
profiles_changed_cb (OssicleSigningBox *self, guint position, guint removed, guint added)
{
  if (added == 1 && is_wanted (self, position))
    {
      g_clear_pointer (&self->known, g_strfreev);
      choose_profile (self, position);
    }
  else if (self->chosen == NULL)
    {
      choose_profile (self, 0);
    }
  show_profiles (self);
  changed_cb (self);
}

static void
expanded_cb (OssicleSigningBox *self)
{
  changed_cb (self);
}

static void
new_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleSigningBox *self = OSSICLE_SIGNING_BOX (widget);

  g_clear_pointer (&self->known, g_strfreev);
  if (self->profiles != NULL)
    self->known = dup_ids (self->profiles);
  gtk_widget_activate_action (widget, "win.access-keys", NULL);
}

static void
ossicle_signing_box_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ossicle_signing_box_parent_class)->map (widget);

  changed_cb (OSSICLE_SIGNING_BOX (widget));
}

static void
ossicle_signing_box_unmap (GtkWidget *widget)
{
  forget_key (OSSICLE_SIGNING_BOX (widget));
  ossicle_worksheet_view_set_worksheet (OSSICLE_SIGNING_BOX (widget)->preview, NULL);

  GTK_WIDGET_CLASS (ossicle_signing_box_parent_class)->unmap (widget);
}

static void
ossicle_signing_box_dispose (GObject *object)
{
  OssicleSigningBox *self = OSSICLE_SIGNING_BOX (object);

  forget_key (self);
  g_clear_object (&self->profiles);
  g_clear_object (&self->request);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_object (&self->names);
  g_clear_pointer (&self->known, g_strfreev);

  G_OBJECT_CLASS (ossicle_signing_box_parent_class)->dispose (object);
}

static void
ossicle_signing_box_class_init (OssicleSigningBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_signing_box_dispose;
  widget_class->map = ossicle_signing_box_map;
  widget_class->unmap = ossicle_signing_box_unmap;

  g_type_ensure (OSSICLE_TYPE_WORKSHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/signing-box.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, scheme);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, profile);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, no_profile);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, region);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, region_origin);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, bucket);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, expires_row);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, expires);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, notes);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, preview_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, preview_note);
  gtk_widget_class_bind_template_child (widget_class, OssicleSigningBox, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);

  gtk_widget_class_install_action (widget_class, "signing.new-key", NULL, new_key_action);
}

/* The entry within a row has no name of its own for a screen reader. */
static void
name_entry (GtkWidget *row)
{
  GtkEditable *entry = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

static void
ossicle_signing_box_init (OssicleSigningBox *self)
{
  const char *const none[] = { _ ("None"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));

  name_entry (self->region);
  name_entry (self->bucket);
  self->names = gtk_string_list_new (none);
  adw_combo_row_set_model (self->profile, G_LIST_MODEL (self->names));
  update (self);
}

/* Those whose access keys can be chosen; nobody looks into the keyring before one is needed. */
void
ossicle_signing_box_set_profiles (OssicleSigningBox *self, OssicleProfiles *profiles)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_BOX (self));
  g_return_if_fail (OSSICLE_IS_PROFILES (profiles));

  if (!g_set_object (&self->profiles, profiles))
    return;

  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (profiles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->chosen == NULL)
    choose_profile (self, 0);
  show_profiles (self);
  changed_cb (self);
}

/* What would be signed; told anew with each change. */
void
ossicle_signing_box_set_request (OssicleSigningBox *self, OssicleRequest *request)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_BOX (self));
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  g_set_object (&self->request, request);
  update (self);
}

void
ossicle_signing_box_set_choice (OssicleSigningBox *self, const OssicleSigningChoice *choice)
{
  g_return_if_fail (OSSICLE_IS_SIGNING_BOX (self));
  g_return_if_fail (choice != NULL);

  /* It was to be made for another request. */
  g_clear_pointer (&self->known, g_strfreev);
  self->filling++;
  adw_combo_row_set_selected (self->scheme, find_scheme (choice));
  self->own_region = choice->region != NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->region), choice->region != NULL ? choice->region : "");
  gtk_editable_set_text (GTK_EDITABLE (self->bucket), choice->bucket != NULL ? choice->bucket : "");
  gtk_spin_button_set_range (self->expires, 1, MOST_SECONDS_V1);
  gtk_spin_button_set_value (self->expires, (double) choice->expires);
  if (choice->profile != NULL)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (choice->profile);
    }
  show_profiles (self);
  self->filling--;
  changed_cb (self);
}

OssicleSigningChoice *
ossicle_signing_box_dup_choice (OssicleSigningBox *self)
{
  OssicleSigningChoice *choice;

  g_return_val_if_fail (OSSICLE_IS_SIGNING_BOX (self), NULL);

  choice = ossicle_signing_choice_new (schemes[get_scheme (self)].version,
                                       schemes[get_scheme (self)].place);
  choice->profile = g_strdup (self->chosen);
  choice->region = dup_region (self);
  choice->bucket = dup_text (self->bucket);
  choice->expires = gtk_spin_button_get_value_as_int (self->expires);

  return choice;
}
