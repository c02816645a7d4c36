import type { KnownLink } from "./known-link.ts";
import { lateBody } from "./late-body.ts";
import { type Fault, newScenario, type Observation, type Scenario, SLACK_MS } from "./outage-ledger.ts";
import { DEADLINES, type Isolate, LIMITS, type OutageWorld, type Part } from "./outage-world.ts";
import { BROWSER } from "./settings.ts";

/** What goes on from one scenario to the next, on the same two isolates. */
export interface OutageSession {
  readonly world: OutageWorld;
  /** Read all the time, so that both isolates have them in memory. */
  readonly hot: KnownLink[];
  /** Edited to see whether both stores are back; read by nobody. */
  readonly probed: KnownLink[];
  /** With a change, or just before one: the newest last. */
  readonly changed: KnownLink[];
  /** Every slug of every 201. */
  readonly slugs: string[];
  /** How many redirects each isolate answered: so many visits there are. */
  readonly visits: Record<Isolate["name"], number>;
  scenario: Scenario;
  phase: "before" | "during" | "after";
  outage: Outage;
  addresses: number;
}

/** What is out, in milliseconds since the epoch; until the isolates have found everything back. */
export interface Outage {
  readonly parts: readonly Part[];
  from: number;
  until: number;
}

export function startSession(world: OutageWorld): OutageSession {
  return {
    ...{ world, hot: [], probed: [], changed: [], slugs: [], visits: { main: 0, other: 0 } },
    ...{ scenario: newScenario("set-up"), phase: "before", addresses: 0 },
    outage: noOutage([]),
  };
}

/** One that has not begun. */
export function noOutage(parts: readonly Part[]): Outage {
  return { parts, from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };
}

export interface Answer {
  /** null when none came by the deadline and the slack. */
  readonly status: number | null;
  readonly location: string | null;
  readonly hasRetryAfter: boolean;
  readonly text: string;
  readonly startedAt: number;
  /** Whether the part was out, or no faster than if it were, at any time between the question and the answer. */
  isOut(part: Part): boolean;
}

export interface Question {
  readonly kind: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Milliseconds until the second half of the body is sent; at once if absent. */
  readonly lateMs?: number;
  readonly deadline: keyof typeof DEADLINES;
  /** What is wrong with an answer; null when nothing is. */
  judge(answer: Answer & { readonly status: number }): Fault | null;
  /** A write that the answer acknowledges. */
  acknowledges?(answer: Answer): boolean;
}

/** Asks an isolate, and writes down what came of it. Never rejects. */
export async function ask(session: OutageSession, isolate: Isolate, question: Question): Promise<Answer> {
  const { scenario, phase, outage } = session;
  const { kind, method = "GET", path, headers = {}, body, lateMs, deadline } = question;
  const startedAt = Date.now();
  const begun = performance.now();
  const init = {
    method,
    headers: {
      "User-Agent": BROWSER,
      "CF-Connecting-IP": `2001:db8:fa:${(session.addresses++ % 200).toString(16)}::1`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : bodyOf(JSON.stringify(body), lateMs)),
  };
  const read = await within(DEADLINES[deadline] + SLACK_MS, isolate.fetch(path, init).then(textOf));
  const latencyMs = performance.now() - begun;
  const answer: Answer = {
    status: read === null ? null : read.response.status,
    location: read?.response.headers.get("Location") ?? null,
    hasRetryAfter: read?.response.headers.has("Retry-After") ?? false,
    text: read?.text ?? "",
    startedAt,
    isOut: (part) =>
      (outage.parts.includes(part) && Date.now() >= outage.from && startedAt <= outage.until) ||
      wasTooSlow(session, part, startedAt),
  };
  const { status } = answer;
  const fault = status === null ? ("hung" as const) : question.judge({ ...answer, status });
  scenario.observations.push({
    ...({ kind, phase, deadline, startedAt, latencyMs, status, fault } satisfies Partial<Observation>),
    isolate: isolate.name,
    isAcknowledgedWrite: question.acknowledges?.(answer) ?? false,
    note: fault === null ? "" : `${method} ${path} ${answer.location ?? answer.text.slice(0, 200)}`,
  });
  return answer;
}

function bodyOf(text: string, lateMs: number | undefined): RequestInit {
  return lateMs === undefined ? { body: text } : lateBody(text, lateMs);
}

/** Of the product's limit, which has the ways there and back in it: on a machine that is busy with others. */
const TOO_SLOW = 1 / 3;
/** How long a circuit that has opened for it may stay so. */
const RECOVERY_MS = 5_000;

/** Whether a call that met no fault took so long at the store itself that an isolate may have given it up. */
function wasTooSlow({ world }: OutageSession, part: Part, startedAt: number): boolean {
  const now = Date.now();
  return world.faulty[part].spans.some(
    ({ from, until }) => until + RECOVERY_MS >= startedAt && Math.min(until, now) - from > LIMITS[part] * TOO_SLOW,
  );
}

async function textOf(response: Response) {
  return { response, text: await response.text() };
}

/** null when it takes longer, and when the connection ended without an answer: nobody was told anything. */
async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
