#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ossicle-cli compare: strings to sign, requests and answers in every pairing."""

import hashlib
import json
import pathlib
import tempfile

import tap
from program import ROOT, call, differ

REQUESTS = ROOT / "tests" / "data" / "signing" / "requests"
STRING = "GET\n\n\nTue, 23 May 2023 15:24:55 GMT\nx-oss-meta-a:é\n/examplebucket/dir/a b.txt?acl"
CANONICAL = ("GET\n/examplebucket/dir/a%20b.txt\nacl&x-oss-process=a%26b\n"
             "x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:20230523T152455Z\n\n\n"
             "UNSIGNED-PAYLOAD")
V4 = ("OSS4-HMAC-SHA256\n20230523T152455Z\n20230523/cn-hangzhou/oss/aliyun_v4_request\n"
      "4bb232ea3e6396cdd4554d1405a91aa66f11a57522a32119b2d6915d68706fe7")


def hexadecimal(text):
    return "".join(f"{byte:02X} " for byte in text.encode())


def error(string, canonical=None):
    """An answer of OSS to a request whose signature does not match."""
    def escape(text):
        return text.replace("&", "&amp;").replace("<", "&lt;")
    more = "" if canonical is None else (
        f"<CanonicalRequest>{escape(canonical)}</CanonicalRequest>"
        f"<CanonicalRequestBytes>{hexadecimal(canonical)}</CanonicalRequestBytes>")
    return ("HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
            "x-oss-request-id: 646DCB189AE2D13330180001\r\n\r\n"
            '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code>'
            "<RequestId>646DCB189AE2D13330180001</RequestId>"
            f"<StringToSign>{escape(string)}</StringToSign>"
            f"<StringToSignBytes>{hexadecimal(string)}</StringToSignBytes>{more}</Error>")


def request(host="examplebucket.oss-cn-hangzhou.aliyuncs.com", target="/dir/a%20b.txt?acl",
            more=""):
    return (f"GET {target} HTTP/1.1\r\nHost: {host}\r\nDate: Tue, 23 May 2023 15:24:55 GMT\r\n"
            f"x-oss-meta-a: é\r\n{more}"
            "Authorization: OSS LTAI5tExampleKeyId00001:tPN3MChhuKk2XixolQLonoJWabc=\r\n\r\n")


def request_v4(region="cn-hangzhou"):
    return ("GET /dir/a%20b.txt?acl&x-oss-process=a%26b HTTP/1.1\n"
            "Host: examplebucket.oss-cn-hangzhou.aliyuncs.com\nx-oss-date: 20230523T152455Z\n"
            "x-oss-content-sha256: UNSIGNED-PAYLOAD\n"
            "Authorization: OSS4-HMAC-SHA256 Credential=LTAI5tExampleKeyId00001/20230523/"
            f"{region}/oss/aliyun_v4_request,Signature={'0' * 64}\n\n")


def compare(client, server, *options, text=False):
    """The document for two texts, and the finished process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / name for name in ("client", "server")]
        for path, content in zip(paths, (client, server)):
            path.write_text(content, encoding="utf-8", newline="")
        done = call("compare", *map(str, paths), *([] if text else ["--json"]), *options)
        return json.loads(done.stdout) if done.stdout and not text else None, done


def rules(document):
    return [reason["rule"] for reason in document["reasons"]]


def pairings_find_their_rule():
    url = ("https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a?OSSAccessKeyId=ak&Expires=1&"
           "Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D")
    curl = "curl -H 'Content-Type: text/plain' '" + url + "'"
    table = [
        ("string and answer", STRING + "\n", error(STRING), [], ["secret-wrong"]),
        ("request and answer", request(), error(STRING), [], ["secret-wrong"]),
        ("type added", request(), error(STRING.replace("\n\n\n", "\n\nimage/png\n", 1)), [],
         ["content-type-added"]),
        ("custom domain", request(host="img.example.com"), error(STRING), [], ["secret-wrong"]),
        ("another bucket", request(host="img.example.com"), error(STRING), ["--bucket", "other"],
         ["resource-changed"]),
        ("request and request", request(more="Content-MD5: AA==\r\n"), request(), [],
         ["content-md5-missing"]),
        ("answer and answer", error(STRING), error(STRING.replace("GET", "HEAD")), [],
         ["verb-changed"]),
        ("answer and string", error(STRING), STRING.replace("?acl", ""), [],
         ["subresource-mismatch"]),
        ("V4 request", request_v4(), error(V4, CANONICAL), [], ["secret-wrong"]),
        ("V4 region", request_v4("cn-beijing"), error(V4.replace("x", "x"), CANONICAL), [],
         ["v4-region"]),
        ("canonical requests", CANONICAL.replace("%26", "%2526"), CANONICAL, [],
         ["subresource-mismatch"]),
        ("URL and curl", url, curl, [], ["content-type-added"]),
    ]
    for name, client, server, options, wanted in table:
        document, done = compare(client, server, *options)
        yield from differ(f"{name}: exits with", done.returncode, 0)
        if document:
            yield from differ(name, rules(document), wanted)
            yield from differ(f"{name}: equal", document["equal"], wanted == ["secret-wrong"])


def the_first_difference_is_marked():
    document, _ = compare(STRING.replace("a b", "a\u00a0b"), error(STRING))
    difference = document["difference"]
    yield from differ("line", difference["line"], "resource")
    yield from differ("line number", difference["line_number"], 6)
    yield from differ("offset", difference["offset"],
                      STRING.encode().index(b" b.txt"))
    yield from differ("character", difference["client_character"], "U+00A0 no-break space")
    yield from differ("rules", rules(document), ["invisible-character"])
    states = [row["state"] for row in document["rows"]]
    yield from differ("states", states, ["same"] * 5 + ["differs", "same"])


def requests_of_clients_compare_with_themselves():
    for path in sorted(REQUESTS.glob("*.http"))[::6]:
        done = call("compare", str(path), str(path), "--json")
        yield from differ(path.name, rules(json.loads(done.stdout)), ["secret-wrong"])


def canonical_requests_are_held_against_hashes():
    head = V4.rpartition("\n")[0]
    signed = f"{head}\n{hashlib.sha256(CANONICAL.encode()).hexdigest()}"
    other = f"{head}\n{'0' * 64}"
    for client, server, matches in [(CANONICAL, signed, True), (signed, CANONICAL, True),
                                    (CANONICAL + "\n", error(signed), True),
                                    (CANONICAL, other, False), (CANONICAL, error(other), False),
                                    (STRING, error(STRING), None)]:
        document, done = compare(client, server)
        name = f"{client[:20]!r}, {server[:20]!r}"
        yield from differ(f"{name}: exits with", done.returncode, 0)
        yield from differ(name, document["hash_matches"], matches)
        printed = compare(client, server, text=True)[1].stdout.decode()
        words = {True: "is the one that was signed", False: "is not the one that was signed"}
        for each, text in words.items():
            yield from differ(f"{name}: {text!r}", text in printed, each is matches)


def what_cannot_be_compared_is_said():
    unsigned = "GET / HTTP/1.1\nHost: a.oss-cn-hangzhou.aliyuncs.com\n\n"
    for client, server, status in [(unsigned, STRING, 1), (CANONICAL, STRING, 1)]:
        _, done = compare(client, server)
        yield from differ(f"{client[:20]!r} exits with", done.returncode, status)
    for arguments, status in [([], 2), (["a"], 2), (["a", "b", "c"], 2), (["-", "-"], 2),
                              (["/nonexistent", "/nonexistent"], 3)]:
        done = call("compare", *arguments)
        yield from differ(f"{arguments} exits with", done.returncode, status)
        if not done.stderr:
            yield f"{arguments}: nothing said"
        if len(arguments) % 2 and f"“{arguments[-1]}”" not in done.stderr.decode():
            yield f"{arguments}: {arguments[-1]} is not named"


def documents_cover_tokens():
    """As long as they were: the offsets hold, and what differs is still told to differ."""
    token = "CAIS9/exampleTOKEN+=="
    other = "CAIS9/exampleOTHER+=="
    v1 = STRING.replace("\n/exa", f"\nx-oss-security-token:{token}\n/exa")
    in_url = STRING + f"&security-token={token}"
    canonical = CANONICAL.replace("x-oss-date", f"x-oss-security-token:{token}\nx-oss-date")
    raw = request(more=f"x-oss-security-token: {token}\r\n")
    table = [
        ("header", v1, v1, True), ("URL", in_url, STRING, False),
        ("answer", STRING, error(v1), False), ("canonical", canonical, canonical, True),
        ("canonical of the answer", canonical, error(V4, canonical), True),
        ("request", raw, error(v1), None), ("two tokens", v1, v1.replace(token, other), False),
        ("escaped", CANONICAL.replace(
            "&x", "&x-oss-security-token=CAIS9%2FexampleTOKEN%2B%3D%3D&x"), CANONICAL, False),
    ]
    for name, client, server, equal in table:
        document, done = compare(client, server)
        yield from differ(f"{name}: exits with", done.returncode, 0)
        text = done.stdout.decode()
        if "exampleTOKEN" in text or "exampleOTHER" in text:
            yield f"{name}: a token is shown"
        if "*" * len(token) not in text:
            yield f"{name}: no stars in {text}"
        if document and equal is not None:
            yield from differ(f"{name}: equal", document["equal"], equal)


def text_tells_the_same():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "answer"
        path.write_text(error(STRING), encoding="utf-8")
        done = call("compare", "-", str(path), text=STRING.replace("?acl", "\x1b[31m"))
    for word in ("First difference", "Parameter acl", "not there"):
        if word not in done.stdout.decode():
            yield f"no “{word}”"
    if b"\x1b" in done.stdout:
        yield "a control character reaches the terminal"


def text_of(client, server):
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / name for name in ("ours", "theirs")]
        for path, content in zip(paths, (client, server)):
            path.write_text(content, encoding="utf-8", newline="")
        return call("compare", *map(str, paths)).stdout.decode()


def text_marks_the_difference_and_hides_tokens():
    long = STRING.replace("a b.txt", "目录/" * 100 + "a")
    table = [
        (STRING.replace("a b", "a+b"), STRING, ["…mplebucket/dir/a▸+b.txt", "dir/a▸ b.txt"]),
        (STRING.replace("?acl", "?acl="), STRING, ["  acl=\n", "  acl\n"]),
        (STRING.replace("x-oss", "X-OSS"), STRING, ["X-OSS-meta-a:é", "x-oss-meta-a:é"]),
        (long, long.replace("目录/a", "目标/a"), ["目▸录/a", "目▸标/a"]),
        (STRING.replace("\n\n\n", "\n\nimage/png\n"), STRING, ["  image/png\n", "  empty"]),
        (STRING + "&security-token=SECRETTOKEN", STRING, ["a token of 11 bytes", "not there"]),
        (STRING.replace("x-oss-meta-a", "x-oss-security-token"), STRING, ["a token of 2 bytes"]),
    ]
    for client, server, wanted in table:
        text = text_of(client, server)
        yield from (f"no {words!r} in {text}" for words in wanted if words not in text)
        if "SECRETTOKEN" in text:
            yield "a token is shown"


tap.run([
    pairings_find_their_rule,
    the_first_difference_is_marked,
    requests_of_clients_compare_with_themselves,
    canonical_requests_are_held_against_hashes,
    what_cannot_be_compared_is_said,
    documents_cover_tokens,
    text_tells_the_same,
    text_marks_the_difference_and_hides_tokens,
])
