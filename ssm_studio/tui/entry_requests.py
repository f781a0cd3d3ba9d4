"""Lines in the entry line that ask for something: on the screen they do what the screen does for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.content import Content

from ssm_studio.i18n import _
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.tui import on_wall
from ssm_studio.tui.stage_frame import DETAILS

if TYPE_CHECKING:
    from ssm_studio.say.requests import Asked
    from ssm_studio.tui.say_line import SayLine
    from ssm_studio.tui.studio import InStage


def do_asked(asked: Asked, entry: SayLine, stage: InStage) -> None:
    """Do what a line asks for; what names nothing stays in the entry with the reason."""
    stage.studio.flush()
    if _DOERS[asked.key](asked, entry, stage):
        entry.understood()


def _action(name: str) -> Callable[[Asked, SayLine, InStage], bool]:
    """What an action of the app does."""

    def run(_asked: Asked, _entry: SayLine, stage: InStage) -> bool:
        getattr(stage.app, f"action_{name}")()
        return True

    return run


def _stage(asked: Asked, _entry: SayLine, stage: InStage) -> bool:
    stage.app.action_stage(asked.number)
    _type_on(stage, asked.number)
    return True


def _type_on(stage: InStage, number: int) -> None:
    """Whoever types on is still in the entry line, in the stage that came into view."""
    there = stage.app.stages.screen(number)
    there.call_after_refresh(there.action_say)


def _show(asked: Asked, entry: SayLine, stage: InStage) -> bool:
    from ssm_studio.say import showing, voices
    from ssm_studio.say.lists import named_list
    from ssm_studio.say.requests import is_activity

    seen = on_wall.seen(stage.studio)
    if not asked.words:
        return _read(stage, showing.stage_lines(seen, stage.place().stage, stage.place()))
    if asked.words in voices.ON_THE_SHEET:
        stage.app.stages.in_view.action_room("languages")
        return True
    if (listed := named_list(seen, asked.words)) is not None:
        return _read(stage, listed)
    if (part := voices.only(asked.words)) is not None:
        return _read(stage, voices.only_lines(seen, *part))
    if asked.number and not is_activity(stage.study, stage.place(), asked.words):
        return _stage(asked, entry, stage)
    found = showing.named(seen, asked.rest.text, stage.place())
    if found is None:
        return _nothing_called(asked, entry)
    kind, record = found
    if kind not in STAGE_OF_KIND:
        return _read(stage, showing.record_lines(seen, kind, record))
    stage.studio.go_to_field(kind, record.id, DETAILS)
    _type_on(stage, STAGE_OF_KIND[kind])
    return True


def _trace(asked: Asked, entry: SayLine, stage: InStage) -> bool:
    from ssm_studio.say import showing

    found = showing.named(on_wall.seen(stage.studio), asked.rest.text, stage.place())
    if found is None:
        return _nothing_called(asked, entry)
    stage.studio.show_trace(found[0], found[1].id)
    return True


def _nothing_called(asked: Asked, entry: SayLine) -> bool:
    from ssm_studio.say.facts.naming import nothing_called

    entry.not_understood(asked.rest.start, asked.rest.end, nothing_called(asked.rest))
    return False


def _find(asked: Asked, _entry: SayLine, stage: InStage) -> bool:
    from ssm_studio.tui.palette import Palette

    stage.app.push_screen(Palette(asked.rest.text))
    return True


def _next(_asked: Asked, _entry: SayLine, stage: InStage) -> bool:
    """The coach's next question, in the field that answers it; asked again, the one after it."""
    from ssm_studio.method.rules.asking import next_question
    from ssm_studio.tui.coaching.findings_dialog import go_to_finding

    findings = stage.studio.findings
    stages = (
        stage.place().stage,
        *(each for each in (1, 2, 3, 4, 5, 0) if each != stage.place().stage),
    )
    for passed in (stage.app.stages.asked_about, ()):
        left = [each for each in findings if each.rule not in passed]
        for number in stages:
            question = next_question(stage.study, left, number)
            if question is not None:
                stage.app.stages.asked_about = (*passed, question.rule)
                go_to_finding(stage.app, stage.studio, question.findings[0])
                return True
    stage.studio.say_so(_("The coach has nothing to ask."))
    return True


def _export(asked: Asked, entry: SayLine, stage: InStage) -> bool:
    from ssm_studio.formats.registry import BY_WHAT

    what = asked.words.split(" ")[0].partition(":")[0]
    if what and what not in BY_WHAT:
        names = ", ".join(BY_WHAT)
        message = _("Type one of {names} here.").format(names=names)
        entry.not_understood(asked.rest.start, asked.rest.end, message)
        return False
    stage.app.action_export(what)
    return True


def _read(stage: InStage, lines: list[str]) -> bool:
    """Lines to read over the stage."""
    from ssm_studio.tui.dialogs import Reading
    from ssm_studio.tui.hanging_indent import Hanging

    stage.app.push_screen(Reading(lines[0], Hanging(Content("\n".join(lines[1:]))), wide=True))
    return True


_DOERS: Final[dict[str, Callable[[Asked, SayLine, InStage], bool]]] = {
    "help": _action("help"),
    "stage": _stage,
    "show": _show,
    "next": _next,
    "undo": _action("undo"),
    "redo": _action("redo"),
    "trace": _trace,
    "find": _find,
    "export": _export,
}
