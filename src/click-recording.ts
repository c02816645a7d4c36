import { type ClickRecorder, createClickRecorder } from "./clicks/click-recorder.ts";
import { createClickSender } from "./clicks/click-sender.ts";
import { prepareClicks } from "./clicks/prepare-clicks.ts";
import { createVisitorIds } from "./clicks/visitor-ids.ts";
import type { Config } from "./env.ts";
import { countedAddress } from "./http/client-address.ts";
import { createClickQueue } from "./jobs/queued-clicks.ts";
import { log } from "./lib/log.ts";
import type { StoreError } from "./lib/store-error.ts";
import type { RedisStore } from "./stores/redis/redis.ts";
import { createRedisDaySalts } from "./stores/redis/redis-day-salts.ts";

/** The part of `services.ts` that records visits. */
export function createClickRecording(parts: {
  config: Pick<Config, "clickFlushMs" | "timeouts">;
  redis: RedisStore;
  queue: Parameters<typeof createClickQueue>[0];
  now: () => number;
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  reportFailure: (error: StoreError) => void;
}): ClickRecorder {
  const { config, redis, queue, now, randomBytes, reportFailure } = parts;
  const visitorsOf = createVisitorIds({
    salts: createRedisDaySalts({ redis, timeoutMs: config.timeouts.redisMs, randomBytes }),
    addressOf: countedAddress,
    reportFailure,
  });
  return createClickRecorder({
    prepare: (visits) => prepareClicks(visits, { visitorsOf, randomBytes }),
    sender: createClickSender({ queue: createClickQueue(queue), now, reportFailure }),
    flushMs: config.clickFlushMs,
    now,
    reportDropped: (clicks) => log("error", "clicks-dropped", { clicks }),
  });
}
