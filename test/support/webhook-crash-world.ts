import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Stack } from "../../src/local/stack.ts";
import { BUNDLE_DIR } from "./bundle.ts";
import { startClickCollector } from "./click-collector.ts";
import { type DirectWorkerd, startDirectWorkerd } from "./direct-workerd.ts";
import type { Engine } from "./engines.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { findFreePort } from "./free-port.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY, ORIGIN } from "./settings.ts";

/** What the endpoint got. */
interface Got {
  readonly id: string;
  readonly type: string;
}

/**
 * The production bundle in a workerd that a test kills at a moment of its choice: just when Postgres has committed a statement, or
 * when an endpoint has a call. The Queues are this process: they hold what was sent, and hand it on when the test says so.
 */
export interface WebhookCrashWorld {
  readonly stack: Stack;
  readonly sql: FaultProxy;
  readonly endpoint: { readonly url: string; readonly got: Got[]; amidCall: (() => Promise<unknown>) | null };
  /** Bodies that the Worker has sent to each queue, as JSON. */
  readonly queues: { readonly runs: readonly string[]; readonly sweeps: readonly string[] };
  /** A new process; the one before it is killed, if it runs still. */
  startWorker(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  killWorker(): Promise<void>;
  /** @throws when the Worker dies before it answers. */
  api(method: string, path: string, body?: object): Promise<Response>;
  /** The cron of a minute that is not the first of its hour. @throws as above. */
  cron(): Promise<unknown>;
  /** A call for a run, by the Queue. @throws as above. */
  deliver(message: string, attempts: number): Promise<unknown>;
  close(): Promise<void>;
}

export async function startWebhookCrashWorld(engine: Engine): Promise<WebhookCrashWorld> {
  const stack = await engine.start();
  const sql = await startFaultProxy(new URL(stack.bindings.NEON_FETCH_ENDPOINT).origin);
  const [runs, sweeps] = [await startClickCollector(), await startClickCollector()];
  const [port, eventsPort] = [await findFreePort(), await findFreePort()];
  const endpoint: WebhookCrashWorld["endpoint"] = { url: "", got: [], amidCall: null };
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { type } = JSON.parse(body) as Got; // Bijou writes it.
      endpoint.got.push({ id: String(request.headers["webhook-id"]), type });
      await endpoint.amidCall?.();
      response.writeHead(204).end();
    });
  });
  // Where the Worker is asked is an own host, to which no webhook leads.
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.2", resolve));
  const url = `http://127.0.0.2:${(server.address() as AddressInfo).port}/hook`; // It listens on TCP.

  let worker: DirectWorkerd | null = null;
  const killWorker = async () => {
    await worker?.close();
    worker = null;
  };
  const tell = async (event: object) => {
    const response = await fetch(`http://127.0.0.1:${eventsPort}/`, { method: "POST", body: JSON.stringify(event) });
    return response.json();
  };
  return {
    ...{ stack, sql, killWorker },
    endpoint: Object.assign(endpoint, { url }),
    queues: { runs: runs.messages, sweeps: sweeps.messages },
    async startWorker() {
      await killWorker();
      worker = await startDirectWorkerd({
        ...{ script: join(BUNDLE_DIR, "worker.js"), port, eventsPort, onLog: () => undefined },
        bindings: {
          ...{ ...stack.bindings, NEON_FETCH_ENDPOINT: `${sql.url}/sql` },
          ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: ORIGIN, ALLOW_PRIVATE_DESTINATIONS: "true" },
        },
        queuesTo: { WEBHOOKS: runs.address, WEBHOOK_SWEEPS: sweeps.address },
      });
    },
    api: (method, path, body) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { ...asAdmin, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    cron: () => tell({ cron: "* * * * *", scheduledTime: Date.parse("2026-11-30T08:01:00Z") }),
    deliver: (message, attempts) => tell({ queue: "bijou-webhooks", bodies: [JSON.parse(message)], attempts }),
    async close() {
      await killWorker();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([runs.close(), sweeps.close(), sql.close()]);
      await stack.close();
    },
  };
}
