import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../src/lib/store-error.ts";
import { open } from "../../src/open.ts";
import type { Services } from "../../src/services.ts";

const ctx = { waitUntil: () => undefined, passThroughOnException: () => undefined } as unknown as ExecutionContext;

/** Opens a name on a host that is not BASE_URL's. */
function openElsewhere(find: () => Promise<"foreign">) {
  const services = {
    ...{ defaultOrigin: "https://go.example/", hosts: { find }, timeouts: { redirectMs: 20 } },
    ...{ now: () => Date.now(), createId: () => "an-id" },
  } as unknown as Services; // What is used before the domain is known.
  return open(new Request("https://there.example/sale"), services, ctx);
}

describe("open() on a host that is not BASE_URL's", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is a 503 with Retry-After when the list of domains hangs: the wait has the limit of a visit (P6)", async () => {
    const answer = openElsewhere(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(20);
    const response = await answer;
    expect([response.status, response.headers.has("Retry-After")]).toEqual([503, true]);
  });

  it("is a 503 where nobody can tell whose the host is, and a 404 where it is nobody's", async () => {
    const outage = new StoreError({ store: "redis", operation: "read", reason: "no answer in time" });
    expect((await openElsewhere(() => Promise.reject(outage))).status).toBe(503);
    expect((await openElsewhere(() => Promise.resolve("foreign"))).status).toBe(404);
  });
});
