import * as v from "valibot";
import { count, date, time } from "../../http/openapi/answer-values.ts";

/** What health and its history are answered with. */
const Component = v.object({
  status: v.picklist(["up", "down", "unknown"]),
  latencyMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  error: v.optional(v.string()),
});

export const Health = v.object({
  status: v.picklist(["healthy", "unhealthy"]),
  components: v.object({ postgres: Component, redis: Component, codeKey: Component }),
  information: v.optional(v.object({ webhooksOff: count })),
  version: v.string(),
  time,
});

const PingedComponent = v.strictObject({
  status: v.picklist(["up", "down", "unknown", "skipped"]),
  latencyMs: v.optional(v.number()),
  error: v.optional(v.string()),
});

export const HealthHistory = v.strictObject({
  history: v.array(
    v.strictObject({
      time,
      status: v.picklist(["healthy", "unhealthy"]),
      components: v.record(v.string(), PingedComponent),
    }),
  ),
});

const PingCounts = { pings: count, failed: count };

export const HealthDays = v.strictObject({
  days: v.array(
    v.strictObject({ day: date, ...PingCounts, components: v.record(v.string(), v.strictObject(PingCounts)) }),
  ),
  isComplete: v.boolean(),
});

export const Liveness = v.object({ status: v.literal("alive"), version: v.string() });
