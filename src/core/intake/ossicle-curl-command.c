/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-curl-command.h"
#include "ossicle-curl-form.h"
#include "ossicle-shell-words.h"

/* The options that say something about the request; what curl(1) knows beyond them only takes
 * part in skipping: whether a word follows. */
typedef enum {
  CURL_IGNORED,
  CURL_UNSUPPORTED,
  CURL_AGENT,
  CURL_AUTHORITY,
  CURL_BEARER,
  CURL_COMPRESSED,
  CURL_COOKIE,
  CURL_DATA,
  CURL_DATA_BINARY,
  CURL_DATA_RAW,
  CURL_DATA_URLENCODE,
  CURL_FORM,
  CURL_FORM_STRING,
  CURL_GET,
  CURL_HEAD,
  CURL_HEADER,
  CURL_HTTP_1_0,
  CURL_HTTP_1_1,
  CURL_HTTP_2,
  CURL_INSECURE,
  CURL_JSON,
  CURL_LOCATION,
  CURL_METHOD,
  CURL_PATH_AS_IS,
  CURL_PROXY,
  CURL_RANGE,
  CURL_REFERER,
  CURL_RESOLVE,
  CURL_TIMEOUT,
  CURL_UPLOAD,
  CURL_URL,
  CURL_USER,
} CurlMeaning;

typedef struct
{
  char letter;
  const char *name;
  gboolean takes_word;
  CurlMeaning meaning;
} CurlOption;

static const CurlOption curl_options[] = {
  { 'A', "user-agent", TRUE, CURL_AGENT },
  { 'C', "continue-at", TRUE, CURL_UNSUPPORTED },
  { 'D', "dump-header", TRUE, CURL_IGNORED },
  { 'E', "cert", TRUE, CURL_UNSUPPORTED },
  { 'F', "form", TRUE, CURL_FORM },
  { 'G', "get", FALSE, CURL_GET },
  { 'H', "header", TRUE, CURL_HEADER },
  { 'I', "head", FALSE, CURL_HEAD },
  { 'K', "config", TRUE, CURL_UNSUPPORTED },
  { 'L', "location", FALSE, CURL_LOCATION },
  { 'T', "upload-file", TRUE, CURL_UPLOAD },
  { 'U', "proxy-user", TRUE, CURL_UNSUPPORTED },
  { 'X', "request", TRUE, CURL_METHOD },
  { 'b', "cookie", TRUE, CURL_COOKIE },
  { 'c', "cookie-jar", TRUE, CURL_IGNORED },
  { 'd', "data", TRUE, CURL_DATA },
  { 'e', "referer", TRUE, CURL_REFERER },
  { 'k', "insecure", FALSE, CURL_INSECURE },
  { 'm', "max-time", TRUE, CURL_TIMEOUT },
  { 'n', "netrc", FALSE, CURL_UNSUPPORTED },
  { 'o', "output", TRUE, CURL_IGNORED },
  { 'r', "range", TRUE, CURL_RANGE },
  { 'u', "user", TRUE, CURL_USER },
  { 'w', "write-out", TRUE, CURL_IGNORED },
  { 'x', "proxy", TRUE, CURL_PROXY },
  { 'y', "speed-time", TRUE, CURL_IGNORED },
  { 'Y', "speed-limit", TRUE, CURL_IGNORED },
  { 'z', "time-cond", TRUE, CURL_UNSUPPORTED },
  { '0', "http1.0", FALSE, CURL_HTTP_1_0 },
  { 0, "aws-sigv4", TRUE, CURL_UNSUPPORTED },
  { 0, "cacert", TRUE, CURL_AUTHORITY },
  { 0, "capath", TRUE, CURL_UNSUPPORTED },
  { 0, "ciphers", TRUE, CURL_UNSUPPORTED },
  { 0, "compressed", FALSE, CURL_COMPRESSED },
  { 0, "connect-timeout", TRUE, CURL_TIMEOUT },
  { 0, "connect-to", TRUE, CURL_UNSUPPORTED },
  { 0, "data-ascii", TRUE, CURL_DATA },
  { 0, "data-binary", TRUE, CURL_DATA_BINARY },
  { 0, "data-raw", TRUE, CURL_DATA_RAW },
  { 0, "data-urlencode", TRUE, CURL_DATA_URLENCODE },
  { 0, "form-string", TRUE, CURL_FORM_STRING },
  { 0, "http1.1", FALSE, CURL_HTTP_1_1 },
  { 0, "http2", FALSE, CURL_HTTP_2 },
  { 0, "interface", TRUE, CURL_UNSUPPORTED },
  { 0, "json", TRUE, CURL_JSON },
  { 0, "key", TRUE, CURL_UNSUPPORTED },
  { 0, "limit-rate", TRUE, CURL_IGNORED },
  { 0, "location-trusted", FALSE, CURL_LOCATION },
  { 0, "max-filesize", TRUE, CURL_IGNORED },
  { 0, "max-redirs", TRUE, CURL_IGNORED },
  { 0, "noproxy", TRUE, CURL_UNSUPPORTED },
  { 0, "oauth2-bearer", TRUE, CURL_BEARER },
  { 0, "output-dir", TRUE, CURL_IGNORED },
  { 0, "path-as-is", FALSE, CURL_PATH_AS_IS },
  { 0, "proto", TRUE, CURL_IGNORED },
  { 0, "resolve", TRUE, CURL_RESOLVE },
  { 0, "retry", TRUE, CURL_IGNORED },
  { 0, "retry-delay", TRUE, CURL_IGNORED },
  { 0, "retry-max-time", TRUE, CURL_IGNORED },
  { 0, "stderr", TRUE, CURL_IGNORED },
  { 0, "trace", TRUE, CURL_IGNORED },
  { 0, "trace-ascii", TRUE, CURL_IGNORED },
  { 0, "unix-socket", TRUE, CURL_UNSUPPORTED },
  { 0, "url", TRUE, CURL_URL },
};

/* The letters of options that stand alone and say nothing about the request. */
static const char quiet_letters[] = "#0123456789BJMNOPQRSVafghijlpqstv:";

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

static void
apply_data (Builder *self, CurlMeaning meaning, const char *word)
{
  switch ((int) meaning)
    {
    case CURL_DATA:
    case CURL_DATA_BINARY:
      add_data_or_file (self, word, meaning == CURL_DATA_BINARY);
      break;

    case CURL_DATA_RAW:
      add_data (self, word, "application/x-www-form-urlencoded");
      break;

    case CURL_DATA_URLENCODE:
      add_data_urlencoded (self, word);
      break;

    case CURL_JSON:
      add_data (self, word, "application/json");
      break;

    case CURL_FORM:
    case CURL_FORM_STRING:
      add_form (self, word, meaning == CURL_FORM_STRING);
      break;

    case CURL_UPLOAD:
      replace_string (&self->upload, word);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
apply_transport (OssicleSendOptions *options, CurlMeaning meaning, const char *word)
{
  switch ((int) meaning)
    {
    case CURL_AUTHORITY:
      replace_string (&options->ca_file, word);
      break;

    case CURL_HTTP_1_0:
      options->version = OSSICLE_HTTP_1_0;
      break;

    case CURL_HTTP_1_1:
      options->version = OSSICLE_HTTP_1_1;
      break;

    case CURL_HTTP_2:
      options->version = OSSICLE_HTTP_2;
      break;

    case CURL_INSECURE:
      options->trust_anyway = TRUE;
      break;

    case CURL_LOCATION:
      options->follow_redirects = TRUE;
      break;

    case CURL_PROXY:
      g_free (options->proxy);
      options->proxy = strstr (word, "://") != NULL || *word == '\0'
                         ? g_strdup (word)
                         : g_strconcat ("http://", word, NULL);
      break;

    case CURL_RESOLVE:
      g_ptr_array_add (options->resolve, g_strdup (word));
      break;

    case CURL_TIMEOUT:
      options->timeout = CLAMP (g_ascii_strtod (word, NULL) + 0.999, 1, G_MAXINT16);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
apply_header (Builder *self, CurlMeaning meaning, const char *word)
{
  g_autofree char *value = NULL;

  switch ((int) meaning)
    {
    case CURL_AGENT:
      ossicle_headers_replace (self->headers, "User-Agent", word);
      break;

    case CURL_BEARER:
      value = g_strconcat ("Bearer ", word, NULL);
      ossicle_headers_append (self->headers, "Authorization", value);
      break;

    case CURL_COOKIE:
      add_cookie (self, word);
      break;

    case CURL_HEADER:
      add_header (self, word);
      break;

    case CURL_RANGE:
      value = g_strconcat ("bytes=", word, NULL);
      ossicle_headers_append (self->headers, "Range", value);
      break;

    case CURL_REFERER:
      ossicle_headers_append (self->headers, "Referer", word);
      break;

    case CURL_USER:
      add_basic_authorization (self, word);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
apply (Builder *self, const CurlOption *option, const char *word)
{
  switch (option->meaning)
    {
    case CURL_IGNORED:
      break;

    case CURL_UNSUPPORTED:
      g_ptr_array_add (self->command->warnings,
                       g_strdup_printf ("--%s%s%s", option->name, word != NULL ? " " : "",
                                        word != NULL ? word : ""));
      break;

    case CURL_COMPRESSED:
      self->command->options->decode = TRUE;
      break;

    case CURL_GET:
      self->get = TRUE;
      break;

    case CURL_HEAD:
      self->head = TRUE;
      break;

    case CURL_METHOD:
      replace_string (&self->method, word);
      break;

    case CURL_PATH_AS_IS:
      self->path_as_is = TRUE;
      break;

    case CURL_URL:
      replace_string (&self->url, word);
      break;

    case CURL_DATA:
    case CURL_DATA_BINARY:
    case CURL_DATA_RAW:
    case CURL_DATA_URLENCODE:
    case CURL_FORM:
    case CURL_FORM_STRING:
    case CURL_JSON:
    case CURL_UPLOAD:
      apply_data (self, option->meaning, word);
      break;

    case CURL_AUTHORITY:
    case CURL_HTTP_1_0:
    case CURL_HTTP_1_1:
    case CURL_HTTP_2:
    case CURL_INSECURE:
    case CURL_LOCATION:
    case CURL_PROXY:
    case CURL_RESOLVE:
    case CURL_TIMEOUT:
      apply_transport (self->command->options, option->meaning, word);
      break;

    case CURL_AGENT:
    case CURL_BEARER:
    case CURL_COOKIE:
    case CURL_HEADER:
    case CURL_RANGE:
    case CURL_REFERER:
    case CURL_USER:
      apply_header (self, option->meaning, word);
      break;

    default:
      g_assert_not_reached ();
    }
}

static const CurlOption *
find_option (char letter, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (curl_options); i++)
    {
      if (name != NULL ? g_str_equal (curl_options[i].name, name)
                       : curl_options[i].letter == letter)
        return &curl_options[i];
    }

  return NULL;
}

static gboolean
apply_with_word (Builder *self, const CurlOption *option, char **words, guint *i, GError **error)
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
  const CurlOption *option = find_option (0, words[*i] + 2);

  return option == NULL || apply_with_word (self, option, words, i, error);
}

/* "-sSL" is three options, "-XPUT" one and its word. */
static gboolean
read_letters (Builder *self, char **words, guint *i, GError **error)
{
  for (const char *p = words[*i] + 1; *p != '\0'; p++)
    {
      const CurlOption *option = find_option (*p, NULL);

      if (option == NULL && strchr (quiet_letters, *p) == NULL)
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

static char *
build_url (Builder *self)
{
  g_autofree char *whole = NULL, *url = NULL;
  char *fragment;

  whole = strstr (self->url, "://") != NULL ? g_strdup (self->url)
                                            : g_strconcat ("http://", self->url, NULL);
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

static gboolean
is_curl (const char *word)
{
  g_autofree char *copy = g_ascii_strdown (word, -1);
  const char *name = copy;

  for (const char *p = copy; *p != '\0'; p++)
    {
      if (*p == '/' || *p == '\\')
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
