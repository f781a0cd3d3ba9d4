"""The widths of characters are those that a table of today gives, for everything that may be drawn."""

from __future__ import annotations

import sys

import wcwidth

from ssm_studio.diagram.cells.wrap import cell_width, printable

FLAG_LETTERS = range(0x1F1E6, 0x1F200)
"""Two of them make a flag of two cells; alone each is one, and pairs are not told apart here."""


def test_every_character_is_as_wide_as_the_table_says() -> None:
    differing = []
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        # What is not shown as it is never reaches a terminal.
        if printable(character) != character or code in FLAG_LETTERS:
            continue
        if cell_width(character) != wcwidth.wcwidth(character):
            differing.append(f"U+{code:04X}")
    assert differing == []
