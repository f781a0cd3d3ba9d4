"""A model as a DOT file for people: plain source that any Graphviz draws, and that reads back without loss.

What is drawn stands in `label`. Beside it, in attributes that Graphviz does not know and leaves alone, stands what
a reader of ours needs: `ssm_text` holds the words as they were typed, the others number, kind, phase and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.wrap import cell_width, printable
from ssm_studio.diagram.model.graph_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    ModelView,
    file_facts,
    flag_words,
    flags,
    view_of,
)
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.characters import sign
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import REPLACEMENT, read, storable
from ssm_studio.i18n import translator

if TYPE_CHECKING:
    import graphviz

_LABEL_WIDTH: Final = 22
_MOST_DRAWN: Final = 20_000
"""Characters of a label; what is longer is cut in the drawing and whole in `ssm_text`."""
PIECE: Final = 8_000
"""Characters of one quoted string; some versions of Graphviz take no more than 16 thousand."""
CELL: Final = (10.0, 24.0)
"""Points of a cell in `pos`: an ellipse is larger than a box around the same words."""

STYLES: Final = {DEPENDS: "solid", INFORMATION: "dotted", FEEDBACK: "dashed"}
"""How each kind of arrow is drawn."""
WATCHES: Final = "watches"
"""What `ssm_arrow` says of the two arrows between the boundary and the watching group."""

_GRAPH: Final = {
    "charset": "UTF-8",
    "rankdir": "TB",
    "splines": "true",
    "compound": "true",
    "nodesep": "0.5",
    "ranksep": "0.6",
    "pad": "0.3",
    "fontname": "Helvetica",
}
_NODE: Final = {
    "shape": "ellipse",
    "style": "solid",
    "penwidth": "1.3",
    "margin": "0.12,0.08",
    "fontname": "Helvetica",
}

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ENTITY: Final = re.compile(r"&(?=#?\w{1,32};)")
_KEPT: Final = re.compile(r"&(#\d{1,7}|amp);")


def model_source(study: Study, model_id: str, language: str) -> str:
    """A model as a DOT file, drawn in the convention of the method: ellipses, a boundary, a watching group."""
    # Only here, because the package takes a while to import.
    import graphviz

    view = view_of(study, model_id)
    model = study.models.get(model_id)
    placement = place_model(study, model_id, language)
    sheet = _Sheet(_names(view), placement.positions, flags(study), language)
    title = storable(read(model.title if model else None, language))
    graph = graphviz.Digraph(
        "model", graph_attr=_GRAPH, node_attr=_NODE, edge_attr={"arrowhead": "normal"}
    )
    facts = {
        "labelloc": "t",
        "label": drawn(title, 60),
        "ssm_model": "1",
        "ssm_language": language,
        "ssm_title": kept(title),
        "ssm_ref": kept(model.ref if model else ""),
        "ssm_label_width": str(placement.label_width),
    }
    _put(graph, "graph", facts)
    look = {"style": "rounded", "penwidth": "2", "label": ""}
    _add_group(graph, "cluster_ops", look, view.operational, sheet)
    caption = drawn(translator(language)("monitoring and control"), 60)
    look = {"style": "rounded,dashed", "label": _plain(caption)}
    _add_group(graph, "cluster_mc", look, view.watching, sheet)
    _add_arrows(graph, view, sheet.names)
    return str(graph.source)


def _put(graph: graphviz.Digraph, name: str, facts: Mapping[str, str]) -> None:
    """Say attributes of an activity, or of the graph; what is too long for one string in a line of its own."""
    from graphviz.quoting import quote

    short = {key: _plain(text) for key, text in facts.items() if len(text) <= PIECE}
    if name == "graph":
        graph.attr(**short)
    else:
        graph.node(_plain(name), **short)
    for key, text in facts.items():
        if len(text) > PIECE:
            # The package knows no way of joining strings, which DOT has for those that are too long for one.
            pieces = (_plain(text[at : at + PIECE]) for at in range(0, len(text), PIECE))
            # A piece that is one word is not quoted of itself, and would not be joined.
            quoted = (quote(each) for each in pieces)
            said = " + ".join(q if q.startswith('"') else f'"{q}"' for q in quoted)
            subject = name if name == "graph" else quote(_plain(name))
            graph.body.append(f"\t{subject} [{key}={said}]\n")


def _plain(text: str) -> str:
    """A text that stays this text: neither an escape sequence of DOT nor its HTML."""
    import graphviz

    escaped: str = graphviz.nohtml(graphviz.escape(text).replace("\n", "\\n"))
    return escaped


def label(number: str, words: str) -> str:
    """What is drawn in an ellipse: the number, and the words below it in lines of about `_LABEL_WIDTH`."""
    return "\n".join(filter(None, (drawn(number, _LABEL_WIDTH), drawn(words, _LABEL_WIDTH))))


def drawn(text: str, width: int) -> str:
    """Words in lines of about `width` cells, for eyes: no character that is only obeyed, none that is markup."""
    if len(text) > _MOST_DRAWN:
        text = text[:_MOST_DRAWN] + "…"
    text = _UNSEEN.sub(lambda found: _sign(found[0]), text)
    return _ENTITY.sub("&amp;", "\n".join(_wrapped(text.split(), width)))


def _sign(character: str) -> str:
    return " " if character.isspace() else sign(character)


def _wrapped(words: Iterable[str], width: int) -> Iterator[str]:
    line, wide = "", 0
    for word in (piece for each in words for piece in _pieces(each, width)):
        more = cell_width(printable(word))
        if line and wide + 1 + more > width:
            yield line
            line, wide = word, more
        else:
            line, wide = (f"{line} {word}", wide + 1 + more) if line else (word, more)
    if line:
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word, or the parts of one that is much wider than a line."""
    if len(word) <= 2 * width:
        yield word
    else:
        yield from (word[at : at + width] for at in range(0, len(word), width))


def kept(text: str) -> str:
    """A text for an attribute that is only kept: everything as typed; what has no sign of its own by its number."""
    marked = re.sub(r"&(?=(#\d{1,7}|amp);)", "&amp;", text)
    return _UNSEEN.sub(lambda found: f"&#{ord(found[0])};", marked)


def unkept(text: str) -> str:
    """The text that `kept` was given."""
    return _KEPT.sub(lambda found: _character(found[1]), text)


def _character(said: str) -> str:
    if said == "amp":
        return "&"
    code = int(said[1:])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else REPLACEMENT


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the lines of activities need: names in the file, places and flags by id, and the language."""

    names: Mapping[str, str]
    spots: Mapping[str, Rect]
    flags: Mapping[str, str]
    language: str


def _add_group(
    graph: graphviz.Digraph,
    name: str,
    look: Mapping[str, str],
    activities: tuple[Activity, ...],
    sheet: _Sheet,
) -> None:
    if not activities:
        return
    with graph.subgraph(name=name, graph_attr=dict(look)) as group:
        for each in activities:
            _put(group, sheet.names[each.id], dict(_attributes(each, sheet)))


def _attributes(activity: Activity, sheet: _Sheet) -> Iterator[tuple[str, str]]:
    names, language = sheet.names, sheet.language
    number, words = storable(activity.number or ""), storable(read(activity.text, language))
    yield "label", label(number, words)
    spot = sheet.spots.get(activity.id)
    facts = {**file_facts(activity, names, spot, language), "text": words}
    yield from ((f"ssm_{name}", kept(storable(said))) for name, said in facts.items() if said)
    if told := flag_words(sheet.flags.get(activity.id, "")):
        yield "style", "dashed"
        yield "xlabel", drawn(" · ".join(map(translator(language), told)), _LABEL_WIDTH)
    if spot is not None:
        # For `neato -n`, which draws what stands where it was put; plain `dot` places things itself.
        x = (spot.x + spot.width / 2) * CELL[0]
        y = -(spot.y + spot.height / 2) * CELL[1]
        yield "pos", f"{x:.1f},{y:.1f}"


def _add_arrows(graph: graphviz.Digraph, view: ModelView, names: Mapping[str, str]) -> None:
    arrows = [(each.source, each.target, each.kind) for each in view.arrows]
    for source, target, kind in (*arrows, *((id_, id_, DEPENDS) for id_ in view.loops)):
        look = {} if kind == DEPENDS else {"constraint": "false", "style": STYLES[kind]}
        graph.edge(names[source], names[target], ssm_arrow=kind, **look)
    if not view.operational:
        return
    last = names[view.operational[-1].id]
    monitor = next((each for each in view.watching if each.kind == "monitor"), None)
    control = next((each for each in reversed(view.watching) if each.kind == "control"), None)
    look = {"ssm_arrow": WATCHES, "style": "dashed"}
    if monitor:
        graph.edge(last, names[monitor.id], ltail="cluster_ops", **look)
    if control:
        graph.edge(names[control.id], last, lhead="cluster_ops", constraint="false", **look)


def _names(view: ModelView) -> dict[str, str]:
    """A name for each activity in the file: its short name where DOT takes that as it is, else a plain one."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    free = (f"a_{number}" for number in count())
    for each in view.activities:
        good = re.fullmatch(r"[A-Za-z][\w.-]{0,60}", each.ref, re.ASCII)
        name = (
            each.ref if good and each.ref not in taken else next(n for n in free if n not in taken)
        )
        names[each.id] = name
        taken.add(name)
    return names
