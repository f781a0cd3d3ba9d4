"""Tables that work apart in copies of one session: the step before they part, and what is whose."""

from __future__ import annotations

from collections.abc import Sequence

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit_people import group_called
from ssm_studio.domain.edit_picture import add_picture
from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.record import new_id
from ssm_studio.domain.situation import Group
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _


def prepare_tables(study: Study, names: Sequence[str]) -> tuple[Changeset, tuple[str, ...]]:
    """A step that makes a group and an empty picture for each name, and the ids of the groups in that order.

    A group of that name that is there already is taken, and its picture too.
    """
    steps: list[Changeset] = []
    groups: list[str] = []
    for name in names:
        found = group_called(study, name)
        if found is None:
            group = Group(id=new_id(), name=Text.said(name, study.language))
            found = group.id
            steps.append(edit.add(study, group))
            study = apply(study, steps[-1])
        if _picture_of_group(study, found) is None:
            steps.append(add_picture(study, name, group=found))
            study = apply(study, steps[-1])
        groups.append(found)
    label = _("Prepare {count} tables").format(count=len(names))
    return join(label, *steps), tuple(groups)


def sit_down(study: Study, group: str) -> Changeset:
    """The step that makes a copy the copy of one table."""
    name = read(study.groups[group].name, study.language)
    label = _("The copy of table “{name}”").format(name=name)
    return edit.set_fields(study, "session", study.session.id, label, table=group)


def _picture_of_group(study: Study, group: str) -> str | None:
    """The newest picture that a group drew."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    own = [each.id for each in study.pictures.values() if each.group == group]
    return next((each for each in reversed(own) if each not in redrawn), None)


def table_picture(study: Study) -> str | None:
    """The picture of the table whose copy this is; None where it is nobody's."""
    group = study.session.table
    return _picture_of_group(study, group) if group else None


def drawn_by_groups(study: Study) -> tuple[RichPicture, ...]:
    """The newest pictures of groups in which something is drawn, in the order of the session."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    return tuple(
        each
        for each in study.pictures.values()
        if each.group and each.id not in redrawn and elements_of(study, each.id)
    )


def still_away(study: Study) -> list[str]:
    """The names of the groups whose pictures are empty, where others have drawn theirs."""
    drawn = {each.group for each in drawn_by_groups(study)}
    waiting = {each.group: None for each in study.pictures.values() if each.group}
    return [
        read(study.groups[each].name, study.language)
        for each in waiting
        if each in study.groups and each not in drawn
    ]
