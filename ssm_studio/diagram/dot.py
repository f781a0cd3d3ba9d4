"""DOT sources: the one that asks for positions in cells, and the one that people get as a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ssm_studio.diagram.geometry import Size
from ssm_studio.diagram.model_view import DEPENDS, INFORMATION, ModelView, view_of
from ssm_studio.diagram.wrap import printable, wrap
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import translator

if TYPE_CHECKING:
    import graphviz

CELL_WIDTH: Final = 0.1
CELL_HEIGHT: Final = 0.2
"""Inches for which one cell stands: a cell is about twice as high as wide."""
LABEL_WIDTH: Final = 22
MOST_LABEL: Final = 2000
"""Characters of a label in a figure; some layout engines refuse labels beyond 16 thousand."""

Pair = tuple[int, int]


def cell_source(
    sizes: Sequence[Size], needs: Sequence[Pair], soft: Sequence[Pair], most: int
) -> str:
    """A DOT source of boxes of fixed sizes, named n0, n1, …, whose positions come back in tenths of an inch.

    No word of what people typed is in it: only numbers.

    Args:
        needs: pairs of box numbers, the second below the first.
        soft: arrows that have no say in what stands above what.
        most: boxes without any arrow are laid in rows of so many.
    """
    lines = [
        "digraph model {",
        "graph [rankdir=TB nodesep=0.4 ranksep=0.5 splines=line]",
        'node [shape=box fixedsize=true label=""]',
    ]
    lines += [
        f"n{number} [width={size.width * CELL_WIDTH:.1f} height={size.height * CELL_HEIGHT:.1f}]"
        for number, size in enumerate(sizes)
    ]
    lines += [f"n{a} -> n{b}" for a, b in needs]
    lines += [f"n{a} -> n{b} [constraint=false]" for a, b in soft]
    joined = {each for pair in (*needs, *soft) for each in pair}
    loose = [number for number in range(len(sizes)) if number not in joined]
    lines += [f"n{a} -> n{b} [style=invis]" for a, b in zip(loose, loose[most:], strict=False)]
    return "\n".join([*lines, "}", ""])


def figure_source(
    sizes: Sequence[tuple[float, float]], needs: Sequence[Pair], soft: Sequence[Pair]
) -> str:
    """A DOT source of ellipses of fixed sizes in inches, named n0, n1, …, whose arrows come back as curves."""
    lines = [
        "digraph model {",
        "graph [rankdir=TB nodesep=0.5 ranksep=0.6 splines=true]",
        'node [shape=ellipse fixedsize=true label=""]',
    ]
    lines += [f"n{at} [width={w:.3f} height={h:.3f}]" for at, (w, h) in enumerate(sizes)]
    lines += [f"n{a} -> n{b}" for a, b in needs]
    lines += [f"n{a} -> n{b} [constraint=false]" for a, b in soft]
    joined = {each for pair in (*needs, *soft) for each in pair}
    loose = [number for number in range(len(sizes)) if number not in joined]
    lines += [f"n{a} -> n{b} [style=invis]" for a, b in zip(loose, loose[3:], strict=False)]
    return "\n".join([*lines, "}", ""])


def model_source(study: Study, model_id: str, language: str) -> str:
    """A model as a DOT file, drawn in the convention of the method: ellipses, a boundary, a watching group."""
    # Only here, because the package takes a while to import.
    import graphviz

    view = view_of(study, model_id)
    t = translator(language)
    model = study.models.get(model_id)
    names = _names(view)
    graph = graphviz.Digraph(
        "model",
        graph_attr={
            "rankdir": "TB",
            "splines": "true",
            "compound": "true",
            "nodesep": "0.5",
            "ranksep": "0.6",
            "pad": "0.3",
            "fontname": "Helvetica",
            "labelloc": "t",
            "label": _quoted(read(model.title if model else None, language)),
        },
        node_attr={
            "shape": "ellipse",
            "style": "solid",
            "penwidth": "1.3",
            "margin": "0.12,0.08",
            "fontname": "Helvetica",
        },
        edge_attr={"arrowhead": "normal"},
    )
    groups = (
        ("cluster_ops", view.operational, {"style": "rounded", "penwidth": "2", "label": ""}),
        (
            "cluster_mc",
            view.watching,
            {"style": "rounded,dashed", "label": _quoted(t("monitoring and control"))},
        ),
    )
    for name, activities, look in groups:
        if activities:
            with graph.subgraph(name=name, graph_attr=look) as group:
                for each in activities:
                    words = "\n".join(wrap(read(each.text, language)[:MOST_LABEL], LABEL_WIDTH))
                    group.node(names[each.id], _quoted(f"{printable(each.number or '')}\n{words}"))
    _add_arrows(graph, view, names)
    return str(graph.source)


def _add_arrows(graph: graphviz.Digraph, view: ModelView, names: dict[str, str]) -> None:
    for arrow in view.arrows:
        look: dict[str, Any] = {}
        if arrow.kind != DEPENDS:
            look["constraint"] = "false"
            look["style"] = "dotted" if arrow.kind == INFORMATION else "dashed"
        graph.edge(names[arrow.source], names[arrow.target], **look)
    monitor = next((each for each in view.watching if each.kind == "monitor"), None)
    control = next((each for each in reversed(view.watching) if each.kind == "control"), None)
    if not view.operational:
        return
    last, look = names[view.operational[-1].id], {"style": "dashed"}
    if monitor:
        graph.edge(last, names[monitor.id], ltail="cluster_ops", **look)
    if control:
        graph.edge(names[control.id], last, lhead="cluster_ops", constraint="false", **look)


def _names(view: ModelView) -> dict[str, str]:
    """A name for each activity in the file: its short name where DOT takes that as it is, else a plain one."""
    names: dict[str, str] = {}
    for number, each in enumerate(view.activities):
        good = re.fullmatch(r"[A-Za-z][\w.-]{0,60}", each.ref, re.ASCII)
        name = each.ref if good and each.ref not in names.values() else f"a_{number}"
        names[each.id] = name
    return names


def _quoted(text: str) -> str:
    """Text that stays text: neither an escape sequence of DOT nor its HTML."""
    import graphviz

    clean = "\n".join(printable(line) for line in text.split("\n"))
    # Of the package's own kind of string, by which it knows that this is not HTML.
    quoted: str = graphviz.escape(clean)
    return quoted
