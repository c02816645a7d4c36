import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createPostgresVisitLimit } from "../../src/redirects/stores/postgres-visit-limit.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { destinationOf } from "../support/sample-links.ts";

const NOW = 1_800_000_000_000;

describe.each(engines)("createPostgresVisitLimit() on $name", (engine) => {
  let stack: Stack;
  let adapters: Awaited<ReturnType<typeof adaptersOn>>;
  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
  });
  afterAll(() => stack.close());

  async function createLink(fields: Partial<LinkDraft> = {}) {
    const outcome = await adapters.repository.create(draftOf({ maxVisits: 1, ...fields }), generous());
    if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    const { id } = outcome.link;
    const limit = createPostgresVisitLimit({ postgres: adapters.postgres, timeoutMs: 30_000 });
    const name = { kind: "code", text: "" as never, id } as const; // Found by its id alone.
    const edit = (changes: Partial<LinkDraft>) => adapters.repository.edit([name], changes, generous());
    const remove = () => adapters.repository.remove([name], generous());
    const take = async (shownHash: string | null = null) => limit.take(id, { now: NOW, shownHash }, generous());
    const takeKind = async (shownHash?: string) => (await take(shownHash ?? null))?.answer.kind ?? null;
    const used = async () => {
      const query = "SELECT visits_used FROM links WHERE id = $1";
      return Number((await stack.sql.query({ query, params: [id.toString()] })).rows[0]?.[0]);
    };
    return { id, edit, remove, take, takeKind, used };
  }

  it("take() gives as many visits as there are, also to 50 at the same time, and then none", async () => {
    const { takeKind, used } = await createLink({ maxVisits: 20 });
    const kinds = await Promise.all(Array.from({ length: 50 }, () => takeKind()));
    expect(kinds.filter((kind) => kind === "redirect")).toHaveLength(20);
    expect(kinds.filter((kind) => kind === "used-up")).toHaveLength(30);
    expect(await used()).toBe(20);
    expect(await takeKind()).toBe("used-up");
    expect(await used()).toBe(20);
  });

  it("take() answers with the link as it is now", async () => {
    const { take, edit } = await createLink({ maxVisits: 2 });
    await edit({ url: destinationOf("https://example.com/now"), redirectStatus: 308, forwardQuery: true });
    expect(await take()).toMatchObject({
      answer: { kind: "redirect", status: 308 },
      target: { location: "https://example.com/now", forwardQuery: true, isLimited: true },
    });
  });

  it("take() uses no visit of a link that is closed, or locked, or without a limit by now", async () => {
    const { takeKind, edit, used } = await createLink();
    await edit({ enabled: false });
    expect(await takeKind()).toBe("disabled");
    await edit({ enabled: true, expiresAt: NOW });
    expect(await takeKind()).toBe("expired");
    await edit({ expiresAt: NOW + 1, passwordHash: "a hash" });
    expect([await takeKind(), await takeKind("another hash")]).toEqual(["locked", "locked"]);
    await edit({ passwordHash: null, maxVisits: null });
    expect(await takeKind()).toBe("redirect");
    expect(await used()).toBe(0);
  });

  it("take() lets in who has shown the password, and any password where none is asked for by now", async () => {
    const { takeKind, edit, used } = await createLink({ maxVisits: 2, passwordHash: "a hash" });
    expect(await takeKind("a hash")).toBe("redirect");
    await edit({ passwordHash: null });
    expect(await takeKind("a hash")).toBe("redirect");
    expect([await takeKind(), await used()]).toEqual(["used-up", 2]);
  });

  it("take() lets more through once the number is raised, and none below what was used", async () => {
    const { takeKind, edit } = await createLink({
      maxVisits: 2,
      expiredUrl: destinationOf("https://example.com/over"),
    });
    expect([await takeKind(), await takeKind(), await takeKind()]).toEqual(["redirect", "redirect", "used-up"]);
    await edit({ maxVisits: 3 });
    expect([await takeKind(), await takeKind()]).toEqual(["redirect", "used-up"]);
    await edit({ maxVisits: 1 });
    expect(await takeKind()).toBe("used-up");
    await edit({ maxVisits: 2_147_483_647 });
    expect(await takeKind()).toBe("redirect");
  });

  it("take() says what became of a link that is edited between its snapshot and its turn at the row", async () => {
    const { takeKind, used } = await createLink({ expiredUrl: destinationOf("https://example.com/over") });
    const run = (query: string) => stack.sql.query({ query, params: [] });
    // Edits the row in place of the UPDATE, as somebody who held its lock before: the snapshot does not have that.
    await run(`CREATE FUNCTION be_edited() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN UPDATE links SET enabled = false WHERE id = OLD.id; RETURN NULL; END $$`);
    await run(`CREATE TRIGGER edited BEFORE UPDATE ON links FOR EACH ROW
      WHEN (NEW.visits_used > OLD.visits_used) EXECUTE FUNCTION be_edited()`);
    try {
      expect(await takeKind()).toBe("disabled");
      expect(await used()).toBe(0);
    } finally {
      await run("DROP FUNCTION be_edited CASCADE");
    }
  });

  it("take() finds no link that is deleted", async () => {
    const { takeKind, remove } = await createLink();
    expect(await remove()).toBe(true);
    expect(await takeKind()).toBeNull();
  });

  it("findIfExists finds no link that is used up, one by one and in bulk", async () => {
    const url = destinationOf(`https://example.com/${crypto.randomUUID()}`);
    const { id, takeKind } = await createLink({ url });
    const find = draftOf({ url, findIfExists: true });
    const item = { kind: "draft", draft: { ...find, maxVisits: 5 } } as const;
    const findInBulk = () => {
      return adapters.repository.createMany({ items: [item], createdBy: "key:admin", idempotency: null }, generous());
    };
    expect(await adapters.repository.create(find, generous())).toMatchObject({ kind: "existing", link: { id } });
    expect(await findInBulk()).toMatchObject({ items: [{ kind: "existing", link: { id, maxVisits: 1 } }] });
    expect(await takeKind()).toBe("redirect");
    expect(await findInBulk()).toMatchObject({ items: [{ kind: "created", link: { maxVisits: 5 } }] });
    await stack.sql.query({ query: "UPDATE links SET visits_used = max_visits WHERE url = $1", params: [url] });
    expect(await adapters.repository.create(find, generous())).toMatchObject({ kind: "created" });
  });

  it("a repeated create gives the limit of the first answer, and none of one from before there were limits", async () => {
    const idempotency = { owner: "key:admin", key: crypto.randomUUID(), bodyHash: "00" };
    const draft = draftOf({ maxVisits: 9, idempotency });
    const inBulk = {
      items: [{ kind: "draft", draft }] as const,
      createdBy: "key:admin",
      idempotency: { ...idempotency, key: `${idempotency.key}-bulk` },
    };
    for (const isReplay of [false, true]) {
      const one = await adapters.repository.create(draft, generous());
      expect(one).toMatchObject({ isReplay, link: { maxVisits: 9 } });
      const many = await adapters.repository.createMany(inBulk, generous());
      expect(many).toMatchObject({ isReplay, items: [{ link: { maxVisits: 9 } }] });
    }
    const forget = `UPDATE idempotency SET answer = CASE WHEN answer ? 'items'
      THEN answer #- '{items,0,link,max_visits}' ELSE answer - 'max_visits' END WHERE key LIKE $1`;
    await stack.sql.query({ query: forget, params: [`${idempotency.key}%`] });
    expect(await adapters.repository.create(draft, generous())).toMatchObject({ link: { maxVisits: null } });
    expect(await adapters.repository.createMany(inBulk, generous())).toMatchObject({
      items: [{ link: { maxVisits: null } }],
    });
  });
});
