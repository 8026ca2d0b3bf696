#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: write a cURL command into the window, send it to a server on loopback that
answers 403, read the diagnosis, change a header, send again, and see both cases in the list. Every
key goes through the X server, and all that is seen is what a screen reader sees."""

import re
import socket
import sys
import threading

import tap
import window

program, schemas = sys.argv[1:3]
REQUEST_ID = "67D3E6F3A1B2C33936D4E5F6"
MESSAGE = "You have no right to access this object because of bucket acl."
BODY = (f"<Error><Code>AccessDenied</Code><Message>{MESSAGE}</Message>"
        f"<RequestId>{REQUEST_ID}</RequestId><EC>0003-00000001</EC></Error>").encode()
ANSWER = (b"HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nConnection: close\r\n"
          b"x-oss-request-id: %s\r\nContent-Type: application/xml\r\n"
          b"Content-Length: %d\r\n\r\n%s" % (REQUEST_ID.encode(), len(BODY), BODY))


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


def sent(server, count):
    """The request of that number, once it has arrived."""
    window.wait_for(lambda: len(server.requests) >= count, f"request {count} at the server")
    return server.requests[count - 1]


def read_diagnosis(seen):
    """Yields what of the answer and of what it means is not on the screen."""
    for text in ("AccessDenied", "403", REQUEST_ID, MESSAGE):
        if text not in seen:
            yield f"“{text}” is not on the screen: {seen}"
    if not re.search(r"\bACL\b", seen):
        yield f"no cause is named: {seen}"


def find_cases(shown):
    return shown.find_all("list item", "AccessDenied.*403")


def drive(server, shown):
    """Yields what was not as it should be."""
    shown.press("ctrl+n")
    shown.wait_for_focus("text", "What OSS answered")
    shown.write(f"curl http://127.0.0.1:{server.port}/photos/cat.jpg -H 'x-one: 1'")
    shown.press("ctrl+Return")
    window.wait_for(lambda: shown.find("push button", "^Send"), "the request, ready to be sent")
    if server.requests:
        yield "something was sent before Send was pressed"

    shown.press("ctrl+Return")
    first = sent(server, 1)
    if not first.startswith("GET /photos/cat.jpg HTTP/1.1\r\n") or "\r\nx-one: 1\r\n" not in first:
        yield f"sent: {first}"
    shown.wait_for_text(REQUEST_ID)
    yield from read_diagnosis(shown.read())
    # The name of a type is what a screen reader is told of a widget without a name.
    for nameless in (shown.find_all("push button", "^GtkExpander")
                     + shown.find_all("toggle button", "^GtkToggleButton")):
        yield f"a button has no name: {nameless.get_name()}"

    # To the headers of the new case, the last line of which gets a neighbour.
    shown.press("ctrl+e")
    shown.wait_for_written("x-one: 1")
    shown.press("Return")
    shown.write("x-two: 2")
    shown.press("Escape")
    shown.press("ctrl+Return")
    second = sent(server, 2)
    for header in ("x-one: 1", "x-two: 2"):
        if f"\r\n{header}\r\n" not in second:
            yield f"sent again without {header}: {second}"
    window.wait_for(lambda: len(find_cases(shown)) == 2, "both cases in the list")


def sends_twice_by_keyboard():
    window.need()
    server = Server()
    with window.Window([program], {"GSETTINGS_SCHEMA_DIR": schemas}) as shown:
        try:
            yield from drive(server, shown)
            shown.press("ctrl+q")
            window.wait_for(lambda: shown.process.poll() is not None, "the end of the program")
            if shown.process.returncode != 0:
                yield f"ended with {shown.process.returncode}"
        except window.Late as late:
            yield f"{late} did not come; on the screen: {shown.read()}"


tap.run([sends_twice_by_keyboard])
