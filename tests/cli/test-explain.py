#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ossicle-cli explain and list tell: the whole entry, in text and in JSON."""

import jsonschema
import tap
from program import answers, call, differ

STRING = {"type": "string", "minLength": 1}
MAYBE = {"type": ["string", "null"], "minLength": 1}
STATUS = {"type": "integer", "minimum": 100, "maximum": 599}


def thing(**members):
    """The schema of an object that has just these members."""
    return {"type": "object", "required": sorted(members), "additionalProperties": False,
            "properties": members}


def several(items, least=0):
    """The schema of an array."""
    return {"type": "array", "items": items, "minItems": least}


ADVICE = {"$ref": "#/definitions/advice"}
RELATION = thing(code=STRING, text=MAYBE)
VARIANT = thing(status=STATUS, message=MAYBE, slip=MAYBE,
                causes=several(ADVICE), fixes=several(ADVICE))
ENTRY = thing(code=STRING, statuses=several(STATUS, 1), summary=MAYBE, variants=several(VARIANT),
              looks=several(thing(fact=STRING, text=STRING)),
              ecs=several({"type": "string", "pattern": "^[0-9]{4}-[0-9]{8}$"}),
              related=several(RELATION), confused=several(RELATION),
              references=several(thing(title=STRING, uri={"pattern": "^https://"})),
              source=STRING, date=STRING, own={"type": "boolean"})
EC = thing(ec=MAYBE, group=MAYBE, code=MAYBE, status={"anyOf": [STATUS, {"type": "null"}]},
           meaning=MAYBE, uri=MAYBE)
DEFINITIONS = {"advice": thing(text=STRING, items=several(ADVICE))}
CATALOGUE = thing(schema={"const": "ossicle.catalogue.v1"}, entries=several(ENTRY))
EXPLANATION = thing(schema={"const": "ossicle.explanation.v1"}, query=STRING,
                    matched={"enum": ["code", "ec", "status", "message", "text", None]},
                    message=MAYBE, entries=several(ENTRY), nearest=several(STRING))
EXPLANATION["properties"]["ec"] = EC


def faults(schema, document):
    """What a document has that its schema does not allow."""
    judge = jsonschema.Draft7Validator({**schema, "definitions": DEFINITIONS})
    for error in judge.iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message:.200}"


def catalogue():
    """Every entry, as list --json has it."""
    return answers("list")[0][0]["entries"]


def texts_of_advice(advice):
    """Every text in causes or fixes, their parts included."""
    for one in advice:
        yield one["text"]
        yield from texts_of_advice(one["items"])


def texts_of_entry(entry):
    """Everything that a person must be told of an entry."""
    yield from filter(None, [entry["summary"], entry["source"], entry["date"]])
    for variant in entry["variants"]:
        yield from filter(None, [variant["message"], variant["slip"]])
        yield from texts_of_advice(variant["causes"] + variant["fixes"])
    for look in entry["looks"]:
        yield from look.values()
    for relation in entry["related"] + entry["confused"]:
        yield from filter(None, relation.values())
    for reference in entry["references"]:
        yield from reference.values()
    yield from entry["ecs"]


def squeezed(text):
    """A text without what wrapping and joining may change."""
    return "".join(text.split())


def the_catalogue_is_of_its_schema():
    document = answers("list")[0][0]
    yield from faults(CATALOGUE, document)
    yield from differ("order", [entry["code"] for entry in document["entries"]],
                      sorted((entry["code"] for entry in document["entries"]), key=str.lower))


def text_and_json_list_the_same():
    lines = call("list").stdout.decode().splitlines()
    entries = catalogue()
    yield from differ("lines", len(lines), len(entries))
    for line, entry in zip(lines, entries):
        code, statuses, *_ = line.split()
        yield from differ("code", code, entry["code"])
        yield from differ(f"statuses of {code}", statuses, ",".join(map(str, entry["statuses"])))
        if entry["summary"] and not line.endswith(entry["summary"]):
            yield f"{code}: {line}"


def a_status_narrows_the_list():
    entries = catalogue()
    for status in sorted({status for entry in entries for status in entry["statuses"]}):
        wanted = [entry["code"] for entry in entries if status in entry["statuses"]]
        documents, _ = answers("list", "--status", str(status))
        yield from differ(f"codes of {status}",
                          [entry["code"] for entry in documents[0]["entries"]], wanted)
        documents, _ = answers("explain", str(status))
        yield from differ(f"codes that explain {status}",
                          sorted(entry["code"] for entry in documents[0]["entries"]),
                          sorted(wanted))


def the_text_tells_everything_of_an_entry():
    for entry in catalogue():
        text = squeezed(call("explain", entry["code"]).stdout.decode())
        for part in texts_of_entry(entry):
            if squeezed(part) not in text:
                yield f"{entry['code']}: “{part}” is missing"


def every_explanation_is_of_its_schema():
    for words in (["NoSuchKey"], ["403"], ["0003-00000001"], ["0026-00000001"], ["key"], ["zzz"],
                  ["NoSuchKye"], ["The specified key does not exist."]):
        documents, _ = answers("explain", *words)
        yield from (f"{words}: {fault}" for fault in faults(EXPLANATION, documents[0]))


def each_message_leads_to_its_entry():
    for entry in catalogue():
        for variant in entry["variants"]:
            if not variant["message"]:
                continue
            message = variant["message"].rstrip(".")
            documents, done = answers("explain", "--", message)
            codes = [found["code"] for found in documents[0]["entries"]]
            holders = [other["code"] for other in catalogue_by_message(variant["message"])]
            if done.returncode != 0 or not set(codes) & set(holders):
                yield f"“{message}” leads to {codes}, not to {entry['code']}"


KEPT = []


def catalogue_by_message(message):
    """The entries that have a message."""
    if not KEPT:
        KEPT.extend(catalogue())
    return [entry for entry in KEPT
            if message in [variant["message"] for variant in entry["variants"]]]


def what_was_asked_for_stands_first():
    documents, _ = answers("explain", "InvalidArgument")
    variants = documents[0]["entries"][0]["variants"]
    if len(variants) < 2:
        raise tap.Skip("InvalidArgument has but one message")
    last = variants[-1]["message"]
    text = squeezed(call("explain", "--", last).stdout.decode())
    places = [text.find(squeezed(f"“{variant['message']}”")) for variant in variants]
    if min(places) < 0 or min(places) != places[-1]:
        yield f"“{last}” is not the first"


def an_ec_is_told_with_its_code():
    text = call("explain", "0026-00000001").stdout.decode()
    for part in ("0026-00000001", "NoSuchKey", "404"):
        if part not in text:
            yield f"{part} is missing in {text}"
    done = call("explain", "9999-99999999")
    yield from differ("an EC of no group exits with", done.returncode, 1)


def a_long_list_is_cut():
    documents, _ = answers("explain", "the")
    text = call("explain", "the").stdout.decode()
    shown = [line for line in text.splitlines() if line.endswith(")") and line[0].isalpha()]
    if len(documents[0]["entries"]) <= 20:
        yield "not enough entries to cut a list"
    if len(shown) > 20 or " more" not in text:
        yield f"{len(shown)} entries are shown"


tap.run([
    the_catalogue_is_of_its_schema,
    text_and_json_list_the_same,
    a_status_narrows_the_list,
    the_text_tells_everything_of_an_entry,
    every_explanation_is_of_its_schema,
    each_message_leads_to_its_entry,
    what_was_asked_for_stands_first,
    an_ec_is_told_with_its_code,
    a_long_list_is_cut,
])
