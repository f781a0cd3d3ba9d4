"""“show voices”, “show only participants”, “show both”: whose words a session holds, and in which languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.stage_names import title_of
from ssm_studio.method.voices import ORIGINS, of_origin, origin_of, voices
from ssm_studio.say.answer_names import called, described, one_line
from ssm_studio.say.facts.words import PROVENANCES
from ssm_studio.say.results import Place
from ssm_studio.say.showing import stage_lines
from ssm_studio.say.vocabulary import index

_ONLY: Final = re.compile(r"(?:([1-5])\s+)?(?:only|hanya)\s+(.+)")
_WORDS: Final = {
    **index(PROVENANCES),
    **dict.fromkeys(("participants", "room", "ruangan"), "participant"),
    **dict.fromkeys(("sources", "literature", "pustaka"), "source"),
    **dict.fromkeys(("imported", "impor", "diimpor"), "imported"),
    **dict.fromkeys(("model", "from the model", "dari model"), "model"),
    **dict.fromkeys(("not said", "nobody", "tidak disebut"), ""),
}


def only(words: str) -> tuple[int, str] | None:
    """The stage (0 for all) and the origin of “3 only participants”; None where a line is no such."""
    found = _ONLY.fullmatch(words)
    if found is None or found[2] not in _WORDS:
        return None
    return int(found[1] or 0), _WORDS[found[2]]


def only_lines(study: Study, stage: int, origin: str) -> list[str]:
    """What stands in a session, or in one stage of it, of one origin alone."""
    from ssm_studio.formats.redaction import with_only

    part = with_only(study, of_origin(study, origin))
    lines = [_("Only: {origin}").format(origin=_(ORIGINS[origin]))]
    for each in voices(study):
        if stage in (0, each.stage) and dict(each.counts).get(origin):
            heading, *rest = stage_lines(part, each.stage, Place(each.stage))
            lines += [heading, *_told(part, rest, origin)]
    if len(lines) == 1:
        lines.append(_("Nothing here comes from there."))
    return lines


def _told(part: Study, lines: list[str], origin: str) -> Iterator[str]:
    """The lines of records; what others stand in, and has another origin, is in brackets."""
    by_ref = {record.ref: record for _kind, record in part.everything() if record.ref}
    for line in lines:
        record = by_ref.get(line.split(maxsplit=1)[0]) if line.strip() else None
        if record is not None and origin_of(part, record) != origin:
            yield f"({line.strip()})"
        elif record is not None or line.startswith(" "):
            yield line


def count_lines(study: Study) -> Iterator[str]:
    """Each stage with how many records come from whom."""
    for each in voices(study):
        counts = ", ".join(f"{_(ORIGINS[origin])} {count}" for origin, count in each.counts)
        yield f"{each.stage} {_(title_of(each.stage))}: {counts}"


def voice_lines(study: Study) -> list[str]:
    """How many records of each stage come from whom; then who in the picture says, thinks and feels what."""
    lines = [_("Whose words these are"), *count_lines(study)]
    for owner in study.elements.values():
        mine = [each for each in study.elements.values() if each.belongs_to == owner.id]
        if mine:
            lines.append(called(study, "element", owner.id))
            lines += (f"  {described(study, 'element', each)}" for each in mine)
    return lines


BOTH: Final = ("both, both languages", "keduanya, kedua bahasa")
LACKING: Final = ("untranslated, one language", "belum diterjemahkan, satu bahasa")
ON_THE_SHEET: Final = tuple(
    word.strip() for words in (*BOTH, *LACKING) for word in words.split(",")
)
"""What the screen has a sheet for."""


def language_lines(study: Study, *, lacking: bool = False) -> list[str]:
    """Every text in both languages, or those that lack one."""
    from ssm_studio.method.field_names import field_name
    from ssm_studio.method.two_languages import texts_in_both

    lines = []
    for each in texts_in_both(study):
        if each.lacks or not lacking:
            said = (one_line(words) or "…" for words in (each.en, each.indonesian))
            words = one_line(each.plain) if each.plain else " | ".join(said)
            lines.append(f"{each.ref} {field_name(each.field, each.kind)}: {words}".strip())
    return lines
