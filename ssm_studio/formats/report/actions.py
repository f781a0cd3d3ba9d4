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
                page.day(each.by_when),
                page.words(each.measure),
                page.words(each.enabling_action),
                page.code("status", each.status),
            )
            for each in actions
        ],
        keep=2,
    )
    behind_the_actions(page)
    follow_ups(page)


def follow_ups(page: Page) -> None:
    """What was found when the team looked again."""
    t = page.t
    page.table(
        t("Follow-ups"),
        (t("Action"), t("Date"), t("Status"), t("What happened"), t("Evidence"), t("Who says so")),
        [
            (
                page.cite(each.action),
                page.day(each.date),
                page.code("status", each.status),
                page.words(each.what_happened),
                page.words(each.evidence),
                page.mark(each),
            )
            for each in page.study.follow_ups.values()
        ],
    )


def behind_the_actions(page: Page) -> None:
    """Why each was agreed and what it hangs on, without those of which nothing more is known."""
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
            page.day(each.follow_up_on),
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
