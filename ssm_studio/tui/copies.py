"""Copies of a session on screen: merge another one into it, make one for each table, bring the tables back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Confirm, Reading
from ssm_studio.tui.given_file import path_of
from ssm_studio.tui.stage_frame import BESIDE
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.tui.studio import Studio
    from ssm_studio.workshop.copies_beside import Beside
    from ssm_studio.workshop.merging import Copy, Plan

_ALL = "*"


async def merge_here(app: App[None], studio: Studio) -> None:
    """Choose another copy of the open session, say what would come of it, and merge it."""
    from ssm_studio.workshop.merging import merge_open

    if (workshop := studio.workshop) is None or workshop.read_only:
        return
    copy = await _chosen_copy(app, studio, workshop.path)
    if copy is None:
        return
    try:
        if await _is_meant(app, workshop.path, copy):
            _say(studio, merge_open(workshop, copy), copy.path)
    except StudioError as error:
        studio.tell(error)


async def merge_into(app: App[None], studio: Studio, path: Path) -> bool:
    """The same for a session of the library that is not open; whether anything was merged."""
    from ssm_studio.workshop.merging import merge_copy

    copy = await _chosen_copy(app, studio, path)
    if copy is None:
        return False
    try:
        if await _is_meant(app, path, copy):
            plan, _study = merge_copy(path, copy)
            _say(studio, plan, copy.path)
            return True
    except StudioError as error:
        studio.tell(error)
    return False


async def fork_here(app: App[None], studio: Studio) -> None:
    """Ask for the names of the tables, and make a copy for each."""
    from ssm_studio.workshop.tables import fork_open

    if (workshop := studio.workshop) is None or workshop.read_only:
        return
    said = await app.push_screen_wait(
        AskLine(
            _("Which tables shall work apart? Names, with commas"),
            _("Table group {number}").format(number=1)
            + ", "
            + _("Table group {number}").format(number=2),
            hint=_("Each gets a copy of this session with an empty picture of its own."),
        )
    )
    names = list(dict.fromkeys(each.strip() for each in (said or "").split(",") if each.strip()))
    if not names:
        return
    try:
        made = fork_open(studio.home, workshop, names)
    except StudioError as error:
        studio.tell(error)
        return
    lines = [plain(each.name) for each in made.paths]
    lines.append(plain(_("in {folder}").format(folder=made.paths[0].parent), "$muted"))
    after = _("Carry them away by stick, network or mail. “Gather the tables” brings them back.")
    if made.cut:
        stayed = _("What is for the facilitator only stayed here: no copy has it.")
        lines += [Content(""), plain(stayed)]
    words = Content("\n").join([*lines, Content(""), plain(after, "$muted")])
    await app.push_screen_wait(Reading(_("A copy for each table"), words, wide=True))


async def gather_here(app: App[None], studio: Studio) -> None:
    """Bring the copies of the tables back in front of the room, one step of undo for each."""
    from ssm_studio.workshop.copies_beside import copies_beside
    from ssm_studio.workshop.merging import merge_open, read_copy
    from ssm_studio.workshop.tables import told

    if (workshop := studio.workshop) is None or workshop.read_only:
        return
    try:
        tables = [each for each in copies_beside(workshop.path) if each.table]
    except StudioError as error:
        studio.tell(error)
        return
    choices = [_choice(each) for each in tables]
    if len(tables) > 1:
        names = ", ".join(each.table for each in tables)
        choices.insert(0, Choice(_ALL, _("All of them"), one_line(names, 60)))
    picked = await app.push_screen_wait(
        Choose(
            _("Which table comes back?"),
            choices,
            otherwise=_elsewhere,
            empty=_(
                "No table's copy lies beside this session. Type the path of one, or drop it here."
            ),
        )
    )
    if picked is None:
        return
    paths = [each.path for each in tables] if picked == _ALL else [path_of(picked)]
    lines: list[Content] = []
    back: set[str] = set()
    for path in paths:
        try:
            copy = read_copy(path)
            found = told(path, copy.study, merge_open(workshop, copy, gathered=True))
        except StudioError as error:
            lines.append(plain(f"{path.name}: {error}", "$concern"))
            continue
        back.add(found.table or path.stem)
        count = sum(found.came.values())
        came = ngettext("{count} thing came", "{count} things came", count).format(count=count)
        words = came if found.changed else _("nothing new")
        if found.clashes:
            words += "; " + _("to settle: {clashes}").format(clashes=", ".join(found.clashes))
        lines.append(plain(f"{found.table or path.stem}: {words}"))
    await _say_back(app, studio, lines, len(back))


async def _say_back(app: App[None], studio: Studio, lines: list[Content], back: int) -> None:
    """What came of each table, and who is still away; and the pictures that they drew, side by side."""
    from ssm_studio.domain.table_groups import drawn_by_groups, still_away

    drawn = drawn_by_groups(studio.study)
    title = ngettext("{n} table is back", "{n} tables are back", back).format(n=back)
    if not back:
        title = _("No table came back")
    if away := still_away(studio.study):
        lines.append(plain(_("Nothing yet from: {names}").format(names=", ".join(away)), "$muted"))
    if len(drawn) < 2 or not back:
        await app.push_screen_wait(Reading(title, Content("\n").join(lines)))
        return
    words = "\n".join(each.plain for each in lines)
    asked = Confirm(title, words, yes=_("Their pictures side by side"), no=_("Close"))
    if await app.push_screen_wait(asked):
        studio.go_to_field("picture", drawn[0].id, BESIDE)


async def _chosen_copy(app: App[None], studio: Studio, path: Path) -> Copy | None:
    from ssm_studio.workshop.copies_beside import conflicted_copies, copies_beside
    from ssm_studio.workshop.merging import read_copy

    try:
        beside = copies_beside(path)
        second = conflicted_copies(path)
        beside.sort(key=lambda each: each.path not in second)
        picked = await app.push_screen_wait(
            Choose(
                _("Merge which copy into this session? Type the path of one that lies elsewhere"),
                [_choice(each) for each in beside],
                otherwise=_elsewhere,
                empty=_("No copy lies beside this session."),
            )
        )
        return None if picked is None else read_copy(path_of(picked))
    except StudioError as error:
        studio.tell(error)
        return None


def _choice(beside: Beside) -> Choice:
    hint = _("table “{name}”").format(name=beside.table) if beside.table else ""
    return Choice(str(beside.path), beside.path.stem, hint)


def _elsewhere(words: str) -> Choice:
    return Choice(words, words, _("a file elsewhere"))


async def _is_meant(app: App[None], path: Path, copy: Copy) -> bool:
    from ssm_studio.workshop.merging import plan_copies

    plan, _study = plan_copies(path, copy)
    if plan.merged is None:
        return True
    title = _("Merge “{name}” into this session?").format(name=copy.path.name)
    question = Confirm(title, _in_words(plan), yes=_("Merge"), no=_("Leave both"))
    meant = await app.push_screen_wait(question)
    return bool(meant)


def _in_words(plan: Plan) -> str:
    if plan.merged is None:
        return ""
    count, asked = plan.news, len(plan.merged.clashes)
    new = ngettext("{count} step of it is new here.", "{count} steps of it are new here.", count)
    parts = [new.format(count=count)]
    if asked:
        parts.append(
            ngettext(
                "{count} thing does not go together: both sides are kept, and stage four asks.",
                "{count} things do not go together: both sides are kept, and stage four asks.",
                asked,
            ).format(count=asked)
        )
    return " ".join(parts)


def _say(studio: Studio, plan: Plan, path: Path) -> None:
    if plan.merged is None:
        studio.say_so(_("Everything in “{name}” is here already.").format(name=path.name))
        return
    title = _("“{name}” is merged").format(name=path.name)
    studio.say_so(title, _in_words(plan))
