#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library asks gettext for is what xgettext takes from the files, to the letter: else a
translation would be there and never be shown."""

import importlib.util
import pathlib
import subprocess
import sys

import catalogue_data

program, xgettext = sys.argv[1:]
path = pathlib.Path(__file__).with_name("test-catalogue-strings.py")
spec = importlib.util.spec_from_file_location("strings", path)
strings = importlib.util.module_from_spec(spec)
spec.loader.exec_module(strings)


def asked():
    ecs = [element.get("id") for root in catalogue_data.roots() for element in root.findall("ec")]
    lines = subprocess.run([program, *ecs], check=True, stdout=subprocess.PIPE,
                           encoding="utf-8").stdout.splitlines()
    return set(lines)


ours, theirs = asked(), strings.extracted(xgettext)
sys.exit(catalogue_data.report([
    *(f"translated, but never asked for: {text}" for text in sorted(theirs - ours)),
    *(f"asked for, but not translated: {text}" for text in sorted(ours - theirs)),
]))
