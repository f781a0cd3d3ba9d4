"""Whatever somebody does in whatever order: disk equals memory, and undo and redo lead back and forth."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import storable
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.derived_changes import with_consequences
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.studies import hostile_texts, rich_study
from tests.workshop.steps import STEPS, on_disk

FIELDS = (
    ("element", "label"),
    ("definition", "worldview"),
    ("customer", "who"),
    ("session", "place"),
    ("action", "person"),
)


class Sitting(RuleBasedStateMachine):
    """A facilitator at work, with a list of the studies there were as the model."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        home = Home(self.folder / "s", self.folder / "e", self.folder / "c")
        self.path = create_from_study(home, rich_study(), "Sitting")
        self.workshop = open_session(self.path, author="Sri")
        self.past: list[Study] = []
        self.future: list[Study] = []
        self.key: str | None = None

    def _did(self, before: Study, changed: bool, key: str | None = None) -> None:
        if changed:
            if key is None or key != self.key:
                self.past.append(before)
            self.key = key
            self.future.clear()

    @rule(make=st.sampled_from(STEPS))
    def step(self, make: Any) -> None:
        before = self.workshop.study
        if all(before.table(kind) for kind in ("element", "definition")):
            made = make(before)
            expected = apply(before, with_consequences(before, made))
            outcome = self.workshop.do(made)
            assert self.workshop.study == expected
            self._did(before, outcome.changed, made.merge_key)

    @rule(where=st.sampled_from(FIELDS), words=hostile_texts(unstorable=True))
    def type_something(self, where: tuple[str, str], words: str) -> None:
        before = self.workshop.study
        kind, field = where
        if before.table(kind):
            id_ = next(iter(before.table(kind)))
            made = edit.write(before, kind, id_, field, words)
            outcome = self.workshop.do(made)
            value = getattr(self.workshop.study.get(kind, id_), field)
            read = value if isinstance(value, str | None) else value.read(before.language)
            if words:
                assert read == storable(words)
            self._did(before, outcome.changed, made.merge_key)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        now = self.workshop.study
        assert self.workshop.undo().changed or now == self.past[-1]
        assert self.workshop.study == self.past.pop()
        self.future.append(now)
        self.key = None

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        now = self.workshop.study
        assert self.workshop.redo().changed or now == self.future[-1]
        assert self.workshop.study == self.future.pop()
        self.past.append(now)
        self.key = None

    @rule()
    def reopen(self) -> None:
        labels = self.workshop.undo_label, self.workshop.redo_label
        study = self.workshop.study
        self.workshop.close()
        self.workshop = open_session(self.path, author="Sri")
        assert self.workshop.study == study
        assert (self.workshop.undo_label, self.workshop.redo_label) == labels

    @invariant()
    def disk_equals_memory(self) -> None:
        if hasattr(self, "workshop"):
            assert on_disk(self.path) == self.workshop.study
            assert bool(self.workshop.undo_label) == bool(self.past)
            assert bool(self.workshop.redo_label) == bool(self.future)

    def teardown(self) -> None:
        if hasattr(self, "workshop"):
            self.workshop.close()
            shutil.rmtree(self.folder)


TestSitting = Sitting.TestCase
TestSitting.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)
