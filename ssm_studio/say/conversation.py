"""A session held line by line, without a screen: what each line means, what is in view after it, what is printed.

A conversation is a value. `say` reads one line in it and gives a `Turn`: the step to take, or the lines to print, or
what only the holder of the session can do (undo, redo, export); and the conversation that goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.rules.rule import USUAL, Finding, Settings
from ssm_studio.method.stage_names import STAGE_OF_KIND, title_of
from ssm_studio.say import showing, voices
from ssm_studio.say.answers import told
from ssm_studio.say.examples import example
from ssm_studio.say.facts.naming import none_of
from ssm_studio.say.interpreter import understand
from ssm_studio.say.lists import named_list
from ssm_studio.say.picture import PEOPLE
from ssm_studio.say.place import first_place, in_stage, place_after
from ssm_studio.say.requests import asked, is_activity
from ssm_studio.say.results import NotUnderstood, Place, Understood
from ssm_studio.say.tokens import Phrase, folded, shown

MOST_OF_A_LABEL: Final = 3
"""Words behind the word for a kind that a label has; after a question, a line of more is its answer."""
SUBJECTS: Final = (*PEOPLE, "document", "rule", "process")
"""Kinds of element whose words begin sentences, too: people wait …, rules change …"""
UNDO, REDO, EXPORT = "undo", "redo", "export"
_WORKED_WITH: Final = {
    3: ("system", "definition"),
    4: ("system", "definition", "model", "activity"),
}
"""What a later stage works with: to show it there only brings it into view, and leads nowhere else."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where a conversation stands.

    Attributes:
        place: what is in view.
        question: what the coach asked last and nobody has answered yet.
        passed: the rules that were asked about already.
        settings: how the coach asks.
        private: whether what only the facilitator may see is shown.
    """

    place: Place
    question: Finding | None = None
    passed: tuple[str, ...] = ()
    settings: Settings = field(default=USUAL)
    private: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What one line comes to.

    Attributes:
        after: the conversation as it goes on, once `found` was done.
        lines: what is printed where the line asked for something.
        found: what the line says about the study; its changeset is the step to take.
        wants: `UNDO`, `REDO` or `EXPORT`: what only the holder of the session can do.
        words: what is to be exported.
    """

    after: Conversation
    lines: tuple[str, ...] = ()
    found: Understood | None = None
    wants: str = ""
    words: str = ""


def begin(
    study: Study, stage: int = 1, settings: Settings = USUAL, *, private: bool = False
) -> Conversation:
    """A conversation that begins in a stage, with the newest of everything in view."""
    return Conversation(first_place(study, stage), settings=settings, private=private)


def say(line: str, study: Study, talk: Conversation) -> Turn | NotUnderstood:
    """What a line means in a conversation; never raises, whatever is typed."""
    turn = _talk(line, study, talk)
    if turn is not None:
        return turn
    found = understand(line, study, talk.place)
    if talk.question is not None and _is_no_saying(found, talk.place, line):
        answer = _answered(line, study, talk.question)
        found = found if answer is None else answer
    if isinstance(found, NotUnderstood):
        return found
    return Turn(replace(talk, question=None), found=found)


def answer(turn: Turn, line: str, before: Conversation, after: Study) -> tuple[str, Conversation]:
    """The line that answers a turn whose step was taken, and the conversation with its record in view."""
    found = turn.found
    assert found is not None, "a turn that says something about the study"
    place = place_after(before.place, after, found.kind, found.id, found.stage)
    return told(after, found, before.place, line), replace(turn.after, place=place)


def _talk(line: str, study: Study, talk: Conversation) -> Turn | NotUnderstood | None:
    """Lines that ask for something; None where this is none of them."""
    found = asked(line)
    if found is None:
        return None
    if found.key == "stage":
        return _stage(talk, found.number)
    return _READERS[found.key](talk, study, found.rest)


def _stage(talk: Conversation, number: int) -> Turn:
    after = replace(talk, place=in_stage(talk.place, number), question=None, passed=())
    return Turn(after, (f"{number} {_(title_of(number))}",))


def may_show(talk: Conversation, study: Study) -> Study:
    """What may be shown."""
    if talk.private:
        return study
    from ssm_studio.formats.redaction import for_readers

    return for_readers(study)


def _show(talk: Conversation, study: Study, rest: Phrase) -> Turn | NotUnderstood:
    seen, place, words = may_show(talk, study), talk.place, folded(rest.text[:200])
    if not words:
        return Turn(talk, tuple(showing.stage_lines(seen, place.stage, place)))
    if (listed := named_list(seen, words)) is not None:
        return Turn(talk, tuple(listed))
    if (part := voices.only(words)) is not None:
        return Turn(talk, tuple(voices.only_lines(seen, *part)))
    if words in ("1", "2", "3", "4", "5") and not is_activity(study, place, words):
        lines = showing.stage_lines(seen, int(words), place)
        return Turn(replace(talk, place=in_stage(place, int(words))), tuple(lines))
    found = showing.named(seen, rest.text, place)
    if found is None:
        return _nothing_called(talk, study, rest)
    kind, record = found
    there = STAGE_OF_KIND.get(kind, place.stage)
    stage = place.stage if kind in _WORKED_WITH.get(place.stage, ()) else there
    after = replace(talk, place=place_after(place, study, kind, record.id, stage))
    return Turn(after, tuple(showing.record_lines(seen, kind, record)))


def _nothing_called(talk: Conversation, study: Study, phrase: Phrase) -> NotUnderstood:
    if showing.named(study, phrase.text, talk.place) is not None:
        message = _("“{words}” is for the facilitator only; --private shows it.")
    else:
        message = _("Nothing is called “{words}”. Type find and a word of it to see what there is.")
    return NotUnderstood(phrase.start, phrase.end, message.format(words=shown(phrase.text)))


def _trace(talk: Conversation, study: Study, rest: Phrase) -> Turn | NotUnderstood:
    seen = may_show(talk, study)
    found = showing.named(seen, rest.text, talk.place)
    if found is None:
        return _nothing_called(talk, study, rest)
    lines = showing.trace_lines(seen, *found)
    return Turn(
        talk, tuple(lines) or (_("No trace leads through {what}.").format(what=found[1].ref),)
    )


def _find(talk: Conversation, study: Study, rest: Phrase) -> Turn | NotUnderstood:
    if not rest:
        return NotUnderstood(
            rest.start, rest.end, _("Words to look for are missing, as in: find deadline")
        )
    lines = showing.found_lines(may_show(talk, study), rest.text)
    none = _("Nothing in this session has “{words}” in it.").format(words=shown(rest.text))
    return Turn(talk, tuple(lines) or (none,))


def _help(talk: Conversation, _study: Study, _rest: Phrase) -> Turn:
    return Turn(talk, tuple(_help_lines(talk.place.stage)))


def _help_lines(stage: int) -> list[str]:
    """What can be said in a stage, and everywhere."""
    return [
        _("Here: {examples}").format(examples=example(stage)),
        _("Other stages: {examples}").format(
            examples=" · ".join(f"{n}: {example(n)}" for n in range(1, 5) if n != stage)
        ),
        _("rename E01 other words · delete E01 · undo · redo"),
        _(
            "stage 2 · show · show E05 · show 3 · show voices · show only participants · show clashes · "
            "find WORD · trace ACT1"
        ),
        _("agenda half day · begin B1 · diary : … · park : … · show agenda · show loose ends"),
        _("next: the coach's next question; where possible, the line after it is the answer"),
        _("export minutes docx · export root-definitions · export picture txt"),
        _(
            "English and Indonesian are understood at the same time; docs/say-line.md has all of it."
        ),
    ]


def _export(talk: Conversation, _study: Study, rest: Phrase) -> Turn | NotUnderstood:
    from ssm_studio.formats.registry import BY_WHAT

    first, _space, more = rest.text.partition(" ") if rest else ("", "", "")
    name, colon, part = first.partition(":")
    what = _EXPORTS_ID.get(name.lower(), name)
    if what not in BY_WHAT:
        return NotUnderstood(
            rest.start,
            rest.end,
            none_of(rest, ", ".join(BY_WHAT)),
        )
    return Turn(talk, wants=EXPORT, words=f"{what}{colon}{part} {more}".strip())


_EXPORTS_ID: Final = {
    "notulen": "minutes",
    "definisi": "root-definitions",
    "laporan": "report",
    "gambar": "picture",
    "tindakan": "actions",
    "tindak-lanjut": "follow-up",
}
"""What can be exported by its Indonesian name."""


# The coach


def _next(talk: Conversation, study: Study, _rest: Phrase) -> Turn:
    from ssm_studio.method.rules.asking import next_question
    from ssm_studio.method.rules.registry import check

    findings = [
        each for each in check(study, settings=talk.settings) if each.rule not in talk.passed
    ]
    stages = (talk.place.stage, *(each for each in (1, 2, 3, 4, 5, 0) if each != talk.place.stage))
    for stage in stages:
        question = next_question(study, findings, stage)
        if question is not None:
            first = question.findings[0]
            after = replace(talk, question=first, passed=(*talk.passed, question.rule))
            return Turn(after, (_asked(study, first),))
    return Turn(replace(talk, question=None, passed=()), (_("The coach has nothing to ask."),))


def _asked(study: Study, finding: Finding) -> str:
    from ssm_studio.method.rules.registry import message_of, rules

    record = study.get(finding.kind, finding.record)
    about = f" ({record.ref})" if record is not None and record.ref else ""
    hint = ""
    if _answered("…", study, finding) is not None:
        hint = " " + _("The next line answers it.")
    asks = rules()[finding.rule].asks
    words = _(asks) if asks else message_of(finding, _)
    stop = "." if hint and words[-1:].isalnum() else ""
    return f"{finding.rule}{about}: {words}{stop}{hint}"


def _is_no_saying(found: Understood | NotUnderstood, place: Place, line: str) -> bool:
    """Whether a line may be the answer to a question: by itself it means nothing, or a mark for another stage.

    An answer may well begin with “people”, which is the word for a kind of element; in stage one, where elements are
    drawn, a sentence of that form is an answer and a label of a few words, or one with a capital, is not.
    """
    if isinstance(found, NotUnderstood) or found.kind != "element" or found.stage != 1:
        return isinstance(found, NotUnderstood)
    kinds = (
        getattr(each.after, "kind", "") for each in found.changeset.puts if each.kind == "element"
    )
    if place.stage != 1 or next(kinds, "") not in SUBJECTS:
        return place.stage != 1
    first, *words = line.split()
    return first.isalpha() and len(words) > MOST_OF_A_LABEL and words[0].islower()


_LETTERS: Final = {
    "p": "P",
    "q": "Q",
    "r": "R",
    "worldview": "W",
    "customers": "C",
    "actors": "A",
    "owners": "O",
    "constraints": "E",
}


def _answered(line: str, study: Study, finding: Finding) -> Understood | None:
    """A line as the answer to a question about a field; None where the field takes no words."""
    from ssm_studio.domain.edit import write
    from ssm_studio.domain.kinds import BY_NAME, fields_of
    from ssm_studio.method.rules.asking import wanted

    kind, name = wanted(finding)
    if study.get(finding.kind, finding.record) is None or kind != finding.kind:
        return None
    if kind == "definition" and (letter := _LETTERS.get(name)):
        return _lettered(f"{letter} {line}", study, finding)
    if kind == "definition" and name.startswith("transformation"):
        return _lettered(f"T {line if '->' in line else f'-> {line}'}", study, finding)
    declared = next((each for each in fields_of(BY_NAME[kind].type) if each.name == name), None)
    if declared is None or not str(declared.type).startswith("Text"):
        return None
    step = write(study, kind, finding.record, name, line.strip())
    return Understood(step, kind, finding.record, STAGE_OF_KIND.get(kind, 1)) if step else None


def _lettered(line: str, study: Study, finding: Finding) -> Understood | None:
    found = understand(line, study, Place(2, definition=finding.record))
    return found if isinstance(found, Understood) else None


def _wants(what: str) -> Callable[[Conversation, Study, Phrase], Turn | NotUnderstood]:
    return lambda talk, _study, _rest: Turn(replace(talk, question=None), wants=what)


_READERS: Final[dict[str, Callable[[Conversation, Study, Phrase], Turn | NotUnderstood]]] = {
    "help": _help,
    "show": _show,
    "next": _next,
    "undo": _wants(UNDO),
    "redo": _wants(REDO),
    "trace": _trace,
    "find": _find,
    "export": _export,
}


def prompt(talk: Conversation) -> str:
    """What stands before what is typed: the stage."""
    return f"{talk.place.stage}> "
