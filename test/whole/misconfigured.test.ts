import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { embedded } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";

describe("a Worker with bad settings", () => {
  let stack: Stack;
  let worker: RunningWorker;

  beforeAll(async () => {
    stack = await embedded.start();
    worker = await startWorker(stack, {
      CODE_KEY: "c0ffee-and-no-key",
      BASE_URL: "go.example",
      PUBLIC_CREATE: "perhaps",
    });
  });
  afterAll(async () => {
    await worker.close();
    await stack.close();
  });

  it.each(["/", "/abc", "/api/links/abc", "/health", "/livez"])("answers 500 misconfigured to %s", async (path) => {
    const response = await worker.fetch(path);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ type: "/_/problems/misconfigured" });
    expect(response.headers.get("X-Request-Id")).not.toBeNull();
  });

  it("names all that is wrong in the log, and no value", async () => {
    await worker.fetch("/abc");
    const logs = worker.harness
      .getLogs()
      .map(({ message }) => message)
      .join("\n");
    for (const setting of ["CODE_KEY", "BASE_URL", "PUBLIC_CREATE"]) expect(logs).toContain(setting);
    for (const value of ["c0ffee-and-no-key", "perhaps"]) expect(logs).not.toContain(value);
  });
});
