/**
 * The Worker that speaks MCP, as the first Worker sees it: it gets one message, and a function that calls the API for it.
 *
 * It never sees a key: the caller's `Authorization` stays with the first Worker, which adds it to each call. Two releases
 * meet here while one rolls out, so a field may be added, and none changed.
 */
export interface McpServer {
  serve(request: McpRequest, callApi: CallApi): Promise<McpAnswer>;
}

/** A POST to `/mcp`. */
export interface McpRequest {
  /** Those of the protocol alone: `FORWARDED`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface McpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** null for an answer without a body: that to a notification. */
  readonly body: string | null;
}

/** Calls the API as the caller. The operation itself checks key, scope, limit and input. */
export type CallApi = (call: ApiCall) => Promise<ApiAnswer>;

export interface ApiCall {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With its query: `/api/links?tag=spring`. */
  readonly path: string;
  /** JSON; null for none. */
  readonly body: string | null;
}

export interface ApiAnswer {
  readonly status: number;
  /** JSON or a problem; empty for an answer without a body. */
  readonly text: string;
}

/** The headers that the MCP Worker gets. `Mcp-Session-Id` is not one: nothing is kept between two messages. */
export const FORWARDED = ["Accept", "Content-Type", "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"] as const;
