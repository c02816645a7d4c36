import type { Context, Hono, MiddlewareHandler, Next } from "hono";
import type { Result } from "../lib/result.ts";
import type { AppEnv, EdgeServices } from "./app-env.ts";
import { PATCH_TYPES, parseJson } from "./body/body.ts";
import type { Caller, Need } from "./caller.ts";
import { conditioned } from "./conditional/conditioned.ts";
import { NO_PRECONDITIONS, readPreconditions } from "./conditional/preconditions.ts";
import { only } from "./only.ts";
import type { Answered, Facts, Reply } from "./operation.ts";
import { type Problem, ProblemError, problemResponse } from "./problem.ts";
import { type QueryReader, readQuery } from "./query.ts";
import { rateLimit } from "./rate-limit.ts";

/**
 * An operation of any room. What it is handed was typed where it was made, by its own schemas.
 * @typeParam Services of all rooms. @typeParam Scope that a key may have.
 */
export interface MountedOperation<Services extends EdgeServices = EdgeServices, Scope extends string = string>
  extends Omit<Facts, "needs" | "body" | "query" | "access"> {
  readonly access: Need<Scope> | "anyone";
  readonly needs?: (services: Services) => void;
  readonly body?: Reader<unknown>;
  readonly query?: QueryReader;
  handle?(asked: never): Reply | Promise<Reply>;
  respond?(asked: never): Answered | Promise<Answered>;
}

interface Reader<Given> {
  read(given: Given, request: never): Result<unknown, Problem>;
}

/**
 * Makes the routes of all rooms' operations: each with its access, its limit (beside the body) and its handler,
 * OPTIONS with `Allow`, and 405 with it for the methods that a path does not take.
 *
 * All of them in one call, since literal paths must come before patterns: else the 405 of `/api/links/{slug}` would answer
 * for `/api/links/bulk`.
 */
export function mount<Services extends EdgeServices, Scope extends string>(
  app: Hono<AppEnv<Services>>,
  operations: readonly MountedOperation<Services, Scope>[],
  steps: { readonly authorize: Authorize<Services, Scope> },
): void {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  for (const [path, group] of [...byPath].toSorted(literalFirst)) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
    for (const operation of group) {
      const method = operation.method.toUpperCase();
      for (const step of stepsOf(operation, steps.authorize)) app.on(method, pattern, step);
      app.on(method, pattern, (c) => answer(c, operation));
    }
    const taken = group.flatMap(({ method }) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()]));
    const allowed = [...taken, "OPTIONS"];
    app.on("OPTIONS", pattern, (c) => c.body(null, 204, optionsOf(allowed)));
    app.all(pattern, only(...allowed));
  }
}

/** What RFC 9110, section 9.3.7, and RFC 5789, section 3.1, ask for. */
function optionsOf(allowed: readonly string[]): Record<string, string> {
  return {
    Allow: allowed.join(", "),
    ...(allowed.includes("PATCH") ? { "Accept-Patch": PATCH_TYPES.join(", ") } : {}),
  };
}

function literalFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const rank = (path: string) => path.replaceAll(/\{\w+\}/g, "\uffff");
  return rank(one) < rank(other) ? -1 : 1;
}

type Authorize<Services extends EdgeServices, Scope extends string> = (
  need: Need<Scope>,
) => MiddlewareHandler<AppEnv<Services>>;

function stepsOf<Services extends EdgeServices, Scope extends string>(
  operation: MountedOperation<Services, Scope>,
  authorize: Authorize<Services, Scope>,
): MiddlewareHandler<AppEnv<Services>>[] {
  const { access, as, limit, body, before } = operation;
  // If the operation reads no body, a body is no reason to refuse the request: a proxy may have added it.
  const maxBodyBytes = body === undefined ? null : operation.maxBodyBytes;
  return [
    ...(access === "anyone" ? [] : [authorize(access)]),
    ...(as === "nobody" ? [asNobody] : []),
    ...(limit === undefined ? [] : [rateLimit<Services>(limit, maxBodyBytes)]),
    ...(before === "block-list" ? [blockListReady] : []),
  ];
}

const NOBODY: Caller = { kind: "anonymous" };

async function asNobody<Services extends EdgeServices>(c: Context<AppEnv<Services>>, next: Next): Promise<void> {
  c.set("caller", NOBODY);
  await next();
}

/** What links may lead to depends on the blocked domains, and on our own. */
async function blockListReady<Services extends EdgeServices>(c: Context<AppEnv<Services>>, next: Next): Promise<void> {
  await Promise.all([c.env.blockList.ready(c.var.scope), c.env.domains.ready(c.var.scope)]);
  await next();
}

async function answer<Services extends EdgeServices>(
  c: Context<AppEnv<Services>>,
  operation: MountedOperation<Services>,
): Promise<Response> {
  const isRead = operation.method === "get"; // HEAD, too.
  const preconditions =
    operation.conditional === true ? valueOf(readPreconditions(c.req.raw.headers, isRead)) : NO_PRECONDITIONS;
  const request = {
    params: c.req.param(),
    caller: (c.var.caller as Caller | undefined) ?? NOBODY, // Not set if the operation asks nobody for a key.
    services: c.env,
    scope: c.var.scope,
    url: c.req.url,
    headers: c.req.raw.headers,
    ...(operation.conditional === true ? { preconditions } : {}),
  };
  const read = <Given>(input: Reader<Given> | undefined, given: () => Given): unknown =>
    input === undefined ? undefined : valueOf(input.read(given(), request as never));
  const query = valueOf(readQuery(new URL(c.req.url).searchParams, operation.query, request as never));
  const isPatch = operation.method === "patch";
  const body = read(operation.body, () => parseJson(c.req.header("Content-Type"), c.var.body, isPatch));
  const asked = { ...request, query, body, request: c.req.raw };
  const answering = operation.respond?.(asked as never) ?? operation.handle?.(asked as never);
  if (answering === undefined) throw new Error(`Cannot answer: ${operation.id} has no handler`);
  return replied(c, conditioned(await answering, preconditions, isRead));
}

/** By Hono's `header()`, as the steps before set theirs: so what the reply says stands above those. */
async function replied<Services extends EdgeServices>(
  c: Context<AppEnv<Services>>,
  reply: Answered,
): Promise<Response> {
  if ("problem" in reply) return problemResponse(reply.problem);
  for (const [name, value] of Object.entries(reply.headers ?? {})) c.header(name, value);
  if (reply.etag !== undefined) c.header("ETag", reply.etag);
  if ("draw" in reply) return c.newResponse(await reply.draw(), reply.status);
  if ("body" in reply) return c.newResponse(reply.body, reply.status);
  return reply.json === undefined ? c.body(null, reply.status) : c.json(reply.json, reply.status as 200); // Any with a body.
}

function valueOf<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}
