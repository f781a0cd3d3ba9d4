"""Votes by typing: “vote TH1 : P1 2, P2 1”, in secret until “reveal TH1”; each line is a round of its own."""

from __future__ import annotations

import re
from typing import Any, Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene, made
from ssm_studio.say.dates import today
from ssm_studio.say.facts.deciding import parts, subject
from ssm_studio.say.facts.tables import GRADIENTS
from ssm_studio.say.facts.values import marks_of
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase

DOTS: Final = (0, 99)
_SECRET: Final = re.compile(r"(?:secret|rahasia)$", re.IGNORECASE)
_ASKED: Final = {"accommodation": ("agreement", "gradients8", GRADIENTS)}
_OTHERS: Final = ("dots", "dots", DOTS)
_KINDS: Final = ("theme", "system", "accommodation")


def agreement(scene: Scene, rest: Phrase) -> Understood:
    """“round AC1 : P1 2, P2 3”: each one's step on the gradients of agreement, as one more round."""
    before, after = parts(scene, rest)
    return _round(scene, subject(scene, before, "accommodation")[:2], after, secret=False)


def vote(scene: Scene, rest: Phrase) -> Understood:
    """“vote TH1 : P1 2, P2 1”, “vote AC1 secret : P1 8”: one round of votes on a theme, system or accommodation."""
    before, after = parts(scene, rest)
    kind, record, left = subject(scene, before, *_KINDS)
    secret = bool(left and _SECRET.fullmatch(left.text))
    if left and not secret:
        raise left.puzzled(_("“secret” or “:” was expected here."))
    return _round(scene, (kind, record), after, secret=secret)


def _round(scene: Scene, target: tuple[str, Any], said: Phrase, *, secret: bool) -> Understood:
    kind, record = target
    asked, scale, (least, most) = _ASKED.get(kind, _OTHERS)
    ballot = Ballot(
        id=new_id(),
        target=record.id,
        asked=asked,
        method="secret" if secret else "proxy",
        scale=scale,
        round=1 + len(_rounds(scene.study, record.id)),
        marks=tuple(marks_of(scene, said, least, most).items()),
        secret=secret or None,
        held_at=today(),
    )
    steps = scene.steps()
    label = _("Vote on {what}").format(what=record.ref)
    id_ = made(steps.take(add(steps.study, ballot, label)), "ballot")
    if not secret:
        steps.take(_seen(steps.study, kind, record, ballot))
    return steps.understood("ballot", id_, 1 if kind == "theme" else 4, label)


def reveal(scene: Scene, rest: Phrase) -> Understood:
    """“reveal TH1”: what was voted in secret is seen from now on."""
    kind, record, _left = subject(scene, rest, *_KINDS)
    hidden = [each for each in _rounds(scene.study, record.id) if each.hidden]
    if not hidden:
        raise rest.puzzled(_("Nothing was voted in secret on {what}.").format(what=record.ref))
    steps = scene.steps()
    label = _("Reveal the votes on {what}").format(what=record.ref)
    for each in hidden:
        steps.take(set_fields(steps.study, "ballot", each.id, label, revealed=True))
    steps.take(_seen(steps.study, kind, record, hidden[-1]))
    return steps.understood("ballot", hidden[-1].id, 1 if kind == "theme" else 4, label)


def _rounds(study: Study, target: str) -> tuple[Ballot, ...]:
    return tuple(each for each in study.ballots.values() if each.target == target)


def _seen(study: Study, kind: str, record: Any, ballot: Ballot) -> Changeset:
    """What an open round shows on its target: the steps of agreement, the dots of a theme or system."""
    if kind == "accommodation":
        marks = tuple((dict(record.gradients) | dict(ballot.marks)).items())
        return set_fields(study, kind, record.id, gradients=marks)
    return set_fields(study, kind, record.id, votes=sum(mark for _who, mark in ballot.marks))
