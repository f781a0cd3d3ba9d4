"""How tests put a study together by hand, record by record, with ids that are always the same."""

from __future__ import annotations

from typing import Any

from ssm_studio.domain.edit import next_ref
from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text


def identifier(number: int) -> str:
    """A fixed id that looks like the program's own; larger numbers sort later."""
    return f"{number:08x}-0000-7000-8000-{number:012x}"


class Build:
    """Adds records one after the other, with rising ids and the next free short names."""

    def __init__(self) -> None:
        self.study = Study()
        self._count = 0

    def add(self, kind: str, /, **values: Any) -> str:
        """Add a record of `kind`; its id."""
        self._count += 1
        spec = BY_NAME[kind]
        id_ = identifier(self._count)
        if "ref" not in values:
            parent = spec.parent_field
            beside = values.get(parent, "") if parent else ""
            values["ref"] = next_ref(self.study, kind, beside=beside or "")
        record = spec.type(id=id_, **values)
        table = {**self.study.table(kind), id_: record}
        tables = {each.table: getattr(self.study, each.table) for each in KINDS}
        self.study = Study(**{**tables, spec.table: table})
        return id_


def both(en: str, id_: str) -> Text:
    """A text in both languages."""
    return Text(en=en, id=id_)
