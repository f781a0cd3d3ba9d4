"""Every text in both languages; what lacks one; and wording it keeps the other as it is."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.redaction import texts_of
from ssm_studio.method.two_languages import LEFT_OUT, Both, texts_in_both, worded


def found(study: Study, id_: str, field: str, place: int | None = None) -> Both:
    return next(e for e in texts_in_both(study) if (e.id, e.field, e.place) == (id_, field, place))


def test_every_text_that_says_something_is_listed_once() -> None:
    study = example_study("en")
    texts = [
        text
        for kind, record in study.everything()
        if kind not in LEFT_OUT
        for text in texts_of(record)
        if any(each.strip() for each in text.everything)
    ]
    listed = texts_in_both(study)
    assert len(listed) == len(texts)
    assert len({(e.id, e.field, e.place) for e in listed}) == len(listed)


def test_what_lacks_its_other_language_is_known_and_worded_without_touching_the_first() -> None:
    study = example_study("en")
    element = next(iter(study.elements.values()))
    for text, lacks in (
        (Text(en="one"), "id"),
        (Text(id="satu"), "en"),
        (Text(en="one", id="satu"), ""),
        (Text(plain="one"), ""),
    ):
        changed = replace(study, elements={element.id: replace(element, label=text)})
        both = found(changed, element.id, "label")
        assert both.lacks == lacks
        if lacks:
            after = apply(changed, worded(changed, both, lacks, " two "))
            label = after.elements[element.id].label
            assert label is not None
            assert getattr(label, lacks) == "two"
            other = "en" if lacks == "id" else "id"
            assert getattr(label, other) == getattr(text, other)


def test_words_of_no_language_get_one_with_the_wording_in_the_other() -> None:
    study = example_study("en")
    element = next(iter(study.elements.values()))
    changed = replace(
        study, elements={element.id: replace(element, label=Text(plain="Musrenbang"))}
    )
    step = worded(changed, found(changed, element.id, "label"), "en", "Planning forum")
    label = apply(changed, step).elements[element.id].label
    assert label == Text(en="Planning forum", id="Musrenbang")


def test_one_of_a_list_of_texts_is_worded_alone() -> None:
    study = example_study("en")
    first = next(iter(study.analyses_two.values()))
    two = replace(first, norms=(Text(en="be on time"), Text(en="ask first")))
    study = replace(study, analyses_two={two.id: two})
    step = worded(study, found(study, two.id, "norms", 1), "id", "lain")
    norms = apply(study, step).analyses_two[two.id].norms
    assert norms[1].id == "lain"
    assert norms[0] == two.norms[0]
    assert norms[1].en == two.norms[1].en
