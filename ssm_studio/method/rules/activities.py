"""Rules about single activities and how they are worded (CM-08 to CM-14, CM-20, CM-26, CM-28)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Final

from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.i18n import LANGUAGES, N_
from ssm_studio.method.lookups import of_each_record, remembered
from ssm_studio.method.model_graph import logic_of
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, rule
from ssm_studio.method.wording.judgements import (
    Lists,
    content_words,
    is_imperative,
    lists_with,
    matches_means,
    names_doer,
    shared,
    starts_vague,
    two_activities,
    wordings,
    words_in,
)
from ssm_studio.method.wording.proper_names import all_names

MODELS: Final = "Checkland & Scholes 1990; Checkland & Poulter 2010, in Reynolds & Holwell"
_WORDING: Final = "Checkland & Scholes 1990 on verbs in the imperative; method reference 3.4"


def at(rule_id: str, activity: Activity, field: str = "text", *about: str) -> Finding:
    """A finding about an activity."""
    return Finding(rule_id, "activity", activity.id, field, about)


_Worded = tuple[Activity, tuple[tuple[str, str], ...]]


def _worded_either_way(activity: Activity) -> Mapping[str, _Worded]:
    """An activity with its wordings, for either main language of the session."""
    return {language: (activity, wordings(activity.text, language)) for language in LANGUAGES}


_of_each: Final = of_each_record(_worded_either_way)


@remembered("activities")
def _each_worded(study: Study) -> Sequence[Mapping[str, _Worded]]:
    return _of_each(study.activities.values())


def _said(study: Study) -> Iterator[_Worded]:
    """The activities with their wordings."""
    language = study.language
    return (each[language] for each in _each_worded(study))


def number_of(activity: Activity) -> str:
    """What people call an activity by."""
    return activity.number or activity.ref


def _worded(study: Study, rule_id: str, matches: Callable[[str, str], bool]) -> Iterator[Finding]:
    """A finding for each activity with a wording, in whatever language, that matches."""
    for activity, said in _said(study):
        for tongue, words in said:
            if matches(words, tongue):
                yield at(rule_id, activity)
                break


@rule(
    "CM-08",
    stage=3,
    severity="error",
    message=N_("Duplicate number"),
    asks=N_("Which of the two do we mean when we say that number?"),
    why=N_(
        "People talk about activities by number, and the comparison and every export cite them so. Two activities of "
        "one number are mixed up as soon as somebody is not looking at the drawing."
    ),
    source=MODELS,
    reads=("activity", "model"),
)
def number_twice(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Two activities of a model have one number; the later ones are named."""
    for logic in logic_of(study):
        seen: set[str] = set()
        for activity in logic.activities:
            number = (activity.number or "").strip()
            if number and number in seen:
                yield at("CM-08", activity, "number", number)
            seen.add(number)


@rule(
    "CM-09",
    stage=3,
    severity="warning",
    message=N_("Duplicate activity"),
    asks=N_("Is there any difference between these two?"),
    why=N_(
        "Two activities in nearly the same words are mostly one that two people wrote down. If there is a difference, "
        "the wording should show it; otherwise keep one and let the other's arrows go to it."
    ),
    source=MODELS,
    reads=("activity", "model", HEADER),
)
def said_twice(study: Study, settings: Settings) -> Iterable[Finding]:
    """Two activities of a model speak of the same; the later one is named."""
    lists, most = lists_with(settings.words), settings.threshold("CM-09", 0.85)
    for logic in logic_of(study):
        for language, (activities, texts) in logic.worded(study.language).items():
            for first, later in _alike(texts, language, most, lists):
                yield at("CM-09", activities[later], "text", number_of(activities[first]))


@lru_cache(maxsize=256)
def _alike(
    texts: tuple[str, ...], language: str, most: float, lists: Lists
) -> tuple[tuple[int, int], ...]:
    """The places of texts that overlap so much, at least one pair for each text that has such a twin.

    Two sets that share so much of the smaller one also share one of its few rarest words, so only those who have
    these are looked at.
    """
    said = [content_words(text, language, lists) for text in texts]
    often = Counter(word for words in said for word in words)
    having: dict[str, list[int]] = {}
    for place, words in enumerate(said):
        for word in words:
            having.setdefault(word, []).append(place)
    found: list[tuple[int, int]] = []
    for place, words in enumerate(said):
        spare = len(words) - ceil(most * len(words) - 1e-9)
        rarest = sorted(words, key=lambda word: (often[word], word))[: spare + 1]
        candidates = (other for word in rarest for other in having[word] if other != place)
        twin = next((other for other in candidates if _same(words, said[other], most)), None)
        if twin is not None:
            found.append((min(place, twin), max(place, twin)))
    return tuple(found)


def _same(words: frozenset[str], others: frozenset[str], most: float) -> bool:
    """Whether no fewer others say as good as the same; one word alone must be all that both say."""
    if len(others) < len(words) or (len(words) == 1 and others != words):
        return False
    return shared(words, others) >= most


@rule(
    "CM-10",
    stage=3,
    severity="warning",
    message=N_("Start with a verb"),
    asks=N_("What would one say to somebody who is to do this?"),
    why=N_(
        "An activity is something that one could go and do, so it begins with a verb: “obtain data”, not “data "
        "collection”. Nouns made of verbs, passives and states hide who does what; official language is fond of them."
    ),
    source=_WORDING,
    reads=("activity", HEADER),
)
def no_verb_first(study: Study, settings: Settings) -> Iterable[Finding]:
    """The first word is not an order."""
    lists = lists_with(settings.words)
    yield from _worded(
        study, "CM-10", lambda words, tongue: not is_imperative(words, tongue, lists)
    )


@rule(
    "CM-11",
    stage=3,
    severity="hint",
    message=N_("What would one actually do?"),
    asks=N_("What would we see somebody doing on a Tuesday morning?"),
    why=N_(
        "“Ensure”, “manage”, “coordinate” name a responsibility, not a doing. Everyone nods, and each pictures "
        "something else. Say what one would see."
    ),
    source=_WORDING,
    reads=("activity", HEADER),
)
def vague_verb(study: Study, settings: Settings) -> Iterable[Finding]:
    """The first word is a vague verb."""
    lists = lists_with(settings.words)
    yield from _worded(study, "CM-11", lambda words, tongue: starts_vague(words, tongue, lists))


@rule(
    "CM-12",
    stage=3,
    severity="warning",
    message=N_("Split"),
    asks=N_("Could one be done without the other?"),
    why=N_(
        "One box holds one activity. With two in it no arrow can say which of them is "
        "needed, and in the comparison one half happens and the other does not."
    ),
    source=_WORDING,
    reads=("activity", HEADER),
)
def two_in_one(study: Study, settings: Settings) -> Iterable[Finding]:
    """Two activities stand in one."""
    lists = lists_with(settings.words)
    yield from _worded(study, "CM-12", lambda words, tongue: two_activities(words, tongue, lists))


@rule(
    "CM-13",
    stage=3,
    severity="warning",
    message=N_("A how: belongs one level down"),
    asks=N_("What is done here, whichever tool is used?"),
    why=N_(
        "A model says what must be done; there are always several ways of doing it. A tool in the wording settles a "
        "choice that nobody discussed. Put the how into a model one level down, or into the alternatives of the "
        "comparison."
    ),
    source=_WORDING,
    reads=("activity", HEADER),
)
def names_a_means(study: Study, settings: Settings) -> Iterable[Finding]:
    """A tool or a way of doing it is named."""
    lists = lists_with(settings.words)
    yield from _worded(study, "CM-13", lambda words, _tongue: matches_means(words, lists))


@rule(
    "CM-14",
    stage=3,
    severity="warning",
    message=N_("Real-world name in model"),
    asks=N_("What would be done here if that unit or person did not exist?"),
    why=N_(
        "The model belongs to systems thinking: it follows from the root definition and not from the organisation "
        "chart. With a real name in it people compare duties and defend them. Real names come back in the comparison, "
        "under “who does it now”."
    ),
    source=MODELS,
    reads=("activity", "element", "participant", HEADER),
)
def real_name(study: Study, settings: Settings) -> Iterable[Finding]:
    """An organisation or person of the pictures, or a participant, is named."""
    lists, names = lists_with(settings.words), all_names(study)
    for activity, said in _said(study):
        for _, words in said:
            if name := names.said_in(words, lists):
                yield at("CM-14", activity, "text", name)
                break


@rule(
    "CM-20",
    stage=3,
    severity="warning",
    message=N_("Activity not required by the root definition"),
    asks=N_("Which phrase of the root definition asks for this? Or widen it?"),
    why=N_(
        "Every activity should follow from some phrase of the root definition. One that "
        "does not mostly comes from what the organisation does today. Either it goes, or "
        "the definition lacks something."
    ),
    source=MODELS,
    reads=("activity",),
)
def covers_nothing(study: Study, _settings: Settings) -> Iterable[Finding]:
    """An operational activity covers no element; monitoring and control belong to every model."""
    for activity in study.activities.values():
        if (activity.kind or "operational") == "operational" and not activity.covers:
            yield at("CM-20", activity, "covers")


@rule(
    "CM-26",
    stage=3,
    severity="hint",
    message=N_("Shorten"),
    asks=N_("How would we say it if it had to fit on a sticky note?"),
    why=N_(
        "An activity must be readable on the wall. What needs a long sentence is often two "
        "activities, or an activity with its reason; the reason belongs in the root "
        "definition."
    ),
    source="Workshop practice (method reference 3.10)",
    reads=("activity", HEADER),
)
def too_long(study: Study, settings: Settings) -> Iterable[Finding]:
    """More than 14 words."""
    most = settings.threshold("CM-26", 14)
    yield from _worded(study, "CM-26", lambda words, _tongue: len(words_in(words)) > most)


@rule(
    "CM-28",
    stage=3,
    severity="hint",
    message=N_("Who does it belongs in A or the comparison"),
    asks=N_("Must it be they, or could others do it as well?"),
    why=N_(
        "Who does an activity is a question to the real world, and the answer can differ. In the model it would be "
        "settled beforehand; in the root definition it stands once, under A."
    ),
    source=MODELS,
    reads=("activity", HEADER),
)
def names_the_doer(study: Study, _settings: Settings) -> Iterable[Finding]:
    """The wording says by whom."""
    yield from _worded(study, "CM-28", names_doer)
