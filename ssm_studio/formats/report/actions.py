"""Stage four on paper, second half: what was agreed, by whom, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssm_studio.domain.action import AgreedAction
from ssm_studio.formats.document.blocks import lines_said
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.theme_matrix import theme_matrix


def action_tables(page: Page) -> None:
    """The agreed actions, what stands behind each, and every follow-up."""
    t = page.t
    actions = list(page.study.actions.values())
    page.table(
        t("Agreed actions"),
        (
            *(t("Code"), t("Action"), t("Position"), t("Person"), t("By when"), t("Measure")),
            *(t("Enabling action"), t("Status")),
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


COLUMNS: Final = 8
"""Actions that stand beside one another on paper; of more each theme names its own."""


def themes_and_actions(page: Page) -> None:
    """Which theme led to which action, and what came from none."""
    t, found = page.t, theme_matrix(page.study)
    if not found.themes or not found.actions:
        return
    outside = found.without_theme()
    beside = len(found.actions) <= COLUMNS
    heads = [each.ref for each in found.actions] if beside else [t("Actions that came of it")]

    def cells(led: tuple[AgreedAction, ...]) -> list[str]:
        if beside:
            return ["●" if each in led else "" for each in found.actions]
        return [", ".join(each.ref for each in led)]

    rows = [
        (page.words(each.name) or each.ref, *cells(found.actions_of(each.id)))
        for each in found.themes
    ]
    if outside:
        rows.append((t("From no theme"), *cells(outside)))
    page.table(t("Themes and what was agreed"), (t("Theme"), *heads), rows, keep=1 + len(heads))


def follow_ups(page: Page) -> None:
    """What was found when the team looked again."""
    t = page.t
    page.table(
        t("Follow-ups"),
        (
            *(t("Action"), t("Date"), t("Status"), t("What happened"), t("Evidence")),
            *(t("Next follow-up"), t("Who says so")),
        ),
        [
            (
                page.cite(each.action),
                page.day(each.date),
                page.code("status", each.status),
                "\n".join(filter(None, (page.words(each.what_happened), page.words(each.why)))),
                page.words(each.evidence),
                page.day(each.next_look),
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
            lines_said(_where_from(page, each)),
            lines_said(_known_by(page, each)),
            lines_said(_takes(page, each)),
            lines_said(_against(page, each)),
            page.day(each.follow_up_on),
            page.mark(each, "text", "lens", "detail"),
        )
        for each in page.study.actions.values()
    ]
    page.table(
        t("Behind the actions"),
        (
            *(t("Code"), t("Where it comes from"), t("How it is judged"), t("What it takes")),
            *(t("What stands against it"), t("Follow-up on"), t("Who says so")),
        ),
        [row for row in rows if any(row[1:])],
    )


Told = Iterator[tuple[str, str]]
"""Names, and what is said under each; nothing is said of what is empty."""


def _where_from(page: Page, action: AgreedAction) -> Told:
    t, tongue = page.t, page.language
    yield t("Why"), page.words(action.why)
    yield t("Changes"), page.cites(action.changes)
    yield t("Seen through"), lens_name(action.lens or "", tongue)
    yield t("Recommendation"), lens_name(action.recommendation or "", tongue)


def _known_by(page: Page, action: AgreedAction) -> Told:
    t = page.t
    yield t("Target"), page.words(action.target)
    yield t("Threshold"), page.words(action.threshold)
    yield t("Found"), page.words(action.found)
    yield t("Judged by"), page.words(action.judged_by)


def _takes(page: Page, action: AgreedAction) -> Told:
    t = page.t
    yield t("Horizon"), page.code("horizon", action.horizon)
    yield t("Resources"), page.words(action.resources)
    yield t("Supported by"), page.words(action.supported_by)
    yield t("Accepted in person"), page.code("yes_no", action.accepted_in_person)
    for name, ids in (
        (t("Carried by"), action.planning_hooks),
        (t("Media"), action.media),
        (t("Levers"), action.levers),
    ):
        yield name, ", ".join(lens_name(each, page.language) for each in ids)


def _against(page: Page, action: AgreedAction) -> Told:
    t = page.t
    yield t("Risk"), page.words(action.risk)
    who = page.cites(action.dissent_by)
    said = page.words(action.dissent)
    yield t("Dissent"), f"{said} ({who})" if said and who else said or who
