import { spawn } from "node:child_process";

/**
 * Runs a server and ends it when this program's input ends. The system closes that when the program at its other end is
 * gone, so no server outlives a `kill -9` of the program that started it.
 */
export interface GuardOrder {
  readonly program: string;
  readonly args: readonly string[];
  /** Who the server runs as; this user if absent. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The signal that ends it without waiting for its clients. */
  readonly stopSignal: NodeJS.Signals;
  /** How long it has to end. After that it is killed. */
  readonly stopTimeoutMs: number;
}

const { program, args, user, stopSignal, stopTimeoutMs } = JSON.parse(process.argv[2] ?? "") as GuardOrder; // Of start-server.ts.
const server = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], ...user });
server.on("exit", (code) => process.exit(code ?? 1));
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});

function stop(): void {
  server.kill(stopSignal);
  setTimeout(() => server.kill("SIGKILL"), stopTimeoutMs);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
process.stdin.resume().once("close", stop);
