import { type KnownLink, readFaultOf } from "./known-link.ts";
import { type Answer, ask, type OutageSession, type Question } from "./outage-session.ts";
import { DEADLINES, type Isolate } from "./outage-world.ts";

/** The reads of a fault suite, and what may be answered to each while which store is out (P6). */

/** What a link's reader needs: its memory, any cache, or Postgres, since no cache has it or it is being changed. */
export type Tier = "hot" | "warm" | "cold";

/** Opens a link as a visitor does. @param kind of the observation. */
export async function readLink(
  session: OutageSession,
  isolate: Isolate,
  link: KnownLink,
  tier: Tier,
  kind: string = tier,
): Promise<Answer> {
  const answer = await ask(session, isolate, {
    ...{ kind, path: `/${link.slug}`, deadline: "redirect" },
    judge({ status, location, hasRetryAfter, startedAt, isOut }) {
      const areBothOut = isOut("redis") && isOut("postgres");
      const mayFail = tier === "cold" ? isOut("postgres") : tier === "warm" ? areBothOut : false;
      const staleMaxMs = areBothOut ? session.world.staleMaxMs : 0;
      return readFaultOf(link, { status, location, hasRetryAfter, startedAt, mayFail, staleMaxMs });
    },
  });
  if (answer.status === 302) session.visits[isolate.name]++;
  return answer;
}

/** A slug that nobody has: 404, and while Postgres is out it can't be known. */
export function readUnknown(session: OutageSession, isolate: Isolate): Promise<Answer> {
  return ask(session, isolate, absent("unknown", `/nobody-${crypto.randomUUID()}`));
}

/** A string of a code's shape, of which 6,499 of 6,500 are refused without a store. */
export function readMadeUp(session: OutageSession, isolate: Isolate): Promise<Answer> {
  const digits = crypto.getRandomValues(new Uint8Array(5)).map((byte) => byte % 10);
  return ask(session, isolate, absent("made-up", `/aB${digits.join("")}`));
}

function absent(kind: string, path: string): Question {
  return {
    ...{ kind, path, deadline: "redirect" },
    judge({ status, hasRetryAfter, isOut }) {
      if (status === 404) return null;
      return status === 503 && isOut("postgres") && hasRetryAfter ? null : "unexpected";
    },
  };
}

export function readLivez(session: OutageSession, isolate: Isolate): Promise<Answer> {
  return ask(session, isolate, {
    ...{ kind: "livez", path: "/livez", deadline: "redirect" },
    judge: ({ status }) => (status === 200 ? null : "unexpected"),
  });
}

/** Its own probes have two seconds, and a result is repeated for five: what it says may be older than the outage. */
export function readHealth(session: OutageSession, isolate: Isolate): Promise<Answer> {
  return ask(session, isolate, {
    ...{ kind: "health", path: "/health", deadline: "api" },
    judge: ({ status }) => (status === 200 || status === 503 ? null : "unexpected"),
  });
}

/** Too little for any store. */
const BEFORE_DEADLINE_MS = 50;

/**
 * A report whose body ends just before its deadline, as anybody can send it. That it is too late is its sender's doing:
 * 408, or the deadline's 503. What it must not do is to make others pay, by a circuit that it opens.
 */
export function reportTooLate(session: OutageSession, isolate: Isolate, link: KnownLink): Promise<Answer> {
  return ask(session, isolate, {
    ...{ kind: "too late", method: "POST", path: "/api/reports", deadline: "api" },
    body: { slug: link.slug, reason: "spam", details: "late".repeat(50) },
    lateMs: DEADLINES.api - BEFORE_DEADLINE_MS,
    judge({ status, hasRetryAfter }) {
      const isTooLate = status === 408 || (status === 503 && hasRetryAfter);
      return status === 202 || isTooLate ? null : "unexpected";
    },
  });
}
