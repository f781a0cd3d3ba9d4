"""Whether every declared field can be set somewhere; what the program itself fills is listed here, and nowhere else."""

from __future__ import annotations

from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.say.facts.rows import rows_of
from tests.method.rules.places import is_set_somewhere

OF_THE_FILE = {"id", "ref", "kept", "was"}
"""What the program itself writes into every record."""
BY_THE_PROGRAM = {
    "session": {"schema_version", "parent_session", "languages", "introductory", "use_mode"}
    | {"table"},
    "photo": {"file", "sha256", "kept_sha256", "media", "width", "height"},
    "theme": {"merged_from"},
    "element": {"merged_from"},
    "system": {"votes"},
    "clash": {"about", "lang", "base", "settled", "settled_at", "reason"},
    "clash_side": {"text", "author", "at"},
    "lens_element": {"key", "name"},
    "ballot": {
        "target",
        "asked",
        "method",
        "scale",
        "round",
        "marks",
        "hands",
        "secret",
        "revealed",
    }
    | {"reason", "held_at"},
    "declared": {"framework", "research_method", "problem_solving_method", "area_of_concern"}
    | {"problem_situation", "declaration", "theoretical_issue", "factual_issue", "remark"},
    "debate": {"said_at"},
}
"""What is filled by doing something else: taking a file in, merging, voting, locking, settling."""
SET_BY_NAMES_PUT_TOGETHER = {
    "definition": {"omitted_c", "omitted_a", "omitted_o", "omitted_e"},
    "model": {
        *("vfm3e_economy", "vfm3e_efficiency", "vfm3e_effectiveness", "vfm5e_economy"),
        *("vfm5e_efficiency", "vfm5e_effectiveness", "vfm5e_cost_effectiveness", "vfm5e_equity"),
        *("formal_measure", "formal_decision", "formal_components", "formal_connectivity"),
        *("formal_environment", "formal_boundary", "formal_resources", "formal_continuity"),
    },
    "change": {"desirable_by", "feasible_by"},
    "session": {"exit_problem_solving_at", "exit_research_at"},
}
"""Fields that a screen sets by a name that it puts together, which reading its code does not find."""


def unset() -> dict[str, set[str]]:
    """Every declared field that neither a row of the form, nor a line, nor other code of a screen sets."""
    found: dict[str, set[str]] = {}
    for kind in KINDS:
        rows = {each.field for each in rows_of(kind.name)}
        for field in fields_of(kind.type):
            if field.metadata["parent"] or field.name in OF_THE_FILE | rows:
                continue
            if not is_set_somewhere(kind.name, field.name):
                found.setdefault(kind.name, set()).add(field.name)
    return found


def test_a_screen_or_a_line_can_set_every_declared_field() -> None:
    elsewhere: dict[str, set[str]] = {}
    for part in (BY_THE_PROGRAM, SET_BY_NAMES_PUT_TOGETHER):
        for kind, fields in part.items():
            elsewhere.setdefault(kind, set()).update(fields)
    left = {kind: fields - elsewhere.get(kind, set()) for kind, fields in unset().items()}
    assert not {kind: fields for kind, fields in left.items() if fields}


def test_what_is_filled_otherwise_is_declared() -> None:
    for part in (BY_THE_PROGRAM, SET_BY_NAMES_PUT_TOGETHER):
        for kind, fields in part.items():
            declared = {
                each.name for spec in KINDS if spec.name == kind for each in fields_of(spec.type)
            }
            assert fields <= declared, (kind, fields - declared)
