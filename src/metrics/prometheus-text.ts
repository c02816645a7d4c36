import type { Counts } from "./counts.ts";
import { METRICS, type MetricName } from "./metric.ts";

/** The media type of the format below. */
export const PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

/**
 * Counts in Prometheus' text format, version 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). What this release does not know is left out:
 * another one counted it.
 *
 * @param version of the release that answers.
 */
export function prometheusText(counts: Counts, version: string): string {
  const lines = [
    "# HELP bijou_build_info The release that answered.",
    "# TYPE bijou_build_info gauge",
    `bijou_build_info{version="${escapeLabel(version)}"} 1`,
  ];
  const keys = [...counts.keys()].toSorted();
  for (const [name, { help, labels }] of Object.entries(METRICS)) {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
    for (const key of keys) {
      const [metric, ...values] = key.split(" ");
      if (metric !== (name as MetricName) || values.length !== labels.length) continue;
      const pairs = labels.map((label, i) => `${label}="${escapeLabel(values[i] ?? "")}"`);
      lines.push(`${name}{${pairs.join(",")}} ${counts.get(key)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
