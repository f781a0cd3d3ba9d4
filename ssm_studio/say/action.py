"""Agreed actions by typing: “action …, who, by when”."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.edit_action import add_action
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene, made
from ssm_studio.say.dates import dated, day
from ssm_studio.say.facts.trailing import cut_facts, facts_said, with_its_facts
from ssm_studio.say.lookup import find
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, cut_brackets, cut_owner

_BY: Final = re.compile(
    r"(by|due|until|before|sebelum|paling lambat|selambat-lambatnya|sampai|hingga)\s+",
    re.IGNORECASE,
)
_KEPT: Final = ("before", "sebelum")
"""Words that stay part of a moment which is no date: “before Musrenbang”."""

_TAIL: Final = 60
"""A date without a comma before it is looked for in so many characters at the end."""


def action(scene: Scene, rest: Phrase) -> Understood:
    """A proposed action: what, then who, then by when; the last two may be left out."""
    rest, facts = cut_facts("action", rest)
    words, who = cut_owner(rest)
    if who is not None:
        who, when = _when(who)
        if when is None:
            words, when = _when(words)
    else:
        words, when = _when(rest)
        before, last = words.cut(",", last=True)
        if last is not None and (when is not None or _known(scene, last)):
            words, who = before, last
    words = _without_comma(words)
    if not words:
        raise scene.whole.puzzled(
            dated(_("What will be done? Words are missing here, as in: action …, who, by {day}"))
        )
    position, person = cut_brackets(who) if who else (None, None)
    changes = facts_said(scene, "action", AgreedAction(id=""), facts).changes
    if not changes and scene.place.change in scene.study.changes:
        changes = (scene.place.change,)
    step = add_action(
        scene.study,
        words.text,
        position=position.text if position else "",
        person=person.text if person else "",
        by_when=when or "",
        changes=tuple(each for each in changes if each),
    )
    id_ = made(step, "action")
    return Understood(with_its_facts(scene, "action", step, id_, facts), "action", id_, 4)


def _without_comma(phrase: Phrase) -> Phrase:
    return phrase.part(0, len(phrase.text) - 1) if phrase.text.endswith(",") else phrase


def _when(rest: Phrase) -> tuple[Phrase, str | None]:
    """What stands before the moment by which it is to be done, and that moment."""
    before, last = rest.cut(",", last=True)
    if last is not None:
        match = _BY.match(last.text)
        moment = last.part(match.end()) if match else last
        said = day(moment)
        if said is not None:
            return before, said
        if match and moment:
            kept = last if match[1].casefold() in _KEPT else moment
            return before, kept.text
    begin = max(0, len(rest.text) - _TAIL)
    for match in _BY.finditer(rest.text, begin):
        if match.start() and rest.text[match.start() - 1].isspace():
            said = day(rest.part(match.end()))
            if said is not None:
                return rest.part(0, match.start()), said
    return rest, None


def _known(scene: Scene, phrase: Phrase) -> bool:
    """Whether this is a name that the session knows, so that it says who and not what."""
    return any(
        find(records, phrase.text).exact
        for records in (scene.study.elements.values(), scene.study.participants.values())
    )
