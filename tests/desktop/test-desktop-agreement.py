#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the desktop speak of one application: the same id, program, icon and version."""

import configparser
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

import tap

ID = "io.github.ossicle.Ossicle"
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"

root = pathlib.Path(sys.argv[1])
version = sys.argv[2]
desktop_path, metainfo_path, service_path = (pathlib.Path(name) for name in sys.argv[3:6])


def keys(path, group):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return dict(parser[group])


desktop = keys(desktop_path, "Desktop Entry")
service = keys(service_path, "D-BUS Service")
metainfo = ElementTree.parse(metainfo_path).getroot()
schema = ElementTree.parse(root / "data" / f"{ID}.gschema.xml").getroot().find("schema")
icons = {
    "scalable": root / f"data/icons/hicolor/scalable/apps/{ID}.svg",
    "symbolic": root / f"data/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
}


def differences(expected):
    for what, (found, wanted) in expected.items():
        if found != wanted:
            yield f"{what}: {found!r} instead of {wanted!r}"


def the_id_is_the_same_everywhere():
    return differences({
        "name of the desktop file": (desktop_path.name, f"{ID}.desktop"),
        "name of the metainfo": (metainfo_path.name, f"{ID}.metainfo.xml"),
        "name of the service file": (service_path.name, f"{ID}.service"),
        "id of the metainfo": (metainfo.findtext("id"), ID),
        "launchable": (metainfo.findtext("launchable"), f"{ID}.desktop"),
        "name on the bus": (service["Name"], ID),
        "id of the schema": (schema.get("id"), ID),
        "path of the schema": (schema.get("path"), f"/{ID.replace('.', '/')}/"),
        "icon": (desktop["Icon"], ID),
        "icon in the metainfo": (metainfo.findtext("icon"), ID),
    })


def the_program_is_the_same_everywhere():
    program = pathlib.Path(service["Exec"].split()[0])
    return differences({
        "Exec": (desktop["Exec"].split()[0], "ossicle"),
        "program of the service": (program.name, "ossicle"),
        "program of the service is absolute": (program.is_absolute(), True),
        "arguments of the service": (service["Exec"].split()[1:], ["--gapplication-service"]),
        "DBusActivatable": (desktop.get("DBusActivatable"), "true"),
        "provided": ([e.text for e in metainfo.iter("binary")], ["ossicle", "ossicle-cli"]),
    })


def links_of_our_own_scheme_come_to_us():
    scheme = "x-scheme-handler/ossicle"
    if scheme not in desktop["MimeType"].split(";"):
        yield "the desktop file does not take ossicle: addresses"
    if "%U" not in desktop["Exec"]:
        yield "Exec takes no addresses"
    if scheme not in [element.text for element in metainfo.iter("mediatype")]:
        yield "the metainfo does not tell of ossicle: addresses"


def the_newest_release_is_this_version():
    newest = metainfo.find("releases/release").get("version")
    return differences({"newest release": (newest, version)})


def every_screenshot_is_in_the_tree():
    folder = root / "data" / "screenshots"
    if not folder.is_dir():
        raise tap.Skip("no screenshots yet")
    for image in metainfo.iter("image"):
        if not (folder / image.text.rsplit("/", 1)[1]).is_file():
            yield f"missing: {image.text}"


def icons_are_self_contained_squares():
    for name, size in (("scalable", "128"), ("symbolic", "16")):
        svg = ElementTree.parse(icons[name]).getroot()
        yield from differences({
            f"root of {name}": (svg.tag, f"{SVG}svg"),
            f"size of {name}": ((svg.get("width"), svg.get("height")), (size, size)),
            f"view box of {name}": (svg.get("viewBox"), f"0 0 {size} {size}"),
        })
        for element in svg.iter():
            if element.tag in (f"{SVG}image", f"{SVG}script", f"{SVG}text", f"{SVG}foreignObject"):
                yield f"{name}: holds {element.tag}"
            if not element.get(HREF, "#").startswith("#"):
                yield f"{name}: points outside"


def the_symbolic_icon_can_be_recoloured():
    """A toolkit recolours fills only."""
    svg = ElementTree.parse(icons["symbolic"]).getroot()
    for element in svg.iter():
        if any(name in element.attrib for name in ("stroke", "style", "opacity", "filter")):
            yield f"{element.tag} has more than a fill"
        if element.get("fill", "#2e3436") != "#2e3436":
            yield f"{element.tag} is filled with {element.get('fill')}"


tap.run([
    the_id_is_the_same_everywhere,
    the_program_is_the_same_everywhere,
    links_of_our_own_scheme_come_to_us,
    the_newest_release_is_this_version,
    every_screenshot_is_in_the_tree,
    icons_are_self_contained_squares,
    the_symbolic_icon_can_be_recoloured,
])
