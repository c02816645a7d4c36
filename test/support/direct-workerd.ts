import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./bundle.ts";

/** workerd with one Worker on a socket of its own: neither Miniflare's entry Worker nor `wrangler dev` before it. */
export interface DirectWorkerd {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds of CPU that the process has used, user and system. */
  cpuMs(): number;
  /** Bytes of the process that lie in memory: the heap of V8, all buffers, workerd itself. */
  residentBytes(): number;
  /** File descriptors that are open: connections, mostly. */
  openFiles(): number;
  /** Whether the process runs still. */
  isRunning(): boolean;
  close(): Promise<void>;
}

// The package has no types: its default export is the path of the binary.
const { default: WORKERD } = createRequire(import.meta.url)("workerd") as { default: string };

/** Clock ticks a second of /proc/PID/stat; Linux has no other value on this architecture. */
const TICKS_PER_SECOND = 100;

const QUEUES = ["TAKEDOWNS", "IMPORTS", "CLICKS"];

/** Takes messages as a queue does, and drops them; has no files. */
const NOBODY = `addEventListener("fetch", (event) => event.respondWith(event.request.method !== "POST" ? new Response(null, { status: 404 }) :
  event.request.text().then(() =>
    Response.json({ metadata: { metrics: { backlogCount: 0, backlogBytes: 0, oldestMessageTimestamp: 0 } } }))))`;

/**
 * @param options.bindings texts by name; the queues are bound to one that nobody reads, `ASSETS` to no files.
 * @param options.clicksTo host and port of who takes the messages of the queue `CLICKS`, instead of nobody.
 * @param options.takedownsTo the same for `TAKEDOWNS`.
 * @param options.cfHeader header whose JSON becomes `request.cf`, as Cloudflare has it for every request.
 * @param options.onLog told what the Worker logs; else that goes where this process writes its errors.
 * @param options.maxHeapMb megabytes that V8 may have; it ends the process where these are not enough.
 */
export async function startDirectWorkerd(options: {
  script: string;
  port: number;
  bindings?: Record<string, string>;
  clicksTo?: string;
  takedownsTo?: string;
  cfHeader?: string;
  onLog?: (text: string) => void;
  maxHeapMb?: number;
}): Promise<DirectWorkerd> {
  const { script, port, bindings = {}, clicksTo, takedownsTo, cfHeader, onLog, maxHeapMb } = options;
  const directory = mkdtempSync(join(tmpdir(), "bijou-workerd-"));
  copyFileSync(script, join(directory, "worker.js"));
  const texts = Object.entries(bindings).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  const takers = new Map(
    Object.entries({ CLICKS: clicksTo, TAKEDOWNS: takedownsTo }).filter(([, address]) => address !== undefined),
  );
  const queues = QUEUES.map(
    (name) => `(name = "${name}", queue = "${takers.has(name) ? name.toLowerCase() : "nobody"}")`,
  );
  writeFileSync(
    join(directory, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "${compatibilityDate()}",
      bindings = [${[...texts, ...queues, '(name = "ASSETS", service = "nobody")'].join(", ")}],
      globalOutbound = "network",
    )),
    (name = "nobody", worker = (serviceWorkerScript = ${JSON.stringify(NOBODY)}, compatibilityDate = "2024-01-01")),
    ${Array.from(takers, ([name, address]) => `(name = "${name.toLowerCase()}", external = (address = "${address}", http = ())),`).join("\n    ")}
    (name = "network", network = (allow = ["public", "private", "local"])),
  ],
  ${maxHeapMb === undefined ? "" : `v8Flags = ["--max-heap-size=${maxHeapMb}", "--single-threaded-gc"],`}
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (${cfHeader === undefined ? "" : `cfBlobHeader = "${cfHeader}"`}), service = "main")],
);
`,
  );
  const child: ChildProcess = spawn(WORKERD, ["serve", join(directory, "config.capnp")], {
    stdio: ["ignore", onLog === undefined ? "ignore" : "pipe", onLog === undefined ? "inherit" : "pipe"],
  });
  for (const output of [child.stdout, child.stderr]) output?.on("data", (text: unknown) => onLog?.(String(text)));
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child);
  return {
    url,
    pid: child.pid ?? 0,
    cpuMs() {
      // Fields 14 and 15, counted after the name in brackets, which may hold spaces (proc(5)).
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ");
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
    },
    residentBytes() {
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
      if (kilobytes === undefined) throw new Error("Cannot measure the memory of workerd: it has ended");
      return Number(kilobytes) * 1_024;
    },
    openFiles: () => readdirSync(`/proc/${child.pid}/fd`).length,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, "exit");
        child.kill("SIGKILL");
        await exited;
      }
      rmSync(directory, { recursive: true });
    },
  };
}

function compatibilityDate(): string {
  const date = /^compatibility_date = "(.*)"$/m.exec(readFileSync(join(ROOT, "wrangler.toml"), "utf8"))?.[1];
  if (date === undefined) throw new Error("Cannot start workerd: wrangler.toml has no compatibility_date");
  return date;
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`Cannot start workerd: it ended with code ${child.exitCode}`);
    // What a Worker answers without files and stores: the page at `/` has none here, and would be a fault in the log.
    const response = await fetch(new URL("/livez", url), { redirect: "manual" }).catch(() => null);
    if (response !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Cannot start workerd: it did not answer within 30 s");
}
