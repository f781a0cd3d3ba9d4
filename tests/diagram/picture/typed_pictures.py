"""Pictures typed through the entry line in the order in which people speak, and what their painted cells show.

Harm is counted by reading the painted cells back, not from the boxes in which things were meant to stand.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final
from unittest import mock

from ssm_studio.diagram.cells.geometry import Point
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.items import Item
from ssm_studio.diagram.picture.layout import free_place, place
from ssm_studio.diagram.picture.lines import stretches
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.changes import Changeset, apply, invert
from ssm_studio.domain.edit import delete
from ssm_studio.domain.edit_picture import move_element
from ssm_studio.domain.study import Study
from ssm_studio.say import understand
from ssm_studio.say.results import Place, Understood
from ssm_studio.workshop.derived_changes import with_consequences

WORDS: Final = {
    "en": (
        "school teachers parents village head money water late report nobody listens to us budget "
        "plan every year classes too big office province service users trust figures meeting the "
        "of results we never see fear blame staff reward training health centre road farmers"
    ),
    "id": (
        "kepala dinas pendidikan guru orang tua murid desa anggaran terlambat laporan kinerja tidak "
        "ada yang mendengar kami rapat musrenbang pelayanan masyarakat kepercayaan data tahunan "
        "bupati inspektorat pengawasan hasil untuk rakyat takut disalahkan pertanggungjawaban"
    ),
}
SIGNED: Final = ("group", "organisation", "artefact", "process", "rule", "event", "outsider")
LINES: Final = ("", "money", "authority", "pressure", "monitors", "influence", "supports")
PARTS: Final = frozenset("┬┴├┤")
"""What a bubble's edge shows where its own tail begins."""
BESIDE: Final = (12, 12)
"""The columns and rows around its owner in which a bubble stands beside it."""


@dataclass(slots=True)
class Harm:
    """What is wrong with a picture, in numbers; crossings are no harm, only many of them.

    Attributes:
        far: bubbles that stand away from their owner, where no hand has put them.
        below: how often a line runs below a drawing that is none of its ends.
    """

    names: int = 0
    drawings: int = 0
    heads: int = 0
    labels: int = 0
    on_lines: int = 0
    overlaps: int = 0
    far: int = 0
    crossings: int = 0
    below: int = 0

    def __add__(self, other: Harm) -> Harm:
        each = (getattr(self, one.name) + getattr(other, one.name) for one in fields(self))
        return Harm(*each)


def _words(rng: random.Random, most: int = 8) -> str:
    chosen = WORDS[rng.choice(("en", "id"))].split()
    return " ".join(rng.choice(chosen) for _each in range(rng.randint(1, most)))


def _statements(rng: random.Random, count: int) -> Iterator[str]:
    """What a group says: `count` elements, 0.8 relations for each, a conflict and a boundary now and then."""
    owners: list[int] = []
    drawn, lines = 0, 0
    while drawn < count:
        drawn += 1
        if len(owners) >= 2 and rng.random() < 0.3:
            owner, words = rng.choice(owners), _words(rng)
            sentence = rng.choice(("~{}~ @ E{:02}", '"{}" @ E{:02}', "! {} @ E{:02}"))
            yield sentence.format(words, owner)
        elif len(owners) >= 2 and rng.random() < 0.06:
            one, other = rng.sample(owners, 2)
            yield f"E{one:02} x E{other:02}: {_words(rng, 4)}"
        elif drawn > 3 and rng.random() < 0.03:
            yield f"boundary {_words(rng, 4)}"
        elif rng.random() < 0.2:
            yield f"! {_words(rng)}"
        else:
            owners.append(drawn)
            sign = "@" if rng.random() < 0.3 else rng.choice(SIGNED)
            yield f"{sign} {_words(rng, 5)} {drawn}"
        while lines < 0.8 * drawn - 1 and len(owners) >= 2:
            lines += 1
            one, other = rng.sample(owners, 2)
            kind = rng.choice(LINES)
            about = ", ".join(part for part in (kind, rng.choice(("", _words(rng, 3)))) if part)
            yield f"E{one:02} -> E{other:02}" + (f": {about}" if about else "")


def typed(seed: int, count: int) -> tuple[Study, str]:
    """The study after all statements of one seed, and the id of its picture."""
    study = Study()
    for each in said_one_by_one(seed, count):
        study = each
    return study, next(iter(study.pictures))


def said_one_by_one(seed: int, count: int) -> Iterator[Study]:
    """The study after each statement of one seed; each is a step.

    The ids are those of a group that says something every five seconds.
    """
    rng = random.Random(seed * 1_000 + count)
    study = Study()
    clock = itertools.count(1_800_000_000_000_000_000, 5_000_000_000)
    for number, line in enumerate(_statements(rng, count)):
        with (
            mock.patch.object(time, "time_ns", return_value=next(clock)),
            mock.patch("ssm_studio.domain.record._last", 0),
            mock.patch("os.urandom", return_value=number.to_bytes(8)),
        ):
            study = _said(study, line)
        yield study


def _said(study: Study, line: str) -> Study:
    """The study after one statement, with all that follows from it."""
    understood = understand(line, study, Place(picture=next(iter(study.pictures), None)))
    assert isinstance(understood, Understood), (line, understood)
    return apply(study, with_consequences(study, understood.changeset))


def drawn(study: Study, picture: str) -> Scene:
    """The picture as the screen draws it."""
    return build(study, picture, study.language)


def harm(study: Study, scene: Scene, *, frames: bool = True) -> Harm:
    """What the painted cells of a scene show to be wrong.

    Args:
        frames: count where something lies on a boundary's frame, which grows with what a hand moves about.
    """
    shown = Sheet.of(scene).rows
    found = Harm()
    drawings = [each for each in scene.items.values() if frames or not each.framing]
    tops = {cell[:2] for line in scene.lines.values() for cell in line.tops}
    for item in drawings:
        hurt = [
            letter
            for x, y, letter, style in _cells(item)
            if not _is_at(shown, x, y, letter, style)
            and not _own_tail(shown, item, x, y)
            and not (item.framing and not letter.isalnum() and (x, y) in tops)
        ]
        found.names += any(letter.isalnum() for letter in hurt)
        found.drawings += bool(hurt)
    _read_lines(scene, shown, found)
    for one, other in itertools.combinations(drawings, 2):
        if one.rect.intersects(other.rect):
            mine = {(x, y) for x, y, _letter, _style in _cells(one)}
            found.overlaps += any((x, y) in mine for x, y, _letter, _style in _cells(other))
    for id_, item in scene.items.items():
        owner = scene.items.get(study.elements[id_].belongs_to or "")
        if owner is not None and not study.elements[id_].placed_by_hand:
            found.far += not owner.rect.inflate(*BESIDE).intersects(item.rect)
    return found


def _cells(item: Item) -> Iterator[tuple[int, int, str, str]]:
    for x, y, letter, style in item.sprite.cells:
        yield item.rect.x + x, item.rect.y + y, letter, style


def _is_at(shown: dict[int, dict[int, tuple[str, str]]], x: int, y: int, *cell: str) -> bool:
    return shown.get(y, {}).get(x) == cell


def _own_tail(shown: dict[int, dict[int, tuple[str, str]]], item: Item, x: int, y: int) -> bool:
    letter = shown.get(y, {}).get(x, ("", ""))[0]
    return item.kind == "speech" and letter in PARTS


def _read_lines(scene: Scene, shown: dict[int, dict[int, tuple[str, str]]], found: Harm) -> None:
    strokes: dict[tuple[int, int], set[str]] = {}
    for id_, line in scene.lines.items():
        for x, y, _letter, _style in (*line.cells, *line.over):
            strokes.setdefault((x, y), set()).add(id_)
    for id_, line in scene.lines.items():
        plan = scene.plans[id_]
        if plan.head != "none" and not plan.tail:
            found.heads += not line.cells or not _is_at(shown, *line.cells[-1])
        if plan.label and not plan.tail:
            found.labels += not line.words or not all(_is_at(shown, *cell) for cell in line.words)
            under = (strokes.get((x, y), set()) - {id_} for x, y, _l, _s in line.words)
            found.on_lines += any(under)
    found.crossings = _crossings(scene)
    found.below = sum(
        any(part.intersects(item.rect) for part in stretches(scene.lines[plan.id].way))
        for plan in scene.plans.values()
        for item in scene.items.values()
        if not item.framing and item.id not in {plan.source, plan.target}
    )


def _crossings(scene: Scene) -> int:
    """How often two lines cross: cells that a level stretch of one and an upright one of another share."""
    flat: dict[Point, int] = {}
    steep: dict[Point, int] = {}
    for line in scene.lines.values():
        for a, b in itertools.pairwise(line.way):
            held = flat if a.y == b.y else steep
            for x in range(min(a.x, b.x), max(a.x, b.x) + 1):
                for y in range(min(a.y, b.y), max(a.y, b.y) + 1):
                    held[Point(x, y)] = held.get(Point(x, y), 0) + (not a == Point(x, y) != b)
    return sum(flat[each] * steep[each] for each in flat.keys() & steep.keys())


def far_words(scene: Scene) -> float:
    """Which share of the words of lines stands farther than three columns or one row from its line."""
    worded = [line for line in scene.lines.values() if line.words]
    apart = [
        line
        for line in worded
        if not any(part.inflate(4, 2).intersects(line.words_at) for part in line.blocks())
    ]
    return len(apart) / len(worded) if worded else 0.0


def used(study: Study, picture: str, rng: random.Random) -> Study:
    """A picture after its use: elements moved to free ground, some deleted, one of each undone."""
    scene = None
    for number in range(12):
        id_ = rng.choice(sorted(study.elements))
        scene = build(study, picture, study.language, before=scene)
        places = {
            f"{each.id} {n}": block
            for each in scene.items.values()
            if each.id != id_
            for n, block in enumerate(each.blocks())
        }
        rect = place(study, picture, "en")[id_]
        near = Point(rng.randint(0, 120), rng.randint(12, 80))
        spot = free_place(places, rect.size, near)
        study = _stepped(study, move_element(study, id_, spot.x, spot.y), undo=number == 5)
    for number in range(4):
        id_ = rng.choice(sorted(study.elements))
        study = _stepped(study, delete(study, "element", id_), undo=number == 2)
    return study


def _stepped(study: Study, step: Changeset, *, undo: bool) -> Study:
    whole = with_consequences(study, step)
    after = apply(study, whole)
    return apply(after, invert(whole)) if undo else after
