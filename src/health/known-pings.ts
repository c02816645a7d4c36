import type { Deadline } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";
import type { LoggedPing, PingLog } from "./ping-log.ts";

/** Redis keeps as many, in one value: asking for fewer spares nothing. */
export const MOST_IN_REDIS = 100;

export interface PingLogs {
  readonly postgres: PingLog;
  readonly redis: PingLog;
}

/** What the stores know of earlier pings, of which either may be down. */
export interface KnownPings {
  /** Newest first, from the store that has the newest ping. */
  readonly entries: readonly LoggedPing[];
  /** Whether these are all pings. Pings that left Postgres asleep are not written there, so only Redis has all. */
  readonly isWhole: boolean;
  /** Pings that found Postgres down, so that only Redis has them; newest first. */
  readonly missedByPostgres: readonly LoggedPing[];
  /** The newest that Postgres has; null where it has none, or did not say. */
  readonly lastInPostgres: LoggedPing | null;
}

/** @returns the answers of the stores that gave one. */
export async function askLogs<Answer>(
  asked: readonly PingLog[],
  work: (log: PingLog) => Promise<Answer>,
  reportFailure: (error: StoreError) => void,
): Promise<Answer[]> {
  const answers = await Promise.all(
    asked.map((log) =>
      work(log).then(
        (answer) => [answer],
        (error: unknown) => {
          if (!(error instanceof StoreError)) throw error;
          reportFailure(error);
          return [];
        },
      ),
    ),
  );
  return answers.flat();
}

/** @returns null when no store answers. */
export async function knownPings(
  parts: { logs: PingLogs; asked: readonly PingLog[]; reportFailure: (error: StoreError) => void },
  limit: number,
  deadline: Deadline,
): Promise<KnownPings | null> {
  const { logs, asked, reportFailure } = parts;
  const limitOf = (log: PingLog) => (log === logs.redis ? Math.max(limit, MOST_IN_REDIS) : limit);
  const answers = await askLogs(
    asked,
    async (log) => ({ log, entries: await log.newest(limitOf(log), deadline) }),
    reportFailure,
  );
  const time = ({ entries }: { entries: readonly LoggedPing[] }) => entries[0]?.ping.time ?? 0;
  const [first] = answers.toSorted((a, b) => time(b) - time(a));
  if (first === undefined) return null;
  const inRedis = answers.find(({ log }) => log === logs.redis)?.entries ?? [];
  const ofPostgres = answers.find(({ log }) => log === logs.postgres);
  const isMissed = ({ ping }: LoggedPing) =>
    ofPostgres !== undefined && ping.time > time(ofPostgres) && ping.components["postgres"]?.status !== "skipped";
  return {
    entries: first.entries.slice(0, limit),
    isWhole: inRedis.length > 0,
    missedByPostgres: inRedis.filter(isMissed),
    lastInPostgres: ofPostgres?.entries[0] ?? null,
  };
}
