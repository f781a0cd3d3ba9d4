"""Who makes each export. What it takes is imported when it is asked for, so that listing the exports costs nothing."""

from __future__ import annotations

from ssm_studio import signs
from ssm_studio.domain.study import Study


def actions_csv(study: Study, language: str, separator: str = "comma") -> str | bytes:
    """The agreed actions as CSV, with that name's sign between two cells."""
    from ssm_studio.formats.report.action_sheet import actions_csv

    return actions_csv(study, language, separator)


def bundle(study: Study, _language: str) -> str:
    """Everything as JSON."""
    from ssm_studio.formats.bundle.bundle import to_json

    return to_json(study)


def picture_svg(study: Study, picture: str, language: str) -> str:
    """One rich picture as SVG."""
    from ssm_studio.formats.figures.makers import picture_svg

    return picture_svg(study, picture, language)


def picture_svg_keyed(study: Study, picture: str, language: str) -> str:
    """One rich picture as SVG with a numbered key of its elements."""
    from ssm_studio.formats.figures.makers import picture_svg_keyed

    return picture_svg_keyed(study, picture, language)


def sheet_svg(svg: str, style: str) -> str:
    """A figure on a sheet of paper."""
    from ssm_studio.formats.figures.makers import sheet_svg

    return sheet_svg(svg, style)


def sheet_png(svg: str, style: str) -> bytes:
    """A figure on a sheet of paper, as PNG."""
    from ssm_studio.formats.figures.makers import sheet_png

    return sheet_png(svg, style)


def quadrants_svg(study: Study, language: str) -> str:
    """Changes by how desirable and how feasible they are; "" where none was judged in both ways."""
    from ssm_studio.formats.figures.quadrants import quadrants_svg
    from ssm_studio.method.quadrants import placed

    return quadrants_svg(study, language) if placed(study) else ""


def model_svg(study: Study, model: str, language: str) -> str:
    """One model as SVG, with the words that belong to it beside it."""
    from ssm_studio.formats.figures.makers import model_svg

    return model_svg(study, model, language)


def model_svg_alone(study: Study, model: str, language: str) -> str:
    """One model as SVG without the words beside it."""
    from ssm_studio.formats.figures.makers import model_svg_alone

    return model_svg_alone(study, model, language)


def model_dot(study: Study, model: str, language: str) -> str:
    """One model as a DOT file."""
    from ssm_studio.formats.figures.makers import model_dot

    return model_dot(study, model, language)


def model_mermaid(study: Study, model: str, language: str) -> str:
    """One model as a Mermaid flowchart."""
    from ssm_studio.formats.graph.write_mermaid import model_mermaid

    return model_mermaid(study, model, language)


def model_graphml(study: Study, model: str, language: str) -> str | bytes:
    """One model as GraphML."""
    from ssm_studio.formats.graph.write_graphml import model_graphml

    return model_graphml(study, model, language)


def model_text(study: Study, model: str, language: str) -> str:
    """One model as text."""
    if signs.keyboard_only():
        return model_text_plain(study, model, language)
    from ssm_studio.formats.figures.makers import model_text

    return model_text(study, model, language)


def model_text_plain(study: Study, model: str, language: str) -> str:
    """One model as text with the characters of a keyboard alone."""
    from ssm_studio.formats.figures.makers import model_text_plain

    return model_text_plain(study, model, language)


def model_markdown(study: Study, model: str, language: str) -> str:
    """One model in words as Markdown."""
    from ssm_studio.formats.figures.in_words import model_markdown

    return model_markdown(study, model, language)


def picture_text(study: Study, picture: str, language: str) -> str:
    """One rich picture as text: the drawing, then a key of short names and words."""
    from ssm_studio.formats.figures.in_words import picture_text

    return signs.shown(picture_text(study, picture, language))


def picture_markdown(study: Study, picture: str, language: str) -> str:
    """One rich picture in words as Markdown."""
    from ssm_studio.formats.figures.in_words import picture_markdown

    return picture_markdown(study, picture, language)


def replay(study: Study, language: str) -> str:
    """How the pictures came to be, as a recording of a terminal."""
    from ssm_studio.formats.figures.replay import replay_cast

    return replay_cast(study, language)


def research_design(study: Study, language: str) -> str:
    """The research design as SVG."""
    from ssm_studio.formats.figures.research_design import research_design_svg

    return research_design_svg(study, language)


def svg_to_png(svg: str) -> bytes:
    """An SVG drawing as PNG."""
    from ssm_studio.formats.figures.makers import svg_to_png

    return svg_to_png(svg)


def drawing_troubles() -> tuple[str, ...]:
    """What went wrong with the layout engine while something was drawn, as sentences."""
    from ssm_studio.diagram.graphviz_process import troubles

    return troubles()
