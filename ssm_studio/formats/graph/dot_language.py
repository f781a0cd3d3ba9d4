"""The language DOT taken apart: graphs with their boxes, arrows and groups, whose defaults are worked out.

Nothing is laid out and no other program is asked, so a file costs what its length costs. The grammar is that of the
language's reference; what is between brackets, quotes or angles is kept as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

_MOST_PAIRS: Final = 200_000
"""Arrows that one file may spell out by joining groups; more is no diagram of people."""
DEEPEST: Final = 60
"""How far groups may stand in one another."""

_TOKEN: Final = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/|^\#[^\n]*)
  | (?P<word>[A-Za-z_\u0080-\U0010ffff][\w\u0080-\U0010ffff]*)
  | (?P<number>-?(?:\.\d+|\d+(?:\.\d*)?))
  | (?P<quoted>"(?:[^"\\]|\\.)*")
  | (?P<edge>->|--)
  | (?P<sign>[{}\[\]=;,:+])
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_ANGLE: Final = re.compile(r"[<>]")
_KEYWORDS: Final = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})
_COMPASS: Final = frozenset({"n", "ne", "e", "se", "s", "sw", "w", "nw", "c", "_"})


class DotError(ValueError):
    """The text is not of this language.

    Attributes:
        line: where, counted from 1.
        near: the words from which on it is not understood; "" at the end of the text.
    """

    def __init__(self, line: int, near: str) -> None:
        super().__init__(f"{line}: {near}")
        self.line, self.near = line, near


class TooManyPairsError(ValueError):
    """The groups that are joined make more than `_MOST_PAIRS` arrows."""


class Markup(str):
    """A value between angles: HTML, and no words to be read as they stand."""

    __slots__ = ()


@dataclass(slots=True)
class DotEdge:
    """An arrow or line between two boxes, by their names."""

    tail: str
    head: str
    attributes: dict[str, str]


@dataclass(slots=True)
class DotGraph:
    """One graph of a file.

    Attributes:
        nodes: the attributes of each box by its name, in the order in which they are first named.
        groups: name and attributes of each subgraph.
    """

    name: str
    directed: bool
    strict: bool
    attributes: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    edges: list[DotEdge] = field(default_factory=list)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)


class _Token(NamedTuple):
    kind: str
    words: str
    at: int


@dataclass(slots=True)
class _Scope:
    """What holds between two braces: defaults, and the boxes named there."""

    name: str
    attributes: dict[str, str]
    node: dict[str, str] = field(default_factory=dict)
    edge: dict[str, str] = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class _End:
    """One side of an arrow: the boxes there, each with the part at which the arrow ends."""

    places: list[tuple[str, str]]


def graphs(source: str) -> Iterator[DotGraph]:
    """Each graph of a file, in turn.

    Raises:
        DotError: from here on the text is not DOT; the graphs before are sound.
        TooManyPairsError: joined groups make too many arrows.
    """
    tokens = _Tokens(source)
    while tokens.kind:
        yield _Reader(tokens).graph()
        while tokens.words == ";" and tokens.kind == "sign":
            tokens.step()


class _Tokens:
    """The text word by word; `kind` is "" at its end."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._next = 0
        self.at, self.kind, self.words = 0, "", ""
        self.step()

    def step(self) -> None:
        source, at = self._source, self._next
        while found := _TOKEN.match(source, at):
            if found.lastgroup != "space":
                self.at, self._next = at, found.end()
                self.kind, self.words = found.lastgroup or "", found[0]
                return
            at = found.end()
        self.at = at
        if at >= len(source):
            self.kind, self.words, self._next = "", "", at
        elif source[at] == "<":
            self._markup(at)
        else:
            raise self.error()

    def _markup(self, at: int) -> None:
        depth = 0
        for found in _ANGLE.finditer(self._source, at):
            depth += 1 if found[0] == "<" else -1
            if not depth:
                self._next = found.end()
                self.kind, self.words = "markup", self._source[at + 1 : found.start()]
                return
        raise self.error()

    def error(self) -> DotError:
        near = self._source[self.at : self.at + 60].split()
        return DotError(self._source.count("\n", 0, self.at) + 1, near[0] if near else "")

    def sign(self, *signs: str) -> bool:
        """Whether one of the signs stands here; it is passed over."""
        if self.kind not in ("sign", "edge") or self.words not in signs:
            return False
        self.step()
        return True

    def keyword(self) -> str:
        """The word of the language that stands here, in small letters, or ""."""
        small = self.words.lower() if self.kind == "word" else ""
        return small if small in _KEYWORDS else ""

    def need(self, sign: str) -> None:
        if not self.sign(sign):
            raise self.error()

    def name(self) -> str | None:
        """The name or value that stands here, or None."""
        if self.kind == "quoted":
            return self._quoted()
        if self.kind not in ("word", "number", "markup") or self.keyword():
            return None
        said = Markup(self.words) if self.kind == "markup" else self.words
        self.step()
        return said

    def _quoted(self) -> str:
        parts = [_unquoted(self.words)]
        self.step()
        while self.kind == "sign" and self.words == "+":
            self.step()
            if self.kind != "quoted":
                raise self.error()
            parts.append(_unquoted(self.words))
            self.step()
        return "".join(parts)


def _unquoted(words: str) -> str:
    return words[1:-1].replace("\\\r\n", "").replace("\\\n", "").replace('\\"', '"')


class _Reader:
    """Reads one graph."""

    def __init__(self, tokens: _Tokens) -> None:
        self._tokens = tokens
        self._scopes: list[_Scope] = []
        self._known: dict[str, _Scope] = {}
        self._single: dict[tuple[str, str, str], DotEdge] = {}
        self._unnamed = 0
        self._graph = DotGraph("", directed=True, strict=False)

    def graph(self) -> DotGraph:
        """The graph that begins here."""
        tokens = self._tokens
        strict = tokens.keyword() == "strict"
        if strict:
            tokens.step()
        kind = tokens.keyword()
        if kind not in ("graph", "digraph"):
            raise tokens.error()
        tokens.step()
        self._graph = DotGraph(tokens.name() or "", kind == "digraph", strict)
        tokens.need("{")
        self._scopes.append(_Scope(self._graph.name, self._graph.attributes))
        self._statements()
        tokens.need("}")
        return self._graph

    def _statements(self) -> None:
        while self._tokens.kind and not (
            self._tokens.kind == "sign" and self._tokens.words in ("}", "]")
        ):
            if not self._tokens.sign(";", ","):
                self._statement()

    def _statement(self) -> None:
        tokens, here = self._tokens, self._scopes[-1]
        kind = tokens.keyword()
        if kind in ("node", "edge", "graph"):
            tokens.step()
            defaults = {"node": here.node, "edge": here.edge, "graph": here.attributes}[kind]
            defaults.update(self._attributes(must=True))
            return
        end = self._end()
        if tokens.kind == "sign" and tokens.words == "=" and len(end.places) == 1:
            tokens.step()
            here.attributes[self._plain_name(end)] = self._value()
            return
        self._arrows(end)

    def _plain_name(self, end: _End) -> str:
        """The name of an attribute that was taken for a box, which it therefore is not."""
        name, port = end.places[0]
        if port:
            raise self._tokens.error()
        return name

    def _arrows(self, first: _End) -> None:
        """A chain of arrows, or boxes alone, with what is said of them."""
        tokens, ends = self._tokens, [first]
        while tokens.kind == "edge":
            if tokens.words != ("->" if self._graph.directed else "--"):
                raise tokens.error()
            tokens.step()
            ends.append(self._end())
        for end in ends:
            for name, _port in end.places:
                self._box(name)
        said = self._attributes()
        if len(ends) == 1:
            for name, _port in first.places:
                self._graph.nodes[name].update(said)
            return
        for tails, heads in pairwise(ends):
            if len(self._graph.edges) + len(tails.places) * len(heads.places) > _MOST_PAIRS:
                raise TooManyPairsError
            for tail in tails.places:
                for head in heads.places:
                    self._arrow(tail, head, said)

    def _arrow(self, tail: tuple[str, str], head: tuple[str, str], said: dict[str, str]) -> None:
        """One arrow; in a strict graph, or with a key, one that is there already is said more of."""
        attributes = {**self._scopes[-1].edge}
        for (_name, port), attribute in ((tail, "tailport"), (head, "headport")):
            if port:
                attributes[attribute] = port
        key = said.get("key", "")
        ends = (tail[0], head[0])
        if not self._graph.directed and (*reversed(ends), key) in self._single:
            ends = (head[0], tail[0])
        if (self._graph.strict or key) and (known := self._single.get((*ends, key))):
            known.attributes.update(said)
            return
        edge = DotEdge(tail[0], head[0], {**attributes, **said})
        self._single[*ends, key] = edge
        self._graph.edges.append(edge)

    def _end(self) -> _End:
        """Boxes and groups, with commas between them."""
        found = self._one_end()
        while self._tokens.kind == "sign" and self._tokens.words == ",":
            self._tokens.step()
            found.places += self._one_end().places
        return found

    def _one_end(self) -> _End:
        tokens = self._tokens
        if tokens.keyword() == "subgraph" or (tokens.kind == "sign" and tokens.words == "{"):
            return _End([(name, "") for name in self._group()])
        name = tokens.name()
        if name is None:
            raise tokens.error()
        parts: list[str] = []
        while len(parts) < 2 and tokens.sign(":"):
            part = tokens.name()
            if part is None:
                raise tokens.error()
            parts.append(part)
        if len(parts) == 1 and parts[0] in _COMPASS:
            parts = []  # a side of the box is no part of it
        return _End([(name, parts[0] if parts else "")])

    def _group(self) -> tuple[str, ...]:
        """A group from its first word to its closing brace: the names of the boxes in it."""
        tokens, name = self._tokens, None
        if tokens.keyword() == "subgraph":
            tokens.step()
            name = tokens.name()
            if name is not None and not (tokens.kind == "sign" and tokens.words == "{"):
                known = self._known.get(name)
                return tuple(known.members) if known else ()
        tokens.need("{")
        if len(self._scopes) >= DEEPEST:
            raise tokens.error()
        if name is None:
            self._unnamed += 1
            name = f"%{self._unnamed}"
        scope = self._known.get(name)
        if scope is None:
            scope = _Scope(name, {})
            self._known[name] = scope
            self._graph.groups[name] = scope.attributes
        outer = self._scopes[-1]
        scope.node = {**outer.node, **scope.node}
        scope.edge = {**outer.edge, **scope.edge}
        self._scopes.append(scope)
        self._statements()
        self._scopes.pop()
        tokens.need("}")
        outer.members.update(scope.members)
        return tuple(scope.members)

    def _box(self, name: str) -> None:
        here = self._scopes[-1]
        here.members[name] = None
        if name not in self._graph.nodes:
            self._graph.nodes[name] = dict(here.node)

    def _attributes(self, *, must: bool = False) -> dict[str, str]:
        """What stands between brackets here, of all such lists one after the other."""
        tokens, said = self._tokens, {}
        if must and not (tokens.kind == "sign" and tokens.words == "["):
            raise tokens.error()
        while tokens.sign("["):
            while not tokens.sign("]"):
                name = tokens.name()
                if name is None:
                    raise tokens.error()
                said[str(name)] = self._value() if tokens.sign("=") else "true"
                tokens.sign(",", ";")
        return said

    def _value(self) -> str:
        value = self._tokens.name()
        if value is None:
            raise self._tokens.error()
        return value
