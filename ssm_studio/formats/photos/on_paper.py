"""Photographs of hand-drawn pictures in pages: those that people agreed to, and no others."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from ssm_studio.domain.picture import Photo
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.escaping import visible
from ssm_studio.i18n import N_, translator

MOST: Final = 12
"""Photographs in one page; the rest stay in the session."""
WIDTH: Final = 600
"""Pixels of a photograph whose size nobody noted, and of the widest."""
_WITHIN: Final = re.compile(r'<image [^>]*href="data:image/jpeg;base64,([A-Za-z0-9+/=]+)"')
_TITLE: Final = N_("Photograph of {picture}")

Bytes = Callable[[str], bytes]
"""What a session keeps under a digest; b"" where it keeps nothing."""


def photos_shown(study: Study, kept: Bytes) -> Iterator[tuple[Photo, str, bytes]]:
    """The photographs of a study that readers may see, each with its path and its bytes.

    Whoever drew must have agreed; silence is no agreement.
    """
    number = 0
    for photo in study.photos.values():
        if photo.consent is not True or photo.picture not in study.pictures or number == MOST:
            continue
        if data := kept(photo.kept_sha256 or ""):
            number += 1
            yield photo, f"figures/photo-{number}.jpg", data


def caption_of(study: Study, photo: Photo, language: str) -> str:
    """What is to be seen on it."""
    picture = study.pictures[photo.picture or ""]
    title = " · ".join(filter(None, (picture.ref, read(picture.title, language))))
    words = translator(language)(_TITLE).format(picture=title)
    said = read(photo.caption, language)
    return f"{words}: {said}" if said else words


def as_svg(study: Study, photo: Photo, data: bytes, language: str) -> str:
    """The photograph as a figure that holds it."""
    width, height = photo.width or WIDTH, photo.height or WIDTH
    by = min(1.0, WIDTH / width)
    size = f'width="{width * by:.0f}" height="{height * by:.0f}"'
    coded = base64.b64encode(data).decode("ascii")
    told = escape(visible(caption_of(study, photo, language)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width * by:.0f} {height * by:.0f}" '
        f'role="img" aria-labelledby="photo-told"><desc id="photo-told">{told}</desc>'
        f'<image {size} href="data:image/jpeg;base64,{coded}"/></svg>\n'
    )


def bytes_within(svg: str) -> bytes | None:
    """The photograph that a figure holds; None where it is a drawing."""
    found = _WITHIN.search(svg)
    if found is None:
        return None
    try:
        return base64.b64decode(found[1], validate=True)
    except (ValueError, binascii.Error):
        return None
