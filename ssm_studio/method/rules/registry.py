"""The coach: what Soft Systems Methodology asks of a study, as a registry of pure rules.

A rule never blocks anything: it asks (method reference, law 3). Each lives in the module of its stage
(`picture_rules`, `definition_rules`, `model_rules`, `comparison_rules`, `trace_rules`, `research_rules`) and is
registered by `rule`. `check` runs them; a finding that the room waived, with a reason, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.domain.waiver import Waiver
from ssm_studio.method.lookups import without_real_world

SEVERITIES: Final = ("error", "warning", "hint")
"""Unusable or misleading; a known mistake of method; a question worth asking."""

HEADER: Final = "header"
"""Stands in `Rule.reads` for the session's id and main language, where nothing else of its header matters."""

_FAMILIES: Final = ("SE", "RP", "A1", "A2", "A3", "RD", "CM", "CP", "CH", "AC", "TR", "AR", "EX")
"""How the ids of rules begin, in the order of the method reference, whichever module is imported first."""

_MODULES: Final = (
    "situation",
    "analyses",
    "pictures",
    "elements",
    "definitions",
    "models",
    "comparison",
    "changes",
    "actions",
    "trace",
    "research",
    "exports",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a facilitator may change: rules switched off, words added to lists, thresholds of practice.

    The reference marks its thresholds as practice judgement; `threshold` reads one of them. Without `today` no
    date has passed.
    """

    off: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    today: date | None = None

    def threshold(self, name: str, usual: float) -> float:
        """The threshold called `name`, `usual` unless it was set otherwise."""
        return self.thresholds.get(name, usual)


USUAL: Final = Settings()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule noticed.

    Attributes:
        rule: its id ("RD-04").
        kind, record: what it speaks of; the session itself where it speaks of the whole.
        field: the field of that record that it speaks of; "" for the record as a whole.
        about: words for the message's placeholders, in order of mention ("{0}").
        severity, message: where they are not the rule's own ("" where they are).
    """

    rule: str
    kind: str
    record: str
    field: str = ""
    about: tuple[str, ...] = ()
    severity: str = ""
    message: str = ""

    @property
    def key(self) -> Key:
        """What a waiver of it names: rule, record and field."""
        return self.rule, self.record, self.field


ANY_MODEL: Final = frozenset(["CM-04", "CM-08"])
"""Rules about models that ask the same of one of the real world; the others speak of the concept alone."""

_OF_THE_CONCEPT: Final = ("CM", "CP", "TR")

Key = tuple[str, str, str]
Find = Callable[[Study, Settings], Iterable[Finding]]


def of_session(study: Study, rule_id: str, field: str = "", *about: str) -> Finding:
    """A finding that speaks of the whole session."""
    return Finding(rule_id, "session", study.session.id, field, about)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the method.

    Attributes:
        id: as in the method reference ("RP-06").
        stage: 1 to 4, 0 for what runs across them.
        message: what is noticed, a message id; may hold {0}, {1} for the finding's `about`.
        asks: the question to ask the room, a message id.
        why: why the method asks it, in a paragraph, a message id.
        source: where in the literature it comes from.
        reads: the kinds of record on which its findings depend; an edit to others cannot change them.
    """

    id: str
    stage: int
    severity: str
    message: str
    asks: str
    why: str
    source: str
    reads: frozenset[str]
    find: Find


_registered: dict[str, Rule] = {}


def rule(
    id_: str,
    *,
    stage: int,
    severity: str,
    message: str,
    asks: str,
    why: str,
    source: str,
    reads: Iterable[str],
) -> Callable[[Find], Find]:
    """Register the function below as rule `id_`; its findings need no order and may repeat.

    Raises:
        ValueError: there is a rule of this id, or no such severity.
    """
    if id_ in _registered or severity not in SEVERITIES:
        raise ValueError(f"rule {id_}: registered twice, or no such severity: {severity}")

    def register(find: Find) -> Find:
        _registered[id_] = Rule(
            id_, stage, severity, message, asks, why, source, frozenset(reads), find
        )
        return find

    return register


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id, in the order of stages."""
    for name in _MODULES:
        import_module(f"ssm_studio.method.rules.{name}")
    order = sorted(_registered, key=lambda id_: (_FAMILIES.index(id_.partition("-")[0]), id_))
    return {id_: _registered[id_] for id_ in order}


def severity_of(finding: Finding) -> str:
    """How much a finding matters: its own severity, else its rule's."""
    return finding.severity or rules()[finding.rule].severity


def message_of(finding: Finding, translate: Callable[[str], str]) -> str:
    """What a finding says, in the language of `translate`."""
    message = finding.message or rules()[finding.rule].message
    return translate(message).format(*finding.about)


def check(
    study: Study,
    settings: Settings = USUAL,
    *,
    only: Iterable[str] | None = None,
    waived: bool = False,
) -> tuple[Finding, ...]:
    """What the rules notice in a study: at most one finding for each rule, record and field.

    Args:
        study: the study as it is now.
        settings: rules switched off, more words, other thresholds.
        only: ids of the rules to run; all that are not switched off if None.
        waived: whether to include what was waived.
    """
    wanted = set(rules()) if only is None else set(only)
    given_up = {} if waived else waivers(study)
    return tuple(
        finding
        for id_, each in rules().items()
        if id_ in wanted and id_ not in settings.off
        for finding in noticed(each, study, settings)
        if finding.key not in given_up
    )


def noticed(rule_: Rule, study: Study, settings: Settings) -> tuple[Finding, ...]:
    """What one rule notices, waived or not: once for each record and field.

    A model of the real world follows from no root definition, may name real people and may be worded as people do:
    most rules about models do not see it.
    """
    if rule_.id.partition("-")[0] in _OF_THE_CONCEPT and rule_.id not in ANY_MODEL:
        study = without_real_world(study)
    found: dict[Key, Finding] = {}
    for finding in rule_.find(study, settings):
        found.setdefault(finding.key, finding)
    return tuple(found.values())


def waivers(study: Study) -> dict[Key, Waiver]:
    """The waivers by what was waived; one that names no record is about the session as a whole."""
    whole = study.session.id
    return {(w.rule or "", w.about or whole, w.field or ""): w for w in study.waivers.values()}


def affected(kinds: Iterable[str]) -> Iterator[str]:
    """The ids of the rules that may notice something else when records of these kinds change."""
    touched = frozenset(kinds)
    return (id_ for id_, each in rules().items() if not each.reads.isdisjoint(touched))
