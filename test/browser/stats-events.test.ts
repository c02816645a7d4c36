import type { Page, Request } from "playwright-core";
import { describe, expect, it } from "vitest";
import { complaintsOf, DESKTOP, failing, signedInAs } from "../support/page-looks.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { figure, numberOf, useStatsScreen } from "../support/stats-screen.ts";

const MARKUP = "<img src=x onerror=alert(1)>";

/** What comes to the statistics from outside: new visits, other people's texts, failures, keys and languages. */
describe("the statistics, while things happen", () => {
  const { browser, whole, answerOf, open, visited, made } = useStatsScreen();

  it("shows a visit as it comes, and asks nothing while the tab is hidden", async () => {
    const slug = await made();
    const { page } = await open(`/_/links/${slug}`, DESKTOP, (one) => one.clock.install());
    const asked: string[] = [];
    const unanswered = new Set<Request>();
    page.on("request", (request) => {
      if (!request.url().includes("/api/")) return;
      asked.push(request.url());
      unanswered.add(request);
    });
    page.on("requestfinished", (request) => unanswered.delete(request));
    page.on("requestfailed", (request) => unanswered.delete(request));
    await page.getByText("No visits yet.").waitFor();
    const headers = { "User-Agent": BROWSER, "CF-Connecting-IP": "198.51.100.81", Referer: "https://blog.example/" };
    expect((await whole.worker.fetch(`/${slug}`, { headers })).status).toBe(302);
    const counted = () => answerOf<{ visits: number }>(`/api/links/${slug}/stats`).then(({ visits }) => visits);
    await expect.poll(counted, { timeout: 30_000 }).toBe(1);
    await page.clock.runFor(11_000);
    await page.locator(".visits").getByText("blog.example").waitFor();
    await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(1);

    await hide(page, true);
    // What was asked before goes on, and an answer may lead to one more question: their time limits are on the same clock,
    // and who is out of time asks again.
    do {
      await expect.poll(() => unanswered.size).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 500));
    } while (unanswered.size > 0);
    asked.length = 0;
    await page.clock.runFor(120_000);
    expect(asked).toEqual([]);
    await hide(page, false);
    await page.clock.runFor(100);
    await expect.poll(() => asked.some((url) => url.includes("/clicks"))).toBe(true);
  });

  it("keeps markup in titles, tags and campaigns as text", async () => {
    const slug = await made({ title: MARKUP, tags: ["<b>tag</b>"], url: "https://example.com/?<script>" });
    await visited(slug, [{ daysAgo: 1, campaign: MARKUP }]);
    const visit = await open(`/_/links/${slug}`, DESKTOP);
    const { page } = visit;
    await page.locator(".bar-name", { hasText: MARKUP }).waitFor();
    await page.locator(".link-title").waitFor();
    expect(await page.locator(".link-title").textContent()).toBe(MARKUP);
    expect(await page.locator(".link-facts .tag").textContent()).toBe("<b>tag</b>");
    expect(await page.locator("main img").count()).toBe(0);
    expect(complaintsOf(visit)).toEqual([]);
  });

  it("waits while the API fails, keeps the view, and goes on by itself", async () => {
    const { page } = await open("/_/links/spring", DESKTOP);
    await page.locator(".area-chart").waitFor();
    const total = await numberOf(figure(page, "Visits"));
    await failing(page, "/api/links/spring/stats?*", 503, 1, { "Retry-After": "1" });
    await page.getByLabel("Period").selectOption("7d");
    await page.locator(".notice[data-open='true']").waitFor();
    // The chart of before is still there.
    expect(await numberOf(figure(page, "Visits"))).toBe(total);
    await expect.poll(() => numberOf(figure(page, "Visits")), { timeout: 30_000 }).toBeLessThan(total);
    expect(await page.getByLabel("Period").inputValue()).toBe("7d");
  });

  it("says so to a key that may not see statistics, and speaks German", async () => {
    const init = {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ name: "writer", scopes: ["links:read"] }),
    };
    const { key } = await (await whole.worker.fetch("/api/keys", init)).json<{ key: string }>();
    const { page } = await browser.visit(`${whole.worker.url}/_/links/spring`, {
      ...{ ...DESKTOP, locale: "de-DE" },
      before: (one) => signedInAs(one, key),
    });
    await page.getByText("Dein Schlüssel darf das nicht.").waitFor();
    expect(await page.getByRole("button", { name: "Besuche löschen" }).count()).toBe(0);
  });

  it("fits 320 pixels in German", async () => {
    const { page } = await open("/_/stats", { viewport: { width: 320, height: 700 }, locale: "de-DE" });
    await page.getByText("Vereinigtes Königreich").waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(320);
  });
});

/** As a browser does when another tab is shown. */
function hide(page: Page, isHidden: boolean): Promise<unknown> {
  return page.evaluate(`Object.defineProperty(document, "visibilityState", {
    configurable: true, get: () => ${isHidden ? '"hidden"' : '"visible"'} });
  document.dispatchEvent(new Event("visibilitychange"));`);
}
