"""The end of the report: every element, relation, activity and person, for those who want to look something up."""

from __future__ import annotations

from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.study import children
from ssm_studio.formats.report.comparison import where_changes_come_from
from ssm_studio.formats.report.correspondence import correspondence_table
from ssm_studio.formats.report.models import activities
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name


def tell(page: Page) -> None:
    """All of it; nothing where there is nothing."""
    t, study = page.t, page.study
    page.heading(2, t("The record in detail"), "record")
    before = len(page.document.blocks)
    people(page)
    for picture in study.pictures.values():
        _picture(page, picture)
    _in_no_picture(page)
    for model in study.models.values():
        _model(page, model)
    where_changes_come_from(page)
    if len(page.document.blocks) == before:
        page.document.blocks.pop()


def _picture(page: Page, picture: RichPicture) -> None:
    t, study = page.t, page.study
    ref = picture.ref or t("Rich picture")
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


def _in_no_picture(page: Page) -> None:
    t, study = page.t, page.study
    ids = set(study.pictures)
    loose = [each for each in study.elements.values() if each.picture not in ids]
    ties = [each for each in study.relations.values() if each.picture not in ids]
    if loose or ties:
        page.heading(3, t("In no picture"), "no-picture")
        _key(page, loose, t("Elements in no picture"))
        _relations(page, ties, t("Relations in no picture"))


def _model(page: Page, model: ConceptualModel) -> None:
    ref = model.ref or page.t("Model")
    activities(page, model, ref)
    if not model.real_world:
        correspondence_table(page, model, ref)


def people(page: Page) -> None:
    """Who was in the room, by pseudonym and role, and the groups in which they drew."""
    t, study = page.t, page.study
    if not (study.participants or study.groups):
        return
    page.table(
        t("Groups"),
        (t("Code"), t("Name"), t("Who says so")),
        [(each.ref, page.words(each.name), page.mark(each)) for each in study.groups.values()],
    )
    page.table(
        t("Participants"),
        (t("Code"), t("Pseudonym"), t("Role"), t("Group"), t("Who says so")),
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


def _key(page: Page, elements: list[Element], caption: str) -> None:
    t = page.t
    page.table(
        caption,
        (
            *(t("Code"), t("Kind"), t("Label"), t("Issue"), t("Belongs to"), t("Parties")),
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
            *(t("Code"), t("From"), t("Relation"), t("To"), t("Label"), t("What flows")),
            *(t("Influence"), t("Strength"), t("Formal"), t("Who says so")),
        ),
        [
            (
                each.ref,
                _end(page, each.source),
                _verb(page, each),
                _end(page, each.target),
                page.words(each.label),
                page.code("what", each.what),
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
