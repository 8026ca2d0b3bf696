/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-printer.h"

#include <unistd.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-cli-terminal.h"
#include "ossicle-cli-wrap.h"

/* Lines longer than this are hard to read, however wide the terminal is. */
#define MOST_COLUMNS 100

typedef struct
{
  char *label;
  char *value;
} Field;

struct _OssicleCliPrinter
{
  GString *out;
  GArray *fields; /* of Field, kept until something else follows, so that they can be aligned */
  guint n_lines;
  guint columns;
  gboolean colour;
  gboolean blank_due; /* a free line is only printed once something follows it */
};

static const char *const escapes[] = {
  [OSSICLE_CLI_PLAIN] = "",
  [OSSICLE_CLI_STRONG] = "\033[1m",
  [OSSICLE_CLI_FAINT] = "\033[2m",
  [OSSICLE_CLI_BAD] = "\033[1;31m",
  [OSSICLE_CLI_DOUBTFUL] = "\033[33m",
  [OSSICLE_CLI_GOOD] = "\033[32m",
};

static void
field_clear (gpointer data)
{
  Field *field = data;

  g_free (field->label);
  g_free (field->value);
}

static void
end_line (OssicleCliPrinter *self)
{
  g_string_append_c (self->out, '\n');
  self->n_lines++;
}

static void
begin_line (OssicleCliPrinter *self)
{
  if (self->blank_due && self->out->len > 0)
    end_line (self);
  self->blank_due = FALSE;
}

static void
append_styled (OssicleCliPrinter *self, OssicleCliStyle style, const char *text)
{
  gboolean styled = self->colour && style != OSSICLE_CLI_PLAIN;

  if (styled)
    g_string_append (self->out, escapes[style]);
  g_string_append (self->out, text);
  if (styled)
    g_string_append (self->out, "\033[0m");
}

/* Wraps beside what already stands on the line; later lines begin at @margin. */
static void
append_wrapped (OssicleCliPrinter *self, OssicleCliStyle style, guint margin, const char *text)
{
  guint room = self->columns > margin + 10 ? self->columns - margin : 10;
  g_autofree char *printable = ossicle_dup_printable (text, FALSE);
  g_autoptr (GPtrArray) lines = ossicle_cli_wrap (printable, room);

  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0)
        ossicle_cli_pad (self->out, "", margin);
      append_styled (self, style, g_ptr_array_index (lines, i));
      end_line (self);
    }
}

static void
flush_fields (OssicleCliPrinter *self)
{
  guint widest = 0;

  for (guint i = 0; i < self->fields->len; i++)
    widest = MAX (widest, ossicle_cli_measure (g_array_index (self->fields, Field, i).label));

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);
      g_autoptr (GString) label = g_string_new (NULL);

      begin_line (self);
      ossicle_cli_pad (label, field->label, widest + 2);
      append_styled (self, OSSICLE_CLI_FAINT, label->str);
      append_wrapped (self, OSSICLE_CLI_PLAIN, widest + 2, field->value);
    }

  g_array_set_size (self->fields, 0);
}

/**
 * ossicle_cli_printer_new:
 * @columns: the width to fill
 * @colour: whether to use colour
 *
 * Returns: (transfer full): a printer with nothing on its page
 */
OssicleCliPrinter *
ossicle_cli_printer_new (guint columns, gboolean colour)
{
  OssicleCliPrinter *self = g_new0 (OssicleCliPrinter, 1);

  self->out = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, field_clear);
  self->columns = MIN (columns, MOST_COLUMNS);
  self->colour = colour;

  return self;
}

/**
 * ossicle_cli_printer_new_for_output:
 *
 * Returns: (transfer full): a printer for standard output as it is
 */
OssicleCliPrinter *
ossicle_cli_printer_new_for_output (void)
{
  return ossicle_cli_printer_new (ossicle_cli_get_terminal_columns (STDOUT_FILENO),
                                  ossicle_cli_get_terminal_colour (STDOUT_FILENO));
}

/**
 * ossicle_cli_printer_free:
 * @self: (transfer full): a printer
 */
void
ossicle_cli_printer_free (OssicleCliPrinter *self)
{
  g_string_free (self->out, TRUE);
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * ossicle_cli_printer_add_heading:
 * @self: a printer
 * @text: what stands at the head of what follows
 */
void
ossicle_cli_printer_add_heading (OssicleCliPrinter *self, const char *text)
{
  ossicle_cli_printer_add_text (self, OSSICLE_CLI_STRONG, 0, text);
}

/**
 * ossicle_cli_printer_add_text:
 * @self: a printer
 * @style: how it looks
 * @indent: columns to leave free at the left
 * @text: a paragraph
 */
void
ossicle_cli_printer_add_text (OssicleCliPrinter *self,
                              OssicleCliStyle style,
                              guint indent,
                              const char *text)
{
  flush_fields (self);
  begin_line (self);
  ossicle_cli_pad (self->out, "", indent);
  append_wrapped (self, style, indent, text);
}

/**
 * ossicle_cli_printer_add_item:
 * @self: a printer
 * @style: how @mark looks
 * @indent: columns to leave free at the left
 * @mark: a number, a bullet or a word
 * @text: a paragraph that hangs beside @mark
 */
void
ossicle_cli_printer_add_item (OssicleCliPrinter *self,
                              OssicleCliStyle style,
                              guint indent,
                              const char *mark,
                              const char *text)
{
  g_autofree char *printable = ossicle_dup_printable (mark, FALSE);

  flush_fields (self);
  begin_line (self);
  ossicle_cli_pad (self->out, "", indent);
  append_styled (self, style, printable);
  g_string_append_c (self->out, ' ');
  append_wrapped (self, OSSICLE_CLI_PLAIN, indent + ossicle_cli_measure (printable) + 1, text);
}

/**
 * ossicle_cli_printer_add_verbatim:
 * @self: a printer
 * @text: something to be copied: its lines stay as they are, however wide
 */
void
ossicle_cli_printer_add_verbatim (OssicleCliPrinter *self, const char *text)
{
  g_autofree char *printable = ossicle_dup_printable (text, TRUE);
  g_auto (GStrv) lines = g_strsplit (printable, "\n", -1);

  flush_fields (self);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_string_append (self->out, lines[i]);
      end_line (self);
    }
}

/**
 * ossicle_cli_printer_add_field:
 * @self: a printer
 * @label: what it is
 * @value: (nullable): its value; nothing is printed for %NULL
 *
 * The values of fields that follow each other stand under each other.
 */
void
ossicle_cli_printer_add_field (OssicleCliPrinter *self, const char *label, const char *value)
{
  Field field;

  if (value == NULL)
    return;

  field.label = ossicle_dup_printable (label, FALSE);
  field.value = g_strdup (value);
  g_array_append_val (self->fields, field);
}

/**
 * ossicle_cli_printer_add_blank:
 * @self: a printer
 *
 * Leaves a line free before what follows, unless nothing stands above it.
 */
void
ossicle_cli_printer_add_blank (OssicleCliPrinter *self)
{
  flush_fields (self);
  self->blank_due = TRUE;
}

/**
 * ossicle_cli_printer_get_n_lines:
 * @self: a printer
 *
 * Returns: how many lines stand on the page
 */
guint
ossicle_cli_printer_get_n_lines (OssicleCliPrinter *self)
{
  flush_fields (self);

  return self->n_lines;
}

/**
 * ossicle_cli_printer_mark:
 * @self: a printer
 *
 * Returns: the end of the page as it is, for ossicle_cli_printer_rewind()
 */
gsize
ossicle_cli_printer_mark (OssicleCliPrinter *self)
{
  flush_fields (self);

  return self->out->len;
}

/**
 * ossicle_cli_printer_rewind:
 * @self: a printer
 * @mark: what ossicle_cli_printer_mark() gave
 *
 * Takes away what was printed since.
 */
void
ossicle_cli_printer_rewind (OssicleCliPrinter *self, gsize mark)
{
  flush_fields (self);
  g_return_if_fail (mark <= self->out->len);

  for (const char *p = self->out->str + mark; *p != '\0'; p++)
    self->n_lines -= *p == '\n';
  g_string_truncate (self->out, mark);
}

/**
 * ossicle_cli_printer_get_text:
 * @self: a printer
 *
 * Returns: (transfer none): what stands on the page
 */
const char *
ossicle_cli_printer_get_text (OssicleCliPrinter *self)
{
  flush_fields (self);

  return self->out->str;
}

/**
 * ossicle_cli_printer_write:
 * @self: a printer
 *
 * Writes the page to standard output and begins another one.
 *
 * Returns: whether it could be written
 */
gboolean
ossicle_cli_printer_write (OssicleCliPrinter *self)
{
  gboolean written = ossicle_cli_write_text (ossicle_cli_printer_get_text (self));

  g_string_truncate (self->out, 0);
  self->n_lines = 0;

  return written;
}
