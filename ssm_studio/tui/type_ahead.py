"""Typing ahead: each key goes where the keys before it have led, however busy the program is.

Textual hands a key to what has the focus when the key arrives. Someone who types ":" and goes on at once would,
while a large picture is being drawn, have the words of the line taken for commands of the picture. Here the next
key waits until the one before has been handled all the way; that is looked into when the next key comes.
"""

from __future__ import annotations

import asyncio
import unicodedata
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import NoActiveWorker, Worker, get_current_worker

from ssm_studio.tui.typed_in import takes_letters

ROUNDS: Final = 2
"""The first goes behind the key; the second behind what the key set off, such as a dialog that opens."""
SOON: Final = 0.01
"""Seconds until a conversation is looked at again."""
STEP: Final = 0.1
STEPS: Final = 15
"""So long does a key wait at most, and in steps, because a program that was held up must get its turn first."""


class TypeAhead:
    """Keeps the keys of an app in step."""

    def __init__(
        self, app: App[None], deliver: Callable[[events.Event], Coroutine[None, None, None]]
    ) -> None:
        """Nothing is typed yet; `deliver` hands an event to `app` as Textual does it."""
        self._app, self._deliver = app, deliver
        self._ahead: deque[events.Event] = deque()
        self._followed = 0
        self._following = False
        self._there: dict[Worker[Any], Callable[[], bool]] = {}
        self._gone_to: MessagePump | None = None
        """What got the last key, where nobody has looked yet whether that has been handled."""

    def hold(self) -> None:
        """Have what is typed wait until `let_go`: nothing is there yet that could take it."""
        self._following = True

    def let_go(self) -> None:
        """Let what was held go where the focus is now."""
        self._arrived(self._followed)

    @contextmanager
    def asking(self, there: Callable[[], bool]) -> Iterator[None]:
        """While a conversation waits for an answer; `there` says whether its question stands there, unanswered.

        After the answer keys wait until the same conversation has asked again, or has ended.
        """
        with suppress(NoActiveWorker):
            self._there[get_current_worker()] = there
        try:
            yield
        finally:
            with suppress(NoActiveWorker):
                self._there[get_current_worker()] = _not_yet

    async def take(self, event: events.Event) -> None:
        """Let keys and pastes wait for their turn; everything else goes its way."""
        typed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if not typed:
            await self._deliver(event)
            return
        # A test presses a key when the one before is done.
        if self._app.is_headless:
            await self._deliver(_as_written(event, self._app.focused))
            return
        self._ahead.append(event)
        await self._go_on()

    async def _go_on(self) -> None:
        while self._ahead and not self._following:
            gone_to, self._gone_to = self._gone_to, None
            if gone_to is not None and not self._is_quiet(gone_to):
                self._following = True
                self._followed += 1
                self._follow(gone_to, self._followed, ROUNDS)
                self._watch(self._followed, STEPS)
                return
            event = self._ahead.popleft()
            target = self._target
            await self._deliver(_as_written(event, target))
            if not _only_writes(event, target):
                self._gone_to = target

    def _is_quiet(self, gone_to: MessagePump) -> bool:
        """Whether the last key was handled all the way, with all that it set off: nobody has anything left to do.

        That is so for nearly every key, and costs much less to see than to follow the key.
        """
        if self._app.message_queue_size or self._between_questions():
            return False
        if takes_letters(self._app.focused):
            # What comes after Enter may only now be made.
            return False
        on_the_way = {*_path(gone_to), *_path(self._target)} - {self._app}
        return all(map(_waits, on_the_way))

    @property
    def _target(self) -> MessagePump:
        return self._app.focused or self._app.screen

    def _follow(self, target: MessagePump, number: int, rounds: int) -> None:
        self._hop(_path(target), number, rounds)

    def _hop(self, path: list[MessagePump], number: int, rounds: int) -> None:
        """Go behind the key through the queues that it goes through: the widget, what is around it, the app."""
        for at, pump in enumerate(path):
            if pump.call_later(self._hop, path[at + 1 :], number, rounds):
                return
        if number == self._followed and self._between_questions():
            loop = asyncio.get_running_loop()
            loop.call_later(SOON, self._again, number, ROUNDS)
        elif number == self._followed and rounds > 1:
            if takes_letters(self._app.focused):
                # Enter in a field may lead to one that is only now being made.
                self._app.call_after_refresh(self._again, number, rounds - 1)
            else:
                self._again(number, rounds - 1)
        else:
            self._arrived(number)

    def _between_questions(self) -> bool:
        """Whether a conversation has been answered and has neither asked again nor ended."""
        self._there = {each: there for each, there in self._there.items() if not each.is_finished}
        return not all(there() for there in self._there.values())

    def _again(self, number: int, rounds: int) -> None:
        self._follow(self._target, number, rounds)

    def _watch(self, number: int, steps: int) -> None:
        """Go on in the end even when what had the key is gone, and with it who followed."""
        if number != self._followed or not self._following:
            return
        if steps:
            loop = asyncio.get_running_loop()
            loop.call_later(STEP, self._watch, number, steps - 1)
        else:
            # What goes on by itself for long, such as writing a file, is nothing that a key waits for.
            self._there.clear()
            self._arrived(number)

    def _arrived(self, number: int) -> None:
        if number == self._followed and self._following:
            self._following = False
            self._app.call_later(self._go_on)


def _not_yet() -> bool:
    return False


def _path(target: MessagePump) -> list[MessagePump]:
    """A widget and all that is around it, the app the last."""
    path: list[MessagePump] = []
    at: MessagePump | None = target
    while at is not None:
        path.append(at)
        at = at._parent
    return path


def _waits(pump: MessagePump) -> bool:
    """Whether a widget has handled all that came to it, and waits for more."""
    more: asyncio.Event = pump._message_queue.ready_event
    # Where a later Python keeps its waiters elsewhere, keys are followed as if each had much to do.
    return not more.is_set() and bool(getattr(more, "_waiters", ()))


def _only_writes(event: events.Event, target: MessagePump) -> bool:
    """Whether this can only put a letter where the focus is, so that nothing has to wait for it."""
    return isinstance(event, events.Key) and event.is_printable and takes_letters(target)


def _as_written(event: events.Event, target: MessagePump | None) -> events.Event:
    """A key as it is written where the focus is.

    Textual takes a character that is not seen itself, such as a joiner, for no letter, and would pull apart an emoji
    or a Persian word.
    """
    unseen = (
        isinstance(event, events.Key)
        and event.character
        and unicodedata.category(event.character[0]) == "Cf"
    )
    if unseen and isinstance(event, events.Key) and takes_letters(target):
        return events.Paste(event.character or "")
    return event


class _AltKey(Enum):
    """Keys that Textual does not know, by the name that bindings have for them."""

    ENTER = "alt+enter"


def plain_alt_keys() -> None:
    """Let Alt with a digit or Enter arrive as such.

    Textual takes the digits for the signs that a Mac keyboard types, and Alt+Enter, as terminals send it that do not
    speak Kitty's protocol, for Enter.
    """
    from textual import _ansi_sequences

    known: dict[str, object] = _ansi_sequences.ANSI_SEQUENCES_KEYS  # type: ignore[assignment]
    for digit in "1234":
        known.pop(f"\x1b{digit}", None)
    known["\x1b\r"] = (_AltKey.ENTER,)
