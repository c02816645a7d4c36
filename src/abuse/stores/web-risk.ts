import { type CircuitBreaker, CircuitOpen } from "../../lib/circuit-breaker.ts";
import { isCutShort } from "../../lib/deadline.ts";
import { THREAT_TYPES, type ThreatType } from "../../links/destination-check.ts";
import type { ThreatList } from "../threat-list.ts";

/**
 * Google Web Risk's Lookup API: `GET /v1/uris:search?threatTypes=…&uri=…` for each URL, which answers
 * `{"threat":{"threatTypes":[…],"expireTime":"…"}}`, or `{}` for a URL that is on none of the lists
 * (https://cloud.google.com/web-risk/docs/reference/rest/v1/uris/search). The key goes in a header, as Google's APIs
 * take it (https://cloud.google.com/docs/authentication/api-keys-use), since URLs get into logs.
 *
 * One call takes one URL. So six calls run side by side until the time is over.
 */
export function createWebRisk(options: {
  key: string;
  /** `https://webrisk.googleapis.com` */
  endpoint: string;
  /** For one call. All calls of a `find` together have until its deadline. */
  timeoutMs: number;
  breaker: CircuitBreaker;
  fetch: (url: string, init: RequestInit) => Promise<Pick<Response, "status" | "json" | "body">>;
  /** Called at most once in each `find`, with the reason why URLs were not looked up. */
  reportFailure: (reason: string) => void;
}): ThreatList {
  const { key, endpoint, timeoutMs, breaker, fetch, reportFailure } = options;

  return {
    async find(urls, request) {
      const { deadline } = request;
      breaker.probeIfDue((work) => request.waitUntil(work));
      const found = new Map<string, readonly ThreatType[]>();
      const failures: string[] = [];
      const waiting = urls.values();
      async function work(): Promise<void> {
        for (const url of waiting) {
          if (deadline.remainingMs() === 0) return;
          const signal = deadline.signal(timeoutMs);
          try {
            const look = () => askWebRisk(url, { key, endpoint, fetch, signal }).catch(cutShortBy(signal));
            found.set(url, await breaker.run(look));
          } catch (error) {
            failures.push(reasonOf(error));
            if (!(error instanceof WebRiskRefusal) || isOutage(error)) return;
          }
        }
      }
      await Promise.all(Array.from({ length: Math.min(urls.length, AT_ONCE) }, work));
      if (found.size < urls.length) reportFailure(failures.at(-1) ?? "there was no time for them all");
      return found;
    },
  };
}

/** A Worker has six connections at a time that wait for an answer. */
const AT_ONCE = 6;

/** An answer without a verdict. The URL or the key may be wrong. */
export class WebRiskRefusal extends Error {
  override readonly name = "WebRiskRefusal";
  readonly status: number;
  constructor(status: number) {
    super(`Cannot look up a URL: Web Risk answered HTTP ${status}`);
    this.status = status;
  }
}

/** A look-up that had less time than its own limit. Web Risk is not to blame: the request was late. */
class LookUpCutShort extends Error {
  override readonly name = "LookUpCutShort";
}

function cutShortBy(signal: AbortSignal): (error: unknown) => never {
  return (error) => {
    if (error instanceof WebRiskRefusal || !isCutShort(signal)) throw error;
    throw new LookUpCutShort("Cannot look up a URL: too little time was left", { cause: error });
  };
}

/** Looks one URL up. @throws whatever `fetch` throws, and {@link WebRiskRefusal}. */
export async function askWebRisk(
  url: string,
  {
    key,
    endpoint,
    fetch,
    signal,
  }: Pick<Parameters<typeof createWebRisk>[0], "key" | "endpoint" | "fetch"> & {
    signal: AbortSignal;
  },
): Promise<readonly ThreatType[]> {
  const query = new URLSearchParams([...THREAT_TYPES.map((type) => ["threatTypes", type]), ["uri", url]]).toString();
  const headers = { "X-Goog-Api-Key": key };
  const response = await fetch(`${endpoint}/v1/uris:search?${query}`, { headers, redirect: "manual", signal });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new WebRiskRefusal(response.status);
  }
  return threatTypesIn(await response.json());
}

/** @throws {TypeError} when the answer is not of this protocol: it must not look like a URL that is on no list. */
function threatTypesIn(answer: unknown): readonly ThreatType[] {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw new TypeError("Cannot read the answer of Web Risk: it is not an object");
  if (!("threat" in answer)) return [];
  const { threat } = answer as { threat: { threatTypes?: unknown } | null }; // It is checked below.
  const given = threat?.threatTypes;
  const types = Array.isArray(given) ? THREAT_TYPES.filter((type) => given.includes(type)) : [];
  if (types.length === 0)
    throw new TypeError("Cannot read the answer of Web Risk: it has no threat type that was asked for");
  return types;
}

/** Whether the service is to blame. A refusal of the URL itself, such as one that is too long, must not open the circuit. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof WebRiskRefusal)) return !(error instanceof CircuitOpen || error instanceof LookUpCutShort);
  return error.status >= 500 || error.status === 429;
}

/** Without messages of the runtime's, which can hold the URL that was asked for. */
function reasonOf(error: unknown): string {
  if (error instanceof WebRiskRefusal) return `HTTP ${error.status}`;
  if (error instanceof CircuitOpen) return "skipped, since it did not answer a moment ago";
  return error instanceof Error ? error.name : "unknown failure";
}
