"""The minutes: two to four pages that go out the same evening, first what was agreed, then how it came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from ssm_studio.domain.ballot_rounds import marks_now
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.study import Study, activities_of, children
from ssm_studio.formats.document.blocks import Document, Paragraph
from ssm_studio.formats.report.definitions import NAMES, split
from ssm_studio.formats.report.handout import (
    agreed_actions,
    handout,
    part_said,
    photos_of,
    who_was_there,
)
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.sentence import sentence_text

PICTURE_HEIGHT: Final = 10.5
"""Centimetres: two pictures beside one another leave room for the themes on the same page."""
MODEL_HEIGHT: Final = 14.5
BESIDE: Final = 3
"""Definitions in one table of CATWOE."""


def minutes(
    study: Study, language: str, figures: Mapping[str, str], log_head: str = ""
) -> Document:
    """Who was there, what was agreed, the pictures, the themes with their votes, definitions and models.

    Quotations carry no names, and Analyses Two and Three stay out (method reference, Appendix C).
    """
    page = handout(study, language, N_("Minutes"), log_head=log_head)
    t = page.t
    page.heading(2, t("Who was there"), "people")
    who_was_there(page)
    page.heading(2, t("What was agreed"), "actions")
    _agreed(page)
    loose = _in_no_theme(page)
    if page.study.themes or loose:
        page.heading(2, t("Themes and votes"), "themes")
        _themes(page)
        page.facts(((t("Issues in no theme"), "; ".join(loose)),))
    if page.study.root_definitions or page.study.relevant_systems:
        page.heading(2, t("Root definitions"), "root-definitions")
        _definitions(page)
    # Figures last: what is to be read fills the pages before them.
    if page.study.pictures:
        page.heading(2, t("The pictures"), "pictures")
        _pictures(page, figures)
    if page.study.models:
        page.heading(2, t("Models"), "models")
        _models(page, figures)
    if page.study.comparison_rows or page.study.debate:
        page.note(t("The comparison and what was said in the debate stand in the report."))
    return page.document


def _agreed(page: Page) -> None:
    t, study = page.t, page.study
    for each in study.accommodations.values():
        page.paragraph(page.words(each.text), t("We can live with"))
        page.facts(((t("On condition"), page.words(each.conditions)),))
        held = children(study.reservations, "accommodation", each.id)
        page.facts((t("Reservation"), page.words(one.text)) for one in held)
        page.facts(((t("Where people stand"), _standing(page, each.id)),))
    agreed_actions(page)
    looks = sorted({each.follow_up_on for each in study.actions.values() if each.follow_up_on})
    page.facts(((t("Follow-up"), "; ".join(page.day(each) for each in looks)),))
    if not (study.accommodations or study.actions):
        page.note(t("No action has been agreed yet."))


def _standing(page: Page, agreed: str) -> str:
    """How many stand on each step of agreement, without names and without a number for all."""
    counted = Counter(marks_now(page.study, agreed, "agreement"))
    return "; ".join(
        f"{people} × {step} {lens_name(f'grad.{step}', page.language)}"
        for step, people in sorted(counted.items())
    )


def _pictures(page: Page, figures: Mapping[str, str]) -> None:
    drawn: list[tuple[str, str]] = []
    for picture in page.study.pictures.values():
        title = " · ".join(filter(None, (picture.ref, page.words(picture.title))))
        group = page.study.groups.get(picture.group or "")
        by = page.words(group.name) if group else ""
        said = f"{title} ({by})" if by else title
        if path := figures.get(picture.id):
            drawn.append((path, said))
        else:
            page.paragraph(said)
        drawn += photos_of(page, picture.id, figures)
    page.figures(drawn, PICTURE_HEIGHT)


def _themes(page: Page) -> None:
    t, study = page.t, page.study
    rows = []
    for theme in study.themes.values():
        issues = [study.elements[each] for each in theme.issues if each in study.elements]
        rows.append(
            (
                page.words(theme.name) or theme.ref,
                "\n".join(page.words(each.label) for each in issues),
                "" if theme.votes is None else str(theme.votes),
                page.mark(theme, "votes"),
            )
        )
    page.table(
        t("Themes, and what was said of them"),
        (t("Theme"), t("Issues"), t("Votes"), t("Who says so")),
        rows,
    )


def _in_no_theme(page: Page) -> list[str]:
    """The issues that nobody has put into a theme yet."""
    gathered = {issue for theme in page.study.themes.values() for issue in theme.issues}
    loose = [e for e in page.study.elements.values() if e.is_issue and e.id not in gathered]
    return [words for words in (page.words(each.label) for each in loose) if words]


def _definitions(page: Page) -> None:
    t, study = page.t, page.study
    used, _aside = split(page)
    for each in used:
        page.add(Paragraph(sentence_text(study, each, page.language), each.ref, "sentence"))
    for at in range(0, len(used), BESIDE):
        some = used[at : at + BESIDE]
        refs = [each.ref or t("Root definition") for each in some]
        page.table(
            t("CATWOE of {refs}").format(refs=", ".join(refs)),
            (t("Element"), *refs),
            [
                (
                    f"{letter} {t(NAMES[letter])}",
                    *(part_said(page, each, letter, facts=False) for each in some),
                )
                for letter in "CATWOE"
            ],
            keep=1 + len(some),
        )
    kept = [each for each in study.relevant_systems.values() if each.chosen is False]
    page.facts(
        (
            t("Kept aside"),
            ": ".join(filter(None, (page.words(each.name), page.words(each.why_not)))),
        )
        for each in kept
    )


def _models(page: Page, figures: Mapping[str, str]) -> None:
    study, drawn = page.study, list[tuple[str, str]]()
    for model in study.models.values():
        title = page.words(model.title) or model_title(study, model)
        said = " · ".join(dict.fromkeys(filter(None, (model.ref, title))))
        steps = (
            f"{each.number or each.ref} {page.words(each.text)}"
            for each in activities_of(study, model.id)
        )
        page.paragraph("; ".join(steps), said)
        if path := figures.get(model.id):
            drawn.append((path, said))
    page.figures(drawn, MODEL_HEIGHT)
