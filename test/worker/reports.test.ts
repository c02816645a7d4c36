import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { listenToAll } from "../support/log-lines.ts";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  fromFreshAddress,
  jsonInit,
  otherIsolate,
  problemOf,
  uniqueSlug,
} from "../support/worker-client.ts";
import { countCalls, redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

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
    vi.restoreAllMocks();
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
    expect(found).toEqual([{ ...body, slug, domain: "go.example", id: text, time: text }]);
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

  it("POST /api/reports of what is no link is a 404, and costs a look-up once, as a visit does", async () => {
    const [slug, isolate] = [uniqueSlug(), otherIsolate()];
    const send = (name: string, headers = fromFreshAddress()) =>
      isolate("/api/reports", { method: "POST", ...jsonInit({ slug: name, reason: "spam" }, headers) });
    await createLink();
    await isolate(`/${uniqueSlug()}`); // It knows the key, and the blocked domains.
    const calls = countCalls();
    await problemOf(await send(slug), 404, "not-found");
    const first = calls();
    // The limiter's, the look-up's and the negative entry's.
    expect(first).toEqual({ [redisEndpoint]: 3, [sqlEndpoint]: 1 });
    await problemOf(await send(slug), 404, "not-found");
    expect((await isolate(`/${slug}`)).status).toBe(404);
    // The limiter's alone.
    expect(calls()).toEqual({ [redisEndpoint]: 4, [sqlEndpoint]: 1 });
  });

  it("POST /api/reports of a code that was never issued costs no look-up", async () => {
    const isolate = otherIsolate();
    const { slug } = await createLink();
    await isolate(`/${slug}`);
    const calls = countCalls();
    const body = { slug: "aB3dE5g", reason: "spam" };
    const response = await isolate("/api/reports", { method: "POST", ...jsonInit(body, fromFreshAddress()) });
    await problemOf(response, 404, "not-found");
    expect(calls()).toMatchObject({ [redisEndpoint]: 1 });
  });

  it("POST /api/reports counts unknown names as visits are counted, and is refused past their limit", async () => {
    freezeClock();
    const isolate = otherIsolate({ UNKNOWN_LOOKUPS_PER_MINUTE: "2" });
    const headers = fromFreshAddress();
    const send = () =>
      isolate("/api/reports", { method: "POST", ...jsonInit({ slug: uniqueSlug(), reason: "spam" }, headers) });
    await isolate(`/${uniqueSlug()}`, { headers });
    await problemOf(await send(), 404, "not-found");
    const refused = await problemOf(await send(), 429, "rate-limited");
    expect(refused.detail).toContain("do not exist");
    expect((await isolate(`/${uniqueSlug()}`, { headers })).status).toBe(429);
  });

  it("POST /api/reports is a 503 while neither store answers, and no 404", async () => {
    const isolate = otherIsolate();
    refuse(sqlEndpoint);
    const body = { slug: uniqueSlug(), reason: "spam" };
    const response = await isolate("/api/reports", { method: "POST", ...jsonInit(body, fromFreshAddress()) });
    await problemOf(response, 503, "unavailable");
  });

  it("POST /api/reports keeps so many a day from one address, and answers all alike", async () => {
    const now = freezeClock();
    const { slug } = await createLink();
    const isolate = otherIsolate({ REPORTS_PER_DAY: "2" });
    const headers = fromFreshAddress();
    for (let minute = 0; minute < 4; minute++) {
      vi.setSystemTime(now + minute * 60_000);
      const init = { method: "POST", ...jsonInit({ slug, reason: "spam" }, headers) };
      expect((await isolate("/api/reports", init)).status).toBe(202);
    }
    expect(await reportsOf(slug)).toHaveLength(2);
  });

  it("POST /api/reports logs a report that is dropped without the name that was reported", async () => {
    freezeClock();
    const slug = uniqueSlug();
    await createLink({ slug });
    const lines = listenToAll();
    for (let i = 0; i < 21; i++) expect((await report({ slug, reason: "spam" })).status).toBe(202);
    const dropped = lines().filter((line) => line.includes("report-dropped"));
    expect(dropped).toHaveLength(1);
    expect(lines().join("\n")).not.toContain(slug);
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
