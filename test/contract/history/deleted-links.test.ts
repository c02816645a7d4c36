import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChangedBy } from "../../../src/links/changes/changed-by.ts";
import type { LinkDraft } from "../../../src/links/link-repository.ts";
import { claimKeyFingerprint } from "../../../src/links/stores/link-statements.ts";
import { createPostgresDeletedLinkStore } from "../../../src/links/stores/postgres-deleted-link-store.ts";
import { UnreadableLink } from "../../../src/links/unreadable-link.ts";
import type { Stack } from "../../../src/local/stack.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { adaptersOn, draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { slugOf } from "../../support/sample-links.ts";

const KEY: ChangedBy = { owner: "key:of-a-site", isAdmin: false };
const ADMIN: ChangedBy = { owner: "key:admin", isAdmin: true };
const PURGE: ChangedBy = { ...ADMIN, type: "purge" };

describe.each(engines)("deleted links, on $name", (engine) => {
  let stack: Stack;
  let adapters: Awaited<ReturnType<typeof adaptersOn>>;
  let store: ReturnType<typeof createPostgresDeletedLinkStore>;
  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
    store = createPostgresDeletedLinkStore({ ...adapters, timeoutMs: 30_000 });
  });
  afterAll(() => stack.close());
  beforeEach(() => sql("TRUNCATE links, link_events, deleted_links"));

  const sql = async (query: string) => (await stack.sql.query({ query, params: [] })).rows;
  const create = async (fields: Partial<LinkDraft> = {}) => {
    const outcome = await adapters.repository.create(draftOf(fields), generous());
    if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    return outcome.link;
  };
  const sale = { kind: "slug", text: slugOf("sale") } as IssuedName; // Not of its kind alone.
  const remove = (by = KEY, name = sale) => adapters.repository.remove([name], generous(), null, by);
  const find = (name = sale) => store.find([name], generous());
  const get = async (name = sale) => (await adapters.repository.get([name], generous()))?.link ?? null;
  async function restore(name = sale, by = KEY) {
    const deleted = await find(name);
    return deleted === null ? null : store.restore({ id: deleted.link.id, name }, by, generous());
  }

  it("a deleted link comes back as it was, but for its version and the time of its change", async () => {
    const made = await create({
      slug: slugOf("sale"),
      title: "T",
      tags: ["a"],
      maxVisits: 5,
      passwordHash: "h",
      note: "n",
    });
    await sql("UPDATE links SET visits_used = 3");
    await remove();
    expect(await get()).toBeNull();
    const deleted = await find();
    expect(deleted).toMatchObject({ isAdmins: false, link: { id: made.id, title: "T" } });
    const restored = await restore();
    expect(restored).toMatchObject({
      name: sale,
      link: { ...made, version: 1, updatedAt: expect.any(Number) as unknown },
    });
    expect(await get()).toEqual(restored !== null && restored !== "slug-taken" ? restored.link : null);
    expect(await sql("SELECT visits_used FROM links")).toEqual([["3"]]);
    expect(await sql("SELECT type, actor, changes FROM link_events ORDER BY id")).toEqual([
      ["link.created", "key:admin", expect.any(String)],
      ["link.deleted", KEY.owner, "{}"],
      ["link.restored", KEY.owner, "{}"],
    ]);
    expect(await find()).toBeNull();
    expect(await restore()).toBeNull();
  });

  it("a link comes back under its code", async () => {
    const { id } = await create();
    const name: IssuedName = { kind: "code", text: await adapters.codes.encode(id), id };
    await remove(KEY, name);
    expect(await restore(name)).toMatchObject({ link: { id } });
    expect(await get(name)).toMatchObject({ id });
  });

  it("of several that had the name the last that was deleted comes back, and none over a living one", async () => {
    await create({ slug: slugOf("sale"), title: "first" });
    await remove();
    const second = await create({ slug: slugOf("sale"), title: "second" });
    expect(await restore()).toBe("slug-taken");
    await remove();
    expect(await restore()).toMatchObject({ link: { id: second.id, title: "second" } });
    expect(await restore()).toBe("slug-taken");
    expect(await sql("SELECT count(*) FROM deleted_links")).toEqual([["1"]]);
  });

  it("a restore and a create of one slug at once: one of them has it", async () => {
    const made = await create({ slug: slugOf("sale") });
    await remove();
    const [restored, created] = await Promise.all([
      restore(),
      adapters.repository.create(draftOf({ slug: slugOf("sale") }), generous()),
    ]);
    const wasRestored = restored !== "slug-taken" && restored !== null;
    expect([wasRestored, created.kind === "created"].filter(Boolean)).toHaveLength(1);
    expect((await get())?.id === made.id).toBe(wasRestored);
  });

  it("after 30 days there is nothing to restore, job or no job", async () => {
    await create({ slug: slugOf("sale") });
    await remove();
    const deleted = await find();
    await sql("UPDATE deleted_links SET deleted_at = now() - interval '30 days'");
    expect(await find()).toBeNull();
    if (deleted === null) throw new Error("It was there a moment ago");
    expect(await store.restore({ id: deleted.link.id, name: sale }, ADMIN, generous())).toBeNull();
  });

  it.each([
    ["what the administrator deleted", true, () => remove(ADMIN)],
    ["what a key deleted", false, () => remove()],
    [
      "what the administrator had switched off before a key deleted it",
      true,
      async () => {
        await adapters.repository.edit([sale], { enabled: false }, generous(), null, ADMIN);
        await adapters.repository.edit([sale], { title: "x" }, generous(), null, KEY);
        await remove();
      },
    ],
    [
      "what somebody had switched on again",
      false,
      async () => {
        await adapters.repository.edit([sale], { enabled: false }, generous(), null, ADMIN);
        await adapters.repository.edit([sale], { enabled: true }, generous(), null, KEY);
        await remove();
      },
    ],
  ])("%s is the administrator's to restore: %s", async (_, isAdmins, act) => {
    await create({ slug: slugOf("sale") });
    await act();
    expect(await find()).toMatchObject({ isAdmins });
  });

  it("a restore that is late changes nothing, and says so as an outage", async () => {
    await create({ slug: slugOf("sale") });
    await remove();
    const deleted = await find();
    if (deleted === null) throw new Error("It was deleted a moment ago");
    const late = createPostgresDeletedLinkStore({ ...adapters, timeoutMs: 30_000, now: () => Date.now() - 9_000 });
    await expect(late.restore({ id: deleted.link.id, name: sale }, KEY, generous())).rejects.toThrow("began too late");
    expect(await find()).not.toBeNull();
  });

  it("what only a later release can read is not restored, and columns that this one does not know come back", async () => {
    await create({ slug: slugOf("sale") });
    await sql("UPDATE links SET reader = 32767");
    await sql("DELETE FROM links");
    await expect(find()).rejects.toThrow(UnreadableLink);
    await sql("ALTER TABLE links ADD COLUMN of_a_later_release text");
    await sql(`UPDATE deleted_links SET row = row || '{"reader": 0, "of_a_later_release": "kept", "gone_since": 1}'`);
    expect(await restore()).toMatchObject({ name: sale });
    expect(await sql("SELECT of_a_later_release FROM links")).toEqual([["kept"]]);
    await sql("ALTER TABLE links DROP COLUMN of_a_later_release");
  });

  it("a purge deletes for good, with what the events say, a link that is there and one that was deleted", async () => {
    const other = await create({ slug: slugOf("other"), title: "stays" });
    for (const isDeleted of [false, true]) {
      await create({ slug: slugOf("sale"), title: "a secret" });
      if (isDeleted) await remove();
      expect(await remove(PURGE)).toBe(true);
      expect([await get(), await find()]).toEqual([null, null]);
      expect(await remove(PURGE)).toBe(false);
    }
    const rest = await sql(`SELECT type, slug, changes FROM link_events WHERE link_id <> ${other.id} ORDER BY id`);
    expect(rest).toEqual([
      ["link.created", "", "{}"],
      ["link.deleted", "", "{}"],
      ["link.created", "", "{}"],
      ["link.deleted", "", "{}"],
    ]);
    expect(await sql(`SELECT slug, changes->>'title' FROM link_events WHERE link_id = ${other.id}`)).toEqual([
      ["other", "stays"],
    ]);
  });

  it("a purge on a condition hits no deleted link, and none in another state", async () => {
    const { id } = await create({ slug: slugOf("sale") });
    const isIn = { isOneOf: [{ id, version: 7 }], isNoneOf: [] };
    expect(await adapters.repository.remove([sale], generous(), isIn, PURGE)).toBe("precondition-failed");
    await remove();
    expect(await adapters.repository.remove([sale], generous(), isIn, PURGE)).toBe(false);
    expect(await find()).not.toBeNull();
  });

  it("a database whose links are all deleted is claimed by no other key (P1)", async () => {
    await create({ slug: slugOf("sale") });
    await remove();
    await sql("DELETE FROM meta");
    await adapters.postgres.run("claim", () => AbortSignal.timeout(30_000), claimKeyFingerprint("another"));
    expect(await sql("SELECT key_fingerprint FROM meta")).toEqual([]);
    await sql(`INSERT INTO meta (key_fingerprint) VALUES ('${adapters.key.fingerprint}')`);
    await sql("TRUNCATE deleted_links");
  });
});
