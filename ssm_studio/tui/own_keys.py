"""Keys that a widget takes where they are pressed.

A key that only a binding knows goes up through everything around the widget to the app, which looks for the binding in
all of them and calls the action. An arrow that walks is pressed again and again, and what it means is known here.
"""

from __future__ import annotations

from collections.abc import Container

from textual.events import Key
from textual.widget import Widget


def taken(widget: Widget, event: Key, keys: Container[str]) -> bool:
    """Whether a key is one of these, pressed in the widget itself; it then goes no farther."""
    if event.key not in keys or not widget.has_focus:
        return False
    event.stop()
    event.prevent_default()
    return True
