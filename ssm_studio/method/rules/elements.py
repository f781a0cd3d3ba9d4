"""Rules about single marks in a rich picture and the themes read out of them (RP)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ssm_studio.domain.elements import ELEMENT_KINDS
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import MANY, real_names, tied
from ssm_studio.method.rules.rule import Finding, Settings, rule
from ssm_studio.method.wording.judgements import Lists, lists_with, matches_solution
from ssm_studio.method.wording.pattern import pattern

_FLOW_CHART: Final = frozenset(
    ("process", "structure", "organisation", "artefact", "rule", "event")
)
_PEOPLE: Final = frozenset(("actor", "group", "role"))
_OUTSIDE: Final = frozenset(("outsider", "environment"))
_MAY_STAND_ALONE: Final = frozenset(("boundary", "environment", "metaphor", "note"))
_FAMILIES: Final = {key: kind.family for key, kind in ELEMENT_KINDS.items()}
_OWNED: Final = frozenset(key for key, kind in ELEMENT_KINDS.items() if kind.owned)
_WORD: Final = pattern(r"\w+(?:['’-]\w+)*")
_DRAWN: Final = ("picture", "element")


@rule(
    "RP-08",
    stage=1,
    severity="error",
    message=N_("Whose thought or speech is this?"),
    asks=N_("Who thinks, says or feels this?"),
    why=N_(
        "A thought without a thinker turns into a fact about the situation. Only when it belongs to somebody can "
        "one ask who would see it otherwise, and only then does it lead to a worldview."
    ),
    source="Checkland & Scholes 1990",
    reads=("element",),
)
def bubble_of_nobody(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A thought, a saying or a feeling that belongs to nobody."""
    for each in study.elements.values():
        if each.kind in _OWNED and not each.belongs_to:
            yield Finding("RP-08", "element", each.id, "belongs_to")


@rule(
    "RP-09",
    stage=1,
    severity="error",
    message=N_("A conflict needs two parties"),
    asks=N_("Who stands on the other side?"),
    why=N_(
        "Crossed swords with only one name beside them accuse somebody. With both parties "
        "drawn the group can ask what each of them wants, which is the question that leads "
        "further."
    ),
    source="Lewis 1992 on rich pictures",
    reads=("element",),
)
def one_sided_conflict(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A conflict with fewer than two parties."""
    for each in study.elements.values():
        if each.kind == "conflict" and len(set(each.parties)) < 2:
            yield Finding("RP-09", "element", each.id, "parties")


@rule(
    "RP-10",
    stage=1,
    severity="warning",
    message=N_("Not connected to anything"),
    asks=N_("What has this to do with the rest?"),
    why=N_(
        "The relations are the picture; an element without any is an entry in a list. "
        "Often the line that is missing is the interesting one: a link that is broken, or "
        "one that nobody likes to draw."
    ),
    source="Checkland & Poulter 2006",
    reads=("element", "relation"),
)
def loose_element(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An element without a line, an owner or a part in a conflict."""
    ties = tied(study)
    for each in study.elements.values():
        if each.id not in ties and each.kind not in _MAY_STAND_ALONE:
            yield Finding("RP-10", "element", each.id)


@rule(
    "RP-13",
    stage=1,
    severity="warning",
    message=N_("A solution in the picture"),
    asks=N_("What is it like now, that someone wishes for this?"),
    why=N_(
        "The picture shows the situation as it is. A solution drawn into it ends the "
        "finding out, because from then on the group discusses the solution. Draw the wish "
        "behind it instead, as someone's hope."
    ),
    source="Checkland 1981",
    reads=("element",),
)
def solution_drawn(study: Study, settings: Settings) -> Iterator[Finding]:
    """A label says what ought to be done."""
    lists = lists_with(settings.words)
    for each in study.elements.values():
        if each.label is not None and _proposes(each.label, lists):
            yield Finding("RP-13", "element", each.id, "label")


@lru_cache(maxsize=MANY)
def _proposes(label: Text, lists: Lists) -> bool:
    return any(matches_solution(words, lists) for words in label.everything)


@rule(
    "RP-19",
    stage=1,
    severity="hint",
    message=N_("Use a role or pseudonym"),
    asks=N_("Is it this person that matters, or what he or she is here?"),
    why=N_(
        "Pictures travel further than the workshop. A real name turns a concern about a "
        "role into a remark about a colleague, and it makes people careful about what they "
        "draw."
    ),
    source="Practice of action research",
    reads=("element", "participant"),
)
def real_name_drawn(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A label holds a participant's real name.

    Sessions keep pseudonyms only; a real name can be known here from a bundle that brought one along.
    """
    if names := real_names(study):
        for each in study.elements.values():
            if each.label and any(names.search(words) for words in each.label.everything):
                yield Finding("RP-19", "element", each.id, "label")


@rule(
    "RP-20",
    stage=1,
    severity="hint",
    message=N_("Issue not taken up"),
    asks=N_("Which theme does this belong to, or is it one by itself?"),
    why=N_(
        "Relevant systems come from themes, and so an issue in none of them goes no further. It may be left "
        "aside, but by decision: whoever drew it will look for it in the report."
    ),
    source="Checkland & Scholes 1990",
    reads=("element", "theme"),
)
def issue_without_theme(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An issue that no theme gathers."""
    gathered = {id_ for theme in study.themes.values() for id_ in theme.issues}
    for each in study.elements.values():
        if each.is_issue and each.id not in gathered:
            yield Finding("RP-20", "element", each.id)
