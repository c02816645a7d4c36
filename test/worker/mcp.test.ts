import { describe, expect, it } from "vitest";
import { ADMIN_KEY } from "../support/settings.ts";
import { call } from "../support/worker-client.ts";

/** Through the service binding, as everywhere else. What the tools do is tested in `test/whole/mcp`. */
describe("/mcp", () => {
  it("answers by the MCP Worker, which calls this one's API", async () => {
    const message = {
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "find_links", arguments: { limit: 1 } },
    };
    const response = await call("/mcp", {
      method: "POST",
      headers: {
        ...{ Authorization: `Bearer ${ADMIN_KEY}`, "Content-Type": "application/json" },
        Accept: "application/json, text/event-stream",
      },
      body: JSON.stringify(message),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      id: 1,
      result: { structuredContent: { links: expect.any(Array) as unknown[] } },
    });
  });
});
