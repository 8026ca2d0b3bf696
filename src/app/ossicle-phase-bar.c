/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-phase-bar.h"

#define THICKNESS 14
#define LEAST_WIDTH 2.0f

struct _OssiclePhaseBar
{
  GtkWidget parent_instance;

  gint64 start;
  gint64 end;
  gint64 total;
  gint64 inner; /* or -1 */
  GdkRGBA color;
};

G_DEFINE_FINAL_TYPE (OssiclePhaseBar, ossicle_phase_bar, GTK_TYPE_WIDGET)

static void
append_rounded (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, MIN (3.0f, bounds->size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

/* Where the server's share lies within the wait is not known: it is drawn in the middle. */
static void
append_inner (OssiclePhaseBar *self, GtkSnapshot *snapshot, const graphene_rect_t *bar)
{
  const GdkRGBA light = { 1.0f, 1.0f, 1.0f, 0.55f };
  float share = (float) self->inner / (float) MAX (1, self->end - self->start);
  float width = MAX (LEAST_WIDTH, bar->size.width * MIN (share, 1.0f));
  graphene_rect_t inner = GRAPHENE_RECT_INIT (bar->origin.x + (bar->size.width - width) / 2,
                                              bar->origin.y + 4, width, bar->size.height - 8);

  append_rounded (snapshot, &inner, &light);
}

static void
ossicle_phase_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OssiclePhaseBar *self = OSSICLE_PHASE_BAR (widget);
  /* Half of grey is seen on light and on dark. */
  const GdkRGBA track = { 0.5f, 0.5f, 0.5f, 0.18f };
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float scale = width / (float) MAX (1, self->total);
  float length = MAX (LEAST_WIDTH, (float) (self->end - self->start) * scale);
  float x = MIN ((float) self->start * scale, width - length);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  graphene_rect_t bar = GRAPHENE_RECT_INIT (
    gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - x - length : x, 0, length,
    height);

  append_rounded (snapshot, &all, &track);
  if (self->end < 0)
    return;

  append_rounded (snapshot, &bar, &self->color);
  if (self->inner > 0)
    append_inner (self, snapshot, &bar);
}

static void
ossicle_phase_bar_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : THICKNESS;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : THICKNESS;
}

static void
ossicle_phase_bar_class_init (OssiclePhaseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ossicle_phase_bar_snapshot;
  widget_class->measure = ossicle_phase_bar_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ossicle_phase_bar_init (OssiclePhaseBar *self)
{
}

/**
 * ossicle_phase_bar_new:
 * @start: when it began
 * @end: when it ended, or -1 where it did not happen
 * @total: how long all phases took
 * @inner: of it, the length of a share that is drawn inside, or -1
 * @color: as CSS has it
 * @description: the same in words
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
ossicle_phase_bar_new (gint64 start,
                       gint64 end,
                       gint64 total,
                       gint64 inner,
                       const char *color,
                       const char *description)
{
  OssiclePhaseBar *self = g_object_new (OSSICLE_TYPE_PHASE_BAR, "valign", GTK_ALIGN_CENTER,
                                        "hexpand", TRUE, NULL);

  self->start = start;
  self->end = end;
  self->total = total;
  self->inner = inner;
  gdk_rgba_parse (&self->color, color);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);

  return GTK_WIDGET (self);
}
