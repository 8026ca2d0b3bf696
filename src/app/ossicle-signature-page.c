/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/intake/ossicle-signing-import.h"
#include "core/signing/ossicle-signing-error.h"
#include "core/signing/ossicle-signing-line.h"
#include "ossicle-carried-signature.h"
#include "ossicle-comparison-view.h"
#include "ossicle-signature-page.h"
#include "ossicle-text.h"
#include "ossicle-text-block.h"
#include "ossicle-worksheet-view.h"

struct _OssicleSignaturePage
{
  AdwBin parent_instance;

  GtkWidget *as_v4_box;
  GtkLabel *masked;
  OssicleComparisonView *comparison;
  GtkWidget *client_box;
  GtkTextBuffer *client_text;
  GtkLabel *client_note;
  GtkWidget *use_request_button;
  GtkWidget *carried_box;
  GtkListBox *carried;
  GtkWidget *steps_box;
  OssicleWorksheetView *steps;
  GtkWidget *server_box;
  OssicleTextBlock *server_string;
  OssicleTextBlock *server_canonical;

  OssicleCaseItem *item;
  OssicleRequest *request;    /* what carries the signature, or NULL */
  OssicleSigningText *server; /* what OSS signed, or NULL */
  OssicleSigningText *client; /* what we signed or a log tells, or NULL */
};

G_DEFINE_FINAL_TYPE (OssicleSignaturePage, ossicle_signature_page, ADW_TYPE_BIN)

static char *
dup_client_text (OssicleSignaturePage *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->client_text, &start, &end);

  return gtk_text_buffer_get_text (self->client_text, &start, &end, TRUE);
}

static OssicleTokenMask *
create_mask (OssicleSignaturePage *self, const OssicleSigningText *client)
{
  OssicleTokenMask *mask = ossicle_token_mask_new ();
  OssicleCase *case_ = ossicle_case_item_get_case (self->item);

  if (case_ != NULL)
    ossicle_token_mask_add_case (mask, case_);
  if (self->request != NULL)
    ossicle_token_mask_add_request (mask, self->request);
  if (client != NULL)
    {
      ossicle_token_mask_add_signed_text (mask, ossicle_signing_text_get_string_to_sign (client));
      ossicle_token_mask_add_signed_text (mask,
                                          ossicle_signing_text_get_canonical_request (client));
    }

  return mask;
}

static void
show_masked (OssicleSignaturePage *self, const OssicleTokenMask *mask)
{
  OssicleExchange *exchange = ossicle_case_item_get_exchange (self->item);
  gboolean covered = exchange != NULL && ossicle_exchange_has_covered_tokens (exchange);

  gtk_label_set_label (self->masked,
                       covered ? _ ("The security token was sent, and is not kept: stars stand for "
                                    "it on both sides alike.")
                               : _ ("Stars stand for the security token, on both sides alike."));
  gtk_widget_set_visible (GTK_WIDGET (self->masked),
                          covered || !ossicle_token_mask_is_empty (mask));
}

static void
show_comparison (OssicleSignaturePage *self, const OssicleSigningText *client)
{
  g_autoptr (OssicleTokenMask) mask = create_mask (self, client);

  ossicle_comparison_view_set_texts (self->comparison, client, self->server, mask);
  show_masked (self, mask);
}

static const char *
get_fault (const GError *error)
{
  if (g_error_matches (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED))
    return _ ("This request carries no signature: what its client signed cannot be told from it.");
  if (error->domain == OSSICLE_SIGNING_ERROR)
    return _ ("What was signed for this request cannot be told: only V1 and V4 of OSS can be "
              "rebuilt.");

  return _ ("This looks like a request, but cannot be read as one.");
}

/* Whatever is signed has several lines, but for a policy; one line alone would differ in all. */
static gboolean
has_lost_lines (const OssicleSigningText *client)
{
  const char *string = ossicle_signing_text_get_string_to_sign (client);

  return string != NULL && strchr (string, '\n') == NULL &&
         ossicle_signing_text_guess_kind (string) != OSSICLE_TEXT_POLICY;
}

static OssicleSigningText *
read_pasted (const char *text, const char **note)
{
  g_autoptr (OssicleSigningText) client = ossicle_signing_text_new_pasted (text);

  if (has_lost_lines (client))
    {
      *note = _ (
        "A string to sign has several lines, and this is one. Copy it with its line ends.");
      return NULL;
    }

  *note = ossicle_signing_text_get_canonical_request (client) != NULL
            ? _ ("Taken for a canonical request.")
            : _ ("Taken for a string to sign.");

  return g_steal_pointer (&client);
}

/* A string to sign as it is, or what must have been signed for a request. */
static OssicleSigningText *
read_client_text (OssicleSignaturePage *self, const char *text, const char **note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleRequest) request = ossicle_signing_import_read_request (text, NULL, &error);
  OssicleSigningText *client = NULL;

  if (request != NULL)
    {
      client = ossicle_signing_import_rebuild (request, NULL, self->server, NULL, &error);
      *note = _ ("Rebuilt from the request, by the rules of OSS: another client may have signed "
                 "something else.");
    }
  else if (error == NULL)
    client = read_pasted (text, note);
  if (error != NULL)
    *note = get_fault (error);

  return client;
}

static void
client_text_changed_cb (OssicleSignaturePage *self)
{
  g_autofree char *text = dup_client_text (self);
  g_autoptr (OssicleSigningText) pasted = NULL;
  const char *note = NULL;

  if (self->item == NULL)
    return;

  if (*text != '\0')
    pasted = read_client_text (self, text, &note);
  gtk_label_set_label (self->client_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->client_note), note != NULL);
  show_comparison (self, pasted != NULL ? pasted : self->client);
}

/* The request as text: it is rebuilt from there like any other, and one sees from what. */
static void
use_request_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleSignaturePage *self = OSSICLE_SIGNATURE_PAGE (widget);
  g_autoptr (GString) text = NULL;
  g_autofree char *headers = NULL;
  g_autofree char *valid = NULL;

  if (self->request == NULL)
    return;

  headers = ossicle_headers_to_text (ossicle_request_get_headers (self->request), "\n");
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s HTTP/1.1\n%s\n", ossicle_request_get_method (self->request),
                          ossicle_request_get_url (self->request), headers);
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  gtk_text_buffer_set_text (self->client_text, valid, -1);
}

static const char *
get_class (OssicleCarriedState state)
{
  static const char *const classes[] = { NULL, "success", "error" };

  return classes[state];
}

static void
append_part (OssicleSignaturePage *self, const OssicleCarriedPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *value = ossicle_text_new (part->value, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", box, NULL);

  gtk_widget_add_css_class (box, "row-padding");
  if (part->title != NULL)
    {
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", part->title, "xalign", 0.0, NULL);

      gtk_widget_add_css_class (title, "caption-heading");
      gtk_widget_add_css_class (title, "dim-label");
      gtk_box_append (GTK_BOX (box), title);
    }
  if (get_class (part->state) != NULL)
    gtk_widget_add_css_class (value, get_class (part->state));
  gtk_box_append (GTK_BOX (box), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  part->title != NULL ? part->title : part->value,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, part->value, -1);
  gtk_list_box_append (self->carried, row);
}

static guint
show_carried (OssicleSignaturePage *self)
{
  g_autoptr (GPtrArray) parts = ossicle_carried_signature_list (
    self->request, ossicle_case_item_get_case (self->item), g_get_real_time () / G_USEC_PER_SEC);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->carried))) != NULL)
    gtk_list_box_remove (self->carried, child);
  for (guint i = 0; i < parts->len; i++)
    append_part (self, g_ptr_array_index (parts, i));
  gtk_widget_set_visible (self->carried_box, parts->len > 0);

  return parts->len;
}

static void
show_server (OssicleSignaturePage *self)
{
  g_autoptr (OssicleTokenMask) mask = create_mask (self, NULL);
  g_autofree char *string = NULL;
  g_autofree char *canonical = NULL;

  gtk_widget_set_visible (self->server_box, self->server != NULL);
  if (self->server == NULL)
    return;

  string = ossicle_token_mask_dup_covered (mask,
                                           ossicle_signing_text_get_string_to_sign (self->server));
  canonical = ossicle_token_mask_dup_covered (
    mask, ossicle_signing_text_get_canonical_request (self->server));
  ossicle_text_block_set_text (self->server_string, string);
  ossicle_text_block_set_text (self->server_canonical, canonical);
}

static OssicleSigningText *
read_client (OssicleCase *case_)
{
  const char *string = ossicle_case_get_value (case_, OSSICLE_FACT_CLIENT_STRING_TO_SIGN);
  const char *canonical = ossicle_case_get_value (case_, OSSICLE_FACT_CLIENT_CANONICAL_REQUEST);

  return string != NULL || canonical != NULL ? ossicle_signing_text_new (string, canonical) : NULL;
}

static OssicleSigningText *
read_server (OssicleCase *case_)
{
  const char *string = ossicle_case_get_value (case_, OSSICLE_FACT_STRING_TO_SIGN);
  const char *bytes = ossicle_case_get_value (case_, OSSICLE_FACT_BODY_PREFIX "StringToSignBytes");

  if (string == NULL && bytes == NULL)
    return NULL;

  return ossicle_signing_text_new_for_error (
    string, bytes, ossicle_case_get_value (case_, OSSICLE_FACT_BODY_PREFIX "CanonicalRequest"),
    ossicle_case_get_value (case_, OSSICLE_FACT_BODY_PREFIX "CanonicalRequestBytes"));
}

static void
forget (OssicleSignaturePage *self)
{
  g_clear_object (&self->item);
  g_clear_object (&self->request);
  g_clear_pointer (&self->server, ossicle_signing_text_free);
  g_clear_pointer (&self->client, ossicle_signing_text_free);
}

static void
ossicle_signature_page_dispose (GObject *object)
{
  forget (OSSICLE_SIGNATURE_PAGE (object));

  G_OBJECT_CLASS (ossicle_signature_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, as_v4_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, masked);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, comparison);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, client_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, client_text);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, client_note);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, use_request_button);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, carried_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, carried);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, steps_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, steps);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, server_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, server_string);
  gtk_widget_class_bind_template_child (widget_class, OssicleSignaturePage, server_canonical);
}

static void
ossicle_signature_page_class_init (OssicleSignaturePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_signature_page_dispose;

  g_type_ensure (OSSICLE_TYPE_COMPARISON_VIEW);
  g_type_ensure (OSSICLE_TYPE_TEXT_BLOCK);
  g_type_ensure (OSSICLE_TYPE_WORKSHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/signature-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, client_text_changed_cb);

  gtk_widget_class_install_action (widget_class, "signature.use-request", NULL, use_request_action);
}

static void
ossicle_signature_page_init (OssicleSignaturePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ossicle_signature_page_set_item:
 * @self: a page
 * @item: a case, or a request that was not sent yet
 * @as_v4: whether signing with V4 is offered, as what may help
 *
 * Returns: whether there is anything to say about signatures
 */
gboolean
ossicle_signature_page_set_item (OssicleSignaturePage *self, OssicleCaseItem *item, gboolean as_v4)
{
  OssicleCase *case_;
  OssicleExchange *exchange;
  OssicleWorksheet *worksheet;
  OssicleRequest *request;
  guint n_parts;

  g_return_val_if_fail (OSSICLE_IS_SIGNATURE_PAGE (self), FALSE);
  g_return_val_if_fail (OSSICLE_IS_CASE_ITEM (item), FALSE);

  forget (self);
  gtk_text_buffer_set_text (self->client_text, "", -1);
  case_ = ossicle_case_item_get_case (item);
  exchange = ossicle_case_item_get_exchange (item);
  worksheet = ossicle_case_item_get_worksheet (item);
  self->item = g_object_ref (item);
  request = exchange != NULL ? ossicle_exchange_get_sent (exchange) : NULL;
  if (request == NULL)
    request = ossicle_case_item_get_request (item);
  g_set_object (&self->request, request);
  self->server = case_ != NULL ? read_server (case_) : NULL;
  self->client = case_ != NULL ? read_client (case_) : NULL;

  n_parts = show_carried (self);
  show_server (self);
  show_comparison (self, self->client);
  ossicle_worksheet_view_set_worksheet (self->steps, worksheet);
  gtk_widget_set_visible (self->steps_box, worksheet != NULL);
  gtk_widget_set_visible (self->client_box, self->server != NULL && worksheet == NULL);
  gtk_widget_set_visible (self->use_request_button, n_parts > 0);
  gtk_widget_set_visible (self->as_v4_box, as_v4);

  return n_parts > 0 || self->server != NULL || self->client != NULL || worksheet != NULL || as_v4;
}
