import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { findFreePort } from "./free-port.ts";

/** Stands before a stand-in, counts what goes through, and makes it fail. */
export interface FaultProxy {
  readonly url: string;
  /** Bodies of the requests that came, in order. */
  readonly calls: readonly string[];
  /** Of each call that met no fault: when it came and when it was answered, in milliseconds since the epoch. */
  readonly spans: readonly Span[];
  forget(): void;
  /** Asked for each request as it comes; null lets it through. */
  fault: (body: string) => Fault | null;
  /** Cuts every connection, and refuses new ones until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
}

export interface Span {
  readonly from: number;
  /** Infinity until it is answered. */
  until: number;
}

export type Fault =
  /** Handed on after a while. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Never handed on and never answered. */
  | { readonly kind: "hang" }
  /** The connection is cut; nothing is handed on. */
  | { readonly kind: "reset" }
  /** A TLS alert in place of HTTP, then the end; nothing is handed on. */
  | { readonly kind: "no-http" }
  /** Handed on and done; then that is done, if given, and the connection is cut in place of the answer. */
  | { readonly kind: "lose-answer"; readonly before?: () => Promise<unknown> }
  /** Handed on and done; the connection is cut in the middle of the answer's body. */
  | { readonly kind: "half-answer" }
  /** Answered in place of the store. */
  | { readonly kind: "answer"; readonly status: number; readonly body: string };

export const healthy = (): null => null;

/** As a server ends a handshake that it can't go on with: alert 40, of the level fatal (RFC 5246, section 7.2). */
const TLS_ALERT = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);

/** @param target origin of the stand-in. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const calls: string[] = [];
  const spans: Span[] = [];
  const open = new Set<NodeJS.Timeout>();
  const port = await findFreePort();

  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 600_000;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer); // A request without an encoding gives buffers.
    const body = Buffer.concat(chunks).toString("utf8");
    calls.push(body);
    const fault = proxy.fault(body);
    const span = { from: Date.now(), until: Number.POSITIVE_INFINITY };
    if (fault === null) spans.push(span);
    switch (fault?.kind) {
      case "hang":
        return;
      case "reset":
        response.destroy();
        return;
      case "no-http":
        request.socket.end(TLS_ALERT);
        return;
      case "answer":
        response.writeHead(fault.status, { "Content-Type": "application/json" }).end(fault.body);
        return;
      case "delay":
        await new Promise((resolve) => open.add(setTimeout(resolve, fault.ms)));
        break;
      case "lose-answer":
      case "half-answer":
      case undefined:
        break;
    }
    const answer = await handOn(target, request, body).finally(() => {
      span.until = Date.now();
    });
    if (fault?.kind === "lose-answer") {
      await fault.before?.();
      response.destroy();
      return;
    }
    const { status, text } = answer;
    response.writeHead(status, { "Content-Type": "application/json", "Content-Length": text.length });
    if (fault?.kind !== "half-answer") response.end(text);
    else response.write(text.subarray(0, text.length / 2), () => response.destroy());
  }

  const listen = () =>
    new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  await listen();
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    calls,
    spans,
    forget() {
      calls.length = 0;
      spans.length = 0;
    },
    fault: healthy,
    refuse: stop,
    accept: listen,
    close() {
      for (const timer of open) clearTimeout(timer);
      return stop();
    },
  };
  return proxy;
}

async function handOn(target: string, request: IncomingMessage, body: string) {
  const headers = Object.entries(request.headers).filter(
    ([name]) => !["host", "connection", "content-length"].includes(name),
  );
  const answer = await fetch(target + (request.url ?? ""), {
    method: "POST",
    headers: headers.map(([name, value]) => [name, String(value)]),
    body,
  });
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()) };
}
