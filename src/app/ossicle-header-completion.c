/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/catalogue/ossicle-header-help.h"
#include "ossicle-header-completion.h"

/* One name with what it says. */
#define OSSICLE_TYPE_HEADER_PROPOSAL (ossicle_header_proposal_get_type ())
G_DECLARE_FINAL_TYPE (OssicleHeaderProposal,
                      ossicle_header_proposal,
                      OSSICLE,
                      HEADER_PROPOSAL,
                      GObject)

struct _OssicleHeaderProposal
{
  GObject parent_instance;

  const char *name;
};

struct _OssicleHeaderCompletion
{
  GObject parent_instance;
};

static char *
get_typed_text (GtkSourceCompletionProposal *proposal)
{
  return g_strdup (OSSICLE_HEADER_PROPOSAL (proposal)->name);
}

static void
proposal_iface_init (GtkSourceCompletionProposalInterface *iface)
{
  iface->get_typed_text = get_typed_text;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OssicleHeaderProposal,
                               ossicle_header_proposal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL,
                                                      proposal_iface_init))

static void
ossicle_header_proposal_class_init (OssicleHeaderProposalClass *klass)
{
}

static void
ossicle_header_proposal_init (OssicleHeaderProposal *self)
{
}

/* From the start of the line to where one writes; NULL behind the colon. */
static char *
dup_begun (GtkSourceCompletionContext *context, GtkTextIter *start, GtkTextIter *end)
{
  g_autofree char *begun = NULL;

  if (!gtk_source_completion_context_get_bounds (context, start, end))
    gtk_text_iter_assign (start, end);
  gtk_text_iter_set_line_offset (start, 0);
  begun = gtk_text_iter_get_slice (start, end);

  return strpbrk (begun, ": ") == NULL ? g_steal_pointer (&begun) : NULL;
}

static void
populate_async (GtkSourceCompletionProvider *provider,
                GtkSourceCompletionContext *context,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  GtkTextIter start, end;
  g_autofree char *begun = dup_begun (context, &start, &end);

  g_task_set_source_tag (task, populate_async);
  if (begun != NULL && *begun != '\0')
    g_task_return_pointer (task, ossicle_header_completion_list (begun), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No name begins here");
}

static GListModel *
populate_finish (GtkSourceCompletionProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
refilter (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext *context,
          GListModel *model)
{
  GtkTextIter start, end;
  g_autofree char *begun = dup_begun (context, &start, &end);
  g_autoptr (GListModel) filtered = NULL;

  if (begun != NULL && *begun != '\0')
    filtered = ossicle_header_completion_list (begun);
  gtk_source_completion_context_set_proposals_for_provider (context, provider, filtered);
}

static void
display (GtkSourceCompletionProvider *provider,
         GtkSourceCompletionContext *context,
         GtkSourceCompletionProposal *proposal,
         GtkSourceCompletionCell *cell)
{
  const char *name = OSSICLE_HEADER_PROPOSAL (proposal)->name;
  GtkSourceCompletionColumn column = gtk_source_completion_cell_get_column (cell);

  if (column == GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT)
    gtk_source_completion_cell_set_text (cell, name);
  else if (column == GTK_SOURCE_COMPLETION_COLUMN_DETAILS)
    gtk_source_completion_cell_set_text (cell, ossicle_header_help_lookup (name));
  else
    gtk_source_completion_cell_set_text (cell, NULL);
}

static void
activate (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext *context,
          GtkSourceCompletionProposal *proposal)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (context));
  GtkTextIter start, end;
  g_autofree char *begun = dup_begun (context, &start, &end);
  g_autofree char *text = g_strconcat (OSSICLE_HEADER_PROPOSAL (proposal)->name, ": ", NULL);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static gboolean
is_trigger (GtkSourceCompletionProvider *provider, const GtkTextIter *iter, gunichar c)
{
  return c == '-';
}

static void
provider_iface_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->populate_async = populate_async;
  iface->populate_finish = populate_finish;
  iface->refilter = refilter;
  iface->display = display;
  iface->activate = activate;
  iface->is_trigger = is_trigger;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OssicleHeaderCompletion,
                               ossicle_header_completion,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_iface_init))

static void
ossicle_header_completion_class_init (OssicleHeaderCompletionClass *klass)
{
}

static void
ossicle_header_completion_init (OssicleHeaderCompletion *self)
{
}

OssicleHeaderCompletion *
ossicle_header_completion_new (void)
{
  return g_object_new (OSSICLE_TYPE_HEADER_COMPLETION, NULL);
}

/* The names that begin so, in any letter case; of names in parts, such as x-oss-acl, a part may
 * begin so. */
GListModel *
ossicle_header_completion_list (const char *begin)
{
  GListStore *names = g_list_store_new (OSSICLE_TYPE_HEADER_PROPOSAL);
  g_autofree char *part = NULL;

  g_return_val_if_fail (begin != NULL, NULL);

  part = g_strconcat ("-", begin, NULL);
  for (guint i = 0; i < ossicle_header_help_get_n_names (); i++)
    {
      const char *name = ossicle_header_help_get_name (i);
      g_autoptr (OssicleHeaderProposal) proposal = NULL;

      if (g_ascii_strncasecmp (name, begin, strlen (begin)) != 0 && strcasestr (name, part) == NULL)
        continue;
      proposal = g_object_new (OSSICLE_TYPE_HEADER_PROPOSAL, NULL);
      proposal->name = name;
      g_list_store_append (names, proposal);
    }

  return G_LIST_MODEL (names);
}
