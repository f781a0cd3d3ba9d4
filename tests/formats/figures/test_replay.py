"""The replay of a session's pictures: a recording that any player of asciicast 2 can play, without what is private."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace

import pyte

from ssm_studio.domain.study import elements_of
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.figures.replay import COLUMNS, MOST, ROWS, replay_cast
from ssm_studio.formats.registry import produce
from tests.diagram.picture.typed_pictures import typed


def test_a_replay_ends_in_the_picture_with_capped_pauses() -> None:
    study, picture = typed(2, 20)
    head, *events = map(json.loads, replay_cast(study, "en").splitlines())
    assert (head["version"], head["width"], head["height"]) == (2, COLUMNS, ROWS)
    times = [time for time, _kind, _words in events]
    assert all(kind == "o" for _time, kind, _words in events)
    assert all(0 < b - a <= MOST + 0.001 for a, b in itertools.pairwise(times))
    assert len(events) == 1 + len(study.elements) + len(study.relations)
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for _time, _kind, words in events:
        stream.feed(words)
    shown = " ".join(screen.display)
    for each in elements_of(study, picture):
        if each.kind != "boundary":
            assert read(each.label, "en").split()[0] in shown


def test_a_replay_shows_nothing_private_and_is_the_same_each_time() -> None:
    study = example_study("en")
    secret = next(each for each in study.elements.values() if each.kind == "concern")
    hidden = replace(secret, visibility="facilitator")
    study = replace(study, elements={**study.elements, secret.id: hidden})
    (file,) = produce(study, "replay")
    text = file.data.decode("utf-8")
    words = "".join(json.loads(line)[2] for line in text.splitlines()[1:])
    assert read(secret.label, "en") not in re.sub(r"\s+", " ", words)
    assert file.name.endswith(".cast")
    assert produce(study, "replay")[0].data == file.data
