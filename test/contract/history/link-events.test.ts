import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LinkEvent } from "../../../src/history/link-event.ts";
import { createPostgresHistoryStore } from "../../../src/history/stores/postgres-history-store.ts";
import { createPostgresImportLog } from "../../../src/imports/stores/postgres-import-log.ts";
import { createPostgresImportedLinks } from "../../../src/imports/stores/postgres-imported-links.ts";
import type { ChangedBy } from "../../../src/links/changes/changed-by.ts";
import { ALL_FIELDS } from "../../../src/links/field-values.ts";
import type { Link } from "../../../src/links/link.ts";
import type { LinkChanges, LinkDraft } from "../../../src/links/link-repository.ts";
import type { Stack } from "../../../src/local/stack.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { createPostgresVisitLimit } from "../../../src/redirects/stores/postgres-visit-limit.ts";
import { adaptersOn, draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { importedLinkOf, pieceOf } from "../../support/import-pieces.ts";
import { destinationOf, slugOf, UNSET_FIELDS } from "../../support/sample-links.ts";

const HASH = "pbkdf2-sha256$100000$0011223344556677$aa";
const KEY: ChangedBy = { owner: "key:of-a-site", isAdmin: false };
const ADMIN: ChangedBy = { owner: "key:admin", isAdmin: true };

/** No change without its event, and no event without a change: the triggers of the migration, under the real statements. */
describe.each(engines)("the events of links, on $name", (engine) => {
  let stack: Stack;
  let adapters: Awaited<ReturnType<typeof adaptersOn>>;
  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
  });
  afterAll(() => stack.close());
  beforeEach(() => sql("TRUNCATE links, link_events, deleted_links, idempotency"));

  const sql = async (query: string, params: string[] = []) => (await stack.sql.query({ query, params })).rows;
  const history = () => {
    const { postgres, confirmation, key } = adapters;
    return createPostgresHistoryStore({ postgres, timeoutMs: 30_000, fingerprint: key.fingerprint, confirmation });
  };
  /** The oldest first. */
  const events = async () => (await history().ofAll({ limit: 1_000, before: null }, generous())).toReversed();
  const eventsOf = async (id: bigint) => (await events()).filter(({ linkId }) => linkId === id);
  const create = async (fields: Partial<LinkDraft> = {}) => {
    const outcome = await adapters.repository.create(draftOf(fields), generous());
    if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    return outcome.link;
  };
  const named = async ({ id, slug }: Pick<Link, "id" | "slug">): Promise<IssuedName> =>
    slug === null
      ? { kind: "code", text: await adapters.codes.encode(id), id }
      : ({ kind: "slug", text: slug } as IssuedName);
  const edit = async (link: Link, changes: LinkChanges, by?: ChangedBy) =>
    adapters.repository.edit([await named(link)], changes, generous(), null, by);
  const remove = async (link: Link, by?: ChangedBy) =>
    adapters.repository.remove([await named(link)], generous(), null, by);

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
    await adapters.repository.createMany(
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
    await adapters.repository.create(draftOf({ slug: slugOf("once") }), generous());
    expect(await events()).toHaveLength(1);
  });

  it("an import tells of each link, by who imported", async () => {
    const { postgres, key } = adapters;
    const statements = { postgres, timeoutMs: 30_000, fingerprint: key.fingerprint };
    const begun = {
      id: crypto.randomUUID(),
      owner: KEY.owner,
      header: null,
      format: "generic" as const,
      ignoredColumns: [],
    };
    await createPostgresImportLog({ ...adapters, ...statements }).begin(begun, generous());
    const imported = createPostgresImportedLinks({ ...adapters, ...statements });
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
    await adapters.repository.edit([name], { title: "x" }, generous(), {
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
    const limit = createPostgresVisitLimit({ postgres: adapters.postgres, timeoutMs: 30_000 });
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

  it("each column of links is told of when it changes, but for those that no maker chooses", async () => {
    await create({ slug: slugOf("columns") });
    const columns = await sql(`
      SELECT column_name, CASE data_type WHEN 'text' THEN '''other''' WHEN 'ARRAY' THEN '''{other}''' WHEN 'jsonb' THEN '''[{}]'''
        WHEN 'boolean' THEN 'NOT ' || column_name WHEN 'timestamp with time zone' THEN '''2090-01-01''' ELSE '307' END
      FROM information_schema.columns WHERE table_name = 'links' AND is_generated = 'NEVER'
        AND column_name NOT IN ('id', 'visits_used', 'version', 'reader', 'created_by', 'created_at', 'updated_at')`);
    expect(columns.length).toBeGreaterThan(ALL_FIELDS.length);
    for (const [column, value] of columns) await sql(`UPDATE links SET ${column} = ${value}, updated_at = now()`);
    const told = await sql(
      "SELECT k FROM link_events, jsonb_object_keys(changes) AS k WHERE type = 'link.updated' ORDER BY id",
    );
    expect(told.flat()).toEqual(columns.map(([column]) => (column === "password_hash" ? "password" : column)));
  });

  it("of twenty edits of one link at once, ids are in the order of the commits", async () => {
    const link = await create();
    const titles = Array.from({ length: 20 }, (_, i) => `title ${i}`);
    const states = await Promise.all(titles.map((title) => edit(link, { title }, KEY)));
    const byVersion = states
      .map((state) => (state === null || state === "precondition-failed" ? null : state.link))
      .sort((a, b) => (a?.version ?? 0) - (b?.version ?? 0));
    const told = (await events()).slice(1);
    expect(told.map(({ changes }) => changes["title"]?.to)).toEqual(byVersion.map((state) => state?.title));
    // Each goes on from where the one before it left.
    expect(told.map(({ changes }) => changes["title"]?.from)).toEqual([
      null,
      ...byVersion.slice(0, -1).map((s) => s?.title),
    ]);
  });

  it("the events of a link, replayed, are the link", async () => {
    const text = fc.constantFrom(null, "a", "b");
    const changes = fc.record(
      {
        ...{ title: text, note: text, enabled: fc.boolean(), forwardQuery: fc.boolean() },
        tags: fc.constantFrom([], ["x"], ["x", "y"]),
        redirectStatus: fc.constantFrom(301 as const, 302 as const, 307 as const),
        maxVisits: fc.constantFrom(null, 1, 7),
        expiresAt: fc.constantFrom(null, 4_000_000_000_000, 4_000_000_000_001),
        passwordHash: fc.constantFrom(null, HASH),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(changes, fc.array(changes, { maxLength: 5 }), async (first, edits) => {
        const link = await create(first);
        for (const each of edits) await edit(link, each, KEY);
        const now = (await adapters.repository.get([await named(link)], generous()))?.link;
        const told = await eventsOf(link.id);
        expect(replay(told)).toEqual(now === undefined ? null : jsonOf(now));
        expect(told.slice(1).every((event) => Object.values(event.changes).length > 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("events of what only a later release can read are left to it", async () => {
    const link = await create();
    await sql("UPDATE links SET title = 'later', reader = 32767");
    expect((await eventsOf(link.id)).map(({ type }) => type)).toEqual(["link.created"]);
  });

  it("ofLink() reads page by page, also of a deleted link, until another has its name", async () => {
    const link = await create({ slug: slugOf("paged") });
    for (const title of ["1", "2", "3"]) await edit(link, { title }, KEY);
    await remove(link, KEY);
    const name = [await named(link)];
    const first = await history().ofLink(name, { limit: 3, before: null }, generous());
    const second = await history().ofLink(name, { limit: 3, before: first?.at(-1)?.id ?? null }, generous());
    expect([first, second].map((page) => page?.map(({ type }) => type))).toEqual([
      ["link.deleted", "link.updated", "link.updated"],
      ["link.updated", "link.created"],
    ]);
    const next = await create({ slug: slugOf("paged") });
    const its = await history().ofLink(name, { limit: 10, before: null }, generous());
    expect(its?.map(({ linkId }) => linkId)).toEqual([next.id]);
    expect(
      await history().ofLink([{ kind: "slug", text: slugOf("nobody") }], { limit: 3, before: null }, generous()),
    ).toBeNull();
  });

  it("forgetValues() empties what events say, and keeps them", async () => {
    const [link, other] = [await create({ title: "secret" }), await create({ title: "stays" })];
    expect(await history().forgetValues([await named(link)], generous())).toBe(true);
    expect((await events()).map(({ changes }) => Object.keys(changes))).toEqual([[], ["url", "title"]]);
    expect(await history().forgetValues([{ kind: "slug", text: slugOf("nobody") }], generous())).toBe(false);
    await edit(other, { title: "on" });
    expect((await eventsOf(other.id)).at(-1)?.changes).toEqual({ title: { from: "stays", to: "on" } });
  });
});

/** What the events leave a link with. */
function replay(events: readonly LinkEvent[]): Record<string, unknown> {
  const state: Record<string, unknown> = { password: "none" };
  for (const { name, json } of ALL_FIELDS) if (name !== "url") state[name] = json(UNSET_FIELDS[name]);
  for (const { changes } of events) {
    for (const [field, { from, to }] of Object.entries(changes)) {
      if (from !== null) expect([field, state[field]]).toEqual([field, from]);
      state[field] = to;
    }
  }
  return state;
}

function jsonOf(link: Link): Record<string, unknown> {
  const state: Record<string, unknown> = { password: link.passwordHash === null ? "none" : "set" };
  for (const { name, json } of ALL_FIELDS) state[name] = json(link[name]);
  return state;
}
