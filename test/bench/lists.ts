import { loadavg } from "node:os";
import { encodeCursor } from "../../src/links/listing/link-list.ts";
import { linkId } from "../../src/names/link-id.ts";
import { startBenchBijou } from "../support/bench-bijou.ts";
import { fillWithChecks, fillWithLinks, fillWithVisits } from "../support/many-links.ts";
import { spreadOf } from "../support/spread.ts";

/**
 * `npm run bench:lists`: how long the API takes to list and search 50 of a million links, and for the statistics
 * of many, against what it takes to read a single one.
 *
 * How it stays honest: all calls go through the production bundle on a direct socket, one after another, from key
 * and limit to JSON; each round makes every call once, and every other round in the opposite order; what counts is
 * the ratio to the single link within a round, by its median, with the spread of all rounds. Each answer is
 * checked for what it should find before anything counts. Nothing is cached: each call is a statement. The data are
 * in PostgreSQL's memory, as for a database that is in use.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 40);

interface Case {
  readonly name: string;
  readonly path: string;
  /** How many links it has to find; null for the single one. */
  readonly finds: number | null;
}

interface List {
  readonly links: readonly unknown[];
}

const bijou = await startBenchBijou(18_789);
// The embedded engine would take ten minutes to fill.
const count = Number(process.env["BENCH_LINKS"] ?? (bijou.isEmbedded ? 100_000 : 1_000_000));
try {
  const one = await bijou.call<{ slug: string }>(201, "POST", "/api/links", { url: "https://example.com/one" });
  await fillWithLinks(bijou.stack.sql, count);
  const [middle] = (
    await bijou.stack.sql.query({
      query: `SELECT (extract(epoch FROM created_at) * 1000)::bigint, id FROM links ORDER BY id OFFSET ${count / 2} LIMIT 1`,
      params: [],
    })
  ).rows;
  const cursor = encodeCursor({ createdAt: Number(middle?.[0]), id: linkId(String(middle?.[1])) });
  await fillWithVisits(bijou.stack.sql);
  await fillWithChecks(bijou.stack.sql);
  const rare = Math.min(50, count / 20_000);

  const single: Case = { name: "one link", path: `/api/links/${one.slug}`, finds: null };
  const lists: readonly Case[] = [
    { name: "newest", path: "", finds: 50 },
    { name: "behind a deep cursor", path: `&cursor=${cursor}`, finds: 50 },
    { name: "common tag (1 in 5)", path: "&tag=campaign", finds: 50 },
    { name: "rare tag (1 in 20,000)", path: "&tag=archive", finds: rare },
    { name: "tag of no link", path: "&tag=nobody", finds: 0 },
    { name: "common word (1 in 5)", path: "&q=newsletter", finds: 50 },
    { name: "rare word (1 in 20,000)", path: "&q=aardvark", finds: rare },
    { name: "word of no link", path: "&q=zyzzyva", finds: 0 },
    { name: "two words (1 in 1,000)", path: "&q=spring%20shop770", finds: 50 },
    { name: "rare tag and common word", path: "&tag=archive&q=page", finds: rare },
    { name: "tag and word that never meet", path: "&tag=campaign&q=newsletter", finds: 0 },
    { name: "word of a note (1 in 20,000)", path: "&q=quokka", finds: rare },
    { name: "switched on", path: "&enabled=true", finds: 50 },
    { name: "switched off (1 in 20,000)", path: "&enabled=false", finds: rare },
    { name: "expired (1 in 20,000)", path: "&expired=true", finds: rare },
    { name: "expired and switched off", path: "&expired=true&enabled=false", finds: 0 },
    { name: "broken (1 in 20,000)", path: "&broken=true", finds: rare },
    { name: "newest, with checks", path: "&checks=include", finds: 50 },
    { name: "made by one, long ago", path: "&createdBy=old%20site", finds: 50 },
    { name: "made by nobody", path: "&createdBy=nobody", finds: 0 },
    { name: "newest, with visits", path: "&visits=30d", finds: 50 },
    { name: "exact slug", path: "&q=promo-4000", finds: null },
    { name: "exact code", path: `&q=${one.slug}`, finds: 1 },
  ].map((list) => ({ ...list, path: `/api/links?limit=50${list.path}` }));
  const tag = (name: string, of: string, more = ""): Case => {
    return { name, path: `/api/stats?tag=${of}${more}`, finds: null };
  };
  const maker = (name: string, of: string): Case => ({ name, path: `/api/stats?createdBy=${of}`, finds: null });
  const statistics: readonly Case[] = [
    { name: "statistics of a link", path: `/api/links/${one.slug}/stats`, finds: null },
    { name: "the same, compared", path: `/api/links/${one.slug}/stats?compare=previous`, finds: null },
    { name: "statistics of all links", path: "/api/stats", finds: null },
    tag("of a rare tag (1 in 20,000)", "archive"),
    tag("of a common tag (1 in 5)", "campaign"),
    tag("the same, compared", "campaign", "&compare=previous"),
    tag("of a tag of no link", "nobody"),
    maker("of one who made links long ago", "old%20site"),
    maker("of the admin key", "admin"),
    maker("of nobody", "nobody"),
    tag("of a common tag and a maker", "campaign", "&createdBy=old%20site"),
  ];
  const cases = [single, ...lists, ...statistics];

  for (const { name, path, finds } of lists) {
    const { links } = await bijou.call<List>(200, "GET", path);
    if (finds === null ? links.length === 0 : links.length !== finds) {
      throw new Error(`Cannot measure: "${name}" finds ${links.length} links and not ${finds ?? "any"}`);
    }
  }

  const rounds: Map<Case, number>[] = [];
  // The first rounds warm everything up, and don't count.
  for (let round = -5; round < ROUNDS; round++) {
    const times = new Map<Case, number>();
    for (const each of round % 2 === 0 ? cases : cases.toReversed()) {
      const start = performance.now();
      await bijou.call(200, "GET", each.path);
      times.set(each, performance.now() - start);
    }
    if (round >= 0) rounds.push(times);
  }

  console.log(`lists of 50 of ${count.toLocaleString("en")} links, ${bijou.stack.sql.name}, ${ROUNDS} rounds`);
  console.log(`(load of this machine, which has this and all else to do: ${loadavg()[0]?.toFixed(1)})`);
  console.log(`${"".padEnd(30)}  median ms     from       to   ratio to one link`);
  for (const each of cases) {
    const times = rounds.map((round) => round.get(each) ?? Number.NaN);
    const ratios = rounds.map((round, i) => (times[i] ?? Number.NaN) / (round.get(single) ?? Number.NaN));
    const { median, least, most } = spreadOf(times);
    const columns = [median, least, most].map((time) => time.toFixed(1).padStart(9)).join("");
    console.log(`${each.name.padEnd(30)} ${columns}   ${spreadOf(ratios).median.toFixed(2).padStart(8)}`);
  }
} finally {
  await bijou.close();
}
