"""The action sheet: what was agreed, as a page to print and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.study import Study, children
from ssm_studio.formats.document.blocks import Document
from ssm_studio.formats.document.markdown import to_markdown
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.report.actions import action_tables
from ssm_studio.formats.report.front_matter import legend
from ssm_studio.formats.report.handout import handout
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.lenses import lens_name

BOM: Final = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet would take for a formula; such cells get an apostrophe before them."""

COLUMNS: Final = (
    N_("Code"),
    N_("Action"),
    N_("Status"),
    N_("Position"),
    N_("Person"),
    N_("Accepted in person"),
    N_("By when"),
    N_("Measure"),
    N_("Target"),
    N_("Threshold"),
    N_("Enabling action"),
    N_("Why"),
    N_("Changes"),
    N_("Resources"),
    N_("Risk"),
    N_("Horizon"),
    N_("Supported by"),
    N_("Carried by"),
    N_("Dissent"),
    N_("Follow-up on"),
    N_("Follow-up date"),
    N_("Follow-up status"),
    N_("What happened"),
    N_("Evidence"),
    N_("Who says so"),
)


def actions_markdown(study: Study, language: str) -> str:
    """The action sheet as Markdown."""
    return to_markdown(action_sheet(study, language))


def action_sheet(study: Study, language: str) -> Document:
    """The agreed actions, what stands behind them, and their follow-ups."""
    page = handout(study, language, N_("Agreed actions"))
    page.document.wide = True
    if not page.study.actions:
        page.note(page.t("No action has been agreed yet."))
    action_tables(page)
    legend(page)
    return page.document


SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}
"""What may stand between two cells, by its name; spreadsheets of some countries know the semicolon only."""


def actions_csv(study: Study, language: str, separator: str = "comma") -> str:
    """The same as CSV (RFC 4180, CRLF, beginning with the mark by which spreadsheets know UTF-8).

    `separator` is a name of `SEPARATORS`. One row for each action, or one for each of its follow-ups, where it has
    any. Line breaks stay, in quotes.
    Write it without translating line ends.
    """
    page = Page(study, language)
    target = io.StringIO(newline="")
    sheet = csv.writer(target, delimiter=SEPARATORS[separator], lineterminator="\r\n")
    sheet.writerow([page.t(name) for name in COLUMNS])
    for row in _rows(page):
        sheet.writerow([harmless(each) for each in row])
    return BOM + target.getvalue()


def harmless(text: str) -> str:
    """`text` as a cell that no spreadsheet runs: control characters shown, an apostrophe before a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" ").startswith(FORMULA_STARTS) else shown


def _rows(page: Page) -> Iterable[tuple[str, ...]]:
    for action in page.study.actions.values():
        told = (
            action.ref,
            page.words(action.text),
            page.code("status", action.status),
            page.words(action.position),
            action.person or "",
            page.code("yes_no", action.accepted_in_person),
            action.by_when or "",
            page.words(action.measure),
            page.words(action.target),
            page.words(action.threshold),
            page.words(action.enabling_action),
            page.words(action.why),
            page.cites(action.changes),
            page.words(action.resources),
            page.words(action.risk),
            page.code("horizon", action.horizon),
            page.words(action.supported_by),
            ", ".join(lens_name(each, page.language) for each in action.planning_hooks),
            page.words(action.dissent),
            action.follow_up_on or "",
        )
        mark = page.mark(action, "text", "lens", "detail")
        follow_ups = children(page.study.follow_ups, "action", action.id)
        for each in follow_ups:
            happened, evidence = page.words(each.what_happened), page.words(each.evidence)
            status = page.code("status", each.status)
            yield (*told, each.date or "", status, happened, evidence, mark)
        if not follow_ups:
            yield (*told, "", "", "", "", mark)
