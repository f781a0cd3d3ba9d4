"""A root-definition page as people hand it back: its definitions, rows and systems, each with its line.

What is said here is what the file says; what that means for a session is found in `markdown_reading_difference`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote

from ssm_studio.formats.escaping import visible
from ssm_studio.formats.markdown.fingerprints import OPENING, Trace, digest, folded, read_trace
from ssm_studio.formats.markdown.read_blocks import (
    Block,
    Said,
    UnreadableMarkdown,
    blocks_of,
    text_of,
)
from ssm_studio.formats.markdown.read_section import (
    ASIDE,
    CAPTION,
    COLUMNS,
    LEGEND,
    NAMELESS,
    ReadRow,
    SectionReader,
    known,
)
from ssm_studio.i18n import _, translator

_SEPARATOR: Final = " · "
_REF: Final = re.compile(r"RD\s?\d{1,9}")


@dataclass(frozen=True, slots=True)
class ReadDefinition:
    """One root definition on the page.

    Attributes:
        key: what the page calls it, "" for a new one.
        ref: the short name in its heading.
        name: its relevant system's name in its heading; None where there is none.
        texts: sentence, p, q, r, t-in, t-out, w, type, level, status and version, as far as the page says them.
    """

    line: int
    key: str
    ref: str
    name: Said | None
    texts: Mapping[str, Said]
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True)
class ReadSystem:
    """One relevant system that was kept aside; `key` is "" for a new one."""

    line: int
    key: str
    texts: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class ReadDefinitions:
    """Everything that a page says.

    Attributes:
        language: in which it was exported, and is read.
        trace: what the page remembers of the moment when it was exported.
        left_over: words that belong to no definition.
    """

    language: str
    trace: Trace
    definitions: tuple[ReadDefinition, ...] = ()
    systems: tuple[ReadSystem, ...] = ()
    left_over: tuple[Said, ...] = ()


@dataclass(slots=True)
class _Section:
    """A heading with the blocks under it; `key` once it is known which definition it is."""

    heading: Said
    blocks: list[Block] = field(default_factory=list)
    key: str = ""


def read_markdown(data: bytes) -> ReadDefinitions:
    """What a root-definition page says that people may have edited.

    Raises:
        UnreadableMarkdown: it is no such page, or is broken; it names the line.
    """
    text = text_of(data)
    blocks = list(blocks_of(text))
    trace = _trace(blocks, text)
    sections = _sections(blocks)
    _claim(sections, trace)
    read = ReadDefinitions(trace.language, trace)
    for section in sections:
        if section.key or not _is_other(section, trace):
            found, left = _definition(section, trace)
            definitions = (*read.definitions, found) if found else read.definitions
            read = replace(read, definitions=definitions, left_over=(*read.left_over, *left))
        elif not known(LEGEND, section.heading.words):
            systems, left = _kept_aside(section, trace)
            read = replace(read, systems=systems, left_over=(*read.left_over, *left))
    return read


def _trace(blocks: list[Block], text: str) -> Trace:
    """What the page remembers, or the line at which it stops being ours."""
    ours = next((each for each in blocks if each.source.lstrip().startswith(OPENING)), None)
    begins = bool(blocks) and blocks[0].kind == "heading" and blocks[0].level == 1
    hint = _("Export the root definitions again, in the style “full”, and edit that file.")
    if ours is None:
        anchor = blocks[0].said[0].anchor if begins else ""
        if anchor != "top":
            raise UnreadableMarkdown(1, _("no root-definition page begins like this."), hint)
        last = len(text.rstrip("\n").split("\n"))
        reason = _("the page ends here, without the comment that every exported page ends with.")
        raise UnreadableMarkdown(last, reason, hint)
    found = read_trace(ours.source)
    if isinstance(found, int):
        raise UnreadableMarkdown(
            ours.line + found, _("the comment at the end of the page is damaged."), hint
        )
    if not begins:
        line = blocks[0].line
        raise UnreadableMarkdown(line, _("the page's beginning is not there."), hint)
    return found


def _sections(blocks: list[Block]) -> list[_Section]:
    """The page by headings below the title; what stands between title and first heading is ours."""
    sections: list[_Section] = []
    for block in blocks[1:]:
        if block.source.lstrip().startswith("<!--"):
            continue
        if block.kind == "heading":
            sections.append(_Section(block.said[0]))
        elif sections:
            sections[-1].blocks.append(block)
    return sections


def _claim(sections: list[_Section], trace: Trace) -> None:
    """Say which section is which definition. Of two copies, the one whose heading names it is the old one."""
    at = {each.about.get("at", ""): key for key, each in trace.definitions.items()}
    taken: set[str] = set()
    for wanted in ("both", "name", "anchor", "system"):
        for section in sections:
            by_anchor = at.get(section.heading.anchor, "") if section.heading.anchor else ""
            by_name = _named(section.heading.words, trace)
            key = by_anchor if wanted == "anchor" else by_name
            if wanted == "both" and by_anchor != by_name:
                continue
            if wanted == "system":
                key = _of_system(section.heading.words, trace, taken)
            if key and not section.key and key not in taken:
                section.key = key
                taken.add(key)


def _of_system(title: str, trace: Trace, taken: set[str]) -> str:
    """The definition of the system that a heading names alone, its short name and link target being gone."""
    name = digest(title.removeprefix(_SEPARATOR.strip()))
    for key, traced in trace.definitions.items():
        owner = trace.systems.get(traced.about.get("system", ""))
        if name and key not in taken and owner and owner.hashes.get("name") == name:
            return key
    return ""


def _ref_of(trace: Trace, key: str) -> str:
    """The short name under which a definition stands on its page."""
    traced = trace.definitions[key]
    if "called" in traced.about:
        return visible(traced.about["called"])
    return visible(key) if traced.about.get("at") and not _is_id(key) else ""


def _is_id(key: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key) is not None


def _named(title: str, trace: Trace) -> str:
    """The one definition whose short name a heading begins with."""
    refs = {key: _ref_of(trace, key) for key in trace.definitions}
    found = [
        key
        for key, ref in refs.items()
        if ref and (title.strip() == ref.strip() or title.lstrip().startswith(f"{ref.lstrip()} "))
    ]
    return found[0] if len(found) == 1 else ""


def _is_other(section: _Section, trace: Trace) -> bool:
    heading = section.heading
    if heading.anchor and heading.anchor == trace.aside.get("at"):
        return True
    return bool(known(ASIDE | LEGEND, heading.words))


def _definition(section: _Section, trace: Trace) -> tuple[ReadDefinition | None, tuple[Said, ...]]:
    """The definition under a heading, and what there is no place for."""
    heading = section.heading
    ref, name = _title(heading, section.key, trace)
    reader = SectionReader(trace.language)
    for block in section.blocks:
        reader.take(block)
    if section.key:
        for letters in ("PQR", "CATWOE"):
            if not reader.seen & set(letters):
                raise UnreadableMarkdown(
                    heading.line,
                    _("the {letters} table of {ref} is not below it.").format(
                        letters=letters, ref=ref or heading.words
                    ),
                    _(
                        "A row of “| --- |” belongs under the table's heading, and a blank line above."
                    ),
                )
    elif not reader.seen:
        return None, (heading, *reader.paragraphs, *reader.left)
    texts = dict(reader.texts)
    if reader.paragraphs:
        words = "\n\n".join(each.words for each in reader.paragraphs)
        texts["sentence"] = replace(reader.paragraphs[0], words=words)
    elif reader.complete:
        texts["sentence"] = Said("", heading.line)
    rows = tuple(reader.rows)
    found = ReadDefinition(heading.line, section.key, ref, name, texts, rows)
    return found, tuple(reader.left)


def _title(heading: Said, key: str, trace: Trace) -> tuple[str, Said | None]:
    """The short name and the system's name in a heading."""
    title = heading.words
    ref = _ref_of(trace, key) if key else ""
    for known_ref in (ref, ref.lstrip()):
        if known_ref and title.startswith(known_ref + _SEPARATOR):
            return ref, replace(heading, words=title[len(known_ref) + len(_SEPARATOR) :])
    before, separator, after = title.partition(_SEPARATOR)
    if separator and (key or _REF.fullmatch(before.strip()) or known(NAMELESS, before)):
        return ref or before.strip(), replace(heading, words=after)
    if key or _REF.fullmatch(title.strip()) or known(NAMELESS, title):
        return ref or title.strip(), None
    return "", heading


def _kept_aside(section: _Section, trace: Trace) -> tuple[tuple[ReadSystem, ...], tuple[Said, ...]]:
    """The systems in the table of what was kept aside, and what there is no place for."""
    systems: list[ReadSystem] = []
    left: list[Said] = []
    for block in section.blocks:
        if block.kind == "table":
            systems += _systems(block, trace)
        elif block.kind == "paragraph" and not CAPTION.fullmatch(block.said[0].label.casefold()):
            if block.source.lstrip().startswith("|"):
                raise UnreadableMarkdown(
                    block.line, _("this is a row, and the table that it belongs to has ended.")
                )
            left += block.said
    return tuple(systems), tuple(left)


def _systems(block: Block, trace: Trace) -> Iterator[ReadSystem]:
    columns = {known(COLUMNS, cell.words): i for i, cell in enumerate(block.rows[0])}
    if "System" not in columns and "Code" not in columns:
        raise UnreadableMarkdown(
            block.line,
            _("this table has no column “{name}”.").format(
                name=translator(trace.language)("System")
            ),
        )
    taken: set[str] = set()
    for row in block.rows[1:]:
        cells = {name: row[i] for name, i in columns.items() if i < len(row)}
        names = {"name": "System", "type": "Type", "reason": "Reason"}
        texts = {key: cells[name] for key, name in names.items() if name in cells}
        id_ = cells.get("Code")
        key = (unquote(id_.comment) or _system_called(trace, id_.words)) if id_ else ""
        if key in taken or key not in trace.systems:
            key = ""
        taken.add(key)
        if key or any(each.words.strip() for each in texts.values()):
            yield ReadSystem(row[0].line, key, texts)


def _system_called(trace: Trace, words: str) -> str:
    return next((key for key in trace.systems if folded(visible(key)) == folded(words)), "")
