"""What two wrote into one field differently is kept, by author and time, until the room settles it."""

from __future__ import annotations

from itertools import permutations

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_clashes import (
    BOTH,
    FIRST,
    OTHER,
    SECOND,
    Difference,
    Side,
    differences,
    note,
    open_clashes,
    settle,
    sides_of,
)
from ssm_studio.domain.record import new_id
from ssm_studio.domain.situation import Participant
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text

EARLY, LATE = "2026-03-11T07:00:00.000Z", "2026-03-11T07:05:00.000Z"


def definition() -> tuple[Study, RootDefinition]:
    record = RootDefinition(id=new_id(), worldview=Text(en="Water is shared", id="Air bersama"))
    study = new_study("Canal", "en")
    return apply(study, edit.add(study, record)), record


def clashing(record: RootDefinition) -> tuple[Difference, ...]:
    base = Text(en="Water is", id="Air bersama")
    sides = (
        Side(Text(en="Water is for who pays", id="Air bersama"), "Tono", LATE),
        Side(Text(en="Water is shared", id="Air bersama"), "Sri", EARLY),
    )
    return differences(record, "worldview", base, sides)


def test_each_wording_clashes_by_itself_and_the_order_of_sides_is_that_of_their_times() -> None:
    study, record = definition()
    found = clashing(record)
    assert [each.tongue for each in found] == ["en"]
    ways = []
    for sides in permutations(found[0].sides):
        after = apply(study, note(study, [Difference(record.id, "worldview", "en", "W", sides)]))
        (clash,) = open_clashes(after)
        ways.append([(each.text, each.author, each.at) for each in sides_of(after, clash.id)])
        assert clash.ref == "CL1"
    assert ways[0] == ways[1]
    assert [each[1] for each in ways[0]] == ["Sri", "Tono"]


def test_what_nobody_disagrees_about_is_no_clash() -> None:
    study = new_study("Canal", "en")
    element = AgreedAction(id=new_id())
    same = (Side("done", "Sri", EARLY), Side("done", "Tono", LATE))
    assert not differences(element, "status", None, same)
    assert not differences(element, "status", None, (Side(None, "Sri", EARLY), same[1]))
    assert not differences(
        element, "changes", (), (Side(("a",), "S", EARLY), Side(("b",), "T", LATE))
    )
    assert not note(study, [])


def test_a_field_has_one_open_clash_and_an_author_is_heard_with_what_they_wrote_last() -> None:
    study, record = definition()
    study = apply(study, note(study, clashing(record)))
    again = (Side("Water is for all", "Sri", LATE), Side("Water is life", "Ana", LATE))
    study = apply(study, note(study, [Difference(record.id, "worldview", "en", "x", again)]))
    (clash,) = open_clashes(study)
    assert {(each.author, each.text) for each in sides_of(study, clash.id)} == {
        ("Sri", "Water is for all"),
        ("Tono", "Water is for who pays"),
        ("Ana", "Water is life"),
    }


@pytest.mark.parametrize(
    ("how", "words", "stands"),
    [
        (FIRST, "", "Water is shared"),
        (SECOND, "", "Water is for who pays"),
        (OTHER, "Water is life", "Water is life"),
        (BOTH, "", "Water is shared"),
    ],
)
def test_the_room_settles_it_in_one_step(how: str, words: str, stands: str) -> None:
    study, record = definition()
    study = apply(study, note(study, clashing(record)))
    (clash,) = open_clashes(study)
    step = settle(study, clash.id, how, words, reason="We voted", at=LATE)
    after = apply(study, step)
    text = after.root_definitions[record.id].worldview
    assert text == Text(en=stands, id="Air bersama")
    settled = after.clashes[clash.id]
    assert (settled.settled, settled.settled_at, settled.reason) == (how, LATE, Text(en="We voted"))
    assert not open_clashes(after)
    assert not settle(after, clash.id, FIRST)
    # Of worldviews the room may keep both.
    kept = [str(each.text) for each in after.accommodations.values()]
    assert all("shared" in each and "who pays" in each for each in kept)
    assert len(kept) == (how == BOTH)
    assert apply(after, invert(step)) == study


def test_a_number_takes_no_words() -> None:
    study = new_study("Canal", "en")
    person = Participant(id=new_id(), pseudonym="P", consent=True)
    study = apply(study, edit.add(study, person))
    found = differences(person, "consent", None, (Side(True, "S", EARLY), Side(False, "T", LATE)))
    study = apply(study, note(study, found))
    (clash,) = open_clashes(study)
    with pytest.raises(ValueError, match="Expecting value"):
        settle(study, clash.id, OTHER, "perhaps")
    after = apply(study, settle(study, clash.id, SECOND))
    assert after.participants[person.id].consent is False


def test_a_clash_goes_with_what_it_is_about() -> None:
    study, record = definition()
    study = apply(study, note(study, clashing(record)))
    step = edit.delete(study, "definition", record.id)
    after = apply(study, step)
    assert not after.clashes
    assert not after.clash_sides
    assert apply(after, invert(step)) == study
