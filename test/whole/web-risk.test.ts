import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { importFile } from "../support/imports.ts";
import { asAdmin } from "../support/settings.ts";
import { startWebRisk, WEB_RISK_KEY } from "../support/web-risk-stand-in.ts";
import { useWhole } from "../support/whole.ts";

/** The production bundle against a strict stand-in for Google's service. Its tests build on one another's breaker: the outage is last. */
const webRisk = await startWebRisk();
afterAll(async () => {
  expect(webRisk.complaints).toEqual([]);
  await webRisk.close();
});

const MINUTE_MS = 60_000;
const GOOD = "https://example.com/";
const message = "must not lead to a site that may be unsafe (Google Web Risk lists it as social engineering)";

interface BulkJson {
  readonly results: readonly { readonly status: number; readonly problem?: object }[];
}

describe.each(engines)("destinations that Web Risk lists, on $name", (engine) => {
  const whole = useWhole(engine, {
    ...{ WEB_RISK_KEY, WEB_RISK_ENDPOINT: webRisk.endpoint, WEB_RISK_TIMEOUT_MS: "5000", PUBLIC_CREATE: "true" },
    ...{ WEB_RISK_RECHECK_MINUTES: "60", WEB_RISK_RECHECK_LINKS: "60" },
  });
  beforeEach(() => {
    webRisk.listed.clear();
    webRisk.asked.length = 0;
    webRisk.fault = null;
  });

  const send = (method: string, path: string, body: object, headers: object = asAdmin) =>
    whole.worker.fetchReady(path, {
      method,
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const get = async <Body>(path: string) =>
    (await whole.worker.fetchReady(path, { headers: asAdmin })).json<Body & { enabled?: boolean }>();
  /** A URL that nobody else leads to, and that is listed from now on. */
  const listed = () => {
    const url = `https://bad.example/${crypto.randomUUID()}`;
    webRisk.listed.set(url, ["SOCIAL_ENGINEERING"]);
    return url;
  };
  const recheck = async (minute = 60) => {
    const scheduledTime = new Date(1_000_000 * 60 * MINUTE_MS + minute * MINUTE_MS);
    await whole.worker.harness.getWorker("bijou").scheduled({ cron: "* * * * *", scheduledTime });
  };

  it.each(["url", "expiredUrl"])("no link is made or edited whose %s is on a list", async (field) => {
    const { slug, url } = await whole.worker.create({ url: `${GOOD}${field}` });
    const body = { url: GOOD, [field]: `${listed()}#part` };
    for (const response of [
      await send("POST", "/api/links", body),
      await send("POST", "/api/links", body, {}),
      await send("PATCH", `/api/links/${slug}`, body),
    ]) {
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        type: "/_/problems/destination-refused",
        errors: [{ path: field, message }],
      });
    }
    expect(await get(`/api/links/${slug}`)).toMatchObject({ url, expiredUrl: null });
  });

  it("of a bulk create and of an import the items fail that are on a list, and no others", async () => {
    const links = [{ url: GOOD }, { url: listed() }, { url: "no url" }, { url: GOOD, expiredUrl: listed() }];
    const headers = { ...asAdmin, "Idempotency-Key": crypto.randomUUID() };
    const bulk = await send("POST", "/api/links/bulk", { links }, headers);
    const { results } = await bulk.json<BulkJson>();
    expect(results.map(({ status }) => status)).toEqual([201, 422, 400, 422]);
    expect(results[1]?.problem).toMatchObject({ errors: [{ path: "url", message }] });
    // The answer that was given is kept, whatever the list says by now.
    webRisk.listed.clear();
    expect(await (await send("POST", "/api/links/bulk", { links }, headers)).json()).toEqual({ results });

    const rows = `url\n${GOOD}\n${listed()}\n`;
    expect(await importFile(whole.worker, rows, "text/csv")).toMatchObject({
      ...{ created: 1, failed: 1 },
      errors: [{ line: 3, message: `url ${message}` }],
    });
  });

  it("a repeat of a create gets its first answer, also once its destination is on a list (P3)", async () => {
    const url = listed();
    const headers = { ...asAdmin, "Idempotency-Key": crypto.randomUUID() };
    webRisk.listed.clear();
    const first = await send("POST", "/api/links", { url }, headers);
    expect(first.status).toBe(201);
    webRisk.listed.set(url, ["MALWARE"]);
    const repeat = await send("POST", "/api/links", { url }, headers);
    expect([repeat.status, repeat.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
    expect(await repeat.json()).toEqual(await first.json());
  });

  it("the cron disables a link that has come to be listed, everywhere, and reports why", async () => {
    const links = await Promise.all(["a", "b", "c"].map((path) => whole.worker.create({ url: `${GOOD}${path}` })));
    const [bad, worse, good] = links.map(({ slug }) => slug);
    await send("PATCH", `/api/links/${worse}`, { url: `${GOOD}b`, expiredUrl: `${GOOD}later` });
    expect((await whole.worker.fetch(`/${bad}`, { method: "HEAD" })).status).toBe(302);
    webRisk.listed.set(`${GOOD}a`, ["SOCIAL_ENGINEERING"]).set(`${GOOD}later`, ["MALWARE"]);
    await recheck();
    for (const [slug, isEnabled] of [
      [bad, false],
      [worse, false],
      [good, true],
    ] as const) {
      // In their order.
      expect([slug, (await get(`/api/links/${slug}`)).enabled]).toEqual([slug, isEnabled]);
    }
    expect((await whole.worker.fetch(`/${bad}`)).status).toBe(410);
    const { reports } = await get<{ reports: object[] }>("/api/reports");
    const details = `Found by the scheduled check, and disabled: url ${message}`;
    expect(reports).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ slug: bad, reason: "phishing", details, email: null }),
        expect.objectContaining({ slug: worse, reason: "malware" }),
      ]),
    );
    expect(reports).toHaveLength(2);

    // Its maker can't just enable it again, but when the list has changed its mind or it leads elsewhere.
    const enable = (slug: string | undefined, more: object = {}) =>
      send("PATCH", `/api/links/${slug}`, { enabled: true, ...more });
    expect((await enable(bad)).status).toBe(422);
    expect((await enable(bad, { url: GOOD })).status).toBe(200);
    webRisk.listed.clear();
    expect((await enable(worse)).status).toBe(200);
  });

  it("the cron comes to every link within a round, to new ones first, and in no other minute", async () => {
    const before = await send("POST", "/api/links/bulk", {
      links: Array.from({ length: 130 }, (_, i) => ({ url: `${GOOD}round/${i}` })),
    });
    expect(before.status).toBe(200);
    webRisk.asked.length = 0;
    await recheck(61);
    expect(webRisk.asked).toEqual([]);
    const wanted = Array.from({ length: 130 }, (_, i) => `${GOOD}round/${i}`);
    const missing = () => wanted.filter((url) => !webRisk.asked.includes(url));
    for (let run = 0; run < 10 && missing().length > 0; run++) await recheck();
    expect(missing()).toEqual([]);
    await whole.worker.create({ url: `${GOOD}new` });
    webRisk.asked.length = 0;
    await recheck();
    expect(webRisk.asked.length).toBeLessThanOrEqual(60);
    expect(webRisk.asked).toContain(`${GOOD}new`);
  });

  it("while Web Risk is out links are made all the same, counted, and checked once it is back", async () => {
    const url = listed();
    webRisk.fault = "hang";
    expect((await send("POST", "/api/links", { url }, asAdmin)).status).toBe(201);
    webRisk.fault = 503;
    const made: string[] = [];
    for (let i = 0; i < 4; i++) made.push((await whole.worker.create({ url })).slug);
    const asked = webRisk.asked.length;
    expect(asked).toBeLessThan(5);
    await recheck(); // Nobody can be looked up, so nobody's turn is over.
    webRisk.fault = null;
    await expect.poll(async () => (await send("POST", "/api/links", { url })).status, { timeout: 40_000 }).toBe(422);
    await recheck();
    for (const slug of made) expect([slug, (await get(`/api/links/${slug}`)).enabled]).toEqual([slug, false]);
  });
});
