ALTER TABLE "models" ADD COLUMN "kind" TEXT CHECK ("kind" IN ('conceptual', 'real_world'));

ALTER TABLE "models" ADD COLUMN "overlays" TEXT;

ALTER TABLE "models" ADD COLUMN "label_width" INTEGER;

ALTER TABLE "models" ADD COLUMN "vfm3e_economy" TEXT CHECK ("vfm3e_economy" IS NULL OR json_valid("vfm3e_economy"));

ALTER TABLE "models" ADD COLUMN "vfm3e_efficiency" TEXT CHECK ("vfm3e_efficiency" IS NULL OR json_valid("vfm3e_efficiency"));

ALTER TABLE "models" ADD COLUMN "vfm3e_effectiveness" TEXT CHECK ("vfm3e_effectiveness" IS NULL OR json_valid("vfm3e_effectiveness"));

ALTER TABLE "models" ADD COLUMN "vfm5e_economy" TEXT CHECK ("vfm5e_economy" IS NULL OR json_valid("vfm5e_economy"));

ALTER TABLE "models" ADD COLUMN "vfm5e_efficiency" TEXT CHECK ("vfm5e_efficiency" IS NULL OR json_valid("vfm5e_efficiency"));

ALTER TABLE "models" ADD COLUMN "vfm5e_effectiveness" TEXT CHECK ("vfm5e_effectiveness" IS NULL OR json_valid("vfm5e_effectiveness"));

ALTER TABLE "models" ADD COLUMN "vfm5e_cost_effectiveness" TEXT CHECK ("vfm5e_cost_effectiveness" IS NULL OR json_valid("vfm5e_cost_effectiveness"));

ALTER TABLE "models" ADD COLUMN "vfm5e_equity" TEXT CHECK ("vfm5e_equity" IS NULL OR json_valid("vfm5e_equity"));

ALTER TABLE "models" ADD COLUMN "formal_purpose" TEXT CHECK ("formal_purpose" IS NULL OR json_valid("formal_purpose"));

ALTER TABLE "models" ADD COLUMN "formal_measure" TEXT CHECK ("formal_measure" IS NULL OR json_valid("formal_measure"));

ALTER TABLE "models" ADD COLUMN "formal_decision" TEXT CHECK ("formal_decision" IS NULL OR json_valid("formal_decision"));

ALTER TABLE "models" ADD COLUMN "formal_components" TEXT CHECK ("formal_components" IS NULL OR json_valid("formal_components"));

ALTER TABLE "models" ADD COLUMN "formal_connectivity" TEXT CHECK ("formal_connectivity" IS NULL OR json_valid("formal_connectivity"));

ALTER TABLE "models" ADD COLUMN "formal_environment" TEXT CHECK ("formal_environment" IS NULL OR json_valid("formal_environment"));

ALTER TABLE "models" ADD COLUMN "formal_boundary" TEXT CHECK ("formal_boundary" IS NULL OR json_valid("formal_boundary"));

ALTER TABLE "models" ADD COLUMN "formal_resources" TEXT CHECK ("formal_resources" IS NULL OR json_valid("formal_resources"));

ALTER TABLE "models" ADD COLUMN "formal_continuity" TEXT CHECK ("formal_continuity" IS NULL OR json_valid("formal_continuity"));

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
  CASE json_type("formal_continuity") WHEN 'text' THEN json_extract("formal_continuity", '$') ELSE coalesce(json_extract("formal_continuity", '$.' || (SELECT "language" FROM "main_language")), json_extract("formal_continuity", '$.plain'), json_extract("formal_continuity", '$.en'), json_extract("formal_continuity", '$.id')) END AS "formal_continuity"
FROM "models";

ALTER TABLE "activities" ADD COLUMN "same_as" TEXT CHECK ("same_as" IS NULL OR json_valid("same_as"));

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
  "same_as"
FROM "activities";

ALTER TABLE "comparison_rows" ADD COLUMN "stale" TEXT CHECK ("stale" IN ('changed', 'deleted'));

ALTER TABLE "comparison_rows" ADD COLUMN "asked" TEXT CHECK ("asked" IS NULL OR json_valid("asked"));

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
  CASE json_type("asked") WHEN 'text' THEN json_extract("asked", '$') ELSE coalesce(json_extract("asked", '$.' || (SELECT "language" FROM "main_language")), json_extract("asked", '$.plain'), json_extract("asked", '$.en'), json_extract("asked", '$.id')) END AS "asked"
FROM "comparison_rows";
