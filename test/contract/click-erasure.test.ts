import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Click } from "../../src/clicks/click.ts";
import { createPostgresClickErasure } from "../../src/clicks/stores/postgres-click-erasure.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { rollUpsOn } from "../support/roll-ups.ts";
import { clickOf, MONDAY } from "../support/sample-clicks.ts";

const DAY_MS = 86_400_000;
const [ERASED, OTHER] = [7, 8];

describe.each(engines)("createPostgresClickErasure() on $name", (engine) => {
  let stack: Stack;
  let found: ReturnType<typeof rollUpsOn>;
  let erase: () => Promise<void>;
  let add: (clicks: readonly Click[]) => Promise<number>;

  beforeAll(async () => {
    stack = await engine.start();
    const { postgres } = await adaptersOn(stack);
    found = rollUpsOn(stack);
    const parts = { postgres, timeoutMs: 30_000 };
    erase = () => createPostgresClickErasure(parts).erase(linkId(ERASED), generous());
    const store = createPostgresClickStore({ ...parts, retentionDays: 35, now: () => Date.now() });
    add = async (clicks) => (await store.add(clicks, generous())).counted;
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    await found.clear();
    await found.rows("TRUNCATE click_erasures, click_name_guards");
  });

  /** All that statistics are read from, without what adds up to nothing. */
  async function counted() {
    const isSome = (row: readonly (string | null)[]) => row.slice(-2).some((count) => count !== "0");
    const names = await found.rows(
      `SELECT greatest(link_id, 0), day, dimension, name, sum(visits), sum(bots) FROM click_dimensions
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    );
    return {
      ...{ log: await found.log(), totals: (await found.totals()).filter(isSome), names },
      days: (await found.days()).filter(isSome),
      visitors: await found.rows("SELECT link_id, day, visitor FROM click_visitors ORDER BY 1, 2, 3"),
    };
  }

  /** Visits of two days and both links: of people and bots, of some who were at both, with shared names and own ones. */
  function visits(): Click[] {
    const at = (n: number) => MONDAY + (n % 2) * DAY_MS + n * 60_000;
    const one = (n: number, link: number, more: Parameters<typeof clickOf>[1] = {}) =>
      clickOf(n, { link, time: at(n), ...more });
    return [
      ...Array.from({ length: 12 }, (_, n) =>
        one(n, n % 3 === 0 ? OTHER : ERASED, {
          isBot: n % 4 === 0,
          visitor: n % 5 === 0 ? null : `v${n % 4}`,
          dimensions: { country: n % 2 === 0 ? "DE" : "FR", utm_term: `term ${n}`, device: "mobile" },
          ...(n % 2 === 0 ? { rule: n % 4 === 0 ? null : "German" } : {}),
        }),
      ),
      // More names than a link may have, and not more than all of them.
      ...Array.from({ length: 130 }, (_, n) => one(100 + n, ERASED, { dimensions: { utm_source: `source ${n}` } })),
      // They are "other" of this link too, and not of all links.
      ...Array.from({ length: 120 }, (_, n) => one(300 + n, OTHER, { dimensions: { utm_source: `source ${n + 60}` } })),
    ];
  }

  const ofOther = (clicks: readonly Click[]) => clicks.filter((click) => click.linkId === BigInt(OTHER));

  it("erase() leaves what there would be if nobody had ever visited the link", async () => {
    await add(ofOther(visits()));
    const expected = await counted();
    await found.clear();

    for (const part of [visits().slice(0, 90), visits().slice(90)]) await add(part);
    await erase();
    expect(await counted()).toEqual(expected);
    await erase();
    expect(await counted()).toEqual(expected);
  });

  it("erase() takes off what is other of all links too, where one link had more names than they may have", async () => {
    const many = Array.from({ length: 1_100 }, (_, n) => {
      return clickOf(1_000 + n, { link: ERASED, dimensions: { utm_term: `term ${n}` } });
    });
    const few = ofOther(visits()).slice(0, 4);
    await add(few);
    const expected = await counted();
    await add(many);
    expect(
      await found.rows("SELECT sum(visits) FROM click_dimensions WHERE link_id <= 0 AND name = 'other'"),
    ).not.toEqual([[null]]);
    await erase();
    expect(await counted()).toEqual(expected);
  });

  it("erase() keeps no trace of the link, and none of a name that nobody else has", async () => {
    await add(visits());
    await erase();
    for (const table of ["clicks", "click_totals", "click_dimensions", "click_days", "click_visitors"]) {
      expect([table, await found.rows(`SELECT * FROM ${table} WHERE link_id = ${ERASED}`)]).toEqual([table, []]);
    }
    const names = await found.rows("SELECT name FROM click_dimensions WHERE name IN ('term 1', 'source 1', '7')");
    expect(names).toEqual([]);
  });

  it("what comes later from before is dropped, and what is from after counts, once", async () => {
    const late = visits();
    await add(late.slice(0, 20));
    await erase();
    const before = await counted();
    expect(await add(late.filter((click) => click.linkId === BigInt(ERASED)))).toBe(0);
    expect(await counted()).toEqual(before);

    const next = clickOf(900, { link: ERASED, time: Date.now() + 5_000, visitor: "new" });
    expect([await add([next]), await add([next])]).toEqual([1, 0]);
    expect((await found.totals()).filter(([link]) => link === String(ERASED)).map((row) => row[2])).toEqual(["1"]);
    // Other links are as ever, from whenever it is.
    expect(await add(ofOther(late).slice(-3))).toBe(3);
  });

  it("erase() of days that the log no longer has takes off the visits, and leaves the visitors as numbers", async () => {
    await add(visits());
    const daysBefore = (await found.days()).filter(([link]) => link === "0");
    await found.rows("TRUNCATE clicks, click_visitors");
    await erase();
    expect((await found.days()).filter(([link]) => link === "0")).toEqual(daysBefore);
    const country = (await found.dimensions("country")).filter(([link, , , ...counts]) => {
      return link === "0" && counts.some((count) => count !== "0");
    });
    const ofLink = (await found.dimensions("country")).filter(([link]) => link === String(OTHER));
    expect(country.map(([, ...row]) => row)).toEqual(ofLink.map(([, ...row]) => row));
    // All links together never had any of those.
    expect((await found.dimensions("rule")).filter(([link]) => link !== String(OTHER))).toEqual([]);
  });

  it("erase() beside statements that count loses no visit of others, and leaves none of its own from before", async () => {
    const clicks = visits();
    const chunks = Array.from({ length: 9 }, (_, n) => clicks.slice(n * 30, n * 30 + 30));
    await Promise.all(chunks.map(async (chunk, n) => (n === 4 ? erase().then(() => add(chunk)) : add(chunk))));
    await erase();
    const left = await counted();
    await found.clear();
    await found.rows("TRUNCATE click_erasures");
    await add(ofOther(clicks));
    const expected = await counted();
    expect({ ...left, names: [] }).toEqual({ ...expected, names: [] });
  });
});
