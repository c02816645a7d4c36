import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Domain, parseDomain } from "../../src/abuse/blocked-domain.ts";
import type { BlockedDomainStore } from "../../src/abuse/blocked-domain-store.ts";
import {
  createBlockListReader,
  createPostgresBlockedDomainStore,
} from "../../src/abuse/stores/postgres-blocked-domain-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

function domainOf(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new Error(`Cannot make a domain of "${text}": ${domain.error}`);
  return domain.value;
}

describe.each(engines)("blocked domains on $name", (engine) => {
  let stack: Stack;
  let store: BlockedDomainStore;
  let read: ReturnType<typeof createBlockListReader>;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres } = await adaptersOn(stack);
    store = createPostgresBlockedDomainStore({ postgres, timeoutMs: 30_000 });
    read = createBlockListReader({ postgres, timeoutMs: 30_000 });
  });
  afterAll(() => stack.close());

  const add = (reason: string | null, ...domains: string[]) =>
    store.add(domains.map(domainOf), { reason, createdBy: "key:admin" }, generous());

  it("a list without domains reads as one, and is told from others", async () => {
    const { digest, domains } = await read(null);
    expect(domains).toEqual([]);
    expect(await read(digest)).toEqual({ digest, domains: null });
  });

  it("add() blocks many at once, and gives back what is stored", async () => {
    const added = await add('it\'s "bad"', "b.example", "a.example", "[2001:db8::1]");
    expect(added.map(({ domain }) => domain).toSorted()).toEqual(["[2001:db8::1]", "a.example", "b.example"]);
    for (const { reason, createdBy, createdAt } of added) {
      expect([reason, createdBy]).toEqual(['it\'s "bad"', "key:admin"]);
      expect(Math.abs(createdAt - Date.now())).toBeLessThan(3_600_000);
    }
    const { domains } = await read(null);
    expect(domains?.toSorted()).toEqual(["[2001:db8::1]", "a.example", "b.example"]);
  });

  it("add() of one that is blocked changes its reason where there is a newer one, and nothing else", async () => {
    const [first] = await add("first", "again.example");
    const { digest } = await read(null);
    expect(await add(null, "again.example")).toEqual([first]);
    expect(await add("second", "again.example")).toEqual([{ ...first, reason: "second" }]);
    expect(await read(digest)).toEqual({ digest, domains: null });
  });

  it("list() walks through all, page after page, each once and in order", async () => {
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await store.list(after, 2, generous());
      walked.push(...page.map(({ domain }) => domain));
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.domain;
    }
    expect(walked).toEqual((await read(null)).domains);
    expect(walked.length).toBeGreaterThan(3);
  });

  it("remove() unblocks many at once, each once, and the list is another then", async () => {
    await add(null, "gone.example", "also-gone.example", "stays.example");
    const { digest } = await read(null);
    const given = ["gone.example", "never-there.example", "also-gone.example"].map(domainOf);
    expect((await store.remove(given, generous())).toSorted()).toEqual(["also-gone.example", "gone.example"]);
    expect(await store.remove(given, generous())).toEqual([]);
    const now = await read(digest);
    expect(now.digest).not.toBe(digest);
    expect(now.domains).toContain("stays.example");
    for (const domain of given) expect(now.domains).not.toContain(domain);
  });

  it("add() and remove() of a thousand that are the same, in any order, don't lock each other out", async () => {
    const domains = Array.from({ length: 1_000 }, (_, i) => domainOf(`${i}.many.example`));
    const facts = { reason: null, createdBy: "key:admin" };
    for (let round = 0; round < 3; round++) {
      await Promise.all([
        store.add(domains, facts, generous()),
        store.remove(domains.toReversed(), generous()),
        store.add(domains.toReversed(), facts, generous()),
        store.remove(domains, generous()),
      ]);
    }
    await store.remove(domains, generous());
    expect((await read(null)).domains?.filter((domain) => domain.endsWith(".many.example"))).toEqual([]);
  });
});
