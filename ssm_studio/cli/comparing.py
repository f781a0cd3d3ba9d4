"""The command `compare`: what is new, gone, changed and still open from one session to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option
from ssm_studio.cli.output import give_json, harmless, say, tell
from ssm_studio.i18n import N_, _

if TYPE_CHECKING:
    from ssm_studio.domain.record import Record
    from ssm_studio.domain.study import Study
    from ssm_studio.method.session_differences import Changed, Differences

_LONGEST_WORDS: Final = 90
LONGEST_VALUE: Final = 50
BESIDE: Final = 0
"""Where what no stage shows is printed: the people, the analyses, the research."""

CALLED: Final = {
    "new": N_("new"),
    "gone": N_("gone"),
    "changed": N_("changed"),
    "open": N_("still open"),
}


def comparing_commands() -> list[click.Command]:
    """The command that compares two sessions."""
    return [
        command(
            "compare",
            _compare,
            _(
                "Compare session A with session B: two cycles of a chain, or two copies.\n\n"
                "Lists by stage what is new in B, what is gone, what has changed, and which issues without an "
                "action and which open actions both still have. Where things stand in a drawing is not compared. "
                "--json prints references."
            ),
            argument("first", metavar="A"),
            argument("second", metavar="B"),
            option(["--json", "as_json"], is_flag=True, help=_("Print JSON.")),
            option(["--private"], is_flag=True, help=_("Compare private records too.")),
        )
    ]


def _compare(asked: Asked, first: str, second: str, *, as_json: bool, private: bool) -> int:
    from ssm_studio.formats.redaction import for_readers
    from ssm_studio.method.session_differences import differences
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.reading import read_study

    home = asked.find_home()
    studies = [read_study(resolve(home, each))[0] for each in (first, second)]
    before, after = studies if private else map(for_readers, studies)
    found = differences(before, after)
    if as_json:
        give_json(
            {
                "new": [_ref(kind, each) for kind, each in found.new],
                "gone": [_ref(kind, each) for kind, each in found.gone],
                "changed": [_ref(each.kind, each.after) for each in found.changed],
            }
        )
    else:
        _print(before, after, found)
    return 0


def _ref(kind: str, record: Record) -> str:
    return record.ref or kind


def _print(before: Study, after: Study, found: Differences) -> None:
    """Stage by stage; what no stage shows comes first."""
    from ssm_studio.method.stage_names import STAGE_OF_KIND, STAGES

    lines: dict[int, list[tuple[str, str]]] = {}
    for what, kind, line in _lines(before, after, found):
        lines.setdefault(STAGE_OF_KIND.get(kind, BESIDE), []).append((_(CALLED[what]), line))
    if not lines:
        say(_("The two sessions say the same."))
    titles = {BESIDE: _("Beside the stages")}
    titles |= {each.number: f"{each.number} {_(each.title)}" for each in STAGES}
    width = max(len(_(each)) for each in CALLED.values())
    for stage, title in titles.items():
        if stage in lines:
            tell(title)
            for called, line in lines[stage]:
                tell(f"  {called.ljust(width)}  {line}")
            tell()


def _lines(before: Study, after: Study, found: Differences) -> Iterator[tuple[str, str, str]]:
    """What happened, the kind of record, and the line that tells it."""
    for kind, record in found.new:
        yield "new", kind, _named(after, kind, record)
    for kind, record in found.gone:
        yield "gone", kind, _named(before, kind, record)
    for each in found.changed:
        told = "; ".join(_told(before, after, each))
        yield "changed", each.kind, f"{_named(after, each.kind, each.after)}: {told}"
    for kind, record in found.still_open:
        yield "open", kind, _named(after, kind, record)


def _named(study: Study, kind: str, record: Record) -> str:
    from ssm_studio.domain.record_names import name_in

    ref = _ref(kind, record) if record.ref else ""
    words = harmless(name_in(study, record), _LONGEST_WORDS)
    return f"{ref} {words}".strip() if words != ref else ref


def _told(before: Study, after: Study, changed: Changed) -> Iterator[str]:
    """What has changed of a record, field by field: its words where they are short to tell."""
    from ssm_studio.domain.kinds import BY_NAME
    from ssm_studio.method.field_names import field_name

    for name in changed.fields:
        called = field_name(name, changed.kind)
        old = _shown(before, getattr(changed.before, name))
        new = _shown(after, getattr(changed.after, name))
        yield f"{called}: {old} → {new}"
    for kind in changed.parts:
        yield _(BY_NAME[kind].called)


def _shown(study: Study, value: Any) -> str:
    """A value in few words: the wording, a code in words, the names of what is referred to; – for nothing."""
    from ssm_studio.domain.dates import day_said
    from ssm_studio.domain.text import Text
    from ssm_studio.formats.report.labels import WORDS

    if isinstance(value, Text):
        words = value.read(study.language)
    elif isinstance(value, bool):
        said = WORDS["yes_no"][str(value)]
        words = _(said)
    elif isinstance(value, tuple):
        words = ", ".join(_shown(study, each) for each in value)
    elif isinstance(value, str):
        record = study.find(value)
        words = record.ref or value if record is not None else day_said(_(_code(value)), _)
    else:
        words = "" if value is None else str(value)
    return harmless(words, LONGEST_VALUE) or "–"


def _code(value: str) -> str:
    from ssm_studio.formats.report.labels import WORDS

    return WORDS["status"].get(value, value)
