#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads meson's testlog.json, shows what failed, and ends with the count of the test cases.

A program that speaks TAP counts for each of its cases, any other for one.
"""

import json
import re
import sys

GOOD = {"OK", "EXPECTEDFAIL"}
POINT = re.compile(r"^( *)(not )?ok\b(?:[ \t]+\d+)?(?:[ \t]+-)?[ \t]*(.*)$")
DIRECTIVE = re.compile(r"(?<!\\)#[ \t]*(SKIP|TODO)\b", re.IGNORECASE)


def points(output):
    """Yields (passed, skipped, name) for each case; a parent only sums up what its cases said."""
    depth = 0
    for line in output.splitlines():
        match = POINT.match(line)
        if not match:
            continue
        indent = len(match[1])
        is_parent = indent < depth
        depth = indent
        if is_parent:
            continue
        directive = DIRECTIVE.search(match[3])
        word = directive[1].upper() if directive else ""
        yield not match[2] or word == "TODO", word == "SKIP", match[3]


def judge(test):
    """The names of what passed, failed and was skipped in one program."""
    name, result = test["name"], test["result"]
    cases = list(points(test.get("stdout") or ""))
    passed = [case for good, skipped, case in cases if good and not skipped]
    skipped = [case for good, skip, case in cases if good and skip]
    failed = [case for good, skip, case in cases if not good]
    if result == "SKIP" and not cases:
        skipped.append("")
    elif result in GOOD and not cases:
        passed.append("")
    elif result not in GOOD | {"SKIP"} and not failed:
        failed.append(f"({result.lower()}, status {test.get('returncode')})")
    return [[f"{name}: {case}".rstrip(": ") for case in cases]
            for cases in (passed, failed, skipped)]


def show(test, failed):
    print(f"\n── {test['name']} ({test['result'].lower()}, {test['duration']:.1f} s)")
    for stream in ("stdout", "stderr"):
        lines = (test.get(stream) or "").rstrip().splitlines()
        if len(lines) > 120:
            lines = [f"… {len(lines) - 120} lines left out …"] + lines[-120:]
        print("\n".join(lines))
    for name in failed:
        print(f"FAILED {name}")


def main():
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            tests = [json.loads(line) for line in log if line.strip()]
    except OSError as error:
        print(f"No test has run: {error}", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1

    counts = [0, 0, 0]
    for test in tests:
        lists = judge(test)
        counts = [count + len(list_) for count, list_ in zip(counts, lists)]
        for name in lists[2]:
            print(f"skipped {name}")
        if lists[1]:
            show(test, lists[1])

    passed, failed, skipped = counts
    if not tests:
        failed = 1
    tail = f", {skipped} skipped" if skipped else ""
    print(f"\n{passed} passed, {failed} failed{tail}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
