#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing of an access key stays behind: plants a secret and a security token, has a session with
them in the window and in the terminal, and then looks for them in all that was written, and in the
memory of the program after the profile was closed."""

import base64
import http.server
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import keyring
import tap

session, cli, keep, schemas, sanitizers = sys.argv[1:6]
SECRET = "PlantedSecretAAAABBBBCCCCDDDDEEEEFFFFGGG"
TOKEN = "CAISPlantedTokenHHHHIIIIJJJJKKKKLLLL+MMMM/NNNN=="
PATIENCE = 60
# The allocator of the C library writes over the first 16 bytes of what is freed: ends are looked
# for, of which there are fewer as well.
HEAD = 16


def forms(word):
    """The ways in which the end of a word may stand somewhere."""
    text = word[HEAD:]
    yield from (text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le",
                                               "utf-32-be"))
    yield urllib.parse.quote(text, safe="").encode()
    yield from (text.encode().hex().encode(), text.encode().hex().upper().encode())
    # Wherever in a longer text the word begins; what its neighbours change is cut off.
    yield from (base64.b64encode(b"\0" * shift + word.encode())[HEAD * 4 // 3 + 4:-4]
                for shift in range(3))


NEEDLES = {form: name for name, word in (("secret", SECRET), ("token", TOKEN))
           for form in forms(word)}


def hits(data, place):
    """One of each form is enough; looking for one after another is faster than for all at once."""
    for form, name in NEEDLES.items():
        at = data.find(form)
        if at >= 0:
            yield f"{place}: the {name}: {data[max(0, at - 48):at + len(form) + 48]!r}"


class Server(http.server.BaseHTTPRequestHandler):
    """Refuses the signature, and repeats what it was sent as OSS does."""

    seen = []

    def do_GET(self):
        said = "\n".join(f"{name.lower()}:{value}" for name, value in self.headers.items())
        signed = f"GET\n{self.path}\n{said}"
        self.seen.append(signed)
        body = (f"<Error><Code>SignatureDoesNotMatch</Code><Message>No.</Message>"
                f"<RequestId>67D3E6F3A1B2C33936D4E5F6</RequestId>"
                f"<StringToSign>{signed.replace('&', '&amp;')}</StringToSign>"
                f"<StringToSignBytes>{signed.encode().hex(' ').upper()}</StringToSignBytes>"
                f"<CanonicalRequest>{signed.replace('&', '&amp;')}</CanonicalRequest></Error>")
        self.send_response(403)
        self.send_header("Content-Type", "application/xml")
        self.send_header("x-oss-request-id", "67D3E6F3A1B2C33936D4E5F6")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def memory(process):
    """All that the process could write into: what a core dump holds beyond files of the system."""
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as maps, \
            open(f"/proc/{process.pid}/mem", "rb", buffering=0) as source:
        for line in maps:
            span, rights = line.split()[:2]
            begin, end = (int(side, 16) for side in span.split("-"))
            if "rw" not in rights or "[v" in line:
                continue
            try:
                source.seek(begin)
                # Most of a thread's stack was never used.
                yield line.strip(), source.read(end - begin).strip(b"\0")
            except OSError:
                pass


def xdotool(*words, text=""):
    return subprocess.run(["xdotool", *words], input=text, capture_output=True, text=True,
                          check=False).stdout.strip()


def type_into(process, text):
    windows = xdotool("search", "--onlyvisible", "--pid", str(process.pid)).split()
    for window in windows:
        if "Access Keys" in xdotool("getwindowname", window):
            xdotool("windowfocus", "--sync", window)
    xdotool("type", "--delay", "4", "--file", "-", text=text)


def steps(process, said):
    """Does what the session asks for, until the profile is closed; @said gets what it says."""
    for line in process.stdout:
        said.append(line)
        if line == "closed\n":
            return True
        if line in ("type secret\n", "type token\n"):
            type_into(process, SECRET if "secret" in line else TOKEN)
            process.stdin.write("\n")
            process.stdin.flush()
    return False


def have_session(own, folder, mode):
    """Yields what was found."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = own.environment | {"G_MESSAGES_DEBUG": "all", "GSETTINGS_SCHEMA_DIR": schemas,
                                     "GSETTINGS_BACKEND": "keyfile", "G_DEBUG": ""}
    said = []
    Server.seen.clear()
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(
            [session, f"http://127.0.0.1:{server.server_address[1]}/demo/a", mode],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
        try:
            closed = steps(process, said)
            if closed:
                for place, data in memory(process):
                    yield from hits(data, f"memory, {place}")
                process.stdin.write("\n")
                process.stdin.flush()
                process.stdin.close()
                said.extend(process.stdout)
            status = process.wait(PATIENCE)
        finally:
            process.kill()
    server.shutdown()
    yield from hits("".join(said).encode(), "output")
    if not closed or status != 0:
        yield f"the session ended with {status}: {(folder / 'log').read_text()[-2000:]}"
    if sum(TOKEN in urllib.parse.unquote(seen) for seen in Server.seen) < 2:
        yield f"the token was not sent: {len(Server.seen)} requests"


def written(folder):
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield from hits(path.read_bytes(), path.relative_to(folder))


def with_folder(mode, judge):
    def test():
        if sanitizers != "none":
            raise tap.Skip("the sanitizers keep what is freed")
        for name in ("xdotool", *keyring.PROGRAMS):
            if not shutil.which(name):
                raise tap.Skip(f"there is no {name}")
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "own"
            folder.mkdir()
            with keyring.Keyring(folder, mode == "keyring") as own:
                found = list(have_session(own, folder, mode))
            yield from judge(found + list(written(folder)))
    return test


def nothing(found):
    yield from found


def something(found):
    if not any(place.startswith("memory") for place in found):
        yield f"what was left in memory was not found: {found}"


nothing_stays_of_the_keyrings = with_folder("keyring", nothing)
nothing_stays_of_the_keyrings.__name__ = "nothing_stays_of_the_keyrings"
nothing_stays_of_one_for_this_run = with_folder("run", nothing)
nothing_stays_of_one_for_this_run.__name__ = "nothing_stays_of_one_for_this_run"
what_stays_is_found = with_folder("leave", something)
what_stays_is_found.__name__ = "what_stays_is_found"


def nothing_stays_of_the_terminals():
    if keyring.missing():
        raise tap.Skip(f"there is no {keyring.missing()}")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/demo/a"
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        with keyring.Keyring(folder) as own:
            own.keep(keep, "planted", "STS.Plant", SECRET, TOKEN, "cn-hangzhou")
            environment = own.environment | {"G_MESSAGES_DEBUG": "all"}
            for words in (["send", url, "--bucket", "demo"],
                          ["send", url, "--bucket", "demo", "--json"],
                          ["send", url, "--bucket", "demo", "--sign", "v4-url"]):
                done = subprocess.run([cli, *words, "--profile", "planted"], env=environment,
                                      capture_output=True, check=False)
                yield from hits(done.stdout + done.stderr, " ".join(words))
                if done.returncode != 0:
                    yield f"{words}: {done.returncode} {done.stderr[-500:]!r}"
        yield from written(folder)
    server.shutdown()


tap.run([
    what_stays_is_found,
    nothing_stays_of_one_for_this_run,
    nothing_stays_of_the_keyrings,
    nothing_stays_of_the_terminals,
])
