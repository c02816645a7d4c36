import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./bundle.ts";

/** The configuration of a workerd with one Worker, `worker.js`, and `mcp.js` beside it where `MCP` is bound to that. */
export interface WorkerdConfig {
  readonly port: number;
  /** Texts by name. The queues are bound to one that nobody reads, `ASSETS` to no files. */
  readonly bindings?: Readonly<Record<string, string>>;
  /** By the name of a queue's binding, host and port of who takes its messages, instead of nobody. */
  readonly queuesTo?: Readonly<Record<string, string>>;
  readonly hasMcp: boolean;
  /** Header whose JSON becomes `request.cf`, as Cloudflare has it for every request. */
  readonly cfHeader?: string;
  /** Where `EVENTS` listens; nowhere where it is left out. */
  readonly eventsPort?: number;
  /** Megabytes that V8 may have; it ends the process where these are not enough. */
  readonly maxHeapMb?: number;
}

const QUEUES = ["TAKEDOWNS", "IMPORTS", "CLICKS", "WEBHOOKS", "WEBHOOK_SWEEPS"];

/** Takes messages as a queue does, and drops them; has no files. */
const NOBODY = `addEventListener("fetch", (event) => event.respondWith(event.request.method !== "POST" ? new Response(null, { status: 404 }) :
  event.request.text().then(() =>
    Response.json({ metadata: { metrics: { backlogCount: 0, backlogBytes: 0, oldestMessageTimestamp: 0 } } }))))`;

/**
 * Hands a cron, or messages of a queue, on to the Worker, and answers what became of it: `{cron, scheduledTime}` or
 * `{queue, bodies, attempts}`.
 */
const EVENTS = `export default { async fetch(request, env) {
  const { cron, scheduledTime, queue, bodies, attempts } = await request.json();
  return Response.json(queue === undefined
    ? await env.MAIN.scheduled({ cron, scheduledTime: new Date(scheduledTime) })
    : await env.MAIN.queue(queue, bodies.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts, body }))));
} }`;

export function workerdConfig(config: WorkerdConfig): string {
  const { port, bindings = {}, queuesTo = {}, hasMcp, cfHeader, eventsPort, maxHeapMb } = config;
  const date = compatibilityDate();
  const serviceOf = (queue: string) => (queue in queuesTo ? queue.toLowerCase() : "nobody");
  const bound = [
    ...Object.entries(bindings).map(
      ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
    ),
    ...QUEUES.map((name) => `(name = "${name}", queue = "${serviceOf(name)}")`),
    '(name = "ASSETS", service = "nobody")',
    ...(hasMcp ? ['(name = "MCP", service = "mcp")'] : []),
  ];
  const services = [
    `(name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "${date}",
      bindings = [${bound.join(", ")}],
      globalOutbound = "network",
    ))`,
    ...(hasMcp
      ? [
          `(name = "mcp", worker = (modules = [(name = "mcp.js", esModule = embed "mcp.js")], compatibilityDate = "${date}"))`,
        ]
      : []),
    ...(eventsPort === undefined
      ? []
      : [
          `(name = "events", worker = (
      modules = [(name = "events.js", esModule = ${JSON.stringify(EVENTS)})],
      compatibilityDate = "${date}",
      compatibilityFlags = ["service_binding_extra_handlers"],
      bindings = [(name = "MAIN", service = "main")],
    ))`,
        ]),
    `(name = "nobody", worker = (serviceWorkerScript = ${JSON.stringify(NOBODY)}, compatibilityDate = "2024-01-01"))`,
    ...Object.entries(queuesTo).map(
      ([name, address]) => `(name = "${serviceOf(name)}", external = (address = "${address}", http = ()))`,
    ),
    '(name = "network", network = (allow = ["public", "private", "local"]))',
  ];
  const http = cfHeader === undefined ? "" : `cfBlobHeader = "${cfHeader}"`;
  const sockets = [
    `(name = "http", address = "127.0.0.1:${port}", http = (${http}), service = "main")`,
    ...(eventsPort === undefined
      ? []
      : [`(name = "events", address = "127.0.0.1:${eventsPort}", http = (), service = "events")`]),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ${services.join(",\n    ")},
  ],
  ${maxHeapMb === undefined ? "" : `v8Flags = ["--max-heap-size=${maxHeapMb}", "--single-threaded-gc"],`}
  sockets = [${sockets.join(", ")}],
);
`;
}

function compatibilityDate(): string {
  const date = /^compatibility_date = "(.*)"$/m.exec(readFileSync(join(ROOT, "wrangler.toml"), "utf8"))?.[1];
  if (date === undefined) throw new Error("Cannot start workerd: wrangler.toml has no compatibility_date");
  return date;
}
