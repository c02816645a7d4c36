import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Click, DIMENSIONS, type Dimensions, MAX_RULE_NAMES, maxNames } from "../../src/clicks/click.ts";
import { createPostgresClickLog } from "../../src/clicks/stores/postgres-click-log.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { LINK, rollUpsOn } from "../support/roll-ups.ts";
import { clickOf, MONDAY } from "../support/sample-clicks.ts";

/**
 * Names that visitors make up: a link, and all links together, have so many of them a day, and the rest is `other`, however
 * many statements bring them, one after the other or at once.
 */
const DAY_MS = 86_400_000;
const MADE_UP = [
  "referrer",
  "language",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
] as const;
const [OF_LINK, OF_ALL] = [maxNames("utm_source", "link"), maxNames("utm_source", "all links")];

let serial = 0;
/** Each of its names is its own. */
const madeUp = (link = 7, more: Partial<Click> = {}): Click => {
  const n = ++serial;
  const dimensions = Object.fromEntries(DIMENSIONS.map((name) => [name, `${name}-${n}`])) as Dimensions; // Of all of them.
  return clickOf(n, { link, time: MONDAY + (n % 1_000), ...more, dimensions });
};
const named = (name: string, link = 7, more: Partial<Click> = {}): Click =>
  clickOf(++serial, { link, ...more, dimensions: { utm_source: name } });
/** Of another quarter of an hour for each statement: those of one would wait for each other at their sum of visits. */
const inQuarter = (n: number) => ({ time: MONDAY + n * 900_000 });
const times = <Value>(count: number, make: (n: number) => Value) => Array.from({ length: count }, (_, n) => make(n));

describe.each(engines)("addClicks() on $name", (engine) => {
  let stack: Stack;
  let found: ReturnType<typeof rollUpsOn>;
  let store: ReturnType<typeof createPostgresClickStore>;
  let clickLog: ReturnType<typeof createPostgresClickLog>;

  beforeAll(async () => {
    stack = await engine.start();
    found = rollUpsOn(stack);
    const { postgres } = await adaptersOn(stack);
    const options = { postgres, timeoutMs: 60_000 };
    store = createPostgresClickStore({ ...options, retentionDays: 90, now: () => MONDAY + DAY_MS });
    clickLog = createPostgresClickLog(options);
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    await found.clear();
    await found.rows("TRUNCATE click_name_guards");
  });

  const add = (clicks: readonly Click[]) => store.add(clicks, generous());

  /** `name: visits` of a dimension. @param link 0 for all links together. */
  async function namesOf(dimension: string, link = 7, day = "2026-11-23") {
    const rows = await found.rows(
      `SELECT name, sum(visits + bots) FROM click_dimensions WHERE dimension = $1 AND ${LINK} = $2 AND day = $3 GROUP BY 1`,
      ...[dimension, String(link), day],
    );
    return new Map(rows.map(([name, visits]) => [name ?? "", Number(visits)]));
  }
  /** How many rows the dimension has that has most of them, in one part. */
  async function mostRows(link: "link_id > 0" | "link_id <= 0", dimensions: readonly string[] = MADE_UP) {
    const [[most] = []] = await found.rows(
      `SELECT max(count) FROM (SELECT count(*) FROM click_dimensions WHERE ${link} AND dimension = ANY ($1::text[])
       GROUP BY link_id, day, dimension) AS counts`,
      `{${dimensions.join(",")}}`,
    );
    return Number(most);
  }
  const sum = (names: ReadonlyMap<string, number>) => [...names.values()].reduce((total, count) => total + count, 0);

  it("keeps so many made-up names a link, day and dimension, and counts the rest as other", async () => {
    for (let n = 0; n < 4; n++) await add(times(1_000, () => madeUp()));
    for (const dimension of MADE_UP) {
      for (const [link, bound] of [
        [7, OF_LINK],
        [0, OF_ALL],
      ] as const) {
        const names = await namesOf(dimension, link);
        expect([names.size, names.get("other"), sum(names)]).toEqual([bound + 1, 4_000 - bound, 4_000]);
      }
    }
  });

  it("has a bound for what Cloudflare and lists say too, and none for links among all links", async () => {
    for (const [link, bound] of [
      [7, maxNames("city", "link")],
      [0, maxNames("city", "all links")],
    ] as const) {
      await found.rows(
        `INSERT INTO click_dimensions SELECT $1, '2026-11-23', dimension, 'n' || n, 1, 0
         FROM generate_series(1, $2::int) AS n, unnest(ARRAY['city', 'link']) AS dimension`,
        ...[String(link), String(bound - 5)],
      );
    }
    await add(times(10, () => madeUp()));
    for (const [link, bound] of [
      [7, maxNames("city", "link")],
      [0, maxNames("city", "all links")],
    ] as const) {
      const names = await namesOf("city", link);
      expect([names.size, names.get("other")]).toEqual([bound + 1, 5]);
    }
    await add(times(10, () => madeUp(8 + (serial % 10))));
    const links = await namesOf("link", 0);
    expect([links.has("7"), links.has("9"), links.has("other")]).toEqual([true, true, false]);
  });

  it("goes on counting the names that are there, and what is not known, when there is room for no more", async () => {
    const first = times(OF_LINK, (n) => `kept-${n}`);
    await add(first.map((name) => named(name)));
    await add([...first.map((name) => named(name)), named("late"), clickOf(++serial), clickOf(++serial)]);
    await add([named("kept-7"), named("late"), named("later")]);
    const names = await namesOf("utm_source");
    expect(names.size).toBe(OF_LINK + 2);
    expect([names.get("kept-7"), names.get("kept-8"), names.get("other"), names.get("")]).toEqual([3, 2, 3, 2]);
  });

  it("keeps the most visited of the names that come together", async () => {
    const rare = times(OF_LINK + 5, (n) => named(`rare-${n}`));
    await add([...rare, ...times(3, () => named("zz-liked")), ...times(2, () => named("zy-liked"))]);
    const names = await namesOf("utm_source");
    expect([names.get("zz-liked"), names.get("zy-liked"), names.get("other")]).toEqual([3, 2, 7]);
  });

  it("counts a visitor's own other with the rest, and takes no place for it", async () => {
    await add([named("other"), ...times(OF_LINK, (n) => named(`kept-${n}`)), named("other")]);
    const names = await namesOf("utm_source");
    expect([names.size, names.get("other")]).toEqual([OF_LINK + 1, 2]);
    await add([named("one-too-many")]);
    expect((await namesOf("utm_source")).get("other")).toBe(3);
  });

  it("keeps a bounded number of rules a link and day, however often they are named anew", async () => {
    for (let n = 0; n < 3; n++) await add(times(60, () => clickOf(++serial, { rule: `rule ${serial}` })));
    await add([clickOf(++serial, { rule: null }), clickOf(++serial, { rule: "one more" })]);
    const names = await namesOf("rule");
    expect([names.size, names.get("other"), names.get(""), sum(names)]).toEqual([MAX_RULE_NAMES + 2, 81, 1, 182]);
  });

  it("begins anew with each day and each link", async () => {
    const clicks = (link: number, time: number) => times(OF_LINK + 1, () => madeUp(link, { time: time + serial }));
    await add([...clicks(7, MONDAY), ...clicks(8, MONDAY), ...clicks(7, MONDAY - DAY_MS)]);
    for (const [link, day] of [
      [7, "2026-11-23"],
      [8, "2026-11-23"],
      [7, "2026-11-22"],
    ] as const) {
      const names = await namesOf("utm_term", link, day);
      expect([names.size, names.get("other")]).toEqual([OF_LINK + 1, 1]);
    }
  });

  it("counts bots and people apart among the rest", async () => {
    await add(times(OF_LINK, () => madeUp()));
    await add([madeUp(), madeUp(7, { isBot: true }), madeUp(7, { isBot: true })]);
    const rest = await found.rows(
      "SELECT visits, bots FROM click_dimensions WHERE link_id = 7 AND dimension = 'referrer' AND name = 'other'",
    );
    expect(rest).toEqual([["1", "2"]]);
  });

  it("knows a click again that was counted as other, and counts it once", async () => {
    const clicks = times(OF_LINK + 50, () => madeUp());
    await add(clicks);
    expect(await add(clicks)).toEqual({ counted: 0, tooOld: 0 });
    expect((await namesOf("utm_source")).get("other")).toBe(50);
  });

  it("lets no more through where many statements at once bring names of the same links", async () => {
    const batches = times(12, (n) => times(150, (place) => madeUp(7 + ((n + place) % 3), inQuarter(n))));
    await Promise.all(batches.map(add));
    expect(await mostRows("link_id > 0")).toBe(OF_LINK + 1);
    expect(await mostRows("link_id <= 0")).toBeLessThanOrEqual(OF_ALL + 1);
    for (const link of [7, 8, 9]) expect(sum(await namesOf("utm_source", link))).toBe(600);
    expect(sum(await namesOf("utm_source", 0))).toBe(1_800);
  });

  it("takes a name that several statements at once bring for one, so that nothing is lost of the room", async () => {
    const names = times(OF_LINK, (n) => `shared-${n}`);
    await Promise.all(
      times(12, (n) => add(names.map((_, place) => named(names[(place + 7 * n) % OF_LINK] ?? "", 7, inQuarter(n))))),
    );
    const kept = await namesOf("utm_source");
    expect([kept.size, kept.get("other"), new Set(kept.values())]).toEqual([OF_LINK, undefined, new Set([12])]);
  });

  it("waits for nobody where all names are there", async () => {
    await add([named("kept")]);
    await found.rows("TRUNCATE click_name_guards");
    await add([named("kept")]);
    expect(await found.rows("SELECT * FROM click_name_guards")).toEqual([]);
    await add([named("new")]);
    expect((await found.rows("SELECT link_id FROM click_name_guards ORDER BY 1")).flat()).toEqual(["0", "7"]);
    await clickLog.forgetUnknownBefore("2026-11-23", generous());
    expect(await found.rows("SELECT * FROM click_name_guards")).toHaveLength(2);
    await clickLog.forgetUnknownBefore("2026-11-24", generous());
    expect(await found.rows("SELECT * FROM click_name_guards")).toEqual([]);
  });

  it("holds the bound and the sums for any names in any statements, one by one and at once (property)", async () => {
    const name = fc.oneof(
      fc.nat(150).map((n) => `n${n}`),
      fc.constantFrom("other", "", "Other", "ﬁ", "'\"\\"),
    );
    const burst = fc.record({ of: fc.constantFrom("a", "b", "c"), from: fc.nat(120), length: fc.nat(140) });
    const statement = fc.record({
      burst,
      single: fc.array(name, { maxLength: 8 }),
      link: fc.integer({ min: 7, max: 8 }),
    });
    const rounds = fc.array(fc.array(statement, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        await found.clear();
        const given = new Map<string, number>();
        const kept = new Map<number, Set<string>>();
        for (const round of all) {
          const before = new Map(
            await Promise.all([7, 8].map(async (link) => [link, await namesOf("utm_source", link)] as const)),
          );
          const batches = round.map(({ burst: { of, from, length }, single, link }, n) =>
            [...single, ...times(length, (n) => `${of}${from + n}`)].map((text) => {
              const key = `${link} ${text}`;
              given.set(key, (given.get(key) ?? 0) + 1);
              return named(text, link, inQuarter(n));
            }),
          );
          await Promise.all(batches.map(add));
          for (const link of [7, 8]) {
            const names = await namesOf("utm_source", link);
            const own = [...names.keys()].filter((text) => text !== "" && text !== "other");
            const asked = [...given.keys()].filter((key) => key.startsWith(`${link} `)).map((key) => key.slice(2));
            const distinct = new Set(asked.filter((text) => text !== "" && text !== "other"));
            // As many as there were, up to the bound; no one is given up again, and each counts all that came while it was there.
            expect(own.length).toBe(Math.min(OF_LINK, distinct.size));
            for (const text of kept.get(link) ?? []) {
              const more = batches
                .flat()
                .filter(({ linkId: id, dimensions }) => Number(id) === link && dimensions.utm_source === text);
              expect(names.get(text)).toBe((before.get(link)?.get(text) ?? 0) + more.length);
            }
            kept.set(link, new Set(own));
            const total = [...given]
              .filter(([key]) => key.startsWith(`${link} `))
              .reduce((all, [, count]) => all + count, 0);
            expect(sum(names)).toBe(total);
          }
        }
      }),
      { numRuns: 20 },
    );
  }, 240_000);

  it("addUnknown() keeps a thousand names a day, also of many statements at once", async () => {
    const day = "2026-11-23";
    const statements = times(
      12,
      (n) => new Map<string, number>(times(150, (place) => [`guess-${n}-${place}`, 1 + (place % 3)] as const)),
    );
    await store.addUnknown(day, new Map([["pricng", 1]]), generous());
    await Promise.all(statements.map((requests) => store.addUnknown(day, requests.set("pricng", 2), generous())));
    expect(await found.rows("SELECT count(*) FROM unknown_slugs")).toEqual([["1000"]]);
    expect(await found.rows("SELECT requests FROM unknown_slugs WHERE slug = 'pricng'")).toEqual([["25"]]);
  });
});
