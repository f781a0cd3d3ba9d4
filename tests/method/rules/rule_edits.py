"""Edits that make a rule speak or be silent, and the sessions' parts that they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.method.rules.registry import USUAL, Settings

Edit = Callable[[Study], Study]

TODAY: Final = replace(USUAL, today=date(2016, 7, 1))
HOUR: Final = 3600 * 1000


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, an edit after which it speaks of this kind of record and field, and one after which it does not."""

    rule: str
    fires: Edit
    spares: Edit
    kind: str
    field: str = ""
    settings: Settings = USUAL


def en(words: str) -> Text:
    return Text(en=words)


def find(study: Study, kind: str, ref: str) -> Any:
    return next(each for each in study.table(kind).values() if ref in (each.ref, each.id))


def with_table(study: Study, kind: str, records: Iterable[Record]) -> Study:
    tables: dict[str, Any] = {BY_NAME[kind].table: {each.id: each for each in records}}
    return replace(study, **tables)


def set_(kind: str, /, *refs: str, **values: Any) -> Edit:
    """Give these records (all of the kind if none is named) other values."""

    def edit(study: Study) -> Study:
        return with_table(
            study,
            kind,
            (
                replace(each, **values) if not refs or each.ref in refs else each
                for each in study.table(kind).values()
            ),
        )

    return edit


def drop(kind: str, *refs: str) -> Edit:
    """Without these records (all of the kind if none is named); what refers to them stays as it is."""
    return lambda study: with_table(
        study, kind, (each for each in study.table(kind).values() if refs and each.ref not in refs)
    )


def keep(kind: str, *refs: str) -> Edit:
    return lambda study: with_table(
        study, kind, (each for each in study.table(kind).values() if each.ref in refs)
    )


def add(kind: str, /, **values: Any) -> Edit:
    """One more record; values that are functions are asked with the study."""

    def edit(study: Study) -> Study:
        told = {name: v(study) if callable(v) else v for name, v in values.items()}
        record = BY_NAME[kind].type(**{"id": new_id(), **told})
        return with_table(study, kind, (*study.table(kind).values(), record))

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(study: Study) -> Study:
        for each in edits:
            study = each(study)
        return study

    return edit


def id_of(kind: str, ref: str) -> Callable[[Study], str]:
    return lambda study: str(find(study, kind, ref).id)


def ids_of(kind: str, *refs: str) -> Callable[[Study], tuple[str, ...]]:
    return lambda study: tuple(find(study, kind, ref).id for ref in refs)


def link(kind: str, ref: str, /, **fields: Callable[[Study], Any]) -> Edit:
    """Set fields to what functions of the study say."""
    return lambda study: set_(kind, ref, **{name: v(study) for name, v in fields.items()})(study)


def made_later(kind: str, hours: float) -> Edit:
    """Records of a kind whose ids say that they were made so many hours after they were."""

    def edit(study: Study) -> Study:
        def later(id_: str) -> str:
            digits = f"{int(id_.replace('-', '')[:12], 16) + int(hours * HOUR):012x}"
            return f"{digits[:8]}-{digits[8:]}{id_[13:]}"

        return with_table(
            study, kind, (replace(each, id=later(each.id)) for each in study.table(kind).values())
        )

    return edit


def same(study: Study) -> Study:
    return study


def real(**values: Any) -> Edit:
    """An action whose details are no illustration."""
    return set_("action", "ACT3", detail_provenance=None, **values)


QUOTED: Final = link("element", "E28", voiced_by=id_of("participant", "P5"))
ELEMENTS_OF_ONE_KIND: Final = set_("element", kind="process")
RESEARCH_OFF: Final = all_of(drop("research"), drop("reconstruction"), drop("learning"))
NAMED: Final = set_("participant", "P1", kept='{"real_name": "Budi Hartono"}')
SECRET: Final = en("Only the Secretary knows the real figures")
