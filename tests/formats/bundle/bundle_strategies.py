"""Random bundles, made from the schema alone, so that the importer is tried against what the schema says."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ssm_studio.formats.bundle.schema import schema

SCHEMA = schema()
STORABLE = st.text(
    st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=12,
)
SHORT_IDS = (
    "E01",
    "E02",
    "RP1",
    "CM1",
    "CM1.1",
    "1",
    "2",
    "RD1",
    "C1",
    "P1",
    "A",
    "X01",
    "TH1",
    "",
)
WORDS = st.one_of(
    STORABLE,
    st.sampled_from(SHORT_IDS),
    st.sampled_from(
        ("RD1.w", "CM1.1>CM1.2", "1>2", "E01>", ".", "a>b.c", "id", "[/x]", "\x1b[31m")
    ),
)
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=False, allow_infinity=False),
        WORDS,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(STORABLE, inner, max_size=3)
    ),
    max_leaves=6,
)


def accepted(described: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that this part of the schema accepts."""
    if "$ref" in described:
        name = described["$ref"].rpartition("/")[2]
        return st.deferred(lambda: accepted(SCHEMA["$defs"][name]))
    if "anyOf" in described:
        return st.one_of(*(accepted(each) for each in described["anyOf"]))
    if "enum" in described:
        return st.sampled_from(described["enum"])
    types = described.get("type")
    types = types if isinstance(types, list) else [types]
    return st.one_of(*(_of_type(each, described) for each in types))


def _of_type(type_: str | None, described: dict[str, Any]) -> st.SearchStrategy[Any]:
    simple: dict[str | None, st.SearchStrategy[Any]] = {
        "null": st.none(),
        "boolean": st.booleans(),
        "string": WORDS,
    }
    if type_ == "integer":
        numbers = st.integers(described["minimum"], described["maximum"])
        return st.one_of(numbers, numbers.filter(lambda n: abs(n) < 2**50).map(float))
    if type_ == "array":
        return st.lists(accepted(described["items"]), max_size=3)
    if type_ == "object":
        return _objects(described)
    return simple[type_]


@st.composite
def _objects(draw: st.DrawFn, described: dict[str, Any]) -> dict[str, Any]:
    known = described.get("properties", {})
    keys = draw(st.lists(st.sampled_from(sorted(known)), max_size=5, unique=True)) if known else []
    # What stands within other records is where the difficulties are, so it comes up more often.
    inner = sorted(key for key, each in known.items() if _holds_records(each) and key not in keys)
    keys += draw(st.lists(st.sampled_from(inner), max_size=2, unique=True)) if inner else []
    made = {key: draw(accepted(known[key])) for key in keys}
    if isinstance(described.get("additionalProperties"), dict):
        extra = accepted(described["additionalProperties"])
        names = st.one_of(st.sampled_from(SHORT_IDS), STORABLE)
        return made | draw(st.dictionaries(names, extra, max_size=3))
    more = draw(st.dictionaries(STORABLE, JSON, max_size=1))
    return made | {key: value for key, value in more.items() if key not in known}


def _holds_records(described: dict[str, Any]) -> bool:
    """Whether this is a list of records or has one in it, and stands within another object."""
    if "items" in described:
        return "$ref" in described["items"] and not described["items"]["$ref"].endswith("/text")
    return any(map(_holds_records, described.get("properties", {}).values()))


BUNDLES = accepted(SCHEMA)
