import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embedded } from "../support/engines.ts";
import { findFreePort } from "../support/free-port.ts";
import { MCP_WORKER } from "../support/running-worker.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";
import { startKeyProxy } from "./key-proxy.ts";
import { runTool } from "./run-tool.ts";

/**
 * `/mcp` by the protocol's own conformance package. Its other scenarios ask for resources, prompts and for tools that a server
 * makes for this package alone: Bijou has seven tools of its own and nothing else.
 */
const SCENARIOS = ["server-initialize", "ping", "tools-list", "dns-rebinding-protection"];

const port = await findFreePort();
const address = `http://localhost:${port}`;

describe("/mcp, by the conformance package", () => {
  // As `npm start` has it: the address by which it is asked is its own, and no other origin is.
  const whole = useWhole(embedded, { BASE_URL: address }, [MCP_WORKER]);
  let proxy: Awaited<ReturnType<typeof startKeyProxy>>;
  beforeAll(async () => {
    proxy = await startKeyProxy(port, whole.worker.url, ADMIN_KEY);
  });
  afterAll(() => proxy.close());

  it.each(SCENARIOS)("passes %s", async (scenario) => {
    const { exitCode, text } = await runTool("conformance", [
      "server",
      "--url",
      `${address}/mcp`,
      "--scenario",
      scenario,
    ]);
    // A scenario that made no check has passed nothing.
    expect([exitCode, /Passed: ([1-9]\d*)\/\1, 0 failed/.test(text)], text).toEqual([0, true]);
  });
});
