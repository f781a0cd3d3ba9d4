"""From each finding, action and reconstructed element back to what was said and drawn, and who was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from ssm_studio.domain.evidence import Evidence
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.research import ReconstructionRow
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.reconstruction import cited
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.method.trace import trace

FROM: Final = ("accommodation", "change", "action", "reconstruction")
"""The kinds that are followed back."""
_LONGEST: Final = 160


def where_it_comes_from(page: Page) -> None:
    """One table: what was found or agreed, the way to it, the marks, quotations and photographs, who was there."""
    t = page.t
    rows = [row for kind in FROM for row in _rows(page, kind)]
    if not rows:
        return
    page.heading(3, t("Where each finding, action and reconstructed element comes from"), "traced")
    page.table(
        t("From findings, actions and reconstructed elements to what was said and drawn"),
        (
            *(t("Code"), t("What"), t("By way of"), t("Elements in the picture")),
            *(t("Quotations and evidence"), t("Photographs"), t("Who was there")),
        ),
        rows,
        keep=4,
    )
    page.note(
        t(
            "The trace follows the links that were made in the session; what stands under “by way of” is cited by the "
            "codes of this annex. Where a cell is empty, no link was made."
        )
    )


def quotations_of_themes(page: Page) -> None:
    """Behind each theme what was said word for word, and other evidence of its issues."""
    t, study = page.t, page.study
    rows = []
    for theme in study.themes.values():
        issues = [study.elements[id_] for id_ in theme.issues if id_ in study.elements]
        said = list(dict.fromkeys(_said(page, (theme, *issues))))
        if said:
            rows.append((theme.ref, page.words(theme.name), "\n".join(said)))
    page.table(
        t("Themes and what was said, read or seen about them"),
        (t("Code"), t("Theme"), t("Quotations and evidence")),
        rows,
        keep=3,
    )


def _rows(page: Page, kind: str) -> Iterator[tuple[str, ...]]:
    for record in page.study.table(kind).values():
        behind = list(_behind(page, kind, record))
        marks = [each for each in behind if isinstance(each, Element)]
        yield (
            page.called(record),
            _cut(_name(page, record)),
            ", ".join(_way(page, behind)),
            ", ".join(each.ref for each in marks),
            "\n".join(dict.fromkeys(_said(page, (record, *behind)))),
            ", ".join(dict.fromkeys(_photos(page, (record, *behind)))),
            _present(page, (record, *behind)),
        )


def _behind(page: Page, kind: str, record: Record) -> Iterator[Record]:
    """Every record that it comes from, in the order of the way, and what is named as its evidence."""
    steps = trace(page.study, kind, record.id)
    at = next((place for place, step in enumerate(steps) if step.here), 0)
    found = [page.study.get(step.kind, step.id) for step in steps[:at]]
    if kind == "reconstruction":
        found += cited(page.study, record)  # type: ignore[arg-type]
    yield from dict.fromkeys(each for each in found if each is not None)


def _way(page: Page, behind: Iterable[Record]) -> Iterator[str]:
    """The short names between it and the marks, the nearest first."""
    for each in reversed(list(behind)):
        if not isinstance(each, (Element, Evidence)):
            yield _cited(page, each)


def _cited(page: Page, record: Record) -> str:
    model = page.study.models.get(getattr(record, "model", None) or "")
    number = getattr(record, "number", None)
    return f"{model.ref}.{number}" if model is not None and number else page.called(record)


def _name(page: Page, record: Record) -> str:
    """What it is called; an element of a concept by its wording, else by the list that names it."""
    if isinstance(record, ReconstructionRow):
        named = lens_name(record.reconstructed or "", page.language)
        return page.words(record.reconstructed_text) or named or page.words(record.original)
    return name_of(record, page.language)


def _said(page: Page, records: Iterable[Record]) -> Iterator[str]:
    """What was said word for word, and other evidence that any of them rests on."""
    for record in records:
        if kind_of(record).name == "debate" or getattr(record, "verbatim", None):
            yield _quoted(page, record)
        if isinstance(record, Evidence):
            yield _quoted(page, record)
        for id_ in getattr(record, "evidence", None) or ():
            found = page.study.find(id_.partition(".")[0]) if isinstance(id_, str) else None
            if isinstance(found, Evidence):
                yield _quoted(page, found)


def _quoted(page: Page, record: Any) -> str:
    words = _cut(page.words(getattr(record, "text", None) or getattr(record, "label", None)))
    who = next(
        (
            page.cite(value)
            for name in ("said_by", "speaker", "voiced_by", "group")
            if (value := getattr(record, name, None))
        ),
        "",
    )
    return f"{record.ref} “{words}”{f' ({who})' if who else ''}"


def _photos(page: Page, records: Iterable[Record]) -> Iterator[str]:
    """The photographs of the pictures that the marks stand in, and those that were named."""
    named, pictures = set[str](), set[str]()
    for each in records:
        if isinstance(each, Element):
            pictures.add(each.picture or "")
        if photo := getattr(each, "photo", None):
            named.add(photo)
    for photo in page.study.photos.values():
        if photo.id in named or photo.picture in pictures:
            yield photo.ref or photo.file or page.words(photo.caption)


def _present(page: Page, records: Iterable[Record]) -> str:
    """Who was there in the blocks of the stages that the way goes through; else who drew and spoke."""
    there = list(records)
    stages = {str(STAGE_OF_KIND.get(kind_of(each).name, 0)) for each in there}
    held = [b for b in page.study.blocks.values() if b.stage in stages and b.began_at]
    who = dict.fromkeys(id_ for block in held for id_ in block.present)
    if not who:
        pictures = {each.picture for each in there if isinstance(each, Element)}
        drew = (p.drawn_by for p in page.study.pictures.values() if p.id in pictures)
        who = dict.fromkeys(id_ for drawn in drew for id_ in drawn)
        spoke = (getattr(each, name, None) for each in there for name in ("speaker", "voiced_by"))
        who |= dict.fromkeys(filter(None, spoke))
    return page.cites(who)


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
