"""Reading Mermaid flowcharts: shapes, labels, links and chains of them, groups; looks are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final
from urllib.parse import unquote

from ssm_studio.diagram.model.graph_view import DEPENDS, FEEDBACK, INFORMATION
from ssm_studio.domain.text import Text
from ssm_studio.formats.graph.mermaid_words import decoded
from ssm_studio.formats.graph.parsed_model import (
    MOST_ACTIVITIES,
    MOST_ARROWS,
    Gathering,
    ReadActivity,
    refuse,
    too_many_activities,
    too_many_arrows,
    whole,
)
from ssm_studio.formats.graph.write_mermaid import FEEDBACK_WORD, MARK, OPERATIONAL, WATCHING
from ssm_studio.i18n import LANGUAGES, _, translator

HEAD: Final = re.compile(
    r"(?:flowchart|graph)(?:-elk)?(?:\s+(?:TB|TD|BT|RL|LR|[<>^v]))?\s*(?=[;\n]|$)"
)
FRONT: Final = re.compile(r"\s*---[ \t]*\n(.*?)\n[ \t]*---[ \t]*\n", re.DOTALL)
"""What stands before a diagram about it, also where the whole is moved in."""
_TITLE: Final = re.compile(r"^[ \t]*title:[ \t]*(.+)$", re.MULTILINE)
_DESCRIBED: Final = re.compile(r"^[ \t]*accDescr[ \t]*\{", re.MULTILINE)
_LOOKS: Final = re.compile(r"(?:style|classDef|class|linkStyle|direction|accDescr)\b")
_GROUP: Final = re.compile(r"subgraph\b\s*(?P<rest>.*)", re.DOTALL)
_ID: Final = re.compile(
    r"""(?:[^\s\[\](){}<>|;"'&@~=.:-]|\.(?!-)|-(?![.>-])|=(?!=)|:(?!::)|'|~(?!~))+"""
)
_CLASS: Final = re.compile(r":::[\w-]+")
_LINK: Final = re.compile(
    r"(?:(?P<name>[\w-]+)@)?(?P<left><|[xo](?=[-=]))?"
    r"(?:(?P<line>-{2,}|={2,}|~{3,}|-?\.+-)(?P<right>[>xo])?|(?P<dots>-\.+))"
)
_ENDS: Final = {
    "-": re.compile(r"(?P<line>-{2,})(?P<right>[>xo])?"),
    "=": re.compile(r"(?P<line>={2,})(?P<right>[>xo])?"),
    ".": re.compile(r"(?P<line>\.+-)(?P<right>[>xo])?"),
}
"""What ends a link with words in it, by what its line is made of."""
_SHAPES: Final = (
    *(("(((", (")))",)), ("([", ("])",)), ("[[", ("]]",)), ("[(", (")]",)), ("((", ("))",))),
    *(("{{", ("}}",)), ("[/", ("/]", "\\]")), ("[\\", ("\\]", "/]")), ("[", ("]",))),
    *(("(", (")",)), ("{", ("}",)), (">", ("]",))),
)
_DATA: Final = re.compile(r"""@\{(?P<said>(?:"[^"]*"|[^}"])*)\}""")
_GOES_ON: Final = re.compile(r"\s*(?:<?(?:--|==|-\.)|\.-|~~~)")
"""A line that begins with a link, and so belongs to the one before."""
_OPEN_END: Final = re.compile(r"(?:--+[->xo]|==+[=>xo]|-?\.+-[>xo]?|~~~+)[ \t]*$")
"""A line that ends with a link, and so goes on in the next."""
_DATA_LABEL: Final = re.compile(r"""label\s*:\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^,}]+))""")
_TO_THE_END: Final = ("%%", "accTitle", "accDescr")
"""What goes on to the end of its line, whatever is in it."""
_MOST_IN_A_STATEMENT: Final = 500


class _NotUnderstoodError(Exception):
    """A statement that is not of this language."""


def read_mermaid(source: str) -> Gathering:
    """What a Mermaid flowchart holds.

    Raises:
        UnreadableModelError: it is another kind of Mermaid diagram, or too large.
    """
    found = Gathering()
    front = FRONT.match(source)
    if front:
        title = _TITLE.search(front[1])
        found.title = title[1].strip().strip("\"'") if title else ""
        # Blank lines in its place keep the numbers of the lines.
        source = "\n" * front[0].count("\n") + source[front.end() :]
    source = without(source, "%%{", "}%%")
    described = _DESCRIBED.search(source)
    if described:
        start = described.end() - 1
        source = source[:start] + without(source[start:], "{", "}", 1)
    return _Reader(found).read(source)


def without(text: str, opening: str, closing: str, most: int = 100_000) -> str:
    """The text without what stands between the two signs; its lines keep their numbers."""
    parts, at = [], 0
    while most and (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at, most = end + len(closing), most - 1
    return "".join([*parts, text[at:]])


@dataclass(slots=True)
class _Link:
    kind: str
    name: str = ""
    directed: bool = True
    both: bool = False
    drawn: bool = True
    words: str = ""


@dataclass(slots=True)
class _Statement:
    """One statement and how far it has been read."""

    text: str
    at: int = 0

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        if match := pattern.match(self.text, self.at):
            self.at = match.end()
        return match

    @property
    def ended(self) -> bool:
        self.space()
        return self.at >= len(self.text)


@dataclass(slots=True)
class _Reader:
    found: Gathering
    labels: dict[str, str] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str, _Link]] = field(default_factory=list)

    def read(self, source: str) -> Gathering:
        begun = False
        for number, text in _statements(source):
            if text.startswith(MARK):
                self._mark(text)
            elif text.startswith("%%"):
                continue
            elif not begun:
                begun = True
                if not HEAD.match(text):
                    raise refuse(_("Of Mermaid's diagrams only flowcharts can be read."))
            else:
                self._statement(number, text)
        return self._finished()

    def _mark(self, text: str) -> None:
        """A comment in which a file of ours says what Mermaid has no place for."""
        name, *told = text.removeprefix(MARK).split(" ")
        said = dict(each.partition("=")[::2] for each in told)
        self.facts[name] = {key: unquote(value) for key, value in said.items()}

    def _statement(self, number: int, text: str) -> None:
        if text.startswith("accTitle"):
            self.found.title = self.found.title or decoded(text.partition(":")[2]).strip()
        elif text == "end" or _LOOKS.match(text):
            return
        elif group := _GROUP.match(text):
            self._group(group["rest"])
        elif text.startswith("click "):
            self.found.leave("attribute", "click")
        else:
            labels, links = len(self.labels), len(self.links)
            try:
                self._chain(_Statement(text))
            except _NotUnderstoodError:
                while len(self.labels) > labels:
                    self.labels.popitem()
                del self.links[links:]
                shown = _("{number}: {words}").format(number=number, words=text)
                self.found.leave("line", shown)

    def _group(self, rest: str) -> None:
        statement = _Statement(rest)
        name = statement.match(_ID)
        statement.space()
        label = _label(statement) if name else None
        whole_ = rest.strip().strip('"')
        if name and statement.ended:
            self.groups[name[0]] = decoded(label or "") or name[0]
        else:
            self.groups[whole_] = whole_

    def _chain(self, statement: _Statement) -> None:
        tails = self._several(statement)
        count = len(tails)
        while not statement.ended:
            link = _link(statement)
            heads = self._several(statement)
            count += len(heads)
            if count > _MOST_IN_A_STATEMENT:
                raise refuse(_("A line of the file joins too many activities."))
            self.links += [(tail, head, link) for tail in tails for head in heads]
            if len(self.links) > MOST_ARROWS:
                raise too_many_arrows()
            tails = heads

    def _several(self, statement: _Statement) -> list[str]:
        names = [self._one(statement)]
        while not statement.ended and statement.text[statement.at] == "&":
            statement.at += 1
            names.append(self._one(statement))
            if len(names) > _MOST_IN_A_STATEMENT:
                raise refuse(_("A line of the file joins too many activities."))
        return names

    def _one(self, statement: _Statement) -> str:
        statement.space()
        name = statement.match(_ID)
        if name is None:
            raise _NotUnderstoodError
        label = _label(statement)
        if data := statement.match(_DATA):
            said = _DATA_LABEL.search(data["said"])
            label = (said["quoted"] or said["plain"]) if said else label
        statement.match(_CLASS)
        if label is not None or name[0] not in self.labels:
            self.labels[name[0]] = self.labels.get(name[0], "") if label is None else label
        if len(self.labels) > MOST_ACTIVITIES:
            raise too_many_activities()
        return name[0]

    def _finished(self) -> Gathering:
        found = self.found
        said = self.facts.get("model", {})
        found.ours = said.get("language") in LANGUAGES
        if found.ours:
            found.language, found.title = said["language"], said.get("title", "")
            found.label_width = whole(said.get("label_width", ""))
        # What is said of an arrow by its name is how it looks.
        no_box = {link.name for _source, _target, link in self.links}
        no_box -= {end for source, target, _link in self.links for end in (source, target)}
        for name, label in self.labels.items():
            if name not in self.groups and name not in no_box:
                found.add(self._activity(name, decoded(label)))
        for name, caption in self.groups.items():
            if not (found.ours and name in (OPERATIONAL, WATCHING)):
                found.leave("group", caption)
        for source, target, link in self.links:
            self._connect(source, target, link)
        return found

    def _activity(self, name: str, label: str) -> ReadActivity:
        found = self.found
        said = self.facts.get(name) if found.ours else None
        if said is None:
            words = " ".join(label.split()) or name
            text = Text.said(words, found.language) if found.ours else Text(plain=words)
            return ReadActivity(name, text, kind="operational")
        number = said.get("number", "")
        if number and label.startswith(number):
            label = label[len(number) :].removeprefix(" ")
        elif not number and label == " ":
            label = ""
        return replace(found.facts(ReadActivity(name), said), text=Text.said(label, found.language))

    def _connect(self, source: str, target: str, link: _Link) -> None:
        found = self.found
        called = f"{found.words_of(source)} → {found.words_of(target)}"
        words = decoded(link.words).strip()
        kind = FEEDBACK if link.kind == INFORMATION and words in _feedback_words() else link.kind
        if {source, target} & self.groups.keys():
            if not (found.ours and {source, target} & {OPERATIONAL, WATCHING}):
                found.leave("to group", called)
            return
        if not link.drawn:
            found.leave("invisible", called)
            return
        if words and kind != FEEDBACK:
            found.leave("words", words)
        if not link.directed:
            found.leave("undirected", called)
        elif link.both:
            found.leave("two heads", called)
        found.connect(source, target, kind)


@cache
def _feedback_words() -> frozenset[str]:
    return frozenset(translator(each)(FEEDBACK_WORD) for each in LANGUAGES)


def _statements(source: str) -> Iterator[tuple[int, str]]:
    """Each statement with its line; a label in quotes may run over several lines."""
    begun, first, line, quoted, depth = 0, 1, 1, False, 0
    for at, character in enumerate(f"{source}\n"):
        titled = character in '";' and source[begun : begun + 80].lstrip().startswith(_TO_THE_END)
        if character == '"' and not titled:
            quoted = not quoted
        elif character in "[({" and not quoted:
            depth += 1
        elif character in "])}" and not quoted:
            depth -= 1
        ends = character == "\n" or (character == ";" and depth <= 0 and not titled)
        if ends and not quoted and not _goes_on(source, begun, at):
            if text := source[begun:at].strip():
                yield first, text
            begun, depth = at + 1, 0
        if character == "\n":
            line += 1
        if begun == at + 1:
            first = line
    if quoted and (text := source[begun:].strip()):
        yield first, text


def _goes_on(source: str, begun: int, at: int) -> bool:
    """Whether the statement that began there goes on after this end of a line."""
    if at >= len(source) or source[at] != "\n":
        return False
    text = source[begun:at]
    if not text.strip() or text.lstrip().startswith("%%") or HEAD.match(text.lstrip()):
        return False
    if text.rfind("@{") > text.rfind("}"):
        return True
    return bool(_OPEN_END.search(text) or _GOES_ON.match(source, at + 1))


def _label(statement: _Statement) -> str | None:
    """The words inside a shape that begins here, as they stand there; None where no shape does."""
    text = statement.text
    for opening, closings in _SHAPES:
        if not text.startswith(opening, statement.at):
            continue
        start = statement.at + len(opening)
        quote = re.compile(r'\s*"([^"]*)"\s*').match(text, start)
        if quote:
            for closing in closings:
                if text.startswith(closing, quote.end()):
                    statement.at = quote.end() + len(closing)
                    return quote[1]
            continue
        ends = [(at, each) for each in closings if (at := text.find(each, start)) >= 0]
        if ends:
            at, closing = min(ends)
            statement.at = at + len(closing)
            return text[start:at].strip()
    return None


def _link(statement: _Statement) -> _Link:
    statement.space()
    begun = statement.match(_LINK)
    if begun is None:
        raise _NotUnderstoodError
    line, right, words = begun["line"] or begun["dots"], begun["right"], ""
    if begun["dots"] or (line in ("--", "==") and not right):
        end = _ENDS["." if begun["dots"] else line[0]].search(statement.text, statement.at)
        if end is None:
            raise _NotUnderstoodError
        words = statement.text[statement.at : end.start()]
        statement.at, right = end.end(), end["right"]
    statement.space()
    if statement.text.startswith("|", statement.at):
        piped = re.compile(r'\|\s*(?:"([^"]*)"\s*|([^|]*))\|').match(statement.text, statement.at)
        if piped is None:
            raise _NotUnderstoodError
        words, statement.at = piped[1] or piped[2] or "", piped.end()
    return _Link(
        kind=INFORMATION if "." in line else DEPENDS,
        name=begun["name"] or "",
        directed=bool(right or begun["left"]),
        both=bool(right and begun["left"]),
        drawn=not line.startswith("~"),
        words=words.strip().strip('"'),
    )
