import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import type { Decision, Limiter, RateLimit } from "../../../src/limits/limiter.ts";
import { rememberRefusals } from "../../../src/limits/remember-refusals.ts";
import { inTime } from "../../support/in-time.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const create: RateLimit = { name: "create", quota: 10, windowMs: 60_000 };
const admin: RateLimit = { name: "admin", quota: 10, windowMs: 60_000 };

/** A limiter that answers as told, and the clients that it was asked about. */
function setUp(answer: (client: string) => "allow" | "refuse" = () => "refuse", maxEntries = 100) {
  const clock = createManualClock();
  const asked: string[] = [];
  const next: Limiter = {
    async take(client, limit): Promise<Decision> {
      asked.push(`${limit.name} ${client}`);
      const facts = { limit, remaining: 0, resetMs: limit.windowMs - (clock.now() % limit.windowMs) };
      return answer(client) === "allow"
        ? { ...facts, isAllowed: true }
        : { ...facts, isAllowed: false, retryAfterMs: 30_000 };
    },
  };
  return { clock, asked, limiter: rememberRefusals(next, { maxEntries, now: clock.now }) };
}

describe("rememberRefusals()", () => {
  it("asks the next limiter once for a flood, until Retry-After has passed", async () => {
    const { clock, asked, limiter } = setUp();
    for (let i = 0; i < 300; i++) {
      expect(await limiter.take("flood", create, inTime)).toMatchObject({ isAllowed: false });
      clock.advance(100);
    }
    expect(asked).toEqual(["create flood"]);
    await limiter.take("flood", create, inTime);
    expect(asked).toEqual(["create flood", "create flood"]);
  });

  it("counts Retry-After down, so that the flood does not push its own end away", async () => {
    const { clock, limiter } = setUp();
    await limiter.take("flood", create, inTime);
    clock.advance(12_000);
    expect(await limiter.take("flood", create, inTime)).toMatchObject({
      isAllowed: false,
      retryAfterMs: 18_000,
      remaining: 0,
    });
    clock.advance(17_999);
    expect(await limiter.take("flood", create, inTime)).toMatchObject({ isAllowed: false, retryAfterMs: 1 });
  });

  it("tells when the present window ends, not when that of the first refusal ended", async () => {
    const { clock, limiter } = setUp(); // Ten seconds into a window of sixty.
    expect(await limiter.take("flood", create, inTime)).toMatchObject({ resetMs: 50_000 });
    clock.advance(20_000);
    expect(await limiter.take("flood", create, inTime)).toMatchObject({ resetMs: 30_000 });
  });

  it("lets a client in that waited, and forgets that it was refused", async () => {
    let verdict: "allow" | "refuse" = "refuse";
    const { clock, asked, limiter } = setUp(() => verdict);
    await limiter.take("client", create, inTime);
    verdict = "allow";
    clock.advance(30_000);
    expect(await limiter.take("client", create, inTime)).toMatchObject({ isAllowed: true });
    expect(await limiter.take("client", create, inTime)).toMatchObject({ isAllowed: true });
    expect(asked).toHaveLength(3);
  });

  it("asks about other clients and other limits as ever", async () => {
    const { asked, limiter } = setUp((client) => (client === "flood" ? "refuse" : "allow"));
    await limiter.take("flood", create, inTime);
    expect(await limiter.take("other", create, inTime)).toMatchObject({ isAllowed: true });
    await limiter.take("flood", admin, inTime);
    await limiter.take("flood", create, inTime);
    expect(asked).toEqual(["create flood", "create other", "admin flood"]);
  });

  it("asks each time while requests are allowed", async () => {
    const { asked, limiter } = setUp(() => "allow");
    for (let i = 0; i < 3; i++) await limiter.take("client", create, inTime);
    expect(asked).toHaveLength(3);
  });

  it("keeps no more refusals than it may, and lets the one used longest ago go", async () => {
    const { asked, limiter } = setUp(undefined, 2);
    await limiter.take("a", create, inTime);
    await limiter.take("b", create, inTime);
    await limiter.take("a", create, inTime);
    await limiter.take("c", create, inTime);
    await limiter.take("a", create, inTime);
    await limiter.take("b", create, inTime);
    expect(asked).toEqual(["create a", "create b", "create c", "create b"]);
  });

  it("passes a failure on and remembers nothing of it", async () => {
    const failure = new StoreError({ store: "redis", operation: "count a request", reason: "out of reach" });
    let calls = 0;
    const next: Limiter = {
      take: async () => {
        calls++;
        throw failure;
      },
    };
    const limiter = rememberRefusals(next, { maxEntries: 10, now: createManualClock().now });
    await expect(limiter.take("client", create, inTime)).rejects.toBe(failure);
    await expect(limiter.take("client", create, inTime)).rejects.toBe(failure);
    expect(calls).toBe(2);
  });
});
