import { beforeAll, describe, expect, it } from "vitest";
import { type Start, useNpmStart } from "../support/npm-start.ts";
import { ADMIN_KEY } from "../support/settings.ts";

const headers = { Authorization: `Bearer ${ADMIN_KEY}` };

describe("the schedule of npm start", { timeout: 400_000 }, () => {
  const starts = useNpmStart();
  let start: Start;
  let hourly: Start;

  beforeAll(async () => {
    const start_ = async (name: string, minutes: string) => {
      const BIJOU_DATA_DIR = await starts.migratedFolder(name);
      return starts.start({ BIJOU_DATA_DIR, ADMIN_API_KEY: ADMIN_KEY, HEALTH_INTERVAL_MINUTES: minutes });
    };
    start = await start_("minutely", "1");
    hourly = await start_("hourly", "60");
    await start.ready();
    await hourly.ready();
  });

  async function pingsOf({ address }: Start): Promise<number> {
    const response = await fetch(`${address}/api/health/history`, { headers });
    expect(response.status).toBe(200);
    return (await response.json<{ history: unknown[] }>()).history.length;
  }

  it.each(["/cdn-cgi/handler/scheduled", "/cdn-cgi/local/scheduled", "/cdn-cgi/local/scheduled?cron=*+*+*+*+*&time=0"])(
    "does all jobs at once for a call of %s, which wrangler advises",
    async (path) => {
      const before = await pingsOf(hourly);
      const answer = await fetch(hourly.address + path);
      expect(await answer.text()).toBe("ok");
      expect(await pingsOf(hourly)).toBe(before + 1);
      expect(hourly.output()).not.toContain("cron-unknown");
    },
  );

  it("names the crons that there are for one that there is not", async () => {
    await fetch(`${hourly.address}/cdn-cgi/local/scheduled?cron=1+1+*+*+*`);
    await expect
      .poll(() => hourly.output())
      .toContain('"event":"cron-unknown","cron":"1 1 * * *","known":["17 3 * * *","* * * * *"]');
  });

  it("fires each minute, and says where to see it", async () => {
    expect(start.output()).toContain("Schedule   every minute, as in production: a health ping every 1 min");
    expect(start.output()).toContain(`${start.address}/api/health/history`);
    // Two minutes at the most on a quiet machine; on a busy one a ping itself may take most of its minute.
    await expect.poll(() => pingsOf(start), { timeout: 360_000, interval: 1_000 }).toBeGreaterThan(1);
  });
});
