"""The elements of a REFI-QDA project: its namespace, ids that stay the same, and text as its readers count it."""

from __future__ import annotations

import re
import uuid
from typing import Final
from xml.etree import ElementTree as ET

from ssm_studio.domain.characters import signed
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.figures.svg import in_xml

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_OURS: Final = uuid.uuid5(uuid.NAMESPACE_URL, "ssm-studio")


def guid(id_: str, part: str = "") -> str:
    """The id of what a record became, or of a `part` of it: the same in every export."""
    if not part and _GUID.fullmatch(id_):
        return id_
    return str(uuid.uuid5(_OURS, f"{id_} {part}"))


def element(parent: ET.Element | None, tag: str, /, **attributes: str | int) -> ET.Element:
    """An element below `parent`, if any; attributes that say nothing are left out."""
    said = {name: clean(str(value)) for name, value in attributes.items() if value != ""}
    if parent is None:
        return ET.Element(tag, said)
    return ET.SubElement(parent, tag, said)


def clean(text: str) -> str:
    """A text as an XML reader gives it back: no character that XML cannot hold, line ends as one."""
    return signed(in_xml(visible(text)))


def told(parent: ET.Element, tag: str, text: str) -> None:
    """An element that holds words, where there are any."""
    if text:
        element(parent, tag).text = clean(text)
