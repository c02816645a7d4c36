import { vi } from "vitest";

/** What was sent through `fetch`. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
  /** As text; empty if there was none. */
  readonly body: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Puts a server of the test's own behind the global `fetch`, for failures that no stand-in has.
 * `vi.unstubAllGlobals()` takes it away.
 *
 * @returns the requests that were sent, which grows.
 */
export function stubFetch(answer: (request: SentRequest) => Response | Promise<Response>): SentRequest[] {
  const sent: SentRequest[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}): Promise<Response> => {
    const request = {
      url,
      headers: new Headers(init.headers),
      body: typeof init.body === "string" ? init.body : "",
      signal: init.signal ?? undefined,
    };
    sent.push(request);
    return answer(request);
  });
  return sent;
}

/** A server that never answers: the request ends when its signal does, as with the real `fetch`. */
export function neverAnswer({ signal }: SentRequest): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error)); // An abort's reason is a DOMException here.
  });
}

/** A signal that has timed out as soon as the test says so. */
export function createTimeout(): { signal: () => AbortSignal; strike: () => void } {
  const controller = new AbortController();
  return {
    signal: () => controller.signal,
    strike: () => controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
  };
}
