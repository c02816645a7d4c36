import type { WebhookJob } from "../../src/webhooks/jobs/consume-webhooks.ts";

/** A job of webhooks that has no database: it only says that it was asked to hand events over, and finds none. */
export function webhookJobThat(record: (event: string) => void): WebhookJob {
  const never = () => Promise.reject(new Error("nothing is delivered here"));
  const now = () => 0;
  const work = {
    async handOver() {
      record("hand over");
      return { events: 0, due: [], isAnyOn: false, isLeft: false };
    },
    ...{ claim: never, settle: never, switchOff: never, release: never },
    ...{ giveUpOff: never, dropDeleted: never, dropBefore: never },
  };
  const calls = { sweep: never, deliver: never, deliverAll: async () => undefined };
  return {
    sweep: {
      work,
      calls,
      now,
      redisTimeoutMs: 1,
      marks: { read: never, tellAnyOn: never, expectOn: never, set: never },
    },
    runs: {
      ...{ work, calls, now, createId: () => "a-run", random: () => 0 },
      ...{ bodies: { bodyOf: never }, sender: { send: never } },
    },
  };
}
