/** A clock that only a test moves, in milliseconds since the epoch. */
export interface ManualClock {
  readonly now: () => number;
  advance(milliseconds: number): void;
}

/** Ten seconds into a minute, so that nothing under test starts at the edge of a window. */
const START = Date.parse("2026-11-23T12:00:10Z");

export function createManualClock(start = START): ManualClock {
  let time = start;
  return {
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}
