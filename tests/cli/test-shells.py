#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual and the completions parse, as far as the tools for it are there."""

import os
import pathlib
import shutil
import subprocess

import tap
from program import PROGRAM, ROOT, call

COMPLETIONS = ROOT / "data" / "completions"
MANUAL = ROOT / "man" / "ossicle-cli.1"


def complaints(*command, **more):
    """What a checker says on standard error, or that it failed."""
    if not shutil.which(command[0]):
        raise tap.Skip(f"no {command[0]}")
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    yield from done.stderr.splitlines()
    if done.returncode != 0:
        yield f"{command[0]} ends with {done.returncode}: {done.stdout[-300:]}"


def the_completion_for_bash_parses():
    yield from complaints("bash", "-n", COMPLETIONS / "ossicle-cli")


def the_completion_for_zsh_parses():
    yield from complaints("zsh", "-n", COMPLETIONS / "_ossicle-cli")


def the_completion_for_fish_parses():
    yield from complaints("fish", "--no-execute", COMPLETIONS / "ossicle-cli.fish")


def complete(*words):
    """What the completion for bash offers for the last of some words."""
    script = f"""
      compopt () {{ :; }}
      source "{COMPLETIONS}/ossicle-cli"
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ossicle_cli; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    path = f"{pathlib.Path(PROGRAM).resolve().parent}:{os.environ['PATH']}"
    done = subprocess.run(["bash", "-c", script, "bash", "ossicle-cli", *words],
                          capture_output=True, text=True, check=True,
                          env=dict(os.environ, PATH=path, XDG_DATA_HOME="/nonexistent"))
    return done.stdout.split() + done.stderr.splitlines()


def the_completion_for_bash_completes():
    if not shutil.which("bash"):
        raise tap.Skip("no bash")
    for words, offered in [(["expl"], ["explain"]), (["--v"], ["--version"]),
                           (["explain", "NoSuchK"], ["NoSuchKey"]),
                           (["list", "--s"], ["--status"]), (["list", "--status", "41"],
                                                             ["411", "412", "416"]),
                           (["explain", "--j"], ["--json"]), (["nonsense", "x"], [])]:
        found = complete(*words)
        if found != offered:
            yield f"{words}: {found}, not {offered}"


def every_completion_knows_every_command():
    usage = call().stderr.decode().split("Usage: ossicle-cli ")[1].split()[0]
    for path in COMPLETIONS.iterdir():
        if path.name == "meson.build":
            continue
        text = path.read_text(encoding="utf-8")
        yield from (f"{path.name}: {name}" for name in usage.split("|") if name not in text)


def the_manual_parses():
    if shutil.which("mandoc"):
        yield from complaints("mandoc", "-T", "lint", "-W", "error", MANUAL)
    elif shutil.which("groff"):
        yield from complaints("groff", "-ww", "-mdoc", "-T", "utf8", "-z", MANUAL)
    else:
        raise tap.Skip("no mandoc and no groff")


tap.run([
    the_completion_for_bash_parses,
    the_completion_for_zsh_parses,
    the_completion_for_fish_parses,
    the_completion_for_bash_completes,
    every_completion_knows_every_command,
    the_manual_parses,
])
