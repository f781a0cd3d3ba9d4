"""What stands side by side and is not settled: clashes of two copies, worldviews that differ."""

from __future__ import annotations

from collections.abc import Iterator

from ssm_studio.domain.clash import Clash
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.say.telling_words import one_line, quoted


def differences(study: Study) -> Iterator[str]:
    """One line for each clash that nobody settled, then one for the worldviews of the definitions, of the debate."""
    for clash in study.clashes.values():
        if clash.settled is None:
            yield _clash(study, clash)
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


def _clash(study: Study, clash: Clash) -> str:
    record = study.find(clash.about or "")
    sides = " / ".join(
        f"{quoted(each.text or '')} ({each.author or '?'})"
        for each in children(study.clash_sides, "clash", clash.id)
    )
    about = record.ref if record is not None else "?"
    words = _("{clash} on {what}, {field}: {sides}; not settled").format(
        clash=clash.ref, what=about, field=clash.field or "", sides=sides
    )
    return one_line(words)


def _worldviews(heading: str, said: list[tuple[str, str]]) -> Iterator[str]:
    """The worldviews, where there are two that differ."""
    there = [(name, words) for name, words in said if words.strip()]
    if len({" ".join(words.casefold().split()) for _name, words in there}) > 1:
        listed = " · ".join(f"{name} {quoted(words)}" for name, words in there)
        yield one_line(f"{heading}: {listed}")
