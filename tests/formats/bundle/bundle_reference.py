"""The tables of docs/bundle.md, made from the declarations: `python -m tests.formats.bundle.bundle_reference`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from ssm_studio.domain.field_types import FLAG, MARKS, NUMBER, TEXT, TEXTS, WORD, WORDS
from ssm_studio.domain.kinds import BY_NAME, CHILDREN, KINDS, Kind
from ssm_studio.domain.record import ANYTHING
from ssm_studio.formats.bundle.codec import Slot, slots

PAGE: Final = Path(__file__).parents[3] / "docs" / "bundle.md"
MARK: Final = "<!-- from here on made by tests/formats/bundle/bundle_reference.py -->\n"
COMMON: Final = ("ref", "provenance", "visibility", "interest", "lens_tags")
SHAPES: Final = {
    WORD: "word",
    NUMBER: "whole number",
    FLAG: "true or false",
    TEXT: "text",
    WORDS: "list of words",
    TEXTS: "list of texts",
    MARKS: "object: name → whole number",
}


def tables() -> str:
    """Every kind of record with its fields, in the order of the stages."""
    return "\n".join(_section(kind) for kind in KINDS)


def _section(kind: Kind) -> str:
    head = [f"### {_title(kind)}", "", (kind.type.__doc__ or "").split("\n")[0], ""]
    rows = [f"| `{'.'.join(slot.path)}` | {_value(slot)} |" for slot in slots(kind.name)]
    if kind.name != "session":
        own = {".".join(s.path) for s in slots(kind.name) if s.name in COMMON}
        rows = [row for row in rows if row.split("`")[1] not in own]
    rows += [
        f"| `{child.section}` | list of objects: {child.called}, see below |"
        for child in CHILDREN[kind.name]
    ]
    return "\n".join([*head, "| Key | Value |", "| --- | --- |", *rows, ""])


def _title(kind: Kind) -> str:
    if kind.name == "session":
        return "The header (from the root)"
    if kind.parent_kind:
        return f"`{BY_NAME[kind.parent_kind].section}[].{kind.section}[]`: {kind.called}"
    return (
        f"`{kind.section}`: {kind.called}" if kind.single else f"`{kind.section}[]`: {kind.called}"
    )


def _value(slot: Slot) -> str:
    if slot.choices:
        return "one of " + ", ".join(f"`{each}`" for each in slot.choices)
    shape = SHAPES[slot.shape]
    if slot.refers == ANYTHING:
        return f"{shape}: short names of any records"
    return f"{shape}: short name, {BY_NAME[slot.refers].called}" if slot.refers else shape


if __name__ == "__main__":
    opening = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(opening + MARK + "\n" + tables(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
