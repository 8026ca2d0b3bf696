# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built ossicle-cli for the tests of this folder."""

import json
import os
import pathlib
import subprocess
import sys

PROGRAM = sys.argv[1]
ROOT = pathlib.Path(sys.argv[2])
DATA = ROOT / "tests" / "data" / "cli"
PATIENCE = 60


def call(*arguments, text=None, **environment):
    """Runs the program; gives the finished process, its output as bytes."""
    if isinstance(text, str):
        text = text.encode()
    inherited = {key: value for key, value in os.environ.items()
                 if key not in ("COLUMNS", "NO_COLOR", "LANGUAGE")}
    known = {"XDG_DATA_HOME": "/nonexistent"}
    # The sanitizers' own reports must not hide among the promised exit statuses.
    known["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":exitcode=99"
    known["UBSAN_OPTIONS"] = os.environ.get("UBSAN_OPTIONS", "") + ":halt_on_error=1:exitcode=99"
    return subprocess.run([PROGRAM, *arguments], input=text if text is not None else b"",
                          capture_output=True, timeout=PATIENCE, check=False,
                          env=inherited | known | environment)


def answers(command, *arguments, **more):
    """The JSON documents that a command prints, and the finished process."""
    done = call(command, "--json", *arguments, **more)
    return [json.loads(line) for line in done.stdout.decode().splitlines()], done


def diagnose(text):
    """The one document for a text on standard input, and the exit status."""
    documents, done = answers("diagnose", text=text)
    return documents[0], done.returncode


def value(case, name):
    """A fact's value, or None."""
    return case["facts"].get(name, {}).get("value")


def differ(what, found, wanted):
    """Yields a problem where a thing is not as wanted."""
    if found != wanted:
        yield f"{what}: {found!r}, not {wanted!r}"
