#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds our signatures against those of ali-oss, the client for Node.js: 1,000 random requests a
scheme, from a fixed seed.

Two differences of ali-oss are known, and both change the signature: it sorts V4's parameters as a
dictionary does and not byte by byte, and it signs "name=" where the value is empty and not missing.
Where its canonical request differs in nothing else, ours must be that one put right, signed by
Python's own functions; such requests are counted.

usage: test-signing-ali-oss.py SIGN-LINES FOLDER
"""

import collections
import hashlib
import hmac
import json
import pathlib
import shutil
import subprocess
import sys
import urllib.parse

import tap

VERSION = "6.23.0"
COUNT = 1000
PATIENCE = 120
SCHEMES = ["v1-header", "v1-url", "v4-header", "v4-url"]

signer, folder = sys.argv[1], pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).parent


def install():
    """The client in the build's own folder; from the second time on it is there."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise tap.Skip("no node or no npm")
    package = folder / "node_modules" / "ali-oss" / "package.json"
    if package.exists() and json.loads(package.read_text())["version"] == VERSION:
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n')
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts",
               f"ali-oss@{VERSION}"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                              timeout=PATIENCE)
    except subprocess.TimeoutExpired as slow:
        raise tap.Skip(f"npm does not bring ali-oss {VERSION} in {PATIENCE} s") from slow
    if done.returncode != 0:
        raise tap.Skip(f"npm does not bring ali-oss {VERSION}: {done.stderr[-200:]!r}")


def make_cases():
    install()
    made = subprocess.run(["node", here / "ali-oss-cases.js", folder, str(COUNT)],
                          capture_output=True, check=True, timeout=120).stdout
    return [json.loads(line) for line in made.splitlines()]


def sign(cases):
    lines = "".join(json.dumps(case["input"]) + "\n" for case in cases)
    done = subprocess.run([signer], input=lines.encode(), capture_output=True, check=True,
                          timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def put_right(canonical):
    """A canonical request of ali-oss with its parameters sorted by bytes and "name=" as "name"."""
    lines = canonical.split("\n")
    pairs = [pair.partition("=") for pair in lines[2].split("&")] if lines[2] else []
    lines[2] = "&".join(name + (f"={value}" if value else "")
                        for name, _, value in sorted(pairs, key=lambda pair: pair[0].encode()))
    return "\n".join(lines)


def v4_signature(canonical, given):
    """V4's signature, by Python's own functions."""
    def step(key, text):
        return hmac.new(key, text.encode(), hashlib.sha256).digest()
    scope = f"20231203/{given['region']}/oss/aliyun_v4_request"
    text = "\n".join(["OSS4-HMAC-SHA256", "20231203T121212Z", scope,
                      hashlib.sha256(canonical.encode()).hexdigest()])
    key = step(("aliyun_v4" + given["sk"]).encode(), "20231203")
    for part in (given["region"], "oss", "aliyun_v4_request"):
        key = step(key, part)
    return step(key, text).hex()


def split(url):
    """A URL without its signature, the query as a set; and the signature."""
    parts = urllib.parse.urlsplit(url)
    pairs = [tuple(urllib.parse.unquote(half) for half in pair.partition("=")[::2])
             for pair in parts.query.split("&") if pair]
    signature = [value for name, value in pairs if name in ("Signature", "x-oss-signature")]
    rest = sorted(pair for pair in pairs if pair[0] not in ("Signature", "x-oss-signature"))
    return (parts.scheme, parts.netloc, urllib.parse.unquote(parts.path), rest), signature


def check_v1_header(case, ours):
    yield from (f"{name}: {ours[name]!r}, not {wanted!r}"
                for name, wanted in case["expected"].items() if ours[name] != wanted)


def check_v1_url(case, ours):
    if split(ours["url"]) != split(case["expected"]["url"]):
        yield f"{ours['url']}, not {case['expected']['url']}"


def is_known(case, ours):
    """Whether all that ali-oss does otherwise is what is known of it."""
    theirs = case["expected"]["canonical_request"]
    return ours["canonical_request"] == put_right(theirs) != theirs and \
        ours["signature"] == v4_signature(ours["canonical_request"], case["input"])


def check_v4_header(case, ours, known):
    if ours["authorization"] == case["expected"]["authorization"]:
        return
    if is_known(case, ours):
        known["v4-header"] += 1
    else:
        yield f"{ours['canonical_request']!r}, not {case['expected']['canonical_request']!r}"


def check_v4_url(case, ours, known):
    our_rest, our_signature = split(ours["url"])
    their_rest, their_signature = split(case["expected"]["url"])
    if our_rest != their_rest:
        yield f"{ours['url']}, not {case['expected']['url']}"
    elif our_signature == their_signature:
        return
    elif is_known(case, ours):
        known["v4-url"] += 1
    else:
        yield f"{ours['canonical_request']!r}, not {case['expected']['canonical_request']!r}"


def every_scheme_agrees():
    cases = make_cases()
    known = collections.Counter()
    seen = collections.Counter()
    for case, ours in zip(cases, sign(cases), strict=True):
        scheme = case["scheme"]
        seen[scheme] += 1
        if scheme == "v1-header":
            yield from check_v1_header(case, ours)
        elif scheme == "v1-url":
            yield from check_v1_url(case, ours)
        elif scheme == "v4-header":
            yield from check_v4_header(case, ours, known)
        else:
            yield from check_v4_url(case, ours, known)
    print(f"# {dict(seen)}; known differences of ali-oss: {dict(known)}")
    yield from (f"{scheme}: {seen[scheme]} requests" for scheme in SCHEMES
                if seen[scheme] != COUNT)
    # If nearly all were excused, the test would prove nothing.
    yield from (f"{scheme}: {excused} of {COUNT} are excused"
                for scheme, excused in known.items() if excused > COUNT / 2)


tap.run([every_scheme_agrees])
