"""The command `next-cycle`: a session that follows on from another."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from ssm_studio.cli.options import Asked, command, option, session_argument
from ssm_studio.cli.output import give_path, harmless, say
from ssm_studio.i18n import _

if TYPE_CHECKING:
    from ssm_studio.domain.record import Record
    from ssm_studio.domain.study import Study
    from ssm_studio.method.next_cycle import Closing


def cycle_commands() -> list[click.Command]:
    """The command that begins the next cycle."""
    return [
        command(
            "next-cycle",
            _next_cycle,
            _(
                "Make the session of the next cycle, and print its path.\n\n"
                "It has the same title and situation, one cycle more, a link back, and what is carried on: issue "
                "owners, unresolved issues, systems that were not chosen, open actions, and the pictures as their "
                "next version. In a terminal you are asked what to carry, why the cycle ends, and what was learned, "
                "which is written into the old session. Without one nothing is asked and the old session is not "
                "changed."
            ),
            session_argument(),
            option(
                ["--carry"],
                metavar="LIST",
                help=_(
                    "What to carry on, with commas: owners, issues, systems, actions, pictures, all or none, or "
                    "records such as E05 and ACT2."
                ),
            ),
        )
    ]


def _next_cycle(asked: Asked, session: str, carry: str | None) -> int:
    from ssm_studio.method.next_cycle import ALL, SPOKEN, chosen, proposal
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.next_cycle import begin_next_cycle
    from ssm_studio.workshop.reading import read_study

    home = asked.find_home()
    path = resolve(home, session)
    study, read_only = read_study(path)
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    if carry is None and at_terminal:
        _show(study, proposal(study))
        carry = click.prompt(
            _("What to carry on (all, none, parts or records)"), default=_(SPOKEN[ALL]), err=True
        )
    carried = chosen(study, ALL if carry is None else carry)
    closing = _ask() if at_terminal and not read_only else None
    give_path(begin_next_cycle(home, path, study, carried, closing))
    return 0


def _show(study: Study, offered: Mapping[str, tuple[Record, ...]]) -> None:
    from ssm_studio.domain.record_names import short_name
    from ssm_studio.method.next_cycle import CALLED, SPOKEN

    for part, records in offered.items():
        say(f"{_(SPOKEN[part])} ({_(CALLED[part])}): {len(records)}")
        for each in records:
            say(f"  {each.ref} {harmless(short_name(each, study.language))}")


def _ask() -> Closing:
    """What people say at the end of the cycle; Enter leaves a question open."""
    from ssm_studio.method.next_cycle import LEARNED, Closing

    say(_("Enter leaves a question open."))
    problem_solving = _answer(_("Why does the problem solving end here"))
    research = _answer(_("Why does the research end here"))
    return Closing(
        problem_solving, research, {about: _answer(_(asks)) for about, asks in LEARNED.items()}
    )


def _answer(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, err=True))
