import { app } from "./app.ts";
import type { QueueMessage } from "./consume.ts";
import { consumeOrPutOff } from "./consume-or-put-off.ts";
import { misconfigured } from "./http/misconfigured.ts";
import { onSchedule } from "./on-schedule.ts";
import { open as openOnHost } from "./open.ts";
import { knownServicesOf, servicesOf } from "./services.ts";

async function start(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const services = await servicesOf(env);
  return services === null ? misconfigured(request) : openOnHost(request, services, ctx);
}

/** The entry points of the Worker. What they use is put together in services.ts. */
export default {
  fetch(request, env, ctx) {
    // Only the first requests of an isolate wait for its services.
    const services = knownServicesOf(env);
    return services === undefined ? start(request, env, ctx) : openOnHost(request, services, ctx);
  },

  async queue(batch, env) {
    const findJobs = async () => (await servicesOf(env))?.jobs ?? null;
    await consumeOrPutOff(batch, findJobs, () => Date.now());
  },

  async scheduled(controller, env, ctx) {
    const services = await servicesOf(env);
    if (services === null) return; // The log says what is wrong with the settings.
    // If a ping marked its own check as use, it would keep Postgres awake for ever.
    const unnoticed = { ...services, tellUse: () => undefined };
    const open = async (path: string) =>
      app.fetch(new Request(services.baseUrl + path, { method: "HEAD" }), unnoticed, ctx);
    await onSchedule(controller, services.schedule, open);
  },
} satisfies ExportedHandler<Env, QueueMessage>;
