import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkEvent } from "../../../src/history/link-event.ts";
import { ALL_FIELDS } from "../../../src/links/field-values.ts";
import type { Link } from "../../../src/links/link.ts";
import { generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { HASH, KEY, useLinkEvents } from "../../support/link-events-world.ts";
import { slugOf, UNSET_FIELDS } from "../../support/sample-links.ts";

/** The order of events, what they add up to, and how they are read. */
describe.each(engines)("the history that events make, on $name", (engine) => {
  const world = useLinkEvents(engine);
  const { sql, history, events, eventsOf, create, named, edit, remove } = world;

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
        const now = (await world.adapters.repository.get([await named(link)], generous()))?.link;
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
