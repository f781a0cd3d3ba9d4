"""What changed between the versions of a definition, and who was there, is read out of the change log."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.domain.edit import add, delete, write
from ssm_studio.domain.edit_definitions import (
    add_definition,
    add_row,
    leave_out,
    new_version,
    write_letter,
)
from ssm_studio.domain.record import new_id
from ssm_studio.domain.situation import Participant
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.versions import Version, versions_of
from ssm_studio.workshop.workshop import Workshop, create_session, open_session


def told(version: Version) -> list[tuple[str, str, str]]:
    """Letter, before and after of each change."""
    return [(each.letter, each.before, each.after) for each in version.changes]


def versions(workshop: Workshop, definition: str) -> tuple[Version, ...]:
    """The versions as the log has them now."""
    return versions_of(workshop.log(), workshop.study, definition)


def somebody(workshop: Workshop, name: str) -> None:
    """One more person in the room."""
    workshop.do(add(workshop.study, Participant(id=new_id(), pseudonym=name)))


def test_each_version_says_what_changed_by_whom_and_who_was_there(home: Home) -> None:
    path: Path = create_session(home, "Ward handover", "en")
    with open_session(path, author="Wati") as workshop:
        somebody(workshop, "Nurse 1")
        begin = add_definition(workshop.study)
        id_ = begin.puts[0].id
        workshop.do(begin)
        workshop.do(write_letter(workshop.study, id_, "P", "hand over"))
        workshop.do(write_letter(workshop.study, id_, "P", "hand over patients"))
        workshop.do(add_row(workshop.study, id_, "A", "nurses"))
        workshop.do(new_version(workshop.study, id_))
    with open_session(path, author="Budi") as workshop:
        somebody(workshop, "Nurse 2")
        workshop.do(write_letter(workshop.study, id_, "P", "pass on what matters"))
        workshop.do(leave_out(workshop.study, id_, "O", "nobody owns it"))
        (actor,) = workshop.study.actors
        workshop.do(write(workshop.study, "actor", actor, "who", "all nurses"))
        workshop.do(delete(workshop.study, "actor", actor))
        first, second = versions(workshop, id_)
    assert (first.number, first.authors, first.present) == (1, ("Wati",), ("Nurse 1",))
    assert ("P", "", "hand over patients") in told(first)
    assert ("A", "", "nurses") in told(first)
    # Counting the version was the last thing that Wati did, and is no word of hers in the second.
    assert second.authors == ("Budi",)
    assert second.present == ("Nurse 1", "Nurse 2")
    assert told(second) == [
        ("P", "hand over patients", "pass on what matters"),
        ("O", "", "nobody owns it"),
        ("A", "nurses", ""),
    ]


def test_what_was_undone_is_no_change(home: Home) -> None:
    with open_session(create_session(home, "Ward handover", "en"), author="Wati") as workshop:
        begin = add_definition(workshop.study)
        id_ = begin.puts[0].id
        workshop.do(begin)
        workshop.do(new_version(workshop.study, id_))
        workshop.do(write_letter(workshop.study, id_, "R", "sleep well"))
        assert told(versions(workshop, id_)[-1]) == [("R", "", "sleep well")]
        workshop.undo()
        assert told(versions(workshop, id_)[-1]) == []
        workshop.undo()
        assert [each.number for each in versions(workshop, id_)] == [1]


def test_a_definition_that_is_gone_has_no_versions(workshop: Workshop) -> None:
    assert versions(workshop, "nobody") == ()
    for id_ in workshop.study.root_definitions:
        found = versions(workshop, id_)
        assert found
        assert found[-1].present == tuple(
            each.pseudonym or each.ref for each in workshop.study.participants.values()
        )


def test_what_was_done_to_another_definition_is_no_change_of_this_one(home: Home) -> None:
    path = create_session(home, "Ward handover", "en")
    with open_session(path, author="Wati") as workshop:
        begin = add_definition(workshop.study)
        id_ = begin.puts[0].id
        workshop.do(begin)
        workshop.do(add_row(workshop.study, id_, "A", "nurses"))
        begin = add_definition(workshop.study)
        other = begin.puts[0].id
        workshop.do(begin)
        workshop.do(add_row(workshop.study, other, "A", "porters"))
        workshop.do(add_row(workshop.study, other, "C", "patients"))
        (mine,) = versions(workshop, id_)
        (theirs,) = versions(workshop, other)
    rows, others = ([each for each in told(version) if each[0]] for version in (mine, theirs))
    assert rows == [("A", "", "nurses")]
    assert sorted(others) == [("A", "", "porters"), ("C", "", "patients")]
