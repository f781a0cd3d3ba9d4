"""One export in both languages, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ssm_studio.formats.registry import ExportedFile


def in_language(files: Sequence[ExportedFile], language: str) -> tuple[ExportedFile, ...]:
    """Files of one export with their language in their names, so that both languages stand beside each other.

    A page that shows its figures by path names those of its own language.
    """
    pages = [each for each in files if "/" not in each.name]
    drawn = [each.name for each in files if "/" in each.name]
    renamed = {name: name.replace("/", f"-{language}/", 1) for name in drawn}
    found = [replace(each, name=renamed[each.name]) for each in files if "/" in each.name]
    for page in pages:
        base, dot, ending = page.name.partition(".")
        data = page.data
        for old, new in renamed.items():
            data = data.replace(old.encode(), new.encode())
        found.append(ExportedFile(f"{base}-{language}{dot}{ending}", data))
    return tuple(found)
