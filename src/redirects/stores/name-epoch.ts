import type { Pipeline } from "@upstash/redis/cloudflare";
import { noneKey } from "./link-keys.ts";

/**
 * The epoch of names: a number that is raised when many links get their names at once, by a bulk create or an import.
 *
 * Each `none` carries the epoch that its reader saw before it asked Postgres, and is valid only in that epoch. So a few
 * commands invalidate every `none` that could be wrong, where a `pending` for each name would cost a command each.
 * It begins at a random number: one that is lost (evicted, flushed) never comes back, and what was read under
 * it is a miss. Where Redis is out and it can't be raised, a `none` lies for its 60 s at most.
 */
export const EPOCH_KEY = "names:epoch";

/** A double holds whole numbers up to 2^53, and it is only ever raised by ones. */
const EPOCHS = 2 ** 52;

/** Makes an epoch where there is none. One key, which never runs out: each loss makes misses of a minute's `none`. */
export function beginEpoch(pipeline: Pipeline, random: () => number): void {
  pipeline.setnx(EPOCH_KEY, String(Math.floor(random() * EPOCHS)));
}

/**
 * To be sent when the links are in Postgres: a `none` of one of the names, or one that a reader is about to fill in, is
 * a miss from here on. Three commands, however many names. The DEL is for the last release, which knows no epoch; it
 * comes last, so that a `pending` which it takes along was needed only by readers of the epoch before.
 */
export function takeBackNone(pipeline: Pipeline, names: readonly string[], random: () => number): void {
  beginEpoch(pipeline, random);
  pipeline.incr(EPOCH_KEY);
  pipeline.del(...names.map(noneKey));
}
