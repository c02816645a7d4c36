import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Answer, Start, Work } from "./pglite-protocol.ts";
import type { SqlEngine } from "./sql-engine.ts";

/**
 * PGlite under watch: it runs in a thread, one piece of work at a time. If it breaks, or takes longer than a statement may,
 * the caller gets an error, one line says so, and a new PGlite starts on the same data. Callers that wait go on with the
 * new one.
 *
 * What was committed is in the data folder. Without a folder the data is gone, back to the template, and the line says that.
 */
export interface PgliteOptions {
  /** Production ends a statement after 8 s; a laptop may be slower, and PGlite can't end one by itself. */
  readonly statementLimitMs?: number;
  readonly say?: (line: string) => void;
}

const STATEMENT_LIMIT_MS = 30_000;
const START_LIMIT_MS = 120_000;
/** A migration of a large data folder may take its time. */
const MIGRATE_LIMIT_MS = 600_000;
/**
 * Postgres looks after its own stack and refuses what goes too deep, but it knows nothing of the stack of JavaScript, which
 * ends first at Node's 4 MB: 20,000 terms of a sum broke it there.
 */
const STACK_MB = 64;

/** PGlite broke, or was ended. It is no error of Postgres: as when a server has gone. */
export class EngineBroken extends Error {
  override readonly name = "EngineBroken";
}

/**
 * @param dataDir folder of the data; absent for one that is gone when it is closed.
 * @param template a data folder as tar, to start from instead of an empty one: that takes seconds to make.
 */
export async function createPglite(
  dataDir?: string,
  template?: Blob,
  { statementLimitMs = STATEMENT_LIMIT_MS, say = console.error }: PgliteOptions = {},
): Promise<SqlEngine> {
  const start = () =>
    startThread({ dataDir, template: isNew(dataDir) ? template : undefined, engine: compiledEngine() });
  let thread: Thread | null = await start();
  let isMigrated = false;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function perform(work: Work, limitMs: number) {
    if (isClosed) throw new EngineBroken("Cannot ask the embedded Postgres: it is closed");
    if (thread === null) {
      const again = await start();
      thread = again;
      // The data was in memory and is lost, so make the tables again.
      if (dataDir === undefined && isMigrated) await again.ask({ kind: "migrate" }, MIGRATE_LIMIT_MS);
    }
    try {
      return await thread.ask(work, limitMs);
    } catch (error) {
      if (!(error instanceof EngineBroken)) throw error;
      await thread.end();
      thread = null;
      const data = dataDir === undefined ? "without its data, which was in memory" : `with its data in ${dataDir}`;
      say(`The embedded Postgres broke: ${error.message}. It is started again, ${data}`);
      throw new EngineBroken(`The embedded Postgres broke and is started again: ${error.message}`);
    }
  }

  /** One after another. Waiting work has no time limit yet, and is not lost when PGlite breaks. */
  function inTurn(work: Work, limitMs = statementLimitMs) {
    const turn = last.then(() => perform(work, limitMs));
    last = turn.catch(() => undefined); // The caller gets the error, and the next one still gets its turn.
    return turn;
  }

  return {
    name: dataDir === undefined ? "PGlite, in memory" : `PGlite, in ${dataDir}`,
    async query(statement) {
      const [result] = await inTurn({ kind: "statement", statement });
      if (result === undefined) throw new EngineBroken("Cannot read the answer: it has no result");
      return result;
    },
    transaction: (modes, statements) => inTurn({ kind: "transaction", modes, statements }),
    async migrate() {
      await inTurn({ kind: "migrate" }, MIGRATE_LIMIT_MS);
      isMigrated = true;
    },
    async close() {
      if (isClosed) return;
      if (thread !== null) await inTurn({ kind: "close" }).catch(() => undefined); // Broken? It is ended below.
      isClosed = true;
      await thread?.end();
      thread = null;
    },
  };
}

/** Node's own: the types are those of workerd, which compiles nothing. */
const { Module } = WebAssembly as unknown as { readonly Module: new (bytes: Uint8Array) => WebAssembly.Module };

/** For all threads of this process: it takes half a second of CPU, and the second one finds its busy parts optimized. */
let compiled: WebAssembly.Module | undefined;

function compiledEngine(): WebAssembly.Module {
  if (compiled !== undefined) return compiled;
  const folder = dirname(fileURLToPath(import.meta.resolve("@electric-sql/pglite")));
  compiled = new Module(readFileSync(join(folder, "pglite.wasm")));
  return compiled;
}

/** A template is for a folder that has no database yet. */
function isNew(dataDir: string | undefined): boolean {
  return dataDir === undefined || !existsSync(`${dataDir}/PG_VERSION`);
}

interface Thread {
  /** @throws {EngineBroken} | the error of Postgres, with its fields. */
  ask(work: Work, limitMs: number): Promise<Extract<Answer, { kind: "done" }>["results"]>;
  end(): Promise<void>;
}

async function startThread(start: Start): Promise<Thread> {
  const worker = new Worker(join(import.meta.dirname, "pglite-thread.ts"), {
    workerData: start,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  let settle: ((answer: Answer) => void) | null = null;
  let ending: string | null = null;
  const tell = (answer: Answer) => settle?.(answer);
  const endWith = (reason: string) => {
    ending ??= reason;
    tell({ kind: "broken", reason: ending });
  };
  worker.on("message", tell);
  worker.on("error", (error: unknown) => endWith(error instanceof Error ? error.message : String(error)));
  worker.on("exit", (code) => endWith(`its thread ended with ${code}`));

  const wait = (send: () => void, limitMs: number) =>
    new Promise<Answer>((resolve) => {
      const late = () => tell({ kind: "broken", reason: `it took more than ${limitMs / 1_000} s` });
      let timer = setTimeout(late, limitMs);
      // An idle thread does not keep the process alive; a busy one does.
      worker.ref();
      settle = (answer) => {
        clearTimeout(timer);
        if (answer.kind === "alive") {
          timer = setTimeout(late, limitMs);
          return;
        }
        settle = null;
        worker.unref();
        resolve(answer);
      };
      if (ending === null) send();
      else tell({ kind: "broken", reason: ending });
    });

  const ready = await wait(() => undefined, START_LIMIT_MS);
  if (ready.kind !== "ready") {
    await worker.terminate();
    throw new EngineBroken(
      `Cannot start the embedded Postgres: ${ready.kind === "broken" ? ready.reason : "it did not start"}`,
    );
  }
  return {
    async ask(work, limitMs) {
      const answer = await wait(() => worker.postMessage(work), limitMs);
      switch (answer.kind) {
        case "done":
          return answer.results;
        case "refused":
          throw Object.assign(new Error(answer.message), answer.fields);
        case "broken":
          throw new EngineBroken(answer.reason);
        case "ready":
        case "alive":
          throw new EngineBroken(`it said "${answer.kind}" instead of an answer`);
      }
    },
    async end() {
      await worker.terminate();
    },
  };
}
