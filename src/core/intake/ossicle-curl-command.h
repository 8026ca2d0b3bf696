/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-send-options.h"

G_BEGIN_DECLS

/**
 * OssicleCurlCommand:
 * @request: what the command sends
 * @options: how it sends it
 * @warnings: (element-type utf8): the options that have no counterpart here, as they stand
 */
typedef struct
{
  OssicleRequest *request;
  OssicleSendOptions *options;
  GPtrArray *warnings;
} OssicleCurlCommand;

gboolean ossicle_curl_command_recognise (const char *text);
OssicleCurlCommand *ossicle_curl_command_parse (const char *text, GError **error);
void ossicle_curl_command_free (OssicleCurlCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleCurlCommand, ossicle_curl_command_free)

G_END_DECLS
