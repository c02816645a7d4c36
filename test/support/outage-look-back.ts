import type { KnownLink } from "./known-link.ts";
import type { Scenario } from "./outage-ledger.ts";
import { readLink } from "./outage-reads.ts";
import type { OutageSession } from "./outage-session.ts";
import type { OutageTraffic } from "./outage-traffic.ts";

/** Links that are asked for at once. */
const AT_ONCE = 10;

/** Holds what was acknowledged in a scenario against Postgres, Redis, and what the one or the other isolate answers now. */
export async function lookBack(session: OutageSession, scenario: Scenario, traffic: OutageTraffic): Promise<void> {
  const { writes, prefix } = traffic;
  const links = traffic.links();
  const { lost } = scenario;
  for (const { kind } of writes.open) lost.push(`a ${kind} was never acknowledged, though it was repeated`);

  const rows = await countsByUrl(session, prefix);
  for (const { url, change } of links) {
    if (change !== null && change.acknowledgedAt === null) continue; // Told above.
    const kept = change === null ? url : change.newUrl;
    if (kept !== null && rows.get(kept) !== 1 && kept.startsWith(prefix))
      lost.push(`${rows.get(kept) ?? 0} rows have ${kept}`);
    if (kept !== url && rows.has(url)) lost.push(`what was changed is in Postgres still: ${url}`);
  }
  for (const url of writes.keyedUrls) {
    const count = rows.get(url) ?? 0;
    if (count !== 1) lost.push(`one Idempotency-Key made ${count} links: ${url}`);
  }

  const { isolates } = session.world;
  const asked = links.flatMap((link, n) =>
    isolates
      .slice(n % isolates.length)
      .slice(0, 1)
      .map((isolate) => ({ link, isolate })),
  );
  await inTurns(asked, async ({ link, isolate }) => {
    const { status } = await readLink(session, isolate, link, "cold", "look back");
    if (status !== 302 && link.change === null) lost.push(`${isolate.name} answers ${status} to ${link.url}`);
  });
  scenario.negatives.push(...(await negativesOf(session, links)));
}

/** Changed links that an isolate does not answer as they are now. */
export async function changesNotInForce(session: OutageSession): Promise<string[]> {
  const wrong: string[] = [];
  const asked = session.changed.flatMap((link) => session.world.isolates.map((isolate) => ({ link, isolate })));
  await inTurns(asked, async ({ link, isolate }) => {
    const { status, location } = await readLink(session, isolate, link, "cold", "at last");
    const isInForce = link.change?.newUrl === null ? status === 404 : location === link.change?.newUrl;
    if (!isInForce) wrong.push(`${isolate.name} answers ${status} ${location ?? ""} to /${link.slug}`);
  });
  return wrong;
}

/** A few at once: what is looked for is no failure under load. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += AT_ONCE) await Promise.all(items.slice(i, i + AT_ONCE).map(work));
}

/** How many links have each URL that begins so. */
async function countsByUrl({ world }: OutageSession, prefix: string): Promise<Map<string, number>> {
  const { rows } = await world.stack.sql.query({
    query: "SELECT url, count(*) FROM links WHERE starts_with(url, $1) GROUP BY url",
    params: [prefix],
  });
  return new Map(rows.map(([url, count]) => [String(url), Number(count)]));
}

/** Links that there are, of which Redis says that there are none; `pending` says only that Postgres is to be asked. */
async function negativesOf({ world }: OutageSession, links: readonly KnownLink[]): Promise<string[]> {
  const present = links.filter(({ change }) => change === null || change.newUrl !== null);
  const reply = await world.stack.redis.run(["MGET", ...present.map(({ slug }) => `none:${slug}`)] as ["MGET"]);
  if (!("result" in reply) || !Array.isArray(reply.result))
    throw new Error("Cannot read the negative entries of Redis");
  return reply.result.flatMap((value: unknown, n) =>
    value === null || value === "pending" ? [] : [`none:${present[n]?.slug}`],
  );
}
