import { beforeEach, describe, expect, it, vi } from "vitest";
import { createDomainList, type DomainList } from "../../../src/domains/domain-list.ts";
import type { Site } from "../../../src/domains/site.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import type { DomainName } from "../../../src/names/domain-of-name.ts";

const HOUR_MS = 3_600_000;
const site = (domain: string | null, homeUrl: string | null = null): Site => ({
  ...{ domain: domain as DomainName | null, homeUrl, notFoundUrl: null, expiredUrl: null, appLinks: [] },
});

describe("createDomainList()", () => {
  let now: number;
  let reads: number;
  let sites: readonly Site[] | null;
  let list: DomainList;
  let later: Promise<unknown>[];
  /** What a reading waits for. */
  let arrival: Promise<void>;
  const visit = { waitUntil: (work: Promise<unknown>) => void later.push(work) };
  const settled = () => Promise.all(later.splice(0));

  beforeEach(() => {
    arrival = Promise.resolve();
    [now, reads, sites, later] = [1_000_000, 0, [site("there.example")], []];
    list = createDomainList({
      read: async () => {
        reads++;
        await arrival;
        if (sites === null) throw new StoreError({ store: "redis", operation: "read", reason: "no answer in time" });
        return sites;
      },
      defaultHost: "go.example",
      ...{ staleMaxMs: HOUR_MS, joinLimitMs: 1_000, now: () => now, reportFailure: () => undefined },
    });
  });

  it("find() knows the default domain without a list, others by it, and what is none", async () => {
    sites = null;
    expect(await list.find("GO.example.", visit)).toEqual({ ok: true, value: null });
    expect(reads).toBe(0);
    sites = [site("there.example")];
    expect(await list.find("There.Example", visit)).toEqual({ ok: true, value: "there.example" });
    expect(await list.find("strange.example", visit)).toEqual({ ok: false, error: "unknown" });
    expect(await list.find("there.example:80", visit)).toEqual({ ok: false, error: "invalid" });
    expect(reads).toBe(1);
  });

  it("costs one reading in ten seconds, whoever asks, and reads again behind an answer from second five on", async () => {
    for (let i = 0; i < 5; i++) await list.find(`strange-${i}.example`, visit);
    now += 4_999;
    await list.read(visit);
    expect(reads).toBe(1);
    sites = [site("new.example")];
    now += 1;
    expect((await list.read(visit)).byHost.has("new.example")).toBe(false);
    await settled();
    expect(reads).toBe(2);
    expect((await list.read(visit)).byHost.has("new.example")).toBe(true);
  });

  it("waits for a new list once the old one is ten seconds old, so that a change holds by then", async () => {
    await list.read(visit);
    sites = [];
    now += 10_000;
    expect((await list.read(visit)).byHost.size).toBe(0);
  });

  it("throws without a list and a store, asks no more than once in ten seconds, and never says that a host is unknown", async () => {
    sites = null;
    for (let i = 0; i < 3; i++) await expect(list.find("there.example", visit)).rejects.toThrow(StoreError);
    expect(reads).toBe(1);
    now += 10_000;
    sites = [site("there.example")];
    expect(await list.find("there.example", visit)).toMatchObject({ ok: true });
  });

  it("goes on with the last list while no store answers, for as long as links do", async () => {
    await list.read(visit);
    sites = null;
    now += HOUR_MS - 1;
    expect(await list.find("there.example", visit)).toMatchObject({ ok: true });
    await expect(list.find("strange.example", visit)).rejects.toThrow(StoreError); // It may have come since.
    now += 10_001;
    await expect(list.find("there.example", visit)).rejects.toThrow(StoreError);
  });

  it("forget() makes the next who asks read it anew, and a reading from before does not count as new", async () => {
    await list.read(visit);
    const [slow] = [list.read(visit)];
    sites = [site("new.example")];
    list.forget();
    await slow;
    expect((await list.read(visit)).byHost.has("new.example")).toBe(true);
    expect(reads).toBe(2);
  });

  it("a reading that another has begun before a change is not taken for one of after it", async () => {
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const old = sites ?? [];
    let isFirst = true;
    list = createDomainList({
      read: async () => {
        if (!isFirst) return [site("new.example")];
        isFirst = false;
        await held;
        return old;
      },
      defaultHost: "go.example",
      ...{ staleMaxMs: HOUR_MS, joinLimitMs: 1_000, now: () => now, reportFailure: () => undefined },
    });
    const before = list.read(visit);
    list.forget();
    const after = list.find("new.example", visit);
    go();
    await before;
    expect(await after).toEqual({ ok: true, value: "new.example" });
  });

  it("reads behind an answer again where the last such reading was cut off with its request", async () => {
    await list.read(visit);
    const never = { waitUntil: () => undefined };
    let isCutOff = true;
    const cut = createDomainList({
      read: () => (isCutOff && reads++ > 0 ? new Promise(() => undefined) : Promise.resolve(sites ?? [])),
      defaultHost: "go.example",
      ...{ staleMaxMs: HOUR_MS, joinLimitMs: 1_000, now: () => now, reportFailure: () => undefined },
    });
    reads = 0;
    await cut.read(visit);
    now += 5_000;
    cut.refresh(never);
    [isCutOff, sites] = [false, [site("new.example")]];
    now += 10_000;
    cut.refresh(visit);
    await settled();
    expect(cut.latestNames()).toEqual(["new.example"]);
  });

  it("ready() waits for a list that is fresh, so that no link leads to a domain of more than ten seconds", async () => {
    await list.ready(visit);
    sites = [site("new.example")];
    now += HOUR_MS;
    await list.ready(visit);
    expect(list.latestNames()).toEqual(["new.example"]);
  });

  it("leaves out a domain that BASE_URL has come to name, and gives what is set of the default one", async () => {
    sites = [site("go.example", "https://example.com/wrong"), site(null, "https://example.com/home")];
    const { byHost, ofDefault } = await list.read(visit);
    expect([byHost.size, ofDefault?.homeUrl]).toEqual([0, "https://example.com/home"]);
    expect(list.latestNames()).toEqual([]);
  });

  it("ready() waits for the first list, and never fails", async () => {
    sites = null;
    await list.ready(visit);
    expect(list.latest()).toBeNull();
    now += 10_000;
    sites = [site("there.example")];
    await list.ready(visit);
    expect(list.latestNames()).toEqual(["there.example"]);
  });

  it("names() waits for a list that is fresh, and gives the last one while no store answers", async () => {
    expect(await list.names(visit)).toEqual(["there.example"]);
    sites = [site("new.example")];
    now += 10_000;
    expect(await list.names(visit)).toEqual(["new.example"]);
    sites = null;
    now += 10_000;
    expect(await list.names(visit)).toEqual(["new.example"]);
    expect(reads).toBe(3);
  });

  it("names() fails where no list was ever read, and does not take the default domain for the only one", async () => {
    sites = null;
    for (let i = 0; i < 2; i++) await expect(list.names(visit)).rejects.toBeInstanceOf(StoreError);
    expect(reads).toBe(1);
    sites = [site("there.example")];
    now += 10_000;
    expect(await list.names(visit)).toEqual(["there.example"]);
  });

  it("names() waits for a first list that takes longer than a second", async () => {
    vi.useFakeTimers();
    let arrive: () => void = () => undefined;
    arrival = new Promise((resolve) => (arrive = resolve));
    try {
      const names = list.names(visit);
      let answered: readonly string[] | null = null;
      void names.then((value) => (answered = value));
      await vi.advanceTimersByTimeAsync(1_500);
      expect(answered).toBeNull();
      arrive();
      expect(await names).toEqual(["there.example"]);
    } finally {
      vi.useRealTimers();
    }
  });
});
