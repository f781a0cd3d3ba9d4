"""How a picture came to be is read from its log: with moves and deletions, and nothing that was ever private."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.home import find_home
from ssm_studio.workshop.picture_steps import picture_steps
from ssm_studio.workshop.workshop import open_session


def _id_of(study: Study, words: str) -> str:
    return next(each.id for each in study.elements.values() if read(each.label, "en") == words)


def test_steps_tell_what_came_moved_was_reworded_and_went(tmp_path: Path) -> None:
    path = create_session(find_home(str(tmp_path)), "Steps", "en")
    with open_session(path) as workshop:
        workshop.do(edit_picture.add_picture(workshop.study, "One"))
        picture = next(iter(workshop.study.pictures))
        for name in ("Head", "Staff", "Secret"):
            workshop.do(edit_picture.add_element(workshop.study, picture, "actor", name))
        head, staff = _id_of(workshop.study, "Head"), _id_of(workshop.study, "Staff")
        workshop.do(edit_picture.move_element(workshop.study, head, 70, 30))
        workshop.do(edit.write(workshop.study, "element", staff, "label", "The staff"))
        workshop.do(edit.delete(workshop.study, "element", head))
        secret = workshop.study.elements[_id_of(workshop.study, "Secret")]
        hidden = replace(secret, visibility="facilitator")
        workshop.do(Changeset("hide", (RecordChange("element", secret.id, secret, hidden),)))
    steps = picture_steps(path, picture)
    told = [
        (len(each.new), len(each.moved), len(each.changed), [one.id for one in each.gone])
        for each in steps
    ]
    assert told == [(1, 0, 0, []), (1, 0, 0, []), (0, 1, 0, []), (0, 0, 1, []), (0, 0, 0, [head])]
    shown = {read(one.label, "en") for each in steps for one in each.study.elements.values()}
    assert shown == {"Head", "Staff", "The staff"}
    assert steps[2].study.elements[head].x == 70
    assert picture_steps(path, "nowhere") == ()
