import { describe, expect, it } from "vitest";
import { countRequest, createRequestCounter } from "../../../../src/metrics/api/count-request.ts";
import { createCounters } from "../../../../src/metrics/counters.ts";

describe("countRequest()", () => {
  it("counts by method, route and status, and any made-up method as one", () => {
    const counters = createCounters();
    for (const method of ["GET", "GET", "POST", "BREW", "X-MADE-UP"]) {
      countRequest(counters, { method }, "/:slug", { status: 302 });
    }
    expect(Object.fromEntries(counters.take())).toEqual({
      "bijou_requests_total GET /:slug 302": 2,
      "bijou_requests_total POST /:slug 302": 1,
      "bijou_requests_total other /:slug 302": 2,
    });
  });
});

describe("createRequestCounter()", () => {
  it("counts one route as countRequest() does: what is usual, and what is not", () => {
    const [expected, counters] = [createCounters(), createCounters()];
    const count = createRequestCounter(counters, "/:slug", 302);
    for (const method of ["GET", "GET", "POST", "BREW", "HEAD"]) {
      for (const status of [302, 404]) {
        count({ method }, { status });
        countRequest(expected, { method }, "/:slug", { status });
      }
    }
    const taken = counters.take();
    expect(taken).toEqual(expected.take());
    expect(taken.get("bijou_requests_total GET /:slug 302")).toBe(2);
  });
});
