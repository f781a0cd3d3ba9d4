"""What the tables of kinds promise: which lines have a direction, what there is once, ids that rise with time."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain import record
from ssm_studio.domain.characters import signed, unseemly
from ssm_studio.domain.elements import RELATION_KINDS
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import new_study


def test_a_line_between_equals_has_no_direction_and_every_other_has_one() -> None:
    equal = {key for key, kind in RELATION_KINDS.items() if not kind.directed}
    assert equal == {"communicates", "conflict", "missing", "informal"}


def test_a_session_and_its_declaration_are_there_once() -> None:
    assert [each.name for each in KINDS if each.single] == ["session", "research"]


def test_a_new_study_is_a_first_cycle_in_its_language() -> None:
    session = new_study("Air", "id").session
    assert (session.cycle, session.languages) == (1, ("id",))


def test_an_id_says_when_it_was_made_and_later_ones_sort_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 4_000_000_000_000_000_000
    monkeypatch.setattr("ssm_studio.domain.record.time.time_ns", lambda: now)
    monkeypatch.setattr(record, "_last", 0)
    ids = [new_id() for _each in range(5)]
    assert ids == sorted(set(ids))
    milliseconds, below, version = ids[0].replace("-", "")[:12], ids[0][15:18], ids[0][14]
    assert int(milliseconds, 16) == now // 1_000_000
    assert (version, ids[0][19] in "89ab") == ("7", True)
    assert [int(each[15:18], 16) - int(below, 16) for each in ids] == [0, 1, 2, 3, 4]


def test_a_field_that_came_later_says_which_migration_brought_its_column() -> None:
    folder = Path(record.__file__).parents[1] / "store"
    migrations = {int(each.name[1:4]): each.read_text("utf-8") for each in folder.glob("m*.sql")}
    later = {
        (kind.table, each.name, since)
        for kind in KINDS
        for each in fields_of(kind.type)
        if (since := each.metadata.get("since", 0))
    }
    assert later

    def first_columns(table: str) -> str:
        made = (each.partition(f'CREATE TABLE "{table}" (')[2] for each in migrations.values())
        return next(filter(None, made)).partition(") STRICT")[0]

    for table, name, since in later:
        added = f'ALTER TABLE "{table}" ADD COLUMN "{name}"' in migrations[since]
        assert added or f'\n  "{name}" ' in first_columns(table), (table, name)


def test_both_characters_that_end_a_line_unseen_are_told_from_those_beside_them() -> None:
    assert unseemly().findall("a\u2027b\u2028c\u2029d") == ["\u2028", "\u2029"]
    assert signed("b\u2028c\u2029d") == "b c d"
