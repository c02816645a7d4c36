import { describe, expect, it } from "vitest";
import { engines } from "../../support/engines.ts";
import { postMcp, toolCall } from "../../support/mcp-client.ts";
import { MCP_WORKER } from "../../support/running-worker.ts";
import { asAdmin, ORIGIN } from "../../support/settings.ts";
import { useWhole } from "../../support/whole.ts";

const LIST = { jsonrpc: "2.0", id: 1, method: "tools/list" };
const MODERN = { "MCP-Protocol-Version": "2026-07-28" };

/** What no honest client sends: each has a clear answer, in the terms of the protocol or as a problem of the API. */
describe.each(engines)("/mcp, by messages made by hand, on $name", (engine) => {
  const settings = {
    PUBLIC_CREATE: "true",
    CORS_ORIGINS: "https://app.example",
    KEY_WRITES_PER_MINUTE: "3",
    KEY_READS_PER_MINUTE: "4",
  };
  const whole = useWhole(engine, settings, [MCP_WORKER]);

  async function keyFor(name: string): Promise<string> {
    const response = await whole.worker.fetch("/api/keys", {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ name, scopes: ["links:read", "links:write"] }),
    });
    return (await response.json<{ key: string }>()).key;
  }
  const withKey = (key: string) => ({ Authorization: `Bearer ${key}` });

  it.each([
    ["a batch", [LIST, LIST], {}, 400, -32600],
    ["an empty batch", [], {}, 400, -32600],
    ["no JSON", "{", {}, 400, -32700],
    ["nothing", "", {}, 400, -32700],
    ["no message", { hello: 1 }, {}, 400, -32600],
    ["an unknown method", { jsonrpc: "2.0", id: 1, method: "links/steal" }, {}, 200, -32601],
    ["an unknown tool", toolCall("drop_tables", {}), {}, 200, -32602],
    ["a tool without a name", { jsonrpc: "2.0", id: 1, method: "tools/call", params: {} }, {}, 200, -32602],
    [
      "arguments that are a list",
      { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "get_link", arguments: [] } },
      {},
      200,
      -32602,
    ],
    ["an unknown version", LIST, { "MCP-Protocol-Version": "1999-01-01" }, 400, -32000],
    ["a version that needs its envelope, without it", LIST, MODERN, 400, -32602],
    ["no Accept", LIST, { Accept: "*/*" }, 406, -32000],
    ["another Content-Type", LIST, { "Content-Type": "text/plain" }, 415, -32000],
  ])("answers %s", async (_what, body, headers, status, code) => {
    const response = await postMcp(whole.worker, body, headers);
    const text = await response.text();
    expect([response.status, text]).toEqual([status, expect.stringContaining(`"code":${code}`)]);
    expect(response.headers.get("Content-Type")).toContain("application/json");
  });

  it("answers a message of an older version without a stream, and a notification with 202 and no body", async () => {
    const listed = await postMcp(whole.worker, LIST, { "MCP-Protocol-Version": "2025-03-26" });
    expect(listed.headers.get("Content-Type")).toContain("application/json");
    expect((await listed.json<{ result: { tools: unknown[] } }>()).result.tools).toHaveLength(7);
    expect(listed.headers.get("Mcp-Session-Id")).toBeNull();
    const noted = await postMcp(whole.worker, { jsonrpc: "2.0", method: "notifications/initialized" });
    expect([noted.status, await noted.text()]).toEqual([202, ""]);
  });

  it("ends a subscription at once: nothing here changes behind a client's back", async () => {
    const meta = {
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
      "io.modelcontextprotocol/clientInfo": { name: "x", version: "1" },
    };
    const listen = {
      jsonrpc: "2.0",
      id: 1,
      method: "subscriptions/listen",
      params: { notifications: { toolsListChanged: true }, _meta: meta },
    };
    const response = await postMcp(whole.worker, listen, { ...MODERN, "Mcp-Method": "subscriptions/listen" });
    expect(await response.text()).toContain('"error"');
  });

  it("takes 256 kB, and answers 413 to more", async () => {
    const sized = (bytes: number) => JSON.stringify({ ...LIST, params: { _meta: { x: "x".repeat(bytes) } } });
    expect((await postMcp(whole.worker, sized(250_000))).status).toBe(200);
    for (const bytes of [262_144, 1_000_000]) {
      const refused = await postMcp(whole.worker, sized(bytes));
      expect([refused.status, (await refused.json<{ type: string }>()).type]).toEqual([413, "/_/problems/too-large"]);
    }
  });

  it.each(["GET", "DELETE", "PUT", "PATCH", "HEAD"])("answers %s with 405 and Allow", async (method) => {
    const response = await whole.worker.fetch("/mcp", { method, headers: asAdmin });
    expect([response.status, response.headers.get("Allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  it.each([
    ["no key", {}],
    ["a key that does not exist", { Authorization: "Bearer bij_nobody" }],
    ["a sign-in at Cloudflare Access", { "Cf-Access-Jwt-Assertion": "x", "Sec-Fetch-Site": "same-origin" }],
  ])("answers 401 with WWW-Authenticate to %s, also while PUBLIC_CREATE is on", async (_what, headers) => {
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(LIST),
    };
    const response = await whole.worker.fetch("/mcp", init);
    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toMatch(/^Bearer/);
  });

  it.each([
    [ORIGIN, 200],
    ["https://app.example", 200],
    ["https://evil.example", 403],
    ["null", 403],
    ["https://go.example.evil.example", 403],
  ])("with the Origin %s answers %s", async (origin, status) => {
    const response = await postMcp(whole.worker, LIST, { Origin: origin });
    expect(response.status).toBe(status);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(origin === "https://app.example" ? origin : null);
  });

  it("lets a page of CORS_ORIGINS send the protocol's headers", async () => {
    const headers = { Origin: "https://app.example", "Access-Control-Request-Method": "POST" };
    const response = await whole.worker.fetch("/mcp", { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Headers")).toContain("MCP-Protocol-Version");
  });

  it("counts a tool's call as the call of the API that it is, once, and refuses it with 429", async () => {
    const key = withKey(await keyFor("a busy assistant"));
    const create = toolCall("create_link", { url: "https://example.com/busy" });
    for (const left of [2, 1, 0]) {
      const response = await postMcp(whole.worker, create, key);
      expect([response.status, response.headers.get("RateLimit")]).toEqual([
        200,
        expect.stringContaining(`r=${left};`),
      ]);
    }
    const refused = await postMcp(whole.worker, create, key);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await refused.json<{ type: string }>()).type).toBe("/_/problems/rate-limited");
    // The API and MCP have one count, and writes have another than reads.
    const byApi = await whole.worker.fetch("/api/links", {
      ...{ method: "POST", headers: { ...key, "Content-Type": "application/json" } },
      body: JSON.stringify({ url: "https://example.com/busy" }),
    });
    expect(byApi.status).toBe(429);
    expect((await postMcp(whole.worker, LIST, key)).status).toBe(200);
  });

  it("counts each other message as a read", async () => {
    const key = withKey(await keyFor("a curious assistant"));
    const messages = [
      LIST,
      toolCall("get_link", { slug: "x" }),
      toolCall("get_link", {}),
      { jsonrpc: "2.0", id: 1, method: "ping" },
    ];
    for (const message of messages) expect((await postMcp(whole.worker, message, key)).status).toBe(200);
    expect((await postMcp(whole.worker, LIST, key)).status).toBe(429);
    expect((await postMcp(whole.worker, toolCall("get_link", {}), key)).status).toBe(429);
  });
});
