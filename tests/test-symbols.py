#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No floor of the house calls a library that it does not know, and none gives a thing a name that
another floor gave away: what nm says of the objects."""

import pathlib
import subprocess
import sys

import tap

# For each library of ours the beginnings of what it must not call.
STRANGERS = {
    "libossicle-core.a": ("gtk_", "gdk_", "adw_", "gsk_", "soup_", "sqlite3_", "secret_"),
    "libossicle-net.a": ("gtk_", "gdk_", "adw_", "gsk_", "sqlite3_", "secret_"),
    "libossicle-store.a": ("gtk_", "gdk_", "adw_", "gsk_", "soup_"),
    "libossicle-cli-parts.a": ("gtk_", "gdk_", "adw_", "gsk_", "soup_", "sqlite3_", "secret_"),
}
# An archive without these was not read: silence would prove nothing.
CERTAIN = {"libossicle-core.a": ("g_free", "xmlCtxtReadMemory")}

nm, *paths = sys.argv[1:]
archives = [pathlib.Path(path) for path in paths]


def names(archive, option, kinds):
    listing = subprocess.run([nm, option, "--extern-only", "--format=posix", archive],
                             capture_output=True, text=True, check=True).stdout
    fields = (line.split() for line in listing.splitlines())
    return {parts[0] for parts in fields if len(parts) > 1 and parts[1] in kinds}


def undefined(archive):
    return names(archive, "--undefined-only", "U")


def every_library_is_judged():
    yield from (f"{archive.name}: no rule" for archive in archives
                if archive.name not in STRANGERS)
    yield from (f"{name}: not handed over" for name in STRANGERS
                if name not in {archive.name for archive in archives})


def the_objects_are_read():
    for archive in archives:
        yield from (f"{archive.name}: does not call {symbol}"
                    for symbol in CERTAIN.get(archive.name, ()) if symbol not in undefined(archive))


def no_floor_calls_a_library_it_does_not_know():
    for archive in archives:
        strangers = STRANGERS.get(archive.name, ())
        yield from (f"{archive.name}: {symbol}" for symbol in sorted(undefined(archive))
                    if symbol.startswith(strangers))


# The linker takes the first of two and says nothing.
def no_name_is_given_twice():
    givers = {}
    for archive in archives:
        for name in sorted(names(archive, "--defined-only", "TDBR")):
            if name in givers:
                yield f"{name}: {givers[name]} and {archive.name}"
            givers[name] = archive.name


tap.run([
    every_library_is_judged,
    the_objects_are_read,
    no_floor_calls_a_library_it_does_not_know,
    no_name_is_given_twice,
])
