"""Reading DOT: the layout engine itself takes the source apart, without laying anything out."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from ssm_studio.diagram.graphviz_process import run_engine
from ssm_studio.diagram.model.dot_file import CELL, STYLES, WATCHES, label, unkept
from ssm_studio.diagram.model.graph_view import DEPENDS
from ssm_studio.domain.text import Text, storable
from ssm_studio.errors import ExternalProgramError
from ssm_studio.formats.graph.parsed_model import Gathering, ReadActivity, refuse, whole
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
_NUMBERS: Final = ("_gvid", "tail", "head", "_subgraph_cnt")
_LISTS: Final = ("objects", "edges", "nodes", "subgraphs")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_SYNTAX: Final = re.compile(r"syntax error in line (?P<line>\d+)(?: near '(?P<near>[^'\n]*)')?")
_CHARSET: Final = re.compile(r"\bcharset\s*=\s*\"?(?:latin-?1|l1|iso-?8859-?1)\"?", re.IGNORECASE)
_PORT: Final = re.compile(r"(?<!\\)<[^<>]*>|(?<!\\)[{}]")


def read_dot(source: str) -> Gathering:
    """What a DOT file holds.

    Raises:
        UnreadableModelError: the engine cannot read it, or not in time.
    """
    # The source is decoded already, whatever it was written in.
    source = _CHARSET.sub('charset="UTF-8"', source)
    graph = _taken_apart(source)
    if not graph:
        raise refuse(_("There is no diagram in the file."))
    found = Gathering()
    found.ours = "ssm_model" in graph
    found.cell = CELL
    found.title = _title(graph, ours=found.ours)
    if found.ours:
        language = graph.get("ssm_language", "")
        found.language = language if language in LANGUAGES else "en"
        found.label_width = whole(str(graph.get("ssm_label_width", "")))
    objects = [each for each in graph.get("objects", ()) if isinstance(each, dict)]
    groups = graph.get("_subgraph_cnt", 0)
    markup = _marked_up(source, objects)
    names: dict[int, str] = {}
    for each in objects:
        if each.get("_gvid", -1) < groups:
            _leave_group(found, each)
        else:
            names[each["_gvid"]] = _take_node(found, each, markup)
    for each in graph.get("edges", ()):
        _take_edge(found, graph, each, names)
    return found


def _taken_apart(source: str) -> dict[str, Any]:
    try:
        printed = run_engine(source, "-Tdot_json")
        if not printed.strip():
            return {}
        read = json.loads(printed, strict=False, object_pairs_hook=_first)
    except ExternalProgramError as error:
        raise refuse(
            _("The file cannot be read as DOT."), _trouble(source) or error.title
        ) from error
    except (ValueError, RecursionError) as error:
        raise refuse(_("The file cannot be read as DOT.")) from error
    return read if isinstance(read, dict) else {}


def _trouble(source: str) -> str:
    """Where the source is no DOT, in the engine's own opinion; "" where it has none."""
    try:
        run_engine(source, "-Tcanon", timeout=1.0, also_errors=True)
    except ExternalProgramError as error:
        found = _SYNTAX.search(error.detail)
        if found and found["near"]:
            return _("Line {line} is not understood from “{words}” on.").format(
                line=found["line"], words=found["near"][:40]
            )
        if found:
            return _("Line {line} is not understood.").format(line=found["line"])
    return ""


def _first(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the engine's answer; an attribute that is called like one of its own entries does not count."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        wanted = int if name in _NUMBERS else list if name in _LISTS else str
        if isinstance(value, wanted) or name in ("directed", "strict"):
            found.setdefault(name, value)
    return found


def _marked_up(source: str, objects: list[dict[str, Any]]) -> str:
    """The source as the engine writes it, where labels that may be HTML must be told from words."""
    if not any("<" in each.get("label", "") for each in objects):
        return ""
    try:
        return run_engine(source, "-Tcanon")
    except ExternalProgramError:
        return ""


def _title(graph: Mapping[str, Any], *, ours: bool) -> str:
    if ours:
        return unkept(_plain(graph.get("ssm_title", ""), ""))
    name = graph.get("name", "")
    name = "" if name.startswith("%") or name in ("G", "g", "graph") else name
    said = _plain(graph.get("label", ""), name)
    return " ".join(html.unescape(_TAG.sub(" ", said)).split()) or name


def _leave_group(found: Gathering, group: Mapping[str, Any]) -> None:
    """Groups of ours are told by the kind of their activities; those of others are not known here."""
    name = group.get("name", "")
    if not found.ours and name.startswith("cluster"):
        found.leave("group", _plain(group.get("label", ""), name) or name)


def _take_node(found: Gathering, node: Mapping[str, Any], markup: str) -> str:
    name = node.get("name", "")
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
        seen = _words(label_, node, markup) or name
        words = (
            Text.said(storable(seen), found.language) if found.ours else Text(plain=storable(seen))
        )
        _take_spot(found, name, node.get("pos", ""))
    for key in node:
        ours = found.ours and said and key == "xlabel"
        known = ours or key in _LOOKS or key in ("name", "_gvid")
        if not known and not key.startswith(("ssm_", "_")):
            found.leave("attribute", key)
    found.add(replace(activity, text=words))
    return str(name)


def _without(number: str, label_: str) -> str:
    return label_[len(number) :].lstrip() if number and label_.startswith(number) else label_


def _plain(said: Any, name: str) -> str:
    """A string of DOT with its escape sequences read."""
    return _ESCAPE.sub(lambda found: _escaped(found[1], name), str(said))


def _escaped(letter: str, name: str) -> str:
    if letter in "nlr":
        return "\n"
    return name if letter == "N" else "" if letter in "GETHL" else letter


def _words(label_: str, node: Mapping[str, Any], markup: str) -> str:
    """The words of a node of another program: HTML, ports and the partitions of records are only looks."""
    if "<" in label_ and f"label=<{label_}>" in markup:
        return " ".join(html.unescape(_TAG.sub(" ", label_)).split())
    if "record" in node.get("shape", "").lower():
        parts = (part.split() for part in _PORT.sub(" ", label_).split("|"))
        label_ = ", ".join(" ".join(part) for part in parts if part)
    return " ".join(html.unescape(_plain(label_, node.get("name", ""))).split())


def _take_spot(found: Gathering, name: str, said: str) -> None:
    spot = re.match(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)", said)
    if spot and len(said) < 60:
        found.spots[name] = (float(spot[1]), -float(spot[2]))


def _take_edge(
    found: Gathering, graph: Mapping[str, Any], edge: Mapping[str, Any], names: Mapping[int, str]
) -> None:
    source, target = names.get(edge.get("tail", -1), ""), names.get(edge.get("head", -1), "")
    called = f"{found.words_of(source)} → {found.words_of(target)}"
    kind = edge.get("ssm_arrow", "")
    if kind == WATCHES:
        return
    styles = {value: key for key, value in STYLES.items()}
    style = edge.get("style", "")
    if style == "invis":
        found.leave("invisible", called)
        return
    if "lhead" in edge or "ltail" in edge:
        found.leave("to group", called)
        return
    for what, there in (
        ("port", "tailport" in edge or "headport" in edge),
        ("undirected", not graph.get("directed", True) or edge.get("dir") == "none"),
        ("two heads", edge.get("dir") == "both"),
    ):
        if there:
            found.leave(what, called)
    for key, value in edge.items():
        if key in _ARROW_WORDS:
            if value.strip():
                found.leave("words", _plain(value, ""))
        elif (
            key not in _LOOKS
            and key not in _NUMBERS
            and not key.startswith(("ssm_", "_"))
            and key != "key"
        ):
            found.leave("attribute", key)
    if kind not in STYLES:
        kind = next((styles[each] for each in style.split(",") if each in styles), DEPENDS)
    if edge.get("dir") == "back":
        source, target = target, source
    found.connect(source, target, kind)
