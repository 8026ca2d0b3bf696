# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus and an unlocked keyring of a test's own, which end with it."""

import os
import pathlib
import shutil
import subprocess
import time

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon", "gdbus")
PATIENCE = 20
CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


def missing():
    """The first program that is not there, or None."""
    return next((name for name in PROGRAMS if not shutil.which(name)), None)


class Keyring:
    """Everything below a folder: `environment` is what programs are to be run with."""

    def __init__(self, folder, with_keyring=True):
        folder = pathlib.Path(folder)
        self.processes = []
        self.environment = os.environ | {"HOME": str(folder / "home")}
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            self.environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
        self.environment["XDG_RUNTIME_DIR"] = str(folder / "run")
        self.environment["SECRET_BACKEND"] = "service"
        for path in ("home", "data", "config", "cache", "state", "run"):
            (folder / path).mkdir(mode=0o700)
        configuration = folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(folder / "run" / "bus"), encoding="utf-8")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder / 'run' / 'bus'}"
        self.start(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile",
                    "--nosyslog"])
        self.wait_for(lambda: (folder / "run" / "bus").exists())
        if with_keyring:
            daemon = self.start(["gnome-keyring-daemon", "--foreground", "--unlock",
                                 "--components=secrets"], stdin=subprocess.PIPE)
            daemon.stdin.write(b"open\n")
            daemon.stdin.close()
            self.wait_for(self.is_there)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(PATIENCE)

    def start(self, words, **more):
        # Their own warnings are not the test's matter.
        environment = self.environment | {"G_DEBUG": ""}
        process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, **more)
        self.processes.append(process)
        return process

    def is_there(self):
        done = subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus",
                               "-o", "/", "-m", "org.freedesktop.DBus.NameHasOwner",
                               "org.freedesktop.secrets"], env=self.environment,
                              capture_output=True, text=True, check=False)
        return "true" in done.stdout

    def wait_for(self, check):
        end = time.monotonic() + PATIENCE
        while not check():
            if time.monotonic() > end:
                raise TimeoutError("the bus or the keyring did not come up")
            time.sleep(0.05)

    def keep(self, program, name, key_id, secret, token="", region="", version="v4", expiry=0):
        """Puts a profile into the keyring with the program keep-profile."""
        subprocess.run([program, name, key_id, region, version, str(expiry)], check=True,
                       env=self.environment, input=f"{secret}\n{token}\n".encode())
