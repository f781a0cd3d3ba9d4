"""The commands `search`, `themes` and `history`: questions to all sessions of the library in use."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from ssm_studio.cli.options import Asked, argument, command, option
from ssm_studio.cli.output import give_json, give_table, harmless, say
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from ssm_studio.store.institute.port import FoundSession, Library


def asking_commands() -> list[click.Command]:
    """The commands that ask all sessions."""
    as_json = option(["--json", "as_json"], is_flag=True, help=_("Print JSON."))
    return [
        command(
            "search",
            _search,
            _(
                "Look for words in all sessions of the library in use; a star ends the beginning of a word.\n\n"
                "Only sessions that hold all the words are found. What is private is searched with --private alone, "
                "and only in a folder: no server has it."
            ),
            argument("words", nargs=-1, required=True, metavar="WORDS..."),
            option(
                ["--most"],
                type=click.IntRange(1, 1000),
                default=20,
                metavar="N",
                help=_("At most so many sessions, the one changed last first."),
            ),
            option(["--private"], is_flag=True, help=_("Look through private records too.")),
            as_json,
        ),
        command(
            "themes",
            _themes,
            _(
                "List the themes and lens elements of all sessions: in how many each came up, and in how many an "
                "action that came of it was done."
            ),
            option(
                ["--lens"], metavar="X", help=_("Only elements of lenses whose id begins with X.")
            ),
            as_json,
        ),
        command(
            "history",
            _history,
            _("Follow one issue through all sessions and cycles, and what came of it each time."),
            argument("issue", metavar="ISSUE"),
            as_json,
        ),
    ]


def _library(asked: Asked) -> closing[Library]:
    from ssm_studio.workshop.institute.chosen_library import open_library

    return closing(open_library(asked.find_home(), asked.library))


def _found(asked: Asked, words: str, most: int, *, private: bool) -> tuple[FoundSession, ...]:
    from ssm_studio.workshop.institute.folder import FolderLibrary

    with _library(asked) as library:
        if not private:
            return library.search(words, most)
        if isinstance(library, FolderLibrary):
            return library.search(words, most, private=True)
    raise UsageError(
        _("A server has nothing that is private."),
        _("What is for the facilitator only stays in the files here."),
        _("Leave out --private, or ask this folder: leave out --library."),
    )


def _search(
    asked: Asked, words: tuple[str, ...], most: int, *, as_json: bool, private: bool
) -> int:
    found = _found(asked, " ".join(words), most, private=private)
    if as_json:
        give_json(
            [
                {
                    "id": each.id,
                    "title": each.title,
                    "team": each.team,
                    "changed": each.changed.isoformat(),
                    "places": [
                        {"kind": e.kind, "ref": e.ref, "text": e.text} for e in each.snippets
                    ],
                }
                for each in found
            ]
        )
        return 0
    if not found:
        say(_("No session holds these words."))
    for each in found:
        give_table([(each.title, each.team)])
        give_table([("", e.ref, harmless(e.text)) for e in each.snippets])
    return 0


def _themes(asked: Asked, lens: str | None, *, as_json: bool) -> int:
    from ssm_studio.workshop.institute.all_sessions import came_up_words

    with _library(asked) as library:
        found = [each for each in library.themes() if not lens or each.lens.startswith(lens)]
    if as_json:
        give_json(
            [
                {
                    "lens": each.lens,
                    "theme": each.theme,
                    "sessions": [title for _id, title in each.sessions],
                    "done": each.done,
                }
                for each in found
            ]
        )
        return 0
    if not found:
        say(_("No session has a theme yet."))
    for each in found:
        give_table([(each.theme, each.lens, came_up_words(each))])
        give_table([("", title) for _id, title in each.sessions])
    return 0


def _history(asked: Asked, issue: str, *, as_json: bool) -> int:
    from ssm_studio.workshop.institute.all_sessions import became_words

    with _library(asked) as library:
        found = library.history(issue)
    if as_json:
        give_json(
            [
                {
                    "session": each.session,
                    "title": each.title,
                    "cycle": each.cycle,
                    "changed": each.changed.isoformat(),
                    "ref": each.ref,
                    "words": each.words,
                    "actions": [{"ref": ref, "status": status} for ref, status in each.became],
                }
                for each in found
            ]
        )
        return 0
    if not found:
        say(_("No session has an issue with these words."))
    give_table(
        (
            _("cycle {number}").format(number=each.cycle),
            each.title,
            each.ref,
            each.words,
            became_words(each),
        )
        for each in found
    )
    return 0
