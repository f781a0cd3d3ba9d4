"""Votes: every round is kept, the record says what was voted last in the open, and a secret round shows no names."""

from __future__ import annotations

import pytest

from ssm_studio.domain import ballot_rounds
from ssm_studio.domain import edit_ballots as votes
from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.changes import NOTHING, Changeset, absorb, apply, invert
from ssm_studio.domain.edit import delete, set_fields
from ssm_studio.domain.edit_comparison import add_accommodation, add_change, judge, set_gradient
from ssm_studio.domain.edit_people import add_participant
from ssm_studio.domain.edit_picture import add_theme
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.redaction import for_facilitator, for_readers


@pytest.fixture
def room() -> Study:
    """Three people in two groups, a version to live with, a change, a theme."""
    study = new_study("T", "en")
    for name, group in (("P1", "Farmers"), ("P2", "Farmers"), ("P3", "Office")):
        study = apply(study, add_participant(study, name, "", group))
    study = apply(study, add_accommodation(study, "Turns by day"))
    study = apply(study, add_change(study, "A list at the gate"))
    return apply(study, add_theme(study, "Water", ()))


def only(study: Study, table: str) -> str:
    """The id of the only record of a table."""
    (found,) = getattr(study, table)
    return str(found)


def made(step: Changeset) -> str:
    """The id of the round that a step adds last."""
    return [p.id for p in step.puts if isinstance(p.after, Ballot) and p.before is None][-1]


def people(study: Study) -> list[str]:
    return list(study.participants)


def test_a_second_round_keeps_the_first_and_how_it_was_worded(room: Study) -> None:
    agreed, (one, two, three) = only(room, "accommodations"), people(room)
    study = apply(
        room, votes.hold_round(room, "agreement", agreed, marks=((one, 2), (two, 7), (three, 8)))
    )
    study = apply(
        study, set_fields(study, "accommodation", agreed, text=Text.said("Turns, written", "en"))
    )
    study = apply(
        study, votes.hold_round(study, "agreement", agreed, marks=((one, 1), (two, 3), (three, 6)))
    )
    first, second = ballot_rounds.rounds_of(study, agreed, "agreement")
    assert (first.round, second.round) == (1, 2)
    assert (read(first.wording, "en"), read(second.wording, "en")) == (
        "Turns by day",
        "Turns, written",
    )
    assert first.scale == second.scale == "gradients8"
    assert dict(study.accommodations[agreed].gradients) == {one: 1, two: 3, three: 6}
    assert ballot_rounds.spread_of(first) == (("2", 1), ("7", 1), ("8", 1))
    assert ballot_rounds.marks_now(study, agreed, "agreement") == (1, 3, 6)


def test_marks_from_before_there_were_rounds_become_the_first(room: Study) -> None:
    agreed, (one, two, _three) = only(room, "accommodations"), people(room)
    study = apply(room, set_gradient(room, agreed, one, 7))
    assert not study.ballots
    study = apply(study, votes.hold_round(study, "agreement", agreed, marks=((two, 2),)))
    first, second = ballot_rounds.rounds_of(study, agreed, "agreement")
    assert (first.marks, second.marks) == (((one, 7),), ((two, 2),))
    assert (first.round, second.round) == (1, 2)


def test_a_mark_given_alone_belongs_to_the_round_that_is_open(room: Study) -> None:
    agreed, change = only(room, "accommodations"), only(room, "changes")
    one, two, _three = people(room)
    study = apply(room, votes.hold_round(room, "agreement", agreed, marks=((one, 2),)))
    study = apply(study, votes.hold_round(study, "feasible", change, marks=((one, 0),)))
    study = apply(study, set_gradient(study, agreed, two, 4))
    study = apply(study, judge(study, change, "feasible", 3, two))
    assert [b.marks for b in ballot_rounds.rounds_of(study, agreed, "agreement")] == [
        ((one, 2), (two, 4))
    ]
    assert study.changes[change].feasible_by == ((one, 0), (two, 3))
    assert ballot_rounds.rounds_of(study, change, "feasible")[0].marks == ((one, 0), (two, 3))
    taken = apply(study, set_gradient(study, agreed, two, None))
    assert taken.accommodations[agreed].gradients == ((one, 2),)


def test_a_round_typed_person_by_person_is_one_step(room: Study) -> None:
    agreed, (one, two, _three) = only(room, "accommodations"), people(room)
    first = votes.hold_round(room, "agreement", agreed, marks=((one, 2),))
    study = apply(room, first)
    second = votes.set_mark(study, made(first), two, 5)
    after = apply(study, second)
    assert first.merge_key == second.merge_key is not None
    assert apply(after, invert(absorb(first, second))) == room


def test_a_secret_round_says_nothing_until_it_is_revealed_and_no_names_then(room: Study) -> None:
    agreed, (one, two, _three) = only(room, "accommodations"), people(room)
    study = apply(room, votes.hold_round(room, "agreement", agreed, marks=((one, 2), (two, 2))))
    step = votes.hold_round(study, "agreement", agreed, method="secret", marks=((one, 8), (two, 1)))
    study = apply(study, step)
    assert study.accommodations[agreed].gradients == ((one, 2), (two, 2))
    assert ballot_rounds.marks_now(study, agreed, "agreement") == (2, 2)
    assert made(step) not in for_readers(study).ballots
    assert made(step) not in for_facilitator(study).ballots
    shown = apply(study, votes.reveal(study, agreed))
    assert ballot_rounds.marks_now(shown, agreed, "agreement") == (1, 8)
    for part in (for_readers, for_facilitator):
        seen = part(shown).ballots[made(step)]
        assert seen.marks == ()
        assert seen.spread == (("1", 1), ("8", 1))
    assert shown.accommodations[agreed].gradients == ((one, 2), (two, 2))
    assert votes.reveal(shown, agreed) == NOTHING


def test_a_mark_given_alone_after_a_secret_round_does_not_touch_it(room: Study) -> None:
    agreed, (one, _two, _three) = only(room, "accommodations"), people(room)
    step = votes.hold_round(room, "agreement", agreed, method="secret", marks=((one, 8),))
    study = apply(room, step)
    study = apply(study, set_gradient(study, agreed, one, 1))
    assert study.ballots[made(step)].marks == ((one, 8),)


def test_hands_go_up_group_by_group(room: Study) -> None:
    theme, agreed = only(room, "themes"), only(room, "accommodations")
    farmers, office = room.groups
    study = apply(
        room, votes.hold_round(room, "dots", theme, method="hands", hands=((farmers, 4),))
    )
    (dots,) = ballot_rounds.rounds_of(study, theme, "dots")
    study = apply(study, votes.set_hands(study, dots.id, office, 2))
    assert study.themes[theme].votes == 6
    study = apply(
        study, votes.hold_round(study, "agreement", agreed, method="hands", hands=((farmers, 2),))
    )
    (hands,) = ballot_rounds.rounds_of(study, agreed, "agreement")
    assert hands.scale == "hands"
    assert study.accommodations[agreed].gradients == ()


def test_dots_of_slips_of_paper_are_counted(room: Study) -> None:
    theme = only(room, "themes")
    study = apply(room, votes.hold_round(room, "dots", theme, spread=(("2", 3), ("1", 1))))
    assert study.themes[theme].votes == 7


def test_a_secret_vote_of_dots_puts_none_on_the_theme_until_it_is_revealed(room: Study) -> None:
    theme, (one, two, _three) = only(room, "themes"), people(room)
    study = apply(
        room, votes.hold_round(room, "dots", theme, method="secret", marks=((one, 2), (two, 1)))
    )
    assert study.themes[theme].votes is None
    assert apply(study, votes.reveal(study, theme)).themes[theme].votes == 3


def test_a_round_taken_back_leaves_what_was_voted_before(room: Study) -> None:
    agreed, (one, _two, _three) = only(room, "accommodations"), people(room)
    study = apply(room, votes.hold_round(room, "agreement", agreed, marks=((one, 7),)))
    step = votes.hold_round(study, "agreement", agreed, marks=((one, 2),))
    study = apply(study, step)
    study = apply(study, votes.take_back(study, made(step)))
    assert study.accommodations[agreed].gradients == ((one, 7),)
    assert len(study.ballots) == 1


def test_the_rounds_of_what_is_deleted_go_with_it(room: Study) -> None:
    agreed, (one, _two, _three) = only(room, "accommodations"), people(room)
    study = apply(room, votes.hold_round(room, "agreement", agreed, marks=((one, 7),)))
    gone = apply(study, delete(study, "accommodation", agreed))
    assert not gone.ballots


def test_nothing_is_asked_of_what_is_not_there(room: Study) -> None:
    assert votes.hold_round(room, "agreement", "nobody") == NOTHING
    assert votes.hold_round(room, "taste", only(room, "themes")) == NOTHING
    assert votes.set_mark(room, "nobody", people(room)[0], 2) == NOTHING
    assert votes.take_back(room, "nobody") == NOTHING
