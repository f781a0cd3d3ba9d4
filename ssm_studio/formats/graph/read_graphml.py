"""Reading GraphML with the standard library's parser, which is let loose on nothing but elements and text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Final
from xml.parsers import expat

from ssm_studio.diagram.model.graph_view import ARROW_FIELDS, DEPENDS
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
_READ: Final = frozenset({"label", "x", "y", "number", "name", "size", "r", "g", "b", *WORDINGS})
"""Keys of a node that are read, or that only say how it looks, whoever wrote them."""
_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,20})?([eE][-+]?\d{1,3})?")


@dataclass(slots=True)
class _Open:
    """An element of the file that has begun."""

    tag: str
    attributes: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def read_graphml(data: bytes) -> Gathering:
    """What a GraphML file holds.

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
        self.found = Gathering()
        self.found.cell = CELL
        self.is_graphml = False
        self._open: list[_Open] = []
        self._keys: dict[str, tuple[str, str]] = {}
        self._defaults: dict[str, str] = {}
        self._default: list[str] = []
        self._graphs = 0
        self._directed = True
        self._nodes: dict[str, dict[str, str]] = {}
        self._edges: list[tuple[str, str, dict[str, str]]] = []
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
            self._graph(attributes)

    def _graph(self, attributes: dict[str, str]) -> None:
        inside = [each for each in self._open[:-1] if each.tag == "node"]
        if inside:
            self.found.leave("group", inside[-1].attributes.get("id", ""))
            return
        self._graphs += 1
        if self._graphs > 1:
            self.found.leave("graph")
        else:
            self._directed = attributes.get("edgedefault", "directed") != "undirected"

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
        elif done.tag in ("NodeLabel", "Geometry"):
            self._drawn(done, words)
        elif done.tag == "port":
            self.found.leave("port", owner.attributes.get("id", ""))
        elif done.tag == "hyperedge":
            self.found.leave("hyper", done.attributes.get("id", ""))
        elif done.tag == "node":
            self._node(done)
        elif done.tag == "edge":
            self._edge(done)
        elif done.tag == "graph" and owner.tag == "graphml" and self._graphs == 1:
            self._whole(done)

    def _data(self, owner: _Open, data: _Open, words: str) -> None:
        key = data.attributes.get("key", "")
        name = self._keys.get(key, ("all", key))[1]
        owner.said.update(data.said)
        if words.strip() or not data.said:
            owner.said[name] = words

    def _drawn(self, done: _Open, words: str) -> None:
        """What one well-known editor keeps of its drawing: the label, and where the node stands."""
        data = next((each for each in reversed(self._open) if each.tag == "data"), None)
        if data is None:
            return
        if done.tag == "NodeLabel" and words.strip():
            data.said.setdefault("label", words.strip())
        elif done.tag == "Geometry":
            data.said.update({k: v for k, v in done.attributes.items() if k in ("x", "y")})

    def _with_defaults(self, about: str, said: dict[str, str]) -> dict[str, str]:
        for key, words in self._defaults.items():
            kind, name = self._keys.get(key, ("", ""))
            if kind in (about, "all"):
                said.setdefault(name, words)
        return said

    def _node(self, node: _Open) -> None:
        if self._graphs != 1:
            return
        if node.attributes.get("id", "") in self._nodes:
            self.found.leave("same name", node.attributes.get("id", ""))
        self._nodes.setdefault(node.attributes.get("id", ""), node.said)
        # Counted while reading, so that a file of a million is refused at once.
        self.found.add(ReadActivity(node.attributes.get("id", "")))

    def _edge(self, edge: _Open) -> None:
        if self._graphs != 1:
            return
        source, target = edge.attributes.get("source", ""), edge.attributes.get("target", "")
        said = dict(edge.said)
        for name in ("sourceport", "targetport", "directed"):
            if name in edge.attributes:
                said[f" {name}"] = edge.attributes[name]
        self._edges.append((source, target, said))
        if len(self._edges) > MOST_ARROWS:
            raise too_many_arrows()

    def _whole(self, graph: _Open) -> None:
        said = graph.said
        language = said.get(MARK, "")
        self.found.ours = language in LANGUAGES
        if self.found.ours:
            self.found.language = language
            self.found.label_width = whole(said.get("label_width", ""))
        self.found.title = said.get("title", said.get("desc", ""))

    def finished(self) -> Gathering:
        """Everything, once the last element has ended."""
        for name, said in self._nodes.items():
            self._take(name, said)
        for source, target, said in self._edges:
            self._connect(source, target, said)
        return self.found

    def _take(self, name: str, said: dict[str, str]) -> None:
        found = self.found
        if found.ours:
            wordings = {tongue: said[key] for key, tongue in WORDINGS.items() if key in said}
            text = Text(**{tongue: storable(words) for tongue, words in wordings.items()})
            activity = found.facts(ReadActivity(name, text), said)
            shown = said.get("label", "")
            if shown and shown != label(activity.number, text.read(found.language)):
                # Somebody gave it other words in another program.
                words = shown.removeprefix(activity.number).strip()
                activity = replace(activity, text=text.write(found.language, storable(words)))
            found.add(activity)
            return
        for key, value in said.items():
            if key not in _READ and value.strip():
                found.leave("attribute", key)
        said = self._with_defaults("node", said)
        words = next((said[k] for k in ("label", "text", "name") if said.get(k, "").strip()), name)
        found.add(
            ReadActivity(name, Text(plain=storable(" ".join(words.split()))), kind="operational")
        )
        if _NUMBER.fullmatch(said.get("x", "")) and _NUMBER.fullmatch(said.get("y", "")):
            found.spots[name] = (float(said["x"]), float(said["y"]))

    def _connect(self, source: str, target: str, said: dict[str, str]) -> None:
        found = self.found
        called = f"{found.words_of(source)} → {found.words_of(target)}"
        directed = said.pop(" directed", "true" if self._directed else "false")
        if directed in ("false", "0"):
            found.leave("undirected", called)
        if said.pop(" sourceport", "") or said.pop(" targetport", ""):
            found.leave("port", called)
        said.pop(" targetport", "")
        kind = said.get("kind", DEPENDS) if found.ours else DEPENDS
        if kind not in ARROW_FIELDS:
            found.leave("value", kind)
        for key, value in said.items():
            if not value.strip() or key == "id" or (found.ours and key == "kind"):
                continue
            found.leave(
                "words" if key == "label" else "attribute", value if key == "label" else key
            )
        found.connect(source, target, kind if kind in ARROW_FIELDS else DEPENDS)
