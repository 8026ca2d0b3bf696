#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ossicle-cli sign: every vector through its options, and what it does with secrets."""

import json
import os
import pathlib
import tempfile

import tap
from program import ROOT, answers, call, differ

VECTORS = ROOT / "tests" / "data" / "signing"
SECRET = "ExampleSecret30charsAAAABBBBCC"
KEY = {"OSS_ACCESS_KEY_ID": "LTAI5tExampleKeyId00001", "OSS_ACCESS_KEY_SECRET": SECRET,
       "OSS_SESSION_TOKEN": ""}
PLACE = ["--bucket", "demo", "--key", "a", "--endpoint", "oss-cn-hangzhou.aliyuncs.com"]


def options(given):
    """A vector's fields as options of the command."""
    pairs = ["sig", "mode", "method", "bucket", "key", "date", "region", "product", "endpoint",
             "scheme", "expires", "policy"]
    yield from (word for name in pairs if name in given
                for word in (f"--{name}", str(given[name])))
    for name, value in given["query"]:
        yield from ("--query", name if value is None else f"{name}={value}")
    for name, value in given["headers"]:
        yield from ("--header", f"{name}: {value}")
    for name in given.get("additional", []):
        yield from ("--additional-header", name)


def comparable(name, value):
    """A URL's parameters have no order."""
    if name != "url" or value is None:
        return value
    base, _, query = value.partition("?")
    return base, sorted(query.split("&"))


def check(vector):
    given = vector["input"]
    environment = {"OSS_ACCESS_KEY_ID": given["ak"], "OSS_ACCESS_KEY_SECRET": given["sk"],
                   "OSS_SESSION_TOKEN": given["token"]}
    documents, done = answers("sign", *options(given), **environment)
    if done.returncode != 0:
        yield f"{vector['id']}: {done.stderr.decode()}"
        return
    for name, wanted in vector["expected"].items():
        found = documents[0].get(name)
        yield from differ(f"{vector['id']}: {name}", comparable(name, found),
                          comparable(name, wanted))
    warned = any(warning["warning"] in ("query-repeated", "header-repeated")
                 for warning in documents[0]["warnings"])
    yield from differ(f"{vector['id']}: warns", warned, "caution" in vector)
    if len(given["sk"]) > 2 and given["sk"].encode() in done.stdout + done.stderr:
        yield f"{vector['id']}: prints the secret"


def vectors_of(name, count):
    vectors = json.loads((VECTORS / name).read_text(encoding="utf-8"))
    yield from differ(f"{name} has", len(vectors), count)
    for vector in vectors:
        yield from check(vector)


def every_vector_comes_out():
    yield from vectors_of("vectors.json", 181)


def every_published_vector_comes_out():
    yield from vectors_of("published.json", 22)


def what_is_not_complete_is_refused():
    table = [
        (["--sig", "v2"], KEY), (["--mode", "cookie"], KEY), (["--addressing", "x"], KEY),
        (["--date", "yesterday"], KEY), (["--header", "no colon"], KEY), (["--header", ": x"], KEY),
        (["--mode", "post"], KEY), (["--policy", "{}"], KEY), (["word"], KEY),
        (["--expires", "soon"], KEY), (["--secret", SECRET], KEY), (["--scheme", "ftp"], KEY),
        (["--query", ""], KEY), (["--query", "=x"], KEY), (["--header", "a b: c"], KEY),
        (["--header", "x-oss-meta-a: b\r\nx-oss-acl: c"], KEY), (["--header", "ключ: c"], KEY),
        (["--date", "2023-12-03T12:12:12"], KEY), (["--date", "2023-02-29T12:12:12Z"], KEY),
        ([], KEY | {"OSS_ACCESS_KEY_ID": ""}), ([], KEY | {"OSS_ACCESS_KEY_SECRET": ""}),
    ]
    for arguments, environment in table:
        done = call("sign", *PLACE, *arguments, **environment)
        yield from differ(f"{arguments} exits with", done.returncode, 2)
        if done.stdout:
            yield f"{arguments}: something on standard output"
        if SECRET in done.stderr.decode() and SECRET not in arguments:
            yield f"{arguments}: the secret is shown"
    done = call("sign", "https://demo.oss-cn-hangzhou.aliyuncs.com/a", **KEY)
    yield from (f"{option} is not named for a URL" for option in ("--bucket", "--key", "--endpoint")
                if option not in done.stderr.decode())
    done = call("sign", "--bucket", "demo", "--endpoint", "img.example.com", **KEY)
    yield from differ("V4 without a region exits with", done.returncode, 2)
    done = call("sign", "--sig", "v1", "--mode", "url", "--bucket", "demo", **KEY)
    yield from differ("a URL without an endpoint exits with", done.returncode, 2)


def region_and_endpoint_tell_each_other():
    documents, _ = answers("sign", "--mode", "url", "--bucket", "demo", "--key", "a", "--region",
                           "cn-beijing", **KEY)
    if "https://demo.oss-cn-beijing.aliyuncs.com/a?" not in documents[0]["url"]:
        yield documents[0]["url"]
    documents, _ = answers("sign", *PLACE, **KEY)
    if "/cn-hangzhou/oss/" not in documents[0]["string_to_sign"]:
        yield documents[0]["string_to_sign"]


def the_url_addresses_the_bucket_as_asked():
    table = [
        (["--endpoint", "oss-cn-hangzhou.aliyuncs.com"], "demo.oss-cn-hangzhou.aliyuncs.com/a b"),
        (["--endpoint", "https://oss-cn-hangzhou-internal.aliyuncs.com/"],
         "demo.oss-cn-hangzhou-internal.aliyuncs.com/a b"),
        (["--endpoint", "demo.oss-cn-hangzhou.aliyuncs.com"],
         "demo.oss-cn-hangzhou.aliyuncs.com/a b"),
        (["--endpoint", "oss-accelerate.aliyuncs.com"], "demo.oss-accelerate.aliyuncs.com/a b"),
        (["--endpoint", "img.example.com"], "img.example.com/a b"),
        (["--endpoint", "img.example.com", "--addressing", "virtual"],
         "demo.img.example.com/a b"),
        (["--endpoint", "127.0.0.1:9000"], "127.0.0.1:9000/demo/a b"),
        (["--endpoint", "[::1]:9000"], "[::1]:9000/demo/a b"),
        (["--endpoint", "oss.example:8443", "--addressing", "path"], "oss.example:8443/demo/a b"),
        (["--endpoint", "oss-cn-x.ops.cloud.example:80"], "demo.oss-cn-x.ops.cloud.example:80/a b"),
    ]
    for arguments, wanted in table:
        documents, _ = answers("sign", "--sig", "v1", "--mode", "url", "--bucket", "demo", "--key",
                               "a b", *arguments, **KEY)
        url = documents[0]["url"].partition("?")[0]
        yield from differ(str(arguments), url, "https://" + wanted.replace(" ", "%20"))


def the_secret_comes_from_a_file_too():
    wanted, _ = answers("sign", *PLACE, "--date", "2023-12-03T12:12:12Z", **KEY)
    no_secret = KEY | {"OSS_ACCESS_KEY_SECRET": ""}
    arguments = ["sign", *PLACE, "--date", "2023-12-03T12:12:12Z", "--secret-file"]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "secret"
        for text in (SECRET, SECRET + "\n", SECRET + "\r\n", SECRET + "\n\nmore"):
            path.write_bytes(text.encode())
            found, _ = answers(*arguments, str(path), **no_secret)
            yield from differ(repr(text), found[0]["signature"], wanted[0]["signature"])
            found, _ = answers(*arguments, "-", text=text, **no_secret)
            yield from differ(f"{text!r} on standard input", found[0]["signature"],
                              wanted[0]["signature"])
        path.write_text(SECRET + "\nCAIS\n", encoding="utf-8")
        found, _ = answers(*arguments, str(path), **no_secret)
        if "x-oss-security-token:CAIS\n" not in found[0]["canonical_request"]:
            yield "the token of the second line is not signed"
        path.write_bytes(b"")
        yield from differ("an empty file", call(*arguments, str(path), **no_secret).returncode, 2)
        path.write_bytes(b"a" * 10000)
        yield from differ("a long file", call(*arguments, str(path), **no_secret).returncode, 3)
        missing = call(*arguments, str(path) + "x", **no_secret)
        yield from differ("a missing file", missing.returncode, 3)


def a_blank_in_the_secret_is_told_but_not_shown():
    documents, done = answers("sign", *PLACE, **KEY | {"OSS_ACCESS_KEY_SECRET": SECRET + " "})
    if "secret-characters" not in [item["warning"] for item in documents[0]["warnings"]]:
        yield "no warning"
    if SECRET.encode() in done.stdout + done.stderr:
        yield "the secret is shown"


def text_is_for_copying():
    done = call("sign", *PLACE, "--mode", "url", "--query", "x=" + "y" * 300, COLUMNS="40", **KEY)
    if b"y" * 300 not in done.stdout:
        yield "the URL is wrapped"
    if SECRET.encode() in done.stdout + done.stderr:
        yield "the secret is shown"


def what_is_written_in_another_way_is_the_same():
    plain = [*PLACE, "--date", "2023-12-03T12:12:12Z", "--sig", "v1"]
    wanted, _ = answers("sign", *plain, "--header", "x-oss-acl: private", **KEY)
    for arguments in (
            ["--method", "get"], ["-X", "Get"], ["--date", "2023-12-03T20:12:12+08:00"],
            ["--date", "2023-12-03T12:12:12.999Z"], ["--date", "2023-12-03 06:42:12-0530"],
            ["--header", "X-Oss-Acl:private"], ["--header", "x-oss-acl:   private\t"]):
        more = [] if arguments[0] == "--header" else ["--header", "x-oss-acl: private"]
        found, _ = answers("sign", *plain, *more, *arguments, **KEY)
        yield from differ(str(arguments), found[0]["signature"], wanted[0]["signature"])


def warnings_name_what_they_are_about():
    table = [
        (["--bucket", ""], "bucket-missing", None), (["--bucket", "De_mo"], "bucket-name", "De_mo"),
        (["--endpoint", "photos.oss-cn-hangzhou.aliyuncs.com"], "bucket-differs", "photos"),
        (["--key", "a" * 1024], "key-length", None), (["--key", "a/../b"], "key-dots", None),
        (["--key", os.fsdecode(b"\xd6\xd0")], "key-not-utf8", None),
        (["--product", "s3"], "product-unknown", "s3"),
        (["--region", "hangzhou"], "region-form", "hangzhou"),
        (["--header", "x-oss-content-sha256: e3b0"], "payload-form", None),
        (["--sig", "v1", "--mode", "url", "--expires", "0"], "expires-past", None),
        (["--mode", "url", "--expires", "604801"], "expires-range", None),
        (["--sig", "v1", "-H", "Content-Type: a", "-H", "content-type: b"], "header-repeated",
         "content-type"),
        (["--query", "x-oss-signature=a"], "signed-twice", None),
        (["--mode", "post", "--policy", "{"], "policy-form", None),
        (["--mode", "post", "--policy",
          '{"expiration":"2099-01-01T00:00:00Z","conditions":[{"bucket":"b"}]}'],
         "policy-condition", "bucket"),
    ]
    for arguments, warning, subject in table:
        documents, done = answers("sign", *PLACE, *arguments, **KEY)
        found = [(item["warning"], item["subject"]) for item in documents[0]["warnings"]]
        yield from differ(str(arguments)[:60], found, [(warning, subject)])
        yield from differ(f"{warning} exits with", done.returncode, 0)


def help_fits_a_terminal():
    for command in ("sign", "compare"):
        lines = call(command, "--help").stdout.decode().splitlines()
        yield from (f"{len(line)} columns: {line}" for line in lines if len(line) > 80)


def keys_need_not_be_text():
    documents, done = answers("sign", "--mode", "url", "--bucket", "demo", "--endpoint",
                              "oss-cn-hangzhou.aliyuncs.com", "--key", os.fsdecode(b"a\xff\xe4"),
                              **KEY)
    yield from differ("exit status", done.returncode, 0)
    if "/a%FF%E4?" not in documents[0]["url"]:
        yield documents[0]["url"]


tap.run([
    every_vector_comes_out,
    every_published_vector_comes_out,
    what_is_not_complete_is_refused,
    region_and_endpoint_tell_each_other,
    the_url_addresses_the_bucket_as_asked,
    the_secret_comes_from_a_file_too,
    a_blank_in_the_secret_is_told_but_not_shown,
    text_is_for_copying,
    what_is_written_in_another_way_is_the_same,
    warnings_name_what_they_are_about,
    help_fits_a_terminal,
    keys_need_not_be_text,
])
