"""What was said on two sides and does not go together, as records that the room settles.

A clash and its sides have ids made of the entries they come from, so that every copy that merges makes the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ssm_studio.domain.clash import Clash, ClashSide
from ssm_studio.domain.merging.collected import Collected
from ssm_studio.domain.merging.fields import Said


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field with several newest writes that do not go together.

    Attributes:
        field: "" where one side deleted the record and another worked with it.
        sides: in the order of time.
    """

    record: str
    field: str
    lang: str
    base: Any
    sides: tuple[Said, ...]

    @property
    def id(self) -> str:
        """Of the clash: the same wherever these entries meet."""
        return _id_from("clash", self.record, self.field, self.lang, *self._entries)

    @property
    def _entries(self) -> list[str]:
        return sorted(each.entry for each in self.sides)


def deletions(found: Collected) -> Iterator[Disagreement]:
    """Where somebody deleted what others went on working with."""
    for id_, newest in sorted(found.asked.items()):
        sides = [
            Said(each.entry, _wrote(found, id_, each.entry) if each.value else None)
            for each in newest
        ]
        sides.sort(key=lambda each: found.timeline.entries[each.entry].order)
        yield Disagreement(id_, "", "", None, tuple(sides))


def _wrote(found: Collected, id_: str, entry: str) -> str:
    """The words that an entry gave a record; "" where it gave it none."""
    said = (
        write.value
        for write in found.timeline.entries[entry].writes
        if write.id == id_ and write.field and isinstance(write.value, str)
    )
    return next(said, "")


def records(
    found: Collected, disagreements: Iterable[Disagreement]
) -> dict[str, dict[str, Clash | ClashSide]]:
    """By clash: the record, without a short name, and those of its sides."""
    made: dict[str, dict[str, Clash | ClashSide]] = {}
    for each in disagreements:
        clash = Clash(
            id=each.id,
            about=each.record,
            field=each.field or None,
            lang=each.lang or None,
            base=_as_text(each.base),
        )
        of_one: dict[str, Clash | ClashSide] = {clash.id: clash}
        for number, said in enumerate(each.sides):
            entry = found.timeline.entries[said.entry]
            id_ = _id_from("side", str(number), clash.id, said.entry)
            of_one[id_] = ClashSide(
                id=id_,
                clash=clash.id,
                text=_as_text(said.value),
                author=entry.author,
                at=entry.at,
            )
        made[clash.id] = of_one
    return made


def _as_text(value: Any) -> str | None:
    """Words as they are, numbers and flags as JSON; lists are merged by their members and never disagree."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def seen(found: Collected, clash: str, key: tuple[str, str, str]) -> bool:
    """Whether people noted a clash themselves, or somebody who knew of it wrote its field since, or of it."""
    timeline = found.timeline
    merges = [each.entry for each in found.there.get(clash, ()) if each.value]
    if any(timeline.entries[each].merged is None for each in merges):
        return True
    record, field, lang = key
    of_record = found.fields.get(record, {})
    # Where one side deleted the record, all that is written of it answers.
    asked = [of_record.get((field, lang), ())] if field else list(of_record.values())
    writes = [
        said for of_field in (*asked, *found.fields.get(clash, {}).values()) for said in of_field
    ]
    return any(
        timeline.entries[each.entry].merged is None and timeline.knew(each.entry, merge)
        for each in writes
        for merge in merges
    )


def _id_from(*parts: str) -> str:
    """An id made of what it stands for, with the shape of all ids and the time of the newest entry in it."""
    digits = f"{int.from_bytes(hashlib.sha256(json.dumps(parts).encode()).digest()[:10]):020x}"
    newest = max((each for each in parts if _is_id(each)), default="")
    begun = newest.replace("-", "")[:12].ljust(12, "0")
    whole = f"{begun}7{digits[:3]}{'89ab'[int(digits[3], 16) % 4]}{digits[4:19]}"
    return "-".join(
        (whole[:8], whole[8:12], whole[12:16], whole[16:20], whole[20:32]),
    )


def _is_id(part: str) -> bool:
    return len(part) == 36 and part.count("-") == 4


def in_time_order(found: Collected, them: Sequence[Disagreement]) -> list[Disagreement]:
    """The disagreements by their newest sides, for giving out short names."""
    order = found.timeline.entries
    return sorted(them, key=lambda each: (max(order[s.entry].order for s in each.sides), each.id))
