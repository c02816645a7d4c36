import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClickConsuming } from "../../../src/click-consuming.ts";
import { onSchedule } from "../../../src/jobs/on-schedule.ts";
import { outage } from "../../support/import-job-world.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "error").mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => vi.restoreAllMocks());

const due = { cron: "17 3 * * *", scheduledTime: 1_000 };

describe("onSchedule()", () => {
  it("does what the cron is for, and nothing else", async () => {
    const steps: string[] = [];
    const job = (name: string) => ({ name, run: async (time: number) => void steps.push(`${name} ${time}`) });
    await onSchedule(due, { "17 3 * * *": [job("a"), job("b")], "* * * * *": [job("c")] });
    expect(steps).toEqual(["a 1000", "b 1000"]);
  });

  it("goes on to the next job where a store has failed one, and says so", async () => {
    const next = vi.fn(async () => undefined);
    const failing = () => Promise.reject(outage("postgres"));
    await onSchedule(due, {
      [due.cron]: [
        { name: "a", run: failing },
        { name: "b", run: next },
      ],
    });
    expect(next).toHaveBeenCalledOnce();
    expect(lines.join()).toContain('"event":"scheduled-job-failed","job":"a"');
  });

  it("lets a bug through, so that the invocation fails", async () => {
    const bug = () => Promise.reject(new TypeError("a bug"));
    await expect(onSchedule(due, { [due.cron]: [{ name: "a", run: bug }] })).rejects.toThrow("a bug");
  });

  it("says so where a cron is for nothing", async () => {
    await onSchedule(due, {});
    expect(lines.join()).toContain('"event":"cron-unknown","cron":"17 3 * * *"');
  });

  it("has a job for the daily cron of wrangler.toml", () => {
    const postgres = { run: () => Promise.reject(new Error("nothing is asked here")) };
    const { schedule } = createClickConsuming({ postgres, retentionDays: 90, now: () => 0 });
    const settings = readFileSync(join(import.meta.dirname, "../../../wrangler.toml"), "utf8");
    const crons: unknown = JSON.parse(/^crons = (.*)$/m.exec(settings)?.[1] ?? "[]");
    expect(crons).toEqual(expect.arrayContaining(Object.keys(schedule)));
    expect(Object.keys(schedule)).toEqual(["17 3 * * *"]);
  });
});
