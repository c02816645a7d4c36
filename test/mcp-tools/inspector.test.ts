import { describe, expect, it } from "vitest";
import { TOOLS } from "../../src/mcp/tools.ts";
import { embedded } from "../support/engines.ts";
import { MCP_WORKER } from "../support/running-worker.ts";
import { ADMIN_KEY } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";
import { runTool } from "./run-tool.ts";

/** `/mcp` by the command line of the protocol's inspector: what a person types who connects it for the first time. */
describe("/mcp, by the inspector", () => {
  const whole = useWhole(embedded, {}, [MCP_WORKER]);
  const inspect = (key: string, ...args: string[]) =>
    runTool("mcp-inspector", [
      ...["--cli", `${whole.worker.url}/mcp`, "--transport", "http", "--header", `Authorization: Bearer ${key}`],
      ...args,
    ]);
  const call = async (tool: string, ...pairs: string[]) => {
    const given = pairs.length === 0 ? [] : ["--tool-arg", ...pairs];
    const ran = await inspect(ADMIN_KEY, "--method", "tools/call", "--tool-name", tool, ...given);
    return { ...ran, result: JSON.parse(ran.output) as { isError?: boolean; structuredContent?: unknown } };
  };

  it("lists the tools, whose schemas every client can read", async () => {
    const { exitCode, output, text } = await inspect(ADMIN_KEY, "--method", "tools/list", "--strict");
    expect(exitCode, text).toBe(0);
    const { tools } = JSON.parse(output) as { tools: { name: string }[] };
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(TOOLS));
  });

  it("makes, reads and deletes a link", async () => {
    const made = await call("create_link", "url=https://example.com/inspected", "slug=inspected");
    expect(made.result.structuredContent, made.text).toMatchObject({ slug: "inspected" });
    const read = await call("get_link", "slug=inspected");
    expect(read.result.structuredContent, read.text).toMatchObject({ url: "https://example.com/inspected" });
    await call("delete_link", "slug=inspected");
    expect((await call("get_link", "slug=inspected")).result.isError).toBe(true);
  });

  it("is refused without a good key, and shows none of it", async () => {
    const wrong = "bij_wrong-key-of-the-inspector";
    const { exitCode, text } = await inspect(wrong, "--method", "tools/list");
    expect(exitCode).not.toBe(0);
    expect(text).not.toContain(wrong);
  });
});
