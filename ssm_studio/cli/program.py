"""The program `ssm-studio`: its commands, and what happens when one of them cannot be done."""

from __future__ import annotations

import contextlib
import gc
import gettext
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from ssm_studio import __version__
from ssm_studio.cli.families import FAMILIES
from ssm_studio.cli.options import Asked, PlainHelp, argument, command, everywhere
from ssm_studio.cli.output import harmless, say
from ssm_studio.errors import ExitCode, StudioError
from ssm_studio.i18n import LANGUAGES, N_, _, ngettext, preferred_language, reason_of, set_language
from ssm_studio.workshop.waiting import told_to

NAME: Final = "ssm-studio"
_LONGEST_ERROR: Final = 1000
INTERRUPTED: Final = 130

_CLICK_SAYS: Final = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Try '{command} {option}' for help."),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    ngettext(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1
    ),
    ngettext(
        "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1
    ),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
)
"""Sentences of the library behind the command line, so that they are in our catalogue and it finds them there."""


class _Program(PlainHelp, click.Group):
    """The group of all commands; a first word that is none of them is the session to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, of those too that are not loaded."""
        return sorted(
            {*super().list_commands(ctx), *(name for _f, names in FAMILIES for name in names)}
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, with its help in the language of the interface as it is now."""
        if cmd_name not in self.commands:
            for family, names in FAMILIES:
                if cmd_name in names:
                    for each in family():
                        self.add_command(each)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, else `open` with that word as its session."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            args = ["open", *args]
        return super().resolve_command(ctx, args)


def _start(ctx: click.Context) -> None:
    ctx.ensure_object(Asked)
    if ctx.invoked_subcommand is None:
        from ssm_studio.cli.sessions import open_in_screen

        ctx.exit(open_in_screen(ctx.find_object(Asked) or Asked(), None))


def _open(asked: Asked, path: str) -> int:
    from ssm_studio.cli.sessions import open_in_screen
    from ssm_studio.workshop.find_session import resolve

    try:
        found = resolve(asked.find_home(), path)
    except StudioError as error:
        import difflib

        near = difflib.get_close_matches(path, _command_names(), 1)
        if near and not Path(path).suffix:
            error.hint = _("Did you mean the command “{name}”?").format(name=near[0])
        raise
    return open_in_screen(asked, found)


def _command_names() -> list[str]:
    ctx = click.get_current_context().find_root()
    group = ctx.command
    return group.list_commands(ctx) if isinstance(group, click.Group) else []


def program() -> click.Group:
    """All commands; each is made when it is asked for."""
    version = click.version_option(
        __version__, prog_name=NAME, help=_("Show the version and exit.")
    )
    group = _Program(
        NAME,
        callback=click.pass_context(_start),
        invoke_without_command=True,
        params=everywhere(),
        help=_(
            "A studio for Soft Systems Methodology workshops, in the terminal.\n\n"
            "Without a command it opens the library of sessions; with the path or name of a session, "
            "that session."
        ),
        epilog=_(
            "Exit codes: 0 done, 1 check --strict found an error, 2 usage or file, 3 another program failed, "
            "4 changed meanwhile."
        ),
        subcommand_metavar="[PATH | COMMAND …]",
    )
    group = version(group)
    group.add_command(command("open", _open, _("Open a session."), argument("path"), hidden=True))
    return group


def run_and_leave() -> None:
    """Run what was asked for and leave with its exit code."""
    code = run(sys.argv[1:])
    # Else everything that is loaded would be looked through once more at the end.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code."""
    _speak(preferred_language(_asked_language(arguments)))
    for stream in (sys.stdout, sys.stderr):
        # A title may hold what this terminal's encoding does not; that must not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.stdout is None:
        _complain(_("There is nowhere to print to: the standard output is closed."))
        return ExitCode.USAGE
    try:
        with told_to(_say_we_wait):
            code = program().main(
                list(arguments), prog_name=NAME, standalone_mode=False, obj=Asked()
            )
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return ExitCode.OK
    except SystemExit:
        # How click leaves when nobody reads the output any more, and after completing a word.
        return ExitCode.OK
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        return _complain_of_usage(error)
    except StudioError as error:
        _complain(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:
        _complain(_refusal(error))
        return ExitCode.USAGE
    except Exception as error:
        _complain(_last_words(error))
        return ExitCode.USAGE
    return code if isinstance(code, int) else ExitCode.OK


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language in the arguments, before anything else is read, because the help is in it."""
    for word, following in zip(arguments, (*arguments[1:], ""), strict=False):
        if word == "--":
            return None
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return value
    return None


def _say_we_wait(path: Path) -> None:
    name = harmless(path.name)
    with contextlib.suppress(OSError):
        say(_("Another program is using “{name}”; waiting for it to let go.").format(name=name))


def _speak(language: str) -> None:
    set_language(language)
    # The library behind the command line asks gettext for its own few sentences.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("ssm_studio", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("ssm_studio")


def _complain_of_usage(error: click.ClickException) -> int:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
    _complain(error.format_message())
    return ExitCode.USAGE


def _complain(sentence: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(
            _("Error: {message}").format(message=harmless(sentence, _LONGEST_ERROR)), err=True
        )


def _refusal(error: OSError) -> str:
    """A sentence for what the operating system would not do, where no command could say more."""
    reason = reason_of(error)
    if error.filename is not None:
        reason = f"{reason}: {error.filename}"
    return _("The system refused ({reason}). Everything that was saved is still there.").format(
        reason=reason
    )


def _last_words(error: Exception) -> str:
    """A sentence for a mistake of ours, with the place where its details were written down."""
    import traceback

    sentence = _("Something went wrong in the program itself ({name}).").format(
        name=type(error).__name__
    )
    kept = _("Everything that was saved is still there.")
    try:
        log = Asked().find_home().cache / "trouble.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(error)) + "\n")
    except (OSError, StudioError):
        return f"{sentence} {kept}"
    where = _("The details are in {path}; please report them.").format(path=log)
    return f"{sentence} {kept} {where}"


def _close_quietly() -> None:
    """Let Python's own flush at the end write to nowhere, since nobody reads any more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
