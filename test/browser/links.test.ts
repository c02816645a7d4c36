import type { Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { fromMenu, row, SIZES, useLinksScreen } from "../support/links-screen.ts";
import { complaintsOf, failing } from "../support/page-looks.ts";
import { ORIGIN } from "../support/settings.ts";

/** The screen of all links, as a person uses it, in the production bundle: to find one, and what its row does. */
describe("the links", () => {
  const { create, linkOf, opener, whole, word } = useLinksScreen();

  describe.each(SIZES)("on $size", ({ look, isPhone }) => {
    const open = opener(look);

    it("finds as one types, filters by chips, and keeps it all in the address", async () => {
      const name = word();
      await create(`${name}-a`, { tags: [`${name}-tag`], enabled: false });
      await create(`${name}-b`);
      const { page, visit } = await open("");
      await page.locator(".link-list").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type(name);
      await row(page, `${name}-a`).waitFor();
      await expect.poll(() => page.locator(".list-row").count()).toBe(2);
      await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(name);
      await page.getByRole("button", { name: `#${name}-tag` }).click();
      await expect.poll(() => page.locator(".list-row").count()).toBe(1);
      await page.getByRole("button", { name: "Off", exact: true }).click();
      await page.getByRole("button", { name: "Mine", exact: true }).click();
      const address = new URL(page.url()).search;
      expect(Object.fromEntries(new URLSearchParams(address))).toEqual({
        ...{ q: name, tag: `${name}-tag`, enabled: "false", createdBy: "admin" },
      });
      // A colleague opens the same.
      const { page: theirs } = await open(address);
      await row(theirs, `${name}-a`).waitFor();
      expect(await theirs.locator(".list-row").count()).toBe(1);
      expect(await theirs.getByRole("searchbox").inputValue()).toBe(name);
      expect(await theirs.locator(".chip[aria-pressed=true]").count()).toBe(3);

      await page.getByRole("button", { name: "Expired", exact: true }).click();
      await page.getByText(`No link was found for “${name}”, #${name}-tag, Off, Expired, Made by admin.`).waitFor();
      await page.getByRole("button", { name: "Clear the search" }).click();
      await expect.poll(() => page.locator(".list-row").count()).toBeGreaterThan(1);
      expect(new URL(page.url()).search).toBe("");
      expect(await page.getByRole("searchbox").inputValue()).toBe("");
      await page.goBack();
      await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe(name);
      expect(complaintsOf(visit)).toEqual([]);
      expect(visit.origins()).toEqual([whole.worker.url]);
    });

    it("filters what is broken, marks its row, and says on its screen what was seen", async () => {
      const name = word();
      await create(`${name}-gone`, { url: `https://${name}.example/gone` });
      await create(`${name}-fine`);
      const query = `INSERT INTO link_checks (link_id, host, url, checked_at, status, final_url, duration_ms, failing_since, is_broken)
        SELECT id, 'x', url, now(), 404, url, 1, now() - interval '1 day', true FROM links WHERE slug = '${name}-gone'`;
      await whole.stack.sql.query({ query, params: [] });
      const { page, visit } = await open(`?q=${name}`);
      await expect.poll(() => page.locator(".list-row").count()).toBe(2);
      await row(page, `${name}-gone`).locator(".state", { hasText: "Broken" }).waitFor();
      expect(await row(page, `${name}-fine`).locator(".state").count()).toBe(0);
      await page.getByRole("button", { name: "Broken", exact: true }).click();
      await expect.poll(() => page.locator(".list-row").count()).toBe(1);
      expect(new URL(page.url()).searchParams.get("broken")).toBe("true");
      // A colleague opens the same.
      const { page: theirs } = await open(new URL(page.url()).search);
      await row(theirs, `${name}-gone`).waitFor();
      expect(await theirs.locator(".list-row").count()).toBe(1);
      expect(await theirs.getByRole("button", { name: "Broken", exact: true }).getAttribute("aria-pressed")).toBe(
        "true",
      );

      await row(page, `${name}-gone`).locator(".link-name").click();
      const seen = page.getByRole("region", { name: "Destination" });
      await seen
        .getByText("It answered 404 the last time. It is broken: two looks on different days failed.")
        .waitFor();
      await seen.getByRole("button", { name: "Look now" }).click();
      // There is no such host. Who answers for it says nothing, or 5xx even for its robots.txt.
      await seen
        .getByText(/^(?:It did not answer: nobody is there|Its robots\.txt lets no program look)\..* Looked at /)
        .waitFor();
      await seen.getByRole("button", { name: "Look now" }).click();
      await seen.getByText("The host was asked today already.").waitFor();
      expect(complaintsOf(visit)).toEqual([]);

      await failing(page, `/api/links/${name}-gone/check`, 403);
      await seen.getByRole("button", { name: "Look now" }).click();
      await seen.getByText("Cannot do that").waitFor();
    });

    it("shows a row as text, whatever is in it, and does with it what the menu says, by keyboard alone", async () => {
      const name = word();
      await create(name, { title: "<b>Bold</b>", tags: ["<i>x</i>"], expiresAt: "2100-01-01T00:00:00Z" });
      const { page } = await open(`?q=${name}`);
      await row(page, name).waitFor();
      expect(await page.locator(".list-row b, .list-row i").count()).toBe(0);
      expect(await row(page, name).locator(".link-to").textContent()).toBe("<b>Bold</b>example.com");
      expect((await row(page, name).boundingBox())?.height).toBe(57);
      if (isPhone) {
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      }
      const button = page.getByRole("button", { name: `Menu of ${name}` });
      await button.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Copy" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toBe(`${ORIGIN}/${name}`);
      await button.and(page.locator(":focus")).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Copy" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("dialog[open] img").waitFor();
      const width = () => page.evaluate("document.querySelector('dialog[open] img').naturalWidth");
      await expect.poll(width).toBeGreaterThan(0);
      await page.keyboard.press("Escape");
      await button.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Copy" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter"); // Switch off
      await row(page, name).getByText("Off", { exact: true }).waitFor();
      await expect.poll(async () => (await linkOf(name))?.["enabled"]).toBe(false);
    });

    it("deletes at once, and brings back for ten seconds, also into a list that was loaded meanwhile", async () => {
      const name = word();
      const [kept, moved, gone] = [`${name}-kept`, `${name}-moved`, `${name}-gone`];
      for (const slug of [kept, moved, gone]) await create(slug);
      const { page } = await open(`?q=${name}`, (one) => one.clock.install());
      const undo = page.getByRole("button", { name: "Undo" });
      await fromMenu(page, kept, "Delete");
      await row(page, kept).waitFor({ state: "detached" });
      await expect.poll(() => linkOf(kept)).toBeNull();
      await undo.click();
      await row(page, kept).waitFor();
      expect(await linkOf(kept)).not.toBeNull();

      await fromMenu(page, moved, "Delete");
      await expect.poll(() => linkOf(moved)).toBeNull();
      await page.getByRole("searchbox").fill(`${name}-`);
      await expect.poll(() => page.locator(".list-row").count()).toBe(2);
      await page.waitForURL((url) => url.searchParams.get("q") === `${name}-`);
      await undo.click();
      await row(page, moved).waitFor();

      await fromMenu(page, gone, "Delete");
      await expect.poll(() => linkOf(gone)).toBeNull();
      await undo.waitFor();
      await page.clock.fastForward(10_500);
      await undo.waitFor({ state: "detached" });
      await expect.poll(() => page.locator(".list-row").count()).toBe(2);
    });

    it("says why a link stays deleted, and goes on by itself when the API is back", async () => {
      const name = word();
      await create(name);
      const { page } = await open(`?q=${name}`, (one) => one.clock.install());
      await fromMenu(page, name, "Delete");
      await expect.poll(() => linkOf(name)).toBeNull();
      await create(name); // Somebody else takes the name.
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText(`${name} stays deleted. Another link has its name by now.`).waitFor();
      await expect.poll(() => row(page, name).count()).toBe(0); // Not of the link that has the name now: it was loaded later.

      await page.reload();
      await fromMenu(page, name, "Delete");
      await expect.poll(() => linkOf(name)).toBeNull();
      let tries = 0;
      let isLost = false;
      const answer = (status: number, type: string) => ({
        ...{ status, contentType: "application/problem+json" },
        body: JSON.stringify({ type: `/_/problems/${type}`, title: type, status, detail: "-" }),
      });
      await page.route("**/restore", async (route) => {
        tries++;
        if (tries === 1) return route.fulfill(answer(503, "unavailable"));
        // The answer of this one is lost on its way.
        await route.fetch();
        await route.abort();
        isLost = true;
      });
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("Bijou does not answer.").waitFor();
      await page.clock.runFor(10_000);
      await expect.poll(() => isLost).toBe(true);
      await page.unroute("**/restore");
      await page.clock.runFor(20_000);
      await row(page, name).waitFor();
      expect(await linkOf(name)).not.toBeNull();

      await fromMenu(page, name, "Delete");
      await expect.poll(() => linkOf(name)).toBeNull();
      await page.route("**/restore", (route) => route.fulfill(answer(422, "destination-refused")));
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText(`${name} stays deleted. Links may not lead to its destination any more.`).waitFor();
    });

    it("sends a delete that nobody has answered when the tab goes", async () => {
      const name = word();
      await create(name);
      const { page } = await open(`?q=${name}`);
      const held = (method: string) => (route: Route) =>
        route.request().method() === method ? undefined : route.continue();
      await page.route("**/api/links/*", held("DELETE"));
      await fromMenu(page, name, "Delete");
      await row(page, name).waitFor({ state: "detached" });
      await page.unroute("**/api/links/*");
      await page.goto("about:blank");
      await expect.poll(() => linkOf(name)).toBeNull();
    });
  });
});
