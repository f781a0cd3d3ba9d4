"""A Markdown page that people may have edited, block by block: what each says and where it stands.

Whatever editors do by themselves is forgiven: other line ends, wrapped lines, spaces at the ends of lines, other
signs for lists and emphasis, other widths of table columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _

_BOMS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"<a\s+(?:id|name)\s*=\s*[\"']?([^\"'>\s]+)[\"']?\s*/?>", re.IGNORECASE)
_CELL_END: Final = re.compile(r"(?<!\\)\|")


class UnreadableMarkdown(UsageError):  # noqa: N818 - named for what it says of the file
    """A file that is no page of ours, or no longer reads as one. `line` counts from 1."""

    def __init__(self, line: int, reason: str, hint: str = "") -> None:
        self.line = line
        title = _("Line {line} cannot be read: {reason}").format(line=line, reason=reason)
        super().__init__(title, _("Nothing was changed."), hint)


@dataclass(frozen=True, slots=True)
class Said:
    """Words on the page.

    Attributes:
        words: as a viewer shows them.
        line: where they stand, from 1.
        label: the words in bold that they begin with, without the colon.
        after: the words after that label.
        anchor: the link target in them.
        comment: the single word in a comment in them.
    """

    words: str
    line: int
    label: str = ""
    after: str = ""
    anchor: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` above 0), a paragraph, a list, a table or anything else (`kind` says which).

    Attributes:
        said: the words of a heading or paragraph, or the items of a list.
        rows: of a table, its heading first.
    """

    kind: str
    line: int
    level: int = 0
    said: tuple[Said, ...] = ()
    rows: tuple[tuple[Said, ...], ...] = ()
    source: str = field(default="", repr=False)


def text_of(data: bytes) -> str:
    """The file as text, its lines ending in line feeds and without spaces before them.

    Raises:
        UnreadableMarkdown: it is no text.
    """
    encoding = _BOMS.get(data[:2], "utf-8-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableMarkdown(
            line, _("it is not text in UTF-8."), _("Save the file as UTF-8 and try again.")
        ) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines)


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a page, in order.

    Raises:
        UnreadableMarkdown: a row of a table has more cells than its heading, whose words would be lost.
    """
    lines = text.split("\n")
    root = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    for node in root.children:
        first, last = node.map or (0, 0)
        line, source = first + 1, "\n".join(lines[first:last])
        match node.type:
            case "heading":
                said = (_said(_inline(node), line),)
                yield Block("heading", line, int(node.tag[1:]), said, source=source)
            case "paragraph":
                yield Block("paragraph", line, said=(_said(_inline(node), line),), source=source)
            case "bullet_list":
                yield Block("list", line, said=tuple(_items(node)), source=source)
            case "table":
                yield Block("table", line, rows=tuple(_rows(node, lines)), source=source)
            case other:
                yield Block(other, line, source=source)


def _items(node: SyntaxTreeNode) -> Iterator[Said]:
    for item in node.children:
        for child in item.children:
            if child.type == "paragraph":
                yield _said(_inline(child), (child.map or (0, 0))[0] + 1)


def _rows(node: SyntaxTreeNode, lines: list[str]) -> Iterator[tuple[Said, ...]]:
    width = 0
    for part in node.children:
        for row in part.children:
            line = (row.map or (0, 0))[0] + 1
            cells = tuple(_said(_inline(cell), line) for cell in row.children)
            width = width or len(cells)
            if (found := _count(lines[line - 1])) > width:
                raise UnreadableMarkdown(
                    line,
                    _("this row has {found} cells under {width} headings.").format(
                        found=found, width=width
                    ),
                    _("A “|” that belongs to the words is written “\\|”."),
                )
            yield cells


def _count(line: str) -> int:
    """How many cells a line of a table has."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return len(_CELL_END.findall(inner)) + 1


def _inline(node: SyntaxTreeNode) -> list[Token]:
    found = [each for each in node.children if each.type == "inline"]
    return found[0].token.children or [] if found and found[0].token else []


def _said(tokens: list[Token], line: int) -> Said:
    """What a viewer shows of inline tokens; a label in bold at the beginning stands apart."""
    words: list[str] = []
    anchor = comment = ""
    label_ends = 0
    for token in tokens:
        if token.type == "html_inline" and (match := _ANCHOR.fullmatch(token.content)):
            anchor = match[1]
        elif token.type == "html_inline" and token.content.startswith("<!--"):
            inside = token.content.removeprefix("<!--").removesuffix("-->").split()
            comment = inside[0] if len(inside) == 1 else comment
            words = [*words[:-1], words[-1].removesuffix(" ")] if words else words
        elif token.type == "strong_open" and not any(words):
            label_ends = -1
        elif token.type == "strong_close" and label_ends < 0:
            label_ends = len(words)
        else:
            words.append(_word(token))
    label = "".join(words[:label_ends]).strip().rstrip(":.") if label_ends > 0 else ""
    after = "".join(words[label_ends:]).removeprefix(":").removeprefix(" ") if label else ""
    return Said("".join(words), line, label, after, anchor, comment)


def _word(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "" if token.content.lower() == "</a>" else _BREAK.sub("\n", token.content)
        case _:
            return token.content
