"""The command `say`: a session held line by line, from arguments, a file, a pipe or a plain prompt.

No escape codes, no redrawing and no boxes: what a line came to is one line on stdout, what was not understood one
sentence on stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.given_file import at_terminal
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give_path, harmless, say
from ssm_studio.errors import ExitCode, StudioError, UsageError
from ssm_studio.i18n import _
from ssm_studio.signs import shown

if TYPE_CHECKING:
    from ssm_studio.say.conversation import Conversation, Turn
    from ssm_studio.workshop.home import Home
    from ssm_studio.workshop.workshop import Workshop

LONGEST: Final = 4000
LAST_STAGE: Final = 5
SHOWN: Final = 60
"""Characters of a line that is named beside what was wrong with it."""
_PASTE: Final = 0.03
"""Seconds within which the lines of a paste follow one another."""


def say_commands() -> list[click.Command]:
    """The command that holds a session line by line."""
    return [
        command(
            "say",
            _say,
            _(
                "Type lines into a session, as in the entry line of its screens.\n"
                "\n"
                "LINES are entered one after the other; without any they are read from "
                "standard input, at a terminal after a plain prompt. Each is answered by "
                "one line: what was made, its code, and what it was linked to. “?” tells "
                "what can be typed; show, find and trace print as many lines as they need. "
                "A line that is not understood is answered on stderr, and the exit code is "
                "2. English and Indonesian are understood."
            ),
            session_argument(),
            argument("lines", metavar="[LINE …]", nargs=-1),
            option(
                ["--stage"],
                type=click.IntRange(1, LAST_STAGE),
                default=1,
                metavar="N",
                help=_("Begin in stage N, 1 to 5 (research); else in the first."),
            ),
            option(
                ["--keep-going"],
                is_flag=True,
                help=_(
                    "Go on after a line that was not understood; the exit code is 2 all the same."
                ),
            ),
            option(["--private"], is_flag=True, help=_("Show private records too.")),
        )
    ]


class _Talker:
    """A session and where the conversation about it stands."""

    def __init__(self, home: Home, workshop: Workshop, talk: Conversation) -> None:
        self.home = home
        self.workshop = workshop
        self.talk = talk

    def hear(self, line: str) -> bool:
        """Answer a line; whether it was understood and could be done."""
        from ssm_studio.say.conversation import say as turn_of
        from ssm_studio.say.results import NotUnderstood

        self.workshop.reload_if_changed()
        try:
            if self._chooses(line):
                return True
            turn = turn_of(line, self.workshop.study, self.talk)
            if isinstance(turn, NotUnderstood):
                say(harmless(turn.message, LONGEST))
                return False
            return self._do(turn, line)
        except StudioError as error:
            say(harmless(str(error), LONGEST))
            return False

    def hear_several(self, lines: tuple[str, ...]) -> bool:
        """Answer lines that were pasted at once: one step for Undo, one answer each."""
        from ssm_studio.say.answers import told
        from ssm_studio.say.pasted_lines import understand_several
        from ssm_studio.say.requests import asked

        if self.talk.question is not None or any(asked(each) for each in lines):
            understood = [self.hear(each) for each in lines]
            return all(understood)
        self.workshop.reload_if_changed()
        several = understand_several(lines, self.workshop.study, self.talk.place)
        try:
            if several.changeset:
                self.workshop.do(several.changeset)
        except StudioError as error:
            say(harmless(str(error), LONGEST))
            return False
        for line, place, found in several.understood:
            _print(told(self.workshop.study, found, place, line))
        for line, each in several.failed:
            say(harmless(f"{line[:SHOWN]}: {each.message}", LONGEST))
        self.talk = replace(self.talk, place=several.place)
        return not several.failed

    def _do(self, turn: Turn, line: str) -> bool:
        from ssm_studio.say.conversation import EXPORT, answer

        if turn.found is not None:
            self.workshop.do(turn.found.changeset)
            words, self.talk = answer(turn, line, self.talk, self.workshop.study)
            _print(words)
            self._ask_wordings()
            return True
        done = True
        if turn.wants == EXPORT:
            self._export(turn.words)
        elif turn.wants:
            done = self._turn_round(undo=turn.wants == "undo")
        for each in turn.lines:
            _print(each)
        self.talk = turn.after
        return done

    def _ask_wordings(self) -> None:
        """Show what two people worded differently just now; the next lines may choose, or say something else."""
        from ssm_studio.method.field_names import field_name
        from ssm_studio.say.conversation import may_show
        from ssm_studio.say.wording_choice import question

        for two in self.workshop.wordings.unoffered(self.workshop.study):
            record = may_show(self.talk, self.workshop.study).get(two.kind, two.id)
            if record is not None:
                field = field_name(two.field, two.kind)
                where = f"{record.ref} {field}".strip()
                say(harmless(question(two, where), LONGEST))

    def _chooses(self, line: str) -> bool:
        """Whether a line chose between two wordings, the newest ones first."""
        standing = self.workshop.wordings.standing(self.workshop.study)
        if not standing:
            return False
        from ssm_studio.say.wording_choice import chosen
        from ssm_studio.workshop.wordings import chosen_step

        two = standing[-1]
        words = chosen(line, two)
        if words is None:
            return False
        step = chosen_step(self.workshop.study, two, words, both=words == two.both)
        self.workshop.do(step)
        _print(step.label)
        return True

    def _turn_round(self, *, undo: bool) -> bool:
        label = self.workshop.undo_label if undo else self.workshop.redo_label
        if not label:
            say(_("There is nothing to undo.") if undo else _("There is nothing to redo."))
            return False
        outcome = self.workshop.undo() if undo else self.workshop.redo()
        words = _("Undone: {step}") if undo else _("Done again: {step}")
        _print(words.format(step=outcome.label))
        return True

    def _export(self, words: str) -> None:
        from ssm_studio.formats.registry import produce
        from ssm_studio.formats.writer import export_folder, write_file
        from ssm_studio.workshop.page_extras import finish_of

        what, _space, format_ = words.partition(" ")
        name, _colon, part = what.partition(":")
        finish = finish_of(self.workshop.path, say)
        files = produce(self.workshop.study, name, format_.strip(), only=part, finish=finish)
        folder = export_folder(self.home.exports, self.workshop.path.stem)
        for each in files:
            give_path(write_file(folder / each.name, each.data))


def _print(line: str) -> None:
    indent = len(line) - len(line.lstrip(" "))
    click.echo(" " * indent + shown(harmless(line.strip(), LONGEST)))


def _say(
    asked: Asked,
    session: str,
    lines: tuple[str, ...],
    *,
    stage: int,
    keep_going: bool,
    private: bool,
) -> int:
    from ssm_studio.say.conversation import begin
    from ssm_studio.workshop.coach_settings import coach_settings
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.workshop import open_session

    home = asked.find_home()
    path = resolve(home, session)
    settings, problem = coach_settings(home)
    if problem:
        say(problem)
    code: int = ExitCode.OK
    with open_session(path) as workshop:
        for notice in workshop.notices:
            say(notice)
        talk = begin(workshop.study, stage, settings, private=private)
        talker = _Talker(home, workshop, talk)
        prompted = not lines and at_terminal()
        for said in _prompted(talker) if prompted else ((each,) for each in _given(lines)):
            heard = tuple(each for each in said if each.strip())
            if not heard:
                continue
            if not (talker.hear(*heard) if len(heard) == 1 else talker.hear_several(heard)):
                code = ExitCode.USAGE
                if not (keep_going or prompted):
                    break
    return code


def _given(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines of the arguments, else those that are piped in, each as soon as it is there."""
    if lines:
        yield from lines
        return
    if sys.stdin is None:
        raise UsageError(
            _("No line was given and nothing is piped in: the standard input is closed."),
            _("Nothing was changed."),
            _("Write lines after the name of the session, or pipe them in."),
        )
    while data := sys.stdin.buffer.readline():
        yield data.decode("utf-8", "replace").rstrip("\r\n")


def _prompted(talker: _Talker) -> Iterator[tuple[str, ...]]:
    """What is typed after a plain prompt, until the end of input; lines that come at once, as pasted ones, together."""
    from ssm_studio.say.conversation import prompt

    click.echo(_("“?” tells what can be typed; Ctrl+D ends."))
    while True:
        click.echo(prompt(talker.talk), nl=False)
        lines, ended = (
            _one_line() if sys.platform == "win32" else _lines_at_once(sys.stdin.fileno())
        )
        if lines:
            yield lines
        if ended:
            click.echo()
            return


def _one_line() -> tuple[tuple[str, ...], bool]:
    line = sys.stdin.readline()
    return ((line.rstrip("\r\n"),) if line else ()), not line


def _lines_at_once(terminal: int) -> tuple[tuple[str, ...], bool]:
    """The next line from a terminal with those that wait behind it already, and whether input ends there."""
    import os

    from ssm_studio.say.pasted_lines import MOST_LINES

    found: list[str] = []
    while len(found) < MOST_LINES:
        data = os.read(terminal, 65536)
        if not data:
            return tuple(found), True
        found.append(data.decode("utf-8", "replace").rstrip("\r\n"))
        if not _waits(terminal):
            break
    return tuple(found), False


def _waits(terminal: int) -> bool:
    """Whether more was typed or pasted already."""
    import select

    try:
        return bool(select.select([terminal], [], [], _PASTE)[0])
    except (OSError, ValueError):
        return False
