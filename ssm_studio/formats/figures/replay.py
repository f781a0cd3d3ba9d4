"""How the pictures of a session came to be, mark by mark, as a recording of a terminal (asciicast, version 2).

It shows what the wall would show: nothing private, and everything where it stands today. The order and the pauses are
those in which marks and lines were made, as their time-ordered ids tell; a pause lasts two seconds at most.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ssm_studio.diagram.cells.geometry import Rect
from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.diagram.cells.wrap import printable, shorten
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.overview import smaller
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import read
from ssm_studio.formats.redaction import for_readers

COLUMNS, ROWS = 120, 40
MOST: Final = 2.0
LEAST: Final = 0.3
"""The longest and the shortest pause between two marks, in seconds."""
_CLEAR: Final = "\x1b[2J\x1b[H\x1b[?25l"


def replay_cast(study: Study, language: str) -> str:
    """The recording: a line with its size and title, then a line for each change of the screen."""
    seen = for_readers(study)
    head = {
        "version": 2,
        "width": COLUMNS,
        "height": ROWS,
        "title": read(seen.session.title, language),
    }
    lines = [json.dumps(head, ensure_ascii=False)]
    at = 0.0
    for pause, words in _frames(seen, language):
        at += pause
        lines.append(json.dumps([round(at, 3), "o", words], ensure_ascii=False))
    return "\n".join(lines) + "\n"


def _frames(study: Study, language: str) -> Iterator[tuple[float, str]]:
    """How long to wait and what to write then, for each mark of each picture."""
    for picture in study.pictures.values():
        title = printable(" ".join(filter(None, (picture.ref, read(picture.title, language)))))
        yield MOST, f"{_CLEAR}{shorten(title, COLUMNS)}"
        whole = smaller(build(study, picture.id, language), Rect(0, 0, COLUMNS, ROWS - 4))
        made = (*elements_of(study, picture.id), *relations_of(study, picture.id))
        shown: list[str] = []
        rows: dict[int, str] = {}
        last = 0
        for record in sorted(made, key=lambda each: each.id):
            time = _time_of(record.id)
            pause = min(MOST, max(LEAST, (time - last) / 1_000 if last else LEAST))
            last = time
            shown.append(record.id)
            now = _rows(_part(whole, {*shown}))
            changed = sorted(y for y in {*rows, *now} if rows.get(y, "") != now.get(y, ""))
            rows = now
            words = "".join(f"\x1b[{y + 3};1H\x1b[2K{now.get(y, '')}" for y in changed)
            said = shorten(printable(name_of(record, language)), COLUMNS - 4)
            yield pause, f"{words}\x1b[{ROWS};1H\x1b[2K› {said}"


def _part(whole: Scene, shown: set[str]) -> Scene:
    """What of a picture is there when only these marks and lines are."""
    items = {id_: item for id_, item in whole.items.items() if id_ in shown}
    lines = {
        id_: line
        for id_, line in whole.lines.items()
        if {whole.plans[id_].source, whole.plans[id_].target} <= items.keys()
        and ("~" in id_ or id_ in shown)
    }
    return replace(whole, items=items, lines=lines)


def _rows(scene: Scene) -> dict[int, str]:
    sheet = Sheet.of(scene)
    found = {y: row_text(sheet.row(y, 0, COLUMNS)).rstrip() for y in range(ROWS - 4)}
    return {y: text for y, text in found.items() if text}


def _time_of(id_: str) -> int:
    """The milliseconds in a time-ordered id; 0 in any other."""
    digits = id_.replace("-", "")
    try:
        return int(digits[:12], 16) if len(digits) == 32 and digits[12] == "7" else 0
    except ValueError:
        return 0
