"""What stands below a picture's figure, from the record: whose it is, who drew it, when, and where it comes from."""

from __future__ import annotations

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import translator


def picture_caption(study: Study, picture: RichPicture | None, language: str) -> list[str]:
    """The caption's parts that are known, in one line; nothing where there is no picture.

    People are named by pseudonym and role only, as in every export.
    """
    if picture is None:
        return []
    t = translator(language)
    group = study.groups.get(picture.group or "")
    drawers = [
        _drawer(study, id_, language) for id_ in picture.drawn_by if id_ in study.participants
    ]
    date = picture.drawn_at or (study.session.dates[-1] if study.session.dates else "")
    source = read(study.session.title, language)
    parts = [
        t("Version {number}").format(number=picture.version) if picture.version else "",
        t("Group: {name}").format(name=read(group.name, language)) if group else "",
        t("Drawn by: {names}").format(names=", ".join(drawers)) if drawers else "",
        day_said(date[:10], t),
        t("Source: {title}").format(title=source) if source else "",
    ]
    line = " · ".join(part for part in parts if part)
    return [line] if line else []


def _drawer(study: Study, id_: str, language: str) -> str:
    person = study.participants[id_]
    role = read(person.role, language)
    name = person.pseudonym or person.ref
    return f"{name} ({role})" if role else name
