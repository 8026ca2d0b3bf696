/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-printable.h"
#include "core/signing/ossicle-signing-error.h"
#include "ossicle-body-editor.h"
#include "ossicle-compat.h"
#include "ossicle-header-editor.h"
#include "ossicle-header-list.h"
#include "ossicle-options-box.h"
#include "ossicle-request-export.h"
#include "ossicle-request-page.h"
#include "ossicle-send-bar.h"
#include "ossicle-signing-box.h"
#include "ossicle-text.h"
#include "ossicle-words.h"

struct _OssicleRequestPage
{
  AdwBin parent_instance;

  GtkEditable *method;
  GtkEditable *url;
  GtkLabel *fault;
  GtkLabel *guesses;
  OssicleSendBar *bar;
  GtkWidget *address;
  OssicleSigningBox *signing;
  OssicleHeaderEditor *headers;
  OssicleBodyEditor *body;
  OssicleOptionsBox *options;
  GtkWidget *sent_box;
  OssicleHeaderList *sent;

  OssicleSender *sender;
  OssicleCaseItem *item; /* or NULL */
};

G_DEFINE_FINAL_TYPE (OssicleRequestPage, ossicle_request_page, ADW_TYPE_BIN)

static void
show_fault (OssicleRequestPage *self, const char *text)
{
  gtk_label_set_label (self->fault, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), text != NULL);
}

static const char *
get_signing_words (const GError *error)
{
  if (error->code == OSSICLE_SIGNING_ERROR_MISSING)
    return _ ("There is no access key to sign with.");

  return _ ("It cannot be signed: the region is missing, or the address cannot be read.");
}

static const char *
get_profile_words (const GError *error)
{
  switch (error->code)
    {
    case OSSICLE_PROFILE_ERROR_GONE:
      return _ ("The access key was removed meanwhile.");
    case OSSICLE_PROFILE_ERROR_LOCKED:
      return _ ("The keyring is locked: nothing was signed, and nothing was sent.");
    case OSSICLE_PROFILE_ERROR_NO_KEYRING:
      return _ ("The keyring is gone: nothing was signed, and nothing was sent.");
    default:
      return error->message;
    }
}

static const char *
get_words (const GError *error)
{
  if (error->domain == OSSICLE_SIGNING_ERROR)
    return get_signing_words (error);
  if (error->domain == OSSICLE_PROFILE_ERROR)
    return get_profile_words (error);
  if (error->domain == G_IO_ERROR)
    return _ ("Nothing was sent.");

  switch (error->code)
    {
    case OSSICLE_REQUEST_ERROR_METHOD:
      return _ ("The method must be one word, such as GET.");
    case OSSICLE_REQUEST_ERROR_URL:
      return _ ("The address must begin with http:// or https:// and name a host.");
    case OSSICLE_REQUEST_ERROR_HEADER:
      return _ ("A header cannot be sent as it is.");
    default:
      return error->message;
    }
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* What is on its way is not changed any more. The focus must not be lost to the keyboard. */
static void
show_sending (OssicleRequestPage *self, OssicleSending *sending)
{
  gboolean focused = has_focus_within (GTK_WIDGET (self));

  ossicle_send_bar_set_sending (self->bar, sending);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.send", sending == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.cancel", sending != NULL);
  gtk_widget_set_sensitive (self->address, sending == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->signing), sending == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->headers), sending == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), sending == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->options), sending == NULL);
  if (focused && sending != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->bar));
}

static gboolean
may_change_data (OssicleRequest *request)
{
  static const char *const harmless[] = { "GET", "HEAD", "OPTIONS", NULL };

  return !g_strv_contains (harmless, ossicle_request_get_method (request));
}

static char *
describe_target (OssicleRequest *request)
{
  g_autoptr (OssicleEndpoint)
    endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));
  const char *bucket = ossicle_endpoint_get_bucket (endpoint);
  const char *object = ossicle_endpoint_get_object (endpoint);
  g_autoptr (GString) text = g_string_new (NULL);

  if (bucket != NULL)
    g_string_append_printf (text, _ ("Bucket: %s"), bucket);
  else
    g_string_append_printf (text, _ ("Host: %s"), ossicle_endpoint_get_host (endpoint));
  if (bucket != NULL && object != NULL && *object != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Object: %s"), object);
    }
  else if (bucket == NULL)
    {
      g_autofree char *target = ossicle_request_dup_target (request);

      target[strcspn (target, "?")] = '\0';
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Path: %s"), target);
    }

  return ossicle_dup_printable (text->str, TRUE);
}

static void
fill (OssicleRequestPage *self, OssicleRequest *request, const OssicleSendOptions *options)
{
  g_autofree char *url = g_utf8_make_valid (ossicle_request_get_url (request), -1);
  g_autofree char *method = g_utf8_make_valid (ossicle_request_get_method (request), -1);

  gtk_editable_set_text (self->method, method);
  gtk_editable_set_text (self->url, url);
  ossicle_header_editor_set_headers (self->headers, ossicle_request_get_headers (request));
  ossicle_body_editor_set_request (self->body, request);
  ossicle_options_box_set_options (self->options, options);
  show_fault (self, NULL);
}

/* With the case that it is for, while another is looked at. */
static void
keep_draft (OssicleRequestPage *self)
{
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleSendOptions) options = NULL;
  g_autoptr (OssicleSigningChoice) signing = NULL;
  g_autofree char *text = NULL;
  gboolean faulty;

  if (self->item == NULL || ossicle_case_item_get_sending (self->item) != NULL)
    return;

  request = ossicle_request_page_dup_request (self);
  options = ossicle_options_box_dup_options (self->options);
  ossicle_case_item_set_request (self->item, request, options);
  ossicle_case_item_set_save_to (self->item, ossicle_options_box_get_save_to (self->options));
  g_object_unref (ossicle_header_editor_dup_headers (self->headers, &faulty));
  signing = ossicle_signing_box_dup_choice (self->signing);
  ossicle_case_item_set_signing (self->item, signing);
  text = faulty ? ossicle_header_editor_dup_text (self->headers) : NULL;
  ossicle_case_item_set_header_text (self->item, text);
}

static void
show_request (OssicleRequestPage *self)
{
  const char *text = ossicle_case_item_get_header_text (self->item);
  const GError *fault = ossicle_case_item_get_fault (self->item);
  g_autofree char *guesses = ossicle_words_dup_for_guesses (
    ossicle_case_item_get_guesses (self->item));

  ossicle_text_set (self->guesses, guesses, NULL);

  fill (self, ossicle_case_item_get_request (self->item),
        ossicle_case_item_get_options (self->item));
  ossicle_request_page_set_signing (self, ossicle_case_item_get_signing (self->item));
  ossicle_options_box_set_save_to (self->options, ossicle_case_item_get_save_to (self->item));
  if (fault != NULL)
    show_fault (self, get_words (fault));
  if (text != NULL)
    ossicle_header_editor_set_text (self->headers, text);
}

/* Trust and the file were for this one sending. What was changed went with the new case. */
static void
settle_sent (OssicleRequestPage *self,
             OssicleCaseItem *item,
             OssicleRequest *request,
             OssicleSendOptions *options)
{
  options->trust_anyway = FALSE;
  ossicle_case_item_set_request (item, request, options);
  ossicle_case_item_set_save_to (item, NULL);
  if (ossicle_case_item_get_case (item) != NULL)
    ossicle_case_item_reset_request (item);
  if (item == self->item)
    show_request (self);
}

static void
send_now (OssicleRequestPage *self)
{
  g_autoptr (OssicleRequest) request = ossicle_request_page_dup_request (self);
  g_autoptr (OssicleSendOptions) options = ossicle_options_box_dup_options (self->options);
  g_autoptr (OssicleSigningChoice) signing = ossicle_signing_box_dup_choice (self->signing);
  g_autoptr (OssicleCaseItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_set_object (&item, self->item);
  if (self->sender == NULL || item == NULL || ossicle_case_item_get_sending (item) != NULL)
    return;

  /* Whoever lists the cases shows the new one at once. */
  if (ossicle_sender_send (self->sender, request, options, signing,
                           ossicle_options_box_get_save_to (self->options), &error))
    settle_sent (self, item, request, options);
  else
    show_fault (self, get_words (error));
}

/* What the question was about: another case may come to the page before the answer. */
typedef struct
{
  OssicleRequestPage *page;
  OssicleCaseItem *item; /* or NULL */
} Question;

static void
question_free (Question *question)
{
  g_clear_object (&question->item);
  g_clear_object (&question->page);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
confirmed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;

  if (ossicle_compat_confirm_finish (result) && question->item == question->page->item)
    send_now (question->page);
}

static void
confirm (OssicleRequestPage *self, OssicleRequest *request)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *method = ossicle_request_get_method (request);
  g_autofree char *heading = NULL;
  g_autofree char *body = describe_target (request);
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  g_set_object (&question->item, self->item);
  /* Translators: a method, such as PUT */
  heading = g_strdup_printf (_ ("Send %s?"), method);
  ossicle_compat_confirm_async (GTK_WINDOW (root), heading, body, _ ("_Send"), confirmed_cb,
                                question);
}

/* What would be signed changes with what is written. */
static void
changed_cb (OssicleRequestPage *self)
{
  g_autoptr (OssicleRequest) request = NULL;

  if (self->signing == NULL)
    return;

  request = ossicle_request_page_dup_request (self);
  ossicle_signing_box_set_request (self->signing, request);
}

static void
send_cb (OssicleRequestPage *self)
{
  ossicle_request_page_send (self);
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ossicle_request_page_send (OSSICLE_REQUEST_PAGE (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleRequestPage *self = OSSICLE_REQUEST_PAGE (widget);
  OssicleSending *sending = self->item != NULL ? ossicle_case_item_get_sending (self->item) : NULL;

  if (sending != NULL)
    ossicle_sending_cancel (sending);
}

static void
method_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_editable_set_text (OSSICLE_REQUEST_PAGE (widget)->method,
                         g_variant_get_string (parameter, NULL));
}

/* What leaves the page, and for whom. */
typedef struct
{
  OssicleRequestPage *page;
  GBytes *bytes;
  const char *format;
  gboolean redact;
  gboolean lacks_body;
} Exported;

static void
exported_free (Exported *self)
{
  g_object_unref (self->page);
  g_bytes_unref (self->bytes);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exported, exported_free)

/* Returns NULL where it was said why not. */
static Exported *
export_request (OssicleRequestPage *self, GVariant *parameter)
{
  g_autoptr (OssicleRequest) request = ossicle_request_page_dup_request (self);
  g_autoptr (OssicleSendOptions) options = ossicle_options_box_dup_options (self->options);
  g_autoptr (GError) error = NULL;
  const char *format;
  gboolean redact;
  GBytes *bytes;
  Exported *exported;

  g_variant_get (parameter, "(&sb)", &format, &redact);
  bytes = ossicle_request_export (self->item, request, options, format, redact, &error);
  if (bytes == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return NULL;
    }

  exported = g_new0 (Exported, 1);
  exported->page = g_object_ref (self);
  exported->bytes = bytes;
  exported->format = g_intern_string (format);
  exported->redact = redact;
  exported->lacks_body = ossicle_request_export_lacks_body (request, format);

  return exported;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (Exported) exported = export_request (OSSICLE_REQUEST_PAGE (widget), parameter);
  g_autofree char *text = NULL;
  gsize length;

  if (exported == NULL)
    return;

  length = g_bytes_get_size (exported->bytes);
  text = g_strndup (g_bytes_get_data (exported->bytes, NULL), length);
  if (strlen (text) != length || !g_utf8_validate (text, -1, NULL))
    gtk_widget_activate_action (widget, "win.toast", "s",
                                _ ("The body is no text: save it instead"));
  else if (!exported->lacks_body)
    gtk_widget_activate_action (widget, "win.copy", "s", text);
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      gtk_widget_activate_action (widget, "win.toast", "s",
                                  _ ("Copied without its body, which is a file"));
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Exported) exported = user_data;
  g_autoptr (GError) error = NULL;
  const char *text = exported->lacks_body ? _ ("Saved without its body, which is a file")
                                          : _ ("Saved");

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    text = error->message;
  gtk_widget_activate_action (GTK_WIDGET (exported->page), "win.toast", "s", text);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Exported) exported = user_data;
  g_autoptr (GFile) file = ossicle_compat_save_file_finish (result, NULL);
  GFileCreateFlags flags = exported->redact ? G_FILE_CREATE_NONE : G_FILE_CREATE_PRIVATE;
  GBytes *bytes = exported->bytes;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, flags, NULL, saved_cb,
                                         g_steal_pointer (&exported));
}

static const char *
get_save_title (const Exported *exported)
{
  if (exported->lacks_body)
    return exported->redact ? _ ("Save the Request, without Secrets and Its File")
                            : _ ("Save the Request, with Secrets, without Its File");

  return exported->redact ? _ ("Save the Request, without Secrets")
                          : _ ("Save the Request, with Secrets");
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Exported *exported = export_request (OSSICLE_REQUEST_PAGE (widget), parameter);
  g_autofree char *file_name = NULL;

  if (exported == NULL)
    return;

  file_name = g_strconcat ("request.", exported->format, NULL);
  ossicle_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                  get_save_title (exported), file_name, file_chosen_cb, exported);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OssicleRequestPage *self = OSSICLE_REQUEST_PAGE (widget);

  if (self->item == NULL)
    return;

  ossicle_case_item_reset_request (self->item);
  show_request (self);
}

/* The request line and the headers as they went out, those of the HTTP library marked. */
static void
show_sent (OssicleRequestPage *self, OssicleExchange *exchange)
{
  OssicleRequest *sent = exchange != NULL ? ossicle_exchange_get_sent (exchange) : NULL;
  GBytes *head = exchange != NULL ? ossicle_exchange_get_raw_head (exchange) : NULL;
  g_autofree char *line = NULL;

  gtk_widget_set_visible (self->sent_box, sent != NULL && head != NULL);
  if (sent == NULL || head == NULL)
    return;

  line = g_strndup (g_bytes_get_data (head, NULL), g_bytes_get_size (head));
  line[strcspn (line, "\r\n")] = '\0';
  ossicle_header_list_set_headers (self->sent, line, ossicle_request_get_headers (sent), NULL);
}

static void
ossicle_request_page_dispose (GObject *object)
{
  OssicleRequestPage *self = OSSICLE_REQUEST_PAGE (object);

  g_clear_object (&self->sender);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (ossicle_request_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "request.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "request.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "request.method", "s", method_action);
  gtk_widget_class_install_action (widget_class, "request.copy", "(sb)", copy_action);
  gtk_widget_class_install_action (widget_class, "request.save", "(sb)", save_action);
  gtk_widget_class_install_action (widget_class, "request.reset", NULL, reset_action);
}

/* An address that is still to be written comes first. */
static gboolean
ossicle_request_page_grab_focus (GtkWidget *widget)
{
  OssicleRequestPage *self = OSSICLE_REQUEST_PAGE (widget);

  if (!g_str_has_suffix (gtk_editable_get_text (self->url), "://"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->headers));
  if (!gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->url)))
    return FALSE;

  gtk_editable_set_position (self->url, -1);

  return TRUE;
}

static void
ossicle_request_page_class_init (OssicleRequestPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ossicle_request_page_grab_focus;

  G_OBJECT_CLASS (klass)->dispose = ossicle_request_page_dispose;

  g_type_ensure (OSSICLE_TYPE_HEADER_EDITOR);
  g_type_ensure (OSSICLE_TYPE_BODY_EDITOR);
  g_type_ensure (OSSICLE_TYPE_OPTIONS_BOX);
  g_type_ensure (OSSICLE_TYPE_HEADER_LIST);
  g_type_ensure (OSSICLE_TYPE_SEND_BAR);
  g_type_ensure (OSSICLE_TYPE_SIGNING_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/request-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, method);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, url);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, fault);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, guesses);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, bar);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, address);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, signing);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, headers);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, body);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, options);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, sent_box);
  gtk_widget_class_bind_template_child (widget_class, OssicleRequestPage, sent);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);

  install_actions (widget_class);
}

static void
ossicle_request_page_init (OssicleRequestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (ossicle_header_editor_get_buffer (self->headers), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.cancel", FALSE);
}

void
ossicle_request_page_set_sender (OssicleRequestPage *self, OssicleSender *sender)
{
  g_return_if_fail (OSSICLE_IS_REQUEST_PAGE (self));
  g_return_if_fail (OSSICLE_IS_SENDER (sender));

  g_set_object (&self->sender, sender);
  if (ossicle_sender_get_profiles (sender) != NULL)
    ossicle_signing_box_set_profiles (self->signing, ossicle_sender_get_profiles (sender));
}

/* Shows the request of a case; what was written over the one before is kept with that one. */
void
ossicle_request_page_set_item (OssicleRequestPage *self, OssicleCaseItem *item)
{
  g_return_if_fail (OSSICLE_IS_REQUEST_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CASE_ITEM (item));

  keep_draft (self);
  g_clear_object (&self->item);
  if (ossicle_case_item_get_request (item) == NULL)
    {
      show_sending (self, NULL);
      return;
    }

  self->item = g_object_ref (item);
  show_request (self);
  show_sending (self, ossicle_case_item_get_sending (item));
  show_sent (self, ossicle_case_item_get_exchange (item));
  ossicle_send_bar_set_again (self->bar, ossicle_case_item_get_exchange (item) != NULL);
}

/* Puts another request in the place of what was written. */
void
ossicle_request_page_set_request (OssicleRequestPage *self, OssicleRequest *request)
{
  g_autoptr (OssicleSendOptions) options = NULL;

  g_return_if_fail (OSSICLE_IS_REQUEST_PAGE (self));
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  options = ossicle_options_box_dup_options (self->options);
  fill (self, request, options);
}

/* How what stands in the page is to be signed when it is sent. */
void
ossicle_request_page_set_signing (OssicleRequestPage *self, const OssicleSigningChoice *signing)
{
  g_return_if_fail (OSSICLE_IS_REQUEST_PAGE (self));
  g_return_if_fail (signing != NULL);

  ossicle_signing_box_set_choice (self->signing, signing);
}

OssicleSigningChoice *
ossicle_request_page_dup_signing (OssicleRequestPage *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST_PAGE (self), NULL);

  return ossicle_signing_box_dup_choice (self->signing);
}

/* Returns: (transfer full): what stands in the page; a line that is no header is left out */
OssicleRequest *
ossicle_request_page_dup_request (OssicleRequestPage *self)
{
  OssicleRequest *request;
  g_autofree char *url = NULL;
  g_autofree char *method = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST_PAGE (self), NULL);

  url = g_strstrip (g_strdup (gtk_editable_get_text (self->url)));
  method = g_strstrip (g_strdup (gtk_editable_get_text (self->method)));
  request = ossicle_request_new (method, url);
  ossicle_request_take_headers (request, ossicle_header_editor_dup_headers (self->headers, NULL));
  ossicle_body_editor_append_to (self->body, request);

  return request;
}

/* Sends what stands in the page, after a question where it may change data. */
void
ossicle_request_page_send (OssicleRequestPage *self)
{
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  gboolean faulty;

  g_return_if_fail (OSSICLE_IS_REQUEST_PAGE (self));

  request = ossicle_request_page_dup_request (self);
  g_object_unref (ossicle_header_editor_dup_headers (self->headers, &faulty));
  if (faulty)
    show_fault (self, _ ("A header cannot be sent as it is."));
  else if (!ossicle_request_check (request, &error))
    show_fault (self, get_words (error));
  else
    {
      show_fault (self, NULL);
      if (ossicle_options_box_get_confirm (self->options) && may_change_data (request))
        confirm (self, request);
      else
        send_now (self);
    }
}
