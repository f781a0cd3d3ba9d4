"""Themes out of lists: issues that are seen through the same entry are gathered under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit_picture import add_theme, add_to_theme, remove_from_theme
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _


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
    from ssm_studio.domain.edit_definitions import add_system

    if theme_id not in study.themes or not name.strip():
        return NOTHING
    return add_system(study, name.strip(), themes=(theme_id,))


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
