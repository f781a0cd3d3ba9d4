"""Whose word one part of a record is: the source of a situation, of a comment, of each part of a declaration."""

from __future__ import annotations

from typing import Final

from ssm_studio.say.facts.fact import Fact
from ssm_studio.say.facts.provenance import Provenance


def _source(field: str, english: str, indonesian: str) -> Fact:
    return Fact(
        f"{field}_provenance", f"source of the {english}", f"sumber {indonesian}", Provenance()
    )


SOURCES: Final[dict[str, tuple[Fact, ...]]] = {
    "session": (
        _source("situation", "situation", "situasi"),
        _source("dates", "dates", "keterangan tanggal"),
        _source("place", "place", "keterangan tempat"),
    ),
    "row": (_source("comment", "comment", "komentar"),),
    "theme": (_source("votes", "votes", "suara"),),
    "change": (_source("ratings", "ratings", "penilaian"),),
    "action": (
        _source("text", "wording", "rumusan"),
        _source("lens", "lens", "lensa"),
        _source("detail", "details", "rincian"),
    ),
    "reconstruction": (
        _source("reconstructed", "reconstruction", "rekonstruksi"),
        _source("evidence", "evidence", "bukti"),
    ),
    "research": (
        _source("framework", "framework", "kerangka teori"),
        _source("research_method", "research method", "metode riset"),
        _source("problem_solving_method", "problem-solving method", "metode pemecahan masalah"),
        _source("area_of_concern", "area of concern", "hal yang diteliti"),
        _source("problem_situation", "problem situation", "situasi problematis"),
        _source("declaration", "declaration", "deklarasi"),
    ),
}
"""The facts about where parts of a record come from, by its kind."""
