"""A framework list of a session's own, out of a JSON file or a CSV of two columns: id and name."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.edit import next_ref
from ssm_studio.domain.lens import Lens, LensElement
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, storable
from ssm_studio.formats.table.reading import read_table, refused
from ssm_studio.i18n import _
from ssm_studio.method.lenses import lenses

_MOST_ENTRIES: Final = 200
_KEY: Final = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")


def list_step(
    study: Study, data: bytes, key: str, name: str, source: str, usual: str = ""
) -> Changeset:
    """The step that adds a list; ids that do not begin with `key` get it in front.

    Without a key, in the file too, it is “own.” and what is `usual`, such as the name of the file.

    Raises:
        UsageError: there is no list in the file, or one of its ids is taken or is none.
    """
    said, entries = _entries(data)
    key = key or str(said.get("id") or "") or (f"own.{usual}" if usual else "")
    name = name or _words(said.get("name"))
    if not _KEY.fullmatch(key):
        raise refused(
            _("“{key}” cannot begin the ids of a list.").format(key=key[:60]),
            _("Small letters, digits and full stops can, as in own.water: --key own.water"),
        )
    taken = {each.id for lens in lenses().values() for each in lens.elements} | set(lenses())
    taken |= {each.key or "" for each in study.lens_elements.values()}
    taken |= {each.key or "" for each in study.lenses.values()}
    lens = Lens(
        id=new_id(),
        ref=next_ref(study, "lens"),
        key=key,
        name=Text.said(storable(name or key), study.language),
        source=storable(source or _words(said.get("source"))) or None,
    )
    puts = [RecordChange("lens", lens.id, None, lens)]
    for id_, words in entries:
        whole = id_ if id_.startswith(f"{key}.") else f"{key}.{id_}"
        if not _KEY.fullmatch(whole) or whole in taken or not words:
            raise refused(
                _(
                    "“{id}” cannot be an id of this list: it is taken, has no name, or has "
                    "signs that an id cannot have."
                ).format(id=whole[:60])
            )
        taken.add(whole)
        new = LensElement(
            id=new_id(), lens=lens.id, key=whole, name=Text.said(storable(words), study.language)
        )
        puts.append(RecordChange("lens_element", new.id, None, new))
    return Changeset(_("Add list “{name}”").format(name=name or key), tuple(puts))


def _entries(data: bytes) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    if data.lstrip()[:1] == b"{":
        try:
            said = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise refused(_("The file is not JSON that can be read.")) from error
        listed = said.get("elements")
        entries = [
            (str(each.get("id") or "").casefold(), _words(each.get("name")))
            for each in (listed if isinstance(listed, list) else [])
            if isinstance(each, dict)
        ]
    else:
        table = read_table(data)
        if len(table.headings) < 2:
            raise refused(_("A list has two columns: id and name."))
        said, entries = {}, [(row.cells[0].casefold(), row.cells[1]) for row in table.rows]
    if not entries or len(entries) > _MOST_ENTRIES:
        raise refused(_("A list has 1 to {most} entries.").format(most=_MOST_ENTRIES))
    return said, entries


def _words(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("en") or value.get("id")
    return " ".join(value.split()) if isinstance(value, str) else ""
