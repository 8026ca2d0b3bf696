#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Explaining a code takes at most three times what `xmllint --version` takes here and now."""

import statistics
import subprocess
import sys
import time

ROUNDS = 60
LIMIT = 3.0

program, xmllint = sys.argv[1:3]
commands = {
    "xmllint --version": [xmllint, "--version"],
    "ossicle-cli --version": [program, "--version"],
    "ossicle-cli explain NoSuchKey": [program, "explain", "NoSuchKey"],
    "ossicle-cli explain 403": [program, "explain", "403"],
    "ossicle-cli list": [program, "list"],
}


def run(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


# By turns, so that what else the machine does meets all of them alike.
times = {name: [] for name in commands}
for _ in range(ROUNDS):
    for name, command in commands.items():
        times[name].append(run(command))

medians = {name: statistics.median(every) for name, every in times.items()}
reference = medians["xmllint --version"]
for name, median in medians.items():
    print(f"{name:32} {median:6.2f} ms  {median / reference:5.2f} ×")

ratio = medians["ossicle-cli explain NoSuchKey"] / reference
if ratio > LIMIT:
    sys.exit(f"explain takes {ratio:.2f} times the reference, {LIMIT} is the limit")
