"""Whether every declared field can be set somewhere; which cannot yet is listed here, and nowhere else."""

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
    "theme": {"merged_from", "votes_provenance"},
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
}
"""Fields that a screen sets by a name that it puts together, which reading its code does not find."""
WAITING = {
    "stage four": {
        "indicator": {"activity", "measure", "text", "target", "threshold", "found", "found_at"}
        | {"judged_by"},
        "row": {"comment_provenance"},
        "scenario": {"model", "event", "date"},
        "scenario_step": {"activity", "happened", "would_have"},
        "accommodation": {"worldviews", "agreed_at"},
        "change": {"recommendation", "ratings_provenance", "scale"},
        "action": {"text_provenance", "lens_provenance", "recommendation", "detail_provenance"}
        | {"dissent_by"},
        "follow_up": {"next_look", "new_issue"},
        "session": {"comparison_way", "operations", "agenda", "mode"},
        "block": {"day", "place", "title", "minutes", "starts", "technique", "ceremony", "inputs"}
        | {"outputs", "began_at", "ended_at", "present"},
        "diary": {"kind", "block", "at", "text", "tags"},
        "parked": {"said_by", "solution", "block", "became", "settled"},
    },
    "research": {
        "session": {"situation_provenance", "dates_provenance", "place_provenance", "source_work"}
        | {"users", "methodology", "exit_problem_solving_at", "exit_research_at"},
        "research": {"framework_provenance", "research_method_provenance", "remark"}
        | {"problem_solving_method_provenance", "area_of_concern_provenance"}
        | {"problem_situation_provenance", "declaration_provenance"},
        "reconstruction": {"concept_kind", "original_page", "original_note", "reconstructed"}
        | {"reconstructed_provenance", "evidence_provenance", "original_source"}
        | {"validated_with"},
    },
}
"""What no screen and no line can set yet, under the issue that brings a place for it."""


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


def test_what_nobody_can_set_is_named_with_the_issue_that_brings_a_place() -> None:
    waiting: dict[str, set[str]] = {}
    for part in (BY_THE_PROGRAM, SET_BY_NAMES_PUT_TOGETHER, *WAITING.values()):
        for kind, fields in part.items():
            waiting.setdefault(kind, set()).update(fields)
    left = {kind: fields - waiting.get(kind, set()) for kind, fields in unset().items()}
    assert not {kind: fields for kind, fields in left.items() if fields}


def test_stage_one_waits_for_nothing() -> None:
    kinds = {"picture", "photo", "interpretation", "element", "relation", "theme", "evidence"}
    kinds |= {"analysis_one", "analysis_two", "analysis_three", "participant", "group"}
    assert not kinds & {kind for part in WAITING.values() for kind in part}


def test_every_field_that_waits_is_declared() -> None:
    for part in (BY_THE_PROGRAM, SET_BY_NAMES_PUT_TOGETHER, *WAITING.values()):
        for kind, fields in part.items():
            declared = {
                each.name for spec in KINDS if spec.name == kind for each in fields_of(spec.type)
            }
            assert fields <= declared, (kind, fields - declared)
