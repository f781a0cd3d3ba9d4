"""What the codes in a study are called on paper, to be translated: one table for each field that holds codes."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_, NP_

WORDS: Final[dict[str, dict[str, str]]] = {
    "type": {"primary_task": N_("primary task"), "issue_based": N_("issue-based")},
    "level": {"wider": N_("wider system"), "system": N_("system"), "sub": N_("subsystem")},
    "definition_status": {
        "draft": N_("draft"),
        "agreed": N_("agreed"),
        "parked": N_("parked"),
    },
    "customer": {
        "beneficiary": N_("gains"),
        "victim": N_("loses"),
        "both": N_("gains and loses"),
    },
    "direct": {"True": N_("directly"), "False": N_("indirectly")},
    "can_stop": {
        "yes": N_("can stop it"),
        "no": N_("cannot stop it"),
        "unsure": N_("unsure whether they can stop it"),
    },
    "constraint": {
        "legal": N_("law"),
        "budget": N_("budget"),
        "policy": N_("policy"),
        "time": N_("time"),
        "culture": N_("culture"),
        "people": N_("people"),
        "technology": N_("technology"),
        "physical": N_("physical surroundings"),
        "other": N_("something else"),
    },
    "system_can_change": {
        "no": N_("cannot be changed by the system"),
        "partly": N_("can be changed in part by the system"),
        "yes": N_("can be changed by the system"),
    },
    "role": {
        "client": N_("client"),
        "practitioner": N_("practitioner"),
        "issue_owner": N_("issue owner"),
    },
    "inside": {"True": N_("inside the organisation"), "False": N_("outside the organisation")},
    "formality": {"formal": N_("formal"), "informal": N_("informal")},
    "vote_method": {
        "hands": N_("raised hands"),
        "proxy": N_("one after the other"),
        "secret": N_("in secret"),
    },
    "confidence": {"low": N_("low"), "medium": N_("medium"), "high": N_("high")},
    "yes_no": {"True": N_("yes"), "False": N_("no")},
    "kind": {
        "operational": N_("operational"),
        "criteria": N_("criteria"),
        "monitor": N_("monitoring"),
        "control": N_("control"),
    },
    "phase": {
        "prepare": N_("prepare"),
        "transform": N_("transform"),
        "output": N_("output"),
        "support": N_("support"),
    },
    "exists": {
        "yes": N_("yes"),
        "partly": N_("partly"),
        "no": N_("not seen here"),
        "unknown": N_("unknown"),
    },
    "target_kind": {
        "activity": N_("activity"),
        "link": N_("link"),
        "monitor_control": N_("monitoring and control"),
        "measure": N_("measure"),
    },
    "decision": {
        "change": N_("change"),
        "no_change": N_("no change needed"),
        "look_further": N_("look further"),
        "revise_model": N_("revise the model"),
    },
    "position": {
        "for": N_("for"),
        "against": N_("against"),
        "question": N_("question"),
        "story": N_("story"),
    },
    "change_type": {
        "structural": N_("structural"),
        "procedural": N_("procedural"),
        "attitudinal": N_("attitudinal"),
    },
    "standing": {
        "act": N_("implement"),
        "prepare": N_("desirable, not yet feasible"),
        "why": N_("feasible, not desirable"),
        "aside": N_("set aside"),
    },
    "status": {
        "proposed": N_("proposed"),
        "agreed": N_("agreed"),
        "in_progress": N_("in progress"),
        "done": N_("done"),
        "dropped": N_("dropped"),
        "superseded": N_("superseded"),
        "blocked": N_("blocked"),
    },
    "horizon": {
        "one_year": N_("within a year"),
        "longer": N_("longer"),
        "standing": N_("standing agenda"),
    },
    "correction": {
        "change_of_mind": N_("a change of mind"),
        "compromise": N_("a compromise"),
        "slip": N_("a slip"),
    },
    "about": {
        "F": N_("Framework of ideas (F)"),
        "M": N_("Methodology (M)"),
        "A": N_("Area of concern (A)"),
    },
    "concept": {"enabler": N_("enabler"), "building_block": N_("building block")},
    "operation": {
        "kept": N_("kept"),
        "renamed": N_("renamed"),
        "narrowed": N_("narrowed"),
        "widened": N_("widened"),
        "merged": N_("merged"),
        "split": N_("split"),
        "added": N_("added"),
        "dropped": NP_("element", "dropped"),
    },
    "evidence": {
        "quotation": N_("quotation"),
        "photo": N_("photo"),
        "document": N_("document"),
        "survey_answer": N_("questionnaire answer"),
        "observation": N_("observation"),
        "number": NP_("noun", "number"),
    },
    "scale": {
        "dots": N_("dots"),
        "gradients8": N_("gradients of agreement"),
        "0-3": N_("0 no to 3 strongly"),
        "1-5": N_("1 to 5"),
        "hands": N_("hands raised"),
    },
    "judged": {
        "0": N_("0 no"),
        "1": N_("1 doubtful"),
        "2": N_("2 yes"),
        "3": N_("3 strongly"),
    },
    "what": {
        "information": N_("information"),
        "material": N_("material"),
        "money": N_("money"),
        "people": N_("people"),
        "service": N_("service"),
    },
    "language": {"en": N_("English"), "id": N_("Indonesian")},
}
