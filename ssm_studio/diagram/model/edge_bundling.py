"""Which arrows of a model share a line with which, and where on their boxes they would best leave and enter."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import DOWN
from ssm_studio.diagram.model.graph_view import Arrow
from ssm_studio.diagram.model.occupancy import side_ports

End = tuple[str, str]
"""An activity, and the kind of the arrows that leave or enter it."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A plan for the arrows of one drawing.

    Attributes:
        by_source: whether an arrow may share lines with others of its source, else with others of its target.
        leave, enter: the columns at which arrows that lead down would best begin and end.
    """

    by_source: dict[Arrow, bool]
    leave: Mapping[Arrow, int]
    enter: Mapping[Arrow, int]

    @classmethod
    def plan(
        cls,
        arrows: Sequence[Arrow],
        boxes: Mapping[str, Rect],
        crowded: tuple[Collection[End], Collection[End]] = ((), ()),
    ) -> Sharing:
        """Arrows share where there are more of them; those of `crowded` sources and targets share there."""
        out: Counter[End] = Counter((source, kind) for source, _target, kind in arrows)
        into: Counter[End] = Counter((target, kind) for _source, target, kind in arrows)
        by_source = {
            each: out[each.source, each.kind] >= into[each.target, each.kind] for each in arrows
        }
        for each in arrows:
            if (each.target, each.kind) in crowded[1]:
                by_source[each] = False
            elif (each.source, each.kind) in crowded[0]:
                by_source[each] = True
        below: dict[str, dict[object, list[Arrow]]] = defaultdict(dict)
        above: dict[str, dict[object, list[Arrow]]] = defaultdict(dict)
        for each in arrows:
            if descends(boxes, each):
                leaving, entering = (each.kind, each) if by_source[each] else (each, each.kind)
                below[each.source].setdefault(leaving, []).append(each)
                above[each.target].setdefault(entering, []).append(each)
        middles = {id_: 2 * box.x + box.width for id_, box in boxes.items()}
        return cls(
            by_source,
            _slots(boxes, below, {each: middles[each.target] for each in arrows}),
            _slots(boxes, above, {each: middles[each.source] for each in arrows}),
        )

    def crowd(self, arrow: Arrow, crowded: tuple[set[End], set[End]]) -> None:
        """Note at which end of an arrow that found no way lines had better be shared."""
        source, target, kind = arrow
        out = sum(
            each.source == source and each.kind == kind and not by_source
            for each, by_source in self.by_source.items()
        )
        into = sum(
            each.target == target and each.kind == kind and by_source
            for each, by_source in self.by_source.items()
        )
        if out > into:
            crowded[0].add((source, kind))
        else:
            crowded[1].add((target, kind))


def descends(boxes: Mapping[str, Rect], arrow: Arrow) -> bool:
    """Whether an arrow leads down, with room for a line and a head between its boxes."""
    source = boxes[arrow.source]
    return boxes[arrow.target].y >= source.y + source.height + 2


def _slots(
    boxes: Mapping[str, Rect],
    groups: Mapping[str, Mapping[object, list[Arrow]]],
    middles: Mapping[Arrow, int],
) -> dict[Arrow, int]:
    """The column at which each arrow would best leave or enter: in the order in which its other ends stand."""
    wanted = {}
    for id_, bundles in groups.items():
        columns = side_ports(boxes[id_], DOWN)[0]
        if len(bundles) == 1:
            x = (columns.start + columns.stop - 1) // 2
            wanted.update(dict.fromkeys(itertools.chain(*bundles.values()), x))
            continue
        ordered = sorted(
            bundles.values(), key=lambda bundle: sum(middles[each] for each in bundle) / len(bundle)
        )
        for at, bundle in enumerate(ordered):
            x = columns.start + (2 * at + 1) * len(columns) // (2 * len(ordered))
            wanted.update(dict.fromkeys(bundle, min(x, columns.stop - 1)))
    return wanted
