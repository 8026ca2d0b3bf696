#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Explaining a code takes at most three times what `xmllint --version` takes here and now."""

import sys

import by_turns

program, xmllint = sys.argv[1:3]
commands = {
    "xmllint --version": [xmllint, "--version"],
    "ossicle-cli --version": [program, "--version"],
    "ossicle-cli explain NoSuchKey": [program, "explain", "NoSuchKey"],
    "ossicle-cli explain 403": [program, "explain", "403"],
    "ossicle-cli list": [program, "list"],
}

by_turns.compare(commands, rounds=60, judged="ossicle-cli explain NoSuchKey", limit=3.0)
