import { type Problem, ProblemError, problemResponse, UNAVAILABLE_HEADERS } from "./http/problem.ts";
import { DeadlineExceeded } from "./lib/deadline.ts";
import { log } from "./lib/log.ts";
import { StoreError } from "./lib/store-error.ts";
import { UNREADABLE_PROBLEM } from "./links/api/link-problems.ts";
import { NoStoreAnswered } from "./links/link-store.ts";
import { UnreadableLink } from "./links/unreadable-link.ts";
import { WrongCodeKey } from "./names/wrong-code-key.ts";
import { TooManyUnknown } from "./redirects/limit-unknown.ts";

/** The last catch of the API: it answers whatever a step or a handler threw. */
export function answerToError(error: unknown): Response {
  return problemResponse(problemOfError(error));
}

/** Turns what was thrown into a problem. If it is not the client's fault, it also writes a log line. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof TooManyUnknown) {
    return {
      type: "rate-limited",
      detail: "Cannot look up more links: this address asked for too many that do not exist",
      headers: { "Retry-After": String(Math.ceil(error.retryAfterMs / 1000)) },
    };
  }
  if (error instanceof UnreadableLink) {
    log("error", "request-failed", { reason: error.message });
    return UNREADABLE_PROBLEM;
  }
  if (isOutage(error)) {
    log("error", "request-failed", { reason: error.message });
    return {
      type: "unavailable",
      detail:
        "Cannot answer: a store is out of reach. A create may have been saved. Repeat it with the same Idempotency-Key. " +
        "An edit may have been saved too. If it had If-Match, read the link, then decide",
      headers: UNAVAILABLE_HEADERS,
    };
  }
  // Of an unknown error, only the name and the place are safe to log: its message can hold anything, and have many
  // lines.
  log("error", "unexpected", { name: error instanceof Error ? error.name : typeof error, stack: placesOf(error) });
  return { type: "internal", detail: "Cannot answer: an unexpected error, which is in the log" };
}

/** What a store, or the wait for one, is to blame for. */
function isOutage(error: unknown): error is Error {
  return [StoreError, NoStoreAnswered, DeadlineExceeded, WrongCodeKey].some((kind) => error instanceof kind);
}

function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const stack = error.stack ?? "";
  const start = stack.indexOf(error.message);
  if (start === -1) return []; // The message was changed later, so nobody can tell where it ends in the stack.
  const behindMessage = stack.slice(start + error.message.length);
  const lines = behindMessage.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at ")).slice(0, 5);
}
