/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-profile-import-entry.h"

/* ossutil 1 has its key in [Credentials]; ossutil 2 in [default] and [profile NAME], and in the
 * other sections what belongs to buckets. Names of sections and keys are in any case, and words in
 * a key may be joined by "-" or "_". */

#define LONGEST_KEY 32

static OssicleProfileImportSpan
strip (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;
  while (end > text && g_ascii_isspace (end[-1]))
    end--;

  return (OssicleProfileImportSpan){ text, (gsize) (end - text) };
}

static gboolean
is_word (OssicleProfileImportSpan span, const char *word)
{
  return span.length == strlen (word) && g_ascii_strncasecmp (span.text, word, span.length) == 0;
}

/* The name of the profile that a section is; none where it is something else. */
static OssicleProfileImportSpan
profile_of_section (OssicleProfileImportSpan section)
{
  static const char word[] = "profile";
  gsize length = strlen (word);

  if (is_word (section, "Credentials"))
    return (OssicleProfileImportSpan){ "ossutil", strlen ("ossutil") };
  if (is_word (section, "default"))
    return section;
  if (section.length > length && g_ascii_strncasecmp (section.text, word, length) == 0 &&
      g_ascii_isspace (section.text[length]))
    return strip (section.text + length, section.text + section.length);

  return (OssicleProfileImportSpan){ NULL, 0 };
}

static int
field_of_key (OssicleProfileImportSpan key)
{
  static const struct
  {
    const char *key;
    OssicleProfileImportField field;
  } table[] = {
    { "mode", OSSICLE_PROFILE_IMPORT_MODE },
    { "accesskeyid", OSSICLE_PROFILE_IMPORT_ID },
    { "accesskeysecret", OSSICLE_PROFILE_IMPORT_SECRET },
    { "ststoken", OSSICLE_PROFILE_IMPORT_TOKEN },
    { "region", OSSICLE_PROFILE_IMPORT_REGION },
    { "endpoint", OSSICLE_PROFILE_IMPORT_ENDPOINT },
    { "signversion", OSSICLE_PROFILE_IMPORT_VERSION },
  };
  char folded[LONGEST_KEY];
  gsize length = 0;

  for (gsize i = 0; i < key.length && length < sizeof folded - 1; i++)
    if (key.text[i] != '-' && key.text[i] != '_')
      folded[length++] = g_ascii_tolower (key.text[i]);
  folded[length] = '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].key, folded))
      return (int) table[i].field;

  return -1;
}

static gboolean
refuse (GError **error, guint number, const char *what)
{
  g_set_error (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED,
               "Line %u: %s", number, what);

  return FALSE;
}

static gboolean
read_pair (OssicleProfileImportEntry *entry,
           OssicleProfileImportSpan line,
           guint number,
           GError **error)
{
  const char *end = line.text + line.length;
  const char *equals = memchr (line.text, '=', line.length);
  int field;

  if (equals == NULL)
    return refuse (error, number, "neither a section nor NAME=VALUE");

  field = field_of_key (strip (line.text, equals));
  if (field >= 0)
    entry->fields[field] = strip (equals + 1, end);

  return TRUE;
}

static void
finish (OssicleProfileImport *self, OssicleProfileImportEntry *entry, OssicleProfileImportSpan name)
{
  if (entry->fields[OSSICLE_PROFILE_IMPORT_NAME].text != NULL)
    ossicle_profile_import_add (self, entry);
  memset (entry, 0, sizeof *entry);
  entry->fields[OSSICLE_PROFILE_IMPORT_NAME] = name;
}

/* @self gets what stands in the text, which is UTF-8 without a NUL. */
gboolean
ossicle_profile_import_read_ini (OssicleProfileImport *self,
                                 const char *text,
                                 gsize length,
                                 GError **error)
{
  const char *end = text + length;
  OssicleProfileImportEntry entry = { 0 };
  guint number = 0;

  while (text < end)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));
      OssicleProfileImportSpan line = strip (text, stop != NULL ? stop : end);

      number++;
      text = stop != NULL ? stop + 1 : end;
      if (line.length == 0 || *line.text == '#' || *line.text == ';')
        continue;
      if (*line.text != '[')
        {
          if (!read_pair (&entry, line, number, error))
            return FALSE;
        }
      else if (line.text[line.length - 1] != ']')
        return refuse (error, number, "the section does not end with “]”");
      else
        finish (self, &entry,
                profile_of_section (strip (line.text + 1, line.text + line.length - 1)));
    }
  finish (self, &entry, (OssicleProfileImportSpan){ NULL, 0 });

  return TRUE;
}
