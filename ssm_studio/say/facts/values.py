"""The sorts of facts: how each is read from words, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.record import ANYTHING, Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _, language
from ssm_studio.method.lenses import lens_name, lenses
from ssm_studio.say.answer_names import called, quoted
from ssm_studio.say.context import Scene
from ssm_studio.say.dates import dated, day
from ssm_studio.say.facts.naming import looks_like_ref, named, none_of, one_of
from ssm_studio.say.lookup import plain_ref
from ssm_studio.say.results import Puzzled
from ssm_studio.say.tokens import Phrase, folded, shown
from ssm_studio.say.vocabulary import Words, index, usual

MOST = 100
"""Names in one list at most."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a fact is read from: the record as the facts before it left it, and what stands after the word."""

    scene: Scene
    kind: str
    record: Record
    value: Phrase


class Sort(Protocol):
    """One sort of facts."""

    def read(self, given: Given, before: Any) -> Any:
        """What the field is to hold. Raises: Puzzled, where the words are none of this sort."""

    def told(self, study: Study, value: Any) -> str | None:
        """The words for what the field holds; "" where the fact's own word says all, None where it says another."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in the language that is written; of a field without languages plain ones."""

    plain: bool = False

    def read(self, given: Given, before: Any) -> Any:
        """The words as typed."""
        words = given.value.text
        return words if self.plain else (before or Text()).write(given.scene.language, words)

    def told(self, study: Study, value: Any) -> str | None:
        """The words, quoted."""
        words = value if isinstance(value, str) else read(value, study.language)
        return quoted(words) if words else None


@dataclass(frozen=True, slots=True)
class Wordings:
    """A list of wordings: what is said is added to those that are there."""

    def read(self, given: Given, before: Any) -> Any:
        """One more, unless it is there."""
        said = Text.said(given.value.text, given.scene.language)
        return before if said in before else (*before, said)

    def told(self, study: Study, value: Any) -> str | None:
        """All of them, quoted."""
        return ", ".join(quoted(read(each, study.language)) for each in value) or None


@dataclass(frozen=True, slots=True)
class Always:
    """A fact that needs no words: “private”."""

    value: Any

    def read(self, given: Given, before: Any) -> Any:
        """The one value."""
        del given, before
        return self.value

    def told(self, study: Study, value: Any) -> str | None:
        """Nothing beside the word."""
        del study
        return "" if value == self.value else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a table of words, or (`several`) a list of them."""

    words: Words
    several: bool = False

    def read(self, given: Given, before: Any) -> Any:
        """The keys for the words."""
        del before
        if not self.several:
            return self._key(given.value)
        return tuple(dict.fromkeys(self._key(each) for each in given.value.split(",", MOST)))

    def _key(self, phrase: Phrase) -> str:
        key = index(self.words).get(folded(phrase.text[:60]))
        if key is None:
            usually = ", ".join(usual(self.words, each, language()) for each in self.words)
            raise phrase.puzzled(none_of(phrase, usually))
        return key

    def told(self, study: Study, value: Any) -> str | None:
        """The usual words."""
        del study
        keys = value if self.several else (value,)
        return ", ".join(
            usual(self.words, each, language()) if each in self.words else str(each)
            for each in keys
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two others."""

    least: int
    most: int

    def read(self, given: Given, before: Any) -> Any:
        """The number."""
        del before
        return mark(given.value, self.least, self.most)

    def told(self, study: Study, value: Any) -> str | None:
        """The digits."""
        del study
        return None if value is None else str(value)


def mark(phrase: Phrase, least: int, most: int) -> int:
    """A number that somebody gives.

    Raises:
        Puzzled: it is none, or too small or too large.
    """
    text = phrase.text
    if not text.isascii() or not text.isdigit() or len(text) > 6 or not least <= int(text) <= most:
        raise phrase.puzzled(
            _("A number from {least} to {most} is missing here.").format(least=least, most=most)
        )
    return int(text)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, kept in ISO form; with `moments` any words for a moment as well."""

    moments: bool = False

    def read(self, given: Given, before: Any) -> Any:
        """The day, or the words."""
        del before
        said = day(given.value)
        if said is None and not self.moments:
            raise given.value.puzzled(dated(_("A date such as {day} is missing here.")))
        return said or given.value.text

    def told(self, study: Study, value: Any) -> str | None:
        """As people say it."""
        del study
        return day_said(str(value), _) if value else None


@dataclass(frozen=True, slots=True)
class Due(Day):
    """“by 1 March 2026”, “by the harvest”; “by P3” is who said so, as it is of any other record."""

    moments: bool = True

    def read(self, given: Given, before: Any) -> Any:
        """The day, or the words."""
        wanted = plain_ref(given.value.text)
        for each in given.scene.study.participants.values():
            if wanted and wanted == plain_ref(each.ref):
                return Fields(provenance=f"participant:{each.ref}")
        return Day.read(self, given, before)


@dataclass(frozen=True, slots=True)
class Names:
    """Records of some kinds by their names: one, or (`several`) a list of them."""

    kind: str
    several: bool = True

    def read(self, given: Given, before: Any) -> Any:
        """Their ids."""
        del before
        ids = tuple(dict.fromkeys(self._id(given, e) for e in given.value.split(",", MOST)))
        if self.several:
            return ids
        if len(ids) != 1:
            raise given.value.puzzled(_("One name is missing here."))
        return ids[0]

    def _id(self, given: Given, phrase: Phrase) -> str:
        if self.kind == ANYTHING:
            return named(given.scene, phrase)[1].id
        return one_of(given.scene, given.scene.study.table(self.kind).values(), phrase).id

    def told(self, study: Study, value: Any) -> str | None:
        """Their short names and words."""
        ids = value if self.several else (value,)
        return ", ".join(_called(study, each) for each in ids if each) or None


def _called(study: Study, id_: str) -> str:
    for kind, record in study.everything():
        if record.id == id_:
            return called(study, kind, id_)
    return "?"


@dataclass(frozen=True, slots=True)
class NamesOrWords:
    """How something is known: what the session holds by its names, everything else in the words as typed."""

    def read(self, given: Given, before: Any) -> Any:
        """Ids, and words."""
        del before
        return known_by(given.scene, given.value)

    def told(self, study: Study, value: Any) -> str | None:
        """Short names with their words, and words as typed."""
        known = {record.id: kind for kind, record in study.everything()}
        return (
            ", ".join(called(study, known[e], e) if e in known else quoted(e) for e in value)
            or None
        )


def known_by(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """Ids of what the session holds, and words as typed, in the order of the line; words with commas stay together.

    Raises:
        Puzzled: a piece looks like a short name, and nothing is called so.
    """
    found: list[str] = []
    words: Phrase | None = None
    for piece in phrase.split(",", MOST):
        if (id_ := _id_or_none(scene, piece)) is not None:
            found.append(id_)
            words = None
        elif words is None:
            words = piece
            found.append(piece.text)
        else:
            words = Phrase(piece.line, words.start, piece.end)
            found[-1] = words.text
    return tuple(dict.fromkeys(found))


def _id_or_none(scene: Scene, phrase: Phrase) -> str | None:
    """The record that a piece names; None where it is words. Raises: Puzzled, where only a short name can be meant."""
    try:
        return named(scene, phrase)[1].id
    except Puzzled:
        if looks_like_ref(phrase.text):
            raise
        return None


@dataclass(frozen=True, slots=True)
class Marks:
    """Who gives which mark: “P1 2, P2 1”. Who is not named keeps the mark given before."""

    least: int
    most: int

    def read(self, given: Given, before: Any) -> Any:
        """Pairs of a participant's id and a mark."""
        found = dict(before)
        found |= marks_of(given.scene, given.value, self.least, self.most)
        return tuple(found.items())

    def told(self, study: Study, value: Any) -> str | None:
        """Each by short name."""
        return marks_told(study, value) or None


def marks_told(study: Study, marks: tuple[tuple[str, int], ...]) -> str:
    """Who gave which mark, by short names."""
    return ", ".join(
        f"{who.ref if (who := study.participants.get(id_)) else '?'} {number}"
        for id_, number in marks
    )


def marks_of(scene: Scene, phrase: Phrase, least: int, most: int) -> dict[str, int]:
    """Who gives which mark in a piece of a line.

    Raises:
        Puzzled: a name or a number is missing, or nobody is called so.
    """
    found: dict[str, int] = {}
    for piece in phrase.split(",", MOST):
        name, number = piece.cut(" ", last=True)
        if number is None:
            raise piece.puzzled(_("A person and a number are missing, as in: P1 2, P2 1"))
        number = number.part(0) if not name.text.endswith(":") else number
        who = one_of(scene, scene.study.participants.values(), name)
        found[who.id] = mark(number, least, most)
    if not found:
        raise phrase.puzzled(_("A person and a number are missing, as in: P1 2, P2 1"))
    return found


class Fields(dict[str, Any]):
    """What a fact says of several fields at once."""


class Dissent:
    """“dissent P4 words”, “dissent P1, P4: words”: who disagrees though it was agreed, and why."""

    def read(self, given: Given, before: Any) -> Any:
        """The words, and after names that stand first also who."""
        names, words = given.value.cut(":")
        if words is None:
            first = given.value.text.split(maxsplit=1)[0]
            names = given.value.part(0, len(first))
            words = given.value.part(len(first))
        people = given.scene.study.participants.values()
        refs = {plain_ref(each.ref) for each in people}
        pieces = names.split(",", MOST)
        if not words or not all(plain_ref(each.text) in refs for each in pieces):
            return (before or Text()).write(given.scene.language, given.value.text)
        who = tuple(one_of(given.scene, people, each).id for each in pieces)
        return Fields(
            dissent=(before or Text()).write(given.scene.language, words.text),
            dissent_by=tuple(dict.fromkeys((*getattr(given.record, "dissent_by", ()), *who))),
        )

    def told(self, study: Study, value: Any) -> str | None:
        """The words, quoted."""
        return quoted(read(value, study.language))


@dataclass(frozen=True, slots=True)
class FromList:
    """Entries of a framework list by id, the end of it or name; other words where the field takes them."""

    lens: str
    several: bool = True
    own_words: bool = False

    def read(self, given: Given, before: Any) -> Any:
        """Their ids."""
        del before
        found = tuple(dict.fromkeys(self._id(e) for e in given.value.split(",", MOST)))
        return found if self.several else found[0]

    def _id(self, phrase: Phrase) -> str:
        wanted = folded(phrase.text[:120])
        known = self._known()
        for words, id_ in known.items():
            if words == wanted:
                return id_
        begun = {id_ for words, id_ in known.items() if words.startswith(wanted)}
        if len(begun) == 1:
            return begun.pop()
        within = {id_ for words, id_ in known.items() if wanted in words.split()}
        if len(within) == 1:
            return within.pop()
        if self.own_words:
            return phrase.text
        names = ", ".join(lens_name(each.id, language()) for each in lenses()[self.lens].elements)
        raise phrase.puzzled(none_of(phrase, names))

    def _known(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for each in lenses()[self.lens].elements:
            for words in (each.id, each.id.rpartition(".")[2], *each.name.everything):
                found.setdefault(folded(words), each.id)
        return found

    def told(self, study: Study, value: Any) -> str | None:
        """Their names."""
        del study
        ids = value if self.several else (value,)
        return ", ".join(shown(lens_name(each, language())) for each in ids if each) or None
