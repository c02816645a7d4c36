import { PROMETHEUS_TEXT, prometheusText } from "../metrics/prometheus-text.ts";
import { VERSION } from "../version.ts";
import type { ApiContext } from "./api-request.ts";

/** `GET /metrics` */
export async function metrics(c: ApiContext): Promise<Response> {
  const counts = await c.env.readCounts(c.var.scope.deadline);
  return c.body(prometheusText(counts, VERSION), 200, { "Content-Type": PROMETHEUS_TEXT });
}
