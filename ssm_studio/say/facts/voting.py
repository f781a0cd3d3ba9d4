"""Votes by typing: “vote TH1 : P1 2, P2 1”, in secret until “reveal TH1”; each line is a round of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.ballot_rounds import QUESTIONS
from ssm_studio.domain.edit_ballots import hold_round
from ssm_studio.domain.edit_ballots import reveal as show_round
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene
from ssm_studio.say.dates import today
from ssm_studio.say.facts.deciding import parts, subject
from ssm_studio.say.facts.tables import GRADIENTS
from ssm_studio.say.facts.values import marks_of
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase

_SECRET: Final = re.compile(r"(?:secret|rahasia)$", re.IGNORECASE)
_ASKED: Final = {"accommodation": ("agreement", GRADIENTS)}
_OTHERS: Final = ("dots", (QUESTIONS["dots"].low, QUESTIONS["dots"].high))
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
        raise left.puzzled(_("“secret” or “:” is missing here."))
    return _round(scene, (kind, record), after, secret=secret)


def _round(scene: Scene, target: tuple[str, Any], said: Phrase, *, secret: bool) -> Understood:
    kind, record = target
    asked, (least, most) = _ASKED.get(kind, _OTHERS)
    marks = marks_of(scene, said, least, most)
    if kind == "accommodation" and not secret:
        # Who is not named in a line stands where they stood.
        marks = dict(record.gradients) | marks
    step = hold_round(
        scene.study,
        asked,
        record.id,
        method="secret" if secret else "proxy",
        marks=tuple(marks.items()),
        at=today(),
    )
    new = [each.id for each in step.puts if each.kind == "ballot" and each.before is None]
    # Each line is a step of its own.
    return Understood(replace(step, merge_key=None), "ballot", new[-1], 1 if kind == "theme" else 4)


def reveal(scene: Scene, rest: Phrase) -> Understood:
    """“reveal TH1”: how many gave which mark in secret is seen from now on; who did, never."""
    kind, record, _left = subject(scene, rest, *_KINDS)
    hidden = [each for each in _rounds(scene.study, record.id) if each.hidden]
    if not hidden:
        raise rest.puzzled(_("Nothing was voted in secret on {what}.").format(what=record.ref))
    step = show_round(scene.study, record.id)
    return Understood(step, "ballot", hidden[-1].id, 1 if kind == "theme" else 4)


def _rounds(study: Study, target: str) -> tuple[Ballot, ...]:
    return tuple(each for each in study.ballots.values() if each.target == target)
