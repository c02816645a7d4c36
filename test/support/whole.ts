import { afterAll, beforeAll } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import type { Engine } from "./engines.ts";
import { healthy } from "./fault-proxy.ts";
import { type OtherWorker, type RunningWorker, startWorker } from "./running-worker.ts";

export interface Whole {
  readonly stack: Stack;
  readonly worker: RunningWorker;
  /** Creates a link and takes it out of Redis, so that nobody but Postgres knows it; forgets all counted calls. */
  createCold(body?: object): Promise<{ slug: string; url: string }>;
}

/**
 * Starts both stores and one Worker for a suite, and ends them after it. Read the members inside tests.
 *
 * @param place of stores that stand beside others in one suite.
 */
export function useWhole(
  engine: Engine,
  settings: Record<string, string> = {},
  others: readonly OtherWorker[] = [],
  place = 0,
): Whole {
  let stack: Stack | undefined;
  let worker: RunningWorker | undefined;

  beforeAll(async () => {
    stack = await engine.start(place);
    worker = await startWorker(stack, settings, others);
  });
  afterAll(async () => {
    await worker?.close();
    await stack?.close();
  });

  const whole: Whole = {
    get stack() {
      return started(stack);
    },
    get worker() {
      return started(worker);
    },
    async createCold(body = {}) {
      const link = await whole.worker.create({ url: `https://example.com/${crypto.randomUUID()}`, ...body });
      await whole.stack.redis.run(["DEL", `link:${link.slug}`]);
      whole.worker.sql.forget();
      whole.worker.redis.forget();
      return link;
    },
  };
  return whole;
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("Cannot use the Worker: it starts in beforeAll");
  return part;
}

/** Runs the work while the stores fail as told, and heals them whatever comes of it. */
export async function during<Answer>(
  { sql, redis }: RunningWorker,
  faults: { sql?: RunningWorker["sql"]["fault"]; redis?: RunningWorker["redis"]["fault"] },
  work: () => Promise<Answer>,
): Promise<Answer> {
  sql.fault = faults.sql ?? healthy;
  redis.fault = faults.redis ?? healthy;
  try {
    return await work();
  } finally {
    sql.fault = healthy;
    redis.fault = healthy;
  }
}
