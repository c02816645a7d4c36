import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../support/bad-input.ts";
import { insertClicks } from "../support/click-rows.ts";
import { callAsAdmin, createLink, fieldsOf, problemOf } from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

const anyDate = fc.date({ noInvalidDate: true, min: new Date("1960-01-01"), max: new Date("3010-01-01") });
const edge = fc.oneof(
  anyDate.map((date) => date.toISOString()),
  anyDate.map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom(
    "2026-10-25",
    "2026-10-25T01:30:00+02:00",
    "2026-02-30",
    "0000-01-01",
    "+010000-01-01",
    "1e9",
    "-1",
    "",
  ),
  anyText,
);
const zone = fc.oneof(
  fc.constantFrom(
    ...["UTC", "Europe/Berlin", "asia/kathmandu", "+01:00", "Etc/GMT+5", "EST5EDT", "../etc/passwd", "'"],
  ),
  anyText,
);
const limit = fc.oneof(
  fc.integer({ min: 1, max: 200 }).map(String),
  fc.constantFrom("0", "-1", "1e2", " 1", "201"),
  anyText,
);
const period = [
  fc.tuple(fc.constant("from"), edge),
  fc.tuple(fc.constant("to"), edge),
  fc.tuple(fc.constant("timezone"), zone),
];
const statsPair = fc.oneof(
  ...period,
  fc.tuple(fc.constant("interval"), fc.oneof(fc.constantFrom("hour", "day", "month"), anyText)),
  fc.tuple(fc.constant("bots"), fc.oneof(fc.constantFrom("exclude", "include"), anyText)),
);
const oddPair = fc.tuple(fc.oneof(fc.constantFrom("From", "__proto__", "", "limit", "cursor"), anyText), anyText);

const queryOf = (pair: fc.Arbitrary<[string, string]>) =>
  fc.oneof(
    fc.array(pair, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString()),
    fc
      .array(fc.oneof({ weight: 4, arbitrary: pair }, oddPair), { maxLength: 4 })
      .map((pairs) => new URLSearchParams(pairs).toString()),
    anyText,
  );

async function ask(path: string): Promise<Response> {
  const response = await callAsAdmin("GET", path);
  if (response.status !== 200) {
    const fields = fieldsOf(await problemOf(response, 400, "validation"));
    expect(fields.length).toBeGreaterThan(0);
  }
  return response;
}

interface SeriesJson {
  readonly visits: number;
  readonly from: string;
  readonly to: string;
  readonly series: readonly { readonly time: string; readonly visits: number }[];
}

describe("queries of statistics and of the access log, whatever they are", () => {
  it("GET /api/links/{slug}/stats and /api/stats answer with a whole series, or name what is wrong", async () => {
    const { slug } = await createLink();
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(`/api/links/${slug}/stats`, "/api/stats"),
        queryOf(statsPair),
        async (path, text) => {
          const response = await ask(`${path}?${text}`);
          statuses.add(response.status);
          if (response.status !== 200) return;
          const { from, to, series, visits } = await response.json<SeriesJson>();
          const times = series.map(({ time }) => time);
          expect(times.length).toBeLessThanOrEqual(750);
          expect(times).toEqual(times.toSorted());
          expect(new Set(times).size).toBe(times.length);
          expect((times[0] ?? "") <= from && (times.at(-1) ?? "") < to).toBe(true);
          expect(series.reduce((sum, entry) => sum + entry.visits, 0)).toBe(visits);
        },
      ),
      { numRuns: 300 },
    );
    expect(statuses).toEqual(new Set([200, 400]));
  });

  it("GET /api/links/{slug}/clicks goes on from its own cursors, and names any other", async () => {
    const { slug, url } = await createLink();
    const [row] = await query("SELECT id FROM links WHERE url = $1", [url]);
    const time = new Date().toISOString();
    await insertClicks(query, BigInt(String(row?.["id"])), [{ time }, { time }, { time }]);
    const first = await ask(`/api/links/${slug}/clicks?limit=2`);
    const { nextCursor } = await first.json<{ nextCursor: string }>();
    const cursor = fc.oneof(
      fc.constant(nextCursor),
      // Another place, or none: a letter of it changed.
      fc
        .tuple(fc.nat({ max: nextCursor.length - 1 }), fc.constantFrom("A", "Q", "_", "=", "é"), fc.boolean())
        .map(([at, letter, isCut]) =>
          isCut ? nextCursor.slice(0, at) : nextCursor.slice(0, at) + letter + nextCursor.slice(at + 1),
        ),
      anyText,
    );
    const pair = fc.oneof(fc.tuple(fc.constant("cursor"), cursor), fc.tuple(fc.constant("limit"), limit), ...period);
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(queryOf(pair), async (text) => {
        const response = await ask(`/api/links/${slug}/clicks?${text}`);
        statuses.add(response.status);
        if (response.status !== 200) return;
        const { clicks } = await response.json<{ clicks: unknown[] }>();
        expect(clicks.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
    expect(statuses).toEqual(new Set([200, 400]));
  });
});
