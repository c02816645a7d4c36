import { beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { embedded } from "../support/engines.ts";
import { fillWithLinks } from "../support/many-links.ts";
import { complaintsOf, PHONE, signedInAs } from "../support/page-looks.ts";
import { useWhole } from "../support/whole.ts";

/**
 * Ten thousand links on a slow telephone. How long a task takes depends on the machine, so it is told and not asserted:
 * what keeps tasks short is that only rows near the eye are drawn, and that is counted.
 */
const LINKS = 10_000;
const PAGE = 100;
/** Chunks of 20 rows, within 800 px above and below a telephone's screen, and some that are about to go. */
const MOST_ROWS = 160;

describe("ten thousand links", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded, { KEY_READS_PER_MINUTE: "100000" });
  beforeAll(() => fillWithLinks(whole.stack.sql, LINKS));

  it("scroll to their end, and back on a slow telephone, with few rows drawn and one call a page", async () => {
    const asked: string[] = [];
    const visit = await browser.visit(`${whole.worker.url}/_/links`, {
      ...PHONE,
      async before(one) {
        await signedInAs(one);
        await one.addInitScript({ content: WATCH });
        one.on("request", (request) => {
          const { pathname, searchParams } = new URL(request.url());
          if (pathname === "/api/links") asked.push(searchParams.get("cursor") ?? "");
        });
      },
    });
    const { page } = visit;
    const rows = page.locator(".list-row");
    await rows.first().waitFor();
    const first = await rows.first().innerText();
    const shown = page.getByText(`${LINKS.toLocaleString("en")} links are shown`);
    await expect
      .poll(
        async () => {
          await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
          return shown.count();
        },
        { timeout: 900_000, interval: 100 },
      )
      .toBe(1);
    expect(asked).toHaveLength(LINKS / PAGE);
    expect(new Set(asked).size).toBe(LINKS / PAGE);

    // The way back, on a telephone: what was drawn before is drawn again, and nothing is asked for.
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    await rows.last().waitFor();
    await page.evaluate("seen.longest = 0");
    for (let i = 0; i < 60; i++) {
      await page.mouse.wheel(0, -700);
      await page.evaluate("new Promise(requestAnimationFrame)");
    }
    await page.evaluate("scrollTo(0, 0)");
    await expect.poll(() => rows.first().innerText()).toBe(first);
    expect(asked).toHaveLength(LINKS / PAGE);
    const { most, longest } = await page.evaluate<{ most: number; longest: number }>("globalThis.seen");
    expect(most).toBeGreaterThan(20);
    expect(most).toBeLessThanOrEqual(MOST_ROWS);
    expect(complaintsOf(visit)).toEqual([]);
    console.info(`with 10,000 links: the longest task took ${longest} ms, and at most ${most} rows were drawn`);
  }, 1_000_000);
});

/** The most rows at any time, and the longest task. */
const WATCH = `globalThis.seen = { most: 0, longest: 0 };
new MutationObserver(() => {
  seen.most = Math.max(seen.most, document.getElementsByClassName("list-row").length);
}).observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, Math.round(duration));
}).observe({ type: "longtask", buffered: true });`;
