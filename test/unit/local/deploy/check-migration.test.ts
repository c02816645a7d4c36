import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkMigration } from "../../../../src/local/deploy/check-migration.ts";

const FOLDER = join(import.meta.dirname, "../../../../drizzle");

const kindsOf = (migration: string) => checkMigration(migration).map(({ kind }) => kind);

describe("checkMigration()", () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith(".sql")))("refuses nothing in %s", (file) => {
    const findings = checkMigration(readFileSync(join(FOLDER, file), "utf8"), file > "0003_clicks.sql");
    expect(findings.filter(({ kind }) => kind === "refused")).toEqual([]);
  });

  it.each([
    'DROP TABLE "links";',
    'drop table if exists "links";',
    'ALTER TABLE "links" DROP COLUMN "title";',
    'ALTER TABLE "links" DROP CONSTRAINT "links_slug_unique";',
    'ALTER TABLE "links" ALTER COLUMN "tags" DROP DEFAULT;',
    'ALTER TABLE "links" ALTER COLUMN "url" DROP NOT NULL;',
    'ALTER TABLE "links" RENAME COLUMN "url" TO "target";',
    'ALTER TABLE "links" RENAME TO "names";',
    'ALTER TABLE "links" ALTER COLUMN "redirect_status" SET DATA TYPE integer;',
    'ALTER TABLE "links" ALTER COLUMN "title" SET NOT NULL;',
    'ALTER TABLE "links" ADD COLUMN "owner" text NOT NULL;',
    'ALTER TABLE "links" ADD CONSTRAINT "short" CHECK (length("url") < 100);',
    'CREATE UNIQUE INDEX "links_url" ON "links" USING btree ("url");',
    'CREATE INDEX CONCURRENTLY "links_url" ON "links" ("url");',
    'DROP INDEX "links_words_index";',
    'TRUNCATE "links";',
    'DELETE FROM "links" WHERE true;',
    "ALTER SEQUENCE links_id_seq RESTART WITH 1;",
    "SELECT setval('links_id_seq', 1);",
    "DO $$ BEGIN EXECUTE 'DROP TABLE links'; END $$;",
    'LOCK TABLE "links" IN ACCESS EXCLUSIVE MODE;',
    "SET lock_timeout = 1000;",
    "SET LOCAL lock_timeout = 0;",
    "SET LOCAL lock_timeout = 60000;",
    "SET LOCAL statement_timeout = 0;",
    "RESET lock_timeout;",
    'ALTER TABLE "links" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (to_tsvector(\'simple\', "url")) STORED;',
    'ALTER TABLE "links" ADD COLUMN "uid" uuid DEFAULT gen_random_uuid() NOT NULL;',
    'ALTER TABLE "links" ADD COLUMN "seen" timestamp DEFAULT clock_timestamp();',
    'ALTER TABLE "links" ADD COLUMN "number" bigserial;',
    'ALTER TABLE "links" ADD COLUMN "number" bigint GENERATED ALWAYS AS IDENTITY;',
    'ALTER TABLE "links" ADD COLUMN "owner" bigint REFERENCES "others" ("id");',
    'ALTER TABLE "links" ADD COLUMN "note" text CHECK (length("note") < 10);',
    'ALTER TABLE "links" ADD COLUMN "note" text UNIQUE;',
    'CREATE TRIGGER "t" BEFORE UPDATE ON "links" FOR EACH ROW EXECUTE FUNCTION raise_link_version();',
    'CREATE CONSTRAINT TRIGGER "t" AFTER UPDATE ON "links" FOR EACH ROW EXECUTE FUNCTION raise_link_version();',
    'CREATE OR REPLACE TRIGGER "t" AFTER UPDATE ON "links" FOR EACH ROW EXECUTE FUNCTION raise_link_version();',
  ])("refuses %s", (statement) => {
    expect(kindsOf(statement)).toEqual(["refused"]);
    expect(kindsOf(`CREATE TABLE "others" ("id" text);--> statement-breakpoint\n${statement}`)).toEqual(["refused"]);
  });

  it.each([
    'CREATE TABLE "keys" ("id" text PRIMARY KEY NOT NULL);',
    'ALTER TABLE "links" ADD COLUMN "note" text;',
    'ALTER TABLE "links" ADD COLUMN "type" text;',
    'ALTER TABLE "links" ADD COLUMN "clicks" integer DEFAULT 0 NOT NULL;',
    'CREATE TABLE "a" ("id" text); ALTER TABLE "a" ADD CONSTRAINT "a_b" CHECK (true); CREATE UNIQUE INDEX "a_i" ON "a" ("id");',
    'DROP INDEX "words"; CREATE INDEX "words" ON "new" ("a"); CREATE TABLE "new" ("a" text);',
    "INSERT INTO settings VALUES ('DROP TABLE links; it''s a text');",
    "-- DROP TABLE links;\n/* TRUNCATE links; */ SELECT 1;",
    "CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN DROP TABLE links; END $body$;",
  ])("finds nothing in %s", (statement) => {
    expect(checkMigration(statement)).toEqual([]);
  });

  it.each([
    'CREATE INDEX "links_url" ON "links" USING btree ("url");',
    'UPDATE "links" SET "title" = NULL;',
    "CREATE OR REPLACE FUNCTION tidy() RETURNS void LANGUAGE sql AS $$ SELECT 1 $$;",
    'CREATE TRIGGER "t" AFTER UPDATE OF "url" ON "links" FOR EACH ROW EXECUTE FUNCTION raise_link_version();',
  ])("warns of %s", (statement) => {
    expect(kindsOf(statement)).toEqual(["warning"]);
  });

  it.each([
    'UPDATE "links" SET "note" = "title";',
    'CREATE INDEX "links_note" ON "links" USING btree ("note");',
    'INSERT INTO "notes" SELECT "id", "title" FROM "links";',
  ])("refuses %s behind a change of a table, which stays locked meanwhile", (statement) => {
    const change = 'ALTER TABLE "links" ADD COLUMN "note" text;';
    expect(kindsOf(`${change}--> statement-breakpoint\n${statement}`)).toEqual(["refused"]);
    // What is new is nobody's yet.
    const others = 'CREATE TABLE "links" ("id" text); CREATE TABLE "notes" ("id" text);';
    expect(kindsOf(`${others} ${change} ${statement}`)).not.toContain("refused");
  });

  it("lets a migration set its own limits, in milliseconds", () => {
    const limits = "SET LOCAL lock_timeout = 500; SET LOCAL statement_timeout = 3600000;";
    expect(checkMigration(`${limits} ALTER TABLE "links" ADD COLUMN "note" text;`)).toEqual([]);
  });

  it("allows in a contract what it would refuse, with its reason", () => {
    const migration = '-- contract: 0.2.0 no longer reads it\nALTER TABLE "links" DROP COLUMN "title";';
    expect(checkMigration(migration)).toEqual([
      { kind: "contract", statement: "ALTER TABLE links DROP COLUMN title", why: "0.2.0 no longer reads it" },
    ]);
  });

  it("takes no contract without a reason", () => {
    expect(kindsOf('-- contract:\nDROP TABLE "links";')).toEqual(["refused"]);
  });
});
