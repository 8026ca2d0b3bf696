#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue holds every code, status and message that is known, to the letter."""

import collections
import sys

import catalogue_data

CODES, PAIRS, VARIANTS = 227, 233, 401


def table_problems(wanted):
    """The table itself is checked too: a row lost there would hide one lost in the catalogue."""
    counts = (len({row[1] for row in wanted}), len({row[:2] for row in wanted}), len(wanted))
    if counts != (CODES, PAIRS, VARIANTS):
        yield f"the table has {counts}, not {(CODES, PAIRS, VARIANTS)}"


def variant_problems(wanted, found):
    missing = collections.Counter(wanted) - collections.Counter(found)
    extra = collections.Counter(found) - collections.Counter(wanted)
    for status, code, message in missing.elements():
        yield f"missing: {status} {code}: {message}"
    for status, code, message in extra.elements():
        yield f"not in the table: {status} {code}: {message}"


def main():
    wanted = catalogue_data.facts("codes.tsv")
    found = [row[1:] for row in catalogue_data.variants()]
    return catalogue_data.report([*table_problems(wanted), *variant_problems(wanted, found)])


if __name__ == "__main__":
    sys.exit(main())
