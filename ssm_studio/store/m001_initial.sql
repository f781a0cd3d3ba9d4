CREATE TABLE "sessions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT,
  "interest" TEXT,
  "kept" TEXT NOT NULL DEFAULT '',
  "schema_version" INTEGER,
  "title" TEXT CHECK ("title" IS NULL OR json_valid("title")),
  "source" TEXT,
  "warning" TEXT CHECK ("warning" IS NULL OR json_valid("warning")),
  "cycle" INTEGER,
  "parent_session" TEXT,
  "situation" TEXT CHECK ("situation" IS NULL OR json_valid("situation")),
  "situation_provenance" TEXT,
  "use_mode" TEXT,
  "languages" TEXT CHECK ("languages" IS NULL OR json_valid("languages")),
  "dates" TEXT CHECK ("dates" IS NULL OR json_valid("dates")),
  "dates_provenance" TEXT,
  "place" TEXT,
  "place_provenance" TEXT,
  "comparison_way" TEXT,
  "source_work" TEXT,
  "operations" TEXT CHECK ("operations" IS NULL OR json_valid("operations"))
) STRICT;

CREATE TABLE "research" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "framework" TEXT CHECK ("framework" IS NULL OR json_valid("framework")),
  "framework_provenance" TEXT,
  "research_method" TEXT CHECK ("research_method" IS NULL OR json_valid("research_method")),
  "research_method_provenance" TEXT,
  "problem_solving_method" TEXT CHECK ("problem_solving_method" IS NULL OR json_valid("problem_solving_method")),
  "problem_solving_method_provenance" TEXT,
  "area_of_concern" TEXT CHECK ("area_of_concern" IS NULL OR json_valid("area_of_concern")),
  "area_of_concern_provenance" TEXT,
  "problem_situation" TEXT CHECK ("problem_situation" IS NULL OR json_valid("problem_situation")),
  "problem_situation_provenance" TEXT,
  "declaration" TEXT CHECK ("declaration" IS NULL OR json_valid("declaration")),
  "declaration_provenance" TEXT,
  "declared_at" TEXT
) STRICT;

CREATE TABLE "groups" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "name" TEXT CHECK ("name" IS NULL OR json_valid("name"))
) STRICT;

CREATE TABLE "participants" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "pseudonym" TEXT,
  "role" TEXT CHECK ("role" IS NULL OR json_valid("role")),
  "group" TEXT,
  "consent" INTEGER CHECK ("consent" IN (0, 1))
) STRICT;

CREATE TABLE "analyses_one" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "role" TEXT,
  "who" TEXT CHECK ("who" IS NULL OR json_valid("who")),
  "aspiration" TEXT CHECK ("aspiration" IS NULL OR json_valid("aspiration")),
  "resources" TEXT CHECK ("resources" IS NULL OR json_valid("resources")),
  "constraints" TEXT CHECK ("constraints" IS NULL OR json_valid("constraints")),
  "expectations" TEXT CHECK ("expectations" IS NULL OR json_valid("expectations")),
  "inside" INTEGER CHECK ("inside" IN (0, 1))
) STRICT;

CREATE TABLE "analyses_two" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "role" TEXT CHECK ("role" IS NULL OR json_valid("role")),
  "formality" TEXT,
  "norms" TEXT CHECK ("norms" IS NULL OR json_valid("norms")),
  "values" TEXT CHECK ("values" IS NULL OR json_valid("values")),
  "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence"))
) STRICT;

CREATE TABLE "analyses_three" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "commodity" TEXT,
  "holder" TEXT CHECK ("holder" IS NULL OR json_valid("holder")),
  "obtained" TEXT CHECK ("obtained" IS NULL OR json_valid("obtained")),
  "used" TEXT CHECK ("used" IS NULL OR json_valid("used")),
  "protected" TEXT CHECK ("protected" IS NULL OR json_valid("protected")),
  "passed_on" TEXT CHECK ("passed_on" IS NULL OR json_valid("passed_on")),
  "given_up" TEXT CHECK ("given_up" IS NULL OR json_valid("given_up")),
  "private" INTEGER CHECK ("private" IN (0, 1))
) STRICT;

CREATE TABLE "pictures" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "title" TEXT CHECK ("title" IS NULL OR json_valid("title")),
  "group" TEXT,
  "version" INTEGER,
  "drawn_by" TEXT CHECK ("drawn_by" IS NULL OR json_valid("drawn_by")),
  "drawn_at" TEXT,
  "introduction" TEXT,
  "supersedes" TEXT
) STRICT;

CREATE TABLE "photos" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "picture" TEXT REFERENCES "pictures" ("id") DEFERRABLE INITIALLY DEFERRED,
  "file" TEXT,
  "sha256" TEXT,
  "transcribed" INTEGER CHECK ("transcribed" IN (0, 1)),
  "consent" INTEGER CHECK ("consent" IN (0, 1)),
  "caption" TEXT CHECK ("caption" IS NULL OR json_valid("caption"))
) STRICT;

CREATE TABLE "elements" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "kind" TEXT,
  "label" TEXT CHECK ("label" IS NULL OR json_valid("label")),
  "picture" TEXT,
  "is_issue" INTEGER CHECK ("is_issue" IN (0, 1)),
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "belongs_to" TEXT,
  "parties" TEXT CHECK ("parties" IS NULL OR json_valid("parties")),
  "intensity" INTEGER,
  "voiced_by" TEXT,
  "verbatim" INTEGER CHECK ("verbatim" IN (0, 1)),
  "x" INTEGER,
  "y" INTEGER
) STRICT;

CREATE TABLE "relations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "kind" TEXT,
  "source" TEXT,
  "target" TEXT,
  "label" TEXT CHECK ("label" IS NULL OR json_valid("label")),
  "directed" INTEGER CHECK ("directed" IN (0, 1)),
  "picture" TEXT,
  "what" TEXT,
  "valence" TEXT,
  "strength" INTEGER,
  "formal" INTEGER CHECK ("formal" IN (0, 1))
) STRICT;

CREATE TABLE "themes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "name" TEXT CHECK ("name" IS NULL OR json_valid("name")),
  "issues" TEXT CHECK ("issues" IS NULL OR json_valid("issues")),
  "lens" TEXT,
  "votes" INTEGER,
  "votes_provenance" TEXT
) STRICT;

CREATE TABLE "relevant_systems" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "name" TEXT CHECK ("name" IS NULL OR json_valid("name")),
  "type" TEXT CHECK ("type" IN ('primary_task', 'issue_based')),
  "from_themes" TEXT CHECK ("from_themes" IS NULL OR json_valid("from_themes")),
  "from_issue_owner" TEXT,
  "chosen" INTEGER CHECK ("chosen" IN (0, 1)),
  "why_not" TEXT CHECK ("why_not" IS NULL OR json_valid("why_not")),
  "votes" INTEGER
) STRICT;

CREATE TABLE "root_definitions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "system" TEXT,
  "type" TEXT CHECK ("type" IN ('primary_task', 'issue_based')),
  "level" TEXT CHECK ("level" IN ('wider', 'system', 'sub')),
  "derived_from" TEXT,
  "version" INTEGER,
  "status" TEXT CHECK ("status" IN ('draft', 'agreed', 'parked')),
  "p" TEXT CHECK ("p" IS NULL OR json_valid("p")),
  "q" TEXT CHECK ("q" IS NULL OR json_valid("q")),
  "r" TEXT CHECK ("r" IS NULL OR json_valid("r")),
  "transformation_input" TEXT CHECK ("transformation_input" IS NULL OR json_valid("transformation_input")),
  "transformation_output" TEXT CHECK ("transformation_output" IS NULL OR json_valid("transformation_output")),
  "worldview" TEXT CHECK ("worldview" IS NULL OR json_valid("worldview")),
  "sentence" TEXT CHECK ("sentence" IS NULL OR json_valid("sentence")),
  "omitted_c" TEXT CHECK ("omitted_c" IS NULL OR json_valid("omitted_c")),
  "omitted_a" TEXT CHECK ("omitted_a" IS NULL OR json_valid("omitted_a")),
  "omitted_o" TEXT CHECK ("omitted_o" IS NULL OR json_valid("omitted_o")),
  "omitted_e" TEXT CHECK ("omitted_e" IS NULL OR json_valid("omitted_e"))
) STRICT;

CREATE TABLE "customers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "definition" TEXT REFERENCES "root_definitions" ("id") DEFERRABLE INITIALLY DEFERRED,
  "who" TEXT CHECK ("who" IS NULL OR json_valid("who")),
  "kind" TEXT CHECK ("kind" IN ('beneficiary', 'victim', 'both')),
  "direct" INTEGER CHECK ("direct" IN (0, 1))
) STRICT;

CREATE TABLE "actors" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "definition" TEXT REFERENCES "root_definitions" ("id") DEFERRABLE INITIALLY DEFERRED,
  "who" TEXT CHECK ("who" IS NULL OR json_valid("who")),
  "does" TEXT CHECK ("does" IS NULL OR json_valid("does"))
) STRICT;

CREATE TABLE "owners" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "definition" TEXT REFERENCES "root_definitions" ("id") DEFERRABLE INITIALLY DEFERRED,
  "who" TEXT CHECK ("who" IS NULL OR json_valid("who")),
  "can_stop" TEXT CHECK ("can_stop" IN ('yes', 'no', 'unsure')),
  "how" TEXT CHECK ("how" IS NULL OR json_valid("how"))
) STRICT;

CREATE TABLE "constraints" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "definition" TEXT REFERENCES "root_definitions" ("id") DEFERRABLE INITIALLY DEFERRED,
  "what" TEXT CHECK ("what" IS NULL OR json_valid("what")),
  "type" TEXT CHECK ("type" IN ('legal', 'budget', 'policy', 'time', 'culture', 'people', 'technology', 'physical', 'other')),
  "system_can_change" TEXT CHECK ("system_can_change" IN ('no', 'partly', 'yes'))
) STRICT;

CREATE TABLE "models" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "root_definition" TEXT,
  "title" TEXT CHECK ("title" IS NULL OR json_valid("title")),
  "parent_activity" TEXT,
  "level" INTEGER,
  "version" INTEGER,
  "built_by" TEXT,
  "efficacy" TEXT CHECK ("efficacy" IS NULL OR json_valid("efficacy")),
  "efficiency" TEXT CHECK ("efficiency" IS NULL OR json_valid("efficiency")),
  "effectiveness" TEXT CHECK ("effectiveness" IS NULL OR json_valid("effectiveness")),
  "ethicality" TEXT CHECK ("ethicality" IS NULL OR json_valid("ethicality")),
  "elegance" TEXT CHECK ("elegance" IS NULL OR json_valid("elegance"))
) STRICT;

CREATE TABLE "activities" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "model" TEXT REFERENCES "models" ("id") DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "kind" TEXT CHECK ("kind" IN ('operational', 'criteria', 'monitor', 'control')),
  "phase" TEXT CHECK ("phase" IN ('prepare', 'transform', 'output', 'support')),
  "covers" TEXT CHECK ("covers" IS NULL OR json_valid("covers")),
  "depends_on" TEXT CHECK ("depends_on" IS NULL OR json_valid("depends_on")),
  "informed_by" TEXT CHECK ("informed_by" IS NULL OR json_valid("informed_by")),
  "feedback_from" TEXT CHECK ("feedback_from" IS NULL OR json_valid("feedback_from")),
  "monitors" TEXT CHECK ("monitors" IS NULL OR json_valid("monitors")),
  "measure_note" TEXT CHECK ("measure_note" IS NULL OR json_valid("measure_note")),
  "x" INTEGER,
  "y" INTEGER
) STRICT;

CREATE TABLE "comparison_rows" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "model" TEXT,
  "target" TEXT,
  "target_kind" TEXT CHECK ("target_kind" IN ('activity', 'link', 'monitor_control', 'measure')),
  "exists" TEXT CHECK ("exists" IN ('yes', 'partly', 'no', 'unknown')),
  "how" TEXT CHECK ("how" IS NULL OR json_valid("how")),
  "who" TEXT CHECK ("who" IS NULL OR json_valid("who")),
  "when" TEXT CHECK ("when" IS NULL OR json_valid("when")),
  "how_judged" TEXT CHECK ("how_judged" IS NULL OR json_valid("how_judged")),
  "quality" INTEGER,
  "alternatives" TEXT CHECK ("alternatives" IS NULL OR json_valid("alternatives")),
  "comment" TEXT CHECK ("comment" IS NULL OR json_valid("comment")),
  "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence")),
  "changes" TEXT CHECK ("changes" IS NULL OR json_valid("changes")),
  "decision" TEXT CHECK ("decision" IN ('change', 'no_change', 'look_further', 'revise_model')),
  "comment_provenance" TEXT
) STRICT;

CREATE TABLE "debate" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "row" TEXT,
  "speaker" TEXT,
  "position" TEXT CHECK ("position" IN ('for', 'against', 'question', 'story')),
  "worldview" TEXT CHECK ("worldview" IS NULL OR json_valid("worldview")),
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "verbatim" INTEGER CHECK ("verbatim" IN (0, 1))
) STRICT;

CREATE TABLE "accommodations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "settles" TEXT CHECK ("settles" IS NULL OR json_valid("settles")),
  "gradients" TEXT CHECK ("gradients" IS NULL OR json_valid("gradients")),
  "conditions" TEXT CHECK ("conditions" IS NULL OR json_valid("conditions"))
) STRICT;

CREATE TABLE "reservations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "accommodation" TEXT REFERENCES "accommodations" ("id") DEFERRABLE INITIALLY DEFERRED,
  "participant" TEXT,
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text"))
) STRICT;

CREATE TABLE "changes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "types" TEXT CHECK ("types" IS NULL OR json_valid("types")),
  "from_rows" TEXT CHECK ("from_rows" IS NULL OR json_valid("from_rows")),
  "models" TEXT CHECK ("models" IS NULL OR json_valid("models")),
  "desirable" INTEGER,
  "desirable_reason" TEXT CHECK ("desirable_reason" IS NULL OR json_valid("desirable_reason")),
  "desirable_by" TEXT CHECK ("desirable_by" IS NULL OR json_valid("desirable_by")),
  "feasible" INTEGER,
  "feasible_reason" TEXT CHECK ("feasible_reason" IS NULL OR json_valid("feasible_reason")),
  "feasible_by" TEXT CHECK ("feasible_by" IS NULL OR json_valid("feasible_by")),
  "recommendation" TEXT,
  "ratings_provenance" TEXT,
  "scale" TEXT
) STRICT;

CREATE TABLE "actions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "text_provenance" TEXT,
  "changes" TEXT CHECK ("changes" IS NULL OR json_valid("changes")),
  "why" TEXT CHECK ("why" IS NULL OR json_valid("why")),
  "lens" TEXT,
  "lens_provenance" TEXT,
  "recommendation" TEXT,
  "position" TEXT CHECK ("position" IS NULL OR json_valid("position")),
  "person" TEXT,
  "accepted_in_person" INTEGER CHECK ("accepted_in_person" IN (0, 1)),
  "by_when" TEXT,
  "measure" TEXT CHECK ("measure" IS NULL OR json_valid("measure")),
  "enabling_action" TEXT CHECK ("enabling_action" IS NULL OR json_valid("enabling_action")),
  "resources" TEXT CHECK ("resources" IS NULL OR json_valid("resources")),
  "risk" TEXT CHECK ("risk" IS NULL OR json_valid("risk")),
  "planning_hooks" TEXT CHECK ("planning_hooks" IS NULL OR json_valid("planning_hooks")),
  "status" TEXT CHECK ("status" IN ('proposed', 'agreed', 'in_progress', 'done', 'dropped', 'superseded', 'blocked')),
  "follow_up_on" TEXT,
  "detail_provenance" TEXT
) STRICT;

CREATE TABLE "follow_ups" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "action" TEXT REFERENCES "actions" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "status" TEXT CHECK ("status" IN ('proposed', 'agreed', 'in_progress', 'done', 'dropped', 'superseded', 'blocked')),
  "what_happened" TEXT CHECK ("what_happened" IS NULL OR json_valid("what_happened")),
  "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence"))
) STRICT;

CREATE TABLE "reconstruction" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "concept_kind" TEXT,
  "original" TEXT CHECK ("original" IS NULL OR json_valid("original")),
  "original_page" TEXT,
  "original_note" TEXT CHECK ("original_note" IS NULL OR json_valid("original_note")),
  "operation" TEXT,
  "reconstructed" TEXT,
  "reconstructed_text" TEXT CHECK ("reconstructed_text" IS NULL OR json_valid("reconstructed_text")),
  "reconstructed_provenance" TEXT,
  "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence")),
  "evidence_provenance" TEXT,
  "rationale" TEXT CHECK ("rationale" IS NULL OR json_valid("rationale"))
) STRICT;

CREATE TABLE "learning" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "about" TEXT,
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text"))
) STRICT;

CREATE TABLE "waivers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "rule" TEXT,
  "about" TEXT,
  "field" TEXT,
  "reason" TEXT CHECK ("reason" IS NULL OR json_valid("reason")),
  "waived_by" TEXT,
  "waived_at" TEXT
) STRICT;

CREATE TABLE "change_log" (
  "seq" INTEGER PRIMARY KEY,
  "at" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "merge_key" TEXT,
  "undo_of" INTEGER REFERENCES "change_log" ("seq"),
  "puts" TEXT NOT NULL CHECK (json_valid("puts"))
) STRICT;

CREATE TRIGGER "change_log_never_updated" BEFORE UPDATE ON "change_log"
BEGIN SELECT RAISE(ABORT, 'change_log is only ever appended to'); END;

CREATE TRIGGER "change_log_never_deleted" BEFORE DELETE ON "change_log"
BEGIN SELECT RAISE(ABORT, 'change_log is only ever appended to'); END;

CREATE VIEW "main_language" AS SELECT coalesce((
  SELECT "value" FROM "sessions", json_each("sessions"."languages")
  WHERE "value" IN ('en', 'id') ORDER BY "sessions"."id", "key" LIMIT 1
), 'en') AS "language";

CREATE VIEW "read_sessions" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "schema_version",
  CASE json_type("title") WHEN 'text' THEN json_extract("title", '$') ELSE coalesce(json_extract("title", '$.' || (SELECT "language" FROM "main_language")), json_extract("title", '$.plain'), json_extract("title", '$.en'), json_extract("title", '$.id')) END AS "title",
  "source",
  CASE json_type("warning") WHEN 'text' THEN json_extract("warning", '$') ELSE coalesce(json_extract("warning", '$.' || (SELECT "language" FROM "main_language")), json_extract("warning", '$.plain'), json_extract("warning", '$.en'), json_extract("warning", '$.id')) END AS "warning",
  "cycle",
  "parent_session",
  CASE json_type("situation") WHEN 'text' THEN json_extract("situation", '$') ELSE coalesce(json_extract("situation", '$.' || (SELECT "language" FROM "main_language")), json_extract("situation", '$.plain'), json_extract("situation", '$.en'), json_extract("situation", '$.id')) END AS "situation",
  "situation_provenance",
  "use_mode",
  "languages",
  "dates",
  "dates_provenance",
  "place",
  "place_provenance",
  "comparison_way",
  "source_work",
  "operations"
FROM "sessions";

CREATE VIEW "read_research" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("framework") WHEN 'text' THEN json_extract("framework", '$') ELSE coalesce(json_extract("framework", '$.' || (SELECT "language" FROM "main_language")), json_extract("framework", '$.plain'), json_extract("framework", '$.en'), json_extract("framework", '$.id')) END AS "framework",
  "framework_provenance",
  CASE json_type("research_method") WHEN 'text' THEN json_extract("research_method", '$') ELSE coalesce(json_extract("research_method", '$.' || (SELECT "language" FROM "main_language")), json_extract("research_method", '$.plain'), json_extract("research_method", '$.en'), json_extract("research_method", '$.id')) END AS "research_method",
  "research_method_provenance",
  CASE json_type("problem_solving_method") WHEN 'text' THEN json_extract("problem_solving_method", '$') ELSE coalesce(json_extract("problem_solving_method", '$.' || (SELECT "language" FROM "main_language")), json_extract("problem_solving_method", '$.plain'), json_extract("problem_solving_method", '$.en'), json_extract("problem_solving_method", '$.id')) END AS "problem_solving_method",
  "problem_solving_method_provenance",
  CASE json_type("area_of_concern") WHEN 'text' THEN json_extract("area_of_concern", '$') ELSE coalesce(json_extract("area_of_concern", '$.' || (SELECT "language" FROM "main_language")), json_extract("area_of_concern", '$.plain'), json_extract("area_of_concern", '$.en'), json_extract("area_of_concern", '$.id')) END AS "area_of_concern",
  "area_of_concern_provenance",
  CASE json_type("problem_situation") WHEN 'text' THEN json_extract("problem_situation", '$') ELSE coalesce(json_extract("problem_situation", '$.' || (SELECT "language" FROM "main_language")), json_extract("problem_situation", '$.plain'), json_extract("problem_situation", '$.en'), json_extract("problem_situation", '$.id')) END AS "problem_situation",
  "problem_situation_provenance",
  CASE json_type("declaration") WHEN 'text' THEN json_extract("declaration", '$') ELSE coalesce(json_extract("declaration", '$.' || (SELECT "language" FROM "main_language")), json_extract("declaration", '$.plain'), json_extract("declaration", '$.en'), json_extract("declaration", '$.id')) END AS "declaration",
  "declaration_provenance",
  "declared_at"
FROM "research";

CREATE VIEW "read_groups" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name"
FROM "groups";

CREATE VIEW "read_participants" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "pseudonym",
  CASE json_type("role") WHEN 'text' THEN json_extract("role", '$') ELSE coalesce(json_extract("role", '$.' || (SELECT "language" FROM "main_language")), json_extract("role", '$.plain'), json_extract("role", '$.en'), json_extract("role", '$.id')) END AS "role",
  "group",
  "consent"
FROM "participants";

CREATE VIEW "read_analyses_one" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "role",
  CASE json_type("who") WHEN 'text' THEN json_extract("who", '$') ELSE coalesce(json_extract("who", '$.' || (SELECT "language" FROM "main_language")), json_extract("who", '$.plain'), json_extract("who", '$.en'), json_extract("who", '$.id')) END AS "who",
  CASE json_type("aspiration") WHEN 'text' THEN json_extract("aspiration", '$') ELSE coalesce(json_extract("aspiration", '$.' || (SELECT "language" FROM "main_language")), json_extract("aspiration", '$.plain'), json_extract("aspiration", '$.en'), json_extract("aspiration", '$.id')) END AS "aspiration",
  CASE json_type("resources") WHEN 'text' THEN json_extract("resources", '$') ELSE coalesce(json_extract("resources", '$.' || (SELECT "language" FROM "main_language")), json_extract("resources", '$.plain'), json_extract("resources", '$.en'), json_extract("resources", '$.id')) END AS "resources",
  CASE json_type("constraints") WHEN 'text' THEN json_extract("constraints", '$') ELSE coalesce(json_extract("constraints", '$.' || (SELECT "language" FROM "main_language")), json_extract("constraints", '$.plain'), json_extract("constraints", '$.en'), json_extract("constraints", '$.id')) END AS "constraints",
  CASE json_type("expectations") WHEN 'text' THEN json_extract("expectations", '$') ELSE coalesce(json_extract("expectations", '$.' || (SELECT "language" FROM "main_language")), json_extract("expectations", '$.plain'), json_extract("expectations", '$.en'), json_extract("expectations", '$.id')) END AS "expectations",
  "inside"
FROM "analyses_one";

CREATE VIEW "read_analyses_two" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("role") WHEN 'text' THEN json_extract("role", '$') ELSE coalesce(json_extract("role", '$.' || (SELECT "language" FROM "main_language")), json_extract("role", '$.plain'), json_extract("role", '$.en'), json_extract("role", '$.id')) END AS "role",
  "formality",
  "norms",
  "values",
  "evidence"
FROM "analyses_two";

CREATE VIEW "read_analyses_three" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "commodity",
  CASE json_type("holder") WHEN 'text' THEN json_extract("holder", '$') ELSE coalesce(json_extract("holder", '$.' || (SELECT "language" FROM "main_language")), json_extract("holder", '$.plain'), json_extract("holder", '$.en'), json_extract("holder", '$.id')) END AS "holder",
  CASE json_type("obtained") WHEN 'text' THEN json_extract("obtained", '$') ELSE coalesce(json_extract("obtained", '$.' || (SELECT "language" FROM "main_language")), json_extract("obtained", '$.plain'), json_extract("obtained", '$.en'), json_extract("obtained", '$.id')) END AS "obtained",
  CASE json_type("used") WHEN 'text' THEN json_extract("used", '$') ELSE coalesce(json_extract("used", '$.' || (SELECT "language" FROM "main_language")), json_extract("used", '$.plain'), json_extract("used", '$.en'), json_extract("used", '$.id')) END AS "used",
  CASE json_type("protected") WHEN 'text' THEN json_extract("protected", '$') ELSE coalesce(json_extract("protected", '$.' || (SELECT "language" FROM "main_language")), json_extract("protected", '$.plain'), json_extract("protected", '$.en'), json_extract("protected", '$.id')) END AS "protected",
  CASE json_type("passed_on") WHEN 'text' THEN json_extract("passed_on", '$') ELSE coalesce(json_extract("passed_on", '$.' || (SELECT "language" FROM "main_language")), json_extract("passed_on", '$.plain'), json_extract("passed_on", '$.en'), json_extract("passed_on", '$.id')) END AS "passed_on",
  CASE json_type("given_up") WHEN 'text' THEN json_extract("given_up", '$') ELSE coalesce(json_extract("given_up", '$.' || (SELECT "language" FROM "main_language")), json_extract("given_up", '$.plain'), json_extract("given_up", '$.en'), json_extract("given_up", '$.id')) END AS "given_up",
  "private"
FROM "analyses_three";

CREATE VIEW "read_pictures" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("title") WHEN 'text' THEN json_extract("title", '$') ELSE coalesce(json_extract("title", '$.' || (SELECT "language" FROM "main_language")), json_extract("title", '$.plain'), json_extract("title", '$.en'), json_extract("title", '$.id')) END AS "title",
  "group",
  "version",
  "drawn_by",
  "drawn_at",
  "introduction",
  "supersedes"
FROM "pictures";

CREATE VIEW "read_photos" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "picture",
  "file",
  "sha256",
  "transcribed",
  "consent",
  CASE json_type("caption") WHEN 'text' THEN json_extract("caption", '$') ELSE coalesce(json_extract("caption", '$.' || (SELECT "language" FROM "main_language")), json_extract("caption", '$.plain'), json_extract("caption", '$.en'), json_extract("caption", '$.id')) END AS "caption"
FROM "photos";

CREATE VIEW "read_elements" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "kind",
  CASE json_type("label") WHEN 'text' THEN json_extract("label", '$') ELSE coalesce(json_extract("label", '$.' || (SELECT "language" FROM "main_language")), json_extract("label", '$.plain'), json_extract("label", '$.en'), json_extract("label", '$.id')) END AS "label",
  "picture",
  "is_issue",
  "lens_tags",
  "belongs_to",
  "parties",
  "intensity",
  "voiced_by",
  "verbatim",
  "x",
  "y"
FROM "elements";

CREATE VIEW "read_relations" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "kind",
  "source",
  "target",
  CASE json_type("label") WHEN 'text' THEN json_extract("label", '$') ELSE coalesce(json_extract("label", '$.' || (SELECT "language" FROM "main_language")), json_extract("label", '$.plain'), json_extract("label", '$.en'), json_extract("label", '$.id')) END AS "label",
  "directed",
  "picture",
  "what",
  "valence",
  "strength",
  "formal"
FROM "relations";

CREATE VIEW "read_themes" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name",
  "issues",
  "lens",
  "votes",
  "votes_provenance"
FROM "themes";

CREATE VIEW "read_relevant_systems" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name",
  "type",
  "from_themes",
  "from_issue_owner",
  "chosen",
  CASE json_type("why_not") WHEN 'text' THEN json_extract("why_not", '$') ELSE coalesce(json_extract("why_not", '$.' || (SELECT "language" FROM "main_language")), json_extract("why_not", '$.plain'), json_extract("why_not", '$.en'), json_extract("why_not", '$.id')) END AS "why_not",
  "votes"
FROM "relevant_systems";

CREATE VIEW "read_root_definitions" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "system",
  "type",
  "level",
  "derived_from",
  "version",
  "status",
  CASE json_type("p") WHEN 'text' THEN json_extract("p", '$') ELSE coalesce(json_extract("p", '$.' || (SELECT "language" FROM "main_language")), json_extract("p", '$.plain'), json_extract("p", '$.en'), json_extract("p", '$.id')) END AS "p",
  CASE json_type("q") WHEN 'text' THEN json_extract("q", '$') ELSE coalesce(json_extract("q", '$.' || (SELECT "language" FROM "main_language")), json_extract("q", '$.plain'), json_extract("q", '$.en'), json_extract("q", '$.id')) END AS "q",
  CASE json_type("r") WHEN 'text' THEN json_extract("r", '$') ELSE coalesce(json_extract("r", '$.' || (SELECT "language" FROM "main_language")), json_extract("r", '$.plain'), json_extract("r", '$.en'), json_extract("r", '$.id')) END AS "r",
  CASE json_type("transformation_input") WHEN 'text' THEN json_extract("transformation_input", '$') ELSE coalesce(json_extract("transformation_input", '$.' || (SELECT "language" FROM "main_language")), json_extract("transformation_input", '$.plain'), json_extract("transformation_input", '$.en'), json_extract("transformation_input", '$.id')) END AS "transformation_input",
  CASE json_type("transformation_output") WHEN 'text' THEN json_extract("transformation_output", '$') ELSE coalesce(json_extract("transformation_output", '$.' || (SELECT "language" FROM "main_language")), json_extract("transformation_output", '$.plain'), json_extract("transformation_output", '$.en'), json_extract("transformation_output", '$.id')) END AS "transformation_output",
  CASE json_type("worldview") WHEN 'text' THEN json_extract("worldview", '$') ELSE coalesce(json_extract("worldview", '$.' || (SELECT "language" FROM "main_language")), json_extract("worldview", '$.plain'), json_extract("worldview", '$.en'), json_extract("worldview", '$.id')) END AS "worldview",
  CASE json_type("sentence") WHEN 'text' THEN json_extract("sentence", '$') ELSE coalesce(json_extract("sentence", '$.' || (SELECT "language" FROM "main_language")), json_extract("sentence", '$.plain'), json_extract("sentence", '$.en'), json_extract("sentence", '$.id')) END AS "sentence",
  CASE json_type("omitted_c") WHEN 'text' THEN json_extract("omitted_c", '$') ELSE coalesce(json_extract("omitted_c", '$.' || (SELECT "language" FROM "main_language")), json_extract("omitted_c", '$.plain'), json_extract("omitted_c", '$.en'), json_extract("omitted_c", '$.id')) END AS "omitted_c",
  CASE json_type("omitted_a") WHEN 'text' THEN json_extract("omitted_a", '$') ELSE coalesce(json_extract("omitted_a", '$.' || (SELECT "language" FROM "main_language")), json_extract("omitted_a", '$.plain'), json_extract("omitted_a", '$.en'), json_extract("omitted_a", '$.id')) END AS "omitted_a",
  CASE json_type("omitted_o") WHEN 'text' THEN json_extract("omitted_o", '$') ELSE coalesce(json_extract("omitted_o", '$.' || (SELECT "language" FROM "main_language")), json_extract("omitted_o", '$.plain'), json_extract("omitted_o", '$.en'), json_extract("omitted_o", '$.id')) END AS "omitted_o",
  CASE json_type("omitted_e") WHEN 'text' THEN json_extract("omitted_e", '$') ELSE coalesce(json_extract("omitted_e", '$.' || (SELECT "language" FROM "main_language")), json_extract("omitted_e", '$.plain'), json_extract("omitted_e", '$.en'), json_extract("omitted_e", '$.id')) END AS "omitted_e"
FROM "root_definitions";

CREATE VIEW "read_customers" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "definition",
  CASE json_type("who") WHEN 'text' THEN json_extract("who", '$') ELSE coalesce(json_extract("who", '$.' || (SELECT "language" FROM "main_language")), json_extract("who", '$.plain'), json_extract("who", '$.en'), json_extract("who", '$.id')) END AS "who",
  "kind",
  "direct"
FROM "customers";

CREATE VIEW "read_actors" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "definition",
  CASE json_type("who") WHEN 'text' THEN json_extract("who", '$') ELSE coalesce(json_extract("who", '$.' || (SELECT "language" FROM "main_language")), json_extract("who", '$.plain'), json_extract("who", '$.en'), json_extract("who", '$.id')) END AS "who",
  CASE json_type("does") WHEN 'text' THEN json_extract("does", '$') ELSE coalesce(json_extract("does", '$.' || (SELECT "language" FROM "main_language")), json_extract("does", '$.plain'), json_extract("does", '$.en'), json_extract("does", '$.id')) END AS "does"
FROM "actors";

CREATE VIEW "read_owners" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "definition",
  CASE json_type("who") WHEN 'text' THEN json_extract("who", '$') ELSE coalesce(json_extract("who", '$.' || (SELECT "language" FROM "main_language")), json_extract("who", '$.plain'), json_extract("who", '$.en'), json_extract("who", '$.id')) END AS "who",
  "can_stop",
  CASE json_type("how") WHEN 'text' THEN json_extract("how", '$') ELSE coalesce(json_extract("how", '$.' || (SELECT "language" FROM "main_language")), json_extract("how", '$.plain'), json_extract("how", '$.en'), json_extract("how", '$.id')) END AS "how"
FROM "owners";

CREATE VIEW "read_constraints" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "definition",
  CASE json_type("what") WHEN 'text' THEN json_extract("what", '$') ELSE coalesce(json_extract("what", '$.' || (SELECT "language" FROM "main_language")), json_extract("what", '$.plain'), json_extract("what", '$.en'), json_extract("what", '$.id')) END AS "what",
  "type",
  "system_can_change"
FROM "constraints";

CREATE VIEW "read_models" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "root_definition",
  CASE json_type("title") WHEN 'text' THEN json_extract("title", '$') ELSE coalesce(json_extract("title", '$.' || (SELECT "language" FROM "main_language")), json_extract("title", '$.plain'), json_extract("title", '$.en'), json_extract("title", '$.id')) END AS "title",
  "parent_activity",
  "level",
  "version",
  "built_by",
  CASE json_type("efficacy") WHEN 'text' THEN json_extract("efficacy", '$') ELSE coalesce(json_extract("efficacy", '$.' || (SELECT "language" FROM "main_language")), json_extract("efficacy", '$.plain'), json_extract("efficacy", '$.en'), json_extract("efficacy", '$.id')) END AS "efficacy",
  CASE json_type("efficiency") WHEN 'text' THEN json_extract("efficiency", '$') ELSE coalesce(json_extract("efficiency", '$.' || (SELECT "language" FROM "main_language")), json_extract("efficiency", '$.plain'), json_extract("efficiency", '$.en'), json_extract("efficiency", '$.id')) END AS "efficiency",
  CASE json_type("effectiveness") WHEN 'text' THEN json_extract("effectiveness", '$') ELSE coalesce(json_extract("effectiveness", '$.' || (SELECT "language" FROM "main_language")), json_extract("effectiveness", '$.plain'), json_extract("effectiveness", '$.en'), json_extract("effectiveness", '$.id')) END AS "effectiveness",
  CASE json_type("ethicality") WHEN 'text' THEN json_extract("ethicality", '$') ELSE coalesce(json_extract("ethicality", '$.' || (SELECT "language" FROM "main_language")), json_extract("ethicality", '$.plain'), json_extract("ethicality", '$.en'), json_extract("ethicality", '$.id')) END AS "ethicality",
  CASE json_type("elegance") WHEN 'text' THEN json_extract("elegance", '$') ELSE coalesce(json_extract("elegance", '$.' || (SELECT "language" FROM "main_language")), json_extract("elegance", '$.plain'), json_extract("elegance", '$.en'), json_extract("elegance", '$.id')) END AS "elegance"
FROM "models";

CREATE VIEW "read_activities" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "model",
  "number",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "kind",
  "phase",
  "covers",
  "depends_on",
  "informed_by",
  "feedback_from",
  "monitors",
  CASE json_type("measure_note") WHEN 'text' THEN json_extract("measure_note", '$') ELSE coalesce(json_extract("measure_note", '$.' || (SELECT "language" FROM "main_language")), json_extract("measure_note", '$.plain'), json_extract("measure_note", '$.en'), json_extract("measure_note", '$.id')) END AS "measure_note",
  "x",
  "y"
FROM "activities";

CREATE VIEW "read_comparison_rows" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "model",
  "target",
  "target_kind",
  "exists",
  CASE json_type("how") WHEN 'text' THEN json_extract("how", '$') ELSE coalesce(json_extract("how", '$.' || (SELECT "language" FROM "main_language")), json_extract("how", '$.plain'), json_extract("how", '$.en'), json_extract("how", '$.id')) END AS "how",
  CASE json_type("who") WHEN 'text' THEN json_extract("who", '$') ELSE coalesce(json_extract("who", '$.' || (SELECT "language" FROM "main_language")), json_extract("who", '$.plain'), json_extract("who", '$.en'), json_extract("who", '$.id')) END AS "who",
  CASE json_type("when") WHEN 'text' THEN json_extract("when", '$') ELSE coalesce(json_extract("when", '$.' || (SELECT "language" FROM "main_language")), json_extract("when", '$.plain'), json_extract("when", '$.en'), json_extract("when", '$.id')) END AS "when",
  CASE json_type("how_judged") WHEN 'text' THEN json_extract("how_judged", '$') ELSE coalesce(json_extract("how_judged", '$.' || (SELECT "language" FROM "main_language")), json_extract("how_judged", '$.plain'), json_extract("how_judged", '$.en'), json_extract("how_judged", '$.id')) END AS "how_judged",
  "quality",
  CASE json_type("alternatives") WHEN 'text' THEN json_extract("alternatives", '$') ELSE coalesce(json_extract("alternatives", '$.' || (SELECT "language" FROM "main_language")), json_extract("alternatives", '$.plain'), json_extract("alternatives", '$.en'), json_extract("alternatives", '$.id')) END AS "alternatives",
  CASE json_type("comment") WHEN 'text' THEN json_extract("comment", '$') ELSE coalesce(json_extract("comment", '$.' || (SELECT "language" FROM "main_language")), json_extract("comment", '$.plain'), json_extract("comment", '$.en'), json_extract("comment", '$.id')) END AS "comment",
  "evidence",
  "changes",
  "decision",
  "comment_provenance"
FROM "comparison_rows";

CREATE VIEW "read_debate" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "row",
  "speaker",
  "position",
  CASE json_type("worldview") WHEN 'text' THEN json_extract("worldview", '$') ELSE coalesce(json_extract("worldview", '$.' || (SELECT "language" FROM "main_language")), json_extract("worldview", '$.plain'), json_extract("worldview", '$.en'), json_extract("worldview", '$.id')) END AS "worldview",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "verbatim"
FROM "debate";

CREATE VIEW "read_accommodations" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "settles",
  "gradients",
  CASE json_type("conditions") WHEN 'text' THEN json_extract("conditions", '$') ELSE coalesce(json_extract("conditions", '$.' || (SELECT "language" FROM "main_language")), json_extract("conditions", '$.plain'), json_extract("conditions", '$.en'), json_extract("conditions", '$.id')) END AS "conditions"
FROM "accommodations";

CREATE VIEW "read_reservations" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "accommodation",
  "participant",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text"
FROM "reservations";

CREATE VIEW "read_changes" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "types",
  "from_rows",
  "models",
  "desirable",
  CASE json_type("desirable_reason") WHEN 'text' THEN json_extract("desirable_reason", '$') ELSE coalesce(json_extract("desirable_reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("desirable_reason", '$.plain'), json_extract("desirable_reason", '$.en'), json_extract("desirable_reason", '$.id')) END AS "desirable_reason",
  "desirable_by",
  "feasible",
  CASE json_type("feasible_reason") WHEN 'text' THEN json_extract("feasible_reason", '$') ELSE coalesce(json_extract("feasible_reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("feasible_reason", '$.plain'), json_extract("feasible_reason", '$.en'), json_extract("feasible_reason", '$.id')) END AS "feasible_reason",
  "feasible_by",
  "recommendation",
  "ratings_provenance",
  "scale"
FROM "changes";

CREATE VIEW "read_actions" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "text_provenance",
  "changes",
  CASE json_type("why") WHEN 'text' THEN json_extract("why", '$') ELSE coalesce(json_extract("why", '$.' || (SELECT "language" FROM "main_language")), json_extract("why", '$.plain'), json_extract("why", '$.en'), json_extract("why", '$.id')) END AS "why",
  "lens",
  "lens_provenance",
  "recommendation",
  CASE json_type("position") WHEN 'text' THEN json_extract("position", '$') ELSE coalesce(json_extract("position", '$.' || (SELECT "language" FROM "main_language")), json_extract("position", '$.plain'), json_extract("position", '$.en'), json_extract("position", '$.id')) END AS "position",
  "person",
  "accepted_in_person",
  "by_when",
  CASE json_type("measure") WHEN 'text' THEN json_extract("measure", '$') ELSE coalesce(json_extract("measure", '$.' || (SELECT "language" FROM "main_language")), json_extract("measure", '$.plain'), json_extract("measure", '$.en'), json_extract("measure", '$.id')) END AS "measure",
  CASE json_type("enabling_action") WHEN 'text' THEN json_extract("enabling_action", '$') ELSE coalesce(json_extract("enabling_action", '$.' || (SELECT "language" FROM "main_language")), json_extract("enabling_action", '$.plain'), json_extract("enabling_action", '$.en'), json_extract("enabling_action", '$.id')) END AS "enabling_action",
  CASE json_type("resources") WHEN 'text' THEN json_extract("resources", '$') ELSE coalesce(json_extract("resources", '$.' || (SELECT "language" FROM "main_language")), json_extract("resources", '$.plain'), json_extract("resources", '$.en'), json_extract("resources", '$.id')) END AS "resources",
  CASE json_type("risk") WHEN 'text' THEN json_extract("risk", '$') ELSE coalesce(json_extract("risk", '$.' || (SELECT "language" FROM "main_language")), json_extract("risk", '$.plain'), json_extract("risk", '$.en'), json_extract("risk", '$.id')) END AS "risk",
  "planning_hooks",
  "status",
  "follow_up_on",
  "detail_provenance"
FROM "actions";

CREATE VIEW "read_follow_ups" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "action",
  "date",
  "status",
  CASE json_type("what_happened") WHEN 'text' THEN json_extract("what_happened", '$') ELSE coalesce(json_extract("what_happened", '$.' || (SELECT "language" FROM "main_language")), json_extract("what_happened", '$.plain'), json_extract("what_happened", '$.en'), json_extract("what_happened", '$.id')) END AS "what_happened",
  CASE json_type("evidence") WHEN 'text' THEN json_extract("evidence", '$') ELSE coalesce(json_extract("evidence", '$.' || (SELECT "language" FROM "main_language")), json_extract("evidence", '$.plain'), json_extract("evidence", '$.en'), json_extract("evidence", '$.id')) END AS "evidence"
FROM "follow_ups";

CREATE VIEW "read_reconstruction" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "concept_kind",
  CASE json_type("original") WHEN 'text' THEN json_extract("original", '$') ELSE coalesce(json_extract("original", '$.' || (SELECT "language" FROM "main_language")), json_extract("original", '$.plain'), json_extract("original", '$.en'), json_extract("original", '$.id')) END AS "original",
  "original_page",
  CASE json_type("original_note") WHEN 'text' THEN json_extract("original_note", '$') ELSE coalesce(json_extract("original_note", '$.' || (SELECT "language" FROM "main_language")), json_extract("original_note", '$.plain'), json_extract("original_note", '$.en'), json_extract("original_note", '$.id')) END AS "original_note",
  "operation",
  "reconstructed",
  CASE json_type("reconstructed_text") WHEN 'text' THEN json_extract("reconstructed_text", '$') ELSE coalesce(json_extract("reconstructed_text", '$.' || (SELECT "language" FROM "main_language")), json_extract("reconstructed_text", '$.plain'), json_extract("reconstructed_text", '$.en'), json_extract("reconstructed_text", '$.id')) END AS "reconstructed_text",
  "reconstructed_provenance",
  "evidence",
  "evidence_provenance",
  CASE json_type("rationale") WHEN 'text' THEN json_extract("rationale", '$') ELSE coalesce(json_extract("rationale", '$.' || (SELECT "language" FROM "main_language")), json_extract("rationale", '$.plain'), json_extract("rationale", '$.en'), json_extract("rationale", '$.id')) END AS "rationale"
FROM "reconstruction";

CREATE VIEW "read_learning" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "about",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text"
FROM "learning";

CREATE VIEW "read_waivers" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "rule",
  "about",
  "field",
  CASE json_type("reason") WHEN 'text' THEN json_extract("reason", '$') ELSE coalesce(json_extract("reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("reason", '$.plain'), json_extract("reason", '$.en'), json_extract("reason", '$.id')) END AS "reason",
  "waived_by",
  "waived_at"
FROM "waivers";
