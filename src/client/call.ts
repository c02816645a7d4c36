import type { Middleware } from "openapi-fetch";
import { BijouError } from "./bijou-error.ts";
import { type Answer, foreignText, isForeign } from "./foreign-answer.ts";
import { idempotentCreate } from "./idempotent-create.ts";
import { pause, retryAfterSeconds } from "./retry-after.ts";
import { isTimeout, startTimeLimit } from "./time-limit.ts";
import { unreachableText } from "./unreachable-text.ts";

/** What a call is given, as far as it is looked at here. */
export interface Init {
  readonly signal?: AbortSignal | null;
  readonly fetch?: Send;
  readonly middleware?: readonly Middleware[];
  readonly parseAs?: string;
  readonly body?: unknown;
}

export type Send = (request: Request) => Promise<Response>;

export interface CallParts {
  /** openapi-fetch's `request`. */
  readonly request: (method: string, path: string, init: object) => Promise<Answer>;
  readonly origin: string;
  readonly fetch: Send | undefined;
  readonly timeoutMs: number;
  readonly maxRetryAfterSeconds: number;
}

/** What every call goes through: a time limit, one repeat after 429, a key for a create, a text for each failure. */
export function createCall({ request, origin, fetch, timeoutMs, maxRetryAfterSeconds }: CallParts) {
  return async (method: string, path: string, init: Init = {}): Promise<Answer> => {
    const create = idempotentCreate(method, path);

    /** @param work what has a time limit of its own, and is asked to end by the signal that it is given. */
    async function limited<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const limit = startTimeLimit(init.signal, timeoutMs);
      try {
        limit.signal.throwIfAborted();
        return await Promise.race([work(limit.signal), limit.ended]);
      } catch (cause) {
        if (!limit.signal.aborted) throw cause;
        // The caller's signal was aborted: throw its reason, as fetch does.
        if (!isTimeout(limit.signal)) throw limit.signal.reason;
        const within = init.signal ? "in time" : `within ${timeoutMs / 1000} s`;
        throw failure("timed-out", `Cannot wait for ${origin} any longer: it did not answer ${within}`, cause);
      } finally {
        limit.release();
      }
    }

    async function attempt(signal: AbortSignal): Promise<Answer> {
      const progress: { isSent: boolean; response?: Response } = { isSent: false };
      const send = init.fetch ?? fetch ?? globalThis.fetch;
      try {
        return await request(method, path, {
          ...init,
          signal,
          middleware: [...(init.middleware ?? []), create.middleware],
          async fetch(prepared: Request) {
            progress.isSent = true;
            progress.response = await send(prepared);
            return progress.response;
          },
        });
      } catch (cause) {
        const { isSent, response } = progress;
        // The request could not even be made: that is the caller's mistake.
        if (!isSent) throw cause;
        if (response === undefined) throw failure("unreachable", unreachableText(origin, cause), cause);
        if (cause instanceof SyntaxError) throw foreign(response, cause);
        throw failure("unreachable", `Cannot read the answer of ${origin}: it broke off`, cause);
      }
    }

    const failure = (reason: BijouError["reason"], text: string, cause?: unknown, status?: number) =>
      new BijouError(reason, text, { idempotencyKey: create.sentKey(), cause, status });
    const foreign = (response: Response, cause?: unknown) =>
      failure("not-bijou", foreignText(origin, response), cause, response.status);

    let answer = await limited(timeoutMs, attempt);
    const seconds = answer.response.status === 429 ? retryAfterSeconds(answer.response, Date.now()) : null;
    // A stream can't be sent again: it has been read.
    if (seconds !== null && seconds <= maxRetryAfterSeconds && !(init.body instanceof ReadableStream)) {
      await limited(Infinity, (signal) => pause(seconds, signal));
      answer = await limited(timeoutMs, attempt);
    }
    if (isForeign(method, path, init.parseAs, answer)) throw foreign(answer.response);
    return answer;
  };
}
