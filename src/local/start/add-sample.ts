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
const SAMPLE = [
  {
    slug: "spring",
    url: "https://shop.example/sale/spring-2027?utm_source=mail",
    title: "Spring sale",
    tags: ["shop"],
    perDay: 90,
  },
  { slug: "docs", url: "https://docs.example/getting-started", title: "Getting started", tags: ["docs"], perDay: 40 },
  {
    slug: "jobs",
    url: "https://example.com/careers/engineering",
    title: "We are hiring",
    tags: ["people"],
    perDay: 14,
  },
  { slug: "demo", url: "https://example.com/demo/book?team=sales", title: "Book a demo", tags: ["sales"], perDay: 22 },
  {
    slug: "talk-berlin",
    url: "https://slides.example/2026/berlin",
    title: "Talk in Berlin",
    tags: ["events"],
    perDay: 7,
  },
  {
    slug: "press-kit",
    url: "https://files.example/press-kit.zip",
    title: "Press kit",
    tags: ["press"],
    perDay: 2,
    password: "press",
  },
  {
    slug: "beta",
    url: "https://beta.example/join",
    title: "Beta, first hundred",
    tags: ["shop", "events"],
    perDay: 5,
    maxVisits: 100,
  },
  {
    slug: "webinar",
    url: "https://example.com/webinar/scaling",
    title: null,
    tags: ["events"],
    perDay: 11,
    endsInDays: 3,
  },
  { slug: "old-shop", url: "https://old.shop.example/", title: "Old shop", tags: [], perDay: 0, enabled: false },
] as const satisfies readonly Sample[];

interface Sample {
  readonly slug: string;
  readonly url: string;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly perDay: number;
  readonly password?: string;
  readonly maxVisits?: number;
  readonly endsInDays?: number;
  readonly enabled?: boolean;
}

/**
 * `npm start -- --sample`: links as anybody would make them, by the API, and their visits of 30 days. Those that are there
 * already stay as they are, and get no visits again.
 *
 * @returns how many links it made.
 */
export async function addSample(at: { address: string; key: string; stack: Stack; now: number }): Promise<number> {
  const { address, key, stack, now } = at;
  const samples: readonly Sample[] = SAMPLE;
  const links = samples.map(({ perDay: _, endsInDays, ...fields }) => ({
    ...fields,
    ...(endsInDays === undefined ? {} : { expiresAt: new Date(now + endsInDays * DAY_MS).toISOString() }),
  }));
  const response = await fetch(`${address}/api/links/bulk`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ links }),
  });
  if (!response.ok) throw new Error(`Cannot make sample links: the API answers ${response.status}`);
  const { results } = (await response.json()) as { results: { status: number }[] }; // As the document has it.
  const made = samples.filter((_, place) => results[place]?.status === 201);
  if (made.length > 0) await addVisits(made, stack, now);
  return made.length;
}

async function addVisits(links: readonly Sample[], stack: Stack, now: number): Promise<void> {
  const { rows } = await stack.sql.query({
    query: "SELECT id, slug FROM links WHERE slug = ANY(string_to_array($1, ','))",
    params: [links.map(({ slug }) => slug).join()],
  });
  const visited = rows.map(([id, slug]) => ({
    id: linkId(id ?? ""),
    perDay: links.find((link) => link.slug === slug)?.perDay ?? 0,
  }));
  neonConfig.fetchEndpoint = stack.bindings.NEON_FETCH_ENDPOINT;
  const store = createPostgresClickStore({
    postgres: createPostgres(stack.bindings.DATABASE_URL),
    ...{ timeoutMs: TIMEOUT_MS, retentionDays: 35, now: () => now },
  });
  const visits = sampleVisits(visited, now, Math.random);
  // As many as a batch of the Queue may bring.
  for (let at = 0; at < visits.length; at += 2_000) {
    await addClicks(store, visits.slice(at, at + 2_000), () => createDeadline(TIMEOUT_MS, () => Date.now()));
  }
}
