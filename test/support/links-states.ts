import type { Page } from "playwright-core";
import { withConditionalEdits } from "./conditional-edits.ts";

const menuOf = (page: Page, slug: string) => page.getByRole("button", { name: `Menu of ${slug}` }).click();
const many = async (page: Page, entry: string) => {
  await page.locator(".list-row").first().waitFor();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};

/** The states of the screen of all links, for the tests of what every screen has to be. */
export const LINKS_STATES = [
  { name: "links", path: "/_/links", isSignedIn: true, until: ".list-row" },
  { name: "links-nothing", path: "/_/links?q=nothing-is-like-this", isSignedIn: true, until: ".link-list .empty" },
  {
    ...{ name: "links-chosen", path: "/_/links", isSignedIn: true, until: ".chosen-bar" },
    show: async (page: Page) => {
      for (const row of [1, 2, 3]) await page.locator(".choose").nth(row).click();
    },
  },
  {
    ...{ name: "links-menu", path: "/_/links", isSignedIn: true, until: "#row-menu:popover-open" },
    show: (page: Page) => menuOf(page, "demo"),
  },
  { name: "links-edit", path: "/_/links?edit=press-kit", isSignedIn: true, until: ".edit" },
  {
    ...{ name: "links-unsaved", path: "/_/links?edit=demo", isSignedIn: true, until: ".edit-ask" },
    show: async (page: Page) => {
      await page.getByLabel("Title").fill("Another");
      await page.keyboard.press("Escape");
    },
  },
  {
    ...{ name: "links-conflict", path: "/_/links", isSignedIn: true, until: ".conflict" },
    show: async (page: Page) => {
      await withConditionalEdits(page);
      await menuOf(page, "docs");
      await page.getByRole("menuitem", { name: "Edit" }).click();
      await page.locator(".edit").getByLabel("Title").fill("Mine");
      const Authorization = `Bearer ${String(await page.evaluate("sessionStorage.getItem('bijou.key')"))}`;
      const data = { title: `Theirs ${Date.now()}` };
      await page.request.patch(new URL("/api/links/docs", page.url()).href, { headers: { Authorization }, data });
      await page.getByRole("button", { name: "Save" }).click();
    },
  },
  {
    ...{ name: "links-paste", path: "/_/links", isSignedIn: true, until: "dialog[open] table" },
    show: async (page: Page) => {
      await many(page, "Paste many URLs");
      await page.getByLabel("One URL on each line").fill("https://example.com/one\nhttps://example.com/two\nno url");
      await page.getByRole("button", { name: "Shorten 3 URLs" }).click();
    },
  },
  {
    ...{ name: "links-import", path: "/_/links", isSignedIn: true, until: "dialog[open] table" },
    show: async (page: Page) => {
      await many(page, "Import a file");
      const buffer = Buffer.from("url,slug\nhttps://example.com/,api\nnonsense,x\nhttps://example.com/imported,\n");
      await page
        .locator("dialog[open] input[type=file]")
        .setInputFiles({ name: "links.csv", mimeType: "text/csv", buffer });
      await page.getByText("The import is done.").waitFor();
    },
  },
] as const;
