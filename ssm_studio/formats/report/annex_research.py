"""The research side of the annex: the board of two cycles, versions of the declaration, LUMAS, two ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ssm_studio.domain.record import Record
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.as_done import begun_blocks, departures
from ssm_studio.method.cycle_board import STEPS, Step, board
from ssm_studio.method.field_names import FIELD_NAMES
from ssm_studio.method.lenses import lens_name

_FIELDS: Final = (
    ("F", N_("Framework of ideas"), "framework"),
    ("M_R", N_("Research method"), "research_method"),
    ("M_PS", N_("Problem-solving method"), "problem_solving_method"),
    ("A", N_("Area of concern"), "area_of_concern"),
    ("P", N_("Problem situation"), "problem_situation"),
    ("", N_("What will count as knowledge"), "declaration"),
    ("", N_("Theoretical issue"), "theoretical_issue"),
    ("", N_("Factual issue"), "factual_issue"),
    ("", N_("Remark"), "remark"),
)
_DESIGN: Final = "research-design"
"""What the figure of it is called among the figures."""
_ENDS: Final = {"exit": N_("exit"), "amend": N_("amend the plan and go round again")}


def design(page: Page, figures: Mapping[str, str]) -> None:
    """How the research was designed, as a figure where one is drawn, and as a table.

    Args:
        figures: where each figure is written, by what it is called.
    """
    page.figure(figures.get(_DESIGN), page.t("Research design: two cycles on one action"))
    _cycle_board(page)


def _cycle_board(page: Page) -> None:
    """Eight steps of two cycles, with what the session holds for each."""
    t, steps = page.t, board(page.study)
    page.table(
        t("Two cycles on one action, and what the session holds for each step"),
        ("", t("Problem solving"), t("Research")),
        [
            (str(at + 1), _step(page, steps[at]), _step(page, steps[at + STEPS]))
            for at in range(STEPS)
        ],
        keep=3,
    )


def _step(page: Page, step: Step) -> str:
    refs = dict.fromkeys(filter(None, (_held(page, *each) for each in step.held)))
    note = page.words(step.note.text) if step.note is not None else ""
    lines = (lens_name(step.lens, page.language), ", ".join(refs), note)
    return "\n".join(filter(None, lines))


def _held(page: Page, kind: str, record: Record, field: str) -> str:
    """What the session holds for a step: a part of the declaration or the header by its name, else its short name."""
    if kind not in ("research", "session"):
        return page.cite(record.id) if record.ref else ""
    named = next(((letter, page.t(name)) for letter, name, f in _FIELDS if f == field), None)
    if named is None:
        return page.t(FIELD_NAMES[field]) if field in FIELD_NAMES else ""
    return f"{named[0]} ({named[1]})" if named[0] else named[1]


def declared_versions(page: Page) -> None:
    """Every version of the declaration beside what is declared now, where there are any."""
    t, study = page.t, page.study
    research = study.declaration
    if research is None:
        return
    page.facts(((t("Locked since"), page.day(research.locked_at)),))
    for each in sorted(study.declared.values(), key=lambda version: version.version or 0):
        page.table(
            t("Version {number} of the declaration, {day}").format(
                number=each.version or "?", day=page.day((each.declared_at or "")[:10])
            ),
            (t("Letter"), t("Element"), t("As declared then"), t("As declared now")),
            [
                (letter, t(name), page.words(getattr(each, field)), now)
                for letter, name, field in _FIELDS
                if (now := page.words(getattr(research, field))) or getattr(each, field)
            ],
            keep=3,
        )


def lumas(page: Page) -> None:
    """Who used the method, which, how it was applied here, in what situation."""
    t, session = page.t, page.study.session
    done = [page.words(each.title) for each in begun_blocks(page.study)]
    done += [
        t("departed from M: {words}").format(words=page.words(each.text))
        for each in departures(page.study)
    ]
    learned = [page.words(each.text) for each in page.study.learning.values()]
    rows = [
        ("U", t("User"), page.words(session.users)),
        ("M", t("Methodology as described"), page.words(session.methodology)),
        ("A", t("As applied here"), "\n".join(filter(None, done))),
        ("S", t("Situation"), page.words(session.situation)),
        ("L", t("Learning"), "\n".join(filter(None, learned))),
    ]
    page.table(
        t("LUMAS: how the methodology was used"),
        (t("Letter"), t("Element"), t("Wording")),
        [row for row in rows if row[2]],
    )


def exits(page: Page) -> None:
    """How each cycle ended, when and why."""
    t, session = page.t, page.study.session
    undecided = t("no decision yet")
    rows = []
    for name, called in (
        ("exit_problem_solving", t("Problem solving")),
        ("exit_research", t("Research")),
    ):
        decision = getattr(session, name)
        rows.append(
            (
                called,
                t(_ENDS[decision]) if decision in _ENDS else undecided,
                page.day(getattr(session, f"{name}_at")),
                page.words(getattr(session, f"{name}_reason")),
            )
        )
    page.table(
        t("Two ends, each decided by itself"),
        (t("Interest"), t("Decision"), t("Date"), t("Reason")),
        rows,
        keep=2,
    )
