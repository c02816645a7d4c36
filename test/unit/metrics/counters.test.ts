import { describe, expect, it } from "vitest";
import { createCounters } from "../../../src/metrics/counters.ts";

describe("createCounters()", () => {
  it("take() has what was counted since it was last asked, by name and labels", () => {
    const counters = createCounters();
    counters.count("bijou_reads_total", ["memory", "hit"]);
    counters.count("bijou_reads_total", ["memory", "hit"]);
    counters.count("bijou_reads_total", ["redis", "hit"], 5);
    counters.count("bijou_store_failures_total", ["redis"]);
    expect(Object.fromEntries(counters.take())).toEqual({
      "bijou_reads_total memory hit": 2,
      "bijou_reads_total redis hit": 5,
      "bijou_store_failures_total redis": 1,
    });
    expect(counters.take().size).toBe(0);
  });

  it("counter() counts with the rest, also after it was taken", () => {
    const counters = createCounters();
    const count = counters.counter("bijou_reads_total", ["memory", "hit"]);
    expect(counters.take().size).toBe(0);
    count();
    counters.count("bijou_reads_total", ["memory", "hit"]);
    expect([...counters.take()]).toEqual([["bijou_reads_total memory hit", 2]]);
    count();
    expect([...counters.take()]).toEqual([["bijou_reads_total memory hit", 1]]);
  });

  it("putBack() adds to what was counted meanwhile", () => {
    const counters = createCounters();
    counters.count("bijou_store_failures_total", ["redis"]);
    const taken = counters.take();
    counters.count("bijou_store_failures_total", ["redis"]);
    counters.putBack(taken);
    expect([...counters.take()]).toEqual([["bijou_store_failures_total redis", 2]]);
  });
});
