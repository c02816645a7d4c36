import { describe, expect, it } from "vitest";
import { prefers } from "../../../src/http/prefers.ts";

const csv = (accept: string | undefined) => prefers(accept, "text/csv", "application/x-ndjson");

describe("prefers()", () => {
  it.each([
    "text/csv",
    "TEXT/CSV; charset=utf-8",
    "text/*",
    "text/csv, */*;q=0.1",
    "application/x-ndjson;q=0.5, text/csv;q=0.6",
    "text/html, */*;q=0.1, text/csv",
    "*/*, application/x-ndjson;q=0",
  ])("takes CSV for %s", (accept) => {
    expect(csv(accept)).toBe(true);
  });

  it.each([
    undefined,
    "",
    "*/*",
    "text/html,application/xhtml+xml,*/*;q=0.8",
    "application/json",
    "application/x-ndjson, text/csv",
    "text/csv;q=0.4, */*;q=0.5",
    "text/csv;q=0",
    "text/csv;q=2",
    "text/csv;q=x",
    ",;,",
  ])("takes NDJSON for %s", (accept) => {
    expect(csv(accept)).toBe(false);
  });
});
