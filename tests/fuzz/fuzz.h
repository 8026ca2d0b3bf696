/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* libFuzzer calls this again and again, with any bytes at all. */
int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);

/* The seconds since 1970 at which every target runs. */
#define FUZZ_NOW G_GINT64_CONSTANT (1773476467)
