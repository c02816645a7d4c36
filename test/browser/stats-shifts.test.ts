import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { PHONE } from "../support/page-looks.ts";
import { MOST_SHIFTED, shiftedOn, watchShifts } from "../support/page-shifts.ts";
import { useStatsScreen } from "../support/stats-screen.ts";

/** Long enough that a browser has painted what was there before. */
const LATE_MS = 700;
/** The calls that the screens of one link and of all are made of. */
const CALLS = {
  statistics: /\/stats\?.*interval=day/,
  "all months": /\/stats\?.*interval=month/,
  "the newest visits": /\/clicks\?/,
  "the link": /\/api\/links\/[^/?]+$/,
  check: /\/check$/,
  session: /\/api\/session/,
} as const;

/** On a phone, where a list is as tall as the screen. */
describe("nothing on the statistics moves, whichever answer comes last", () => {
  const { open, made, visited } = useStatsScreen();
  let paths: readonly string[] = [];
  beforeAll(async () => {
    const [never, bots, once] = [await made(), await made(), await made()];
    await visited(bots, [{ daysAgo: 1, isBot: true }]);
    await visited(once, [{ daysAgo: 100 }]);
    paths = [...["spring", never, bots, once].map((slug) => `/_/links/${slug}`), "/_/stats"];
  });

  it.each(Object.keys(CALLS) as (keyof typeof CALLS)[])("%s", async (late) => {
    for (const path of paths) {
      const { page } = await open(path, PHONE, async (opened) => {
        await watchShifts(opened);
        await delay(opened, CALLS[late]);
      });
      await page.waitForLoadState("networkidle");
      await page
        .locator(path === "/_/stats" ? ".name-list" : ".link-check")
        .first()
        .waitFor();
      expect([path, await shiftedOn(page)]).toEqual([path, expect.toSatisfy((sum) => Number(sum) < MOST_SHIFTED)]);
      await page.close();
    }
  });
});

async function delay(page: Page, call: RegExp): Promise<void> {
  await page.route(call, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    await route.continue();
  });
}
