import { beforeAll, describe, expect, it } from "vitest";
import type { ClickLogQuery, ReportQuery } from "../../src/clicks/click-reports.ts";
import {
  listClicks,
  reportOfAll,
  reportOfChosen,
  reportOfLink,
  visitsOfLinks,
} from "../../src/clicks/stores/report-statements.ts";
import type { DomainName } from "../../src/names/domain-of-name.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { explain, rowsRead } from "../support/query-plan.ts";
import { useStandIns } from "../support/stand-ins.ts";

const DAY_MS = 86_400_000;
const [FIRST, LINKS, DAYS] = ["2026-01-01", 100, 200];
/** Rows that a link has on one day. */
const [QUARTERS_A_DAY, NAMES_A_DAY] = [4, 9];
const DEVICES_A_DAY = 3;
const CLICKS_PER_LINK = 200;
/** Links that have the tag `some`, the maker `admin` and the domain events.example. */
const TAGGED = 10;

const dayOf = (place: number) => new Date(Date.parse(FIRST) + place * DAY_MS).toISOString().slice(0, 10);

/** @param first the place of its first day among those that are filled. */
function queryOf(first: number, days: number): ReportQuery {
  const from = Date.parse(dayOf(first));
  const starts = Array.from({ length: days }, (_, i) => from + i * DAY_MS);
  return {
    ...{ starts, from, to: from + days * DAY_MS, withBots: false },
    days: { first: dayOf(first), last: dayOf(first + days - 1) },
  };
}

describe.each(engines)("query plans of statistics on $name", (engine) => {
  const standIns = useStandIns(engine);

  beforeAll(async () => {
    const run = (query: string) => standIns.stack.sql.query({ query, params: [] });
    const days = `generate_series('${FIRST}'::date, '${dayOf(DAYS - 1)}'::date, '1 day') AS day`;
    const linksAndDays = `generate_series(0, ${LINKS}) AS link, ${days}`;
    await run(`SELECT add_click_partitions('${FIRST}', '${dayOf(DAYS)}')`);
    await run(`INSERT INTO click_totals
      SELECT link, day::date::timestamp AT TIME ZONE 'UTC' + n * interval '15 minutes', 1, 1
      FROM ${linksAndDays}, generate_series(0, ${QUARTERS_A_DAY - 1}) AS n`);
    await run(`INSERT INTO click_days SELECT link, day, 1, 1 FROM ${linksAndDays}`);
    await run(`INSERT INTO click_dimensions
      SELECT link, day, dimension, 'n' || n, 1, 1
      FROM ${linksAndDays}, unnest(ARRAY['country', 'city', 'device']) AS dimension, generate_series(1, 3) AS n`);
    await run(`INSERT INTO click_dimensions SELECT 0, day, 'link', n, 1, 1 FROM ${days}, generate_series(1, 20) AS n`);
    await run(`INSERT INTO unknown_slugs SELECT day, 'n' || n, n FROM ${days}, generate_series(1, 20) AS n`);
    await run("INSERT INTO domains (domain) VALUES ('events.example')");
    await run(`INSERT INTO links (url, tags, created_by, domain)
      SELECT 'https://example.com/' || n, CASE WHEN n <= ${TAGGED} THEN ARRAY['some'] ELSE '{}' END,
        CASE WHEN n <= ${TAGGED} THEN 'key:admin' END, CASE WHEN n <= ${TAGGED} THEN 'events.example' END
      FROM generate_series(1, ${LINKS}) AS n`);
    await run(`INSERT INTO clicks (time, id, link_id, is_bot)
      SELECT '${FIRST}'::timestamptz + n * ${DAYS} * interval '1 day' / ${CLICKS_PER_LINK}, gen_random_uuid(), link, false
      FROM generate_series(1, ${LINKS}) AS link, generate_series(0, ${CLICKS_PER_LINK - 1}) AS n`);
    // As autovacuum would do within minutes: the plans are made of what it finds.
    const tables = ["click_totals", "click_days", "click_dimensions", "unknown_slugs", "links", "clicks"];
    for (const table of tables) await run(`VACUUM (ANALYZE) ${table}`);
  }, 300_000);

  /** Which tables were read by which index, and how many rows of each. */
  async function read(statement: Parameters<typeof explain>[1]) {
    const { postgres } = await adaptersOn(standIns.stack);
    const nodes = (await explain(postgres, statement)).filter((node) => node["Actual Loops"] > 0);
    const tables = nodes.map((node) => ({ node, name: node["Relation Name"] ?? "" })).filter(({ name }) => name !== "");
    return {
      tables: new Set(tables.map(({ name }) => name)),
      indexes: new Set(nodes.flatMap((node) => node["Index Name"] ?? [])),
      scanned: new Set(tables.filter(({ node }) => node["Node Type"] === "Seq Scan").map(({ name }) => name)),
      rowsOf: (table: string) =>
        tables.filter(({ name }) => name === table).reduce((sum, { node }) => sum + rowsRead(node), 0),
    };
  }

  it.each([
    ["the last days", 190, 10],
    ["a day in between", 100, 1],
    ["a month long ago", 0, 30],
  ])(
    "reportOfLink() of %s reads by the primary keys, no more than the period has, and never clicks",
    async (_, first, days) => {
      const { tables, indexes, scanned, rowsOf } = await read(reportOfLink(linkId(50), queryOf(first, days)));
      expect(tables).toEqual(new Set(["click_totals", "click_days", "click_dimensions"]));
      expect(indexes).toEqual(new Set(["click_totals_pkey", "click_days_pkey", "click_dimensions_pkey"]));
      expect(scanned).toEqual(new Set());
      expect(rowsOf("click_totals")).toBe(days * QUARTERS_A_DAY);
      expect(rowsOf("click_days")).toBe(days);
      expect(rowsOf("click_dimensions")).toBe(days * NAMES_A_DAY);
    },
  );

  it("reportOfAll() reads the rows of all links together by the primary keys, and never clicks", async () => {
    const days = 10;
    const { tables, scanned, rowsOf } = await read(reportOfAll(queryOf(100, days)));
    const rollUps = ["click_totals", "click_days", "click_dimensions", "unknown_slugs"];
    expect(tables).toEqual(new Set([...rollUps, "links", "meta"]));
    // One has one row at most, and the other so few here that its pages are two.
    for (const table of ["links", "meta"]) scanned.delete(table);
    expect(scanned).toEqual(new Set());
    expect(rowsOf("click_totals")).toBe(days * QUARTERS_A_DAY);
    expect(rowsOf("click_dimensions")).toBe(days * (NAMES_A_DAY + 20));
    expect(rowsOf("unknown_slugs")).toBe(days * 20);
  });

  it("reportOfChosen() of a maker reads the rows of their links by the primary keys, and of no other", async () => {
    const days = 10;
    const chosen = { tag: null, createdBy: "admin", domain: undefined };
    const { tables, scanned, rowsOf } = await read(reportOfChosen(chosen, queryOf(100, days)));
    expect(tables).toEqual(new Set(["click_totals", "click_days", "click_dimensions", "links", "meta", "api_keys"]));
    for (const table of ["links", "meta", "api_keys"]) scanned.delete(table); // So few here, as above.
    expect(scanned).toEqual(new Set());
    expect(rowsOf("click_days")).toBe(TAGGED * days);
  });

  it("reportOfChosen() of a domain reads the rows of its links by the primary keys, and of no other", async () => {
    const days = 10;
    const domain = "events.example" as DomainName; // As its parser gives it.
    const chosen = { tag: null, createdBy: null, domain };
    const { tables, scanned, rowsOf } = await read(reportOfChosen(chosen, queryOf(100, days)));
    expect(tables).toEqual(new Set(["click_totals", "click_days", "click_dimensions", "links", "meta"]));
    for (const table of ["links", "meta"]) scanned.delete(table); // So few here, as above.
    expect(scanned).toEqual(new Set());
    expect(rowsOf("click_totals")).toBe(TAGGED * days * QUARTERS_A_DAY);
    expect(rowsOf("click_days")).toBe(TAGGED * days);
    expect(rowsOf("click_dimensions")).toBe(TAGGED * days * (NAMES_A_DAY + DEVICES_A_DAY));
  });

  it("reportOfChosen() of a tag reads the rows of the links that have the tag by the primary keys, and of no other", async () => {
    const days = 10;
    const { tables, scanned, rowsOf } = await read(
      reportOfChosen({ tag: "some", createdBy: null, domain: undefined }, queryOf(100, days)),
    );
    expect(tables).toEqual(new Set(["click_totals", "click_days", "click_dimensions", "links", "meta"]));
    for (const table of ["links", "meta"]) scanned.delete(table); // So few here, as above.
    expect(scanned).toEqual(new Set());
    expect(rowsOf("click_totals")).toBe(TAGGED * days * QUARTERS_A_DAY);
    expect(rowsOf("click_days")).toBe(TAGGED * days);
    // Once for the names, and once for the links that were visited most.
    expect(rowsOf("click_dimensions")).toBe(TAGGED * days * (NAMES_A_DAY + DEVICES_A_DAY));
  });

  it("visitsOfLinks() looks at each link and day by the primary key, and reads the devices alone", async () => {
    const [days, asked] = [30, 20];
    const ids = Array.from({ length: asked }, (_, i) => linkId(i + 1));
    const { tables, indexes, scanned, rowsOf } = await read(visitsOfLinks(ids, queryOf(100, days).days));
    expect(tables).toEqual(new Set(["click_dimensions"]));
    expect(indexes).toEqual(new Set(["click_dimensions_pkey"]));
    expect(scanned).toEqual(new Set());
    expect(rowsOf("click_dimensions")).toBe(asked * days * DEVICES_A_DAY);
  });

  const inTheMiddle = { time: Date.parse(dayOf(100)), id: "019aaa3e-8f00-7abc-8123-456789abcdef" };

  it.each<[string, Partial<ClickLogQuery>]>([
    ["the newest visits", {}],
    ["the visits behind a deep cursor", { after: inTheMiddle }],
    ["the visits before a time", { to: Date.parse(dayOf(100)) }],
    ["the visits of ten days", { from: Date.parse(dayOf(90)), to: Date.parse(dayOf(100)) }],
  ])("listClicks() of %s reads the index of the link, and no further than it must", async (_, facts) => {
    const query = { linkId: linkId(50), limit: 6, after: null, from: null, to: null, ...facts };
    const { tables, indexes, scanned, rowsOf } = await read(listClicks(query));
    expect(scanned).toEqual(new Set());
    for (const index of indexes) expect(index).toMatch(/^clicks_\d{8}_link_id_time_id_idx$/);
    expect([...tables].reduce((sum, table) => sum + rowsOf(table), 0)).toBe(query.limit);
    // A week has seven visits, so a page begins in one, and ends there or in the one before.
    expect([...tables].filter((table) => rowsOf(table) > 0).length).toBeLessThanOrEqual(2);
  });

  it("listClicks() behind a cursor looks into no week that is newer", async () => {
    const query = { linkId: linkId(50), limit: 6, after: inTheMiddle, from: null, to: null };
    const { tables } = await read(listClicks(query));
    const weekOfCursor = [...tables].toSorted().at(-1) ?? "";
    expect(weekOfCursor <= `clicks_${dayOf(100).replaceAll("-", "")}`).toBe(true);
  });
});
