import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answering, type Caller, createFlightDeck, failing, hung, JOIN_LIMIT_MS } from "../../support/flight-deck.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How a load goes, and how long it takes. */
type Course = { readonly ends: "answered" | "failed"; readonly ms: number } | { readonly ends: "never" };

interface LoadRecord {
  readonly startedAt: number;
  readonly settledAt: number;
}

const ms = fc.integer({ min: 0, max: 3 * JOIN_LIMIT_MS });
const answered = fc.record({ ends: fc.constant("answered" as const), ms });
const lost = fc.oneof(fc.constant({ ends: "never" as const }), fc.record({ ends: fc.constant("failed" as const), ms }));
const arrivals = fc.array(ms, { minLength: 1, maxLength: 15 });

/**
 * Lets callers come at the given times, and plays the course of the n-th load that any of them starts;
 * loads beyond the list are answered after a while.
 */
async function play(times: readonly number[], courses: readonly Course[]) {
  const { call } = createFlightDeck();
  const start = Date.now();
  const loads: LoadRecord[] = [];
  const callers: Caller[] = [];

  function load(): Promise<string> {
    const course = courses[loads.length] ?? { ends: "answered", ms: 10 };
    const startedAt = Date.now() - start;
    loads.push({ startedAt, settledAt: course.ends === "never" ? Number.POSITIVE_INFINITY : startedAt + course.ms });
    const label = `load ${loads.length - 1}`;
    switch (course.ends) {
      case "answered":
        return answering(label, course.ms)();
      case "failed":
        return failing(label, course.ms)();
      case "never":
        return hung();
    }
  }

  for (const time of times) setTimeout(() => callers.push(call(load)), time);
  // The last arrival, two lost owners, and the longest load that there is.
  await vi.advanceTimersByTimeAsync(3 * JOIN_LIMIT_MS + 2 * JOIN_LIMIT_MS + 3 * JOIN_LIMIT_MS);
  const left = vi.getTimerCount();
  vi.clearAllTimers();
  return { loads, callers, left };
}

describe("run(), whenever callers come", () => {
  it("hangs nobody while no more than two owners in all are lost, and leaves no timer behind", async () => {
    const someLost = fc
      .tuple(fc.array(answered, { maxLength: 6 }), fc.array(lost, { maxLength: 2 }), fc.nat(6), fc.nat(6))
      .map(([good, bad, ...places]) => {
        const courses: Course[] = [...good];
        for (const [index, course] of bad.entries()) courses.splice(places[index] ?? 0, 0, course);
        return courses;
      });
    await fc.assert(
      fc.asyncProperty(arrivals, someLost, async (times, courses) => {
        const { loads, callers, left } = await play(times, courses);
        callers.forEach((caller) => {
          expect(caller.loads).toBeLessThanOrEqual(1);
          if (caller.outcome !== "pending") return;
          // Only the cancelled request itself may go without an answer.
          expect(caller.loads).toBe(1);
          expect(courses.some(({ ends }) => ends === "never")).toBe(true);
        });
        const unanswered = callers.filter(({ outcome }) => outcome === "pending").length;
        const cancelled = loads.filter(({ settledAt }) => settledAt === Number.POSITIVE_INFINITY).length;
        expect(unanswered).toBeLessThanOrEqual(cancelled);
        const failed = callers.filter(({ outcome }) => outcome !== "pending" && "error" in outcome);
        for (const caller of failed) expect(caller.loads).toBe(1); // A failure is told to its owner alone.
        expect(left).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it("starts a load only when the one before has ended, or has lasted the join limit", async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, fc.array(fc.oneof(answered, lost), { maxLength: 15 }), async (times, courses) => {
        const { loads } = await play(times, courses);
        for (const [index, load] of loads.entries()) {
          const before = loads[index - 1];
          if (before === undefined) continue;
          const hasEnded = before.settledAt <= load.startedAt;
          expect(hasEnded || load.startedAt - before.startedAt >= JOIN_LIMIT_MS).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("starts at most one load, and one more per join limit, until one ends", async () => {
    const untilTheEnd = fc.oneof(
      fc.constant({ ends: "never" as const }),
      answered.map((course) => ({ ...course, ms: course.ms + 3 * JOIN_LIMIT_MS })),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, fc.array(untilTheEnd, { minLength: 15, maxLength: 15 }), async (times, courses) => {
        const { loads } = await play(times, courses);
        const first = Math.min(...times);
        const firstEnd = Math.min(...loads.map(({ settledAt }) => settledAt));
        const before = loads.filter(({ startedAt }) => startedAt < firstEnd);
        const last = Math.max(...before.map(({ startedAt }) => startedAt));
        expect(before.length).toBeLessThanOrEqual(1 + (last - first) / JOIN_LIMIT_MS);
      }),
      { numRuns: 500 },
    );
  });
});
