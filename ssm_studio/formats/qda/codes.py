"""The code book: themes, the entries of lists that something was seen through, and what was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.qda.names import element, guid, told
from ssm_studio.i18n import N_, translator
from ssm_studio.method.coverage import coverage, lists

_THEMES: Final = "themes"
_KINDS: Final = "kinds"
_CALLED: Final = {_THEMES: N_("Themes"), _KINDS: N_("In the rich picture")}
_ELEMENT: Final = "element kind"
_ENTRY: Final = "list entry"


def code_book(project: ET.Element, study: Study, language: str) -> frozenset[str]:
    """Put the codes into the project; their ids are answered."""
    codes = ET.Element("Codes")
    _themes(codes, study, language)
    _lists(codes, study, language)
    _kinds(codes, study, language)
    if len(codes):
        element(project, "CodeBook").append(codes)
    return frozenset(each.attrib["guid"] for each in codes.iter("Code"))


def codes_of(study: Study, record: Record) -> Iterator[str]:
    """The ids of the codes under which something in a record falls; not all of them need be in the book."""
    for theme in study.themes.values():
        if record.id in theme.issues or record.id in theme.evidence:
            yield guid(theme.id)
    for tag in record.lens_tags:
        yield guid(tag, _ENTRY)
    if isinstance(record, Element):
        yield guid(record.kind or "", _ELEMENT)


def _group(codes: ET.Element, name: str, words: str) -> ET.Element:
    return element(codes, "Code", guid=guid(name, "codes"), name=words, isCodable="false")


def _code(group: ET.Element, id_: str, name: str, description: str = "") -> None:
    code = element(group, "Code", guid=id_, name=name or "–", isCodable="true")
    told(code, "Description", description)


def _themes(codes: ET.Element, study: Study, language: str) -> None:
    if study.themes:
        group = _group(codes, _THEMES, translator(language)(_CALLED[_THEMES]))
        for each in study.themes.values():
            words = read(each.name, language)
            _code(group, guid(each.id), " ".join(filter(None, (each.ref, words))))


def _lists(codes: ET.Element, study: Study, language: str) -> None:
    """Every list that something was seen through, whole: an entry that nobody mentioned is a code too."""
    for head in lists(study, language):
        entries = coverage(study, head.id, language)
        if any(each.seen_in for each in entries):
            group = _group(codes, head.id, head.name)
            told(group, "Description", head.source)
            for each in entries:
                _code(group, guid(each.id, _ENTRY), each.name, each.description)


def _kinds(codes: ET.Element, study: Study, language: str) -> None:
    kinds = dict.fromkeys(each.kind or "" for each in study.elements.values())
    if kinds:
        t = translator(language)
        group = _group(codes, _KINDS, t(_CALLED[_KINDS]))
        for kind in kinds:
            known = element_kind(kind)
            _code(group, guid(kind, _ELEMENT), t(known.label))
