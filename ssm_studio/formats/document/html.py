"""A page as one HTML file: nothing is fetched, nothing runs, and it reads on a telephone as on paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatchmethod
from html import escape
from importlib.resources import files
from typing import Final

from ssm_studio.formats.document.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    Hidden,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Room,
    Row,
    Run,
    Table,
    Words,
    runs_of,
)
from ssm_studio.formats.document.drawing import for_page
from ssm_studio.formats.escaping import visible
from ssm_studio.i18n import translator

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Told to the browser, so that it fetches and runs nothing whatever stands in the file."""
_STYLE: Final = "paper.css"


def to_html(document: Document) -> str:
    """The page as a file holds it."""
    return _Writer(document).text()


class _Writer:
    """Writes one page; figures are numbered as they come, so that their names never meet."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._t = translator(document.language)
        self._drawn = 0

    def text(self) -> str:
        """The whole file."""
        document = self._document
        style = files("ssm_studio.formats.document").joinpath(_STYLE).read_text("utf-8")
        body = "\n".join(line for block in document.blocks for line in self._made(block))
        foot = f"<footer><p>{_text(document.foot)}</p></footer>\n" if document.foot else ""
        wide = ' class="wide"' if document.wide else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{_attribute(document.title)}</title>\n<style>\n{style}</style>\n</head>\n"
            f"<body{wide}>\n<main>\n{body}\n</main>\n{foot}"
            "</body>\n</html>\n"
        )

    @singledispatchmethod
    def _made(self, block: Block) -> Iterator[str]:
        """The lines of one block."""
        raise TypeError(block)

    @_made.register
    def _heading(self, block: Heading) -> Iterator[str]:
        yield f'<h{block.level} id="{block.anchor}">{_text(block.title)}</h{block.level}>'

    @_made.register
    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        kind = f' class="{block.look}"' if block.look else ""
        yield f"<p{kind}>{_labelled(block.label, block.words)}</p>"

    @_made.register
    def _note(self, block: Note) -> Iterator[str]:
        yield f'<p class="note">{_text(block.text)}</p>'

    @_made.register
    def _facts(self, block: Facts) -> Iterator[str]:
        yield '<ul class="facts">'
        yield from (f"<li>{_labelled(name, said)}</li>" for name, said in block.facts)
        yield "</ul>"

    @_made.register
    def _items(self, block: Items) -> Iterator[str]:
        yield "<ul>"
        yield from (f"<li>{_said(each)}</li>" for each in block.items)
        yield "</ul>"

    @_made.register
    def _table(self, block: Table) -> Iterator[str]:
        # The roles stay where a narrow screen shows each row as a card.
        yield '<table role="table">'
        if block.label:
            yield f"<caption>{_captioned(block.label, block.caption)}</caption>"
        heads = "".join(
            f'<th scope="col" role="columnheader">{_text(each)}</th>' for each in block.header
        )
        yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        yield '<tbody role="rowgroup">'
        for row in block.rows:
            cells = (_cell(*each) for each in zip(block.header, row, strict=True))
            yield f'<tr role="row">{"".join(cells)}</tr>'
        yield "</tbody></table>"
        yield from _source(block.source)

    @_made.register
    def _figure(self, block: Figure) -> Iterator[str]:
        self._drawn += 1
        svg = self._document.drawings.get(block.path)
        yield "<figure>"
        if svg is None:
            missing = self._t("No drawing of this is enclosed.")
            yield f'<p class="note">{escape(missing)}</p>'
        else:
            label = _attribute(f"{block.label}. {block.caption}")
            yield f'<div class="drawing" role="group" tabindex="0" aria-label="{label}">'
            yield for_page(svg, f"f{self._drawn}-")
            yield "</div>"
        yield f"<figcaption>{_captioned(block.label, block.caption)}</figcaption>"
        yield "</figure>"
        yield from _source(block.source)

    @_made.register
    def _row(self, block: Row) -> Iterator[str]:
        yield '<div class="row">'
        for each in block.figures:
            yield from self._figure(each)
        yield "</div>"

    @_made.register
    def _contents(self, block: Contents) -> Iterator[str]:
        document, t = self._document, self._t
        yield f'<nav aria-label="{escape(t("Contents"))}"><h2>{escape(t("Contents"))}</h2>'
        yield "<ul>"
        for each in document.headings():
            if each.level in (2, 3):
                link = f'<a href="#{each.anchor}">{_text(each.title)}</a>'
                yield f'<li class="level-{each.level}">{link}</li>'
        yield "</ul>"
        for heading, listed in document.lists():
            if block.lists:
                yield f"<h2>{escape(t(heading))}</h2><ul>"
                yield from (f"<li>{_captioned(each.label, each.caption)}</li>" for each in listed)
                yield "</ul>"
        yield "</nav>"

    @_made.register
    def _page_break(self, _block: PageBreak) -> Iterator[str]:
        yield '<div class="break"></div>'

    @_made.register
    def _hidden(self, _block: Hidden) -> Iterator[str]:
        yield from ()


def _text(text: str) -> str:
    return escape(visible(text), quote=False).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(visible(text)).replace("\n", " ")


def _captioned(label: str, caption: str) -> str:
    return f"<b>{_text(label)}.</b> {_text(caption)}"


def _labelled(label: str, words: Words) -> str:
    return (f"<b>{_text(label)}:</b> " if label else "") + _said(words)


def _source(source: str) -> Iterator[str]:
    if source:
        yield f'<p class="source">{_text(source)}</p>'


def _cell(head: str, cell: Cell) -> str:
    if isinstance(cell, Room):
        return f'<td role="cell" class="room" style="height:{cell.lines * 1.4:.1f}em"></td>'
    said = _said(cell)
    label = f' data-label="{_attribute(head)}"' if said else ""
    return f'<td role="cell"{label}>{said}</td>'


def _said(words: Words) -> str:
    return "".join(map(_run, runs_of(words)))


def _run(run: Run) -> str:
    if run.fill:
        return f'<span class="fill" style="width:{run.fill / 2:g}em"></span>'
    said = _text(run.text)
    said = f"<i>{said}</i>" if run.italic else said
    return f"<b>{said}</b>" if run.bold else said
