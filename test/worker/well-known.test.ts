import { afterEach, describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import { call, otherIsolate, problemOf } from "../support/worker-client.ts";

const CONTACT = "mailto:security@go.example";
const SECURITY_TXT = "/.well-known/security.txt";

/** Fields of a text of `Name: value` lines, as RFC 9309 and RFC 9116 have it. */
function fieldsOf(text: string): [name: string, value: string][] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]);
}

async function fileOf(response: Response): Promise<[string, string][]> {
  expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/plain; charset=utf-8"]);
  expect(response.headers.get("Cache-Control")).toBe("public, max-age=86400");
  expect(response.headers.get("X-Request-Id")).toMatch(/\w/);
  return fieldsOf(await response.text());
}

describe("GET /robots.txt", () => {
  it("GET /robots.txt keeps crawlers out of the API and the pages about it, and leaves them short links", async () => {
    expect(await fileOf(await call("/robots.txt"))).toEqual([
      ["User-agent", "*"],
      ["Disallow", "/api/"],
      ["Disallow", "/_/"],
      ["Disallow", "/metrics"],
    ]);
  });
});

describe("GET /.well-known/security.txt", () => {
  const visit = otherIsolate({ SECURITY_CONTACT: CONTACT });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("GET /.well-known/security.txt names the contact of SECURITY_CONTACT, and expires within a year from now", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2027-03-04T05:06:07.890Z") });
    expect(await fileOf(await visit(SECURITY_TXT))).toEqual([
      ["Contact", CONTACT],
      ["Expires", "2027-08-31T00:00:00Z"],
      ["Canonical", ORIGIN + SECURITY_TXT],
    ]);
  });

  it("GET /.well-known/security.txt is a 404 without the setting", async () => {
    const { detail } = await problemOf(await call(SECURITY_TXT), 404, "not-found");
    expect(detail).toContain("SECURITY_CONTACT");
  });
});

describe.each(["/robots.txt", SECURITY_TXT])("%s", (path) => {
  const visit = otherIsolate({ SECURITY_CONTACT: CONTACT });

  it(`HEAD ${path} has the headers and no body`, async () => {
    const response = await visit(path, { method: "HEAD" });
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/plain; charset=utf-8"]);
    expect(await response.text()).toBe("");
  });

  it.each(["POST", "PUT", "DELETE"])(`%s ${path} is answered with 405`, async (method) => {
    const response = await visit(path, { method });
    expect(response.headers.get("Allow")).toBe("GET, HEAD");
    await problemOf(response, 405, "method-not-allowed");
  });
});
