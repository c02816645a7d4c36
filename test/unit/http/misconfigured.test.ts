import { describe, expect, it } from "vitest";
import { misconfigured } from "../../../src/http/misconfigured.ts";

const answerTo = (headers: Record<string, string>) => misconfigured({ headers: new Headers(headers) });

describe("misconfigured()", () => {
  it("answers 500 with a problem that names no setting: these are in the log", async () => {
    const response = answerTo({});
    expect(response.status).toBe(500);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ type: "/_/problems/misconfigured", status: 500 });
    expect(text).not.toMatch(/[A-Z]+_[A-Z]+/);
  });

  it("carries a request id as every answer does", () => {
    expect(answerTo({ "X-Request-Id": "caller-7" }).headers.get("X-Request-Id")).toBe("caller-7");
    expect(answerTo({}).headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});
