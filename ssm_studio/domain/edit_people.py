"""Who is in the room: participants under pseudonyms, each with a role and a table group."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.record import new_id
from ssm_studio.domain.situation import Group, Participant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read


def add_participant(study: Study, pseudonym: str, role: str = "", group: str = "") -> Changeset:
    """Somebody new; a group that is not there yet is made."""
    person = Participant(id=new_id())
    added = add(study, replace(person, pseudonym=pseudonym))
    after = apply(study, added)
    return join(added.label, added, *describe(after, person.id, pseudonym, role, group))


def describe(study: Study, id_: str, pseudonym: str, role: str, group: str) -> list[Changeset]:
    """The steps that give a participant these words; a group that is not there yet is made, "" leaves a role."""
    steps: list[Changeset] = []
    found = group_called(study, group)
    if group and found is None:
        new = Group(id=new_id(), name=Text.said(group, study.language))
        steps.append(add(study, new))
        found = new.id
    before = study.participants[id_]
    said = (before.role or Text()).write(study.language, role) if role else None
    steps.append(
        set_fields(study, "participant", id_, pseudonym=pseudonym or None, role=said, group=found)
    )
    return steps


def group_called(study: Study, name: str) -> str | None:
    """The id of the table group with this name or code, in any case; None for no name, or no such group."""
    wanted = name.casefold()
    return next(
        (
            each.id
            for each in study.groups.values()
            if wanted
            and wanted in (each.ref.casefold(), read(each.name, study.language).casefold())
        ),
        None,
    )
