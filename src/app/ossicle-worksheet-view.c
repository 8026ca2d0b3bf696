/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-text-block.h"
#include "ossicle-worksheet-view.h"

struct _OssicleWorksheetView
{
  AdwBin parent_instance;

  OssicleTextBlock *canonical_uri;
  OssicleTextBlock *canonical_query;
  OssicleTextBlock *canonical_headers;
  OssicleTextBlock *additional_headers;
  OssicleTextBlock *canonical_request;
  OssicleTextBlock *string_to_sign;
  OssicleTextBlock *signature;
  OssicleTextBlock *authorization;
  OssicleTextBlock *url;

  gboolean brief;
};

enum { PROP_0, PROP_BRIEF, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OssicleWorksheetView, ossicle_worksheet_view, ADW_TYPE_BIN)

static void
ossicle_worksheet_view_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  g_value_set_boolean (value, OSSICLE_WORKSHEET_VIEW (object)->brief);
}

static void
ossicle_worksheet_view_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  OSSICLE_WORKSHEET_VIEW (object)->brief = g_value_get_boolean (value);
}

static void
ossicle_worksheet_view_class_init (OssicleWorksheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ossicle_worksheet_view_get_property;
  object_class->set_property = ossicle_worksheet_view_set_property;

  /* Only what is sent and what is signed, without the steps between. */
  properties[PROP_BRIEF] = g_param_spec_boolean ("brief", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (OSSICLE_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/worksheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, canonical_uri);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, canonical_query);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, canonical_headers);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, additional_headers);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, canonical_request);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, string_to_sign);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, signature);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, authorization);
  gtk_widget_class_bind_template_child (widget_class, OssicleWorksheetView, url);
}

static void
ossicle_worksheet_view_init (OssicleWorksheetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ossicle_worksheet_view_set_worksheet:
 * @self: a view
 * @worksheet: (nullable): a signature, its tokens covered; without any nothing is shown
 */
void
ossicle_worksheet_view_set_worksheet (OssicleWorksheetView *self, OssicleWorksheet *worksheet)
{
  gboolean steps = worksheet != NULL && !self->brief;

  g_return_if_fail (OSSICLE_IS_WORKSHEET_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), worksheet != NULL);
  if (worksheet == NULL)
    return;

  ossicle_text_block_set_text (self->canonical_uri,
                               steps ? ossicle_worksheet_get_canonical_uri (worksheet) : NULL);
  ossicle_text_block_set_text (self->canonical_query,
                               steps ? ossicle_worksheet_get_canonical_query (worksheet) : NULL);
  ossicle_text_block_set_text (self->canonical_headers,
                               steps ? ossicle_worksheet_get_canonical_headers (worksheet) : NULL);
  ossicle_text_block_set_text (self->additional_headers,
                               steps ? ossicle_worksheet_get_additional_headers (worksheet) : NULL);
  ossicle_text_block_set_text (self->canonical_request,
                               ossicle_worksheet_get_canonical_request (worksheet));
  ossicle_text_block_set_text (self->string_to_sign,
                               ossicle_worksheet_get_string_to_sign (worksheet));
  ossicle_text_block_set_text (self->signature,
                               steps ? ossicle_worksheet_get_signature (worksheet) : NULL);
  ossicle_text_block_set_text (self->authorization,
                               ossicle_worksheet_get_authorization (worksheet));
  ossicle_text_block_set_text (self->url, ossicle_worksheet_get_url (worksheet));
}
