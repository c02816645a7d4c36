import type { LinkStore } from "../../src/links/link-store.ts";
import type { ReadEvent } from "../../src/metrics/read-event.ts";
import type { MayPassOver } from "../../src/names/issued-names.ts";
import { createKeyConfirmation, type KeyConfirmation } from "../../src/names/key-confirmation.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { withRedis } from "../../src/redirects/stores/cached-link-store.ts";
import { createFakeUpstash, type FakeUpstash } from "./fake-upstash.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { createPendingStore, outcomesOf, type PendingLoad } from "./read-ladder.ts";

export const FINGERPRINT = "0123456789abcdef".repeat(4);
/** Of names, as Redis has it. */
export const EPOCH = "4503599627370495";

export interface RedisRung extends Pick<FakeUpstash, "commands" | "requests"> {
  readonly store: LinkStore<IssuedName>;
  /** Of the rung below: each waits until the test ends it. */
  readonly loads: readonly PendingLoad<IssuedName>[];
  readonly firstLoad: Promise<PendingLoad<IssuedName>>;
  readonly clock: ManualClock;
  readonly confirmation: KeyConfirmation;
  reported(): string[];
}

/**
 * The rung in Redis over a rung below that the test plays, and a Redis that answers as it says.
 *
 * @param answers.mget what the MGET of `link:`, `none:` and the epoch gives. @param answers.set what a fill gives.
 */
export function createRedisRung(answers: {
  mget: (clock: ManualClock) => unknown;
  set?: () => unknown;
  mayPassOver?: MayPassOver;
}): RedisRung {
  const clock = createManualClock();
  const events: ReadEvent[] = [];
  const { set = () => "OK", mayPassOver = () => false } = answers;
  const { redis, commands, requests } = createFakeUpstash(([command]) =>
    command === "mget" ? answers.mget(clock) : set(),
  );
  const { store: next, loads, firstLoad } = createPendingStore<IssuedName>();
  const confirmation = createKeyConfirmation(FINGERPRINT);
  const store = withRedis(next, {
    redis,
    timeoutMs: 1_000,
    fingerprint: FINGERPRINT,
    confirmation,
    mayPassOver,
    now: clock.now,
    random: () => 0.5,
    report: (event) => void events.push(event),
  });
  return { store, loads, firstLoad, clock, confirmation, commands, requests, reported: () => outcomesOf(events) };
}
