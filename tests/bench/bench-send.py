#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sending a request and telling what the answer means takes at most one and a half times what curl
takes for the same request here and now: whole processes, against a server on loopback."""

import socket
import sys
import threading

import by_turns

BODY = b"""<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>NoSuchKey</Code>
  <Message>The specified key does not exist.</Message>
  <RequestId>67D3E6F3A1B2C33936D4E5F6</RequestId>
  <HostId>demo.oss-cn-hangzhou.aliyuncs.com</HostId>
  <Key>a</Key>
</Error>
"""
ANSWER = (b"HTTP/1.1 404 Not Found\r\nServer: AliyunOSS\r\nDate: Fri, 14 Mar 2025 08:21:07 GMT\r\n"
          b"x-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\nContent-Type: application/xml\r\n"
          b"Content-Length: %d\r\n\r\n" % len(BODY)) + BODY


def serve(listener):
    while True:
        connection, _ = listener.accept()
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                data += connection.recv(65536)
            connection.sendall(ANSWER)


program, curl = sys.argv[1:3]
server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(server,), daemon=True).start()
url = f"http://127.0.0.1:{server.getsockname()[1]}/demo/a"
commands = {
    "curl": [curl, "-q", "-s", "-i", url],
    "ossicle-cli send": [program, "send", url],
    "ossicle-cli send --raw": [program, "send", "--raw", url],
    "ossicle-cli send --json": [program, "send", "--json", url],
    "ossicle-cli --version": [program, "--version"],
}

by_turns.compare(commands, rounds=200, judged="ossicle-cli send", limit=1.5)
