/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-comparison.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/diagnosis/ossicle-signing-words.h"
#include "core/signing/ossicle-token-mask.h"
#include "ossicle-cli-json.h"
#include "ossicle-cli-warnings.h"

/* Bytes of a value that are shown round its first difference. */
#define SHOWN_BEFORE 16
#define SHOWN_BEHIND 24

static const OssicleSigningLine *
get_line (const OssicleComparisonRow *row)
{
  return row->server != NULL ? row->server : row->client;
}

static const char *
get_text_title (gboolean canonical)
{
  return canonical ? _ ("Canonical request") : _ ("String to sign");
}

static void
print_reasons (OssicleComparison *comparison, OssicleCliPrinter *printer)
{
  guint n_reasons = ossicle_comparison_get_n_reasons (comparison);

  for (guint i = 0; i < n_reasons; i++)
    {
      const OssicleComparisonReason *reason = ossicle_comparison_get_reason (comparison, i);
      const char *title = ossicle_signing_reason_get_title (reason->reason);
      g_autofree char *detail = ossicle_signing_reason_dup_detail (reason->reason, reason->detail);
      g_autofree char *text = detail != NULL ? g_strdup_printf ("%s (%s)", title, detail)
                                             : g_strdup (title);

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_BAD, 0, "✗", text);
      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 2,
                                    ossicle_signing_reason_get_advice (reason->reason));
    }

  if (ossicle_comparison_needs_canonical_request (comparison))
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0,
                                  _ ("The hashes differ: only the canonical requests of both sides "
                                     "tell why. Compare those."));
  else if (n_reasons == 0)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0,
                                  _ ("They differ for no reason that is known here."));

  ossicle_cli_printer_add_blank (printer);
}

static void
print_difference (OssicleComparison *comparison, OssicleCliPrinter *printer)
{
  const OssicleDifference *difference = ossicle_comparison_get_difference (comparison);
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  if (difference == NULL)
    return;

  if (difference->row >= 0)
    title = ossicle_signing_line_dup_title (
      get_line (ossicle_comparison_get_row (comparison, difference->row)));
  place = g_strdup_printf (_ ("%s, line %u, byte %u (byte %" G_GSIZE_FORMAT " of all)"),
                           get_text_title (difference->canonical), difference->line,
                           difference->column, difference->offset + 1);

  ossicle_cli_printer_add_heading (printer, _ ("First difference"));
  ossicle_cli_printer_add_field (printer, _ ("Where"), place);
  ossicle_cli_printer_add_field (printer, _ ("What"), title);
  ossicle_cli_printer_add_field (printer, _ ("Client has"), difference->client_character);
  ossicle_cli_printer_add_field (printer, _ ("OSS has"), difference->server_character);
  ossicle_cli_printer_add_blank (printer);
}

/* The first byte in which two values differ, or their length. */
static gsize
find_mark (const char *value, const char *other)
{
  gsize at = 0;

  while (value[at] == other[at] && value[at] != '\0')
    at++;

  while (at > 0 && ((guchar) value[at] & 0xc0) == 0x80)
    at--;

  return at;
}

/* What stands round the difference, with a mark before it: names can have a thousand bytes. */
static char *
dup_marked (const char *value, const char *other)
{
  gsize at = find_mark (value, other);
  gsize begin = at > SHOWN_BEFORE ? at - SHOWN_BEFORE : 0;
  gsize end = strnlen (value + at, SHOWN_BEHIND) + at;

  while (begin > 0 && ((guchar) value[begin] & 0xc0) == 0x80)
    begin--;
  while (((guchar) value[end] & 0xc0) == 0x80)
    end++;

  return g_strdup_printf ("%s%.*s▸%.*s%s", begin > 0 ? "…" : "", (int) (at - begin), value + begin,
                          (int) (end - at), value + at, value[end] != '\0' ? "…" : "");
}

static gboolean
is_token (const OssicleSigningLine *line)
{
  return line->name != NULL && strcasestr (line->name, "security-token") != NULL;
}

static const char *
get_separator (const OssicleSigningLine *line)
{
  if (line->name == NULL || line->length == strlen (line->name))
    return "";

  return line->kind == OSSICLE_LINE_PARAMETER ? "=" : ":";
}

/* A line as it stands there where its value alone does not tell the difference: "acl" and "acl=",
 * or a name in capital letters. A token is nobody's to see. */
static char *
dup_value (const OssicleSigningLine *line, const OssicleSigningLine *other)
{
  if (line == NULL)
    return g_strdup (_ ("not there"));
  if (is_token (line))
    return g_strdup_printf (_ ("a token of %u bytes"), (guint) strlen (line->value));
  if (other != NULL && strcmp (line->value, other->value) == 0)
    return g_strconcat (line->name != NULL ? line->name : "", get_separator (line), line->value,
                        NULL);
  if (*line->value == '\0')
    return g_strdup (_ ("empty"));

  return other != NULL && *other->value != '\0' ? dup_marked (line->value, other->value)
                                                : g_strdup (line->value);
}

static void
print_row (const OssicleComparisonRow *row,
           const OssicleCliSide *client,
           const OssicleCliSide *server,
           OssicleCliPrinter *printer)
{
  g_autofree char *title = ossicle_signing_line_dup_title (get_line (row));
  g_autofree char *ours = dup_value (row->client, row->server);
  g_autofree char *theirs = dup_value (row->server, row->client);

  ossicle_cli_printer_add_heading (printer, title);
  ossicle_cli_printer_add_field (printer, client->name, ours);
  ossicle_cli_printer_add_field (printer, server->name, theirs);
  ossicle_cli_printer_add_blank (printer);
}

/* All that can be told where the sides have different texts. */
static void
print_hash_check (OssicleHashCheck check, OssicleCliPrinter *printer)
{
  gboolean good = check == OSSICLE_HASH_MATCHES;

  ossicle_cli_printer_add_item (printer, good ? OSSICLE_CLI_GOOD : OSSICLE_CLI_BAD, 0,
                                good ? "✓" : "✗", ossicle_hash_check_get_title (check));
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 2,
                                ossicle_hash_check_get_advice (check));
  ossicle_cli_printer_add_blank (printer);
}

/* That the hashes differ is no news where the canonical requests stand below. */
static gboolean
is_telling (OssicleComparison *comparison, const OssicleComparisonRow *row)
{
  if (row->state == OSSICLE_ROW_SAME)
    return FALSE;

  return get_line (row)->kind != OSSICLE_LINE_HASH ||
         ossicle_comparison_needs_canonical_request (comparison);
}

static void
print_rows (OssicleComparison *comparison,
            const OssicleCliSide *client,
            const OssicleCliSide *server,
            OssicleCliPrinter *printer)
{
  for (guint i = 0; i < ossicle_comparison_get_n_rows (comparison); i++)
    {
      const OssicleComparisonRow *row = ossicle_comparison_get_row (comparison, i);

      if (is_telling (comparison, row))
        print_row (row, client, server, printer);
    }
}

/**
 * ossicle_cli_comparison_print:
 * @comparison: what differs
 * @client: the first side
 * @server: the second one
 * @printer: where to
 */
void
ossicle_cli_comparison_print (OssicleComparison *comparison,
                              const OssicleCliSide *client,
                              const OssicleCliSide *server,
                              OssicleCliPrinter *printer)
{
  OssicleHashCheck check = ossicle_comparison_check_hash (comparison);

  if (check != OSSICLE_HASH_UNCHECKED)
    print_hash_check (check, printer);
  else
    print_reasons (comparison, printer);
  print_difference (comparison, printer);
  print_rows (comparison, client, server, printer);
  ossicle_cli_warnings_print (client->warnings, printer);
  ossicle_cli_warnings_print (server->warnings, printer);
}

static void
add_tokens (OssicleTokenMask *mask, const OssicleCliSide *side)
{
  ossicle_token_mask_add_signed_text (mask, ossicle_signing_text_get_string_to_sign (side->text));
  ossicle_token_mask_add_signed_text (mask,
                                      ossicle_signing_text_get_canonical_request (side->text));
  if (side->request != NULL)
    ossicle_token_mask_add_request (mask, side->request);
}

/* As long as it was, so that every offset holds. */
static void
add_covered (JsonBuilder *builder, const char *name, const char *text, const OssicleTokenMask *mask)
{
  g_autofree char *covered = ossicle_token_mask_dup_covered (mask, text);

  ossicle_cli_json_add_string (builder, name, covered);
}

static void
add_side (JsonBuilder *builder,
          const char *name,
          const OssicleCliSide *side,
          const OssicleTokenMask *mask)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "name", side->name);
  ossicle_cli_json_add_string (builder, "kind", side->kind);
  add_covered (builder, "string_to_sign", ossicle_signing_text_get_string_to_sign (side->text),
               mask);
  add_covered (builder, "canonical_request",
               ossicle_signing_text_get_canonical_request (side->text), mask);
  ossicle_cli_warnings_add_json (side->warnings, builder);
  json_builder_end_object (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static const char *
get_text_id (gboolean canonical)
{
  return canonical ? "canonical-request" : "string-to-sign";
}

static void
add_line (JsonBuilder *builder, const OssicleSigningLine *line)
{
  ossicle_cli_json_add_string (builder, "line", ossicle_signing_line_kind_to_string (line->kind));
  ossicle_cli_json_add_string (builder, "name", line->name);
}

static void
add_difference (JsonBuilder *builder, OssicleComparison *comparison)
{
  const OssicleDifference *difference = ossicle_comparison_get_difference (comparison);

  json_builder_set_member_name (builder, "difference");
  if (difference == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "text", get_text_id (difference->canonical));
  add_int (builder, "offset", difference->offset);
  add_int (builder, "line_number", difference->line);
  add_int (builder, "column", difference->column);
  if (difference->row >= 0)
    add_line (builder, get_line (ossicle_comparison_get_row (comparison, difference->row)));
  ossicle_cli_json_add_string (builder, "client_character", difference->client_character);
  ossicle_cli_json_add_string (builder, "server_character", difference->server_character);
  json_builder_end_object (builder);
}

static void
add_reasons (JsonBuilder *builder, OssicleComparison *comparison)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ossicle_comparison_get_n_reasons (comparison); i++)
    {
      const OssicleComparisonReason *reason = ossicle_comparison_get_reason (comparison, i);

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "rule",
                                   ossicle_signing_reason_to_string (reason->reason));
      ossicle_cli_json_add_string (builder, "detail", reason->detail);
      ossicle_cli_json_add_string (builder, "title",
                                   ossicle_signing_reason_get_title (reason->reason));
      ossicle_cli_json_add_string (builder, "advice",
                                   ossicle_signing_reason_get_advice (reason->reason));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_hash_check (JsonBuilder *builder, OssicleComparison *comparison)
{
  OssicleHashCheck check = ossicle_comparison_check_hash (comparison);

  json_builder_set_member_name (builder, "hash_matches");
  if (check == OSSICLE_HASH_UNCHECKED)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, check == OSSICLE_HASH_MATCHES);
}

static void
add_rows (JsonBuilder *builder, OssicleComparison *comparison, const OssicleTokenMask *mask)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ossicle_comparison_get_n_rows (comparison); i++)
    {
      const OssicleComparisonRow *row = ossicle_comparison_get_row (comparison, i);

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "text", get_text_id (row->canonical));
      add_line (builder, get_line (row));
      ossicle_cli_json_add_string (builder, "state", ossicle_row_state_to_string (row->state));
      add_covered (builder, "client", row->client != NULL ? row->client->value : NULL, mask);
      add_covered (builder, "server", row->server != NULL ? row->server->value : NULL, mask);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * ossicle_cli_comparison_write_json:
 * @comparison: what differs
 * @client: the first side
 * @server: the second one
 *
 * Stars stand for security tokens: such documents are handed on.
 *
 * Returns: whether the document could be written to standard output
 */
gboolean
ossicle_cli_comparison_write_json (OssicleComparison *comparison,
                                   const OssicleCliSide *client,
                                   const OssicleCliSide *server)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

  add_tokens (mask, client);
  add_tokens (mask, server);
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "schema", "ossicle.comparison.v1");
  add_side (builder, "client", client, mask);
  add_side (builder, "server", server, mask);
  add_bool (builder, "equal", ossicle_comparison_is_equal (comparison));
  add_bool (builder, "needs_canonical_request",
            ossicle_comparison_needs_canonical_request (comparison));
  add_hash_check (builder, comparison);
  add_difference (builder, comparison);
  add_reasons (builder, comparison);
  add_rows (builder, comparison, mask);
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}
