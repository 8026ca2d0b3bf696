/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-split.h"

#define DEFAULT_POSITION 320
#define LEAST_POSITION 180

/* A list beside its detail; too narrow for both, it shows one of them at a time. Neither
 * libadwaita's old widget for this nor its new one is there, undeprecated, at both ends of the
 * range of versions that we build with. */
struct _OssicleSplit
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *handle;
  GtkWidget *detail;

  int position;
  int drag_start;
  guint notify_id;
  gboolean has_list;
  gboolean show_detail;
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (OssicleSplit, ossicle_split, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LIST,
  PROP_DETAIL,
  PROP_HAS_LIST,
  PROP_SHOW_DETAIL,
  PROP_POSITION,
  PROP_FOLDED,
  PROP_CAN_GO_BACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
measure_width (GtkWidget *child, gboolean natural)
{
  int min = 0;
  int nat = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);

  return natural ? nat : min;
}

static int
measure_height (GtkWidget *child, int width, int *natural)
{
  int min = 0;
  int nat = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &min, &nat, NULL, NULL);
  *natural = MAX (*natural, nat);

  return min;
}

/* The detail never gets less than it needs, then the list never less than it needs, and where
 * large type makes that impossible they fold. */
static int
list_width_for (OssicleSplit *self, int width)
{
  int least = MAX (measure_width (self->list, FALSE), LEAST_POSITION);
  int most = width - measure_width (self->handle, FALSE) - measure_width (self->detail, FALSE);

  return MAX (least, MIN (self->position, most));
}

static gboolean
is_folded_at (OssicleSplit *self, int width)
{
  return width < OSSICLE_SPLIT_UNFOLD_WIDTH ||
         width < MAX (measure_width (self->list, FALSE), LEAST_POSITION) +
                   measure_width (self->handle, FALSE) + measure_width (self->detail, FALSE);
}

static gboolean
notify_folded_cb (gpointer user_data)
{
  OssicleSplit *self = OSSICLE_SPLIT (user_data);

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);

  return G_SOURCE_REMOVE;
}

/* Whoever listens shows or hides a button, which must not happen within an allocation. */
static void
set_folded (OssicleSplit *self, gboolean folded)
{
  if (self->folded == folded)
    return;

  self->folded = folded;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_folded_cb, self, NULL);
}

static void
allocate_child (OssicleSplit *self, GtkWidget *child, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, width > 0);
  if (width == 0 || !gtk_widget_should_layout (child))
    return;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
ossicle_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OssicleSplit *self = OSSICLE_SPLIT (widget);
  int list_width, handle_width;

  set_folded (self, is_folded_at (self, width));

  if (!self->has_list || self->folded)
    {
      gboolean detail = !self->has_list || self->show_detail;

      allocate_child (self, self->list, 0, detail ? 0 : width, height);
      allocate_child (self, self->handle, 0, 0, height);
      allocate_child (self, self->detail, 0, detail ? width : 0, height);
      return;
    }

  list_width = list_width_for (self, width);
  handle_width = measure_width (self->handle, FALSE);
  allocate_child (self, self->list, 0, list_width, height);
  allocate_child (self, self->handle, list_width, handle_width, height);
  allocate_child (self, self->detail, list_width + handle_width, width - list_width - handle_width,
                  height);
}

static void
ossicle_split_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  OssicleSplit *self = OSSICLE_SPLIT (widget);
  int list_width, detail_width;

  *minimum_baseline = *natural_baseline = -1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_width (self->list, FALSE), measure_width (self->detail, FALSE));
      *natural = MAX (*minimum, self->position + measure_width (self->detail, TRUE));
      return;
    }

  list_width = detail_width = for_size;
  if (for_size >= 0 && self->has_list && !is_folded_at (self, for_size))
    {
      list_width = list_width_for (self, for_size);
      detail_width = for_size - list_width - measure_width (self->handle, FALSE);
    }
  *natural = 0;
  *minimum = measure_height (self->list, list_width, natural);
  *minimum = MAX (*minimum, measure_height (self->detail, detail_width, natural));
  *natural = MAX (*natural, *minimum);
}

static GtkSizeRequestMode
ossicle_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
drag_update_cb (OssicleSplit *self, double x, double y, GtkGestureDrag *gesture)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = -x;
  ossicle_split_set_position (self, self->drag_start + (int) x);
}

/* The handle moves under the pointer, so the gesture sits on the split, which does not. */
static void
drag_begin_cb (OssicleSplit *self, double x, double y, GtkGestureDrag *gesture)
{
  graphene_rect_t bounds;

  if (gtk_widget_get_child_visible (self->handle) &&
      gtk_widget_compute_bounds (self->handle, GTK_WIDGET (self), &bounds))
    {
      graphene_rect_inset (&bounds, -4, 0);
      if (graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
          self->drag_start = list_width_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
          return;
        }
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
ossicle_split_dispose (GObject *object)
{
  OssicleSplit *self = OSSICLE_SPLIT (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);

  G_OBJECT_CLASS (ossicle_split_parent_class)->dispose (object);
}

static void
ossicle_split_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleSplit *self = OSSICLE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_DETAIL:
      g_value_set_object (value, self->detail);
      break;
    case PROP_HAS_LIST:
      g_value_set_boolean (value, self->has_list);
      break;
    case PROP_SHOW_DETAIL:
      g_value_set_boolean (value, self->show_detail);
      break;
    case PROP_POSITION:
      g_value_set_int (value, self->position);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, ossicle_split_get_can_go_back (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_split_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  OssicleSplit *self = OSSICLE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_LIST:
      ossicle_split_set_list (self, g_value_get_object (value));
      break;
    case PROP_DETAIL:
      ossicle_split_set_detail (self, g_value_get_object (value));
      break;
    case PROP_HAS_LIST:
      ossicle_split_set_has_list (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_DETAIL:
      ossicle_split_set_show_detail (self, g_value_get_boolean (value));
      break;
    case PROP_POSITION:
      ossicle_split_set_position (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags set = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags get = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, set);
  properties[PROP_DETAIL] = g_param_spec_object ("detail", NULL, NULL, GTK_TYPE_WIDGET, set);
  properties[PROP_HAS_LIST] = g_param_spec_boolean ("has-list", NULL, NULL, TRUE, set);
  properties[PROP_SHOW_DETAIL] = g_param_spec_boolean ("show-detail", NULL, NULL, FALSE, set);
  properties[PROP_POSITION] = g_param_spec_int ("position", NULL, NULL, LEAST_POSITION, 4096,
                                                DEFAULT_POSITION, set);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, get);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, get);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_split_class_init (OssicleSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ossicle_split_dispose;
  object_class->get_property = ossicle_split_get_property;
  object_class->set_property = ossicle_split_set_property;
  widget_class->measure = ossicle_split_measure;
  widget_class->size_allocate = ossicle_split_size_allocate;
  widget_class->get_request_mode = ossicle_split_get_request_mode;

  install_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
ossicle_split_init (OssicleSplit *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->position = DEFAULT_POSITION;
  self->has_list = TRUE;
  self->handle = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
set_child (OssicleSplit *self, GtkWidget **child, GtkWidget *value, GtkWidget *before)
{
  if (*child != NULL)
    gtk_widget_unparent (*child);
  *child = value;
  if (value != NULL)
    gtk_widget_insert_before (value, GTK_WIDGET (self), before);
}

GtkWidget *
ossicle_split_get_list (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), NULL);

  return self->list;
}

void
ossicle_split_set_list (OssicleSplit *self, GtkWidget *list)
{
  g_return_if_fail (OSSICLE_IS_SPLIT (self));

  if (self->list == list)
    return;

  set_child (self, &self->list, list, self->handle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

GtkWidget *
ossicle_split_get_detail (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), NULL);

  return self->detail;
}

void
ossicle_split_set_detail (OssicleSplit *self, GtkWidget *detail)
{
  g_return_if_fail (OSSICLE_IS_SPLIT (self));

  if (self->detail == detail)
    return;

  set_child (self, &self->detail, detail, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

gboolean
ossicle_split_get_has_list (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), FALSE);

  return self->has_list;
}

/* Without a list, the detail has all the room and there is no way back. */
void
ossicle_split_set_has_list (OssicleSplit *self, gboolean has_list)
{
  g_return_if_fail (OSSICLE_IS_SPLIT (self));

  if (self->has_list == !!has_list)
    return;

  self->has_list = !!has_list;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

gboolean
ossicle_split_get_show_detail (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), FALSE);

  return self->show_detail;
}

/* Which of the two is seen while there is no room for both. */
void
ossicle_split_set_show_detail (OssicleSplit *self, gboolean show_detail)
{
  g_return_if_fail (OSSICLE_IS_SPLIT (self));

  if (self->show_detail == !!show_detail)
    return;

  self->show_detail = !!show_detail;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAIL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

int
ossicle_split_get_position (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), 0);

  return self->position;
}

/* The width that the list would like; it gets less where the detail needs the room. */
void
ossicle_split_set_position (OssicleSplit *self, int position)
{
  g_return_if_fail (OSSICLE_IS_SPLIT (self));

  position = CLAMP (position, LEAST_POSITION, 4096);
  if (self->position == position)
    return;

  self->position = position;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

gboolean
ossicle_split_get_folded (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), FALSE);

  return self->folded;
}

gboolean
ossicle_split_get_can_go_back (OssicleSplit *self)
{
  g_return_val_if_fail (OSSICLE_IS_SPLIT (self), FALSE);

  return self->folded && self->has_list && self->show_detail;
}
