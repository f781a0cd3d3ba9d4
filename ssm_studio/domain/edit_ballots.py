"""Votes and ratings with one keyboard: a round of hands, of one person after the other, or masked until it is shown.

What was voted last stands in the record itself too (who agrees how far, how desirable, how many dots), because that
is what a room sees of it; every round before it is kept. A secret round shows its spread when it is revealed, and
never who gave which mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.ballot_rounds import (
    HANDS_SCALE,
    QUESTIONS,
    Marks,
    Question,
    number_of,
    rounds_of,
    shown_rounds,
    spread_of,
)
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit import add, delete, set_fields
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _


def hold_round(
    study: Study,
    asked: str,
    target: str,
    *,
    method: str = "proxy",
    marks: Marks = (),
    hands: Marks = (),
    spread: Marks = (),
    at: str | None = None,
    reason: str = "",
) -> Changeset:
    """A new round of one question about one record.

    Args:
        asked: the question, a key of `QUESTIONS`.
        target: the id of the record.
        method: one of `VOTE_METHODS`; a "secret" round stays hidden until `reveal`.
        marks: who gave which mark, by participant.
        hands: how many hands went up, by group.
        spread: how many gave each mark, where nobody is named (paper slips, hands for each step).
        at: when it was held, ISO 8601.
        reason: why, in words.
    """
    question, record = QUESTIONS.get(asked), study.find(target)
    if question is None or record is None:
        return NOTHING
    before = rounds_of(study, target, asked)
    steps = [] if before else _first_round(study, question, record)
    study = apply(study, steps[0]) if steps else study
    held = Ballot(
        id=new_id(),
        target=target,
        asked=asked,
        method=method,
        scale=HANDS_SCALE if hands and not question.counted else question.scale,
        round=max((each.round or 0 for each in (*before, *_made(steps))), default=0) + 1,
        marks=marks,
        hands=hands,
        spread=spread,
        reason=Text.said(reason, study.language) if reason else None,
        held_at=at,
        wording=_wording(record),
    )
    ballot = replace(held, secret=True, revealed=False) if method == "secret" else held
    label = _label(study, ballot)
    steps.append(add(study, ballot, label))
    steps.append(_told(apply(study, steps[-1]), question, target, label))
    return replace(join(label, *steps), merge_key=_one_step(ballot.id))


def _one_step(ballot: str) -> str:
    """Person after person of one round is one step for Undo."""
    return f"ballot/{ballot}"


def _first_round(study: Study, question: Question, record: Any) -> list[Changeset]:
    """What the record says already as a round of its own, so that the next one does not write over it."""
    own = getattr(record, question.field)
    if question.counted or not own:
        return []
    first = Ballot(
        id=new_id(),
        target=record.id,
        asked=question.asked,
        scale=question.scale,
        round=1,
        marks=own,
        provenance=getattr(record, "ratings_provenance", None),
    )
    return [add(study, first)]


def own_round(study: Study, asked: str, target: str) -> Changeset:
    """What a record says already as its first round; nothing where rounds were held, or it says nothing yet."""
    question, record = QUESTIONS.get(asked), study.find(target)
    if question is None or record is None or rounds_of(study, target, asked):
        return NOTHING
    return join("", *_first_round(study, question, record))


def _made(steps: Iterable[Changeset]) -> list[Ballot]:
    puts = (put.after for step in steps for put in step.puts)
    return [each for each in puts if isinstance(each, Ballot)]


def _wording(record: Any) -> Text | None:
    for name in ("text", "name"):
        if isinstance(words := getattr(record, name, None), Text):
            return words
    return None


def _label(study: Study, ballot: Ballot) -> str:
    record = study.find(ballot.target or "")
    name = record.ref or name_in(study, record) if record is not None else "?"
    words = _("Hold a secret vote on {name}") if ballot.secret else _("Hold a round on {name}")
    return words.format(name=name)


def _told(study: Study, question: Question, target: str, label: str) -> Changeset:
    """The step after which the record itself says what was voted last, in the open and by name."""
    kind = next((k for k in question.kinds if study.get(k, target) is not None), "")
    if not kind:
        return NOTHING
    seen = shown_rounds(study, target, question.asked)
    if question.counted:
        value: Any = _dots_of(seen[-1]) if seen else None
    else:
        named = [each for each in seen if each.marks and not each.secret]
        value = named[-1].marks if named else ()
    return set_fields(study, kind, target, label, **{question.field: value})


def _dots_of(ballot: Ballot) -> int:
    """How many dots a round put on a thing, by people, groups, or without names."""
    named = sum(mark for _who, mark in (*ballot.marks, *ballot.hands))
    return named or sum(number_of(mark) * how_many for mark, how_many in ballot.spread)


def set_mark(study: Study, ballot_id: str, participant: str, mark: int | None) -> Changeset:
    """What one participant says in a round; None takes it back."""
    return _with_pair(study, ballot_id, "marks", participant, mark)


def set_hands(study: Study, ballot_id: str, group: str, hands: int | None) -> Changeset:
    """How many hands of a group went up; None where it was not asked."""
    return _with_pair(study, ballot_id, "hands", group, hands)


def set_spread(study: Study, ballot_id: str, mark: int, how_many: int | None) -> Changeset:
    """How many gave a mark, where nobody is named; None where nobody did."""
    return _with_pair(study, ballot_id, "spread", str(mark), how_many or None)


def _with_pair(
    study: Study, ballot_id: str, field: str, name: str, number: int | None
) -> Changeset:
    ballot = study.ballots.get(ballot_id)
    if ballot is None or (question := QUESTIONS.get(ballot.asked or "")) is None:
        return NOTHING
    pairs = dict(getattr(ballot, field))
    if number is None:
        pairs.pop(name, None)
    else:
        pairs[name] = number
    label = _label(study, ballot)
    changed: dict[str, Any] = {field: tuple(pairs.items())}
    first = set_fields(study, "ballot", ballot_id, label, **changed)
    if not first:
        return NOTHING
    after = apply(study, first)
    told = _told(after, question, ballot.target or "", label)
    return replace(join(label, first, told), merge_key=_one_step(ballot_id))


def reveal(study: Study, target: str, asked: str = "") -> Changeset:
    """Show what was voted in secret on a record (on one question, or on all): the spread, not who gave which mark."""
    hidden = [
        each
        for each in study.ballots.values()
        if each.target == target and each.hidden and asked in ("", each.asked)
    ]
    steps: list[Changeset] = []
    for ballot in hidden:
        record = study.find(target)
        label = _("Reveal the vote on {name}").format(name=record.ref if record is not None else "")
        steps.append(
            set_fields(study, "ballot", ballot.id, label, revealed=True, spread=spread_of(ballot))
        )
        study = apply(study, steps[-1])
        if (question := QUESTIONS.get(ballot.asked or "")) is not None:
            steps.append(_told(study, question, target, label))
            study = apply(study, steps[-1])
    return join(steps[0].label, *steps) if steps else NOTHING


def take_back(study: Study, ballot_id: str) -> Changeset:
    """A round that was held by mistake goes; the record says what was voted before it."""
    ballot = study.ballots.get(ballot_id)
    if ballot is None:
        return NOTHING
    label = _("Take back round {number} on {name}").format(
        number=ballot.round or 1, name=getattr(study.find(ballot.target or ""), "ref", "")
    )
    first = delete(study, "ballot", ballot_id, label)
    question = QUESTIONS.get(ballot.asked or "")
    if question is None:
        return first
    return join(label, first, _told(apply(study, first), question, ballot.target or "", label))
