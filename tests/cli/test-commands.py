#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ossicle-cli promises of every command: exit statuses, help, usage, what it prints."""

import json
import os
import pathlib
import pty
import subprocess
import tempfile

import tap
from program import PROGRAM, ROOT, answers, call, differ

COMMANDS = ["diagnose", "explain", "list", "request-id", "sign", "compare", "send"]
ERROR = "<Error><Code>NoSuchKey</Code><RequestId>57ABD896CCB80C366955187E</RequestId></Error>"
OWN = """<catalogue version="1">
  <entry code="DemoQuotaReached" source="own" date="2026-11">
    <summary>Our gateway has had enough.</summary>
    <variant status="429">
      <message>Demo quota reached.</message>
      <cause>Too many at once.</cause>
      <fix>Wait.</fix>
    </variant>
  </entry>
</catalogue>
"""


def every_code():
    return [line.split()[0] for line in call("list").stdout.decode().splitlines()]


def exit_statuses_are_as_promised():
    table = [
        (0, ["--help"], ""), (0, ["-h"], ""), (0, ["--version"], ""),
        (2, [], ""), (2, ["--nonsense"], ""), (2, ["nonsense"], ""), (2, ["Explain", "x"], ""),
        (0, ["explain", "NoSuchKey"], ""), (0, ["explain", "--", "NoSuchKey"], ""),
        (1, ["explain", "NoSuchKye"], ""), (1, ["explain", "--", "--json"], ""),
        (2, ["explain"], ""), (2, ["explain", ""], ""), (2, ["explain", " ", ""], ""),
        (2, ["explain", "--nonsense", "NoSuchKey"], ""), (1, ["explain", "999"], ""),
        (0, ["list"], ""), (0, ["list", "--status", "403"], ""), (0, ["list", "-s", "403"], ""),
        (1, ["list", "--status=418"], ""), (2, ["list", "--status", "4"], ""),
        (2, ["list", "--status", "x"], ""), (2, ["list", "--status"], ""), (2, ["list", "a"], ""),
        (0, ["request-id", "57ABD896CCB80C366955187E"], ""), (1, ["request-id", "hello"], ""),
        (2, ["request-id"], ""), (2, ["request-id", "--what"], ""),
        (1, ["diagnose"], ""), (1, ["diagnose", "-"], "nothing of interest"),
        (0, ["diagnose"], ERROR),
        (3, ["diagnose", "/nonexistent"], ""), (3, ["diagnose", "/"], ""),
        (3, ["diagnose", "/nonexistent", "-"], ERROR),
        (2, ["diagnose", "--xml"], ""),
    ]
    for status, arguments, text in table:
        done = call(*arguments, text=text)
        yield from differ(" ".join(arguments) + " exits with", done.returncode, status)
        if status == 2 and b"Usage" not in done.stderr:
            yield f"{arguments}: no usage on standard error"
        if status in (2, 3) and done.stdout and text != ERROR:
            yield f"{arguments}: something on standard output"
        if status == 3 and done.stderr.count(b"\n") != 1:
            yield f"{arguments}: not said in one line: {done.stderr!r}"


def every_command_has_help():
    for command in COMMANDS:
        done = call(command, "--help")
        yield from differ(f"{command} --help", done.returncode, 0)
        if b"--json" not in done.stdout or f"ossicle-cli {command}".encode() not in done.stdout:
            yield f"{command} --help does not tell its usage"
        if command.encode() not in call("--help").stdout:
            yield f"--help does not name {command}"


def explain_answers_for_each_code():
    codes = every_code()
    if len(codes) < 46:
        yield f"only {len(codes)} codes"
    for code in codes:
        done = call("explain", code)
        if done.returncode != 0 or not done.stdout.startswith(code.encode() + b" ("):
            yield f"{code}: {done.returncode}, {done.stdout[:60]!r}"


def explain_understands_other_forms():
    table = [
        (["nosuchkey"], "code", "NoSuchKey"),
        (["The specified key does not exist"], "message", "NoSuchKey"),
        (["the", "specified  KEY", "does not exist。"], "message", "NoSuchKey"),
        (["The specified key does not exist!"], "message", "NoSuchKey"),
        (["404", "NoSuchKey"], "code", "NoSuchKey"),
        (["NoSuchKey 404"], "code", "NoSuchKey"),
        (["0026-00000001"], "ec", "NoSuchKey"),
        (["specified key"], "text", "NoSuchKey"),
        (["callbackUrl"], "text", "CallbackFailed"),
    ]
    for words, matched, code in table:
        documents, done = answers("explain", *words)
        yield from differ(f"{words} exits with", done.returncode, 0)
        yield from differ(f"{words} is understood as a", documents[0]["matched"], matched)
        if code not in [entry["code"] for entry in documents[0]["entries"]]:
            yield f"{words}: {[entry['code'] for entry in documents[0]['entries']]}"


def a_status_lists_its_codes():
    done = call("explain", "403")
    documents, _ = answers("explain", "403")
    codes = {entry["code"] for entry in documents[0]["entries"]}
    listed = {line.split()[0] for line in
              call("list", "--status", "403").stdout.decode().splitlines()}
    yield from differ("codes of 403", codes, listed)
    for code in codes | {"AccessDenied", "SignatureDoesNotMatch"}:
        if code.encode() not in done.stdout:
            yield f"{code} is missing"


def a_slip_of_the_pen_names_the_nearest():
    for typed, nearest in [("NoSuchKye", "NoSuchKey"), ("AccesDenied", "AccessDenied"),
                           ("SignatureDoesNotMacth", "SignatureDoesNotMatch")]:
        done = call("explain", typed)
        yield from differ(f"{typed} exits with", done.returncode, 1)
        yield from differ(f"{typed} prints", done.stdout, b"")
        first = done.stderr.decode().split(": ")[-1].split(",")[0].strip()
        yield from differ(f"nearest to {typed}", first, nearest)
        documents, done = answers("explain", typed)
        yield from differ(f"{typed} exits with", done.returncode, 1)
        yield from differ(f"nearest to {typed}", documents[0]["nearest"][0], nearest)


def own_entries_are_read():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "ossicle" / "catalogue.xml"
        path.parent.mkdir()
        path.write_text(OWN)
        documents, done = answers("explain", "DemoQuotaReached", XDG_DATA_HOME=folder)
        yield from differ("an own entry", done.returncode, 0)
        yield from differ("an own entry is own", documents[0]["entries"][0]["own"], True)
        for broken in ["<catalogue", "<html/>", "", OWN.replace("429", "many")]:
            path.write_text(broken)
            done = call("explain", "NoSuchKey", XDG_DATA_HOME=folder)
            yield from differ("with broken entries", done.returncode, 0)
            yield from differ("lines of complaint", done.stderr.count(b"\n"), 1)


def request_ids_are_told_apart():
    table = [
        ("57ABD896CCB80C366955187E", 0, "oss", "2016-08-11T01:44:54Z", None),
        ("57ABD896CCB80C366955****", 0, "masked", "2016-08-11T01:44:54Z", None),
        ("2a51041615470378124956502e", 0, "eagle", "2019-01-09T12:43:32.495Z", "42.81.4.22"),
        ("D2331703-AADF-5564-BA9B-26CD51A33BA0", 0, "uuid", None, None),
        ("hello", 1, "unknown", None, None),
        ("\033[31m", 1, "unknown", None, None),
        ("", 1, "unknown", None, None),
    ]
    for text, status, form, time, edge in table:
        documents, done = answers("request-id", text)
        yield from differ(f"{text!r} exits with", done.returncode, status)
        yield from differ(f"{text!r}", [documents[0][key] for key in ("form", "time", "edge")],
                          [form, time, edge])
    said = {}
    for text in ["57ABD896CCB80C366955187E", "57ABD896CCB80C36", "57ABD896CCB80C366955****",
                 "57ABD896CCB80C366955", "2a51041615470378124956502e",
                 "D2331703-AADF-5564-BA9B-26CD51A33BA0", "9QGTP3QRZFAKE0VG",
                 "tx00000000000000000001a-0065f0a1b2-1-default", "hello"]:
        lines = call("request-id", text).stdout.decode().split("\n", 1)
        if lines[0] != text or not lines[1]:
            yield f"{text}: {lines}"
        yield from (f"{text} is told like {other}" for other, words in said.items()
                    if words == lines[1])
        said[text] = lines[1]
    done = call("request-id", "57ABD896CCB80C366955187E", "hello", TZ="Asia/Shanghai")
    for part in [b"2016-08-11 01:44:54 UTC", b"2016-08-11 09:44:54 CST", b"hello"]:
        if part not in done.stdout:
            yield f"{part} is missing"


def json_is_a_line_a_document():
    for arguments in [["list"], ["explain", "NoSuchKey"], ["explain", "zzz"],
                      ["request-id", "a", "b"], ["diagnose"]]:
        done = call(*arguments, "--json", LC_ALL="C")
        lines = done.stdout.decode().split("\n")
        yield from differ(f"{arguments} ends with", lines.pop(), "")
        for line in lines:
            if not json.loads(line)["schema"].startswith("ossicle."):
                yield f"{arguments}: no schema"


def remote_text_is_printed_harmlessly():
    key = "a\x1b[2Jb\u202egpj.exe\x07\u009b31m"
    text = f"<Error><Code>No\x1bSuch\u2066Key</Code><Message>{key}</Message></Error>"
    for arguments, given in [(["diagnose"], text), (["explain", key], ""),
                             (["request-id", key], ""), ([key], ""), (["list", key], ""),
                             (["diagnose", key], "")]:
        done = call(*arguments, text=given)
        for output in (done.stdout, done.stderr):
            if any(bad in output.decode() for bad in "\x1b\x07\u009b\u202e\u2066"):
                yield f"{arguments}: {output!r}"


def run_on_a_terminal(columns, **environment):
    """The output of a call whose standard output is a terminal."""
    here, there = pty.openpty()
    os.set_blocking(here, True)
    with subprocess.Popen([PROGRAM, "explain", "NoSuchKey"], stdout=there, stderr=there,
                          env=dict(os.environ, TERM="xterm", COLUMNS=str(columns),
                                   XDG_DATA_HOME="/nonexistent", **environment)):
        os.close(there)
        output = b""
        try:
            while part := os.read(here, 65536):
                output += part
        except OSError:  # the other end is closed
            pass
    os.close(here)
    return output.decode()


def colour_is_for_terminals():
    if "\x1b[" not in run_on_a_terminal(80):
        yield "no colour on a terminal"
    if "\x1b[" in run_on_a_terminal(80, NO_COLOR="1"):
        yield "colour in spite of NO_COLOR"
    if b"\x1b[" in call("explain", "NoSuchKey", TERM="xterm").stdout:
        yield "colour in a pipe"


def width_is_respected():
    for columns in (40, 80, 200):
        text = call("explain", "NoSuchKey", COLUMNS=str(columns)).stdout.decode()
        for line in text.splitlines():
            if len(line) > min(columns, 100) and "http" not in line:
                yield f"{columns} columns: {line!r}"
        if columns == 40 and len(text.splitlines()) < 30:
            yield "nothing was wrapped"


def arguments_are_utf_8_in_any_locale():
    for locale in ("C", "C.UTF-8"):
        done = call("explain", "照片不存在", LC_ALL=locale)
        yield from differ(f"in {locale}", done.returncode, 1)
        if "照片不存在" not in done.stderr.decode():
            yield f"in {locale}: {done.stderr!r}"
    done = call("explain", b"\xff\xfe")
    yield from differ("bytes that are not UTF-8", done.returncode, 1)


def a_full_disk_is_told():
    if not os.path.exists("/dev/full"):
        raise tap.Skip("no /dev/full")
    for arguments in (["list"], ["list", "--json"], ["--help"], ["explain", "403"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        yield from differ(f"{arguments} on a full disk", done.returncode, 3)
        yield from differ("lines of complaint", done.stderr.count(b"\n"), 1)


def no_gtk_is_linked():
    loaded = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
    for stranger in ("gtk", "gdk", "adwaita", "pango", "cairo", "X11", "wayland"):
        if f"lib{stranger}" in loaded:
            yield f"lib{stranger} is linked"


def the_manual_names_every_command_and_option():
    manual = (ROOT / "man" / "ossicle-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    for command in COMMANDS:
        if f".Cm {command}" not in manual:
            yield f"{command} is not in the manual"
        for word in call(command, "--help").stdout.decode().split():
            option = word.split("=")[0].rstrip(",")
            if option.startswith("--") and f"-{option.lstrip('-')}" not in manual:
                yield f"{option} of {command} is not in the manual"


tap.run([
    exit_statuses_are_as_promised,
    every_command_has_help,
    explain_answers_for_each_code,
    explain_understands_other_forms,
    a_status_lists_its_codes,
    a_slip_of_the_pen_names_the_nearest,
    own_entries_are_read,
    request_ids_are_told_apart,
    json_is_a_line_a_document,
    remote_text_is_printed_harmlessly,
    colour_is_for_terminals,
    width_is_respected,
    arguments_are_utf_8_in_any_locale,
    a_full_disk_is_told,
    no_gtk_is_linked,
    the_manual_names_every_command_and_option,
])
