"""Stage four on paper, second half: what was agreed, by whom, by when, and what became of it."""

from __future__ import annotations

from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name


def action_tables(page: Page) -> None:
    """The agreed actions, what stands behind each, and every follow-up."""
    t = page.t
    actions = list(page.study.actions.values())
    page.table(
        t("Agreed actions"),
        (
            *(t("Id"), t("Action"), t("Position"), t("Person"), t("By when"), t("Measure")),
            *(t("Must happen first"), t("Status")),
        ),
        [
            (
                each.ref,
                page.words(each.text),
                page.words(each.position),
                each.person or "",
                each.by_when or "",
                page.words(each.measure),
                page.words(each.enabling_action),
                page.code("status", each.status),
            )
            for each in actions
        ],
        keep=2,
    )
    _background(page)
    page.table(
        t("Follow-ups"),
        (t("Action"), t("Date"), t("Status"), t("What happened"), t("Evidence"), t("Who says so")),
        [
            (
                page.cite(each.action),
                each.date or "",
                page.code("status", each.status),
                page.words(each.what_happened),
                page.words(each.evidence),
                page.mark(each),
            )
            for each in page.study.follow_ups.values()
        ],
    )


def _background(page: Page) -> None:
    t = page.t
    rows = [
        (
            each.ref,
            page.words(each.why),
            page.cites(each.changes),
            lens_name(each.lens or "", page.language),
            lens_name(each.recommendation or "", page.language),
            page.words(each.resources),
            page.words(each.risk),
            ", ".join(lens_name(hook, page.language) for hook in each.planning_hooks),
            page.code("yes_no", each.accepted_in_person),
            each.follow_up_on or "",
            page.mark(each, "text", "lens", "detail"),
        )
        for each in page.study.actions.values()
    ]
    page.table(
        t("Behind the actions"),
        (
            *(t("Id"), t("Why"), t("Changes"), t("Seen through"), t("Recommendation")),
            *(t("Resources"), t("Risk"), t("Carried by"), t("Accepted in person")),
            *(t("Look again on"), t("Who says so")),
        ),
        [row for row in rows if any(row[1:])],
    )
