"""A regular expression that is compiled when it is first asked for: a command asks few of those that there are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; from its first use on its methods are those of the compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self._said = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._said), name)
        # The next time it is found at once, without this.
        self.__dict__[name] = found
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression `source`, to be used as `re.compile` gives it."""
    return cast(re.Pattern[str], _Later(source, int(flags)))
