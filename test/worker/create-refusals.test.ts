import { describe, expect, it } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import { callAsAdmin, fieldsOf, problemOf, uniqueUrl } from "../support/worker-client.ts";

describe("POST /api/links", () => {
  it.each([
    ["url", 42],
    ["url", null],
    ["url", ""],
    ["url", "example.com"],
    ["url", "ftp://example.com/"],
    ["url", "javascript:alert(1)"],
    ["url", "https://"],
    ["url", "https://user:password@example.com/"],
    ["slug", 7],
    ["slug", ""],
    ["slug", "_admin"],
    ["slug", "a b"],
    ["slug", "a/b"],
    ["slug", "größe"],
    ["slug", "\u212Aelvin"],
    ["title", 1],
    ["title", "x".repeat(301)],
    ["title", "🎈".repeat(301)],
    ["tags", "spring"],
    ["tags", Array.from({ length: 21 }, (_, i) => `tag ${i}`)],
    ["tags.1", ["a", ""]],
    ["tags.0", [{}]],
    ["tags.0", ["x".repeat(51)]],
    ["tags.0", ["🎈".repeat(51)]],
    ["redirectStatus", 303],
    ["redirectStatus", "301"],
    ["expiresAt", "tomorrow"],
    ["expiresAt", "2099-01-31"],
    ["expiresAt", "2099-01-31T12:00:00"],
    ["expiresAt", 4_073_000_000],
    ["expiresAt", "2020-01-01T00:00:00Z"],
    ["expiredUrl", "example.com"],
    ["expiredUrl", 1],
    ["enabled", "true"],
    ["enabled", null],
    ["findIfExists", 1],
    ["colour", "red"],
    ["constructor", 1],
    ["toString", null],
  ])("POST /api/links refuses a wrong %s: %j", async (path, value) => {
    const [field = ""] = path.split(".");
    const body = { url: uniqueUrl(), [field]: value };
    const problem = await problemOf(await callAsAdmin("POST", "/api/links", body), 400, "validation");
    expect(fieldsOf(problem)).toEqual([path]);
  });

  it("POST /api/links names every field that is wrong, and the one that is missing", async () => {
    const body = { title: 1, redirectStatus: 200, tags: [1, "a", 2] };
    const problem = await problemOf(await callAsAdmin("POST", "/api/links", body), 400, "validation");
    expect(fieldsOf(problem).sort()).toEqual(["redirectStatus", "tags.0", "tags.2", "title", "url"]);
  });

  it.each(["null", "7", '"https://example.com/"', "true"])(
    "POST /api/links refuses a body that is no object: %s",
    async (text) => {
      const problem = await problemOf(await callAsAdmin("POST", "/api/links", JSON.parse(text)), 400, "validation");
      expect(fieldsOf(problem)).toEqual(["body"]);
    },
  );

  it.each(["url", "expiredUrl"])(
    "POST /api/links refuses a %s that leads to itself or into a private network",
    async (field) => {
      for (const url of [
        `${ORIGIN}/a`,
        "http://GO.example./",
        "http://localhost/",
        "http://0x7f.1/",
        "http://[::1]/",
      ]) {
        const response = await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), [field]: url });
        expect(fieldsOf(await problemOf(response, 422, "destination-refused"))).toEqual([field]);
      }
    },
  );

  it.each(["api", "health", "livez", "metrics", "mcp", "bulk", "import", "export", "API", "Health"])(
    "POST /api/links refuses the reserved slug %s",
    async (slug) => {
      const response = await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), slug });
      expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual(["slug"]);
    },
  );
});
