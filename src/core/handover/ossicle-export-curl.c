/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-shell-words.h"
#include "ossicle-export-curl.h"
#include "ossicle-export-form.h"
#include "ossicle-redacted-message.h"
#include "ossicle-redaction.h"

/* A command for bash and zsh that sends what the request says: curl's own additions are switched
 * off where the request does not have them. */

static gboolean
is_plain (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("_./:=@%+,-", *p) == NULL)
        return FALSE;
    }

  return *word != '\0';
}

/* $'…' where there is what single quotes cannot hold or what could not be seen. */
static void
append_word (GString *line, const char *word)
{
  /* what would pass for another shell's way of quoting is written so that it does not */
  gboolean odd = ossicle_shell_guess (word) != OSSICLE_SHELL_POSIX;
  gboolean plain = !odd && g_utf8_validate (word, -1, NULL) && strchr (word, '\'') == NULL;

  for (const char *p = word; plain && *p != '\0'; p++)
    plain = !g_ascii_iscntrl (*p) || *p == '\n';
  if (!odd && is_plain (word))
    g_string_append (line, word);
  else if (plain)
    g_string_append_printf (line, "'%s'", word);
  else
    {
      g_string_append (line, "$'");
      for (const guchar *p = (const guchar *) word; *p != '\0'; p++)
        {
          if (odd && !g_ascii_isalnum (*p))
            g_string_append_printf (line, "\\x%02x", *p);
          else if (*p == '\'' || *p == '\\')
            g_string_append_printf (line, "\\%c", *p);
          else if (*p < 0x20 || *p >= 0x7f)
            g_string_append_printf (line, "\\x%02x", *p);
          else
            g_string_append_c (line, *p);
        }
      g_string_append_c (line, '\'');
    }
}

static void
add (GPtrArray *words, const char *option, const char *value)
{
  g_ptr_array_add (words, g_strdup (option));
  if (value != NULL)
    g_ptr_array_add (words, g_strdup (value));
}

static void
add_transport (GPtrArray *words, const OssicleSendOptions *options, gboolean redact)
{
  g_autofree char *timeout = NULL, *proxy = NULL;

  if (options == NULL)
    return;
  if (options->follow_redirects)
    add (words, "-L", NULL);
  if (options->trust_anyway)
    add (words, "-k", NULL);
  if (options->decode)
    add (words, "--compressed", NULL);
  if (options->proxy != NULL)
    {
      proxy = redact ? ossicle_redact_url (options->proxy) : g_strdup (options->proxy);
      add (words, "-x", proxy);
    }
  if (options->ca_file != NULL)
    add (words, "--cacert", options->ca_file);
  for (guint i = 0; i < options->resolve->len; i++)
    add (words, "--resolve", g_ptr_array_index (options->resolve, i));
  if (options->timeout != OSSICLE_SEND_OPTIONS_TIMEOUT && options->timeout > 0)
    {
      timeout = g_strdup_printf ("%u", options->timeout);
      add (words, "-m", timeout);
    }
}

/* How many of the headers have to be written: those at the end that curl adds by itself have not.
 */
static guint
count_own (OssicleHeaders *headers, gboolean form, gboolean data)
{
  static const char type[] = "application/x-www-form-urlencoded";
  guint n = ossicle_headers_get_n_headers (headers);
  const OssicleHeader *last = n > 0 ? ossicle_headers_get_header (headers, n - 1) : NULL;

  if (last != NULL && g_str_equal (last->name, "Content-Type") &&
      (form || (data && g_str_equal (last->value, type))))
    n--;
  last = n > 0 ? ossicle_headers_get_header (headers, n - 1) : NULL;
  if (last != NULL && g_str_equal (last->name, "Accept") && g_str_equal (last->value, "*/*"))
    n--;

  return n;
}

static void
switch_off (GPtrArray *words, OssicleHeaders *headers, const char *name)
{
  if (ossicle_headers_get (headers, name) == NULL)
    {
      g_ptr_array_add (words, g_strdup ("-H"));
      g_ptr_array_add (words, g_strconcat (name, ":", NULL));
    }
}

static void
add_headers (GPtrArray *words,
             OssicleHeaders *headers,
             gboolean form,
             gboolean data,
             gboolean decode)
{
  guint n = count_own (headers, form, data);

  for (guint i = 0; i < n; i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);

      g_ptr_array_add (words, g_strdup ("-H"));
      if (*header->value == '\0')
        g_ptr_array_add (words, g_strconcat (header->name, ";", NULL));
      else
        g_ptr_array_add (words, g_strconcat (header->name, ": ", header->value, NULL));
    }
  switch_off (words, headers, "Accept");
  switch_off (words, headers, "User-Agent");
  if (decode)
    switch_off (words, headers, "Accept-Encoding");
  if (data)
    switch_off (words, headers, "Content-Type");
}

static gboolean
add_bytes (GPtrArray *words, GBytes *bytes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  const char *data = size > 0 ? g_bytes_get_data (bytes, NULL) : "";

  if (memchr (data, '\0', size) != NULL)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_UNSUPPORTED,
                   "the body holds NUL bytes, which a command line cannot");
      return FALSE;
    }
  g_ptr_array_add (words, g_strdup ("--data-raw"));
  g_ptr_array_add (words, g_strndup (data, size));

  return TRUE;
}

/* Says by @usual which method curl would take by itself, and by @data that it thinks of a form. */
static gboolean
add_body (GPtrArray *words,
          OssicleRequest *request,
          const char **usual,
          gboolean *data,
          GPtrArray *form,
          GError **error)
{
  guint n = ossicle_request_get_n_body_parts (request);
  const OssicleBodyPart *only = n == 1 ? ossicle_request_get_body_part (request, 0) : NULL;

  *usual = "POST";
  if (n == 0)
    *usual = "GET";
  else if (form != NULL)
    g_ptr_array_extend_and_steal (words, g_ptr_array_ref (form));
  else if (only == NULL)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_UNSUPPORTED,
                   "the body is made of several files, which curl cannot be told");
      return FALSE;
    }
  else if (only->bytes != NULL)
    {
      *data = TRUE;
      return add_bytes (words, only->bytes, error);
    }
  else if (g_str_has_suffix (ossicle_request_get_url (request), "/"))
    {
      g_autofree char *word = g_strconcat ("@", only->path, NULL);

      *data = TRUE;
      add (words, "--data-binary", word);
    }
  else
    {
      *usual = "PUT";
      add (words, "-T", only->path);
    }

  return TRUE;
}

/* What curl does to an address unless told not to: globs, and segments of dots. */
static void
add_url (GPtrArray *words, const char *url)
{
  const char *authority = strstr (url, "://");
  const char *path = authority != NULL ? authority + 3 + strcspn (authority + 3, "/?#") : url;
  g_autofree char *bare = g_strndup (url, strcspn (url, "#"));

  if (strpbrk (bare, "[]{}") != NULL)
    add (words, "-g", NULL);
  if (*path != '/' || strstr (path, "/.") != NULL)
    add (words, "--path-as-is", NULL);
  add (words, bare, NULL);
}

/* An option and its value on a line of their own. */
static char *
join (GPtrArray *words)
{
  GString *line = g_string_new ("curl");

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gboolean begins = i > 1 && *word == '-' &&
                        !g_str_has_prefix (g_ptr_array_index (words, i - 1), "-");

      g_string_append (line, begins ? " \\\n  " : " ");
      append_word (line, word);
    }

  return g_string_free (line, FALSE);
}

/**
 * ossicle_export_curl:
 * @request: a request
 * @options: (nullable): how it is sent
 * @redact: whether secrets are taken out; then the command shows the request and cannot repeat it
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR
 *
 * Returns: (transfer full): a command of curl for bash, or %NULL with @error set where the body
 *   cannot be told on a command line
 */
char *
ossicle_export_curl (OssicleRequest *request,
                     const OssicleSendOptions *options,
                     gboolean redact,
                     GError **error)
{
  g_autoptr (OssicleRequest) shown = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) body = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) form = NULL;
  const char *method, *usual;
  gboolean data = FALSE, decode = options != NULL && options->decode;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  shown = redact ? ossicle_redact_request (request) : g_object_ref (request);
  if (ossicle_request_get_n_body_parts (shown) > 1)
    form = ossicle_export_form (shown);
  if (!add_body (body, shown, &usual, &data, form, error))
    return NULL;

  method = ossicle_request_get_method (shown);
  if (body->len == 0 && g_str_equal (method, "HEAD"))
    add (words, "-I", NULL);
  else if (!g_str_equal (method, usual))
    add (words, "-X", method);
  add_url (words, ossicle_request_get_url (shown));
  add_transport (words, options, redact);
  add_headers (words, ossicle_request_get_headers (shown), form != NULL, data, decode);
  g_ptr_array_extend_and_steal (words, g_steal_pointer (&body));

  return join (words);
}
