#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No packet leaves the program unless somebody pressed Send: starting, pasting, browsing and
writing a request open no socket but those of the display and of the buses."""

import multiprocessing
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile

import tap
import window

program, schemas = sys.argv[1:3]
NETWORK = "socket,connect,sendto,sendmsg,bind,listen"
REQUEST_ID = "67D3E6F3A1B2C33936D4E5F6"
ERROR = f"<Error><Code>NoSuchBucket</Code><RequestId>{REQUEST_ID}</RequestId></Error>"


def may_trace():
    """Where a process may not look at another, there is nothing to be seen."""
    if not shutil.which("strace"):
        raise tap.Skip("no strace")
    done = subprocess.run(["strace", "-e", "trace=none", "true"], capture_output=True, check=False)
    if done.returncode != 0:
        raise tap.Skip("strace may not trace here")


def trace_here(use, pipe):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "trace")
        command = ["strace", "-f", "-qq", "-s", "200", "-o", log, "-e", f"trace={NETWORK}", program]
        with window.Window(command, {"GSETTINGS_SCHEMA_DIR": schemas}) as shown:
            use(shown)
            shown.press("ctrl+q")
            window.wait_for(lambda: shown.process.poll() is not None, "the end of the program")
            home = shown.folder
        pipe.send((log.read_text(encoding="utf-8", errors="replace").splitlines(), home))


def trace(use):
    """Every call to the network that the program makes while it is used, and where its bus is. In a
    process of its own: the bindings know one bus."""
    window.need()
    may_trace()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=trace_here, args=(use, theirs))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        return [], ""
    finally:
        process.join()


def is_local(line, home):
    """Whether a call is one to the display or to a bus: both are files of this machine."""
    if " socket(" in line:
        return "socket(AF_UNIX" in line
    path = re.search(r"sun_path=@?\"([^\"]*)\"", line)
    if " connect(" in line and path:
        return path[1].startswith(("/tmp/.X11-unix/", home))
    # What is sent without an address goes to where the socket was connected.
    return not re.search(r"sa_family=|sin6?_addr|AF_INET|AF_NETLINK", line)


def browse(shown):
    shown.press("ctrl+n")
    shown.wait_for_focus("text", "What OSS answered")
    shown.write(ERROR)
    shown.press("ctrl+Return")
    shown.wait_for_text("NoSuchBucket")
    shown.press("ctrl+f")
    shown.wait_for_text("What OSS can answer")
    shown.type("SignatureDoesNotMatch")
    shown.wait_for_text("OSS computed another signature")
    shown.press("Return")
    shown.wait_for_text("Possible causes")
    shown.press("alt+1")
    shown.press("ctrl+shift+n")
    window.wait_for(lambda: shown.find("push button", "^Send"), "a request to be written")


def browsing_opens_no_socket_to_the_world():
    calls, home = trace(browse)
    if not any(" connect(" in line for line in calls):
        yield "the tracer has seen nothing, not even the display"
    yield from (line for line in calls if not is_local(line, home))


def the_tracer_sees_what_send_does():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    def send(shown):
        shown.press("ctrl+n")
        shown.wait_for_focus("text", "What OSS answered")
        shown.write(f"curl http://127.0.0.1:{port}/")
        shown.press("ctrl+Return")
        window.wait_for(lambda: shown.find("push button", "^Send"), "the request")
        shown.press("ctrl+Return")
        shown.wait_for_text("refused")

    calls, home = trace(send)
    if not any(f"htons({port})" in line and not is_local(line, home) for line in calls):
        yield f"nothing was seen of port {port}"


tap.run([browsing_opens_no_socket_to_the_world, the_tracer_sees_what_send_does])
