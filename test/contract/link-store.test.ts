import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSingleFlight } from "../../src/lib/single-flight.ts";
import type { Destination } from "../../src/links/destination.ts";
import { targetOf } from "../../src/links/link.ts";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import type { LinkStore } from "../../src/links/link-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createIssuedNames } from "../../src/names/issued-names.ts";
import { linkId } from "../../src/names/link-id.ts";
import { type LinkName, linkNameOf, parseLinkNames } from "../../src/names/link-name.ts";
import type { Slug } from "../../src/names/slug.ts";
import { createKnownMeta } from "../../src/names/stores/database-meta.ts";
import { refuseUnissued } from "../../src/redirects/refuse-unissued.ts";
import { withRedis } from "../../src/redirects/stores/cached-link-store.ts";
import { withMemory } from "../../src/redirects/stores/memory-link-store.ts";
import { type LoadOutcome, withSingleFlight } from "../../src/redirects/stores/single-flight-link-store.ts";
import { adaptersOn, createVisit, draftOf, generous } from "../support/adapters.ts";
import { shapedText } from "../support/code-arbitraries.ts";
import { engines } from "../support/engines.ts";

type Adapters = Awaited<ReturnType<typeof adaptersOn>>;

/** Each rung over the ones below it, from the truth up to memory. */
const ladders = [
  { rungs: "postgres", build: (adapters: Adapters) => gate(adapters, adapters.store) },
  { rungs: "redis → postgres", build: (adapters: Adapters) => gate(adapters, cached(adapters)) },
  { rungs: "flight → redis → postgres", build: (adapters: Adapters) => gate(adapters, flight(adapters)) },
  { rungs: "memory → codes → flight → redis → postgres", build: (adapters: Adapters) => memory(adapters) },
];

type Issued = Parameters<typeof refuseUnissued>[0];

function gate(adapters: Adapters, next: Issued): LinkStore {
  const knownMeta = createKnownMeta({ ...adapters, timeoutMs: 30_000, joinLimitMs: 20_000 });
  return refuseUnissued(next, {
    ...adapters,
    issuedNames: createIssuedNames({ ...adapters, knownMeta, staleMaxMs: 0 }),
  });
}
function cached(adapters: Adapters): Issued {
  return withRedis(adapters.store, {
    ...adapters,
    timeoutMs: 30_000,
    fingerprint: adapters.key.fingerprint,
    random: () => 0.5,
  });
}
function flight(adapters: Adapters): Issued {
  return withSingleFlight(
    cached(adapters),
    createSingleFlight<LoadOutcome>({ joinLimitMs: 20_000, now: adapters.now }),
  );
}
function memory(adapters: Adapters): LinkStore {
  return withMemory(gate(adapters, flight(adapters)), {
    ...adapters,
    staleMaxMs: 0,
    maxEntries: 100,
    maxBytes: 100_000,
  });
}

describe.each(engines)("LinkStore on $name", (engine) => {
  let stack: Stack;
  let adapters: Adapters;
  beforeAll(async () => {
    stack = await engine.start();
    adapters = await adaptersOn(stack);
  });
  afterAll(() => stack.close());

  describe.each(ladders)("$rungs", ({ build }) => {
    let store: LinkStore;
    beforeEach(() => {
      store = build(adapters);
    });

    async function create(fields: Partial<LinkDraft>) {
      const outcome = await adapters.repository.create(draftOf(fields), generous());
      if (outcome.kind !== "created") throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
      return outcome.link;
    }
    const nameOf = async (id: bigint): Promise<LinkName> => ({
      kind: "code",
      text: await adapters.codes.encode(linkId(id)),
    });

    /** What it answers cold, and then from whatever the first look-up left in the caches. */
    async function findTwice(name: LinkName | null | undefined) {
      if (name === null || name === undefined) throw new Error("Cannot look up a name that is none");
      const visit = createVisit();
      const first = await store.find([name], visit);
      await visit.settled();
      const second = await store.find([name], createVisit());
      expect(second.target).toEqual(first.target);
      return first.target;
    }

    it("find() gives the whole target of a link by its code", async () => {
      const link = await create({
        url: "https://example.com/ä?b=c#d" as Destination, // As its parser would take it.
        redirectStatus: 308,
        expiresAt: Date.now() + 3_600_000,
        expiredUrl: "https://example.com/expired" as Destination,
      });
      expect(await findTwice(await nameOf(link.id))).toEqual(targetOf(link));
    });

    it("find() gives the target of a link by its slug, and opens nothing by its code (P1)", async () => {
      const slug = `s-${crypto.randomUUID()}` as Slug; // A legal slug.
      const link = await create({ slug });
      expect(await findTwice(parseLinkNames(slug.toUpperCase()).at(-1))).toEqual(targetOf(link));
      expect(await findTwice(await nameOf(link.id))).toBeNull();
    });

    it("find() gives an expired or disabled link like any other: its 410 is an answer too", async () => {
      const link = await create({ enabled: false, expiresAt: Date.now() - 1_000 });
      expect(await findTwice(await nameOf(link.id))).toEqual(targetOf(link));
    });

    it("find() gives null for an unknown slug, for a code of an id that no link has, and for no code at all", async () => {
      expect(await findTwice(linkNameOf(`unknown-${crypto.randomUUID()}`))).toBeNull();
      expect(await findTwice(await nameOf(1_000_000n))).toBeNull();
      expect(await findTwice(linkNameOf("aaaaaaA"))).toBeNull();
    });

    it("find() gives an imported link by the very name it was printed with, once meta knows of its length", async () => {
      const text = `Printed.${crypto.randomUUID()}`;
      const name = linkNameOf(text);
      expect(await findTwice(name)).toBeNull();
      await stack.sql.query({
        query: "UPDATE meta SET imported_name_lengths = ARRAY[$1::smallint]",
        params: [String(text.length)],
      });
      const link = await create({ slug: text as Slug }); // As an import writes it.
      store = build(adapters);
      await stack.redis.run(["DEL", `none:${text}`]);
      expect(await findTwice(name)).toEqual(targetOf(link));
      expect(await findTwice(linkNameOf(text.toUpperCase()))).toBeNull();
    });

    it("find() gives an imported link by a name of a code's shape that stands for no id", async () => {
      let text = "";
      for (const guess of fc.sample(shapedText, 20)) if ((await adapters.codes.decode(guess)) === null) text = guess;
      await stack.sql.query({
        query: "UPDATE meta SET imported_name_lengths = ARRAY[$1::smallint]",
        params: [String(text.length)],
      });
      const link = await create({ slug: text as Slug }); // As an import writes it.
      expect(await findTwice(linkNameOf(text))).toEqual(targetOf(link));
    });

    it("find() says as of when: not after the look-up began", async () => {
      const link = await create({});
      const before = adapters.now();
      const { asOf } = await store.find([await nameOf(link.id)], createVisit());
      expect(asOf).toBeGreaterThanOrEqual(before);
      expect(asOf).toBeLessThanOrEqual(adapters.now());
    });
  });
});
