import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { ClickBatch } from "../../src/clicks/click-batch.ts";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import { ORIGIN } from "./settings.ts";
import type { CallInit } from "./worker-client.ts";
import { worker } from "./worker-main.ts";

/** A browser's headers, from Munich. */
export const BROWSER = {
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  "Accept-Language": "de-DE,de;q=0.9",
  Referer: "https://news.example/article",
  "CF-Connecting-IP": "203.0.113.7",
};
const CF = { country: "DE", region: "Bavaria", regionCode: "BY", city: "Munich" } as IncomingRequestCfProperties; // What of it is read.

/**
 * For suites inside workerd: the Worker with a memory of its own and a queue `CLICKS` that a test looks into.
 *
 * @param settings on top of those of the tests, which have visits handed over at once.
 */
export function recordingIsolate(settings: Record<string, string> = {}) {
  const messages: string[] = [];
  let hanging: Promise<void> | null = null;
  const CLICKS = {
    async sendBatch(batch: Iterable<{ body: string }>) {
      messages.push(...[...batch].map(({ body }) => body));
      await hanging;
    },
  };
  const ownEnv: Env = Object.assign({}, env, { CLICKS }, settings);

  /** Answers as soon as the Worker does, whatever it goes on with. */
  async function call(path: string, init: CallInit = {}) {
    const ctx = createExecutionContext();
    const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path, {
      redirect: "manual",
      cf: CF,
      ...init,
      headers: { ...BROWSER, ...init.headers },
    });
    return { response: await worker.fetch(request, ownEnv, ctx), settled: () => waitOnExecutionContext(ctx) };
  }

  return {
    messages,
    call,
    /** Lets the Queue hang from here on. @returns what ends that. */
    hang(): () => void {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      hanging = promise;
      return () => resolve(undefined);
    },
    /** @returns the answer, and what was recorded of it. */
    async visit(path: string, init?: CallInit) {
      const before = messages.length;
      const { response, settled } = await call(path, init);
      await settled();
      const batches = messages.slice(before).map((message): ClickBatch => {
        const batch = decodeClickBatch(message);
        if (batch === null) throw new Error("Cannot read what was recorded");
        return batch;
      });
      return {
        response,
        status: response.status,
        clicks: batches.flatMap(({ clicks }) => clicks),
        unknown: batches.flatMap(({ unknown }) => unknown),
      };
    },
  };
}
