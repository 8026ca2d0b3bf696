#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext takes from the catalogue what a person reads, all of it and nothing else."""

import ast
import os
import subprocess
import sys

import catalogue_data

TRANSLATED = {"meaning", "summary", "slip", "cause", "fix", "look", "related", "confused",
              "reference", "title", "para", "text", "item"}


def wanted():
    """Every text that stands in an element whose words are translated, once each."""
    return {catalogue_data.words(element) for root in catalogue_data.roots()
            for element in root.iter() if element.tag in TRANSLATED} - {""}


def extracted(xgettext):
    """The msgids of a freshly made template, found by way of the .loc file as the build does."""
    environment = dict(os.environ, GETTEXTDATADIRS=str(catalogue_data.DATA))
    template = subprocess.run(
        [xgettext, "--from-code=UTF-8", "--no-wrap", "--output=-",
         *(str(path) for path in catalogue_data.files())],
        env=environment, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    msgids, current = [], None
    for line in template.splitlines():
        if line.startswith("msgid "):
            current = ast.literal_eval(line[len("msgid "):])
        elif line.startswith('"') and current is not None:
            current += ast.literal_eval(line)
        elif line.startswith("msgstr"):
            msgids.append(current)
            current = None
    return {msgid for msgid in msgids if msgid}


def potfiles_problems():
    """A file that POTFILES.in leaves out would never reach a translator."""
    listed = (catalogue_data.ROOT / "po" / "POTFILES.in").read_text(encoding="utf-8").split("\n")
    for path in catalogue_data.files():
        if str(path.relative_to(catalogue_data.ROOT)) not in listed:
            yield f"not in po/POTFILES.in: {path.name}"


def main():
    ours, theirs = wanted(), extracted(sys.argv[1])
    return catalogue_data.report([
        *(f"not extracted: {text}" for text in sorted(ours - theirs)),
        *(f"extracted, but not for translators: {text}" for text in sorted(theirs - ours)),
        *potfiles_problems(),
    ])


if __name__ == "__main__":
    sys.exit(main())
