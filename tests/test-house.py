#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of the house: who may include whom, and that every file is built and run."""

import pathlib
import re
import sys

import tap

# What each floor may include of the house, and which libraries it may not know.
FLOORS = {
    "core": ({"core"}, r"gtk|adwaita|gdk|libsoup|sqlite3|libsecret|gtksourceview"),
    "net": ({"core", "net"}, r"gtk|adwaita|gdk|sqlite3|libsecret|gtksourceview"),
    "store": ({"core", "store"}, r"gtk|adwaita|gdk|libsoup|gtksourceview"),
    "cli": ({"core", "net", "store", "cli"}, r"gtk|adwaita|gdk|gtksourceview|libsoup|sqlite3"),
    "app": ({"core", "net", "store", "app"}, r"libsoup|sqlite3"),
}
# The world is handed to core; it does not look for itself.
WORLD = r"\b(g_getenv|getenv|g_get_environ|g_get_real_time|g_date_time_new_now\w*|time \(NULL\)" \
        r"|g_get_user_\w+_dir|g_get_home_dir|g_random_\w+|g_file_get_contents|fopen)\b"

root = pathlib.Path(sys.argv[1])


def name(path):
    return str(path.relative_to(root))


def sources(folder):
    return sorted(path for path in (root / folder).rglob("*") if path.suffix in (".c", ".h"))


def includes(path):
    return re.findall(r'^#include ["<](.*)[">]$', path.read_text(encoding="utf-8"), re.MULTILINE)


def floors():
    for floor, (below, strangers) in FLOORS.items():
        for path in sources(f"src/{floor}"):
            for header in includes(path):
                yield path, header, below, strangers


def no_floor_includes_one_above():
    for path, header, below, _ in floors():
        if "/" in header and header.split("/")[0] in FLOORS.keys() - below:
            yield f"{name(path)}: {header}"
        if header.startswith(".."):
            yield f"{name(path)}: {header}: start at src/"


def no_floor_knows_a_library_of_another():
    for path, header, _, strangers in floors():
        if re.match(rf"({strangers})\b", header):
            yield f"{name(path)}: {header}"


def no_floor_is_built_with_gtk_but_the_application():
    for floor in FLOORS.keys() - {"app"}:
        for path in (root / "src" / floor).rglob("meson.build"):
            for word in re.findall(r"\b(?:gtk|adw|source_view|app)_dep\b", path.read_text()):
                yield f"{name(path)}: {word}"


def core_is_handed_the_world():
    for path in sources("src/core"):
        text = path.read_text(encoding="utf-8")
        code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        yield from (f"{name(path)}: {match[0]}" for match in re.finditer(WORLD, code))


def a_bare_name_is_of_the_same_folder():
    for place in ("src", "tests"):
        for path in sources(place):
            made = (path.parent / "meson.build").read_text()
            for header in includes(path):
                here = (path.parent / header).exists() or pathlib.Path(header).stem in made
                if header.startswith("ossicle-") and not here:
                    yield f"{name(path)}: {header}: not in the same folder"


def every_source_is_built():
    for path in sources("src"):
        build = path.parent / "meson.build"
        if path.suffix == ".c" and (not build.exists() or path.name not in build.read_text()):
            yield f"{name(path)}: not in {name(build)}"


def holds_words(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".c":
        return re.search(r"\b(?:_|N_|Q_|C_|NC_|ngettext|g_dngettext) ?\(", text)
    return path.suffix == ".ui" and 'translatable="yes"' in text


def every_file_with_words_is_translated():
    listed = [line for line in (root / "po/POTFILES.in").read_text().splitlines()
              if line and not line.startswith("#")]
    yield from (f"{line} is not there" for line in listed if not (root / line).is_file())
    yield from (f"{line} stands twice" for line in set(listed) if listed.count(line) > 1)
    sources_and_widgets = [*(root / "src").rglob("*.c"), *(root / "ui").rglob("*.ui")]
    with_words = [path for path in sources_and_widgets if holds_words(path)]
    for path in with_words + sorted((root / "data/catalogue").glob("*.xml")):
        if name(path) not in listed:
            yield f"{name(path)}: not in po/POTFILES.in"


def every_test_is_run():
    kinds = ("test", "fuzz", "bench")
    for path in sorted(p for kind in kinds for p in (root / "tests").rglob(f"{kind}-*.*")):
        if path.suffix not in (".c", ".py") or "data" in path.relative_to(root).parts:
            continue
        text = (path.parent / "meson.build").read_text()
        bare = re.sub(r"^\w+?-", "", path.stem)
        shorter = bare.split("-", 1)[-1]
        if not any(f"'{word}'" in text for word in (path.name, path.stem, bare, shorter)):
            yield f"{name(path)}: not in {name(path.parent / 'meson.build')}"


tap.run([
    no_floor_includes_one_above,
    no_floor_knows_a_library_of_another,
    no_floor_is_built_with_gtk_but_the_application,
    core_is_handed_the_world,
    a_bare_name_is_of_the_same_folder,
    every_source_is_built,
    every_file_with_words_is_translated,
    every_test_is_run,
])
