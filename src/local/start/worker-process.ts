import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { stopProcessGroup } from "../process-group.ts";
import type { WorkerOrder, WorkerReport } from "./run-worker.ts";

/** The process that runs the Worker, and all that it starts. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Resolves when the Worker listens; never resolves if it ends before that. */
  readonly report: Promise<WorkerReport>;
  /** Ends all its processes, even if the first has ended already. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 5_000;
/** Without what nobody here looks at: a database of traces, and a page to read it. Both cost a start a second of CPU. */
const QUIET_WRANGLER = {
  WRANGLER_SEND_METRICS: "false",
  X_LOCAL_OBSERVABILITY: "false",
  X_LOCAL_EXPLORER: "false",
};

/** Secrets go through the channel between the two: they stand on no command line, and in no environment. */
export function startWorkerProcess(order: WorkerOrder, env: NodeJS.ProcessEnv): WorkerProcess {
  const child = fork(join(import.meta.dirname, "run-worker.ts"), {
    // A process group of its own: stopping it stops workerd and esbuild too.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...env, ...QUIET_WRANGLER },
  });
  const report = new Promise<WorkerReport>((resolve) => child.once("message", (told) => resolve(told as WorkerReport))); // Its only one.
  // If the process ends before it has read the order, its exit code says so.
  child.send(order, () => undefined);
  return { child, report, stop: () => stopProcessGroup(child.pid, STOP_TIMEOUT_MS) };
}
