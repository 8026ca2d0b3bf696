#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ossicle-cli sign and send with --profile, on a keyring of their own."""

import http.server
import sys
import tempfile
import threading

import keyring
import tap
from program import answers, call, differ

KEEP = sys.argv[3]
SECRET = "PlantedSecret30charsAAAABBBBCC"
TOKEN = "CAISplantedToken0123456789abcdef=="
AT = ["--bucket", "demo", "--key", "a", "--date", "2026-01-01T00:00:00Z"]
HANGZHOU = ["--endpoint", "oss-cn-hangzhou.aliyuncs.com"]
BY_HAND = {"OSS_ACCESS_KEY_ID": "LTAI5tWork", "OSS_ACCESS_KEY_SECRET": SECRET,
           "OSS_SESSION_TOKEN": ""}


class Server(http.server.BaseHTTPRequestHandler):
    seen = []

    def do_GET(self):
        self.seen.append(dict(self.headers))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def with_keyring(test):
    """Runs a test with four profiles in a keyring."""
    def wrapped():
        if keyring.missing():
            raise tap.Skip(f"there is no {keyring.missing()}")
        with tempfile.TemporaryDirectory() as folder, keyring.Keyring(folder) as own:
            own.keep(KEEP, "work", "LTAI5tWork", SECRET)
            own.keep(KEEP, "old", "LTAI5tOld", SECRET, version="v1", region="cn-beijing")
            own.keep(KEEP, "gone", "STS.Gone", SECRET, TOKEN, expiry=1000000000)
            own.keep(KEEP, "later", "STS.Later", SECRET, TOKEN, expiry=33000000000)
            yield from test(own.environment)
    wrapped.__name__ = test.__name__
    return wrapped


def sign(environment, *arguments):
    documents, done = answers("sign", *AT, *arguments, **environment)
    return documents[0] if documents else {}, done


@with_keyring
def signs_as_with_the_key_itself(environment):
    table = [
        (["--profile", "work", *HANGZHOU], HANGZHOU),
        (["--profile=WORK", *HANGZHOU, "--sig", "v1"], [*HANGZHOU, "--sig", "v1"]),
        (["--profile", "work", "--mode", "url", *HANGZHOU], ["--mode", "url", *HANGZHOU]),
    ]
    for with_profile, by_hand in table:
        found, done = sign(environment, *with_profile)
        wanted, _ = sign(environment | BY_HAND, *by_hand)
        yield from differ(f"{with_profile} exits with", done.returncode, 0)
        yield from differ(f"{with_profile}", found, wanted)
        yield from differ(f"{with_profile} says", done.stderr, b"")


@with_keyring
def defaults_stand_behind_options(environment):
    table = [
        (["--profile", "old"], "OSS LTAI5tOld:"),
        (["--profile", "old", "--sig", "v4"], "/cn-beijing/oss/"),
        (["--profile", "old", "--sig", "v4", *HANGZHOU], "/cn-hangzhou/oss/"),
        (["--profile", "old", "--sig", "v4", "--region", "cn-shenzhen"], "/cn-shenzhen/oss/"),
        (["--profile", "old", "--sig", "v4", "--endpoint", "files.example.com"],
         "/cn-beijing/oss/"),
    ]
    for arguments, part in table:
        found, done = sign(environment, *arguments)
        if part not in found.get("authorization", ""):
            yield f"{arguments}: {found.get('authorization')} {done.stderr.decode()}"


@with_keyring
def an_expired_token_is_told(environment):
    for name, warns in (("gone", True), ("later", False), ("work", False)):
        found, done = sign(environment, "--profile", name, *HANGZHOU)
        yield from differ(f"{name} exits with", done.returncode, 0)
        yield from differ(f"{name} warns", b"expired" in done.stderr, warns)
        if not found.get("signature"):
            yield f"{name}: no signature"


@with_keyring
def what_cannot_be_had_is_told(environment):
    table = [
        (["sign", *AT, *HANGZHOU, "--profile", "none"], 2, "work"),
        (["sign", *AT, *HANGZHOU, "--profile", "work", "--secret-file", "-"], 2, "--profile"),
        (["sign", *AT, *HANGZHOU, "--profile", "work", "--access-key-id", "x"], 2, "--profile"),
        (["send", "http://127.0.0.1:1/", "--profile", "none"], 2, "work"),
        (["send", "http://h/", "--profile", "work", "--secret-file", "-"], 2, "--profile"),
    ]
    for arguments, status, word in table:
        done = call(*arguments, text="x", **environment)
        yield from differ(f"{arguments} exits with", done.returncode, status)
        if word not in done.stderr.decode() or done.stdout:
            yield f"{arguments}: {done.stdout!r} {done.stderr!r}"


@with_keyring
def sends_as_the_profile_says(environment):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/demo/a"
    table = [
        (["--profile", "old"], "OSS LTAI5tOld:", None),
        (["--profile", "later", "--region", "cn-hangzhou"],
         "OSS4-HMAC-SHA256 Credential=STS.Later/", TOKEN),
        (["--profile", "old", "--sign", "v4"], "/cn-beijing/oss/", None),
        (["--profile", "old", "--sign", "none"], "", None),
    ]
    for arguments, authorization, token in table:
        Server.seen.clear()
        done = call("send", url, "--bucket", "demo", *arguments, **environment)
        headers = Server.seen[0] if Server.seen else {}
        yield from differ(f"{arguments} exits with", done.returncode, 0)
        if authorization not in headers.get("Authorization", ""):
            yield f"{arguments}: {headers} {done.stderr.decode()}"
        yield from differ(f"{arguments}: token", headers.get("x-oss-security-token"), token)
        yield from (f"{arguments} prints a secret" for word in (SECRET, TOKEN)
                    if word.encode() in done.stdout + done.stderr)
    server.shutdown()


def without_a_keyring_it_says_so():
    if keyring.missing():
        raise tap.Skip(f"there is no {keyring.missing()}")
    with tempfile.TemporaryDirectory() as folder, keyring.Keyring(folder, False) as own:
        for arguments in (["sign", *AT, *HANGZHOU], ["send", "http://127.0.0.1:1/"]):
            done = call(*arguments, "--profile", "work", **own.environment)
            yield from differ(f"{arguments} exits with", done.returncode, 3)
            if b"There is no keyring" not in done.stderr or done.stdout:
                yield f"{arguments}: {done.stdout!r} {done.stderr!r}"


tap.run([
    signs_as_with_the_key_itself,
    defaults_stand_behind_options,
    an_expired_token_is_told,
    what_cannot_be_had_is_told,
    sends_as_the_profile_says,
    without_a_keyring_it_says_so,
])
