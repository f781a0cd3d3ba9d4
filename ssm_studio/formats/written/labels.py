"""What people call the parts of a root definition, in English and Indonesian."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = {
    "C": "c|client|clients|customer|customers|beneficiary|beneficiaries|victims|customers or victims|klien|pelanggan"
    "|penerima manfaat|korban|pihak yang terdampak|konsumen",
    "A": "a|actor|actors|aktor|pelaku|pelaksana|para pelaku|aktor pelaksana",
    "T": "t|transformation|transformation process|transformasi|proses transformasi|proses perubahan",
    "W": "w|weltanschauung|weltanschaung|worldview|world view|world-view|world views|sudut pandang|pandangan dunia"
    "|cara pandang|pandangan",
    "O": "o|owner|owners|system owner|problem owner|pemilik|pemilik sistem|pemilik masalah|pemilik proses",
    "E": "e|environment|environmental constraint|environmental constraints|constraint|constraints"
    "|environment constraints|lingkungan|kendala|kendala lingkungan"
    "|batasan|batasan lingkungan|hambatan lingkungan|keterbatasan lingkungan",
    "P": "p|what|apa|what (p)|apa (p)",
    "Q": "q|how|bagaimana|how (q)|bagaimana (q)",
    "R": "r|why|mengapa|why (r)|mengapa (r)|kenapa",
    "sentence": "root definition|rd|definition|root definition statement|definisi akar|definisi inti|definisi|rumusan"
    "|definisi permasalahan|rumusan definisi|statement|kalimat",
}
LETTERS: Final = {
    name: letter for letter, names in _NAMES.items() for name in (*names.split("|"), letter.lower())
}
"""From what people write, in small letters, to the part that is meant."""
_BOTH: Final = re.compile(
    r"([a-z])(?:\s+-\s+|\s*[–—:(/]\s*)([^()]+?)\s*\)?$|([^()]+?)\s*\(\s*([a-z])\s*\)$"
)
_NUMBERED: Final = re.compile(r"^(?:root definition|definisi(?: akar)?|rd)\s*[#:]?\s*\d+\b")
_SIGNS: Final = re.compile(r"^([A-Za-zÀ-ɏ][^:=\n→>]{0,40}?)\s*(?::|=|–|—|\s-)\s+(.*)$", re.DOTALL)
_TIGHT: Final = re.compile(r"^([A-Za-zÀ-ɏ][^:=\n]{0,40}?)\s*[:=]\s*(.*)$", re.DOTALL)
_DOTTED: Final = re.compile(r"^([CATWOEPQR])[.)]\s+(.*)$", re.DOTALL)
_INSIDE: Final = re.compile(r"(?:^|(?<=[.;,\n])|(?<=\s))([A-Za-z][A-Za-z ()-]{0,30}?)\s*:\s+")
ROW_LETTERS: Final = "CAOE"


def letter_of(said: str) -> str:
    """The part that words name ("C", "Clients", "Customer (C)", "C – Klien", "Pelaku"), "" for none."""
    words = " ".join(said.replace("*", " ").split()).strip(" .:").casefold()
    if words in LETTERS:
        return LETTERS[words]
    found = _BOTH.fullmatch(words)
    if found is None:
        return ""
    letter, name = (found[1], found[2]) if found[1] else (found[4], found[3])
    named = LETTERS.get(name.strip(), "")
    known = LETTERS.get(letter, "")
    return known if known and named in ("", known) and (named or len(name) > 1) else ""


def begins_definition(words: str) -> bool:
    """Whether words say that another definition begins here ("Root definition 2", "RD3")."""
    return _NUMBERED.match(" ".join(words.split()).casefold()) is not None


def labelled(words: str) -> list[tuple[str, str]]:
    """The labelled parts of one line: ("C", "fishers") …; nothing where it does not begin with a label.

    Several may stand in one line ("Client: fishers. Actor: the clerk. T: …").
    """
    first = _first(words)
    if first is None:
        return []
    letter, rest = first
    parts = [[letter, rest]]
    marks = [
        (found, named)
        for found in _INSIDE.finditer(rest)
        if (named := letter_of(found[1])) and named != "sentence"
    ]
    if not marks:
        return [(letter, rest.strip())]
    parts[0][1] = rest[: marks[0][0].start()]
    for at, (found, named) in enumerate(marks):
        end = marks[at + 1][0].start() if at + 1 < len(marks) else len(rest)
        parts.append([named, rest[found.end() : end]])
    return [(named, said.strip(" .;,\n")) for named, said in parts]


def _first(words: str) -> tuple[str, str] | None:
    for pattern in (_TIGHT, _SIGNS, _DOTTED):
        found = pattern.match(words.strip())
        if found and (letter := letter_of(found[1])):
            return letter, found[2]
    return None


def several(words: str) -> list[str]:
    """The rows of C, A, O or E in one wording: parted at ";", at line ends and at signs of lists."""
    parts = re.split(r";|\n|•|(?:^|\s)\(?\d[.)]\s", words)
    return [each for part in parts if (each := part.strip(" .,-–•\t"))]


def ends_of(words: str) -> tuple[str, str | None]:
    """Input and output of T, parted at an arrow; the output is None where there is none."""
    before, arrow, after = _ARROW.sub("\x00", words, count=1).partition("\x00")
    return before.strip(), after.strip() if arrow else None


_ARROW: Final = re.compile(r"\s*(?:-+>|=+>|→|⟶|⇒)\s*")
