"""Reads Markdown as a viewer does, for tests that compare what is read with what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token


def parser() -> MarkdownIt:
    """CommonMark with GitHub's tables, strikethrough and self-made links."""
    reader = MarkdownIt("commonmark", {"linkify": True})
    return reader.enable(["table", "strikethrough", "linkify"])


_KEY = re.compile("<!-- [A-Za-z0-9_.~%-]+ -->")
_TARGET = re.compile(r'<a id="([a-z0-9-]+)">')


def words(token: Token) -> str:
    """The words of one inline token; fails on anything that text must never become."""
    read: list[str] = []
    for child in token.children or []:
        match child.type:
            case "text":
                read.append(child.content)
            case "hardbreak":
                read.append("\n")
            case "html_inline" if child.content == "<br>":
                read.append("\n")
            case "html_inline" if _KEY.fullmatch(child.content):
                read.append("\N{NULL}")
            case "html_inline" if _TARGET.fullmatch(child.content) or child.content == "</a>":
                pass
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                pass
            case "link_open" if str(child.attrGet("href")).startswith("#"):
                pass
            case "link_close" | "image":
                pass
            case other:
                raise AssertionError(f"{other}: {child.content!r} in {token.content!r}")
    return "".join(read).replace(" \N{NULL}", "")


@dataclass
class Page:
    """What a page says, block by block."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)

    @property
    def cells(self) -> list[str]:
        """Every cell of every table."""
        return [cell for table in self.tables for row in table for cell in row]

    @property
    def leaves(self) -> list[str]:
        """Every piece of text on the page."""
        titles = [title for _, title in self.headings]
        return [*titles, *self.paragraphs, *self.items, *self.cells]

    def table(self, first_header: str) -> list[list[str]]:
        """The rows of the first table whose first column is called so."""
        return next(each for each in self.tables if each[0][0] == first_header)


def read(markdown: str) -> Page:
    """The page that a viewer shows."""
    page = Page()
    around: list[str] = []
    level = 0
    for token in parser().parse(markdown):
        if token.type == "inline":
            _place(page, token, around, level)
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "table_open":
            page.tables.append([])
        elif token.type == "tr_open":
            page.tables[-1].append([])
        elif token.type == "html_block" and token.content.startswith("<!-- ssm-studio "):
            pass  # what a page remembers of itself; no viewer shows it
        elif token.nesting == 0:
            raise AssertionError(f"{token.type}: {token.content!r}")
        if token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1:
            around.pop()
    return page


def _place(page: Page, token: Token, around: list[str], level: int) -> None:
    said = words(token)
    page.images += [str(c.attrGet("src")) for c in token.children or [] if c.type == "image"]
    html = [child.content for child in token.children or [] if child.type == "html_inline"]
    page.anchors += [match[1] for match in map(_TARGET.fullmatch, html) if match]
    if "table_open" in around:
        page.tables[-1][-1].append(said)
    elif "heading_open" in around:
        page.headings.append((level, said))
    elif "list_item_open" in around:
        page.items.append(said)
    else:
        page.paragraphs.append(said)
