#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hardening flags have reached the program, and no library of another floor has."""

import re
import subprocess
import sys

import tap

program = sys.argv[1]
strangers = sys.argv[2].split(",") if sys.argv[2] else []
is_checked = sys.argv[3] == "none"
is_optimised = sys.argv[4] not in ("0", "plain")


def readelf(*options):
    command = ["readelf", "--wide", *options, program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


header = readelf("--file-header")
segments = readelf("--segments")
dynamic = readelf("--dynamic")
symbols = readelf("--dyn-syms")


def it_can_be_loaded_anywhere():
    if not re.search(r"Type:\s+DYN", header):
        yield "not position independent"
    if not program.endswith(".so") and not re.search(r"FLAGS_1.*\bPIE\b", dynamic):
        yield "not a program but a library"


def its_links_are_bound_and_sealed_at_the_start():
    if not re.search(r"FLAGS_1.*\bNOW\b", dynamic):
        yield "bound when first called"
    if "GNU_RELRO" not in segments:
        yield "the table of links stays writable"


def its_stack_is_not_executable():
    stack = re.search(r"GNU_STACK(?:\s+0x\w+){5}\s+(.{3})", segments)
    if not stack or "E" in stack[1]:
        yield "the stack is executable"
    if re.search(r"LOAD(?:\s+0x\w+){5}\s+RWE", segments):
        yield "a segment is writable and executable"


def its_stack_is_guarded():
    if "__stack_chk_fail" not in symbols:
        yield "no stack protector"


def its_copies_are_checked():
    if not is_checked or not is_optimised:
        raise tap.Skip("not in a build without optimisation, or with sanitizers")
    if not re.search(r"__\w+_chk\b", symbols):
        yield "no fortified call"


def it_knows_no_library_of_another_floor():
    for library in re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic):
        if any(library.startswith(f"lib{name}") for name in strangers):
            yield f"links {library}"


def nothing_of_the_build_place_is_searched():
    path = re.search(r"\((?:RPATH|RUNPATH)\).*", dynamic)
    if path and "$ORIGIN" not in path[0]:
        yield path[0]


tap.run([
    it_can_be_loaded_anywhere,
    its_links_are_bound_and_sealed_at_the_start,
    its_stack_is_not_executable,
    its_stack_is_guarded,
    its_copies_are_checked,
    it_knows_no_library_of_another_floor,
    nothing_of_the_build_place_is_searched,
])
