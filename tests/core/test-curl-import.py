#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the import of curl commands against curl itself: 40 commands of five dialects are run by
curl against a recording server on loopback, and imported; method, target, header fields and body
must be the same. Commands for cmd.exe and PowerShell, which are not here to take them apart, stand
beside the words that curl would get. Then each request is exported as a command again: imported
once more it must be the same to the byte, and run by curl it must send the same.

usage: test-curl-import.py CURL-TO-RAW CURL
"""
import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile
import threading

U = 'http://demo.oss-cn-hangzhou.aliyuncs.com:PORT'
JSON = '{"a": 1, "b": "x y"}'

# A command for sh or bash alone, or a command for another shell and the words it makes of it.
COMMANDS = [
    # sh
    f"curl {U}/a.txt",
    f"curl -v '{U}/a b.txt'".replace('a b', 'a%20b'),
    f"curl -XDELETE {U}/a.txt -H 'Date: Thu, 11 Aug 2016 01:44:50 GMT'",
    f"curl -sS -X PUT \"{U}/dir/x\" -H 'Authorization: OSS id:sig=' --data-raw 'hello'",
    f"curl -T file.bin {U}/up/",
    f"curl -T file.bin {U}/up/named.bin -H 'x-oss-meta-a: 1' -H 'X-Oss-Meta-A: 2'",
    f"curl --upload-file file.bin '{U}/k?partNumber=1&uploadId=ABC'",
    f"curl {U}/x -d a=1 -d b=2",
    f"curl {U}/x --data-binary @file.bin -H 'Content-Type: image/png'",
    f"curl {U}/x --data-binary @file.bin -H 'Content-Type:'",
    f"curl -G {U}/x -d prefix=a -d 'delimiter=/'",
    f"curl -G '{U}/x?list-type=2' --data-urlencode 'prefix=a b&c'",
    f"curl {U}/x --data-urlencode 'name=a/b +' --data-urlencode '=plain~'",
    f"curl -F key=a.jpg -F 'policy=eyJ9' -F 'file=@file.bin;type=image/jpeg' {U}/",
    f"curl -F 'file=@file.txt' -F 'note=<file.txt' {U}/",
    f"curl -F 'file=@file.bin;filename=other.bin' --form-string 'x=@y' {U}/",
    f"curl -u user:pass {U}/",
    f"curl -A 'my agent/1' -e http://referer.example/ {U}/a",
    f"curl -r 0-99 {U}/a -b 'c=d; e=f'",
    f"curl --json '{JSON}' {U}/j",
    f"curl -H 'Accept:' -H 'X-Empty;' {U}/a",
    f"curl {U}/a/../b/./c//d?e=../f",
    f"curl --path-as-is {U}/a/../b",
    f"curl {U}",
    f"curl '{U}?acl'",
    f"curl {U}/a#part -o out.txt -w '%{{http_code}}'",
    f"curl --oauth2-bearer TOKEN {U}/a",
    f"curl \\\n  -H 'a: b' \\\n  \"{U}/many\" \\\n  --data-raw \"it's\"",
    f"curl {U}/é".replace('é', '%C3%A9'),
    # bash: $'…'
    f"curl $'{U}/q?a=\\u4e2d\\'x'".replace("\\u4e2d\\'x", "1\\x26b=2"),
    f"curl {U}/x --data-raw $'a\\nb\\t\\u4e2d\\'c\\'' -H $'x-note: it\\'s'",
    f"curl {U}/x -H $'content-type: text/plain' --data-binary $'\\101\\x42\\\\'",
    # cmd.exe, both ways in which browsers write it
    (f'curl ^"{U}/c?a=1^&b=2^" ^\r\n  -H ^"x-a: 1^" ^\r\n  --data-raw ^"^{{^\\^"a^\\^":1^}}^"',
     ['curl', f'{U}/c?a=1&b=2', '-H', 'x-a: 1', '--data-raw', '{"a":1}']),
    (f'curl "{U}/c" -H "x-a: b^c" --data-binary "{{""a"":""1 2""}}" --compressed',
     ['curl', f'{U}/c', '-H', 'x-a: b^c', '--data-binary', '{"a":"1 2"}', '--compressed']),
    (f'curl -X PUT "{U}/c" ^\r\n --data-raw "tail\\\\"\r\n',
     ['curl', '-X', 'PUT', f'{U}/c', '--data-raw', 'tail\\']),
    # PowerShell
    (f"curl.exe -X PUT `\n  '{U}/p' `\n  -H 'x-a: it''s' `\n  --data-raw \"l1`nl2 `$x\"",
     ['curl', '-X', 'PUT', f'{U}/p', '-H', "x-a: it's", '--data-raw', 'l1\nl2 $x']),
    (f"curl.exe '{U}/p' --data-raw '{{\\\"a\\\":1}}'",
     ['curl', f'{U}/p', '--data-raw', '{"a":1}']),
    (f'curl.exe "{U}/p" `\r\n  --data-raw "say ""hi"" `"there`""',
     ['curl', f'{U}/p', '--data-raw', 'say "hi" "there"']),
    # a prompt, a variable, a pipe: what is copied along with the command
    f"$ TZ=UTC curl -s {U}/z?x=1 | head -1",
    f"curl -sI {U}/head && echo done",
]


ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'


class Recorder(threading.Thread):
    """Answers each request with an empty 200 and keeps its bytes."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(('127.0.0.1', 0))
        self.port = self.socket.getsockname()[1]
        self.recorded = []

    def run(self):
        while True:
            connection, _ = self.socket.accept()
            with connection:
                connection.settimeout(10)
                self.recorded.append(self.read(connection))
                connection.sendall(ANSWER)

    @staticmethod
    def read(connection):
        data = b''
        while b'\r\n\r\n' not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b'\r\n\r\n')
        length = re.search(rb'(?i)\r\ncontent-length: (\d+)', head)
        if b'100-continue' in head:
            connection.sendall(b'HTTP/1.1 100 Continue\r\n\r\n')
        while length and len(body) < int(length.group(1)):
            body += connection.recv(65536)
        return head + b'\r\n\r\n' + body


def shape(raw):
    """Request line, header fields that the command decides, body; a form's boundary put aside."""
    head, _, body = raw.partition(b'\r\n\r\n')
    lines = head.decode('latin-1').split('\r\n')
    boundary = re.search(r'boundary=(\S+)', head.decode('latin-1'))
    fields = []
    for line in lines[1:]:
        name, _, value = line.partition(':')
        value = value.strip()
        # curl's own name and version, and what every sender adds by itself
        if name.lower() in ('host', 'content-length', 'expect') or (
                name.lower() == 'user-agent' and value.startswith('curl/')):
            continue
        if name.lower() == 'accept-encoding':
            value = '(whatever this curl can unpack)'
        fields.append((name, value))
    if boundary:
        body = body.replace(boundary.group(1).encode(), b'BOUNDARY')
        fields = [(n, v.replace(boundary.group(1), 'BOUNDARY')) for n, v in fields]
    return lines[0], sorted(fields), body


def sent_by_curl(curl, command, recorder, folder):
    recorder.recorded.clear()
    resolve = f' --resolve demo.oss-cn-hangzhou.aliyuncs.com:{recorder.port}:127.0.0.1 '
    if isinstance(command, tuple):
        words = [w.replace('PORT', str(recorder.port)) for w in command[1]]
        line = ' '.join(shlex.quote(w) for w in words)
    else:
        line = command.replace('PORT', str(recorder.port))
        line = line[2:] if line.startswith('$ ') else line
    real = shlex.quote(curl) + ' -q -s --noproxy "*" --max-time 10' + resolve
    line = re.sub(r'\bcurl\b', lambda m: real, line, count=1)
    subprocess.run(['bash', '-c', line], cwd=folder, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=20, check=False)
    return recorder.recorded[0]


def run_tool(tool, text, folder, *arguments):
    done = subprocess.run([tool, *arguments], input=text, cwd=folder, capture_output=True,
                          check=False)
    return done.stdout, done.stderr.decode()


def there_and_back(tool, curl, text, recorder, folder):
    """Says what the round trip changes."""
    first, _ = run_tool(tool, text.encode(), folder)
    command, complaint = run_tool(tool, text.encode(), folder, 'export')
    again, _ = run_tool(tool, command, folder)
    if not command or again != first:
        yield f'again:  {again!r}\n# first:  {first!r}\n# by: {command!r} {complaint}'
        return
    sent = shape(sent_by_curl(curl, command.decode(), recorder, folder))
    if sent != shape(first):
        yield f'export: {sent!r}\n# first:  {shape(first)!r}\n# by: {command!r}'


def main():
    tool, curl = (os.path.abspath(path) for path in sys.argv[1:3])
    failed = 0
    recorder = Recorder()
    recorder.start()
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'file.bin'), 'wb') as f:
            f.write(bytes(range(1, 256)))
        with open(os.path.join(folder, 'file.txt'), 'w', encoding='utf-8') as f:
            f.write('line\n中文\n')
        print(f'1..{len(COMMANDS)}')
        for number, command in enumerate(COMMANDS, 1):
            text = command[0] if isinstance(command, tuple) else command
            text = text.replace('PORT', str(recorder.port))
            want = shape(sent_by_curl(curl, command, recorder, folder))
            done = subprocess.run([tool], input=text.encode(), cwd=folder, capture_output=True,
                                  check=False)
            got = shape(done.stdout)
            changed = list(there_and_back(tool, curl, text, recorder, folder))
            if want == got and not changed:
                print(f'ok {number} {text.splitlines()[0]!r}')
                continue
            failed += 1
            print(f'not ok {number} {text!r}')
            for line in changed:
                print(f'# {line}')
            print(f'# curl:   {want!r}\n# import: {got!r} {done.stderr.decode()}')
    return 1 if failed else 0


sys.exit(main())
