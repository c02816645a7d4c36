import type { Context, Next } from "hono";
import type { AppEnv, EdgeServices } from "../../http/app-env.ts";
import { readBody } from "../../http/body/body.ts";
import { unauthorized } from "../../http/caller-problems.ts";
import { ProblemError } from "../../http/problem.ts";
import { rateLimit } from "../../http/rate-limit.ts";
import { REQUEST_ID_HEADER } from "../../http/request-id.ts";
import { log } from "../../lib/log.ts";
import { type ApiCall, FORWARDED, type McpAnswer, type McpServer } from "../mcp-server.ts";
import { isToolName } from "../tools.ts";

interface DoorServices {
  readonly mcp: McpServer | null;
}

/** A message with a link in it is as long as a body of the API, and the protocol's own words come on top. */
const MAX_MESSAGE_BYTES = 262_144;

/** What an answer of the API says of its limit, for whoever called the tool. */
const OF_LIMIT = ["RateLimit-Policy", "RateLimit"];

/** Only a key counts here: neither who signed in at Cloudflare Access, nor nobody where PUBLIC_CREATE is on. */
export async function bearerOnly(c: Context, next: Next): Promise<void> {
  if (c.req.header("Authorization") === undefined) throw new ProblemError(unauthorized("Bearer"));
  await next();
}

/**
 * `POST /mcp`: hands the message to the MCP Worker, and makes the calls of the API that it asks for, as the caller.
 *
 * A call of a tool counts as the call of the API that it is, once. Any other message counts as a read. A call that the limit
 * refuses is a 429 of the whole message: an assistant that is told so in a result would only try again.
 *
 * @param callApi the Worker's own API.
 */
export function openMcp<Services extends EdgeServices & DoorServices>(
  callApi: (request: Request, c: Context<AppEnv<Services>>) => Response | Promise<Response>,
): (c: Context<AppEnv<Services>, string>) => Promise<Response> {
  const countAsRead = rateLimit<Services>("reads", null);
  return async (c) => {
    const { mcp } = c.env;
    const bytes = await readBody(c.req.raw, c.var.scope.deadline, MAX_MESSAGE_BYTES);
    const body = new TextDecoder().decode(bytes);
    const isCall = callsTool(body);
    if (!isCall) await countAsRead(c, async () => undefined);
    if (mcp === null) throw new ProblemError(NO_WORKER);

    let answered: Response | null = null;
    const call = async ({ method, path, body: json }: ApiCall) => {
      const headers = {
        ...headersOfCaller(c.req.raw),
        ...(json === null ? {} : { "Content-Type": "application/json" }),
      };
      // By the host that the caller came in by, as a call of the API would.
      answered = await callApi(new Request(new URL(path, c.req.url), { method, headers, body: json }), c);
      return { status: answered.status, text: await answered.clone().text() };
    };
    const answer = await mcp.serve({ headers: forwarded(c.req.raw), body }, call).catch(refuseUnlessBound);
    const ofApi = answered as Response | null; // The compiler doesn't see that `call` sets it.
    if (ofApi === null && isCall) await countAsRead(c, async () => undefined);
    if (ofApi?.status === 429) return new Response(ofApi.body, ofApi);
    for (const name of OF_LIMIT) {
      const value = ofApi?.headers.get(name);
      if (value != null) c.header(name, value);
    }
    return replied(c, answer);
  };
}

const NO_WORKER = {
  type: "unavailable",
  detail: "Cannot answer MCP here: the Worker bijou-mcp does not run beside this one",
} as const;

/** wrangler throws this text of a Worker that is bound and does not run. */
function refuseUnlessBound(error: unknown): never {
  log("error", "mcp-failed", { name: error instanceof Error ? error.name : typeof error });
  throw new ProblemError(NO_WORKER);
}

function callsTool(body: string): boolean {
  try {
    const message = JSON.parse(body) as { method?: unknown; params?: { name?: unknown } | null } | null;
    return message?.method === "tools/call" && isToolName(message.params?.name);
  } catch {
    return false; // The MCP Worker says what is wrong with it.
  }
}

function forwarded(request: Request): Record<string, string> {
  return Object.fromEntries(FORWARDED.flatMap((name) => pairOf(request, name)));
}

/** Who calls: the key, and what limits and logs know a caller by. Never a cookie, nor a token of Cloudflare Access. */
function headersOfCaller(request: Request): Record<string, string> {
  return Object.fromEntries(
    ["Authorization", "CF-Connecting-IP", "CF-Ray", REQUEST_ID_HEADER].flatMap((name) => pairOf(request, name)),
  );
}

function pairOf(request: Request, name: string): [string, string][] {
  const value = request.headers.get(name);
  return value === null ? [] : [[name, value]];
}

function replied<Services extends EdgeServices>(c: Context<AppEnv<Services>>, answer: McpAnswer): Response {
  for (const [name, value] of Object.entries(answer.headers)) c.header(name, value);
  c.header("Cache-Control", "no-store");
  // Any status that may have this body.
  return c.newResponse(answer.body, answer.status as 200);
}
