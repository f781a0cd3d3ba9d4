"""Waiting for what takes long, while the keys go on and leaving the program is never held up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def aside(do: Callable[[], T]) -> T:
    """What `do` gives, or raises, in a thread of its own that the program does not wait for at its end."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(found: T | None, error: BaseException | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found)  # type: ignore[arg-type]

    def run() -> None:
        found, failed = None, None
        try:
            found = do()
        except Exception as error:
            failed = error
        # The program may have ended meanwhile: then there is nobody to tell.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, found, failed)

    Thread(target=run, daemon=True).start()
    return await answer
