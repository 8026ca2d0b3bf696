#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is signed here is accepted by a server that checks it by the rules, and what is signed with
another secret, or changed on its way, is not."""

import json
import os
import subprocess
import sys
import urllib.parse

import tap
import verifying_server

program = sys.argv[1]
ID = "LTAI5tExampleKeyId00001"
SECRET = "ExampleSecret30charsAAAABBBBCC"
TOKEN = "CAIS9/example+of/a+token=="
KEYS = ["cat.jpg", "a%20b+c/%25d", "%E7%85%A7%E7%89%87/%E7%8C%AB.jpg", "a~b!(c)*", "x/"]
QUERIES = ["", "?acl", "?uploads&x=1&a=%2F+b", "?x-oss-process=image%2Fresize%2Cw_10&versionId="]


def run(server, key, query, sign, secret=SECRET, token=None, *more):
    environment = os.environ | {"OSS_ACCESS_KEY_ID": ID, "OSS_ACCESS_KEY_SECRET": secret}
    environment.pop("OSS_SESSION_TOKEN", None)
    if token:
        environment["OSS_SESSION_TOKEN"] = token
    url = f"http://127.0.0.1:{server.port}/photos/{key}{query}"
    return subprocess.run([program, "send", url, "--sign", sign, "--region", "cn-hangzhou", *more],
                          env=environment, capture_output=True, check=False)


def send(server, key, query, sign, secret=SECRET, token=None, *more):
    done = run(server, key, query, sign, secret, token, "--json", *more)
    if not done.stdout:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def takes_what_is_signed_right():
    server = verifying_server.VerifyingServer(ID, SECRET, "cn-hangzhou")
    for sign in ("v4", "v4-url"):
        for key in KEYS:
            for query in QUERIES:
                send(server, key, query, sign)
                if server.verdicts[-1:] != ["accepted"]:
                    yield f"{sign} {key}{query}: {server.verdicts[-1:]}"
    send(server, "a", "", "v4", SECRET, None, "-X", "PUT", "--data", "x", "-H",
         "Content-Type: text/plain", "-H", "x-oss-meta-a:  b ")
    if server.verdicts[-1] != "accepted":
        yield f"PUT: {server.verdicts[-1]}"


def takes_temporary_credentials():
    server = verifying_server.VerifyingServer(ID, SECRET, "cn-hangzhou", TOKEN)
    for sign in ("v4", "v4-url"):
        send(server, "a", "?acl", sign, SECRET, TOKEN)
    if server.verdicts != ["accepted", "accepted"]:
        yield server.verdicts


def refuses_another_secret():
    """What was signed and what the server signed are equal: that, it says, leaves the secret."""
    server = verifying_server.VerifyingServer(ID, SECRET, "cn-hangzhou")
    for sign in ("v4", "v4-url"):
        case = send(server, "a", "?acl", sign, SECRET + "D")["cases"][0]
        code = case["facts"]["code"]["value"]
        if code != "SignatureDoesNotMatch":
            yield f"{sign}: {code}"
        first = case["findings"][0]
        if (first["rule"], first["verdict"]) != ("secret-wrong", "cause"):
            yield f"{sign}: {first}"
        text = run(server, "a", "?acl", sign, SECRET + "D").stdout.decode()
        if first["title"] not in " ".join(text.split()):
            yield f"{sign}: not in its text: {first['title']}"


def prints_no_token():
    """The server sends back all that was signed, and with it the token."""
    server = verifying_server.VerifyingServer(ID, SECRET, "cn-hangzhou", TOKEN)
    data = TOKEN.encode()
    forms = [TOKEN, urllib.parse.quote(TOKEN, safe=""), data.hex(" "), data.hex()]
    for sign in ("v4", "v4-url"):
        case = send(server, "a", "?acl", sign, SECRET + "D", TOKEN)["cases"][0]
        if case["findings"][0]["rule"] != "secret-wrong":
            yield f"{sign}: {case['findings'][0]}"
        for more in ([], ["--json"]):
            done = run(server, "a", "?acl", sign, SECRET + "D", TOKEN, *more)
            printed = (done.stdout + done.stderr).decode().lower()
            yield from (f"{sign} {more}: {form}" for form in forms if form.lower() in printed)
    if set(server.verdicts) != {"SignatureDoesNotMatch"}:
        yield server.verdicts


def says_what_contradicts():
    """The bucket that was told is signed, but another is asked: that is said, and it goes out."""
    server = verifying_server.VerifyingServer(ID, SECRET, "cn-hangzhou")
    host = "photos.oss-cn-hangzhou.aliyuncs.com"
    for bucket, said in (("photos", False), ("other", True)):
        done = subprocess.run(
            [program, "send", f"http://{host}:{server.port}/a", "--sign", "v1", "--bucket", bucket,
             "--resolve", f"{host}:{server.port}:127.0.0.1", "--proxy", "", "--json"],
            env=os.environ | {"OSS_ACCESS_KEY_ID": ID, "OSS_ACCESS_KEY_SECRET": SECRET},
            capture_output=True, check=False)
        if (b"photos: " in done.stderr) != said or not done.stdout:
            yield f"{bucket}: {done.stderr.decode()}"


def refuses_what_the_server_is_not_for():
    """So that accepting means something."""
    server = verifying_server.VerifyingServer(ID, SECRET, "cn-beijing")
    send(server, "a", "", "v4")
    send(server, "a", "", "none")
    send(server, "a", "", "v4", SECRET, None, "-H", "x-oss-date: 20200101T000000Z")
    server.key_id = "another"
    server.region = "cn-hangzhou"
    send(server, "a", "", "v4")
    if server.verdicts != ["InvalidArgument", "AccessDenied", "RequestTimeTooSkewed",
                           "InvalidAccessKeyId"]:
        yield server.verdicts


tap.run([takes_what_is_signed_right, takes_temporary_credentials, refuses_another_secret,
         prints_no_token, says_what_contradicts,
         refuses_what_the_server_is_not_for])
