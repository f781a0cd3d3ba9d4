"""Lines that say something of a record that is there: “E05 by P03; private”, “CH1 = kinds procedural; rows X01”."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_people import group_called
from ssm_studio.domain.edit_photo import read_by_others
from ssm_studio.domain.record import Record
from ssm_studio.i18n import _
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.say.context import Scene
from ssm_studio.say.facts.naming import (
    by_label,
    by_own_ref,
    by_ref,
    looks_like_ref,
    named,
    nothing_called,
)
from ssm_studio.say.facts.reading import fact_begun, fact_step, is_fact_word, with_facts
from ssm_studio.say.facts.words import INTERESTS
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, first_words, shown
from ssm_studio.say.vocabulary import index

_LONGEST_LABEL: Final = 12
"""Words of a label that may stand before a fact."""
_READ_BY: Final = {"read by", "dibaca oleh", "dibaca"}
_INTERESTS: Final = index(INTERESTS)
MOST: Final = 40
_THE_ONE: Final = {
    "session": "session",
    "sesi": "session",
    "declaration": "research",
    "deklarasi": "research",
}


def stated(scene: Scene) -> Understood | None:
    """A line that begins with a short name and goes on with a fact; None where it is nothing of the kind."""
    first = scene.whole.text[:40].split(maxsplit=1)[0].rstrip(":=")
    if not looks_like_ref(first):
        return _of_the_one(scene, first)
    rest, signed = _after_sign(scene.whole.part(len(first)))
    found = by_ref(scene, first)
    if found is None:
        if (signed and rest) or any(is_fact_word(words) for words, _end in first_words(rest, 3)):
            name = scene.whole.part(0, len(first))
            raise name.puzzled(nothing_called(name))
        return None
    kind, record = found
    if kind == "picture" and (reading := _read_by(scene, record, rest)) is not None:
        return reading
    if not rest or not (signed or _begins_fact(kind, rest)):
        return None
    return _said(scene, kind, record, rest)


def _read_by(scene: Scene, picture: Record, rest: Phrase) -> Understood | None:
    """“RP1 read by Planners : a fence”: how another group reads a picture, before those who drew it explain."""
    for words, end in reversed(first_words(rest, 2)):
        if words not in _READ_BY or not (said := rest.part(end)):
            continue
        who, colon, seen = said.text.partition(":")
        group = group_called(scene.study, who.strip())
        if not colon or not seen.strip():
            raise said.puzzled(_("What they see is missing, as in: RP1 read by Planners : a fence"))
        if group is None:
            raise said.part(0, len(who.rstrip())).puzzled(
                _("No group is called “{words}”.").format(words=shown(who.strip()))
            )
        step = read_by_others(scene.study, picture.id, seen.strip(), group=group)
        return understood(scene, step, "interpretation", step.puts[0].id)
    return None


def _of_the_one(scene: Scene, first: str) -> Understood | None:
    """“session mode 2”, “declaration source of the framework literature”: of what a session has one of."""
    facts = _after_sign(scene.whole.part(len(first)))[0]
    if not facts or not _begins_fact("session", facts):
        return None
    found = _named_otherwise(scene, first)
    if found is None or fact_begun(found[0], facts.cut(";")[0]) is None:
        return None
    return _said(scene, *found, facts)


def _named_otherwise(scene: Scene, first: str) -> tuple[str, Record] | None:
    """The session, the declaration, or what came from elsewhere with a short name of another kind than ours."""
    kind = _THE_ONE.get(first.casefold())
    if kind is not None:
        record: Record | None = scene.study.session
        record = record if kind == "session" else scene.study.declaration
        return (kind, record) if record is not None else None
    return by_own_ref(scene, first)


def _after_sign(rest: Phrase) -> tuple[Phrase, bool]:
    """What stands after “=” or “:”, and whether there is one."""
    signed = rest.text[:1] in ("=", ":") and not rest.text.startswith("=>")
    return (rest.part(1), True) if signed else (rest, False)


def _begins_fact(kind: str, rest: Phrase) -> bool:
    """Whether a fact stands here, of this kind or of another, so that it is no relation and no other line."""
    piece = rest.cut(";")[0]
    if fact_begun(kind, piece) is not None:
        return True
    words = [words for words, _end in first_words(piece, 3)]
    return any(is_fact_word(each) for each in words)


def stated_of_label(scene: Scene) -> Understood | None:
    """The same with a whole label before the fact, for lines that mean nothing else: “Governor private”."""
    for words, end in first_words(scene.whole, _LONGEST_LABEL):
        rest, signed = _after_sign(scene.whole.part(end))
        if not rest or (found := by_label(scene, words)) is None:
            continue
        if signed or fact_begun(found[0], rest.cut(";")[0]) is not None:
            return _said(scene, *found, rest)
    return None


def _said(scene: Scene, kind: str, record: Record, facts: Phrase) -> Understood:
    step = fact_step(scene.study, kind, record, with_facts(scene, kind, record, facts))
    return understood(scene, step, kind, record.id)


def understood(scene: Scene, step: Changeset, kind: str, id_: str) -> Understood:
    """What a line says of a record that is there, seen where such records are, else where one is."""
    return Understood(step, kind, id_, STAGE_OF_KIND.get(kind, scene.place.stage))


def interest(scene: Scene, rest: Phrase) -> Understood:
    """“interest research E05, CH1”: which of the two interests records serve."""
    for words, end in reversed(first_words(rest, 3)):
        if words not in _INTERESTS:
            continue
        names = rest.part(end)
        pieces = names.split(",", MOST)
        if not pieces:
            raise rest.puzzled(_("A code is missing, as in: interest research E05"))
        steps = scene.steps()
        last: tuple[str, Record] | None = None
        for piece in pieces:
            last = named(scene, piece)
            record = steps.study.get(last[0], last[1].id)
            after = with_facts(scene, last[0], record, Phrase.whole(f"interest {words}"))
            steps.take(fact_step(steps.study, last[0], record, after))
        assert last is not None, "at least one piece"
        done = steps.understood(last[0], last[1].id, 1)
        return understood(scene, done.changeset, last[0], last[1].id)
    raise rest.puzzled(_("One of problem solving, research or both is missing here."))
