/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-advice-list.h"
#include "ossicle-entry-page.h"
#include "ossicle-text.h"
#include "ossicle-variant-card.h"
#include "ossicle-words.h"

struct _OssicleEntryPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkLabel *title;
  GtkWidget *copy_button;
  GtkLabel *statuses;
  GtkLabel *summary;
  GtkBox *content;
  GtkLabel *origin;

  OssicleCatalogue *catalogue; /* while a page is being filled */
};

G_DEFINE_FINAL_TYPE (OssicleEntryPage, ossicle_entry_page, ADW_TYPE_BIN)

static GtkBox *
add_section (OssicleEntryPage *self, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  if (title != NULL)
    gtk_box_append (GTK_BOX (section), ossicle_text_new_heading (title));
  gtk_box_append (self->content, section);

  return GTK_BOX (section);
}

static void
add_variants (OssicleEntryPage *self, GListModel *variants)
{
  guint n_variants = g_list_model_get_n_items (variants);
  GtkBox *section = add_section (self, n_variants == 1 ? _ ("What OSS says")
                                                       : _ ("What OSS says, and when"));

  for (guint i = 0; i < n_variants; i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      gtk_box_append (section, ossicle_variant_card_new (variant, self->catalogue));
    }
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), label);
  if (subtitle != NULL)
    {
      GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", subtitle, "xalign", 0.0, "wrap",
                                      TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

      gtk_widget_add_css_class (text, "dim-label");
      gtk_widget_add_css_class (text, "caption");
      gtk_box_append (GTK_BOX (column), text);
    }
  gtk_box_append (GTK_BOX (box), column);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_widget_add_css_class (box, "row-padding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static GtkListBox *
add_row_list (GtkBox *section)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (section, list);

  return GTK_LIST_BOX (list);
}

static void
set_row_action (GtkWidget *row, const char *action, const char *target)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
}

static void
add_looks (OssicleEntryPage *self, GPtrArray *looks)
{
  GtkListBox *list;

  if (looks->len == 0)
    return;

  list = add_row_list (add_section (self, _ ("What to look at")));
  for (guint i = 0; i < looks->len; i++)
    {
      const OssicleLook *look = g_ptr_array_index (looks, i);
      g_autofree char *title = ossicle_words_dup_fact_title (look->fact);
      GtkWidget *row = new_row (title, look->text, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
}

static void
add_relations (OssicleEntryPage *self, GPtrArray *relations, const char *title)
{
  GtkListBox *list;

  if (relations->len == 0)
    return;

  list = add_row_list (add_section (self, title));
  for (guint i = 0; i < relations->len; i++)
    {
      const OssicleRelation *relation = g_ptr_array_index (relations, i);
      GtkWidget *row = new_row (relation->code, relation->text, "go-next-symbolic");

      set_row_action (row, "win.show-code", relation->code);
      gtk_list_box_append (list, row);
    }
}

static void
add_references (OssicleEntryPage *self, OssicleTopic *topic, GPtrArray *references)
{
  GtkListBox *list;

  if (topic == NULL && references->len == 0)
    return;

  list = add_row_list (add_section (self, _ ("Read more")));
  if (topic != NULL)
    {
      GtkWidget *row = new_row (ossicle_topic_get_title (topic), NULL, "go-next-symbolic");

      set_row_action (row, "win.show-topic", ossicle_topic_get_id (topic));
      gtk_list_box_append (list, row);
    }
  for (guint i = 0; i < references->len; i++)
    {
      const OssicleReference *reference = g_ptr_array_index (references, i);
      g_autoptr (GUri) uri = g_uri_parse (reference->uri, G_URI_FLAGS_NONE, NULL);
      GtkWidget *row = new_row (reference->title, uri != NULL ? g_uri_get_host (uri) : NULL,
                                "adw-external-link-symbolic");

      gtk_widget_set_tooltip_text (row, reference->uri);
      set_row_action (row, "win.open-uri", reference->uri);
      gtk_list_box_append (list, row);
    }
}

static void
add_ecs (OssicleEntryPage *self, const char *const *ecs)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (ecs == NULL || *ecs == NULL)
    return;

  text = g_strjoinv ("   ", (char **) ecs);
  label = ossicle_text_new (text, NULL);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (add_section (self, _ ("Fine-grained codes (EC) seen with it")), label);
}

static GtkWidget *
new_sample (const OssicleBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (block->advice->text);
  GtkWidget *caption = gtk_label_new (block->kind == OSSICLE_BLOCK_REQUEST ? _ ("Request")
                                                                           : _ ("Response"));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "sample");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), scrolled);

  return box;
}

static GtkWidget *
new_paragraph (OssicleEntryPage *self, const OssicleBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), ossicle_text_new (block->advice->text, self->catalogue));
  if (block->advice->items->len > 0)
    {
      GtkWidget *list = ossicle_advice_list_new ();

      ossicle_advice_list_set_advice (OSSICLE_ADVICE_LIST (list), block->advice->items,
                                      self->catalogue);
      gtk_box_append (GTK_BOX (box), list);
    }

  return box;
}

static void
add_blocks (OssicleEntryPage *self, GPtrArray *blocks)
{
  GtkBox *section = add_section (self, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const OssicleBlock *block = g_ptr_array_index (blocks, i);

      gtk_box_append (section, block->kind == OSSICLE_BLOCK_PARAGRAPH ? new_paragraph (self, block)
                                                                      : new_sample (block));
    }
}

static void
set_statuses (OssicleEntryPage *self, OssicleEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_statuses;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n_statuses);

  for (gsize i = 0; i < n_statuses; i++)
    {
      const char *meaning = ossicle_catalogue_get_status_meaning (self->catalogue, statuses[i]);

      g_string_append_printf (text, "%s%u%s%s", i > 0 ? "\n" : "", statuses[i],
                              meaning != NULL ? " · " : "", meaning != NULL ? meaning : "");
    }
  ossicle_text_set (self->statuses, text->str, NULL);
}

static void
set_origin (OssicleEntryPage *self, const char *source, const char *date, gboolean own)
{
  g_autofree char *name = ossicle_words_dup_source (source);
  g_autofree char *text = NULL;

  if (own)
    text = g_strdup (_ ("One of your own entries"));
  else if (date != NULL)
    /* Translators: where an entry was read, and the year: "Source: Error responses, 2021" */
    text = g_strdup_printf (_ ("Source: %s, %s"), name, date);
  else
    text = g_strdup_printf (_ ("Source: %s"), name);
  gtk_label_set_label (self->origin, text);
}

static void
start_page (OssicleEntryPage *self, const char *title, OssicleCatalogue *catalogue)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);

  self->catalogue = catalogue;
  ossicle_text_set_code (self->title, title, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
ossicle_entry_page_class_init (OssicleEntryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, statuses);
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, summary);
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, content);
  gtk_widget_class_bind_template_child (widget_class, OssicleEntryPage, origin);
  gtk_widget_class_bind_template_callback (widget_class, ossicle_text_activate_link_cb);
}

static void
ossicle_entry_page_init (OssicleEntryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ossicle_entry_page_set_entry (OssicleEntryPage *self,
                              OssicleEntry *entry,
                              OssicleCatalogue *catalogue)
{
  const char *topic;

  g_return_if_fail (OSSICLE_IS_ENTRY_PAGE (self));
  g_return_if_fail (OSSICLE_IS_ENTRY (entry));

  topic = ossicle_entry_get_topic (entry);
  start_page (self, ossicle_entry_get_code (entry), catalogue);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s",
                                    ossicle_entry_get_code (entry));
  gtk_widget_set_visible (self->copy_button, TRUE);
  set_statuses (self, entry);
  ossicle_text_set (self->summary, ossicle_entry_get_summary (entry), catalogue);
  add_variants (self, ossicle_entry_get_variants (entry));
  add_looks (self, ossicle_entry_get_looks (entry));
  add_relations (self, ossicle_entry_get_confused (entry), _ ("Easily confused with"));
  add_relations (self, ossicle_entry_get_related (entry), _ ("Related codes"));
  add_ecs (self, ossicle_entry_get_ecs (entry));
  add_references (self, topic != NULL ? ossicle_catalogue_lookup_topic (catalogue, topic) : NULL,
                  ossicle_entry_get_references (entry));
  set_origin (self, ossicle_entry_get_source (entry), ossicle_entry_get_date (entry),
              ossicle_entry_is_own (entry));
  self->catalogue = NULL;
}

void
ossicle_entry_page_set_topic (OssicleEntryPage *self,
                              OssicleTopic *topic,
                              OssicleCatalogue *catalogue)
{
  g_return_if_fail (OSSICLE_IS_ENTRY_PAGE (self));
  g_return_if_fail (OSSICLE_IS_TOPIC (topic));

  start_page (self, ossicle_topic_get_title (topic), catalogue);
  gtk_widget_set_visible (self->copy_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->statuses), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  add_blocks (self, ossicle_topic_get_blocks (topic));
  add_relations (self, ossicle_topic_get_related (topic), _ ("Related codes"));
  add_references (self, NULL, ossicle_topic_get_references (topic));
  set_origin (self, ossicle_topic_get_source (topic), ossicle_topic_get_date (topic), FALSE);
  self->catalogue = NULL;
}
