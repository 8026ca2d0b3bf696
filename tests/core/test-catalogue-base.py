#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue holds the base document: its statuses, codes and messages, to the letter."""

import collections
import sys

import catalogue_data

BASE = "error-responses"
STATUSES, CODES, MESSAGES = 9, 46, 51


def table_problems(wanted):
    """The table itself is checked too: a row lost there would hide one lost in the catalogue."""
    counts = (len({row[0] for row in wanted}), len({row[1] for row in wanted}), len(wanted))
    if counts != (STATUSES, CODES, MESSAGES):
        yield f"the table has {counts}, not {(STATUSES, CODES, MESSAGES)}"


def message_problems(wanted, found):
    missing = collections.Counter(wanted) - collections.Counter(found)
    extra = collections.Counter(found) - collections.Counter(wanted)
    for status, code, message in missing.elements():
        yield f"missing: {status} {code}: {message}"
    for status, code, message in extra.elements():
        yield f"not in the base document: {status} {code}: {message}"


def advice_problems(wanted):
    """No cell of the base document is left blank: each message has a cause and a fix."""
    for entry in catalogue_data.entries():
        for variant in entry.iter("variant"):
            row = (variant.get("status"), entry.get("code"),
                   catalogue_data.words(variant.find("message")))
            if row not in wanted:
                continue
            for name in ("cause", "fix"):
                if variant.find(name) is None:
                    yield f"no {name}: {row[1]}: {row[2]}"


def status_problems(wanted):
    meanings = {status.get("code"): catalogue_data.words(status.find("meaning"))
                for root in catalogue_data.roots() for status in root.iter("status")}
    for status in sorted({row[0] for row in wanted}):
        if not meanings.get(status):
            yield f"no meaning: status {status}"


def main():
    wanted = catalogue_data.facts("error-responses.tsv")
    found = [row[1:] for row in catalogue_data.variants() if row[0] == BASE]
    return catalogue_data.report([
        *table_problems(wanted),
        *message_problems(wanted, found),
        *advice_problems(wanted),
        *status_problems(wanted),
    ])


if __name__ == "__main__":
    sys.exit(main())
