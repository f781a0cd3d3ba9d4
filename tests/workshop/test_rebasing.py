"""Two people's steps on one study, whatever they are: every record keeps its owner, and every case is named."""

from __future__ import annotations

from hypothesis import given, settings

from ssm_studio.domain.changes import Changeset, RecordChange, apply
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.workshop.rebasing import carried_over, with_own_names
from tests.studies import studies


def between(old: Study, new: Study) -> Changeset:
    """The step that leads from one study to another."""
    puts = [
        RecordChange(kind.name, id_, before, after)
        for kind in KINDS
        for id_ in {**old.table(kind.name), **new.table(kind.name)}
        if (before := old.get(kind.name, id_)) != (after := new.get(kind.name, id_))
    ]
    return Changeset("Step", tuple(puts))


def ownerless(study: Study) -> list[Record]:
    """The records whose owner is not there."""
    return [
        record
        for kind in KINDS
        if kind.parent_field and kind.parent_kind
        for record in study.table(kind.name).values()
        if (owner := getattr(record, kind.parent_field)) is not None
        and study.get(kind.parent_kind, owner) is None
    ]


@settings(max_examples=40, deadline=None)
@given(studies(), studies(), studies())
def test_no_record_loses_its_owner(base: Study, mine: Study, theirs: Study) -> None:
    def lost(kind: str, id_: str) -> tuple[RecordChange, ...]:
        gone = between(base, theirs).puts
        return gone if any((put.kind, put.id) == (kind, id_) for put in gone) else ()

    step, clashes = carried_over(theirs, between(base, mine), lost)
    step = with_own_names(theirs, step)
    after = apply(theirs, step)
    assert not ownerless(after)
    # Nothing that the others wrote goes unless I deleted it and they had left it alone.
    for kind, record in theirs.everything():
        if after.get(kind, record.id) is None:
            assert base.get(kind, record.id) == record
            assert mine.get(kind, record.id) is None
    named = {(each.kind, each.id) for each in clashes}
    for kind, record in mine.everything():
        if record != base.get(kind, record.id) and theirs.get(kind, record.id) is None:
            assert after.get(kind, record.id) is not None
            if base.get(kind, record.id) is not None:
                assert (kind, record.id) in named


@settings(max_examples=20, deadline=None)
@given(studies(), studies())
def test_alone_nothing_is_different(base: Study, mine: Study) -> None:
    step = between(base, mine)
    assert carried_over(base, step, lambda _kind, _id: ()) == (step, ())
