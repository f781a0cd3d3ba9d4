"""What a root-definition page remembers of itself, so that it can come back after people have edited it.

The last block of the page is a comment that viewers do not show. It names every definition, row and system on the
page, with a short hash of each wording as it was exported: what differs from it in the file was edited there, what
differs from it in the session was changed there since.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Final
from urllib.parse import unquote

from ssm_studio.domain.definition_rows import OMITTED, ROW_KINDS, rows_of
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.formats.document.anchors import encoded, key_of
from ssm_studio.formats.document.blocks import Hidden
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.report.definitions import KEPT_ASIDE, row_shown
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import LANGUAGES
from ssm_studio.method.sentence import sentence_text
from ssm_studio.values import dataclass

OPENING: Final = "<!-- ssm-studio root-definitions"
_CLOSING: Final = "end -->"

TEXT_FIELDS: Final = {
    "p": "p",
    "q": "q",
    "r": "r",
    "t-in": "transformation_input",
    "t-out": "transformation_output",
    "w": "worldview",
    **{f"without-{letter.lower()}": field for letter, field in OMITTED.items()},
}
"""What the page calls the texts of a definition, and their fields."""

CODE_FIELDS: Final = {
    "type": ("type", "type"),
    "level": ("level", "level"),
    "status": ("status", "definition_status"),
}
"""The facts of a definition that are codes: their field, and the table of words for it."""

_ALIKE: Final = {
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‐‑‒–—―", "-"),
    "…": "...",
}
_AS_EDITORS_WRITE: Final = str.maketrans(_ALIKE)
_SPACES: Final = re.compile(r"[^\S\n]+")
_AROUND_BREAKS: Final = re.compile(r" ?\n ?")
_DASHES: Final = re.compile(r"-{2,}")


def folded(text: str) -> str:
    """`text` without what editors change by themselves: spacing, curly quotes, dashes, composed letters."""
    words = unicodedata.normalize("NFC", visible(text)).translate(_AS_EDITORS_WRITE)
    words = _AROUND_BREAKS.sub("\n", _SPACES.sub(" ", words))
    return _DASHES.sub("-", words).strip()


def digest(text: str) -> str:
    """Eight digits that tell one wording from another; "" for no words."""
    words = folded(text)
    return (
        hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:8] if words else ""
    )


def definition_shown(page: Page, definition: RootDefinition) -> dict[str, str]:
    """What the page says of a definition itself, by what the page calls it."""
    shown = {"sentence": sentence_text(page.study, definition, page.language)}
    shown |= {key: page.words(getattr(definition, name)) for key, name in TEXT_FIELDS.items()}
    for key, (name, words) in CODE_FIELDS.items():
        shown[key] = page.code(words, getattr(definition, name))
    shown["version"] = "" if definition.version is None else str(definition.version)
    return shown


def row_said(page: Page, row: Record) -> dict[str, str]:
    """What the page says of one customer, actor, owner or constraint."""
    words, facts, detail, _mark = row_shown(page, row)
    return {"words": words, "facts": facts, "detail": detail}


def system_shown(page: Page, system: RelevantSystem) -> dict[str, str]:
    """What the page says of a relevant system."""
    return {
        "name": page.words(system.name),
        "type": page.code("type", system.type),
        "reason": page.words(system.why_not),
    }


@dataclass(frozen=True, slots=True)
class Traced:
    """One record as a page remembers it: what else is said of it, and a hash of each wording."""

    about: Mapping[str, str]
    hashes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that a page remembers. Rows go by the keys of their definition and of themselves."""

    language: str
    aside: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, Traced] = field(default_factory=dict)
    rows: dict[tuple[str, str], Traced] = field(default_factory=dict)
    systems: dict[str, Traced] = field(default_factory=dict)


def leave_trace(page: Page) -> None:
    """Write the last block of a page."""
    page.add(Hidden((f"{OPENING} {page.language}", *_lines(page), _CLOSING)))


def _lines(page: Page) -> Iterator[str]:
    study = page.study
    if KEPT_ASIDE in page.targets:
        yield f"aside at={page.targets[KEPT_ASIDE]}"
    used = {each.system for each in study.root_definitions.values()}
    for system in study.relevant_systems.values():
        listed = not system.chosen
        if listed or system.id in used:
            about = {"listed": "1" if listed else ""}
            yield _line("system", [key_of(page.whole, system)], about, system_shown(page, system))
    for definition in study.root_definitions.values():
        key = key_of(page.whole, definition)
        owner = study.relevant_systems.get(definition.system or "")
        about = {
            "at": page.targets.get(definition.id, ""),
            "called": "" if key == definition.ref else definition.ref,
            "system": key_of(page.whole, owner) if owner else "",
        }
        yield _line("definition", [key], about, definition_shown(page, definition))
        for letter in ROW_KINDS:
            for row in rows_of(study, definition.id, letter):
                keys = [key, key_of(page.whole, row)]
                yield _line("row", keys, {"letter": letter}, row_said(page, row))


def _line(
    what: str, keys: Iterable[str], about: Mapping[str, str], shown: Mapping[str, str]
) -> str:
    said = [f"{name}={encoded(value)}" for name, value in about.items() if value]
    hashes = [f"{name}:{mark}" for name, text in shown.items() if (mark := digest(text))]
    return " ".join([what, *map(encoded, keys), *said, *hashes])


_KEYS: Final = {"aside": 0, "system": 1, "definition": 1, "row": 2}
_PART: Final = re.compile(
    r"(?P<name>[a-z-]+)=(?P<value>\S+)|(?P<field>[a-z-]+):(?P<mark>[0-9a-f]{8})"
)


def read_trace(block: str) -> Trace | int:
    """What the last block of a page says; else the number of its first line that cannot be read, from 0.

    Where its lines are broken does not matter: editors fill paragraphs.
    """
    lines = block.strip().removeprefix(OPENING).split("\n")
    words = [(number, word) for number, line in enumerate(lines) for word in line.split()]
    if [word for _number, word in words[-2:]] != _CLOSING.split():
        return len(lines) - 1
    if words[0][1] not in LANGUAGES:
        return 0
    trace = Trace(words[0][1])
    at = 1
    while at < len(words) - 2:
        taken = _take(trace, [word for _number, word in words[at:-2]])
        if not taken:
            return words[at][0]
        at += taken
    return trace


def _take(trace: Trace, words: list[str]) -> int:
    """Take in the record that the words begin with; how many words it had, 0 if it is none."""
    what, count = words[0], _KEYS.get(words[0])
    if count is None or len(words) <= count:
        return 0
    keys = tuple(unquote(each) for each in words[1 : count + 1])
    about: dict[str, str] = {}
    hashes: dict[str, str] = {}
    at = count + 1
    while at < len(words) and (part := _PART.fullmatch(words[at])):
        if part["name"]:
            about[part["name"]] = unquote(part["value"])
        else:
            hashes[part["field"]] = part["mark"]
        at += 1
    traced = Traced(about, hashes)
    match what:
        case "aside":
            trace.aside.update(about)
        case "row":
            trace.rows[keys[0], keys[1]] = traced
        case "system":
            trace.systems[keys[0]] = traced
        case _:
            trace.definitions[keys[0]] = traced
    return at
