"""Framework lists that a session may be looked at through, as data (`data/lenses.json`)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_, translator
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class LensElement:
    """One entry of a lens, cited by its id ("marr.bb.review")."""

    id: str
    name: Text
    description: Text


@dataclass(frozen=True, slots=True)
class Lens:
    """One framework list. `use_at` says where it helps ("stage1" … "export", "all")."""

    id: str
    name: Text
    prompt: Text
    source: str
    kind: str
    use_at: tuple[str, ...]
    elements: tuple[LensElement, ...]


def _text(value: Any) -> Text:
    return Text(**value) if isinstance(value, dict) else Text(plain=value or None)


@cache
def _data() -> Any:
    file = files("ssm_studio") / "data" / "lenses.json"
    return json.loads(file.read_text(encoding="utf-8"))


_TOLD: Final = (
    N_("reconstruction of Marr 2009 in East Java"),
    N_("list adapted for Indonesian local government"),
    N_("extending Checkland's FMA"),
    N_("art. 5 (checked in literature)"),
    N_("FCDO/DFID usage (literature)"),
    N_("chapter II (literature)"),
    N_("labels paraphrased"),
    N_("paraphrased"),
    N_("general knowledge"),
    N_("library record 20416083 (abstract)"),
    N_("ITB digital library, abstract on Directorate E"),
    N_("(article)"),
    N_("(note)"),
)
"""What sources say in words of a language; longer ones before those that they hold."""
_CODE: Final = re.compile(r"\bS\d{3}\b")


def source_words(source: str, tongue: str) -> str:
    """Where a lens comes from, in a language, with codes of source documents ("S004") spelled out."""
    names, said = _data()["sources"], translator(tongue)
    words = _CODE.sub(lambda code: names.get(code[0], code[0]), source.replace(" and S", "; S"))
    for each in _TOLD:
        words = words.replace(each, said(each))
    return words


@cache
def lenses() -> dict[str, Lens]:
    """Every lens by id, in the order of the file."""
    return {
        lens["id"]: Lens(
            id=lens["id"],
            name=_text(lens["name"]),
            prompt=_text(lens["prompt"]),
            source=lens["source"],
            kind=lens["kind"],
            use_at=tuple(lens["use_at"]),
            elements=tuple(
                LensElement(each["id"], _text(each["name"]), _text(each.get("description")))
                for each in lens["elements"]
            ),
        )
        for lens in _data()["lenses"]
    }


@cache
def _elements() -> dict[str, LensElement]:
    return {each.id: each for lens in lenses().values() for each in lens.elements}


def lens_name(id_: str, language: str) -> str:
    """What a lens or an element of one is called; the id itself where no list has it."""
    found = _elements().get(id_) or lenses().get(id_)
    return found.name.read(language) if found else id_
