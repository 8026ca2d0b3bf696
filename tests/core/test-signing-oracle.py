#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds our signatures against signing_oracle.py: every vector, and random requests of the awkward
kind from a fixed seed.

usage: test-signing-oracle.py SIGN-LINES [SEED [COUNT]]
"""

import collections
import json
import pathlib
import random
import subprocess
import sys

import signing_oracle
import tap

signer = sys.argv[1]
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 5
count = int(sys.argv[3]) if len(sys.argv) > 3 else 6000
VECTORS = pathlib.Path(__file__).parents[1] / "data" / "signing"

PIECES = ["a", "Z", "0", "9", " ", "+", "%", "~", "*", "'", "(", ")", "!", "/", "//", "?", "#", "&",
          "=", ";", ",", ":", "@", "$", "[", "]", "{", "}", "|", "\\", "^", "`", "<", ">", '"',
          "中", "文", "é", "e\u0301", "😀", "\u200d", "\u00a0", "\t", "\n", "\x01", "\x7f", "%20",
          "%2F", "%E4", "%zz", "..", ".", "./", "-", "_", "\u202e", "\ufeff", "ﬀ", "İ"]
PARAMETERS = sorted(signing_oracle.SUB_RESOURCES - {"security-token", "x-oss-security-token"}) + [
    "x-oss-custom", "foo", "prefix", "Prefix", "max-keys", "list-type", "ACL", "Acl",
    "x-OSS-process", "+param", "|param", "a b", "目录", "acl ", "_c", "-d", "regions", "uploadid",
    "versionId2", "~", "*"]
HEADERS = ["Content-Type", "content-type", "CONTENT-MD5", "Content-MD5", "x-oss-meta-a",
           "X-OSS-Meta-B", "x-oss-acl", "x-oss-", "x-ossish", "x-oss-meta-a_b", "x-oss-meta-a-b",
           "x-oss-meta-a1", "Range", "Host", "If-Match", "If-None-Match", "Abc", "ZAbc",
           "User-Agent", "Content-Length", "Cache-Control", "x-oss-object-acl", "X-OSS-META-c.d",
           "x-amz-date"]
VALUES = ["", "v", " padded ", "\tv\t", "two  inner   spaces", "名字é", "http://a:80/x?y=z",
          "text/HTML; Charset=UTF-8", "eB5eJF1ptWaXm4bijSPyxw==", "a,b", "a, b", "v\u00a0",
          "\u3000v\u3000", '"q"', " ", "\t", "bytes=0-9", "😀", "x" * 300]
DATES = ["2023-12-03T12:12:12Z", "2024-02-29T23:59:59Z", "1970-01-01T00:00:00Z",
         "2023-12-31T23:59:59Z", "2024-01-01T00:00:00Z", "2024-01-01T07:59:59+08:00",
         "2024-01-01T00:00:00-05:30", "2038-01-19T03:14:08Z", "2100-02-28T23:59:59Z",
         "2000-02-29T00:00:00.750Z", "2106-02-07T06:28:16Z", "2023-03-05T01:02:03Z"]
ENDPOINTS = ["oss-cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou-internal.aliyuncs.com",
             "oss-accelerate.aliyuncs.com", "oss-accelerate-overseas.aliyuncs.com",
             "oss-us-west-1.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com:8443",
             "s3.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou.oss.aliyuncs.com",
             "oss.aliyuncs.com"]
POLICIES = ["{}", "[", " {\n \"conditions\": [ ] }\r\n", "名字😀", "a" * 5000,
            '{"expiration":"2030-01-01T00:00:00.000Z","conditions":[["eq","$key","a b+c%"]]}']


def random_text(chance, most):
    return "".join(chance.choice(PIECES) for _ in range(chance.randrange(most + 1)))


def random_query(chance):
    for _ in range(chance.choice([0, 0, 1, 2, 3, 6, 10])):
        own = chance.random() < 0.2
        name = (random_text(chance, 4) or "n") if own else chance.choice(PARAMETERS)
        yield [name, chance.choice([None, "", "1", random_text(chance, 6)])]


def random_headers(chance):
    """Content headers and Host only once: what two of them mean is nowhere said."""
    seen = set()
    for _ in range(chance.choice([0, 0, 1, 2, 4, 7])):
        name = chance.choice(HEADERS)
        if name.lower() in seen and not name.lower().startswith("x-oss-"):
            continue
        seen.add(name.lower())
        yield [name, chance.choice(VALUES)]


def random_case(chance):
    bucket = chance.choice(["examplebucket", "b-1", "a" * 63, ""])
    key = random_text(chance, 8) if chance.random() < 0.9 else "k" * chance.choice([255, 1023])
    return {
        "sig": chance.choice(["v1", "v4"]),
        "mode": chance.choice(["header", "header", "url", "url", "post"]),
        "ak": chance.choice(["LTAI5tExampleKeyId00001", "STS.NUgYrLnoC37mZZCNnAbez", "ak"]),
        "sk": chance.choice(["ExampleSecret30charsAAAABBBBCC", "sk", "s" * 200]),
        "token": chance.choice(["", "", "CAIStoken+with/special=chars==", "t" * 900]),
        "date": chance.choice(DATES),
        "region": chance.choice(["cn-hangzhou", "us-west-1", "cn-hangzhou-finance", "cb-123"]),
        "product": chance.choice(["oss", "oss", "oss", "oss-cloudbox"]),
        "scheme": chance.choice(["http", "https"]),
        "method": chance.choice(["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"]),
        "bucket": bucket,
        "key": key if bucket else "",
        "query": list(random_query(chance)),
        "headers": list(random_headers(chance)),
        "additional": [chance.choice(HEADERS + ["host", "HOST", "if-range", "Date"])
                       for _ in range(chance.choice([0, 0, 0, 1, 3]))],
        "endpoint": chance.choice(ENDPOINTS),
        "expires": chance.choice([1, 600, 3600, 604800]),
        "policy": chance.choice(POLICIES),
    }


def comparable(name, value):
    """A URL's parameters have no order."""
    if name != "url" or not value:
        return value
    base, _, query = value.partition("?")
    return base, sorted(query.split("&"))


def differences(wanted, found):
    return [f"{name}: {found.get(name, '')!r}, not {value!r}" for name, value in wanted.items()
            if comparable(name, found.get(name, "")) != comparable(name, value)]


def vectors_agree_with_the_oracle():
    for name in ("vectors.json", "published.json"):
        for vector in json.loads((VECTORS / name).read_text(encoding="utf-8")):
            found = signing_oracle.sign(vector["input"])
            yield from (f"{vector['id']}: {problem}"
                        for problem in differences(vector["expected"], found))


def random_requests_agree():
    chance = random.Random(seed)
    cases = [random_case(chance) for _ in range(count)]
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    done = subprocess.run([signer], input=lines.encode(), capture_output=True, check=True,
                          timeout=120)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for case, ours in zip(cases, found, strict=True):
        problems = differences(signing_oracle.sign(case), ours)
        yield from problems
        if problems:
            yield json.dumps(case)
    print(f"# {dict(collections.Counter((case['sig'], case['mode']) for case in cases))}")


tap.run([vectors_agree_with_the_oracle, random_requests_agree])
