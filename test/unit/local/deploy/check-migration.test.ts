import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkMigration } from "../../../../src/local/deploy/check-migration.ts";

const FOLDER = join(import.meta.dirname, "../../../../drizzle");

const kindsOf = (migration: string) => checkMigration(migration).map(({ kind }) => kind);

describe("checkMigration()", () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith(".sql")))("refuses nothing in %s", (file) => {
    const findings = checkMigration(readFileSync(join(FOLDER, file), "utf8"));
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
    'ALTER TABLE "links" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (to_tsvector(\'simple\', "url")) STORED;',
  ])("warns of %s, which locks", (statement) => {
    expect(kindsOf(statement)).toEqual(["warning"]);
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
