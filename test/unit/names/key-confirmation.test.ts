import { describe, expect, it } from "vitest";
import { createKeyConfirmation } from "../../../src/names/key-confirmation.ts";

describe("createKeyConfirmation()", () => {
  it("is not confirmed before it has seen anything", () => {
    expect(createKeyConfirmation("own").isConfirmed).toBe(false);
  });

  it("observe() calls its own fingerprint right, and is confirmed from then on", () => {
    const confirmation = createKeyConfirmation("own");
    expect(confirmation.observe("own")).toBe("right");
    expect(confirmation.isConfirmed).toBe(true);
  });

  it("observe() calls another fingerprint wrong, which confirms nothing", () => {
    const confirmation = createKeyConfirmation("own");
    for (const fingerprint of ["other", "", "OWN", "own "]) {
      expect(confirmation.observe(fingerprint)).toBe("wrong");
      expect(confirmation.isConfirmed).toBe(false);
    }
  });

  it("observe() calls a database that was never written to unclaimed, which confirms nothing", () => {
    const confirmation = createKeyConfirmation("own");
    expect(confirmation.observe(null)).toBe("unclaimed");
    expect(confirmation.isConfirmed).toBe(false);
  });
});
