import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type WorkerdConfig, workerdConfig } from "./workerd-config.ts";

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

/**
 * @param options.mcpScript the Worker that `MCP` is bound to; none where it is left out.
 * @param options.onLog told what the Worker logs; else that goes where this process writes its errors.
 */
export async function startDirectWorkerd(
  options: {
    script: string;
    mcpScript?: string;
    onLog?: (text: string) => void;
  } & Omit<WorkerdConfig, "hasMcp">,
): Promise<DirectWorkerd> {
  const { script, port, mcpScript, onLog, ...rest } = options;
  const directory = mkdtempSync(join(tmpdir(), "bijou-workerd-"));
  copyFileSync(script, join(directory, "worker.js"));
  if (mcpScript !== undefined) copyFileSync(mcpScript, join(directory, "mcp.js"));
  writeFileSync(join(directory, "config.capnp"), workerdConfig({ port, hasMcp: mcpScript !== undefined, ...rest }));
  const flags = rest.eventsPort === undefined ? [] : ["--experimental"]; // For a binding that hands on other events than requests.
  const child: ChildProcess = spawn(WORKERD, ["serve", ...flags, join(directory, "config.capnp")], {
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
