"""How a line could go on: the words that begin a line, names that are there already, numbers, answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from ssm_studio.domain.edit_agenda import waiting
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import language as interface_language
from ssm_studio.say import vocabulary
from ssm_studio.say.context import Scene
from ssm_studio.say.facts.naming import by_ref, looks_like_ref
from ssm_studio.say.facts.reading import fact_begun
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.say.facts.tags import chip_names, other_ways
from ssm_studio.say.facts.values import Choice, Marks, Names
from ssm_studio.say.lookup import labels, wordings
from ssm_studio.say.picture import PEOPLE, operator
from ssm_studio.say.results import Completion, Place
from ssm_studio.say.tokens import Phrase, folded, shown
from ssm_studio.say.vocabulary import Words

MOST: Final = 8
_RANKS: Final = 6
"""So many words for one thing at most, in one language."""

LONGEST_NAME: Final = 60
"""A longer label is named by its short name."""

LONGEST_LINE: Final = 1000
"""In a longer line nothing is completed."""

_AWKWARD: Final = re.compile(r"[:;,|@<>\n\r=]|->|--|\s[x×]\s")
"""What the grammar would take for a sign of its own; such a label is completed by its short name."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """One word or name that may stand at a place.

    Attributes:
        words: what is put into the line.
        shown: what a list shows for it.
        known_as: what of it may have been typed, folded.
        only_begun: offered only after a first letter, as the same name in another language is.
    """

    words: str
    shown: str
    known_as: tuple[str, ...]
    only_begun: bool = False


_Offers = Iterator[_Offer]


def complete(line: str, cursor: int, study: Study, place: Place) -> tuple[Completion, ...]:
    """At most eight ways to go on at the cursor, best first."""
    cursor = max(0, min(cursor, len(line)))
    if cursor > LONGEST_LINE:
        return ()
    head, tail = line[:cursor], line[cursor:]
    start, offers = _at(Scene(study, place, Phrase.whole(head)), head)
    typed = folded(head[start:])
    fitting: dict[str, Completion] = {}
    for offer in offers:
        if offer.only_begun and not typed:
            continue
        text = head[:start] + offer.words + tail
        if any(each.startswith(typed) for each in offer.known_as) and text.strip() != line.strip():
            fitting.setdefault(text, Completion(text, offer.shown, start))
        if len(fitting) == MOST:
            break
    return tuple(fitting.values())


def suggest(line: str, study: Study, place: Place) -> str:
    """The best whole line that begins with this one, or ""."""
    if not line.strip():
        return ""
    begun = line.casefold()
    return next(
        (
            each.text
            for each in complete(line, len(line), study, place)
            if len(each.text) > len(line) and each.text[: len(line)].casefold() == begun
        ),
        "",
    )


def _at(scene: Scene, head: str) -> tuple[int, _Offers]:
    """Where the part that is being typed begins, and what may stand there."""
    for source in _SOURCES:
        found = source(scene, head)
        if found is not None:
            return found
    start = len(head) - len(head.lstrip())
    return start, _openings(scene)


def _after(head: str, match: re.Match[str]) -> int:
    return match.end() + len(head[match.end() :]) - len(head[match.end() :].lstrip())


def _owners(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    at = list(re.finditer(r"(?:^|\s)@", head))
    if not at or "," in head[at[-1].end() :]:
        return None
    people = [each for each in scene.elements if each.kind in PEOPLE]
    return _after(head, at[-1]), _records(scene, people)


def _command(table: Words, key: str, head: str) -> re.Match[str] | None:
    words = "|".join(
        re.escape(word.strip())
        for language in table[key]
        for word in sorted(language.split(","), key=len, reverse=True)
    )
    return re.match(rf"\s*(?:{words}):?\s", head, re.IGNORECASE)


def _issues(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    match = _command(vocabulary.COMMANDS, "theme", head)
    if match is None:
        return None
    signs = list(re.finditer(r"[:,;|]", head[match.end() :]))
    if not signs:
        return _after(head, match), _records(scene, scene.study.themes.values(), " : ")
    here = match.end() + signs[-1].end()
    start = here + len(head[here:]) - len(head[here:].lstrip())
    return start, _records(
        scene,
        (
            *(each for each in scene.elements if each.is_issue),
            *(each for each in scene.elements if not each.is_issue),
        ),
    )


def _named(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """Records after the commands that take one."""
    study = scene.study
    everything = (
        *scene.elements,
        *study.relevant_systems.values(),
        *study.themes.values(),
        *(activities_of(study, scene.model) if scene.model else ()),
        *study.changes.values(),
        *study.actions.values(),
    )
    sources: tuple[tuple[str, Iterable[Record], str], ...] = (
        ("choose", study.relevant_systems.values(), ""),
        ("aside", study.relevant_systems.values(), " : "),
        ("rename", everything, " : "),
        ("delete", everything, ""),
        ("issue", scene.elements, ""),
        ("debate", study.participants.values(), ": "),
        ("begin", study.blocks.values(), ""),
        ("end", study.blocks.values(), ""),
        ("diary", study.blocks.values(), " : "),
        ("departure", study.blocks.values(), " : "),
        ("park", (*study.participants.values(), *study.relevant_systems.values()), " : "),
        ("take_up", waiting(study), ""),
    )
    for key, records, ending in sources:
        match = _command(vocabulary.COMMANDS, key, head)
        if match is not None and ":" not in head[match.end() :]:
            return _after(head, match), _records(scene, records, ending)
    match = _command(vocabulary.COMMANDS, "measure", head)
    return (_after(head, match), _words(vocabulary.MEASURES)) if match else None


def _facts(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """What may stand in brackets after a CATWOE row."""
    match = re.match(r"\s*([coe])[:\s]", head, re.IGNORECASE)
    at = head.rfind("(")
    if scene.place.stage != 2 or match is None or at < head.rfind(")") or at < 0:
        return None
    start = max(at, head.rfind(",")) + 1
    start += len(head[start:]) - len(head[start:].lstrip())
    tables = {
        "C": (vocabulary.CUSTOMERS, vocabulary.DIRECT),
        "O": (vocabulary.STOPPING,),
        "E": (vocabulary.CONSTRAINTS, vocabulary.CHANGEABLE),
    }[match[1].upper()]
    return start, (offer for table in tables for offer in _words(table, ""))


def _answers(_scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """Answers of the chart: whether it exists first, then the other questions."""
    match = re.match(r"\s*[0-9.]+\s*(?:>\s*[0-9.]+\s*)?[=:]", head)
    match = match or re.match(r"\s*(?:compare|bandingkan)\s[^=:]*[=:]", head, re.IGNORECASE)
    if match is None:
        return None
    again = head.rfind(";")
    if again < match.end():
        return _after(head, match), _words(vocabulary.EXISTS, "")
    start = again + 1 + len(head[again + 1 :]) - len(head[again + 1 :].lstrip())
    return start, _words(vocabulary.ANSWERS)


def _numbers(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """Numbers of activities after an arrow, a needs sign or the sign that takes an arrow away."""
    match = re.match(r"\s*(?:[0-9+]|activity|aktivitas|kegiatan)", head, re.IGNORECASE)
    at = max(head.rfind(sign) for sign in "<>|")
    tail = head[at + 1 :]
    if match is None or at < 0 or scene.model is None or not re.fullmatch(r"[0-9.,\s]*", tail):
        return None
    start = at + 1 + re.search(r"[0-9.]*$", tail).start()  # type: ignore[union-attr]
    if start == len(head) and not tail[-1:].isspace():
        return None
    listed = re.findall(r"[0-9.]+", head[at + 1 : start])
    return start, (
        _Offer(a.number, shown(f"{a.number} {name_of(a, scene.language)}"), (a.number,))
        for a in activities_of(scene.study, scene.model)
        if a.number and a.number not in listed and not head.lstrip().startswith(f"{a.number} ")
    )


def _related(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """The other end of a relation, then its kind."""
    parts = operator(Phrase(head + " ", 0, len(head) + 1))
    if parts is None or not parts[0]:
        return None
    left, sign, right = parts
    colon = head.find(":", left.end)
    if colon < 0:
        begin = right.start if right else len(head)
        activities = activities_of(scene.study, scene.model or "") if scene.place.stage == 3 else ()
        ending = "" if activities else " : "
        return begin, _records(scene, (*activities, *scene.elements), ending)
    if sign == "x" or "," in head[colon:]:
        return None
    start = colon + 1 + len(head[colon + 1 :]) - len(head[colon + 1 :].lstrip())
    return start, _words(vocabulary.RELATIONS, "")


def _chips(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """Entries of framework lists after “#”."""
    match = re.search(r"(?:^|\s)(#[\w.-]*)$", head)
    if match is None:
        return None
    return match.start(1), (
        _Offer(
            f"#{id_}",
            shown(f"#{id_} {name}"),
            tuple(f"#{each}" for each in (id_.casefold(), *other_ways(id_, name))),
        )
        for id_, name in chip_names(scene.study).items()
    )


def _facts_of_record(scene: Scene, head: str) -> tuple[int, _Offers] | None:
    """What can be said of a record that the line begins with; after the word of a fact what it can be."""
    first = head.split(maxsplit=1)[0].rstrip(":=") if head.strip() else ""
    found = by_ref(scene, first) if looks_like_ref(first) else None
    at = head.find(first) + len(first)
    if found is None or (not head[at:].strip(" ") and not head.endswith(" ")):
        return None
    begin = max(at + len(re.match(r"[\s=:]*", head[at:])[0]), head.rfind(";") + 1)  # type: ignore[index]
    begin += len(head[begin:]) - len(head[begin:].lstrip())
    if operator(Phrase(head + " ", 0, len(head) + 1)) is not None:
        return None
    piece = Phrase(head + "\0", begin, len(head) + 1)
    fact = fact_begun(found[0], piece)
    if fact is None or fact[0].bare:
        return begin, (
            _Offer(word if each.bare else f"{word} ", word, (folded(word),))
            for each in facts_of(found[0])
            for word in (each.usual,)
        )
    begin = max(fact[1].start, head.rfind(",") + 1)
    begin += len(head[begin:]) - len(head[begin:].lstrip())
    sort = fact[0].sort
    if isinstance(sort, Choice):
        return begin, _words(sort.words, "")
    if isinstance(sort, (Names, Marks)):
        kind = sort.kind if isinstance(sort, Names) else "participant"
        return begin, _records(
            scene, scene.study.table(kind).values()
        ) if kind in BY_NAME else iter(())
    return begin, iter(())


_SOURCES: Final[tuple[Callable[[Scene, str], tuple[int, _Offers] | None], ...]] = (
    _chips,
    _facts_of_record,
    _owners,
    _issues,
    _named,
    _facts,
    _answers,
    _numbers,
    _related,
)


def _records(scene: Scene, records: Iterable[Record], ending: str = "") -> _Offers:
    """Names of records; the short name where the label would not be understood as one."""
    called = [(record, labels(record), wordings(record)) for record in records]
    bearers = Counter(name for _record, _labels, names in called for name in set(names))
    for record, said, names in called:
        ref = record.ref
        own = getattr(record, "pseudonym", None) or name_of(record, scene.language)
        if own not in said:
            yield _Offer(ref + ending, shown(own), (ref.casefold(),))
        for label, name in sorted(zip(said, names, strict=True), key=lambda each: each[0] != own):
            words = " ".join(label[: LONGEST_NAME * 4].split())
            awkward = len(words) > LONGEST_NAME or _AWKWARD.search(words) is not None
            if ref and (awkward or bearers[name] != 1):
                words = ref
            listed = f"{shown(label)} ({ref})" if ref not in ("", label) else shown(label)
            refs = (ref.casefold(),) if ref and label == own else ()
            yield _Offer(words + ending, listed, (name, *refs), only_begun=label != own)


def _words(table: Words, ending: str = " ") -> _Offers:
    """The words of a table."""
    return _ranked([(table, key) for key in table], ending)


def _ranked(meanings: Sequence[tuple[Words, str]], ending: str = " ") -> _Offers:
    """The usual words before the others, those in the language of the interface first."""
    own = interface_language() == "id"
    for rank in range(_RANKS):
        for language in (own, not own):
            for table, key in meanings:
                word = next(islice(table[key][language].split(","), rank, None), "").strip()
                if word:
                    yield _Offer(word + ending, word, (folded(word),))


def _meanings(*tables: Words) -> list[tuple[Words, str]]:
    return [(table, key) for table in tables for key in table if key != "learn_about"]


def _commands(*keys: str) -> list[tuple[Words, str]]:
    return [(vocabulary.COMMANDS, key) for key in keys]


_FIRST: Final = {
    1: [*_meanings(vocabulary.ELEMENTS), *_commands("theme", "issue")],
    2: _commands("system", "choose", "aside"),
    3: [*_commands("activity", "watch", "measure"), *_meanings(vocabulary.MEASURES)],
    4: _commands("change", "action", "debate", "accommodation", "compare", "learn"),
}
"""The words that a stage offers before all others."""

_EVERYWHERE: Final = _meanings(vocabulary.COMMANDS, vocabulary.ELEMENTS, vocabulary.MEASURES)


def _openings(scene: Scene) -> _Offers:
    """What may begin a line: the words of the stage, names that are there, all other words."""
    yield from _ranked(_FIRST.get(scene.place.stage, []))
    if scene.whole:
        yield from _records(scene, scene.elements, " ")
    yield from _ranked(_EVERYWHERE)
