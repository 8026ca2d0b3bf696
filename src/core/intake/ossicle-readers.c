/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-readers.h"

/* The order in which readers are believed where two tell different things of one request: first
 * what OSS itself sent, then what clients print, the plainest forms before the looser ones, at last
 * what merely stands there. */
static const OssicleReader readers[] = {
  { "xml-body", N_ ("XML error body"), ossicle_reader_xml_body },
  { "http-response", N_ ("HTTP response"), ossicle_reader_http_response },
  { "har", N_ ("HAR entry"), ossicle_reader_har },
  { "java-exception", N_ ("Java or Android SDK v1 exception"), ossicle_reader_java },
  { "sdk-2", N_ ("SDK v2 error"), ossicle_reader_sdk2 },
  { "go-1", N_ ("Go SDK v1 error, ossutil 1"), ossicle_reader_go1 },
  { "python-1", N_ ("Python SDK oss2 exception"), ossicle_reader_python1 },
  { "node", N_ ("Node.js or browser error"), ossicle_reader_node },
  { "php-1", N_ ("PHP or Ruby SDK exception"), ossicle_reader_php1 },
  { "php-dump", N_ ("PHP variable dump"), ossicle_reader_php_dump },
  { "dotnet-1", N_ (".NET SDK v1 exception"), ossicle_reader_dotnet1 },
  { "c", N_ ("C or C++ program's print"), ossicle_reader_c },
  { "ios", N_ ("iOS SDK error"), ossicle_reader_ios },
  { "registry", N_ ("Container registry log"), ossicle_reader_registry },
  { "ossfs-2", N_ ("ossfs 2 log"), ossicle_reader_ossfs2 },
  { "aws-go-1", N_ ("AWS SDK for Go v1, rclone"), ossicle_reader_aws_go1 },
  { "aws-go-2", N_ ("AWS SDK for Go v2"), ossicle_reader_aws_go2 },
  { "aws-java", N_ ("AWS SDK for Java"), ossicle_reader_aws_java },
  { "aws-cli", N_ ("AWS CLI, boto3"), ossicle_reader_aws_cli },
  { "s3cmd", N_ ("s3cmd"), ossicle_reader_s3cmd },
  { "header-list", N_ ("Header fields of a browser's tools or a mobile SDK"),
    ossicle_reader_header_list },
  { "access-log", N_ ("Access log line"), ossicle_reader_access_log },
  { "json-record", N_ ("JSON log record"), ossicle_reader_json_record },
  { "csv", N_ ("CSV row"), ossicle_reader_csv },
  { "tags-stripped", N_ ("Error body without its tags"), ossicle_reader_tags_stripped },
  { "labels", N_ ("Labelled values"), ossicle_reader_labels },
  { "message", N_ ("Message alone"), ossicle_reader_message },
  { "bare", N_ ("Request id or code alone"), ossicle_reader_bare },
  { "not-oss", N_ ("Not an answer of OSS"), ossicle_reader_not_oss },
};

const OssicleReader *
ossicle_readers_get (gsize *n_readers)
{
  *n_readers = G_N_ELEMENTS (readers);

  return readers;
}
