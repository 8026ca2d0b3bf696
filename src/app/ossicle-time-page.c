/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-phase-bar.h"
#include "ossicle-phases.h"
#include "ossicle-time-page.h"
#include "ossicle-time-ruler.h"

/* A chain may be a ring. */
#define MOST_ISSUERS 10

struct _OssicleTimePage
{
  AdwBin parent_instance;

  GtkWidget *clocks;
  GtkLabel *gap;
  OssicleTimeRuler *ruler;
  GtkLabel *more;
  GtkLabel *legend;
  GtkWidget *exchange;
  GtkGrid *phases;
  GtkLabel *note;
  GtkListBox *connection;
};

G_DEFINE_FINAL_TYPE (OssicleTimePage, ossicle_time_page, ADW_TYPE_BIN)

typedef struct
{
  const char *title;
  const char *color;
} Row;

static const Row rows[OSSICLE_N_PHASES] = {
  [OSSICLE_PHASES_NAME] = { N_ ("Name lookup"), "#1c9e77" },
  [OSSICLE_PHASES_CONNECT] = { N_ ("Connecting"), "#c88800" },
  [OSSICLE_PHASES_TLS] = { N_ ("TLS"), "#9141ac" },
  [OSSICLE_PHASES_WAIT] = { N_ ("Request and wait"), "#3584e4" },
  [OSSICLE_PHASES_DOWNLOAD] = { N_ ("Download"), "#2ec27e" },
};

static char *
dup_length (gint64 microseconds)
{
  double milliseconds = (double) microseconds / 1000;

  if (milliseconds >= 10000)
    /* Translators: seconds */
    return g_strdup_printf (_ ("%.1f s"), milliseconds / 1000);

  /* Translators: milliseconds */
  return g_strdup_printf (milliseconds < 10 ? _ ("%.1f ms") : _ ("%.0f ms"), milliseconds);
}

static void
clear_grid (OssicleTimePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->phases))) != NULL)
    gtk_grid_remove (self->phases, child);
}

static GtkWidget *
create_label (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);

  return label;
}

static void
attach_row (OssicleTimePage *self, const OssiclePhases *phases, guint i)
{
  const OssiclePhaseSpan *span = &phases->spans[i];
  g_autofree char *length = span->end >= 0 ? dup_length (span->end - span->start) : g_strdup ("–");
  g_autofree char *text = g_strdup_printf ("%s: %s", _ (rows[i].title), length);
  gint64 inner = i == OSSICLE_PHASES_WAIT ? phases->server : -1;
  GtkWidget *title = create_label (_ (rows[i].title), 0);
  GtkWidget *figure = create_label (length, 1);
  GtkWidget *bar = ossicle_phase_bar_new (span->start, span->end, phases->total, inner,
                                          rows[i].color, text);

  gtk_widget_add_css_class (figure, "numeric");
  gtk_grid_attach (self->phases, title, 0, (int) i, 1, 1);
  gtk_grid_attach (self->phases, bar, 1, (int) i, 1, 1);
  gtk_grid_attach (self->phases, figure, 2, (int) i, 1, 1);
}

static void
show_phases (OssicleTimePage *self, OssicleExchange *exchange)
{
  OssiclePhases phases;
  g_autofree char *total = NULL;
  g_autofree char *server = NULL;
  g_autofree char *note = NULL;

  ossicle_phases_init (&phases, exchange);
  clear_grid (self);
  for (guint i = 0; i < OSSICLE_N_PHASES; i++)
    attach_row (self, &phases, i);

  total = dup_length (phases.total);
  /* It is told in whole milliseconds. */
  server = phases.server >= 0 ? g_strdup_printf (_ ("%u ms"), (guint) (phases.server / 1000))
                              : NULL;
  if (server != NULL)
    /* Translators: two lengths of time */
    note = g_strdup_printf (_ ("All together %s. Of the wait, OSS worked %s (x-oss-server-time), "
                               "drawn lighter; the rest went on the way."),
                            total, server);
  else
    /* Translators: a length of time */
    note = g_strdup_printf (_ ("All together %s."), total);
  gtk_label_set_label (self->note, note);
}

static void
add_row (OssicleTimePage *self, const char *title, const char *value)
{
  g_autofree char *valid = NULL;
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return;

  valid = ossicle_dup_printable (value, TRUE);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", valid,
                      NULL);
  gtk_list_box_append (self->connection, row);
}

static char *
dup_validity (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) before = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) after = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *from = before != NULL ? g_date_time_format (before, "%F %R %Z") : NULL;
  g_autofree char *until = after != NULL ? g_date_time_format (after, "%F %R %Z") : NULL;

  if (from == NULL || until == NULL)
    return NULL;

  /* Translators: two moments */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static char *
dup_faults (GTlsCertificateFlags flags)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    const char *text;
  } faults[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("nobody who is trusted vouches for it") },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("it was made out for another host") },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("it is not valid yet") },
    { G_TLS_CERTIFICATE_EXPIRED, N_ ("it has expired") },
    { G_TLS_CERTIFICATE_REVOKED, N_ ("it was revoked") },
    { G_TLS_CERTIFICATE_INSECURE, N_ ("its algorithm is weak") },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, N_ ("it cannot be checked") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if ((flags & faults[i].flag) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", _ (faults[i].text));

  return g_strdup (text->str);
}

/* Those who vouch for it, one above the other, as the server sent them. */
static char *
dup_chain (GTlsCertificate *certificate)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GTlsCertificate *issuer = g_tls_certificate_get_issuer (certificate);

  for (int i = 0; i < MOST_ISSUERS && issuer != NULL; i++)
    {
      g_autofree char *name = g_tls_certificate_get_subject_name (issuer);

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", name);
      issuer = g_tls_certificate_get_issuer (issuer);
    }

  return g_strdup (text->str);
}

static void
show_certificate (OssicleTimePage *self, GTlsCertificate *certificate, GTlsCertificateFlags flags)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autofree char *validity = dup_validity (certificate);
  g_autofree char *faults = dup_faults (flags);
  g_autofree char *chain = dup_chain (certificate);

  add_row (self, _ ("Faults of the certificate"), faults);
  add_row (self, _ ("Certificate for"), subject);
  add_row (self, _ ("Certificate by"), issuer);
  add_row (self, _ ("Certificate valid"), validity);
  add_row (self, _ ("Chain that was sent with it"), chain);
}

static void
show_connection (OssicleTimePage *self, OssicleExchange *exchange)
{
  OssicleResponse *response = ossicle_exchange_get_response (exchange);
  GTlsCertificate *certificate = ossicle_exchange_get_certificate (exchange);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->connection))) != NULL)
    gtk_list_box_remove (self->connection, child);

  add_row (self, _ ("Address of the other side"), ossicle_exchange_get_peer (exchange));
  if (response != NULL)
    add_row (self, _ ("Protocol"), ossicle_response_get_version (response));
  add_row (self, _ ("Encryption"), ossicle_exchange_get_tls_protocol (exchange));
  add_row (self, _ ("Cipher"), ossicle_exchange_get_tls_cipher (exchange));
  if (certificate != NULL)
    show_certificate (self, certificate, ossicle_exchange_get_certificate_faults (exchange));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->connection)) == NULL)
    add_row (self, _ ("No connection"), _ ("The other side was not reached."));
}

static void
ossicle_time_page_class_init (OssicleTimePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OSSICLE_TYPE_TIME_RULER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/time-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, clocks);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, gap);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, ruler);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, more);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, legend);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, exchange);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, phases);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, note);
  gtk_widget_class_bind_template_child (widget_class, OssicleTimePage, connection);
}

static void
ossicle_time_page_init (OssicleTimePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the first sentence leaves, one a line. */
static char *
dup_more (const char *const *sentences)
{
  return *sentences != NULL ? g_strjoinv ("\n", (char **) sentences + 1) : g_strdup ("");
}

static void
show_legend (OssicleTimePage *self, const OssicleTimeMarks *marks)
{
  GString *text = g_string_new (NULL);
  gint64 start, end;

  if (ossicle_time_marks_get_window (marks, &start, &end))
    g_string_append (text, _ ("The green band is the quarter of an hour before and after the "
                              "server’s time in which OSS takes a request. "));
  for (guint i = 0; i < ossicle_time_marks_get_n_marks (marks); i++)
    if (ossicle_time_marks_get_mark (marks, i)->is_inferred)
      g_string_append (text, _ ("That a RequestId begins with a time is observed; OSS does not "
                                "document it. "));
  g_string_append (text, _ ("Lengths are not to scale."));
  gtk_label_set_label (self->legend, text->str);
  g_string_free (text, TRUE);
}

/**
 * ossicle_time_page_set_case:
 * @self: a page
 * @case_: a case
 * @now: seconds since 1970, UTC
 *
 * Shows the times that the case tells, and nothing of an exchange.
 *
 * Returns: whether there are two at least, so that they can be compared
 */
gboolean
ossicle_time_page_set_case (OssicleTimePage *self, OssicleCase *case_, gint64 now)
{
  g_autoptr (OssicleTimeMarks) marks = NULL;
  const char *const *sentences;
  g_autofree char *more = NULL;
  guint n_known;

  g_return_val_if_fail (OSSICLE_IS_TIME_PAGE (self), FALSE);
  g_return_val_if_fail (OSSICLE_IS_CASE (case_), FALSE);

  marks = ossicle_time_marks_new (case_, now);
  sentences = ossicle_time_marks_get_sentences (marks);
  more = dup_more (sentences);
  n_known = ossicle_time_marks_get_n_known (marks);
  gtk_label_set_label (self->gap, *sentences != NULL ? *sentences : "");
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), *more != '\0');
  show_legend (self, marks);
  ossicle_time_ruler_take_marks (self->ruler, g_steal_pointer (&marks));
  gtk_widget_set_visible (self->clocks, n_known > 0);
  gtk_widget_set_visible (self->exchange, FALSE);

  return n_known > 1;
}

void
ossicle_time_page_set_exchange (OssicleTimePage *self, OssicleExchange *exchange)
{
  g_return_if_fail (OSSICLE_IS_TIME_PAGE (self));
  g_return_if_fail (OSSICLE_IS_EXCHANGE (exchange));

  show_phases (self, exchange);
  show_connection (self, exchange);
  gtk_widget_set_visible (self->exchange, TRUE);
}
