import type { BenchBijou } from "../../support/bench-bijou.ts";

/** What is asked of a database, full or nearly empty, each time anew. */
export interface Case {
  readonly name: string;
  /** @param n which round it is: no two ask for the same cold link. */
  ask(bijou: BenchBijou, n: number): Promise<unknown>;
}

const SLUG = "the-one";

/** Makes the link that both databases have: the first, which nobody else visits (`fill-visits.ts`). */
export async function makeTheOne({ call }: BenchBijou): Promise<void> {
  await call(201, "POST", "/api/links", { url: "https://example.com/one", slug: SLUG });
}

/** The same visits of it on each of 30 days. */
export async function visitTheOne({ stack }: BenchBijou): Promise<void> {
  const days = "generate_series(0, 29) AS back, LATERAL (SELECT CURRENT_DATE - back AS day) AS of";
  const id = `(SELECT id FROM links WHERE slug = '${SLUG}')`;
  for (const query of [
    `INSERT INTO click_totals SELECT ${id}, day::timestamp AT TIME ZONE 'UTC' + n * interval '1 hour', 1, 1 FROM ${days}, generate_series(0, 23) AS n`,
    `INSERT INTO click_days SELECT ${id}, day, 20, 1 FROM ${days}`,
    `INSERT INTO click_dimensions SELECT ${id}, day, dimension, 'name ' || n, 2, 2 FROM ${days}, generate_series(1, 5) AS n,
      (VALUES ('device'), ('country'), ('browser'), ('os'), ('city'), ('referrer')) AS value(dimension)`,
    `INSERT INTO clicks (time, id, link_id, is_bot) SELECT date_trunc('milliseconds', now() - n * interval '1 hour'), gen_random_uuid(), ${id}, false FROM generate_series(1, 300) AS n`,
  ])
    await stack.sql.query({ query, params: [] });
}

const get = (name: string, path: string): Case => ({ name, ask: ({ call }) => call(200, "GET", path) });
const list = (name: string, query: string) => get(name, `/api/links?limit=50${query}`);

export const CASES: readonly Case[] = [
  {
    // Every tenth link has a slug; the first hundreds are in both.
    name: "redirect of a link that no cache has",
    ask: ({ visit }, n) => visit(`/promo-${10 * (n + 1)}`),
  },
  get("one link", `/api/links/${SLUG}`),
  {
    name: "create",
    ask: ({ call }, n) => call(201, "POST", "/api/links", { url: `https://example.com/${n}`, tags: ["bench"] }),
  },
  {
    name: "create a hundred",
    ask: ({ call }, n) =>
      call(200, "POST", "/api/links/bulk", {
        links: Array.from({ length: 100 }, (_, i) => ({ url: `https://example.com/bulk/${n}/${i}` })),
      }),
  },
  {
    name: "edit",
    ask: ({ call }, n) => call(200, "PATCH", `/api/links/${SLUG}`, { url: `https://example.com/edit/${n}` }),
  },
  list("list: newest", ""),
  list("list: a tag of one in 5", "&tag=campaign"),
  list("list: a word of one in 5", "&q=newsletter"),
  list("list: an exact slug", "&q=promo-400"),
  list("list: a tag of no link", "&tag=nobody"),
  list("list: a word of no link", "&q=zyzzyva"),
  list("list: newest, with visits", "&visits=30d"),
  get("statistics of a link", `/api/links/${SLUG}/stats`),
  get("statistics of all links", "/api/stats"),
  get("statistics of a tag", "/api/stats?tag=campaign"),
  get("access log of a link", `/api/links/${SLUG}/clicks?limit=200`),
];
