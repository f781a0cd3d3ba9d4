"""A relevant system out of what somebody in the picture would ask for."""

from __future__ import annotations

from ssm_studio.domain import edit_picture
from ssm_studio.domain.changes import NOTHING, apply, invert
from ssm_studio.domain.edit_themes import system_from_owner
from ssm_studio.domain.study import Study


def test_whoever_asks_for_a_system_is_an_issue_owner_once() -> None:
    study = apply(Study(), edit_picture.add_picture(Study(), "Bidan"))
    step = edit_picture.add_element(study, next(iter(study.pictures)), "actor", "Ibu hamil")
    study = apply(study, step)
    mother = step.puts[0].id
    first = system_from_owner(study, mother, "Sistem untuk pulang dengan selamat")
    after = apply(study, first)
    assert apply(after, invert(first)) == study
    after = apply(after, system_from_owner(after, mother, "Sistem untuk tidak menunggu"))
    (owner,) = after.analyses_one.values()
    assert owner.role == "issue_owner"
    assert [each.from_issue_owner for each in after.relevant_systems.values()] == [owner.id] * 2
    assert system_from_owner(study, mother, "  ") is NOTHING
