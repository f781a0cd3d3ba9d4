"""The day by typing: agenda, blocks, the diary, what is parked, and what is left as it is with a reason."""

from __future__ import annotations

import re
from typing import Any, Final

from ssm_studio.domain import edit_agenda
from ssm_studio.domain.agenda import Block
from ssm_studio.domain.edit_waivers import waive
from ssm_studio.domain.record import Record
from ssm_studio.i18n import _
from ssm_studio.method.agendas import TEMPLATES, diary_line, laid_out, running
from ssm_studio.method.trace_paths import NO_ACTION, NO_ISSUE
from ssm_studio.say.context import Scene, made
from ssm_studio.say.dates import now
from ssm_studio.say.facts.deciding import parts
from ssm_studio.say.facts.naming import by_ref, looks_like_ref, nothing_called, one_of
from ssm_studio.say.lookup import find
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, first_words, folded, shown
from ssm_studio.say.vocabulary import COMMANDS, Words, index

_TEMPLATES: Final = index(
    {
        "half": ("half, half day, half a day", "setengah, setengah hari"),
        "one": ("one, one day", "satu, satu hari"),
        "two": ("two, two days", "dua, dua hari"),
    }
)
_FACTS: Final[Words] = {
    "stage": ("stage", "tahap"),
    "day": ("day", "hari"),
    "starts": ("starts, at", "mulai, pukul"),
    "after": ("after", "setelah"),
    "ceremony": ("ceremony", "seremoni"),
}
_FACT_WORDS: Final = index(_FACTS)
_DIARY: Final = index({key: COMMANDS[key] for key in ("diary", "departure")})
_MINUTES: Final = re.compile(r"(\d{1,4})(?:\s*(?:min|minutes?|menit))?", re.IGNORECASE)
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d")
_SOLUTION: Final = re.compile(r"(?:solution|solusi)$", re.IGNORECASE)
_STAGES: Final = ("1", "2", "3", "4")
_USUAL_MINUTES: Final = 30
_MOST_MINUTES: Final = 1440
_MOST_DAYS: Final = 30
_MOST: Final = 8
_RULES: Final = {"element": NO_ACTION, "action": NO_ISSUE}
"""What the coach asks of a record that leads nowhere, or comes from nowhere."""


def stamp() -> str:
    """This moment as a file keeps it."""
    return now().isoformat(timespec="seconds").replace("+00:00", "Z")


def names_template(_scene: Scene, rest: Phrase) -> bool:
    """Whether a usual day is named, so that “agenda” begins no other sentence."""
    return folded(rest.text[:40]) in _TEMPLATES


def agenda(scene: Scene, rest: Phrase) -> Understood:
    """“agenda half day”: the blocks of a usual day, after those that are there."""
    key = _TEMPLATES[folded(rest.text[:40])]
    step = laid_out(scene.study, next(each for each in TEMPLATES if each.key == key))
    return Understood(step, "block", made(step, "block"), scene.place.stage)


def block(scene: Scene, rest: Phrase) -> Understood:
    """“block Gallery; 30 min; stage 1; starts 09:20; after B2; ceremony”: one more block."""
    title, more = rest.cut(";")
    if not title:
        raise rest.puzzled(_("A title is missing, as in: block Gallery; 30 min"))
    minutes, after, facts = _USUAL_MINUTES, "", dict[str, Any]()
    for piece in more.split(";", _MOST) if more else ():
        if (match := _MINUTES.fullmatch(piece.text)) is not None:
            minutes = min(int(match[1]), _MOST_MINUTES)
            continue
        name, value = _fact(scene, piece)
        if name == "after":
            after = value
        else:
            facts[name] = value
    step = edit_agenda.add_block(scene.study, title.text, minutes, after=after, **facts)
    return Understood(step, "block", made(step, "block"), scene.place.stage)


def _fact(scene: Scene, piece: Phrase) -> tuple[str, Any]:
    """One fact of a block, as the edit takes it."""
    first, _space, words = piece.text.partition(" ")
    name, value = _FACT_WORDS.get(first.casefold()), words.strip()
    if name == "ceremony" and not value:
        return name, True
    if name == "stage" and value in _STAGES:
        return name, value
    if name == "day" and value.isascii() and value.isdigit() and 0 < int(value) <= _MOST_DAYS:
        return name, int(value)
    if name == "starts" and _TIME.fullmatch(value):
        return name, value.replace(".", ":").zfill(5)
    if name == "after":
        return name, one_of(scene, scene.study.blocks.values(), piece.part(len(first))).id
    raise piece.puzzled(
        _("Type minutes, stage 1 to 4, day, starts 09:20, after B2 or ceremony here.")
    )


def names_block(scene: Scene, rest: Phrase) -> bool:
    """Whether a block of the agenda is named, so that “begin” and “end” begin no other sentence."""
    known = scene.study.blocks.values()
    return re.fullmatch(r"b0*\d+", rest.text[:20], re.IGNORECASE) is not None or (
        find(known, rest.text).exact
    )


def begin(scene: Scene, rest: Phrase) -> Understood:
    """“begin B2”: its clock runs from now on, and what was running ends."""
    found = one_of(scene, scene.study.blocks.values(), rest)
    step = edit_agenda.begin_block(scene.study, found.id, stamp())
    return Understood(step, "block", found.id, scene.place.stage)


def end(scene: Scene, rest: Phrase) -> Understood:
    """“end B2”: its clock stands still."""
    found = one_of(scene, scene.study.blocks.values(), rest)
    step = edit_agenda.end_block(scene.study, found.id, stamp())
    if not step:
        raise rest.puzzled(_("{what} has not begun yet.").format(what=found.ref))
    return Understood(step, "block", found.id, scene.place.stage)


def diary(scene: Scene, rest: Phrase, kind: str = "diary") -> Understood:
    """“diary B2 : words #power”, or “diary : words” for the block that runs; seen by the facilitator alone."""
    before, after = parts(scene, rest)
    here: Record | Block | None = running(scene.study)
    if before:
        here = one_of(scene, scene.study.blocks.values(), before)
    text, tags = diary_line(after.text)
    step = edit_agenda.write_diary(
        scene.study, text, at=stamp(), block=here.id if here else None, tags=tags, kind=kind
    )
    return Understood(step, "diary", made(step, "diary"), scene.place.stage)


def in_diary(whole: Phrase) -> bool:
    """Whether a line goes into the diary, where “#power” is a tag and no chip."""
    keys = {_DIARY.get(words) for words, _end in first_words(whole)}
    return keys != {None} and ":" in whole.text


def parks_words(scene: Scene, rest: Phrase) -> bool:
    """Whether words are put aside; “park RS2 : why” keeps a relevant system aside."""
    before, after = rest.cut(":")
    if after is None:
        return False
    return not before or _SOLUTION.match(before.text) is not None or _person(scene, before)


def _person(scene: Scene, phrase: Phrase) -> bool:
    found = by_ref(scene, phrase.text) if looks_like_ref(phrase.text) else None
    return found is not None and found[0] == "participant"


def park(scene: Scene, rest: Phrase) -> Understood:
    """“park : words”, “park P2 : words”, “park solution : words”: for later, the last until stage four."""
    before, after = parts(scene, rest)
    solution = bool(before and _SOLUTION.match(before.text))
    who = None
    if before and not solution:
        who = one_of(scene, scene.study.participants.values(), before).id
    here = running(scene.study)
    step = edit_agenda.park(
        scene.study,
        after.text,
        stage=str(scene.place.stage),
        solution=solution or None,
        block=here.id if here else None,
        said_by=who,
    )
    return Understood(step, "parked", made(step, "parked"), scene.place.stage)


def names_parked(_scene: Scene, rest: Phrase) -> bool:
    """Whether something parked is named, so that “take up” begins no other sentence."""
    return re.fullmatch(r"pk0*\d+", rest.text[:20], re.IGNORECASE) is not None


def take_up(scene: Scene, rest: Phrase) -> Understood:
    """“take up PK1”: what was parked becomes a change to be judged."""
    found = one_of(scene, scene.study.parked.values(), rest)
    step = edit_agenda.take_up(scene.study, found.id)
    return Understood(step, "change", made(step, "change"), 4)


def leaves_record(_scene: Scene, rest: Phrase) -> bool:
    """Whether a short name and a reason stand there, so that “leave” begins no other sentence."""
    before, after = rest.cut(":")
    return after is not None and looks_like_ref(before.text)


def leave(scene: Scene, rest: Phrase) -> Understood:
    """“leave E05 : reason”: why an issue reaches no action, or where an action comes from that no issue raised."""
    before, after = parts(scene, rest)
    found = by_ref(scene, before.text)
    if found is None:
        raise before.puzzled(nothing_called(before))
    kind, record = found
    if kind not in _RULES:
        raise before.puzzled(
            _("“{words}” is neither an issue nor an action.").format(words=shown(before.text))
        )
    step = waive(scene.study, _RULES[kind], record.id, "", after.text, "", stamp())
    return Understood(step, kind, record.id, 1 if kind == "element" else 4)
