#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema cannot say: each thing stands once, and what is pointed at is there."""

import collections
import sys

import catalogue_data


def doubles(name, values):
    for value, count in collections.Counter(values).items():
        if count > 1:
            yield f"{name} {value} stands {count} times"


def link_problems(root, codes, topics):
    for entry in root.iter("entry"):
        where = entry.get("code")
        if entry.get("topic") not in topics | {None}:
            yield f"{where}: no topic {entry.get('topic')}"
        for relation in [*entry.iter("related"), *entry.iter("confused")]:
            other = relation.get("code") or relation.get("with")
            if other not in codes or other == where:
                yield f"{where}: points at {other}"
        for name in ("ec", "related", "confused", "reference"):
            keys = [element.text if name == "ec" else next(iter(element.attrib.values()))
                    for element in entry.findall(name)]
            yield from doubles(f"{where}: {name}", keys)
        rows = [(variant.get("status"), catalogue_data.words(variant.find("message")))
                for variant in entry.iter("variant")]
        yield from doubles(f"{where}: variant", rows)
    for topic in root.iter("topic"):
        for relation in topic.iter("related"):
            if relation.get("code") not in codes:
                yield f"topic {topic.get('id')}: points at {relation.get('code')}"


def ec_problems(root, groups, codes):
    for element in root.findall("ec"):
        if element.get("id")[:4] not in groups:
            yield f"{element.get('id')}: no group"
        if element.get("code") not in codes | {None}:
            yield f"{element.get('id')}: no entry {element.get('code')}"


def ec_code_problems(roots):
    """An EC that was seen with a code stands in that code's entry, and in no other."""
    seen_with = {element.get("id"): element.get("code")
                 for root in roots for element in root.findall("ec")}
    named_by = collections.defaultdict(set)
    for entry in catalogue_data.entries():
        for element in entry.findall("ec"):
            named_by[element.text].add(entry.get("code"))
    for ec in sorted(named_by.keys() - seen_with.keys()):
        yield f"{ec}: not in the list of ECs"
    for ec, code in sorted(seen_with.items()):
        if code and named_by[ec] != {code}:
            yield f"{ec}: seen with {code}, but stands in {sorted(named_by[ec])}"


def status_problems(roots):
    told = {status.get("code") for root in roots for status in root.findall("status")}
    for _, status, code, _ in catalogue_data.variants():
        if status not in told:
            yield f"{code}: status {status} has no meaning"


def main():
    roots = catalogue_data.roots()
    every = {name: [element.get(key) for root in roots for element in root.findall(name)]
             for name, key in (("status", "code"), ("entry", "code"), ("topic", "id"),
                               ("ec-group", "id"), ("ec", "id"))}
    problems = [problem for name, values in every.items() for problem in doubles(name, values)]
    problems += ec_code_problems(roots)
    problems += status_problems(roots)
    for root in roots:
        problems += link_problems(root, set(every["entry"]), set(every["topic"]))
        problems += ec_problems(root, set(every["ec-group"]), set(every["entry"]))
    return catalogue_data.report(problems)


if __name__ == "__main__":
    sys.exit(main())
