import { base64urlFromBytes } from "../lib/base64url.ts";
import { StoreError } from "../lib/store-error.ts";
import type { VisitFacts } from "../redirects/visit-facts.ts";
import type { DaySalts } from "./day-salts.ts";

/**
 * Names visitors by an HMAC of address and agent under the salt of the visit's UTC day (P8): the same visitor has one
 * name for a day, on all isolates, and another the next.
 *
 * An isolate keeps a day's key once it has it. Out of reach: those visits have no visitor, and still count.
 */
const DAY_MS = 86_400_000;
/** 128 bits: that two visitors of a day share one won't happen. */
const ID_BYTES = 16;

/** @param parts.addressOf what counts as one address, of the header `CF-Connecting-IP`. */
export function createVisitorIds(parts: {
  salts: DaySalts;
  addressOf: (given: string) => string;
  reportFailure: (error: StoreError) => void;
}): (visits: readonly VisitFacts[]) => Promise<readonly (string | null)[]> {
  const { salts, addressOf, reportFailure } = parts;
  /** By days since the epoch. Values alone: the promise of another request may never settle. */
  const keys = new Map<number, CryptoKey>();

  async function keyOf(day: number): Promise<CryptoKey | null> {
    const known = keys.get(day);
    if (known !== undefined) return known;
    try {
      const salt = new TextEncoder().encode(await salts.saltOf(new Date(day * DAY_MS).toISOString().slice(0, 10)));
      const key = await crypto.subtle.importKey("raw", salt, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
      // The day before is still needed for visits from before midnight.
      for (const old of keys.keys()) if (old < day - 1) keys.delete(old);
      keys.set(day, key);
      return key;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return null;
    }
  }

  return async (visits) => {
    // Each visitor once, and each day once: a busy link is opened again and again by the same.
    const days = new Set<number>();
    const places = new Map<string, number>();
    const visitors: { day: number; text: string }[] = [];
    const placeOf = ({ time, address, userAgent }: VisitFacts): number => {
      if (address === null) return -1;
      const day = Math.floor(time / DAY_MS);
      const visitor = `${day} ${address}\n${userAgent ?? ""}`;
      const known = places.get(visitor);
      if (known !== undefined) return known;
      days.add(day);
      places.set(visitor, visitors.length);
      return visitors.push({ day, text: `${addressOf(address)}\n${userAgent ?? ""}` }) - 1;
    };
    const placed = visits.map(placeOf);
    const found = new Map(await Promise.all([...days].map(async (day) => [day, await keyOf(day)] as const)));
    const encoder = new TextEncoder();
    const digests = await Promise.all(
      visitors.map(({ day, text }) => {
        const key = found.get(day) ?? null;
        return key === null ? Promise.resolve(null) : crypto.subtle.sign("HMAC", key, encoder.encode(text));
      }),
    );
    const ids = digests.map((digest) => digest && base64urlFromBytes(new Uint8Array(digest, 0, ID_BYTES)));
    return placed.map((place) => ids[place] ?? null);
  };
}
