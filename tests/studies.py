"""Studies for everybody's tests: a small one filled in every corner, and any study with hostile texts.

`rich_study` is the same value every time: fixed ids, every kind of record at least once, something private,
something in the other language only, something unanswered. `studies` gives arbitrary ones whose references hold.
"""

from __future__ import annotations

import random
from typing import Any, Final

from hypothesis import strategies as st

from ssm_studio.domain.kinds import KINDS, Kind, fields_of
from ssm_studio.domain.record import ANYTHING, Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, storable
from tests.study_build import Build, identifier
from tests.study_rich import rich_study

__all__ = (
    "HOSTILE",
    "UNSTORABLE",
    "Build",
    "empty_study",
    "hostile_texts",
    "identifier",
    "rich_study",
    "studies",
    "texts_of",
)

HOSTILE: Final = (
    "a|b \\| c \\",
    "`code` ``` **bold** _it_ ~~gone~~ ***",
    "<script>alert('x')</script> <!-- c --> <br>",
    "# heading\n## second\n- item\n1. one\n2) two\n> quote",
    "    indented\n\ttabbed\n\n\nafter blanks  \nend ",
    "[link](http://x.y) ![i](j) [ref]: z [x] [^1]",
    "www.example.com http://a.b/c?d=e&f a@b.co example.com //x.y mailto:a@b.c",
    "&amp; &#35; &lt;b&gt; & &nbsp;",
    "---\n===\n:--|--:\n+++\n***",
    "[/x] [bold]y[/bold] [@click=app.quit]z[/]",
    "\x1b[31mred\x1b[0m \x07 \x9b2J",
    "line\r\nbreaks\rof\u2028every\u2029kind\x0bhere\x0c",
    "\u202eright to left\u202c שלום مرحبا",
    "👩‍👩‍👧‍👦 👍🏽 🇮🇩 é",
    "=1+1",
    "@SUM(A1) \"quoted\", 'single'; comma",
    "-2+3\t+4",
    "\ufeff bom \u00a0 nbsp\u3000",
    "../../x CON",
    "{{x}} {y} %s %(z)s $a$ ^b^",
    " ",
)
"""Texts that have broken programs of this kind."""

UNSTORABLE: Final = ("nul\x00inside", "lone\ud800surrogate")
"""Texts that no file holds as they are: NUL and lone surrogates are replaced when stored."""


def empty_study(language: str = "en") -> Study:
    """A session with a title and nothing else."""
    build = Build()
    build.add("session", title=Text.said("Nothing yet", language), languages=(language,), cycle=1)
    return build.study


def hostile_texts(*, unstorable: bool = False) -> st.SearchStrategy[str]:
    """Texts that break careless programs; with NUL and lone surrogates only when asked for."""
    alphabet = st.sampled_from("ab 1.\n\r\t|\\`*_~[]()<>#+-=:;@&!$^{}'\"/é\u05d0\u2028\x1b👍\u200d")
    anything = st.text(max_size=12).map(storable)
    chosen = st.sampled_from(HOSTILE)
    made = st.text(alphabet, max_size=24)
    if unstorable:
        return st.one_of(chosen, made, anything, st.sampled_from(UNSTORABLE))
    return st.one_of(chosen, made, anything)


@st.composite
def studies(draw: st.DrawFn, *, unstorable: bool = False, most: int = 2) -> Study:
    """Any study: up to `most` records of each kind under each parent, hostile texts, references that hold.

    The texts come from a small pool that hypothesis can shrink; which record says what follows from a number.
    """
    pool = draw(st.lists(hostile_texts(unstorable=unstorable), min_size=1, max_size=6))
    chance = random.Random(draw(st.integers(0, 2**32)))
    build = Build()
    for kind in KINDS:
        parents = [*build.study.table(kind.parent_kind)] if kind.parent_kind else [""]
        for parent in parents:
            for _ in range(1 if kind.single else chance.randint(0, most)):
                build.add(kind.name, **_values(build.study, kind, parent, chance, pool))
    return build.study


def _values(
    study: Study, kind: Kind, parent: str, chance: random.Random, pool: list[str]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in fields_of(kind.type):
        if field.name in ("id", "ref", "kept"):
            continue
        if field.metadata["parent"]:
            values[field.name] = parent
        elif field.name == "languages":
            values[field.name] = chance.choice([("en",), ("id",), ("en", "id"), ("id", "en")])
        elif field.name == "number":
            values[field.name] = str(len(study.activities) + 1)
        elif chance.random() < 0.75:
            values[field.name] = _value(study, field, chance, pool)
    return values


def _value(study: Study, field: Any, chance: random.Random, pool: list[str]) -> Any:
    meta, type_ = field.metadata, str(field.type)
    if meta["choices"]:
        return chance.choice(meta["choices"])
    if meta["refers"]:
        return _reference(study, meta["refers"], type_, chance)
    if type_.startswith("tuple[tuple"):
        return tuple((str(each), chance.randint(1, 8)) for each in range(chance.randint(0, 3)))
    several = type_.startswith("tuple[")
    makers = (
        ("Text", lambda: _text(chance, pool)),
        ("bool", lambda: chance.random() < 0.5),
        ("int", lambda: chance.randint(0, 9)),
        ("str", lambda: chance.choice(pool)),
    )
    make = next(make for name, make in makers if name in type_)
    return tuple(make() for _ in range(chance.randint(0, 2))) if several else make()


def _text(chance: random.Random, pool: list[str]) -> Text:
    which = chance.randint(0, 3)
    if which == 0:
        return Text(plain=chance.choice(pool))
    return Text(
        en=chance.choice(pool) if which != 1 else None,
        id=chance.choice(pool) if which != 2 else None,
    )


def _reference(study: Study, refers: str, type_: str, chance: random.Random) -> Any:
    kinds = ("element", "activity", "row", "definition") if refers == ANYTHING else (refers,)
    there = [id_ for kind in kinds for id_ in study.table(kind)]
    if type_.startswith("tuple[tuple"):
        return tuple((id_, chance.randint(1, 8)) for id_ in there)
    if type_.startswith("tuple"):
        return tuple(chance.sample(there, chance.randint(0, min(2, len(there)))))
    if not there:
        return None
    if refers == ANYTHING and len(study.activities) > 1 and chance.random() < 0.4:
        return ">".join(chance.sample([*study.activities], 2))
    return chance.choice(there)


def texts_of(record: Record) -> list[Text]:
    """Every text of a record, in the order of its fields."""
    found: list[Text] = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Text):
                found.append(each)  # noqa: PERF401 - two loops read better apart
    return found
