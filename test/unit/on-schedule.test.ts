import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClickConsuming } from "../../src/clicks/compose-consuming.ts";
import { parseEnv } from "../../src/env.ts";
import { createHealthServices } from "../../src/health/compose.ts";
import { createCounters } from "../../src/metrics/counters.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import { joinSchedules, onSchedule } from "../../src/on-schedule.ts";
import { outage } from "../support/import-job-world.ts";
import { ADMIN_KEY, CODE_KEY, ORIGIN } from "../support/settings.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "error").mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());

const open = async () => new Response();
const due = { cron: "17 3 * * *", scheduledTime: 1_000 };

describe("joinSchedules()", () => {
  it("keeps every job of a cron that several schedules have, in their order", () => {
    const job = (name: string) => ({ name, run: async () => undefined });
    const joined = joinSchedules({ a: [job("1")], b: [job("2")] }, {}, { a: [job("3"), job("4")] });
    expect(Object.entries(joined).map(([cron, jobs]) => [cron, jobs.map(({ name }) => name)])).toEqual([
      ["a", ["1", "3", "4"]],
      ["b", ["2"]],
    ]);
  });
});

describe("onSchedule()", () => {
  it("does what the cron is for, and nothing else", async () => {
    const steps: string[] = [];
    const job = (name: string) => ({ name, run: async (time: number) => void steps.push(`${name} ${time}`) });
    await onSchedule(due, { "17 3 * * *": [job("a"), job("b")], "* * * * *": [job("c")] }, open);
    expect(steps).toEqual(["a 1000", "b 1000"]);
  });

  it("goes on to the next job where a store has failed one, and says so", async () => {
    const next = vi.fn(async () => undefined);
    const failing = () => Promise.reject(outage("postgres"));
    await onSchedule(
      due,
      {
        [due.cron]: [
          { name: "a", run: failing },
          { name: "b", run: next },
        ],
      },
      open,
    );
    expect(next).toHaveBeenCalledOnce();
    expect(lines.join()).toContain('"event":"scheduled-job-failed","job":"a"');
  });

  it("onSchedule() lets a bug through, so that the invocation fails, but not before the other jobs", async () => {
    const bug = () => Promise.reject(new TypeError("a bug"));
    const next = vi.fn(async () => undefined);
    const jobs = [
      { name: "a", run: bug },
      { name: "b", run: next },
    ];
    await expect(onSchedule(due, { [due.cron]: jobs }, open)).rejects.toThrow("a bug");
    expect(next).toHaveBeenCalledOnce();
    expect(lines.join()).toContain('"job":"a","reason":"TypeError"');
  });

  it("says so where a cron is for nothing", async () => {
    await onSchedule(due, { "* * * * *": [] }, open);
    expect(lines.join()).toContain('"event":"cron-unknown","cron":"17 3 * * *","known":["* * * * *"]');
  });

  it("does the jobs of all crons, each as if it were due, where no cron is named: onSchedule() is called by hand", async () => {
    const steps: string[] = [];
    const job = (name: string) => ({ name, run: async (time: number) => void steps.push(`${name} ${time}`) });
    const schedule = { "17 3 * * *": [job("a")], "* * * * *": [job("b"), job("c")] };
    await onSchedule({ cron: "", scheduledTime: 61_000 }, schedule, open);
    expect(steps).toEqual(["a 0", "b 0", "c 0"]);
    expect(lines).toEqual([]);
  });

  it("has a job for each cron of wrangler.toml, and no other", () => {
    const postgres = { run: () => Promise.reject(new Error("nothing is asked here")) };
    const redis = { run: () => Promise.reject(new Error("nothing is asked here")) };
    const circuit = { closeBy: () => Promise.reject(new Error("nothing is asked here")) };
    const clicks = createClickConsuming({
      ...{ postgres, retentionDays: 90, counters: createCounters() },
      createCounterStore: () => ({ add: postgres.run, read: postgres.run }),
      ...{ createId: () => "id", now: () => 0 },
    });
    const health = createHealthServices({
      config: configOf(),
      stores: {
        ...{ steadyPostgres: postgres, steadyRedis: redis, useMark: null },
        circuits: { postgres: circuit, redis: circuit },
      },
      probePostgres: postgres.run,
      webhooksOff: () => 0,
      confirmation: createKeyConfirmation("fingerprint"),
      ...{ forget: () => undefined, createId: () => "id", now: () => 0 },
    });
    const settings = readFileSync(join(import.meta.dirname, "../../wrangler.toml"), "utf8");
    const crons: unknown = JSON.parse(/^crons = (.*)$/m.exec(settings)?.[1] ?? "[]");
    expect(crons).toEqual(Object.keys({ ...clicks.schedule, ...health.schedule }));
  });
});

/** The settings of a Worker that was given no others. */
function configOf() {
  const config = parseEnv({ ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: ORIGIN }, ...STORES });
  if (!config.ok) throw new Error(config.error.join());
  return config.value;
}

const STORES = {
  DATABASE_URL: "postgresql://user:password@host/database",
  UPSTASH_REDIS_REST_URL: "https://redis.example",
  UPSTASH_REDIS_REST_TOKEN: "token",
};
