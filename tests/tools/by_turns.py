# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures whole processes beside one another, for the benchmarks."""

import statistics
import subprocess
import sys
import time


def measure(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def compare(commands, rounds, judged, limit):
    """Prints what each of the commands takes beside the first; fails where the one that is judged
    takes more than so many times as long. They run by turns, so that what else the machine does
    meets all of them alike."""
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(measure(command))

    medians = {name: statistics.median(every) for name, every in times.items()}
    reference = next(iter(commands))
    for name, median in medians.items():
        print(f"{name:32} {median:6.2f} ms  {median / medians[reference]:5.2f} ×")

    ratio = medians[judged] / medians[reference]
    if ratio > limit:
        sys.exit(f"{judged} takes {ratio:.2f} times what {reference} takes, {limit} is the limit")
