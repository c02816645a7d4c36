import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { stopProcessGroup } from "../process-group.ts";
import type { GuardOrder } from "./guard.ts";

/** A server of a store in a process group of its own: Ctrl-C must reach it after the Worker that uses it. */
export interface Server {
  /** Ends the server, and waits until it has ended. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly port: number;
  /** Who it runs as; this user if absent. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The signal that ends it without waiting for its clients. */
  readonly stopSignal: NodeJS.Signals;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/** @throws with what it printed, when it ends or does not listen in time. */
export async function startServer({ name, program, args, port, user, stopSignal }: ServerOptions): Promise<Server> {
  const order: GuardOrder = { program, args, stopSignal, stopTimeoutMs: STOP_TIMEOUT_MS, ...(user && { user }) };
  const guard = join(import.meta.dirname, "guard.ts");
  const child = spawn(process.execPath, [guard, JSON.stringify(order)], { detached: true, stdio: "pipe" });
  let printed = "";
  const keep = (chunk: Buffer) => (printed = (printed + chunk.toString("utf8")).slice(-2_000));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const server = { stop: () => stop(child) };
  for (const giveUpAt = Date.now() + START_TIMEOUT_MS; ; ) {
    if (hasEnded(child)) throw new Error(`${name} ended: ${printed.trim()}`);
    if (await listensAt(port)) return server;
    if (Date.now() > giveUpAt) {
      await server.stop();
      throw new Error(`${name} did not listen within ${START_TIMEOUT_MS / 1000} s: ${printed.trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Ends what a start that was killed has left running on a folder that is now ours alone.
 * @param pidFile whose first line is its process id.
 */
export async function endLeftOver(pidFile: string, stopSignal: NodeJS.Signals): Promise<void> {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
  } catch {
    return; // Nothing was left.
  }
  for (const giveUpAt = Date.now() + STOP_TIMEOUT_MS; Date.now() < giveUpAt; ) {
    try {
      process.kill(pid, stopSignal);
    } catch {
      return; // It is gone.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`process ${pid}, which another start left behind, does not end`);
}

export async function listensAt(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** The guard ends the server when its input ends. */
async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.stdin?.end();
  const force = setTimeout(() => void stopProcessGroup(child.pid, STOP_TIMEOUT_MS), 2 * STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(force);
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || pid === undefined;
}
