/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-shell-words.h"

G_DEFINE_QUARK (ossicle - shell - error - quark, ossicle_shell_error)

/* The words found so far, and the one being read; a word may be empty, so NULL means none. */
typedef struct
{
  const char *start;
  const char *p;
  GPtrArray *words;
  GString *word;
} Splitter;

static void
begin_word (Splitter *self)
{
  if (self->word == NULL)
    self->word = g_string_new (NULL);
}

static void
end_word (Splitter *self)
{
  if (self->word != NULL)
    g_ptr_array_add (self->words, g_string_free (g_steal_pointer (&self->word), FALSE));
}

static void
take_byte (Splitter *self)
{
  begin_word (self);
  g_string_append_c (self->word, *self->p++);
}

static gboolean
fail_open_quote (Splitter *self, const char *opened, GError **error)
{
  g_set_error (error, OSSICLE_SHELL_ERROR, OSSICLE_SHELL_ERROR_QUOTE,
               "the quote opened at byte %zu is not closed", (gsize) (opened - self->start));

  return FALSE;
}

/* The byte that backslash and @p stand for in $'…' (bash manual, "ANSI-C Quoting"). */
static void
take_ansi_escape (Splitter *self)
{
  static const char letters[] = "abefnrtvE";
  static const char meant[] = "\a\b\033\f\n\r\t\v\033";
  const char *letter = *self->p != '\0' ? strchr (letters, *self->p) : NULL;
  guint base = 0, most = 0;
  gunichar value = 0;

  if (letter != NULL)
    {
      g_string_append_c (self->word, meant[letter - letters]);
      self->p++;
      return;
    }

  if (*self->p == 'x' || *self->p == 'u' || *self->p == 'U')
    {
      base = 16;
      most = *self->p == 'x' ? 2 : *self->p == 'u' ? 4 : 8;
    }
  else if (*self->p >= '0' && *self->p <= '7')
    {
      base = 8;
      most = 3;
    }
  if (base == 0)
    {
      if (*self->p != '\0')
        g_string_append_c (self->word, *self->p++);
      return;
    }

  gboolean code_point = *self->p == 'u' || *self->p == 'U';

  if (base == 16)
    self->p++;
  for (; most > 0 && g_ascii_isxdigit (*self->p) && (base == 16 || *self->p <= '7'); most--)
    value = value * base + g_ascii_xdigit_value (*self->p++);
  if (code_point && g_unichar_validate (value))
    g_string_append_unichar (self->word, value);
  else if (value != 0)
    g_string_append_c (self->word, (char) value);
}

static gboolean
take_ansi_quoted (Splitter *self, GError **error)
{
  const char *opened = self->p;

  begin_word (self);
  for (self->p += 2; *self->p != '\0' && *self->p != '\'';)
    {
      if (*self->p == '\\')
        {
          self->p++;
          take_ansi_escape (self);
        }
      else
        take_byte (self);
    }
  if (*self->p == '\0')
    return fail_open_quote (self, opened, error);
  self->p++;

  return TRUE;
}

static gboolean
take_single_quoted (Splitter *self, GError **error)
{
  const char *opened = self->p;
  const char *end = strchr (self->p + 1, '\'');

  begin_word (self);
  if (end == NULL)
    return fail_open_quote (self, opened, error);
  g_string_append_len (self->word, self->p + 1, end - self->p - 1);
  self->p = end + 1;

  return TRUE;
}

static gboolean
take_double_quoted (Splitter *self, GError **error)
{
  const char *opened = self->p;

  begin_word (self);
  for (self->p++; *self->p != '\0' && *self->p != '"';)
    {
      if (self->p[0] == '\\' && self->p[1] == '\n')
        self->p += 2;
      else if (self->p[0] == '\\' && self->p[1] != '\0' && strchr ("\\\"$`", self->p[1]) != NULL)
        {
          self->p++;
          take_byte (self);
        }
      else
        take_byte (self);
    }
  if (*self->p == '\0')
    return fail_open_quote (self, opened, error);
  self->p++;

  return TRUE;
}

static gboolean
skip_continuation (Splitter *self, char mark)
{
  if (self->p[0] != mark)
    return FALSE;
  if (self->p[1] == '\n')
    self->p += 2;
  else if (self->p[1] == '\r' && self->p[2] == '\n')
    self->p += 3;
  else
    return FALSE;

  return TRUE;
}

static gboolean
split_posix (Splitter *self, GError **error)
{
  while (*self->p != '\0')
    {
      if (skip_continuation (self, '\\'))
        continue;
      if (strchr ("\n;|&<>", *self->p) != NULL)
        {
          if (self->words->len > 0 || self->word != NULL)
            break; /* the command ends here */
          self->p++;
        }
      else if (g_ascii_isspace (*self->p))
        {
          end_word (self);
          self->p++;
        }
      else if (self->p[0] == '$' && self->p[1] == '\'')
        {
          if (!take_ansi_quoted (self, error))
            return FALSE;
        }
      else if (*self->p == '\'')
        {
          if (!take_single_quoted (self, error))
            return FALSE;
        }
      else if (*self->p == '"')
        {
          if (!take_double_quoted (self, error))
            return FALSE;
        }
      else if (self->p[0] == '\\' && self->p[1] != '\0')
        {
          self->p++;
          take_byte (self);
        }
      else
        take_byte (self);
    }

  return TRUE;
}

/* What cmd.exe hands to the program: carets removed outside quotes, the line ended where a caret
 * does not keep it going. */
static char *
undo_carets (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '^' && !quoted && p[1] != '\0')
        {
          p++;
          if (*p == '\r')
            p++;
          if (*p == '\0')
            break;
          if (*p != '\n')
            g_string_append_c (line, *p);
          else if (p[1] == '\r' && p[2] == '\n')
            p += 2, g_string_append_c (line, '\n'); /* an escaped empty line is a line feed */
          else if (p[1] == '\n')
            p += 1, g_string_append_c (line, '\n');
          continue;
        }
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '\n' && !quoted && line->len > 0)
        break;
      g_string_append_c (line, *p);
    }

  return g_string_free (line, FALSE);
}

/* The rules of the C runtime: 2n backslashes and a quote are n and a toggle, 2n+1 are n and a
 * quote, and a doubled quote within quotes is one. */
static gboolean
take_runtime_word (Splitter *self, GError **error)
{
  const char *opened = NULL;
  gsize slashes;

  begin_word (self);
  while (*self->p != '\0' && (opened != NULL || !g_ascii_isspace (*self->p)))
    {
      slashes = strspn (self->p, "\\");
      if (slashes > 0 && self->p[slashes] == '"')
        {
          for (gsize i = 0; i < slashes / 2; i++)
            g_string_append_c (self->word, '\\');
          self->p += slashes;
          if (slashes % 2 == 1)
            take_byte (self);
        }
      else if (slashes > 0)
        take_byte (self);
      else if (opened != NULL && self->p[0] == '"' && self->p[1] == '"')
        {
          self->p++;
          take_byte (self);
        }
      else if (*self->p == '"')
        {
          opened = opened == NULL ? self->p : NULL;
          self->p++;
        }
      else
        take_byte (self);
    }
  if (opened != NULL)
    return fail_open_quote (self, opened, error);

  return TRUE;
}

static gboolean
split_cmd (Splitter *self, GError **error)
{
  while (*self->p != '\0')
    {
      if (g_ascii_isspace (*self->p))
        {
          end_word (self);
          self->p++;
        }
      else if (!take_runtime_word (self, error))
        return FALSE;
    }

  return TRUE;
}

static void
take_backtick_escape (Splitter *self)
{
  static const char letters[] = "0abefnrtv";
  static const char meant[] = "\0\a\b\033\f\n\r\t\v";
  const char *letter = *self->p != '\0' ? strchr (letters, *self->p) : NULL;

  if (letter == NULL)
    {
      if (*self->p != '\0')
        take_byte (self);
      return;
    }

  begin_word (self);
  if (*self->p != '0')
    g_string_append_c (self->word, meant[letter - letters]);
  self->p++;
}

/* In either kind of quotes a doubled quote is one, and \" reaches a native program as a quote. */
static gboolean
take_powershell_quoted (Splitter *self, GError **error)
{
  const char *opened = self->p;
  char quote = *self->p++;

  begin_word (self);
  while (*self->p != '\0')
    {
      if (self->p[0] == quote && self->p[1] == quote)
        {
          self->p++;
          take_byte (self);
        }
      else if (*self->p == quote)
        {
          self->p++;
          return TRUE;
        }
      else if (*self->p == '`' && quote == '"')
        {
          self->p++;
          take_backtick_escape (self);
        }
      else if (quote == '\'' && self->p[0] == '\\' && self->p[1] == '"')
        {
          self->p++;
          take_byte (self);
        }
      else
        take_byte (self);
    }

  return fail_open_quote (self, opened, error);
}

/* Braces, '=' and ';' between them are words of their own: @{ "name"="value"; … } */
static gboolean
split_powershell (Splitter *self, GError **error)
{
  guint depth = 0;

  while (*self->p != '\0')
    {
      if (skip_continuation (self, '`'))
        continue;
      if (depth == 0 && strchr ("\n;|", *self->p) != NULL)
        {
          if (self->words->len > 0 || self->word != NULL)
            break;
          self->p++;
        }
      else if (g_ascii_isspace (*self->p))
        {
          end_word (self);
          self->p++;
        }
      else if (*self->p == '"' || *self->p == '\'')
        {
          if (!take_powershell_quoted (self, error))
            return FALSE;
        }
      else if (self->p[0] == '@' && self->p[1] == '{')
        {
          end_word (self);
          g_ptr_array_add (self->words, g_strdup ("@{"));
          self->p += 2;
          depth++;
        }
      else if (depth > 0 && strchr ("}=;", *self->p) != NULL)
        {
          end_word (self);
          if (*self->p != ';')
            g_ptr_array_add (self->words, g_strndup (self->p, 1));
          depth -= *self->p == '}' ? 1 : 0;
          self->p++;
        }
      else if (self->p[0] == '`' && self->p[1] != '\0')
        {
          self->p++;
          take_backtick_escape (self);
        }
      else
        take_byte (self);
    }

  return TRUE;
}

/**
 * ossicle_shell_guess:
 * @text: a command line, UTF-8
 *
 * Returns: the shell it was written for, by its continuation marks and quotes
 */
OssicleShell
ossicle_shell_guess (const char *text)
{
  g_return_val_if_fail (text != NULL, OSSICLE_SHELL_POSIX);

  if (strstr (text, "`\n") != NULL || strstr (text, "`\r\n") != NULL ||
      strstr (text, "Invoke-WebRequest") != NULL || strstr (text, "Invoke-RestMethod") != NULL)
    return OSSICLE_SHELL_POWERSHELL;
  if (strstr (text, "^\n") != NULL || strstr (text, "^\r\n") != NULL ||
      strstr (text, "^\"") != NULL)
    return OSSICLE_SHELL_CMD;
  if (strstr (text, "curl.exe") != NULL)
    return strchr (text, '\'') != NULL ? OSSICLE_SHELL_POWERSHELL : OSSICLE_SHELL_CMD;
  if (strstr (text, "{\"\"") != NULL) /* quotes doubled within JSON: no sh writes them so */
    return OSSICLE_SHELL_CMD;

  return OSSICLE_SHELL_POSIX;
}

/**
 * ossicle_shell_split:
 * @text: a command line, UTF-8
 * @shell: whose rules it follows
 * @error: return location for an error of %OSSICLE_SHELL_ERROR, naming the byte
 *
 * Takes the first command of @text apart into words. Nothing is expanded and nothing is run:
 * variables and globs stay as they stand.
 *
 * Returns: (transfer full): the words, or %NULL with @error set
 */
char **
ossicle_shell_split (const char *text, OssicleShell shell, GError **error)
{
  g_autofree char *line = NULL;
  Splitter self = { 0 };
  gboolean ok;

  g_return_val_if_fail (text != NULL, NULL);

  line = shell == OSSICLE_SHELL_CMD ? undo_carets (text) : g_strdup (text);
  self.start = self.p = line;
  self.words = g_ptr_array_new_with_free_func (g_free);
  if (shell == OSSICLE_SHELL_POSIX)
    ok = split_posix (&self, error);
  else if (shell == OSSICLE_SHELL_CMD)
    ok = split_cmd (&self, error);
  else
    ok = split_powershell (&self, error);
  end_word (&self);

  if (ok && self.words->len == 0)
    {
      g_set_error (error, OSSICLE_SHELL_ERROR, OSSICLE_SHELL_ERROR_EMPTY, "no command");
      ok = FALSE;
    }
  if (!ok)
    {
      g_ptr_array_unref (self.words);
      return NULL;
    }
  g_ptr_array_add (self.words, NULL);

  return (char **) g_ptr_array_free (self.words, FALSE);
}
