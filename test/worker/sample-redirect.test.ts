import { afterEach, describe, expect, it, vi } from "vitest";
import { listenFor } from "../support/log-lines.ts";
import { createLink, otherIsolate } from "../support/worker-client.ts";

describe("the log of redirects", () => {
  afterEach(() => vi.restoreAllMocks());

  it("tells of all of them with REDIRECT_LOG_PERCENT=100, and which rung had the link", async () => {
    const { slug } = await createLink({ slug: `logged-${crypto.randomUUID()}` });
    const lines = listenFor("redirect");
    const visit = otherIsolate({ REDIRECT_LOG_PERCENT: "100" });
    const headers = {
      "X-Request-Id": "trace-1",
      "CF-Ray": "8c1f3a2b4d5e6f70-FRA",
      "CF-Connecting-IP": "198.51.100.79",
    };
    await visit(`/${slug}?utm_source=hidden`, { headers });
    await visit(`/${slug}`, { headers });
    await visit(`/nobody-${crypto.randomUUID()}`, { headers });
    expect(lines().map(({ tier, status }) => [tier, status])).toEqual([
      ["redis", 302],
      ["memory", 302],
      ["none", 404],
    ]);
    expect(lines()[0]).toEqual({
      ...{ level: "info", event: "redirect", requestId: "trace-1", ray: "8c1f3a2b4d5e6f70-FRA", method: "GET" },
      ...{ status: 302, tier: "redis", ms: expect.any(Number) as number },
    });
    for (const secret of [slug, "hidden", "198.51.100"]) expect(JSON.stringify(lines())).not.toContain(secret);
  });

  it("tells of none with REDIRECT_LOG_PERCENT=0", async () => {
    const { slug } = await createLink();
    const lines = listenFor("redirect");
    await otherIsolate({ REDIRECT_LOG_PERCENT: "0" })(`/${slug}`);
    expect(lines()).toEqual([]);
  });
});
