/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-tray.h"

G_BEGIN_DECLS

/* One small reader for each shape in which an error is told. No reader knows another. */
typedef struct
{
  const char *shape;
  const char *title;
  void (*read) (OssicleTray *tray, OssicleView *view);
} OssicleReader;

const OssicleReader *ossicle_readers_get (gsize *n_readers);

void ossicle_reader_xml_body (OssicleTray *tray, OssicleView *view);
void ossicle_reader_http_response (OssicleTray *tray, OssicleView *view);
void ossicle_reader_har (OssicleTray *tray, OssicleView *view);
void ossicle_reader_java (OssicleTray *tray, OssicleView *view);
void ossicle_reader_sdk2 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_go1 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_python1 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_node (OssicleTray *tray, OssicleView *view);
void ossicle_reader_php1 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_php_dump (OssicleTray *tray, OssicleView *view);
void ossicle_reader_dotnet1 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_c (OssicleTray *tray, OssicleView *view);
void ossicle_reader_ios (OssicleTray *tray, OssicleView *view);
void ossicle_reader_registry (OssicleTray *tray, OssicleView *view);
void ossicle_reader_ossfs2 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_aws_go1 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_aws_go2 (OssicleTray *tray, OssicleView *view);
void ossicle_reader_aws_java (OssicleTray *tray, OssicleView *view);
void ossicle_reader_aws_cli (OssicleTray *tray, OssicleView *view);
void ossicle_reader_s3cmd (OssicleTray *tray, OssicleView *view);
void ossicle_reader_header_list (OssicleTray *tray, OssicleView *view);
void ossicle_reader_access_log (OssicleTray *tray, OssicleView *view);
void ossicle_reader_json_record (OssicleTray *tray, OssicleView *view);
void ossicle_reader_csv (OssicleTray *tray, OssicleView *view);
void ossicle_reader_tags_stripped (OssicleTray *tray, OssicleView *view);
void ossicle_reader_labels (OssicleTray *tray, OssicleView *view);
void ossicle_reader_message (OssicleTray *tray, OssicleView *view);
void ossicle_reader_bare (OssicleTray *tray, OssicleView *view);
void ossicle_reader_not_oss (OssicleTray *tray, OssicleView *view);

G_END_DECLS
