"""A model as GraphML, for programs that analyse and draw graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.graph_view import DEPENDS, file_facts, view_of
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.model import Activity, ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.figures.svg import escaped, in_xml
from ssm_studio.formats.redaction import for_readers

MARK: Final = "ssm_language"
"""The name of the key by which a reader of ours knows a file of ours."""
WORDINGS: Final = {"text": "plain", "text_en": "en", "text_id": "id"}

_KEYS: Final = (
    ("graph", MARK, "string"),
    ("graph", "ref", "string"),
    ("graph", "title", "string"),
    ("graph", "label_width", "int"),
    ("node", "label", "string"),
    ("node", "ref", "string"),
    ("node", "number", "string"),
    *(("node", name, "string") for name in WORDINGS),
    ("node", "kind", "string"),
    ("node", "phase", "string"),
    ("node", "covers", "string"),
    ("node", "monitors", "string"),
    ("node", "measure", "string"),
    ("node", "x", "int"),
    ("node", "y", "int"),
    ("edge", "kind", "string"),
)

_OPENING: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def model_graphml(study: Study, model_id: str, language: str) -> str:
    """One model as a directed graph; only what readers may see. `x` and `y` are cells of the diagram."""
    study = for_readers(study)
    view = view_of(study, model_id)
    model = study.models.get(model_id) or ConceptualModel(id=model_id)
    names = {each.id: f"a{at}" for at, each in enumerate(view.activities, 1)}
    placement = place_model(study, model_id, language)
    spots = placement.positions
    lines = [_OPENING]
    for about, name, kind in _KEYS:
        lines.append(
            f'  <key id="{about}-{name}" for="{about}" attr.name="{name}" attr.type="{kind}"/>'
        )
    lines.append('  <graph id="model" edgedefault="directed">')
    facts = {
        MARK: language,
        "ref": model.ref,
        "title": read(model.title, language),
        "label_width": str(placement.label_width),
    }
    lines += _data("graph", facts, "    ")
    for each in view.activities:
        lines.append(f'    <node id="{names[each.id]}">')
        told = _facts(each, names, spots.get(each.id), language)
        lines += [*_data("node", told, "      "), "    </node>"]
    arrows = [(each.source, each.target, each.kind) for each in view.arrows]
    loops = [(id_, id_, DEPENDS) for id_ in view.loops]
    for at, (source, target, kind) in enumerate((*arrows, *loops), 1):
        lines.append(f'    <edge id="e{at}" source="{names[source]}" target="{names[target]}">')
        lines += [*_data("edge", {"kind": kind}, "      "), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def label(number: str, words: str) -> str:
    """What other programs show of an activity."""
    return in_xml(f"{number} {words}").strip()


def _facts(
    activity: Activity, names: Mapping[str, str], spot: Rect | None, language: str
) -> dict[str, str]:
    text = activity.text or Text()
    facts = file_facts(activity, names, spot, language)
    return {
        "label": label(activity.number or "", text.read(language)),
        "ref": facts["ref"],
        "number": facts["number"],
        **{name: getattr(text, tongue) or "" for name, tongue in WORDINGS.items()},
        **facts,
    }


def _data(about: str, facts: Mapping[str, str], indent: str) -> Iterator[str]:
    for name, value in facts.items():
        if value:
            yield f'{indent}<data key="{about}-{name}">{escaped(value)}</data>'
