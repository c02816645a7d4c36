import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "./find-program.ts";
import { endLeftOver, listensAt, type Server, startServer } from "./start-server.ts";

/** PostgreSQL and Redis servers of one's own, on a folder that nobody else uses. */
export interface RealStores {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  close(): Promise<void>;
}

export interface RealStoresOptions {
  readonly folder: string;
  readonly postgresPort: number;
  readonly redisPort: number;
  /** Where programs are looked for: a PATH. */
  readonly path: string;
}

type Programs = Readonly<Record<"initdb" | "postgres" | "redis-server", string>>;

/** As Upstash with eviction switched on. */
const REDIS_LIMITS = ["--maxmemory", "256mb", "--maxmemory-policy", "allkeys-lru", "--save", "", "--appendonly", "no"];

/** @throws with what a person has to do. */
export async function startRealStores(options: RealStoresOptions): Promise<RealStores> {
  const { folder, postgresPort, redisPort, path } = options;
  const programs = findPrograms(path);
  const dataDir = join(folder, "postgres");
  const redisPidFile = join(folder, "redis.pid");
  await endLeftOver(join(dataDir, "postmaster.pid"), "SIGINT");
  await endLeftOver(redisPidFile, "SIGTERM");
  for (const port of [postgresPort, redisPort]) {
    if (await listensAt(port))
      throw new Error(`port ${port} is taken; choose others with POSTGRES_PORT and REDIS_PORT`);
  }

  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const user = whoRunsPostgres(folder, dataDir);
  if (!existsSync(join(dataDir, "PG_VERSION"))) {
    const args = ["-D", dataDir, "-U", "bijou", "--auth=trust", "--encoding=UTF8", "--locale=C"];
    execFileSync(programs.initdb, args, { stdio: ["ignore", "ignore", "inherit"], ...user });
  }
  const started: Server[] = [];
  const close = async () => {
    for (const server of started.splice(0)) await server.stop();
  };
  try {
    started.push(
      await startServer({
        ...{ name: "PostgreSQL", program: programs.postgres, port: postgresPort, stopSignal: "SIGINT" },
        args: ["-D", dataDir, "-p", String(postgresPort), "-h", "127.0.0.1", "-k", ""],
        ...(user === undefined ? {} : { user }),
      }),
    );
    const own = ["--port", String(redisPort), "--bind", "127.0.0.1", "--dir", folder, "--pidfile", redisPidFile];
    started.push(
      await startServer({
        ...{ name: "Redis", program: programs["redis-server"], port: redisPort, stopSignal: "SIGTERM" },
        args: [...own, ...REDIS_LIMITS],
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    databaseUrl: `postgresql://bijou@127.0.0.1:${postgresPort}/postgres`,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    close,
  };
}

function findPrograms(path: string): Programs {
  const found = {
    initdb: findProgram("initdb", path),
    postgres: findProgram("postgres", path),
    "redis-server": findProgram("redis-server", path),
  };
  const { initdb, postgres, "redis-server": redisServer } = found;
  if (initdb === null || postgres === null || redisServer === null) {
    const missing = Object.entries(found).flatMap(([name, file]) => (file === null ? [name] : []));
    throw new Error(
      `this machine has no ${missing.join(", ")}; on Debian and Ubuntu: sudo apt-get install -y postgresql redis-server`,
    );
  }
  return { initdb, postgres, "redis-server": redisServer };
}

/** PostgreSQL refuses to run as root, as in a container: there it runs as the user that its package makes. */
function whoRunsPostgres(folder: string, dataDir: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const user = { uid: idOf("-u"), gid: idOf("-g") };
  // The server's user must be able to reach its folder. Secret files beside it have modes of their own.
  for (const onTheWay of [folder, join(folder, "..")]) chmodSync(onTheWay, 0o711);
  chownSync(dataDir, user.uid, user.gid);
  return user;
}
