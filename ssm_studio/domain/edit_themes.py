"""Themes out of lists: issues that are seen through the same entry are gathered under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit import add
from ssm_studio.domain.edit_picture import add_theme, add_to_theme, remove_from_theme
from ssm_studio.domain.picture import AnalysisOne
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _

_ISSUE_OWNER: Final = "issue_owner"
"""The role in Analysis One."""


def themes_by_lens(study: Study, names: Mapping[str, str]) -> Changeset:
    """A theme for each entry of a list through which issues are seen; one that is there gets what it lacks.

    Args:
        names: entries by id, with what the theme is to be called; others are passed over.
    """
    found: dict[str, list[str]] = {}
    for element in study.elements.values():
        for tag in element.lens_tags if element.is_issue else ():
            if tag in names:
                found.setdefault(tag, []).append(element.id)
    steps: list[Changeset] = []
    for tag in (each for each in names if each in found):
        theme = next((each.id for each in study.themes.values() if each.lens == tag), None)
        if theme is None:
            step = add_theme(study, names[tag], found[tag])
            first, *rest = step.puts
            made: Any = first.after
            step = replace(step, puts=(replace(first, after=replace(made, lens=tag)), *rest))
        else:
            step = add_to_theme(study, theme, found[tag])
        study = apply(study, step)
        steps.append(step)
    return join(_("Gather issues into themes by list"), *steps)


def system_from_theme(study: Study, theme_id: str, name: str) -> Changeset:
    """A relevant system that a theme suggests."""
    from ssm_studio.domain.edit_definitions import add_system, system_called

    if theme_id not in study.themes or not name.strip():
        return NOTHING
    return add_system(study, system_called(name, study.language), themes=(theme_id,))


def system_from_owner(study: Study, element_id: str, name: str) -> Changeset:
    """A relevant system that somebody in a picture would ask for, as an issue owner of Analysis One from then on."""
    from ssm_studio.domain.edit_definitions import add_system, system_called

    element = study.elements.get(element_id)
    if element is None or element.label is None or not name.strip():
        return NOTHING
    who, tongue = read(element.label, study.language).strip().casefold(), study.language
    known = (
        each.id
        for each in study.analyses_one.values()
        if each.role == _ISSUE_OWNER and read(each.who, tongue).strip().casefold() == who
    )
    steps: list[Changeset] = []
    if (owner := next(known, None)) is None:
        seen = element.visibility
        record = AnalysisOne(id=new_id(), role=_ISSUE_OWNER, who=element.label, visibility=seen)
        owner = record.id
        steps.append(add(study, record))
        study = apply(study, steps[0])
    steps.append(add_system(study, system_called(name, study.language), issue_owner=owner))
    return join(steps[-1].label, *steps)


def moved_to_theme(study: Study, issue: str, before: str, theme: str, name: str = "") -> Changeset:
    """An issue out of one theme into another, or into none, as one step.

    `before` and `theme` are ids, "" for none; a `name` begins a new theme for it.
    """
    steps: list[Changeset] = []
    if before in study.themes and issue:
        steps.append(remove_from_theme(study, before, (issue,)))
        study = apply(study, steps[-1])
    if name:
        steps.append(add_theme(study, name, (issue,) if issue else ()))
    elif theme in study.themes:
        steps.append(add_to_theme(study, theme, (issue,)))
    return join(steps[-1].label, *steps) if steps else NOTHING
