import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  fromFreshAddress,
  jsonInit,
  problemOf,
  uniqueSlug,
} from "../support/worker-client.ts";

interface ReportJson {
  readonly id: string;
  readonly slug: string;
}

const report = (body: unknown, headers: Record<string, string> = fromFreshAddress()) =>
  call("/api/reports", { method: "POST", ...jsonInit(body, headers) });

/** Those of the link among the newest. */
async function reportsOf(slug: string): Promise<ReportJson[]> {
  const list = await (await callAsAdmin("GET", "/api/reports?limit=200")).json<{ reports: ReportJson[] }>();
  return list.reports.filter((one) => one.slug === slug);
}

describe("POST /api/reports", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("POST /api/reports is for anybody, and the administrator reads it, without an address", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const body = {
      slug: slug.toUpperCase(),
      reason: "phishing",
      details: "It asks\nfor a password.",
      email: "a@example.com",
    };
    const address = fromFreshAddress();
    const response = await report(body, address);
    expect([response.status, await response.text()]).toEqual([202, ""]);
    const found = await reportsOf(slug);
    const text = expect.any(String) as string;
    expect(found).toEqual([{ ...body, slug, id: text, time: text }]);
    expect(JSON.stringify(found)).not.toContain(address["CF-Connecting-IP"].split("::")[0]);
  });

  it("POST /api/reports takes five a minute from one address, whatever key comes along", async () => {
    freezeClock();
    const { slug } = await createLink();
    const headers = { ...fromFreshAddress(), ...asAdmin };
    const body = { slug, reason: "spam" };
    for (let i = 0; i < 5; i++) expect((await report(body, headers)).status).toBe(202);
    const refused = await report(body, headers);
    expect(refused.headers.get("RateLimit-Policy")).toBe('"report";q=5;w=60');
    await problemOf(refused, 429, "rate-limited");
    expect(await reportsOf(slug)).toHaveLength(5);
  });

  it("POST /api/reports of what is no link is a 404", async () => {
    await problemOf(await report({ slug: uniqueSlug(), reason: "spam" }), 404, "not-found");
  });

  it.each<[string, object]>([
    ["slug", { slug: "" }],
    ["slug", { slug: "a\u0000" }],
    ["reason", { reason: "dull" }],
    ["details", { details: "x".repeat(2_001) }],
    ["details", { details: "a\u0000" }],
    ["email", { email: "nobody" }],
    ["email", { email: `${"x".repeat(250)}@a.example` }],
    ["address", { address: "192.0.2.1" }],
  ])("POST /api/reports names %s where it is wrong: %j", async (field, wrong) => {
    const response = await report({ slug: "a", reason: "spam", ...wrong });
    expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual([field]);
  });

  it("DELETE /api/reports/{id} deletes one, and what is no id is a 404", async () => {
    const { slug } = await createLink();
    await report({ slug, reason: "other" });
    const [kept] = await reportsOf(slug);
    expect((await callAsAdmin("DELETE", `/api/reports/${kept?.id}`)).status).toBe(204);
    expect(await reportsOf(slug)).toEqual([]);
    for (const id of [kept?.id, "none", "%00"]) {
      await problemOf(await callAsAdmin("DELETE", `/api/reports/${id}`), 404, "not-found");
    }
  });

  it.each(["cursor=a", "limit=0", "no-such=1"])("GET /api/reports?%s is refused", async (query) => {
    await problemOf(await callAsAdmin("GET", `/api/reports?${query}`), 400, "validation");
  });
});
