"""What stands side by side and is not settled: clashes of two copies, worldviews that differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ssm_studio.domain.clash import Clash, ClashSide
from ssm_studio.domain.dates import moment_said
from ssm_studio.domain.edit_clashes import open_clashes, sides_of
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.field_names import field_name
from ssm_studio.say.answer_names import one_line, quoted


def differences(study: Study) -> Iterator[str]:
    """One line for each clash that nobody settled, then one for the worldviews of the definitions, of the debate."""
    for clash in open_clashes(study):
        yield clash_words(study, clash) + "; " + _("not settled")
    said = [
        (each.ref, read(each.worldview, study.language)) for each in study.root_definitions.values()
    ]
    yield from _worldviews(_("worldviews of the definitions"), said)
    said = []
    for each in study.debate.values():
        who = study.participants.get(each.speaker or "")
        name = f"{each.ref} {name_in(study, who)}" if who is not None else each.ref
        said.append((name, read(each.worldview, study.language)))
    yield from _worldviews(_("worldviews in the debate"), said)


def clash_words(study: Study, clash: Clash) -> str:
    """A clash in one line: on what, in which field, and each side with its author and time."""
    record = study.find(clash.about or "")
    sides = " / ".join(_side(clash, each) for each in sides_of(study, clash.id))
    kind = "" if record is None else kind_of(record).name
    if clash.field is None:
        field = _("kept or deleted")
    else:
        field = field_name(clash.field, kind)
    about = "?" if record is None else record.ref or name_in(study, record)
    words = _("{clash} on {what}, {field}: {sides}").format(
        clash=clash.ref, what=about, field=field, sides=sides
    )
    return one_line(words)


def _side(clash: Clash, side: ClashSide) -> str:
    words = _("deleted") if side.text is None else quoted(side.text)
    if clash.field is None and side.text is not None:
        words = _("worked on: {words}").format(words=words) if side.text else _("worked on")
    return f"{words} ({', '.join(filter(None, (side.author, moment(side.at))))})"


def moment(at: str | None) -> str:
    """The day and the minute at which something was written, on this machine's clock."""
    try:
        return moment_said(datetime.fromisoformat(at or ""), _)
    except ValueError:
        return at or ""


def _worldviews(heading: str, said: list[tuple[str, str]]) -> Iterator[str]:
    """The worldviews, where there are two that differ."""
    there = [(name, words) for name, words in said if words.strip()]
    if len({" ".join(words.casefold().split()) for _name, words in there}) > 1:
        listed = " · ".join(f"{name} {quoted(words)}" for name, words in there)
        yield one_line(f"{heading}: {listed}")
