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
  const asked = links.flatMap((link, n) => {
    const isolate = isolates[n % isolates.length];
    return isolate === undefined ? [] : [{ link, isolate }];
  });
  for (let i = 0; i < asked.length; i += AT_ONCE) {
    await Promise.all(
      asked.slice(i, i + AT_ONCE).map(async ({ link, isolate }) => {
        const { status } = await readLink(session, isolate, link, "cold", "look back");
        if (status !== 302 && link.change === null) lost.push(`${isolate.name} answers ${status} to ${link.url}`);
      }),
    );
  }
  scenario.negatives.push(...(await negativesOf(session, links)));
}

/** How many links have each URL that begins so. */
async function countsByUrl({ world }: OutageSession, prefix: string): Promise<Map<string, number>> {
  const { rows } = await world.stack.sql.query({
    query: "SELECT url, count(*) FROM links WHERE starts_with(url, $1) GROUP BY url",
    params: [prefix],
  });
  return new Map(rows.map(([url, count]) => [String(url), Number(count)]));
}

/** Links that there are, of which Redis says that there are none. */
async function negativesOf({ world }: OutageSession, links: readonly KnownLink[]): Promise<string[]> {
  const present = links.filter(({ change }) => change === null || change.newUrl !== null);
  const reply = await world.stack.redis.run(["MGET", ...present.map(({ slug }) => `none:${slug}`)] as ["MGET"]);
  if (!("result" in reply) || !Array.isArray(reply.result))
    throw new Error("Cannot read the negative entries of Redis");
  return reply.result.flatMap((value: unknown, n) => (value === null ? [] : [`none:${present[n]?.slug}`]));
}
