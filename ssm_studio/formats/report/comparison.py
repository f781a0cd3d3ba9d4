"""Stage four on paper, first half: the charts, the debate, the accommodations, the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ssm_studio.domain.ballot_rounds import (
    HANDS_SCALE,
    marks_now,
    number_of,
    shown_rounds,
    spread_of,
)
from ssm_studio.domain.comparison import Accommodation, Change, ComparisonRow, DebateEntry
from ssm_studio.domain.comparison_rows import measure_of, target_words
from ssm_studio.domain.edit_comparison import judgements, standing
from ssm_studio.domain.study import children
from ssm_studio.domain.text import read
from ssm_studio.formats.document.blocks import lines_said
from ssm_studio.formats.report.models import title_of
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.prompts import COMPARISON

_STEPS_OF_AGREEMENT = range(1, 9)
_SCALE: Final = "0 no / 1 doubtful / 2 yes / 3 strongly"
"""The usual scale of both judgements, as bundles have it."""
_NAMES: Final = {each.key: each.name for each in COMPARISON}


def charts(page: Page) -> None:
    """The comparison chart of each model, in the order of the model; a "not seen here" is no shortcoming."""
    t, study = page.t, page.study
    rows = list(study.comparison_rows.values())
    if not rows:
        return
    page.heading(3, t("Comparison"), "comparison")
    way = study.session.comparison_way
    page.facts(((t("Way of comparing"), lens_name(way or "", page.language)),))
    for model in study.models.values():
        own = [row for row in rows if row.model == model.id]
        _chart(page, own, t("Comparison chart of {ref}").format(ref=title_of(page, model)))
    loose = [row for row in rows if row.model not in study.models]
    _chart(page, loose, t("Questions about no model"))
    scenarios(page)


def scenarios(page: Page) -> None:
    """Events of the past, activity by activity: what happened, and what the model would have done."""
    t, study = page.t, page.study
    for each in study.scenarios.values():
        event = " · ".join(filter(None, (page.words(each.event), page.day(each.date))))
        page.table(
            t("Scenario: {event}").format(event=event),
            (t("Activity"), t("What happened"), t("What the model would have done")),
            [
                (page.cite(step.activity), page.words(step.happened), page.words(step.would_have))
                for step in children(study.scenario_steps, "scenario", each.id)
            ],
            keep=3,
        )


def _chart(page: Page, every: Sequence[ComparisonRow], caption: str) -> None:
    """What was answered as a table, what was not in one sentence."""
    t = page.t
    rows = [row for row in every if row.answered or row.stale]
    page.table(
        caption,
        (
            *(t("Code"), t("What the model asks"), t("How it is now"), t("What else could be")),
            *(t("Changes"), t("Who says so")),
        ),
        [
            (
                row.ref,
                target_said(page, row),
                lines_said(_now(page, row)),
                lines_said(_else(page, row)),
                page.cites(row.changes),
                page.mark(row, "comment"),
            )
            for row in rows
        ],
        keep=3,
    )
    open_ = [f"{row.ref} {target_said(page, row)}".strip() for row in every if row not in rows]
    page.facts(((t("Asked and not answered yet"), "; ".join(open_)),))


def _now(page: Page, row: ComparisonRow) -> Iterator[tuple[str, str]]:
    """What was said of the real situation, each under its name."""
    t = page.t
    yield "", page.code("exists", row.exists)
    for name in ("how", "who", "when", "how_judged"):
        yield t(_NAMES[name]), page.words(getattr(row, name))
    felt, evidence = _NAMES["quality"], _NAMES["evidence"]
    yield t("As drawn"), page.cites(row.who_elements)
    yield t(felt), "" if row.quality is None else str(row.quality)
    marks = marks_now(page.study, row.id, "quality")
    yield t("As each one feels it"), " · ".join(map(str, marks))
    yield t(evidence), page.cites(row.evidence)


def _else(page: Page, row: ComparisonRow) -> Iterator[tuple[str, str]]:
    """What else was thought of, and what follows."""
    t = page.t
    yield "", page.words(row.alternatives)
    comment, follows = _NAMES["comment"], _NAMES["decision"]
    yield t(comment), page.words(row.comment)
    yield t(follows), page.code("decision", row.decision)


def target_said(page: Page, row: ComparisonRow) -> str:
    """What a row asks about; beside it, where the model has changed since, what was asked then."""
    words, asked = _asks_now(page, row), page.words(row.asked)
    if row.stale == "deleted":
        return page.t("{words} (no longer in the model)").format(words=asked or words)
    if asked:
        return page.t("{words} (answered when it read: {asked})").format(words=words, asked=asked)
    return words


def _asks_now(page: Page, row: ComparisonRow) -> str:
    target = row.target or ""
    if ">" in target or measure_of(page.study, row) is not None:
        return target_words(page.study, row, page.language)
    activity = page.study.activities.get(target)
    if activity is None:
        return page.cite(target) or page.code("target_kind", row.target_kind)
    return f"{activity.number or activity.ref} {read(activity.text, page.language)}"


def debate(page: Page) -> None:
    """What was said for, against, as a question or a story, and what one must believe to say it."""
    t, study = page.t, page.study
    if not study.debate:
        return
    page.heading(3, t("Debate"), "debate")
    page.table(
        t("What was said"),
        (
            *(t("Code"), t("About"), t("Speaker"), t("Stance"), t("Said"), t("Worldview")),
            *(t("Verbatim"), t("Who says so")),
        ),
        [
            (
                each.ref,
                page.cite(each.row) or page.cite(each.about),
                _spoken_by(page, each),
                page.code("position", each.position),
                "\n".join(filter(None, (page.words(each.text), _correction(page, each)))),
                page.words(each.worldview),
                t("verbatim") if each.verbatim else "",
                page.mark(each),
            )
            for each in study.debate.values()
        ],
    )


def _spoken_by(page: Page, entry: DebateEntry) -> str:
    """Who said it, by name or role, and in whose place."""
    who = page.cite(entry.speaker) or page.words(entry.role)
    place = page.words(entry.in_role_of)
    return page.t("{who}, in place of {role}").format(who=who, role=place) if place else who


def _correction(page: Page, entry: DebateEntry) -> str:
    """What it puts right, and what that meant."""
    what, meant = page.cite(entry.corrects), page.code("correction", entry.correction)
    if not what:
        return meant
    said = page.t("puts {what} right").format(what=what)
    return f"{said}: {meant}" if meant else said


def accommodations(page: Page) -> None:
    """What people can live with, how far each step of agreement was taken, and the reservations."""
    t, study = page.t, page.study
    if not study.accommodations:
        return
    page.heading(3, t("Accommodations"), "accommodations")
    for each in study.accommodations.values():
        _accommodation(page, each)


def _accommodation(page: Page, accommodation: Accommodation) -> None:
    t, study = page.t, page.study
    ref = accommodation.ref or t("Accommodation")
    page.heading(4, ref, ref)
    page.paragraph(page.words(accommodation.text))
    page.facts(
        (
            (t("Conditions"), page.words(accommodation.conditions)),
            (t("Settles"), page.cites(accommodation.settles)),
            (t("Who says so"), page.mark(accommodation)),
        )
    )
    _gradients(page, accommodation, ref)
    page.table(
        t("Reservations about {ref}").format(ref=ref),
        (t("Who"), t("Reservation"), t("Who says so")),
        [
            (page.cite(each.participant), page.words(each.text), page.mark(each))
            for each in children(study.reservations, "accommodation", accommodation.id)
        ],
        keep=2,
    )


def _gradients(page: Page, accommodation: Accommodation, ref: str) -> None:
    """How many stood on each step, round by round; never a number for all of them."""
    t, rounds = page.t, dict[str, Counter[int]]()
    for each in shown_rounds(page.study, accommodation.id, "agreement"):
        if each.scale != HANDS_SCALE:
            counted = Counter({number_of(mark): people for mark, people in spread_of(each)})
            rounds[t("Round {number}").format(number=each.round or 1)] = counted
    if not rounds and accommodation.gradients:
        rounds[t("People")] = Counter(step for _who, step in accommodation.gradients)
    chosen = {step for counted in rounds.values() for step in counted}
    steps = sorted({*_STEPS_OF_AGREEMENT, *chosen}) if chosen else []
    heads = [*rounds] if len(rounds) > 1 else [t("People")]
    page.table(
        t("Gradients of agreement on {ref}").format(ref=ref),
        (t("Step"), t("Meaning"), *heads),
        [
            (
                str(step),
                lens_name(f"grad.{step}", page.language) if step in _STEPS_OF_AGREEMENT else "",
                *(str(counted[step]) for counted in rounds.values()),
            )
            for step in steps
        ],
        keep=2 + len(heads),
    )


def changes(page: Page) -> None:
    """The changes that the debate suggests; the two judgements stand apart, each with its reason and spread."""
    t, study = page.t, page.study
    found = list(study.changes.values())
    if not found:
        return
    page.heading(3, t("Changes"), "changes")
    page.table(
        t("Changes that suggest themselves"),
        (
            *(t("Code"), t("Change"), t("Kind"), t("Systemically desirable?")),
            *(t("Culturally feasible?"), t("Outcome of both judgements"), t("Who says so")),
        ),
        [
            (
                each.ref,
                page.words(each.text),
                ", ".join(page.code("change_type", type_) for type_ in each.types),
                lines_said(_judged(page, each, "desirable")),
                lines_said(_judged(page, each, "feasible")),
                page.code("standing", standing(page.study, each) or None),
                page.mark(each, "ratings"),
            )
            for each in found
        ],
        keep=2,
    )


def _judged(page: Page, change: Change, question: str) -> Iterator[tuple[str, str]]:
    """A judgement in words, the mark of each rater, the reason, and the scale where it is not the usual one."""
    t, value = page.t, getattr(change, question)
    scaled = change.scale in (None, "", _SCALE)
    yield "", "" if value is None else page.code("judged", value) if scaled else str(value)
    yield t("Ratings"), _spread(judgements(page.study, change, question), change, question)
    yield t("Reason"), page.words(getattr(change, f"{question}_reason"))
    yield t("Scale"), "" if scaled or value is None else change.scale or ""


def where_changes_come_from(page: Page) -> None:
    """The rows, models and recommendations behind each change."""
    t = page.t
    rows = [
        (
            each.ref,
            page.cites(each.from_rows),
            page.cites(each.models),
            lens_name(each.recommendation or "", page.language),
        )
        for each in page.study.changes.values()
    ]
    page.table(
        t("Where the changes come from"),
        (t("Change"), t("From rows"), t("Models"), t("Recommendation")),
        [row for row in rows if any(row[1:])],
    )


def _spread(marks: tuple[int, ...], change: Change, question: str) -> str:
    """Every rater's mark; the room's own stands beside it already."""
    whole = getattr(change, question)
    return "" if marks == (whole,) else " · ".join(map(str, marks))
