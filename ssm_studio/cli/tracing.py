"""The command `trace`: which ways lead from the marks in the picture to what was agreed, and where they break off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import click

from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give_json, harmless, say, tell
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.method.trace import Found
    from ssm_studio.method.trace_paths import Gap, Lost, Ways

INDENT: Final = "  "


def tracing_commands() -> list[click.Command]:
    """The command that follows an action back to the picture, and a mark on to what was agreed."""
    return [
        command(
            "trace",
            _trace,
            _(
                "Follow a record back to the elements of the picture and on to what was "
                "agreed.\n"
                "\n"
                "Printed as two trees, what is behind the record and what came of it, and "
                "which links are missing; with --json each path by itself, the action "
                "first. Without REF: the issues that reached no action, and the actions "
                "that come from no issue. A line in the program says why one is left so."
            ),
            session_argument(),
            argument("ref", required=False),
            option(["--json", "as_json"], is_flag=True, help=_("Print JSON.")),
            option(["--private"], is_flag=True, help=_("Show the words of private records too.")),
        )
    ]


def _trace(asked: Asked, session: str, ref: str | None, *, as_json: bool, private: bool) -> int:
    from ssm_studio.formats.redaction import for_readers
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.reading import read_study

    study, _why_read_only = read_study(resolve(asked.find_home(), session))
    # What is private carries a way on all the same; only its words and its name stay behind.
    seen = study if private else for_readers(study)
    if ref is None:
        return _lists(study, seen, as_json=as_json)
    return _one(study, seen, ref, as_json=as_json)


def _one(study: Study, seen: Study, ref: str, *, as_json: bool) -> int:
    from ssm_studio.method.trace_paths import MOST, Ways, ways

    kind, id_ = _found(seen, ref)
    every = ways(study, kind, id_)
    shown = Ways(
        tuple(path for path in every.paths if all(seen.get(*each) for each in path)),
        tuple(each for each in every.gaps if seen.get(each.kind, each.id)),
    )
    if as_json:
        give_json(
            {
                "paths": [[_ref(seen, each) for each in path] for path in shown.paths],
                "missing": [
                    {
                        "ref": _ref(seen, (each.kind, each.id)),
                        "kind": each.kind,
                        "needs": each.needs,
                    }
                    for each in shown.gaps
                ],
            }
        )
    else:
        _print(seen, shown, (kind, id_))
    if hidden := len(every.paths) - len(shown.paths):
        say(
            ngettext(
                "{count} way leads through private records and is left out; --private shows it.",
                "{count} ways lead through private records and are left out; --private shows them.",
                hidden,
            ).format(count=hidden)
        )
    if len(every.paths) >= MOST:
        say(_("There are more paths than these {count}.").format(count=MOST))
    return 0


def _found(seen: Study, ref: str) -> Found:
    """The record that is asked about.

    Raises:
        UsageError: there is none that readers may see, or no way passes records of its kind.
    """
    from ssm_studio.domain.kinds import kind_of
    from ssm_studio.domain.refs import find_ref
    from ssm_studio.method.trace import ORDER

    record = find_ref(seen, ref)
    if record is None:
        raise UsageError(
            _("There is no record “{name}” in this session.").format(name=harmless(ref)),
            "",
            _(
                "A record is named as lists show it, such as ACT1 or E05; --private finds private ones too."
            ),
        )
    kind = kind_of(record)
    if kind.name not in ORDER:
        raise UsageError(
            _("No path from the picture to an action leads through {ref} ({kind}).").format(
                ref=record.ref, kind=_(kind.called)
            ),
            "",
            _("Ask about an element, a theme, a definition, an activity, a change or an action."),
        )
    return kind.name, record.id


def _ref(study: Study, found: Found) -> str:
    return study.get(*found).ref or found[1]


def _line(study: Study, found: Found) -> str:
    """A record with its reference and its words; of an action also where it stands and until when."""
    from ssm_studio.domain.comparison_rows import target_words
    from ssm_studio.domain.dates import day_said
    from ssm_studio.domain.record_names import name_in
    from ssm_studio.formats.report.labels import WORDS

    record = study.get(*found)
    words = target_words(study, record) if found[0] == "row" else name_in(study, record)
    told = f"{_ref(study, found)}  {words}" if words != record.ref else record.ref
    if found[0] == "action":
        status = record.status or "proposed"
        more = (_(WORDS["status"].get(status, status)), day_said(record.by_when, _))
        told += "".join(f" · {each}" for each in more if each)
    return harmless(told)


def _print(study: Study, shown: Ways, start: Found) -> None:
    """The record, then both trees and what is missing."""
    behind: dict[Found, list[Found]] = {}
    after: dict[Found, list[Found]] = {}
    for path in shown.paths:
        at = path.index(start)
        _grow(behind, path[at:])
        _grow(after, path[at::-1])
    tell(_line(study, start))
    for title, tree in ((_("What is behind it"), behind), (_("What came of it"), after)):
        if tree.get(start):
            tell(f"\n{title}")
            _print_tree(study, tree, start)
    if shown.gaps:
        missing = _("What is missing")
        tell(f"\n{missing}")
        for each in shown.gaps:
            tell(f"{INDENT}{_line(study, (each.kind, each.id))}: {_missing(each)}")


def _missing(gap: Gap) -> str:
    from ssm_studio.domain.kinds import BY_NAME
    from ssm_studio.method.trace import ORDER

    called = _(BY_NAME[gap.needs].called)
    if ORDER.index(gap.needs) < ORDER.index(gap.kind):
        return _("nothing is named behind it ({kind})").format(kind=called)
    return _("nothing came of it ({kind})").format(kind=called)


def _grow(tree: dict[Found, list[Found]], path: tuple[Found, ...]) -> None:
    for one, other in pairwise(path):
        branches = tree.setdefault(one, [])
        if other not in branches:
            branches.append(other)


def _print_tree(study: Study, tree: dict[Found, list[Found]], start: Found) -> None:
    """Branches below `start`; what has been printed with its branches is not unfolded again."""
    told: set[Found] = set()
    waiting = [(each, 1) for each in reversed(tree[start])]
    while waiting:
        found, depth = waiting.pop()
        again = found in told and found in tree
        tell(f"{INDENT * depth}{_line(study, found)}{'  ↑' if again else ''}")
        if not again:
            told.add(found)
            waiting += ((each, depth + 1) for each in reversed(tree.get(found, ())))


def _lists(study: Study, seen: Study, *, as_json: bool) -> int:
    from ssm_studio.method.trace_paths import actions_without_issue, issues_without_action

    issues = [each for each in issues_without_action(study) if seen.get(each.kind, each.id)]
    actions = [each for each in actions_without_issue(study) if seen.get(each.kind, each.id)]
    if as_json:
        give_json(
            {
                "issues": _refs(seen, issues, lambda each: not each.reason),
                "actions": _refs(seen, actions, lambda each: not each.reason),
                "explained": _refs(seen, (*issues, *actions), lambda each: bool(each.reason)),
            }
        )
        return 0
    for title, found in (
        (_("Issues that reached no action"), issues),
        (_("Actions that come from no issue"), actions),
    ):
        tell(f"{title}: {len(found)}")
        for each in found:
            reason = f" – {harmless(each.reason)}" if each.reason else ""
            tell(f"{INDENT}{_line(seen, (each.kind, each.id))}{reason}")
    return 0


def _refs(study: Study, lost: Iterable[Lost], wanted: Callable[[Lost], bool]) -> list[str]:
    return [_ref(study, (each.kind, each.id)) for each in lost if wanted(each)]
