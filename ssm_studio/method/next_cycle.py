"""The next cycle of an inquiry: what of a session is carried on into a new one, and what was learned in the old.

What is carried keeps its id, so that the two can be compared, an action has one history, and a calendar knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ssm_studio.days import today
from ssm_studio.domain import edit
from ssm_studio.domain.action import is_open
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.record import ANYTHING, Record, names_any, new_id
from ssm_studio.domain.refs import find_ref
from ssm_studio.domain.research import Learning
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import Text
from ssm_studio.domain.waiver import Waiver
from ssm_studio.errors import UsageError
from ssm_studio.i18n import LANGUAGES, N_, NP_, _, translator
from ssm_studio.method.lookups import reached, ways_back

_OWNERS, _ISSUES, SYSTEMS, ACTIONS, PICTURES = "owners", "issues", "systems", "actions", "pictures"
PARTS: Final = {
    _OWNERS: "analysis_one",
    _ISSUES: "element",
    SYSTEMS: "system",
    ACTIONS: "action",
    PICTURES: "picture",
}
"""What can be carried on, by the words of `--carry`, and the kind of record that each is."""

CALLED: Final = {
    _OWNERS: N_("issue owners"),
    _ISSUES: N_("unresolved issues"),
    SYSTEMS: N_("systems that were not chosen"),
    ACTIONS: N_("open actions"),
    PICTURES: N_("pictures, as their next version"),
}
"""What a person calls each part; to be translated."""

LEARNED: Final = {
    "F": N_("Learned about the framework of ideas (F)"),
    "M": N_("Learned about the methodology (M)"),
    "A": N_("Learned about the area of concern (A)"),
}
"""What is asked about learning when a cycle ends; to be translated."""

ALL, NONE = "all", "none"
SPOKEN: Final = {
    _OWNERS: NP_("to carry on", "owners"),
    _ISSUES: NP_("to carry on", "issues"),
    SYSTEMS: NP_("to carry on", "systems"),
    ACTIONS: NP_("to carry on", "actions"),
    PICTURES: NP_("to carry on", "pictures"),
    ALL: NP_("to carry on", "all"),
    NONE: NP_("to carry on", "none"),
}
"""The word that names each of these in a list of what to carry on, understood in both languages; to be translated."""
_ISSUE_OWNER: Final = "issue_owner"
_WHOLE: Final = ("group", "participant", "lens", "lens_element")
"""Kinds that go along whole: people, and lists of one's own, whose entries what is carried may bear."""
_EXPLAINED: Final = (("TR-02", None), ("AC-07", "changes"))
"""What the coach would ask about every action that was carried on, by rule and field."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What people say when a cycle ends: why it ends, for the situation and for the research, and what they learned.

    `learned` has it by F (framework), M (method) and A (area of concern); `on` is the day (ISO), today's by itself.
    """

    problem_solving: str = ""
    research: str = ""
    learned: Mapping[str, str] = field(default_factory=dict)
    on: str = field(default_factory=lambda: today().isoformat())


def proposal(study: Study) -> dict[str, tuple[Record, ...]]:
    """What the next cycle should begin with, by part.

    Issue owners; issues from which no action that is done can be reached; systems that were not chosen; open
    actions; and each picture in its newest version.
    """
    done = [each.id for each in study.actions.values() if each.status == "done"]
    settled = reached(ways_back(study), done)
    redrawn = {each.supersedes for each in study.pictures.values()}
    return {
        _OWNERS: tuple(each for each in study.analyses_one.values() if each.role == _ISSUE_OWNER),
        _ISSUES: tuple(
            each for each in study.elements.values() if each.is_issue and each.id not in settled
        ),
        SYSTEMS: tuple(each for each in study.relevant_systems.values() if each.chosen is not True),
        ACTIONS: tuple(each for each in study.actions.values() if is_open(each)),
        PICTURES: tuple(each for each in study.pictures.values() if each.id not in redrawn),
    }


def chosen(study: Study, words: str) -> dict[str, tuple[Record, ...]]:
    """What a list names: parts ("issues"), single records ("E05", "ACT2"), "all" or "none", commas between them.

    Raises:
        UsageError: a word is none of these.
    """
    offered = proposal(study)
    found: dict[str, list[Record]] = {part: [] for part in PARTS}
    for word in filter(None, (each.strip() for each in words.replace(";", ",").split(","))):
        said = _part(word.casefold())
        if said == NONE:
            continue
        for part, records in _named(study, offered, said, word):
            found[part] += (each for each in records if each not in found[part])
    return {part: tuple(records) for part, records in found.items()}


def _part(said: str) -> str:
    """The part that a word of either language names; the word itself where it names none."""
    for part, words in SPOKEN.items():
        if said in {translator(each)(words) for each in LANGUAGES}:
            return part
    return said


def _named(
    study: Study, offered: Mapping[str, tuple[Record, ...]], said: str, word: str
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    if said == ALL:
        yield from offered.items()
        return
    if said in offered:
        yield said, offered[said]
        return
    record = find_ref(study, word)
    for part, kind in PARTS.items():
        if record is not None and study.get(kind, record.id) is record:
            yield part, (record,)
            return
    raise UsageError(
        _("“{name}” is nothing that can be carried on.").format(name=word),
        _("No session was made."),
        _("Name parts ({parts}), or records such as E05, RS3, ACT2 or RP1.").format(
            parts=", ".join(map(_, SPOKEN.values()))
        ),
    )


def begin(study: Study, parent: str, carried: Mapping[str, tuple[Record, ...]]) -> Study:
    """A study that follows on from another; `parent` is what its session is called in the library."""
    kept: dict[str, dict[str, Record]] = {}

    def keep(kind: str, *records: Record) -> None:
        kept.setdefault(kind, {}).update((each.id, each) for each in records)

    for kind in _WHOLE:
        keep(kind, *study.table(kind).values())
    keep("analysis_one", *carried[_OWNERS])
    for system in carried[SYSTEMS]:
        keep("system", replace(study.relevant_systems[system.id], chosen=None))
    for action in carried[ACTIONS]:
        keep("action", action)
        keep("follow_up", *children(study.follow_ups, "action", action.id))
    issues = {each.id for each in carried[_ISSUES]}
    _keep_pictures(study, {each.id for each in carried[PICTURES]}, issues, keep)
    session = _header(study, parent)
    ids = {session.id, *(id_ for table in kept.values() for id_ in table)}
    tables: dict[str, Any] = {
        BY_NAME[kind].table: {
            id_: _without_others(each, ids) for id_, each in sorted(table.items())
        }
        for kind, table in kept.items()
    }
    tables["sessions"] = {session.id: session}
    tables["waivers"] = dict(_explained(study, parent, carried[ACTIONS]))
    return Study(**tables)


def _keep_pictures(study: Study, pictures: set[str], issues: set[str], keep: Any) -> None:
    """The pictures as their next version; of one that is not carried only its issues that are."""
    drawn = {id_: each for id_, each in study.elements.items() if each.picture in pictures}
    drawn |= {id_: study.elements[id_] for id_ in issues}
    for picture in study.pictures.values():
        if picture.id in pictures or any(each.picture == picture.id for each in drawn.values()):
            version = (picture.version or 1) + 1
            keep("picture", replace(picture, version=version, drawn_at=None, supersedes=None))
    for id_, element in drawn.items():
        # What has been settled stays in the picture and is no issue any more.
        keep(
            "element",
            element if id_ in issues or not element.is_issue else replace(element, is_issue=None),
        )
    for relation in study.relations.values():
        if relation.source in drawn and relation.target in drawn:
            keep("relation", relation)


_OF_ONE_CYCLE: Final = (
    *("dates_provenance", "comparison_way", "source_work", "was", "agenda", "introductory"),
    *(
        f"exit_{kind}{part}"
        for kind in ("problem_solving", "research")
        for part in ("", "_reason", "_at")
    ),
)
"""Fields of the header that a new cycle begins without."""


def _header(study: Study, parent: str) -> Record:
    nothing: dict[str, Any] = dict.fromkeys(_OF_ONE_CYCLE)
    return replace(
        study.session,
        **nothing,
        id=new_id(),
        ref="",
        cycle=(study.session.cycle or 1) + 1,
        parent_session=parent,
        dates=(),
        operations=(),
        kept="",
    )


def _without_others(record: Record, ids: set[str]) -> Record:
    """`record` without references to what was not carried on."""
    values: dict[str, Any] = {}
    for each in fields_of(type(record)):
        refers, value = each.metadata["refers"], getattr(record, each.name)
        if not refers or not value:
            continue
        if isinstance(value, str):
            rest: Any = value if names_any(value, refers or ANYTHING, ids) else None
        else:
            rest = tuple(
                one
                for one in value
                if names_any(one if isinstance(one, str) else one[0], refers, ids)
            )
        if rest != value:
            values[each.name] = rest
    if getattr(record, "photo_region", None) and values.get("photo", "") is None:
        values["photo_region"] = None
    return replace(record, **values) if values else record


def _explained(
    study: Study, parent: str, actions: Iterable[Record]
) -> Iterator[tuple[str, Waiver]]:
    """Where each action comes from, said once, because what stood behind it is in the session before."""
    for action in actions:
        words = _("Carried over from cycle {number} ({session}), where it is {ref}").format(
            number=study.session.cycle or 1, session=parent, ref=action.ref
        )
        reason = Text.said(words, study.language)
        for rule, field_ in _EXPLAINED:
            waiver = Waiver(id=new_id(), rule=rule, about=action.id, field=field_, reason=reason)
            yield waiver.id, waiver


def closing_step(study: Study, closing: Closing) -> Changeset:
    """A step that records in the old session why its cycle ended and what was learned; nothing where nobody said."""
    said = (
        (_("Why the problem solving ends here: {reason}"), "ps", None, closing.problem_solving),
        (_("Why the research ends here: {reason}"), "r", None, closing.research),
        *(("{reason}", None, about, words) for about, words in closing.learned.items()),
    )
    steps: list[Changeset] = []
    now = study
    for form, interest, about, words in said:
        if not words.strip():
            continue
        text = Text.said(form.format(reason=words.strip()), study.language)
        record = Learning(id=new_id(), interest=interest, about=about, text=text)
        step = edit.add(now, record)
        now = apply(now, step)
        steps.append(step)
    decided: dict[str, Any] = {}
    for name, words in (
        ("exit_problem_solving", closing.problem_solving),
        ("exit_research", closing.research),
    ):
        if words.strip():
            reason = Text.said(words.strip(), study.language)
            decided |= {name: "exit", f"{name}_reason": reason, f"{name}_at": closing.on}
    if decided:
        steps.append(edit.set_fields(now, "session", study.session.id, **decided))
    return join(_("End of the cycle"), *steps) if steps else NOTHING
