// openapi-fetch with types made from the OpenAPI document, and not Hono's RPC: RPC takes its types from the
// routes, where a handler that answers with a plain Response has none, and would hand on this Worker's whole
// source with them. The document has every status and problem, and a test holds the Worker to it. Nothing of
// it but `fetch` and `Request` depends on where it runs.
import createClient, { type Client } from "openapi-fetch";
import { type CallParts, createCall, type Init } from "./call.ts";
import type { components, paths } from "./package/api-types.d.ts";

export { BijouError, type BijouErrorReason } from "./bijou-error.ts";
export type { components, operations, paths } from "./package/api-types.d.ts";
export { problemText } from "./problem-text.ts";

export type Link = components["schemas"]["Link"];

/** One call for each method and path of the document: `client.POST("/api/links", { body })`. */
export type BijouClient = Client<paths>;

export interface BijouClientOptions {
  /** Where the shortener is: `https://go.example`. */
  readonly baseUrl: string;
  /** Without one, what needs no key can be done. Never put one into a public page. */
  readonly apiKey?: string | undefined;
  /** In place of the global one: a service binding's, or a test's. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** How long a call may take: 15,000 if absent. A call with a `signal` of its own has that as its only limit. */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for. A call that is answered 429 then waits, and is sent once more. None is
   * waited for if absent.
   */
  readonly maxRetryAfterSeconds?: number | undefined;
}

const TIMEOUT_MS = 15_000;
const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/**
 * A client of one shortener. A call resolves to `{ data, response }`, or to `{ error, response }` with the problem that
 * Bijou answered with. A create has an `Idempotency-Key`: its own where none is given.
 *
 * A call rejects with a `BijouError` where there is no answer of Bijou's: it is out of reach, too slow, or another server
 * answers in its place. If the `signal` of a call is aborted, it rejects with the signal's reason, as `fetch` does.
 *
 * @throws {TypeError} when an option can't be used.
 */
export function createBijouClient(options: BijouClientOptions): BijouClient {
  const { apiKey, fetch, timeoutMs = TIMEOUT_MS, maxRetryAfterSeconds = 0 } = options;
  if (!(timeoutMs > 0)) throw new TypeError(`Cannot make a client: timeoutMs must be above 0, received ${timeoutMs}`);
  const origin = originOf(options.baseUrl);
  const client = createClient<paths>({ baseUrl: origin, headers: authorizationOf(apiKey) });
  const call = createCall({
    // One function makes all calls, without the types of each path. Users of the client still get those types.
    request: client.request as unknown as CallParts["request"],
    origin,
    fetch,
    timeoutMs,
    maxRetryAfterSeconds,
  });
  return {
    ...client,
    request: (method: string, path: string, init?: Init) => call(method.toUpperCase(), path, init),
    ...Object.fromEntries(METHODS.map((method) => [method, (path: string, init?: Init) => call(method, path, init)])),
  } as BijouClient; // For the reason above.
}

function originOf(baseUrl: string): string {
  try {
    const { protocol, origin } = new URL(baseUrl);
    // `localhost:8787` is a URL too: its scheme is `localhost:`.
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // Not a URL: the error below says so.
  }
  throw new TypeError(`Cannot make a client: baseUrl must begin with https:// or http://, received "${baseUrl}"`);
}

function authorizationOf(apiKey: string | undefined): Record<string, string> {
  if (apiKey === undefined) return {};
  // Checked here, because the platform's own error would show the key.
  if (!/^[\x21-\x7e]*$/.test(apiKey)) {
    throw new TypeError("Cannot make a client: apiKey must be printable ASCII without white space");
  }
  return { Authorization: `Bearer ${apiKey}` };
}
