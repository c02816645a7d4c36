import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPostgresImportLog } from "../../src/imports/stores/postgres-import-log.ts";
import { createPostgresImportedLinks } from "../../src/imports/stores/postgres-imported-links.ts";
import type { LinkConditions, LinkState } from "../../src/links/link-etag.ts";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { createPostgresVisitLimit } from "../../src/redirects/stores/postgres-visit-limit.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { importedLinkOf, keptName, pieceOf } from "../support/import-pieces.ts";

const EDITORS = 20;
const isIn = (...states: LinkState[]): LinkConditions => ({ isOneOf: states, isNoneOf: [] });
const isNotIn = (...states: LinkState[]): LinkConditions => ({ isOneOf: null, isNoneOf: states });

describe.each(engines)("the version of a link, on $name", (engine) => {
  let stack: Stack;
  let adapters: Awaited<ReturnType<typeof adaptersOn>>;
  let name: IssuedName;
  let made: LinkState;
  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
  });
  afterAll(() => stack.close());

  const sql = async (query: string, params: string[] = []) => (await stack.sql.query({ query, params })).rows;
  const create = async (fields: Partial<LinkDraft> = {}) => {
    const outcome = await adapters.repository.create(draftOf(fields), generous());
    if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    return outcome.link;
  };
  const current = async () => (await adapters.repository.get([name], generous()))?.link ?? null;
  const edit = (title: string, conditions?: LinkConditions) =>
    adapters.repository.edit([name], { title }, generous(), conditions);
  const remove = (conditions?: LinkConditions) => adapters.repository.remove([name], generous(), conditions);
  /** What somebody types, or a release that knows no version sends. @param set behind SET. */
  const type = (set: string) => sql(`UPDATE links SET ${set} WHERE id = $1`, [made.id.toString()]);

  beforeEach(async () => {
    const { id, version } = await create({ maxVisits: 100 });
    made = { id, version };
    name = { kind: "code", text: await adapters.codes.encode(id), id };
  });

  describe("is raised", () => {
    it("by each edit once, also to what it was, and the edit answers the new one", async () => {
      for (const version of [1, 2, 3]) {
        expect(await edit("the same")).toMatchObject({ link: { version } });
        expect(await current()).toMatchObject({ version });
      }
    });

    it("by an update of any column but visits_used, whoever sends it and whether it knows of versions", async () => {
      const columns = await sql(`
        SELECT column_name FROM information_schema.columns
        WHERE table_name = 'links' AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'version', 'visits_used')`);
      expect(columns.length).toBeGreaterThan(14);
      let version = 0;
      for (const [column] of columns) {
        await type(`${column} = ${column}`);
        expect([column, (await current())?.version]).toEqual([column, ++version]);
      }
    });

    it.each([
      "title = 'a', visits_used = visits_used + 1",
      "max_visits = 5, visits_used = 0",
      "max_visits = NULL, visits_used = 1",
      "updated_at = now() + interval '1 second', visits_used = 7",
    ])("once by an update of visits and something else: %s", async (set) => {
      await type("visits_used = 3");
      await type(set);
      expect(await current()).toMatchObject({ version: 1 });
    });

    it("for each of many links that one statement updates, and for no other", async () => {
      const { id: other } = await create();
      const ids = [made.id, (await create()).id, (await create()).id].map(String);
      await sql(`UPDATE links SET tags = '{bulk}' WHERE id IN (${ids.join()})`);
      const versions = await sql(
        `SELECT version FROM links WHERE id IN (${[...ids, other].join()}) ORDER BY id = ${other}`,
      );
      expect(versions.flat().map(Number)).toEqual([1, 1, 1, 0]);
    });
  });

  describe("is not raised", () => {
    it("by a counted visit, nor by one that was refused", async () => {
      const limit = createPostgresVisitLimit({ postgres: adapters.postgres, timeoutMs: 30_000 });
      await adapters.repository.edit([name], { maxVisits: 2 }, generous());
      const take = async () =>
        (await limit.take(made.id, { now: Date.now(), shownHash: null }, generous()))?.answer.kind;
      expect([await take(), await take(), await take()]).toEqual(["redirect", "redirect", "used-up"]);
      expect(await sql("SELECT version, visits_used FROM links WHERE id = $1", [made.id.toString()])).toEqual([
        ["1", "2"],
      ]);
    });

    it("by what sets the used visits alone", async () => {
      await type("visits_used = visits_used + 1");
      await type("visits_used = max_visits");
      await type("visits_used = 0");
      expect(await current()).toMatchObject({ version: 0 });
    });
  });

  it("a link that is imported under an id that was there before is in no state that it was in then", async () => {
    await edit("its second state");
    await remove();
    // As after 30 days: until then its id is its own.
    await sql("TRUNCATE deleted_links");
    const importId = crypto.randomUUID();
    const { postgres, confirmation, key } = adapters;
    const parts = { postgres, timeoutMs: 30_000, fingerprint: key.fingerprint, confirmation };
    const facts = { id: importId, owner: "key:7", header: null, format: "bijou", ignoredColumns: [] } as const;
    await createPostgresImportLog(parts).begin(facts, generous());
    const slug = `imported-${made.id}`;
    const links = [importedLinkOf(2, { id: made.id }), importedLinkOf(3, keptName(slug))];
    await createPostgresImportedLinks(parts).insert(pieceOf(importId, links), generous());
    const again = await current();
    expect(again).toMatchObject({ id: made.id, url: "https://example.com/2" });
    expect([0, 1]).not.toContain(again?.version);
    expect(await sql("SELECT version FROM links WHERE slug = $1", [slug])).toEqual([["0"]]);
  });

  describe("and the first answer under an Idempotency-Key", () => {
    const keyed = (key: string) => ({ idempotency: { owner: "key:admin", key, bodyHash: "hash" } });

    it("shows the link in the state that it had then", async () => {
      const first = await create(keyed("as-made"));
      await sql("UPDATE links SET title = 'edited' WHERE id = $1", [first.id.toString()]);
      expect(await create(keyed("as-made"))).toMatchObject({ id: first.id, version: 0 });
    });

    it("that the release before has kept is in the first state where the link was made, and in none where it was found", async () => {
      const created = await create(keyed("made-before"));
      const url = "https://example.com/found" as never; // As its parser would take it.
      await create({ url });
      await create({ url, findIfExists: true, ...keyed("found-before") });
      await sql("UPDATE idempotency SET answer = answer - 'version' WHERE key IN ('made-before', 'found-before')");
      expect(await create(keyed("made-before"))).toMatchObject({ id: created.id, version: 0 });
      expect(await create({ url, findIfExists: true, ...keyed("found-before") })).toMatchObject({ version: -1 });
    });
  });

  describe("as a condition", () => {
    it("lets a change take in one of the states that are asked for, and in no other", async () => {
      expect(await edit("first", isIn({ ...made, version: 3 }, made))).toMatchObject({
        link: { title: "first", version: 1 },
      });
      for (const conditions of [isIn(made), isIn(), isIn({ id: linkId(made.id + 1n), version: 1 })]) {
        expect(await edit("refused", conditions)).toBe("precondition-failed");
        expect(await remove(conditions)).toBe("precondition-failed");
      }
      expect(await current()).toMatchObject({ title: "first", version: 1 });
      expect(await remove(isIn({ ...made, version: 1 }))).toBe(true);
      expect(await current()).toBeNull();
    });

    it("lets a change take in none of the states that are ruled out, and by both conditions in what both leave", async () => {
      expect(await edit("refused", isNotIn(made))).toBe("precondition-failed");
      expect(await remove(isNotIn({ ...made, version: 9 }, made))).toBe("precondition-failed");
      expect(await edit("refused", { isOneOf: [made], isNoneOf: [made] })).toBe("precondition-failed");
      expect(await edit("refused", { isOneOf: null, isNoneOf: "any" })).toBe("precondition-failed");
      expect(await current()).toMatchObject({ title: null, version: 0 });
      expect(await edit("first", { isOneOf: [made], isNoneOf: [{ ...made, version: 1 }] })).toMatchObject({
        link: { version: 1 },
      });
      expect(await edit("second", isNotIn(made))).toMatchObject({ link: { version: 2 } });
    });

    it("says of a link that there is not that there is none", async () => {
      await remove();
      for (const conditions of [isIn(made), isNotIn(made), isIn(), { isOneOf: null, isNoneOf: "any" } as const]) {
        expect(await edit("refused", conditions)).toBeNull();
        expect(await remove(conditions)).toBe(false);
      }
    });

    it("asks the link that has the first name, and touches none behind it", async () => {
      const names = ["Named-so", "named-so"].map((text) => ({ kind: "imported", text }) as unknown as IssuedName); // As an import keeps them.
      const [exact, folded] = [
        await create({ slug: "Named-so" as never }),
        await create({ slug: "named-so" as never }),
      ];
      expect(await adapters.repository.edit(names, { title: "x" }, generous(), isIn(folded))).toBe(
        "precondition-failed",
      );
      expect(await adapters.repository.remove(names, generous(), isIn(folded))).toBe("precondition-failed");
      expect(await adapters.repository.edit(names, { title: "x" }, generous(), isIn(exact))).toMatchObject({
        link: { slug: "Named-so" },
      });
      expect(await sql("SELECT title FROM links WHERE slug = 'named-so'")).toEqual([[null]]);
    });

    it(`of ${EDITORS} editors at the same time that ask for one state lets exactly one through`, async () => {
      for (let round = 0; round < 5; round++) {
        const state = { id: made.id, version: (await current())?.version ?? -1 };
        const titles = Array.from({ length: EDITORS }, (_, editor) => `${round} by ${editor}`);
        const outcomes = await Promise.all(titles.map((title) => edit(title, isIn(state))));
        const won = outcomes.filter((outcome) => typeof outcome === "object" && outcome !== null);
        expect(outcomes.filter((outcome) => outcome === "precondition-failed")).toHaveLength(EDITORS - 1);
        expect(won).toHaveLength(1);
        expect(won).toEqual([{ name, link: await current() }]);
      }
    });

    it("of an edit and deletes at the same time lets one through, and tells the others why not", async () => {
      const outcomes = await Promise.all([
        edit("the edit", isIn(made)),
        ...Array.from({ length: 4 }, () => remove(isIn(made))),
      ]);
      const kinds = outcomes.map((outcome) => {
        if (typeof outcome === "object" && outcome !== null) return "won";
        return outcome === true ? "won" : "lost"; // Gone, or in another state.
      });
      expect(kinds.toSorted()).toEqual(["lost", "lost", "lost", "lost", "won"]);
      const after = await current();
      expect(after?.title ?? "the edit").toBe("the edit");
    });
  });
});
