import { WorkerEntrypoint } from "cloudflare:workers";
import type { CallApi, McpAnswer, McpRequest, McpServer } from "../mcp-server.ts";
import { serveMcp } from "./serve-mcp.ts";

/** The entry points of the MCP Worker. Bijou's own Worker calls `serve` through its service binding. */
export default class McpWorker extends WorkerEntrypoint implements McpServer {
  /** It has no address, so nobody comes here; a Worker must have it all the same. */
  override fetch(): Response {
    return new Response(null, { status: 404 });
  }

  serve(request: McpRequest, callApi: CallApi): Promise<McpAnswer> {
    return serveMcp(request, callApi);
  }
}
