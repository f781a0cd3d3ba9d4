"""Photographs of pictures drawn by hand, what stands on them, and how others read a picture."""

from __future__ import annotations

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.edit import add
from ssm_studio.domain.picture import Interpretation, Photo
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _


def attach_photo(
    study: Study,
    picture: str,
    file: str,
    *,
    sha256: str,
    kept_sha256: str,
    media: str,
    size: tuple[int, int],
    caption: str = "",
    taken_by: str = "",
    taken_at: str = "",
    consent: bool | None = None,
) -> Changeset:
    """A photograph of a picture; its bytes are in the session file already, under `kept_sha256`."""
    if picture not in study.pictures:
        return NOTHING
    photo = Photo(
        id=new_id(),
        picture=picture,
        file=file,
        sha256=sha256,
        kept_sha256=kept_sha256,
        media=media,
        width=size[0],
        height=size[1],
        caption=Text.said(caption, study.language) if caption else None,
        taken_by=taken_by or None,
        taken_at=taken_at or None,
        consent=consent,
        transcribed=False,
    )
    return add(study, photo, _("Attach photo “{name}”").format(name=file))


def read_by_others(
    study: Study, picture: str, words: str, *, group: str | None = None, at: str | None = None
) -> Changeset:
    """How another group reads a picture, noted before those who drew it explain."""
    if picture not in study.pictures or not words.strip():
        return NOTHING
    reading = Interpretation(
        id=new_id(), picture=picture, group=group, text=Text.said(words, study.language), at=at
    )
    return add(
        study, reading, _("Note how others read “{ref}”").format(ref=study.pictures[picture].ref)
    )
