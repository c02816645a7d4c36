import { describe, expect, it, vi } from "vitest";
import { type BlockListReading, createBlockList } from "../../../src/abuse/block-list.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { targetOf } from "../../../src/links/link.ts";
import { createVisit } from "../../support/adapters.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { destinationOf, linkOf } from "../../support/sample-links.ts";

const FRESH_MS = 60_000;

const targetTo = (url: string) => targetOf(linkOf({ url: destinationOf(url) }));

/** A list whose readings a test decides. @param first the domains that it has at first. */
function listWorld(...first: string[]) {
  const clock = createManualClock();
  const failures: StoreError[] = [];
  const stored = { domains: first, isDown: false };
  const read = vi.fn(async (knownDigest: string | null): Promise<BlockListReading> => {
    if (stored.isDown) throw new StoreError({ store: "postgres", operation: "read", reason: "no answer in time" });
    const digest = stored.domains.join();
    return { digest, domains: digest === knownDigest ? null : stored.domains };
  });
  const list = createBlockList({
    ...{ read, now: clock.now, joinLimitMs: 1_000 },
    reportFailure: (error) => failures.push(error),
  });
  /** A look-up, and the work behind it. */
  const lookUp = async () => {
    const visit = createVisit();
    await list.ready(visit);
    await visit.settled();
  };
  return { list, clock, failures, stored, read, lookUp };
}

describe("createBlockList()", () => {
  it.each([
    ["evil.example", "evil.example"],
    ["www.evil.example", "evil.example"],
    ["a.b.c.evil.example.", "evil.example"],
    ["notevil.example", null],
    ["evil.example.com", null],
    ["example", null],
    ["203.0.113.1", "203.0.113.1"],
    ["203.0.113.10", null],
    ["[2001:db8::1]", "[2001:db8::1]"],
  ])("find() says of %s: %s", async (host, domain) => {
    const { list, lookUp } = listWorld("evil.example", "203.0.113.1", "[2001:db8::1]");
    await lookUp();
    expect(list.find(host)).toBe(domain);
  });

  it("blocks() a link that leads there, at once or once it has expired, and no other", async () => {
    const { list, lookUp } = listWorld("evil.example");
    await lookUp();
    expect(list.blocks(targetTo("https://www.evil.example:8443/a?b"))).toBe(true);
    expect(list.blocks({ ...targetTo("https://example.com/"), expiredLocation: "http://evil.example/" })).toBe(true);
    expect(list.blocks(targetTo("https://example.com/?to=https://evil.example/"))).toBe(false);
  });

  it("blocks() decides again when the list has changed, for a target that was judged before", async () => {
    const { list, clock, stored, lookUp } = listWorld("other.example");
    const target = targetTo("https://evil.example/");
    await lookUp();
    expect(list.blocks(target)).toBe(false);
    stored.domains = ["evil.example"];
    clock.advance(FRESH_MS);
    await lookUp();
    expect(list.blocks(target)).toBe(true);
    stored.domains = [];
    await list.reload();
    expect(list.blocks(target)).toBe(false);
  });

  it("ready() has the first list read before it answers, once for all who ask at the same time", async () => {
    const { list, read } = listWorld("evil.example");
    await Promise.all(Array.from({ length: 100 }, () => list.ready(createVisit())));
    expect(list.find("evil.example")).toBe("evil.example");
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("ready() reads once a minute at most, and behind the answer", async () => {
    const { list, clock, read, lookUp } = listWorld("evil.example");
    await lookUp();
    clock.advance(FRESH_MS - 1);
    await lookUp();
    expect(read).toHaveBeenCalledTimes(1);
    clock.advance(1);
    read.mockImplementationOnce(() => new Promise<BlockListReading>(() => undefined));
    await list.ready(createVisit()); // It does not wait: this reading never ends.
    await lookUp();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("ready() tries again five seconds after a reading that never ended", async () => {
    const { list, clock, stored, read, lookUp } = listWorld();
    await lookUp();
    clock.advance(FRESH_MS);
    read.mockImplementationOnce(() => new Promise<BlockListReading>(() => undefined));
    await list.ready(createVisit());
    stored.domains = ["evil.example"];
    clock.advance(4_999);
    await lookUp();
    expect(list.find("evil.example")).toBeNull();
    clock.advance(1);
    await lookUp();
    expect(list.find("evil.example")).toBe("evil.example");
  });

  it("ready() goes on with the last list while Postgres is down, and says so", async () => {
    const { list, clock, failures, stored, lookUp } = listWorld("evil.example");
    await lookUp();
    stored.isDown = true;
    clock.advance(24 * 3_600_000);
    await lookUp();
    expect(list.find("evil.example")).toBe("evil.example");
    expect(failures).toHaveLength(1);
  });

  it("ready() lets links pass where no list could be read, and asks again every five seconds alone", async () => {
    const { list, clock, stored, read, lookUp } = listWorld("evil.example");
    stored.isDown = true;
    for (let i = 0; i < 10; i++) await lookUp();
    expect(list.blocks(targetTo("https://evil.example/"))).toBe(false);
    expect(read).toHaveBeenCalledTimes(1);
    stored.isDown = false;
    clock.advance(5_000);
    await lookUp();
    expect(list.blocks(targetTo("https://evil.example/"))).toBe(true);
  });

  it("ready() throws what is no failure of a store", async () => {
    const { list, read } = listWorld();
    read.mockRejectedValueOnce(new TypeError("a mistake"));
    await expect(list.ready({ waitUntil: () => undefined })).rejects.toThrow("a mistake");
  });
});
