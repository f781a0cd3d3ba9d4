"""A model as a Mermaid flowchart, for Markdown viewers that draw them.

Labels are written with Mermaid's entity codes, so that they come out as typed. What Mermaid has no place for stands
in comments (`%% ssm …`), from which a reader of ours takes it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import quote

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.wrap import printable
from ssm_studio.diagram.model.graph_view import (
    DEPENDS,
    FEEDBACK,
    INFORMATION,
    ModelView,
    file_facts,
    flags,
    view_of,
)
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.text_view import model_lines
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read, storable
from ssm_studio.formats.redaction import for_readers
from ssm_studio.i18n import N_, translator

OPERATIONAL: Final = "operational"
WATCHING: Final = "watching"
MARK: Final = "%% ssm "
FEEDBACK_WORD: Final = N_("feedback")

_PLAIN: Final = re.compile(r"[\w ,'()?!/.-]")
_LIST: Final = re.compile(r"\s*(\d+[.)]|[-+*])(?=\s|$)")


def model_mermaid(study: Study, model_id: str, language: str) -> str:
    """One model as a flowchart; only what readers may see."""
    study = for_readers(study)
    view = view_of(study, model_id)
    model = study.models.get(model_id)
    t = translator(language)
    names = {each.id: f"a{at}" for at, each in enumerate(view.activities, 1)}
    placement = place_model(study, model_id, language)
    spots = placement.positions
    title = model_title(study, model) if model else ""
    facts = {
        "language": language,
        "ref": model.ref if model else "",
        "title": read(model.title if model else None, language),
        "label_width": str(placement.label_width),
    }
    heading = printable(" · ".join(filter(None, (facts["ref"], facts["title"] or title))))
    told = [line for line in model_lines(study, model_id, language) if line]
    lines = [
        "flowchart TB",
        f"    accTitle: {_coded(heading) or t('Model')}",
        "    accDescr {",
        *(f"        {_coded(line)}" for line in told or [t("No activities yet.")]),
        "    }",
        f"    {MARK}model {_facts(facts)}",
    ]
    groups = (
        (OPERATIONAL, t("activities of the system"), view.operational),
        (WATCHING, t("monitoring and control"), view.watching),
    )
    for name, caption, activities in groups:
        if activities:
            lines.append(f'    subgraph {name}["{_coded(caption)}"]')
            for each in activities:
                lines += _activity(each, names, spots.get(each.id), language)
            lines.append("    end")
    lines += _arrows(view, names, t)
    flagged = flags(study)
    marked = [names[each.id] for each in view.activities if each.id in flagged]
    if marked:
        lines += [
            "    classDef marked stroke-dasharray: 6 4",
            f"    class {','.join(marked)} marked",
        ]
    return "\n".join([*lines, ""])


def _coded(text: str) -> str:
    """Any text as a label between quotes: what Mermaid or Markdown would read as more than a letter is coded."""
    text = storable(text)
    begun = _LIST.match(text)
    start = begun.end() if begun else 0
    return "".join(
        "<br/>" if c == "\n" else c if at >= start and _harmless(c) else _code(c)
        for at, c in enumerate(text)
    )


def _harmless(character: str) -> bool:
    if character < "\x80":
        return _PLAIN.match(character) is not None and character != "_"
    return character > "\x9f" and character not in "\u2028\u2029\ufb02\ufffe\uffff"


def _code(character: str) -> str:
    return f"#{ord(character)};"


def _activity(
    activity: Activity, names: Mapping[str, str], spot: Rect | None, language: str
) -> Iterator[str]:
    number, words = activity.number or "", read(activity.text, language)
    label = " ".join(filter(None, (number, words)))
    # An empty label would be taken for a mistake.
    yield f'        {names[activity.id]}(["{_coded(label) or " "}"])'
    facts = file_facts(activity, names, spot, language)
    yield f"        {MARK}{names[activity.id]} {_facts(facts)}"


def _facts(facts: Mapping[str, str]) -> str:
    """Facts in a comment: `number=3 covers=C%20T`."""
    told = ((name, quote(storable(value), safe="")) for name, value in facts.items() if value)
    return " ".join(f"{name}={value}" for name, value in told)


def _arrows(view: ModelView, names: Mapping[str, str], t: Callable[[str], str]) -> Iterator[str]:
    signs = {
        DEPENDS: "-->",
        INFORMATION: "-.->",
        FEEDBACK: f'-.->|"{_coded(t(FEEDBACK_WORD))}"|',
    }
    for each in view.arrows:
        yield f"    {names[each.source]} {signs[each.kind]} {names[each.target]}"
    for id_ in view.loops:
        yield f"    {names[id_]} --> {names[id_]}"
    if not view.operational:
        return
    monitor = next((each for each in view.watching if each.kind == "monitor"), None)
    control = next((each for each in reversed(view.watching) if each.kind == "control"), None)
    if monitor:
        yield f"    {OPERATIONAL} -.-> {names[monitor.id]}"
    if control:
        yield f"    {names[control.id]} -.-> {OPERATIONAL}"
