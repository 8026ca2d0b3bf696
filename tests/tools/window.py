# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program in its window, as a screen reader and a keyboard have it: what is on the screen
is asked of the accessibility bus, and every key goes through the X server. Run under Xvfb."""

import ctypes
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import tap

MOST_SECONDS = 30
SLOWER = 0.05
BUS = """<busconfig><type>session</type><listen>unix:path={folder}/bus</listen>
<auth>EXTERNAL</auth><servicedir>{folder}/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""
# For the program only: a warning of the bindings, which look at widgets that go, is none of ours.
G_DEBUG = os.environ.pop("G_DEBUG", "")
DIE_WITH_PARENT = 1
ACCESSIBILITY = pathlib.Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


class Late(Exception):
    """What was waited for did not come."""


def need(*programs):
    """Skips where something is missing. The interpreter that was found first need not be the one
    that the bindings were installed for."""
    for program in ("dbus-daemon", "xdotool", *programs):
        if not shutil.which(program):
            raise tap.Skip(f"no {program}")
    if not ACCESSIBILITY.exists():
        raise tap.Skip("no accessibility bus")
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError) as error:
        if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
            os.execve("/usr/bin/python3", ["/usr/bin/python3", *sys.argv],
                      os.environ | {"G_DEBUG": G_DEBUG})
        raise tap.Skip(f"no bindings of the accessibility bus: {error}") from error


def wait_for(check, what):
    """What the check answers, as soon as that is something. A widget that goes away while it is
    looked at is an error of the bus, and looked for again."""
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        try:
            found = check()
        except Exception as error:  # GLib.Error is only known once the bindings are loaded
            if type(error).__name__ not in ("Error", "GError"):
                raise
            found = None
        if found:
            return found
        time.sleep(SLOWER)
    raise Late(what)


def run_xdotool(*words):
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def die_with_parent():
    """Nothing is left behind where the test is killed."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


class Window:
    """The program, with a bus, a home and settings of its own."""

    def __init__(self, command, environment):
        self.folder = tempfile.mkdtemp(prefix="ossicle-")
        self.command = command
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ("GTK_A11Y", "AT_SPI_BUS_ADDRESS")}
        self.environment |= environment | {"GTK_A11Y": "atspi", "G_DEBUG": G_DEBUG}
        for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                     "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            self.environment[name] = self.folder
        self.processes = []

    def __enter__(self):
        try:
            self.start_bus()
            self.process = self.start(self.command)
            self.root = wait_for(self.find_root, "the window")
            self.focus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            self.signal(process, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                self.signal(process, signal.SIGKILL)
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def signal(process, number):
        """To a tracer and to what it traces alike."""
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            pass

    def start(self, command, **how):
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                   start_new_session=True, preexec_fn=die_with_parent, **how)
        self.processes.append(process)
        return process

    def start_bus(self):
        """No other service is to be had there than that of the accessibility bus."""
        folder = pathlib.Path(self.folder)
        (folder / "services").mkdir()
        shutil.copy(ACCESSIBILITY, folder / "services")
        (folder / "bus.conf").write_text(BUS.format(folder=folder), encoding="utf-8")
        bus = self.start(["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork",
                          "--nosyslog", "--print-address=1"], stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            os.environ[name] = self.environment[name]
        from gi.repository import Atspi
        self.atspi = Atspi

    def find_root(self):
        if self.process.poll() is not None:
            raise Late(f"the program ended with {self.process.returncode}")
        desktop = self.atspi.get_desktop(0)
        children = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
        return next((child for child in children if child and child.get_child_count() > 0), None)

    def focus(self):
        """There is no window manager to do it."""
        window = wait_for(lambda: run_xdotool("search", "--onlyvisible", "--name",
                                              "^Ossicle").split(), "a window on the screen")[-1]
        run_xdotool("windowfocus", "--sync", window)

    def walk(self):
        """What is on the screen; a page of a stack has no place, and yet what is behind it has."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if not self.is_shown(node) and not self.is_a(node, "application", "frame", "dialog",
                                                         "panel"):
                continue
            yield node
            stack += [child for child in (node.get_child_at_index(i) for i
                                          in reversed(range(node.get_child_count()))) if child]

    def is_shown(self, node):
        component = node.get_component_iface()
        extents = component.get_extents(self.atspi.CoordType.WINDOW) if component else None
        return bool(extents and extents.width > 0 and extents.height > 0)

    def get_text(self, node):
        text = node.get_text_iface()
        if not text:
            return node.get_name() or ""
        return self.atspi.Text.get_text(text, 0, self.atspi.Text.get_character_count(text))

    def is_a(self, node, *roles):
        """By the number of the role: the name that the bus has for it differs from version to
        version, as that of a push button does."""
        names = (role.replace(" ", "_").upper() for role in roles)
        return node.get_role() in [getattr(self.atspi.Role, name) for name in names]

    def find_all(self, role, pattern=""):
        return [node for node in self.walk() if self.is_a(node, role)
                and re.search(pattern, (node.get_name() or "").replace("_", ""))
                and self.is_shown(node)]

    def find(self, role, pattern=""):
        return next(iter(self.find_all(role, pattern)), None)

    def read(self):
        """All that can be read on the screen."""
        texts = (self.get_text(node) for node in self.walk()
                 if self.is_a(node, "label", "heading", "text") and self.is_shown(node))
        return "\n".join(texts)

    def get_focused(self):
        state = self.atspi.StateType.FOCUSED
        return next((node for node in self.walk() if node.get_state_set().contains(state)), None)

    def wait_for_text(self, text):
        return wait_for(lambda: text in self.read(), f"“{text}” on the screen")

    def wait_for_focus(self, role, pattern=""):
        def look():
            node = self.get_focused()
            return (node and self.is_a(node, role)
                    and re.search(pattern, node.get_name() or ""))
        wait_for(look, f"the focus on a {role} “{pattern}”")

    def wait_for_written(self, text):
        """The keys have arrived."""
        def look():
            node = self.get_focused()
            return node and text in self.get_text(node)
        wait_for(look, f"“{text}” where the focus is")

    def press(self, *keys):
        run_xdotool("key", *keys)

    def type(self, text):
        run_xdotool("type", "--delay", "4", text)

    def write(self, text):
        self.type(text)
        self.wait_for_written(text.splitlines()[-1].strip())
