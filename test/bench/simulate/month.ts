import { createSeededRandom } from "../../support/seeded-random.ts";
import { operationsOf, sumOf } from "./busy.ts";
import { createIsolate, type Isolate } from "./isolate.ts";
import { MEASURED } from "./measured.ts";
import { EPOCH, nameOf, targetOf } from "./names.ts";
import { createNeonAwake } from "./neon-awake.ts";
import { LEAST_CU, PRICES } from "./prices.ts";
import { createThinQueue } from "./thin-queue.ts";
import { inVirtualTime } from "./virtual-clock.ts";
import { createVisitors } from "./visitors.ts";
import { createWorldRedis } from "./world-redis.ts";
import { createZipf } from "./zipf.ts";

/** What could be changed for thin traffic. */
export interface Levers {
  /** HEALTH_INTERVAL_MINUTES; 0 for no pings. */
  readonly pingMinutes: number;
  /** Visits are counted at each multiple of it; 0 for as soon as they come. */
  readonly countEveryMs: number;
  /** How much longer than an hour links live in Redis. */
  readonly linkLifeFactor: number;
  /** Whether isolates learn of blocked domains from Redis, in the command that they send anyway. */
  readonly listFromRedis: boolean;
  readonly flushMs: number;
}

export interface MonthDollars {
  readonly worker: number;
  readonly redis: number;
  readonly queue: number;
  readonly neon: number;
  readonly neonHours: number;
  readonly wakings: number;
}

const START = Date.parse("2026-11-01T00:00:00Z");
const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000];
const MONTH_DAYS = 30;
/** Enough to know what the rest of the month is like. */
const MOST_VISITS = 40_000;
/** Points of presence that visitors come through, unlike each other; one isolate each, gone after so much idleness: assumptions. */
const [POPS, IDLE_MS] = [40, 600_000];
const [LINKS, EXPONENT, UNKNOWN_SHARE] = [1_000, 1, 0.01];
const [REDIS_MS, POSTGRES_MS] = [30, 40];
/** What a ping sends: is Postgres in use (two), is Redis up, what was the last ping, and the log of pings, read and written. */
const PING_COMMANDS = 6;
const NIGHTLY_MS = (3 * 60 + 17) * MINUTE_MS;

/** A month of few visits: every isolate, every consumer, every cron. */
export async function simulateMonth(visitsOfMonth: number, levers: Levers, seed = 16): Promise<MonthDollars> {
  const chance = createSeededRandom(seed);
  const random = () => chance.next();
  const days = Math.max(1, Math.min(MONTH_DAYS, Math.ceil((MONTH_DAYS * MOST_VISITS) / visitsOfMonth)));
  const everyMs = (MONTH_DAYS * DAY_MS) / visitsOfMonth;
  const [pops, links, unknown] = [createZipf(POPS, 0.9), createZipf(LINKS, EXPONENT), createZipf(1_000, 1)];
  const epoch = { all: 1, others: 1, lifeMs: Number.POSITIVE_INFINITY, value: EPOCH };

  return inVirtualTime(START, async (clock) => {
    const neon = createNeonAwake();
    const { now } = clock;
    const ask = () => neon.ask(now());
    const redis = createWorldRedis({
      ...{ clock, random, roundTripMs: REDIS_MS, linkLifeFactor: levers.linkLifeFactor },
      othersOf: (key) => (key === "names:epoch" ? epoch : null),
    });
    const count = { visits: 0, operations: 0, requests: 0, pingCommands: 0 };
    let [usedAt, markedIn] = [Number.NEGATIVE_INFINITY, -1];
    const queue = createThinQueue(clock, levers.countEveryMs, (batches) => {
      count.requests += batches;
      ask();
      // As `use-notes.ts` has it for a job: once between two pings.
      const interval = Math.floor(now() / (levers.pingMinutes * MINUTE_MS));
      if (levers.pingMinutes === 0) return;
      usedAt = now();
      if (interval !== markedIn) count.pingCommands++;
      markedIn = interval;
    });
    const visitors = createVisitors(random);
    const isolates = new Map<number, { isolate: Isolate; usedAt: number }>();
    const asking = async () => {
      usedAt = now();
      await clock.sleep(POSTGRES_MS);
      ask();
    };
    const create = () =>
      createIsolate({
        ...{ clock, random, redis, visitors, flushMs: levers.flushMs, report: () => undefined },
        postgres: {
          async find([name]) {
            await asking();
            return { target: targetOf(name?.text ?? ""), asOf: now(), tier: "postgres" };
          },
        },
        readBlockList: () => (levers.listFromRedis ? Promise.resolve() : asking()),
        send(messages) {
          for (const message of messages) count.operations += operationsOf(Buffer.byteLength(message));
          queue.send(messages.length);
        },
      });

    const arrive = (): boolean => {
      clock.at(now() - Math.log(1 - random()) * everyMs, arrive);
      const pop = pops.draw(random);
      const known = isolates.get(pop);
      const isolate = known !== undefined && now() - known.usedAt < IDLE_MS ? known.isolate : create();
      isolates.set(pop, { isolate, usedAt: now() });
      count.visits++;
      const isKnown = random() >= UNKNOWN_SHARE;
      return isolate.visit(isKnown ? nameOf("l", links.draw(random)) : nameOf("n", unknown.draw(random)));
    };
    const cron = (): boolean => {
      clock.at(now() + MINUTE_MS, cron);
      count.requests++;
      if (now() % DAY_MS === NIGHTLY_MS) ask();
      if (levers.pingMinutes === 0 || (now() / MINUTE_MS) % levers.pingMinutes !== 0) return false;
      count.pingCommands += PING_COMMANDS;
      // In quiet mode: only where it was in use since the last ping, and a minute before that.
      if (now() - usedAt <= (levers.pingMinutes + 1) * MINUTE_MS) ask();
      return false;
    };
    clock.at(START + random() * everyMs, arrive);
    clock.at(START, cron);
    await clock.runUntil(START + days * DAY_MS);

    const scale = MONTH_DAYS / days;
    const hours = (scale * neon.awakeMs) / 3_600_000;
    const cpuMs = count.visits * MEASURED.redirectCpuMs;
    return {
      worker: scale * ((count.visits + count.requests) * PRICES.workerRequest.value + cpuMs * PRICES.workerCpuMs.value),
      redis: scale * (sumOf(redis.commands) + count.pingCommands) * PRICES.redisCommand.value,
      queue: scale * count.operations * PRICES.queueOperation.value,
      neon: hours * LEAST_CU * PRICES.neonCuHour.value,
      ...{ neonHours: hours, wakings: scale * neon.wakings },
    };
  });
}
