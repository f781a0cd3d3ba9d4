"""What goes into a file comes out the same, whatever people typed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given, settings

from ssm_studio.domain.changes import Changeset, RecordChange, apply, invert
from ssm_studio.domain.field_types import type_of
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.store.change_log import Rewind, forward, written
from ssm_studio.store.log_headings import Heading
from ssm_studio.store.rows import SORTS, codec
from ssm_studio.store.session_file import stamp
from ssm_studio.store.text_json import dump, text_from_plain, text_to_plain
from tests.studies import studies

HEAD = Heading(1, datetime(2026, 1, 1, tzinfo=UTC), "Sri", "Step", None, None)


def test_every_type_of_field_is_known() -> None:
    for kind in KINDS:
        for field in fields_of(kind.type):
            assert type_of(field) in SORTS


@settings(max_examples=25, deadline=None)
@given(studies())
def test_rows_and_log_give_back_the_record(study: Study) -> None:
    for kind, record in study.everything():
        how = codec(kind)
        assert how.from_row(how.to_row(record)) == record
        plain = json.loads(dump(how.to_plain(record)))
        assert how.type(**how.values(plain)) == record


@settings(max_examples=25, deadline=None)
@given(studies(), studies())
def test_a_step_is_read_back_from_the_log_in_both_directions(old: Study, new: Study) -> None:
    puts = [
        RecordChange(kind.name, id_, before, after)
        for kind in KINDS
        for id_ in {**old.table(kind.name), **new.table(kind.name)}
        if (before := old.get(kind.name, id_)) != (after := new.get(kind.name, id_))
    ]
    step = Changeset("Step", tuple(puts))
    text = written(step)
    assert forward(old, HEAD, text) == step
    assert Rewind(new).back(HEAD, text) == step
    assert apply(new, invert(step)) == old


def test_a_text_of_every_make_is_kept() -> None:
    for text in (
        Text(),
        Text(plain=""),
        Text(plain="a"),
        Text(en="a"),
        Text(id=""),
        Text(en="a", id="b"),
        Text(plain="a", en="b", id="c"),
    ):
        assert text_from_plain(json.loads(dump(text_to_plain(text)))) == text


def test_times_are_utc_and_can_be_read_back() -> None:
    at = datetime(2026, 11, 21, 14, 2, 9, 120000, tzinfo=UTC)
    assert stamp(at) == "2026-11-21T14:02:09.120Z"
    assert datetime.fromisoformat(stamp(at)) == at


def test_what_a_newer_version_wrote_beside_a_field_is_passed_over() -> None:
    text = dump(
        [
            {"kind": "group", "id": "g", "was": None, "is": {"id": "g", "colour": "red"}},
            {"kind": "mood", "id": "m", "was": None, "is": {"id": "m"}},
        ]
    )
    step = forward(Study(), HEAD, text)
    assert [(put.kind, put.id) for put in step.puts] == [("group", "g")]
