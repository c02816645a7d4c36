import { beforeAll, expect, it } from "vitest";
import { faultsOf, type Scenario, SLACK_MS } from "./outage-ledger.ts";
import type { OutageSession } from "./outage-session.ts";
import type { Part } from "./outage-world.ts";
import { runOutage } from "./run-outage.ts";

/** What is out, and how. */
export interface OutageCase {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly fault: string;
}

/** Runs an outage in a suite of its own, and holds what was seen against what is promised. */
export function expectOutage(
  { name, parts, fault }: OutageCase,
  sessionOf: () => OutageSession,
  scenarios: Scenario[],
): void {
  let seen: Scenario;
  // The queue has none, and whoever is slow answers too often.
  const circuits = fault === "is slow" || parts.includes("queue") ? 0 : 2 * parts.length;

  beforeAll(async () => {
    seen = await runOutage(sessionOf(), name, parts, fault);
    scenarios.push(seen);
  });

  it("and every request is answered within its deadline (P6)", () => {
    expect(seen.observations.length).toBeGreaterThan(0);
    expect(faultsOf(seen, "hung")).toEqual([]);
  });

  it("and what does not need it goes on (P6)", () => {
    expect(faultsOf(seen, "unexpected")).toEqual([]);
  });

  it("and no link is taken for none, then or later (P6)", () => {
    expect(faultsOf(seen, "false-404")).toEqual([]);
    expect(seen.negatives).toEqual([]);
  });

  it("and no link leads elsewhere, and none to what it was before an edit for longer than promised (P4)", () => {
    expect(faultsOf(seen, "wrong-location")).toEqual([]);
    expect(faultsOf(seen, "stale")).toEqual([]);
  });

  it("and no acknowledged write is lost, and no repeated create made twice (P3)", () => {
    expect(seen.observations.filter((each) => each.isAcknowledgedWrite).length).toBeGreaterThan(0);
    expect(seen.lost).toEqual([]);
  });

  if (circuits > 0) {
    it("and is left alone: the circuit of each isolate opens", () => {
      expect(seen.opened).toBeGreaterThanOrEqual(circuits);
    });
  }

  it("and all is as before within five seconds of its return, which is no stampede on it", () => {
    expect(seen.recoveredAfterMs).toBeLessThan(5_000 + SLACK_MS);
    expect(seen.callsOnReturn.seen).toBeLessThanOrEqual(seen.callsOnReturn.most);
  });
}
