/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-wrap-box.h"

#define SPACING 6

struct _OssicleWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (OssicleWrapBox, ossicle_wrap_box, GTK_TYPE_WIDGET)

/* As wide as it likes, but no wider than the line. */
static int
choose_width (GtkWidget *child, int line_width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return CLAMP (natural, minimum, MAX (minimum, line_width));
}

static void
place (GtkWidget *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (self) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* Goes through the lines; returns how high they are all together. */
static int
lay_out (GtkWidget *self, int line_width, gboolean allocate)
{
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      width = choose_width (child, line_width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      if (x > 0 && x + SPACING + width > line_width)
        {
          y += line_height + SPACING;
          x = line_height = 0;
        }
      x += x > 0 ? SPACING : 0;
      if (allocate)
        place (self, child, x, y, width, height);
      x += width;
      line_height = MAX (line_height, height);
    }

  return y + line_height;
}

static GtkSizeRequestMode
ossicle_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ossicle_wrap_box_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, most;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += most + (*natural > 0 ? SPACING : 0);
    }
}

static void
ossicle_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
ossicle_wrap_box_dispose (GObject *object)
{
  ossicle_wrap_box_clear (OSSICLE_WRAP_BOX (object));

  G_OBJECT_CLASS (ossicle_wrap_box_parent_class)->dispose (object);
}

static void
ossicle_wrap_box_class_init (OssicleWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_wrap_box_dispose;
  widget_class->get_request_mode = ossicle_wrap_box_get_request_mode;
  widget_class->measure = ossicle_wrap_box_measure;
  widget_class->size_allocate = ossicle_wrap_box_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ossicle_wrap_box_init (OssicleWrapBox *self)
{
}

GtkWidget *
ossicle_wrap_box_new (void)
{
  return g_object_new (OSSICLE_TYPE_WRAP_BOX, NULL);
}

void
ossicle_wrap_box_append (OssicleWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (OSSICLE_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
ossicle_wrap_box_clear (OssicleWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (OSSICLE_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
