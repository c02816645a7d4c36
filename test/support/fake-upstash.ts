import { createRedisStore, type RedisStore } from "../../src/redis/redis.ts";
import { stubFetch } from "./fake-fetch.ts";

type Command = readonly unknown[];

export interface FakeUpstash {
  readonly redis: RedisStore;
  /** Every command that was sent, in order; those of a MULTI one by one. */
  readonly commands: Command[];
  /** Round trips. */
  readonly requests: readonly unknown[];
}

/**
 * The real client over a server that gives the answers of the test, also ones that no Redis gives.
 *
 * @param answer of one command; what it throws fails the connection. An `{error}` is Redis's own.
 */
export function createFakeUpstash(answer: (command: Command) => unknown): FakeUpstash {
  const commands: Command[] = [];
  const run = (command: Command): object => {
    commands.push(command);
    const result = answer(command);
    return result instanceof RedisRefusal ? { error: result.text } : { result };
  };
  const requests = stubFetch(({ url, body }) => {
    if (url.endsWith("/multi-exec") || url.endsWith("/pipeline")) {
      return Response.json((JSON.parse(body) as Command[]).map(run)); // What the client sends is a list of commands.
    }
    return Response.json(run(JSON.parse(body) as Command)); // And here one command.
  });
  return { redis: createRedisStore({ url: "https://redis.example", token: "token" }), commands, requests };
}

export class RedisRefusal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
