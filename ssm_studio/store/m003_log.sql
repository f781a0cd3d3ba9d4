ALTER TABLE "sessions" ADD COLUMN "was" TEXT;

ALTER TABLE "research" ADD COLUMN "was" TEXT;

ALTER TABLE "groups" ADD COLUMN "was" TEXT;

ALTER TABLE "participants" ADD COLUMN "was" TEXT;

ALTER TABLE "analyses_one" ADD COLUMN "was" TEXT;

ALTER TABLE "analyses_two" ADD COLUMN "was" TEXT;

ALTER TABLE "analyses_three" ADD COLUMN "was" TEXT;

ALTER TABLE "pictures" ADD COLUMN "was" TEXT;

ALTER TABLE "photos" ADD COLUMN "was" TEXT;

ALTER TABLE "elements" ADD COLUMN "was" TEXT;

ALTER TABLE "relations" ADD COLUMN "was" TEXT;

ALTER TABLE "themes" ADD COLUMN "was" TEXT;

ALTER TABLE "relevant_systems" ADD COLUMN "was" TEXT;

ALTER TABLE "root_definitions" ADD COLUMN "was" TEXT;

ALTER TABLE "customers" ADD COLUMN "was" TEXT;

ALTER TABLE "actors" ADD COLUMN "was" TEXT;

ALTER TABLE "owners" ADD COLUMN "was" TEXT;

ALTER TABLE "constraints" ADD COLUMN "was" TEXT;

ALTER TABLE "models" ADD COLUMN "was" TEXT;

ALTER TABLE "activities" ADD COLUMN "was" TEXT;

ALTER TABLE "comparison_rows" ADD COLUMN "was" TEXT;

ALTER TABLE "debate" ADD COLUMN "was" TEXT;

ALTER TABLE "accommodations" ADD COLUMN "was" TEXT;

ALTER TABLE "reservations" ADD COLUMN "was" TEXT;

ALTER TABLE "changes" ADD COLUMN "was" TEXT;

ALTER TABLE "actions" ADD COLUMN "was" TEXT;

ALTER TABLE "follow_ups" ADD COLUMN "was" TEXT;

ALTER TABLE "reconstruction" ADD COLUMN "was" TEXT;

ALTER TABLE "learning" ADD COLUMN "was" TEXT;

ALTER TABLE "waivers" ADD COLUMN "was" TEXT;

DROP VIEW "read_sessions";

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
  "was"
FROM "sessions";

DROP VIEW "read_research";

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
  "was"
FROM "research";

DROP VIEW "read_groups";

CREATE VIEW "read_groups" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  CASE json_type("name") WHEN 'text' THEN json_extract("name", '$') ELSE coalesce(json_extract("name", '$.' || (SELECT "language" FROM "main_language")), json_extract("name", '$.plain'), json_extract("name", '$.en'), json_extract("name", '$.id')) END AS "name",
  "was"
FROM "groups";

DROP VIEW "read_participants";

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
  "was"
FROM "participants";

DROP VIEW "read_analyses_one";

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
  "was"
FROM "analyses_one";

DROP VIEW "read_analyses_two";

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
  "was"
FROM "analyses_two";

DROP VIEW "read_analyses_three";

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
  "was"
FROM "analyses_three";

DROP VIEW "read_pictures";

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
  "was"
FROM "pictures";

DROP VIEW "read_photos";

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
  "was"
FROM "photos";

DROP VIEW "read_elements";

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
  "was"
FROM "elements";

DROP VIEW "read_relations";

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
  "was"
FROM "relations";

DROP VIEW "read_themes";

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
  "was"
FROM "themes";

DROP VIEW "read_relevant_systems";

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
  "was"
FROM "relevant_systems";

DROP VIEW "read_root_definitions";

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
  "was"
FROM "root_definitions";

DROP VIEW "read_customers";

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
  "was"
FROM "customers";

DROP VIEW "read_actors";

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
  "was"
FROM "actors";

DROP VIEW "read_owners";

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
  "was"
FROM "owners";

DROP VIEW "read_constraints";

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
  "was"
FROM "constraints";

DROP VIEW "read_models";

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
  "was"
FROM "models";

DROP VIEW "read_activities";

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
  "was"
FROM "activities";

DROP VIEW "read_comparison_rows";

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
  "was"
FROM "comparison_rows";

DROP VIEW "read_debate";

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
  "was"
FROM "debate";

DROP VIEW "read_accommodations";

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
  "was"
FROM "accommodations";

DROP VIEW "read_reservations";

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
  "was"
FROM "reservations";

DROP VIEW "read_changes";

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
  "was"
FROM "changes";

DROP VIEW "read_actions";

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
  "was"
FROM "actions";

DROP VIEW "read_follow_ups";

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
  "was"
FROM "follow_ups";

DROP VIEW "read_reconstruction";

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
  "was"
FROM "reconstruction";

DROP VIEW "read_learning";

CREATE VIEW "read_learning" AS SELECT
  "id",
  "ref",
  "provenance",
  "visibility",
  "interest",
  "kept",
  "about",
  CASE json_type("text") WHEN 'text' THEN json_extract("text", '$') ELSE coalesce(json_extract("text", '$.' || (SELECT "language" FROM "main_language")), json_extract("text", '$.plain'), json_extract("text", '$.en'), json_extract("text", '$.id')) END AS "text",
  "was"
FROM "learning";

DROP VIEW "read_waivers";

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
  "was"
FROM "waivers";

DROP TRIGGER "change_log_never_updated";

DROP TRIGGER "change_log_never_deleted";

ALTER TABLE "change_log" RENAME TO "change_log_before";

CREATE TABLE "change_log" (
  "seq" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
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

CREATE TABLE "log_head" (
  "one" INTEGER PRIMARY KEY CHECK ("one" = 1),
  "entry" TEXT,
  "digest" TEXT,
  "rows" TEXT NOT NULL,
  "replica" TEXT NOT NULL,
  "place" TEXT
) STRICT;

CREATE TABLE "snapshots" (
  "seq" INTEGER PRIMARY KEY,
  "entry" TEXT NOT NULL,
  "study" TEXT NOT NULL CHECK (json_valid("study"))
) STRICT;

CREATE TABLE "forgotten" (
  "record" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "entry" TEXT NOT NULL
) STRICT;

CREATE TRIGGER "change_log_never_updated" BEFORE UPDATE ON "change_log"
BEGIN SELECT RAISE(ABORT, 'change_log is only ever appended to'); END;

CREATE TRIGGER "change_log_never_deleted" BEFORE DELETE ON "change_log"
BEGIN SELECT RAISE(ABORT, 'change_log is only ever appended to'); END;
