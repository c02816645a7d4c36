import { describe, expect, it, vi } from "vitest";
import type { Stretch } from "../../../../src/checks/check-store.ts";
import { checkLinks, type Round } from "../../../../src/checks/jobs/check-links.ts";
import type { LinkCheck, LookedAtLink } from "../../../../src/checks/link-check.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import type { Destination } from "../../../../src/links/destination.ts";
import { linkId } from "../../../../src/names/link-id.ts";

const link = (id: number): LookedAtLink => ({ id: linkId(String(id)), url: `https://h${id}.example/` as Destination });
const KNOWN: LinkCheck = {
  ...{ status: 200, finalUrl: "https://h.example/", problem: null, durationMs: 1 },
  ...{ checkedAt: 0, failingSince: null, isBroken: false },
};

function round(
  facts: Partial<Round> & { links?: readonly LookedAtLink[]; stretches?: readonly (bigint | null)[] } = {},
) {
  const { links = [1, 2, 3].map(link), stretches = [null], ...rest } = facts;
  const lasts = stretches.values();
  const store = {
    next: vi.fn(async () => links),
    walk: vi.fn(async (): Promise<Stretch> => ({ links: [link(1)], after: 0n, last: lasts.next().value ?? null })),
    takeIn: vi.fn(async (stretch: Stretch, hostOf: (one: LookedAtLink) => string) => void stretch.links.map(hostOf)),
    forgetHosts: vi.fn(async () => {}),
  };
  const look = vi.fn<Round["service"]["look"]>(async () => KNOWN);
  const rules = () => ({ ownHosts: [], allowPrivate: false });
  return { store, look, parts: { ...{ store, rules, maxHosts: 10, now: () => 0 }, service: { look }, ...rest } };
}

describe("checkLinks()", () => {
  it("takes in new links, then looks at one link of each host", async () => {
    const { store, look, parts } = round({ stretches: [5n, 9n, null] });
    await checkLinks(parts);
    expect(store.takeIn).toHaveBeenCalledTimes(3);
    expect(store.next).toHaveBeenCalledExactlyOnceWith(10, 0, expect.anything());
    expect(look.mock.calls.map(([one]) => Number(one.id)).toSorted()).toEqual([1, 2, 3]);
  });

  it("asks nothing where it is switched off", async () => {
    const { store, parts } = round({ maxHosts: 0 });
    await checkLinks(parts);
    expect(store.walk).not.toHaveBeenCalled();
    expect(store.next).not.toHaveBeenCalled();
  });

  it("walks so far a day and no further, however many links there are", async () => {
    const { store, parts } = round({ stretches: Array.from({ length: 100 }, (_, n) => BigInt(n)) });
    await checkLinks(parts);
    expect(store.walk).toHaveBeenCalledTimes(10);
  });

  it("goes on where a store fails for one, and hides no bug", async () => {
    const { look, parts } = round();
    look.mockRejectedValueOnce(new StoreError({ store: "postgres", operation: "claim a host", reason: "gone" }));
    await checkLinks(parts);
    expect(look).toHaveBeenCalledTimes(3);
    look.mockRejectedValueOnce(new TypeError("a bug"));
    await expect(checkLinks(parts)).rejects.toThrow("a bug");
  });

  it("ends when its time is over, and leaves the rest for tomorrow", async () => {
    let time = 0;
    const { look, parts } = round({ links: Array.from({ length: 100 }, (_, n) => link(n)), now: () => time });
    look.mockImplementation(async () => {
      time += 60_000;
      return KNOWN;
    });
    await checkLinks(parts);
    expect(look.mock.calls.length).toBeLessThan(20);
  });
});
