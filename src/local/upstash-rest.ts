import { type JsonAnswer, type JsonRequest, type JsonServer, serveJson } from "./json-server.ts";
import { type Command, type RedisEngine, type Reply, TransactionDiscarded } from "./redis/redis-engine.ts";

/**
 * A stand-in for Upstash's REST protocol, as @upstash/redis 1.39.0 speaks it: a command (`POST /`), a
 * pipeline (`/pipeline`), a transaction (`/multi-exec`), answers in base64 on request, and errors.
 *
 * The same over both engines; what they are held to stands in redis/README.md.
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
  const encode = headers["upstash-encoding"] === "base64" ? replyInBase64 : inJson;

  switch (path) {
    case "/": {
      const command = commandOf(body);
      if (command === null) return { status: 400, body: { error: "ERR the body is not a command" } };
      const reply = await engine.run(command);
      return { status: "error" in reply ? 400 : 200, body: encode(reply) };
    }
    case "/pipeline":
    case "/multi-exec": {
      const commands = commandsOf(body);
      if (commands === null) return { status: 400, body: { error: "ERR the body is not an array of commands" } };
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

/** Arguments come as strings, numbers and booleans; Redis knows strings alone. The client writes others as JSON. */
function commandOf(body: unknown): Command | null {
  if (!Array.isArray(body) || !body.every((each) => ["string", "number", "boolean"].includes(typeof each))) return null;
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
  if (Buffer.isBuffer(result)) return result.toString("base64");
  return typeof result === "string" ? Buffer.from(result, "utf8").toString("base64") : result;
}

/** Bytes that are no text lose what JSON can't hold: that is what the base64 is for. */
function inJson(reply: Reply): Reply {
  return "error" in reply ? reply : { result: asJson(reply.result) };
}

function asJson(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(asJson);
  return Buffer.isBuffer(result) ? result.toString("utf8") : result;
}
