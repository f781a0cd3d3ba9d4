"""A model on paper: everything where it stands on screen, arrows round the ovals, the definition beside it."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model.graph_view import WATCHING_KINDS, Arrow
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.situation import Group, Session
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.figures.arrows import _spots, curves
from ssm_studio.formats.figures.curve_routing import Oval
from ssm_studio.formats.figures.makers import model_svg, model_svg_alone
from ssm_studio.formats.figures.model import _heading, model_figure
from ssm_studio.formats.figures.svg import Svg
from ssm_studio.formats.report.report import report
from tests.diagram.model.models import MODEL, activity, seven, study_of
from tests.formats.markdown.reading import read as read_page

NAMESPACE = "{http://www.w3.org/2000/svg}"


def lines(svg: str) -> list[str]:
    """Every line of words that can be seen."""
    return [each.text or "" for each in ET.fromstring(svg).iter(f"{NAMESPACE}text")]


def middles(svg: str) -> dict[str, tuple[float, float]]:
    """Where each activity stands, by its number."""
    found = {}
    for group in ET.fromstring(svg).iter(f"{NAMESPACE}g"):
        if group.get("class") == "activity":
            texts = list(group.iter(f"{NAMESPACE}text"))
            ys = [float(each.get("y", "0")) for each in texts]
            found[texts[0].text or ""] = (
                float(texts[0].get("x", "0")),
                (min(ys) + max(ys)) / 2,
            )
    return found


@pytest.mark.parametrize("language", ["en", "id"])
def test_everything_stands_as_on_screen(language: str) -> None:
    """Watchers too, in one even row: whoever is left of or above someone else there, is so here."""
    study = example_study("en")
    for model in study.models.values():
        boxes = place_model(study, model.id, language).positions
        at = middles(model_svg(study, model.id, language))
        watching = {id_ for id_ in boxes if study.activities[id_].kind in WATCHING_KINDS}
        heights = {id_: box.height for id_, box in boxes.items()} | {
            id_: max(boxes[each].height for each in watching if boxes[each].y == boxes[id_].y)
            for id_ in watching
        }
        cells = {
            study.activities[id_].number or "": (box.x + box.width / 2, box.y + heights[id_] / 2)
            for id_, box in boxes.items()
        }
        assert at.keys() == cells.keys()
        (one, *others) = sorted(at)
        for other in others:
            across = (cells[other][0] - cells[one][0]) * 10.4
            down = (cells[other][1] - cells[one][1]) * 24
            assert at[other][0] - at[one][0] == pytest.approx(across, abs=0.3)
            assert at[other][1] - at[one][1] == pytest.approx(down, abs=5)


def test_a_label_that_is_longer_than_an_oval_says_so_and_names_it_whole() -> None:
    svg = model_svg(study_of([activity(1, "word " * 3_200 + "end")]), MODEL, "en")
    (oval,) = (e for e in ET.fromstring(svg).iter(f"{NAMESPACE}g") if e.get("class") == "activity")
    drawn = [each.text or "" for each in oval.iter(f"{NAMESPACE}text")]
    assert drawn[-1].endswith("…")
    assert oval.findtext(f"{NAMESPACE}title") == "1 " + "word " * 3_200 + "end"


def test_a_placed_model_is_drawn_without_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the study says is enough, and the same on every machine."""
    placed = {
        id_: replace(each, x=30 * (at % 3), y=8 * (at // 3))
        for at, (id_, each) in enumerate(seven().activities.items())
    }
    study = replace(seven(), activities=placed)
    svg = model_svg(study, MODEL, "en")
    graphviz_process.forget()
    monkeypatch.setattr(
        graphviz_process, "run_engine", lambda *_a, **_k: pytest.fail("asked the engine")
    )
    assert model_svg(study, MODEL, "en") == svg


def test_arrows_go_round_ovals_where_they_can() -> None:
    """Over the one straight between them; in a crowd most do."""
    ovals = {n: Oval(200, 100 + 160 * at, 90, 40) for at, n in enumerate("abc")}
    (curve,) = curves([Arrow("a", "c")], ovals).values()
    assert not any(ovals["b"].inside(spot, 0) for spot in _spots(curve, 60))
    chance = random.Random(7)
    grid = {
        f"{x}.{y}": Oval(150 + 260 * x, 100 + 170 * y, 95, 45) for x in range(4) for y in range(5)
    }
    arrows = []
    for _each in range(24):
        one, other = chance.sample(sorted(grid), 2)
        arrows.append(Arrow(one, other))
    met = 0
    for arrow, way in curves(arrows, grid).items():
        others = [o for id_, o in grid.items() if id_ not in (arrow.source, arrow.target)]
        met += any(o.inside(spot, 0) for o in others for spot in _spots(way, 40))
    assert met == 0


def test_heads_look_into_their_ovals() -> None:
    """However near two stand to each other."""
    for gap in (16, 30, 80):
        one, two = Oval(100, 100, 80, 40), Oval(140, 180 + gap, 80, 40)
        (curve,) = curves([Arrow("a", "b")], {"a": one, "b": two}).values()
        (x0, y0), (x1, y1) = curve[-2], curve[-1]
        assert (two.x - x1) * (x1 - x0) + (two.y - y1) * (y1 - y0) > 0


def test_definition_catwoe_and_measures_stand_beside_the_drawing() -> None:
    """In the words of the language; left out where the page says them itself."""
    study = example_study("id")
    model = next(iter(study.models.values()))
    svg = model_svg(study, model.id, "id")
    shown = " ".join(lines(svg))
    assert "Sistem milik" in shown
    assert "CATWOE" in lines(svg)
    assert "Efikasi" in lines(svg)
    assert "11 Maret 2015" in shown
    alone = model_svg_alone(study, model.id, "id")
    assert "CATWOE" not in lines(alone)
    # Under a smaller title, but otherwise as it stands beside the words.
    there, here = middles(svg), middles(alone)
    assert here.keys() == there.keys()
    moved = {(round(x - there[n][0]), round(y - there[n][1], 1)) for n, (x, y) in here.items()}
    assert {x for x, _y in moved} == {0}


def test_a_wide_model_has_the_words_below_it() -> None:
    study = example_study("en")
    model = next(iter(study.models.values()))
    crowd = {
        id_: replace(each, x=40 * at, y=0)
        for at, (id_, each) in enumerate(study.activities.items())
        if each.model == model.id
    }
    svg = model_svg(replace(study, activities=crowd), model.id, "en")
    root = ET.fromstring(svg)
    at = {each.text: float(each.get("y", "0")) for each in root.iter(f"{NAMESPACE}text")}
    assert at["CATWOE"] > max(y for _x, y in middles(svg).values())


def with_model(study: Study, **fields: object) -> Study:
    model = replace(study.models[MODEL], **fields)  # type: ignore[arg-type] # of the test's choice
    return replace(study, models={**study.models, MODEL: model})


def test_who_built_a_model_and_what_it_expands_is_said() -> None:
    parent = ConceptualModel(id="p", ref="CM0", level=0)
    above = replace(activity(3, "Define indicators"), id="up", model="p")
    study = study_of([activity(1, "Learn")])
    study = replace(
        study,
        models={**study.models, "p": parent},
        activities={**study.activities, "up": above},
        sessions={"s": Session(id="s", dates=("2026-01-05", "2026-01-06"))},
    )
    study = with_model(study, built_by="researcher", parent_activity="up", version=4)
    foot = " ".join(lines(model_svg(study, MODEL, "en")))
    assert foot.endswith(
        "Built by the researcher outside the workshop · Version 4 · 6 January 2026"
        " · expands CM0 › 3 Define indicators"
    )
    page = report(study, "en", {})
    assert "built by the researcher outside the workshop" in page
    assert "CM0 › 3 Define indicators" in page


def test_a_model_of_the_real_world_says_that_it_is_one() -> None:
    study = example_study("en")
    concept = next(iter(study.models.values()))
    over = replace(concept, kind="real_world", overlays=concept.id, id="today", ref="CM9")
    study = replace(study, models={**study.models, "today": over})
    assert "model of current practice, beside CM1" in " ".join(
        lines(model_svg(study, "today", "en"))
    )
    assert "**Model of current practice, beside:** CM1" in report(study, "en", {})


def test_stale_and_questioned_activities_are_dashed_and_say_so() -> None:
    """Not by colour alone; from the comparison, or as the caller says."""
    rows = {
        "r1": ComparisonRow(id="r1", model=MODEL, target="a3", stale="changed"),
        "r2": ComparisonRow(id="r2", model=MODEL, target="a5", decision="revise_model"),
    }
    study = replace(seven(), comparison_rows=rows)
    root = ET.fromstring(model_svg(study, MODEL, "en"))
    dashed = {}
    for group in root.iter(f"{NAMESPACE}g"):
        if group.get("class") == "activity":
            (outline,) = group.iter(f"{NAMESPACE}path")
            words = " ".join(each.text or "" for each in group.iter(f"{NAMESPACE}text"))
            if outline.get("stroke-dasharray"):
                dashed[words.split()[0]] = words
    assert dashed.keys() == {"3", "5"}
    assert "changed since" in dashed["3"]
    assert "questioned" in dashed["5"]
    assert "questioned" in model_figure(seven(), MODEL, "en", marks={"a1": "questioned"})
    assert "changed since" not in model_figure(study, MODEL, "en", marks={})


def test_sets_of_measures_are_never_mixed() -> None:
    """Each stands under its own name; the figure has Checkland's only."""
    study = with_model(
        seven(),
        effectiveness=Text(en="Decisions that can be traced"),
        vfm3e_effectiveness=Text(en="Goals reached"),
        vfm5e_equity=Text(en="Who is left out"),
        formal_resources=Text(en="Two officers and a printer"),
    )
    tables = re.split(r"\n\*\*Table \d+\.\*\* ", report(study, "en", {}))
    named = {each.partition("\n")[0]: each for each in tables}
    assert "Decisions that can be traced" in named["CM1: Checkland's measures of performance"]
    assert "Goals reached" in named["CM1: Value for Money, three Es"]
    assert "Who is left out" in named["CM1: Value for Money in aid, five Es"]
    assert "Two officers and a printer" in named["Formal-system checklist of CM1"]
    shown = " ".join(lines(model_svg(study, MODEL, "en")))
    assert "Checkland's measures" in shown
    assert "Goals reached" not in shown


def test_the_report_has_everything_at_the_figure() -> None:
    """Its measures, which fill the page before it, then the figure, before the activities; CATWOE stands elsewhere."""
    study = example_study("en")
    paths = {id_: f"figures/{model.ref}.svg" for id_, model in study.models.items()}
    page = report(study, "en", paths).partition('<a id="cm1">')[2]
    order = [
        page.index(part)
        for part in (
            "CM1: Checkland's measures",
            "figures/CM1.svg",
            "Activities of CM1",
        )
    ]
    assert order == sorted(order)
    worldview = read(next(iter(study.root_definitions.values())).worldview, "en")
    assert report(study, "en", paths).count(worldview) == 1
    assert "Guarantee of continuity" in page[page.index("Still open about the models") :]
    assert read_page(page).images


def test_the_heading_of_a_figure_has_at_most_sixty_letters_a_line() -> None:
    for letters in (60, 61):
        svg = Svg()
        _heading(svg, "x" * letters)
        shown = lines(svg.document("", ""))
        assert max(map(len, shown)) == 60
        assert "".join(shown) == "x" * letters


def test_a_title_grows_with_its_figure_and_is_hardly_wider() -> None:
    rows = ["Learn who uses the reports and for what"] * 8
    chain = study_of([activity(at, row, (at - 1,)) for at, row in enumerate(rows, 1)], "w" * 90)
    for study in (chain, example_study("en")):
        root = ET.fromstring(model_svg(study, next(iter(study.models)), "en"))
        sizes = [float(each.get("font-size", "0")) for each in root.iter(f"{NAMESPACE}text")]
        assert sizes[0] == max(sizes)
        high, wide = float(root.get("height", "0")), float(root.get("width", "0"))
        assert 18 < sizes[0] <= 40
        assert sizes[0] >= min(40, max(high / 1.41, wide) / 60)
    shown = lines(model_svg(chain, MODEL, "en"))
    assert "".join(shown[: shown.index("1")]).removeprefix("CM1").count("w") == 90


def test_a_caption_says_what_the_record_has_and_nothing_else() -> None:
    study = seven()
    assert " · " not in " ".join(lines(model_svg(study, MODEL, "en")))
    system = RelevantSystem(id="rs", ref="RS1", name=Text(en="A system to learn"))
    study = replace(
        with_model(
            study, title=None, root_definition="rd", built_by="G1", provenance="source:S003"
        ),
        groups={"g": Group(id="g", ref="G1", name=Text(en="Planners", id="Perencana"))},
        relevant_systems={"rs": system},
        root_definitions={"rd": RootDefinition(id="rd", ref="RD4", system="rs")},
    )
    shown = lines(model_svg(study, MODEL, "en"))
    assert "CM1 A system to learn" in shown
    assert "Built on root definition RD4 · Group: Planners" in shown[-1]
    assert "Who says so: source S003" in shown[-1]
    assert "Berdasarkan root definition RD4 · Kelompok: Perencana" in " ".join(
        lines(model_svg(study, MODEL, "id"))
    )
