"""A page as Markdown: CommonMark with GitHub's tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import singledispatch
from typing import Final

from ssm_studio.formats import escaping
from ssm_studio.formats.document.anchors import encoded
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
from ssm_studio.i18n import translator

PAGE_BREAK: Final = '<div style="page-break-after: always"></div>'
"""Ends a page where a browser or a converter prints; viewers show nothing of it."""
_ADDRESS: Final = re.compile(r"[A-Za-z0-9._/~-]")

Escape = Callable[[str], str]


def to_markdown(document: Document) -> str:
    """The page as a file holds it."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Contents):
            lines += [*_contents(document, block), ""]
        elif isinstance(block, Heading) and document.plain:
            lines += [f"{'#' * block.level} {escaping.one_line(block.title)}", ""]
        elif made := _lines(block):
            lines += [*made, ""]
    if document.foot:
        lines += [f"*{escaping.one_line(document.foot)}*"]
    return "\n".join(lines).rstrip("\n") + "\n"


def _contents(document: Document, place: Contents) -> Iterator[str]:
    for each in document.headings():
        if each.level in (2, 3):
            indent = "  " * (each.level - 2)
            yield f"{indent}- [{escaping.one_line(each.title)}](#{each.anchor})"
    t = translator(document.language)
    for heading, listed in document.lists():
        if place.lists:
            yield from ("", f"**{t(heading)}**", "")
            yield from (f"- {each.label}. {escaping.one_line(each.caption)}" for each in listed)


@singledispatch
def _lines(block: Block) -> list[str]:
    """The lines of one block; none for one that says nothing."""
    raise TypeError(block)


@_lines.register
def _heading(block: Heading) -> list[str]:
    return [f'{"#" * block.level} <a id="{block.anchor}"></a>{escaping.one_line(block.title)}']


@_lines.register
def _paragraph(block: Paragraph) -> list[str]:
    return [_labelled(block.label, _said(block.words, escaping.inline))]


@_lines.register
def _note(block: Note) -> list[str]:
    return [f"*{escaping.one_line(block.text)}*"]


@_lines.register
def _facts(block: Facts) -> list[str]:
    return [f"- {_labelled(name, _said(said, escaping.item))}" for name, said in block.facts]


@_lines.register
def _items(block: Items) -> list[str]:
    return [f"- {_said(each, escaping.item)}" for each in block.items]


@_lines.register
def _table(block: Table) -> list[str]:
    cells = [[_cell(each) for each in row] for row in block.rows]
    for row, key in zip(cells, block.keys, strict=False):
        row[0] += f" <!-- {encoded(key)} -->" if key else ""
    lines = escaping.table([escaping.cell(each) for each in block.header], cells)
    if block.label:
        lines = [f"**{block.label}.** {escaping.one_line(block.caption)}", "", *lines]
    if block.source:
        lines += ["", f"*{escaping.one_line(block.source)}*"]
    return lines


@_lines.register
def _figure(block: Figure) -> list[str]:
    lines = [
        f"![{block.label}]({_address(block.path)})",
        "",
        f"**{block.label}.** {escaping.one_line(block.caption)}",
    ]
    return [*lines, "", f"*{escaping.one_line(block.source)}*"] if block.source else lines


@_lines.register
def _row(block: Row) -> list[str]:
    lines = [line for each in block.figures for line in (*_figure(each), "")]
    return lines[:-1]


@_lines.register
def _page_break(_block: PageBreak) -> list[str]:
    return [PAGE_BREAK]


@_lines.register
def _hidden(block: Hidden) -> list[str]:
    return list(block.lines)


def _labelled(label: str, said: str) -> str:
    return f"**{escaping.one_line(label)}:** {said}" if label else said


def _cell(cell: Cell) -> str:
    if isinstance(cell, Room):
        return "<br>".join(["&nbsp;"] * cell.lines)
    return _said(cell, escaping.cell)


def _said(words: Words, escape: Escape) -> str:
    runs = runs_of(words)
    last = len(runs) - 1
    return "".join(
        _run(run, escape, opens=at == 0, closes=at == last) for at, run in enumerate(runs)
    )


def _run(run: Run, escape: Escape, *, opens: bool, closes: bool) -> str:
    """One run; a space between two runs stands outside the signs of emphasis."""
    if run.fill:
        return r"\_" * run.fill
    text, before, after = run.text, "", ""
    if text.startswith(" ") and not opens:
        text, before = text[1:], " "
    if text.endswith(" ") and not closes:
        text, after = text[:-1], " "
    sign = "*" * (2 * run.bold + run.italic)
    return f"{before}{sign}{escape(text)}{sign}{after}"


def _address(path: str) -> str:
    """A relative path as the target of an image: whatever could end it early is percent-encoded."""
    signs = (c if _ADDRESS.match(c) else "".join(f"%{b:02X}" for b in c.encode()) for c in path)
    return "".join(signs)
