import { Agent, type IncomingMessage, request } from "node:http";

/**
 * A client for load: a few connections that are kept open, each request with a limit of its own. Node's `fetch`
 * costs three times the CPU, which on two cores is taken from the Worker.
 */
export interface HttpConnections {
  /** @param call.headers those that the request has besides Host. @throws when no answer is there within the limit. */
  ask(call: HttpCall): Promise<HttpAnswer>;
  close(): void;
}

export interface HttpCall {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** @param limitMs by when an answer has to be there as a whole. */
export function openConnections(port: number, count: number, limitMs: number): HttpConnections {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  return {
    ask({ method = "GET", path, headers = {}, body }) {
      return new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
        const call = request(
          { host: "127.0.0.1", port, agent, method, path, headers: { ...headers, ...length } },
          (answer) => void readAnswer(answer).then(resolve, reject),
        );
        const timer = setTimeout(
          () => call.destroy(new Error(`Cannot get an answer to ${method} ${path} in ${limitMs} ms`)),
          limitMs,
        );
        call.on("close", () => clearTimeout(timer));
        call.on("error", reject);
        call.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

async function readAnswer(answer: IncomingMessage): Promise<HttpAnswer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer); // An answer without an encoding gives buffers.
  return { status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() };
}
