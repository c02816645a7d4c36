import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Destination } from "../../src/links/destination.ts";
import type { Idempotency, LinkDraft } from "../../src/links/link-repository.ts";
import type { Stack } from "../../src/local/stack.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { WrongCodeKey } from "../../src/names/wrong-code-key.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { nameOf } from "../support/sample-links.ts";

describe.each(engines)("createPostgresLinkRepository() on $name", (engine) => {
  let stack: Stack;
  let adapters: Awaited<ReturnType<typeof adaptersOn>>;
  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
  });
  afterAll(() => stack.close());

  const create = (fields: Partial<LinkDraft>) => adapters.repository.create(draftOf(fields), generous());
  const count = async (query: string) => Number((await stack.sql.query({ query, params: [] })).rows[0]?.[0]);
  const idempotencyOf = (key: string, owner = "key:admin"): Idempotency => ({ owner, key, bodyHash: "hash" });
  const age = (hours: number) =>
    stack.sql.query({
      query: `UPDATE idempotency SET created_at = created_at - interval '${hours} hours'`,
      params: [],
    });

  it("create() gives ids from 1 on, in a database that no key had claimed", async () => {
    const outcome = await create({});
    expect(outcome).toMatchObject({ kind: "created", isReplay: false, link: { id: 1n } });
    expect(await count("SELECT count(*) FROM meta")).toBe(1);
  });

  it("create() never claims a database that has links but lost its fingerprint", async () => {
    await stack.sql.query({ query: "DELETE FROM meta", params: [] });
    expect(await create({})).toEqual({ kind: "wrong-code-key" });
    await stack.sql.query({
      query: "INSERT INTO meta (key_fingerprint) VALUES ($1)",
      params: [adapters.key.fingerprint],
    });
  });

  it("create() gives the first answer to simultaneous repeats, and makes one link", async () => {
    const url = "https://example.com/simultaneous" as Destination; // As its parser would take it.
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => create({ url, idempotency: idempotencyOf("simultaneous") })),
    );
    const ids = outcomes.map((outcome) => ("link" in outcome ? outcome.link.id : null));
    expect(new Set(ids).size).toBe(1);
    expect(outcomes.filter((outcome) => "isReplay" in outcome && !outcome.isReplay)).toHaveLength(1);
    expect(await count("SELECT count(*) FROM links WHERE url = 'https://example.com/simultaneous'")).toBe(1);
  });

  it("create() replays the first answer, whatever has become of the link", async () => {
    const idempotency = idempotencyOf("replayed");
    const first = await create({ title: "as made", tags: ["a,b", "c"], expiresAt: 4_102_444_800_123, idempotency });
    await stack.sql.query({ query: "UPDATE links SET title = 'edited' WHERE title = 'as made'", params: [] });
    const second = await create({ title: "as made", tags: ["a,b", "c"], expiresAt: 4_102_444_800_123, idempotency });
    expect(second).toEqual({ ...first, isReplay: true });
  });

  it("create() remembers a key for 24 h and then takes it as new", async () => {
    const idempotency = idempotencyOf("aged");
    const first = await create({ idempotency });
    await age(23);
    expect(await create({ idempotency })).toEqual({ ...first, isReplay: true });
    await age(2);
    const again = await create({ idempotency });
    expect(again).toMatchObject({ kind: "created", isReplay: false });
    expect(again).not.toEqual(first);
    expect(await create({ idempotency })).toEqual({ ...again, isReplay: true });
  });

  it("create() clears out what is older than that, a few rows at a time", async () => {
    for (let i = 0; i < 25; i++) await create({ idempotency: idempotencyOf(`old-${i}`) });
    await age(30);
    for (let i = 0; i < 3; i++) await create({ idempotency: idempotencyOf(`new-${i}`) });
    const old = await count("SELECT count(*) FROM idempotency WHERE created_at < now() - interval '24 hours'");
    expect(old).toBe(0);
    expect(await count("SELECT count(*) FROM idempotency WHERE key LIKE 'new-%'")).toBe(3);
  });

  it("recall() gives the first answer of a key for 24 h, and null when it knows none", async () => {
    const idempotency = idempotencyOf("recalled");
    expect(await adapters.repository.recall(idempotency, generous())).toBeNull();
    const first = await create({ idempotency });
    expect(await adapters.repository.recall(idempotency, generous())).toEqual({ ...first, isReplay: true });
    const otherBody = { ...idempotency, bodyHash: "other" };
    expect(await adapters.repository.recall(otherBody, generous())).toEqual({ kind: "idempotency-mismatch" });
    expect(await adapters.repository.recall(idempotencyOf("recalled", "key:other"), generous())).toBeNull();
    await age(25);
    expect(await adapters.repository.recall(idempotency, generous())).toBeNull();
  });

  it("create() keeps nothing of a failure", async () => {
    const slug = "kept-out" as never; // A legal slug.
    await create({ slug });
    expect(await create({ slug, idempotency: idempotencyOf("failed") })).toEqual({ kind: "slug-taken" });
    expect(await count("SELECT count(*) FROM idempotency WHERE key = 'failed'")).toBe(0);
  });

  it("create() with findIfExists uses its index", async () => {
    await stack.sql.query({
      query:
        "INSERT INTO links (url, created_by) SELECT 'https://example.com/' || n, 'key:other' FROM generate_series(1, 5000) AS n",
      params: [],
    });
    await stack.sql.query({ query: "ANALYZE links", params: [] });
    const { rows } = await stack.sql.query({
      query: `EXPLAIN SELECT id FROM links WHERE created_by = 'key:other' AND md5(url) = md5('https://example.com/77')
        AND url = 'https://example.com/77' ORDER BY id DESC LIMIT 1`,
      params: [],
    });
    expect(rows.join("\n")).toContain("links_created_by_url_index");
  });

  describe("by several names", () => {
    const named = (text: string): IssuedName =>
      ({ ...nameOf(text), kind: text === text.toLowerCase() ? "slug" : "imported" }) as IssuedName; // As the test spells them.
    const slugs = async () => {
      const { rows } = await stack.sql.query({
        query: "SELECT slug, title FROM links WHERE slug ILIKE 'several%' ORDER BY slug COLLATE \"C\"",
        params: [],
      });
      return rows;
    };
    beforeEach(async () => {
      await stack.sql.query({ query: "DELETE FROM links WHERE slug ILIKE 'several%'", params: [] });
    });

    it("get(), edit() and remove() take the first name that a link has, and touch no other", async () => {
      for (const slug of ["Several", "several"]) await create({ slug: slug as never, title: slug }); // As an import writes it.
      const names = [named("Several"), named("several")];
      expect(await adapters.repository.get(names, generous())).toMatchObject({
        name: names[0],
        link: { slug: "Several" },
      });
      const edited = await adapters.repository.edit(names, { title: "edited" }, generous());
      expect(edited).toMatchObject({ name: names[0], link: { slug: "Several", title: "edited" } });
      expect(await slugs()).toEqual([
        ["Several", "edited"],
        ["several", "several"],
      ]);
      expect(await adapters.repository.remove(names, generous())).toBe(true);
      expect(await slugs()).toEqual([["several", "several"]]);
      expect(await adapters.repository.get(names, generous())).toMatchObject({ name: names[1] });
      expect(await adapters.repository.edit(names, { title: "folded" }, generous())).toMatchObject({ name: names[1] });
      expect(await adapters.repository.remove(names, generous())).toBe(true);
      expect(await adapters.repository.remove(names, generous())).toBe(false);
      expect(await adapters.repository.get(names, generous())).toBeNull();
    });

    it("get(), edit() and remove() answer nothing for a name of a code's shape under another key (P9)", async () => {
      await create({ slug: "several.aAaaaaa" as never });
      const names = [named("several.aAaaaaa"), { kind: "imported", text: "aAaaaaa" } as unknown as IssuedName]; // As they are decoded.
      await stack.sql.query({ query: "UPDATE meta SET key_fingerprint = $1", params: ["f".repeat(64)] });
      expect(await adapters.repository.get(names, generous())).toMatchObject({ name: names[0] });
      for (const given of [names.slice(1), [...names.slice(1), ...names]]) {
        await expect(adapters.repository.get(given, generous())).rejects.toThrow(WrongCodeKey);
        await expect(adapters.repository.edit(given, { title: "x" }, generous())).rejects.toThrow(WrongCodeKey);
        await expect(adapters.repository.remove(given, generous())).rejects.toThrow(WrongCodeKey);
      }
      await stack.sql.query({ query: "UPDATE meta SET key_fingerprint = $1", params: [adapters.key.fingerprint] });
    });
  });
});
