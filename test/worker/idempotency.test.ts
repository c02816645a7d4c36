import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import {
  callAsAdmin,
  createWithKey,
  fieldsOf,
  getLink,
  linkOf,
  problemOf,
  uniqueKey,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo } from "../support/worker-sql.ts";

describe("Idempotency-Key", () => {
  afterEach(() => vi.useRealTimers());

  it("Idempotency-Key makes one link of a repeated create, and says that an answer is the first one again", async () => {
    const [key, body] = [uniqueKey(), { url: uniqueUrl(), tags: ["a", "ü"], expiresAt: "2099-01-01T00:00:00.000Z" }];
    const first = await createWithKey(key, body);
    expect([first.status, first.headers.get("Idempotent-Replayed")]).toEqual([201, null]);
    const again = await createWithKey(key, body);
    expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
    expect(again.headers.get("Location")).toBe(first.headers.get("Location"));
    expect(await linkOf(again)).toEqual(await linkOf(first));
    expect(await countLinksTo(body.url)).toBe(1);
  });

  it("Idempotency-Key knows a body again that is spelled differently", async () => {
    const [key, url] = [uniqueKey(), uniqueUrl()];
    const first = await linkOf(await createWithKey(key, { url, enabled: true }));
    const again = await createWithKey(key, { title: null, url: ` ${url} ` });
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect(await linkOf(again)).toEqual(first);
  });

  it("Idempotency-Key brings the first answer also after the link was edited or deleted", async () => {
    const [key, body] = [uniqueKey(), { url: uniqueUrl(), title: "first" }];
    const first = await linkOf(await createWithKey(key, body));
    await callAsAdmin("PATCH", `/api/links/${first.slug}`, { title: "second", url: uniqueUrl() });
    expect(await linkOf(await createWithKey(key, body))).toEqual(first);
    expect((await getLink(first.slug)).title).toBe("second");

    await callAsAdmin("DELETE", `/api/links/${first.slug}`);
    const again = await createWithKey(key, body);
    expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
    expect(await linkOf(again)).toEqual(first);
    expect((await callAsAdmin("GET", `/api/links/${first.slug}`)).status).toBe(404);
  });

  it("Idempotency-Key brings the first answer also after the link has expired", async () => {
    const now = freezeClock();
    const [key, body] = [uniqueKey(), { url: uniqueUrl(), expiresAt: new Date(now + 60_000).toISOString() }];
    const first = await linkOf(await createWithKey(key, body));
    vi.setSystemTime(now + 61_000);
    const again = await createWithKey(key, body);
    expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
    expect(await linkOf(again)).toEqual(first);
  });

  it("Idempotency-Key makes one link of ten simultaneous creates", async () => {
    const [key, body] = [uniqueKey(), { url: uniqueUrl(), slug: uniqueSlug() }];
    const responses = await Promise.all(Array.from({ length: 10 }, () => createWithKey(key, body)));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
    expect(responses.filter(({ headers }) => headers.get("Idempotent-Replayed") === "true")).toHaveLength(9);
    const links = await Promise.all(responses.map(linkOf));
    expect(new Set(links.map((link) => JSON.stringify(link))).size).toBe(1);
    expect(await countLinksTo(body.url)).toBe(1);
  });

  it("Idempotency-Key with another body is answered with 422, one after the other or at once", async () => {
    const [key, first, second] = [uniqueKey(), uniqueUrl(), uniqueUrl()];
    expect((await createWithKey(key, { url: first })).status).toBe(201);
    const mismatch = await problemOf(await createWithKey(key, { url: second }), 422, "idempotency-mismatch");
    expect(fieldsOf(mismatch)).toEqual(["Idempotency-Key"]);
    await problemOf(await createWithKey(key, { url: first, title: "other" }), 422, "idempotency-mismatch");
    expect([await countLinksTo(first), await countLinksTo(second)]).toEqual([1, 0]);

    const urls = [uniqueUrl(), uniqueUrl()];
    const atOnce = uniqueKey();
    const responses = await Promise.all(urls.map((url) => createWithKey(atOnce, { url })));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect((await Promise.all(urls.map(countLinksTo))).sort()).toEqual([0, 1]);
  });
});
