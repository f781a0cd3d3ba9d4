"""Chips: entries of framework lists through which a record is seen."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import Any, Final

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import language
from ssm_studio.method.lenses import lens_name, lenses

FIELDS: Final = ("lens_tags",)
"""Where a kind of record keeps its chips, the first that it has."""


@cache
def tag_field(kind: str) -> str | None:
    """The field in which a kind of record keeps its chips; None where it has none."""
    names = {each.name for each in fields(BY_NAME[kind].type)}
    return next((each for each in FIELDS if each in names), None)


def tags_of(kind: str, record: Any) -> tuple[str, ...]:
    """The chips of a record."""
    field = tag_field(kind)
    tags: tuple[str, ...] = getattr(record, field) if field is not None and record else ()
    return tags


def chip_names(study: Study) -> dict[str, str]:
    """Every entry of every framework list, the session's own lists among them, by id, each with its name."""
    tongue = language()
    own = {each.key: read(each.name, tongue) for each in study.lens_elements.values() if each.key}
    return {
        each.id: lens_name(each.id, tongue) for lens in lenses().values() for each in lens.elements
    } | own


@cache
def other_ways(id_: str, name: str) -> tuple[str, ...]:
    """How a chip may be written beside its id: bsc.p.customer as bsc.customer, as customer, by its names."""
    parts = id_.casefold().split(".")
    names = (name, lens_name(id_, "en"), lens_name(id_, "id"))
    by_name = ("-".join(re.findall(r"\w+", each.casefold())) for each in names)
    return tuple(dict.fromkeys((f"{parts[0]}.{parts[-1]}", parts[-1], *by_name)))
