"""What the line offers at the cursor."""

from __future__ import annotations

import pytest

from ssm_studio import i18n
from ssm_studio.domain.comparison import DebateEntry
from ssm_studio.domain.study import Study
from ssm_studio.say import Place, Understood, complete, suggest, understand
from tests.say.test_interpreter import typed
from tests.studies import rich_study


@pytest.fixture
def study() -> Study:
    made = typed("actor Governor", "group Staff", "! reports late @ Staff", "rule Law: 5, a")
    made = typed("system to learn", "choose RS1", "system to win", stage=2, study=made)
    return typed("1 Look around", "2 Find out < 1", "3 Decide", stage=3, study=made)


def texts(line: str, study: Study, stage: int = 1) -> list[str]:
    return [each.text for each in complete(line, len(line), study, Place(stage))]


@pytest.mark.parametrize(
    ("line", "stage", "best"),
    [
        ("act", 1, "actor "),
        ("Orga", 1, "organisation "),
        ("sumber", 1, "sumber daya "),
        ("tem", 1, "tema "),
        ("sistem", 2, "sistem untuk "),
        ("tind", 4, "tindakan "),
        ("! late @ sta", 1, "! late @ Staff"),
        ("! late @gov", 1, "! late @Governor"),
        ('"yes" @ E0', 1, '"yes" @ Governor'),
        ("gov", 1, "Governor "),
        ("Governor -> St", 1, "Governor -> Staff : "),
        ("Governor -> Staff : pre", 1, "Governor -> Staff : pressure"),
        ("Governor -> Staff :pre", 1, "Governor -> Staff :pressure"),
        ("Governor -> Staff : mengaw", 1, "Governor -> Staff : mengawasi"),
        ("Governor -> La", 1, "Governor -> E04 : "),
        ("theme T : ", 1, "theme T : reports late"),
        ("theme T : E01, rep", 1, "theme T : E01, reports late"),
        ("choose a system to w", 2, "choose A system to win"),
        ("4 Learn < ", 3, "4 Learn < 1"),
        ("4 Learn < 1 ", 3, "4 Learn < 1 2"),
        ("3 > ", 3, "3 > 1"),
        ("Look around -> dec", 3, "Look around -> Decide"),
        ("3 = pa", 4, "3 = partly"),
        ("3 = partly; si", 4, "3 = partly; siapa "),
        ("measure effec", 3, "measure effectiveness "),
        ("C people (ga", 2, "C people (gain"),
        ("E rules (lega", 2, "E rules (legal"),
    ],
)
def test_the_best_way_to_go_on(study: Study, line: str, stage: int, best: str) -> None:
    assert texts(line, study, stage)[0] == best


def test_what_a_stage_offers_first_and_never_more_than_eight(study: Study) -> None:
    assert texts("", study)[0] == "actor "
    assert texts("", study, 2)[0] == "system to "
    assert texts("", study, 4)[0] == "change "
    assert all(len(texts("", study, stage)) <= 8 for stage in (1, 2, 3, 4))


def test_the_language_of_the_interface_comes_first(study: Study) -> None:
    i18n.set_language("id")
    try:
        assert texts("", study)[0] == "orang "
        assert texts("a", study)[0] == "aturan "
    finally:
        i18n.set_language("en")


def test_what_stands_behind_the_cursor_stays(study: Study) -> None:
    line = "gov -> Staff : pressure"
    (offer,) = [each for each in complete(line, 3, study, Place(1)) if "E01" in each.shown]
    assert offer.text == "Governor  -> Staff : pressure"
    assert offer.start == 0
    assert isinstance(understand(offer.text, study, Place(1)), Understood)


def test_the_grey_text_continues_what_was_typed(study: Study) -> None:
    assert suggest("! late @ St", study, Place(1)) == "! late @ Staff"
    assert suggest("", study, Place(1)) == ""
    assert suggest("actor", study, Place(1)) == ""
    assert suggest("nothing like it", study, Place(1)) == ""
    assert suggest("Governor -> E02", study, Place(1)) == ""


def test_names_in_the_other_language_and_of_participants() -> None:
    study = rich_study()
    element = next(e for e in study.elements.values() if e.label and e.label.en and e.label.id)
    assert element.label is not None
    assert element.label.id is not None
    line = f"! late @ {element.label.id[:-1]}"
    place = Place(1, picture=element.picture)
    assert suggest(line, study, place) == f"! late @ {element.label.id}"
    assert suggest("debate And", study, Place(4)) == "debate Andan: "
    answer = understand("debate andan, against: no", study, Place(4))
    assert isinstance(answer, Understood)
    put = answer.changeset.puts[0].after
    assert isinstance(put, DebateEntry)
    assert put.position == "against"
    assert study.participants[put.speaker or ""].pseudonym == "Andan"
