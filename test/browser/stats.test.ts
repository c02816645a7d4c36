import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";
import { violationsOn } from "../support/page-audit.ts";
import { complaintsOf, DESKTOP, PHONE } from "../support/page-looks.ts";
import { DAY_MS, download, figure, numberOf, textOf, useStatsScreen } from "../support/stats-screen.ts";

const PICTURES = join(ROOT, "dist/pictures");

/** The screens Link and All of the production bundle, as people use them in both sizes. */
describe("the statistics", () => {
  const { whole, answerOf, open, visited, made } = useStatsScreen();
  beforeAll(() => mkdirSync(PICTURES, { recursive: true }));

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

    it.each(["light", "dark"] as const)("has no violation and nothing to scroll sideways, %s", async (colorScheme) => {
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
});
