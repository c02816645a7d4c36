import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createWithKey,
  jsonInit,
  linkOf,
  otherIsolate,
  problemOf,
  uniqueDomain,
  uniqueKey,
  uniqueUrl,
} from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const YEAR_2099 = "2099-01-01T00:00:00Z";

/** What is sent first and again: one link, or a batch of it. */
const ways: [string, (visit: typeof call, key: string, body: object) => Promise<Response>][] = [
  ["POST /api/links", (visit, key, body) => send(visit, "/api/links", key, body)],
  ["POST /api/links/bulk", (visit, key, body) => send(visit, "/api/links/bulk", key, { links: [body] })],
];

function send(visit: typeof call, path: string, key: string, body: object): Promise<Response> {
  return visit(path, { method: "POST", ...jsonInit(body, { ...asAdmin, "Idempotency-Key": key }) });
}

describe.each(ways)("Idempotency-Key at %s", (_, create) => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** @param change what happens between a create and its repeat. @returns the isolate that is asked again. */
  async function expectFirstAnswer(body: object, change: () => Promise<typeof call>): Promise<void> {
    const key = uniqueKey();
    const first = await create(call, key, body);
    const text = await first.text();
    expect(first.status).toBeOneOf([200, 201]);
    const visit = await change();
    const again = await create(visit, key, body);
    expect([again.status, await again.text()]).toEqual([first.status, text]);
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
  }

  it.each(["url", "expiredUrl"])(
    "brings the first answer also after the domain of its %s was blocked",
    async (field) => {
      const domain = uniqueDomain();
      await expectFirstAnswer({ url: uniqueUrl(), [field]: `https://${domain}/` }, async () => {
        expect((await callAsAdmin("POST", "/api/blocked-domains", { domain })).status).toBe(200);
        return call;
      });
    },
  );

  it("brings the first answer also after it has expired and was blocked", async () => {
    const now = freezeClock();
    const domain = uniqueDomain();
    const body = { url: `https://${domain}/`, expiresAt: new Date(now + 60_000).toISOString() };
    await expectFirstAnswer(body, async () => {
      vi.setSystemTime(now + 61_000);
      expect((await callAsAdmin("POST", "/api/blocked-domains", { domain })).status).toBe(200);
      return call;
    });
  });

  it("brings the first answer also where it leads to what has become an own host, or private", async () => {
    const domain = uniqueDomain();
    await expectFirstAnswer({ url: `https://${domain}/` }, async () => otherIsolate({ OWN_HOSTS: domain }));

    const lax = otherIsolate({ ALLOW_PRIVATE_DESTINATIONS: "true" });
    const [key, body] = [uniqueKey(), { url: "http://192.168.0.1/", expiredUrl: "http://localhost/" }];
    const first = await create(lax, key, body);
    const again = await create(call, key, body);
    expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
  });
});

describe("Idempotency-Key", () => {
  afterEach(() => vi.restoreAllMocks());

  it("Idempotency-Key with another body is a mismatch, also where that body would be refused", async () => {
    const key = uniqueKey();
    expect((await createWithKey(key, { url: uniqueUrl() })).status).toBe(201);
    for (const body of [{ url: ORIGIN }, { url: uniqueUrl(), expiresAt: "2001-01-01T00:00:00Z" }]) {
      await problemOf(await createWithKey(key, body), 422, "idempotency-mismatch");
    }
  });

  it("Idempotency-Key of a body that is refused, and was never taken, remembers nothing", async () => {
    const key = uniqueKey();
    await problemOf(await createWithKey(key, { url: ORIGIN }), 422, "destination-refused");
    await problemOf(
      await createWithKey(key, { url: uniqueUrl(), expiresAt: "2001-01-01T00:00:00Z" }),
      400,
      "validation",
    );
    expect((await createWithKey(key, { url: uniqueUrl() })).status).toBe(201);
  });

  it("Idempotency-Key with a body that never was a create is a 400, also while Postgres is out", async () => {
    const key = uniqueKey();
    expect((await createWithKey(key, { url: uniqueUrl() })).status).toBe(201);
    const isolate = otherIsolate();
    refuse(sqlEndpoint);
    for (const body of [
      {},
      { url: "ftp://example.com/" },
      { url: uniqueUrl(), title: 5 },
      { url: uniqueUrl(), no: 1 },
    ]) {
      await problemOf(await send(isolate, "/api/links", key, body), 400, "validation");
    }
  });

  it("Idempotency-Key of a refused body is a 503 while Postgres is out, since it may have been taken before", async () => {
    const isolate = otherIsolate();
    refuse(sqlEndpoint);
    const response = await send(isolate, "/api/links", uniqueKey(), { url: ORIGIN, expiresAt: YEAR_2099 });
    await problemOf(response, 503, "unavailable");
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
    await problemOf(await callAsAdmin("POST", "/api/links", { url: ORIGIN }), 422, "destination-refused");
  });

  it("Idempotency-Key knows a body again whose url ends in what nobody sees", async () => {
    const [key, url] = [uniqueKey(), uniqueUrl()];
    const first = await linkOf(await createWithKey(key, { url: `${url}\u200b` }));
    expect(first.url).toBe(url);
    const again = await createWithKey(key, { url: ` ${url}\u200b` });
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect(await linkOf(again)).toEqual(first);
  });
});
