"""Activities that are marked on the diagram, and why: answers gone stale, and what the room or the coach questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.rules.registry import Finding, message_of, rules, severity_of
from ssm_studio.method.wording.activities import Suggestion, suggestion
from ssm_studio.method.wording.judgements import wordings
from ssm_studio.tui.clickable import ClickableText, act
from ssm_studio.tui.text import one_line, plain

STALE: Final = "stale"
_QUESTIONED: Final = "questioned"
_SPEAKS_OF_ROWS: Final = "CM-27"
_ASKS_FOR_A_VERB: Final = "CM-10"
"""The question that an offered wording answers; where it is switched off or left as it is, nothing is offered."""
_STAGE: Final = 3
_NOT_YET: Final = frozenset({"CM-06", "CM-17", "CM-20", "CM-21"})
"""Questions about what is still to come: no arrow, no watcher, no letter, no way to the output. Were they marked, a
model that grows would be full of marks, and none would stand out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reason to mark an activity: which mark, and the reason in words."""

    mark: str
    why: str


def marks_of(study: Study, findings: Iterable[Finding] = ()) -> dict[str, str]:
    """The marks of each activity that has one, parted by spaces: "questioned", "stale".

    Stale: an answer about it was given to other words, or for an older model. Questioned: a comparison decided that
    the model is to be revised here, or the coach questions this very activity as it stands, and by no mere hint.
    """
    told = tuple(findings)
    found: dict[str, set[str]] = {}
    for id_ in _questioned(study, told):
        found.setdefault(id_, set()).add(_QUESTIONED)
    for row in _stale_rows(study, told):
        for id_ in _meant(study, row):
            found.setdefault(id_, set()).add(STALE)
    return {id_: " ".join(sorted(marks)) for id_, marks in found.items()}


def reasons(study: Study, activity_id: str, findings: Iterable[Finding] = ()) -> tuple[Mark, ...]:
    """Why an activity is marked, stale answers first."""
    told = tuple(findings)
    stale = [
        Mark(STALE, _stale_words(study, row))
        for row in _stale_rows(study, told)
        if activity_id in (row.target or "").split(">")
    ]
    to_revise = [
        Mark(_QUESTIONED, _("{row} says: revise the model").format(row=row.ref))
        for row in study.comparison_rows.values()
        if row.decision == "revise_model" and row.target == activity_id
    ]
    asked = [
        Mark(_QUESTIONED, f"{message_of(each, _)} ({each.rule})")
        for each in told
        if _questions(each) and each.record == activity_id
    ]
    return (*stale, *to_revise, *asked)


def _stale_words(study: Study, row: ComparisonRow) -> str:
    asked = read(row.asked, study.language)
    if not asked:
        return _("{row} was answered for an earlier version of the model").format(row=row.ref)
    return _("{row} was answered when it read: {asked}").format(row=row.ref, asked=asked)


def _questioned(study: Study, findings: tuple[Finding, ...]) -> Iterator[str]:
    for row in study.comparison_rows.values():
        if row.decision == "revise_model" and row.target in study.activities:
            yield row.target or ""
    for each in findings:
        if _questions(each) and each.record in study.activities:
            yield each.record


def _questions(finding: Finding) -> bool:
    """Whether the coach questions an activity as it stands, not what it lacks so far or what the comparison lacks."""
    if finding.kind != "activity" or rules()[finding.rule].stage != _STAGE:
        return False
    if finding.rule in _NOT_YET:
        return False
    return severity_of(finding) in ("error", "warning")


def _stale_rows(study: Study, findings: tuple[Finding, ...]) -> list[ComparisonRow]:
    """The rows whose answers are stale, by their own mark or by what the coach reads in what a bundle brought."""
    noticed = {each.record for each in findings if each.rule == _SPEAKS_OF_ROWS}
    return [
        row
        for row in study.comparison_rows.values()
        if row.target and (row.stale is not None or row.id in noticed)
    ]


def _meant(study: Study, row: ComparisonRow) -> list[str]:
    """The activities that a stale row marks; of an arrow both ends."""
    return [end for end in (row.target or "").split(">") if end in study.activities]


def mark_words(marks: Mapping[str, str]) -> dict[str, str]:
    """The marks of each activity in words, for the model as text."""
    return {id_: ", ".join(_(NAMES[each]) for each in mark.split()) for id_, mark in marks.items()}


def suggested(study: Study, activity: Activity) -> Suggestion:
    """What could be written instead of the words that are shown."""
    shown = read(activity.text, study.language)
    for tongue, words in wordings(activity.text, study.language):
        if words == shown:
            return suggestion(words, tongue)
    return None


def wording_offered(
    study: Study, activity: Activity | None, findings: Iterable[Finding]
) -> Suggestion:
    """What is offered or asked about an activity's words; None where the coach asks nothing about them."""
    if activity is None or not any(
        each.rule == _ASKS_FOR_A_VERB and each.record == activity.id for each in findings
    ):
        return None
    return suggested(study, activity)


MOST: Final = 4
"""Reasons that the inspector gives; the list of questions has them all."""
NAMES: Final = {STALE: N_("stale"), _QUESTIONED: N_("questioned")}


class ActivityNotes(ClickableText):
    """What stands below the words of the chosen activity: a wording that is offered, and why it is marked."""

    def show_notes(self, offered: Suggestion, found: tuple[Mark, ...]) -> None:
        """Show both; nothing where there is neither."""
        lines: list[Content] = []
        if isinstance(offered, str):
            words = plain("y ", "bold $system").append(plain(one_line(offered[:300]), "$done"))
            lines.append(words.stylize(act("screen.edit('take_wording')")))
        elif offered is not None:
            lines.append(plain("? ", "bold $system").append(plain(_(offered.asks), "$muted")))
        for each in found[:MOST]:
            name = plain(f"{_(NAMES[each.mark])}  ", "bold $concern")
            lines.append(name.append(plain(one_line(each.why[:400], 160), "$muted")))
        self.display = bool(lines)
        self.show(Content("\n").join(lines))
