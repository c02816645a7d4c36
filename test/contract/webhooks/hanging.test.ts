import { describe, expect, it } from "vitest";
import { readWranglerConfig } from "../../../src/local/deploy/read-wrangler-config.ts";
import { consumeWebhooks } from "../../../src/webhooks/jobs/consume-webhooks.ts";
import type { WebhookCall } from "../../../src/webhooks/jobs/webhook-calls.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

/** More than once held all consumers there were. */
const HANGING = 12;
const EVENTS = 1_000;
const WELL = "https://well.example/hook";
const BINDINGS = { runs: "WEBHOOKS", sweeps: "WEBHOOK_SWEEPS" };

interface Call {
  readonly body: WebhookCall;
  readonly dueAt: number;
  readonly of?: "runs" | "sweeps";
}

/** The Queues as wrangler.toml has them: each with so many consumers at once, and so many messages for one of them. */
function consumersOf(consume: (bodies: readonly WebhookCall[]) => Promise<void>) {
  const { producers, consumers } = readWranglerConfig().queues;
  const running = new Map<string, Set<Promise<void>>>();
  const queueOf = ({ of = "runs" }: Call) =>
    (producers as readonly { binding: string; queue: string }[]).find(({ binding }) => binding === BINDINGS[of])
      ?.queue ?? "";
  return {
    running: () => [...running.values()].flatMap((works) => [...works]),
    /** Gives what is due to consumers that are free. @returns whether there was any. */
    start(calls: Call[], now: number): boolean {
      const first = calls.find((call) => call.dueAt <= now && isFree(queueOf(call)));
      if (first === undefined) return false;
      const queue = queueOf(first);
      const most = consumers.find((one) => one.queue === queue)?.max_batch_size ?? 10;
      const batch = calls.filter((call) => call.dueAt <= now && queueOf(call) === queue).slice(0, most);
      for (const call of batch) calls.splice(calls.indexOf(call), 1);
      const works = running.get(queue) ?? new Set();
      running.set(queue, works);
      const work: Promise<void> = consume(batch.map(({ body }) => body)).finally(() => works.delete(work));
      works.add(work);
      return true;
    },
  };

  function isFree(queue: string): boolean {
    const most = consumers.find((one) => one.queue === queue)?.max_concurrency ?? 250;
    return (running.get(queue)?.size ?? 0) < most;
  }
}

describe.each(engines)("endpoints that hang, on $name", (engine) => {
  const world = useWebhooks(engine);

  it(`${HANGING} of them delay another by nothing, under ${EVENTS} events and with each that comes after these`, async () => {
    const hanging: ((answer: Response) => void)[] = [];
    const well = await world.listen({ url: WELL });
    for (let n = 0; n < HANGING; n++) {
      const { url } = await world.listen({ url: `https://hangs-${n}.example/hook` });
      world.answers.set(url, () => new Promise((resolve) => hanging.push(resolve)));
    }
    await world.pass(60_000);
    const nothing = () => undefined;
    const queues = consumersOf(async (bodies) => {
      const timestamp = new Date(world.now());
      const messages = bodies.map((body, n) => ({
        ...{ id: String(n), timestamp, body, attempts: 1, metadata: {} as MessageBatch["metadata"] },
        ...{ ack: nothing, retry: nothing },
      }));
      await consumeWebhooks({ messages }, world.isolate().job);
    });
    /** Until none goes on: each that is under way waits for an endpoint then. A second lets a call for a sweep become due. */
    async function settle(events: number): Promise<void> {
      world.clock.advance(1_000);
      while (world.got.filter(({ url }) => url === WELL).length < events) {
        // Those that hang come first: the worst that may be.
        world.queue.sort((one, other) => Number(one.body.webhook === well.id) - Number(other.body.webhook === well.id));
        while (queues.start(world.queue, world.now()));
        await Promise.race(queues.running());
      }
    }
    const { repository } = world.isolate();
    const items = Array.from({ length: EVENTS }, () => ({ kind: "draft" as const, draft: draftOf() }));
    await repository.createMany({ createdBy: "key:admin", idempotency: null, items }, generous());
    const before = world.now();
    await settle(EVENTS);
    await repository.create(draftOf(), generous());
    await settle(EVENTS + 1);
    expect(world.now() - before).toBe(2_000);
    expect(hanging.length).toBeGreaterThanOrEqual(HANGING);
    for (const answer of hanging) answer(new Response(null, { status: 504 }));
    await Promise.all(queues.running());
  });
});
