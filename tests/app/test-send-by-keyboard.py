#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: write a cURL command into the window, send it to a server on loopback that
answers 403, change a header, send again. Run under Xvfb; skipped where xdotool is not there."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

import tap

program, schemas = sys.argv[1:3]
BODY = (b"<Error><Code>AccessDenied</Code><Message>You have no right.</Message>"
        b"<RequestId>67D3E6F3A1B2C33936D4E5F6</RequestId></Error>")
ANSWER = (b"HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nConnection: close\r\n"
          b"x-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\nContent-Type: application/xml\r\n"
          b"Content-Length: %d\r\n\r\n%s" % (len(BODY), BODY))
MOST_SECONDS = 30


class Server:
    """Answers 403 and keeps what it was sent."""

    def __init__(self):
        self.requests = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            with connection:
                data = b""
                while b"\r\n\r\n" not in data:
                    more = connection.recv(65536)
                    if not more:
                        break
                    data += more
                if data:
                    self.requests.append(data.decode("latin-1"))
                    connection.sendall(ANSWER)


def xdotool(*words):
    return subprocess.run(["xdotool", *words], capture_output=True, text=True).stdout.strip()


def wait_for(check):
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.1)
    return check()


def start(folder):
    environment = os.environ | {"GSETTINGS_SCHEMA_DIR": schemas, "HOME": folder,
                                "XDG_RUNTIME_DIR": folder, "XDG_DATA_HOME": folder,
                                "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    return subprocess.Popen([program], env=environment)


def focus(process):
    """There is no window manager to do it."""
    def look():
        names = xdotool("search", "--onlyvisible", "--pid", str(process.pid)).split()
        return names[-1] if names else None
    window = wait_for(look)
    if window:
        xdotool("windowfocus", "--sync", window)
        time.sleep(1)
    return window


def drive(server, process):
    """Yields what was not as it should be."""
    if not focus(process):
        yield "no window"
        return
    xdotool("key", "ctrl+n")
    time.sleep(1)
    xdotool("type", "--delay", "4",
            f" curl http://127.0.0.1:{server.port}/photos/cat.jpg -H 'x-one: 1'")
    xdotool("key", "ctrl+Return")
    time.sleep(2)
    if server.requests:
        yield "something was sent before Send was pressed"
    xdotool("key", "ctrl+Return")
    if not wait_for(lambda: len(server.requests) == 1):
        yield "nothing was sent"
        return
    if not re.match(r"GET /photos/cat.jpg HTTP/1.1\r\n", server.requests[0]):
        yield f"sent: {server.requests[0]}"
    if "\r\nx-one: 1\r\n" not in server.requests[0]:
        yield "the header of the command is missing"
    time.sleep(2)
    # To the headers of the new case, the last line of which gets a neighbour.
    xdotool("key", "ctrl+e")
    time.sleep(1)
    xdotool("key", "Return")
    xdotool("type", "--delay", "4", "x-two: 2")
    xdotool("key", "Escape")
    xdotool("key", "ctrl+Return")
    if not wait_for(lambda: len(server.requests) == 2):
        yield "nothing was sent again"
        return
    for header in ("x-one: 1", "x-two: 2"):
        if f"\r\n{header}\r\n" not in server.requests[1]:
            yield f"sent again without {header}: {server.requests[1]}"


def sends_twice_by_keyboard():
    server = Server()
    with tempfile.TemporaryDirectory() as folder:
        process = start(folder)
        try:
            yield from drive(server, process)
        finally:
            process.terminate()
            if process.wait(10) not in (0, -15):
                yield f"ended with {process.returncode}"


if not shutil.which("xdotool"):
    print("1..0 # SKIP xdotool is not there")
else:
    tap.run([sends_twice_by_keyboard])
