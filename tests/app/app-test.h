/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "core/intake/ossicle-intake.h"

G_BEGIN_DECLS

/* A fixed moment: 2026-04-01 00:00:00 UTC. */
#define APP_TEST_NOW G_GINT64_CONSTANT (1775001600)

/* The least that is an error of OSS: a code, and an id that only OSS gives out. */
#define APP_TEST_REQUEST_ID "67D3E6F3A1B2C33936D4E5F6"
#define APP_TEST_ERROR(code, more)                                                                 \
  "<Error><Code>" code "</Code>" more "<RequestId>" APP_TEST_REQUEST_ID "</RequestId></Error>"

/* What Amazon S3 answers, which is much like it. */
#define APP_TEST_AMAZON                                                                            \
  "HTTP/1.1 403 Forbidden\r\nServer: AmazonS3\r\nx-amz-request-id: 4442587FB7D0A2F9\r\n"           \
  "x-amz-id-2: vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=\r\n"   \
  "Content-Type: application/xml\r\n\r\n"                                                          \
  "<Error><Code>AccessDenied</Code><Message>Access Denied</Message>"                               \
  "<RequestId>4442587FB7D0A2F9</RequestId>"                                                        \
  "<HostId>vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=</HostId>"  \
  "</Error>"

typedef gboolean (*AppTestCheck) (gpointer user_data);

void app_test_init (int *argc, char ***argv);
OssicleCatalogue *app_test_get_catalogue (void);
OssicleReading *app_test_read (const char *text, gssize length);
OssicleCase *app_test_read_case (const char *text);
OssicleCase *app_test_new_case (const char *code, const char *message);
GtkWidget *app_test_show (GtkWidget *child, int width, int height);
GtkWidget *app_test_show_with_dialogs (GtkWidget *child, int width, int height);
void app_test_settle (void);
void app_test_wait (AppTestCheck check, gpointer user_data);
gboolean app_test_has_text (GtkWidget *widget, const char *text);
GtkWidget *app_test_find (GtkWidget *widget, GType type, guint position);
guint app_test_count (GtkWidget *widget, GType type);

G_END_DECLS
