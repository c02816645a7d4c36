import { describe, expect, it } from "vitest";
import { fromMenu, row, SIZES, useLinksScreen } from "../support/links-screen.ts";
import { complaintsOf } from "../support/page-looks.ts";
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

    it("deletes with ten seconds to take it back, and sends it when the tab goes", async () => {
      const name = word();
      await create(`${name}-kept`);
      await create(`${name}-gone`);
      await create(`${name}-left`);
      const { page } = await open(`?q=${name}`, (one) => one.clock.install());
      await fromMenu(page, `${name}-kept`, "Delete");
      await row(page, `${name}-kept`).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Undo" }).click();
      await row(page, `${name}-kept`).waitFor();
      await fromMenu(page, `${name}-gone`, "Delete");
      await page.clock.fastForward(9_000);
      expect(await linkOf(`${name}-gone`)).not.toBeNull();
      await page.clock.fastForward(1_500);
      await expect.poll(() => linkOf(`${name}-gone`)).toBeNull();
      await fromMenu(page, `${name}-left`, "Delete");
      await row(page, `${name}-left`).waitFor({ state: "detached" });
      await page.goto("about:blank");
      await expect.poll(() => linkOf(`${name}-left`)).toBeNull();
      expect(await linkOf(`${name}-kept`)).not.toBeNull();
    });
  });
});
