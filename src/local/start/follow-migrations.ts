import { watch } from "node:fs";

/** An editor and `npm run db:generate` write several files: the last of them counts. */
const QUIET_MS = 200;

/**
 * Brings the database up to date whenever the folder of migrations changes, so that code which is loaded again finds
 * its tables. A migration that fails is said, and tried again at the next change.
 *
 * @param parts.migrate brings the schema up to date.
 */
export function followMigrations(parts: {
  folder: string;
  migrate: () => Promise<void>;
  say: (line: string) => void;
}): { stop(): void } {
  const { folder, migrate, say } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    try {
      await migrate();
      say("drizzle/ has changed: the database is up to date");
    } catch (error) {
      say(`drizzle/ has changed, and the database could not follow: ${reasonOf(error)}`);
    }
  }

  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    // One after the other: two at once would apply the same migration.
    timer = setTimeout(() => {
      running = running.then(run);
    }, QUIET_MS);
  });
  return {
    stop() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** drizzle tells the statement, and Postgres behind it what is wrong with that. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
