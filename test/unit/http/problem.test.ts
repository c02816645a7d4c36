import { describe, expect, it } from "vitest";
import { ProblemError, type ProblemType, problemResponse, statusOf } from "../../../src/http/problem.ts";

/** The contract: clients rely on the type and on its status. */
const statuses: Record<ProblemType, number> = {
  malformed: 400,
  validation: 400,
  unauthorized: 401,
  forbidden: 403,
  "password-required": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "request-timeout": 408,
  "slug-taken": 409,
  "webhook-off": 409,
  "domain-taken": 409,
  "domain-in-use": 409,
  gone: 410,
  "precondition-failed": 412,
  "too-large": 413,
  "unsupported-media-type": 415,
  "idempotency-mismatch": 422,
  "destination-refused": 422,
  "rate-limited": 429,
  blocked: 451,
  internal: 500,
  misconfigured: 500,
  unavailable: 503,
};
const types = Object.keys(statuses) as ProblemType[]; // The keys of the record, which has them all.

describe("problemResponse()", () => {
  it.each(types)("answers %s with its status, as problem details of RFC 9457 that no cache keeps", async (type) => {
    const response = problemResponse({ type, detail: "Cannot do it: a rule" });
    expect(response.status).toBe(statuses[type]);
    expect(statusOf(type)).toBe(statuses[type]);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const body: unknown = await response.json();
    expect(body).toEqual({
      type: `/_/problems/${type}`,
      title: expect.stringMatching(/^[A-Z].*[^.]$/) as unknown,
      status: statuses[type],
      detail: "Cannot do it: a rule",
    });
  });

  it("tells the fields that are wrong, and sends the headers of the problem", async () => {
    const errors = [{ path: "tags.0", message: "must not be empty" }];
    const response = problemResponse({ type: "validation", detail: "Cannot", errors, headers: { "Retry-After": "5" } });
    expect(await response.json()).toMatchObject({ errors });
    expect(response.headers.get("Retry-After")).toBe("5");
  });

  it("writes every text as JSON that parses again", async () => {
    const detail = 'a "quoted" \ud800 text\n\u2028 with </script>';
    const text = await problemResponse({ type: "internal", detail }).text();
    expect(JSON.parse(text)).toMatchObject({ detail });
  });
});

describe("ProblemError", () => {
  it("carries the problem, and its detail as the message", () => {
    const problem = { type: "gone", detail: "Cannot follow the link: it has expired" } as const;
    const error = new ProblemError(problem);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: "ProblemError", message: problem.detail, problem });
  });
});
