/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/diagnosis/ossicle-duration.h"
#include "ossicle-time-layout.h"
#include "ossicle-time-ruler.h"
#include "ossicle-words.h"

#define AXIS_X 16 /* from the side where one begins to read */
#define TEXT_X 40
#define LEAST_WIDTH 180
#define NATURAL_WIDTH 400
#define AXIS_WIDTH 3
#define WINDOW_WIDTH 17
#define POINT_SIZE 13
#define BREAK_SIZE 5

/* The words of a mark, and those of the gap before it. */
typedef struct
{
  GtkWidget *texts;
  GtkWidget *title;
  GtkWidget *gap; /* or NULL */
} Words;

struct _OssicleTimeRuler
{
  GtkWidget parent_instance;

  OssicleTimeMarks *marks; /* or NULL */
  GArray *words;
};

G_DEFINE_FINAL_TYPE (OssicleTimeRuler, ossicle_time_ruler, GTK_TYPE_WIDGET)

/* Where everything is, for one width. */
typedef struct
{
  OssicleTimeRuler *ruler;
  OssicleTimeLayoutRow *rows;
  guint n_rows;
  int width;
  int height;
  int line_height;
  int top; /* of the first row: what begins before it needs room */
} Drawing;

static int
measure_child (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static const Words *
get_words (const OssicleTimeRuler *self, guint position)
{
  return &g_array_index (self->words, Words, position);
}

/* A window that begins before the first mark is seen to do so. */
static gboolean
begins_before (const OssicleTimeRuler *self)
{
  gint64 start, end;

  return ossicle_time_marks_get_window (self->marks, &start, &end) &&
         start < ossicle_time_marks_get_mark (self->marks, 0)->unix_ms;
}

static gboolean
ends_behind (const OssicleTimeRuler *self)
{
  guint last = ossicle_time_marks_get_n_marks (self->marks) - 1;
  gint64 start, end;

  return ossicle_time_marks_get_window (self->marks, &start, &end) &&
         end > ossicle_time_marks_get_mark (self->marks, last)->unix_ms;
}

static void
lay_out (Drawing *drawing, OssicleTimeRuler *self, int width)
{
  int text_width = MAX (1, width - TEXT_X);

  drawing->ruler = self;
  drawing->width = width;
  drawing->line_height = measure_child (get_words (self, 0)->title, G_MAXINT / 2);
  drawing->n_rows = ossicle_time_marks_get_n_marks (self->marks);
  drawing->rows = g_new0 (OssicleTimeLayoutRow, drawing->n_rows);
  for (guint i = 0; i < drawing->n_rows; i++)
    {
      drawing->rows[i].unix_ms = ossicle_time_marks_get_mark (self->marks, i)->unix_ms;
      drawing->rows[i].height = measure_child (get_words (self, i)->texts, text_width);
    }
  drawing->top = begins_before (self) ? drawing->line_height : 0;
  drawing->height = drawing->top +
                    ossicle_time_layout_run (drawing->rows, drawing->n_rows, drawing->line_height) +
                    (ends_behind (self) ? drawing->line_height / 2 : 0);
}

/* A box of the drawing, from the side where one begins to read. */
static graphene_rect_t
get_box (const Drawing *drawing, float x, float y, float width, float height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (drawing->ruler)) == GTK_TEXT_DIR_RTL;

  return GRAPHENE_RECT_INIT (rtl ? (float) drawing->width - x - width : x, y + (float) drawing->top,
                             width, height);
}

static void
fill (GtkSnapshot *snapshot, graphene_rect_t box, float radius, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static GdkRGBA
get_color (OssicleTimeMarkKind kind)
{
  /* Seen on light and on dark; the forms differ as well. */
  static const GdkRGBA colors[] = {
    [OSSICLE_TIME_MARK_CLIENT] = { 0.21f, 0.52f, 0.89f, 1.0f },
    [OSSICLE_TIME_MARK_SERVER] = { 0.15f, 0.64f, 0.41f, 1.0f },
    [OSSICLE_TIME_MARK_REQUEST_ID] = { 0.15f, 0.64f, 0.41f, 1.0f },
    [OSSICLE_TIME_MARK_EXPIRY] = { 0.90f, 0.38f, 0.0f, 1.0f },
    [OSSICLE_TIME_MARK_NOW] = { 0.5f, 0.5f, 0.5f, 1.0f },
  };

  return colors[kind];
}

static void
append_ring (GtkSnapshot *snapshot, const graphene_rect_t *box, float radius, GdkRGBA color)
{
  const float widths[] = { 2.5f, 2.5f, 2.5f, 2.5f };
  const GdkRGBA sides[] = { color, color, color, color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, sides);
}

static void
append_diamond (GtkSnapshot *snapshot, const graphene_rect_t *box, const GdkRGBA *color)
{
  graphene_point_t center = GRAPHENE_POINT_INIT (box->origin.x + box->size.width / 2,
                                                 box->origin.y + box->size.height / 2);
  float size = POINT_SIZE * 0.8f;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &center);
  gtk_snapshot_rotate (snapshot, 45);
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (-size / 2, -size / 2, size, size));
  gtk_snapshot_restore (snapshot);
}

/* A round one for the client, a square one for the server, a diamond for an expiry; hollow where it
 * is inferred, and for the clock here. */
static void
append_point (const Drawing *drawing, GtkSnapshot *snapshot, guint position)
{
  OssicleTimeMarkKind kind = ossicle_time_marks_get_mark (drawing->ruler->marks, position)->kind;
  float y = (float) drawing->rows[position].point - POINT_SIZE / 2.0f;
  graphene_rect_t box = get_box (drawing, AXIS_X - POINT_SIZE / 2.0f, y, POINT_SIZE, POINT_SIZE);
  GdkRGBA color = get_color (kind);

  switch (kind)
    {
    case OSSICLE_TIME_MARK_REQUEST_ID:
      append_ring (snapshot, &box, 2, color);
      break;
    case OSSICLE_TIME_MARK_NOW:
      append_ring (snapshot, &box, POINT_SIZE / 2.0f, color);
      break;
    case OSSICLE_TIME_MARK_EXPIRY:
      append_diamond (snapshot, &box, &color);
      break;
    case OSSICLE_TIME_MARK_CLIENT:
    case OSSICLE_TIME_MARK_SERVER:
    default:
      fill (snapshot, box, kind == OSSICLE_TIME_MARK_CLIENT ? POINT_SIZE / 2.0f : 2, &color);
    }
}

static gboolean
is_between_pair (const OssicleTimeRuler *self, guint later)
{
  guint first, second;

  return ossicle_time_marks_get_pair (self->marks, &first, &second) && later > first &&
         later <= second;
}

static int
get_middle (const Drawing *drawing, guint later)
{
  const OssicleTimeLayoutRow *one = &drawing->rows[later - 1];

  return (one->top + one->height + drawing->rows[later].top) / 2;
}

/* The axis from one point to the next; of a day or more it leaves most out. */
static void
append_stretch (const Drawing *drawing, GtkSnapshot *snapshot, guint later)
{
  const OssicleTimeLayoutRow *one = &drawing->rows[later - 1];
  const OssicleTimeLayoutRow *other = &drawing->rows[later];
  gboolean is_pair = is_between_pair (drawing->ruler, later);
  float width = is_pair ? AXIS_WIDTH + 1 : AXIS_WIDTH - 1;
  /* Half of grey is seen on light and on dark. */
  GdkRGBA color = { 0.5f, 0.5f, 0.5f, is_pair ? 1.0f : 0.55f };
  float height = (float) (other->point - one->point - POINT_SIZE);
  float y = (float) get_middle (drawing, later);

  fill (
    snapshot,
    get_box (drawing, AXIS_X - width / 2, (float) one->point + POINT_SIZE / 2.0f, width, height), 0,
    &color);
  if (!ossicle_time_layout_is_broken (one->unix_ms, other->unix_ms))
    return;

  color.alpha = 1.0f;
  for (int i = -1; i <= 1; i += 2)
    fill (snapshot,
          get_box (drawing, AXIS_X - BREAK_SIZE, y + 3.0f * (float) i - 1, 2 * BREAK_SIZE, 2), 1,
          &color);
}

/* The quarter of an hour before and after the server's time. */
static void
append_window (const Drawing *drawing, GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (OSSICLE_TIME_MARK_SERVER);
  gint64 start, end;
  int top, bottom;

  if (!ossicle_time_marks_get_window (drawing->ruler->marks, &start, &end))
    return;

  top = ossicle_time_layout_place (drawing->rows, drawing->n_rows, start);
  bottom = ossicle_time_layout_place (drawing->rows, drawing->n_rows, end);
  color.alpha = 0.25f;
  fill (snapshot,
        get_box (drawing, AXIS_X - WINDOW_WIDTH / 2.0f, (float) top, WINDOW_WIDTH,
                 (float) MAX (3, bottom - top)),
        4, &color);
}

static void
ossicle_time_ruler_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OssicleTimeRuler *self = OSSICLE_TIME_RULER (widget);
  Drawing drawing = { NULL };

  if (self->marks == NULL)
    return;

  lay_out (&drawing, self, gtk_widget_get_width (widget));
  append_window (&drawing, snapshot);
  for (guint i = 1; i < drawing.n_rows; i++)
    append_stretch (&drawing, snapshot, i);
  for (guint i = 0; i < drawing.n_rows; i++)
    append_point (&drawing, snapshot, i);
  g_free (drawing.rows);

  GTK_WIDGET_CLASS (ossicle_time_ruler_parent_class)->snapshot (widget, snapshot);
}

static void
place (const Drawing *drawing, GtkWidget *child, int y, int height)
{
  graphene_rect_t box = get_box (drawing, TEXT_X, (float) y,
                                 (float) MAX (1, drawing->width - TEXT_X), (float) height);
  GtkAllocation allocation = { (int) box.origin.x, (int) box.origin.y, (int) box.size.width,
                               height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
ossicle_time_ruler_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OssicleTimeRuler *self = OSSICLE_TIME_RULER (widget);
  Drawing drawing = { NULL };

  if (self->marks == NULL)
    return;

  lay_out (&drawing, self, width);
  for (guint i = 0; i < drawing.n_rows; i++)
    {
      const Words *words = get_words (self, i);

      place (&drawing, words->texts, drawing.rows[i].top, drawing.rows[i].height);
      if (words->gap != NULL)
        place (&drawing, words->gap, get_middle (&drawing, i) - drawing.line_height / 2,
               drawing.line_height);
    }
  g_free (drawing.rows);
}

static GtkSizeRequestMode
ossicle_time_ruler_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ossicle_time_ruler_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  OssicleTimeRuler *self = OSSICLE_TIME_RULER (widget);
  Drawing drawing = { NULL };

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->marks == NULL)
    return;

  lay_out (&drawing, self, for_size >= 0 ? for_size : NATURAL_WIDTH);
  *minimum = *natural = drawing.height;
  g_free (drawing.rows);
}

static void
clear (OssicleTimeRuler *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->words, 0);
  g_clear_pointer (&self->marks, ossicle_time_marks_free);
}

static void
ossicle_time_ruler_dispose (GObject *object)
{
  clear (OSSICLE_TIME_RULER (object));

  G_OBJECT_CLASS (ossicle_time_ruler_parent_class)->dispose (object);
}

static void
ossicle_time_ruler_finalize (GObject *object)
{
  g_array_unref (OSSICLE_TIME_RULER (object)->words);

  G_OBJECT_CLASS (ossicle_time_ruler_parent_class)->finalize (object);
}

static void
ossicle_time_ruler_class_init (OssicleTimeRulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ossicle_time_ruler_dispose;
  object_class->finalize = ossicle_time_ruler_finalize;
  widget_class->snapshot = ossicle_time_ruler_snapshot;
  widget_class->measure = ossicle_time_ruler_measure;
  widget_class->size_allocate = ossicle_time_ruler_size_allocate;
  widget_class->get_request_mode = ossicle_time_ruler_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ossicle_time_ruler_init (OssicleTimeRuler *self)
{
  self->words = g_array_new (FALSE, FALSE, sizeof (Words));
}

static char *
dup_time (const OssicleTimeMark *mark)
{
  g_autofree char *times = ossicle_words_dup_times (mark->unix_ms);

  return g_strdup (times != NULL ? times : "");
}

static GtkWidget *
create_label (const char *text, gboolean is_selectable)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "selectable", is_selectable, NULL);
}

static GtkWidget *
create_gap (OssicleTimeRuler *self, guint later)
{
  gint64 one = ossicle_time_marks_get_mark (self->marks, later - 1)->unix_ms;
  gint64 other = ossicle_time_marks_get_mark (self->marks, later)->unix_ms;
  g_autofree char *text = ossicle_dup_duration ((other - one) / 1000);
  GtkWidget *label;

  if (other - one < 1000)
    return NULL;

  label = create_label (text, FALSE);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, is_between_pair (self, later) ? "heading" : "dim-label");

  return label;
}

static void
add_words (OssicleTimeRuler *self, guint position)
{
  const OssicleTimeMark *mark = ossicle_time_marks_get_mark (self->marks, position);
  g_autofree char *text = dup_time (mark);
  Words words = { gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), create_label (mark->title, FALSE) };
  GtkWidget *time = create_label (text, TRUE);

  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "numeric");
  gtk_box_append (GTK_BOX (words.texts), words.title);
  gtk_box_append (GTK_BOX (words.texts), time);
  words.gap = position > 0 ? create_gap (self, position) : NULL;
  if (words.gap != NULL)
    gtk_widget_set_parent (words.gap, GTK_WIDGET (self));
  gtk_widget_set_parent (words.texts, GTK_WIDGET (self));
  g_array_append_val (self->words, words);
}

/**
 * ossicle_time_ruler_take_marks:
 * @self: a ruler
 * @marks: (transfer full) (nullable): what to draw
 */
void
ossicle_time_ruler_take_marks (OssicleTimeRuler *self, OssicleTimeMarks *marks)
{
  g_autofree char *description = NULL;

  g_return_if_fail (OSSICLE_IS_TIME_RULER (self));

  clear (self);
  self->marks = marks;
  for (guint i = 0; marks != NULL && i < ossicle_time_marks_get_n_marks (marks); i++)
    add_words (self, i);
  description = ossicle_time_ruler_dup_description (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ossicle_time_ruler_dup_description:
 * @self: a ruler
 *
 * Returns: (transfer full): all that is drawn, in words
 */
char *
ossicle_time_ruler_dup_description (OssicleTimeRuler *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (OSSICLE_IS_TIME_RULER (self), g_string_free (text, FALSE));

  for (guint i = 0; self->marks != NULL && i < ossicle_time_marks_get_n_marks (self->marks); i++)
    {
      const OssicleTimeMark *mark = ossicle_time_marks_get_mark (self->marks, i);
      g_autofree char *time = dup_time (mark);

      if (i > 0)
        {
          gint64 gap = mark->unix_ms - ossicle_time_marks_get_mark (self->marks, i - 1)->unix_ms;
          g_autofree char *length = ossicle_dup_duration (gap / 1000);

          /* Translators: a length of time, between two moments that are listed */
          g_string_append_printf (text, _ ("; %s later: "), length);
        }
      /* Translators: whose time it is, and the time */
      g_string_append_printf (text, _ ("%s, %s"), mark->title, time);
    }

  return g_string_free (text, FALSE);
}
