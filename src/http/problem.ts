import type { ContentfulStatusCode } from "hono/utils/http-status";
import { SECURITY_HEADERS } from "./security-headers.ts";

/**
 * Every error that Bijou answers with, as RFC 9457 problem details. `type` is a stable path; clients
 * may rely on it and on the status.
 */
export const PROBLEMS = {
  malformed: { status: 400, title: "The request is not readable" },
  validation: { status: 400, title: "A field is not valid" },
  unauthorized: { status: 401, title: "A valid API key is needed" },
  forbidden: { status: 403, title: "This key may not do that" },
  "password-required": { status: 403, title: "This link needs a password" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This method is not allowed here" },
  "request-timeout": { status: 408, title: "The request came too slowly" },
  "slug-taken": { status: 409, title: "This slug is taken" },
  "webhook-off": { status: 409, title: "This webhook is off" },
  "domain-taken": { status: 409, title: "This domain is there already" },
  "domain-in-use": { status: 409, title: "This domain has links" },
  gone: { status: 410, title: "This link no longer works" },
  "precondition-failed": { status: 412, title: "It is not in the state that you asked for" },
  "too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "This Content-Type is not supported" },
  "idempotency-mismatch": { status: 422, title: "This Idempotency-Key was used with another body" },
  "destination-refused": { status: 422, title: "Links may not lead there" },
  "rate-limited": { status: 429, title: "Too many requests" },
  blocked: { status: 451, title: "This link leads to a blocked domain" },
  internal: { status: 500, title: "Something went wrong here" },
  misconfigured: { status: 500, title: "This Worker is not set up correctly" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type ProblemType = keyof typeof PROBLEMS;

export const PROBLEM_TYPES = Object.keys(PROBLEMS) as readonly ProblemType[]; // Its keys.

/** One field that is wrong. `path` as in `tags.0`, or the name of a header or parameter. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface Problem {
  readonly type: ProblemType;
  /** What could not be done and by which rule; never a secret. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a step of a request that ends it; the app's last catch answers with it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** How long a client should wait for a store to come back: a restart, or a Neon that wakes up. */
export const UNAVAILABLE_HEADERS = { "Retry-After": "5" } as const;

export function statusOf(type: ProblemType): number {
  return PROBLEMS[type].status;
}

/** As RFC 9457 has it, section 3. */
export function problemJson({ type, detail, errors }: Problem) {
  const { status, title } = PROBLEMS[type];
  return { type: `/_/problems/${type}`, title, status, detail, ...(errors === undefined ? {} : { errors }) };
}

export function problemResponse(problem: Problem): Response {
  const { headers } = problem;
  return new Response(JSON.stringify(problemJson(problem)), {
    status: statusOf(problem.type),
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      ...SECURITY_HEADERS,
      ...headers,
    },
  });
}

/** @param methods those that the path takes. */
export function methodNotAllowed(...methods: string[]): Problem {
  const list = methods.join(", ");
  return {
    type: "method-not-allowed",
    detail: `Cannot do that here: this path takes ${list}`,
    headers: { Allow: list },
  };
}
