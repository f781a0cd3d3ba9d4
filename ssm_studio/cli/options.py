"""What every command takes, and how a command is put together.

Commands are made anew for each run, because their help speaks the language of that run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from ssm_studio.i18n import LANGUAGES, _, set_language
from ssm_studio.signs import shown
from ssm_studio.values import dataclass

if TYPE_CHECKING:
    from ssm_studio.workshop.home import Home

_AUTHOR_VARIABLE: Final = "SSM_STUDIO_AUTHOR"


@dataclass(slots=True)
class Asked:
    """What was asked for beside the command itself, before or after it."""

    home: str | None = None
    lang: str | None = None
    author: str | None = None
    library: str | None = None

    def find_home(self) -> Home:
        """The folders to work in."""
        from ssm_studio.workshop.home import find_home

        return find_home(self.home)


def _remember(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    asked = ctx.find_root().ensure_object(Asked)
    setattr(asked, str(parameter.name), value)
    if parameter.name == "lang":
        set_language(value)
    if parameter.name == "author":
        os.environ[_AUTHOR_VARIABLE] = value


def everywhere() -> list[click.Parameter]:
    """The options that stand before or after any command."""

    def option(*names: str, **more: Any) -> click.Option:
        return click.Option(names, callback=_remember, expose_value=False, **more)

    return [
        option(
            "--home",
            metavar="DIR",
            help=_("Work in this folder: sessions/ and exports/ are in it."),
        ),
        option(
            "--lang",
            type=click.Choice(LANGUAGES),
            help=_("English or Indonesian, for what is said and what is made."),
        ),
        option(
            "--author",
            metavar="NAME",
            help=_("The name that is written beside each change."),
        ),
        option(
            "--library",
            metavar="URL",
            help=_("Ask this library of an institute: postgresql://… (as SSM_STUDIO_LIBRARY)."),
        ),
    ]


class PlainHelp:
    """Help with the characters of a keyboard where that is asked for."""

    def get_help(self, ctx: click.Context) -> str:
        """The page that --help prints."""
        return shown(super().get_help(ctx))  # type: ignore[misc]


class _Command(PlainHelp, click.Command):
    """A command of ours."""


def command(
    name: str,
    work: Callable[..., Any],
    help_: str,
    *params: click.Parameter,
    hidden: bool = False,
) -> click.Command:
    """A command that does `work`, with its own parameters and the ones that every command takes."""
    return _Command(
        name,
        callback=click.pass_obj(work),
        params=[*params, *everywhere()],
        help=help_,
        short_help=help_.split("\n", maxsplit=1)[0],
        hidden=hidden,
    )


def option(names: Sequence[str], **more: Any) -> click.Option:
    """An option of one command."""
    return click.Option(list(names), **more)


def argument(name: str, **more: Any) -> click.Argument:
    """An argument of one command."""
    return click.Argument([name], **more)


def session_argument(**more: Any) -> click.Argument:
    """The session that a command is about; completed from the ones that there are."""
    return argument("session", metavar="SESSION", shell_complete=_complete_session, **more)


def _complete_session(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    asked = ctx.find_root().ensure_object(Asked)
    try:
        folder = asked.find_home().sessions
        return sorted(each.stem for each in folder.glob("*.ssm") if each.stem.startswith(begun))
    except Exception:
        return []
