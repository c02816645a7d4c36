import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { findFreePort } from "../support/npm-start.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";

describe("npm run example", () => {
  let stack: Stack;
  let worker: RunningWorker;
  let allowedPort = 0;

  beforeAll(async () => {
    stack = await embedded.start();
    allowedPort = await findFreePort();
    worker = await startWorker(stack, { CORS_ORIGINS: `http://localhost:${allowedPort}` });
  });
  afterAll(async () => {
    await worker.close();
    await stack.close();
  });

  /** What it prints until it is ready, and what `look` finds then. */
  async function example<T>(settings: Readonly<Record<string, string>>, look: () => Promise<T>) {
    const child = spawn(process.execPath, ["src/local/client/example.ts"], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"], ...settings } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv, // The generated type demands Bijou's secrets.
    });
    let printed = "";
    child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
    await new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.stdout.on("data", (chunk: Buffer) => {
        printed += chunk.toString("utf8");
        if (printed.includes("Ctrl-C stops it")) resolve();
      });
    });
    const found = await look();
    if (child.exitCode === null) {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    return { printed, found };
  }

  it("serves the page, its script and the client on an origin of its own, and prints the address", async () => {
    const site = `http://localhost:${allowedPort}`;
    const { printed, found } = await example({ EXAMPLE_PORT: String(allowedPort), BIJOU_URL: worker.url }, async () =>
      Promise.all(
        ["/?shortener=x", "/example.js", "/client.js", "/package.json"].map(async (path) => {
          const { status, headers } = await fetch(site + path);
          return `${status} ${headers.get("Content-Type")}`;
        }),
      ),
    );
    expect(printed).toBe(
      `The example page is at ${site}/?shortener=${encodeURIComponent(worker.url)}\nCtrl-C stops it\n`,
    );
    expect(found).toEqual(["200 text/html; charset=utf-8", "200 text/javascript", "200 text/javascript", "404 null"]);
  });

  it("says what the page lacks: a Bijou, or a place in its CORS_ORIGINS", async () => {
    const port = String(await findFreePort());
    const { printed } = await example({ EXAMPLE_PORT: port, BIJOU_URL: worker.url }, async () => null);
    expect(printed).toContain(`It does not work yet: CORS_ORIGINS of ${worker.url} lacks http://localhost:${port}`);
    const alone = await example({ EXAMPLE_PORT: port, BIJOU_URL: "http://127.0.0.1:1" }, async () => null);
    expect(alone.printed).toContain("It does not work yet: http://127.0.0.1:1 does not answer; npm start");
  });

  it.each([
    ["is taken", () => String(allowedPort)],
    ["is none", () => "70000"],
  ])("says that its port %s", async (_, port) => {
    const holder = createServer();
    await once(holder.listen(allowedPort, "localhost"), "listening");
    const { printed } = await example({ EXAMPLE_PORT: port(), BIJOU_URL: worker.url }, async () => null);
    expect(printed).toContain(`Cannot serve the example on port ${port()}; choose another with EXAMPLE_PORT`);
    holder.close();
  });
});
