"""The agreed actions of several sessions in one table: Markdown to print, CSV for spreadsheets, facts for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.domain.text import read
from ssm_studio.formats import escaping
from ssm_studio.formats.report.action_sheet import BOM, harmless
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import N_, translator

COLUMNS: Final = (
    N_("Session"),
    N_("Code"),
    N_("Action"),
    N_("Status"),
    N_("Position"),
    N_("Person"),
    N_("By when"),
    N_("Overdue"),
    N_("Measure"),
    N_("Enabling action"),
    N_("Follow-up on"),
    N_("Follow-up date"),
    N_("What happened"),
    N_("Rating"),
    N_("Place"),
)
_DAYS: Final = (6, 10, 11)
"""The columns that hold days."""
ALWAYS: Final = 7
"""Columns that stand on the page even where nothing is in them."""


def list_markdown(actions: Sequence[ListedAction], language: str, today: date) -> str:
    """A page with one table; columns that say less are left out where they are empty."""
    t = translator(language)
    rows = [
        [day_said(cell, t) if number in _DAYS else cell for number, cell in enumerate(row)]
        for row in _rows(actions, language, today)
    ]
    wanted = [
        number
        for number in range(len(COLUMNS))
        if number < ALWAYS or any(row[number] for row in rows)
    ]
    lines = [f"# {t('Agreed actions')}", ""]
    if rows:
        lines += escaping.table(
            [escaping.cell(t(COLUMNS[number])) for number in wanted],
            ([escaping.cell(row[number]) for number in wanted] for row in rows),
        )
    else:
        lines.append(t("There is no such action."))
    return "\n".join(lines) + "\n"


def list_csv(actions: Sequence[ListedAction], language: str, today: date) -> str:
    """The same as CSV (RFC 4180, with the mark by which spreadsheets know UTF-8); formulas are inert."""
    t = translator(language)
    target = io.StringIO(newline="")
    sheet = csv.writer(target, lineterminator="\r\n")
    sheet.writerow([t(name) for name in COLUMNS])
    for row in _rows(actions, language, today):
        sheet.writerow([harmless(each) for each in row])
    return BOM + target.getvalue()


def list_facts(
    actions: Sequence[ListedAction],
    uids: Mapping[tuple[Path, str], str],
    language: str,
    today: date,
) -> list[dict[str, Any]]:
    """One object for each action, codes as they are stored."""
    return [
        {
            "session": each.path.stem,
            "path": str(each.path),
            "title": each.session,
            "ref": each.ref,
            "uid": uids[each.path, each.id],
            "text": read(each.text, language),
            "status": each.status,
            "open": each.is_open,
            "overdue": each.is_overdue(today),
            "position": read(each.position, language),
            "person": each.person,
            "by_when": each.by_when,
            "measure": read(each.measure, language),
            "enabling_action": read(each.enabling_action, language),
            "follow_up_on": each.follow_up_on,
            "illustrated": each.illustrated,
            "district": each.district,
            "follow_up": {
                "date": each.looked_on,
                "status": each.looked_status,
                "what_happened": read(each.happened, language),
            }
            if each.looked_on or each.looked_status or each.happened
            else None,
        }
        for each in actions
    ]


def _rows(actions: Iterable[ListedAction], language: str, today: date) -> Iterable[tuple[str, ...]]:
    t = translator(language)
    for each in actions:
        yield (
            each.session or each.path.stem,
            each.ref,
            read(each.text, language),
            t(WORDS["status"].get(each.status, each.status)),
            read(each.position, language),
            each.person,
            each.by_when,
            t("yes") if each.is_overdue(today) else "",
            read(each.measure, language),
            read(each.enabling_action, language),
            each.follow_up_on,
            each.looked_on,
            read(each.happened, language),
            t("illustration") if each.illustrated else "",
            each.district,
        )
