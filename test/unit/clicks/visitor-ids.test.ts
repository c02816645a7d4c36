import { createDecipheriv, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createVisitorIds } from "../../../src/clicks/visitor-ids.ts";
import { countedAddress } from "../../../src/http/client-address.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { visitWith } from "../../support/visits.ts";

const DAY_MS = 86_400_000;
const midnight = Date.UTC(2026, 10, 25);
const outage = new StoreError({ store: "redis", operation: "read the salt of a day", reason: "out of reach" });

function world() {
  const asked: string[] = [];
  const failures: StoreError[] = [];
  const redis = { isDown: false };
  const visitorsOf = createVisitorIds({
    salts: {
      async saltOf(day) {
        asked.push(day);
        if (redis.isDown) throw outage;
        return `salt of ${day}`;
      },
    },
    addressOf: countedAddress,
    reportFailure: (error) => void failures.push(error),
  });
  return { asked, failures, redis, visitorsOf };
}

describe("createVisitorIds()", () => {
  it("names a visitor by D(x) ⊕ x: x the address and an HMAC of the agent, all under the day's salt", async () => {
    const { visitorsOf } = world();
    const sign = (text: string) => createHmac("sha256", "salt of 2026-11-25").update(text).digest();
    const block = Buffer.concat([Buffer.from("ffffffffcb007107", "hex"), sign("agent curl/8").subarray(0, 8)]);
    const decipher = createDecipheriv("aes-256-ecb", sign("visitors"), null).setAutoPadding(false);
    const id = decipher.update(block).map((byte, n) => byte ^ (block[n] ?? 0));
    const visit = visitWith({ time: midnight, address: "203.0.113.7", userAgent: "curl/8" });
    expect(await visitorsOf([visit])).toEqual([Buffer.from(id).toString("base64url")]);
  });

  it("names many at once, each as it would alone", async () => {
    const { visitorsOf } = world();
    const visits = Array.from({ length: 1_200 }, (_, n) =>
      visitWith({ time: midnight - (n % 2), address: `192.0.${n >> 8}.${n & 255}`, userAgent: `agent ${n % 1_100}` }),
    );
    const together = await visitorsOf(visits);
    expect(new Set(together).size).toBe(visits.length);
    const few = [0, 1, 2, 1_198, 1_199];
    const alone = await Promise.all(few.map((n) => visitorsOf(visits.slice(n, n + 1))));
    expect(alone.flat()).toEqual(few.map((n) => together[n]));
  });

  it("gives the same visitor one name a day, and others theirs", async () => {
    const { visitorsOf } = world();
    const [same, again, otherAgent, noAgent, otherAddress, tomorrow] = await visitorsOf([
      visitWith({ time: midnight }),
      visitWith({ time: midnight + DAY_MS - 1, languages: "fr" }),
      visitWith({ time: midnight, userAgent: "curl/8" }),
      visitWith({ time: midnight, userAgent: null }),
      visitWith({ time: midnight, address: "203.0.113.8" }),
      visitWith({ time: midnight + DAY_MS }),
    ]);
    expect(again).toBe(same);
    expect(new Set([same, otherAgent, noAgent, otherAddress, tomorrow]).size).toBe(5);
  });

  it("takes the addresses of one IPv6 /64 as one, and one IPv4 address in either spelling", async () => {
    const { visitorsOf } = world();
    const at = (address: string) => visitWith({ time: midnight, address });
    const [a, b, c] = await visitorsOf(["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"].map(at));
    expect([a === b, a === c]).toEqual([true, false]);
    const [plain, mapped] = await visitorsOf(["192.0.2.1", "::ffff:192.0.2.1"].map(at));
    expect(plain).toBe(mapped);
  });

  it("names nobody who asked not to be followed", async () => {
    const { visitorsOf, asked } = world();
    const names = await visitorsOf([visitWith({ address: null }), visitWith(), visitWith({ address: null })]);
    expect(names.map((name) => name === null)).toEqual([true, false, true]);
    expect(await visitorsOf([visitWith({ address: null })])).toEqual([null]);
    expect(asked).toHaveLength(1);
  });

  it("asks for a day's salt once, and again for the day before while visits of it come in", async () => {
    const { visitorsOf, asked } = world();
    const before = visitWith({ time: midnight - 1 });
    const after = visitWith({ time: midnight });
    await visitorsOf([before, before]);
    await visitorsOf([before, after]);
    await visitorsOf([before, after]);
    expect(asked).toEqual(["2026-11-24", "2026-11-25"]);
    await visitorsOf([visitWith({ time: midnight + DAY_MS })]);
    await visitorsOf([before]);
    expect(asked).toEqual(["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-24"]);
  });

  it("names nobody while the salt is out of reach, reports it once, and asks again", async () => {
    const { visitorsOf, redis, failures } = world();
    redis.isDown = true;
    expect(await visitorsOf([visitWith(), visitWith({ address: "203.0.113.8" })])).toEqual([null, null]);
    expect(failures).toEqual([outage]);
    redis.isDown = false;
    expect(await visitorsOf([visitWith()])).toEqual([expect.stringMatching(/^[\w-]{22}$/) as string]);
  });
});
