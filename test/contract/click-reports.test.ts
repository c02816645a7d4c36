// Longer than others: all of it reads the same roll-ups through one adapter, which a second file would set up again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DIMENSIONS } from "../../src/clicks/click.ts";
import type { ClickReports } from "../../src/clicks/click-reports.ts";
import { type AskedPeriod, readPeriod } from "../../src/clicks/reporting/period.ts";
import { reportQueryOf, statisticsOf } from "../../src/clicks/reporting/statistics.ts";
import { ALL_LINKS_PARTS } from "../../src/clicks/stores/click-tables.ts";
import { createPostgresClickReports } from "../../src/clicks/stores/postgres-click-reports.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import { linkId } from "../../src/names/link-id.ts";
import { WrongCodeKey } from "../../src/names/wrong-code-key.ts";
import { adaptersOn, draftOf, generous } from "../support/adapters.ts";
import { insertClicks, insertRollUps, type RunSql, sqlOf } from "../support/click-rows.ts";
import { engines } from "../support/engines.ts";
import { slugOf } from "../support/sample-links.ts";

const LINK = linkId(7);

function periodOf(asked: Partial<AskedPeriod>) {
  const period = readPeriod({ interval: "day", timezone: "UTC", ...asked }, Date.parse("2026-11-26T12:00:00Z"));
  if (!period.ok) throw new Error(`Cannot make a period: ${JSON.stringify(period.error)}`);
  return period.value;
}

describe.each(engines)("createPostgresClickReports() on $name", (engine) => {
  let stack: Stack;
  let parts: Awaited<ReturnType<typeof adaptersOn>>;
  let reports: ClickReports;
  let run: RunSql;

  beforeAll(async () => {
    stack = await engine.start();
    parts = await adaptersOn(stack);
    reports = reportsUnder(parts.key.fingerprint);
    run = sqlOf(stack.sql);
    await run("SELECT add_click_partitions('2026-01-01', '2026-12-31')");
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    const counted = ["click_totals", "click_dimensions", "click_days", "unknown_slugs", "clicks"];
    for (const table of [...counted, "links", "deleted_links", "meta"]) await run(`DELETE FROM ${table}`);
  });

  const reportsUnder = (fingerprint: string) =>
    createPostgresClickReports({
      ...{ postgres: parts.postgres, timeoutMs: 30_000 },
      confirmation: createKeyConfirmation(fingerprint),
    });

  async function statisticsIn(asked: Partial<AskedPeriod>, withBots = false) {
    const { query, buckets } = reportQueryOf(periodOf(asked), withBots);
    return statisticsOf(await reports.ofLink(LINK, query, generous()), buckets, withBots);
  }

  /** The series without what is empty: `[time, visits, visitors]`. */
  async function seriesIn(asked: Partial<AskedPeriod>) {
    const { series } = await statisticsIn(asked);
    return series
      .filter(({ visits, visitors }) => visits > 0 || (visitors ?? 0) > 0)
      .map(({ time, visits, visitors }) => [new Date(time).toISOString().replace(":00.000", ""), visits, visitors]);
  }

  describe("ofLink()", () => {
    it("ofLink() is empty for a link that nobody has visited", async () => {
      const { query } = reportQueryOf(periodOf({}), false);
      expect(await reports.ofLink(LINK, query, generous())).toEqual({ totals: [], days: [], names: [] });
    });

    it("ofLink() counts from the first moment to the last before the end, and no other link", async () => {
      await insertRollUps(run, LINK, {
        totals: [
          ["2026-11-09T23:45Z", 1],
          ["2026-11-10T00:00Z", 10],
          ["2026-11-11T23:45Z", 100],
          ["2026-11-12T00:00Z", 1_000],
        ],
        days: [
          ["2026-11-09", 1],
          ["2026-11-10", 10],
          ["2026-11-11", 100],
          ["2026-11-12", 1_000],
        ],
        names: ["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"].map((day, i) => [day, "os", "Linux", 10 ** i]),
      });
      await insertRollUps(run, 8, {
        totals: [["2026-11-10T00:00Z", 5]],
        days: [["2026-11-10", 5]],
        names: [["2026-11-10", "os", "Linux", 5]],
      });
      const { visits, visitors, names } = await statisticsIn({ from: "2026-11-10", to: "2026-11-11" });
      expect([visits, visitors, names.os]).toEqual([110, 110, [{ name: "Linux", visits: 110 }]]);
    });

    it("ofLink() keeps people and bots apart, and adds them up where both are asked for", async () => {
      await insertRollUps(run, LINK, {
        totals: [["2026-11-10T10:15Z", 3, 4]],
        days: [["2026-11-10", 2, 1]],
        names: [
          ["2026-11-10", "country", "DE", 3, 1],
          ["2026-11-10", "country", "US", 0, 3],
        ],
      });
      const day = { from: "2026-11-10", to: "2026-11-10" };
      const people = await statisticsIn(day);
      expect([people.visits, people.visitors, people.bots]).toEqual([3, 2, 4]);
      expect(people.series.map(({ visits, visitors }) => [visits, visitors])).toEqual([[3, 2]]);
      expect(people.names.country).toEqual([{ name: "DE", visits: 3 }]);
      const all = await statisticsIn(day, true);
      expect([all.visits, all.visitors, all.bots]).toEqual([7, 3, 4]);
      expect(all.series.map(({ visits, visitors }) => [visits, visitors])).toEqual([[7, 3]]);
      expect(all.names.country).toEqual([
        { name: "DE", visits: 4 },
        { name: "US", visits: 3 },
      ]);
    });

    it("ofLink() has the hundred most visited names of each dimension, over all days, and one for what has none", async () => {
      const names = Array.from({ length: 150 }, (_, i) => `n${String(i).padStart(3, "0")}`);
      for (const day of ["2026-11-10", "2026-11-11"]) {
        await run(
          `INSERT INTO click_dimensions
           SELECT $1, $2, dimension, name, CASE name WHEN 'n149' THEN 9 ELSE 1 END, 0
           FROM unnest($3::text[]) AS dimension, unnest($4::text[]) AS name`,
          [LINK, day, `{${DIMENSIONS.join(",")}}`, `{${names.join(",")},""}`],
        );
      }
      const { names: found } = await statisticsIn({ from: "2026-11-10", to: "2026-11-11" });
      expect(Object.keys(found)).toEqual([...DIMENSIONS]);
      for (const dimension of DIMENSIONS) {
        const nothing = dimension === "referrer" ? "direct" : "unknown";
        // Of those that are visited alike, the first by alphabet; and nothing comes before anything.
        const expected = ["n149", nothing, ...names.slice(0, 98)];
        expect(found[dimension]).toEqual(expected.map((name) => ({ name, visits: name === "n149" ? 18 : 2 })));
      }
    });

    it("ofLink() has the rules that sent visits, most first, and null for those that none matched", async () => {
      await insertRollUps(run, LINK, {
        names: [
          ["2026-11-10", "rule", "", 1],
          ["2026-11-10", "rule", "German", 2, 9],
          ["2026-11-11", "rule", "Half", 5],
          ["2026-11-12", "rule", "later", 50],
        ],
      });
      const asked = { from: "2026-11-10", to: "2026-11-11" };
      expect((await statisticsIn(asked)).rules).toEqual([
        { name: "Half", visits: 5 },
        { name: "German", visits: 2 },
        { name: null, visits: 1 },
      ]);
      expect((await statisticsIn(asked, true)).rules[0]).toEqual({ name: "German", visits: 11 });
    });

    it("ofLink() takes counts beyond 32 bits", async () => {
      await insertRollUps(run, LINK, {
        totals: [
          ["2026-11-10T10:15Z", 3_000_000_000],
          ["2026-11-10T10:30Z", 3_000_000_000],
        ],
      });
      expect((await statisticsIn({ from: "2026-11-10" })).visits).toBe(6_000_000_000);
    });
  });

  describe("time zones", () => {
    const visitsAt = (times: readonly string[]) =>
      insertRollUps(run, LINK, { totals: times.map((time, i) => [time, 10 ** i]) });
    const visitorsOn = (days: readonly string[]) =>
      insertRollUps(run, LINK, { days: days.map((day, i) => [day, 10 ** i]) });

    it("Europe/Berlin: the days around the one of 25 hours", async () => {
      await visitsAt(["2026-10-24T21:45Z", "2026-10-24T22:00Z", "2026-10-25T22:45Z", "2026-10-25T23:00Z"]);
      await visitorsOn(["2026-10-24", "2026-10-25", "2026-10-26"]);
      const asked = { from: "2026-10-24", to: "2026-10-26", timezone: "Europe/Berlin" };
      expect(await seriesIn(asked)).toEqual([
        ["2026-10-23T22:00Z", 1, 1],
        ["2026-10-24T22:00Z", 110, 10],
        ["2026-10-25T23:00Z", 1_000, 100],
      ]);
    });

    it("Europe/Berlin: the days around the one of 23 hours", async () => {
      await visitsAt(["2026-03-28T22:45Z", "2026-03-28T23:00Z", "2026-03-29T21:45Z", "2026-03-29T22:00Z"]);
      expect(await seriesIn({ from: "2026-03-28", to: "2026-03-30", timezone: "Europe/Berlin" })).toEqual([
        ["2026-03-27T23:00Z", 1, 0],
        ["2026-03-28T23:00Z", 110, 0],
        ["2026-03-29T22:00Z", 1_000, 0],
      ]);
    });

    it("Europe/Berlin: the hour that comes twice, apart", async () => {
      await visitsAt(["2026-10-24T23:45Z", "2026-10-25T00:30Z", "2026-10-25T01:30Z", "2026-10-25T02:00Z"]);
      const asked = { from: "2026-10-25", to: "2026-10-25", timezone: "Europe/Berlin", interval: "hour" } as const;
      expect(await seriesIn(asked)).toEqual([
        ["2026-10-24T23:00Z", 1, null],
        ["2026-10-25T00:00Z", 10, null],
        ["2026-10-25T01:00Z", 100, null],
        ["2026-10-25T02:00Z", 1_000, null],
      ]);
      expect((await statisticsIn(asked)).series).toHaveLength(25);
    });

    it("Europe/Berlin: months, of which one begins in winter and ends in summer", async () => {
      await visitsAt(["2026-02-28T22:45Z", "2026-02-28T23:00Z", "2026-03-31T21:45Z", "2026-03-31T22:00Z"]);
      await visitorsOn(["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"]);
      const asked = { from: "2026-01-01", to: "2026-04-30", timezone: "Europe/Berlin", interval: "month" } as const;
      expect(await seriesIn(asked)).toEqual([
        ["2026-01-31T23:00Z", 1, 1],
        ["2026-02-28T23:00Z", 110, 110],
        ["2026-03-31T22:00Z", 1_000, 1_000],
      ]);
    });

    it("Asia/Kathmandu: hours and days begin at a quarter past", async () => {
      await visitsAt([
        "2026-11-09T18:00Z",
        "2026-11-09T18:15Z",
        "2026-11-09T19:00Z",
        "2026-11-09T19:15Z",
        "2026-11-10T18:15Z",
      ]);
      const asked = { from: "2026-11-09", to: "2026-11-11", timezone: "Asia/Kathmandu" };
      expect(await seriesIn(asked)).toEqual([
        ["2026-11-08T18:15Z", 1, 0],
        ["2026-11-09T18:15Z", 1_110, 0],
        ["2026-11-10T18:15Z", 10_000, 0],
      ]);
      expect(await seriesIn({ ...asked, interval: "hour" })).toEqual([
        ["2026-11-09T17:15Z", 1, null],
        ["2026-11-09T18:15Z", 110, null],
        ["2026-11-09T19:15Z", 1_000, null],
        ["2026-11-10T18:15Z", 10_000, null],
      ]);
    });

    it("America/St_Johns: half an hour, and summer", async () => {
      await visitsAt(["2026-11-01T02:15Z", "2026-11-01T02:30Z", "2026-11-02T03:15Z", "2026-11-02T03:30Z"]);
      expect(await seriesIn({ from: "2026-10-31", to: "2026-11-02", timezone: "America/St_Johns" })).toEqual([
        ["2026-10-31T02:30Z", 1, 0],
        ["2026-11-01T02:30Z", 110, 0],
        ["2026-11-02T03:30Z", 1_000, 0],
      ]);
    });
  });

  describe("ofAll()", () => {
    async function overall(asked: Partial<AskedPeriod> = {}, withBots = false) {
      const { query } = reportQueryOf(periodOf({ from: "2026-11-10", to: "2026-11-11", ...asked }), withBots);
      return reports.ofAll(query, generous());
    }

    async function createLink(slug: string | null) {
      const outcome = await parts.repository.create(draftOf({ slug: slug === null ? null : slugOf(slug) }), generous());
      if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
      return outcome.link.id;
    }

    it("ofAll() is empty where nothing was ever written", async () => {
      expect(await overall()).toEqual({ totals: [], days: [], names: [], links: [], unknown: [] });
    });

    it("ofAll() reads the rows of all links together, and those of no link", async () => {
      const rows = {
        totals: [["2026-11-10T10:15Z", 3, 1]],
        days: [["2026-11-10", 2]],
        names: [["2026-11-10", "city", "Köln", 3]],
      } as const;
      await insertRollUps(run, 0, rows);
      await insertRollUps(run, LINK, rows);
      expect(await overall()).toEqual({
        totals: [{ bucket: 0, visits: 3, bots: 1 }],
        days: [{ day: "2026-11-10", visitors: 2 }],
        names: [{ dimension: "city", name: "Köln", visits: 3 }],
        links: [],
        unknown: [],
      });
    });

    it("ofAll() adds up the parts that statements at once wrote to, and ofLink() has none of them", async () => {
      for (let part = 0; part < ALL_LINKS_PARTS; part++) {
        await insertRollUps(run, -part, {
          totals: [["2026-11-10T10:15Z", 10 ** part, 1]],
          days: [["2026-11-10", 10 ** part, 2]],
          names: [["2026-11-10", "city", "Köln", 10 ** part]],
        });
      }
      expect(await overall()).toMatchObject({
        totals: [{ bucket: 0, visits: 11_111_111, bots: ALL_LINKS_PARTS }],
        days: [{ day: "2026-11-10", visitors: 11_111_111 }],
        names: [{ dimension: "city", name: "Köln", visits: 11_111_111 }],
      });
      expect((await overall({}, true)).days).toEqual([
        { day: "2026-11-10", visitors: 11_111_111 + 2 * ALL_LINKS_PARTS },
      ]);
      expect((await statisticsIn({ from: "2026-11-10" })).visits).toBe(0);
    });

    it("ofAll() tells the most visited links by their names, and of deleted ones the visits", async () => {
      const [coded, slugged] = [await createLink(null), await createLink("promo")];
      await insertRollUps(run, 0, {
        names: [
          ["2026-11-09", "link", String(coded), 1_000],
          ["2026-11-10", "link", String(coded), 2, 5],
          ["2026-11-11", "link", String(coded), 3],
          ["2026-11-10", "link", String(slugged), 9],
          ["2026-11-10", "link", "999999", 7],
          ["2026-11-10", "country", "DE", 21],
        ],
      });
      const report = await overall();
      expect(report.links).toEqual([
        { link: { id: slugged, slug: "promo", domain: null }, visits: 9 },
        { link: null, visits: 7 },
        { link: { id: coded, slug: null, domain: null }, visits: 5 },
      ]);
      expect(report.names).toEqual([{ dimension: "country", name: "DE", visits: 21 }]);
      expect((await overall({}, true)).links[0]).toEqual({ link: { id: coded, slug: null, domain: null }, visits: 10 });
    });

    it("ofAll() has a hundred links and a hundred unknown names at most, the most asked for", async () => {
      await run(
        "INSERT INTO click_dimensions SELECT 0, '2026-11-10', 'link', n::text, n, 0 FROM generate_series(1, 120) AS n",
      );
      await run(
        "INSERT INTO unknown_slugs SELECT day, 'n' || n, n FROM generate_series(1, 120) AS n, (VALUES ('2026-11-10'::date), ('2026-11-11'), ('2026-11-12')) AS days(day)",
      );
      const { links, unknown } = await overall();
      expect(links.map(({ visits }) => visits)).toEqual(Array.from({ length: 100 }, (_, i) => 120 - i));
      expect(unknown).toEqual(
        Array.from({ length: 100 }, (_, i) => ({ slug: `n${120 - i}`, requests: 2 * (120 - i) })),
      );
    });

    it("ofAll() shows no codes under another key than the database's (P9)", async () => {
      await createLink(null);
      const { query } = reportQueryOf(periodOf({}), false);
      await expect(reportsUnder("f".repeat(64)).ofAll(query, generous())).rejects.toThrow(WrongCodeKey);
    });
  });

  describe("list()", () => {
    const list = (facts: Partial<Parameters<ClickReports["list"]>[0]> = {}) =>
      reports.list({ linkId: LINK, limit: 10, after: null, from: null, to: null, ...facts }, generous());

    it("list() has all of a visit but its visitor, and null for what is not known", async () => {
      const dimensions = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, `a ${dimension}`]));
      const time = "2026-11-10T10:15:00.123Z";
      const [full, bare] = await insertClicks(run, LINK, [
        {
          time,
          id: "019aaa3e-8f00-7abc-8123-456789abcdef",
          isBot: true,
          dimensions: { ...dimensions, rule: "German" },
        },
        { time: "2026-11-10T10:14:59.999Z" },
      ]);
      await insertClicks(run, 8, [{ time }]);
      expect(await list()).toEqual([
        { id: full, time: Date.parse(time), isBot: true, dimensions, rule: "German" },
        {
          ...{ id: bare, time: Date.parse(time) - 124, isBot: false },
          dimensions: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, null])),
          rule: null,
        },
      ]);
    });

    it("list() has no rule where none matched", async () => {
      await insertClicks(run, LINK, [{ time: "2026-11-10T10:15:00Z", dimensions: { rule: "" } }]);
      expect((await list()).map(({ rule }) => rule)).toEqual([null]);
    });

    it("list() walks over weeks and visits of one millisecond, newest first, each once", async () => {
      const times = ["2026-10-01T00:00Z", "2026-11-08T23:59:59.999Z", "2026-11-09T00:00Z", "2026-11-20T12:00Z"];
      const clicks = times.flatMap((time) => Array.from({ length: 5 }, () => ({ time })));
      const ids = await insertClicks(run, LINK, clicks);
      const expected = clicks
        .map(({ time }, i) => ({ time: Date.parse(time), id: ids[i] ?? "" }))
        .toSorted((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
      const walked: { time: number; id: string }[] = [];
      for (let page = await list({ limit: 3 }); page.length > 0; ) {
        walked.push(...page.map(({ time, id }) => ({ time, id })));
        page = await list({ limit: 3, after: walked.at(-1) ?? null });
      }
      expect(walked).toEqual(expected);
      // The order is the statement's, and not the index's that it is read by.
      await run("DROP INDEX clicks_link_id_index");
      const unindexed = await list({ limit: 100 });
      await run("CREATE INDEX clicks_link_id_index ON clicks (link_id, time, id)");
      expect(unindexed.map(({ time, id }) => ({ time, id }))).toEqual(expected);
    });

    it("list() begins at from and ends before to, to the millisecond", async () => {
      const times = ["2026-11-10T09:59:59.999Z", "2026-11-10T10:00:00.000Z", "2026-11-10T10:00:00.001Z"];
      await insertClicks(
        run,
        LINK,
        times.map((time) => ({ time })),
      );
      const at = Date.parse("2026-11-10T10:00:00Z");
      expect((await list({ from: at })).map(({ time }) => time)).toEqual([at + 1, at]);
      expect((await list({ to: at })).map(({ time }) => time)).toEqual([at - 1]);
      expect((await list({ from: at, to: at + 1 })).map(({ time }) => time)).toEqual([at]);
    });
  });
});
