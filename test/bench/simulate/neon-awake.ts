import { NEON_SLEEPS_AFTER_MS } from "./prices.ts";

/** How long a Neon is awake that sleeps after five idle minutes. */
export interface NeonAwake {
  /** It is asked something. @param time milliseconds, never before the last one. */
  ask(time: number): void;
  readonly awakeMs: number;
  readonly wakings: number;
}

export function createNeonAwake(): NeonAwake {
  let until = Number.NEGATIVE_INFINITY;
  const state = { awakeMs: 0, wakings: 0 };
  return {
    ask(time) {
      if (time > until) state.wakings++;
      state.awakeMs += time + NEON_SLEEPS_AFTER_MS - Math.max(until, time);
      until = time + NEON_SLEEPS_AFTER_MS;
    },
    get awakeMs() {
      return state.awakeMs;
    },
    get wakings() {
      return state.wakings;
    },
  };
}
