import { env as givenEnv } from "cloudflare:workers";
import { AsyncLocalStorage } from "node:async_hooks";
import bijou from "../../src/worker.ts";

/**
 * The Worker as the suites inside workerd call it. Test files share a workerd, since starting one and loading the
 * sources into it took two thirds of these suites' time; and each file has an isolate's memory of its own: what the
 * Worker keeps (circuits, lists, links in memory) hangs on its `env`, and each file gets another one.
 */
let ownEnv: Env = givenEnv;
/** Work behind an answer that has not ended. */
const open = new Set<Promise<unknown>>();
/** Milliseconds. What hangs because a test has stopped the clock would be waited for in vain. */
const MAX_WAIT_MS = 2_000;

/** From now on it is as in an isolate that has just started. What the file before left to be done is done before. */
export async function startAnew(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, MAX_WAIT_MS, "late"));
  while (open.size > 0) if ((await Promise.race([Promise.allSettled(open), late])) === "late") break;
  open.clear();
  ownEnv = Object.assign({}, givenEnv);
}

/** @param env another one than the isolate's was made by a test, for an isolate of its own. */
const inUse = (env: Env): Env => (env === givenEnv ? ownEnv : env);

function watch(work: Promise<unknown>): void {
  open.add(work);
  const forget = () => open.delete(work);
  work.then(forget, forget);
}

/** The context, with an eye on what is left to it. */
function watched(ctx: ExecutionContext): ExecutionContext {
  return new Proxy(ctx, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...given: unknown[]): unknown => {
        if (name === "waitUntil") watch(Promise.resolve(given[0]));
        return Reflect.apply(value, target, given);
      };
    },
  });
}

/** For tests that call it themselves. */
export const worker = {
  fetch: (request, env, ctx) => bijou.fetch(request, inUse(env), watched(ctx)),
  async queue(batch, env) {
    const consumed = bijou.queue(batch, inUse(env));
    watch(consumed);
    await consumed;
  },
  scheduled: (controller, env, ctx) => bijou.scheduled(controller, inUse(env), watched(ctx)),
} satisfies typeof bijou;

const besides = new AsyncLocalStorage<true>();

/** Whether a consumer is at work that the Queue has called by itself: maybe with messages of the file before. */
export function isOfTheQueue(): boolean {
  return besides.getStore() === true;
}

/** For workerd. */
export default {
  ...worker,
  queue: (batch, env) => besides.run(true, () => worker.queue(batch, env)),
} satisfies typeof bijou;
