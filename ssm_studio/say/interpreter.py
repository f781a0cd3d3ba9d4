"""Understand one typed line: which record it makes or changes, or which part of it makes no sense."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from ssm_studio.domain.elements import ELEMENT_KINDS
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.i18n import language as interface_language
from ssm_studio.say import action, comparison, definitions, models, picture, records, signs
from ssm_studio.say.chips import cut_chips, with_chips
from ssm_studio.say.context import Scene
from ssm_studio.say.examples import example
from ssm_studio.say.facts import analyses, day, deciding, lines, research, settling, voting
from ssm_studio.say.facts.tables import OWN
from ssm_studio.say.facts.words import ROLES
from ssm_studio.say.lookup import find, the_one
from ssm_studio.say.near_misses import near_miss
from ssm_studio.say.results import NotUnderstood, Place, Puzzled, Understood
from ssm_studio.say.tokens import QUOTES, Phrase, first_words, folded, shown
from ssm_studio.say.vocabulary import COMMANDS, ELEMENTS, LETTERS, MEASURES, index, usual

Reader = Callable[[Scene, Phrase], Understood]


def _parked(scene: Scene, rest: Phrase) -> Understood:
    """“park : words” puts something aside for later, “park RS2 : why” a relevant system."""
    return (day.park if day.parks_words(scene, rest) else definitions.aside)(scene, rest)


_COMMANDS: Final[dict[str, Reader]] = {
    "theme": picture.theme,
    "issue": picture.issue,
    "picture": picture.picture,
    "system": definitions.system,
    "choose": definitions.choose,
    "aside": definitions.aside,
    "park": _parked,
    "take_up": day.take_up,
    "agenda": day.agenda,
    "block": day.block,
    "begin": day.begin,
    "end": day.end,
    "diary": day.diary,
    "departure": partial(day.diary, kind="departure"),
    "leave": day.leave,
    "activity": models.line,
    "measure": models.named_measure,
    "watch": models.watch,
    "compare": comparison.compare,
    "debate": comparison.debate,
    "accommodation": comparison.accommodation,
    "change": comparison.change,
    "action": action.action,
    "learn": comparison.learn,
    "participant": analyses.participant,
    **{f"one_{role}": partial(analyses.one, role=role) for role in ROLES},
    "two": analyses.two,
    "three": analyses.three,
    "round": voting.agreement,
    "vote": voting.vote,
    "reveal": voting.reveal,
    "settle": settling.settle,
    "research": research.turned,
    **{
        f"declare_{each.field}": partial(research.declare, field=each.field)
        for each in OWN["research"]
    },
    "lock": research.lock,
    "reconstruct": research.reconstruct,
    "exit_research": partial(research.leave, interest="r"),
    "exit_problem_solving": partial(research.leave, interest="ps"),
    "reservation": deciding.reservation,
    "condition": deciding.condition,
    "desirable": partial(deciding.judged, question="desirable"),
    "feasible": partial(deciding.judged, question="feasible"),
    "status": deciding.status,
    "follow_up": deciding.follow_up,
    "interest": lines.interest,
    "rename": records.rename,
    "delete": records.delete,
}
_NEEDS: Final = {
    **dict.fromkeys(("two", "three"), "="),
    **dict.fromkeys(
        (
            *("round", "reservation", "condition", "desirable", "feasible", "follow_up", "vote"),
            *("settle", "exit_research", "exit_problem_solving", "diary", "departure"),
        ),
        ":",
    ),
    "block": ";",
}
"""Words that begin many a sentence: a command only where this sign follows."""
_ONLY_WHERE: Final[dict[str, Callable[[Scene, Phrase], bool]]] = {
    "agenda": day.names_template,
    "begin": day.names_block,
    "end": day.names_block,
    "take_up": day.names_parked,
    "leave": day.leaves_record,
}
"""Others that do: a command only where this holds of what follows."""
_OWN_COLON: Final = ("park", "diary", "departure")
"""Commands of which the colon says that nothing stands before it."""
_ALONE: Final = ("watch", "lock")
"""Commands that nothing need follow."""

OFFERED: Final = (
    *("actor", "group", "role", "organisation", "outsider", "artefact", "rule", "process"),
    *("event", "concern", "hope", "question", "note"),
)
"""The kinds that a bare name is asked to be one of, the first the most usual."""


def _element(scene: Scene, rest: Phrase, *, kind: str) -> Understood:
    return picture.element(scene, kind, rest)


def _measure(scene: Scene, rest: Phrase, *, which: str) -> Understood:
    return models.measure(scene, which, rest)


def _words() -> dict[str, tuple[str, Reader]]:
    """Every word that may begin a line: the table that it comes from, and what reads the rest of the line."""
    table: dict[str, tuple[str, Reader]] = {}
    for word, key in index(ELEMENTS).items():
        table[word] = (key, partial(_element, kind=key))
    for word, key in index(MEASURES).items():
        table[word] = (key, partial(_measure, which=key))
    for word, key in index(COMMANDS).items():
        if key in _COMMANDS:
            table[word] = (key, _COMMANDS[key])
        else:
            table[word] = (key, partial(comparison.learn, about=word[-1].upper()))
    return table


_WORDS: Final = _words()
_NOUNS: Final = frozenset(
    word for word, key in index(ELEMENTS).items() if ELEMENT_KINDS[key].family in "SPX"
)
"""Words for kinds with which the name of a thing may begin."""
_LETTERS: Final = index(LETTERS)


def understand(line: str, study: Study, place: Place) -> Understood | NotUnderstood:
    """What a line means for this study at this place; never raises, whatever is typed."""
    whole = Phrase.whole(line)
    if whole.text.startswith(":"):  # the key that leads here, typed once more
        whole = whole.part(1)
    try:
        if not whole:
            raise Puzzled(
                0,
                len(line),
                _("Nothing was typed yet. For example: {example}").format(
                    example=example(place.stage)
                ),
            )
        whole, chips = (whole, ()) if day.in_diary(whole) else cut_chips(whole)
        scene = Scene(study, place, whole)
        return with_chips(scene, chips, _meaning) if chips else _meaning(scene)
    except Puzzled as puzzled:
        return puzzled.answer


def _meaning(scene: Scene) -> Understood:
    """What a line without its chips means.

    Raises:
        Puzzled: nothing.
    """
    for reader in (
        lines.stated,
        _from_here,
        _signed,
        _in_stage,
        _worded,
        _related,
        lines.stated_of_label,
        comparison.unnamed,
    ):
        if (understood := reader(scene)) is not None:
            return understood
    raise _nothing_fits(scene)


def _from_here(scene: Scene) -> Understood | None:
    """In stage three, lines that start from the activity in view; “~>” is no worldview there."""
    return models.from_here(scene) if scene.place.stage == 3 else None


def _signed(scene: Scene) -> Understood | None:
    """Lines that begin with a sign: ! ? @ ~ + and quotation marks."""
    sign, rest = scene.whole.text[0], scene.whole.part(1)
    if sign in picture.SIGNS:
        return picture.element(scene, picture.SIGNS[sign], rest)
    if sign == "@":
        return picture.person(scene, rest)
    mark, _space, words = scene.whole.text.partition(" ")
    if words.strip() and (kind := signs.MARKS.get(mark)) and scene.place.stage == 1:
        return picture.element(scene, kind, scene.whole.part(len(mark)))
    if sign in QUOTES:
        return picture.speech(scene)
    if sign == "~":
        return picture.thought(scene)
    if sign == "+":
        return models.line(scene, rest)
    return None


def _in_stage(scene: Scene) -> Understood | None:
    """Lines that the stage in view decides: letters in stage two, numbers and arrows in three and four."""
    stage = scene.place.stage
    if _reconstructs(scene):
        return None
    if stage == 2 and (understood := _lettered(scene)):
        return understood
    if stage in (3, 4):
        if comparison.cut_question(scene.whole, "=" if stage == 3 else "=:") is not None:
            return comparison.compare(scene, scene.whole)
        if models.cut_arrow(scene.whole) is not None or (
            stage == 3 and models.NUMBERED.match(scene.whole.text[:40])
        ):
            return models.line(scene, scene.whole)
    parts = picture.operator(scene.whole)
    drawn = picture.drawn_kind(scene.whole)
    if (
        parts is not None
        and stage == 3
        and not drawn
        and (arrow := models.worded_arrow(scene, *parts))
    ):
        return arrow
    return picture.relation(scene) if picture.names_two_elements(scene) else None


def _lettered(scene: Scene) -> Understood | None:
    """A letter of PQR or CATWOE; outside stage two a capital one, and never “A”, which begins sentences."""
    found = [(words, end) for words, end in first_words(scene.whole, 1) if words in _LETTERS]
    if not found:
        return None
    words, end = found[0]
    typed, stage = scene.whole.text[: len(words)], scene.place.stage
    if _longer_word(scene) or (stage != 2 and (not typed[0].isupper() or typed == "A")):
        return None
    if stage != 2 and scene.definition is None:
        return None
    rest = scene.whole.part(end)
    if not rest:
        raise scene.whole.puzzled(_("Something is missing after “{word}”.").format(word=typed))
    return definitions.letter(scene, _LETTERS[words], rest)


def _longer_word(scene: Scene) -> bool:
    """Whether a word of several parts begins the line (“a system to”), which a single letter must not hide."""
    return any(words in _WORDS for words, _end in first_words(scene.whole)[1:])


def _worded(scene: Scene) -> Understood | None:
    """Lines that begin with the word of a kind or with a command, longer words before shorter ones."""
    for words, end in reversed(first_words(scene.whole)):
        if words not in _WORDS:
            continue
        key, reader = _WORDS[words]
        if key == "learn_about" and not scene.whole.text[:end].rstrip(":")[-1].isupper():
            continue
        if _NEEDS.get(key, "") not in scene.whole.text[end - 1 :]:
            continue
        if not _reconstructs(scene) and _is_an_end(scene, words):
            return None
        rest = scene.whole.part(end)
        if key in _ONLY_WHERE and not _ONLY_WHERE[key](scene, rest):
            continue
        if rest.text.startswith(":") and key not in _OWN_COLON:
            rest = rest.part(1)
        if not rest and key not in _ALONE:
            raise scene.whole.puzzled(
                _("Something is missing after “{word}”.").format(word=shown(scene.whole.text))
            )
        return reader(scene, rest)
    return _lettered(scene) if scene.place.stage != 2 else None


def _reconstructs(scene: Scene) -> bool:
    """Whether an element of a concept is reconstructed, perhaps without an original: no arrow of a drawing."""
    return any(
        _WORDS.get(words, ("",))[0] == "reconstruct" and not find(scene.elements, words).exact
        for words, _end in first_words(scene.whole, 1)
    )


def _is_an_end(scene: Scene, words: str) -> bool:
    """Whether the word begins the name before a relation sign: “Anggaran irigasi -> …” draws no money.

    A cross is a letter too (“action x”); before it only a name that is there already counts. Sayings and notes may
    hold an arrow.
    """
    parts = picture.operator(scene.whole)
    if parts is None:
        return False
    left, sign, right = parts
    if left.text.casefold() == words:
        return sign != "x" or find(scene.elements, words).exact
    return (
        words in _NOUNS
        and sign in ("->", "<-", "<->")
        and scene.place.stage == 1
        and bool(right)
        and not left.text[len(words) :].startswith(":")
    )


def _related(scene: Scene) -> Understood | None:
    """Lines with a relation sign whose ends are not all known by their whole names."""
    parts = picture.operator(scene.whole)
    if parts is None:
        return None
    if scene.place.stage == 3 and scene.model and parts[1] in ("->", "<-"):
        for end in (parts[0], parts[2].cut(":")[0]):
            if end and not find(scene.elements, end.text).exact:
                the_one(activities_of(scene.study, scene.model), end, scene.language)
    return picture.relation(scene)


LONGEST_NAME: Final = 60
MOST_WORDS: Final = 6
_NAME: Final = re.compile(r"[\w'’.&/() -]+")


def _bare_name(scene: Scene) -> bool:
    """Whether the line looks like the name of something in the picture, and only the word for its kind is missing."""
    text = scene.whole.text
    return (
        scene.place.stage == 1
        and len(text) <= LONGEST_NAME
        and len(text.split()) <= MOST_WORDS
        and _NAME.fullmatch(text) is not None
        and folded(text.split(maxsplit=1)[0]) not in _LETTERS
        and text[0].isalpha()
    )


def kind_words_offered(name: str = "") -> dict[str, str]:
    """The kinds that a name may be of, each with the word for it in the language of the interface.

    The first is the kind whose word begins the name (“Anggaran irigasi”), else the most usual one.
    """
    language = interface_language()
    begins = index(ELEMENTS).get(folded(name.split(maxsplit=1)[0]) if name else "")
    kinds = (begins, *OFFERED) if begins else OFFERED
    words = {key: usual(ELEMENTS, key, language) for key in kinds}
    own = {"actor": ("person", "orang"), "artefact": ("document", "dokumen")}
    return words | {key: own[key][language == "id"] for key in kinds if key in own}


def _which_kind(scene: Scene) -> Puzzled:
    text = scene.whole.text
    words = kind_words_offered()
    return Puzzled(
        scene.whole.start,
        scene.whole.end,
        _(
            "What is “{name}”? Write a word for its kind before it: {kinds}; as in: {example}"
        ).format(
            name=shown(text),
            kinds=", ".join(words.values()),
            example=f"{words[OFFERED[0]]} {shown(text)}",
        ),
        name=text,
    )


def _nothing_fits(scene: Scene) -> Puzzled:
    words = scene.whole.text[:200].split(maxsplit=1)[0]
    first = Phrase(scene.whole.line, scene.whole.start, scene.whole.start + len(words))
    if instead := near_miss(scene.whole, scene.place.stage):
        return first.puzzled(instead)
    if _bare_name(scene):
        return _which_kind(scene)
    return first.puzzled(
        _("“{word}” is not understood here. For example: {example}").format(
            word=shown(words), example=example(scene.place.stage)
        )
    )
