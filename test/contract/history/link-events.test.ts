import { describe, expect, it } from "vitest";
import { createPostgresImportLog } from "../../../src/imports/stores/postgres-import-log.ts";
import { createPostgresImportedLinks } from "../../../src/imports/stores/postgres-imported-links.ts";
import type { ChangedBy } from "../../../src/links/changes/changed-by.ts";
import { ALL_FIELDS } from "../../../src/links/field-values.ts";
import type { LinkDraft } from "../../../src/links/link-repository.ts";
import { createPostgresVisitLimit } from "../../../src/redirects/stores/postgres-visit-limit.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { importedLinkOf, pieceOf } from "../../support/import-pieces.ts";
import { HASH, KEY, useLinkEvents } from "../../support/link-events-world.ts";
import { destinationOf, slugOf } from "../../support/sample-links.ts";

const ADMIN: ChangedBy = { owner: "key:admin", isAdmin: true };

/** No change without its event, and no event without a change: the triggers of the migration, under the real statements. */
describe.each(engines)("the events of links, on $name", (engine) => {
  const world = useLinkEvents(engine);
  const { sql, events, create, named, edit, remove } = world;

  it("a create tells all that is no default, from null, and who made it when", async () => {
    const plain = await create({ createdBy: null });
    const full = await create({
      ...{ slug: slugOf("full"), title: "T", tags: ["a", "b"], redirectStatus: 307, enabled: false, maxVisits: 3 },
      ...{ expiresAt: 4_000_000_000_000, passwordHash: HASH, createdBy: "person:ada@example.com" },
      rules: [{ name: "r", when: { query: { a: null } }, url: destinationOf("https://example.com/r") }],
    });
    const [first, second] = await events();
    expect(first).toMatchObject({
      type: "link.created",
      linkId: plain.id,
      slug: null,
      actor: null,
      time: plain.createdAt,
    });
    expect(first?.changes).toEqual({ url: { from: null, to: plain.url } });
    expect(second).toMatchObject({ linkId: full.id, slug: "full", actor: { owner: "person:ada@example.com" } });
    expect(second?.changes).toEqual({
      url: { from: null, to: full.url },
      title: { from: null, to: "T" },
      tags: { from: null, to: ["a", "b"] },
      redirectStatus: { from: null, to: 307 },
      enabled: { from: null, to: false },
      maxVisits: { from: null, to: 3 },
      expiresAt: { from: null, to: "2096-10-02T07:06:40.000Z" },
      rules: { from: null, to: full.rules },
      password: { from: "none", to: "set" },
    });
  });

  it("a bulk create tells of each link that it made, and of no other", async () => {
    await create({ slug: slugOf("taken") });
    const item = (fields: Partial<LinkDraft>) => ({ kind: "draft" as const, draft: draftOf(fields) });
    await world.adapters.repository.createMany(
      {
        items: [item({}), item({ slug: slugOf("taken") }), { kind: "refused", problem: {} }, item({ title: "b" })],
        ...{ createdBy: KEY.owner, idempotency: null },
      },
      generous(),
    );
    const made = await sql("SELECT id FROM links WHERE slug IS NULL ORDER BY id");
    const told = (await events()).slice(1);
    expect(told.map(({ linkId }) => linkId.toString())).toEqual(made.flat());
    expect(told.map(({ actor }) => actor?.owner)).toEqual([KEY.owner, KEY.owner]);
  });

  it("a create that finds a link, or is a repeat, or finds its slug taken, tells nothing", async () => {
    const idempotency = { owner: "key:admin", key: "k", bodyHash: "b" };
    await create({ idempotency, slug: slugOf("once") });
    await create({ idempotency, slug: slugOf("once") });
    await create({ findIfExists: true, given: [] });
    await world.adapters.repository.create(draftOf({ slug: slugOf("once") }), generous());
    expect(await events()).toHaveLength(1);
  });

  it("an import tells of each link, by who imported", async () => {
    const { postgres, key } = world.adapters;
    const statements = { postgres, timeoutMs: 30_000, fingerprint: key.fingerprint };
    const begun = {
      id: crypto.randomUUID(),
      owner: KEY.owner,
      header: null,
      format: "generic" as const,
      ignoredColumns: [],
    };
    await createPostgresImportLog({ ...world.adapters, ...statements }).begin(begun, generous());
    const imported = createPostgresImportedLinks({ ...world.adapters, ...statements });
    await imported.insert(pieceOf(begun.id, [importedLinkOf(1), importedLinkOf(2)]), generous());
    expect((await events()).map(({ type, actor }) => [type, actor?.owner])).toEqual([
      ["link.created", KEY.owner],
      ["link.created", KEY.owner],
    ]);
  });

  it("an edit tells what it changed, from what to what, and by whom; one that changes nothing tells nothing", async () => {
    const link = await create({ title: "a", tags: ["x"] });
    await edit(link, { title: "b", tags: [], enabled: false }, KEY);
    await edit(link, { title: "b" }, KEY);
    const [, ...edits] = await events();
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({ type: "link.updated", actor: { owner: KEY.owner } });
    expect(edits[0]?.changes).toEqual({
      title: { from: "a", to: "b" },
      tags: { from: ["x"], to: [] },
      enabled: { from: true, to: false },
    });
  });

  it("an edit that is late, or of a state that is past, tells nothing", async () => {
    const link = await create();
    const name = await named(link);
    await world.adapters.repository.edit([name], { title: "x" }, generous(), {
      isOneOf: [{ id: link.id, version: 9 }],
      isNoneOf: [],
    });
    expect(await events()).toHaveLength(1);
  });

  it("a password is set or none, and its hash is nowhere", async () => {
    const link = await create();
    await edit(link, { passwordHash: HASH });
    await edit(link, { passwordHash: `${HASH}bb` });
    await edit(link, { passwordHash: null });
    expect((await events()).slice(1).map(({ changes }) => changes)).toEqual([
      { password: { from: "none", to: "set" } },
      { password: { from: "set", to: "set" } },
      { password: { from: "set", to: "none" } },
    ]);
    expect(JSON.stringify(await sql("SELECT changes::text FROM link_events"))).not.toContain("pbkdf2");
  });

  it("a delete and what a check switched off are told, and a counted visit is not", async () => {
    const link = await create({ maxVisits: 5 });
    const limit = createPostgresVisitLimit({ postgres: world.adapters.postgres, timeoutMs: 30_000 });
    expect(await limit.take(link.id, { now: Date.now(), shownHash: null }, generous())).not.toBeNull();
    expect(await sql("SELECT visits_used FROM links")).toEqual([["1"]]);
    await edit(link, { enabled: false }, { owner: "system", isAdmin: false, type: "link.disabled" });
    await remove(link, ADMIN);
    expect((await events()).map(({ type, actor }) => [type, actor?.owner])).toEqual([
      ["link.created", "key:admin"],
      ["link.disabled", "system"],
      ["link.deleted", "key:admin"],
    ]);
  });

  it("what the release before sends, or somebody types, is told of nobody; and who said so before does not linger", async () => {
    const link = await create();
    await edit(link, { title: "by a key" }, KEY);
    await sql("UPDATE links SET title = 'typed', version = version + 1, updated_at = now()");
    await sql("UPDATE links SET note = 'typed'");
    await sql("DELETE FROM links");
    expect((await events()).map(({ type, actor }) => [type, actor?.owner])).toEqual([
      ["link.created", "key:admin"],
      ["link.updated", KEY.owner],
      ["link.updated", "system"],
      ["link.updated", "system"],
      ["link.deleted", "system"],
    ]);
  });

  it("each column of links is told of when it changes, but for those that nobody can change", async () => {
    await create({ slug: slugOf("columns") });
    const columns = await sql(`
      SELECT column_name, CASE data_type WHEN 'text' THEN '''other''' WHEN 'ARRAY' THEN '''{other}''' WHEN 'jsonb' THEN '''[{}]'''
        WHEN 'boolean' THEN 'NOT ' || column_name WHEN 'timestamp with time zone' THEN '''2090-01-01''' ELSE '307' END
      FROM information_schema.columns WHERE table_name = 'links' AND is_generated = 'NEVER'
        AND column_name NOT IN
          ('id', 'domain', 'visits_used', 'version', 'reader', 'created_by', 'created_at', 'updated_at')`);
    expect(columns.length).toBeGreaterThan(ALL_FIELDS.length);
    for (const [column, value] of columns) await sql(`UPDATE links SET ${column} = ${value}, updated_at = now()`);
    const told = await sql(
      "SELECT k FROM link_events, jsonb_object_keys(changes) AS k WHERE type = 'link.updated' ORDER BY id",
    );
    expect(told.flat()).toEqual(columns.map(([column]) => (column === "password_hash" ? "password" : column)));
  });
});
