import type { KnownLink } from "./known-link.ts";
import { readHealth, readLink, readLivez, readMadeUp, readUnknown } from "./outage-reads.ts";
import type { OutageSession } from "./outage-session.ts";
import type { Isolate } from "./outage-world.ts";
import { createOutageWrites, type OutageWrites } from "./outage-writes.ts";
import { asAdmin } from "./settings.ts";
import type { Send } from "./steady-load.ts";

/** What the two isolates are sent, in turns, and with which links. */
export interface OutageTraffic {
  readonly writes: OutageWrites;
  /** Of the URLs of this scenario's links. */
  readonly prefix: string;
  /** Every link that there is in this scenario. */
  links(): readonly KnownLink[];
  /** The next to be sent. */
  next(): Send;
}

/** Requests a second: a machine that others use as well shall be able to answer them. */
export const RATE = 20;

/** Two seconds of traffic; each second turn of it goes to the other isolate. */
const TURNS = [
  ...["hot", "cold", "edit", "hot", "changed", "create", "hot", "warm", "unknown", "hot"],
  ...["changed", "cold", "hot", "keyed", "hot", "created", "cold", "hot", "made-up", "changed"],
  ...["hot", "warm", "cold", "hot", "changed", "public", "hot", "cold", "warm", "delete"],
  ...["changed", "hot", "unknown", "cold", "hot", "livez", "late", "hot", "warm", "health"],
] as const;
type Turn = (typeof TURNS)[number];

const HOT_LINKS = 6;
/** How many links of each kind a scenario has: more than it asks for. */
const POOL = 60;
/** Milliseconds until a late body ends: begun before an outage, or in it, and ended in it or behind it. */
const LATE_MS = 3_000;
/** Of those that were changed last, so many are read. */
const WATCHED = 40;

/** Makes the links of a scenario. @param prefix of their URLs, for this scenario alone. */
export async function createOutageTraffic(session: OutageSession, prefix: string): Promise<OutageTraffic> {
  const { world } = session;
  const pool = async (kind: string, count = POOL) => {
    const urls = Array.from({ length: count }, () => `${prefix}/${kind}/${crypto.randomUUID()}`);
    return createInBulk(session, urls);
  };
  if (session.hot.length === 0) session.hot.push(...(await pool("hot", HOT_LINKS)));
  if (session.probed.length === 0) session.probed.push(...(await pool("probed", 1)));
  const cold = await pool("cold");
  const warm = await pool("warm");
  const changing = await pool("changing", POOL / 2);
  const all = [...session.hot, ...cold, ...warm, ...changing];
  await world.stack.redis.run(["DEL", ...cold.map(({ slug }) => `link:${slug}`)] as ["DEL", ...string[]]);
  const writes = createOutageWrites(session, prefix);
  // Each isolate has them all in memory.
  const hotTurns = { main: 0, other: 0 };
  let turn = 0;

  /** What both isolates have in memory is changed: one of them does it, and the other has to notice. */
  async function change(link: KnownLink | undefined, by: (link: KnownLink) => Promise<void>): Promise<void> {
    if (link === undefined) return;
    session.changed.push(link);
    await Promise.all(world.isolates.map((isolate) => readLink(session, isolate, link, "cold", "changed")));
    await by(link);
  }

  function sendTurn(kind: Turn, isolate: Isolate, count: number): Promise<unknown> {
    const read = (link: KnownLink | undefined, tier: "hot" | "warm" | "cold", name: string = tier) =>
      link === undefined ? readLivez(session, isolate) : readLink(session, isolate, link, tier, name);
    switch (kind) {
      case "hot":
        return read(session.hot[hotTurns[isolate.name]++ % session.hot.length], "hot");
      case "warm":
        return read(warm.pop(), "warm");
      case "cold":
        return read(cold.pop(), "cold");
      case "changed":
        return read(
          session.changed.slice(-WATCHED)[(count * 7) % Math.min(WATCHED, session.changed.length)],
          "cold",
          kind,
        );
      case "created":
        return read(writes.created.at(-1), "cold", kind);
      case "unknown":
        return readUnknown(session, isolate);
      case "made-up":
        return readMadeUp(session, isolate);
      case "create":
        return writes.create(isolate, { isKeyed: false });
      case "public":
        return writes.create(isolate, { isKeyed: false, isPublic: world.isPublic });
      case "keyed":
        return writes.create(isolate, { isKeyed: true });
      case "late":
        return writes.create(isolate, { isKeyed: true, lateMs: LATE_MS });
      case "edit":
        return change(changing.pop(), (link) => writes.edit(isolate, link));
      case "delete":
        // The queue of takedowns of the other isolate leads nowhere.
        return change(changing.pop(), (link) => writes.remove(mainOf(session), link));
      case "livez":
        return readLivez(session, isolate);
      case "health":
        return readHealth(session, isolate);
    }
  }

  return {
    ...{ writes, prefix },
    links: () => [...all, ...writes.created],
    next() {
      const repeat = writes.takeDue(Date.now());
      if (repeat !== undefined) return repeat.send;
      const count = turn++;
      const kind = TURNS[count % TURNS.length] ?? "hot";
      const round = Math.floor(count / TURNS.length);
      const isolate = world.isolates[(count + round) % world.isolates.length] ?? mainOf(session);
      return async () => {
        await sendTurn(kind, isolate, count);
      };
    },
  };
}

export function mainOf({ world }: OutageSession): Isolate {
  const main = world.isolates.find(({ name }) => name === "main");
  if (main === undefined) throw new Error("Cannot find the main isolate");
  return main;
}

async function createInBulk(session: OutageSession, urls: readonly string[]): Promise<KnownLink[]> {
  const response = await mainOf(session).fetch("/api/links/bulk", {
    method: "POST",
    headers: { ...asAdmin, "Content-Type": "application/json" },
    body: JSON.stringify({ links: urls.map((url) => ({ url })) }),
  });
  if (response.status !== 200) throw new Error(`Cannot create links: ${response.status} ${await response.text()}`);
  const { results } = await response.json<{ results: readonly { link: { slug: string; url: string } }[] }>();
  session.slugs.push(...results.map(({ link }) => link.slug));
  return results.map(({ link: { slug, url } }) => ({ slug, url, change: null }));
}
