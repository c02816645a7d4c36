import type { ReadFault } from "./known-link.ts";
import { DEADLINES } from "./outage-world.ts";

/** One request of a fault suite, and what came of it. */
export interface Observation {
  readonly kind: string;
  readonly isolate: string;
  readonly phase: string;
  readonly deadline: keyof typeof DEADLINES;
  readonly startedAt: number;
  readonly latencyMs: number;
  /** null when there was no answer. */
  readonly status: number | null;
  readonly fault: Fault | null;
  readonly isAcknowledgedWrite: boolean;
  readonly note: string;
}

export type Fault = ReadFault | "hung";

/** Everything that was sent in one scenario, and what was found out after it. */
export interface Scenario {
  readonly name: string;
  readonly observations: Observation[];
  /** What is not as it was acknowledged, one text each. */
  readonly lost: string[];
  /** Keys in Redis that say of a link that there is none. */
  readonly negatives: string[];
  /** Milliseconds from the store's return until each isolate did everything again. */
  recoveredAfterMs: number;
  /** Circuits that opened, of both stores and both isolates. */
  opened: number;
  /** Calls that reached the stores in the first second after their return, and the most that the traffic accounts for. */
  callsOnReturn: { seen: number; most: number };
}

export function newScenario(name: string): Scenario {
  return {
    name,
    observations: [],
    lost: [],
    negatives: [],
    recoveredAfterMs: 0,
    opened: 0,
    callsOnReturn: { seen: 0, most: 0 },
  };
}

/** Beyond its deadline by so much an answer counts as none: the machine is shared, and the answer takes its way. */
export const SLACK_MS = 5_000;

/** The observations with this fault, told so that a failed test says what happened. */
export function faultsOf({ observations }: Scenario, fault: Fault): string[] {
  return observations
    .filter((seen) => seen.fault === fault)
    .map((seen) => {
      const { phase, isolate, kind, status, latencyMs, note } = seen;
      return `${phase}: ${kind} by ${isolate} answered ${status} after ${Math.round(latencyMs)} ms, ${note}`;
    });
}

const HEAD =
  "                                 sent answ  2xx  3xx  404  4xx  503  5xx   redirect        API      ack lost stale hung  back";

/** A line for each scenario, of what was really seen. */
export function tableOf(scenarios: readonly Scenario[]): string {
  return [HEAD, ...scenarios.map(rowOf)].join("\n");
}

function rowOf(scenario: Scenario): string {
  const { name, observations, lost, recoveredAfterMs } = scenario;
  const count = (holds: (status: number) => boolean) =>
    observations.filter(({ status }) => status !== null && holds(status)).length;
  const numbers = [
    observations.length,
    count(() => true),
    count((status) => status < 300),
    count((status) => status >= 300 && status < 400),
    count((status) => status === 404),
    count((status) => status > 404 || (status >= 400 && status < 404)) - count((status) => status >= 500),
    count((status) => status === 503),
    count((status) => status >= 500 && status !== 503),
  ];
  return [
    name.padEnd(32),
    ...numbers.map((number) => String(number).padStart(4)),
    worst(scenario, "redirect").padStart(11),
    worst(scenario, "api").padStart(11),
    String(observations.filter((seen) => seen.isAcknowledgedWrite).length).padStart(5),
    String(lost.length).padStart(4),
    String(faultsOf(scenario, "stale").length).padStart(5),
    String(faultsOf(scenario, "hung").length).padStart(4),
    `${(recoveredAfterMs / 1000).toFixed(1)} s`.padStart(6),
  ].join(" ");
}

/** The longest that an answer took, of what it may take. */
function worst({ observations }: Scenario, deadline: keyof typeof DEADLINES): string {
  const latencies = observations.filter((seen) => seen.deadline === deadline).map(({ latencyMs }) => latencyMs);
  return `${(Math.max(0, ...latencies) / 1000).toFixed(2)}/${(DEADLINES[deadline] / 1000).toFixed(1)} s`;
}
