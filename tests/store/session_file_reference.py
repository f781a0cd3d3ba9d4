"""The tables of docs/session-file.md, made from the declarations: `python -m tests.store.session_file_reference`."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.field_types import FLAG, MARKS, NUMBER, TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import BY_NAME, KINDS, Kind, fields_of
from ssm_studio.domain.record import ANYTHING, Record
from ssm_studio.store.rows import SORTS

PAGE: Final = Path(__file__).parents[2] / "docs" / "session-file.md"
MARK: Final = "## The tables, one for each kind of record\n"
HOLDS: Final = {
    WORD: "string",
    NUMBER: "whole number",
    FLAG: "0 or 1",
    TEXT: "text",
    WORDS: "list of strings",
    TEXTS: "list of texts",
    MARKS: "list of pairs: string, whole number",
}
NOTES: Final = {
    ("models", "kind"): "; nothing means conceptual",
    ("models", "overlays"): " of the conceptual model beside which this one shows current practice",
    ("models", "label_width"): ": cells to which labels are wrapped in the drawing",
    ("comparison_rows", "stale"): ": what became of what was asked about since it was answered",
    ("comparison_rows", "asked"): ": how that read then",
    ("photos", "kept_sha256"): ": `attachments.sha256`",
    ("elements", "photo_region"): ": left, top, width and height in thousandths of the photograph",
}
"""What the declaration alone does not say, by table and column."""


def tables() -> str:
    """A section for each kind of record, in the order of the stages."""
    return "\n".join(_section(kind) for kind in KINDS)


def _section(kind: Kind) -> str:
    about = inspect.cleandoc(kind.type.__doc__ or "").split("\n\n")[0]
    shared = {each.name for each in dataclasses.fields(Record)}
    rows = [_row(kind.table, each) for each in fields_of(kind.type) if each.name not in shared]
    head = [f"### `{kind.table}`", "", about, "", "| column | type | holds |", "|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _row(table: str, field: dataclasses.Field[Any]) -> str:
    holds = _holds(field) + NOTES.get((table, field.name), "")
    return f"| `{field.name}` | {SORTS[type_of(field)].sql} | {holds} |"


def _holds(field: dataclasses.Field[Any]) -> str:
    meta, shape = field.metadata, type_of(field)
    if meta["parent"]:
        return f"owner: `{BY_NAME[meta['parent']].table}.id` (foreign key)"
    if meta["choices"]:
        return "one of " + ", ".join(f"`{each}`" for each in meta["choices"])
    if meta["refers"] == ANYTHING:
        return "ids of any record, also of a part (`id.w`) or a link (`id>id`)"
    if not meta["refers"]:
        return HOLDS[shape]
    ids = f"`{BY_NAME[meta['refers']].table}.id`"
    return {
        WORDS: f"list of {ids}",
        MARKS: f"list of pairs: {ids}, whole number",
    }.get(shape, ids)


if __name__ == "__main__":
    opening, mark, _old = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(f"{opening}{mark}\n{tables()}", encoding="utf-8")
