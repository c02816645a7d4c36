import parsePrometheus from "parse-prometheus-text-format";
import { describe, expect, it } from "vitest";
import { countKey } from "../../../src/metrics/counters.ts";
import { METRICS } from "../../../src/metrics/metric.ts";
import { prometheusText } from "../../../src/metrics/prometheus-text.ts";

describe("prometheusText()", () => {
  it("is what Prometheus' own format says, with every metric and its samples", () => {
    const counts = new Map([
      [countKey("bijou_reads_total", ["memory", "hit"]), 12_345],
      [countKey("bijou_reads_total", ["codes", "refused"]), 2 ** 53 - 1],
      [countKey("bijou_requests_total", ["GET", '/api/links/:slug"\\', "200"]), 1],
    ]);
    const families = parsePrometheus(prometheusText(counts, "1.2.3"));
    expect(families.map(({ name }) => name)).toEqual(["bijou_build_info", ...Object.keys(METRICS)]);
    const samplesOf = (name: string) => families.find((family) => family.name === name);
    expect(samplesOf("bijou_build_info")).toMatchObject({
      type: "GAUGE",
      metrics: [{ value: "1", labels: { version: "1.2.3" } }],
    });
    expect(samplesOf("bijou_reads_total")).toMatchObject({
      type: "COUNTER",
      metrics: [
        { value: "9007199254740991", labels: { tier: "codes", outcome: "refused" } },
        { value: "12345", labels: { tier: "memory", outcome: "hit" } },
      ],
    });
    expect(samplesOf("bijou_requests_total")?.metrics[0]?.labels).toEqual({
      ...{ method: "GET", route: '/api/links/:slug"\\', status: "200" },
    });
  });

  it("leaves out what another release counted", () => {
    const counts = new Map([
      ["bijou_unknown_total a", 1],
      ["bijou_reads_total memory", 1],
      ["bijou_reads_total a b c", 1],
    ]);
    expect(prometheusText(counts, "1")).toBe(prometheusText(new Map(), "1"));
  });
});
