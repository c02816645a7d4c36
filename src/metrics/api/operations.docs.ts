import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { getMetrics } from "./operations.ts";

export const METRICS_DOCS: RoomDocs = {
  operations: [
    described(getMetrics, {
      tag: "Operation",
      summary: "Read the counters of all isolates",
      description: "In Prometheus' text format. An isolate keeps the answer for 60 seconds.",
      answers: { 200: { description: "The counters.", content: { "text/plain": { schema: null } } } },
    }),
  ],
};
