import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** An HTTP server on this machine alone that takes JSON by POST and answers JSON. */
export interface JsonServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface JsonRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** @param answer its rejection becomes a 500 with the error's text, as from a proxy whose server is gone. */
export async function serveJson(answer: (request: JsonRequest) => Promise<JsonAnswer>, port = 0): Promise<JsonServer> {
  const server = createServer((request, response) => {
    void reply(request, answer).then(({ status, body }) => {
      response.writeHead(status, { "Content-Type": "application/json" }).end(stringify(body));
    });
  });
  // A Worker keeps its connections open. If this server ended one, the Worker's next request would fail.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // Of a TCP server: always an AddressInfo.
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(
  request: IncomingMessage,
  answer: (request: JsonRequest) => Promise<JsonAnswer>,
): Promise<JsonAnswer> {
  try {
    if (request.method !== "POST") return { status: 405, body: { message: "only POST" } };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer); // A request without an encoding gives buffers.
    let body: unknown;
    try {
      body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    } catch {
      return { status: 400, body: { message: "the body is not JSON", error: "ERR the body is not JSON" } };
    }
    return await answer({ path: request.url ?? "/", headers: request.headers, body });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: { message, error: `ERR ${message}` } };
  }
}

/** Of Node 21 and later; TypeScript does not know it yet. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** An integer of Redis may have 19 digits: they are all written, as Upstash does, whatever a reader makes of them. */
function stringify(body: unknown): string {
  return JSON.stringify(body, (_name, value: unknown) => (typeof value === "bigint" ? rawJSON(String(value)) : value));
}
