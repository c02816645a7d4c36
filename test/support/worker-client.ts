import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect } from "vitest";
import { asAdmin, ORIGIN } from "./settings.ts";
import { worker } from "./worker-main.ts";

/** For suites inside workerd: the Worker of their own isolate, and what it answers. */
export interface LinkJson {
  readonly slug: string;
  readonly custom: boolean;
  readonly shortUrl: string;
  readonly url: string;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly redirectStatus: number;
  readonly enabled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string | null;
  readonly expiredUrl: string | null;
  readonly card: object | null;
  readonly createdBy: { readonly kind: string; readonly name: string | null } | null;
}

export interface ProblemJson {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export type CallInit = Pick<RequestInit, "method" | "body"> & { headers?: Record<string, string> };

/** @param path from the root. Redirects are not followed. */
export function call(path: string, init: CallInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(ORIGIN + path, { redirect: "manual", ...init }));
}

export function callAsAdmin(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return call(path, { method, ...jsonInit(body, { ...asAdmin, ...headers }) });
}

/** A create without a key, from an address of its own unless `headers` has one. */
export function createPublicly(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return call("/api/links", { method: "POST", ...jsonInit(body, { ...fromFreshAddress(), ...headers }) });
}

/** A link that was just created, as the administrator. @param fields its url is one of its own if absent. */
export async function createLink(fields: Record<string, unknown> = {}): Promise<LinkJson> {
  const response = await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), ...fields });
  expect(response.status).toBe(201);
  return linkOf(response);
}

/** A create as the administrator with an Idempotency-Key. */
export function createWithKey(key: string, body: object): Promise<Response> {
  return callAsAdmin("POST", "/api/links", body, { "Idempotency-Key": key });
}

export async function getLink(slug: string): Promise<LinkJson> {
  const response = await callAsAdmin("GET", `/api/links/${slug}`);
  expect(response.status).toBe(200);
  return linkOf(response);
}

export async function linkOf(response: Response): Promise<LinkJson> {
  expect(response.headers.get("Content-Type")).toBe("application/json");
  return response.json<LinkJson>();
}

/** Asserts that the answer is the problem, in the form that every problem has, and gives its body. */
export async function problemOf(response: Response, status: number, type: string): Promise<ProblemJson> {
  const problem = await response.json<ProblemJson>();
  expect(problem).toMatchObject({ type: `/_/problems/${type}`, status });
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(problem.title).toMatch(/\w/);
  expect(problem.detail).toMatch(/\w/);
  return problem;
}

/** The fields that a problem names. */
export function fieldsOf({ errors = [] }: ProblemJson): string[] {
  return errors.map(({ path }) => path);
}

/** The Worker with a memory and settings of its own, as another isolate would be. @param settings undefined takes one away. */
export function otherIsolate(settings: Record<string, string | undefined> = {}): typeof call {
  const ownEnv: Env = Object.assign({}, env, settings);
  return async (path, init) => {
    const ctx = createExecutionContext();
    const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path, { redirect: "manual", ...init });
    const response = await worker.fetch(request, ownEnv, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  };
}

/** @param body what is sent as JSON; nothing is sent if it is undefined. */
export function jsonInit(body: unknown, headers: Record<string, string> = {}): CallInit {
  return body === undefined
    ? { headers }
    : { headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** Its subdomains can be blocked without harm to other tests. */
export function uniqueDomain(): string {
  return `${crypto.randomUUID()}.example.com`;
}

/** Limits are per address: a /64 that no other test calls from. */
export function fromFreshAddress(): { "CF-Connecting-IP": string } {
  const [a, b] = crypto.getRandomValues(new Uint16Array(2));
  return { "CF-Connecting-IP": `2001:db8:${a?.toString(16) ?? 0}:${b?.toString(16) ?? 0}::1` };
}

export function uniqueSlug(): string {
  return `t-${crypto.randomUUID()}`;
}

export function uniqueKey(): string {
  return `key-${crypto.randomUUID()}`;
}

export function uniqueUrl(): string {
  return `https://example.com/${crypto.randomUUID()}`;
}
