"""Stage one on paper: the situation, the people, the rich pictures, the themes, and the three analyses."""

from __future__ import annotations

from collections.abc import Mapping

from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.study import children
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name


def situation(page: Page) -> None:
    """The situation that is felt to be problematical."""
    session = page.study.session
    page.heading(3, page.t("The situation"), "situation")
    page.paragraph(page.words(session.situation))
    page.facts(
        (
            (page.t("Use of the methodology"), session.use_mode or ""),
            (page.t("Who says so"), page.provenance(session.situation_provenance)),
            (page.t("Dates: who says so"), page.provenance(session.dates_provenance)),
            (page.t("Place: who says so"), page.provenance(session.place_provenance)),
        )
    )


def people(page: Page) -> None:
    """Who was in the room, by pseudonym and role, and the groups in which they drew."""
    t, study = page.t, page.study
    if not (study.participants or study.groups):
        return
    page.heading(3, t("People"), "people")
    page.table(
        t("Groups"),
        (t("Id"), t("Name"), t("Who says so")),
        [(each.ref, page.words(each.name), page.mark(each)) for each in study.groups.values()],
    )
    page.table(
        t("Participants"),
        (t("Id"), t("Pseudonym"), t("Role"), t("Group"), t("Who says so")),
        [
            (
                each.ref,
                each.pseudonym or "",
                page.words(each.role),
                page.cite(each.group),
                page.mark(each),
            )
            for each in study.participants.values()
        ],
    )


def analyses(page: Page) -> None:
    """Analysis One, Two, and what of Analysis Three was released for readers."""
    t, study = page.t, page.study
    if study.analyses_one:
        page.heading(3, t("Analysis One (the intervention)"), "analysis-one")
    page.table(
        t("Client, practitioner and issue owners"),
        (
            *(t("Id"), t("Role"), t("Who"), t("Aspiration"), t("Resources"), t("Constraints")),
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
        (t("Id"), t("Role"), t("Kind"), t("Norms"), t("Values"), t("Evidence"), t("Who says so")),
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
            *(t("Id"), t("Commodity"), t("Holder"), t("Obtained"), t("Used"), t("Protected")),
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


def pictures(page: Page, figures: Mapping[str, str]) -> None:
    """Each rich picture with its key of elements and its relations; then what stands in no picture."""
    t, study = page.t, page.study
    for picture in study.pictures.values():
        _picture(page, picture, figures)
    ids = set(study.pictures)
    loose = [each for each in study.elements.values() if each.picture not in ids]
    ties = [each for each in study.relations.values() if each.picture not in ids]
    if loose or ties:
        page.heading(3, t("In no picture"), "no-picture")
        _key(page, loose, t("Elements in no picture"))
        _relations(page, ties, t("Relations in no picture"))


def _picture(page: Page, picture: RichPicture, figures: Mapping[str, str]) -> None:
    t, study = page.t, page.study
    title = page.words(picture.title)
    ref = picture.ref or t("Rich picture")
    page.heading(3, f"{ref} · {title}" if title else ref, picture.ref or "picture")
    page.figure(figures.get(picture.id), title or ref)
    page.facts(
        (
            (t("Group"), page.cite(picture.group)),
            (t("Drawn by"), page.cites(picture.drawn_by)),
            (t("Drawn at"), picture.drawn_at or ""),
            (t("Version"), "" if picture.version is None else str(picture.version)),
            (t("Redraws"), page.cite(picture.supersedes)),
            (t("Introduction"), picture.introduction or ""),
            (t("Who says so"), page.mark(picture)),
        )
    )
    page.table(
        t("Photographs of {ref}").format(ref=ref),
        (t("File"), t("Caption"), t("Transcribed"), t("Consent"), t("Hash (SHA-256)")),
        [
            (
                each.file or "",
                page.words(each.caption),
                page.code("yes_no", each.transcribed),
                page.code("yes_no", each.consent),
                each.sha256 or "",
            )
            for each in children(study.photos, "picture", picture.id)
        ],
    )
    elements = list(children(study.elements, "picture", picture.id))
    _key(page, elements, t("Key of elements in {ref}").format(ref=ref))
    relations = list(children(study.relations, "picture", picture.id))
    _relations(page, relations, t("Relations in {ref}").format(ref=ref))


def _key(page: Page, elements: list[Element], caption: str) -> None:
    t = page.t
    page.table(
        caption,
        (
            *(t("Id"), t("Kind"), t("Label"), t("Issue"), t("Belongs to"), t("Parties")),
            *(t("Intensity"), t("Voiced by"), t("Verbatim"), t("Seen through"), t("Who says so")),
        ),
        [
            (
                each.ref,
                _kind(page, each),
                page.words(each.label),
                t("issue") if each.is_issue else "",
                page.cite(each.belongs_to),
                page.cites(each.parties),
                "" if each.intensity is None else str(each.intensity),
                page.cite(each.voiced_by),
                t("verbatim") if each.verbatim else "",
                _lens_names(page, each.lens_tags),
                page.mark(each),
            )
            for each in elements
        ],
    )


def _relations(page: Page, relations: list[Relation], caption: str) -> None:
    t = page.t
    page.table(
        caption,
        (
            *(t("Id"), t("From"), t("Relation"), t("To"), t("Label"), t("What flows")),
            *(t("Influence"), t("Strength"), t("Formal"), t("Who says so")),
        ),
        [
            (
                each.ref,
                _end(page, each.source),
                _verb(page, each),
                _end(page, each.target),
                page.words(each.label),
                each.what or "",
                each.valence or "",
                "" if each.strength is None else str(each.strength),
                page.code("yes_no", each.formal),
                page.mark(each),
            )
            for each in relations
        ],
    )


def _kind(page: Page, element: Element) -> str:
    known = ELEMENT_KINDS.get(element.kind or "")
    return page.t(known.label) if known else element.kind or ""


def _verb(page: Page, relation: Relation) -> str:
    known = RELATION_KINDS.get(relation.kind or "")
    return page.t(known.verb) if known else relation.kind or ""


def _end(page: Page, id_: str | None) -> str:
    element = page.study.elements.get(id_ or "")
    return f"{element.ref} {page.words(element.label)}".strip() if element else page.cite(id_)


def _lens_names(page: Page, tags: tuple[str, ...]) -> str:
    return ", ".join(lens_name(tag, page.language) for tag in tags)


def themes(page: Page) -> None:
    """The themes, each with its issues in their own words."""
    t, study = page.t, page.study
    if not study.themes:
        return
    page.heading(3, t("Issues and themes"), "themes")
    rows: list[tuple[str, ...]] = []
    for theme in study.themes.values():
        issues = [study.elements[each] for each in theme.issues if each in study.elements]
        head = (theme.ref, page.words(theme.name))
        tail = (
            "" if theme.votes is None else str(theme.votes),
            lens_name(theme.lens or "", page.language),
            page.mark(theme, "votes"),
        )
        told = [(each.ref, page.words(each.label)) for each in issues] or [("", "")]
        rows += [(*head, *issue, *tail) for issue in told]
    page.table(
        t("Themes and their issues"),
        (
            *(t("Id"), t("Theme"), t("Issue"), t("Wording"), t("Votes"), t("Seen through")),
            t("Who says so"),
        ),
        rows,
    )
