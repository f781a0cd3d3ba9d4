"""What records are called in the answers to lines: their kind, their short name, their words."""

from __future__ import annotations

from typing import Any, Final

from ssm_studio.domain.comparison_rows import target_words
from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _

LONGEST: Final = 120
_ROW_LETTERS: Final = {kind: letter for letter, kind in ROW_KINDS.items()}


def one_line(words: str) -> str:
    """Words without a line break."""
    return " ".join(words.split())


def quoted(words: str) -> str:
    """Words in quotation marks, cut where they are long."""
    line = one_line(words[: LONGEST * 4])
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"


def kind_words(kind: str, record: Record) -> str:
    """What kind of thing a record is: "concern", "flow", "agreed action"."""
    if kind == "element":
        return _first_words(element_kind(getattr(record, "kind", None)).label)
    if kind == "relation":
        return _first_words(relation_kind(getattr(record, "kind", None)).label)
    if kind in _ROW_LETTERS:
        return _ROW_LETTERS[kind]
    return _(BY_NAME[kind].called)


def _first_words(label: str) -> str:
    return _(label).split(",")[0].split("(")[0].strip().lower()


def called(study: Study, kind: str, id_: str | None) -> str:
    """A record by its short name and its words: "E04 “Staff”"; an activity by its number."""
    record = study.get(kind, id_ or "")
    if record is None:
        return "?"
    if kind == "activity":
        return f"{record.number or record.ref} {quoted(read(record.text, study.language))}"
    if kind == "row":
        return f"{record.ref} ({target_words(study, record)})"
    name = name_in(study, record)
    return f"{record.ref} {quoted(name)}" if name != record.ref else str(record.ref)


def described(study: Study, kind: str, record: Record) -> str:
    """A record with its kind and words."""
    words = name_in(study, record)
    nameless = ("", record.ref, _(BY_NAME[kind].called))
    said = "" if words in nameless and kind not in _ROW_LETTERS else quoted(words)
    if kind == "relation":
        source, target = (called(study, "element", each) for each in _relation_ends(record))
        arrow = "→" if getattr(record, "directed", None) else "─"
        head = " ".join(each for each in (record.ref, kind_words(kind, record), said) if each)
        return f"{head}, {source} {arrow} {target}"
    if kind == "row":
        said = _("about {what}").format(what=name_in(study, record))
    if kind == "activity":
        number = getattr(record, "number", None) or ""
        said = quoted(words)
        return " ".join(
            each for each in (record.ref, kind_words(kind, record), number, said) if each
        )
    return " ".join(each for each in (record.ref, kind_words(kind, record), said) if each)


def _relation_ends(record: Any) -> tuple[str | None, str | None]:
    return record.source, record.target
