"""Agreed actions in words, and what the choices of a form are called: for stage four and for what comes due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content

from ssm_studio.domain.action import AgreedAction, FollowUp
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.text import day, one_line, plain


@dataclass(frozen=True, slots=True)
class Label:
    """One choice: its value in the study, its key, its words, and a sign that says it without colour."""

    value: str
    key: str
    words: str
    sign: str = ""


STATUSES: Final = (
    Label("proposed", "p", N_("proposed"), "○"),
    Label("agreed", "a", N_("agreed"), "◐"),
    Label("in_progress", "i", N_("in progress"), "◑"),
    Label("done", "d", N_("done"), "●"),
    Label("blocked", "b", N_("blocked"), "!"),
    Label("superseded", "s", N_("superseded"), "→"),
    Label("dropped", "x", N_("dropped"), "–"),
)


def label_of(labels: tuple[Label, ...], value: str | None) -> Label | None:
    """The label of a value; None for a value that nobody set, or that no list knows."""
    return next((each for each in labels if each.value == value), None)


def who_words(study: Study, action: AgreedAction) -> str:
    """Position and person; each alone is only half a promise."""
    position = one_line(read(action.position, study.language)[:300])
    return " · ".join(part for part in (one_line((action.person or "")[:100]), position) if part)


def follow_up_words(study: Study, entry: FollowUp) -> Content:
    """A follow-up: when, what happened, where it stood then."""
    label = label_of(STATUSES, entry.status)
    tongue = study.language
    said = (read(each, tongue).strip() for each in (entry.what_happened, entry.why, entry.evidence))
    words = plain(one_line(" · ".join(each for each in said if each)[:800], 400))
    parts: list[Content | tuple[str, str]] = [
        (f"{one_line(day((entry.date or '')[:40]))}  ", "$muted"),
        words,
    ]
    if label is not None:
        parts.append((f"  {label.sign} {_(label.words)}", "$muted"))
    return Content.assemble(*parts)
