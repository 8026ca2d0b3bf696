#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No packet leaves the program unless “send” was asked for: no other command opens a socket."""

import pathlib
import shutil
import socket
import subprocess
import tempfile

import tap
from program import PROGRAM

NETWORK = "socket,connect,sendto,sendmsg,bind"
ERROR = """HTTP/1.1 404 Not Found
Server: AliyunOSS
x-oss-request-id: 57ABD896CCB80C366955187E

<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>
<RequestId>57ABD896CCB80C366955187E</RequestId>
<HostId>demo.oss-cn-hangzhou.aliyuncs.com</HostId></Error>
"""


def traced(*arguments, text=""):
    """The calls to the network that a command makes, and the finished process."""
    if not shutil.which("strace"):
        raise tap.Skip("no strace")
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "trace")
        done = subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", f"trace={NETWORK}", PROGRAM,
                               *arguments], input=text.encode(), capture_output=True, timeout=60,
                              check=False)
        if not log.exists() or b"ptrace" in done.stderr or b"PTRACE" in done.stderr:
            raise tap.Skip("strace may not trace here")
        calls = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
                 if any(name + "(" in line for name in NETWORK.split(","))]
    return calls, done


def only_send_opens_a_socket():
    for arguments, text in [(["explain", "NoSuchKey"], ""), (["explain", "no such thing"], ""),
                            (["list"], ""), (["diagnose"], ERROR), (["diagnose", "--json"], ERROR),
                            (["request-id", "57ABD896CCB80C366955187E"], ""), (["--help"], ""),
                            (["send", "--help"], ""), (["send"], ""),
                            (["send", "--curl", "nonsense"], "")]:
        calls, _ = traced(*arguments, text=text)
        yield from (f"{arguments}: {line}" for line in calls)


def the_tracer_sees_what_send_does():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    calls, done = traced("send", "--proxy", "", f"http://127.0.0.1:{port}/")
    if done.returncode != 3 or not any(f"htons({port})" in line for line in calls):
        yield f"{done.returncode}: {calls}"


tap.run([only_send_opens_a_socket, the_tracer_sees_what_send_does])
