"""What was drawn, said and read, as sources: one text for each picture and each kind of evidence, and the photographs.

A line of a text is one record, chosen whole, coded by its themes and lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from ssm_studio.domain.characters import signed
from ssm_studio.domain.evidence import EVIDENCE_KINDS
from ssm_studio.domain.picture import Photo
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import read
from ssm_studio.formats.qda.codes import codes_of
from ssm_studio.formats.qda.names import clean, element, guid, told
from ssm_studio.i18n import N_, translator

_EVIDENCE: Final = {
    "quotation": N_("Quotations"),
    "photo": N_("Seen on photographs"),
    "document": N_("From documents"),
    "survey_answer": N_("Answers to questionnaires"),
    "observation": N_("Observations"),
    "number": N_("Numbers and measurements"),
}
_PER_MILLE: Final = 1000


@dataclass(slots=True)
class Sources:
    """What was put into a project so far.

    Attributes:
        at: the "Sources" element.
        codes: the ids of the code book.
        user: the id of who made the project.
        files: what lies beside the project, by name.
        chosen: the id of the selection of each record that is in a source.
    """

    at: ET.Element
    study: Study
    language: str
    codes: frozenset[str]
    user: str
    files: dict[str, bytes] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)

    def text(self, id_: str, name: str, records: Iterable[tuple[Record, str]]) -> None:
        """A text with one line for each record, chosen and coded; none where there is nothing to say."""
        them = [(each, " ".join(clean(words).split("\n"))) for each, words in records]
        them = [each for each in them if each[1].strip()]
        if not them:
            return
        source = element(self.at, "TextSource", guid=id_, name=name)
        source.set("plainTextPath", f"internal://{id_}.txt")
        source.set("creatingUser", self.user)
        self.files[f"{id_}.txt"] = signed("\n".join(words for _each, words in them)).encode()
        start = 0
        for each, words in them:
            end = start + len(words)
            chosen = element(
                source, "PlainTextSelection", guid=guid(each.id), name=each.ref or words[:40]
            )
            chosen.set("startPosition", str(start))
            chosen.set("endPosition", str(end))
            chosen.set("creatingUser", self.user)
            self.code(chosen, each)
            self.chosen[each.id] = guid(each.id)
            start = end + 1

    def code(self, chosen: ET.Element, record: Record) -> None:
        """Code a selection as its record is."""
        for code in dict.fromkeys(codes_of(self.study, record)):
            if code in self.codes:
                coding = element(
                    chosen, "Coding", guid=guid(f"{chosen.get('guid')} {code}", "coding")
                )
                coding.set("creatingUser", self.user)
                element(coding, "CodeRef", targetGUID=code)


def fill(sources: Sources, photos: Mapping[str, bytes]) -> None:
    """Everything that was drawn, said and read; `photos` are bytes of photographs by their digest."""
    study, language = sources.study, sources.language
    t = translator(language)
    for picture in study.pictures.values():
        name = " ".join(filter(None, (picture.ref, read(picture.title, language))))
        them = [(each, read(each.label, language)) for each in elements_of(study, picture.id)]
        sources.text(guid(picture.id, "text"), name or t(N_("Rich picture")), them)
    for kind in (*EVIDENCE_KINDS, None):
        said = [
            (each, read(each.text, language))
            for each in study.evidence.values()
            if each.kind == kind
        ]
        sources.text(
            guid(str(kind), "evidence"), t(_EVIDENCE.get(kind or "", N_("Evidence"))), said
        )
    debated = [(each, read(each.text, language)) for each in study.debate.values()]
    sources.text(guid("debate", "source"), t(N_("Said in the debate")), debated)
    for photo in study.photos.values():
        _photo(sources, photo, photos.get(photo.kept_sha256 or ""))


def _photo(sources: Sources, photo: Photo, data: bytes | None) -> None:
    if data is None:
        return
    id_ = guid(photo.id)
    source = element(sources.at, "PictureSource", guid=id_, name=photo.file or photo.ref or id_)
    source.set("path", f"internal://{id_}.jpg")
    source.set("creatingUser", sources.user)
    told(source, "Description", read(photo.caption, sources.language))
    sources.files[f"{id_}.jpg"] = data
    for each in sources.study.elements.values():
        sides = _region(photo, each.photo_region or "") if each.photo == photo.id else None
        if sides is not None:
            chosen = element(
                source, "PictureSelection", guid=guid(each.id, "region"), name=each.ref
            )
            for name, value in zip(("firstX", "firstY", "secondX", "secondY"), sides, strict=True):
                chosen.set(name, str(value))
            sources.code(chosen, each)


def _region(photo: Photo, said: str) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom in dots, of a region in thousandths of the photograph."""
    parts = said.split()
    if len(parts) != 4 or not all(each.isdecimal() for each in parts):
        return None
    left, top, wide, high = map(int, parts)
    width, height = photo.width or _PER_MILLE, photo.height or _PER_MILLE
    return (
        left * width // _PER_MILLE,
        top * height // _PER_MILLE,
        (left + wide) * width // _PER_MILLE,
        (top + high) * height // _PER_MILLE,
    )


def cases(project: ET.Element, sources: Sources) -> None:
    """People and groups, under the names that they have here, each with what they said and drew."""
    study, language = sources.study, sources.language
    t = translator(language)
    if not study.participants and not study.groups:
        return
    role, group = guid("role", "variable"), guid("group", "variable")
    variables = element(project, "Variables")
    for id_, name in ((role, t(N_("Role"))), (group, t(N_("Group")))):
        element(variables, "Variable", guid=id_, name=name, typeOfVariable="Text")
    there = element(project, "Cases")
    for each in study.participants.values():
        case = element(there, "Case", guid=guid(each.id), name=each.pseudonym or each.ref)
        home = study.groups.get(each.group or "")
        _value(case, role, read(each.role, language))
        _value(case, group, read(home.name, language) if home is not None else "")
        _said(case, sources, _of_person(study, each.id))
    for each_group in study.groups.values():
        name = read(each_group.name, language) or each_group.ref
        case = element(there, "Case", guid=guid(each_group.id), name=name)
        _said(case, sources, (e.id for e in study.evidence.values() if e.group == each_group.id))


def _of_person(study: Study, id_: str) -> Iterator[str]:
    yield from (each.id for each in study.evidence.values() if each.said_by == id_)
    yield from (each.id for each in study.elements.values() if each.voiced_by == id_)
    yield from (each.id for each in study.debate.values() if each.speaker == id_)


def _value(case: ET.Element, variable: str, words: str) -> None:
    if words:
        value = element(case, "VariableValue")
        element(value, "VariableRef", targetGUID=variable)
        told(value, "TextValue", words)


def _said(case: ET.Element, sources: Sources, records: Iterable[str]) -> None:
    for each in records:
        if each in sources.chosen:
            element(case, "SelectionRef", targetGUID=sources.chosen[each])
