// openapi-fetch with types made from the OpenAPI document, and not Hono's RPC: RPC takes its types from the
// routes, where a handler that answers with a plain Response has none, and would hand on this Worker's whole
// source with them. The document has every status and problem, and a test holds the Worker to it. 2.5 kB
// compressed, and nothing of it but `fetch` and `Request` depends on where it runs.
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./api-types.ts";

export type { components, operations, paths } from "./api-types.ts";

export type Link = components["schemas"]["Link"];

/** One call for each method and path of the document: `client.POST("/api/links", { body })`. */
export type BijouClient = Client<paths>;

export interface BijouClientOptions {
  /** Where the shortener is: `https://go.example`. */
  readonly baseUrl: string;
  /** Without one, what needs no key can be done. Never put one into a public page. */
  readonly apiKey?: string;
  /** In place of the global one: a service binding's, or a test's. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of one shortener. A call resolves to `{ data, response }`, or to `{ error, response }` with the
 * problem where the answer is one; it rejects only where there is no answer, as `fetch` does.
 *
 * @throws {TypeError} when `baseUrl` is no URL.
 */
export function createBijouClient({ baseUrl, apiKey, fetch }: BijouClientOptions): BijouClient {
  return createClient<paths>({
    baseUrl: new URL(baseUrl).origin,
    ...(apiKey === undefined ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
}
