import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerToError } from "../../src/errors.ts";
import { ProblemError } from "../../src/http/problem.ts";
import { DeadlineExceeded } from "../../src/lib/deadline.ts";
import { StoreError } from "../../src/lib/store-error.ts";
import { NoStoreAnswered } from "../../src/links/link-store.ts";
import { WrongCodeKey } from "../../src/names/wrong-code-key.ts";
import { TooManyUnknown } from "../../src/redirects/limit-unknown.ts";

const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  for (const level of ["info", "warn", "error", "log"] as const) {
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
});
afterEach(() => vi.restoreAllMocks());

/** All that a client and a log reader get to see. */
async function shown(error: unknown): Promise<{ status: number; body: string; log: string }> {
  const response = answerToError(error);
  return { status: response.status, body: await response.text(), log: lines.join("\n") };
}

describe("answerToError()", () => {
  it("logs no message, nor a line of one that looks like a place, also where the message was changed later", async () => {
    const error = new TypeError("hidden\n    at hidden (https://hidden.example/hidden)");
    expect((await shown(error)).log).toContain("errors.test.ts");
    expect(lines.join()).not.toContain("hidden");
    error.message = "changed";
    expect((await shown(error)).log).not.toContain("hidden");
  });

  it("answers with the problem that was thrown, and logs nothing: it is the client's", async () => {
    const headers = { Allow: "GET" };
    const response = answerToError(new ProblemError({ type: "validation", detail: "Cannot", errors: [], headers }));
    expect(response.status).toBe(400);
    expect(response.headers.get("Allow")).toBe("GET");
    expect(await response.json()).toMatchObject({ type: "/_/problems/validation", errors: [] });
    expect(lines).toEqual([]);
  });

  it.each([
    new StoreError({ store: "postgres", operation: "get a link", reason: "HTTP 503", cause: new Error("hidden") }),
    new DeadlineExceeded("Cannot answer in time: 12000 ms have passed"),
    new WrongCodeKey(),
    new NoStoreAnswered("Cannot find a link: neither store answered", { cause: new Error("hidden") }),
  ])("answers 503 with Retry-After to a $name, and logs its message but not its cause", async (error) => {
    const response = answerToError(error);
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
    expect(await response.json()).toMatchObject({ type: "/_/problems/unavailable" });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: "error", event: "request-failed", reason: error.message },
    ]);
    expect(lines.join("")).not.toContain("hidden");
  });

  it("answers 429 with Retry-After in whole seconds to too many unknown look-ups, and logs nothing", async () => {
    const response = answerToError(new TooManyUnknown(1_001));
    expect(response.status).toBe(429);
    expect(response.headers.get("Retry-After")).toBe("2");
    expect(await response.json()).toMatchObject({ type: "/_/problems/rate-limited" });
    expect(lines).toEqual([]);
  });

  it("answers 500 internal to an unknown error, and logs its name and place", async () => {
    const { status, body, log } = await shown(new TypeError("a bug"));
    expect(status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ type: "/_/problems/internal" });
    expect(JSON.parse(log)).toMatchObject({ level: "error", event: "unexpected", name: "TypeError" });
    expect(log).toContain("errors.test.ts");
  });

  it.each([
    ["one line", "hidden"],
    ["several lines, as of a driver with its statement", "Failed query:\nSELECT hidden\nparams: hidden,hidden"],
    ["lines that look like places", "Failed query:\n    at hidden (file.ts:1:1)"],
    ["Windows line ends", "first\r\nhidden"],
  ])("shows nothing of the message of an unknown error that has %s", async (_, message) => {
    const { body, log } = await shown(new Error(message, { cause: new Error("hidden") }));
    expect(body).not.toContain("hidden");
    expect(log).not.toContain("hidden");
    expect(lines).toHaveLength(1);
  });

  it.each([
    ["a text", "hidden"],
    ["an object", { secret: "hidden" }],
    ["null", null],
    ["nothing", undefined],
  ])("answers 500 when %s was thrown, and shows nothing of it", async (_, thrown) => {
    const { status, body, log } = await shown(thrown);
    expect(status).toBe(500);
    expect(body + log).not.toContain("hidden");
    expect(JSON.parse(log)).toMatchObject({ event: "unexpected", name: typeof thrown });
  });

  it("answers to an error without a stack", async () => {
    const error = new Error("hidden");
    delete error.stack;
    const { status, log } = await shown(error);
    expect(status).toBe(500);
    expect(JSON.parse(log)).toMatchObject({ name: "Error", stack: [] });
  });
});
