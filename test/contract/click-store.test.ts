import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ClicksRefused } from "../../src/clicks/click-store.ts";
import { addClicks } from "../../src/clicks/jobs/add-clicks.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { rollUpsOn } from "../support/roll-ups.ts";
import { clickOf, MONDAY } from "../support/sample-clicks.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RETENTION_DAYS = 35;

/** A text that can't be compressed. */
const noise = (length: number) => randomBytes(length / 2).toString("hex");

describe.each(engines)("createPostgresClickStore() on $name", (engine) => {
  let stack: Stack;
  let postgres: Awaited<ReturnType<typeof adaptersOn>>["postgres"];
  let found: ReturnType<typeof rollUpsOn>;

  beforeAll(async () => {
    stack = await engine.start();
    ({ postgres } = await adaptersOn(stack));
    found = rollUpsOn(stack);
  });
  afterAll(() => stack.close());
  beforeEach(() => found.clear());

  const { now } = createManualClock(MONDAY + 2 * DAY_MS);
  const storeAt = (clock: () => number) =>
    createPostgresClickStore({ postgres, timeoutMs: 30_000, retentionDays: RETENTION_DAYS, now: clock });
  const store = () => storeAt(now);
  const add = (...clicks: ReturnType<typeof clickOf>[]) => store().add(clicks, generous());

  it("add() writes a click with all it has, and nothing where there is nothing", async () => {
    const dimensions = {
      ...{ country: "DE", region: "Bavaria", city: "München", referrer: "news.example", device: "desktop" },
      ...{ browser: "Firefox", os: "Linux", language: "de", utm_source: "a", utm_medium: "b" },
      ...{ utm_campaign: "c", utm_term: "d", utm_content: `'"\\ü` },
    };
    const click = clickOf(1, { isBot: true, visitor: "v", dimensions });
    expect(await add(click, clickOf(2))).toEqual({ counted: 2, tooOld: 0 });
    expect(
      await found.rows(
        "SELECT (to_jsonb(clicks) - 'time')::text, (time AT TIME ZONE 'UTC')::text FROM clicks ORDER BY id",
      ),
    ).toEqual([
      [expect.any(String), "2026-11-23 12:00:00.001"],
      [expect.any(String), "2026-11-23 12:00:00.002"],
    ]);
    const [[first], [second]] = (await found.rows("SELECT to_jsonb(clicks)::text FROM clicks ORDER BY id")) as [
      [string],
      [string],
    ];
    expect(JSON.parse(first)).toMatchObject({ id: click.id, is_bot: true, visitor: "v", ...dimensions });
    expect(JSON.parse(second)).toMatchObject({
      link_id: 7,
      is_bot: false,
      visitor: null,
      country: null,
      utm_content: null,
    });
  });

  it("add() keeps a link id that no number in JSON holds", async () => {
    const id = linkId(9_007_199_254_740_993n);
    await add(clickOf(1, { linkId: id }));
    expect((await found.log()).map(([, link]) => link)).toEqual(["9007199254740993"]);
    expect(await found.dimensions("link")).toEqual([["0", "2026-11-23", "9007199254740993", "1", "0"]]);
  });

  it("add() counts visits of people and of bots apart, by quarters of an hour, for a link and for all", async () => {
    const at = (clock: string) => Date.parse(`2026-11-23T${clock}Z`);
    await add(
      clickOf(1, { time: at("11:59:59.999") }),
      clickOf(2, { time: at("12:00:00.000") }),
      clickOf(3, { time: at("12:14:59.999"), isBot: true }),
      clickOf(4, { time: at("12:15:00.000"), link: 8 }),
    );
    expect(await found.totals()).toEqual([
      ["0", "2026-11-23 11:45:00", "1", "0"],
      ["0", "2026-11-23 12:00:00", "1", "1"],
      ["0", "2026-11-23 12:15:00", "1", "0"],
      ["7", "2026-11-23 11:45:00", "1", "0"],
      ["7", "2026-11-23 12:00:00", "1", "1"],
      ["8", "2026-11-23 12:15:00", "1", "0"],
    ]);
  });

  it("add() counts each dimension per UTC day, what is not known too, and links among all links", async () => {
    await add(
      clickOf(1, { time: MONDAY - 1, dimensions: { country: "DE" } }),
      clickOf(2, { time: MONDAY, dimensions: { country: "DE" } }),
      clickOf(3, { time: MONDAY + 1, isBot: true }),
      clickOf(4, { time: MONDAY + 2, link: 8, dimensions: { country: "FR" } }),
    );
    expect(await found.dimensions("country")).toEqual([
      ["0", "2026-11-22", "DE", "1", "0"],
      ["0", "2026-11-23", "", "0", "1"],
      ["0", "2026-11-23", "DE", "1", "0"],
      ["0", "2026-11-23", "FR", "1", "0"],
      ["7", "2026-11-22", "DE", "1", "0"],
      ["7", "2026-11-23", "", "0", "1"],
      ["7", "2026-11-23", "DE", "1", "0"],
      ["8", "2026-11-23", "FR", "1", "0"],
    ]);
    expect(await found.dimensions("link")).toEqual([
      ["0", "2026-11-22", "7", "1", "0"],
      ["0", "2026-11-23", "7", "1", "1"],
      ["0", "2026-11-23", "8", "1", "0"],
    ]);
    const [[dimensions] = []] = await found.rows(
      "SELECT count(DISTINCT dimension) FROM click_dimensions WHERE link_id = 7",
    );
    expect(dimensions).toBe("13");
  });

  it("add() counts by the rule that decided, of links with rules alone, and not over all links", async () => {
    await add(
      clickOf(1, { rule: "German" }),
      clickOf(2, { rule: "German", isBot: true }),
      clickOf(3, { rule: null }),
      clickOf(4, { rule: "German", time: MONDAY - 1 }),
      clickOf(5, { rule: "German", link: 8 }),
      clickOf(6, { link: 9 }),
    );
    await add(clickOf(1, { rule: "German" }), clickOf(7, { rule: "Renamed" }));
    expect(await found.dimensions("rule")).toEqual([
      ["7", "2026-11-22", "German", "1", "0"],
      ["7", "2026-11-23", "", "1", "0"],
      ["7", "2026-11-23", "German", "1", "1"],
      ["7", "2026-11-23", "Renamed", "1", "0"],
      ["8", "2026-11-23", "German", "1", "0"],
    ]);
    const rules = await found.rows("SELECT rule FROM clicks ORDER BY id");
    expect(rules.flat()).toEqual(["German", "German", "", "German", "German", null, "Renamed"]);
  });

  it("add() counts a visitor once a UTC day for each link and for all, and bots apart", async () => {
    await add(
      clickOf(1, { time: MONDAY - 1, visitor: "ann" }),
      clickOf(2, { visitor: "ann" }),
      clickOf(3, { visitor: "ann" }),
      clickOf(4, { visitor: "ann", link: 8 }),
      clickOf(5, { visitor: "bot", isBot: true }),
      clickOf(6),
    );
    await add(clickOf(7, { visitor: "ann" }), clickOf(8, { visitor: "bob" }));
    expect(await found.days()).toEqual([
      ["0", "2026-11-22", "1", "0"],
      ["0", "2026-11-23", "2", "1"],
      ["7", "2026-11-22", "1", "0"],
      ["7", "2026-11-23", "2", "1"],
      ["8", "2026-11-23", "1", "0"],
    ]);
  });

  it("add() counts a click once that comes twice, in one batch or in two, with others that are new", async () => {
    const click = clickOf(1, { visitor: "ann", dimensions: { country: "DE" } });
    expect(await add(click, click)).toEqual({ counted: 1, tooOld: 0 });
    expect(await add(clickOf(2, { visitor: "ann" }), click)).toEqual({ counted: 1, tooOld: 0 });
    expect(await add(click, clickOf(2))).toEqual({ counted: 0, tooOld: 0 });
    expect((await found.totals()).map((row) => row.slice(2))).toEqual([
      ["2", "0"],
      ["2", "0"],
    ]);
    expect((await found.dimensions("country")).map((row) => row.slice(2))).toEqual([
      ["", "1", "0"],
      ["DE", "1", "0"],
      ["", "1", "0"],
      ["DE", "1", "0"],
    ]);
    expect(await found.days()).toEqual([
      ["0", "2026-11-23", "1", "0"],
      ["7", "2026-11-23", "1", "0"],
    ]);
  });

  it("add() of nothing counts nothing", async () => {
    expect(await add()).toEqual({ counted: 0, tooOld: 0 });
  });

  it("add() makes the weeks that are missing", async () => {
    await found.rows("SELECT drop_click_partitions('2027-01-25')");
    const old = clickOf(1, { time: MONDAY - 30 * DAY_MS, visitor: "ann" });
    const ahead = clickOf(2, { time: now() + DAY_MS, visitor: "ann" });
    expect(await add(old, ahead)).toEqual({ counted: 2, tooOld: 0 });
    for (const table of ["clicks", "click_visitors"] as const) {
      expect((await found.weeks(table)).filter((week) => String(week) < "20270125")).toEqual(["20261019", "20261123"]);
    }
    expect(await add(old, ahead)).toEqual({ counted: 0, tooOld: 0 });
  });

  it("add() leaves out what is older than the log reaches back, to the Monday before", async () => {
    const begin = MONDAY - 35 * DAY_MS;
    const clicks = [clickOf(1, { time: begin }), clickOf(2, { time: begin - 1 }), clickOf(3, { time: 0 })];
    const at = storeAt(() => MONDAY + 7 * DAY_MS - 1);
    expect(await at.add(clicks, generous())).toEqual({ counted: 1, tooOld: 2 });
    expect(await at.add(clicks.slice(1), generous())).toEqual({ counted: 0, tooOld: 2 });
    expect(await storeAt(() => MONDAY + 7 * DAY_MS).add(clicks, generous())).toEqual({ counted: 0, tooOld: 3 });
  });

  it.each([
    ["from the day after tomorrow", { time: MONDAY + 3 * DAY_MS + 1 }],
    ["of a time that is none", { time: Number.NaN }],
    ["of the link that stands for all", { link: 0 }],
    ["with an id that is none", { id: "x" }],
    ["of a link beyond 64 bits", { linkId: linkId(2n ** 64n) }],
    ["with a NUL", { dimensions: { city: "a\u0000b" } }],
    ["with a name too long for an index", { dimensions: { city: noise(9_000) } }],
    ["with half a character", { dimensions: { utm_term: "\ud800" } }],
  ])("add() refuses a click %s, and addClicks() drops it alone", async (_what, difference) => {
    const clicks = Array.from({ length: 9 }, (_, n) => clickOf(n, n === 5 ? difference : {}));
    await expect(add(...clicks)).rejects.toThrow(ClicksRefused);
    expect(await found.log()).toEqual([]);
    expect(await addClicks(store(), clicks, generous)).toEqual({ counted: 8, tooOld: 0, refused: 1 });
    expect(await addClicks(store(), clicks, generous)).toEqual({ counted: 0, tooOld: 0, refused: 1 });
    expect((await found.totals()).map((row) => row[2])).toEqual(["8", "8"]);
  });

  it("addUnknown() adds up by day and name", async () => {
    await store().addUnknown(
      "2026-11-23",
      new Map([
        ["pricng", 2],
        ["b", 1],
      ]),
      generous(),
    );
    await store().addUnknown("2026-11-23", new Map([["pricng", 3]]), generous());
    await store().addUnknown("2026-11-24", new Map([["pricng", 1]]), generous());
    await store().addUnknown("2026-11-24", new Map(), generous());
    expect(await found.unknown()).toEqual([
      ["2026-11-23", "b", "1"],
      ["2026-11-23", "pricng", "5"],
      ["2026-11-24", "pricng", "1"],
    ]);
  });

  it("addUnknown() keeps a thousand names a day, the most wanted first, and goes on counting those", async () => {
    const day = "2026-11-23";
    const many = (prefix: string, count: number, requests: number) =>
      Array.from({ length: count }, (_, n) => [`${prefix}-${n}`, requests] as const);
    await store().addUnknown(day, new Map(many("a", 990, 1)), generous());
    await store().addUnknown(day, new Map([...many("a", 990, 1), ...many("b", 20, 1), ...many("c", 5, 9)]), generous());
    const kept = (prefix: string) =>
      found.rows("SELECT count(*), sum(requests) FROM unknown_slugs WHERE slug LIKE $1", `${prefix}-%`);
    expect([await kept("a"), await kept("b"), await kept("c")]).toEqual([
      [["990", "1980"]],
      [["5", "5"]],
      [["5", "45"]],
    ]);
    await store().addUnknown(day, new Map([...many("d", 3, 1), ...many("c", 5, 1)]), generous());
    expect([await kept("c"), await kept("d")]).toEqual([[["5", "50"]], [["0", null]]]);
  });

  it("addUnknown() refuses names that Postgres can't hold", async () => {
    await expect(store().addUnknown("2026-11-23", new Map([["a\u0000", 1]]), generous())).rejects.toThrow(
      ClicksRefused,
    );
  });
});
