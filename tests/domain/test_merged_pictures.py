"""Two pictures drawn together: both stay, and the new one says of which it was made."""

from __future__ import annotations

from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.edit_photo import read_by_others
from ssm_studio.domain.edit_picture_copies import merge_pictures
from ssm_studio.domain.study import Study, elements_of, new_study, relations_of
from ssm_studio.domain.text import read
from ssm_studio.formats.report.report import report
from ssm_studio.method.picture_differences import contradictions, picture_differences
from ssm_studio.say import understand
from ssm_studio.say.results import Place, Understood
from ssm_studio.say.showing import record_lines
from ssm_studio.tui.picture.texts import picture_words

FIRST = ("@ Head", "@ Staff", "~we must win~ @ Staff", "Head -> Staff: pressure")
SECOND = ("@ staff", "@ Citizens", '"when?" @ staff', "Citizens -> staff: money, fees")


def _said(study: Study, picture: str | None, *lines: str) -> Study:
    for line in lines:
        understood = understand(line, study, Place(picture=picture))
        assert isinstance(understood, Understood), line
        study = apply(study, understood.changeset)
        picture = picture or next(iter(study.pictures))
    return study


def test_two_pictures_drawn_together_keep_both_and_hold_what_both_say_once() -> None:
    study = _said(new_study("Two groups", "en"), None, *FIRST)
    first = next(iter(study.pictures))
    study = _said(study, first, "picture Citizens' view")
    second = next(each for each in study.pictures if each != first)
    study = _said(study, second, *SECOND)
    both = picture_differences(study, first, second).both
    step = merge_pictures(study, first, second, both)
    after = apply(study, step)
    merged = next(each for each in after.pictures.values() if each.id not in study.pictures)
    assert merged.merged_from == (first, second)
    assert elements_of(after, first) == elements_of(study, first)
    assert elements_of(after, second) == elements_of(study, second)
    there = {read(each.label, "en"): each for each in elements_of(after, merged.id)}
    assert there.keys() == {"Head", "Staff", "Citizens", "we must win", "when?"}
    refs = {each.ref for pair in both for each in pair}
    assert set(there["Staff"].merged_from) == refs
    assert there["when?"].belongs_to == there["Staff"].id
    ends = {(each.source, each.target) for each in relations_of(after, merged.id)}
    staff = there["Staff"].id
    assert ends == {(there["Head"].id, staff), (there["Citizens"].id, staff)}
    assert apply(after, invert(step)) == study
    assert not merge_pictures(study, first, first, ())


def _denied(one: str, other: str) -> list[tuple[str, str]]:
    """What two pictures of a head and the staff contradict each other in, by short names."""
    study = _said(new_study("Two groups", "en"), None, "@ Head", "@ Staff", one)
    first = next(iter(study.pictures))
    study = _said(study, first, "picture The others")
    second = next(each for each in study.pictures if each != first)
    study = _said(study, second, "@ staff", "@ head", other)
    return [(a.ref, b.ref) for a, b in contradictions(study, first, second)]


def test_what_one_says_and_the_other_denies() -> None:
    assert _denied("Head -> Staff : conflict", "head -> staff : supports") == [("L01", "L02")]
    assert _denied("Head x Staff : over leave", "staff -> head : talks with")
    assert _denied("Head -> Staff : missing link", "head -> staff : money")
    assert _denied("Head -> Staff : pressure", "staff -> head : pressure")
    assert not _denied("Head -> Staff : pressure", "head -> staff : pressure")
    assert not _denied("Head -> Staff : flow", "staff -> head : flow")
    assert not _denied("Head -> Staff : conflict", "head -> staff : pressure")


def test_how_others_read_a_picture_is_told_beside_it() -> None:
    study = _said(
        new_study("Two groups", "en"), None, "@ Head", "participant Bunga; farmer; Upstream"
    )
    picture, group = next(iter(study.pictures)), next(iter(study.groups))
    study = apply(study, read_by_others(study, picture, "They see a gate", group=group))
    assert "They see a gate" in "\n".join(record_lines(study, "picture", study.pictures[picture]))
    assert "They see a gate" in picture_words(study, study.pictures[picture]).at(80).plain
    assert "| Upstream | They see a gate |" in report(study, "en", {})
