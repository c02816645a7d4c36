import type { Config } from "../config.ts";
import { countedAddress } from "../http/client-address.ts";
import { log } from "../lib/log.ts";
import type { StoreError } from "../lib/store-error.ts";
import { type Counters, takeBatch } from "../metrics/counters.ts";
import type { VisitRecorder } from "../redirects/visit-recorder.ts";
import type { RedisStore } from "../redis/redis.ts";
import { createClickRecorder } from "./click-recorder.ts";
import { createClickSender } from "./click-sender.ts";
import { createClickQueue } from "./jobs/queued-clicks.ts";
import { prepareClicks } from "./prepare-clicks.ts";
import { createRedisDaySalts } from "./stores/redis-day-salts.ts";
import { createVisitorIds } from "./visitor-ids.ts";

/** The part of `services.ts` that records visits. */
export interface ClickRecording {
  readonly clicks: VisitRecorder;
}

export function createClickRecording(parts: {
  config: Pick<Config, "clickFlushMs" | "timeouts">;
  redis: RedisStore;
  queue: Parameters<typeof createClickQueue>[0];
  counters: Counters;
  createId: () => string;
  now: () => number;
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  reportFailure: (error: StoreError) => void;
}): ClickRecording {
  const { config, redis, queue, counters, createId, now, randomBytes, reportFailure } = parts;
  const visitorsOf = createVisitorIds({
    salts: createRedisDaySalts({ redis, timeoutMs: config.timeouts.redisMs, randomBytes }),
    addressOf: countedAddress,
    reportFailure,
  });
  const clicks = createClickRecorder({
    prepare: (visits) => prepareClicks(visits, { visitorsOf, randomBytes }),
    sender: createClickSender({ queue: createClickQueue(queue), now, reportFailure }),
    takeCounts: () => takeBatch(counters, createId),
    flushMs: config.clickFlushMs,
    now,
    reportDropped(clicks) {
      log("error", "clicks-dropped", { clicks });
      counters.count("bijou_clicks_total", ["dropped"], clicks);
    },
  });
  return { clicks };
}
