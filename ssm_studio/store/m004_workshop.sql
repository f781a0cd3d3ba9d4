ALTER TABLE "sessions" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "sessions" ADD COLUMN "agenda" TEXT;

ALTER TABLE "sessions" ADD COLUMN "research_on" INTEGER CHECK ("research_on" IN (0, 1));

ALTER TABLE "sessions" ADD COLUMN "introductory" INTEGER CHECK ("introductory" IN (0, 1));

ALTER TABLE "sessions" ADD COLUMN "mode" INTEGER;

ALTER TABLE "sessions" ADD COLUMN "users" TEXT CHECK ("users" IS NULL OR json_valid("users"));

ALTER TABLE "sessions" ADD COLUMN "methodology" TEXT CHECK ("methodology" IS NULL OR json_valid("methodology"));

ALTER TABLE "sessions" ADD COLUMN "exit_problem_solving" TEXT CHECK ("exit_problem_solving" IN ('exit', 'amend'));

ALTER TABLE "sessions" ADD COLUMN "exit_problem_solving_reason" TEXT CHECK ("exit_problem_solving_reason" IS NULL OR json_valid("exit_problem_solving_reason"));

ALTER TABLE "sessions" ADD COLUMN "exit_problem_solving_at" TEXT;

ALTER TABLE "sessions" ADD COLUMN "exit_research" TEXT CHECK ("exit_research" IN ('exit', 'amend'));

ALTER TABLE "sessions" ADD COLUMN "exit_research_reason" TEXT CHECK ("exit_research_reason" IS NULL OR json_valid("exit_research_reason"));

ALTER TABLE "sessions" ADD COLUMN "exit_research_at" TEXT;

ALTER TABLE "sessions" ADD COLUMN "table" TEXT;

DROP VIEW "read_sessions";

ALTER TABLE "research" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "research" ADD COLUMN "theoretical_issue" TEXT CHECK ("theoretical_issue" IS NULL OR json_valid("theoretical_issue"));

ALTER TABLE "research" ADD COLUMN "factual_issue" TEXT CHECK ("factual_issue" IS NULL OR json_valid("factual_issue"));

ALTER TABLE "research" ADD COLUMN "remark" TEXT CHECK ("remark" IS NULL OR json_valid("remark"));

ALTER TABLE "research" ADD COLUMN "locked_at" TEXT;

DROP VIEW "read_research";

ALTER TABLE "groups" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_groups";

ALTER TABLE "participants" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_participants";

ALTER TABLE "analyses_one" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_analyses_one";

ALTER TABLE "analyses_two" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "analyses_two" ADD COLUMN "observed_at" TEXT;

ALTER TABLE "analyses_two" ADD COLUMN "confidence" TEXT CHECK ("confidence" IN ('low', 'medium', 'high'));

DROP VIEW "read_analyses_two";

ALTER TABLE "analyses_three" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "analyses_three" ADD COLUMN "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence"));

DROP VIEW "read_analyses_three";

ALTER TABLE "pictures" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "pictures" ADD COLUMN "merged_from" TEXT CHECK ("merged_from" IS NULL OR json_valid("merged_from"));

DROP VIEW "read_pictures";

ALTER TABLE "photos" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "photos" ADD COLUMN "kept_sha256" TEXT;

ALTER TABLE "photos" ADD COLUMN "media" TEXT;

ALTER TABLE "photos" ADD COLUMN "width" INTEGER;

ALTER TABLE "photos" ADD COLUMN "height" INTEGER;

ALTER TABLE "photos" ADD COLUMN "taken_by" TEXT;

ALTER TABLE "photos" ADD COLUMN "taken_at" TEXT;

DROP VIEW "read_photos";

CREATE TABLE "interpretations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "picture" TEXT REFERENCES "pictures" ("id") DEFERRABLE INITIALLY DEFERRED,
  "group" TEXT,
  "read_by" TEXT,
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "at" TEXT
) STRICT;

ALTER TABLE "elements" ADD COLUMN "placed_by_hand" INTEGER CHECK ("placed_by_hand" IN (0, 1));

ALTER TABLE "elements" ADD COLUMN "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence"));

ALTER TABLE "elements" ADD COLUMN "photo" TEXT;

ALTER TABLE "elements" ADD COLUMN "photo_region" TEXT;

ALTER TABLE "elements" ADD COLUMN "merged_from" TEXT CHECK ("merged_from" IS NULL OR json_valid("merged_from"));

DROP VIEW "read_elements";

ALTER TABLE "relations" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_relations";

ALTER TABLE "themes" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "themes" ADD COLUMN "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence"));

ALTER TABLE "themes" ADD COLUMN "merged_from" TEXT CHECK ("merged_from" IS NULL OR json_valid("merged_from"));

DROP VIEW "read_themes";

ALTER TABLE "relevant_systems" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "relevant_systems" ADD COLUMN "worldview_hint" TEXT CHECK ("worldview_hint" IS NULL OR json_valid("worldview_hint"));

ALTER TABLE "relevant_systems" ADD COLUMN "use" TEXT CHECK ("use" IN ('content', 'process'));

DROP VIEW "read_relevant_systems";

ALTER TABLE "root_definitions" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "root_definitions" ADD COLUMN "use" TEXT CHECK ("use" IN ('content', 'process'));

ALTER TABLE "root_definitions" ADD COLUMN "perspective" TEXT CHECK ("perspective" IS NULL OR json_valid("perspective"));

ALTER TABLE "root_definitions" ADD COLUMN "efficacy" TEXT CHECK ("efficacy" IS NULL OR json_valid("efficacy"));

ALTER TABLE "root_definitions" ADD COLUMN "efficiency" TEXT CHECK ("efficiency" IS NULL OR json_valid("efficiency"));

ALTER TABLE "root_definitions" ADD COLUMN "effectiveness" TEXT CHECK ("effectiveness" IS NULL OR json_valid("effectiveness"));

ALTER TABLE "root_definitions" ADD COLUMN "ethicality" TEXT CHECK ("ethicality" IS NULL OR json_valid("ethicality"));

ALTER TABLE "root_definitions" ADD COLUMN "elegance" TEXT CHECK ("elegance" IS NULL OR json_valid("elegance"));

DROP VIEW "read_root_definitions";

ALTER TABLE "customers" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_customers";

ALTER TABLE "actors" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_actors";

ALTER TABLE "owners" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_owners";

ALTER TABLE "constraints" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "constraints" ADD COLUMN "effect" TEXT CHECK ("effect" IN ('hinders', 'helps', 'both'));

DROP VIEW "read_constraints";

ALTER TABLE "models" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "models" ADD COLUMN "use" TEXT CHECK ("use" IN ('content', 'process'));

ALTER TABLE "models" ADD COLUMN "perspective" TEXT CHECK ("perspective" IS NULL OR json_valid("perspective"));

DROP VIEW "read_models";

ALTER TABLE "activities" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "activities" ADD COLUMN "who" TEXT CHECK ("who" IS NULL OR json_valid("who"));

DROP VIEW "read_activities";

CREATE TABLE "indicators" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "model" TEXT REFERENCES "models" ("id") DEFERRABLE INITIALLY DEFERRED,
  "activity" TEXT,
  "measure" TEXT CHECK ("measure" IN ('efficacy', 'efficiency', 'effectiveness', 'ethicality', 'elegance', 'vfm3e_economy', 'vfm3e_efficiency', 'vfm3e_effectiveness', 'vfm5e_economy', 'vfm5e_efficiency', 'vfm5e_effectiveness', 'vfm5e_cost_effectiveness', 'vfm5e_equity')),
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "target" TEXT CHECK ("target" IS NULL OR json_valid("target")),
  "threshold" TEXT CHECK ("threshold" IS NULL OR json_valid("threshold")),
  "found" TEXT CHECK ("found" IS NULL OR json_valid("found")),
  "found_at" TEXT,
  "judged_by" TEXT CHECK ("judged_by" IS NULL OR json_valid("judged_by"))
) STRICT;

ALTER TABLE "comparison_rows" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "comparison_rows" ADD COLUMN "quality_by" TEXT CHECK ("quality_by" IS NULL OR json_valid("quality_by"));

ALTER TABLE "comparison_rows" ADD COLUMN "who_elements" TEXT CHECK ("who_elements" IS NULL OR json_valid("who_elements"));

DROP VIEW "read_comparison_rows";

CREATE TABLE "scenarios" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "model" TEXT,
  "event" TEXT CHECK ("event" IS NULL OR json_valid("event")),
  "date" TEXT
) STRICT;

CREATE TABLE "scenario_steps" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "scenario" TEXT REFERENCES "scenarios" ("id") DEFERRABLE INITIALLY DEFERRED,
  "activity" TEXT,
  "happened" TEXT CHECK ("happened" IS NULL OR json_valid("happened")),
  "would_have" TEXT CHECK ("would_have" IS NULL OR json_valid("would_have"))
) STRICT;

ALTER TABLE "debate" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "debate" ADD COLUMN "about" TEXT;

ALTER TABLE "debate" ADD COLUMN "role" TEXT CHECK ("role" IS NULL OR json_valid("role"));

ALTER TABLE "debate" ADD COLUMN "in_role_of" TEXT CHECK ("in_role_of" IS NULL OR json_valid("in_role_of"));

ALTER TABLE "debate" ADD COLUMN "corrects" TEXT;

ALTER TABLE "debate" ADD COLUMN "correction" TEXT CHECK ("correction" IN ('change_of_mind', 'compromise', 'slip'));

ALTER TABLE "debate" ADD COLUMN "said_at" TEXT;

ALTER TABLE "debate" ADD COLUMN "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence"));

DROP VIEW "read_debate";

ALTER TABLE "accommodations" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "accommodations" ADD COLUMN "worldviews" TEXT CHECK ("worldviews" IS NULL OR json_valid("worldviews"));

ALTER TABLE "accommodations" ADD COLUMN "agreed_at" TEXT;

DROP VIEW "read_accommodations";

ALTER TABLE "reservations" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "reservations" ADD COLUMN "round" INTEGER;

DROP VIEW "read_reservations";

ALTER TABLE "changes" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "changes" ADD COLUMN "feasible_evidence" TEXT CHECK ("feasible_evidence" IS NULL OR json_valid("feasible_evidence"));

DROP VIEW "read_changes";

ALTER TABLE "actions" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "actions" ADD COLUMN "target" TEXT CHECK ("target" IS NULL OR json_valid("target"));

ALTER TABLE "actions" ADD COLUMN "threshold" TEXT CHECK ("threshold" IS NULL OR json_valid("threshold"));

ALTER TABLE "actions" ADD COLUMN "found" TEXT CHECK ("found" IS NULL OR json_valid("found"));

ALTER TABLE "actions" ADD COLUMN "judged_by" TEXT CHECK ("judged_by" IS NULL OR json_valid("judged_by"));

ALTER TABLE "actions" ADD COLUMN "horizon" TEXT CHECK ("horizon" IN ('one_year', 'longer', 'standing'));

ALTER TABLE "actions" ADD COLUMN "supported_by" TEXT CHECK ("supported_by" IS NULL OR json_valid("supported_by"));

ALTER TABLE "actions" ADD COLUMN "dissent" TEXT CHECK ("dissent" IS NULL OR json_valid("dissent"));

ALTER TABLE "actions" ADD COLUMN "dissent_by" TEXT CHECK ("dissent_by" IS NULL OR json_valid("dissent_by"));

ALTER TABLE "actions" ADD COLUMN "media" TEXT CHECK ("media" IS NULL OR json_valid("media"));

ALTER TABLE "actions" ADD COLUMN "levers" TEXT CHECK ("levers" IS NULL OR json_valid("levers"));

DROP VIEW "read_actions";

ALTER TABLE "follow_ups" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "follow_ups" ADD COLUMN "why" TEXT CHECK ("why" IS NULL OR json_valid("why"));

ALTER TABLE "follow_ups" ADD COLUMN "next_look" TEXT;

ALTER TABLE "follow_ups" ADD COLUMN "new_issue" TEXT;

DROP VIEW "read_follow_ups";

ALTER TABLE "reconstruction" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "reconstruction" ADD COLUMN "original_source" TEXT;

ALTER TABLE "reconstruction" ADD COLUMN "joined_with" TEXT CHECK ("joined_with" IS NULL OR json_valid("joined_with"));

ALTER TABLE "reconstruction" ADD COLUMN "confidence" TEXT CHECK ("confidence" IN ('low', 'medium', 'high'));

ALTER TABLE "reconstruction" ADD COLUMN "validated_by" TEXT CHECK ("validated_by" IS NULL OR json_valid("validated_by"));

ALTER TABLE "reconstruction" ADD COLUMN "validated_with" TEXT CHECK ("validated_with" IS NULL OR json_valid("validated_with"));

ALTER TABLE "reconstruction" ADD COLUMN "validated_at" TEXT;

DROP VIEW "read_reconstruction";

ALTER TABLE "learning" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

ALTER TABLE "learning" ADD COLUMN "said_by" TEXT;

DROP VIEW "read_learning";

ALTER TABLE "waivers" ADD COLUMN "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags"));

DROP VIEW "read_waivers";

CREATE TABLE "evidence" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "kind" TEXT CHECK ("kind" IN ('quotation', 'photo', 'document', 'survey_answer', 'observation', 'number')),
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "said_by" TEXT,
  "group" TEXT,
  "photo" TEXT,
  "source" TEXT,
  "page" TEXT,
  "date" TEXT,
  "question" TEXT CHECK ("question" IS NULL OR json_valid("question")),
  "rating" INTEGER,
  "consent" INTEGER CHECK ("consent" IN (0, 1)),
  "verbatim" INTEGER CHECK ("verbatim" IN (0, 1))
) STRICT;

CREATE TABLE "ballots" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "target" TEXT,
  "asked" TEXT CHECK ("asked" IN ('dots', 'agreement', 'desirable', 'feasible', 'quality', 'rating')),
  "method" TEXT CHECK ("method" IN ('hands', 'proxy', 'secret')),
  "scale" TEXT,
  "round" INTEGER,
  "marks" TEXT CHECK ("marks" IS NULL OR json_valid("marks")),
  "hands" TEXT CHECK ("hands" IS NULL OR json_valid("hands")),
  "secret" INTEGER CHECK ("secret" IN (0, 1)),
  "revealed" INTEGER CHECK ("revealed" IN (0, 1)),
  "reason" TEXT CHECK ("reason" IS NULL OR json_valid("reason")),
  "held_at" TEXT,
  "wording" TEXT CHECK ("wording" IS NULL OR json_valid("wording")),
  "spread" TEXT CHECK ("spread" IS NULL OR json_valid("spread"))
) STRICT;

CREATE TABLE "blocks" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "day" INTEGER,
  "place" INTEGER,
  "title" TEXT CHECK ("title" IS NULL OR json_valid("title")),
  "stage" TEXT,
  "minutes" INTEGER,
  "starts" TEXT,
  "technique" TEXT,
  "ceremony" INTEGER CHECK ("ceremony" IN (0, 1)),
  "inputs" TEXT CHECK ("inputs" IS NULL OR json_valid("inputs")),
  "outputs" TEXT CHECK ("outputs" IS NULL OR json_valid("outputs")),
  "began_at" TEXT,
  "ended_at" TEXT,
  "present" TEXT CHECK ("present" IS NULL OR json_valid("present"))
) STRICT;

CREATE TABLE "diary" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "kind" TEXT CHECK ("kind" IN ('diary', 'departure')),
  "block" TEXT,
  "at" TEXT,
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "tags" TEXT CHECK ("tags" IS NULL OR json_valid("tags"))
) STRICT;

CREATE TABLE "parked" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text")),
  "said_by" TEXT,
  "stage" TEXT,
  "solution" INTEGER CHECK ("solution" IN (0, 1)),
  "block" TEXT,
  "became" TEXT CHECK ("became" IS NULL OR json_valid("became")),
  "settled" INTEGER CHECK ("settled" IN (0, 1))
) STRICT;

CREATE TABLE "declared" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "version" INTEGER,
  "declared_at" TEXT,
  "framework" TEXT CHECK ("framework" IS NULL OR json_valid("framework")),
  "research_method" TEXT CHECK ("research_method" IS NULL OR json_valid("research_method")),
  "problem_solving_method" TEXT CHECK ("problem_solving_method" IS NULL OR json_valid("problem_solving_method")),
  "area_of_concern" TEXT CHECK ("area_of_concern" IS NULL OR json_valid("area_of_concern")),
  "problem_situation" TEXT CHECK ("problem_situation" IS NULL OR json_valid("problem_situation")),
  "declaration" TEXT CHECK ("declaration" IS NULL OR json_valid("declaration")),
  "theoretical_issue" TEXT CHECK ("theoretical_issue" IS NULL OR json_valid("theoretical_issue")),
  "factual_issue" TEXT CHECK ("factual_issue" IS NULL OR json_valid("factual_issue")),
  "remark" TEXT CHECK ("remark" IS NULL OR json_valid("remark"))
) STRICT;

CREATE TABLE "cycle_notes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "cycle" TEXT CHECK ("cycle" IN ('ps', 'r')),
  "step" INTEGER,
  "text" TEXT CHECK ("text" IS NULL OR json_valid("text"))
) STRICT;

CREATE TABLE "lenses" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "key" TEXT,
  "name" TEXT CHECK ("name" IS NULL OR json_valid("name")),
  "source" TEXT
) STRICT;

CREATE TABLE "lens_elements" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "lens" TEXT REFERENCES "lenses" ("id") DEFERRABLE INITIALLY DEFERRED,
  "key" TEXT,
  "name" TEXT CHECK ("name" IS NULL OR json_valid("name"))
) STRICT;

CREATE TABLE "clashes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "about" TEXT,
  "field" TEXT,
  "lang" TEXT,
  "base" TEXT,
  "settled" TEXT,
  "settled_at" TEXT,
  "reason" TEXT CHECK ("reason" IS NULL OR json_valid("reason"))
) STRICT;

CREATE TABLE "clash_sides" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ref" TEXT NOT NULL DEFAULT '',
  "provenance" TEXT,
  "visibility" TEXT CHECK ("visibility" IN ('public', 'session', 'facilitator')),
  "interest" TEXT CHECK ("interest" IN ('ps', 'r', 'both')),
  "kept" TEXT NOT NULL DEFAULT '',
  "was" TEXT,
  "lens_tags" TEXT CHECK ("lens_tags" IS NULL OR json_valid("lens_tags")),
  "clash" TEXT REFERENCES "clashes" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "author" TEXT,
  "at" TEXT
) STRICT;

CREATE TABLE "attachments" (
  "sha256" TEXT NOT NULL PRIMARY KEY,
  "media" TEXT NOT NULL,
  "bytes" BLOB NOT NULL
) STRICT;

CREATE TABLE "merged_log" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "replica" TEXT NOT NULL,
  "parent" TEXT,
  "merged" TEXT,
  "at" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "merge_key" TEXT,
  "undo_of" TEXT,
  "puts" TEXT NOT NULL CHECK (json_valid("puts")),
  "salts" TEXT NOT NULL CHECK (json_valid("salts")),
  "digest" TEXT NOT NULL
) STRICT;

CREATE TRIGGER "merged_log_never_updated" BEFORE UPDATE ON "merged_log"
BEGIN SELECT RAISE(ABORT, 'merged_log is only ever appended to'); END;

CREATE TRIGGER "merged_log_never_deleted" BEFORE DELETE ON "merged_log"
BEGIN SELECT RAISE(ABORT, 'merged_log is only ever appended to'); END;

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
  "operations",
  "was",
  "lens_tags",
  "agenda",
  "research_on",
  "introductory",
  "mode",
  CASE json_type("users") WHEN 'text' THEN json_extract("users", '$') ELSE coalesce(json_extract("users", '$.' || (SELECT "language" FROM "main_language")), json_extract("users", '$.plain'), json_extract("users", '$.en'), json_extract("users", '$.id')) END AS "users",
  CASE json_type("methodology") WHEN 'text' THEN json_extract("methodology", '$') ELSE coalesce(json_extract("methodology", '$.' || (SELECT "language" FROM "main_language")), json_extract("methodology", '$.plain'), json_extract("methodology", '$.en'), json_extract("methodology", '$.id')) END AS "methodology",
  "exit_problem_solving",
  CASE json_type("exit_problem_solving_reason") WHEN 'text' THEN json_extract("exit_problem_solving_reason", '$') ELSE coalesce(json_extract("exit_problem_solving_reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("exit_problem_solving_reason", '$.plain'), json_extract("exit_problem_solving_reason", '$.en'), json_extract("exit_problem_solving_reason", '$.id')) END AS "exit_problem_solving_reason",
  "exit_problem_solving_at",
  "exit_research",
  CASE json_type("exit_research_reason") WHEN 'text' THEN json_extract("exit_research_reason", '$') ELSE coalesce(json_extract("exit_research_reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("exit_research_reason", '$.plain'), json_extract("exit_research_reason", '$.en'), json_extract("exit_research_reason", '$.id')) END AS "exit_research_reason",
  "exit_research_at",
  "table"
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
  "declared_at",
  "was",
  "lens_tags",
  CASE json_type("theoretical_issue") WHEN 'text' THEN json_extract("theoretical_issue", '$') ELSE coalesce(json_extract("theoretical_issue", '$.' || (SELECT "language" FROM "main_language")), json_extract("theoretical_issue", '$.plain'), json_extract("theoretical_issue", '$.en'), json_extract("theoretical_issue", '$.id')) END AS "theoretical_issue",
  CASE json_type("factual_issue") WHEN 'text' THEN json_extract("factual_issue", '$') ELSE coalesce(json_extract("factual_issue", '$.' || (SELECT "language" FROM "main_language")), json_extract("factual_issue", '$.plain'), json_extract("factual_issue", '$.en'), json_extract("factual_issue", '$.id')) END AS "factual_issue",
  CASE json_type("remark") WHEN 'text' THEN json_extract("remark", '$') ELSE coalesce(json_extract("remark", '$.' || (SELECT "language" FROM "main_language")), json_extract("remark", '$.plain'), json_extract("remark", '$.en'), json_extract("remark", '$.id')) END AS "remark",
  "locked_at"
FROM "research";

CREATE VIEW "read_groups" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name",
  "was",
  "lens_tags"
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
  "consent",
  "was",
  "lens_tags"
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
  "inside",
  "was",
  "lens_tags"
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
  "evidence",
  "was",
  "lens_tags",
  "observed_at",
  "confidence"
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
  "private",
  "was",
  "lens_tags",
  "evidence"
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
  "supersedes",
  "was",
  "lens_tags",
  "merged_from"
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
  CASE json_type("caption") WHEN 'text' THEN json_extract("caption", '$') ELSE coalesce(json_extract("caption", '$.' || (SELECT "language" FROM "main_language")), json_extract("caption", '$.plain'), json_extract("caption", '$.en'), json_extract("caption", '$.id')) END AS "caption",
  "was",
  "lens_tags",
  "kept_sha256",
  "media",
  "width",
  "height",
  "taken_by",
  "taken_at"
FROM "photos";

CREATE VIEW "read_interpretations" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "picture",
  "group",
  "read_by",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "at"
FROM "interpretations";

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
  "y",
  "was",
  "placed_by_hand",
  "evidence",
  "photo",
  "photo_region",
  "merged_from"
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
  "formal",
  "was",
  "lens_tags"
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
  "votes_provenance",
  "was",
  "lens_tags",
  "evidence",
  "merged_from"
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
  "votes",
  "was",
  "lens_tags",
  CASE json_type("worldview_hint") WHEN 'text' THEN json_extract("worldview_hint", '$') ELSE coalesce(json_extract("worldview_hint", '$.' || (SELECT "language" FROM "main_language")), json_extract("worldview_hint", '$.plain'), json_extract("worldview_hint", '$.en'), json_extract("worldview_hint", '$.id')) END AS "worldview_hint",
  "use"
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
  CASE json_type("omitted_e") WHEN 'text' THEN json_extract("omitted_e", '$') ELSE coalesce(json_extract("omitted_e", '$.' || (SELECT "language" FROM "main_language")), json_extract("omitted_e", '$.plain'), json_extract("omitted_e", '$.en'), json_extract("omitted_e", '$.id')) END AS "omitted_e",
  "was",
  "lens_tags",
  "use",
  CASE json_type("perspective") WHEN 'text' THEN json_extract("perspective", '$') ELSE coalesce(json_extract("perspective", '$.' || (SELECT "language" FROM "main_language")), json_extract("perspective", '$.plain'), json_extract("perspective", '$.en'), json_extract("perspective", '$.id')) END AS "perspective",
  CASE json_type("efficacy") WHEN 'text' THEN json_extract("efficacy", '$') ELSE coalesce(json_extract("efficacy", '$.' || (SELECT "language" FROM "main_language")), json_extract("efficacy", '$.plain'), json_extract("efficacy", '$.en'), json_extract("efficacy", '$.id')) END AS "efficacy",
  CASE json_type("efficiency") WHEN 'text' THEN json_extract("efficiency", '$') ELSE coalesce(json_extract("efficiency", '$.' || (SELECT "language" FROM "main_language")), json_extract("efficiency", '$.plain'), json_extract("efficiency", '$.en'), json_extract("efficiency", '$.id')) END AS "efficiency",
  CASE json_type("effectiveness") WHEN 'text' THEN json_extract("effectiveness", '$') ELSE coalesce(json_extract("effectiveness", '$.' || (SELECT "language" FROM "main_language")), json_extract("effectiveness", '$.plain'), json_extract("effectiveness", '$.en'), json_extract("effectiveness", '$.id')) END AS "effectiveness",
  CASE json_type("ethicality") WHEN 'text' THEN json_extract("ethicality", '$') ELSE coalesce(json_extract("ethicality", '$.' || (SELECT "language" FROM "main_language")), json_extract("ethicality", '$.plain'), json_extract("ethicality", '$.en'), json_extract("ethicality", '$.id')) END AS "ethicality",
  CASE json_type("elegance") WHEN 'text' THEN json_extract("elegance", '$') ELSE coalesce(json_extract("elegance", '$.' || (SELECT "language" FROM "main_language")), json_extract("elegance", '$.plain'), json_extract("elegance", '$.en'), json_extract("elegance", '$.id')) END AS "elegance"
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
  "direct",
  "was",
  "lens_tags"
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
  CASE json_type("does") WHEN 'text' THEN json_extract("does", '$') ELSE coalesce(json_extract("does", '$.' || (SELECT "language" FROM "main_language")), json_extract("does", '$.plain'), json_extract("does", '$.en'), json_extract("does", '$.id')) END AS "does",
  "was",
  "lens_tags"
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
  CASE json_type("how") WHEN 'text' THEN json_extract("how", '$') ELSE coalesce(json_extract("how", '$.' || (SELECT "language" FROM "main_language")), json_extract("how", '$.plain'), json_extract("how", '$.en'), json_extract("how", '$.id')) END AS "how",
  "was",
  "lens_tags"
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
  "system_can_change",
  "was",
  "lens_tags",
  "effect"
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
  CASE json_type("elegance") WHEN 'text' THEN json_extract("elegance", '$') ELSE coalesce(json_extract("elegance", '$.' || (SELECT "language" FROM "main_language")), json_extract("elegance", '$.plain'), json_extract("elegance", '$.en'), json_extract("elegance", '$.id')) END AS "elegance",
  "kind",
  "overlays",
  "label_width",
  CASE json_type("vfm3e_economy") WHEN 'text' THEN json_extract("vfm3e_economy", '$') ELSE coalesce(json_extract("vfm3e_economy", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm3e_economy", '$.plain'), json_extract("vfm3e_economy", '$.en'), json_extract("vfm3e_economy", '$.id')) END AS "vfm3e_economy",
  CASE json_type("vfm3e_efficiency") WHEN 'text' THEN json_extract("vfm3e_efficiency", '$') ELSE coalesce(json_extract("vfm3e_efficiency", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm3e_efficiency", '$.plain'), json_extract("vfm3e_efficiency", '$.en'), json_extract("vfm3e_efficiency", '$.id')) END AS "vfm3e_efficiency",
  CASE json_type("vfm3e_effectiveness") WHEN 'text' THEN json_extract("vfm3e_effectiveness", '$') ELSE coalesce(json_extract("vfm3e_effectiveness", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm3e_effectiveness", '$.plain'), json_extract("vfm3e_effectiveness", '$.en'), json_extract("vfm3e_effectiveness", '$.id')) END AS "vfm3e_effectiveness",
  CASE json_type("vfm5e_economy") WHEN 'text' THEN json_extract("vfm5e_economy", '$') ELSE coalesce(json_extract("vfm5e_economy", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm5e_economy", '$.plain'), json_extract("vfm5e_economy", '$.en'), json_extract("vfm5e_economy", '$.id')) END AS "vfm5e_economy",
  CASE json_type("vfm5e_efficiency") WHEN 'text' THEN json_extract("vfm5e_efficiency", '$') ELSE coalesce(json_extract("vfm5e_efficiency", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm5e_efficiency", '$.plain'), json_extract("vfm5e_efficiency", '$.en'), json_extract("vfm5e_efficiency", '$.id')) END AS "vfm5e_efficiency",
  CASE json_type("vfm5e_effectiveness") WHEN 'text' THEN json_extract("vfm5e_effectiveness", '$') ELSE coalesce(json_extract("vfm5e_effectiveness", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm5e_effectiveness", '$.plain'), json_extract("vfm5e_effectiveness", '$.en'), json_extract("vfm5e_effectiveness", '$.id')) END AS "vfm5e_effectiveness",
  CASE json_type("vfm5e_cost_effectiveness") WHEN 'text' THEN json_extract("vfm5e_cost_effectiveness", '$') ELSE coalesce(json_extract("vfm5e_cost_effectiveness", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm5e_cost_effectiveness", '$.plain'), json_extract("vfm5e_cost_effectiveness", '$.en'), json_extract("vfm5e_cost_effectiveness", '$.id')) END AS "vfm5e_cost_effectiveness",
  CASE json_type("vfm5e_equity") WHEN 'text' THEN json_extract("vfm5e_equity", '$') ELSE coalesce(json_extract("vfm5e_equity", '$.' || (SELECT "language" FROM "main_language")), json_extract("vfm5e_equity", '$.plain'), json_extract("vfm5e_equity", '$.en'), json_extract("vfm5e_equity", '$.id')) END AS "vfm5e_equity",
  CASE json_type("formal_purpose") WHEN 'text' THEN json_extract("formal_purpose", '$') ELSE coalesce(json_extract("formal_purpose", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_purpose", '$.plain'), json_extract("formal_purpose", '$.en'), json_extract("formal_purpose", '$.id')) END AS "formal_purpose",
  CASE json_type("formal_measure") WHEN 'text' THEN json_extract("formal_measure", '$') ELSE coalesce(json_extract("formal_measure", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_measure", '$.plain'), json_extract("formal_measure", '$.en'), json_extract("formal_measure", '$.id')) END AS "formal_measure",
  CASE json_type("formal_decision") WHEN 'text' THEN json_extract("formal_decision", '$') ELSE coalesce(json_extract("formal_decision", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_decision", '$.plain'), json_extract("formal_decision", '$.en'), json_extract("formal_decision", '$.id')) END AS "formal_decision",
  CASE json_type("formal_components") WHEN 'text' THEN json_extract("formal_components", '$') ELSE coalesce(json_extract("formal_components", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_components", '$.plain'), json_extract("formal_components", '$.en'), json_extract("formal_components", '$.id')) END AS "formal_components",
  CASE json_type("formal_connectivity") WHEN 'text' THEN json_extract("formal_connectivity", '$') ELSE coalesce(json_extract("formal_connectivity", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_connectivity", '$.plain'), json_extract("formal_connectivity", '$.en'), json_extract("formal_connectivity", '$.id')) END AS "formal_connectivity",
  CASE json_type("formal_environment") WHEN 'text' THEN json_extract("formal_environment", '$') ELSE coalesce(json_extract("formal_environment", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_environment", '$.plain'), json_extract("formal_environment", '$.en'), json_extract("formal_environment", '$.id')) END AS "formal_environment",
  CASE json_type("formal_boundary") WHEN 'text' THEN json_extract("formal_boundary", '$') ELSE coalesce(json_extract("formal_boundary", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_boundary", '$.plain'), json_extract("formal_boundary", '$.en'), json_extract("formal_boundary", '$.id')) END AS "formal_boundary",
  CASE json_type("formal_resources") WHEN 'text' THEN json_extract("formal_resources", '$') ELSE coalesce(json_extract("formal_resources", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_resources", '$.plain'), json_extract("formal_resources", '$.en'), json_extract("formal_resources", '$.id')) END AS "formal_resources",
  CASE json_type("formal_continuity") WHEN 'text' THEN json_extract("formal_continuity", '$') ELSE coalesce(json_extract("formal_continuity", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_continuity", '$.plain'), json_extract("formal_continuity", '$.en'), json_extract("formal_continuity", '$.id')) END AS "formal_continuity",
  "was",
  "lens_tags",
  "use",
  CASE json_type("perspective") WHEN 'text' THEN json_extract("perspective", '$') ELSE coalesce(json_extract("perspective", '$.' || (SELECT "language" FROM "main_language")), json_extract("perspective", '$.plain'), json_extract("perspective", '$.en'), json_extract("perspective", '$.id')) END AS "perspective"
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
  "y",
  "same_as",
  "was",
  "lens_tags",
  CASE json_type("who") WHEN 'text' THEN json_extract("who", '$') ELSE coalesce(json_extract("who", '$.' || (SELECT "language" FROM "main_language")), json_extract("who", '$.plain'), json_extract("who", '$.en'), json_extract("who", '$.id')) END AS "who"
FROM "activities";

CREATE VIEW "read_indicators" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "model",
  "activity",
  "measure",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  CASE json_type("target") WHEN 'text' THEN json_extract("target", '$') ELSE coalesce(json_extract("target", '$.' || (SELECT "language" FROM "main_language")), json_extract("target", '$.plain'), json_extract("target", '$.en'), json_extract("target", '$.id')) END AS "target",
  CASE json_type("threshold") WHEN 'text' THEN json_extract("threshold", '$') ELSE coalesce(json_extract("threshold", '$.' || (SELECT "language" FROM "main_language")), json_extract("threshold", '$.plain'), json_extract("threshold", '$.en'), json_extract("threshold", '$.id')) END AS "threshold",
  CASE json_type("found") WHEN 'text' THEN json_extract("found", '$') ELSE coalesce(json_extract("found", '$.' || (SELECT "language" FROM "main_language")), json_extract("found", '$.plain'), json_extract("found", '$.en'), json_extract("found", '$.id')) END AS "found",
  "found_at",
  CASE json_type("judged_by") WHEN 'text' THEN json_extract("judged_by", '$') ELSE coalesce(json_extract("judged_by", '$.' || (SELECT "language" FROM "main_language")), json_extract("judged_by", '$.plain'), json_extract("judged_by", '$.en'), json_extract("judged_by", '$.id')) END AS "judged_by"
FROM "indicators";

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
  "comment_provenance",
  "stale",
  CASE json_type("asked") WHEN 'text' THEN json_extract("asked", '$') ELSE coalesce(json_extract("asked", '$.' || (SELECT "language" FROM "main_language")), json_extract("asked", '$.plain'), json_extract("asked", '$.en'), json_extract("asked", '$.id')) END AS "asked",
  "was",
  "lens_tags",
  "quality_by",
  "who_elements"
FROM "comparison_rows";

CREATE VIEW "read_scenarios" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "model",
  CASE json_type("event") WHEN 'text' THEN json_extract("event", '$') ELSE coalesce(json_extract("event", '$.' || (SELECT "language" FROM "main_language")), json_extract("event", '$.plain'), json_extract("event", '$.en'), json_extract("event", '$.id')) END AS "event",
  "date"
FROM "scenarios";

CREATE VIEW "read_scenario_steps" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "scenario",
  "activity",
  CASE json_type("happened") WHEN 'text' THEN json_extract("happened", '$') ELSE coalesce(json_extract("happened", '$.' || (SELECT "language" FROM "main_language")), json_extract("happened", '$.plain'), json_extract("happened", '$.en'), json_extract("happened", '$.id')) END AS "happened",
  CASE json_type("would_have") WHEN 'text' THEN json_extract("would_have", '$') ELSE coalesce(json_extract("would_have", '$.' || (SELECT "language" FROM "main_language")), json_extract("would_have", '$.plain'), json_extract("would_have", '$.en'), json_extract("would_have", '$.id')) END AS "would_have"
FROM "scenario_steps";

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
  "verbatim",
  "was",
  "lens_tags",
  "about",
  CASE json_type("role") WHEN 'text' THEN json_extract("role", '$') ELSE coalesce(json_extract("role", '$.' || (SELECT "language" FROM "main_language")), json_extract("role", '$.plain'), json_extract("role", '$.en'), json_extract("role", '$.id')) END AS "role",
  CASE json_type("in_role_of") WHEN 'text' THEN json_extract("in_role_of", '$') ELSE coalesce(json_extract("in_role_of", '$.' || (SELECT "language" FROM "main_language")), json_extract("in_role_of", '$.plain'), json_extract("in_role_of", '$.en'), json_extract("in_role_of", '$.id')) END AS "in_role_of",
  "corrects",
  "correction",
  "said_at",
  "evidence"
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
  CASE json_type("conditions") WHEN 'text' THEN json_extract("conditions", '$') ELSE coalesce(json_extract("conditions", '$.' || (SELECT "language" FROM "main_language")), json_extract("conditions", '$.plain'), json_extract("conditions", '$.en'), json_extract("conditions", '$.id')) END AS "conditions",
  "was",
  "lens_tags",
  "worldviews",
  "agreed_at"
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
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "was",
  "lens_tags",
  "round"
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
  "scale",
  "was",
  "lens_tags",
  "feasible_evidence"
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
  "detail_provenance",
  "was",
  "lens_tags",
  CASE json_type("target") WHEN 'text' THEN json_extract("target", '$') ELSE coalesce(json_extract("target", '$.' || (SELECT "language" FROM "main_language")), json_extract("target", '$.plain'), json_extract("target", '$.en'), json_extract("target", '$.id')) END AS "target",
  CASE json_type("threshold") WHEN 'text' THEN json_extract("threshold", '$') ELSE coalesce(json_extract("threshold", '$.' || (SELECT "language" FROM "main_language")), json_extract("threshold", '$.plain'), json_extract("threshold", '$.en'), json_extract("threshold", '$.id')) END AS "threshold",
  CASE json_type("found") WHEN 'text' THEN json_extract("found", '$') ELSE coalesce(json_extract("found", '$.' || (SELECT "language" FROM "main_language")), json_extract("found", '$.plain'), json_extract("found", '$.en'), json_extract("found", '$.id')) END AS "found",
  CASE json_type("judged_by") WHEN 'text' THEN json_extract("judged_by", '$') ELSE coalesce(json_extract("judged_by", '$.' || (SELECT "language" FROM "main_language")), json_extract("judged_by", '$.plain'), json_extract("judged_by", '$.en'), json_extract("judged_by", '$.id')) END AS "judged_by",
  "horizon",
  CASE json_type("supported_by") WHEN 'text' THEN json_extract("supported_by", '$') ELSE coalesce(json_extract("supported_by", '$.' || (SELECT "language" FROM "main_language")), json_extract("supported_by", '$.plain'), json_extract("supported_by", '$.en'), json_extract("supported_by", '$.id')) END AS "supported_by",
  CASE json_type("dissent") WHEN 'text' THEN json_extract("dissent", '$') ELSE coalesce(json_extract("dissent", '$.' || (SELECT "language" FROM "main_language")), json_extract("dissent", '$.plain'), json_extract("dissent", '$.en'), json_extract("dissent", '$.id')) END AS "dissent",
  "dissent_by",
  "media",
  "levers"
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
  CASE json_type("evidence") WHEN 'text' THEN json_extract("evidence", '$') ELSE coalesce(json_extract("evidence", '$.' || (SELECT "language" FROM "main_language")), json_extract("evidence", '$.plain'), json_extract("evidence", '$.en'), json_extract("evidence", '$.id')) END AS "evidence",
  "was",
  "lens_tags",
  CASE json_type("why") WHEN 'text' THEN json_extract("why", '$') ELSE coalesce(json_extract("why", '$.' || (SELECT "language" FROM "main_language")), json_extract("why", '$.plain'), json_extract("why", '$.en'), json_extract("why", '$.id')) END AS "why",
  "next_look",
  "new_issue"
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
  CASE json_type("rationale") WHEN 'text' THEN json_extract("rationale", '$') ELSE coalesce(json_extract("rationale", '$.' || (SELECT "language" FROM "main_language")), json_extract("rationale", '$.plain'), json_extract("rationale", '$.en'), json_extract("rationale", '$.id')) END AS "rationale",
  "was",
  "lens_tags",
  "original_source",
  "joined_with",
  "confidence",
  "validated_by",
  CASE json_type("validated_with") WHEN 'text' THEN json_extract("validated_with", '$') ELSE coalesce(json_extract("validated_with", '$.' || (SELECT "language" FROM "main_language")), json_extract("validated_with", '$.plain'), json_extract("validated_with", '$.en'), json_extract("validated_with", '$.id')) END AS "validated_with",
  "validated_at"
FROM "reconstruction";

CREATE VIEW "read_learning" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "about",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "was",
  "lens_tags",
  "said_by"
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
  "waived_at",
  "was",
  "lens_tags"
FROM "waivers";

CREATE VIEW "read_evidence" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "kind",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "said_by",
  "group",
  "photo",
  "source",
  "page",
  "date",
  CASE json_type("question") WHEN 'text' THEN json_extract("question", '$') ELSE coalesce(json_extract("question", '$.' || (SELECT "language" FROM "main_language")), json_extract("question", '$.plain'), json_extract("question", '$.en'), json_extract("question", '$.id')) END AS "question",
  "rating",
  "consent",
  "verbatim"
FROM "evidence";

CREATE VIEW "read_ballots" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "target",
  "asked",
  "method",
  "scale",
  "round",
  "marks",
  "hands",
  "secret",
  "revealed",
  CASE json_type("reason") WHEN 'text' THEN json_extract("reason", '$') ELSE coalesce(json_extract("reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("reason", '$.plain'), json_extract("reason", '$.en'), json_extract("reason", '$.id')) END AS "reason",
  "held_at",
  CASE json_type("wording") WHEN 'text' THEN json_extract("wording", '$') ELSE coalesce(json_extract("wording", '$.' || (SELECT "language" FROM "main_language")), json_extract("wording", '$.plain'), json_extract("wording", '$.en'), json_extract("wording", '$.id')) END AS "wording",
  "spread"
FROM "ballots";

CREATE VIEW "read_blocks" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "day",
  "place",
  CASE json_type("title") WHEN 'text' THEN json_extract("title", '$') ELSE coalesce(json_extract("title", '$.' || (SELECT "language" FROM "main_language")), json_extract("title", '$.plain'), json_extract("title", '$.en'), json_extract("title", '$.id')) END AS "title",
  "stage",
  "minutes",
  "starts",
  "technique",
  "ceremony",
  CASE json_type("inputs") WHEN 'text' THEN json_extract("inputs", '$') ELSE coalesce(json_extract("inputs", '$.' || (SELECT "language" FROM "main_language")), json_extract("inputs", '$.plain'), json_extract("inputs", '$.en'), json_extract("inputs", '$.id')) END AS "inputs",
  CASE json_type("outputs") WHEN 'text' THEN json_extract("outputs", '$') ELSE coalesce(json_extract("outputs", '$.' || (SELECT "language" FROM "main_language")), json_extract("outputs", '$.plain'), json_extract("outputs", '$.en'), json_extract("outputs", '$.id')) END AS "outputs",
  "began_at",
  "ended_at",
  "present"
FROM "blocks";

CREATE VIEW "read_diary" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "kind",
  "block",
  "at",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "tags"
FROM "diary";

CREATE VIEW "read_parked" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "said_by",
  "stage",
  "solution",
  "block",
  "became",
  "settled"
FROM "parked";

CREATE VIEW "read_declared" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "version",
  "declared_at",
  CASE json_type("framework") WHEN 'text' THEN json_extract("framework", '$') ELSE coalesce(json_extract("framework", '$.' || (SELECT "language" FROM "main_language")), json_extract("framework", '$.plain'), json_extract("framework", '$.en'), json_extract("framework", '$.id')) END AS "framework",
  CASE json_type("research_method") WHEN 'text' THEN json_extract("research_method", '$') ELSE coalesce(json_extract("research_method", '$.' || (SELECT "language" FROM "main_language")), json_extract("research_method", '$.plain'), json_extract("research_method", '$.en'), json_extract("research_method", '$.id')) END AS "research_method",
  CASE json_type("problem_solving_method") WHEN 'text' THEN json_extract("problem_solving_method", '$') ELSE coalesce(json_extract("problem_solving_method", '$.' || (SELECT "language" FROM "main_language")), json_extract("problem_solving_method", '$.plain'), json_extract("problem_solving_method", '$.en'), json_extract("problem_solving_method", '$.id')) END AS "problem_solving_method",
  CASE json_type("area_of_concern") WHEN 'text' THEN json_extract("area_of_concern", '$') ELSE coalesce(json_extract("area_of_concern", '$.' || (SELECT "language" FROM "main_language")), json_extract("area_of_concern", '$.plain'), json_extract("area_of_concern", '$.en'), json_extract("area_of_concern", '$.id')) END AS "area_of_concern",
  CASE json_type("problem_situation") WHEN 'text' THEN json_extract("problem_situation", '$') ELSE coalesce(json_extract("problem_situation", '$.' || (SELECT "language" FROM "main_language")), json_extract("problem_situation", '$.plain'), json_extract("problem_situation", '$.en'), json_extract("problem_situation", '$.id')) END AS "problem_situation",
  CASE json_type("declaration") WHEN 'text' THEN json_extract("declaration", '$') ELSE coalesce(json_extract("declaration", '$.' || (SELECT "language" FROM "main_language")), json_extract("declaration", '$.plain'), json_extract("declaration", '$.en'), json_extract("declaration", '$.id')) END AS "declaration",
  CASE json_type("theoretical_issue") WHEN 'text' THEN json_extract("theoretical_issue", '$') ELSE coalesce(json_extract("theoretical_issue", '$.' || (SELECT "language" FROM "main_language")), json_extract("theoretical_issue", '$.plain'), json_extract("theoretical_issue", '$.en'), json_extract("theoretical_issue", '$.id')) END AS "theoretical_issue",
  CASE json_type("factual_issue") WHEN 'text' THEN json_extract("factual_issue", '$') ELSE coalesce(json_extract("factual_issue", '$.' || (SELECT "language" FROM "main_language")), json_extract("factual_issue", '$.plain'), json_extract("factual_issue", '$.en'), json_extract("factual_issue", '$.id')) END AS "factual_issue",
  CASE json_type("remark") WHEN 'text' THEN json_extract("remark", '$') ELSE coalesce(json_extract("remark", '$.' || (SELECT "language" FROM "main_language")), json_extract("remark", '$.plain'), json_extract("remark", '$.en'), json_extract("remark", '$.id')) END AS "remark"
FROM "declared";

CREATE VIEW "read_cycle_notes" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "cycle",
  "step",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text"
FROM "cycle_notes";

CREATE VIEW "read_lenses" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "key",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name",
  "source"
FROM "lenses";

CREATE VIEW "read_lens_elements" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "lens",
  "key",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name"
FROM "lens_elements";

CREATE VIEW "read_clashes" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "about",
  "field",
  "lang",
  "base",
  "settled",
  "settled_at",
  CASE json_type("reason") WHEN 'text' THEN json_extract("reason", '$') ELSE coalesce(json_extract("reason", '$.' || (SELECT "language" FROM "main_language")), json_extract("reason", '$.plain'), json_extract("reason", '$.en'), json_extract("reason", '$.id')) END AS "reason"
FROM "clashes";

CREATE VIEW "read_clash_sides" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "was",
  "lens_tags",
  "clash",
  "text",
  "author",
  "at"
FROM "clash_sides";
