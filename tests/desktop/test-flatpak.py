#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox is the tightest that the program can work in, and stays so."""

import json
import pathlib
import shutil
import subprocess
import sys

import tap

ID = "io.github.ossicle.Ossicle"
PERMISSIONS = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11",
               "--device=dri", "--talk-name=org.freedesktop.secrets"}

path = pathlib.Path(sys.argv[1]) / "flatpak" / f"{ID}.json"
manifest = json.loads(path.read_text(encoding="utf-8"))


def it_is_our_application_on_a_gnome_runtime():
    wanted = {"id": ID, "command": "ossicle", "runtime": "org.gnome.Platform",
              "sdk": "org.gnome.Sdk"}
    for key, value in wanted.items():
        if manifest.get(key) != value:
            yield f"{key} is {manifest.get(key)!r}, not {value!r}"
    if int(manifest["runtime-version"]) < 51:
        yield f"runtime {manifest['runtime-version']} is too old"


def it_asks_for_these_permissions_and_no_other():
    asked = manifest["finish-args"]
    yield from (f"{word} is too much" for word in set(asked) - PERMISSIONS)
    yield from (f"{word} is missing" for word in PERMISSIONS - set(asked))
    if len(asked) != len(set(asked)):
        yield "one stands twice"


def it_builds_this_tree_and_nothing_from_afar():
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] != "dir" or source["path"] != "..":
                yield f"{module['name']} takes {source}"


def the_builder_accepts_it():
    if not shutil.which("flatpak-builder"):
        raise tap.Skip("no flatpak-builder")
    shown = subprocess.run(["flatpak-builder", "--show-manifest", path], capture_output=True,
                           text=True, check=False)
    if shown.returncode:
        yield shown.stderr.strip()


tap.run([
    it_is_our_application_on_a_gnome_runtime,
    it_asks_for_these_permissions_and_no_other,
    it_builds_this_tree_and_nothing_from_afar,
    the_builder_accepts_it,
])
