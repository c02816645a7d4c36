import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Fault, healthy } from "./fault-proxy.ts";
import { type OwnServer, startOwnPostgres, whoRunsPostgres } from "./own-servers.ts";
import type { RunningWorker } from "./running-worker.ts";

/** A limit that a PostgreSQL of a suite's own can be brought to, and back. */
export interface PostgresLimit {
  readonly databaseUrl: string;
  /** Until `release`, it can't do what it is asked. */
  reach(worker: RunningWorker): Promise<void>;
  release(worker: RunningWorker): Promise<void>;
  close(): Promise<void>;
}

/** @param readsGoOn whether what is there can still be read. */
export interface LimitKind {
  readonly name: string;
  readonly readsGoOn: boolean;
  start(): Promise<PostgresLimit>;
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const outOfConnections: LimitKind = {
  name: "out of connections",
  readsGoOn: false,
  async start() {
    const server = await startOwnPostgres({ max_connections: "12", superuser_reserved_connections: "0" });
    const taken: pg.Client[] = [];
    const take = async (): Promise<boolean> => {
      const client = new pg.Client({ connectionString: server.url });
      client.on("error", () => undefined); // It is ended with its server.
      try {
        await client.connect();
        taken.push(client);
        return true;
      } catch (error) {
        if (error instanceof pg.DatabaseError && error.code === "53300") return false;
        throw error;
      }
    };
    return {
      databaseUrl: server.url,
      async reach() {
        await take();
        const own =
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> ALL ($1) AND datname IS NOT NULL";
        // What the pool of the stand-in has goes, and what comes instead is taken by this.
        for (let isFull = false; !isFull; ) {
          const pids = await Promise.all(
            taken.map((client) => client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")),
          );
          await taken[0]?.query(own, [pids.map(({ rows }) => rows[0]?.pid)]);
          while (await take());
          isFull = taken.length === 12;
        }
      },
      async release() {
        for (const client of taken.splice(0)) await client.end();
      },
      close: () => server.close(),
    };
  },
};

const readOnly: LimitKind = {
  name: "read-only",
  readsGoOn: true,
  async start() {
    const server = await startOwnPostgres();
    const become = (state: "on" | "off") =>
      run(
        server.url,
        "SET default_transaction_read_only = off",
        `ALTER SYSTEM SET default_transaction_read_only = ${state}`,
        "SELECT pg_reload_conf()",
        "SELECT pg_sleep(0.5)",
      );
    return {
      databaseUrl: server.url,
      reach: () => become("on"),
      release: () => become("off"),
      close: () => server.close(),
    };
  },
};

/** Some of which the tables need, and the rest of which a file takes. */
const DISK_MB = 48;

const outOfDisk: LimitKind = {
  name: "out of disk",
  readsGoOn: true,
  async start() {
    const disk = mountDisk();
    let server: OwnServer;
    try {
      // Room that a refused write leaves behind must stay where it is.
      server = await startOwnPostgres({ autovacuum: "off" });
    } catch (error) {
      disk.unmount();
      throw error;
    }
    const filler = join(disk.folder, "filler");
    await run(
      server.url,
      `CREATE TABLESPACE small LOCATION '${disk.tables}'`,
      "CREATE DATABASE small TABLESPACE small",
    );
    const url = new URL(server.url);
    url.pathname = "/small";
    return {
      databaseUrl: url.href,
      async reach() {
        const { bavail, bsize } = statfsSync(disk.folder);
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      },
      async release() {
        rmSync(filler);
      },
      async close() {
        await server.close();
        disk.unmount();
      },
    };
  },
};

function mountDisk() {
  const folder = mkdtempSync(join(tmpdir(), "bijou-small-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m`, "tmpfs", folder]);
  chmodSync(folder, 0o711);
  const tables = mkdtempSync(join(folder, "tables-"));
  const user = whoRunsPostgres();
  if (user !== undefined) chownSync(tables, user.uid, user.gid);
  return {
    folder,
    tables,
    unmount() {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function canMount(): boolean {
  try {
    mountDisk().unmount();
    return true;
  } catch {
    console.warn(
      "A full disk is only played here: this machine lets nobody mount one (what Neon says of it is tested)",
    );
    return false;
  }
}

/** What Neon itself says in Postgres' place. */
function asNeonSays(name: string, readsGoOn: boolean, fault: Fault): LimitKind {
  const isWrite = (body: string) => /\b(?:INSERT|UPDATE|DELETE)\b/.test(body);
  return {
    ...{ name: `${name}, as Neon says it`, readsGoOn },
    async start() {
      const server = await startOwnPostgres();
      return {
        databaseUrl: server.url,
        async reach({ sql }) {
          sql.fault = (body) => (!readsGoOn || isWrite(body) ? fault : null);
        },
        async release({ sql }) {
          sql.fault = healthy;
        },
        close: () => server.close(),
      };
    },
  };
}

const answer = (status: number, code: string, message: string): Fault => ({
  ...{ kind: "answer", status },
  body: JSON.stringify({
    message,
    code,
    severity: code === "" ? "" : "ERROR",
    detail: null,
    hint: null,
    constraint: null,
  }),
});

/**
 * Neon's texts and statuses: github.com/neondatabase/neon, proxy/src/serverless/sql_over_http.rs and backend.rs (a connection
 * that Postgres refuses is a 500 with its code, the proxy's own refusals have an empty code), and pgxn/neon/pagestore_smgr.c
 * for the size of a project.
 */
export const postgresLimits: readonly LimitKind[] = [
  outOfConnections,
  readOnly,
  // Where nobody may mount, Neon's own answer, below, is all there is.
  ...(canMount() ? [outOfDisk] : []),
  asNeonSays(
    "out of disk",
    true,
    answer(400, "53100", "could not extend file because project size limit (512 MB) has been exceeded"),
  ),
  asNeonSays("out of connections", false, answer(500, "53300", "sorry, too many clients already")),
  asNeonSays(
    "an endpoint that is switched off",
    false,
    answer(400, "", "The endpoint has been disabled. Enable it using Neon API and retry."),
  ),
];
