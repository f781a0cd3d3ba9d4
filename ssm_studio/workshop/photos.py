"""Taking photographs into a session: the bytes first, then the step that names them, so that none names nothing."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.study import Study
from ssm_studio.formats.photos.prepare import MEDIA, Prepared, only_pixels, prepare
from ssm_studio.i18n import _, ngettext
from ssm_studio.store import attachments
from ssm_studio.store.session_file import SessionFile

if TYPE_CHECKING:
    from ssm_studio.formats.registry import ExportedFile
    from ssm_studio.workshop.workshop import Workshop

Kept = tuple[str, str, bytes]
"""Digest, kind of file and bytes of what is kept."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of photographs beside what they show."""

    caption: str = ""
    taken_by: str = ""
    taken_at: str = ""
    consent: bool | None = None


def prepared(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, Prepared]]:
    """Every file as the session keeps it, by its name without folders.

    Raises:
        UsageError: one of them is no photograph; none was kept.
    """
    return [(PurePath(name).name, prepare(data, PurePath(name).name)) for name, data in files]


def attach(
    workshop: Workshop, files: Sequence[tuple[str, Prepared]], picture: str | None, said: Said
) -> Changeset:
    """Keep the bytes, and give the one step that names them; without a picture one is begun.

    Raises:
        StudioError: the disk refused, or the session can only be read; nothing has changed.
    """
    workshop.keep_bytes([(each.kept_sha256, each.media, each.data) for _name, each in files])
    return step_of(workshop.study, files, picture, said)


def step_of(
    study: Study, files: Sequence[tuple[str, Prepared]], picture: str | None, said: Said
) -> Changeset:
    """The step that names photographs whose bytes are kept."""
    # A command that only gives photographs out loads no edits.
    from ssm_studio.domain.edit_photo import attach_photo
    from ssm_studio.domain.edit_picture import add_picture

    steps = []
    if picture not in study.pictures:
        steps.append(add_picture(study, _("Rich picture")))
        study = apply(study, steps[0])
        picture = steps[0].puts[0].id
    assert picture is not None, "there is one by now"
    for name, each in files:
        step = attach_photo(
            study,
            picture,
            name,
            sha256=each.sha256,
            kept_sha256=each.kept_sha256,
            media=each.media,
            size=(each.width, each.height),
            caption=said.caption,
            taken_by=said.taken_by,
            taken_at=said.taken_at or each.taken_at,
            consent=said.consent,
        )
        study = apply(study, step)
        steps.append(step)
    count = len(files)
    label = ngettext("Attach {n} photo", "Attach {n} photos", count).format(n=count)
    return join(steps[0].label if len(steps) == 1 else label, *steps)


_SECTION = "attachments"
"""Where a bundle has the bytes: a list of digest, kind and base64."""


def with_photos(
    path: Path, files: Sequence[ExportedFile], *, public: bool
) -> tuple[ExportedFile, ...]:
    """Bundles with the bytes of the photographs that they name; of a public one those that people agreed to.

    Raises:
        StudioError: the session cannot be read.
    """
    return tuple(replace(each, data=_with_bytes(path, each.data, public=public)) for each in files)


def _with_bytes(path: Path, data: bytes, *, public: bool) -> bytes:
    if b'"kept_sha256"' not in data:
        return data
    bundle = json.loads(data)
    photos = bundle.get("photos") or [
        photo for picture in bundle.get("rich_pictures", []) for photo in picture.get("photos", [])
    ]
    wanted = {
        each["kept_sha256"]: each.get("media") or ""
        for each in photos
        if each.get("kept_sha256") and (each.get("consent") or not public)
    }
    with closing(SessionFile.open(path, change=False)) as file:
        found = []
        for sha256, media in sorted(wanted.items()):
            kept = file.reading(lambda conn, name=sha256: attachments.get(conn, name))  # type: ignore[misc]
            if kept is not None:
                coded = base64.b64encode(kept).decode("ascii")
                found.append({"sha256": sha256, "media": media, "base64": coded})
    bundle |= {_SECTION: found} if found else {}
    return (json.dumps(bundle, ensure_ascii=False, indent=2) + "\n").encode()


def kept_photo(path: Path) -> Callable[[str], bytes]:
    """What the session in a file keeps under a digest; b"" where it keeps nothing."""

    def find(sha256: str) -> bytes:
        with closing(SessionFile.open(path, change=False)) as file:
            return file.reading(lambda conn: attachments.get(conn, sha256)) or b""

    return find


def photos_of(study: Study) -> tuple[Study, list[Kept]]:
    """A study that came in without the bytes that its bundle brought along, and the bytes.

    What fits no digest, or is not what we keep of a photograph, is left out.
    """
    header = study.session
    kept = json.loads(header.kept) if _SECTION in header.kept else {}
    listed = kept.pop(_SECTION, None) if isinstance(kept, dict) else None
    if listed is None:
        return study, []
    words = json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""
    bare = replace(study, sessions={header.id: replace(header, kept=words)})
    named = {each.kept_sha256 for each in study.photos.values()}
    return bare, [each for each in _decoded(listed) if each[0] in named]


def _decoded(listed: Any) -> Iterator[Kept]:
    for each in listed if isinstance(listed, list) else ():
        if not isinstance(each, dict) or not isinstance(each.get("base64"), str):
            continue
        try:
            data = base64.b64decode(each["base64"], validate=True)
        except (ValueError, binascii.Error):
            continue
        # A file that says more than its pixels was not made by us.
        if hashlib.sha256(data).hexdigest() == each.get("sha256") and only_pixels(data):
            yield str(each["sha256"]), MEDIA, data


def keep_photos(path: Path, them: Sequence[Kept]) -> None:
    """Keep bytes that came with a bundle in the session that was made of it.

    Raises:
        StudioError: the disk refuses.
    """
    if them:
        with closing(SessionFile.open(path)) as file:
            file.writing(lambda conn: attachments.put_all(conn, them))
