import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { AUDIENCE, EMAIL } from "../support/access-signer.ts";
import { type AccessStandIn, startAccess } from "../support/access-stand-in.ts";
import { BUNDLE_DIR } from "../support/bundle.ts";
import { type DirectWorkerd, startDirectWorkerd } from "../support/direct-workerd.ts";
import { engines } from "../support/engines.ts";
import { findFreePort } from "../support/free-port.ts";
import { ADMIN_KEY, CODE_KEY } from "../support/settings.ts";

describe.each(engines.slice(-1))("sign-in at the production bundle, on $name", (engine) => {
  let stack: Stack;
  let access: AccessStandIn;
  const logs: string[] = [];
  const workers: DirectWorkerd[] = [];
  const sent: string[] = [];

  async function start(): Promise<DirectWorkerd> {
    const worker = await startDirectWorkerd({
      ...{ script: join(BUNDLE_DIR, "worker.js"), port: await findFreePort() },
      bindings: {
        ...{ ...stack.bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example" },
        ...{ ACCESS_TEAM: access.team, ACCESS_AUD: AUDIENCE, ACCESS_ADMINS: "boss@example.com" },
      },
      onLog: (text) => logs.push(text),
    });
    workers.push(worker);
    return worker;
  }

  /** @returns the status, and who the Worker took it for. */
  async function askSession(worker: DirectWorkerd, token: string) {
    sent.push(token);
    const headers = { "Cf-Access-Jwt-Assertion": token, "Sec-Fetch-Site": "same-origin" };
    const response = await fetch(`${worker.url}/api/session`, { headers });
    const { name } = await response.json<{ name?: string }>();
    return [response.status, name];
  }

  beforeAll(async () => {
    stack = await engine.start();
    access = await startAccess();
    await start();
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await access.close();
    await stack.close();
  });

  it("a person signs in by what Access signed, through a rotation of its keys and while it is down", async () => {
    const [worker] = workers as [DirectWorkerd]; // It was started.
    const many = await Promise.all(Array.from({ length: 20 }, async () => askSession(worker, await access.sign())));
    expect(new Set(many.map(String))).toEqual(new Set([`200,${EMAIL}`]));
    // At most one flight, and those that took it over.
    expect(access.asked).toBeLessThanOrEqual(3);

    await access.rotate();
    expect(await askSession(worker, await access.sign({ email: "boss@example.com" }))).toEqual([
      200,
      "boss@example.com",
    ]);
    access.state = "down";
    expect(await askSession(worker, await access.sign())).toEqual([200, EMAIL]);
    expect(await askSession(worker, await access.sign({ exp: 1_000 }))).toEqual([401, undefined]);
  });

  it("an isolate that knows no keys answers 503 while Access is down or hangs, in time, and mends by itself", async () => {
    for (const state of ["down", "hangs"] as const) {
      access.state = state;
      const worker = await start();
      expect([state, ...(await askSession(worker, await access.sign()))]).toEqual([state, 503, undefined]);
      access.state = "up";
      await expect.poll(async () => askSession(worker, await access.sign()), { timeout: 30_000 }).toEqual([200, EMAIL]);
    }
  });

  it("no log has a token or an e-mail in it", () => {
    const text = logs.join("\n");
    expect(text).toContain('"caller":"person:');
    expect(text).toContain("access-keys-failed");
    for (const token of sent) for (const part of token.split(".").slice(1)) expect(text).not.toContain(part);
    expect(text).not.toContain("@example.com");
  });
});
