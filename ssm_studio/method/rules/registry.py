"""The coach: what Soft Systems Methodology asks of a study, as a registry of pure rules.

`check` runs them; a finding that the room waived, with a reason, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.domain.waiver import Waiver
from ssm_studio.method.lookups import without_real_world
from ssm_studio.method.rules.rule import (
    HEADER,
    SEVERITIES,
    USUAL,
    Finding,
    Key,
    Rule,
    Settings,
    registered,
)

__all__ = [
    "HEADER",
    "SEVERITIES",
    "USUAL",
    "Finding",
    "Key",
    "Rule",
    "Settings",
    "affected",
    "check",
    "message_of",
    "noticed",
    "rules",
    "severity_of",
    "waivers",
]

_FAMILIES: Final = ("SE", "RP", "A1", "A2", "A3", "RD", "CM", "CP", "CH", "AC", "TR", "AR", "EX")
"""How the ids of rules begin, in the order of the method reference, whichever module is imported first."""

_ANY_MODEL: Final = frozenset(["CM-04", "CM-08"])
"""Rules about models that ask the same of one of the real world; the others speak of the concept alone."""

_OF_THE_CONCEPT: Final = ("CM", "CP", "TR")


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id, in the order of stages."""
    # Each of these registers its rules; they are loaded when the coach is asked, not with a screen.
    from ssm_studio.method.rules import (  # noqa: F401
        actions,
        analyses,
        changes,
        comparison,
        definitions,
        elements,
        exports,
        models,
        pictures,
        research,
        situation,
        trace,
    )

    order = sorted(registered, key=lambda id_: (_FAMILIES.index(id_.partition("-")[0]), id_))
    return {id_: registered[id_] for id_ in order}


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
    if rule_.id.partition("-")[0] in _OF_THE_CONCEPT and rule_.id not in _ANY_MODEL:
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
