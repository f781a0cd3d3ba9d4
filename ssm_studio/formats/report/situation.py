"""Stage one on paper: the situation, the rich pictures, the themes, and the three analyses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.study import children
from ssm_studio.formats.report.handout import photos_of
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name

PICTURE_HEIGHT: Final = 17.0
"""Centimetres, so that what is said of a picture stands on the same page."""
PHOTO_HEIGHT: Final = 8.0
"""Centimetres of a photograph of it."""


def situation(page: Page) -> None:
    """The situation that is felt to be problematical."""
    session = page.study.session
    page.heading(3, page.t("The situation"), "situation")
    page.paragraph(page.words(session.situation))
    if session.situation is None:
        page.note(page.t("Nothing has been recorded here yet."))
    page.facts(
        (
            (page.t("Use of the methodology"), session.use_mode or ""),
            (page.t("Who says so"), page.provenance(session.situation_provenance)),
            (page.t("Source of the dates"), page.provenance(session.dates_provenance)),
            (page.t("Source of the place"), page.provenance(session.place_provenance)),
        )
    )


def analyses(page: Page) -> None:
    """Analysis One, Two, and what of Analysis Three was released for readers."""
    t, study = page.t, page.study
    if study.analyses_one:
        page.heading(3, t("Analysis One (the intervention)"), "analysis-one")
    page.table(
        t("Client, practitioner and issue owners"),
        (
            *(t("Code"), t("Role"), t("Who"), t("Aspiration"), t("Resources"), t("Constraints")),
            *(t("Expectations"), t("Where"), t("Who says so")),
        ),
        [
            (
                each.ref,
                page.code("role", each.role),
                page.words(each.who),
                page.words(each.aspiration),
                page.words(each.resources),
                page.words(each.constraints),
                page.words(each.expectations),
                page.code("inside", each.inside),
                page.mark(each),
            )
            for each in study.analyses_one.values()
        ],
    )
    _social_system(page)
    _political_system(page)


def _social_system(page: Page) -> None:
    t, study = page.t, page.study
    if study.analyses_two:
        page.heading(3, t("Analysis Two (the social system)"), "analysis-two")
    page.table(
        t("Roles, norms and values"),
        (t("Code"), t("Role"), t("Kind"), t("Norms"), t("Values"), t("Evidence"), t("Who says so")),
        [
            (
                each.ref,
                page.words(each.role),
                page.code("formality", each.formality),
                "\n".join(map(page.words, each.norms)),
                "\n".join(map(page.words, each.values)),
                page.cites(each.evidence),
                page.mark(each),
            )
            for each in study.analyses_two.values()
        ],
    )


def _political_system(page: Page) -> None:
    t, study = page.t, page.study
    if study.analyses_three:
        page.heading(3, t("Analysis Three (the political system)"), "analysis-three")
    page.table(
        t("Commodities of power"),
        (
            *(t("Code"), t("Commodity"), t("Holder"), t("Obtained"), t("Used"), t("Protected")),
            *(t("Passed on"), t("Given up"), t("Who says so")),
        ),
        [
            (
                each.ref,
                lens_name(each.commodity or "", page.language),
                page.words(each.holder),
                page.words(each.obtained),
                page.words(each.used),
                page.words(each.protected),
                page.words(each.passed_on),
                page.words(each.given_up),
                page.mark(each),
            )
            for each in study.analyses_three.values()
        ],
    )


def pictures(
    page: Page,
    figures: Mapping[str, str],
    below: Callable[[RichPicture], None] = lambda _picture: None,
) -> None:
    """Each rich picture, who drew it and what stands out in it; `below` adds to it."""
    t, study = page.t, page.study
    for picture in study.pictures.values():
        title = page.words(picture.title)
        ref = picture.ref or t("Rich picture")
        page.heading(3, f"{ref} · {title}" if title else ref, picture.ref or "picture")
        page.facts(
            (
                (t("Group"), _group_name(page, picture.group)),
                (t("Drawn by"), page.cites(picture.drawn_by)),
                (t("Drawn at"), page.day(picture.drawn_at)),
                (t("Redraws"), page.cite(picture.supersedes)),
                (t("Introduction"), picture.introduction or ""),
                *_standing_out(page, picture),
                (t("Who says so"), page.mark(picture)),
            )
        )
        page.figure(figures.get(picture.id), title or ref, PICTURE_HEIGHT)
        page.figures(photos_of(page, picture.id, figures), PHOTO_HEIGHT)
        page.table(
            t("How others read {ref}, before it was explained").format(ref=ref),
            (t("Read by"), t("Words"), t("When")),
            [
                (
                    _group_name(page, each.group) or page.cite(each.read_by),
                    page.words(each.text),
                    page.day(each.at),
                )
                for each in children(study.interpretations, "picture", picture.id)
            ],
            keep=2,
        )
        below(picture)


def _group_name(page: Page, id_: str | None) -> str:
    group = page.study.groups.get(id_ or "")
    return page.words(group.name) if group else page.cite(id_)


def _standing_out(page: Page, picture: RichPicture) -> Iterator[tuple[str, str]]:
    """Issues, conflicts and worldviews, in the words of those who drew."""
    t = page.t
    elements = list(children(page.study.elements, "picture", picture.id))
    for label, found in (
        (t("Issues"), [each for each in elements if each.is_issue]),
        (t("Conflicts"), [each for each in elements if each.kind == "conflict"]),
        (t("Worldviews"), [each for each in elements if each.kind == "worldview"]),
    ):
        yield label, "; ".join(filter(None, (page.words(each.label) for each in found)))


def themes(page: Page) -> None:
    """The themes, each with its issues in their own words."""
    t, study = page.t, page.study
    if not study.themes:
        return
    page.heading(3, t("Issues and themes"), "themes")
    rows = [
        (
            theme.ref,
            page.words(theme.name),
            "\n".join(
                f"{each.ref} {page.words(each.label)}".strip()
                for each in (study.elements[i] for i in theme.issues if i in study.elements)
            ),
            "" if theme.votes is None else str(theme.votes),
            lens_name(theme.lens or "", page.language),
            page.mark(theme, "votes"),
        )
        for theme in study.themes.values()
    ]
    page.table(
        t("Themes and their issues"),
        (
            *(t("Code"), t("Theme"), t("Issues"), t("Votes"), t("Seen through")),
            t("Who says so"),
        ),
        rows,
    )
