import { afterEach, describe, expect, it, vi } from "vitest";
import { ADMIN_KEY } from "../support/settings.ts";
import { call, createPublicly, jsonInit, otherIsolate, uniqueUrl } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";

/** Each with what would still give its owner away: the whole, and the part that a limit goes by. */
const addresses = [
  { address: "198.51.100.77", parts: ["198.51.100.77", "198.51.100"] },
  { address: "2001:db8:77:aa::1234", parts: ["2001:db8:77:aa", "2001:db8:77"] },
];

describe.each(addresses)("P8: a visitor at $address", ({ address, parts }) => {
  afterEach(() => vi.restoreAllMocks());
  const headers = { "CF-Connecting-IP": address, "X-Forwarded-For": address };

  /** Everything that leaves this isolate from here on: what is sent to the stores, and what is logged. */
  function listen(): () => string {
    const sent = vi.spyOn(globalThis, "fetch");
    const logged = (["log", "info", "warn", "error"] as const).map((level) => vi.spyOn(console, level));
    return () => JSON.stringify([sent.mock.calls, logged.map(({ mock }) => mock.calls)]);
  }

  it("leaves no address in any store or log, with an Idempotency-Key, a limit, a miss and a redirect", async () => {
    const overheard = listen();
    const key = crypto.randomUUID();
    const created = await createPublicly({ url: uniqueUrl() }, { ...headers, "Idempotency-Key": key });
    expect(created.status).toBe(201);
    const { slug } = await created.json<{ slug: string }>();
    expect((await call(`/${slug}`, { headers })).status).toBe(302);
    expect((await call(`/nobody-${crypto.randomUUID()}`, { headers })).status).toBe(404);

    expect(overheard()).toContain(key); // It is all there to be searched.
    for (const part of parts) expect(overheard()).not.toContain(part);
  });

  it("leaves no address and no key in the log when Postgres is down", async () => {
    const visit = otherIsolate(); // It will not ask Postgres for a while.
    refuse(sqlEndpoint);
    const overheard = listen();
    const response = await visit(`/unknown-${crypto.randomUUID()}`, { headers });
    expect(response.status).toBe(503);
    await visit("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, headers) });
    await visit("/api/links/abc", { headers: { ...headers, Authorization: `Bearer ${ADMIN_KEY}` } });
    expect(overheard()).toContain("request-failed");
    for (const part of [...parts, ADMIN_KEY]) expect(overheard()).not.toContain(part);
  });
});
