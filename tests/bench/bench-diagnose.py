#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is pasted is answered within a second, what is made to hurt included."""

import subprocess
import sys
import tempfile
import time

import hostile

ROUNDS = 3
LIMIT = 1.0
ERROR = """HTTP/1.1 403 Forbidden
Server: AliyunOSS
x-oss-request-id: 57ABD896{0:08X}0C366955

<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>AccessDenied</Code>
  <Message>You have no right to access this object because of bucket acl.</Message>
  <RequestId>57ABD896{0:08X}0C366955</RequestId>
  <HostId>demo-{0}.oss-cn-shanghai.aliyuncs.com</HostId>
  <EC>0003-00000001</EC>
</Error>
"""


def inputs():
    """Yields a name and the bytes."""
    yield "one error", ERROR.format(1).encode()
    yield "2,000 errors", "\n".join(map(ERROR.format, range(2000))).encode()
    yield from hostile.inputs()


def milliseconds(*arguments):
    """The best time of some runs."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=False)
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main():
    """Prints a line an input; fails where one takes too long."""
    slow = []
    for name, text in inputs():
        with tempfile.NamedTemporaryFile() as file:
            file.write(text)
            file.flush()
            took = milliseconds(sys.argv[1], "diagnose", "--json", file.name)
        print(f"{name:32} {took:8.1f} ms")
        if took > LIMIT * 1000:
            slow.append(name)
    if slow:
        sys.exit(f"longer than {LIMIT:.0f} s: {', '.join(slow)}")


main()
