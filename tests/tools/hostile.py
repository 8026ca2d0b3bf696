# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Input that is made to hurt a reader: too deep, too long, too clever, not even text."""


def billion_laughs():
    """Entities that would grow to ten thousand million characters."""
    names = "abcdefghijk"
    entities = "".join(f'<!ENTITY {name} "{10 * f"&{before};"}">'
                       for before, name in zip(names, names[1:]))
    return (f'<?xml version="1.0"?><!DOCTYPE Error [<!ENTITY a "ha">{entities}]>'
            "<Error><Code>&k;</Code></Error>").encode()


def inputs():
    """Yields a name and the bytes, one after the other, as some are large."""
    yield "billion laughs", billion_laughs()
    yield "external entity", (b'<!DOCTYPE Error [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                              b"<Error><Code>&x;</Code><Message>&x;</Message></Error>")
    yield "10,000 levels", b"<Error>" + b"<a>" * 10000 + b"</a>" * 10000 + b"</Error>"
    yield "10,000 errors in each other", b"<Error>" * 10000
    yield "100 MB in a Code", b"<Error><Code>" + b"A" * 100_000_000 + b"</Code></Error>"
    yield "100 MB of <Code>", b"<Code>" * (100_000_000 // 6)
    yield "NUL bytes", b"<Error>\0<Code>NoSuch\0Key</Code></Error>\0"
    yield "only NUL bytes", b"\0" * 10000
    yield "invalid UTF-8", b"<Error><Code>\xff\xfe\xc0\x80</Code></Error>"
    yield "every byte", bytes(range(256)) * 40
    yield "empty", b""
    yield "one byte", b"<"
