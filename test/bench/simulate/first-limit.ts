import { CONSUMERS } from "./consumer.ts";
import { busyCu, type Use } from "./cost.ts";
import { MEASURED } from "./measured.ts";
import { LIMITS } from "./prices.ts";

/** What a traffic takes of a limit: at 1 it is met. */
export interface Taken {
  readonly whose: string;
  readonly share: number;
}

const FULL_STATEMENT = 2_000;

/** All limits, the tightest first. @param redisGb what the cached links take. */
export function takenOf(use: Use, redisGb: number): readonly Taken[] {
  const { perSecond, commands, messages } = use;
  const counted = (CONSUMERS * FULL_STATEMENT) / MEASURED.fullStatementSeconds;
  const taken: Taken[] = [
    { whose: "Upstash: commands a second", share: (perSecond * commands) / LIMITS.redisCommandsPerSecond.value },
    { whose: "Upstash: GB", share: redisGb / LIMITS.redisGb.value },
    { whose: "Queues: messages a second", share: (perSecond * messages) / LIMITS.queueMessagesPerSecond.value },
    { whose: `Bijou: visits that ${CONSUMERS} consumers count`, share: perSecond / counted },
    { whose: "Neon: CU", share: busyCu(use) / LIMITS.neonCu.value },
  ];
  return taken.toSorted((a, b) => b.share - a.share);
}

/**
 * The rate at which the tightest limit is met.
 *
 * @param useAt what a visit is at a rate. @param gbAt what Redis holds then.
 */
export function firstLimit(useAt: (perSecond: number) => Use, gbAt: (perSecond: number) => number) {
  let [low, high] = [1, 1e8];
  const tightest = (perSecond: number) => takenOf(useAt(perSecond), gbAt(perSecond))[0];
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if ((tightest(middle)?.share ?? 0) < 1) low = middle;
    else high = middle;
  }
  return { perSecond: low, whose: tightest(high)?.whose ?? "" };
}
