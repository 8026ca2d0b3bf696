/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The commands are a module, and sending is another: it alone needs the libraries of the network,
 * and to load what all need before that is known would take half as long as sending does. So this
 * program links the C library and no more. */

#define COMMANDS "libossicle-cli-commands.so"
#define SEND "libossicle-cli-send.so"
#define FAILED 3 /* as OSSICLE_CLI_FAILED */

typedef int (*Main) (int argc, char *argv[]);

/* Beside this program where it was built, else where it is installed. */
static void
find_module (const char *name, char *path, size_t size)
{
  char self[PATH_MAX] = "";
  ssize_t length = readlink ("/proc/self/exe", self, sizeof self - 1);
  const char *slash = length > 0 ? strrchr (self, '/') : NULL;
  int n = -1;

  if (slash != NULL)
    n = snprintf (path, size, "%.*s/%s", (int) (slash - self), self, name);
  if (n < 0 || (size_t) n >= size || access (path, R_OK) != 0)
    snprintf (path, size, "%s/%s", MODULEDIR, name);
}

int
main (int argc, char *argv[])
{
  char path[PATH_MAX];
  void *module;
  Main run = NULL;

  find_module (argc > 1 && strcmp (argv[1], "send") == 0 ? SEND : COMMANDS, path, sizeof path);
  module = dlopen (path, RTLD_NOW | RTLD_LOCAL);
  if (module != NULL)
    run = (Main) dlsym (module, "ossicle_cli_main");
  if (run == NULL)
    {
      fprintf (stderr, "ossicle-cli: %s\n", dlerror ());
      return FAILED;
    }

  return run (argc, argv);
}
