"""Waiting for another program that holds a session file, for the command line and the screens."""

from __future__ import annotations

from ssm_studio.store.waiting import NOTICED, briefly, told_to

__all__ = ["NOTICED", "briefly", "told_to"]
