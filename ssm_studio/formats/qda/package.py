"""A session as a REFI-QDA project (`.qdpx`): one XML file and its sources in a zip, the same bytes every time.

The exchange format of programs for qualitative analysis (REFI 2019). Themes, lists and kinds of element are codes; what
was drawn and said are texts with coded passages; photographs that people agreed to are pictures; rich pictures and
models are graphs; definitions, learning and reconstruction are memos; people are cases under their pseudonyms.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from ssm_studio.domain.characters import signed
from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import DAY
from ssm_studio.formats.qda.codes import code_book
from ssm_studio.formats.qda.graphs import graphs
from ssm_studio.formats.qda.memos import memos
from ssm_studio.formats.qda.names import NAMESPACE, element, guid, told
from ssm_studio.formats.qda.sources import Sources, cases, fill
from ssm_studio.formats.redaction import for_readers
from ssm_studio.i18n import translator

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'


def qda_project(study: Study, language: str, photo: Callable[[str], bytes]) -> bytes:
    """The project file; `photo` gives the bytes of a photograph by its digest, b"" where there are none.

    Nothing that readers may not see is in it; of the photographs those that people agreed to.
    """
    study = for_readers(study)
    agreed = (each.kept_sha256 for each in study.photos.values() if each.consent)
    photos = {name: data for name in agreed if name and (data := photo(name))}
    xml, files = _project(study, language, photos)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (("project.qde", xml), *((f"sources/{n}", files[n]) for n in files)):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return target.getvalue()


def _project(
    study: Study, language: str, photos: Mapping[str, bytes]
) -> tuple[bytes, dict[str, bytes]]:
    t, session = translator(language), study.session
    user = guid(session.id, "user")
    day = next(iter(session.dates), DAY)[:10]
    project = element(
        None,
        "Project",
        name=study.title or t("Session"),
        origin="ssm studio",
        creatingUserGUID=user,
        creationDateTime=f"{day if _is_day(day) else DAY}T00:00:00Z",
        xmlns=NAMESPACE,
    )
    element(element(project, "Users"), "User", guid=user, name=t("Researcher"))
    codes = code_book(project, study, language)
    sources = Sources(ET.Element("Sources"), study, language, codes, user)
    fill(sources, photos)
    cases(project, sources)
    if len(sources.at):
        project.append(sources.at)
    memos(project, study, language, user, sources.files)
    graphs(project, study, language, sources.chosen)
    told(project, "Description", session.situation.read(language) if session.situation else "")
    ET.indent(project)
    # A sign for each, so that places in the texts stay.
    return (_HEAD + signed(ET.tostring(project, encoding="unicode"))).encode(), sources.files


def _is_day(day: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return len(day) == len(DAY)
