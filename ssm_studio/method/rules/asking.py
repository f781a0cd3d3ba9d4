"""Which of the coach's findings are asked, in what order, and how those of one rule become one question.

Rules notice everything; `check --json` prints everything. People are asked only what they can answer: where some screen
or line sets what the rule asks for, once the sheet that it speaks of has been begun, and not about what is merely not
there yet while a stage holds next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.method.rules.registry import Finding, rules, severity_of
from ssm_studio.method.stage_names import RESEARCH, STAGE_OF_KIND
from ssm_studio.values import dataclass

ENOUGH: Final = 3
"""Records that a stage holds before the room is asked about what is merely not there yet."""
MOST_ASKED: Final = 5
"""Questions of a stage that are worth a look at once."""

ALL: Final = "*"
NO_PLACE: Final[Mapping[str, frozenset[str]]] = {
    "session": frozenset(["ref", "kept"]),
}
"""For each kind of record, the fields that rules ask for and that no screen and no line can set yet."""

_WANTED: Final[Mapping[str, tuple[str, str]]] = {
    "SE-02": ("participant", "group"),
    "SE-03": ("participant", "consent"),
    **dict.fromkeys(("A1-01", "A1-02", "A1-03", "A1-05", "A1-06"), ("analysis_one", "who")),
    **dict.fromkeys(("A2-02", "A2-03"), ("analysis_two", "role")),
    "A3-01": ("analysis_three", "holder"),
    "RD-24": ("definition", "worldview"),
    **dict.fromkeys(("RD-25", "RD-27"), ("system", "name")),
    "CP-11": ("debate", "text"),
    "CH-03": ("change", "types"),
    "AR-01": ("research", "framework"),
    "AR-02": ("research", "declared_at"),
    "AR-06": ("learning", "text"),
    "AR-07": ("session", "exit_research"),
    "AR-08": ("participant", "consent"),
    "AR-09": ("element", "interest"),
}
"""What a rule asks for, where that is not the field of which its findings speak."""

_SHEETS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("A1-01", "A1-02", "A1-03", "A1-04", "A1-05", "A1-06"), "analysis_one"),
    **dict.fromkeys(("A2-01", "A2-02", "A2-03"), "analysis_two"),
    **dict.fromkeys(("A3-01", "A3-02", "A3-03"), "analysis_three"),
    **dict.fromkeys(("AR-01", "AR-02", "AR-03", "AR-06", "AR-07", "AR-09"), "research"),
    **dict.fromkeys(("AR-04", "AR-05"), "reconstruction"),
}
"""The sheet that has to be begun before a rule asks about it."""

NOT_THERE_YET: Final = frozenset(
    """
    SE-02 RP-01 RP-02 RP-03 RP-04 RP-05 RP-06 RP-07 RP-10 RP-12 RP-14 RP-15 RP-17 RP-20
    RD-01 RD-02 RD-10 RD-11 RD-13 RD-14 RD-15 RD-17 RD-20 RD-22 RD-23 RD-24 RD-25 RD-26 RD-27
    CM-01 CM-02 CM-06 CM-07 CM-15 CM-16 CM-17 CM-18 CM-19 CM-20 CM-21
    CP-01 CP-02 CP-03 CP-04 CP-05 CP-09 CP-10 CP-11 CH-03 CH-09
    AC-03 AC-04 AC-06 AC-08 AC-11 AC-14 TR-01 TR-03 TR-04 TR-05 EX-02 EX-03
    """.split()  # noqa: SIM905 - easier to read than a list of quoted words
)
"""Rules that speak of what is merely not there."""

_TO_CITE: Final = frozenset(["EX-02", "EX-03", "RP-15"])
"""Rules about being cited, which nobody thinks of before there is something to hand out."""

_NEEDED: Final = """
    SE-05 SE-01 RP-01 RP-03 RP-04 RP-05 RP-08 RP-09 RP-13 RP-10 RP-20 RP-06 RP-07 RP-12 RP-14
    RD-02 RD-01 RD-03 RD-10 RD-13 RD-17 RD-20 RD-04 RD-07 RD-06 RD-09 RD-08 RD-18 RD-15 RD-24 RD-14
    CM-24 CM-01 CM-05 CM-04 CM-08 CM-10 CM-18 CM-12 CM-06 CM-15 CM-16 CM-21 CM-19 CM-20 CM-27
    CP-01 CP-04 CP-07 CH-01 CH-05 CH-09 AC-01 AC-02 AC-03 AC-04 AC-13 AC-07 AC-09 CH-04 CP-10 CP-11
    TR-02 TR-01 TR-05 TR-04
    """.split()  # noqa: SIM905 - easier to read than a list of quoted words
"""What a stage needs next, the first first; other rules come after these."""
_NEED: Final = {id_: place for place, id_ in enumerate(_NEEDED)}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: the findings of one rule that say the same, in the order in which they were found."""

    rule: str
    severity: str
    findings: tuple[Finding, ...]

    @property
    def stage(self) -> int:
        """The stage of its rule; 0 across the stages."""
        return rules()[self.rule].stage


def wanted(finding: Finding) -> tuple[str, str]:
    """The kind of record and the field of it that would have to be set as an answer; "" is the record as a whole."""
    return _WANTED.get(finding.rule, (finding.kind, finding.field))


def stage_of(finding: Finding) -> int:
    """The stage that a finding is asked in: its rule's, else its record's; the research room for rules of research."""
    of_record = STAGE_OF_KIND.get(finding.kind, 0)
    return (
        rules()[finding.rule].stage or of_record or RESEARCH.number * finding.rule.startswith("AR-")
    )


def answerable(finding: Finding) -> bool:
    """Whether some screen or line can set what is asked for."""
    kind, field = wanted(finding)
    nowhere = NO_PLACE.get(kind, frozenset())
    return ALL not in nowhere and field not in nowhere


def asked(study: Study, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that people are asked."""
    held = _held(study)
    return tuple(
        each for each in findings if answerable(each) and _begun(study, each) and _due(each, held)
    )


def _begun(study: Study, finding: Finding) -> bool:
    sheet = _SHEETS.get(finding.rule)
    return sheet is None or bool(study.table(sheet))


def _held(study: Study) -> Mapping[int, int]:
    """How many records each stage holds; under 0 all of them together."""
    held = dict.fromkeys(range(6), 0)
    for kind, stage in STAGE_OF_KIND.items():
        count = len(study.table(kind))
        held[stage] += count
        held[0] += count
    return held


def _due(finding: Finding, held: Mapping[int, int]) -> bool:
    if finding.rule in _TO_CITE and held[4] < ENOUGH:
        return False
    if finding.rule not in NOT_THERE_YET:
        return True
    return held[stage_of(finding)] >= ENOUGH


def questions(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """The findings as questions, the most useful first: errors before hints, then what a stage needs next."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for each in findings:
        alike.setdefault((each.rule, severity_of(each), each.message), []).append(each)
    found = [
        Question(rule, severity, tuple(them)) for (rule, severity, _message), them in alike.items()
    ]
    return tuple(sorted(found, key=_usefulness))


_SEVERE: Final = {"error": 0, "warning": 1, "hint": 2}


def _usefulness(question: Question) -> tuple[int, int]:
    return _SEVERE[question.severity], _NEED.get(question.rule, len(_NEED))


def next_question(study: Study, findings: Sequence[Finding], stage: int) -> Question | None:
    """What is most worth asking in a stage now, or None."""
    here = [each for each in asked(study, findings) if stage_of(each) == stage]
    return next(iter(questions(here)), None)
