"""The two languages of the interface: English (source) and Indonesian, through gettext.

`_` speaks the language of the interface as it is now; `translator` speaks a language of the caller's choice,
which exports need because a report's language is not the screen's.
"""

from __future__ import annotations

import errno
import gettext
import locale
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("en", "id")
"""Languages of interface, prompts and exports; also the keys of a two-language text."""

_LOCALE_FOLDER = Path(__file__).parent / "locale"
_current = "en"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation("ssm_studio", _LOCALE_FOLDER, languages=[language], fallback=True)


def set_language(language: str) -> None:
    """Make `language` ("en" or "id"; anything else means "en") the language of `_`."""
    global _current  # noqa: PLW0603 - one interface, one language
    _current = language if language in LANGUAGES else "en"


def language() -> str:
    """The language of the interface now: "en" or "id"."""
    return _current


_CONTEXT = "\x04"
"""Stands between the use of an ambiguous word and the word, as in compiled catalogues."""


def _said(catalogue: gettext.NullTranslations, message: str) -> str:
    use, mark, words = message.rpartition(_CONTEXT)
    if not words:
        return ""
    return catalogue.pgettext(use, words) if mark else catalogue.gettext(words)


def _(message: str) -> str:
    """`message` in the language of the interface."""
    return _said(_catalogue(_current), message)


def pgettext(use: str, message: str) -> str:
    """`message` where one English word stands for two things; `use` says which of them."""
    return _catalogue(_current).pgettext(use, message)


def NP_(use: str, message: str) -> str:
    """Mark an ambiguous message in a data table; `_` and `translator` understand what comes back."""
    return f"{use}{_CONTEXT}{message}"


def ngettext(one: str, many: str, number: int) -> str:
    """The form that fits `number`, in the language of the interface."""
    return _catalogue(_current).ngettext(one, many, number)


def N_(message: str) -> str:
    """Mark a message in a data table for translation without translating it yet."""
    return message


def translator(language: str) -> Callable[[str], str]:
    """A function that speaks `language`, whatever the interface speaks."""
    catalogue = _catalogue(language if language in LANGUAGES else "en")
    return lambda message: _said(catalogue, message)


def preferred_language(chosen: str | None = None) -> str:
    """The language to start in: `chosen`, then SSM_STUDIO_LANG, then the locale, then English."""
    candidates = (
        chosen,
        os.environ.get("SSM_STUDIO_LANG"),
        *(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
        locale.getlocale()[0],
    )
    for candidate in candidates:
        if candidate and (short := candidate.replace("-", "_").split("_")[0].lower()) in (
            *LANGUAGES,
            "indonesian",
            "english",
        ):
            return {"indonesian": "id", "english": "en"}.get(short, short)
    return "en"


_REFUSALS: Final = {
    errno.ENOENT: N_("there is none of that name"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("part of the path is a file"),
    errno.EACCES: N_("access is denied"),
    errno.EPERM: N_("access is denied"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EIO: N_("the disk reports an error"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links lead round in a circle"),
}
"""What an operating system refuses, which it says in a language of its own."""


def reason_of(error: Exception) -> str:
    """Why the operating system refused something, in the language of the interface where that is known."""
    if isinstance(error, OSError):
        known = _REFUSALS.get(error.errno or 0)
        return _(known) if known else error.strerror or type(error).__name__
    return str(error) or type(error).__name__
