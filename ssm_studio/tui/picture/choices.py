"""What the choosers of stage one offer: kinds of element, kinds of relation, elements, themes."""

from __future__ import annotations

from ssm_studio.diagram.picture.legend import line_sign
from ssm_studio.domain.elements import (
    ELEMENT_KINDS,
    FAMILIES,
    RELATION_KINDS,
    RelationKind,
    element_kind,
)
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.i18n import _
from ssm_studio.tui.dialogs import Choice

NEW = "+"
"""The value of "something new" in a chooser."""

_SAMPLE = 5
"""Cells of a line in a chooser."""


def element_kinds() -> list[Choice]:
    """Every kind of element with its question."""
    return [
        Choice(each.key, _(each.label), _(each.prompt), each.glyph)
        for each in ELEMENT_KINDS.values()
    ]


def named(words: str) -> Choice:
    """A person of this name, for someone who types the name before the kind."""
    person = element_kind("actor")
    return Choice(NEW + words, f"{_(person.label)} “{words}”", "", person.glyph)


def relation_kinds() -> list[Choice]:
    """Every kind of relation with a sample of its line."""
    return [Choice(each.key, _(each.verb), "", stroke(each)) for each in RELATION_KINDS.values()]


def stroke(kind: RelationKind) -> str:
    """What a line of this kind looks like, by what draws the picture."""
    return line_sign(kind.key, _SAMPLE)


SOMEBODY = ("actor", "group", "role", "organisation", "outsider", "facilitator")
"""Kinds that can think, say and feel something."""


def elements(study: Study, picture_id: str, but: str, kinds: tuple[str, ...] = ()) -> list[Choice]:
    """The elements of a picture, all but one; only those of `kinds` where some are named."""
    return [
        Choice(
            each.id,
            short_name(each, study.language),
            _(element_kind(each.kind).label),
            element_kind(each.kind).glyph,
        )
        for each in elements_of(study, picture_id)
        if each.id != but and (not kinds or each.kind in kinds)
    ]


def themes(study: Study, element_id: str) -> list[Choice]:
    """The themes, those that hold the element already marked, and a new one."""
    found = [
        Choice(
            each.id,
            short_name(each, study.language),
            _("takes it out") if element_id in each.issues else "",
            "●" if element_id in each.issues else "○",
        )
        for each in study.themes.values()
    ]
    return [*found, Choice(NEW, _("a new theme"), "", "+")]


def family_name(kind: str | None) -> str:
    """The family that a kind of element belongs to."""
    return _(FAMILIES[element_kind(kind).family])
