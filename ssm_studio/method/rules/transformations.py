"""Rules about the core of a root definition: what is transformed, and from which worldview (RD-01 to RD-09)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import says
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, rule
from ssm_studio.method.wording.judgements import (
    Lists,
    begins_with_verb,
    content_words,
    doing_in,
    is_too_short_for_a_belief,
    lists_with,
    separators,
    shared,
    starts_as_aim,
    two_activities,
    wordings,
    words_in,
)

CATWOE: Final = (
    "Smyth & Checkland 1976 on the structure of root definitions; Checkland & Scholes 1990"
)
_TRANSFORMATION: Final = (
    "Checkland & Scholes 1990; Basden & Wood-Harper 2006 on what goes wrong with T"
)
PQR: Final = "Checkland & Poulter 2010, in Reynolds & Holwell"

OVERLAPPING: Final = 0.6
"""From this share of common words on, two texts say the same."""


def on(rule_id: str, definition: RootDefinition, field: str = "", *about: str) -> Finding:
    """A finding about a root definition."""
    return Finding(rule_id, "definition", definition.id, field, about)


def _in_both(a: Text | None, b: Text | None, language: str) -> Iterator[tuple[str, str, str]]:
    """Each language in which both texts are worded, with the two wordings."""
    others = dict(wordings(b, language))
    for tongue, words in wordings(a, language):
        if tongue in others:
            yield tongue, words, others[tongue]


def meaning(text: Text | None, language: str, lists: Lists) -> dict[str, frozenset[str]]:
    """The content words of a text, by language."""
    return {
        tongue: content_words(words, tongue, lists) for tongue, words in wordings(text, language)
    }


@rule(
    "RD-01",
    stage=2,
    severity="error",
    message=N_("State both ends of T"),
    asks=N_("What comes in, and what has that same thing become when it leaves?"),
    why=N_(
        "The transformation is the heart of a root definition, and it needs a before and an after. With one end "
        "missing, everybody imagines the other one, and they imagine it differently without noticing."
    ),
    source=_TRANSFORMATION,
    reads=("definition",),
)
def both_ends(study: Study, _settings: Settings) -> Iterable[Finding]:
    """What comes in or what it becomes is not said."""
    for each in study.root_definitions.values():
        for field in ("transformation_input", "transformation_output"):
            if not says(getattr(each, field)):
                yield on("RD-01", each, field)


@rule(
    "RD-02",
    stage=2,
    severity="error",
    message=N_("Without W, T has no meaning"),
    asks=N_("What must one believe for this to be worth doing?"),
    why=N_(
        "The same transformation looks sensible, wasteful or cruel depending on what one takes for granted. The "
        "worldview says from where this one makes sense, and it is what the debate will be about later. Change W "
        "and you have another root definition."
    ),
    source=CATWOE,
    reads=("definition",),
)
def worldview_unsaid(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No worldview."""
    for each in study.root_definitions.values():
        if not says(each.worldview):
            yield on("RD-02", each, "worldview")


@rule(
    "RD-03",
    stage=2,
    severity="error",
    message=N_("Nothing is transformed"),
    asks=N_("What is different about it afterwards?"),
    why=N_(
        "Input and output are worded alike, so nothing happens between them. Name the state that the thing is in "
        "before and the state that it is in after; the thing itself may well stay the same."
    ),
    source=_TRANSFORMATION,
    reads=("definition", HEADER),
)
def nothing_transformed(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Input and output are the same words."""
    for each in study.root_definitions.values():
        ends = _in_both(each.transformation_input, each.transformation_output, study.language)
        if any(words_in(a) == words_in(b) and words_in(a) for _, a, b in ends):
            yield on("RD-03", each, "transformation_output")


@rule(
    "RD-04",
    stage=2,
    severity="warning",
    message=N_("Is the input still there in the output?"),
    asks=N_("Where in the output would we recognise what went in?"),
    why=N_(
        "What goes in should be found again in what comes out, in another state. If it cannot be found, the input "
        "is often a list of resources that get used up, or the output is a result several steps further on. A "
        "concrete thing becomes a concrete thing; an abstract need becomes a need that was met."
    ),
    source=_TRANSFORMATION,
    reads=("definition", HEADER),
)
def input_lost(study: Study, settings: Settings) -> Iterable[Finding]:
    """Input and output share no content word in some language."""
    lists = lists_with(settings.words)
    for each in study.root_definitions.values():
        before = meaning(each.transformation_input, study.language, lists)
        after = meaning(each.transformation_output, study.language, lists)
        both = ((before[t], after[t]) for t in before if t in after)
        if any(a and b and not a & b for a, b in both):
            yield on("RD-04", each, "transformation_output")


@rule(
    "RD-05",
    stage=2,
    severity="warning",
    message=N_("Looks like resources"),
    asks=N_("Which one thing is changed here, and what is merely used for it?"),
    why=N_(
        "A list at the input is mostly a list of means: people, money, data. They are consumed on the way and do not "
        "leave transformed. Keep the one thing that changes; the rest belongs with the actors or with what is given."
    ),
    source=_TRANSFORMATION,
    reads=("definition", HEADER),
)
def input_a_list(study: Study, settings: Settings) -> Iterable[Finding]:
    """The input goes on to two or more further things."""
    most = settings.threshold("RD-05", 2)
    for each in study.root_definitions.values():
        said = wordings(each.transformation_input, study.language)
        if any(separators(words) >= most for _, words in said):
            yield on("RD-05", each, "transformation_input")


@rule(
    "RD-06",
    stage=2,
    severity="warning",
    message=N_("More than one T"),
    asks=N_("Which of the two should this system do, and which should another?"),
    why=N_(
        "A root definition carries one transformation. Two doings tied together make a "
        "model that can be judged by neither, and they often belong to two worldviews. "
        "Make two definitions and let the group compare them."
    ),
    source=PQR,
    reads=("definition", HEADER),
)
def two_transformations(study: Study, settings: Settings) -> Iterable[Finding]:
    """P asks for two doings, or the definition's own sentence does."""
    lists = lists_with(settings.words)
    for each in study.root_definitions.values():
        said = wordings(each.sentence, study.language)
        if any(two_activities(words, t, lists) for t, words in wordings(each.p, study.language)):
            yield on("RD-06", each, "p")
        elif any(two_activities(doing_in(words, t), t, lists) for t, words in said):
            yield on("RD-06", each, "sentence")


@rule(
    "RD-07",
    stage=2,
    severity="warning",
    message=N_("Name the thing, not the doing"),
    asks=N_("Which thing is it that changes while this is done?"),
    why=N_(
        "The transformation runs from a thing in one state to the same thing in another; the doing stands between "
        "the two ends and goes into P. “Monitor performance” is an activity; “performance that nobody watches” can "
        "be transformed."
    ),
    source=_TRANSFORMATION,
    reads=("definition", HEADER),
)
def input_a_doing(study: Study, settings: Settings) -> Iterable[Finding]:
    """The input begins with a verb."""
    lists = lists_with(settings.words)
    for each in study.root_definitions.values():
        said = wordings(each.transformation_input, study.language)
        if any(begins_with_verb(words, tongue, lists) for tongue, words in said):
            yield on("RD-07", each, "transformation_input")


@rule(
    "RD-08",
    stage=2,
    severity="warning",
    message=N_("W repeats T"),
    asks=N_("Why would anyone want that, and who would not?"),
    why=N_(
        "A worldview that says the transformation over again gives no reason for it. Ask until something comes up "
        "that one could also doubt: a belief about people, about how things work, about what matters."
    ),
    source=CATWOE,
    reads=("definition", HEADER),
)
def worldview_repeats(study: Study, settings: Settings) -> Iterable[Finding]:
    """Most of W's content words are those of T."""
    lists, most = lists_with(settings.words), settings.threshold("RD-08", OVERLAPPING)
    for each in study.root_definitions.values():
        before = meaning(each.transformation_input, study.language, lists)
        after = meaning(each.transformation_output, study.language, lists)
        for tongue, belief in meaning(each.worldview, study.language, lists).items():
            whole = before.get(tongue, frozenset()) | after.get(tongue, frozenset())
            if shared(belief, whole) >= most:
                yield on("RD-08", each, "worldview")


@rule(
    "RD-09",
    stage=2,
    severity="warning",
    message=N_("W should be a belief"),
    asks=N_("Can we say it as a sentence that begins “people believe that …”?"),
    why=N_(
        "An aim says where one wants to go, a slogan says nothing that one could deny. A worldview is a belief, and "
        "somebody sensible should be able to hold a different one. Aims belong in R."
    ),
    source=CATWOE,
    reads=("definition", HEADER),
)
def worldview_no_belief(study: Study, settings: Settings) -> Iterable[Finding]:
    """W begins like an aim, or is a few words only."""
    lists, least = lists_with(settings.words), settings.threshold("RD-09", 5)
    for each in study.root_definitions.values():
        said = wordings(each.worldview, study.language)
        if any(
            starts_as_aim(words, lists) or is_too_short_for_a_belief(words, least)
            for _, words in said
        ):
            yield on("RD-09", each, "worldview")
