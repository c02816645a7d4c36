import { neonConfig } from "@neondatabase/serverless";
import { addClicks } from "../../clicks/jobs/add-clicks.ts";
import { createPostgresClickStore } from "../../clicks/stores/postgres-click-store.ts";
import { createDeadline } from "../../lib/deadline.ts";
import { linkId } from "../../names/link-id.ts";
import { createPostgres } from "../../postgres/postgres.ts";
import type { Stack } from "../stack.ts";
import { sampleVisits } from "./sample-visits.ts";

const DAY_MS = 86_400_000;
const TIMEOUT_MS = 60_000;

/** Links of a small company, with what a link can have: each state has one. */
const SAMPLE: readonly Sample[] = [
  sample(90, { slug: "spring", url: "https://shop.example/sale/spring-2027", title: "Spring sale", tags: ["shop"] }),
  sample(40, { slug: "docs", url: "https://docs.example/getting-started", title: "Getting started", tags: ["docs"] }),
  sample(14, { slug: "jobs", url: "https://example.com/careers", title: "We are hiring", tags: ["people"] }),
  sample(22, { slug: "demo", url: "https://example.com/demo/book", title: "Book a demo", tags: ["sales"] }),
  sample(7, {
    slug: "talk-berlin",
    url: "https://slides.example/2026/berlin",
    title: "Talk in Berlin",
    tags: ["events"],
  }),
  sample(2, { slug: "press-kit", url: "https://files.example/press.zip", title: "Press kit", password: "press" }),
  sample(5, { slug: "beta", url: "https://beta.example/join", title: "Beta, first hundred", maxVisits: 100 }),
  { ...sample(11, { slug: "webinar", url: "https://example.com/webinar/scaling", tags: ["events"] }), endsInDays: 3 },
  sample(0, { slug: "old-shop", url: "https://old.shop.example/", title: "Old shop", enabled: false }),
];

interface Sample {
  /** How many visits a usual day has. */
  readonly perDay: number;
  readonly endsInDays?: number;
  /** As the API takes them. */
  readonly fields: { readonly slug: string; readonly url: string; readonly [field: string]: unknown };
}

function sample(perDay: number, fields: Sample["fields"]): Sample {
  return { perDay, fields };
}

/**
 * `npm start -- --sample`: links as anybody would make them, by the API, and their visits of 30 days. Those that are there
 * already stay as they are, and get no visits again.
 *
 * @returns how many links it made.
 */
export async function addSample(at: { address: string; key: string; stack: Stack; now: number }): Promise<number> {
  const { address, key, stack, now } = at;
  const links = SAMPLE.map(({ fields, endsInDays }) => ({
    ...fields,
    ...(endsInDays === undefined ? {} : { expiresAt: new Date(now + endsInDays * DAY_MS).toISOString() }),
  }));
  const response = await fetch(`${address}/api/links/bulk`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ links }),
  });
  if (!response.ok) throw new Error(`Cannot make sample links: the API answers ${response.status}`);
  const { results } = await response.json<{ results: { status: number }[] }>();
  const made = SAMPLE.filter((_, place) => results[place]?.status === 201);
  if (made.length > 0) await addVisits(made, stack, now);
  return made.length;
}

async function addVisits(links: readonly Sample[], stack: Stack, now: number): Promise<void> {
  const { rows } = await stack.sql.query({
    query: "SELECT id, slug FROM links WHERE slug = ANY(string_to_array($1, ','))",
    params: [links.map(({ fields }) => fields.slug).join()],
  });
  const visited = rows.map(([id, slug]) => ({
    id: linkId(id ?? ""),
    perDay: links.find(({ fields }) => fields.slug === slug)?.perDay ?? 0,
  }));
  neonConfig.fetchEndpoint = stack.bindings.NEON_FETCH_ENDPOINT;
  const store = createPostgresClickStore({
    postgres: createPostgres(stack.bindings.DATABASE_URL),
    ...{ timeoutMs: TIMEOUT_MS, retentionDays: 35, now: () => now },
  });
  const visits = sampleVisits(visited, now, Math.random);
  // At most as many at once as a batch of the Queue may have.
  for (let at = 0; at < visits.length; at += 2_000) {
    await addClicks(store, visits.slice(at, at + 2_000), () => createDeadline(TIMEOUT_MS, () => Date.now()));
  }
}
