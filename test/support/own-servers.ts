import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import pg from "pg";
import { findProgram } from "../../src/local/real/find-program.ts";
import { findFreePort } from "./free-port.ts";
import { familyOf, listProcesses } from "./processes.ts";

/**
 * A server of a store that belongs to one suite alone, on this machine alone: it can be killed as a power cut would, and
 * started again on the same data and port. Its data is gone when it is closed, or when the suite's process ends.
 */
export interface OwnServer {
  readonly url: string;
  /** SIGKILL to it and to all its children; resolves when none of them is left. */
  kill(): Promise<void>;
  /** Resolves when it answers a client. @param options.isEmpty without what it kept, where the server allows that. */
  start(options?: { isEmpty?: boolean }): Promise<void>;
  close(): Promise<void>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
const MAX_PRINTED = 4_000;

/** Small, since several run beside each other. `fsync` stays on: what was committed has to be there after a kill. */
const SMALL_POSTGRES = { shared_buffers: "16MB", max_wal_size: "128MB", max_connections: "40", jit: "off" };

/** A cluster with one empty database. @param settings as in postgresql.conf. */
export async function startOwnPostgres(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const [initdb, postgres] = [programOf("initdb"), programOf("postgres")];
  const folder = mkdtempSync(join(tmpdir(), "bijou-own-postgres-"));
  const user = whoRunsPostgres();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const dataDir = join(folder, "data");
  const make = ["-D", dataDir, "-U", "bijou", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  execFileSync(initdb, make, { stdio: ["ignore", "ignore", "inherit"], cwd: folder, ...user });

  const port = await findFreePort();
  const url = `postgresql://bijou@127.0.0.1:${port}/postgres`;
  const given = Object.entries({ ...SMALL_POSTGRES, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const server = serverOf({
    ...{ name: "PostgreSQL", program: postgres, folder, user, url },
    args: ["-D", dataDir, "-p", String(port), "-h", "127.0.0.1", "-k", "", ...given],
    isReady: async () => {
      const client = new pg.Client({ connectionString: url });
      client.on("error", () => undefined); // `connect` or `query` tells of it.
      try {
        await client.connect();
        await client.query("SELECT 1");
      } finally {
        await client.end();
      }
    },
    empty: () => {
      throw new Error("Cannot start PostgreSQL without its data: it is the truth");
    },
  });
  await server.start();
  return server;
}

/** @param settings as options of redis-server: `["--maxmemory", "8mb"]`. Nothing is kept unless they say so. */
export async function startOwnRedis(settings: readonly string[] = []): Promise<OwnServer> {
  const program = programOf("redis-server");
  const folder = mkdtempSync(join(tmpdir(), "bijou-own-redis-"));
  const port = await findFreePort();
  const url = `redis://127.0.0.1:${port}`;
  const server = serverOf({
    ...{ name: "Redis", program, folder, user: undefined, url },
    args: ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", ...settings],
    isReady: async () => {
      const client = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
      client.on("error", () => undefined); // `connect` or `ping` tells of it.
      try {
        await client.connect();
        await client.ping();
      } finally {
        client.disconnect();
      }
    },
    empty: () => rmSync(join(folder, "appendonlydir"), { recursive: true, force: true }),
  });
  await server.start();
  return server;
}

function serverOf(parts: {
  name: string;
  program: string;
  args: readonly string[];
  folder: string;
  user: User | undefined;
  url: string;
  isReady: () => Promise<void>;
  empty: () => void;
}): OwnServer {
  const { name, program, args, folder, user, url, isReady, empty } = parts;
  let child: ChildProcess | null = null;
  let printed = "";

  const killNow = (): readonly number[] => {
    if (child?.pid === undefined) return [];
    const pids = familyOf(child.pid).map(({ pid }) => pid);
    // The parent first: it must not start others, nor tell its children to end in good order.
    for (const pid of pids) tryToKill(pid);
    child = null;
    return pids;
  };
  const onExit = () => {
    killNow();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", onExit);

  const server: OwnServer = {
    url,
    async kill() {
      const pids = new Set(killNow());
      await until(`${name} is gone`, () => !listProcesses().some(({ pid }) => pids.has(pid)));
    },
    async start({ isEmpty = false } = {}) {
      if (child !== null) throw new Error(`Cannot start ${name}: it runs`);
      if (isEmpty) empty();
      const started = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], cwd: folder, ...user });
      child = started;
      for (const output of [started.stdout, started.stderr])
        output.on("data", (text: unknown) => (printed = (printed + String(text)).slice(-MAX_PRINTED)));
      await until(`${name} answers`, async () => {
        if (started.exitCode !== null) throw new Error(`Cannot start ${name}: ${printed.trim()}`);
        return isReady().then(
          () => true,
          () => false,
        );
      });
    },
    async close() {
      await server.kill();
      process.removeListener("exit", onExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

function tryToKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // ESRCH: it has ended since it was listed.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // `kill` throws nothing else.
  }
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const giveUpAt = Date.now() + START_TIMEOUT_MS; !(await isSo()); ) {
    if (Date.now() > giveUpAt) throw new Error(`Cannot wait longer until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function programOf(name: string): string {
  const program = findProgram(name, process.env["PATH"] ?? "");
  if (program !== null) return program;
  throw new Error(`Cannot find ${name} on this machine: apt-get install -y postgresql redis-server`);
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package makes. */
export function whoRunsPostgres(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}
