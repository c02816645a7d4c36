import { operationsOn } from "../../http/operation.ts";
import type { Deadline } from "../../lib/deadline.ts";
import { VERSION } from "../../version.ts";
import type { Counts } from "../counts.ts";
import { PROMETHEUS_TEXT, prometheusText } from "../prometheus-text.ts";

const operation = operationsOn<{ readonly readCounts: (deadline: Deadline) => Promise<Counts> }>();

export const getMetrics = operation({
  id: "getMetrics",
  method: "get",
  path: "/metrics",
  access: { admin: true },
  limit: "reads",
  async respond({ services, scope }) {
    const counts = await services.readCounts(scope.deadline);
    return { status: 200, body: prometheusText(counts, VERSION), headers: { "Content-Type": PROMETHEUS_TEXT } };
  },
});
