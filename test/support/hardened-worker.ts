import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { BUNDLE_DIR } from "./bundle.ts";
import { type DirectWorkerd, startDirectWorkerd } from "./direct-workerd.ts";
import type { Engine } from "./engines.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { findFreePort } from "./free-port.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "./settings.ts";

/** The production bundle on workerd's own socket, for what only bytes on a connection can show. Read it inside tests. */
export interface HardenedWorker {
  readonly port: number;
  readonly workerd: DirectWorkerd;
  readonly stack: Stack;
  /** Stands before Postgres, and has what the Worker asked it. */
  readonly sql: FaultProxy;
  /** What it has logged so far. */
  readonly log: string;
  /** As the administrator, and as a client that keeps to HTTP. */
  call(method: string, path: string, body?: unknown): Promise<Response>;
}

export function useHardenedWorker(engine: Engine, settings: Readonly<Record<string, string>> = {}): HardenedWorker {
  let port = 0;
  let stack: Stack | undefined;
  let sql: FaultProxy | undefined;
  let workerd: DirectWorkerd | undefined;
  let log = "";

  beforeAll(async () => {
    stack = await engine.start();
    sql = await startFaultProxy(new URL(stack.bindings.NEON_FETCH_ENDPOINT).origin);
    port = await findFreePort();
    const bindings = { CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example", PUBLIC_CREATE: "true" };
    workerd = await startDirectWorkerd({
      script: join(BUNDLE_DIR, "worker.js"),
      port,
      bindings: { ...stack.bindings, NEON_FETCH_ENDPOINT: `${sql.url}/sql`, ...bindings, ...settings },
      onLog: (text) => {
        log += text;
      },
    });
  });
  afterAll(async () => {
    await workerd?.close();
    await sql?.close();
    await stack?.close();
  });

  return {
    get port() {
      return port;
    },
    get workerd() {
      return started(workerd);
    },
    get stack() {
      return started(stack);
    },
    get sql() {
      return started(sql);
    },
    get log() {
      return log;
    },
    call(method, path, body) {
      return fetch(this.workerd.url + path, {
        ...{ method, redirect: "manual" },
        headers: { ...asAdmin, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
  };
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("Cannot use the Worker: it starts in beforeAll");
  return part;
}
