"""Parcels made of nothing but entries, as many as a test wants and without a file."""

from __future__ import annotations

import json

from ssm_studio.store import chain
from ssm_studio.store.institute.port import Parcel, Shown
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.text_json import dump


def entries(name: str, count: int, *, first: int = 1, before: str | None = None) -> list[RawEntry]:
    """A line of entries, each of which makes one issue; `name` is in all their ids."""
    made = []
    for number in range(first, first + count):
        id_ = f"{name}-{number:04d}"
        record = {"id": f"r-{id_}", "kind": "issue", "label": f"word{number} of {name}"}
        puts = [{"kind": "element", "id": record["id"], "was": None, "is": record}]
        said = chain.pieces(f"Add {number}", "Ani", puts)
        salts = chain.new_salts(len(said))
        sealed = chain.Sealed(
            id_, name, before, None, f"2026-01-01T00:00:00.{number:03d}Z", None, None
        )
        made.append(
            RawEntry(
                id_,
                name,
                before,
                None,
                sealed.at,
                "Ani",
                f"Add {number}",
                None,
                None,
                dump(puts),
                dump(salts),
                chain.seal(sealed, None, salts, said),
            )
        )
        before = id_
    return made


def parcel(session: str, made: list[RawEntry], received: int = 0) -> Parcel:
    """These entries of a session, with the words that are searched."""
    texts = tuple(
        (put["id"], "element", "", put["is"]["label"])
        for each in made
        for put in json.loads(each.puts)
    )
    last = made[-1]
    shown = Shown(last.replica, last.id, session, "en", "", 1, "", "", texts, (), (), ())
    return Parcel(session, session, tuple(made), shown=shown, received=received)
