"""The two judgements of a change as marks: each apart, several raters as spread, never one number."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from ssm_studio.domain import edit_comparison
from ssm_studio.domain.comparison import Change
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.agreement import person
from ssm_studio.tui.text import plain

MOST_DOTS = 5
"""Raters up to which every one is a dot; more are counted for each mark."""

QUESTIONS = ("desirable", "feasible")


def marks(change: Change, question: str) -> Content:
    """The four marks with a dot for every rater: "0·1·2●●3●"."""
    given = edit_comparison.judgements(change, question)
    parts = []
    for mark in range(4):
        number = sum(each == mark for each in given)
        dots = "●" * number if len(given) <= MOST_DOTS else f"●{number}" * bool(number)
        parts.append(plain(f"{mark}{dots or '·'}", "" if number else "$muted"))
    return Content("").join(parts)


def in_words(change: Change, question: str) -> str:
    """A mark as a word; several raters from the lowest word to the highest."""
    given = edit_comparison.judgements(change, question)
    if not given:
        return _("not judged yet")
    named = [_mark_word(given[0]), _mark_word(given[-1])]
    return (
        named[0]
        if given[0] == given[-1]
        else _("from {low} to {high}").format(low=named[0], high=named[1])
    )


def _mark_word(mark: int) -> str:
    label = labels.label_of(labels.MARKS, str(mark))
    return _(label.words) if label is not None else str(mark)


def spread(study: Study, change: Change, question: str) -> Content:
    """Who gave which mark; where raters lie far apart, that is said."""
    by: tuple[tuple[str, int], ...] = getattr(change, f"{question}_by")
    if not by:
        return plain(_("each rater apart…"), "$muted")
    lines = []
    for mark in range(4):
        who = ", ".join(person(study, rater) for rater, given in by if given == mark)
        if who:
            dots = "●" * sum(given == mark for _rater, given in by)
            lines.append(
                Content.assemble((f"{mark} {dots} ", "$real"), plain(f"{_mark_word(mark)}: {who}"))
            )
    if _far_apart(by):
        lines.append(differ_words())
    return Content("\n").join(lines)


def _far_apart(by: tuple[tuple[str, int], ...]) -> bool:
    given = [mark for _rater, mark in by]
    return bool(given) and max(given) - min(given) >= 2


def differ(change: Change) -> bool:
    """Whether raters lie far apart in one of the two judgements."""
    return any(_far_apart(getattr(change, f"{question}_by")) for question in QUESTIONS)


def differ_words() -> Content:
    """That they do, as an invitation."""
    return plain("? " + _("Raters differ: talk about it."), "$real")


def standing_words(change: Change) -> Content:
    """The named field that both judgements put a change in."""
    label = labels.label_of(labels.STANDINGS, edit_comparison.standing(change)) or labels.NOT_JUDGED
    return plain(f"{label.sign} {_(label.words)}", _STYLES.get(label.value, "$muted"))


_STYLES: dict[str, Any] = {
    edit_comparison.ACT: "$done",
    edit_comparison.PREPARE: "$real",
    edit_comparison.WHY: "$ink",
}
