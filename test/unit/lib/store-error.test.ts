import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";

const SECRET = "AXbZACQgOWE2-token";
const cause = new Error(`Command failed: ["SET","link:abc","${SECRET}"]`);
const error = new StoreError({ store: "redis", operation: "publish a link", reason: "HTTP 503", cause });

describe("StoreError", () => {
  it("says which store, which operation and why, in words that are safe to show", () => {
    expect(error.message).toBe("Cannot publish a link: redis failed, HTTP 503");
    expect(error).toMatchObject({
      name: "StoreError",
      store: "redis",
      operation: "publish a link",
      reason: "HTTP 503",
    });
  });

  it("never repeats what the driver said, in its message, its text, its JSON or its stack", () => {
    for (const text of [error.message, String(error), JSON.stringify(error), error.stack]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain("link:abc");
    }
  });

  it("keeps the driver's error as its cause, for a debugger", () => {
    expect(error.cause).toBe(cause);
    expect(error).toBeInstanceOf(Error);
  });
});
