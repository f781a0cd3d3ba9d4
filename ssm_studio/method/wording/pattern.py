"""Regular expressions that wait: to compile those of the coach takes longer than all that a command does with them.

One is compiled when it is first asked for. One that names the pieces that it `needs` is asked only of a text in which
one of them stands, so that most are never compiled; looking for pieces is quicker than asking, too. What is a list of
words is no pattern at all but a set (`naming`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

_NOTHING: Final[dict[str, Any]] = {
    "search": None,
    "match": None,
    "fullmatch": None,
    "findall": (),
    "finditer": (),
}
"""What each way of asking answers for a text that has nothing of a pattern."""


class Later:
    """Stands for a pattern.

    Attributes:
        source: the regular expression.
        needs: pieces of which one stands in each text that it matches; () where that is not said.
    """

    def __init__(self, source: str, flags: int, needs: tuple[str, ...]) -> None:
        self.source = source
        self.needs = needs
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = self._gated(name) if self.needs and name in _NOTHING else self._compiled(name)
        # The next time it is found at once, without this.
        self.__dict__[name] = found
        return found

    def _compiled(self, name: str) -> Any:
        return getattr(re.compile(self.source, self._flags), name)

    def _gated(self, name: str) -> Callable[..., Any]:
        needs, nothing = self.needs, _NOTHING[name]
        compiled: Callable[..., Any] | None = None

        def ask(text: str, *span: int) -> Any:
            nonlocal compiled
            for piece in needs:
                if piece in text:
                    compiled = compiled or self._compiled(name)
                    return compiled(text, *span)
            return nothing

        return ask


def pattern(source: str, flags: int = 0, *, needs: str | Iterable[str] = ()) -> re.Pattern[str]:
    """The regular expression `source`, to be used as `re.compile` gives it.

    `needs` are pieces of words, in one string with "|" between them or one by one; a test proves of each pattern that
    it matches no text without one of its pieces.
    """
    pieces = tuple(needs.split("|") if isinstance(needs, str) else needs)
    return cast(re.Pattern[str], Later(source, int(flags), pieces))


class Naming:
    """A test whether a text names one of some words: it answers as `\\b(?:words)\\b` does.

    Attributes:
        asked: patterns of which one is enough too, those among them that find phrases of several words.
    """

    def __init__(self, words: str, ending: str, others: Iterable[re.Pattern[str]]) -> None:
        named = [each + end for each in words.split("|") for end in {"", ending}]
        self._begun = tuple(each[:-1] for each in named if each.endswith("*"))
        self._alone = frozenset(each for each in named if each.isalnum())
        phrases = (each for each in named if not each.isalnum() and not each.endswith("*"))
        self.asked = (*(pattern(rf"\b{each}\b", needs=[each]) for each in phrases), *others)

    def __call__(self, text: str) -> bool:
        there = _WORD.findall(text)
        return (
            not self._alone.isdisjoint(there)
            or any(each.search(text) is not None for each in self.asked)
            or (self._begun != () and any(each.startswith(self._begun) for each in there))
        )


def naming(words: str, *, ending: str = "", others: Iterable[re.Pattern[str]] = ()) -> Naming:
    """A test whether a text names one of `words`, which stand in one string with "|" between them.

    A word that ends in "*" is the beginning of one; each may have `ending`. One of `others` is enough too.
    """
    return Naming(words, ending, others)


_WORD: Final = pattern(r"\w+")
