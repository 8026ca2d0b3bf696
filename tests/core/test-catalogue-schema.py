#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules for a person's own file are told twice, in code and in the schema: what the code
refuses in test-catalogue-own.c, the schema refuses too."""

import pathlib
import subprocess
import sys

import tap

xmllint, root = sys.argv[1], pathlib.Path(sys.argv[2])
folder = root / "tests" / "data" / "catalogue"
schema = root / "data" / "catalogue" / "catalogue.rng"


def keeps_the_schema(path):
    arguments = [xmllint, "--noout", "--nonet", "--relaxng", schema, path]
    return subprocess.run(arguments, capture_output=True, check=False).returncode == 0


def bad_files_are_refused():
    paths = sorted((folder / "own").glob("bad-*.xml"))
    if len(paths) < 20:
        yield f"{len(paths)} files only"
    yield from (f"{path.name}: passes" for path in paths if keeps_the_schema(path))


def each_bad_file_is_judged_by_the_code_too():
    table = (root / "tests" / "core" / "test-catalogue-own.c").read_text(encoding="utf-8")
    yield from (f"{path.name}: not in the table" for path in sorted((folder / "own").glob("*.xml"))
                if f'"{path.name}"' not in table)


def good_files_pass():
    for path in (folder / "own" / "good.xml", folder / "search.xml", folder / "messages.xml"):
        if not keeps_the_schema(path):
            yield f"{path.name}: is refused"


tap.run([
    bad_files_are_refused,
    each_bad_file_is_judged_by_the_code_too,
    good_files_pass,
])
