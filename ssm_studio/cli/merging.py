"""The commands `merge`, `fork` and `gather`: copies of a session that were worked on apart become one again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give_json, give_path, harmless, say, tell
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.workshop.merging import Plan
    from ssm_studio.workshop.tables import Gathered

TABLES: Final = 4
_MOST_TABLES: Final = 40
_CAME: Final[dict[str, Callable[[int], str]]] = {
    "element": lambda count: ngettext("{count} element", "{count} elements", count),
    "relation": lambda count: ngettext("{count} relation", "{count} relations", count),
    "theme": lambda count: ngettext("{count} theme", "{count} themes", count),
    "definition": lambda count: ngettext(
        "{count} root definition", "{count} root definitions", count
    ),
    "model": lambda count: ngettext("{count} model", "{count} models", count),
    "activity": lambda count: ngettext("{count} activity", "{count} activities", count),
    "row": lambda count: ngettext("{count} comparison row", "{count} comparison rows", count),
    "change": lambda count: ngettext("{count} change", "{count} changes", count),
    "action": lambda count: ngettext("{count} action", "{count} actions", count),
}
"""What is told of what a table brings; the rest goes without saying."""


def merging_commands() -> list[click.Command]:
    """The commands about copies that were worked on apart."""
    return [_merge_command(), *_table_commands()]


def _merge_command() -> click.Command:
    return command(
        "merge",
        _merge,
        _(
            "Merge copy B of a session into A: nothing that was said on either side is lost.\n\n"
            "What both changed differently is kept as a clash, with both wordings, and listed in stage four until "
            "the group settles it; the later wording stands meanwhile. Records that got the same reference in "
            "both copies keep one and get a new one. With -o both stay as they are and a new file is made."
        ),
        argument("first", metavar="A"),
        argument("second", metavar="B"),
        option(["-o", "--output", "output"], metavar="C", help=_("Make this file instead.")),
        option(["--dry-run"], is_flag=True, help=_("Say what would come of it, change nothing.")),
        option(["--json", "as_json"], is_flag=True, help=_("Print the clashes as JSON.")),
    )


def _table_commands() -> list[click.Command]:
    return [
        command(
            "fork",
            _fork,
            _(
                "Make a copy of the session for each table, to carry away.\n\n"
                "Each copy opens with an empty picture under the table's name. `gather` brings them back.\n\n"
                "What is for the facilitator only, and Analysis Three, is in no copy."
            ),
            session_argument(),
            option(
                ["--tables"],
                type=click.IntRange(1, _MOST_TABLES),
                metavar="N",
                help=_("How many tables."),
            ),
            option(
                ["--groups"],
                metavar="LIST",
                help=_("Their names, with commas: “Planners,Agencies”."),
            ),
        ),
        command(
            "gather",
            _gather,
            _(
                "Bring the copies of the tables back into the session, one step of undo for each.\n\n"
                "A copy that comes late is gathered later; one that comes twice changes nothing."
            ),
            session_argument(),
            argument("files", metavar="FILES...", nargs=-1, required=True),
        ),
    ]


def _merge(
    asked: Asked, first: str, second: str, output: str | None, *, dry_run: bool, as_json: bool
) -> int:
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.merging import merge_copies, plan_copies, read_copy

    home = asked.find_home()
    path, other = resolve(home, first), resolve(home, second)
    copy = read_copy(other)
    if dry_run:
        plan, study = plan_copies(path, copy)
    else:
        target = Path(output) if output else None
        plan, study = merge_copies(path, copy, target)
        if target is not None:
            give_path(target)
    if as_json:
        give_json({"clashes": _clashes(plan, study)})
    else:
        _tell(plan, study, harmless(other.name))
    return 0


def _tell(plan: Plan, study: Study, name: str) -> None:
    if plan.merged is None:
        say(_("Everything in “{name}” is here already.").format(name=name))
        return
    entries = ngettext(
        "{count} entry of “{name}” was new.", "{count} entries of “{name}” were new.", plan.news
    )
    say(entries.format(count=plan.news, name=name))
    for old, new in plan.merged.renamed:
        say(_("{old} stood for two things: the later one is {new} now.").format(old=old, new=new))
    from ssm_studio.say.open_differences import clash_words

    for id_ in plan.merged.clashes:
        say(harmless(clash_words(study, study.clashes[id_]), 1000))


def _clashes(plan: Plan, study: Study) -> list[dict[str, Any]]:
    if plan.merged is None:
        return []
    from ssm_studio.workshop.merging import sides_by_copy

    found = []
    for id_ in plan.merged.clashes:
        clash = study.clashes[id_]
        about = study.find(clash.about or "")
        mine, theirs = (
            None if each is None else {"text": each.text, "author": each.author, "time": each.at}
            for each in sides_by_copy(plan, study, id_)
        )
        found.append(
            {
                "id": clash.ref,
                "record": about.ref if about is not None else clash.about,
                "field": clash.field or "",
                "lang": clash.lang or "",
                "base": clash.base,
                "mine": mine,
                "theirs": theirs,
            }
        )
    return found


def _fork(asked: Asked, session: str, tables: int | None, groups: str | None) -> int:
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.tables import fork

    home = asked.find_home()
    path = resolve(home, session)
    names = list(dict.fromkeys(each.strip() for each in (groups or "").split(",") if each.strip()))
    count = max(tables or 0, len(names)) or TABLES
    more = range(len(names) + 1, count + 1)
    names += [_("Table group {number}").format(number=number) for number in more]
    made = fork(home, path, names)
    for each in made.paths:
        give_path(each)
    if made.cut:
        say(_("What is for the facilitator only stayed here: no copy has it."))
    return 0


def _gather(asked: Asked, session: str, files: tuple[str, ...]) -> int:
    from ssm_studio.errors import StudioError
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.tables import gather

    home = asked.find_home()
    path = resolve(home, session)
    failed: StudioError | None = None
    for each in files:
        try:
            found = gather(path, resolve(home, each))
        except StudioError as error:
            failed = error
            say(harmless(f"{each}: {error}", 1000))
            continue
        tell(_gathered(found))
    return 0 if failed is None else int(failed.exit_code)


def _gathered(found: Gathered) -> str:
    """What came of one table, on one line."""
    name = harmless(found.table or found.path.stem)
    if not found.entries or not found.changed:
        return _("{table}: nothing new").format(table=name)
    told = [
        words(count).format(count=count)
        for kind, words in _CAME.items()
        if (count := found.came.get(kind, 0))
    ]
    told += [f"{old} → {new}" for old, new in found.renamed]
    if found.clashes:
        told.append(_("to settle: {clashes}").format(clashes=", ".join(found.clashes)))
    small = _("changes to what is there")
    return f"{name}: {', '.join(told) or small}"
