"""The lines of a form as they are declared, and what each says of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _
from ssm_studio.tui.comparison.labels import Label
from ssm_studio.tui.text import dated


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form. With `choices` it is a choice, with `link` a press, else a text of the record."""

    name: str
    label: str
    prompt: str = ""
    choices: tuple[Label, ...] = ()
    several: bool = False
    link: bool = False
    many_lines: bool = False

    @property
    def asks(self) -> str:
        """What it asks for while it is empty; a day that it gives as an example is to come."""
        return dated(_(self.prompt))

    @property
    def is_text(self) -> bool:
        """Whether words are typed there."""
        return not self.choices and not self.link


Block = Line | tuple[tuple[Line, ...], ...]
"""A line, or columns of lines side by side."""

LinkWords = Callable[[Study, Any, str], Content]
"""What a link line shows: of the study, the record and the line's name."""

Value = str | tuple[str, ...] | Content
"""What a line says: the words of a text, the chosen answers of a choice, the words of a link."""


def lines_in(blocks: Sequence[Block]) -> Iterator[Line]:
    """Every line, in the order in which Tab walks through them."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for column in block:
                yield from column


def value_of(line: Line, study: Study, record: Any, links: LinkWords) -> Value:
    """What a line says of a record."""
    if line.link:
        return links(study, record, line.name)
    value = getattr(record, line.name)
    if line.choices:
        return _chosen(value)
    return value.read(study.language) if isinstance(value, Text) else value or ""


_FLAGS = {True: "yes", False: "no"}


def _chosen(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, bool):
        return (_FLAGS[value],)
    return value if isinstance(value, tuple) else (str(value),)
