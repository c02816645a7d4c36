import { UUID_RANDOM_BYTES, uuidV7 } from "../lib/uuid-v7.ts";
import type { VisitFacts } from "../redirects/visit-facts.ts";
import { cleanText } from "./clean-text.ts";
import type { QueuedClick } from "./click-batch.ts";
import { createDimensionsReader } from "./visit-dimensions.ts";

/** Longer ones are no browser's. In UTF-16 code units. */
const MAX_AGENT_LENGTH = 512;

/**
 * Makes clicks of visits. Each has its id from here on: what is sent twice is counted once.
 *
 * @param parts.randomBytes up to 64 KB in one draw.
 */
export async function prepareClicks(
  visits: readonly VisitFacts[],
  parts: {
    visitorsOf: (visits: readonly VisitFacts[]) => Promise<readonly (string | null)[]>;
    randomBytes: (count: number) => Uint8Array;
  },
): Promise<QueuedClick[]> {
  const dimensionsOf = createDimensionsReader();
  const random = parts.randomBytes(visits.length * UUID_RANDOM_BYTES);
  // Agents are few, and long.
  const agents = new Map<string | null, string | null>();
  const agentOf = (given: string | null): string | null => {
    const known = agents.get(given);
    if (known !== undefined) return known;
    const clean = cleanText(given, MAX_AGENT_LENGTH);
    agents.set(given, clean);
    return clean;
  };
  const visitors = await parts.visitorsOf(visits);
  return visits.map((visit, n) => ({
    id: uuidV7(visit.time, random, n * UUID_RANDOM_BYTES),
    linkId: visit.linkId,
    time: visit.time,
    userAgent: agentOf(visit.userAgent),
    visitor: visitors[n] ?? null,
    dimensions: dimensionsOf(visit),
    ...(visit.rule === undefined ? {} : { rule: visit.rule }),
  }));
}
