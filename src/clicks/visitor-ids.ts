import { base64urlFromBytes } from "../lib/base64url.ts";
import { type BlockHash, importBlockHash } from "../lib/block-hash.ts";
import { StoreError } from "../lib/store-error.ts";
import type { VisitFacts } from "../redirects/visit-facts.ts";
import { ADDRESS_BYTES, writeAddress } from "./address-bytes.ts";
import type { DaySalts } from "./day-salts.ts";

/**
 * Names visitors by a keyed hash of address and agent under the salt of the visit's UTC day (P8): the same visitor has one
 * name for a day, on all isolates, and another the next. Nobody can turn it around, not even with the salt.
 *
 * What is hashed is a block of 16 bytes, all visits of a batch at once: the address, and the first half of an HMAC of the
 * agent. Agents are few, and an isolate remembers theirs; an HMAC for each visitor took longer than the redirect.
 *
 * An isolate keeps a day's keys once it has them. Out of reach: those visits have no visitor, and still count.
 */
const DAY_MS = 86_400_000;
/** 128 bits: that two visitors of a day share one won't happen. */
const ID_BYTES = 16;
const TAG_BYTES = ID_BYTES - ADDRESS_BYTES;
/** Bytes that end where a character of base64 does, so that names of many can be written at once, and their characters. */
const WRITTEN_BYTES = 18;
const WRITTEN_CHARACTERS = 24;
const NAME_CHARACTERS = 22;
/** Half a megabyte at most; a busy isolate sees some hundred in a day. */
const MAX_KNOWN_AGENTS = 1_000;
const MAX_KNOWN_AGENT_LENGTH = 512;

interface DayKeys {
  readonly sign: (text: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly hash: BlockHash;
  /** By agent. */
  readonly tags: Map<string, Uint8Array>;
}

/** @param parts.addressOf what counts as one address, of the header `CF-Connecting-IP`. */
export function createVisitorIds(parts: {
  salts: DaySalts;
  addressOf: (given: string) => string;
  reportFailure: (error: StoreError) => void;
}): (visits: readonly VisitFacts[]) => Promise<readonly (string | null)[]> {
  const { salts, addressOf, reportFailure } = parts;
  /**
   * Keys by day, counted from the epoch. It holds values and no promises: the promise of another request may never
   * settle.
   */
  const keys = new Map<number, DayKeys>();

  async function keysOf(day: number): Promise<DayKeys | null> {
    const known = keys.get(day);
    if (known !== undefined) return known;
    try {
      const made = await importKeys(await salts.saltOf(new Date(day * DAY_MS).toISOString().slice(0, 10)));
      // The day before is still needed for visits from before midnight.
      for (const old of keys.keys()) if (old < day - 1) keys.delete(old);
      keys.set(day, made);
      return made;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return null;
    }
  }

  return async (visits) => {
    /** The places of the visits of each day. */
    const byDay = new Map<number, number[]>();
    visits.forEach(({ address, time }, n) => {
      if (address === null) return;
      const day = Math.floor(time / DAY_MS);
      const places = byDay.get(day);
      if (places === undefined) byDay.set(day, [n]);
      else places.push(n);
    });
    const ids = new Array<string | null>(visits.length).fill(null);
    await Promise.all(
      Array.from(byDay, async ([day, places]) => {
        const found = await keysOf(day);
        if (found === null) return;
        const agents = places.map((n) => visits[n]?.userAgent ?? "");
        const tags = await tagsOf(found, agents);
        const inputs = new Uint8Array(places.length * ID_BYTES);
        const view = new DataView(inputs.buffer);
        places.forEach((n, i) => {
          writeAddress(view, i * ID_BYTES, addressOf(visits[n]?.address ?? ""));
          inputs.set(tags.get(agents[i] ?? "") ?? [], i * ID_BYTES + ADDRESS_BYTES);
        });
        const names = namesOf(await found.hash(inputs));
        places.forEach((n, i) => {
          ids[n] = names[i] ?? null;
        });
      }),
    );
    return ids;
  };
}

async function importKeys(salt: string): Promise<DayKeys> {
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(salt), hmac, false, ["sign"]);
  const sign = async (text: string) => new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
  return { sign, hash: await importBlockHash(await sign("visitors")), tags: new Map() };
}

/** Of each agent once. */
async function tagsOf({ sign, tags }: DayKeys, agents: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const unknown = new Set<string>();
  for (const agent of agents) {
    const known = tags.get(agent);
    if (known === undefined) unknown.add(agent);
    else found.set(agent, known);
  }
  await Promise.all(
    Array.from(unknown, async (agent) => {
      const tag = (await sign(`agent ${agent}`)).slice(0, TAG_BYTES);
      found.set(agent, tag);
      if (agent.length > MAX_KNOWN_AGENT_LENGTH) return;
      if (tags.size >= MAX_KNOWN_AGENTS) tags.clear();
      tags.set(agent, tag);
    }),
  );
  return found;
}

function namesOf(hashes: Uint8Array): string[] {
  const count = hashes.length / ID_BYTES;
  const spread = new Uint8Array(count * WRITTEN_BYTES);
  for (let n = 0; n < count; n++) spread.set(hashes.subarray(n * ID_BYTES, (n + 1) * ID_BYTES), n * WRITTEN_BYTES);
  const text = base64urlFromBytes(spread);
  return Array.from({ length: count }, (_, n) =>
    text.slice(n * WRITTEN_CHARACTERS, n * WRITTEN_CHARACTERS + NAME_CHARACTERS),
  );
}
