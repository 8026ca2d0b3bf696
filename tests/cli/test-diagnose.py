#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ossicle-cli diagnose makes of whole inputs, in text and in JSON."""

import base64
import json
import pathlib
import re
import tempfile

import hostile
import jsonschema
import tap
from program import DATA, ROOT, answers, call, diagnose, differ, value

SCHEMA = json.loads((ROOT / "tests" / "cli" / "diagnosis.schema.json").read_text())
JUDGE = jsonschema.Draft7Validator(SCHEMA)
CASES = ROOT / "tests" / "data" / "verdicts" / "cases"
FIRST = (DATA / "first-sample.txt").read_bytes()
APPENDIX = (DATA / "appendix-response.txt").read_bytes()
WHOLE_APPENDIX = (DATA / "appendix-whole.txt").read_bytes()
NO_SUCH_KEY = b"<Error><Code>NoSuchKey</Code><HostId>demo.oss-cn-hangzhou.aliyuncs.com</HostId>" \
              b"<Key>a b/\xe7\x85\xa7.jpg</Key></Error>"
HEAD = b"HTTP/1.1 404 Not Found\r\nServer: AliyunOSS\r\n" \
       b"x-oss-request-id: 57ABD896CCB80C366955187E\r\nx-oss-err: " \
       + base64.b64encode(NO_SUCH_KEY) + b"\r\n\r\n"
DENIED = b"""HTTP/1.1 403 Forbidden
Server: AliyunOSS
x-oss-request-id: 57ABD896CCB80C366955187E

<Error>
  <Code>AccessDenied</Code>
  <Message>You have no right to access this object because of bucket acl.</Message>
  <RequestId>57ABD896CCB80C366955187E</RequestId>
  <HostId>demo.oss-cn-hangzhou.aliyuncs.com</HostId>
  <Key>albums/2016/summer.jpg</Key>
  <EC>0003-00000001</EC>
</Error>
"""
SAMPLES = {
    "denied": DENIED,
    "first sample": FIRST,
    "appendix": APPENDIX,
    "appendix, whole": WHOLE_APPENDIX,
    "with carriage returns": APPENDIX.replace(b"\n", b"\r\n"),
    "with a byte order mark": b"\xef\xbb\xbf" + NO_SUCH_KEY,
    "UTF-16": b"\xff\xfe" + NO_SUCH_KEY.decode().encode("utf-16-le"),
    "behind Chinese words": "错误如下：\n".encode() + NO_SUCH_KEY,
    "with entities": NO_SUCH_KEY.replace(b"a b", b"a&amp;b"),
    "with a CDATA section": NO_SUCH_KEY.replace(b"NoSuchKey", b"<![CDATA[NoSuchKey]]>"),
    "in JSON": json.dumps({"log": NO_SUCH_KEY.decode()}).encode(),
    "error in a header": HEAD,
    "two of them": NO_SUCH_KEY + b"\n\n" + FIRST,
    "an id alone": b"57ABD896CCB80C366955187E",
    "a code alone": b"NoSuchKey",
    "nginx": b"HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Type: text/html\r\n\r\n"
             b"<html><head><title>502 Bad Gateway</title></head></html>",
    "success": b"HTTP/1.1 200 OK\r\nServer: AliyunOSS\r\n"
               b"x-oss-request-id: 57ABD896CCB80C366955187E\r\n\r\n",
    "two ECs": HEAD.replace(b"x-oss-err", b"x-oss-ec: 0026-00000002\r\nx-oss-err").replace(
        base64.b64encode(NO_SUCH_KEY),
        base64.b64encode(NO_SUCH_KEY.replace(b"<Key>", b"<EC>0026-00000001</EC><Key>"))),
    "invalid UTF-8": NO_SUCH_KEY.replace(b"a b", b"a\xff\xc3b"),
    "escapes": NO_SUCH_KEY.replace(b"a b", b"a\x1b[31mb\xe2\x80\xae"),
    "nothing": b"",
}


def facts_read(document):
    for group in ("cases", "others"):
        for case in document[group]:
            facts = list(case["facts"].items())
            for name, several in case.get("contradictions", {}).items():
                facts += [(name, fact) for fact in several]
            for name, fact in facts:
                yield name, fact


def every_answer_is_of_the_schema():
    for name, sample in SAMPLES.items():
        document, _ = diagnose(sample)
        for error in JUDGE.iter_errors(document):
            yield f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message:.200}"
        yield from differ(f"{name}: bytes", document["source"]["bytes"], len(sample))


def the_schema_can_refuse():
    def broken(change):
        document, _ = diagnose(APPENDIX)
        change(document)
        return JUDGE.is_valid(document)

    for number, change in enumerate([
            lambda d: d.pop("source"),
            lambda d: d["cases"][0]["facts"]["status"].update(value="400"),
            lambda d: d["cases"][0]["facts"]["request_id"].update(value="57ABD896CCB8****"),
            lambda d: d["cases"][0]["facts"]["code"].pop("at"),
            lambda d: d["cases"][0]["facts"]["code"].update(how="guessed"),
            lambda d: d["cases"][0]["facts"].update(Code=d["cases"][0]["facts"]["code"]),
            lambda d: d["cases"][0].update(kind="not-oss"),
            lambda d: d["others"].append(d["cases"][0]),
            lambda d: d["cases"][0]["findings"].append({"rule": "Not A Rule"}),
    ]):
        if broken(change):
            yield f"change {number} is not noticed"


def what_was_read_stands_in_the_source():
    checked = 0
    for name, sample in SAMPLES.items():
        document, _ = diagnose(sample)
        for fact_name, fact in facts_read(document):
            if "at" not in fact:
                continue
            offset, length = fact["at"]
            if length == 0 or offset + length > len(sample):
                yield f"{name}: {fact_name} stands at {offset}+{length} of {len(sample)}"
            if fact["how"] == "read":
                checked += 1
                yield from differ(f"{name}: {fact_name}", sample[offset:offset + length],
                                  str(fact["value"]).encode())
    if checked < 60:
        yield f"only {checked} facts were read"


def the_first_sample_is_understood():
    document, status = diagnose(FIRST)
    yield from differ("exit status", status, 0)
    yield from differ("cases", len(document["cases"]), 1)
    case = document["cases"][0]
    for name, wanted in {
            "code": "AccessDenied",
            "message": "Query-string authentication requires the Signature, Expires and "
                       "OSSAccessKeyId parameters",
            "host": "oss-cn-hangzhou.aliyuncs.com",
            "request_id": None,
            "request_id_masked": "1D842BC54255****",
            "request_time": None,
            "bucket": None,
    }.items():
        yield from differ(name, value(case, name), wanted)
    yield from differ("known", case["catalogue"]["known"], True)


def the_appendix_is_understood():
    for sample in (APPENDIX, WHOLE_APPENDIX):
        document, status = diagnose(sample)
        yield from differ("exit status", status, 0)
        yield from differ("cases", len(document["cases"]), 1)
        case = document["cases"][0]
        for name, wanted in {
                "code": "NotImplemented",
                "status": 400,
                "body.Header": "If-Modified-Since",
                "request_id": "57ABD896CCB80C366955187E",
                "request_time": "2016-08-11T01:44:54Z",
                "host": "bucketname.oss-cn-shanghai.aliyuncs.com",
                "bucket": "bucketname",
        }.items():
            yield from differ(name, value(case, name), wanted)
        yield from differ("read from", case["facts"]["request_id"]["from"],
                          "header:x-oss-request-id")


def the_text_tells_the_same():
    table = [
        (FIRST, ["AccessDenied", "Query-string authentication requires", "1D842BC54255****",
                 "oss-cn-hangzhou.aliyuncs.com", "Ask for", "ossicle-cli explain AccessDenied"]),
        (APPENDIX, ["NotImplemented · 400", "57ABD896CCB80C366955187E", "If-Modified-Since",
                    "2016-08-11 01:44:54 UTC", "2016-08-11 09:44:54 CST", "bucketname"]),
        (NO_SUCH_KEY, ["NoSuchKey", "a b/照.jpg", "demo"]),
        (DENIED, ["AccessDenied · 403", "0003-00000001", "albums/2016/summer.jpg", "for:", "  1. ",
                  "Ask for"]),
    ]
    for sample, parts in table:
        done = call("diagnose", text=sample, TZ="Asia/Shanghai")
        text = done.stdout.decode()
        yield from differ("exit status", done.returncode, 0)
        yield from (f"{part} is missing in {text}" for part in parts if part not in text)
        if len(text.splitlines()) > 24:
            yield f"{len(text.splitlines())} lines:\n{text}"
        yield from (f"too wide: {line}" for line in text.splitlines() if len(line) > 80)


def count_answers(text, lines):
    if len(lines) <= 24:
        return 1
    document = json.loads(call("diagnose", "--json", text=text).stdout)
    return len(document["cases"]) + len(document["others"])


def a_common_case_fits_a_screen():
    """Every labelled case that is one: 24 lines of 80 columns, but for words that are longer; a
    paste with several errors has a screen for each."""
    cases = sorted(CASES.glob("*/*.case"))
    if len(cases) < 120:
        yield f"only {len(cases)} cases in {CASES}"
    for path in cases:
        parts = re.split(r"^=== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        text = "\n".join(parts[1::2]).encode()
        lines = call("diagnose", text=text, COLUMNS="80").stdout.decode().splitlines()
        if len(lines) > 24 * count_answers(text, lines):
            yield f"{path.name}: {len(lines)} lines"
        yield from (f"{path.name}: too wide: {line}" for line in lines
                    if len(line) > 80 and len(max(line.split(), key=len)) < 60)


def nothing_found_says_what_to_ask():
    for text in ("", "good morning"):
        done = call("diagnose", text=text)
        yield from differ("exit status", done.returncode, 1)
        if b"Ask for" not in done.stderr:
            yield f"{text!r}: {done.stderr!r}"


def what_is_not_of_oss_stands_apart():
    document, status = diagnose(SAMPLES["nginx"])
    yield from differ("exit status", status, 1)
    yield from differ("cases", document["cases"], [])
    yield from differ("kinds", [other["kind"] for other in document["others"]], ["not-oss"])
    done = call("diagnose", text=SAMPLES["nginx"])
    yield from differ("exit status", done.returncode, 1)
    yield from differ("lines of complaint", done.stderr.count(b"\n"), 1)
    for part in (b"nginx", b"502", b"Ask for"):
        if part not in done.stdout:
            yield f"{part} is missing in {done.stdout!r}"


def contradictions_are_kept():
    document, _ = diagnose(SAMPLES["two ECs"])
    case = document["cases"][0]
    both = {value(case, "ec")}
    both |= {fact["value"] for fact in case.get("contradictions", {}).get("ec", [])}
    yield from differ("ECs", both, {"0026-00000001", "0026-00000002"})


def several_files_give_a_line_each():
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / name for name in ("a.txt", "照片 b.txt", "-c")]
        for path, sample in zip(paths, (FIRST, APPENDIX, b"nothing")):
            path.write_bytes(sample)
        documents, done = answers("diagnose", *map(str, paths))
        yield from differ("exit status", done.returncode, 0)
        yield from differ("names", [document["source"]["name"] for document in documents],
                          [str(path) for path in paths])
        documents, done = answers("diagnose", str(paths[0]), folder + "/none", str(paths[1]))
        yield from differ("exit status", done.returncode, 3)
        yield from differ("documents", len(documents), 2)
        text = call("diagnose", *map(str, paths)).stdout.decode()
        yield from (f"{path} is not named" for path in paths if str(path) not in text)


def many_cases_are_told_in_lines():
    several = b"\n\n".join(APPENDIX.replace(b"CCB80C366955", b"%012X" % number)
                           for number in range(30))
    text = call("diagnose", text=several).stdout.decode()
    if len(text.splitlines()) > 100 or text.count("NotImplemented") < 30:
        yield text[:400]
    two = call("diagnose", text=SAMPLES["two of them"]).stdout.decode()
    if "[1/2] NoSuchKey" not in two or "[2/2] AccessDenied" not in two:
        yield two
    documents, _ = answers("diagnose", text=several)
    yield from differ("cases", len(documents[0]["cases"]), 30)


def hostile_input_is_answered():
    for name, sample in hostile.inputs():
        document, done = answers("diagnose", text=sample)
        if done.returncode not in (0, 1) or len(document) != 1:
            yield f"{name}: {done.returncode}, {done.stderr[-600:]!r}"
        yield from (f"{name}: {error.message:.200}" for error in JUDGE.iter_errors(document[0]))
        done_in_text = call("diagnose", text=sample)
        yield from differ(f"{name}: exit status in text", done_in_text.returncode, done.returncode)
        if b"root:" in done.stdout + done_in_text.stdout:
            yield f"{name}: a file was read"
        if len(done_in_text.stdout) > 100_000:
            yield f"{name}: {len(done_in_text.stdout)} bytes of text"
        if not done_in_text.stdout + done_in_text.stderr:
            yield f"{name}: not a word"


def too_large_an_input_is_refused():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "large"
        with open(path, "wb") as large:
            large.truncate(256 * 1024 * 1024 + 1)
        done = call("diagnose", str(path))
    yield from differ("exit status", done.returncode, 3)
    if b"256 MiB" not in done.stderr:
        yield repr(done.stderr)


tap.run([
    every_answer_is_of_the_schema,
    the_schema_can_refuse,
    what_was_read_stands_in_the_source,
    the_first_sample_is_understood,
    the_appendix_is_understood,
    the_text_tells_the_same,
    a_common_case_fits_a_screen,
    nothing_found_says_what_to_ask,
    what_is_not_of_oss_stands_apart,
    contradictions_are_kept,
    several_files_give_a_line_each,
    many_cases_are_told_in_lines,
    hostile_input_is_answered,
    too_large_an_input_is_refused,
])
