import { app } from "./app.ts";
import { retryTakedowns, type TakedownMessage } from "./jobs/retry-takedowns.ts";
import { servicesOf } from "./services.ts";

/** The doors of the Worker. */
export default {
  fetch: (request, env, ctx) => app.fetch(request, env, ctx),
  async queue(batch, env) {
    const { linkCache, links, now } = await servicesOf(env);
    await retryTakedowns(batch, { cache: linkCache, forget: links.forget, now });
  },
} satisfies ExportedHandler<Env, TakedownMessage>;
