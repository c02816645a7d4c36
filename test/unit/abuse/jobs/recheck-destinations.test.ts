import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Recheck, recheckDestinations } from "../../../../src/abuse/jobs/recheck-destinations.ts";
import type { RecheckedLink } from "../../../../src/abuse/recheck-store.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import type { Destination } from "../../../../src/links/destination.ts";
import type { Checked } from "../../../../src/links/destination-check.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import type { Slug } from "../../../../src/names/slug.ts";
import { createLinkServiceWorld } from "../../../support/link-service-world.ts";
import { linkOf } from "../../../support/sample-links.ts";

const DUE = 60 * 60_000;
const to = (url: string) => url as Destination; // As its parser would take it.
const named = (slug: string, url: string) => linkOf({ slug: slug as Slug, url: to(url), expiredUrl: null });

/** Links whose URL has "bad" in it are listed; the others' answer is `answer`. */
function setUp(count: number, answer: "clean" | "none" = "clean") {
  const links = Array.from({ length: count }, (_, i) =>
    named(`link-${i}`, `https://${i % 10 === 7 ? "bad" : "a"}.example/${i}`),
  );
  const service = createLinkServiceWorld(links);
  const world = {
    service,
    kept: [] as bigint[],
    reports: [] as object[],
    limits: [] as number[],
    disabled: 0,
    isWrongKey: false,
    recheck: {} as Recheck, // Filled below.
  };
  const rechecked = links.map(
    ({ slug, url, expiredUrl, rules }, i): RecheckedLink => ({
      id: linkId(i + 1),
      slug,
      domain: null,
      url,
      expiredUrl,
      rules,
    }),
  );
  world.recheck = {
    check: {
      isOn: true,
      requestMs: 1_000,
      async check(given): Promise<Checked> {
        const threats = given.map(({ url }) =>
          url?.includes("bad") ? [{ path: "url", types: ["MALWARE" as const] }] : [],
        );
        return answer === "clean"
          ? { threats, looked: given.length, unchecked: 0 }
          : { threats: given.map(() => []), looked: 0, unchecked: given.length };
      },
    },
    store: {
      async next(limit) {
        world.limits.push(limit);
        const from = Number(world.kept.at(-1) ?? 0n);
        const stretch = rechecked.slice(from, from + limit);
        return world.isWrongKey
          ? null
          : { links: stretch, cursor: { roundId: BigInt(from + stretch.length), newId: 0n } };
      },
      async keep({ roundId }) {
        world.kept.push(roundId);
      },
    },
    linkService: service.service,
    namer: { nameOf: async ({ slug }) => ({ kind: "slug", text: slug as Slug }) }, // All of these have one.
    reports: {
      async add(report) {
        world.reports.push(report);
        return true;
      },
    },
    intervalMinutes: 60,
    maxLinks: 120,
    countDisabled: () => {
      world.disabled++;
    },
    createId: () => "an id",
    now: () => 1_000,
  };
  return world;
}

describe("recheckDestinations()", () => {
  beforeEach(() => {
    vi.spyOn(console, "info").mockReturnValue();
    vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(console, "error").mockReturnValue();
  });
  afterEach(() => vi.restoreAllMocks());

  it("disables what is listed as an edit does, and reports it first", async () => {
    const world = setUp(10);
    await recheckDestinations(world.recheck, DUE);
    expect(world.service.steps).toEqual([
      "postgres: select",
      "redis: pending link-7",
      "postgres: update",
      "memory: forget link-7",
    ]);
    expect(world.reports).toEqual([
      expect.objectContaining({ linkId: 8n, slug: "link-7", reason: "malware", email: null }),
    ]);
    expect([world.service.links.get("link-7")?.enabled, world.disabled]).toEqual([false, 1]);
    expect(vi.mocked(console.warn).mock.calls.join()).not.toContain("bad.example");
  });

  it("disables a link whose card has an image that nobody looks up here", async () => {
    const world = setUp(10);
    const link = world.service.links.get("link-7");
    if (link === undefined) throw new Error("There is no link-7");
    world.service.links.set("link-7", { ...link, card: { image: to("https://images.example/a.png") } });
    await recheckDestinations(world.recheck, DUE);
    expect([world.service.links.get("link-7")?.enabled, world.disabled]).toEqual([false, 1]);
  });

  it("leaves a link alone that leads elsewhere since", async () => {
    const world = setUp(10);
    const link = world.service.links.get("link-7");
    if (link === undefined) throw new Error("There is no link-7");
    world.service.links.set("link-7", { ...link, url: to("https://good.example/") });
    await recheckDestinations(world.recheck, DUE);
    expect([world.service.links.get("link-7")?.enabled, world.disabled]).toEqual([true, 0]);
  });

  it("goes on in stretches to the end of its share, and puts down how far it came after each", async () => {
    const world = setUp(500);
    await recheckDestinations(world.recheck, DUE);
    expect([world.limits, world.kept]).toEqual([
      [50, 50, 20],
      [50n, 100n, 120n],
    ]);
    expect(world.disabled).toBe(12);
  });

  it.each([
    [0, DUE],
    [60, DUE + 60_000],
  ])("with an interval of %i does nothing at %i", async (intervalMinutes, time) => {
    const world = setUp(10);
    await recheckDestinations({ ...world.recheck, intervalMinutes }, time);
    expect(world.limits).toEqual([]);
  });

  it("comes again to a stretch that nobody could look up", async () => {
    const world = setUp(10, "none");
    await recheckDestinations(world.recheck, DUE);
    expect([world.kept, world.disabled]).toEqual([[], 0]);
  });

  it("leaves alone what was changed, disabled or deleted since it was read", async () => {
    const world = setUp(30);
    world.service.links.set("link-7", named("link-7", "https://good.example/"));
    world.service.links.set("link-17", { ...named("link-17", "https://bad.example/17"), enabled: false });
    world.service.links.delete("link-27");
    await recheckDestinations(world.recheck, DUE);
    expect([world.reports, world.disabled]).toEqual([[], 0]);
    expect(world.kept).toEqual([30n]);
  });

  it("a takedown goes on without Redis; without Postgres it fails, and the stretch comes again", async () => {
    const world = setUp(10);
    world.service.down.add("redis");
    await recheckDestinations(world.recheck, DUE);
    expect(world.disabled).toBe(1);
    const other = setUp(10);
    other.service.down.add("postgres");
    await expect(recheckDestinations(other.recheck, DUE)).rejects.toThrow(StoreError);
    expect(other.kept).toEqual([]);
  });

  it("under a wrong CODE_KEY it does nothing, and says so (P9)", async () => {
    const world = setUp(10);
    world.isWrongKey = true;
    await recheckDestinations(world.recheck, DUE);
    expect([world.kept, world.disabled]).toEqual([[], 0]);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining("wrong-code-key"));
  });
});
