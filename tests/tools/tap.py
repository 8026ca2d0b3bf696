# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Test Anything Protocol for checks written in Python."""

import sys


class Skip(Exception):
    """Raised by a check that cannot be made here; says why."""


def run(checks):
    """Runs each check, a function that returns the problems it found, and ends the program."""
    failed = 0
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        name = check.__name__.replace("_", " ")
        try:
            problems = list(check())
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}")
            continue
        for problem in problems:
            print(f"# {problem}")
        failed += bool(problems)
        print(f"{'not ' if problems else ''}ok {number} {name}", flush=True)
    sys.exit(1 if failed else 0)
