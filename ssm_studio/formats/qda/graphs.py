"""Rich pictures and models as graphs of a REFI-QDA project, each where it stands in our drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.model.graph_view import DEPENDS, INFORMATION, view_of
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.picture.layout import place
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.formats.qda.names import element, guid
from ssm_studio.i18n import N_, translator

ACROSS, DOWN = 8, 16
"""Points in which one cell of our drawings is told."""
_SHAPES: Final = {
    "actor": "Person",
    "role": "Person",
    "group": "Person",
    "conflict": "Star",
    "note": "Note",
    "worldview": "Oval",
    "speech": "Oval",
    "structure": "Rectangle",
}
_LINES: Final = {"dashed": "dashed", "dotted": "dotted"}


def graphs(project: ET.Element, study: Study, language: str, chosen: Mapping[str, str]) -> None:
    """Every picture and model; `chosen` has the id of each record that stands in a source."""
    made = ET.Element("Graphs")
    for picture in study.pictures.values():
        _picture(made, study, picture.id, language, chosen)
    for model in study.models.values():
        _model(made, study, model.id, language)
    if len(made):
        project.append(made)


def _vertex(graph: ET.Element, id_: str, name: str, rect: Rect, shape: str) -> ET.Element:
    vertex = element(graph, "Vertex", guid=guid(id_, "vertex"), name=name)
    vertex.set("firstX", str(rect.x * ACROSS))
    vertex.set("firstY", str(rect.y * DOWN))
    vertex.set("secondX", str(rect.right * ACROSS))
    vertex.set("secondY", str(rect.bottom * DOWN))
    vertex.set("shape", shape)
    return vertex


def _edge(graph: ET.Element, id_: str, ends: tuple[str, str], name: str = "") -> ET.Element:
    edge = element(graph, "Edge", guid=guid(id_, "edge"), name=name)
    edge.set("sourceVertex", guid(ends[0], "vertex"))
    edge.set("targetVertex", guid(ends[1], "vertex"))
    return edge


def _picture(
    made: ET.Element, study: Study, id_: str, language: str, chosen: Mapping[str, str]
) -> None:
    picture = study.pictures[id_]
    name = " ".join(filter(None, (picture.ref, read(picture.title, language))))
    graph = element(made, "Graph", guid=guid(id_, "graph"), name=name)
    places = place(study, id_, language)
    for each in elements_of(study, id_):
        words = read(each.label, language)
        shape = _SHAPES.get(each.kind or "", "RoundedRectangle")
        vertex = _vertex(graph, each.id, words or each.ref, places[each.id], shape)
        if each.id in chosen:
            vertex.set("representedGUID", chosen[each.id])
    there = {each.id for each in elements_of(study, id_)}
    for line in relations_of(study, id_):
        if line.source in there and line.target in there:
            edge = _edge(graph, line.id, (line.source or "", line.target or ""))
            words = read(line.label, language)
            if words:
                edge.set("name", words)
            edge.set("direction", "OneWay" if line.directed else "Associative")
            edge.set("lineStyle", "dashed" if line.kind == "missing" else "solid")


def _model(made: ET.Element, study: Study, id_: str, language: str) -> None:
    model, t = study.models[id_], translator(language)
    name = " ".join(filter(None, (model.ref, read(model.title, language))))
    graph = element(made, "Graph", guid=guid(id_, "graph"), name=name or t(N_("Model")))
    places, view = place_model(study, id_, language, engine=False).positions, view_of(study, id_)
    for each in view.activities:
        words = f"{each.number or ''} {read(each.text, language)}".strip()
        shape = "Oval" if each in view.operational else "RoundedRectangle"
        _vertex(graph, each.id, words or "–", places.get(each.id, Rect(0, 0, 1, 1)), shape)
    for at, arrow in enumerate(view.arrows):
        edge = _edge(graph, f"{id_} {at}", (arrow.source, arrow.target))
        edge.set("direction", "OneWay")
        line = {DEPENDS: "solid", INFORMATION: "dashed"}.get(arrow.kind, "dotted")
        edge.set("lineStyle", line)
