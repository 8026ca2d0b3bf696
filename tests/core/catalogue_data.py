# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue's XML as Python sees it, for the tests of its data."""

import csv
import pathlib
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "catalogue"
FACTS = ROOT / "tests" / "data" / "catalogue"


def files():
    """Every file of the catalogue, in alphabetical order."""
    return sorted(DATA.glob("*.xml"))


def roots():
    """The root element of every file."""
    return [ElementTree.parse(path).getroot() for path in files()]


def words(element):
    """The text of an element, white space normalised; nothing for no element."""
    return " ".join((element.text or "").split()) if element is not None else ""


def entries():
    """Every entry of every file."""
    return [entry for root in roots() for entry in root.iter("entry")]


def variants():
    """(source, status, code, message) of every variant; the message is "" where unknown."""
    for entry in entries():
        for variant in entry.iter("variant"):
            source = variant.get("source") or entry.get("source")
            message = words(variant.find("message"))
            yield source, variant.get("status"), entry.get("code"), message


def facts(name):
    """The (status, code, message) rows of a table in tests/data/catalogue."""
    with open(FACTS / name, encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == ["status", "code", "message"], name
    return [tuple(row) for row in rows[1:]]


def report(problems):
    """Prints what is wrong and gives the exit status."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0
