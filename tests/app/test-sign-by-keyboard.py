#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: make an access key, send a request signed with V4 to a server on loopback that
verifies it, get accepted; break the secret, get refused, and read on the screen that the strings
are equal and the secret is not the one of this access key."""

import pathlib
import sys
import time

import tap
import verifying_server
import window

program, schemas = sys.argv[1:3]
ID = "LTAI5tExampleKeyId00001"
SECRET = "ExampleSecret30charsAAAABBBBCC"
BROKEN = "ExampleSecret30charsAAAABBBBCD"
REGION = "cn-hangzhou"
EQUAL = "The strings are equal: the secret is not the one of this access key."
MOST_TABS = 40
MOST_PARENTS = 4
SETTLED = 0.4


def focus_window(name):
    """There is no window manager to do it."""
    found = window.wait_for(lambda: window.run_xdotool("search", "--onlyvisible", "--name",
                                                       f"^{name}").split(), f"the window {name}")
    window.run_xdotool("windowfocus", "--sync", found[-1])


def get_focused_name(shown):
    """The entry of a row has no name of its own."""
    try:
        node = shown.get_focused()
        for _ in range(MOST_PARENTS):
            if node and not node.get_name():
                node = node.get_parent()
        return (node.get_name() or "") if node else ""
    except Exception:  # it went away while it was looked at
        return ""


def tab_to(shown, name):
    """As somebody does who looks where the focus is, and presses Tab where it is not yet there."""
    for _ in range(MOST_TABS):
        end = time.monotonic() + SETTLED
        while time.monotonic() < end:
            if get_focused_name(shown).startswith(name):
                return
            time.sleep(window.SLOWER)
        shown.press("Tab")
    raise window.Late(f"the focus on {name}")


def open_keys(shown):
    shown.press("ctrl+shift+k")
    focus_window("Access Keys")


def close_keys(shown):
    shown.press("Escape")
    window.wait_for(lambda: not window.run_xdotool("search", "--onlyvisible", "--name",
                                                   "^Access Keys"), "the end of the dialog")
    shown.focus()


def fill_in(shown, texts, secret):
    """The entries of the dialog, one behind the other; the secret is not to be read again."""
    window.wait_for(lambda: shown.find("push button", "^Save"), "the dialog's entries")
    for text in texts:
        shown.press("ctrl+a")
        shown.type(text)
        shown.wait_for_text(text)
        shown.press("Tab")
    shown.type(secret)
    shown.press("alt+s")
    window.wait_for(lambda: texts[0] in [label.get_name() for label in shown.find_all("label")],
                    "the name in the list of access keys")


def add_key(shown):
    open_keys(shown)
    shown.wait_for_text("No Access Keys")
    shown.press("alt+a")
    fill_in(shown, ["loopback", ID], SECRET)
    close_keys(shown)


def break_secret(shown):
    open_keys(shown)
    shown.wait_for_text("loopback")
    tab_to(shown, "loopback")
    shown.press("Return")
    fill_in(shown, ["broken", ID], BROKEN)
    close_keys(shown)


def write_request(server, shown):
    shown.press("ctrl+n")
    shown.wait_for_focus("text", "What OSS answered")
    shown.write(f"curl http://127.0.0.1:{server.port}/photos/cat.jpg?acl -H 'x-oss-meta-a: 1'")
    shown.press("ctrl+Return")
    window.wait_for(lambda: shown.find("push button", "^Send"), "the request, ready to be sent")


def choose_v4(shown):
    shown.press("alt+g")
    window.wait_for(lambda: shown.find("label", "Signed URL, V4"), "the ways to sign")
    shown.press("Down")
    shown.press("Return")
    shown.wait_for_text("V4 needs a region")
    tab_to(shown, "New access key")
    shown.press("Tab")
    shown.type(REGION)
    shown.wait_for_text(REGION)


def drive(server, shown):
    """Yields what was not as it should be."""
    add_key(shown)
    write_request(server, shown)
    choose_v4(shown)
    if "loopback" not in shown.read():
        yield f"the access key is not chosen: {shown.read()}"
    shown.press("ctrl+Return")
    window.wait_for(lambda: len(server.verdicts) == 1, "the first request at the server")
    if server.verdicts != ["accepted"]:
        yield f"the server says {server.verdicts}"
    shown.wait_for_text("Succeeded")

    break_secret(shown)
    shown.press("ctrl+e")
    window.wait_for(lambda: shown.find("push button", "^Send Again"), "the request, to send again")
    shown.press("ctrl+Return")
    window.wait_for(lambda: len(server.verdicts) == 2, "the second request at the server")
    if server.verdicts[1] != "SignatureDoesNotMatch":
        yield f"the server says {server.verdicts}"
    shown.wait_for_text("SignatureDoesNotMatch")
    shown.wait_for_text(EQUAL)
    for secret in (SECRET, BROKEN):
        if secret in shown.read():
            yield "a secret is on the screen"


def keep_cursor_still(shown):
    """GTK 4.8 warns of a cursor that blinks on in an entry of the dialog's when another window is
    given the focus, as nobody but a window manager does it otherwise."""
    folder = pathlib.Path(shown.folder) / "gtk-4.0"
    folder.mkdir()
    (folder / "settings.ini").write_text("[Settings]\ngtk-cursor-blink=0\n", encoding="utf-8")


def signs_by_keyboard():
    window.need()
    server = verifying_server.VerifyingServer(ID, SECRET, REGION)
    shown = window.Window([program], {"GSETTINGS_SCHEMA_DIR": schemas})
    keep_cursor_still(shown)
    with shown:
        try:
            yield from drive(server, shown)
            shown.press("ctrl+q")
            window.wait_for(lambda: shown.process.poll() is not None, "the end of the program")
            if shown.process.returncode != 0:
                yield f"ended with {shown.process.returncode}"
        except window.Late as late:
            yield f"{late} did not come; focus on {get_focused_name(shown)!r}; {shown.read()}"


tap.run([signs_by_keyboard])
