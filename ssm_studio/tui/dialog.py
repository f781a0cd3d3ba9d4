"""What every dialog has in common: it is answered once."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A screen over another one.

    A second Enter or click while it is closing is no second answer; Textual would close the screen below for it.
    """

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close with an answer, unless it is closed already."""
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)
