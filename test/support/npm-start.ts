import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { ROOT } from "./bundle.ts";
import { migratedTemplate } from "./database-template.ts";
import { familyOf, listProcesses, type RunningProcess } from "./processes.ts";

/** `npm start` as a terminal runs it: a process in a group of its own, which Ctrl-C reaches as a whole. */
export interface Start {
  readonly address: string;
  /** All that it has printed so far. */
  output(): string;
  /** Resolves when it says so. @throws with what it printed, if it ended or was too slow. */
  ready(): Promise<void>;
  /** Its exit code; null if a signal ended it. @throws if it goes on. */
  ended(): Promise<number | null>;
  /** It and all that it started. */
  family(): RunningProcess[];
  /** What runs of all the process groups that were ever seen in its family. */
  leftOvers(): RunningProcess[];
  signal(signal: NodeJS.Signals): void;
  /** Ends it and all that it left, whatever state it is in. */
  dispose(): Promise<void>;
}

/** Within the limits of vitest.config.ts for hooks and tests, so that what was printed is told. */
const PATIENT_START = { timeout: 90_000, interval: 100 };
const PATIENT_END = { timeout: 50_000, interval: 50 };

/** Starts for one suite and a folder for their data: gone after it, whatever became of them. */
export interface Starts {
  /** Empty at first. Read it inside tests and hooks. */
  readonly folder: string;
  /** One in it for BIJOU_DATA_DIR, with the schema: a start on an empty one takes 3 s of CPU more. */
  migratedFolder(name: string): Promise<string>;
  /**
   * @param settings the environment on top of the bare minimum; a PORT that is free unless it names one.
   * @param program that of `npm start` if absent.
   */
  start(settings: Readonly<Record<string, string>>, program?: string, how?: StartHow): Promise<Start>;
}

export interface StartHow {
  /** A copy of the project; the project itself if absent. */
  readonly root?: string;
  /** By `npm run` of this script, with its shell between. */
  readonly npmScript?: string;
}

export function useNpmStart(): Starts {
  const starts: Start[] = [];
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bijou-start-"));
  });
  afterAll(async () => {
    for (const start of starts) await start.dispose();
    await rm(folder, { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    async migratedFolder(name) {
      const postgres = join(folder, name, "postgres");
      await mkdir(postgres, { recursive: true, mode: 0o700 });
      const template = Buffer.from(await (await migratedTemplate()).arrayBuffer());
      execFileSync("tar", ["-xf", "-", "-C", postgres], { input: template, stdio: ["pipe", "ignore", "pipe"] });
      return join(folder, name);
    },
    async start(settings, program = "src/local/dev.ts", how = {}) {
      const start = npmStart({ PORT: String(await findFreePort()), ...settings }, program, how);
      starts.push(start);
      return start;
    },
  };
}

function npmStart(
  settings: Readonly<Record<string, string>> & { readonly PORT: string },
  program: string,
  { root = ROOT, npmScript }: StartHow,
): Start {
  const { PATH = "", HOME = ROOT } = process.env;
  const command = npmScript === undefined ? [process.execPath, program] : ["npm", "run", "--silent", npmScript];
  const child: ChildProcess = spawn(command[0] ?? "", command.slice(1), {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    // The path as npm makes it. The generated type of an environment demands Bijou's secrets.
    env: {
      PATH: join(ROOT, "node_modules/.bin") + delimiter + PATH,
      HOME,
      ...settings,
    } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Cannot start ${program}`);
  let printed = "";
  child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  const groups = new Set([pid]);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  const start: Start = {
    address: `http://localhost:${settings.PORT}`,
    output: () => printed,
    async ready() {
      await vi.waitUntil(() => /Bijou is ready|The stores are ready/.test(printed) || hasEnded(), PATIENT_START);
      if (hasEnded()) throw new Error(`Cannot use a start that has ended:\n${printed}`);
      start.family();
    },
    async ended() {
      await vi.waitUntil(hasEnded, PATIENT_END).catch(() => {
        throw new Error(`Cannot wait any longer for a start to end:\n${printed}`);
      });
      return child.exitCode;
    },
    family() {
      const family = familyOf(pid);
      for (const { group } of family) groups.add(group);
      return family;
    },
    leftOvers: () => listProcesses().filter(({ group }) => groups.has(group)),
    signal(signal) {
      start.family();
      process.kill(-pid, signal);
    },
    async dispose() {
      start.family();
      for (const group of new Set(start.leftOvers().map(({ group }) => group))) process.kill(-group, "SIGKILL");
      await vi.waitUntil(() => start.leftOvers().length === 0, PATIENT_END);
    },
  };
  return start;
}

/** Below the ports that systems give to outgoing connections, which could take it before it is used. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = await listen(port);
    if (server === null) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** Listens where `npm start` does; null if somebody else does. */
export async function listen(port: number): Promise<Server | null> {
  const server = createServer((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.listen(port, "localhost", () => resolve(server));
  });
}
