"""Reading GraphML with the standard library's parser, which is let loose on nothing but elements and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from xml.parsers import expat

from ssm_studio.diagram.model.graph_view import ARROW_FIELDS, DEPENDS, FEEDBACK, INFORMATION
from ssm_studio.domain.text import Text, storable
from ssm_studio.formats.graph.parsed_model import (
    MOST_ARROWS,
    Gathering,
    ReadActivity,
    refuse,
    too_many_arrows,
    whole,
)
from ssm_studio.formats.graph.write_graphml import MARK, WORDINGS, label
from ssm_studio.i18n import LANGUAGES, _

DEEPEST: Final = 60
CELL: Final = (8.0, 16.0)
"""Pixels of a cell, for positions of programs that count in pixels."""
_UPWARDS: Final = frozenset({"r", "g", "b", "size"})
_READ: Final = frozenset({"x", "y", "z", "number", "size", "r", "g", "b", *WORDINGS})
"""Keys of a node that are read, or that only say how it looks, whoever wrote them."""
_CALLED: Final = (
    *("label", "text", "name", "title", "caption", "nodelabel", "node label"),
    *("desc", "description"),
)
"""Keys in which the words of a box are looked for, in this order, however their letters are written."""
_CALLED_ARROW: Final = ("label", "edge label", "edgelabel", "text", "name", "desc", "description")
_LINES: Final = {"dotted": INFORMATION, "dashed": FEEDBACK, "dashed_dotted": FEEDBACK}
"""What the kinds of lines stand for."""
_DRAWN: Final = frozenset(
    {"NodeLabel", "EdgeLabel", "Label.Text", "Geometry", "RectD", "LineStyle", "Arrows"}
)
"""Elements of the drawing that are read."""
# What was read beside keys stands under names with which none can begin.
_GROUP, _LINE, _TAIL, _HEAD = " group", " line", " tail", " head"
_DIRECTED, _PORT = " directed", " port"
_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,20})?([eE][-+]?\d{1,3})?")


@dataclass(slots=True)
class _Part:
    """One graph of the file that stands in no other."""

    found: Gathering
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    edges: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """An element of the file that has begun."""

    tag: str
    attributes: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def read_graphmls(data: bytes) -> list[Gathering]:
    """What each graph of a GraphML file holds.

    Raises:
        UnreadableModelError: it is not XML, or not GraphML, or wants more of its reader than to be read.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = _("Line {line}: {reason}.").format(
            line=error.lineno, reason=expat.ErrorString(error.code)
        )
        raise refuse(_("The file cannot be read as XML."), reason) from error
    except (ValueError, LookupError) as error:
        raise refuse(_("The file cannot be read as XML.")) from error
    if not reader.is_graphml:
        raise refuse(_("The file is XML, but not GraphML."))
    return reader.finished()


class _Reader:
    """Hears of each element as it begins and ends."""

    def __init__(self) -> None:
        self.is_graphml = False
        self._parts: list[_Part] = []
        self._open: list[_Open] = []
        self._keys: dict[str, tuple[str, str]] = {}
        self._defaults: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity

    def _doctype(self, _name: str, _system: Any, _public: Any, has_subset: bool) -> None:
        if has_subset:
            self._entity()

    def _entity(self, *_said: Any) -> None:
        raise refuse(
            _(
                "The file defines abbreviations of its own (a DTD with entities), which are never read."
            )
        )

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if not self._open:
            self.is_graphml = tag == "graphml"
        if len(self._open) >= DEEPEST:
            raise refuse(_("The file is nested too deeply."))
        self._open.append(_Open(tag, attributes))
        if tag == "key":
            self._keys[attributes.get("id", "")] = (
                attributes.get("for", "all"),
                attributes.get("attr.name", attributes.get("yfiles.type", "")),
            )
        elif tag == "graph":
            self._graph()

    def _graph(self) -> None:
        inside = [each for each in self._open[:-1] if each.tag == "node"]
        if inside:
            inside[-1].said[_GROUP] = "yes"
        else:
            self._parts.append(_Part(Gathering()))
            self._parts[-1].found.cell = CELL

    @property
    def _part(self) -> _Part:
        """The graph that is being read; what stands before any is of no consequence."""
        return self._parts[-1] if self._parts else _Part(Gathering())

    def _text(self, words: str) -> None:
        if self._open:
            self._open[-1].words.append(words)

    def _end(self, _name: str) -> None:
        done = self._open.pop()
        owner = self._open[-1] if self._open else None
        words = "".join(done.words)
        if owner is None:
            return
        if done.tag == "default" and owner.tag == "key":
            self._defaults[owner.attributes.get("id", "")] = words
        elif done.tag == "data":
            self._data(owner, done, words)
        elif done.tag == "desc":
            owner.said.setdefault("desc", words.strip())
        elif done.tag in _DRAWN:
            self._drawn(done, words)
        elif done.tag == "port":
            self._part.found.leave("port", owner.attributes.get("id", ""))
        elif done.tag == "hyperedge":
            self._part.found.leave("hyper", done.attributes.get("id", ""))
        elif done.tag == "node":
            self._node(done)
        elif done.tag == "edge":
            self._edge(done)
        elif done.tag == "graph" and owner.tag == "graphml":
            self._part.said = done.said

    def _data(self, owner: _Open, data: _Open, words: str) -> None:
        key = data.attributes.get("key", "")
        name = self._keys.get(key, ("all", key))[1] or key
        owner.said.update(data.said)
        if words.strip() or not data.said:
            owner.said[name] = words

    def _drawn(self, done: _Open, words: str) -> None:
        """What one well-known editor keeps of its drawing: labels, places, and what a line looks like."""
        data = next((each for each in reversed(self._open) if each.tag == "data"), None)
        if data is None or done.attributes.get("visible") == "false":
            return
        said, attributes = data.said, done.attributes
        if done.tag in ("Geometry", "RectD"):
            said.update({k.lower(): v for k, v in attributes.items() if k in ("x", "y", "X", "Y")})
        elif done.tag == "LineStyle":
            said[_LINE] = attributes.get("type", "")
        elif done.tag == "Arrows":
            said[_TAIL] = attributes.get("source", "none")
            said[_HEAD] = attributes.get("target", "none")
        elif (drawn := " ".join(words.split())) and drawn not in said.get("label", ""):
            said["label"] = f"{said['label']} {drawn}" if "label" in said else drawn

    def _with_defaults(self, about: str, said: dict[str, str]) -> dict[str, str]:
        for key, words in self._defaults.items():
            kind, name = self._keys.get(key, ("", ""))
            if kind in (about, "all"):
                said.setdefault(name, words)
        return said

    def _node(self, node: _Open) -> None:
        part, name = self._part, node.attributes.get("id", "")
        if node.said.pop(_GROUP, ""):
            part.groups[name] = _words(node.said, _CALLED)[1] or name
            part.found.leave("group", part.groups[name])
            return
        if name in part.nodes:
            part.found.leave("same name", name)
        part.nodes.setdefault(name, node.said)
        # Counted while reading, so that a file of a million is refused at once.
        part.found.add(ReadActivity(name))

    def _edge(self, edge: _Open) -> None:
        source, target = edge.attributes.get("source", ""), edge.attributes.get("target", "")
        said = dict(edge.said)
        around = next((each for each in reversed(self._open) if each.tag == "graph"), None)
        default = around.attributes.get("edgedefault", "") if around else ""
        said[_DIRECTED] = edge.attributes.get("directed", "") or (
            "false" if default == "undirected" else "true"
        )
        if edge.attributes.keys() & {"sourceport", "targetport"}:
            said[_PORT] = "yes"
        self._part.edges.append((source, target, said))
        if len(self._part.edges) > MOST_ARROWS:
            raise too_many_arrows()

    def finished(self) -> list[Gathering]:
        """Each graph, once the last element has ended."""
        for part in self._parts:
            found, said = part.found, part.said
            language = said.get(MARK, "")
            found.ours = language in LANGUAGES
            if found.ours:
                found.language = language
                found.label_width = whole(said.get("label_width", ""))
            found.title = said.get("title", said.get("desc", ""))
            for name, about in part.nodes.items():
                self._take(found, name, about)
            for source, target, about in part.edges:
                _connect(part, source, target, about)
        return [part.found for part in self._parts]

    def _take(self, found: Gathering, name: str, said: dict[str, str]) -> None:
        if found.ours:
            _take_ours(found, name, said)
            return
        said, given = self._with_defaults("node", dict(said)), said
        key, words = _words(said, _CALLED)
        for each, value in given.items():
            passed = each in _READ or each.startswith(" ") or each == key
            if not passed and value.strip() and " ".join(value.split()) != words:
                found.leave("attribute", each)
        found.add(ReadActivity(name, Text(plain=storable(words or name)), kind="operational"))
        if _NUMBER.fullmatch(said.get("x", "")) and _NUMBER.fullmatch(said.get("y", "")):
            # Gephi, known by its colours and sizes, counts upwards.
            upwards = said.keys() >= _UPWARDS
            y = float(said["y"])
            found.spots[name] = (float(said["x"]), -y if upwards else y)


def _words(said: dict[str, str], keys: Sequence[str]) -> tuple[str, str]:
    """The first of the keys that has words, as it is spelled there, and its words."""
    for wanted in keys:
        for key, value in said.items():
            if key.casefold() == wanted and value.strip():
                return key, " ".join(value.split())
    return "", ""


def _take_ours(found: Gathering, name: str, said: dict[str, str]) -> None:
    wordings = {tongue: said[key] for key, tongue in WORDINGS.items() if key in said}
    text = Text(**{tongue: storable(words) for tongue, words in wordings.items()})
    activity = found.facts(ReadActivity(name, text), said)
    shown = said.get("label", "")
    if shown and shown != label(activity.number, text.read(found.language)):
        # Somebody gave it other words in another program.
        words = shown.removeprefix(activity.number).strip()
        activity = replace(activity, text=text.write(found.language, storable(words)))
    found.add(activity)


def _connect(part: _Part, source: str, target: str, said: dict[str, str]) -> None:
    found = part.found
    called = " → ".join(part.groups.get(each) or found.words_of(each) for each in (source, target))
    if {source, target} & part.groups.keys():
        found.leave("to group", called)
        return
    tail, head = said.get(_TAIL, "none") != "none", said.get(_HEAD, "none") != "none"
    if _HEAD not in said:
        head = said[_DIRECTED] not in ("false", "0")
    for what, there in (
        ("undirected", not head and not tail),
        ("two heads", head and tail),
        ("port", _PORT in said),
    ):
        if there:
            found.leave(what, called)
    kind = said.get("kind", DEPENDS) if found.ours else _LINES.get(said.get(_LINE, ""), DEPENDS)
    if kind not in ARROW_FIELDS:
        found.leave("value", kind)
    words = _words(said, _CALLED_ARROW)[0]
    for key, value in said.items():
        passed = key.startswith(" ") or key == "id" or (found.ours and key == "kind")
        if value.strip() and not passed:
            found.leave("words" if key == words else "attribute", value if key == words else key)
    if tail and not head:
        source, target = target, source
    found.connect(source, target, kind if kind in ARROW_FIELDS else DEPENDS)
