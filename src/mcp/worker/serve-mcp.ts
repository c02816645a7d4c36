import {
  createMcpHandler,
  INVALID_REQUEST,
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { CallApi, McpAnswer, McpRequest } from "../mcp-server.ts";
import { createServer } from "./create-server.ts";

/** Only for the SDK, which wants a whole request: no host of this name is ever asked. */
const ADDRESS = "https://bijou.internal/mcp";

/**
 * Answers one message by the official SDK, in each version of the protocol that the SDK speaks. Nothing is kept between two
 * messages, and no answer is a stream: no tool of ours has anything to tell before it is done.
 */
export async function serveMcp({ headers, body }: McpRequest, callApi: CallApi): Promise<McpAnswer> {
  const message = parsed(body);
  if (Array.isArray(message)) return NO_BATCHES;
  const request = new Request(ADDRESS, { method: "POST", headers, body });
  const given = message === undefined ? {} : { parsedBody: message };
  const create = () => createServer(callApi);
  const response = (await isLegacyRequest(request.clone(), message))
    ? await serveLegacy(request, given, create())
    : // Without any subscription, since nothing here changes behind a client's back.
      await createMcpHandler(create, { legacy: "reject", responseMode: "json", maxSubscriptions: 0 }).fetch(
        request,
        given,
      );
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text === "" ? null : text,
  };
}

/** The versions of 2025 and before, which begin with `initialize`. By itself the SDK's handler would answer them by a stream. */
async function serveLegacy(
  request: Request,
  given: { parsedBody?: unknown },
  server: ReturnType<typeof createServer>,
): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, given);
  } finally {
    await server.close();
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // The SDK says what is wrong with it.
  }
}

/** Only the version of March 2025 had batches. One message of a thousand calls would go past every limit on messages. */
const NO_BATCHES: McpAnswer = {
  status: 400,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    jsonrpc: "2.0",
    id: null,
    error: { code: INVALID_REQUEST, message: "Cannot read a batch: send each message by itself" },
  }),
};
