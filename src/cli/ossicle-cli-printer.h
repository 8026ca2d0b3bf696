/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OSSICLE_CLI_PLAIN,
  OSSICLE_CLI_STRONG,
  OSSICLE_CLI_FAINT,
  OSSICLE_CLI_BAD,
  OSSICLE_CLI_DOUBTFUL,
  OSSICLE_CLI_GOOD,
} OssicleCliStyle;

/* Lays out text for people. Whatever it is given is made printable first, so no caller needs to. */
typedef struct _OssicleCliPrinter OssicleCliPrinter;

OssicleCliPrinter *ossicle_cli_printer_new (guint columns, gboolean colour);
OssicleCliPrinter *ossicle_cli_printer_new_for_output (void);
void ossicle_cli_printer_free (OssicleCliPrinter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleCliPrinter, ossicle_cli_printer_free)

void ossicle_cli_printer_add_heading (OssicleCliPrinter *self, const char *text);
void ossicle_cli_printer_add_text (OssicleCliPrinter *self,
                                   OssicleCliStyle style,
                                   guint indent,
                                   const char *text);
void ossicle_cli_printer_add_item (OssicleCliPrinter *self,
                                   OssicleCliStyle style,
                                   guint indent,
                                   const char *mark,
                                   const char *text);
void ossicle_cli_printer_add_verbatim (OssicleCliPrinter *self, const char *text);
void ossicle_cli_printer_add_field (OssicleCliPrinter *self, const char *label, const char *value);
void ossicle_cli_printer_add_blank (OssicleCliPrinter *self);

guint ossicle_cli_printer_get_n_lines (OssicleCliPrinter *self);
gsize ossicle_cli_printer_mark (OssicleCliPrinter *self);
void ossicle_cli_printer_rewind (OssicleCliPrinter *self, gsize mark);

const char *ossicle_cli_printer_get_text (OssicleCliPrinter *self);
gboolean ossicle_cli_printer_write (OssicleCliPrinter *self);

G_END_DECLS
