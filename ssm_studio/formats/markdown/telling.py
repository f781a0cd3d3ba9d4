"""What differs between an edited page and the session, in sentences: for the command line and for the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ssm_studio.formats.markdown.read_changes import Difference
from ssm_studio.i18n import N_, _

HEADINGS: Final = {
    "added": N_("New in the file:"),
    "changed": N_("Edited in the file:"),
    "missing": N_("No longer in the file:"),
    "clash": N_("Edited in the file, and changed in the session since; the session's stays:"),
}
"""By state of a difference, in the order in which they are listed."""


def where(each: Difference, clean: Callable[[str], str]) -> str:
    """What a difference is about, and the line of the page; `clean` makes what people typed harmless."""
    called = clean(each.called) or _("a new one")
    if not each.line:
        return called
    return _("{what} (line {line})").format(what=called, line=each.line)


def sayings(each: Difference, clean: Callable[[str], str]) -> Iterator[str]:
    """What was said and will be said there, a line each; nothing for what is missing in the page."""
    before, after = clean(each.before), clean(each.after)
    nothing = _("(nothing)")
    match each.state:
        case "clash":
            gone = nothing if each.id else _("(deleted)")
            yield _("session: {words}").format(words=before or gone)
            yield _("file:    {words}").format(words=after or nothing)
        case "missing":
            if each.held:
                yield _("It stays, because the session uses or changed it since.")
        case "added":
            yield f"+ {after}"
        case _:
            yield f"- {before or nothing}"
            yield f"+ {after or nothing}"
