import type { Answered } from "../operation.ts";
import type { Problem } from "../problem.ts";
import { evaluatePreconditions, type Preconditions } from "./preconditions.ts";

/** The answer to a conditional request whose condition does not hold. Nothing was changed. */
export const PRECONDITION_FAILED: Problem = {
  type: "precondition-failed",
  detail: "Cannot do that: If-Match or If-None-Match does not hold for what is there now. Nothing was changed",
};

/**
 * The reply to a request with preconditions (RFC 9110, section 13.2). A read is decided here, by the `etag` of its reply. A
 * change was decided in its own statement, whose problem says so. Here only the case is left in which nothing was there.
 */
export function conditioned(reply: Answered, preconditions: Preconditions, isRead: boolean): Answered {
  if ("problem" in reply) {
    const isNothing = reply.problem.type === "not-found";
    return isNothing && evaluatePreconditions(preconditions, null, isRead) === "failed"
      ? { problem: PRECONDITION_FAILED }
      : reply;
  }
  const { etag, headers = {} } = reply;
  if (!isRead || etag === undefined) return reply;
  switch (evaluatePreconditions(preconditions, etag, isRead)) {
    case "holds":
      return reply;
    case "failed":
      return { problem: PRECONDITION_FAILED };
    case "not-modified":
      return { status: 304, etag, headers: withoutContent(headers) };
  }
}

/** Of the headers, those that a 304 has too: none that tell of a body (15.4.5). */
function withoutContent(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith("Content-")));
}
