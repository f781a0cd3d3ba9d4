"""What a rule of the coach is, what it finds, and how it is registered.

A rule never blocks anything: it asks (method reference, law 3). Each lives in the module of its stage (`pictures`,
`definitions`, `models`, `comparison`, `trace`, `research`, …) and is registered by `rule`; `registry` knows them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.values import dataclass

SEVERITIES: Final = ("error", "warning", "hint")
"""Unusable or misleading; a known mistake of method; a question worth asking."""

HEADER: Final = "header"
"""Stands in `Rule.reads` for the session's id and main language, where nothing else of its header matters."""


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


registered: dict[str, Rule] = {}
"""Every rule whose module is loaded, by id; `registry.rules` loads them all."""


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
    if id_ in registered or severity not in SEVERITIES:
        raise ValueError(f"rule {id_}: registered twice, or no such severity: {severity}")

    def register(find: Find) -> Find:
        registered[id_] = Rule(
            id_, stage, severity, message, asks, why, source, frozenset(reads), find
        )
        return find

    return register
