"""Reading DOT: boxes, arrows and groups as activities and what they need; nothing is laid out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ssm_studio.diagram.model.dot_file import CELL, STYLES, WATCHES, label, unkept
from ssm_studio.diagram.model.graph_view import DEPENDS
from ssm_studio.domain.text import Text, storable
from ssm_studio.formats.graph.dot_language import (
    DotEdge,
    DotError,
    DotGraph,
    Markup,
    TooManyPairsError,
    graphs,
)
from ssm_studio.formats.graph.parsed_model import (
    Gathering,
    ReadActivity,
    refuse,
    too_many_arrows,
    whole,
)
from ssm_studio.i18n import LANGUAGES, _

_LOOKS: Final = frozenset(
    """
    area arrowhead arrowsize arrowtail bb bgcolor charset class color colorscheme constraint
    decorate dir distortion fillcolor fixedsize fontcolor fontname fontsize gradientangle group
    head_lp headclip headport height id imagepos imagescale label labelangle labeldistance
    labelfloat labelfontcolor labelfontname labelfontsize labelloc layer len lheight lhead lp
    ltail lwidth margin minlen nodesep nojustify ordering orientation penwidth peripheries pin pos
    rank rects regular samehead sametail samplepoints shape shapefile showboxes sides skew sortv
    style tail_lp tailclip tailport vertices weight width xlp z
    """.split()  # noqa: SIM905 - easier to read than a list of quoted words
)
"""Attributes that say how something looks, or that are read for themselves."""
_ARROW_WORDS: Final = ("label", "xlabel", "headlabel", "taillabel")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_PORT: Final = re.compile(r"(?<!\\)<[^<>]*>|(?<!\\)[{}]")


def read_dots(source: str) -> Iterator[Gathering]:
    """What each graph of a DOT file holds.

    Raises:
        UnreadableModelError: it is not DOT, or too large.
    """
    try:
        for graph in graphs(source):
            yield _gathered(graph)
    except DotError as error:
        if error.near:
            where = _("Line {line} is not understood from “{words}” on.").format(
                line=error.line, words=error.near[:40]
            )
        else:
            where = _("The file ends too early, in line {line}.").format(line=error.line)
        raise refuse(_("The file cannot be read as DOT."), where) from error
    except TooManyPairsError as error:
        raise too_many_arrows() from error


def _gathered(graph: DotGraph) -> Gathering:
    found = Gathering()
    found.ours = "ssm_model" in graph.attributes
    found.cell = CELL
    found.title = _title(graph, ours=found.ours)
    if found.ours:
        language = graph.attributes.get("ssm_language", "")
        found.language = language if language in LANGUAGES else "en"
        found.label_width = whole(graph.attributes.get("ssm_label_width", ""))
    for name, said in graph.groups.items():
        _leave_group(found, name, said)
    for name, said in graph.nodes.items():
        _take_node(found, name, said)
    for edge in graph.edges:
        _take_edge(found, edge, directed=graph.directed)
    return found


def _title(graph: DotGraph, *, ours: bool) -> str:
    said = graph.attributes
    if ours:
        return unkept(_plain(said.get("ssm_title", ""), ""))
    name = "" if graph.name in ("G", "g", "graph") else graph.name
    words = _plain(said.get("label", ""), name)
    return " ".join(html.unescape(_TAG.sub(" ", words)).split()) or name


def _leave_group(found: Gathering, name: str, said: Mapping[str, str]) -> None:
    """Groups of ours are told by the kind of their activities; those of others are not known here."""
    if not found.ours and name.startswith("cluster"):
        words = _TAG.sub(" ", _plain(said.get("label", ""), name))
        found.leave("group", html.unescape(words) if words.strip() else name)


def _take_node(found: Gathering, name: str, node: Mapping[str, str]) -> None:
    said = {
        key[4:]: unkept(_plain(value, name))
        for key, value in node.items()
        if key.startswith("ssm_")
    }
    label_ = node.get("label", "\\N")
    if found.ours and said:
        number, text = said.get("number", ""), said.get("text", "")
        seen = _plain(label_, name)
        if seen != label(number, text):
            # Somebody gave it other words in another program.
            text = _without(number, " ".join(html.unescape(seen).split()))
        activity = found.facts(ReadActivity(name), said)
        words = Text.said(storable(text), found.language)
    else:
        activity = ReadActivity(name, kind="operational")
        seen = _words(label_, name, node) or name
        words = (
            Text.said(storable(seen), found.language) if found.ours else Text(plain=storable(seen))
        )
        _take_spot(found, name, node.get("pos", ""))
    for key in node:
        ours = found.ours and said and key == "xlabel"
        if not ours and key not in _LOOKS and not key.startswith(("ssm_", "_")):
            found.leave("attribute", key)
    found.add(replace(activity, text=words))


def _without(number: str, label_: str) -> str:
    return label_[len(number) :].lstrip() if number and label_.startswith(number) else label_


def _plain(said: str, name: str) -> str:
    """A string of DOT with its escape sequences read."""
    return _ESCAPE.sub(lambda found: _escaped(found[1], name), said)


def _escaped(letter: str, name: str) -> str:
    if letter in "nlr":
        return "\n"
    return name if letter == "N" else "" if letter in "GETHL" else letter


def _words(label_: str, name: str, node: Mapping[str, str]) -> str:
    """The words of a node of another program: HTML, ports and the partitions of records are only looks."""
    if isinstance(label_, Markup):
        return " ".join(html.unescape(_TAG.sub(" ", label_)).split())
    if "record" in node.get("shape", "").lower():
        parts = (part.split() for part in _PORT.sub(" ", label_).split("|"))
        label_ = ", ".join(" ".join(part) for part in parts if part)
    return " ".join(html.unescape(_plain(label_, name)).split())


def _take_spot(found: Gathering, name: str, said: str) -> None:
    spot = re.match(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)", said)
    if spot and len(said) < 60:
        found.spots[name] = (float(spot[1]), -float(spot[2]))


def _take_edge(found: Gathering, line: DotEdge, *, directed: bool) -> None:
    source, target, edge = line.tail, line.head, line.attributes
    called = f"{found.words_of(source)} → {found.words_of(target)}"
    kind = edge.get("ssm_arrow", "")
    if kind == WATCHES:
        return
    styles = {value: key for key, value in STYLES.items()}
    style = [each.strip() for each in edge.get("style", "").split(",")]
    if "invis" in style:
        found.leave("invisible", called)
        return
    if "lhead" in edge or "ltail" in edge:
        found.leave("to group", called)
        return
    heads = _heads(edge, directed=directed)
    for what, there in (
        ("port", "tailport" in edge or "headport" in edge),
        ("undirected", heads == (False, False)),
        ("two heads", heads == (True, True)),
    ):
        if there:
            found.leave(what, called)
    for key, value in edge.items():
        if key in _ARROW_WORDS:
            if value.strip():
                found.leave("words", _plain(value, ""))
        elif key not in _LOOKS and not key.startswith(("ssm_", "_")) and key != "key":
            found.leave("attribute", key)
    if kind not in STYLES:
        kind = next((styles[each] for each in style if each in styles), DEPENDS)
    if heads == (True, False):
        source, target = target, source
    found.connect(source, target, kind)


def _heads(edge: Mapping[str, str], *, directed: bool) -> tuple[bool, bool]:
    """Whether a line is drawn with a head at its tail, and with one at its head."""
    way = edge.get("dir", "forward" if directed else "none")
    return (
        way in ("back", "both") and edge.get("arrowtail") != "none",
        way in ("forward", "both") and edge.get("arrowhead") != "none",
    )
