/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-send-options.h"
#include "core/signing/ossicle-worksheet.h"
#include "ossicle-cli-command.h"

G_BEGIN_DECLS

/**
 * OssicleCliSendArguments:
 *
 * What was typed behind "send", as bytes: bodies and keys need not be UTF-8.
 */
typedef struct
{
  char *method;
  char **headers;
  char *data;
  char *data_file;
  char *curl;
  char *http;
  char *har;
  char *sign;
  char *profile;
  char *region;
  char *bucket;
  gint64 expires;
  char *secret_file;
  gint64 timeout;
  gint64 max_body;
  char **resolve;
  char *ca_file;
  char *proxy;
  gboolean raw;
  gboolean json;
  char **urls;
} OssicleCliSendArguments;

void ossicle_cli_send_arguments_clear (OssicleCliSendArguments *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OssicleCliSendArguments, ossicle_cli_send_arguments_clear)

OssicleCliStatus ossicle_cli_send_build (const OssicleCliCommand *command,
                                         const OssicleCliSendArguments *arguments,
                                         OssicleRequest **request,
                                         OssicleWorksheet **worksheet,
                                         OssicleSendOptions **options);

G_END_DECLS
