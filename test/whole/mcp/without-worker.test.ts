import { describe, expect, it } from "vitest";
import { engines } from "../../support/engines.ts";
import { useHardenedWorker } from "../../support/hardened-worker.ts";
import { ADMIN_KEY } from "../../support/settings.ts";

/** Bijou's own Worker alone, as a deployment without the second one: no binding. */
describe.each(engines.slice(-1))("/mcp without the MCP Worker, on $name", (engine) => {
  const bijou = useHardenedWorker(engine, {});

  it("answers 503 and names what is missing, while the rest works", async () => {
    const { url } = bijou.workerd;
    const response = await fetch(`${url}/mcp`, {
      method: "POST",
      headers: { Authorization: `Bearer ${ADMIN_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
    });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      type: "/_/problems/unavailable",
      detail: expect.stringContaining("bijou-mcp") as string,
    });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/no-such-link`)).status).toBe(404);
  });
});
