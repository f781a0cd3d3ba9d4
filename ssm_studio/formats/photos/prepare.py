"""A photograph as the session keeps it: upright, of a size to look at, its pixels and nothing else.

Cameras write where and when a picture was taken, whose the camera is and more into the file. The pixels are put into
a new picture, that one is saved, and what was saved is read back and looked through before it is kept.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LARGEST: Final = 100 * 1024 * 1024
"""Bytes of a file that is looked at."""
MOST_PIXELS: Final = 50_000_000
"""More than any telephone takes; a small file may claim to hold billions."""
_LONGEST_SIDE: Final = 1600
_QUALITY: Final = 82
MEDIA: Final = "image/jpeg"
_TAKEN: Final = (0x9003, 0x0132)
"""The EXIF tags of the moment at which a picture was taken, the surest first."""
_EXIF_IFD: Final = 0x8769
_HEIC: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_MARKER, _SCAN, _JFIF = 0xFF, 0xDA, 0xE0
_JFIF_LENGTH: Final = 16
"""Of the mark of the format without a thumbnail."""
_DECODING: Final = frozenset((_JFIF, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, _SCAN))
"""The segments of a JPEG file without which its pixels cannot be decoded, and the mark of the format."""
_TELLING: Final = ("exif", "comment", "xmp", "XML:com.adobe.xmp", "photoshop", "icc_profile")
"""Where Pillow puts what a file says beside its pixels."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photograph to be kept.

    Attributes:
        data: the bytes that are kept, a JPEG file.
        kept_sha256: their digest.
        sha256: the digest of the file as it was given, which is not kept.
        width: in pixels, as kept.
        height: in pixels, as kept.
        taken_at: when the camera says that it was taken, ISO 8601 without a zone; "" where it does not say.
    """

    data: bytes
    kept_sha256: str
    sha256: str
    width: int
    height: int
    taken_at: str

    @property
    def media(self) -> str:
        """What kind of file is kept."""
        return MEDIA


def prepare(data: bytes, name: str) -> Prepared:
    """Make of a file from a camera what a session keeps; `name` is for sentences.

    Raises:
        UsageError: it is no photograph, too large, or what reads it is not installed.
    """
    _look(data, name)
    image = _image_library()
    with warnings.catch_warnings():
        warnings.simplefilter("error", image.DecompressionBombWarning)
        before, image.MAX_IMAGE_PIXELS = image.MAX_IMAGE_PIXELS, MOST_PIXELS
        try:
            upright, taken_at = _upright(image, data)
        except (image.DecompressionBombWarning, image.DecompressionBombError) as error:
            raise _refused(
                _("“{name}” claims more than {most} million pixels.").format(
                    name=name, most=MOST_PIXELS // 1_000_000
                )
            ) from error
        except MemoryError as error:
            raise _refused(
                _("“{name}” is too large for this machine.").format(name=name)
            ) from error
        # A broken file may raise whatever its decoder stumbles over.
        except Exception as error:
            raise _refused(
                _("“{name}” is not a photo that can be read.").format(name=name)
            ) from error
        finally:
            image.MAX_IMAGE_PIXELS = before
    kept = _saved(upright)
    if found := said_beside(kept):
        raise _refused(
            _("“{name}” still says {what} beside its pixels, so it is not kept.").format(
                name=name, what=", ".join(found)
            )
        )
    return Prepared(
        kept,
        hashlib.sha256(kept).hexdigest(),
        hashlib.sha256(data).hexdigest(),
        *upright.size,
        taken_at,
    )


def _look(data: bytes, name: str) -> None:
    if not data:
        raise _refused(_("“{name}” is empty.").format(name=name))
    if len(data) > LARGEST:
        raise _refused(_("“{name}” is too large to be a photo.").format(name=name))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        try:
            import pi_heif  # type: ignore[import-untyped]
        except ImportError as error:
            raise UsageError(
                _("“{name}” is a HEIC file, and what reads those is not installed.").format(
                    name=name
                ),
                _("Nothing was attached."),
                _(
                    "Set the camera to “most compatible”, or install it: pip install 'ssm-studio[heic]'"
                ),
            ) from error
        pi_heif.register_heif_opener()


def _image_library() -> Any:
    try:
        from PIL import Image
    except ImportError as error:
        raise UsageError(
            _("What reads photos is not installed."),
            _("Nothing was attached."),
            _("Install it: pip install 'ssm-studio[photos]'"),
        ) from error
    return Image


def _refused(title: str) -> UsageError:
    return UsageError(
        title, _("Nothing was attached."), _("JPEG, PNG, WebP and HEIC files can be attached.")
    )


def _upright(image: Any, data: bytes) -> tuple[Picture, str]:
    """The pixels turned upright and scaled, in a new picture; and when it was taken."""
    from PIL import ImageOps

    with image.open(io.BytesIO(data)) as opened:
        taken_at = _taken(opened)
        # Makes the decoder of JPEG read no more detail than is kept.
        opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        turned = ImageOps.exif_transpose(opened)
        turned.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        if turned.mode not in ("RGB", "L"):
            turned = _on_white(image, turned)
        clean = image.new(turned.mode, turned.size)
        clean.paste(turned)
    return clean, taken_at


def _on_white(image: Any, picture: Any) -> Any:
    """What can be seen through stands on paper: JPEG knows no transparency."""
    seen = picture.convert("RGBA")
    paper = image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def _taken(opened: Any) -> str:
    try:
        exif = opened.getexif()
        said = {**exif, **exif.get_ifd(_EXIF_IFD)}
    except Exception:  # a broken block of facts is no reason to refuse the picture
        return ""
    for tag in _TAKEN:
        try:
            moment = datetime.strptime(str(said.get(tag, "")).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras say no zone
        except ValueError:
            continue
        return moment.isoformat(timespec="seconds")
    return ""


def _saved(picture: Picture) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()


def said_beside(data: bytes) -> tuple[str, ...]:
    """What a picture's file says beside its pixels: position, comments, whose camera; () where it says nothing.

    Raises:
        OSError: it is no picture.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        opened.load()
        found = [each for each in _TELLING if opened.info.get(each)]
        if opened.getexif():
            found.append("exif")
        segments = getattr(opened, "applist", [])
        found += [name for name, _content in segments if name not in ("APP0", "COM")]
        found += ["comment" for name, _content in segments if name == "COM"]
    return tuple(dict.fromkeys(found))


def only_pixels(data: bytes) -> bool:
    """Whether a JPEG file holds pixels and what decodes them, and nothing that could tell more; needs no decoder.

    What a session keeps is so; a bundle from elsewhere may hold anything.
    """
    if data[:2] != b"\xff\xd8":
        return False
    at = 2
    while at + 4 <= len(data) and data[at] == _MARKER:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if kind not in _DECODING or (kind == _JFIF and length != _JFIF_LENGTH):
            return False
        at += 2 + length
        if kind == _SCAN:
            # Within a scan the mark of the end can only be the end.
            return data.find(b"\xff\xd9", at) == len(data) - 2
    return False


def cells(data: bytes, width: int, height: int) -> tuple[tuple[tuple[int, int, int], ...], ...]:
    """A kept photograph as rows of colours, two rows for a line of text; in the proportions of the photograph.

    Raises:
        UsageError: what reads photos is not installed, or it is none.
    """
    image = _image_library()
    try:
        with image.open(io.BytesIO(data)) as opened:
            opened.draft("RGB", (width * 2, height * 4))
            small = opened.convert("RGB")
    except Exception as error:
        raise _refused(_("The photo in the session cannot be read.")) from error
    small.thumbnail((max(1, width), max(2, height * 2)))
    if small.height % 2:
        small = small.resize((small.width, small.height + 1))
    flat = small.tobytes()
    row = small.width * 3
    return tuple(
        tuple(zip(*[iter(flat[y * row : (y + 1) * row])] * 3, strict=True))
        for y in range(small.height)
    )
