import { describe, expect, it } from "vitest";
import { advisoriesAgainst, shippedPackages } from "../../../../src/local/deploy/shipped-packages.ts";

describe("shippedPackages()", () => {
  it("names what the Worker, the client and the docs page have in them, and none of the tools", async () => {
    const names = await shippedPackages();
    for (const name of ["hono", "drizzle-orm", "@neondatabase/serverless", "openapi-fetch", "swagger-ui-dist"]) {
      expect(names).toContain(name);
    }
    for (const name of ["typescript", "wrangler", "esbuild", "vitest"]) expect(names).not.toContain(name);
  });
});

describe("advisoriesAgainst()", () => {
  const advisory = { title: "Lets anybody in", severity: "high", url: "https://advisories.example/1" };
  const report = {
    vulnerabilities: { hono: { via: [advisory] }, wrangler: { via: [advisory] }, "drizzle-orm": { via: ["hono"] } },
  };

  it("tells of those packages alone", () => {
    expect(advisoriesAgainst(["hono", "drizzle-orm", "qr"], report)).toEqual([
      "hono: high, Lets anybody in (https://advisories.example/1)",
      "drizzle-orm: by hono",
    ]);
    expect(advisoriesAgainst(["qr"], report)).toEqual([]);
  });

  it("does not take the word of a registry that gives no report", () => {
    expect(() => advisoriesAgainst(["hono"], { message: "405 Method Not Allowed" })).toThrow("405 Method Not Allowed");
  });
});
