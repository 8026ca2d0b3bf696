#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ossicle-cli send, against a server on loopback that records what it gets and answers as told."""

import base64
import hashlib
import hmac
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse

import jsonschema
import tap
from program import PROGRAM, ROOT, call, differ, value

HERE = pathlib.Path(__file__).parent
SCHEMA = json.loads((HERE / "diagnosis.schema.json").read_text(encoding="utf-8"))
HOST = "demo.oss-cn-hangzhou.aliyuncs.com"
ID = "67D3E6F3A1B2C33936D4E5F6"
SECRET = "zQ9zQ9zQ9zQ9zQ9zQ9zQ9zQ9zQ9zQ9"
KEY = {"OSS_ACCESS_KEY_ID": "LTAI5tExampleWxyz", "OSS_ACCESS_KEY_SECRET": SECRET}
BODY = f"""<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>NoSuchKey</Code>
  <Message>The specified key does not exist.</Message>
  <RequestId>{ID}</RequestId>
  <HostId>{HOST}</HostId>
  <Key>a</Key>
  <EC>0026-00000001</EC>
</Error>
""".encode()
OURS = (f"Server: AliyunOSS\r\nDate: Fri, 14 Mar 2025 08:21:07 GMT\r\n"
        f"Content-Length: {len(BODY)}\r\nx-oss-request-id: {ID}\r\nx-oss-server-time: 3\r\n\r\n")
NO_SUCH_KEY = b"HTTP/1.1 404 Not Found\r\n" + OURS.encode() + BODY


class Server(threading.Thread):
    """Answers each request with the next of some answers, the last again and again."""

    def __init__(self, *answers):
        super().__init__(daemon=True)
        self.answers = list(answers) or [NO_SUCH_KEY]
        self.requests = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def run(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                self.requests.append(self.read(connection))
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if answer is None:
                    time.sleep(30)
                else:
                    connection.sendall(answer)

    @staticmethod
    def read(connection):
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        while length and len(body) < int(length[1]):
            body += connection.recv(65536)
        return head + b"\r\n\r\n" + body

    @property
    def resolve(self):
        return ["--resolve", f"{HOST}:{self.port}:127.0.0.1"]

    @property
    def oss(self):
        return f"http://{HOST}:{self.port}/"

    def fields(self, at=-1):
        """The header fields of a request that came, names in lower case."""
        lines = self.requests[at].partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
        return {name.lower(): text.strip() for name, _, text in
                (line.partition(":") for line in lines)}


def send(*arguments, **more):
    quiet = {"GIO_USE_PROXY_RESOLVER": "dummy", "GIO_USE_VFS": "local", "OSS_ACCESS_KEY_ID": "",
             "OSS_ACCESS_KEY_SECRET": "", "OSS_SESSION_TOKEN": ""}
    if not any("proxy" in name.lower() for name in more):
        quiet["no_proxy"] = "*"
    return call("send", *arguments, **(quiet | more))


def document(*arguments, **more):
    done = send(*arguments, "--json", **more)
    return json.loads(done.stdout), done


def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wrong_use_is_told():
    server = Server()
    with tempfile.TemporaryDirectory() as folder:
        prose = pathlib.Path(folder, "prose.txt")
        prose.write_text("no request", encoding="utf-8")
        table = [
            [], [server.url, server.url], [server.url, "--curl", "curl http://h/"],
            ["ftp://h/"], ["nonsense"], [server.url, "-H", "no colon"],
            [server.url, "-H", "a b: c"],
            [server.url, "-H", "a: b\r\nc: d"], [server.url, "-X", "G T"],
            [server.url, "--raw", "--json"],
            [server.url, "--profile", "mine", "--secret-file", "-"],
            [server.url, "--data", "x"],
            [server.url, "-X", "PUT", "--data", "x", "--data-file", "y"],
            [server.url, "--sign", "v2"], [server.url, "--sign", "v4"],
            [server.url, "--timeout", "-5"], [server.url, "--max-body", "x"],
            ["--curl", "wget http://h/"], ["--curl", "curl 'http://h/"], ["--http", str(prose)],
            ["--har", str(prose)], ["--nonsense"],
        ]
        for arguments in table:
            done = send(*arguments)
            yield from differ(f"{arguments} exits with", done.returncode, 2)
            if done.stdout or not done.stderr:
                yield f"{arguments}: {done.stdout!r} {done.stderr!r}"
        done = send(server.url, "--sign", "v4", **KEY)
        yield from differ("V4 without a region exits with", done.returncode, 2)
    yield from differ("requests that went out", server.requests, [])


def failures_are_told_in_one_line():
    silent = Server(None)
    table = [
        ([f"http://127.0.0.1:{closed_port()}/"], "refused"),
        (["http://no-such-host.invalid/"], "name"),
        ([Server(b"").url], "closed"),
        ([Server(b"SSH-2.0-x\r\n\r\n").url], "not HTTP"),
        ([Server(b"HTTP/1.1 200 OK\r\n" + OURS.encode() + b"x").url], "not whole|before the body"),
        ([silent.url, "--timeout", "1"], "no byte"),
        ([Server().url, "-X", "PUT", "--data-file", "/nonexistent"], "could not be read"),
        ([Server().url, "--cacert", "/nonexistent"], "authorities"),
        ([Server().url, "--proxy", f"http://127.0.0.1:{closed_port()}"], "proxy|refused"),
        (["--http", "/nonexistent"], "nonexistent"),
        (["--har", "/nonexistent#2"], "nonexistent"),
        ([Server().url, "--resolve", "nonsense"], "HOST:PORT:ADDRESS"),
    ]
    for arguments, words in table:
        done = send(*arguments)
        text = done.stderr.decode()
        yield from differ(f"{arguments} exits with", done.returncode, 3)
        if text.count("\n") != 1 or not re.search(words, text):
            yield f"{arguments}: {text!r}"


def an_error_is_answered():
    server = Server()
    done = send(server.oss + "a", *server.resolve)
    text = done.stdout.decode()
    yield from differ("exits with", done.returncode, 0)
    yield from differ("first line", text.splitlines()[0], "HTTP/1.1 404 Not Found")
    for part in ("NoSuchKey", ID, "connect ", "of it in OSS: 3 ms"):
        if part not in text:
            yield f"{part!r} is not in {text!r}"


def json_is_of_the_schema():
    server = Server()
    for arguments, kind in [([server.oss + "a", *server.resolve], "cases"),
                            ([f"http://127.0.0.1:{closed_port()}/"], "others"),
                            ([Server(b"HTTP/1.1 200 OK\r\n\r\n\0\xff").url], "others")]:
        found, _ = document(*arguments)
        try:
            jsonschema.validate(found, SCHEMA)
        except jsonschema.ValidationError as error:
            yield f"{arguments}: {error.message} at {list(error.absolute_path)}"
        yield from differ(f"{arguments}: number of {kind}", len(found[kind]), 1)
        if "exchange" not in found:
            yield "no exchange"


def json_tells_the_exchange():
    server = Server()
    found, done = document(server.oss + "a?acl", "-H", "x-oss-meta-a: b", *server.resolve)
    one, exchange = found["cases"][0], found["exchange"]
    yield from differ("exits with", done.returncode, 0)
    for name, wanted in [("code", "NoSuchKey"), ("status", 404), ("request_id", ID),
                         ("bucket", "demo"), ("method", "GET"), ("request.x-oss-meta-a", "b")]:
        yield from differ(name, value(one, name), wanted)
    yield from differ("body", exchange["response"]["body"].encode(), BODY)
    yield from differ("peer", exchange["peer"], f"127.0.0.1:{server.port}")
    yield from differ("failure", exchange["failure"], None)
    yield from differ("tls", exchange["tls"], None)
    shown = {field["name"].lower(): field["value"] for field in exchange["request"]["headers"]}
    yield from differ("headers shown", shown, server.fields())
    if not 0 <= exchange["timings"]["response_start"] <= exchange["timings"]["response_end"]:
        yield str(exchange["timings"])
    found, done = document(f"http://127.0.0.1:{closed_port()}/")
    yield from differ("refused exits with", done.returncode, 3)
    yield from differ("failure", found["exchange"]["failure"]["id"], "refused")
    yield from differ("response", found["exchange"]["response"], None)


def redirects_are_followed_only_when_asked():
    server = Server()
    moved = f"HTTP/1.1 302 Found\r\nLocation: {server.url}b\r\nContent-Length: 0\r\n\r\n".encode()
    found, _ = document(Server(moved).url)
    yield from differ("status", found["exchange"]["response"]["status"], 302)
    found, _ = document("--curl", f"curl -L {Server(moved).url}")
    yield from differ("status", found["exchange"]["response"]["status"], 404)
    yield from differ("redirects", [one["response"]["status"] for one in
                                    found["exchange"]["redirects"]], [302])


def raw_is_what_came():
    done = send(Server().url, "--raw")
    yield from differ("raw", done.stdout, NO_SUCH_KEY)
    done = send(Server().url, "--raw", "--max-body", "5")
    yield from differ("raw, cut", done.stdout, NO_SUCH_KEY[:-len(BODY) + 5])
    if b"--max-body" not in done.stderr:
        yield f"the cut is not told: {done.stderr!r}"


def requests_come_from_everywhere():
    server = Server()
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            path = pathlib.Path(folder, name)
            path.write_text(text, encoding="utf-8")
            return str(path)

        host = f"127.0.0.1:{server.port}"
        entries = [{"request": {"method": "GET", "url": server.url + name, "headers": []},
                    "response": {"status": status}} for name, status in [("1", 200), ("2", 403)]]
        archive = write("x.har", json.dumps({"log": {"entries": entries}}))
        table = [
            ([server.url + "k?a=%20b"], "", "GET /k?a=%20b", ""),
            ([server.url, "-X", "DELETE"], "", "DELETE /", ""),
            ([server.url, "-X", "PUT", "--data", "@x"], "", "PUT /", "@x"),
            ([server.url, "-X", "PUT", "--data-file", write("body", "from a file")], "", "PUT /",
             "from a file"),
            ([server.url, "-X", "PUT", "--data-file", "-"], "typed", "PUT /", "typed"),
            (["--curl", f"curl -d x=1 {server.url}c"], "", "POST /c", "x=1"),
            (["--curl", "-"], f"$ curl {server.url}d", "GET /d", ""),
            (["--curl", f"Invoke-WebRequest {server.url}p -Method Put -Body y"], "", "PUT /p", "y"),
            (["--http", write("raw", f"POST /h HTTP/1.1\r\nHost: {host}\r\nA: b\r\n\r\nz")], "",
             "POST /h", "z"),
            (["--http", "-"], f"GET /i HTTP/1.1\nHost: {host}\n\n", "GET /i", ""),
            (["--har", archive], "", "GET /2", ""), (["--har", archive + "#1"], "", "GET /1", ""),
            (["--har", archive + "#2", "-X", "PUT", "--data", "q"], "", "PUT /2", "q"),
        ]
        for arguments, text, line, body in table:
            done = send(*arguments, text=text)
            yield from differ(f"{arguments} exits with", done.returncode, 0)
            head, _, came = server.requests[-1].partition(b"\r\n\r\n")
            first = head.decode().splitlines()[0]
            yield from differ(f"{arguments}: line", first, line + " HTTP/1.1")
            yield from differ(f"{arguments}: body", came.decode(), body)
        done = send("--har", archive + "#3")
        yield from differ("an entry that is not there exits with", done.returncode, 2)


def a_header_takes_the_place_of_its_name():
    server = Server()
    send("--curl", f"curl {server.url} -H 'A: 1' -A me", "-H", "a: 2", "-H", "a: 3", "-H", "E:")
    lines = server.requests[-1].decode().split("\r\n")
    yield from differ("a", [line for line in lines if line.lower().startswith("a:")],
                      ["a: 2", "a: 3"])
    if "User-Agent: me" not in lines or not any(line.rstrip() == "E:" for line in lines):
        yield str(lines)


def v1_string(method, fields, resource, date):
    own = sorted((name, text) for name, text in fields.items() if name.startswith("x-oss-"))
    return "\n".join([method, fields.get("content-md5", ""), fields.get("content-type", ""), date,
                      *(f"{name}:{text}" for name, text in own), resource])


def v1(text):
    return base64.b64encode(hmac.digest(SECRET.encode(), text.encode(), "sha1")).decode()


def v4(scope, text):
    key = b"aliyun_v4" + SECRET.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def v4_text(method, fields, query, scope, date):
    own = sorted((name, text) for name, text in fields.items()
                 if name.startswith("x-oss-") or name in ("content-type", "content-md5"))
    pairs = sorted((urllib.parse.quote(name, ""), urllib.parse.quote(text, ""))
                   for name, text in query)
    quoted = "&".join(name + ("=" + text if text else "") for name, text in pairs)
    request = "\n".join([method, "/demo/a%20b", quoted,
                         *(f"{name}:{text}" for name, text in own), "", "", "UNSIGNED-PAYLOAD"])
    digest = hashlib.sha256(request.encode()).hexdigest()
    return "\n".join(["OSS4-HMAC-SHA256", date, scope, digest])


def signatures_are_what_oss_works_out():
    server = Server()
    extra = ["-H", "x-oss-meta-a: b", "-H", "Content-Type: text/plain", *server.resolve]
    url = server.oss + "a%20b?acl&x=1"
    send(url, "--sign", "v1", *extra, **KEY)
    fields = server.fields()
    date = fields.get("x-oss-date") or fields["date"]
    text = v1_string("GET", fields, "/demo/a b?acl", date)
    yield from differ("V1", fields["authorization"], "OSS LTAI5tExampleWxyz:" + v1(text))

    send(url, "--sign", "v4", *extra, OSS_SESSION_TOKEN="token", **KEY)
    fields = server.fields()
    scope = f"{fields['x-oss-date'][:8]}/cn-hangzhou/oss/aliyun_v4_request"
    text = v4_text("GET", fields, [("acl", ""), ("x", "1")], scope, fields["x-oss-date"])
    yield from differ("V4", fields["authorization"].partition("Signature=")[2], v4(scope, text))
    yield from differ("token", fields["x-oss-security-token"], "token")

    send(url, "--sign", "v4-url", "--expires", "60", *extra, **KEY)
    line = server.requests[-1].decode().split(" ")[1]
    query = dict(urllib.parse.parse_qsl(line.partition("?")[2], keep_blank_values=True))
    fields, signature = server.fields(), query.pop("x-oss-signature")
    text = v4_text("GET", fields, query.items(), scope, query["x-oss-date"])
    yield from differ("V4 in the URL", signature, v4(scope, text))
    yield from differ("expires", query["x-oss-expires"], "60")

    send(url, "--sign", "v1-url", *extra, **KEY)
    line = server.requests[-1].decode().split(" ")[1]
    query = dict(urllib.parse.parse_qsl(line.partition("?")[2], keep_blank_values=True))
    text = v1_string("GET", server.fields(), "/demo/a b?acl", query["Expires"])
    yield from differ("V1 in the URL", query["Signature"], v1(text))

    send(url, "--sign", "none", *extra, **KEY)
    if "authorization" in server.fields():
        yield "signed with --sign none"


def a_secret_comes_from_a_file():
    server = Server()
    done = send(server.oss, "--sign", "v1", "--secret-file", "-", *server.resolve,
                text=SECRET + "\nthe token\n", OSS_ACCESS_KEY_ID="LTAI5tExampleWxyz")
    yield from differ("exits with", done.returncode, 0)
    yield from differ("token", server.fields().get("x-oss-security-token"), "the token")


def secrets_are_never_printed():
    server = Server()
    for way in ("v1", "v4", "v1-url", "v4-url"):
        for form in ([], ["--json"]):
            done = send(server.oss + "a", "--sign", way, *form, *server.resolve,
                        OSS_SESSION_TOKEN="zQ9token", **KEY)
            fields, line = server.fields(), server.requests[-1].decode().split(" ")[1]
            query = dict(urllib.parse.parse_qsl(line.partition("?")[2]))
            sent = fields.get("authorization", "").rpartition("Signature=")[2].rpartition(":")[2]
            sent = sent or query.get("Signature") or query.get("x-oss-signature")
            output = done.stdout.decode() + done.stderr.decode()
            if "zQ9" in output or sent in output or urllib.parse.quote(sent, "") in output:
                yield f"{way} {form}: a secret or the signature is printed"


def the_proxy_is_the_environments():
    server = Server()
    proxy, url = f"127.0.0.1:{server.port}", "http://demo.invalid/a"
    table = [({"http_proxy": proxy}, [], True), ({"http_proxy": "http://" + proxy}, [], True),
             ({"all_proxy": proxy}, [], True), ({"ALL_PROXY": proxy}, [], True),
             ({"HTTP_PROXY": proxy}, [], False), ({"https_proxy": proxy}, [], False),
             ({"http_proxy": proxy}, ["--proxy", ""], False), ({}, ["--proxy", proxy], True),
             ({"http_proxy": proxy, "no_proxy": "x, .INVALID"}, [], False),
             ({"http_proxy": proxy, "NO_PROXY": "*"}, [], False),
             ({"http_proxy": proxy, "no_proxy": "mo.invalid,demo"}, [], True)]
    for environment, arguments, proxied in table:
        server.requests.clear()
        done = send(url, *arguments, **environment)
        yield from differ(f"{environment} {arguments} exits with", done.returncode,
                          0 if proxied else 3)
        yield from differ(f"{environment} {arguments} sends", [line[:29] for line in
                                                               server.requests],
                          [b"GET http://demo.invalid/a HTTP"[:29]] if proxied else [])


def an_interrupt_ends_it():
    for number in (signal.SIGINT, signal.SIGTERM):
        server = Server(None)
        with subprocess.Popen([PROGRAM, "send", server.url], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE,
                              env=os.environ | {"GIO_USE_PROXY_RESOLVER": "dummy"}) as process:
            for _ in range(500):
                if server.requests:
                    break
                time.sleep(0.01)
            began = time.monotonic()
            process.send_signal(number)
            _, error = process.communicate(timeout=20)
        yield from differ("exits with", process.returncode, 3)
        if error.count(b"\n") != 1 or b"stopped" not in error:
            yield f"{error!r}"
        if time.monotonic() - began > 5:
            yield f"it took {time.monotonic() - began:.1f} s to stop"


tap.run([
    wrong_use_is_told,
    failures_are_told_in_one_line,
    an_error_is_answered,
    json_is_of_the_schema,
    json_tells_the_exchange,
    redirects_are_followed_only_when_asked,
    raw_is_what_came,
    requests_come_from_everywhere,
    a_header_takes_the_place_of_its_name,
    signatures_are_what_oss_works_out,
    a_secret_comes_from_a_file,
    secrets_are_never_printed,
    the_proxy_is_the_environments,
    an_interrupt_ends_it,
])
