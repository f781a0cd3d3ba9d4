"""What stands under the heading of one definition (sentence, facts, two tables), and the words that name its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.formats.markdown.fingerprints import CODE_FIELDS, folded
from ssm_studio.formats.markdown.read_blocks import Block, Said, UnreadableMarkdown
from ssm_studio.formats.report.definitions import LEFT_OUT
from ssm_studio.i18n import LANGUAGES, N_, _, translator


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One customer (C), actor (A), owner (O) or constraint (E); None for a column that is not there any more."""

    letter: str
    line: int
    key: str
    words: Said
    facts: Said | None = None
    detail: Said | None = None

    def texts(self) -> dict[str, Said]:
        """What the row says, by the names of the trace."""
        told = {"words": self.words, "facts": self.facts, "detail": self.detail}
        return {name: said for name, said in told.items() if said is not None}


EARLIER: Final = {
    "id": "Code",
    "fakta": "Facts",
    **{f"{each} left out on purpose": f"{each.upper()} deliberately omitted" for each in "caoe"},
}
"""What earlier versions called these; pages that they wrote are read too."""


def _in_both(*messages: str) -> dict[str, str]:
    """What messages are called in either language, as it would be compared: from there to the message."""
    return {before: each for before, each in EARLIER.items() if each in messages} | {
        folded(translator(lang)(each)).casefold(): each for lang in LANGUAGES for each in messages
    }


COLUMNS: Final = _in_both(
    N_("Letter"),
    N_("Question"),
    N_("Element"),
    N_("Wording"),
    N_("Facts"),
    N_("In detail"),
    N_("Who says so"),
    N_("Code"),
    N_("System"),
    N_("Type"),
    N_("Reason"),
    N_("Themes"),
    N_("Theme"),
)
_FACTS: Final = _in_both(
    N_("Type"),
    N_("Level"),
    N_("Status"),
    N_("Version"),
    *LEFT_OUT.values(),
    N_("Derived from"),
    N_("Who says so"),
)
_WITHOUT: Final = {fact: f"without-{letter.lower()}" for letter, fact in LEFT_OUT.items()}
_ENDS: Final = _in_both(N_("Input"), N_("Output"))
ASIDE: Final = _in_both(N_("Kept aside"))
LEGEND: Final = _in_both(N_("Who says so"))
NAMELESS: Final = _in_both(N_("Root definition"))
CAPTION: Final = re.compile(r"(table|tabel)\s*[\d.]+")
_ORIGIN: Final = _in_both(N_("From issue owner"))


def known(table: Mapping[str, str], words: str) -> str:
    """What the words are in a table made by `_in_both`; "" for none of it."""
    return table.get(folded(words).casefold(), "")


class SectionReader:
    """Takes in the blocks under one heading."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.texts: dict[str, Said] = {}
        self.rows: list[ReadRow] = []
        self.paragraphs: list[Said] = []
        self.left: list[Said] = []
        self.seen: set[str] = set()
        self.facts_seen = False

    @property
    def complete(self) -> bool:
        """Whether both tables were there."""
        return bool(self.seen & set("PQR")) and bool(self.seen & set("CATWOE"))

    def take(self, block: Block) -> None:
        """Take in one block, or refuse what can only be a table that fell apart."""
        match block.kind:
            case "table":
                self._table(block)
            case "list" if not self.seen and any(known(_FACTS, each.label) for each in block.said):
                self._facts(block.said)
            case "paragraph":
                self._paragraph(block)
            case "hr":
                pass
            case "list":
                self.left += block.said
            case _:
                self.left.append(Said(" ".join(block.source.split()), block.line))

    def _paragraph(self, block: Block) -> None:
        said = block.said[0]
        for number, line in enumerate(block.source.split("\n")):
            if line.lstrip().startswith("|"):
                raise UnreadableMarkdown(
                    block.line + number,
                    _("this is a row, and the table that it belongs to has ended."),
                    _("Take out the blank line above it, or write the first “|” as “\\|”."),
                )
        if known(_ORIGIN, said.label) or CAPTION.fullmatch(said.label.casefold()):
            return
        if not said.words.strip():
            return
        # The sentence stands above everything else; what follows is somebody's remark.
        (self.left if self.seen or self.facts_seen else self.paragraphs).append(said)

    def _facts(self, items: Iterable[Said]) -> None:
        self.facts_seen = True
        for item in items:
            fact = known(_FACTS, item.label)
            name = _WITHOUT.get(fact) or fact.lower()
            if name in (*CODE_FIELDS, *_WITHOUT.values(), "version"):
                self.texts[name] = replace(item, words=item.after)
            elif not name:
                self.left.append(item)

    def _table(self, block: Block) -> None:
        columns = {known(COLUMNS, cell.words): i for i, cell in enumerate(block.rows[0])}
        if "Theme" in columns:
            return
        if not {"Letter", "Wording"} <= set(columns):
            raise UnreadableMarkdown(
                block.line,
                _("this table has no columns “{letter}” and “{wording}”.").format(
                    letter=translator(self.language)("Letter"),
                    wording=translator(self.language)("Wording"),
                ),
                _("Leave the headings of the columns as they were exported."),
            )
        for cells in block.rows[1:]:
            self._row({name: cells[i] for name, i in columns.items() if i < len(cells)})

    def _row(self, cells: Mapping[str, Said]) -> None:
        letter = cells["Letter"].words.strip().upper()
        wording = cells["Wording"]
        if letter in ROW_KINDS:
            key = unquote(cells["Letter"].comment)
            facts, detail = cells.get("Facts"), cells.get("In detail")
            told = [each.words for each in (wording, facts, detail) if each]
            if key or any(each.strip() for each in told):
                self.rows.append(ReadRow(letter, wording.line, key, wording, facts, detail))
        elif letter == "T":
            self._put(self._end(cells.get("Element")), wording)
        elif letter in ("P", "Q", "R", "W"):
            self._put(letter.lower(), wording)
        elif any(each.words.strip() for each in cells.values()):
            raise UnreadableMarkdown(
                wording.line,
                _("a row begins with one of the letters P, Q, R or C, A, T, W, O, E."),
                _("A blank line ends a table."),
            )
        else:
            return
        self.seen.add(letter)

    def _end(self, element: Said | None) -> str:
        end = known(_ENDS, element.words) if element else ""
        if end:
            return {"Input": "t-in", "Output": "t-out"}[end]
        return "t-out" if "t-in" in self.texts else "t-in"

    def _put(self, name: str, said: Said) -> None:
        if name in self.texts:
            raise UnreadableMarkdown(
                said.line,
                _("{letter} is there already, in line {line}.").format(
                    letter=name[0].upper(), line=self.texts[name].line
                ),
                _("A definition has one of each; a second worldview is a second definition."),
            )
        self.texts[name] = said
