"""Stage three by typing: activities with their numbers, arrows, monitoring and control, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ssm_studio.domain.activity_names import odd_name
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit import write
from ssm_studio.domain.edit_model import (
    activity_numbered,
    add_activity,
    add_control,
    connect_activities,
    disconnect_activities,
    makes_room,
    set_needs,
)
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of, number_key
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene, Steps, made
from ssm_studio.say.lookup import find
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, first_words, shown
from ssm_studio.say.vocabulary import MEASURES, index

NUMBER: Final = r"[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}"
NUMBERED: Final = re.compile(rf"({NUMBER})(?![0-9])\.?\s*")
SIGNS: Final = (
    ("~>", "feedback"),
    ("..>", "information"),
    ("->", "depends"),
    ("→", "depends"),
    (">", "depends"),
    ("|", "remove"),
)
"""What may stand between two lists of numbers, and the arrow that it means; longer signs before shorter ones."""

_MOST_NUMBERS: Final = 40
_LIKE_A_SIGN: Final = re.compile(r"[^\w\s]{1,4}\s*[0-9.,\s]*$")
"""A sign, and numbers perhaps: an arrow that models do not have, and no words of an activity."""
_AND: Final = ("and", "dan", "&")
_MEASURES: Final = index(MEASURES)
_HEAD = re.compile(
    rf"{NUMBER}(?:[\s,]+(?:(?:and|dan|&)\s+)?{NUMBER}){{0,{_MOST_NUMBERS}}}(?![0-9.]*[0-9])"
)


def cut_arrow(phrase: Phrase) -> tuple[Phrase, str, Phrase] | None:
    """“1 2 > 3”: the numbers, the kind of arrow, and what follows it; None where the line is no arrow."""
    match = _HEAD.match(phrase.text[:1000])
    if match is None:
        return None
    rest = phrase.part(match.end())
    for sign, arrow in SIGNS:
        if rest.text.startswith(sign):
            return phrase.part(0, match.end()), arrow, rest.part(len(sign))
    return None


def numbered(scene: Scene, model: str, phrase: Phrase) -> tuple[Activity, ...]:
    """The activities whose numbers a piece of the line lists.

    Raises:
        Puzzled: the model has no activity of some number.
    """
    found: list[Activity] = []
    for match in re.finditer(r"[^\s,;]+", phrase.text):
        if match[0].casefold() in _AND:
            continue
        piece = phrase.part(match.start(), match.end())
        activity = activity_numbered(scene.study, model, match[0][:30])
        if activity is None:
            raise piece.puzzled(_no_such(scene, model, match[0]))
        found.append(activity)
        if len(found) > _MOST_NUMBERS:
            raise phrase.puzzled(_("These are too many numbers for one line."))
    if not found:
        raise phrase.puzzled(_("The number of an activity is missing here."))
    return tuple(dict.fromkeys(found))


def _no_such(scene: Scene, model: str, typed: str) -> str:
    numbers = [a.number or "" for a in activities_of(scene.study, model)]
    if not numbers:
        return _("The model has no activity yet, so there is no {number}.").format(
            number=shown(typed)
        )
    return _("The model has no activity {number}; its numbers are {numbers}.").format(
        number=shown(typed), numbers=shown(", ".join(numbers))
    )


def line(scene: Scene, phrase: Phrase) -> Understood:
    """A line of a model: an arrow between numbers, or an activity with or without its number."""
    if (parts := cut_arrow(phrase)) is not None:
        return arrow(scene, *parts)
    match = NUMBERED.match(phrase.text[:40])
    number, words = (match[1], phrase.part(match.end())) if match else ("", phrase)
    if words.text.startswith(":"):
        words = words.part(1)
    words, needs = _cut_needs(words)
    feeds = None
    if needs is not None and words and ">" in needs.text:
        needs, feeds = needs.cut(">")
    return _activity(scene, phrase, number, words, needs, feeds)


def from_here(scene: Scene) -> Understood | None:
    """“< 1 2” or “> 5”: what the activity in view needs or leads to; None where the line is no such thing."""
    here, whole = scene.study.activities.get(scene.place.activity or ""), scene.whole
    if here is None or here.model is None or here.model != scene.model:
        return None
    for sign, kind in SIGNS:
        if whole.text.startswith(sign):
            rest = whole.part(len(sign))
            return _arrows(scene.steps(), (here,), kind, numbered(scene, here.model, rest), rest)
    if not whole.text.startswith("<") or whole.text.startswith("<-"):
        return None
    steps, needs = scene.steps(), whole.part(1)
    ids = tuple(each.id for each in numbered(scene, here.model, needs)) if needs else ()
    steps.take(set_needs(steps.study, here.id, ids))
    return steps.understood("activity", here.id, 3)


def _cut_needs(phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """What stands before and after the last “<”, where numbers or nothing follow it."""
    words, needs = phrase.cut("<", last=True)
    if needs is not None and (not needs or needs.text[0].isdigit()):
        return words, needs
    return phrase, None


def _activity(
    scene: Scene,
    phrase: Phrase,
    number: str,
    words: Phrase,
    needs: Phrase | None,
    feeds: Phrase | None = None,
) -> Understood:
    if (not words or _LIKE_A_SIGN.match(words.text)) and (needs is None or words or not number):
        raise phrase.puzzled(_("A verb and its object are missing: what would one do here?"))
    steps = scene.steps()
    model = scene.needs_model(steps)
    ids = tuple(each.id for each in numbered(scene, model, needs)) if needs else ()
    known = activity_numbered(steps.study, model, number) if number else None
    if known is not None and words and makes_room(scene.study, known):
        known, number = None, ""
    if known is None:
        if not words:
            raise phrase.puzzled(_no_such(scene, model, number))
        after = numbered(scene, model, feeds) if feeds is not None else ()
        step = steps.take(add_activity(steps.study, model, words.text, number=number, needs=ids))
        between = _between(steps, made(step, "activity"), ids, after, steps.first_label)
        return replace(between, notes=(*_numbering(steps.study, step), *between.notes))
    if words:
        steps.take(write(steps.study, "activity", known.id, "text", words.text))
    if needs is not None:
        steps.take(set_needs(steps.study, known.id, ids))
    after = numbered(scene, model, feeds) if feeds is not None else ()
    return _between(steps, known.id, ids, after, steps.first_label)


def _numbering(study: Study, step: Changeset) -> Iterator[str]:
    """Of a new activity: what moved up to make room for it, and why its short name has another number."""
    moved = [
        put.after.number or "?"
        for put in step.puts
        if put.before is not None and isinstance(put.after, Activity)
    ]
    if moved:
        numbers = ", ".join(sorted(moved, key=number_key))
        yield _("monitoring and control are {numbers} now").format(numbers=numbers)
    new = study.activities[made(step, "activity")]
    if words := odd_name(study, new):
        yield words


def _between(
    steps: Steps, activity: str, needs: tuple[str, ...], after: tuple[Activity, ...], label: str
) -> Understood:
    """An activity that stands between others: arrows to those after it, and none past it any more."""
    notes: list[str] = []
    for target in after:
        for id_ in needs:
            source = steps.study.activities[id_]
            if id_ in steps.study.activities[target.id].depends_on:
                steps.take(disconnect_activities(steps.study, id_, target.id))
                notes.append(
                    _("the arrow {source} → {target} was dropped").format(
                        source=source.number, target=target.number
                    )
                )
        steps.take(connect_activities(steps.study, activity, target.id, "depends"))
    return replace(steps.understood("activity", activity, 3, label), notes=tuple(notes))


def arrow(scene: Scene, sources: Phrase, kind: str, targets: Phrase) -> Understood:
    """Arrows from each of the first activities to each of the second, or those taken away."""
    steps = scene.steps()
    model = scene.needs_model(steps)
    ones, others = numbered(scene, model, sources), numbered(scene, model, targets)
    return _arrows(steps, ones, kind, others, targets)


def _arrows(
    steps: Steps,
    ones: tuple[Activity, ...],
    kind: str,
    others: tuple[Activity, ...],
    where: Phrase,
) -> Understood:
    for target in others:
        for source in ones:
            if source.id == target.id:
                raise where.puzzled(_("An arrow needs two different activities at its ends."))
            if kind == "remove":
                steps.take(disconnect_activities(steps.study, source.id, target.id))
            else:
                steps.take(connect_activities(steps.study, source.id, target.id, kind))
    return steps.understood("activity", others[-1].id, 3)


def worded_arrow(scene: Scene, left: Phrase, sign: str, right: Phrase) -> Understood | None:
    """An arrow between two activities named by their words; None where they are no activities."""
    model = scene.model
    if model is None or sign not in ("->", "<-"):
        return None
    activities = activities_of(scene.study, model)
    ends = tuple(
        activity_numbered(scene.study, model, each.text[:30])
        or find(activities, each.text, parts=True).record
        for each in (left, right)
    )
    source, target = ends if sign == "->" else ends[::-1]
    if source is None or target is None:
        return None
    return _arrows(scene.steps(), (source,), "depends", (target,), right)


def watch(scene: Scene, rest: Phrase) -> Understood:
    """Criteria, monitoring and control, as far as they are missing."""
    if rest:
        raise rest.puzzled(_("Nothing may follow this word."))
    steps = scene.steps()
    model = scene.needs_model(steps)
    steps.take(add_control(steps.study, model))
    watching = next((a for a in activities_of(steps.study, model) if a.kind == "monitor"), None)
    return steps.understood("activity", watching.id if watching else "", 3)


def measure(scene: Scene, which: str, rest: Phrase) -> Understood:
    """How one of the Es would be judged for the model in view."""
    steps = scene.steps()
    model = scene.needs_model(steps)
    steps.take(write(steps.study, "model", model, which, rest.text))
    return steps.understood("model", model, 3)


def named_measure(scene: Scene, rest: Phrase) -> Understood:
    """“measure efficacy …”: the E is named in the line."""
    for words, end in first_words(rest, 1):
        if words in _MEASURES:
            if not (value := rest.part(end)):
                raise rest.puzzled(_("Words are missing here: how would one know?"))
            return measure(scene, _MEASURES[words], value)
    raise rest.puzzled(
        _("One of efficacy, efficiency, effectiveness, ethicality or elegance is missing here.")
    )
