"""The blocks of a page as the XML inside a Word file.

Written as text and parsed once: a library that builds a table cell by cell takes longer than everything else.
Lengths are in twentieths of a point (`dxa`) or in English metric units (`EMU`), as the format has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Final

from ssm_studio.domain.characters import NONCHARACTERS, sign, signed
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
from ssm_studio.formats.document.columns import LETTERS, shares
from ssm_studio.formats.document.drawing import Size
from ssm_studio.formats.escaping import visible
from ssm_studio.i18n import translator

EMU_PER_CM: Final = 360_000
_DXA_PER_CM: Final = 567
HIGHEST: Final = 13.0
"""Centimetres of a figure: nobody knows here where a page ends, and a higher one leaves half of it empty."""
_LINE_DXA: Final = 340
"""The height of a line to write on by hand."""
_CLEAN: Final = {
    **{code: sign(chr(code)) for code in NONCHARACTERS},
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that is in the file: the name of its relation, its size on the page, and what it says in words."""

    relation: str
    size: Size
    told: str


@dataclass(slots=True)
class Body:
    """Writes the body of one file.

    Attributes:
        style: the id of a paragraph or table style by its English name.
        pictures: each drawing by its path; one that is missing is said in words.
        width: of the text, in centimetres.
        own_lines: whether tables are ruled as we rule them, and not as a template does.
    """

    document: Document
    style: Callable[[str], str]
    pictures: Mapping[str, Picture]
    width: float
    own_lines: bool = True
    _titled: bool = False
    _bookmarks: int = 0
    _drawn: int = 0
    _links: dict[str, str] = field(default_factory=dict)

    def xml(self) -> Iterator[str]:
        """The pieces of the body, in order."""
        for number, each in enumerate(self.document.headings(), 1):
            self._links[each.anchor] = f"_Toc{number:08}"
        for block in self.document.blocks:
            yield from self._made(block)
        if self.document.foot:
            yield self._paragraph_xml(_run(Run(self.document.foot), small=True))

    def _paragraph_xml(self, content: str, style: str = "", more: str = "") -> str:
        named = f'<w:pStyle w:val="{self.style(style)}"/>' if style else ""
        looks = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
        return f"<w:p>{looks}{content}</w:p>"

    @singledispatchmethod
    def _made(self, block: Block) -> Iterator[str]:
        """The paragraphs and tables of one block."""
        raise TypeError(block)

    @_made.register
    def _heading(self, block: Heading) -> Iterator[str]:
        self._bookmarks += 1
        name, number = self._links[block.anchor], self._bookmarks
        style = f"Heading {max(1, block.level - 1)}"
        if block.level == 1 and not self._titled:
            self._titled, style = True, "Title"
        yield self._paragraph_xml(
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            f'{_run(Run(block.title))}<w:bookmarkEnd w:id="{number}"/>',
            style,
        )

    @_made.register
    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        style = {"sentence": "Quote", "subtitle": "Subtitle"}.get(block.look, "")
        border = _BOXED if block.look == "warning" else ""
        yield self._paragraph_xml(_labelled(block.label, block.words), style, border)

    @_made.register
    def _note(self, block: Note) -> Iterator[str]:
        yield self._paragraph_xml(_run(Run(block.text, italic=True)))

    @_made.register
    def _facts(self, block: Facts) -> Iterator[str]:
        for name, said in block.facts:
            yield self._paragraph_xml(_labelled(name, said), more='<w:spacing w:after="40"/>')

    @_made.register
    def _items(self, block: Items) -> Iterator[str]:
        for each in block.items:
            yield self._paragraph_xml(_said(each), "List Bullet")

    @_made.register
    def _table(self, block: Table) -> Iterator[str]:
        if block.label:
            yield self._caption(block.label, block.caption, above=True)
        letters = int(LETTERS * self.width / 17)
        widths = [int(part * self.width * _DXA_PER_CM) for part in shares(block, letters)]
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        told = _escaped(block.caption or ", ".join(block.header))
        head = "".join(
            _cell(_run(Run(each, bold=True), small=True), width, _SHADED)
            for each, width in zip(block.header, widths, strict=True)
        )
        rows = "".join(_row(row, widths) for row in block.rows)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style("Table Grid")}"/>'
            f'<w:tblW w:w="5000" w:type="pct"/>{_LINES if self.own_lines else ""}'
            f'<w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{told}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        )
        yield self._below(block.source)

    def _below(self, source: str) -> str:
        """What follows a table: its source, or a little room."""
        said = _run(Run(source, italic=True), small=True) if source else ""
        return self._paragraph_xml(said, more='<w:spacing w:before="40" w:after="120"/>')

    def _caption(self, label: str, caption: str, *, above: bool) -> str:
        """A caption whose number is a field that Word can renew, with its number written in."""
        name, _space, number = label.rpartition(" ")
        before, dot, last = number.rpartition(".")
        said = (
            _run(Run(f"{name} {before}{dot}", bold=True))
            + _field(f" SEQ {name or 'Item'} \\* ARABIC ", _run(Run(last, bold=True)))
            + _run(Run(". ", bold=True))
            + _run(Run(caption))
        )
        return self._paragraph_xml(said, "Caption", "<w:keepNext/>" if above else "")

    @_made.register
    def _figure(self, block: Figure) -> Iterator[str]:
        yield self._paragraph_xml(self._drawing(block, self.width), more="<w:keepNext/>")
        yield self._caption(block.label, block.caption, above=False)
        if block.source:
            yield self._below(block.source)

    def _drawing(self, figure: Figure, width: float) -> str:
        picture = self.pictures.get(figure.path)
        if picture is None:
            t = translator(self.document.language)
            return _run(Run(t("No drawing of this is enclosed."), italic=True))
        self._drawn += 1
        size = picture.size.within(width, min(figure.height, HIGHEST))
        across, down = int(size.width * EMU_PER_CM), int(size.height * EMU_PER_CM)
        told, name = _escaped(picture.told).replace("\n", " "), f"Figure {self._drawn}"
        return (
            "<w:r><w:drawing><wp:inline>"
            f'<wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:docPr id="{1000 + self._drawn}" name="{name}" descr="{told}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{self._drawn}" name="{name}" descr="{told}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture.relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    @_made.register
    def _figures(self, block: Row) -> Iterator[str]:
        # Side by side in a table without lines; each cell holds its figure and its caption.
        each_width = self.width / len(block.figures)
        dxa = int(each_width * _DXA_PER_CM)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{dxa}" w:type="dxa"/></w:tcPr>'
            f"{self._paragraph_xml(self._drawing(each, each_width - 0.5), more='<w:keepNext/>')}"
            f"{self._caption(each.label, each.caption, above=False)}</w:tc>"
            for each in block.figures
        )
        grid = f'<w:gridCol w:w="{dxa}"/>' * len(block.figures)
        yield (
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        )
        yield self._below("")

    @_made.register
    def _contents(self, block: Contents) -> Iterator[str]:
        t = translator(self.document.language)
        yield self._paragraph_xml(_run(Run(t("Contents"))), "TOC Heading")
        entries = [
            (each.level - 1, _link(self._links[each.anchor], each.title))
            for each in self.document.headings()
            if each.level in (2, 3)
        ]
        yield from self._listed(r' TOC \o "1-2" \h \z \u ', entries)
        for heading, listed in self.document.lists():
            if block.lists:
                yield self._paragraph_xml(_run(Run(t(heading))), "TOC Heading")
                name = listed[0].label.rpartition(" ")[0]
                lines = [(1, _run(Run(f"{each.label}. {each.caption}"))) for each in listed]
                yield from self._listed(rf' TOC \h \z \c "{name}" ', lines)

    def _listed(self, instruction: str, entries: list[tuple[int, str]]) -> Iterator[str]:
        """A list that Word can renew, written out already, so that it reads before anybody has."""
        last = len(entries) - 1
        for at, (level, entry) in enumerate(entries):
            begun = _field_begins(instruction) if at == 0 else ""
            ended = _FIELD_ENDS if at == last else ""
            yield self._paragraph_xml(begun + entry + ended, f"toc {level}")

    @_made.register
    def _page_break(self, _block: PageBreak) -> Iterator[str]:
        yield self._paragraph_xml('<w:r><w:br w:type="page"/></w:r>')

    @_made.register
    def _hidden(self, _block: Hidden) -> Iterator[str]:
        yield from ()


_SHADED: Final = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/>'
_SIDE: Final = '<w:{0} w:val="single" w:sz="6" w:space="4" w:color="C9A24A"/>'
_BOXED: Final = (
    f"<w:pBdr>{''.join(_SIDE.format(each) for each in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"
)
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_EDGE: Final = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="B5BEC9"/>'
_LINES: Final = f"<w:tblBorders>{''.join(_EDGE.format(each) for each in _EDGES)}</w:tblBorders>"
_FIELD_ENDS: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field_begins(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{_escaped(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(instruction: str, result: str) -> str:
    return _field_begins(instruction) + result + _FIELD_ENDS


def _link(bookmark: str, title: str) -> str:
    said = _run(Run(" ".join(visible(title).split("\n"))))
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{said}</w:hyperlink>'


def _escaped(text: str) -> str:
    return signed(visible(text)).translate(_CLEAN)


def _labelled(label: str, words: Words) -> str:
    return (_run(Run(f"{label}: ", bold=True)) if label else "") + _said(words)


def _said(words: Words, *, small: bool = False) -> str:
    return "".join(_run(run, small=small) for run in runs_of(words))


def _run(run: Run, *, small: bool = False) -> str:
    text = "_" * run.fill if run.fill else _escaped(run.text)
    if not text:
        return ""
    looks = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    looks += '<w:sz w:val="18"/>' if small else ""
    text = text.replace("\n", "</w:t><w:br/>" + _T).replace("\t", "</w:t><w:tab/>" + _T)
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{_T}{text}</w:t></w:r>"


_T: Final = '<w:t xml:space="preserve">'


def _cell(content: str, width: int, shade: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>{content}</w:p></w:tc>'
    )


def _row(row: tuple[Cell, ...], widths: list[int]) -> str:
    room = max((each.lines for each in row if isinstance(each, Room)), default=0)
    height = f'<w:trHeight w:val="{room * _LINE_DXA}" w:hRule="atLeast"/>' if room else ""
    cells = "".join(
        _cell("" if isinstance(each, Room) else _said(each, small=True), width)
        for each, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"
