import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from "@modelcontextprotocol/client";
import type { RunningWorker } from "./running-worker.ts";
import { ADMIN_KEY, ORIGIN } from "./settings.ts";

/** The official client, connected to `/mcp` of a Worker. @param mode which versions of the protocol it speaks. */
export async function connectMcp(
  worker: Pick<RunningWorker, "fetch">,
  mode: VersionNegotiationMode = "auto",
  key = ADMIN_KEY,
): Promise<Client> {
  const client = new Client({ name: "bijou-tests", version: "1" }, { versionNegotiation: { mode } });
  const transport = new StreamableHTTPClientTransport(new URL(`${ORIGIN}/mcp`), {
    requestInit: { headers: { Authorization: `Bearer ${key}` } },
    fetch: (url, init) => worker.fetch(new URL(url).pathname, init),
  });
  await client.connect(transport);
  return client;
}

/** A message by hand, for what the official client never sends. */
export function postMcp(
  worker: Pick<RunningWorker, "fetch">,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return worker.fetch("/mcp", {
    method: "POST",
    headers: {
      ...{ Authorization: `Bearer ${ADMIN_KEY}`, "Content-Type": "application/json" },
      Accept: "application/json, text/event-stream",
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A call of a tool, in the version of the protocol that needs no handshake before it. */
export function toolCall(name: string, given: object, id = 1): object {
  return { jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: given } };
}
