import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";
import { drawer, SIZES, useLinksScreen } from "../support/links-screen.ts";
import { violationsOn } from "../support/page-audit.ts";
import { complaintsOf } from "../support/page-looks.ts";

const PICTURES = join(ROOT, "dist/pictures");
const to = (name: string) => `https://example.com/${name}`;
const names = (page: Page) => page.locator(".rule-sentence strong").allInnerTexts();
const sentence = (page: Page, name: string) => page.locator(".rule-sentence", { hasText: name });
const focused = (page: Page) =>
  page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");

/** The rules of a link in its drawer, in the production bundle. */
describe("the rules of a link", () => {
  const { create, linkOf, opener, word } = useLinksScreen();
  beforeAll(() => mkdirSync(PICTURES, { recursive: true }));

  describe.each(SIZES)("on $size", ({ look, isPhone }) => {
    const open = opener(look);

    it("makes a rule that reads as a sentence, says what is wrong beside its field, and saves what is mended", async () => {
      const name = word();
      await create(name);
      const { page, visit } = await open(`?edit=${name}`);
      const form = drawer(page);
      await form.getByRole("button", { name: "Add a rule" }).click();
      await form.getByLabel("Name of the rule").fill("Alps");
      const add = async (condition: string) => {
        await form.getByLabel("Another condition", { exact: true }).selectOption({ label: condition });
        await form.getByRole("button", { name: "Add Another condition" }).click();
      };
      await add("Country");
      for (const country of ["Germany", "Austria"]) {
        await form.getByLabel("Country", { exact: true }).selectOption({ label: country });
        await form.getByRole("button", { name: "Add Country" }).click();
      }
      await add("System");
      await form.getByRole("button", { name: "iOS" }).click();
      await add("Language");
      await form.getByLabel("Language", { exact: true }).fill("xx-nowhere");
      await form.getByLabel("Where it leads", { exact: true }).fill("http://127.0.0.1/");
      await sentence(page, "Alps").getByText("If the visitor comes from Germany or Austria").waitFor();
      await page.getByRole("button", { name: "Save" }).click();
      await form.getByText("must be a language", { exact: false }).waitFor();
      expect(await form.getByLabel("Language", { exact: true }).getAttribute("aria-invalid")).toBe("true");
      await form.getByRole("button", { name: "Remove the condition Language" }).click();
      await page.getByRole("button", { name: "Save" }).click();
      await form.getByText("Links may not lead there").waitFor();
      expect(await form.getByLabel("Where it leads", { exact: true }).getAttribute("aria-invalid")).toBe("true");
      await form.getByLabel("Where it leads", { exact: true }).fill("example.com/alps");
      expect(await form.getByText("Links may not lead there").count()).toBe(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(PICTURES, `rules-${isPhone ? "phone" : "desktop"}.png`) });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText(`${name} is saved.`).waitFor();
      expect((await linkOf(name))?.["rules"]).toEqual([
        { name: "Alps", when: { country: ["DE", "AT"], os: ["ios"] }, url: to("alps") },
      ]);
      expect(complaintsOf(visit).filter((text) => !/status of 4(?:00|22)/.test(text))).toEqual([]);
    });

    it("moves and removes rules by keyboard alone, and the focus stays where one is", async () => {
      const name = word();
      const rules = ["A", "B", "C"].map((one, n) => ({ name: one, when: { share: n + 1 }, url: to(one) }));
      await create(name, { rules });
      const { page } = await open(`?edit=${name}`);
      await drawer(page).getByRole("button", { name: "Move C up" }).focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => names(page)).toEqual(["A", "C", "B"]);
      expect(await focused(page)).toBe("Move C up");
      await page.keyboard.press("Space");
      await expect.poll(() => names(page)).toEqual(["C", "A", "B"]);
      await page.getByText("C is now rule 1 of 3.").waitFor({ state: "attached" });
      // At the top it has nowhere to go, and loses nothing.
      await page.keyboard.press("Enter");
      expect([await names(page), await focused(page)]).toEqual([["C", "A", "B"], "Move C up"]);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect.poll(() => names(page)).toEqual(["A", "C", "B"]);
      expect(await focused(page)).toBe("Move C down");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect.poll(() => names(page)).toEqual(["A", "B"]);
      expect(await focused(page)).toMatch(/^B/);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText(`${name} is saved.`).waitFor();
      expect((await linkOf(name))?.["rules"]).toEqual(rules.slice(0, 2));
    });

    it("tries a visitor, and says who goes where and why, for the rules that are saved", async () => {
      const name = word();
      await create(name, {
        rules: [
          { name: "Alps", when: { country: ["DE", "AT"], os: ["ios"] }, url: to("alps") },
          { name: "Ad", when: { query: { utm_source: null } }, url: to("ad") },
        ],
      });
      const { page, visit } = await open(`?edit=${name}`);
      const form = drawer(page);
      await form.getByText("Try a visitor").click();
      await form.getByLabel("Comes from").selectOption({ label: "Germany" });
      await form.getByLabel("With", { exact: true }).selectOption({ label: "a Windows computer" });
      await form.getByLabel("Query", { exact: true }).fill("utm_source=x");
      await page.keyboard.press("Enter");
      const answer = form.locator(".try-answer");
      await answer.getByText(`Leads to ${to("ad")} by Ad`).waitFor();
      expect(await answer.locator("li").allInnerTexts()).toEqual(["Alps does not fit: System", "Ad fits"]);
      await form.getByLabel("With", { exact: true }).selectOption({ label: "an iPhone" });
      await form.getByRole("button", { name: "Try", exact: true }).click();
      await answer.getByText(`Leads to ${to("alps")} by Alps`).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(PICTURES, `rules-try-${isPhone ? "phone" : "desktop"}.png`) });
      await form.getByRole("button", { name: "Remove Alps" }).click();
      await form.getByText("This tries the rules as they are saved.").waitFor();
      expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      expect(complaintsOf(visit)).toEqual([]);
    });
  });
});
