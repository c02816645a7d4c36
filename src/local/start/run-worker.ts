import { createRequire } from "node:module";

/**
 * The Worker under wrangler, as a process of its own that `worker-process.ts` starts: what `wrangler dev` does, without
 * what it prints. On the screen is what the Worker says, and an error of wrangler, such as a build that fails.
 *
 * It ends with the process that started it, however that ended: a `kill -9` leaves nobody who could end it.
 */
export interface WorkerOrder {
  readonly port: number;
  /** wrangler.toml. */
  readonly config: string;
  /** That of the MCP Worker, which the first one is bound to. */
  readonly mcpConfig: string;
  /** A folder where the two find each other, and no other Worker of this machine. */
  readonly registry: string;
  /** An empty file of settings: without one, wrangler would read `.dev.vars`. */
  readonly envFile: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** What it tells once, when the Worker listens. */
export interface WorkerReport {
  /** As in wrangler.toml. */
  readonly crons: readonly string[];
}

// wrangler is CommonJS. `import` reads its six megabytes three times, to see what they are and what they export.
const { unstable_startWorker: startWorker } = createRequire(import.meta.url)("wrangler") as typeof import("wrangler");

// When the starter ends, the channel to it closes. Then end the whole group of this process, workerd and esbuild
// included.
process.once("disconnect", () => process.kill(-process.pid, "SIGKILL"));

// wrangler prints by these methods. Only its errors are shown.
for (const method of ["debug", "info", "log", "warn"] as const) console[method] = () => undefined;

process.once("message", (order) => void run(order as WorkerOrder)); // Only worker-process.ts sends one.

async function run({ port, config, mcpConfig, registry, envFile, secrets, variables }: WorkerOrder): Promise<void> {
  const bindings = {
    ...typed("secret_text", secrets),
    ...typed("plain_text", variables),
    MCP: { type: "service", service: "bijou-mcp" },
  } as const;
  // Nothing of the Worker's is kept in a folder: two starts on one tree would lock each other's files.
  const common = { remote: false, watch: true, inspector: false, persist: false, logLevel: "error", registry } as const;
  try {
    const mcp = await startWorker({
      ...{ config: mcpConfig, envFiles: [envFile] },
      dev: { server: { hostname: "127.0.0.1", port: 0 }, ...common },
    });
    await mcp.ready;
    const worker = await startWorker({
      ...{ config, bindings, envFiles: [envFile] },
      dev: {
        server: { hostname: "localhost", port },
        ...common,
        structuredLogsHandler: ({ message }: { message: string }) => void process.stdout.write(`${message}\n`),
      },
    });
    await worker.ready;
    // wrangler's own type for it comes from a package that is not there.
    const { triggers = [] } = worker.config as { triggers?: readonly { type: string; cron?: string }[] };
    const crons = triggers.flatMap(({ type, cron }) => (type === "cron" && cron !== undefined ? [cron] : []));
    process.send?.({ crons } satisfies WorkerReport);
  } catch (error) {
    console.error(`Cannot start the Worker: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

function typed<Type extends string>(type: Type, values: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { type, value }]));
}
