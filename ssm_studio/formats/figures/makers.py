"""Figures of a session as files: models and rich pictures as SVG, PNG, DOT and text.

Only what readers may see is in them, everything typed is escaped, and the same study gives the same bytes.
"""

from __future__ import annotations

from ssm_studio.diagram.cells.wrap import printable, wrap
from ssm_studio.diagram.model.dot_file import model_source
from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.text_view import model_lines
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.model import model_figure
from ssm_studio.formats.figures.picture import picture_figure
from ssm_studio.formats.figures.png import svg_to_png
from ssm_studio.formats.figures.sheets import on_sheet, zoom
from ssm_studio.formats.redaction import for_readers

__all__ = ["model_dot", "model_svg", "model_svg_alone", "model_text", "picture_svg", "svg_to_png"]

_TEXT_WIDTH = 76


def model_svg(study: Study, model_id: str, language: str) -> str:
    """A conceptual model as SVG. Without a layout engine the layout is simpler, and all else the same."""
    return model_figure(for_readers(study), model_id, language)


def model_svg_alone(study: Study, model_id: str, language: str) -> str:
    """The same without the words beside it, for a page that says them itself."""
    return model_figure(for_readers(study), model_id, language, words_beside=False)


def model_dot(study: Study, model_id: str, language: str) -> str:
    """A conceptual model as a DOT file for Graphviz."""
    return model_source(for_readers(study), model_id, language)


def model_text_plain(study: Study, model_id: str, language: str) -> str:
    """The same as `model_text`, drawn with the characters of a keyboard alone."""
    return model_text(study, model_id, language, plain=True)


def model_text(study: Study, model_id: str, language: str, *, plain: bool = False) -> str:
    """A conceptual model as plain text: its title, the drawing in box characters, and the same in words."""
    seen = for_readers(study)
    model = seen.models.get(model_id)
    title = printable(read(model.title if model else None, language))
    heading = " ".join(each for each in (model.ref if model else "", title) if each)
    placement = place_model(seen, model_id, language)
    drawing = draw_model(seen, model_id, language, placement=placement, plain=plain)
    warning = read(seen.session.warning, language)
    parts = [heading, "\n".join(drawing.lines()), "\n".join(model_lines(seen, model_id, language))]
    if warning.strip():
        parts.append("\n".join(wrap(warning, _TEXT_WIDTH)))
    return "\n\n".join(part for part in parts if part) + "\n"


def picture_svg(study: Study, picture_id: str, language: str) -> str:
    """A rich picture as SVG: where elements were put by hand they stand there, the others beside them."""
    return picture_figure(for_readers(study), picture_id, language)


def picture_svg_keyed(study: Study, picture_id: str, language: str) -> str:
    """The same with its elements numbered, and a key to the numbers below."""
    return picture_figure(for_readers(study), picture_id, language, keyed=True)


def sheet_svg(svg: str, sheet: str) -> str:
    """A figure on a sheet of paper."""
    return on_sheet(svg, sheet)


def sheet_png(svg: str, sheet: str) -> bytes:
    """The same as PNG, at the resolution that the sheet is printed with."""
    return svg_to_png(on_sheet(svg, sheet, pixels=True), zoom(sheet))
