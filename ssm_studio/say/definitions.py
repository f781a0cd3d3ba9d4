"""Stage two by typing: relevant systems, PQR and CATWOE of the definition in view."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.definition_rows import FIELDS, ROW_KINDS
from ssm_studio.domain.edit_definitions import (
    add_row,
    add_system,
    choose_system,
    keep_aside,
    write_letter,
    write_transformation,
)
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene, Steps, made
from ssm_studio.say.lookup import the_one
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, cut_brackets, first_words, folded
from ssm_studio.say.vocabulary import (
    CHANGEABLE,
    CONSTRAINTS,
    CUSTOMERS,
    DIRECT,
    STOPPING,
    index,
)

MOST_ROWS: Final = 50
_OPENINGS: Final = {
    "system to": "A system to",
    "a system to": "A system to",
    "sistem untuk": "Sistem untuk",
}
"""How a relevant system's name begins, for what was typed as its beginning."""

_ARROWS: Final = ("->", "→", "=>")
_CUSTOMER_SIGNS: Final = (
    ("+-", "both"),
    ("±", "both"),
    ("+", "beneficiary"),
    ("-", "victim"),
    ("−", "victim"),
)
_FACTS: Final = {
    "C": (("kind", index(CUSTOMERS)), ("direct", index(DIRECT))),
    "E": (("type", index(CONSTRAINTS)), ("system_can_change", index(CHANGEABLE))),
}
"""For each letter the facts that may stand in brackets after a row: their field and their words."""

_STOPPING: Final = index(STOPPING)


def system(scene: Scene, rest: Phrase) -> Understood:
    """A relevant system that someone thought of."""
    typed = next((words for words, _end in first_words(scene.whole, 3) if words in _OPENINGS), None)
    name = f"{_OPENINGS[typed]} {rest.text}" if typed else rest.text
    step = add_system(scene.study, name)
    return Understood(step, "system", made(step, "system"), 2)


def choose(scene: Scene, rest: Phrase) -> Understood:
    """Choose a relevant system, with an empty root definition to fill."""
    chosen = the_one(scene.study.relevant_systems.values(), rest, scene.language)
    step = choose_system(scene.study, chosen.id)
    begun = made(step, "definition")
    return Understood(step, "definition" if begun else "system", begun or chosen.id, 2)


def aside(scene: Scene, rest: Phrase) -> Understood:
    """Keep a relevant system aside, and why."""
    name, reason = rest.cut(":")
    kept = the_one(scene.study.relevant_systems.values(), name, scene.language)
    step = keep_aside(scene.study, kept.id, reason.text if reason else "")
    return Understood(step, "system", kept.id, 2)


def letter(scene: Scene, which: str, rest: Phrase) -> Understood:
    """Fill one letter of PQR or CATWOE of the definition in view; of a system without one, it begins its first."""
    steps = scene.steps()
    definition = scene.needs_definition(steps)
    if which == "T":
        steps.take(_transformation(steps.study, definition, rest))
        return steps.understood("definition", definition, 2)
    if which in FIELDS:
        step = steps.take(write_letter(steps.study, definition, which, rest.text))
        return steps.understood("definition", definition, 2, step.label)
    return _rows(scene, steps, definition, which, rest)


def _transformation(study: Study, definition: str, rest: Phrase) -> Changeset:
    text = rest.text
    places = [(at, sign) for sign in _ARROWS if (at := text.find(sign)) >= 0]
    if not places:
        raise rest.puzzled(
            _("An arrow is missing between what comes in and what it has become: T … -> …")
        )
    at, sign = min(places)
    before, after = rest.part(0, at), rest.part(at + len(sign))
    if not before and not after:
        raise rest.puzzled(_("Words are missing before or after the arrow: T … -> …"))
    return write_transformation(study, definition, before.text or None, after.text or None)


def _rows(scene: Scene, steps: Steps, definition: str, which: str, rest: Phrase) -> Understood:
    pieces = rest.split(";", MOST_ROWS)
    if not pieces:
        raise rest.puzzled(_("Words are missing between the semicolons."))
    if len(pieces) > MOST_ROWS:
        raise rest.puzzled(_("These are too many rows for one line."))
    id_ = ""
    for piece in pieces:
        words, facts = _row(scene, which, piece)
        step = steps.take(add_row(steps.study, definition, which, words.text, **facts))
        id_ = made(step, ROW_KINDS[which])
    label = ""
    if len(pieces) > 1:
        label = _("Add {count} rows to {letter}").format(count=len(pieces), letter=which)
    return steps.understood(ROW_KINDS[which], id_, 2, label)


def _row(scene: Scene, which: str, piece: Phrase) -> tuple[Phrase, dict[str, object]]:
    facts: dict[str, object] = {}
    words = piece
    if which == "C":
        for sign, kind in _CUSTOMER_SIGNS:
            if piece.text.startswith(sign):
                facts["kind"] = kind
                words = piece.part(len(sign))
                break
    bare, brackets = cut_brackets(words)
    if brackets and bare:
        told = _told(scene, which, brackets)
        if told:
            facts |= told
            words = bare
    if not words:
        raise piece.puzzled(_("A name is missing here."))
    return words, facts


def _told(scene: Scene, which: str, brackets: Phrase) -> dict[str, object]:
    """The facts in brackets; none where some of what they hold is no fact, for then they belong to the words."""
    if which == "A":
        return {"does": Text.said(brackets.text, scene.language)}
    if which == "O":
        answer, how = brackets.cut(":")
        can_stop = _STOPPING.get(folded(answer.text[:60]))
        if can_stop is None:
            return {}
        return {"can_stop": can_stop} | (
            {"how": Text.said(how.text, scene.language)} if how else {}
        )
    facts: dict[str, object] = {}
    for piece in brackets.split(",", 4):
        said = folded(piece.text[:60])
        field = next((name for name, words in _FACTS[which] if said in words), None)
        if field is None:
            return {}
        value = dict(_FACTS[which])[field][said]
        facts[field] = value == "yes" if field == "direct" else value
    return facts
