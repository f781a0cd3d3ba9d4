"""Pictures and models for those who read and do not look: a drawing in characters with its key, outlines as Markdown.

Only what readers may see is in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssm_studio.diagram.cells.wrap import printable
from ssm_studio.diagram.model.text_view import text_lines
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.scene import build
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.formats.escaping import inline
from ssm_studio.formats.redaction import for_readers
from ssm_studio.i18n import N_, translator

_OF: Final = N_("of {what}")
_BETWEEN: Final = N_("between {what}")


def picture_text(study: Study, picture_id: str, language: str) -> str:
    """A rich picture in characters, then every element and line with its short name and words."""
    seen = for_readers(study)
    scene = build(seen, picture_id, language, private=False)
    sheet, block = Sheet.of(scene), scene.bounds
    drawing = [
        "".join(run.text for run in sheet.row(y, block.x, block.width)).rstrip()
        for y in range(block.y, block.bottom)
    ]
    parts = [_title(seen, picture_id, language), "\n".join(drawing)]
    parts.append(
        "\n".join(("  " * depth + words for depth, words in _outline(seen, picture_id, language)))
    )
    return "\n\n".join(each for each in parts if each.strip()) + "\n"


def picture_markdown(study: Study, picture_id: str, language: str) -> str:
    """A rich picture as an outline: each element with the lines that begin and that end at it."""
    seen = for_readers(study)
    lines = [f"# {inline(_title(seen, picture_id, language))}", ""]
    lines += [
        f"{'  ' * depth}- {inline(words)}" for depth, words in _outline(seen, picture_id, language)
    ]
    return "\n".join(lines) + "\n"


def model_markdown(study: Study, model_id: str, language: str) -> str:
    """A model as an outline: each activity with what it needs and what it feeds."""
    seen = for_readers(study)
    t = translator(language)
    model = seen.models.get(model_id)
    words = (model.ref, printable(read(model.title, language))) if model else ()
    lines = [f"# {inline(' '.join(each for each in words if each))}", ""]
    watching = False
    for each in text_lines(seen, model_id, language):
        if each.watching and not watching:
            watching = True
            lines += ["", f"## {inline(t('Monitoring and control'))}", ""]
        lines.append(f"- **{inline(each.number)}** {inline(each.words)}")
        lines += [f"  - {inline(relation)}" for relation in each.relations]
    return "\n".join(lines) + "\n"


def _title(study: Study, picture_id: str, language: str) -> str:
    picture = study.pictures.get(picture_id)
    if picture is None:
        return ""
    return " ".join(each for each in (picture.ref, _words(read(picture.title, language))) if each)


def _outline(study: Study, picture_id: str, language: str) -> Iterator[tuple[int, str]]:
    """How deep each line stands, and its words."""
    relations = relations_of(study, picture_id)
    for element in elements_of(study, picture_id):
        yield 0, _element(study, element, language)
        for relation in relations:
            if relation.source == element.id:
                yield 1, _relation(study, relation, language, outgoing=True)
        for relation in relations:
            if relation.target == element.id:
                yield 1, _relation(study, relation, language, outgoing=False)


def _element(study: Study, element: Element, language: str) -> str:
    t = translator(language)
    kind = _kind(element_kind(element.kind).label, language)
    words = f"{element.ref} {_words(read(element.label, language))} ({kind})"
    if element.belongs_to in study.elements:
        words += ", " + t(_OF).format(what=_called(study, element.belongs_to, language))
    if element.parties:
        parties = ", ".join(_called(study, each, language) for each in element.parties)
        words += ", " + t(_BETWEEN).format(what=parties)
    return words


def _relation(study: Study, relation: Relation, language: str, *, outgoing: bool) -> str:
    sign = ("→" if outgoing else "←") if relation.directed else "─"
    other = relation.target if outgoing else relation.source
    label = _words(read(relation.label, language))
    kind = _kind(relation_kind(relation.kind).label, language)
    said = f"{kind}: {label}" if label else kind
    return f"{relation.ref} {sign} {_called(study, other, language)} ({said})"


def _called(study: Study, id_: str | None, language: str) -> str:
    element = study.elements.get(id_ or "")
    return f"{element.ref} {_words(read(element.label, language))}".strip() if element else "?"


def _kind(label: str, language: str) -> str:
    return translator(language)(label).split(",")[0].split("(")[0].strip().lower()


def _words(text: str) -> str:
    return " ".join(printable(text).split())
