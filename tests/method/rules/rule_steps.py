"""Small changes to the worked example, to be put together into fixtures for the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from ssm_studio.domain.kinds import BY_NAME, KINDS, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from tests.study_build import both, identifier

Step = Callable[[Study], Study]


@dataclass(frozen=True)
class Fixture:
    """What fires a rule, the kind, short name and field it must then speak of, and what nearly fires it."""

    fires: Step
    kind: str
    ref: str
    field: str
    near: Step


def called(study: Study, kind: str, ref: str) -> Any:
    """The record of a short name, which in the worked example no other of its kind has."""
    for record in study.table(kind).values():
        if record.ref == ref:
            return record
    raise LookupError(f"{kind} {ref}")


def with_table(study: Study, kind: str, records: dict[str, Any]) -> Study:
    """The study with other records of a kind."""
    tables: dict[str, Any] = {BY_NAME[kind].table: records}
    return replace(study, **tables)


def setting(kind: str, ref: str, /, **values: Any) -> Step:
    """Change fields of one record; texts may be given as a pair of English and Indonesian."""

    def step(study: Study) -> Study:
        record = called(study, kind, ref)
        return with_table(
            study,
            kind,
            {**study.table(kind), record.id: replace(record, **_values(values))},
        )

    return step


def setting_all(kind: str, /, **values: Any) -> Step:
    """Change fields of every record of a kind."""

    def step(study: Study) -> Study:
        changed = {
            id_: replace(record, **_values(values)) for id_, record in study.table(kind).items()
        }
        return with_table(study, kind, changed)

    return step


def without(kind: str, *refs: str) -> Step:
    """Take records away; all of a kind if none is named."""

    def step(study: Study) -> Study:
        left = {
            id_: record
            for id_, record in study.table(kind).items()
            if refs and record.ref not in refs
        }
        return with_table(study, kind, left)

    return step


def adding(kind: str, ref: str, /, **values: Any) -> Step:
    """Add a record; values may be functions of the study."""

    def step(study: Study) -> Study:
        found = {
            name: value(study) if callable(value) else value
            for name, value in _values(values).items()
        }
        record = BY_NAME[kind].type(id=identifier(900 + len(study.table(kind))), ref=ref, **found)
        return with_table(study, kind, {**study.table(kind), record.id: record})

    return step


def needing(ref: str, *needed: str) -> Step:
    """Let an activity depend on just these others."""

    def step(study: Study) -> Study:
        ids = tuple(called(study, "activity", each).id for each in needed)
        return setting("activity", ref, depends_on=ids)(study)

    return step


def then(*steps: Step) -> Step:
    """Several steps one after the other."""

    def step(study: Study) -> Study:
        for each in steps:
            study = each(study)
        return study

    return step


def same(study: Study) -> Study:
    """The worked example as it is."""
    return study


def id_of(kind: str, ref: str) -> Callable[[Study], str]:
    """A value for `adding`: the id of a record."""

    def value(study: Study) -> str:
        found: str = called(study, kind, ref).id
        return found

    return value


def _values(values: dict[str, Any]) -> dict[str, Any]:
    pair = 2
    return {
        name: both(*value)
        if isinstance(value, tuple) and len(value) == pair and name in _TEXTS
        else Text(en=value)
        if isinstance(value, str) and name in _TEXTS
        else value
        for name, value in values.items()
    }


_TEXTS: Final = frozenset(
    field.name for kind in KINDS for field in fields_of(kind.type) if "Text" in str(field.type)
)


def chain(study: Study) -> Study:
    """CM1 as one chain from 1 to 7."""
    links = (needing(f"CM1.{n}", f"CM1.{n - 1}") for n in range(2, 8))
    return then(needing("CM1.1"), *links)(study)


def other_model(count: int, **values: Any) -> Step:
    """A further model CM3 for RD1 with so many activities."""
    model = adding("model", "CM3", root_definition=id_of("definition", "RD1"), **values)
    activities = (
        adding(
            "activity",
            f"CM3.{n}",
            model=id_of("model", "CM3"),
            number=str(n),
            text=f"Look at item{n}",
            kind="operational",
            covers=("T",),
        )
        for n in range(1, count + 1)
    )
    return then(model, *activities)


def child(number: str, output: str, level: int = 1) -> Step:
    """A model one level down from CM1.3, with one activity of this number and a definition of this output."""
    return then(
        adding("definition", "RD3", type="primary_task", transformation_output=output),
        adding(
            "model",
            "CM3",
            root_definition=id_of("definition", "RD3"),
            parent_activity=id_of("activity", "CM1.3"),
            level=level,
        ),
        adding(
            "activity", "CM3.1", model=id_of("model", "CM3"), number=number, text="Sift old ones"
        ),
    )
