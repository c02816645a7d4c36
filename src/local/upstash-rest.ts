import { type JsonAnswer, type JsonRequest, type JsonServer, serveJson } from "./json-server.ts";
import { type Command, type RedisEngine, type Reply, TransactionDiscarded } from "./redis-engine.ts";

/**
 * A stand-in for Upstash's REST protocol, as @upstash/redis 1.39.0 speaks it: a command (`POST /`), a
 * pipeline (`/pipeline`), a transaction (`/multi-exec`), answers in base64 on request, and errors.
 */
export interface UpstashRestOptions {
  readonly engine: RedisEngine;
  readonly token: string;
  /** Any that is free if absent. */
  readonly port?: number | undefined;
}

export function serveUpstashRest(options: UpstashRestOptions): Promise<JsonServer> {
  return serveJson((request) => answer(request, options), options.port);
}

async function answer(
  { path, headers, body }: JsonRequest,
  { engine, token }: UpstashRestOptions,
): Promise<JsonAnswer> {
  if (headers.authorization !== `Bearer ${token}`)
    return { status: 401, body: { error: "WRONGPASS invalid or missing auth token" } };
  const encode = headers["upstash-encoding"] === "base64" ? replyInBase64 : (reply: Reply) => reply;

  switch (path) {
    case "/": {
      const command = commandOf(body);
      if (command === null) return { status: 400, body: { error: "ERR the body is no command" } };
      const reply = await engine.run(command);
      return { status: "error" in reply ? 400 : 200, body: encode(reply) };
    }
    case "/pipeline":
    case "/multi-exec": {
      const commands = commandsOf(body);
      if (commands === null) return { status: 400, body: { error: "ERR the body is no array of commands" } };
      try {
        const replies = path === "/pipeline" ? await engine.pipeline(commands) : await engine.transaction(commands);
        return { status: 200, body: replies.map(encode) };
      } catch (error) {
        if (error instanceof TransactionDiscarded) return { status: 400, body: { error: error.message } };
        throw error;
      }
    }
    default:
      return { status: 404, body: { error: `ERR no such endpoint ${path}` } };
  }
}

/** Arguments come as strings and numbers; Redis knows strings alone. */
function commandOf(body: unknown): Command | null {
  if (!Array.isArray(body)) return null;
  const [name, ...args] = body.map(String);
  return name === undefined ? null : [name, ...args];
}

function commandsOf(body: unknown): Command[] | null {
  if (!Array.isArray(body)) return null;
  const commands = body.map(commandOf);
  return commands.every((command) => command !== null) ? commands : null;
}

/** Every text at any depth, but a status `OK`: the client decodes a list's texts without looking. */
function replyInBase64(reply: Reply): Reply {
  return "error" in reply || reply.result === "OK" ? reply : { result: inBase64(reply.result) };
}

function inBase64(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(inBase64);
  return typeof result === "string" ? Buffer.from(result, "utf8").toString("base64") : result;
}
