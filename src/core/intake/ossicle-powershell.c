/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-powershell.h"
#include "ossicle-shell-words.h"

/* Invoke-WebRequest and Invoke-RestMethod, as browsers copy them and people write them. */

typedef enum {
  IGNORED,
  UNSUPPORTED,
  BODY,
  CONTENT_TYPE,
  HEADERS,
  IN_FILE,
  METHOD,
  PROXY,
  REDIRECTIONS,
  SESSION,
  TIMEOUT,
  TRUST,
  URI,
  USER_AGENT,
} Meaning;

/* A parameter may be cut short as long as no other begins so; the first that fits is taken. */
static const struct
{
  const char *name;
  gboolean takes_word;
  Meaning meaning;
} parameters[] = {
  { "Uri", TRUE, URI },
  { "Method", TRUE, METHOD },
  { "CustomMethod", TRUE, METHOD },
  { "Headers", TRUE, HEADERS },
  { "Body", TRUE, BODY },
  { "ContentType", TRUE, CONTENT_TYPE },
  { "InFile", TRUE, IN_FILE },
  { "MaximumRedirection", TRUE, REDIRECTIONS },
  { "OutFile", TRUE, IGNORED },
  { "PassThru", FALSE, IGNORED },
  { "Proxy", TRUE, PROXY },
  { "SkipCertificateCheck", FALSE, TRUST },
  { "SkipHeaderValidation", FALSE, IGNORED },
  { "SkipHttpErrorCheck", FALSE, IGNORED },
  { "TimeoutSec", TRUE, TIMEOUT },
  { "ConnectionTimeoutSeconds", TRUE, TIMEOUT },
  { "UseBasicParsing", FALSE, IGNORED },
  { "UserAgent", TRUE, USER_AGENT },
  { "WebSession", TRUE, SESSION },
  { "DisableKeepAlive", FALSE, IGNORED },
  { "Verbose", FALSE, IGNORED },
  { "Authentication", TRUE, UNSUPPORTED },
  { "Certificate", TRUE, UNSUPPORTED },
  { "Credential", TRUE, UNSUPPORTED },
  { "Form", TRUE, UNSUPPORTED },
  { "SessionVariable", TRUE, IGNORED },
  { "Token", TRUE, UNSUPPORTED },
  { "TransferEncoding", TRUE, UNSUPPORTED },
  { "UseDefaultCredentials", FALSE, UNSUPPORTED },
};

typedef struct
{
  OssicleRequest *request;
  OssicleSendOptions *options;
  GPtrArray *warnings;
  char **words;
  guint at;
} Reader;

static const char *
find_command (const char *text)
{
  static const char *const commands[] = { "Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm" };
  const char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *p = text;
      gsize n = strlen (commands[i]);

      while (p != NULL && (p = strcasestr (p, commands[i])) != NULL &&
             !((p == text || strchr (" \t\n=({", p[-1]) != NULL) && (p[n] == ' ' || p[n] == '`')))
        p++;
      if (p != NULL && (first == NULL || p < first))
        first = p;
    }

  return first;
}

static void
warn (Reader *self, const char *name, const char *word)
{
  g_ptr_array_add (self->warnings, g_strdup_printf ("-%s%s%s", name, word != NULL ? " " : "",
                                                    word != NULL ? word : ""));
}

/* "$date": what a variable held is not told. */
static void
check_variable (Reader *self, const char *name, const char *value)
{
  if (*value == '$')
    warn (self, name, value);
}

/* @{ name = value; … }; the reader stands at the first of these words. */
static gboolean
read_table (Reader *self, GError **error)
{
  OssicleHeaders *headers = ossicle_request_get_headers (self->request);
  char **words = self->words;

  if (words[self->at] == NULL || !g_str_equal (words[self->at], "@{"))
    {
      if (words[self->at] != NULL)
        warn (self, "Headers", words[self->at]);
      return TRUE;
    }
  for (self->at++; words[self->at] != NULL && !g_str_equal (words[self->at], "}");)
    {
      const char *name = words[self->at];

      if (words[self->at + 1] == NULL || !g_str_equal (words[self->at + 1], "=") ||
          words[self->at + 2] == NULL)
        {
          g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                       "“%.80s” in the table of headers has no value", name);
          return FALSE;
        }
      check_variable (self, name, words[self->at + 2]);
      /* HTTP/2 writes method and address as fields of their own, which browsers copy */
      if (*name != ':')
        ossicle_headers_append (headers, name, words[self->at + 2]);
      self->at += 3;
    }

  return TRUE;
}

/* "([System.Text.Encoding]::UTF8.GetBytes("…"))" has lost its quotes by now. */
static void
read_body (Reader *self, const char *word)
{
  const char *bytes = g_str_has_prefix (word, "([System.Text.Encoding]")
                        ? strstr (word, ".GetBytes(")
                        : NULL;
  g_autoptr (GBytes) body = NULL;
  gsize length;

  check_variable (self, "Body", word);
  if (bytes != NULL)
    {
      bytes += strlen (".GetBytes(");
      length = strlen (bytes);
      if (g_str_has_suffix (bytes, "))"))
        length -= 2;
      body = g_bytes_new (bytes, length);
    }
  else
    body = g_bytes_new (word, strlen (word));
  ossicle_request_append_bytes (self->request, body);
}

static void
set_number (guint *where, const char *word)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT16, &number, NULL))
    *where = number;
}

static void
apply (Reader *self, gsize i, const char *word)
{
  OssicleHeaders *headers = ossicle_request_get_headers (self->request);
  guint number = 1;
  g_autofree char *upper = NULL;

  switch (parameters[i].meaning)
    {
    case BODY:
      read_body (self, word);
      break;
    case CONTENT_TYPE:
      ossicle_headers_replace (headers, "Content-Type", word);
      break;
    case IN_FILE:
      ossicle_request_append_file (self->request, word);
      break;
    case METHOD:
      upper = g_ascii_strup (word, -1);
      ossicle_request_set_method (self->request, upper);
      break;
    case PROXY:
      g_free (self->options->proxy);
      self->options->proxy = g_strdup (word);
      break;
    case REDIRECTIONS:
      set_number (&number, word);
      self->options->follow_redirects = number > 0;
      break;
    case TIMEOUT:
      set_number (&self->options->timeout, word);
      break;
    case TRUST:
      self->options->trust_anyway = TRUE;
      break;
    case URI:
      check_variable (self, "Uri", word);
      ossicle_request_set_url (self->request, word);
      break;
    case USER_AGENT:
      ossicle_headers_replace (headers, "User-Agent", word);
      break;
    case UNSUPPORTED:
      warn (self, parameters[i].name, word);
      break;
    case IGNORED:
    case SESSION:
    case HEADERS:
    default:
      break;
    }
}

static gboolean
find_parameter (const char *name, gsize length, gsize *found)
{
  for (gsize i = 0; length > 0 && i < G_N_ELEMENTS (parameters); i++)
    {
      if (g_ascii_strncasecmp (parameters[i].name, name, length) == 0)
        {
          *found = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_parameter (Reader *self, GError **error)
{
  const char *name = self->words[self->at] + 1;
  const char *colon = strchr (name, ':');
  gsize i;

  if (!find_parameter (name, colon != NULL ? (gsize) (colon - name) : strlen (name), &i))
    {
      warn (self, name, NULL);
      return TRUE;
    }
  if (parameters[i].meaning == HEADERS)
    {
      self->at++;
      return read_table (self, error);
    }
  if (!parameters[i].takes_word)
    {
      apply (self, i, NULL);
      return TRUE;
    }
  if (colon == NULL && self->words[self->at + 1] == NULL)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                   "the parameter -%s needs a value", name);
      return FALSE;
    }
  apply (self, i, colon != NULL ? colon + 1 : self->words[++self->at]);

  return TRUE;
}

/* What a browser puts before the command: $session.UserAgent = "…", and a line for each cookie. */
static void
read_session (Reader *self, const char *text, gsize length)
{
  static const char agent[] = "\\$session\\.UserAgent\\s*=\\s*\"([^\"\\r\\n]*)\"";
  static const char cookie[] = "System\\.Net\\.Cookie\\(\"([^\"]*)\",\\s*\"([^\"]*)\"";
  OssicleHeaders *headers = ossicle_request_get_headers (self->request);
  g_autoptr (GRegex) agents = g_regex_new (agent, 0, 0, NULL);
  g_autoptr (GRegex) cookies = g_regex_new (cookie, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL, crumb = NULL;
  g_autoptr (GString) jar = g_string_new (NULL);

  if (g_regex_match_full (agents, text, length, 0, 0, &match, NULL))
    {
      g_autofree char *value = g_match_info_fetch (match, 1);

      ossicle_headers_append (headers, "User-Agent", value);
    }
  g_regex_match_full (cookies, text, length, 0, 0, &crumb, NULL);
  for (; g_match_info_matches (crumb); g_match_info_next (crumb, NULL))
    {
      g_autofree char *name = g_match_info_fetch (crumb, 1);
      g_autofree char *value = g_match_info_fetch (crumb, 2);

      g_string_append_printf (jar, "%s%s=%s", jar->len > 0 ? "; " : "", name, value);
    }
  if (jar->len > 0)
    ossicle_headers_append (headers, "Cookie", jar->str);
}

static gboolean
read_words (Reader *self, GError **error)
{
  for (self->at = 1; self->words[self->at] != NULL; self->at++)
    {
      const char *word = self->words[self->at];

      if (word[0] == '-' && g_ascii_isalpha (word[1]))
        {
          if (!read_parameter (self, error))
            return FALSE;
          if (self->words[self->at] == NULL)
            break;
        }
      else if (*ossicle_request_get_url (self->request) == '\0')
        ossicle_request_set_url (self->request, word);
      else if (!g_str_equal (word, ")"))
        g_ptr_array_add (self->warnings, g_strdup (word));
    }

  return TRUE;
}

/* What the command does when it is not told otherwise. */
static void
add_defaults (Reader *self)
{
  OssicleHeaders *headers = ossicle_request_get_headers (self->request);
  const char *method = ossicle_request_get_method (self->request);

  if (ossicle_request_get_n_body_parts (self->request) > 0 && g_str_equal (method, "POST") &&
      ossicle_headers_get (headers, "Content-Type") == NULL)
    ossicle_headers_append (headers, "Content-Type", "application/x-www-form-urlencoded");
}

/**
 * ossicle_powershell_recognise:
 * @text: what was pasted, UTF-8
 *
 * Returns: whether Invoke-WebRequest, Invoke-RestMethod or a short form of them is called in it
 */
gboolean
ossicle_powershell_recognise (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return find_command (text) != NULL;
}

/**
 * ossicle_powershell_parse:
 * @text: a command for PowerShell, what browsers put before it included; UTF-8
 * @options: how to send it; changed to what the command says
 * @warnings: (element-type utf8): gets the parameters that have no counterpart here
 * @error: return location for an error of %OSSICLE_SHELL_ERROR or %OSSICLE_REQUEST_ERROR
 *
 * Nothing is run: variables stay as they stand, and are among the warnings.
 *
 * Returns: (transfer full): the request, or %NULL with @error set
 */
OssicleRequest *
ossicle_powershell_parse (const char *text,
                          OssicleSendOptions *options,
                          GPtrArray *warnings,
                          GError **error)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "");
  g_auto (GStrv) words = NULL;
  Reader self = { request, options, warnings };
  const char *command;

  g_return_val_if_fail (text != NULL && options != NULL && warnings != NULL, NULL);

  command = find_command (text);
  if (command == NULL)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                   "no Invoke-WebRequest and no Invoke-RestMethod");
      return NULL;
    }
  words = ossicle_shell_split (command, OSSICLE_SHELL_POWERSHELL, error);
  if (words == NULL)
    return NULL;

  options->follow_redirects = TRUE;
  self.words = words;
  read_session (&self, text, command - text);
  if (!read_words (&self, error))
    return NULL;
  if (*ossicle_request_get_url (request) == '\0')
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_URL,
                   "the command names no address");
      return NULL;
    }
  add_defaults (&self);

  return g_steal_pointer (&request);
}
