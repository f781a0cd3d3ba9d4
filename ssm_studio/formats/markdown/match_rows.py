"""Which row of an edited table is which row of the exported one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssm_studio.formats.markdown.fingerprints import Traced, digest
from ssm_studio.formats.markdown.read_section import ReadRow


def claimed_rows(rows: Sequence[ReadRow], base: Mapping[str, Traced]) -> list[tuple[ReadRow, str]]:
    """Each row with the key of the exported row that it is, "" for a new one.

    A row is found by the key in its comment. Of two with the same key (a row that was copied to write a new one)
    the one whose words are as exported is meant, else the first. Where the comment is gone, a row with the same
    words is meant; where every comment of a letter is gone, then the one in the same place.
    """
    claims: dict[int, str] = {}
    for same_words in (True, False):
        for index, row in enumerate(rows):
            key = row.key if row.key in base and base[row.key].about["letter"] == row.letter else ""
            if (
                key
                and key not in claims.values()
                and (not same_words or _as_exported(row, base[key]))
            ):
                claims.setdefault(index, key)
    for letter in "CAOE":
        here = [i for i, row in enumerate(rows) if row.letter == letter]
        free = [
            key
            for key, traced in base.items()
            if traced.about["letter"] == letter and key not in claims.values()
        ]
        keyless = not any(i in claims for i in here)
        for index in here:
            same = [key for key in free if _as_exported(rows[index], base[key])]
            if index not in claims and not rows[index].key and same:
                claims[index] = same[0]
                free.remove(same[0])
        if keyless:
            rest = [i for i in here if i not in claims and not rows[i].key]
            claims |= dict(zip(rest, free, strict=False))
    return [(row, claims.get(index, "")) for index, row in enumerate(rows)]


def _as_exported(row: ReadRow, traced: Traced) -> bool:
    return digest(row.words.words) == traced.hashes.get("words", "")
