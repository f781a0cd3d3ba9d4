"""The follow-up sheet: what is still open, with room to write what became of it."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.action import AgreedAction, FollowUp, is_open
from ssm_studio.domain.study import Study, children
from ssm_studio.formats.document.blocks import Document, Room, Table
from ssm_studio.formats.report.comparison import target_said
from ssm_studio.formats.report.handout import handout
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_

BOX: Final = "☐"
OUTCOMES: Final = (N_("done"), N_("going on"), N_("blocked"), N_("dropped"))
ROOM: Final = Room(4)
_NO_DAY: Final = "9999"


def follow_up(study: Study, language: str, log_head: str = "") -> Document:
    """Each open action by its date, what was found last, and a form; then what is closed, and what went stale."""
    page = handout(study, language, N_("Follow-up sheet"), log_head=log_head)
    t = page.t
    actions = sorted(page.study.actions.values(), key=lambda each: each.by_when or _NO_DAY)
    still = [each for each in actions if is_open(each)]
    page.heading(2, t("Open"), "open")
    if not still:
        page.note(t("No action is open."))
    for each in still:
        _open_action(page, each)
    _closed(page, [each for each in actions if not is_open(each)])
    _stale(page)
    return page.document


def _open_action(page: Page, action: AgreedAction) -> None:
    t = page.t
    title = " · ".join(filter(None, (action.ref, page.words(action.text))))
    page.heading(3, title, action.ref or "action")
    page.facts(
        (
            (t("Who"), _who(page, action)),
            (t("By when"), page.day(action.by_when)),
            (t("Measure of success"), page.words(action.measure)),
            (t("Target"), page.words(action.target)),
            (t("Enabling action"), page.words(action.enabling_action)),
            (t("Status"), page.code("status", action.status)),
            (t("Follow-up on"), page.day(action.follow_up_on)),
        )
    )
    for each in _found(page, action):
        page.facts(((t("Found last"), _found_said(page, each)),))
    boxes = "\n".join(f"{BOX} {t(each)}" for each in OUTCOMES)
    header = (t("What happened"), t("Evidence"), t("Where it stands"), t("Next follow-up"))
    page.add(Table("", "", header, ((ROOM, ROOM, boxes, ROOM),)))


def _who(page: Page, action: AgreedAction) -> str:
    return ", ".join(filter(None, (page.words(action.position), action.person or "")))


def _found(page: Page, action: AgreedAction) -> list[FollowUp]:
    """The newest follow-up."""
    return list(children(page.study.follow_ups, "action", action.id))[-1:]


def _found_said(page: Page, found: FollowUp) -> str:
    head = ", ".join(filter(None, (page.day(found.date), page.code("status", found.status))))
    evidence = page.words(found.evidence)
    parts = (head, page.words(found.what_happened), f"({evidence})" if evidence else "")
    return " – ".join(filter(None, parts))


def _closed(page: Page, actions: list[AgreedAction]) -> None:
    t = page.t
    if not actions:
        return
    page.heading(2, t("No longer open"), "closed")
    page.table(
        t("Actions that are no longer open"),
        (t("Code"), t("What"), t("Who"), t("Status"), t("What was found")),
        [
            (
                each.ref,
                page.words(each.text),
                _who(page, each),
                page.code("status", each.status),
                "\n".join(_found_said(page, one) for one in _found(page, each)),
            )
            for each in actions
        ],
        keep=4,
    )


def _stale(page: Page) -> None:
    """Answers that were given to a model which has changed since."""
    t = page.t
    rows = [each for each in page.study.comparison_rows.values() if each.stale and each.answered]
    if rows:
        page.heading(2, t("Answered before the model changed"), "stale")
        page.items(f"{each.ref} {target_said(page, each)}".strip() for each in rows)
