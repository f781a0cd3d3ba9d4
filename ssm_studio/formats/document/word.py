"""A page as a Word file. Needs python-docx, which the extras `docx` and `paper` install."""

from __future__ import annotations

import copy
import io
import zipfile
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.characters import signed
from ssm_studio.errors import ExternalProgramError, UsageError
from ssm_studio.formats.document.blocks import Document
from ssm_studio.formats.document.drawing import Size, size_of, told
from ssm_studio.formats.document.word_body import EMU_PER_CM, Body, Picture
from ssm_studio.formats.escaping import visible
from ssm_studio.i18n import _

MARGIN: Final = 2.0
PAPER: Final = Size(21.0, 29.7)
"""A4, in centimetres."""
DOTS: Final = 200
"""Dots an inch in which drawings stand on the page."""
LARGEST_UNPACKED: Final = 100 * 1024 * 1024
MARKS: Final = {"en": "en-GB", "id": "id-ID"}
"""The language by which Word looks for spelling."""
_FONT: Final = "Calibri"
INK: Final = "17395C"
LOOKS: Final = {
    # Size in points, room before and after in points.
    "Title": (20, 0, 4),
    "Subtitle": (11, 0, 8),
    "Heading 1": (15, 16, 4),
    "Heading 2": (12.5, 12, 3),
    "Heading 3": (11, 8, 2),
    "Caption": (9.5, 6, 3),
    "TOC Heading": (13, 10, 4),
}
_NAMES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def to_word(document: Document, template: Path | None = None) -> bytes:
    """The page as a file; `template` is a Word file whose styles, margins, head and foot it takes.

    Raises:
        UsageError: python-docx is not installed, or the template is no Word file.
    """
    try:
        import docx
        from docx.oxml import parse_xml
    except ImportError as error:
        raise _not_installed() from error
    file: Any = docx.Document() if template is None else _opened(template)
    spare: Any = docx.Document() if template is not None else file
    if template is None:
        _set_up(file, document)
    _say_what_it_is(file, document)
    section = file.sections[-1]
    width = (section.page_width - section.left_margin - section.right_margin) / EMU_PER_CM
    body = Body(
        document,
        lambda name: _style(file, spare, name),
        _pictures(file, document),
        width,
        own_lines=template is None,
    )
    made = parse_xml(f"<w:body {_NAMES}>{''.join(body.xml())}</w:body>")
    target = file.element.body
    for each in list(target)[:-1]:
        target.remove(each)
    for each in list(made):
        target.insert(len(target) - 1, each)
    return _packed(file)


def _not_installed() -> UsageError:
    return UsageError(
        _("Word files need an addition that is not installed."),
        _("Nothing was written."),
        _("Install it with  pip install 'ssm-studio[paper]'  or choose --format html."),
    )


def _opened(template: Path) -> Any:
    """The template without what it says."""
    import docx

    try:
        data = template.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > LARGEST_UNPACKED:
                raise ValueError
        file: Any = docx.Document(io.BytesIO(data))
        if not file.sections:
            raise ValueError
    except OSError as error:
        raise UsageError(
            _("The template “{path}” cannot be read.").format(path=template),
            _("Nothing was written."),
            _("Look whether it is there, and name it with --template FILE.docx."),
        ) from error
    except Exception as error:  # Whatever a broken file does to the reader, it is no template.
        raise UsageError(
            _("The template “{path}” is no Word file (.docx).").format(path=template),
            _("Nothing was written."),
            _("Open it in Word or LibreOffice and save it as .docx."),
        ) from error
    return file


def _set_up(file: Any, document: Document) -> None:
    """Paper, margins, letters and page numbers of a file without a template."""
    from docx.shared import Cm, Pt, RGBColor

    section = file.sections[0]
    sides = (PAPER.height, PAPER.width) if document.wide else (PAPER.width, PAPER.height)
    section.page_width, section.page_height = Cm(sides[0]), Cm(sides[1])
    if document.wide:
        section.orientation = 1
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Cm(MARGIN))
    for name in ("Normal", *LOOKS):
        _with_font(file.styles[name])
    normal = file.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, (size, before, after) in LOOKS.items():
        style = file.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(INK)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    file.styles["Caption"].font.bold = False
    file.styles["Quote"].font.color.rgb = RGBColor.from_string("23262D")
    file.styles["Quote"].paragraph_format.left_indent = Cm(0.6)
    _number_pages(section)


def _with_font(style: Any) -> None:
    """One font in all scripts; the themes of Word would win over it."""
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)


def _number_pages(section: Any) -> None:
    from docx.oxml import parse_xml

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 2
    # Every part says its size by itself: some programs give a field that of the words around it.
    run = '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{0}</w:t></w:r>'
    for piece in (" PAGE ", "/", " NUMPAGES "):
        words = run.format("1" if piece != "/" else " / ")
        field = f'<w:fldSimple {_NAMES} w:instr="{piece}">{words}</w:fldSimple>'
        paragraph.paragraph_format.element.append(
            parse_xml(field if piece != "/" else words.replace("<w:r>", f"<w:r {_NAMES}>", 1))
        )


def _say_what_it_is(file: Any, document: Document) -> None:
    """Title and language, for screen readers and for the list of files."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = file.core_properties
    about.title = signed(visible(" ".join(document.title.split())))[:250]
    about.language = MARKS.get(document.language, document.language)
    about.author = about.last_modified_by = about.comments = ""
    looks = file.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if looks is None:
        return
    said = looks.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        looks.append(said)
    said.set(qn("w:val"), about.language)


def _style(file: Any, spare: Any, name: str) -> str:
    """The id of a style; one that the template has not is taken from the library's own."""
    try:
        return str(file.styles[name].style_id)
    except KeyError:
        if name.startswith("toc "):
            return _contents_style(file, name)
        other = copy.deepcopy(spare.styles[name].element)
        for tag in ("basedOn", "next", "link"):
            for found in other.findall(other.nsmap["w"].join("{}") + tag):
                other.remove(found)
        file.styles.element.append(other)
        return str(file.styles[name].style_id)


def _contents_style(file: Any, name: str) -> str:
    """The style of a line in the table of contents, which the library's file has not."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = file.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.paragraph_format.left_indent = Cm(0.6 * (int(name[-1]) - 1))
    style.paragraph_format.space_after = Pt(2)
    return str(style.style_id)


def _pictures(file: Any, document: Document) -> dict[str, Picture]:
    """Each drawing as PNG in the file; where letters cannot be drawn the page says so instead."""
    from ssm_studio.formats.figures.png import svg_to_png
    from ssm_studio.formats.photos.on_paper import bytes_within

    found: dict[str, Picture] = {}
    for figure in document.figures():
        svg = document.drawings.get(figure.path)
        if svg is None or figure.path in found:
            continue
        size = size_of(svg)
        shown = size.within(PAPER.width - 2 * MARGIN, figure.height)
        scale = max(1.0, shown.width / size.width * DOTS / 96)
        try:
            image = bytes_within(svg) or svg_to_png(svg, scale)
        except ExternalProgramError:
            continue
        relation, _image = file.part.get_or_add_image(io.BytesIO(image))
        found[figure.path] = Picture(relation, size, told(svg, figure.caption))
    return found


def _packed(file: Any) -> bytes:
    """The bytes of the file, the same whenever they are made."""
    raw, target = io.BytesIO(), io.BytesIO()
    file.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(target, "w") as packed:
        for each in made.infolist():
            entry = zipfile.ZipInfo(each.filename, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, made.read(each))
    return target.getvalue()
