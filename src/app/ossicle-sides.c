/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-sides.h"

/* Half of it holds a date, or most of a header. */
#define LEAST_WIDTH 460
#define SPACING 12

struct _OssicleSides
{
  GtkWidget parent_instance;

  gboolean stacked;
};

static GtkBuildableIface *parent_buildable;

static void
ossicle_sides_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ossicle_sides_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OssicleSides,
                               ossicle_sides,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static guint
count_shown (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    n++;

  return n;
}

static gboolean
is_stacked_at (GtkWidget *widget, int width)
{
  return width >= 0 && width < LEAST_WIDTH && count_shown (widget) > 1;
}

static int
width_of_each (GtkWidget *widget, int width)
{
  int n = (int) count_shown (widget);

  if (width < 0 || n < 2 || is_stacked_at (widget, width))
    return width;

  return (width - (n - 1) * SPACING) / n;
}

static GtkSizeRequestMode
ossicle_sides_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ossicle_sides_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;
  gboolean stacked = !horizontal && is_stacked_at (widget, for_size);
  int each = horizontal ? -1 : width_of_each (widget, for_size);
  int n = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)), n++)
    {
      int least, most;

      gtk_widget_measure (child, orientation, each, &least, &most, NULL, NULL);
      *minimum = stacked ? *minimum + least : MAX (*minimum, least);
      *natural = stacked ? *natural + most : MAX (*natural, most);
    }
  if (stacked && n > 1)
    {
      *minimum += (n - 1) * SPACING;
      *natural += (n - 1) * SPACING;
    }
  /* As narrow as the wider of them: then they stand one below the other. By nature they stand side
   * by side, which is what the height is for where no width is given. */
  if (horizontal && n > 1)
    *natural = MAX (*natural * n + (n - 1) * SPACING, MAX (*minimum, LEAST_WIDTH));
}

static void
ossicle_sides_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean stacked = is_stacked_at (widget, width);
  int each = width_of_each (widget, width);
  gboolean turned = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int at = 0;

  OSSICLE_SIDES (widget)->stacked = stacked;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { 0, 0, each, height };

      if (stacked)
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, each, &place.height, NULL, NULL,
                              NULL);
          place.y = at;
          at += place.height + SPACING;
        }
      else
        {
          place.x = turned ? width - at - each : at;
          at += each + SPACING;
        }
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
ossicle_sides_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ossicle_sides_parent_class)->dispose (object);
}

static void
ossicle_sides_class_init (OssicleSidesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_sides_dispose;
  widget_class->get_request_mode = ossicle_sides_get_request_mode;
  widget_class->measure = ossicle_sides_measure;
  widget_class->size_allocate = ossicle_sides_size_allocate;
}

static void
ossicle_sides_init (OssicleSides *self)
{
}

/* As they were laid out last. */
gboolean
ossicle_sides_are_stacked (OssicleSides *self)
{
  g_return_val_if_fail (OSSICLE_IS_SIDES (self), FALSE);

  return self->stacked;
}
