/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-curl-command.h"
#include "ossicle-curl-form.h"
#include "ossicle-curl-option.h"
#include "ossicle-shell-words.h"

typedef struct
{
  OssicleCurlCommand *command;
  OssicleHeaders *headers;
  char *method;
  char *url;
  char *upload;
  GString *data;
  const char *data_type;
  GPtrArray *files; /* what --data-binary @FILE names */
  OssicleCurlForm *form;
  GPtrArray *removed; /* names that "Name:" takes away */
  gboolean get;
  gboolean head;
  gboolean has_data;
  gboolean path_as_is;
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->command, ossicle_curl_command_free);
  g_free (self->method);
  g_free (self->url);
  g_free (self->upload);
  g_string_free (self->data, TRUE);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->removed);
  g_clear_pointer (&self->form, ossicle_curl_form_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static void
builder_init (Builder *self)
{
  self->command = g_new0 (OssicleCurlCommand, 1);
  self->command->request = ossicle_request_new ("GET", "");
  self->command->options = ossicle_send_options_new ();
  self->command->warnings = g_ptr_array_new_with_free_func (g_free);
  self->headers = ossicle_request_get_headers (self->command->request);
  self->data = g_string_new (NULL);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->removed = g_ptr_array_new_with_free_func (g_free);
}

static void
replace_string (char **where, const char *value)
{
  g_free (*where);
  *where = g_strdup (value);
}

/* "Name: value" sets, "Name:" takes an automatic one away, "Name;" sends it empty. */
static void
add_header (Builder *self, const char *line)
{
  const char *colon = strchr (line, ':');
  gsize length = strlen (line);
  g_autofree char *name = NULL, *value = NULL;

  if (*line == '@')
    {
      g_ptr_array_add (self->command->warnings, g_strdup_printf ("-H %s", line));
      return;
    }
  if (colon == NULL)
    {
      if (length > 1 && line[length - 1] == ';')
        {
          name = g_strndup (line, length - 1);
          ossicle_headers_append (self->headers, name, "");
        }
      return;
    }

  name = g_strstrip (g_strndup (line, colon - line));
  value = g_strstrip (g_strdup (colon + 1));
  if (*value == '\0')
    g_ptr_array_add (self->removed, g_steal_pointer (&name));
  else
    ossicle_headers_append (self->headers, name, value);
}

static void
add_data (Builder *self, const char *text, const char *type)
{
  if (self->has_data && !g_str_equal (type, "application/json"))
    g_string_append_c (self->data, '&');
  g_string_append (self->data, text);
  self->data_type = type;
  self->has_data = TRUE;
}

static void
add_data_or_file (Builder *self, const char *word, gboolean binary)
{
  const char *type = "application/x-www-form-urlencoded";

  if (*word != '@')
    {
      add_data (self, word, type);
      return;
    }
  if (!binary)
    g_ptr_array_add (self->command->warnings, g_strdup_printf ("-d %s", word));
  g_ptr_array_add (self->files, g_strdup (word + 1));
  self->data_type = type;
  self->has_data = TRUE;
}

/* CONTENT, =CONTENT or NAME=CONTENT; the two forms with @FILE would need the file's text now. */
static void
add_data_urlencoded (Builder *self, const char *word)
{
  const char *equals = strchr (word, '=');
  gsize name_length = equals != NULL ? (gsize) (equals - word) : 0;
  g_autofree char *escaped = NULL, *text = NULL;

  if (equals == NULL && strchr (word, '@') != NULL)
    {
      g_ptr_array_add (self->command->warnings, g_strdup_printf ("--data-urlencode %s", word));
      return;
    }

  escaped = g_uri_escape_string (equals != NULL ? equals + 1 : word, " ", FALSE);
  g_strdelimit (escaped, " ", '+');
  text = g_strdup_printf ("%.*s%s%s", (int) name_length, word, name_length > 0 ? "=" : "", escaped);
  add_data (self, text, "application/x-www-form-urlencoded");
}

static void
add_basic_authorization (Builder *self, const char *credentials)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) credentials, strlen (credentials));
  g_autofree char *value = g_strconcat ("Basic ", base64, NULL);

  ossicle_headers_append (self->headers, "Authorization", value);
}

static void
add_cookie (Builder *self, const char *word)
{
  if (strchr (word, '=') != NULL)
    ossicle_headers_append (self->headers, "Cookie", word);
  else
    g_ptr_array_add (self->command->warnings, g_strdup_printf ("-b %s", word));
}

static void
add_form (Builder *self, const char *word, gboolean literal)
{
  if (self->form == NULL)
    self->form = ossicle_curl_form_new ();
  if (!ossicle_curl_form_add (self->form, word, literal))
    g_ptr_array_add (self->command->warnings, g_strdup_printf ("-F %s", word));
}

static gboolean
apply_data (Builder *self, OssicleCurlMeaning meaning, const char *word)
{
  switch ((int) meaning)
    {
    case OSSICLE_CURL_DATA:
    case OSSICLE_CURL_DATA_BINARY:
      add_data_or_file (self, word, meaning == OSSICLE_CURL_DATA_BINARY);
      break;

    case OSSICLE_CURL_DATA_RAW:
      add_data (self, word, "application/x-www-form-urlencoded");
      break;

    case OSSICLE_CURL_DATA_URLENCODE:
      add_data_urlencoded (self, word);
      break;

    case OSSICLE_CURL_JSON:
      add_data (self, word, "application/json");
      break;

    case OSSICLE_CURL_FORM:
    case OSSICLE_CURL_FORM_STRING:
      add_form (self, word, meaning == OSSICLE_CURL_FORM_STRING);
      break;

    case OSSICLE_CURL_UPLOAD:
      replace_string (&self->upload, word);
      break;

    default:
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_transport (OssicleSendOptions *options, OssicleCurlMeaning meaning, const char *word)
{
  switch ((int) meaning)
    {
    case OSSICLE_CURL_AUTHORITY:
      replace_string (&options->ca_file, word);
      break;

    case OSSICLE_CURL_INSECURE:
      options->trust_anyway = TRUE;
      break;

    case OSSICLE_CURL_LOCATION:
      options->follow_redirects = TRUE;
      break;

    case OSSICLE_CURL_PROXY:
      g_free (options->proxy);
      options->proxy = strstr (word, "://") != NULL || *word == '\0'
                         ? g_strdup (word)
                         : g_strconcat ("http://", word, NULL);
      break;

    case OSSICLE_CURL_RESOLVE:
      g_ptr_array_add (options->resolve, g_strdup (word));
      break;

    case OSSICLE_CURL_TIMEOUT:
      options->timeout = CLAMP (g_ascii_strtod (word, NULL) + 0.999, 1, G_MAXINT16);
      break;

    default:
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_header (Builder *self, OssicleCurlMeaning meaning, const char *word)
{
  g_autofree char *value = NULL;

  switch ((int) meaning)
    {
    case OSSICLE_CURL_AGENT:
      ossicle_headers_replace (self->headers, "User-Agent", word);
      break;

    case OSSICLE_CURL_BEARER:
      value = g_strconcat ("Bearer ", word, NULL);
      ossicle_headers_append (self->headers, "Authorization", value);
      break;

    case OSSICLE_CURL_COOKIE:
      add_cookie (self, word);
      break;

    case OSSICLE_CURL_HEADER:
      add_header (self, word);
      break;

    case OSSICLE_CURL_RANGE:
      value = g_strconcat ("bytes=", word, NULL);
      ossicle_headers_append (self->headers, "Range", value);
      break;

    case OSSICLE_CURL_REFERER:
      ossicle_headers_append (self->headers, "Referer", word);
      break;

    case OSSICLE_CURL_USER:
      add_basic_authorization (self, word);
      break;

    default:
      return FALSE;
    }

  return TRUE;
}

static void
apply (Builder *self, const OssicleCurlOption *option, const char *word)
{
  switch ((int) option->meaning)
    {
    case OSSICLE_CURL_IGNORED:
      break;

    case OSSICLE_CURL_UNSUPPORTED:
      g_ptr_array_add (self->command->warnings,
                       g_strdup_printf ("--%s%s%s", option->name, word != NULL ? " " : "",
                                        word != NULL ? word : ""));
      break;

    case OSSICLE_CURL_COMPRESSED:
      self->command->options->decode = TRUE;
      break;

    case OSSICLE_CURL_GET:
      self->get = TRUE;
      break;

    case OSSICLE_CURL_HEAD:
      self->head = TRUE;
      break;

    case OSSICLE_CURL_METHOD:
      replace_string (&self->method, word);
      break;

    case OSSICLE_CURL_PATH_AS_IS:
      self->path_as_is = TRUE;
      break;

    case OSSICLE_CURL_URL:
      replace_string (&self->url, word);
      break;

    default:
      if (!apply_data (self, option->meaning, word) &&
          !apply_transport (self->command->options, option->meaning, word) &&
          !apply_header (self, option->meaning, word))
        g_assert_not_reached ();
    }
}

static gboolean
apply_with_word (Builder *self,
                 const OssicleCurlOption *option,
                 char **words,
                 guint *i,
                 GError **error)
{
  const char *word = NULL;

  if (option->takes_word)
    {
      word = words[*i + 1];
      if (word == NULL)
        {
          g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                       "the option %s needs a value", words[*i]);
          return FALSE;
        }
      (*i)++;
    }
  apply (self, option, word);

  return TRUE;
}

static gboolean
read_long_option (Builder *self, char **words, guint *i, GError **error)
{
  const OssicleCurlOption *option = ossicle_curl_option_find_name (words[*i] + 2);

  return option == NULL || apply_with_word (self, option, words, i, error);
}

/* "-sSL" is three options, "-XPUT" one and its word. */
static gboolean
read_letters (Builder *self, char **words, guint *i, GError **error)
{
  for (const char *p = words[*i] + 1; *p != '\0'; p++)
    {
      const OssicleCurlOption *option = ossicle_curl_option_find_letter (*p);

      if (option == NULL && !ossicle_curl_option_is_quiet (*p))
        {
          g_ptr_array_add (self->command->warnings, g_strdup_printf ("-%c", *p));
          continue;
        }
      if (option != NULL && option->takes_word && p[1] != '\0')
        {
          apply (self, option, p + 1);
          return TRUE;
        }
      if (option != NULL && !apply_with_word (self, option, words, i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_words (Builder *self, char **words, guint first, GError **error)
{
  for (guint i = first; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], "--") && words[i][2] != '\0')
        {
          if (!read_long_option (self, words, &i, error))
            return FALSE;
        }
      else if (words[i][0] == '-' && words[i][1] != '\0')
        {
          if (!read_letters (self, words, &i, error))
            return FALSE;
        }
      else if (self->url == NULL)
        replace_string (&self->url, words[i]);
      else
        g_ptr_array_add (self->command->warnings, g_strdup (words[i]));
    }

  return TRUE;
}

/* RFC 3986, section 5.2.4, as curl does it to every address unless told --path-as-is. */
static char *
remove_dot_segments (const char *url)
{
  const char *authority = strstr (url, "://");
  const char *path = authority + 3 + strcspn (authority + 3, "/?#");
  gsize length = strcspn (path, "?#");
  g_autofree char *copy = g_strndup (path, length);
  g_auto (GStrv) segments = g_strsplit (copy, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  guint n = g_strv_length (segments);

  if (*path != '/')
    return g_strdup_printf ("%.*s/%s", (int) (path - url), url, path);

  for (guint i = 1; i < n; i++)
    {
      gboolean dot = g_str_equal (segments[i], "."), up = g_str_equal (segments[i], "..");

      if (up && kept->len > 0)
        g_ptr_array_remove_index (kept, kept->len - 1);
      if (!dot && !up)
        g_ptr_array_add (kept, segments[i]);
      else if (i == n - 1)
        g_ptr_array_add (kept, (char *) "");
    }
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv ("/", (char **) kept->pdata);

  return g_strdup_printf ("%.*s/%s%s", (int) (path - url), url, joined, path + length);
}

/* A "://" further on belongs to a path, a query or a fragment. */
static gboolean
has_scheme (const char *url)
{
  gsize length = strspn (url, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+-.");

  return length > 0 && g_str_has_prefix (url + length, "://");
}

static char *
build_url (Builder *self)
{
  g_autofree char *whole = NULL, *url = NULL;
  char *fragment;

  whole = has_scheme (self->url) ? g_strdup (self->url) : g_strconcat ("http://", self->url, NULL);
  fragment = strchr (whole, '#');
  if (fragment != NULL)
    *fragment = '\0';
  url = self->path_as_is ? g_steal_pointer (&whole) : remove_dot_segments (whole);

  if (self->get && self->data->len > 0)
    return g_strconcat (url, strchr (url, '?') != NULL ? "&" : "?", self->data->str, NULL);
  if (self->upload != NULL && g_str_has_suffix (url, "/"))
    {
      g_autofree char *name = g_path_get_basename (self->upload);
      g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

      return g_strconcat (url, escaped, NULL);
    }

  return g_steal_pointer (&url);
}

static const char *
choose_method (Builder *self)
{
  if (self->method != NULL)
    return self->method;
  if (self->head)
    return "HEAD";
  if (self->upload != NULL)
    return "PUT";
  if ((self->has_data && !self->get) || self->form != NULL)
    return "POST";

  return "GET";
}

static void
build_body (Builder *self)
{
  OssicleRequest *request = self->command->request;

  if (self->upload != NULL)
    ossicle_request_append_file (request, self->upload);
  else if (self->form != NULL)
    ossicle_curl_form_finish (self->form, request);
  else if (self->has_data && !self->get)
    {
      if (self->data->len > 0 || self->files->len == 0)
        {
          g_autoptr (GBytes) bytes = g_bytes_new (self->data->str, self->data->len);

          ossicle_request_append_bytes (request, bytes);
        }
      for (guint i = 0; i < self->files->len; i++)
        ossicle_request_append_file (request, g_ptr_array_index (self->files, i));
    }
}

static gboolean
is_removed (Builder *self, const char *name)
{
  for (guint i = 0; i < self->removed->len; i++)
    {
      if (g_ascii_strcasecmp (g_ptr_array_index (self->removed, i), name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_default_header (Builder *self, const char *name, const char *value)
{
  if (ossicle_headers_get (self->headers, name) == NULL && !is_removed (self, name))
    ossicle_headers_append (self->headers, name, value);
}

/* What curl adds by itself and the server sees: a signature may cover it. */
static void
add_default_headers (Builder *self)
{
  gboolean json = g_strcmp0 (self->data_type, "application/json") == 0;

  add_default_header (self, "Accept", json ? "application/json" : "*/*");
  if (self->command->options->decode)
    add_default_header (self, "Accept-Encoding", "deflate, gzip, br");
  if (self->has_data && !self->get && self->form == NULL && self->upload == NULL)
    add_default_header (self, "Content-Type", self->data_type);
}

/* "/usr/bin/curl", "C:\curl.exe", and "C:\>curl" with the prompt of cmd.exe before it. */
static gboolean
is_curl (const char *word)
{
  g_autofree char *copy = g_ascii_strdown (word, -1);
  const char *name = copy;

  for (const char *p = copy; *p != '\0'; p++)
    {
      if (*p == '/' || *p == '\\' || *p == '>')
        name = p + 1;
    }

  return g_str_equal (name, "curl") || g_str_equal (name, "curl.exe");
}

/* What may stand before the command in a pasted line: a prompt, sudo, time, VARIABLE=value. */
static gboolean
find_curl (char **words, guint *position)
{
  for (guint i = 0; words[i] != NULL && i < 8; i++)
    {
      if (is_curl (words[i]))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * ossicle_curl_command_recognise:
 * @text: what was pasted, UTF-8
 *
 * Returns: whether @text begins with a curl command, a prompt before it forgiven
 */
gboolean
ossicle_curl_command_recognise (const char *text)
{
  g_autofree char *head = NULL;
  g_auto (GStrv) words = NULL;
  guint position;

  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  head = g_strndup (text, strcspn (text, "\n\"'"));
  words = g_strsplit_set (head, " \t", 9);

  return find_curl (words, &position) &&
         (words[position + 1] != NULL || strchr (text, '\'') != NULL);
}

/**
 * ossicle_curl_command_parse:
 * @text: a curl command for any shell that ossicle_shell_guess() knows, UTF-8
 * @error: return location for an error of %OSSICLE_SHELL_ERROR or %OSSICLE_REQUEST_ERROR
 *
 * Nothing is run and no file is read. The headers that curl adds by itself are in the request,
 * since a signature may cover them.
 *
 * Returns: (transfer full): the request and how to send it, or %NULL with @error set
 */
OssicleCurlCommand *
ossicle_curl_command_parse (const char *text, GError **error)
{
  g_auto (Builder) self = { 0 };
  g_auto (GStrv) words = NULL;
  g_autofree char *url = NULL;
  guint position;

  g_return_val_if_fail (text != NULL, NULL);

  builder_init (&self);
  words = ossicle_shell_split (text, ossicle_shell_guess (text), error);
  if (words == NULL)
    return NULL;
  if (!find_curl (words, &position))
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX, "no curl command");
      return NULL;
    }
  if (!read_words (&self, words, position + 1, error))
    return NULL;
  if (self.url == NULL || *self.url == '\0')
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_URL,
                   "the command names no address");
      return NULL;
    }

  url = build_url (&self);
  ossicle_request_set_url (self.command->request, url);
  ossicle_request_set_method (self.command->request, choose_method (&self));
  add_default_headers (&self);
  build_body (&self);

  return g_steal_pointer (&self.command);
}

/**
 * ossicle_curl_command_free:
 * @self: (nullable): a command
 */
void
ossicle_curl_command_free (OssicleCurlCommand *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->request);
  ossicle_send_options_free (self->options);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
