import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { neonConfig } from "@neondatabase/serverless";
import type { Download, Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Click } from "../../src/clicks/click.ts";
import { addClicks } from "../../src/clicks/jobs/add-clicks.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import { createDeadline } from "../../src/lib/deadline.ts";
import { UUID_RANDOM_BYTES, uuidV7 } from "../../src/lib/uuid-v7.ts";
import { addSample } from "../../src/local/start/add-sample.ts";
import { linkId } from "../../src/names/link-id.ts";
import { createPostgres } from "../../src/postgres/postgres.ts";
import { useBrowser } from "../support/browser.ts";
import { ROOT } from "../support/bundle.ts";
import { embedded } from "../support/engines.ts";
import { violationsOn } from "../support/page-audit.ts";
import { complaintsOf, DESKTOP, failing, PHONE, signedInAs } from "../support/page-looks.ts";
import { ADMIN_KEY, asAdmin, BROWSER } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

const PICTURES = join(ROOT, "dist/pictures");
const DAY_MS = 86_400_000;
const MARKUP = "<img src=x onerror=alert(1)>";

/** The screens Link and All of the production bundle, as people use them. */
describe("the statistics", () => {
  const browser = useBrowser();
  const whole = useWhole(embedded, { CLICK_FLUSH_SECONDS: "1", KEY_READS_PER_MINUTE: "100000" });

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    await addSample({ address: whole.worker.url, key: ADMIN_KEY, stack: whole.stack, now: Date.now() });
  });

  const answerOf = async <Json>(path: string) => (await whole.worker.fetch(path, { headers: asAdmin })).json<Json>();
  const open = (path: string, look: object = {}, before?: (page: Page) => Promise<unknown>) =>
    browser.visit(whole.worker.url + path, {
      ...{ timezoneId: "Europe/Berlin", acceptDownloads: true, ...look },
      before: async (page) => {
        await signedInAs(page);
        await before?.(page);
      },
    });

  /** Visits that were made at some time, past the Queue. */
  async function visited(slug: string, visits: readonly { daysAgo: number; isBot?: boolean; campaign?: string }[]) {
    const { rows } = await whole.stack.sql.query({ query: "SELECT id FROM links WHERE slug = $1", params: [slug] });
    neonConfig.fetchEndpoint = whole.stack.bindings.NEON_FETCH_ENDPOINT;
    const store = createPostgresClickStore({
      postgres: createPostgres(whole.stack.bindings.DATABASE_URL),
      ...{ timeoutMs: 60_000, retentionDays: 35, now: () => Date.now() },
    });
    const clicks = visits.map(({ daysAgo, isBot = false, campaign = null }, place): Click => {
      const time = Date.now() - daysAgo * DAY_MS - 1_000;
      return {
        ...{ id: uuidV7(time, crypto.getRandomValues(new Uint8Array(UUID_RANDOM_BYTES))), time, isBot },
        ...{ linkId: linkId(rows[0]?.[0] ?? ""), visitor: isBot ? null : `visitor-${place}` },
        dimensions: {
          ...{ country: "DE", region: null, city: null, referrer: "news.example", device: "mobile", browser: "Safari" },
          ...{ os: "iOS", language: "de", utm_source: null, utm_medium: null, utm_campaign: campaign },
          ...{ utm_term: null, utm_content: null },
        },
      };
    });
    await addClicks(store, clicks, () => createDeadline(60_000, () => Date.now()));
  }

  const made = async (fields: object = {}) => {
    const slug = `stats-${crypto.randomUUID().slice(0, 8)}`;
    await whole.worker.create({ url: "https://example.com/", slug, ...fields });
    return slug;
  };
  const figure = (page: Page, label: string) => page.locator(".figure", { hasText: label }).locator("data");
  const numberOf = async (found: Locator) => Number(await found.getAttribute("value"));
  const textOf = (download: Download) => download.path().then((path) => readFileSync(path, "utf8"));
  const download = async (page: Page, click: () => Promise<void>) => {
    const [file] = await Promise.all([page.waitForEvent("download"), click()]);
    return file;
  };

  describe.each([
    { size: "a desktop", look: DESKTOP },
    { size: "a phone", look: PHONE },
  ])("on $size", ({ look }) => {
    it("shows what the API counts, and reads the chart day by day with the arrow keys alone", async () => {
      const visit = await open("/_/links/spring", look);
      const { page } = visit;
      await page.locator(".area-chart").waitFor();
      const counted = await answerOf<{ visits: number; bots: number; series: { visits: number }[] }>(
        "/api/links/spring/stats?timezone=Europe/Berlin",
      );
      expect(await numberOf(figure(page, "Visits"))).toBe(counted.visits);
      expect(await numberOf(figure(page, "Bots"))).toBe(counted.bots);
      expect(await page.locator(".area-chart svg").getAttribute("aria-label")).toContain(
        `${counted.visits.toLocaleString("en")} visits`,
      );

      const reader = page.getByRole("slider");
      await reader.focus();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      const yesterday = counted.series.at(-2)?.visits;
      await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(yesterday);
      expect(await reader.getAttribute("aria-valuetext")).toContain(`: ${yesterday} visit`);
      await page.keyboard.press("Escape");
      await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(counted.visits);
      expect(visit.origins()).toEqual([whole.worker.url]);
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("reads the chart under the pointer or the finger, in its head", async () => {
      const { page } = await open("/_/links/spring", look);
      const box = await page.locator(".chart-reader").boundingBox();
      const total = await numberOf(figure(page, "Visits"));
      if (box === null) throw new Error("The chart has no place");
      const [x, y] = [box.x + box.width - 9, box.y + box.height / 2];
      await (look === PHONE ? page.touchscreen.tap(x, y) : page.mouse.move(x, y));
      await expect.poll(() => numberOf(figure(page, "Visits"))).toBeLessThan(total);
      expect(await page.locator(".chart-when").textContent()).toMatch(/day/);
    });

    it("keeps what is chosen in the address, and asks the API for just that", async () => {
      const { page } = await open("/_/links/spring", look);
      await page.locator(".area-chart").waitFor();
      await page.getByLabel("Period").selectOption("7d");
      await page.getByRole("button", { name: "Compare" }).click();
      await page.getByRole("button", { name: "With bots" }).click();
      const asked = page.waitForRequest((request) => request.url().includes("interval=hour"));
      await page.getByLabel("By", { exact: true }).selectOption("hour");
      const { searchParams } = new URL((await asked).url());
      expect(Object.fromEntries(searchParams)).toMatchObject({
        ...{ interval: "hour", timezone: "Europe/Berlin", bots: "include", compare: "previous" },
      });
      await page.reload();
      await figure(page, "Visits before").waitFor();
      expect(await page.getByLabel("Period").inputValue()).toBe("7d");
      expect(await page.getByLabel("By", { exact: true }).inputValue()).toBe("hour");
      expect(await page.getByRole("button", { name: "With bots" }).getAttribute("aria-pressed")).toBe("true");
      // The same address in another zone shows the zone that it was made in.
      const other = await open(new URL(page.url()).pathname + new URL(page.url()).search, {
        ...look,
        timezoneId: "Asia/Tokyo",
      });
      await other.page.locator(".area-chart").waitFor();
      expect(await other.page.getByLabel("Time zone").inputValue()).toBe("Europe/Berlin");
    });

    it("gives the chart and each list as a table, as CSV, and the chart as a picture", async () => {
      const visit = await open("/_/links/spring", look);
      const { page } = visit;
      await page.locator(".area-chart").waitFor();
      const total = await numberOf(figure(page, "Visits"));
      await page.getByRole("button", { name: "As a table Visits over time" }).click();
      expect(await page.locator(".chart tbody tr").count()).toBe(30);
      const csv = await textOf(
        await download(page, () => page.getByRole("button", { name: "CSV Visits over time" }).click()),
      );
      const rows = csv.trim().split("\r\n").slice(1);
      expect(rows.reduce((sum, row) => sum + Number(row.split(",")[1]), 0)).toBe(total);

      await page.getByRole("button", { name: "As a table Countries" }).click();
      expect(await page.locator(".name-list", { hasText: "Countries" }).locator("tbody").textContent()).toContain(
        "Germany",
      );
      const countries = await textOf(
        await download(page, () => page.getByRole("button", { name: "CSV Countries" }).click()),
      );
      expect(countries).toMatch(/^\ufeffCountries,Visits\r\nDE,\d+\r\n/);

      const picture = await download(page, () => page.getByRole("button", { name: "Picture" }).click());
      expect(picture.suggestedFilename()).toMatch(/^spring .*\.png$/);
      const png = readFileSync(await picture.path());
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(png.length).toBeGreaterThan(5_000);
      expect(complaintsOf(visit)).toEqual([]);
    });

    it("says why there is nothing, and what would show something", async () => {
      const never = await made();
      const { page } = await open(`/_/links/${never}`, look);
      await page.getByText("No visits yet. Open the link once").waitFor();

      const bots = await made({ tags: ["robots"] });
      await visited(
        bots,
        [1, 2, 3].map((daysAgo) => ({ daysAgo, isBot: true })),
      );
      await page.goto(`${whole.worker.url}/_/links/${bots}`);
      await page.getByText("All 3 visits were bots.").waitFor();
      await page.getByRole("button", { name: "Show them" }).click();
      await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(3);

      const earlier = await made();
      await visited(earlier, [{ daysAgo: 20 }]);
      const on = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "Europe/Berlin" });
      await page.goto(`${whole.worker.url}/_/links/${earlier}?range=7d`);
      await page.getByText(`the last one was on ${on.format(Date.now() - 20 * DAY_MS - 1_000)}`).waitFor();
      await page.getByRole("button", { name: "Show that month" }).click();
      await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(1);

      await page.goto(`${whole.worker.url}/_/stats?tag=nobody-has-this`);
      await page.getByText("No link has the tag nobody-has-this.").waitFor();
      await page.getByRole("button", { name: "Show all links" }).click();
      await page.locator(".area-chart").waitFor();

      await page.goto(`${whole.worker.url}/_/links/there-is-none`);
      await page.getByText("There is no link there-is-none.").waitFor();
    });

    it("deletes a link's visits once its name is typed", async () => {
      const slug = await made();
      await visited(slug, [{ daysAgo: 1 }, { daysAgo: 2 }]);
      const { page } = await open(`/_/links/${slug}`, look);
      await page.getByRole("button", { name: "Delete visits" }).click();
      const field = page.getByLabel(`Type ${slug} to confirm`);
      await field.fill("something else");
      await field.press("Enter");
      await page.getByText(`That is not its name. Type ${slug}.`).waitFor();
      expect((await answerOf<{ visits: number }>(`/api/links/${slug}/stats`)).visits).toBe(2);
      await field.fill(slug);
      await field.press("Enter");
      await page.getByText(`The visits of ${slug} are deleted.`).waitFor();
      await page.getByText("No visits yet.").waitFor();
      expect((await answerOf<{ visits: number }>(`/api/links/${slug}/stats`)).visits).toBe(0);
    });

    it("goes from the links of all to one of them, with the same view, and filters by tag", async () => {
      const { page } = await open("/_/stats?range=7d&compare=previous", look);
      await page.locator(".name-list", { hasText: "Links" }).getByRole("link", { name: "spring" }).click();
      await page.getByRole("heading", { level: 1, name: "spring" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/_/links/spring");
      expect(new URL(page.url()).searchParams.get("compare")).toBe("previous");
      await page.locator(".link-facts").getByRole("link", { name: "shop" }).click();
      await page.getByRole("heading", { level: 1, name: "Statistics" }).waitFor();
      const ofTag = await answerOf<{ visits: number }>("/api/stats?tag=shop&timezone=Europe/Berlin");
      await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(ofTag.visits);
      expect(await page.getByLabel("Tag").inputValue()).toBe("shop");
    });

    it.each(["light", "dark"] as const)("has no violation and nothing that moves, %s", async (colorScheme) => {
      const slug = await made();
      const [name] = look === PHONE ? ["phone"] : ["desktop"];
      for (const [screen, path] of [
        ["link", "/_/links/spring?compare=previous"],
        ["all", "/_/stats"],
        ["empty", `/_/links/${slug}`],
      ] as const) {
        const visit = await open(path, { ...look, colorScheme, reducedMotion: "reduce" });
        const { page } = visit;
        await page.locator(".area-chart, .why-empty p").first().waitFor();
        if (screen === "link") {
          await page.locator(".visits tr").first().waitFor();
          await page.screenshot({ path: join(PICTURES, `${screen}-${name}-${colorScheme}.png`) });
          await page.getByRole("button", { name: "As a table Visits over time" }).click();
          await page.getByRole("button", { name: "Delete visits" }).click();
        } else {
          await page.screenshot({ path: join(PICTURES, `${screen}-${name}-${colorScheme}.png`) });
        }
        expect(await violationsOn(page)).toEqual([]);
        expect(complaintsOf(visit)).toEqual([]);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
        await page.close();
      }
    });
  });

  it("shows a visit as it comes, and asks nothing while the tab is hidden", async () => {
    const slug = await made();
    const { page } = await open(`/_/links/${slug}`, DESKTOP, (one) => one.clock.install());
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/")) asked.push(request.url());
    });
    await page.getByText("No visits yet.").waitFor();
    const headers = { "User-Agent": BROWSER, "CF-Connecting-IP": "198.51.100.81", Referer: "https://blog.example/" };
    expect((await whole.worker.fetch(`/${slug}`, { headers })).status).toBe(302);
    const counted = () => answerOf<{ visits: number }>(`/api/links/${slug}/stats`).then(({ visits }) => visits);
    await expect.poll(counted, { timeout: 30_000 }).toBe(1);
    await page.clock.runFor(11_000);
    await page.locator(".visits").getByText("blog.example").waitFor();
    await expect.poll(() => numberOf(figure(page, "Visits"))).toBe(1);

    await hide(page, true);
    // What was asked before goes on: its time limit is on the same clock.
    await expect.poll(() => page.locator(".report").getAttribute("aria-busy")).toBe("false");
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
