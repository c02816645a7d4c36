import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before a stand-in, counts what goes through, and makes it fail. */
export interface FaultProxy {
  readonly url: string;
  /** Bodies of the requests that came, in order. */
  readonly calls: readonly string[];
  forget(): void;
  /** Asked for each request as it comes; null lets it through. */
  fault: (body: string) => Fault | null;
  close(): Promise<void>;
}

export type Fault =
  /** Handed on after a while. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Never handed on and never answered. */
  | { readonly kind: "hang" }
  /** The connection is cut; nothing is handed on. */
  | { readonly kind: "reset" }
  /** Handed on and done; the connection is cut in place of the answer. */
  | { readonly kind: "lose-answer" }
  /** Answered in place of the store. */
  | { readonly kind: "answer"; readonly status: number; readonly body: string };

export const healthy = (): null => null;

/** @param target origin of the stand-in. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const calls: string[] = [];
  const open = new Set<NodeJS.Timeout>();

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
    switch (fault?.kind) {
      case "hang":
        return;
      case "reset":
        response.destroy();
        return;
      case "answer":
        response.writeHead(fault.status, { "Content-Type": "application/json" }).end(fault.body);
        return;
      case "delay":
        await new Promise((resolve) => open.add(setTimeout(resolve, fault.ms)));
        break;
      case "lose-answer":
      case undefined:
        break;
    }
    const headers = Object.entries(request.headers).filter(
      ([name]) => !["host", "connection", "content-length"].includes(name),
    );
    const answer = await fetch(target + (request.url ?? ""), {
      method: "POST",
      headers: headers.map(([name, value]) => [name, String(value)]),
      body,
    });
    const text = await answer.text();
    if (fault?.kind === "lose-answer") response.destroy();
    else response.writeHead(answer.status, { "Content-Type": "application/json" }).end(text);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // Of a TCP server: always an AddressInfo.
    calls,
    forget: () => void calls.splice(0),
    fault: healthy,
    close: () =>
      new Promise((resolve) => {
        for (const timer of open) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
