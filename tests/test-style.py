#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The look of the sources, as CONTRIBUTING.md tells it."""

import pathlib
import re
import shutil
import subprocess
import sys

import tap

COLUMNS = 100
FILE_LINES = 700
FUNCTION_LINES = 70
UI_LINES = 250
FORMATTER = "14"

root = pathlib.Path(sys.argv[1])
places = [root / name for name in ("src", "tests", "ui")]


def files(*suffixes):
    found = (path for place in places for path in place.rglob("*") if path.suffix in suffixes)
    return sorted(path for path in found if "data" not in path.relative_to(root).parts)


sources = files(".c", ".h")
scripts = files(".py")
texts = {path: path.read_text(encoding="utf-8")
         for path in sources + scripts + files(".ui", ".css", ".build")}


def at(path, number):
    return f"{path.relative_to(root)}:{number}"


def lines(paths):
    for path in paths:
        for number, line in enumerate(texts[path].splitlines(), 1):
            yield path, number, line


def without_words(text):
    """The text of a C file with the inside of strings and comments taken out, line by line."""
    pattern = r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL)


def functions(text):
    """Yields name, line of the opening brace and number of lines; rows of a table do not count."""
    every = text.splitlines()
    start = None
    for number, line in enumerate(every, 1):
        if line == "{":
            start, count, in_table = number, 0, False
        in_table = start and line != "  };" and (in_table or line == "  } table[] = {")
        count = count + (not in_table) if start else 0
        if line == "}" and start:
            head = "\n".join(every[max(0, start - 12):start - 1])
            names = re.findall(r"^(\w+) \(", head, flags=re.MULTILINE)
            yield (names or ["?"])[-1], start, count
            start = None


def each_file_names_its_licence():
    for path in sources + scripts + files(".ui"):
        if "SPDX-License-Identifier: " not in "\n".join(texts[path].splitlines()[:6]):
            yield f"{at(path, 1)}: no SPDX-License-Identifier"


def no_tabs_and_no_blanks_at_the_end():
    for path, number, line in lines(texts):
        if "\t" in line:
            yield f"{at(path, number)}: a tab"
        if line != line.rstrip():
            yield f"{at(path, number)}: blanks at the end"
    for path, text in texts.items():
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            yield f"{at(path, len(text.splitlines()))}: does not end with one line end"


def no_line_is_too_long():
    for path, number, line in lines(sources + scripts):
        if len(line) > COLUMNS:
            yield f"{at(path, number)}: {len(line)} columns"


def comments_are_the_old_kind():
    for path in sources:
        for number, line in enumerate(without_words(texts[path]).splitlines(), 1):
            if "//" in line:
                yield f"{at(path, number)}: //"


def nothing_is_left_to_do():
    for path, number, line in lines(path for path in texts if path.suffix != ".py"):
        if re.search(r"\b(TODO|FIXME)\b", line):
            yield f"{at(path, number)}: {line.strip()}"


def files_are_short():
    for path, limit in [(path, FILE_LINES) for path in sources] + \
                       [(path, UI_LINES) for path in files(".ui")]:
        count = len(texts[path].splitlines())
        if count > limit:
            yield f"{path.relative_to(root)}: {count} lines, {limit} are the limit"


def functions_are_short():
    for path in sources:
        for name, number, count in functions(texts[path]):
            if count > FUNCTION_LINES and not name.endswith("_class_init"):
                yield f"{at(path, number)}: {name} has {count} lines"


def headers_are_included_once():
    for path in sources:
        if path.suffix == ".h" and "\n#pragma once\n" not in texts[path]:
            yield f"{at(path, 1)}: no #pragma once"


def sources_begin_with_the_configuration():
    for path in sources:
        includes = re.findall(r"^#include (.*)$", texts[path], flags=re.MULTILINE)
        if path.suffix == ".c" and path.is_relative_to(root / "src") and includes \
                and includes[0] != '"config.h"':
            yield f"{at(path, 1)}: config.h is not the first"


def the_formatter_agrees():
    formatter = shutil.which("clang-format-" + FORMATTER) or shutil.which("clang-format")
    if not formatter:
        raise tap.Skip("no clang-format")
    version = subprocess.run([formatter, "--version"], capture_output=True, text=True, check=True)
    if f"version {FORMATTER}." not in version.stdout:
        raise tap.Skip(f"clang-format {FORMATTER} is the judge, this is {version.stdout.strip()}")
    check = subprocess.run([formatter, "--dry-run", "--style=file", *sources],
                           capture_output=True, text=True, check=False)
    complaints = {}
    for line in check.stderr.splitlines():
        match = re.match(r"(.*?):(\d+):\d+: (warning|error): ", line)
        if match:
            complaints.setdefault(match[1], match[2])
    for path, number in complaints.items():
        yield f"{at(pathlib.Path(path), number)}: not as clang-format has it (./dev format)"


def shell_scripts_are_clean():
    scripts_of_shell = [root / "dev", root / ".ci" / "run"]
    for path in scripts_of_shell:
        check = subprocess.run(["sh", "-n", path], capture_output=True, text=True, check=False)
        yield from check.stderr.splitlines()
    if not shutil.which("shellcheck"):
        return
    check = subprocess.run(["shellcheck", "-f", "gcc", *scripts_of_shell],
                           capture_output=True, text=True, check=False)
    yield from check.stdout.splitlines()


tap.run([
    each_file_names_its_licence,
    no_tabs_and_no_blanks_at_the_end,
    no_line_is_too_long,
    comments_are_the_old_kind,
    nothing_is_left_to_do,
    files_are_short,
    functions_are_short,
    headers_are_included_once,
    sources_begin_with_the_configuration,
    shell_scripts_are_clean,
    the_formatter_agrees,
])
