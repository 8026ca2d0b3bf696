#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/2 is agreed on where the server offers it, and is told. The server is that of Node."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import tap
from program import PROGRAM

SERVER = """
const pem = require("fs").readFileSync(process.argv[1]);
const server = require("http2").createSecureServer({key: pem, cert: pem, allowHTTP1: true},
  (request, response) => {
    response.writeHead(403, {"server": "AliyunOSS"});
    response.end("<Error><Code>AccessDenied</Code><Message>" + request.httpVersion +
      " " + request.headers["x-one"] + "</Message></Error>");
  });
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
"""


def it_is_agreed_on_and_shown():
    if not shutil.which("node") or not shutil.which("openssl"):
        raise tap.Skip("no node, or no openssl")
    script = pathlib.Path(sys.argv[2], "tests/net/certificates.sh")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["sh", script, folder], capture_output=True, check=True)
        with subprocess.Popen(["node", "-e", SERVER, f"{folder}/good.pem"],
                              stdout=subprocess.PIPE) as server:
            try:
                port = int(server.stdout.readline())
                done = subprocess.run([PROGRAM, "send", "--json", "--proxy", "", "--cacert",
                                       f"{folder}/known.crt", "-H", "x-one: 1",
                                       f"https://127.0.0.1:{port}/a"], capture_output=True,
                                      timeout=60, check=False)
            finally:
                server.terminate()
    if done.returncode != 0:
        yield f"ended with {done.returncode}: {done.stderr}"
        return
    answer = json.loads(done.stdout)["exchange"]["response"]
    if answer["version"] != "HTTP/2" or answer["status"] != 403:
        yield f"{answer['version']} {answer['status']}"
    if "<Message>2.0 1</Message>" not in answer["body"]:
        yield f"the server saw something else: {answer['body']}"


tap.run([it_is_agreed_on_and_shown])
