"""A page of Markdown as lines."""

from __future__ import annotations

from collections.abc import Iterator

from ssm_studio.formats.markdown.read_blocks import Block, blocks_of, text_of
from ssm_studio.formats.written.labels import labelled
from ssm_studio.formats.written.lines import Cell, Line


def markdown_lines(data: bytes) -> Iterator[Line]:
    """The lines of a page, in order.

    Raises:
        UnreadableMarkdown: it is no text, or a row of a table has more cells than its heading.
    """
    tables = 0
    for block in blocks_of(text_of(data)):
        if block.kind == "table":
            tables += 1
            for row in block.rows:
                cells = tuple(Cell(each.words.strip()) for each in row)
                yield Line("row", row[0].line if row else block.line, cells, tables)
        elif block.kind == "list":
            for item in block.said:
                yield Line("item", item.line, (Cell(item.words.strip()),))
        elif block.said:
            yield from _parts(block)


def _parts(block: Block) -> Iterator[Line]:
    """A heading or a paragraph; a line that begins with a label stands apart from those before it."""
    if block.kind == "heading":
        yield Line("heading", block.line, (Cell(block.said[0].words.strip()),))
        return
    source = block.source.split("\n")
    if len(source) == 1 or not any(labelled(_bare(each)) for each in source):
        yield Line("paragraph", block.line, (Cell(block.said[0].words.strip()),))
        return
    begun, words = block.line, _bare(source[0])
    for number, each in enumerate(map(_bare, source[1:]), block.line + 1):
        if labelled(each):
            yield Line("paragraph", begun, (Cell(words),))
            begun, words = number, each
        else:
            words = f"{words} {each}"
    yield Line("paragraph", begun, (Cell(words),))


def _bare(line: str) -> str:
    """The words of a line of source, without emphasis and without the signs that escape."""
    words = "\n".join(each.words for block in blocks_of(line.strip()) for each in block.said)
    return words.strip() or line.strip()
