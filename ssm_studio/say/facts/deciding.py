"""Stage four by typing: who can live with what, what a change is worth to whom, where an action stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.action import FollowUp
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.edit_action import move_status, odd_move, set_status
from ssm_studio.domain.edit_comparison import add_reservation
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _, language
from ssm_studio.say.context import Scene
from ssm_studio.say.dates import day, today
from ssm_studio.say.facts.naming import by_label, by_ref, none_of, nothing_called, one_of
from ssm_studio.say.facts.tables import JUDGEMENT
from ssm_studio.say.facts.values import mark, marks_of
from ssm_studio.say.facts.words import STATUSES
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, first_words, shown
from ssm_studio.say.vocabulary import Words, index, usual

_STATUSES: Final = index(STATUSES)
_MORE: Final[Words] = {
    "evidence": ("evidence", "bukti"),
    "on": ("on", "pada"),
    "issue": ("new issue", "isu baru"),
}
_MORE_WORDS: Final = index(_MORE)
_ALREADY: Final = 20


def subject(scene: Scene, phrase: Phrase, *kinds: str) -> tuple[str, Any, Phrase]:
    """The record that a piece begins with, of one of these kinds, and what stands after its name.

    Raises:
        Puzzled: nothing of these kinds is named.
    """
    first = phrase.text[:40].split(maxsplit=1)[0] if phrase else ""
    found = by_ref(scene, first) if first else None
    if found is not None and found[0] in kinds:
        return found[0], found[1], phrase.part(len(first))
    for words, end in reversed(first_words(phrase, 12)):
        labelled = by_label(scene, words)
        if labelled is not None and labelled[0] in kinds:
            return labelled[0], labelled[1], phrase.part(end)
    name = phrase.part(0, len(first)) if first else scene.whole
    if found is not None:
        raise name.puzzled(
            _("“{words}” is of another kind than this line can speak about.").format(
                words=shown(name.text)
            )
        )
    raise name.puzzled(nothing_called(name))


def parts(scene: Scene, rest: Phrase) -> tuple[Phrase, Phrase]:
    """What stands before and after the colon."""
    before, after = rest.cut(":")
    if not after:
        raise scene.whole.puzzled(_("“:” and words after it are missing here."))
    return before, after


def reservation(scene: Scene, rest: Phrase) -> Understood:
    """“reservation AC1 P4 : words”: what someone holds against an accommodation."""
    before, after = parts(scene, rest)
    _kind, record, left = subject(scene, before, "accommodation")
    who = one_of(scene, scene.study.participants.values(), left).id if left else None
    step = add_reservation(scene.study, record.id, after.text, who)
    return Understood(step, "accommodation", record.id, 4)


def condition(scene: Scene, rest: Phrase) -> Understood:
    """“condition AC1 : words”: on what condition people can live with it; more than one is kept line by line."""
    before, after = parts(scene, rest)
    _kind, record, _left = subject(scene, before, "accommodation")
    old = record.conditions or Text()
    held = old.read(scene.language)
    words = f"{held}\n{after.text}" if held else after.text
    step = set_fields(
        scene.study, "accommodation", record.id, conditions=old.write(scene.language, words)
    )
    return Understood(step, "accommodation", record.id, 4)


def judged(scene: Scene, rest: Phrase, question: str) -> Understood:
    """“desirable CH1 : P1 3, P2 1; reason”, or “desirable CH1 : 2; reason” for the room as a whole."""
    before, after = parts(scene, rest)
    _kind, record, _left = subject(scene, before, "change")
    marks, reason = after.cut(";")
    values: dict[str, Any] = {}
    if marks.text.isdigit():
        values[question] = mark(marks, *JUDGEMENT)
    elif marks:
        by = dict(getattr(record, f"{question}_by")) | marks_of(scene, marks, *JUDGEMENT)
        values[f"{question}_by"] = tuple(by.items())
    if reason:
        field = f"{question}_reason"
        old = getattr(record, field) or Text()
        values[field] = old.write(scene.language, reason.text)
    step = set_fields(scene.study, "change", record.id, **values)
    return Understood(step, "change", record.id, 4)


def _status_of(phrase: Phrase) -> tuple[str | None, Phrase]:
    """The status that words begin with, and what stands after it."""
    for words, end in reversed(first_words(phrase, 3)):
        if words in _STATUSES:
            return _STATUSES[words], phrase.part(end)
    return None, phrase


def status(scene: Scene, rest: Phrase) -> Understood:
    """“status ACT1 in progress : reason”: where an action stands now; a reason is kept with the day it was given."""
    before, reason = rest.cut(":")
    kind, record, left = subject(scene, before, "action", "definition")
    if kind == "definition":
        raise before.puzzled(
            _("The status of a root definition is set in its form; press s there.")
        )
    new, rubbish = _status_of(left)
    if new is None or rubbish:
        names = ", ".join(usual(STATUSES, each, language()) for each in STATUSES)
        raise (left or scene.whole).puzzled(none_of(left, names))
    why = reason.text if reason else ""
    step = move_status(scene.study, record.id, new, on=today(), why=why)
    odd = not why and odd_move(record.status, new)
    notes = (
        (_("It was {before} before; a reason after “:” would say what happened."),) if odd else ()
    )
    words = usual(STATUSES, record.status or "proposed", language())
    return Understood(step, "action", record.id, 4, tuple(n.format(before=words) for n in notes))


def follow_up(scene: Scene, rest: Phrase) -> Understood:
    """“follow-up ACT2 done : what happened; evidence …”: what was found when the team looked again."""
    before, after = parts(scene, rest)
    _kind, record, left = subject(scene, before, "action")
    new, rubbish = _status_of(left)
    if rubbish:
        raise rubbish.puzzled(_("A status or “:” is missing here."))
    words, more = after.cut(";")
    entry = _entry(scene, record, new, words)
    for piece in more.split(";", _ALREADY) if more else ():
        entry = _with_more(scene, entry, piece)
    steps = scene.steps()
    label = _("Follow up “{name}”").format(name=shown(words.text))
    steps.take(add(steps.study, entry, label))
    if new is not None:
        steps.take(set_status(steps.study, record.id, new))
    return steps.understood("action", record.id, 4, label)


def _entry(scene: Scene, action: Record, new: str | None, words: Phrase) -> FollowUp:
    return FollowUp(
        id=new_id(),
        action=action.id,
        date=today(),
        status=new,
        what_happened=Text.said(words.text, scene.language),
    )


def _with_more(scene: Scene, entry: FollowUp, piece: Phrase) -> FollowUp:
    for words, end in reversed(first_words(piece, 2)):
        rest, more = piece.part(end), _MORE_WORDS.get(words)
        if more == "evidence" and rest:
            return replace(entry, evidence=Text.said(rest.text, scene.language))
        if more == "on" and (said := day(rest)) is not None:
            return replace(entry, date=said)
        if more == "issue" and rest:
            issue = one_of(scene, scene.study.elements.values(), rest)
            return replace(entry, new_issue=issue.id)
    raise piece.puzzled(
        _("“evidence” and words, “on” and a date, or “new issue” and a code are missing here.")
    )
