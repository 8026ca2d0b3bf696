/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-case-item.h"
#include "ossicle-case-list.h"
#include "ossicle-case-page.h"
#include "ossicle-cases-page.h"
#include "ossicle-laid-out.h"
#include "ossicle-list-row.h"
#include "ossicle-paste-box.h"
#include "ossicle-reader.h"
#include "ossicle-request-import-items.h"
#include "ossicle-sender.h"

/* What is read faster than this is not worth a spinner. */
#define BUSY_DELAY_MS 250
#define PROGRESS_MS 100

struct _OssicleCasesPage
{
  AdwBin parent_instance;

  OssicleSplit *split;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkStack *detail_stack;
  OssiclePasteBox *paste_box;
  OssicleCasePage *case_page;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;

  OssicleCatalogue *catalogue;
  OssicleSender *sender;
  GListStore *items;
  GPtrArray *removed; /* the last one last */
  GCancellable *cancellable;
  guint n_reading;
  guint busy_id;
  int permille; /* set by the thread that reads */
};

G_DEFINE_FINAL_TYPE (OssicleCasesPage, ossicle_cases_page, ADW_TYPE_BIN)

static void
show_item (OssicleCasesPage *self, guint position)
{
  g_autoptr (OssicleCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;

  ossicle_case_page_set_item (self->case_page, item, self->catalogue);
  gtk_stack_set_visible_child_name (self->detail_stack, "case");
}

static void
selected_cb (OssicleCasesPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  show_item (self, position);
  if (!ossicle_split_get_folded (self->split))
    ossicle_split_set_show_detail (self->split, TRUE);
}

static void
activate_cb (OssicleCasesPage *self, guint position)
{
  if (gtk_single_selection_get_selected (self->selection) == position)
    gtk_stack_set_visible_child_name (self->detail_stack, "case");
  gtk_single_selection_set_selected (self->selection, position);
  ossicle_split_set_show_detail (self->split, TRUE);
}

static void
add_items (GPtrArray *items, GListModel *cases, OssicleSource *source)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) case_ = g_list_model_get_item (cases, i);

      g_ptr_array_add (items, ossicle_case_item_new (case_, source));
    }
}

static char *
dup_heading (const char *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, format);
}

/* What the group is called in the list: the file, or when it was pasted. */
static char *
dup_source_heading (OssicleSource *source)
{
  const char *name = ossicle_source_get_name (source);

  if (name != NULL)
    return ossicle_dup_printable (name, FALSE);

  /* Translators: what was pasted, and the time of day as in strftime() */
  return dup_heading (_ ("Pasted at %H:%M"));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Left to itself, the focus would end on some button of the header bar, or nowhere. The window may
 * have been closed meanwhile. */
static void
keep_focus (OssicleCasesPage *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      !has_focus_within (GTK_WIDGET (self->case_page)))
    gtk_widget_child_focus (GTK_WIDGET (self->case_page), GTK_DIR_TAB_FORWARD);
}

/* Puts a group above the others and shows the first of it. Who goes through the list stays there;
 * anybody else goes to the case. */
static void
show_items (OssicleCasesPage *self, GPtrArray *items, const char *heading)
{
  gboolean from_list = has_focus_within (GTK_WIDGET (self->list_view));
  g_autofree char *own = ossicle_case_list_dup_heading (G_LIST_MODEL (self->items), heading);

  ossicle_list_item_set_heading (g_ptr_array_index (items, 0), own);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  ossicle_split_set_has_list (self->split, TRUE);
  ossicle_split_set_show_detail (self->split, TRUE);
  gtk_single_selection_set_selected (self->selection, 0);
  if (!from_list)
    keep_focus (self);
}

static void
began_cb (OssicleCasesPage *self, OssicleCaseItem *pending)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  /* Translators: what was sent, and the time of day as in strftime() */
  g_autofree char *heading = dup_heading (_ ("Sent at %H:%M:%S"));

  g_ptr_array_add (items, g_object_ref (pending));
  show_items (self, items, heading);
}

/* Two requests to compare: each a row, and none of them sent. */
static void
prepared_cb (OssicleCasesPage *self, GListModel *prepared)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  /* Translators: requests made ready, and the time of day as in strftime() */
  g_autofree char *heading = dup_heading (_ ("Prepared at %H:%M:%S"));

  for (guint i = 0; i < g_list_model_get_n_items (prepared); i++)
    g_ptr_array_add (items, g_list_model_get_item (prepared, i));
  show_items (self, items, heading);
}

/* The answer comes in the place of the row that waited for it. Who looks at another case goes on
 * doing so. */
static void
sent_cb (OssicleCasesPage *self, OssicleCaseItem *pending, GListModel *sent)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean from_case = has_focus_within (GTK_WIDGET (self->case_page));
  gboolean selected;
  guint position;

  if (!g_list_store_find (self->items, pending, &position))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (sent); i++)
    g_ptr_array_add (items, g_list_model_get_item (sent, i));
  ossicle_list_item_set_heading (g_ptr_array_index (items, 0),
                                 ossicle_list_item_get_heading (OSSICLE_LIST_ITEM (pending)));
  selected = gtk_single_selection_get_selected (self->selection) == position;
  if (selected)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->items, position, 1, items->pdata, items->len);
  if (selected)
    gtk_single_selection_set_selected (self->selection, position);
  if (selected && from_case)
    keep_focus (self);
}

static void
add_reading (OssicleCasesPage *self, OssicleReading *reading, GPtrArray *imports)
{
  OssicleSource *source = ossicle_reading_get_source (reading);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *heading = dup_source_heading (source);

  add_items (items, ossicle_reading_get_cases (reading), source);
  if (items->len == 0 && imports != NULL)
    ossicle_request_import_items (items, source, imports);
  if (items->len == 0)
    add_items (items, ossicle_reading_get_others (reading), source);
  if (items->len == 0)
    g_ptr_array_add (items, ossicle_case_item_new (NULL, source));
  show_items (self, items, heading);
  ossicle_paste_box_clear (self->paste_box);
}

static gboolean
progress_cb (gpointer user_data)
{
  OssicleCasesPage *self = OSSICLE_CASES_PAGE (user_data);

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->permille) / 1000.0);

  return G_SOURCE_CONTINUE;
}

static gboolean
busy_cb (gpointer user_data)
{
  OssicleCasesPage *self = OSSICLE_CASES_PAGE (user_data);
  gboolean from_box = has_focus_within (GTK_WIDGET (self->paste_box));

  gtk_stack_set_visible_child_name (self->detail_stack, "busy");
  ossicle_split_set_show_detail (self->split, TRUE);
  if (from_box)
    gtk_widget_grab_focus (self->cancel_button);
  progress_cb (self);
  self->busy_id = g_timeout_add (PROGRESS_MS, progress_cb, self);

  return G_SOURCE_REMOVE;
}

static void
begin_reading (OssicleCasesPage *self)
{
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  g_atomic_int_set (&self->permille, 0);
  if (self->n_reading++ == 0)
    self->busy_id = g_timeout_add (BUSY_DELAY_MS, busy_cb, self);
}

static void
end_reading (OssicleCasesPage *self)
{
  gboolean from_cancel;

  if (--self->n_reading > 0)
    return;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->detail_stack), "busy") != 0)
    return;

  from_cancel = gtk_widget_has_focus (self->cancel_button);
  gtk_stack_set_visible_child_name (self->detail_stack, "paste");
  if (from_cancel)
    gtk_widget_grab_focus (GTK_WIDGET (self->paste_box));
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OssicleCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (OssicleReading) reading = ossicle_reader_read_finish (result, &imports, &error);

  end_reading (self);
  /* The window may have been closed meanwhile. */
  if (self->catalogue == NULL)
    return;

  if (reading != NULL)
    add_reading (self, reading, imports);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (OSSICLE_CASES_PAGE (widget)->cancellable);
}

static void
ossicle_cases_page_dispose (GObject *object)
{
  OssicleCasesPage *self = OSSICLE_CASES_PAGE (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->catalogue);
  if (self->sender != NULL)
    ossicle_sender_cancel_all (self->sender);
  g_clear_object (&self->sender);
  g_clear_object (&self->items);
  g_clear_pointer (&self->removed, g_ptr_array_unref);

  G_OBJECT_CLASS (ossicle_cases_page_parent_class)->dispose (object);
}

static void
ossicle_cases_page_class_init (OssicleCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_cases_page_dispose;

  g_type_ensure (OSSICLE_TYPE_SPLIT);
  g_type_ensure (OSSICLE_TYPE_LIST_ROW);
  g_type_ensure (OSSICLE_TYPE_PASTE_BOX);
  g_type_ensure (OSSICLE_TYPE_CASE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/cases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, split);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, selection);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, paste_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, case_page);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, OssicleCasesPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepared_cb);

  gtk_widget_class_install_action (widget_class, "cases.cancel", NULL, cancel_action);
}

static void
ossicle_cases_page_init (OssicleCasesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (OSSICLE_TYPE_CASE_ITEM);
  self->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_removed_row_free);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
}

OssicleSplit *
ossicle_cases_page_get_split (OssicleCasesPage *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASES_PAGE (self), NULL);

  return self->split;
}

/* The rows of the list, newest paste first. */
GListModel *
ossicle_cases_page_get_items (OssicleCasesPage *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASES_PAGE (self), NULL);

  return G_LIST_MODEL (self->items);
}

void
ossicle_cases_page_set_catalogue (OssicleCasesPage *self, OssicleCatalogue *catalogue)
{
  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));

  if (!g_set_object (&self->catalogue, catalogue))
    return;

  g_clear_object (&self->sender);
  self->sender = ossicle_sender_new (catalogue);
  g_signal_connect_object (self->sender, "began", G_CALLBACK (began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sender, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  ossicle_case_page_set_sender (self->case_page, self->sender);
}

/* After the catalogue: those whose access keys sign what is sent. */
void
ossicle_cases_page_set_profiles (OssicleCasesPage *self, OssicleProfiles *profiles)
{
  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));

  ossicle_sender_set_profiles (self->sender, profiles);
  ossicle_case_page_set_sender (self->case_page, self->sender);
}

void
ossicle_cases_page_start_paste (OssicleCasesPage *self)
{
  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_stack_set_visible_child_name (self->detail_stack, "paste");
  ossicle_split_set_show_detail (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->paste_box));
}

void
ossicle_cases_page_read_bytes (OssicleCasesPage *self, GBytes *bytes)
{
  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));
  g_return_if_fail (bytes != NULL);

  begin_reading (self);
  ossicle_reader_read_bytes_async (self->catalogue, bytes, NULL, &self->permille, self->cancellable,
                                   read_cb, g_object_ref (self));
}

void
ossicle_cases_page_read_file (OssicleCasesPage *self, GFile *file)
{
  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  begin_reading (self);
  ossicle_reader_read_file_async (self->catalogue, file, &self->permille, self->cancellable,
                                  read_cb, g_object_ref (self));
}

/* To the selected row, or to the first that can be focused. */
void
ossicle_cases_page_focus_list (OssicleCasesPage *self)
{
  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));

  if (!ossicle_list_row_focus (GTK_WIDGET (self->list_view),
                               gtk_single_selection_get_selected (self->selection)))
    gtk_widget_child_focus (ossicle_split_get_list (self->split), GTK_DIR_TAB_FORWARD);
}

/* An empty request, to be written by hand. */
void
ossicle_cases_page_start_request (OssicleCasesPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (OssicleSource) source = ossicle_source_new (nothing, NULL);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "https://");
  /* Translators: a request being written, and the time of day as in strftime() */
  g_autofree char *heading = dup_heading (_ ("Written at %H:%M"));

  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));

  g_ptr_array_add (items, ossicle_case_item_new_for_request (source, request, NULL));
  show_items (self, items, heading);
  ossicle_case_page_edit_request (self->case_page);
}

/* The case that is seen, or NULL. */
OssicleCasePage *
ossicle_cases_page_get_case_page (OssicleCasesPage *self)
{
  g_return_val_if_fail (OSSICLE_IS_CASES_PAGE (self), NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->detail_stack), "case") == 0
           ? self->case_page
           : NULL;
}

static void
focus_selected_cb (GtkWidget *widget)
{
  ossicle_cases_page_focus_list (OSSICLE_CASES_PAGE (widget));
}

/* The row that came in the place of one that is gone, or the one before; without any, the paste
 * box. */
static void
select_near (OssicleCasesPage *self, guint position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n_items == 0)
    {
      ossicle_split_set_has_list (self->split, FALSE);
      ossicle_cases_page_start_paste (self);
      return;
    }

  ossicle_split_set_has_list (self->split, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_single_selection_set_selected (self->selection, MIN (position, n_items - 1));
  ossicle_call_when_laid_out (GTK_WIDGET (self->list_view), GTK_WIDGET (self), focus_selected_cb);
}

/* Takes the selected case out of the list; whether there was one. One that is on its way stays. */
gboolean
ossicle_cases_page_remove_selected (OssicleCasesPage *self)
{
  guint position;
  OssicleCaseItem *item;

  g_return_val_if_fail (OSSICLE_IS_CASES_PAGE (self), FALSE);

  position = gtk_single_selection_get_selected (self->selection);
  item = gtk_single_selection_get_selected_item (self->selection);
  if (item == NULL || ossicle_case_item_get_sending (item) != NULL)
    return FALSE;

  g_ptr_array_add (self->removed, ossicle_case_list_remove (self->items, position));
  select_near (self, position);

  return TRUE;
}

/* Puts back what was taken out last. */
void
ossicle_cases_page_undo_remove (OssicleCasesPage *self)
{
  g_autoptr (OssicleRemovedRow) row = NULL;

  g_return_if_fail (OSSICLE_IS_CASES_PAGE (self));

  if (self->removed->len == 0)
    return;

  row = g_ptr_array_steal_index (self->removed, self->removed->len - 1);
  select_near (self, ossicle_removed_row_put_back (row, self->items));
}
