"""One step of every sort, made against a study: what the tests of troubles do to a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.definitions import Customer
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.workshop.workshop import open_session

Make = Callable[[Study], Changeset]


def first(study: Study, kind: str) -> str:
    """The id of the first record of a kind."""
    return str(next(iter(study.table(kind))))


def write_text(study: Study) -> Changeset:
    """Typing in a text field."""
    return edit.write(study, "element", first(study, "element"), "label", "something else | [/x]")


def write_plain(study: Study) -> Changeset:
    """Typing in a field without languages."""
    return edit.write(study, "session", study.session.id, "place", "Kediri")


def set_choice(study: Study) -> Changeset:
    """Choosing one of the values of a field."""
    id_ = first(study, "definition")
    status = "parked" if study.get("definition", id_).status != "parked" else "draft"
    return edit.set_fields(study, "definition", id_, status=status)


def move(study: Study) -> Changeset:
    """Dragging."""
    element = study.elements[first(study, "element")]
    return edit.set_fields(study, "element", element.id, "Move", x=(element.x or 0) + 3, y=7)


def add_one(study: Study) -> Changeset:
    """A new record."""
    return edit.add(study, Element(id=new_id(), kind="actor", label=Text(en="Trader")))


def add_owned(study: Study) -> Changeset:
    """A new record under an owner."""
    return edit.add(study, Customer(id=new_id(), definition=first(study, "definition")))


def delete_one(study: Study) -> Changeset:
    """Deleting a record that others refer to."""
    return edit.delete(study, "element", first(study, "element"))


def delete_owner(study: Study) -> Changeset:
    """Deleting a record with all that it owns."""
    return edit.delete(study, "definition", first(study, "definition"))


def several(study: Study) -> Changeset:
    """A step of many puts in several tables."""
    added = add_owned(study)
    moved = move(apply(study, added))
    return join("Several", added, moved, delete_one(apply(apply(study, added), moved)))


STEPS: Final[tuple[Make, ...]] = (
    write_text,
    write_plain,
    set_choice,
    move,
    add_one,
    add_owned,
    delete_one,
    delete_owner,
    several,
)


def on_disk(path: Path) -> Study:
    """What a program that opens the file now finds."""
    with open_session(path) as opened:
        return opened.study
