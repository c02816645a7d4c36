import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { DestinationRules } from "../../links/destination.ts";
import type { CheckService } from "../check-service.ts";
import type { CheckStore } from "../check-store.ts";
import type { LookedAtLink } from "../link-check.ts";

/**
 * The round of a day: takes in new links, then looks at one link of each of some hosts. What is left when its time is over has
 * its turn tomorrow. A look that fails for a store is left out, and ends nothing.
 */
export interface Round {
  readonly store: Pick<CheckStore, "next" | "walk" | "takeIn" | "forgetHosts">;
  readonly service: Pick<CheckService, "look">;
  readonly rules: () => DestinationRules;
  /** How many hosts it asks; 0 for no round. */
  readonly maxHosts: number;
  readonly now: () => number;
}

/** Links that are walked over in one statement, and statements of a day: 50,000 links. */
const LINKS_AT_ONCE = 5_000;
const STRETCHES = 10;
const LOOKS_AT_ONCE = 6;
const STEP_TIMEOUT_MS = 25_000;
const TIMEOUT_MS = 240_000;

export async function checkLinks(round: Round): Promise<void> {
  const { store, service, rules, maxHosts, now } = round;
  if (maxHosts === 0) return;
  const step = () => createDeadline(STEP_TIMEOUT_MS, now);
  const whole = createDeadline(TIMEOUT_MS, now);
  await takeInLinks(round, step);
  await store.forgetHosts(now(), step());
  const links = (await store.next(maxHosts, now(), step())).values();
  let [looked, broken, failed] = [0, 0, 0];

  async function lookOne(link: LookedAtLink): Promise<void> {
    try {
      const check = await service.look(link, rules(), step());
      if (check === null) return; // Another link of today was led to its host.
      looked++;
      if (check.isBroken) broken++;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      failed++;
    }
  }
  const worker = async () => {
    for (const link of links) {
      if (whole.remainingMs() === 0) return;
      await lookOne(link);
    }
  };
  await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, worker));
  log("info", "links-checked", { looked, broken, failed });
}

async function takeInLinks({ store }: Round, step: () => ReturnType<typeof createDeadline>): Promise<void> {
  for (let stretches = 0; stretches < STRETCHES; stretches++) {
    const stretch = await store.walk(LINKS_AT_ONCE, step());
    await store.takeIn(stretch, ({ url }) => new URL(url).hostname, step());
    if (stretch.last === null) return;
  }
}
