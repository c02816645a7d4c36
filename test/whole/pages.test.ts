import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { engines } from "../support/engines.ts";
import { commandsIn, isCall, readPages } from "../support/pages.ts";
import { MCP_WORKER, type RunningWorker, startWorker } from "../support/running-worker.ts";
import { ADMIN_KEY, asAdmin } from "../support/settings.ts";

/** Each call that a page shows, as its reader would send it: by bash and curl. */
const pages = readPages().flatMap(({ path, shellBlocks }) => {
  const calls = shellBlocks.filter((block) => !block.needsAccount && commandsIn(block).some(isCall));
  return calls.length === 0 ? [] : [{ path, text: calls.map(({ text }) => text).join("") }];
});
const readme = pages.find(({ path }) => path === "README.md")?.text ?? "";
/** The function that the README defines; the other pages take it from there. */
const API = /^api\(\) .*$/m.exec(readme)?.[0] ?? "";

describe.each(engines)("the calls of the pages, on the production bundle and $name", ({ start }) => {
  let stack: Stack;
  let worker: RunningWorker;
  let folder = "";
  beforeAll(async () => {
    stack = await start();
    worker = await startWorker(stack, {}, [MCP_WORKER]);
    folder = await mkdtemp(join(tmpdir(), "bijou-pages-"));
  });
  afterAll(async () => {
    await worker.close();
    await stack.close();
    await rm(folder, { recursive: true });
  });

  /** @returns the status of each call. */
  async function run(block: string): Promise<number[]> {
    const told = String.raw`curl() { command curl -sS -w '%{stderr}%{http_code}\n' "$@"; }`;
    const ofTheReader = block.replace(/^BASE=\S+ KEY=\S+/m, "");
    const { stderr } = await promisify(execFile)("bash", ["--norc", "-c", [told, API, ofTheReader].join("\n")], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        BASE: worker.url,
        KEY: ADMIN_KEY,
      } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    });
    return stderr.trim().split("\n").map(Number);
  }

  it("README.md's calls are answered as it says", async () => {
    expect(API).not.toBe("");
    expect(await run(readme)).toEqual([201, 201, 200, 200, 200, 200, 200, 302, 204]);
  });

  it.each(pages.filter(({ path }) => path !== "README.md"))("$path's calls are not refused", async ({ text }) => {
    const gone = await worker.fetchReady("/api/links/sale", { method: "DELETE", headers: asAdmin });
    expect(gone.status).toBeOneOf([204, 404]);
    await worker.create({ url: "https://example.com/", slug: "sale" });
    const statuses = await run(text);
    expect(statuses).toHaveLength(commandsIn({ text, needsAccount: false }).filter(isCall).length);
    expect(statuses.filter((status) => !(status >= 200 && status < 400))).toEqual([]);
  });
});
