/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-secret-row.h"

#include <string.h>

#include "ossicle-wiping-free.h"

#define DOT "•"

struct _OssicleSecretRow
{
  AdwEntryRow parent_instance;

  GtkEntryBuffer *buffer; /* the secret, in memory that is wiped; the row itself has only dots */
  gboolean inserting_dots;
};

G_DEFINE_FINAL_TYPE (OssicleSecretRow, ossicle_secret_row, ADW_TYPE_ENTRY_ROW)

/* What GTK's entry holds is told to screen readers, also where it is not shown: so it gets a dot
 * for each character, and the character goes elsewhere before anybody else hears of it. */
static void
insert_text_cb (GtkEditable *text, const char *typed, int length, int *position, gpointer user_data)
{
  OssicleSecretRow *self = user_data;
  g_autoptr (GString) dots = NULL;
  long n_chars;

  if (self->inserting_dots || self->buffer == NULL)
    return;

  dots = g_string_new (NULL);
  n_chars = g_utf8_strlen (typed, length);
  for (long i = 0; i < n_chars; i++)
    g_string_append (dots, DOT);

  g_signal_stop_emission_by_name (text, "insert-text");
  gtk_entry_buffer_insert_text (self->buffer, (guint) *position, typed, (int) n_chars);
  self->inserting_dots = TRUE;
  gtk_editable_insert_text (text, dots->str, (int) dots->len, position);
  self->inserting_dots = FALSE;
}

static void
delete_text_cb (GtkEditable *text, int start, int end, gpointer user_data)
{
  OssicleSecretRow *self = user_data;

  if (self->buffer != NULL && (end < 0 || end > start))
    gtk_entry_buffer_delete_text (self->buffer, (guint) start, end < 0 ? -1 : end - start);
}

static void
ossicle_secret_row_dispose (GObject *object)
{
  OssicleSecretRow *self = OSSICLE_SECRET_ROW (object);

  if (self->buffer != NULL)
    gtk_entry_buffer_set_text (self->buffer, "", 0);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (ossicle_secret_row_parent_class)->dispose (object);
}

static void
ossicle_secret_row_class_init (OssicleSecretRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ossicle_secret_row_dispose;
}

/* AdwPasswordEntryRow would do most of this, but it can be made to show its text, and what is seen
 * can be copied and passes through memory that nobody wipes. */
static void
ossicle_secret_row_init (OssicleSecretRow *self)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self)));

  ossicle_wiping_free_begin ();
  self->buffer = gtk_password_entry_buffer_new ();
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (text, "delete-text", G_CALLBACK (delete_text_cb), self, 0);
  gtk_text_set_visibility (text, FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_PASSWORD);
  adw_entry_row_set_input_hints (ADW_ENTRY_ROW (self), GTK_INPUT_HINT_PRIVATE |
                                                         GTK_INPUT_HINT_NO_SPELLCHECK |
                                                         GTK_INPUT_HINT_NO_EMOJI);
}

/**
 * ossicle_secret_row_dup_secret:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what was entered, without the blanks and line ends at its
 *   ends that come along with copy and paste; %NULL if there is nothing
 */
OssicleSecret *
ossicle_secret_row_dup_secret (OssicleSecretRow *self)
{
  const char *begin, *end;

  g_return_val_if_fail (OSSICLE_IS_SECRET_ROW (self), NULL);

  begin = gtk_entry_buffer_get_text (self->buffer);
  end = begin + strlen (begin);
  while (begin < end && g_ascii_isspace (*begin))
    begin++;
  while (end > begin && g_ascii_isspace (end[-1]))
    end--;

  return end > begin ? ossicle_secret_new (begin, end - begin) : NULL;
}

gboolean
ossicle_secret_row_is_empty (OssicleSecretRow *self)
{
  g_return_val_if_fail (OSSICLE_IS_SECRET_ROW (self), TRUE);

  return gtk_entry_buffer_get_length (self->buffer) == 0;
}

void
ossicle_secret_row_clear (OssicleSecretRow *self)
{
  g_return_if_fail (OSSICLE_IS_SECRET_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), "");
}
