"""A diagram in a file (DOT, Mermaid flowchart, GraphML) read as a model, and the step that takes it in.

    read = read_model_file(data, "colleague.dot")
    workshop.do(model_step(study, read, definition_id))

Reading changes nothing. A large file may take seconds, so a screen calls it from a worker thread.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from ssm_studio.diagram.model.graph_view import (
    ARROW_FIELDS,
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    WATCHING_KINDS,
)
from ssm_studio.domain.changes import Changeset, RecordChange, apply
from ssm_studio.domain.edit_model import add_model
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.graph.parsed_model import (
    MOST_BYTES,
    Gathering,
    ReadActivity,
    ReadArrow,
    ReadModel,
    UnreadableModelError,
    refuse,
)
from ssm_studio.formats.graph.read_dot import read_dots
from ssm_studio.formats.graph.read_graphml import read_graphmls
from ssm_studio.formats.graph.read_mermaid import FRONT, HEAD, read_mermaid, without
from ssm_studio.i18n import N_, _, ngettext

__all__ = [
    "MOST_BYTES",
    "ReadActivity",
    "ReadArrow",
    "ReadModel",
    "UnreadableModelError",
    "counted",
    "listed",
    "model_step",
    "read_diagrams",
    "read_model_file",
]

_IMPORTED: Final = "imported"
_COMES: Final = {
    DEPENDS: N_("needs {numbers}"),
    INFORMATION: N_("informed by {numbers}"),
    FEEDBACK: N_("feedback from {numbers}"),
}
_ENDINGS: Final = {
    **dict.fromkeys((".dot", ".gv"), "dot"),
    **dict.fromkeys((".mmd", ".mermaid"), "mermaid"),
    **dict.fromkeys((".graphml",), "graphml"),
}
_FENCE: Final = re.compile(
    r"^[ \t>]*(?P<fence>```+|~~~+|:::+)[ \t]*\{?[ \t]*(?P<form>mermaid|dot|graphviz|gv)\b[^\n]*\n"
    r"(?P<body>.*?)^[ \t>]*(?P=fence)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_PRE: Final = re.compile(
    r"""<(?P<tag>pre|div)\b[^>]*\bclass=["'][^"'>]*\bmermaid\b[^>]*>(?P<body>.*?)</(?P=tag)>""",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_COMMENTS: Final = re.compile(r"//[^\n]*|^[ \t]*#[^\n]*", re.MULTILINE)
_DOT_HEAD: Final = re.compile(
    r'\s*(?:strict\s+)?(?:di)?graph\b\s*(?:"(?:[^"\\]|\\.)*"|[^\s{"<]*|<[^{]*>)\s*\{', re.IGNORECASE
)
_MERMAID_OTHER: Final = re.compile(
    r"(sequenceDiagram|classDiagram|stateDiagram|erDiagram|mindmap|gantt|journey|pie|gitGraph|timeline"
    r"|quadrantChart|requirementDiagram|C4\w+|sankey|xychart|block|architecture|kanban|packet)\b"
)


def read_model_file(data: bytes, name: str = "") -> ReadModel:
    """The model that a file holds; what it is, is told by its content, else by the ending of its name.

    Of several diagrams it is the first, and that there are more is told.

    Raises:
        UnreadableModelError: it holds none that can be read; the sentence says why.
    """
    found = _gathered(data, name)
    if len(found) > 1:
        found[0].leave("graph")
    return found[0].finished()


def read_diagrams(data: bytes, name: str = "") -> tuple[ReadModel, ...]:
    """Every diagram that a file holds, at least one.

    Raises:
        UnreadableModelError: it holds none that can be read; the sentence says why.
    """
    return tuple(each.finished() for each in _gathered(data, name))


def _gathered(data: bytes, name: str) -> list[Gathering]:
    """Each diagram that has anything in it; what has not is told of the first."""
    if len(data) > MOST_BYTES:
        raise refuse(
            _("The file is larger than {number} million bytes.").format(
                number=MOST_BYTES // 1_000_000
            )
        )
    text, sure = _decoded(data)
    form = _format(text, PurePath(name).suffix.lower())
    others: list[str] = []
    if form == "page":
        found = _of_page(text, others)
    elif form == "graphml":
        found = read_graphmls(data)
    elif form == "mermaid":
        found = [read_mermaid(text)]
    else:
        found = list(read_dots(text))
    empty = [one.title for one in found if not one.activities]
    found = [each for each in found if each.activities] or found[:1]
    if not found:
        raise refuse(_("There is no diagram in the file."))
    for title in empty if found[0].activities else ():
        found[0].leave("empty", title)
    for other in others:
        found[0].leave("other diagram", other)
    if not sure and form != "graphml":
        for one in found:
            one.leave("letters")
    return found


def _of_page(text: str, others: list[str]) -> list[Gathering]:
    """The diagrams of a page; those that cannot be read go to `others` by their line and kind."""
    found: list[Gathering] = []
    trouble: UnreadableModelError | None = None
    places = sorted([*_FENCE.finditer(text), *_PRE.finditer(text)], key=lambda each: each.start())
    for place in places:
        form = place.groupdict().get("form") or "mermaid"
        body = place["body"]
        if place.re is _PRE:
            body = html.unescape(body)
        elif place[0].lstrip().startswith(">"):
            body = _QUOTED.sub("", body)
        try:
            if form.lower() == "mermaid":
                found.append(read_mermaid(body))
            else:
                found += read_dots(body)
        except UnreadableModelError as error:
            trouble = trouble or error
            line = text.count("\n", 0, place.start()) + 1
            kind = (_MERMAID_OTHER.search(body) or [form])[0]
            others.append(_("{number}: {words}").format(number=line, words=kind))
    if not found and trouble is not None:
        raise trouble
    return found


def _decoded(data: bytes) -> tuple[str, bool]:
    """The file's text, and whether it was what it said it was."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").replace("\r\n", "\n"), True
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), True
    except UnicodeDecodeError:
        return data.decode("latin-1").replace("\r\n", "\n"), False


def _format(text: str, ending: str) -> str:
    start = text.lstrip()
    if not start:
        raise refuse(_("The file is empty."))
    if start.startswith("<"):
        return "page" if _PRE.search(text) or _FENCE.search(text) else "graphml"
    front = FRONT.match(text)
    bare = text[front.end() :] if front else text
    bare = re.sub(r"^[ \t]*%%[^\n]*", "", without(bare, "%%{", "}%%"), flags=re.MULTILINE).lstrip()
    if HEAD.match(bare) or _MERMAID_OTHER.match(bare):
        return "mermaid"
    if _DOT_HEAD.match(_COMMENTS.sub("", without(text, "/*", "*/"))):
        return "dot"
    if _FENCE.search(text) or _PRE.search(text):
        return "page"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    raise refuse(_("The file holds no diagram of a kind that can be read."))


def counted(read: ReadModel) -> str:
    """How much was read: "7 activities, 9 arrows"."""
    count = len(read.activities)
    activities = ngettext("{number} activity", "{number} activities", count).format(number=count)
    count = len(read.arrows)
    arrows = ngettext("{number} arrow", "{number} arrows", count).format(number=count)
    return f"{activities}, {arrows}"


def listed(read: ReadModel) -> Iterator[tuple[str, str]]:
    """Each activity's number and words, and from where its arrows come, on one line each and not too long."""
    called = {
        each.name: each.number or _short(next(iter(each.text.everything), ""), 30)
        for each in read.activities
    }
    tails: dict[tuple[str, str], list[str]] = {}
    for arrow in read.arrows:
        tails.setdefault((arrow.target, arrow.kind), []).append(called[arrow.source])
    for each in read.activities:
        relations = [
            _(said).format(numbers=", ".join(them[:20]))
            for kind, said in _COMES.items()
            if (them := tails.get((each.name, kind)))
        ]
        words = " ".join([each.number, *each.text.everything[:1]])
        yield _short(words, 160), " · ".join(relations)


def _short(words: str, most: int) -> str:
    line = " ".join(words[: most * 4].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def model_step(
    study: Study, read: ReadModel, definition_id: str | None = None, title: str = ""
) -> Changeset:
    """The step that adds what was read as a new model, built on a root definition where one is named."""
    begun = add_model(study, definition_id, title or read.title)
    model = begun.puts[0].after
    assert isinstance(model, ConceptualModel)
    placed = any(each.x is not None for each in read.activities)
    model = replace(
        model, provenance=_IMPORTED, label_width=(read.label_width or 22) if placed else None
    )
    ids = {each.name: new_id() for each in read.activities}
    numbers = _numbers(read)
    arrows: dict[str, dict[str, list[str]]] = {name: {} for name in ids}
    for arrow in read.arrows:
        arrows[arrow.target].setdefault(ARROW_FIELDS[arrow.kind], []).append(ids[arrow.source])
    puts = [RecordChange("model", model.id, None, model)]
    refs: set[str] = set()
    for each in read.activities:
        more: dict[str, Any] = {field: tuple(them) for field, them in arrows[each.name].items()}
        activity = Activity(
            id=ids[each.name],
            ref=_free_ref(f"{model.ref}.{numbers[each.name]}", refs),
            model=model.id,
            number=numbers[each.name],
            text=_text(each, read, study),
            kind=each.kind,
            phase=each.phase,
            covers=each.covers,
            monitors=tuple(ids[name] for name in each.monitors),
            measure_note=Text.said(each.measure, read.language or study.language)
            if each.measure
            else None,
            x=each.x,
            y=each.y,
            **more,
        )
        puts.append(RecordChange("activity", activity.id, None, activity))
    return Changeset(_("Read a diagram in"), tuple(puts))


def models_step(
    study: Study, several: Sequence[ReadModel], definition_id: str | None = None
) -> Changeset:
    """The one step that adds each of several diagrams as a model of its own."""
    puts: list[RecordChange] = []
    for read in several:
        step = model_step(study, read, definition_id)
        study = apply(study, step)
        puts += step.puts
    if len(several) == 1:
        return step
    label = _("Read {number} diagrams in").format(number=len(several))
    return Changeset(label, tuple(puts))


def _text(activity: ReadActivity, read: ReadModel, study: Study) -> Text | None:
    text = activity.text
    if not read.language and text.plain is not None:
        return Text.said(text.plain, study.language)
    return text if text.everything else None


def _numbers(read: ReadModel) -> dict[str, str]:
    """The numbers of the activities; who has none gets one after the highest, monitoring and control last."""
    numbers = {each.name: each.number for each in read.activities}
    if read.language and not any(not number for number in numbers.values()):
        return numbers
    taken = [int(n) for n in numbers.values() if n.isdecimal() and n.isascii() and len(n) < 9]
    last = max(taken, default=0)
    for each in sorted(read.activities, key=lambda each: each.kind in WATCHING_KINDS):
        if not numbers[each.name]:
            last += 1
            numbers[each.name] = str(last)
    return numbers


def _free_ref(wanted: str, taken: set[str]) -> str:
    ref, again = wanted, 2
    while ref in taken:
        ref, again = f"{wanted}-{again}", again + 1
    taken.add(ref)
    return ref
