import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { METRICS } from "../../../src/metrics/metric.ts";

const read = (name: string) => readFileSync(join(import.meta.dirname, "../../../src/operate", name), "utf8");

/** What Bijou counts under which labels, and the one gauge beside them. */
const known = new Map<string, readonly string[]>([
  ...Object.entries(METRICS).map(([name, { labels }]) => [name, labels] as const),
  ["bijou_build_info", ["version"]],
]);

/** The metrics of an expression, with the labels that it picks by. */
function usesOf(text: string): [name: string, labels: string[]][] {
  return [...text.matchAll(/\b(bijou_\w+)(?:\{([^}]*)\})?/g)].map(([, name = "", selector = ""]) => [
    name,
    [...selector.matchAll(/(\w+)\s*(?:=~|!=|=)/g)].map(([, label = ""]) => label),
  ]);
}

describe.each(["grafana-dashboard.json", "alert-rules.yml"])("%s", (name) => {
  it("asks for nothing but what is counted, by the labels that it has", () => {
    const uses = usesOf(read(name).replaceAll('\\"', '"'));
    expect(uses.length).toBeGreaterThanOrEqual(5);
    for (const [metric, labels] of uses) {
      expect([metric, known.has(metric)]).toEqual([metric, true]);
      for (const label of labels)
        expect([metric, known.get(metric)]).toEqual([metric, expect.arrayContaining([label])]);
    }
  });
});

describe("grafana-dashboard.json", () => {
  it("shows every counter", () => {
    const shown = new Set(usesOf(read("grafana-dashboard.json")).map(([metric]) => metric));
    expect([...shown].toSorted()).toEqual(Object.keys(METRICS).toSorted());
  });
});
